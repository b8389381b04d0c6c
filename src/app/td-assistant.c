/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-assistant.h"

#include <glib/gi18n.h>

#include "app/td-dialogs.h"
#include "app/td-field-row.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-text.h"

/* Work years offered: some before the present one, one after. */
#define YEARS_BEFORE 5
#define N_YEARS 7

struct _TdAssistant
{
  AdwWindow parent_instance;

  /* owned */
  GPtrArray *units; /* TdUnit; NULL when the list cannot be read */
  int first_year;

  /* template children */
  AdwWindowTitle *title;
  GtkStack *steps;
  GtkWidget *cancel_button;
  GtkWidget *back_button;
  GtkButton *next_button;
  TdFieldRow *agency_row;
  GtkTextView *units_view;
  GtkLabel *units_error;
  GtkListBox *preview;
  AdwComboRow *year_row;
  TdFieldRow *cases_row;
  TdFieldRow *money_row;
  AdwComboRow *cases_rule_row;
  AdwComboRow *money_rule_row;
};

static guint created_signal;

G_DEFINE_FINAL_TYPE (TdAssistant, td_assistant, ADW_TYPE_WINDOW)

static const char *const step_names[] = { "agency", "units", "targets" };
#define N_STEPS G_N_ELEMENTS (step_names)

static guint
get_step (TdAssistant *assistant)
{
  const char *name = gtk_stack_get_visible_child_name (assistant->steps);
  guint step = 0;

  while (step < N_STEPS - 1 && !g_str_equal (step_names[step], name))
    step++;
  return step;
}

static void
step_changed_cb (TdAssistant *assistant)
{
  guint step = get_step (assistant);
  g_autofree char *subtitle = NULL;

  /* Also called while the template is being built. */
  if (assistant->next_button == NULL)
    return;
  /* Translators: the present step of an assistant, and their number. */
  subtitle = g_strdup_printf (_ ("Step %u of %u"), step + 1, (guint)N_STEPS);
  adw_window_title_set_subtitle (assistant->title, subtitle);
  gtk_widget_set_visible (assistant->cancel_button, step == 0);
  gtk_widget_set_visible (assistant->back_button, step > 0);
  gtk_button_set_label (assistant->next_button, step == N_STEPS - 1 ? _ ("C_reate…") : _ ("_Next"));
}

static void
back_clicked_cb (TdAssistant *assistant)
{
  guint step = get_step (assistant);

  if (step > 0)
    gtk_stack_set_visible_child_name (assistant->steps, step_names[step - 1]);
}

/* What was entered in an earlier step is not lost by one key. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TdAssistant *assistant = TD_ASSISTANT (widget);

  if (get_step (assistant) > 0)
    back_clicked_cb (assistant);
  else
    gtk_window_close (GTK_WINDOW (assistant));
  return GDK_EVENT_STOP;
}

static void
next_clicked_cb (TdAssistant *assistant)
{
  td_assistant_next (assistant);
}

static GtkWidget *
preview_row_new (const TdUnit *unit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *code = gtk_label_new (unit->code);
  GtkWidget *name = gtk_label_new (unit->name);

  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_label_set_width_chars (GTK_LABEL (code), 10);
  gtk_widget_add_css_class (code, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (box, "td-preview-row");
  return box;
}

/* Reads the list again and shows what came of it. */
static void
read_units (TdAssistant *assistant)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (assistant->units_view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_clear_pointer (&assistant->units, g_ptr_array_unref);
  assistant->units = td_new_units_parse (text, &error);

  gtk_label_set_label (assistant->units_error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (assistant->units_error), error != NULL);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (assistant->preview, 0))) != NULL)
    gtk_list_box_remove (assistant->preview, row);
  for (guint i = 0; assistant->units != NULL && i < assistant->units->len; i++)
    gtk_list_box_append (assistant->preview,
                         preview_row_new (g_ptr_array_index (assistant->units, i)));
}

static bool
check_agency (TdAssistant *assistant)
{
  g_autoptr (GError) error = NULL;

  td_field_row_finish (assistant->agency_row);
  if (td_text_check_name (td_field_row_get_text (assistant->agency_row), &error))
    return true;
  td_field_row_set_error (assistant->agency_row, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (assistant->agency_row));
  return false;
}

static bool
check_units (TdAssistant *assistant)
{
  read_units (assistant);
  if (assistant->units != NULL && assistant->units->len > 0)
    return true;
  if (assistant->units != NULL)
    {
      gtk_label_set_label (assistant->units_error, _ ("At least one unit is needed."));
      gtk_widget_set_visible (GTK_WIDGET (assistant->units_error), TRUE);
    }
  gtk_widget_grab_focus (GTK_WIDGET (assistant->units_view));
  return false;
}

/* The target of a row, if there is one; false with a sentence at the row. */
static bool
read_target (TdFieldRow *row, bool *has_target, int64_t *rate)
{
  const char *text;
  g_autoptr (GError) error = NULL;

  td_field_row_finish (row);
  text = td_field_row_get_text (row);
  *has_target = *text != '\0';
  if (!*has_target || td_rate_parse (text, rate, &error))
    return true;
  td_field_row_set_error (row, error->message);
  return false;
}

static void
target_committed_cb (TdAssistant *assistant, TdFieldRow *row)
{
  bool has_target;
  int64_t rate;

  if (read_target (row, &has_target, &rate) && has_target)
    {
      g_autofree char *text = td_hundredths_format (rate);

      td_field_row_set_text (row, text);
    }
}

