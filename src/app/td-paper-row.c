/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paper-row.h"

#include <glib/gi18n.h>

#include "documents/td-document.h"
#include "model/td-day.h"

struct _TdPaperRow
{
  GtkListBoxRow parent_instance;

  int64_t paper;

  /* template children */
  GtkLabel *name;
  GtkLabel *day;
  GtkLabel *about;
  GtkImage *state_sign;
  GtkLabel *state;
  GtkWidget *changed;
};

G_DEFINE_FINAL_TYPE (TdPaperRow, td_paper_row, GTK_TYPE_LIST_BOX_ROW)

char *
td_paper_describe (const TdPaper *paper)
{
  const char *kind = td_document_get_kind_label (paper->kind);

  if (paper->number == NULL)
    return g_strdup (kind != NULL ? kind : paper->kind);
  /* Translators: a kind of paper and its number: "Công điện số 05". */
  return g_strdup_printf (_ ("%s no. %s"), kind != NULL ? kind : paper->kind, paper->number);
}

/* What it is about: its title without the kind, which stands above it. */
static char *
describe_subject (const TdBook *book, const TdPaper *paper)
{
  const char *kind = td_document_get_kind_label (paper->kind);
  const char *title = paper->title != NULL ? paper->title : "";
  TdSubject unit = paper->unit != NULL ? td_book_find_unit (book, paper->unit) : TD_SUBJECT_NONE;

  if (kind != NULL && g_str_has_prefix (title, kind) && title[strlen (kind)] == ' ')
    title += strlen (kind) + 1;
  if (paper->unit == NULL)
    return g_strdup (title);
  /* Translators: the name of a unit, and the title of a paper about it. */
  return g_strdup_printf (_ ("%s: %s"),
                          unit != TD_SUBJECT_NONE ? td_book_get_short_name (book, unit)
                                                  : paper->unit,
                          title);
}

void
td_paper_row_show (TdPaperRow *row, const TdBook *book, const TdPaper *paper, bool has_changed)
{
  bool is_issued = paper->state == TD_PAPER_ISSUED;
  g_autofree char *name = td_paper_describe (paper);
  g_autofree char *day = td_day_format (paper->issued);
  g_autofree char *about = describe_subject (book, paper);
  const char *state = is_issued ? C_ ("paper", "Issued") : C_ ("paper", "Draft");
  const char *number = paper->number != NULL ? "" : _ ("without a number yet");
  const char *changed = has_changed ? _ ("The figures have changed since") : "";
  g_autofree char *spoken = NULL;

  row->paper = paper->id;
  gtk_label_set_label (row->name, name);
  gtk_label_set_label (row->day, day);
  gtk_label_set_label (row->about, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->name), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->about), about);
  gtk_image_set_from_icon_name (row->state_sign,
                                is_issued ? "emblem-ok-symbolic" : "document-edit-symbolic");
  if (is_issued || paper->number != NULL)
    gtk_label_set_label (row->state, state);
  else
    {
      /* Translators: the state of a paper, and that it has no number yet. */
      g_autofree char *text = g_strdup_printf (_ ("%s, %s"), state, number);
      gtk_label_set_label (row->state, text);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->state), gtk_label_get_label (row->state));
  td_paper_row_set_changed (row, has_changed);
  spoken = g_strjoin (". ", name, day, about, gtk_label_get_label (row->state), changed, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
td_paper_row_set_changed (TdPaperRow *row, bool has_changed)
{
  gtk_widget_set_visible (row->changed, has_changed);
}

int64_t
td_paper_row_get_paper (TdPaperRow *row)
{
  return row->paper;
}

static void
td_paper_row_class_init (TdPaperRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-paper-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPaperRow, name);
  gtk_widget_class_bind_template_child (widget_class, TdPaperRow, day);
  gtk_widget_class_bind_template_child (widget_class, TdPaperRow, about);
  gtk_widget_class_bind_template_child (widget_class, TdPaperRow, state_sign);
  gtk_widget_class_bind_template_child (widget_class, TdPaperRow, state);
  gtk_widget_class_bind_template_child (widget_class, TdPaperRow, changed);
}

static void
td_paper_row_init (TdPaperRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
td_paper_row_new (void)
{
  return g_object_new (TD_TYPE_PAPER_ROW, NULL);
}
