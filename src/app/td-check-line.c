/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-check-line.h"

#include <glib/gi18n.h>

#include "wording/td-wording.h"

struct _TdCheckLine
{
  GtkWidget parent_instance;

  /* owned */
  TdCheckRow *row; /* (nullable) */

  /* template children */
  GtkWidget *heading;
  GtkImage *arrow;
  GtkLabel *name_label;
  GtkLabel *count_label;
  GtkWidget *finding;
  GtkImage *mark;
  GtkLabel *severity_label;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkLabel *advice_label;
  GtkLabel *note_label;
  GtkButton *explain_button;
};

G_DEFINE_FINAL_TYPE (TdCheckLine, td_check_line, GTK_TYPE_WIDGET)

enum
{
  EXPLAIN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
explain_clicked_cb (TdCheckLine *line)
{
  g_signal_emit (line, signals[EXPLAIN], 0);
}

static void
td_check_line_dispose (GObject *object)
{
  TdCheckLine *line = TD_CHECK_LINE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_CHECK_LINE);
  g_clear_object (&line->row);

  G_OBJECT_CLASS (td_check_line_parent_class)->dispose (object);
}

static void
td_check_line_class_init (TdCheckLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_check_line_dispose;

  signals[EXPLAIN] = g_signal_new (
      "explain", TD_TYPE_CHECK_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "td-check-line");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-check-line.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, heading);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, arrow);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, count_label);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, finding);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, mark);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, severity_label);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, advice_label);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, note_label);
  gtk_widget_class_bind_template_child (widget_class, TdCheckLine, explain_button);
  gtk_widget_class_bind_template_callback (widget_class, explain_clicked_cb);
}

static void
td_check_line_init (TdCheckLine *line)
{
  gtk_widget_init_template (GTK_WIDGET (line));
}

GtkWidget *
td_check_line_new (void)
{
  return g_object_new (TD_TYPE_CHECK_LINE, NULL);
}

static void
show_heading (TdCheckLine *line)
{
  bool folds = td_check_row_get_kind (line->row) == TD_CHECK_ROW_SETTLED;
  g_autofree char *title = td_check_row_get_title (line->row);
  g_autofree char *detail = td_check_row_get_detail (line->row);

  gtk_label_set_label (line->name_label, title);
  gtk_label_set_label (line->count_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (line->arrow), folds);
  gtk_image_set_from_icon_name (
      line->arrow, td_check_row_is_open (line->row) ? "pan-down-symbolic" : "pan-end-symbolic");
}

/* Shape, colour and word: a severity is never colour alone. */
static void
show_severity (TdCheckLine *line, const TdProblem *problem)
{
  bool is_error = problem->severity == TD_SEVERITY_ERROR;
  bool is_settled = td_check_row_is_settled (line->row);
  const char *icon = is_error     ? "dialog-error-symbolic"
                     : is_settled ? "object-select-symbolic"
                                  : "dialog-question-symbolic";

  gtk_image_set_from_icon_name (line->mark, icon);
  gtk_label_set_label (line->severity_label, td_wording_severity (problem->severity));
  if (is_error)
    gtk_widget_add_css_class (line->finding, "error-finding");
  else
    gtk_widget_remove_css_class (line->finding, "error-finding");
}

static void
show_note (TdCheckLine *line, const TdProblem *problem, const char *who)
{
  g_autofree char *note = NULL;

  gtk_widget_set_visible (GTK_WIDGET (line->note_label), problem->explained != NULL);
  if (problem->explained == NULL)
    return;
  /* Translators: what a person wrote about a finding, then who and when */
  note = who != NULL ? g_strdup_printf (_ ("Explained: %s (%s)"), problem->explained, who)
                     : g_strdup_printf (_ ("Explained: %s"), problem->explained);
  gtk_label_set_label (line->note_label, note);
}

static void
show_finding (TdCheckLine *line, const char *who, bool can_edit)
{
  const TdProblem *problem = td_check_row_get_problem (line->row);
  g_autofree char *title = td_check_row_get_title (line->row);
  g_autofree char *detail = td_check_row_get_detail (line->row);
  g_autofree char *advice = td_wording_problem_advice (problem);
  g_autofree char *spoken = NULL;

  show_severity (line, problem);
  show_note (line, problem, who);
  gtk_label_set_label (line->title_label, title);
  gtk_label_set_label (line->detail_label, detail);
  gtk_label_set_label (line->advice_label, advice);
  gtk_widget_set_visible (GTK_WIDGET (line->advice_label), problem->explained == NULL);
  gtk_widget_set_tooltip_text (line->finding, td_wording_identity (problem->code));
  gtk_widget_set_visible (GTK_WIDGET (line->explain_button), can_edit);
  gtk_button_set_label (line->explain_button,
                        problem->explained != NULL ? _ ("Change…") : _ ("Explain…"));
  /* Translators: a button as it is spoken; %s is a finding of the check */
  spoken = g_strdup_printf (_ ("Explain: %s"), title);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (line->explain_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
td_check_line_set_row (TdCheckLine *line, TdCheckRow *row, const char *who, bool can_edit)
{
  bool is_finding = row != NULL && td_check_row_get_kind (row) == TD_CHECK_ROW_PROBLEM;

  g_set_object (&line->row, row);
  gtk_widget_set_visible (line->finding, is_finding);
  gtk_widget_set_visible (line->heading, row != NULL && !is_finding);
  if (row == NULL)
    return;
  if (is_finding)
    show_finding (line, who, can_edit);
  else
    show_heading (line);
}

TdCheckRow *
td_check_line_get_row (TdCheckLine *line)
{
  return line->row;
}