static bool
check_targets (TdAssistant *assistant, TdNewWorkspace *contents)
{
  TdFieldRow *const rows[TD_N_MEASURES] = { assistant->cases_row, assistant->money_row };
  AdwComboRow *const rules[TD_N_MEASURES]
      = { assistant->cases_rule_row, assistant->money_rule_row };

  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      if (!read_target (rows[i], &contents->has_target[i], &contents->rate[i]))
        {
          gtk_widget_grab_focus (GTK_WIDGET (rows[i]));
          return false;
        }
      contents->rule[i] = adw_combo_row_get_selected (rules[i]) == 0 ? TD_RULE_GE : TD_RULE_GT;
    }
  contents->work_year
      = assistant->first_year + (int)adw_combo_row_get_selected (assistant->year_row);
  return true;
}

static void
path_chosen_cb (const char *path, gpointer data)
{
  TdAssistant *assistant = data;
  g_autoptr (GError) error = NULL;

  if (!td_assistant_create (assistant, path, &error))
    td_dialogs_show_error (
        GTK_WINDOW (assistant), _ ("The workspace could not be made"), error->message);
}

static void
ask_path (TdAssistant *assistant)
{
  g_autofree char *name
      = g_strconcat (td_field_row_get_text (assistant->agency_row), ".tiendo", NULL);

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  td_dialogs_save_workspace (GTK_WINDOW (assistant),
                             _ ("Where to Keep the Workspace"),
                             name,
                             path_chosen_cb,
                             g_object_ref (assistant),
                             g_object_unref);
}

static void
fill_years (TdAssistant *assistant)
{
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);

  assistant->first_year = td_day_work_year (td_day_today ()) - YEARS_BEFORE;
  for (int i = 0; i < N_YEARS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", assistant->first_year + i);

      gtk_string_list_append (years, text);
    }
  adw_combo_row_set_model (assistant->year_row, G_LIST_MODEL (years));
  adw_combo_row_set_selected (assistant->year_row, YEARS_BEFORE);
}

static void
td_assistant_dispose (GObject *object)
{
  TdAssistant *assistant = TD_ASSISTANT (object);

  g_clear_pointer (&assistant->units, g_ptr_array_unref);

  G_OBJECT_CLASS (td_assistant_parent_class)->dispose (object);
}

static void
td_assistant_class_init (TdAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_assistant_dispose;

  created_signal = g_signal_new ("created",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 TD_TYPE_WORKSPACE);

  g_type_ensure (TD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, title);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, steps);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, next_button);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, agency_row);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, units_view);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, units_error);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, preview);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, year_row);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, cases_row);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, money_row);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, cases_rule_row);
  gtk_widget_class_bind_template_child (widget_class, TdAssistant, money_rule_row);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_changed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
td_assistant_init (TdAssistant *assistant)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (assistant));
  fill_years (assistant);
  step_changed_cb (assistant);
  g_signal_connect_object (focus, "leave", G_CALLBACK (read_units), assistant, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (assistant->units_view), focus);
  g_signal_connect_object (gtk_text_view_get_buffer (assistant->units_view),
                           "paste-done",
                           G_CALLBACK (read_units),
                           assistant,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (assistant->cases_row,
                           "commit",
                           G_CALLBACK (target_committed_cb),
                           assistant,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (assistant->money_row,
                           "commit",
                           G_CALLBACK (target_committed_cb),
                           assistant,
                           G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (assistant), GTK_WIDGET (assistant->next_button));
  gtk_entry_set_activates_default (td_field_row_get_entry (assistant->agency_row), TRUE);
  gtk_entry_set_activates_default (td_field_row_get_entry (assistant->money_row), TRUE);
  gtk_window_set_focus (GTK_WINDOW (assistant),
                        GTK_WIDGET (td_field_row_get_entry (assistant->agency_row)));
}

TdAssistant *
td_assistant_new (GtkWindow *parent)
{
  return g_object_new (TD_TYPE_ASSISTANT, "transient-for", parent, NULL);
}

const char *
td_assistant_get_step (TdAssistant *assistant)
{
  return step_names[get_step (assistant)];
}

void
td_assistant_next (TdAssistant *assistant)
{
  TdNewWorkspace contents = { 0 };

  switch (get_step (assistant))
    {
    case 0:
      if (!check_agency (assistant))
        return;
      gtk_stack_set_visible_child_name (assistant->steps, "units");
      gtk_widget_grab_focus (GTK_WIDGET (assistant->units_view));
      break;
    case 1:
      if (!check_units (assistant))
        return;
      gtk_stack_set_visible_child_name (assistant->steps, "targets");
      gtk_widget_grab_focus (GTK_WIDGET (assistant->cases_row));
      break;
    default:
      if (check_targets (assistant, &contents))
        ask_path (assistant);
    }
}

bool
td_assistant_create (TdAssistant *assistant, const char *path, GError **error)
{
  TdNewWorkspace contents = { 0 };
  g_autoptr (TdWorkspace) workspace = NULL;

  read_units (assistant);
  if (assistant->units == NULL || assistant->units->len == 0
      || !check_targets (assistant, &contents))
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_VALUE, _ ("Something that was entered cannot be read."));
      return false;
    }
  contents.agency = td_field_row_get_text (assistant->agency_row);
  contents.units = assistant->units;
  workspace = td_new_workspace_write (&contents, path, td_day_today (), error);
  if (workspace == NULL)
    return false;
  g_signal_emit (assistant, created_signal, 0, workspace);
  gtk_window_destroy (GTK_WINDOW (assistant));
  return true;
}
