/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-targets-history.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "analysis/td-targets.h"
#include "app/td-targets-journal.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

/* Milliseconds until the journal is asked. */
#define SEARCH_DELAY 200

struct _TdTargetsHistory
{
  GtkBox parent_instance;

  /* owned */
  TdSession *session;
  GPtrArray *targets; /* TdTarget of the book, as listed; until the session changes */
  GCancellable *search;

  int work_year;
  guint timeout;

  /* template children */
  GtkLabel *name_label;
  GtkListBox *list;
  GtkWidget *none_label;
};

G_DEFINE_FINAL_TYPE (TdTargetsHistory, td_targets_history, GTK_TYPE_BOX)

static char *
word_target (const TdTarget *target)
{
  g_autofree char *rate = td_hundredths_format (target->rate);
  g_autofree char *day = td_day_format (td_target_get_first_day (target));

  return target->rule == TD_RULE_GT
             /* Translators: a target that must be exceeded, and its first day. */
             ? g_strdup_printf (_ ("above %s %%, since %s"), rate, day)
             /* Translators: a target that must be reached, and its first day. */
             : g_strdup_printf (_ ("at least %s %%, since %s"), rate, day);
}

static void
remove_clicked_cb (TdTargetsHistory *history, GtkButton *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  (void)td_targets_history_remove (history, index);
}

static GtkWidget *
button_new (TdTargetsHistory *history, const char *title, guint index)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: a button that removes a target; %s describes it. */
  g_autofree char *name = g_strdup_printf (_ ("Remove: %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove the Target"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, td_session_can_edit (history->session, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (remove_clicked_cb), history, G_CONNECT_SWAPPED);
  return button;
}

/* @setter: (nullable): who set it when */
static void
describe (AdwActionRow *row, const TdTarget *target, const char *setter)
{
  const char *const lines[] = { target->document, setter };
  g_autoptr (GString) text = g_string_new (td_wording_measure (target->measure));
  g_autofree char *markup = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_string_append_printf (text, "\n%s", lines[i]);
  markup = g_markup_escape_text (text->str, -1);
  adw_action_row_set_subtitle (row, markup);
}

static GtkWidget *
row_new (TdTargetsHistory *history, const TdTarget *target, guint index)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = word_target (target);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  describe (ADW_ACTION_ROW (row), target, NULL);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new (history, title, index));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
list_targets (TdTargetsHistory *history, TdSubject subject)
{
  const TdBook *book = td_session_get_book (history->session);
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();

  g_ptr_array_set_size (history->targets, 0);
  for (TdMeasure measure = TD_MEASURE_CASES;
       subject != TD_SUBJECT_NONE && measure <= TD_MEASURE_MONEY;
       measure++)
    {
      td_targets_list (book, subject, history->work_year, measure, targets);
      g_ptr_array_extend (history->targets, targets, NULL, NULL);
    }
}

/* Who set them */

static void
stop_search (TdTargetsHistory *history)
{
  g_clear_handle_id (&history->timeout, g_source_remove);
  if (history->search != NULL)
    g_cancellable_cancel (history->search);
  g_clear_object (&history->search);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) setters = td_targets_journal_find_finish (result, &error);
  TdTargetsHistory *history = data;

  /* A search that was stopped may be that of a list that is gone. */
  if (setters == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          && !g_error_matches (error, TD_ERROR, TD_ERROR_CANCELLED))
        g_info ("who set the targets is not known: %s", error->message);
      return;
    }
  for (guint i = 0; i < history->targets->len; i++)
    {
      const TdTarget *target = g_ptr_array_index (history->targets, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (history->list, (int)i);

      describe (ADW_ACTION_ROW (row), target, td_targets_journal_get (setters, target));
    }
}

static gboolean
search_cb (gpointer data)
{
  TdTargetsHistory *history = data;
  TdWorkspace *workspace = td_session_get_workspace (history->session);
  const TdTarget *target = g_ptr_array_index (history->targets, 0);

  history->timeout = 0;
  history->search = g_cancellable_new ();
  td_targets_journal_find (workspace, target->unit, history->search, found_cb, history);
  return G_SOURCE_REMOVE;
}

static void
td_targets_history_dispose (GObject *object)
{
  TdTargetsHistory *history = TD_TARGETS_HISTORY (object);
  GtkWidget *child;

  stop_search (history);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (history))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&history->session);
  G_OBJECT_CLASS (td_targets_history_parent_class)->dispose (object);
}

static void
td_targets_history_finalize (GObject *object)
{
  g_ptr_array_unref (TD_TARGETS_HISTORY (object)->targets);
  G_OBJECT_CLASS (td_targets_history_parent_class)->finalize (object);
}

static void
td_targets_history_class_init (TdTargetsHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_targets_history_dispose;
  object_class->finalize = td_targets_history_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-targets-history.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTargetsHistory, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsHistory, list);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsHistory, none_label);
}

static void
td_targets_history_init (TdTargetsHistory *history)
{
  history->targets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (history));
}

void
td_targets_history_show (TdTargetsHistory *history,
                         TdSession *session,
                         TdSubject subject,
                         int work_year)
{
  const TdBook *book = td_session_get_book (session);
  GtkWidget *row;

  stop_search (history);
  g_set_object (&history->session, session);
  history->work_year = work_year;
  list_targets (history, subject);
  gtk_label_set_label (history->name_label,
                       subject != TD_SUBJECT_NONE ? td_book_get_name (book, subject) : "");
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (history->list))) != NULL)
    gtk_list_box_remove (history->list, row);
  for (guint i = 0; i < history->targets->len; i++)
    gtk_list_box_append (history->list,
                         row_new (history, g_ptr_array_index (history->targets, i), i));
  gtk_widget_set_visible (GTK_WIDGET (history->list), history->targets->len > 0);
  gtk_widget_set_visible (history->none_label,
                          subject != TD_SUBJECT_NONE && history->targets->len == 0);
  /* Who only passes by on the way to another unit is not looked for. */
  if (history->targets->len > 0)
    history->timeout = g_timeout_add (SEARCH_DELAY, search_cb, history);
}

guint
td_targets_history_get_n (TdTargetsHistory *history)
{
  return history->targets->len;
}

bool
td_targets_history_remove (TdTargetsHistory *history, guint index)
{
  g_autoptr (TdBook) book = td_book_ref (td_session_get_book (history->session));
  g_autoptr (TdSession) session = g_object_ref (history->session);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  const TdTarget *target;

  g_return_val_if_fail (index < history->targets->len, false);

  target = g_ptr_array_index (history->targets, index);
  TdAction action = {
    .kind = "target",
    .unit = target->unit,
    .officer = target->officer,
    .as_of = TD_DAY_NONE,
    .detail = td_measure_name (target->measure),
  };
  td_changes_remove_target (changes, target);
  if (!td_session_apply (session, changes, &action, NULL, &error))
    {
      td_session_message (session, error->message, NULL);
      return false;
    }
  td_session_message (session, _ ("Target removed"), "win.undo");
  return true;
}
