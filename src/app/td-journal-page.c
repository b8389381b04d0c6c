/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-journal-page.h"

#include <glib/gi18n.h>

#include "app/td-dialogs.h"
#include "app/td-journal-cell.h"
#include "app/td-journal-choice.h"
#include "app/td-journal-days.h"
#include "app/td-journal-model.h"
#include "app/td-progress-dialog.h"
#include "app/td-search-entry.h"
#include "exchange/td-journal-csv.h"
#include "model/td-day.h"
#include "model/td-text.h"
#include "wording/td-wording.h"

struct _TdJournalPage
{
  TdPage parent_instance;

  /* owned */
  TdJournalModel *model;

  /* borrowed: what the page shows; only compared */
  gconstpointer seen_workspace;
  gconstpointer seen_book;
  gint64 seen_group;
  bool seen_editable;
  bool clearing; /* the filters change together */

  /* template children */
  GtkSearchEntry *search_entry;
  TdJournalChoice *unit_choice;
  TdJournalDays *days_choice;
  TdJournalChoice *item_choice;
  TdJournalChoice *kind_choice;
  TdJournalChoice *person_choice;
  GtkWidget *toolbar;
  GtkWidget *summary_box;
  GtkLabel *summary_label;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (TdJournalPage, td_journal_page, TD_TYPE_PAGE)

static TdSession *
get_session (TdJournalPage *page)
{
  return td_page_get_session (TD_PAGE (page));
}

static GtkWindow *
get_window (TdJournalPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* What the filters say; to be cleared. */
static void
read_query (TdJournalPage *page, TdJournalQuery *query)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (page->search_entry));

  *query = (TdJournalQuery){
    .who = g_strdup (td_journal_choice_get (page->person_choice)),
    .kind = g_strdup (td_journal_choice_get (page->kind_choice)),
    .unit = g_strdup (td_journal_choice_get (page->unit_choice)),
    .item = g_strdup (td_journal_choice_get (page->item_choice)),
    .text = *text != '\0' ? g_strdup (text) : NULL,
  };
  td_journal_days_get (page->days_choice, &query->from, &query->to);
}

static bool
is_filtered (TdJournalPage *page)
{
  TdJournalQuery query;
  bool is_empty;

  read_query (page, &query);
  is_empty = td_journal_query_is_empty (&query);
  td_journal_query_clear (&query);
  return !is_empty;
}

static void
filter_changed_cb (TdJournalPage *page)
{
  TdJournalQuery query;

  if (page->clearing)
    return;
  read_query (page, &query);
  td_journal_model_set_query (page->model, &query);
  td_journal_query_clear (&query);
}

static void
show_all_clicked_cb (TdJournalPage *page)
{
  page->clearing = true;
  gtk_editable_set_text (GTK_EDITABLE (page->search_entry), "");
  td_journal_choice_set (page->unit_choice, NULL);
  td_journal_choice_set (page->item_choice, NULL);
  td_journal_choice_set (page->kind_choice, NULL);
  td_journal_choice_set (page->person_choice, NULL);
  td_journal_days_set (page->days_choice, TD_DAY_NONE, TD_DAY_NONE);
  page->clearing = false;
  filter_changed_cb (page);
}

static void
fill_units (TdJournalPage *page, const TdBook *book)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all_ids = NULL;
  g_auto (GStrv) all_labels = NULL;

  for (TdSubject unit = 0; book != NULL && unit < td_book_get_n_units (book); unit++)
    {
      g_strv_builder_add (ids, td_book_get_unit (book, unit)->code);
      g_strv_builder_add (labels, td_book_get_short_name (book, unit));
    }
  all_ids = g_strv_builder_end (ids);
  all_labels = g_strv_builder_end (labels);
  td_journal_choice_set_options (
      page->unit_choice, (const char *const *)all_ids, (const char *const *)all_labels);
}

static void
fill_items (TdJournalPage *page, const TdBook *book)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all_ids = NULL;
  g_auto (GStrv) all_labels = NULL;

  for (int i = 0; book != NULL && i < TD_N_ITEMS; i++)
    {
      const char *name = td_book_get_item_name (book, (TdItem)i);

      if (name == NULL || !td_item_is_stored ((TdItem)i))
        continue;
      g_strv_builder_add (ids, name);
      g_strv_builder_add (labels, td_book_get_item_label (book, NULL, (TdItem)i));
    }
  g_strv_builder_add (ids, "rate");
  g_strv_builder_add (labels, C_ ("journal", "Target"));
  all_ids = g_strv_builder_end (ids);
  all_labels = g_strv_builder_end (labels);
  td_journal_choice_set_options (
      page->item_choice, (const char *const *)all_ids, (const char *const *)all_labels);
}

static void
fill_words (TdJournalPage *page)
{
  const char *const *kinds = td_journal_model_get_kinds (page->model);
  const char *const *people = td_journal_model_get_people (page->model);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  if (kinds == NULL || people == NULL)
    return;
  for (guint i = 0; kinds[i] != NULL; i++)
    g_strv_builder_add (builder, td_wording_action (kinds[i]));
  labels = g_strv_builder_end (builder);
  td_journal_choice_set_options (page->kind_choice, kinds, (const char *const *)labels);
  td_journal_choice_set_options (page->person_choice, people, people);
}

static void
update_state (TdJournalPage *page)
{
  guint n_groups = td_journal_model_get_n_groups (page->model);
  bool loading = td_journal_model_is_loading (page->model);
  bool is_open = td_session_get_workspace (get_session (page)) != NULL;
  g_autofree char *count = NULL;
  g_autofree char *summary = NULL;

  fill_words (page);
  if (n_groups > 0)
    gtk_stack_set_visible_child_name (page->stack, "list");
  else if (!loading || !is_open)
    gtk_stack_set_visible_child_name (page->stack, is_filtered (page) ? "none" : "empty");
  count = g_strdup_printf (ngettext ("%u change", "%u changes", n_groups), n_groups);
  if (td_journal_model_is_complete (page->model))
    summary = g_steal_pointer (&count);
  else
    /* Translators: %s is a number of changes; more are read as one scrolls. */
    summary = g_strdup_printf (_ ("%s so far, older ones follow"), count);
  gtk_label_set_label (page->summary_label, n_groups > 0 ? summary : "");
  gtk_spinner_set_spinning (page->spinner, loading);
  gtk_widget_set_visible (GTK_WIDGET (page->spinner), loading);
  gtk_widget_set_visible (page->toolbar, is_open && (n_groups > 0 || is_filtered (page)));
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "journal.copy", n_groups > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "journal.export", n_groups > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "journal.show-all", is_filtered (page));
}

static void
td_journal_page_refresh (TdPage *td_page)
{
  TdJournalPage *page = TD_JOURNAL_PAGE (td_page);
  TdWorkspace *workspace = td_session_get_workspace (get_session (page));
  const TdBook *book = td_session_get_book (get_session (page));
  bool editable = td_session_can_edit (get_session (page), NULL);
  gint64 last = page->seen_group;

  if (editable != page->seen_editable)
    {
      guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (page->model));

      /* The buttons of the rows follow. */
      page->seen_editable = editable;
      g_list_model_items_changed (G_LIST_MODEL (page->model), 0, n_rows, n_rows);
    }
  if (book != page->seen_book)
    {
      fill_units (page, book);
      fill_items (page, book);
      page->seen_book = book;
    }
  if (workspace != page->seen_workspace)
    {
      page->seen_workspace = workspace;
      td_journal_model_set_workspace (page->model, workspace);
      if (workspace != NULL)
        (void)td_workspace_get_last_group (
            workspace, &page->seen_group, NULL); /* read again else */
      update_state (page);
      return;
    }
  /* Another cut is no news to the journal. */
  if (workspace == NULL || !td_workspace_get_last_group (workspace, &last, NULL)
      || last == page->seen_group)
    return;
  page->seen_group = last;
  td_journal_model_refresh (page->model);
}

static void
td_journal_page_focus_search (TdPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TD_JOURNAL_PAGE (page)->search_entry));
}

/* A revert on its way. */
typedef struct
{
  TdJournalPage *page;      /* owned */
  TdWorkspace *workspace;   /* owned */
  TdProgressDialog *dialog; /* borrowed */
  gint64 group;
  int line;
} Revert;

static void
revert_free (Revert *revert)
{
  g_object_unref (revert->page);
  g_object_unref (revert->workspace);
  g_free (revert);
}

static void
revert_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Revert *revert = data;
  GError *error = NULL;

  if (td_workspace_revert (revert->workspace, revert->group, revert->line, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
reverted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Revert *revert = g_task_get_task_data (G_TASK (result));
  TdSession *session = get_session (revert->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdGroup) group = NULL;
  g_autofree char *words = NULL;

  td_progress_dialog_done (revert->dialog);
  if (session == NULL || td_session_get_workspace (session) != revert->workspace)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      td_session_message (session, error->message, NULL);
      return;
    }
  group = td_workspace_get_undo (revert->workspace);
  if (group == NULL)
    return;
  words = td_wording_group (td_session_get_book (session),
                            group->kind,
                            group->unit,
                            group->officer,
                            group->as_of,
                            group->detail,
                            group->note);
  td_session_message (session, words, "win.undo");
}

/* In a worker: a whole import can be put back too. */
static void
revert_cb (TdJournalPage *page, TdJournalCell *cell)
{
  TdJournalRow *row = td_journal_cell_get_row (cell);
  TdWorkspace *workspace = td_session_get_workspace (get_session (page));
  g_autoptr (GTask) task = NULL;
  Revert *revert;

  if (row == NULL || workspace == NULL)
    return;
  revert = g_new0 (Revert, 1);
  revert->page = g_object_ref (page);
  revert->workspace = g_object_ref (workspace);
  revert->group = row->group;
  revert->line = row->line;
  revert->dialog
      = td_progress_dialog_new (get_window (page), _ ("Putting the earlier value back…"), NULL);
  task = g_task_new (NULL, NULL, reverted_cb, NULL);
  g_task_set_task_data (task, revert, (GDestroyNotify)revert_free);
  g_task_run_in_thread (task, revert_thread);
}

static TdSubject
find_subject (const TdBook *book, const TdJournalRow *row)
{
  TdSubject unit = row->unit != NULL ? td_book_find_unit (book, row->unit) : TD_SUBJECT_NONE;

  if (unit == TD_SUBJECT_NONE || row->officer == NULL || row->as_of == TD_DAY_NONE)
    return unit;
  return td_book_find_officer (book, row->officer, unit, row->as_of);
}

/* The page on which a row of that table is seen and edited. */
static const char *
find_page (const char *table)
{
  static const struct
  {
    const char *table;
    const char *page;
  } pages[] = {
    { "records", "figures" },        { "cuts", "figures" },   { "explanations", "check" },
    { "targets", "targets" },        { "plans", "targets" },  { "units", "units" },
    { "successions", "units" },      { "officers", "units" }, { "papers", "documents" },
    { "paper_blocks", "documents" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].table, table))
      return pages[i].page;
  return NULL;
}

/* A line leads to its cell. */
static void
go_to (TdJournalPage *page, const TdJournalRow *row)
{
  TdSession *session = get_session (page);
  const char *target = find_page (row->table);
  bool is_of_cut = g_str_equal (row->table, "records") || g_str_equal (row->table, "cuts")
                   || g_str_equal (row->table, "explanations");
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  TdMeasure measure;
  TdItem item;

  if (target == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "win.settings", NULL);
      return;
    }
  if (is_of_cut && td_book_find_cut (td_session_get_book (session), row->as_of) < 0)
    {
      day = td_day_format (row->as_of);
      /* Translators: %s is the day of a cut. */
      text = g_strdup_printf (_ ("There is no cut of %s any more."), day);
      td_session_message (session, text, NULL);
      return;
    }
  if (is_of_cut)
    td_session_set_as_of (session, row->as_of);
  td_session_navigate (
      session,
      target,
      find_subject (td_session_get_book (session), row),
      row->measure != NULL && td_measure_from_name (row->measure, &measure) ? (int)measure : -1,
      row->item != NULL && td_book_find_item (td_session_get_book (session), row->item, &item)
          ? (int)item
          : -1);
}

static void
toggle (TdJournalPage *page, TdJournalRow *row)
{
  td_journal_model_toggle (page->model, row);
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (page->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *cell = gtk_widget_get_first_child (item);

      /* The arrow is drawn anew; the list itself stays as it is, and with it the keyboard. */
      if (TD_IS_JOURNAL_CELL (cell) && td_journal_cell_get_row (TD_JOURNAL_CELL (cell)) == row)
        td_journal_cell_show (
            TD_JOURNAL_CELL (cell), row, td_session_can_edit (get_session (page), NULL));
    }
}

/* Gives the keyboard to a row that is made. */
static void
focus_row (TdJournalPage *page, TdJournalRow *row)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (page->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *cell = gtk_widget_get_first_child (item);

      if (TD_IS_JOURNAL_CELL (cell) && td_journal_cell_get_row (TD_JOURNAL_CELL (cell)) == row)
        gtk_widget_grab_focus (cell);
    }
}

static void
activated_cb (TdJournalPage *page, guint position)
{
  g_autoptr (TdJournalRow) row
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (page->view)), position);

  if (row == NULL)
    return;
  if (td_journal_row_can_unfold (row))
    toggle (page, row);
  else
    go_to (page, row);
}

/* The cell that has the keyboard, itself or by its button. */
static TdJournalCell *
find_focus (TdJournalPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !TD_IS_JOURNAL_CELL (focus))
    focus = gtk_widget_get_ancestor (focus, TD_TYPE_JOURNAL_CELL);
  return focus != NULL ? TD_JOURNAL_CELL (focus) : NULL;
}

/* Right unfolds a group and Left folds it, also from one of its lines. */
static gboolean
key_pressed_cb (TdJournalPage *page, guint key, guint code, GdkModifierType state)
{
  TdJournalCell *cell = find_focus (page);
  TdJournalRow *row = cell != NULL ? td_journal_cell_get_row (cell) : NULL;
  bool unfolds = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;

  if (row == NULL || (!unfolds && key != GDK_KEY_Left && key != GDK_KEY_KP_Left)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!unfolds && !td_journal_row_is_group (row))
    {
      row = td_journal_model_find_group (page->model, row);
      /* Its line goes away. */
      if (row != NULL)
        focus_row (page, row);
    }
  if (row != NULL && td_journal_row_can_unfold (row) && row->expanded != unfolds)
    toggle (page, row);
  return GDK_EVENT_STOP;
}

/* What is shown, a line each; of a long journal what was read so far. */
static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdJournalPage *page = TD_JOURNAL_PAGE (widget);
  GListModel *list = G_LIST_MODEL (page->model);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (TdJournalRow) row = g_list_model_get_item (list, i);
      g_autofree char *line = td_journal_row_to_text (row);

      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  td_session_message (get_session (page), _ ("The list is on the clipboard."), NULL);
}

/* An export on its way. */
typedef struct
{
  TdJournalPage *page;      /* owned */
  TdWorkspace *workspace;   /* owned */
  TdBook *book;             /* owned */
  TdProgressDialog *dialog; /* borrowed */
  TdJournalQuery query;
  char *path;
  guint n_groups;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->page);
  g_object_unref (export->workspace);
  td_book_unref (export->book);
  td_journal_query_clear (&export->query);
  g_free (export->path);
  g_free (export);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  TdJournalAccept accept = { &export->query, export->book };
  TdJournalFilter filter = td_journal_query_to_filter (&export->query, &accept);
  GError *error = NULL;

  if (td_journal_csv_write (export->workspace,
                            export->book,
                            &filter,
                            export->path,
                            cancellable,
                            &export->n_groups,
                            &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (export->path);
  g_autofree char *text = NULL;

  td_progress_dialog_done (export->dialog);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_ ("The journal was exported to “%s”"), name);
      td_session_message (get_session (export->page), text, NULL);
    }
  else if (!g_error_matches (error, TD_ERROR, TD_ERROR_CANCELLED))
    td_dialogs_show_error (
        get_window (export->page), _ ("The journal was not exported"), error->message);
}

void
td_journal_page_export (TdJournalPage *page, const char *path)
{
  TdWorkspace *workspace = td_session_get_workspace (get_session (page));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  Export *export;

  if (workspace == NULL)
    return;
  export = g_new0 (Export, 1);
  export->page = g_object_ref (page);
  export->workspace = g_object_ref (workspace);
  export->book = td_book_ref (td_workspace_get_book (workspace));
  export->path = g_strdup (path);
  read_query (page, &export->query);
  export->dialog
      = td_progress_dialog_new (get_window (page), _ ("Exporting the journal…"), cancellable);
  task = g_task_new (NULL, cancellable, exported_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, (GDestroyNotify)export_free);
  g_task_run_in_thread (task, export_thread);
}

static void
export_chosen_cb (const char *path, gpointer data)
{
  td_journal_page_export (data, path);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *today = td_day_format_iso (td_day_today ());
  /* Translators: the name proposed for a file; %s is a date such as 2025-09-12. */
  g_autofree char *base = g_strdup_printf (_ ("Journal %s"), today);
  g_autofree char *name = g_strconcat (base, ".csv", NULL);

  td_dialogs_save_csv (get_window (TD_JOURNAL_PAGE (widget)),
                       _ ("Export the Journal"),
                       name,
                       export_chosen_cb,
                       g_object_ref (widget),
                       g_object_unref);
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_all_clicked_cb (TD_JOURNAL_PAGE (widget));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdJournalPage *page)
{
  GtkWidget *cell = g_object_new (TD_TYPE_JOURNAL_CELL, NULL);

  g_signal_connect_object (cell, "revert", G_CALLBACK (revert_cb), page, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdJournalPage *page)
{
  td_journal_cell_show (TD_JOURNAL_CELL (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item),
                        td_session_can_edit (get_session (page), NULL));
}

static void
td_journal_page_dispose (GObject *object)
{
  TdJournalPage *page = TD_JOURNAL_PAGE (object);

  if (page->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (page->model, page);
      td_journal_model_set_workspace (page->model, NULL);
    }
  g_clear_object (&page->model);

  G_OBJECT_CLASS (td_journal_page_parent_class)->dispose (object);
}

static void
td_journal_page_class_init (TdJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_journal_page_dispose;
  TD_PAGE_CLASS (klass)->refresh = td_journal_page_refresh;
  TD_PAGE_CLASS (klass)->focus_search = td_journal_page_focus_search;

  g_type_ensure (TD_TYPE_JOURNAL_CHOICE);
  g_type_ensure (TD_TYPE_JOURNAL_DAYS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, unit_choice);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, days_choice);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, item_choice);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, person_choice);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, summary_box);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdJournalPage, view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "journal.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "journal.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "journal.show-all", NULL, show_all_cb);
}

static void
td_journal_page_init (TdJournalPage *page)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  page->model = td_journal_model_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  td_search_entry_name_parts (page->search_entry);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), page, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), page, 0);
  gtk_list_view_set_factory (page->view, factory);
  selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (page->model))));
  gtk_list_view_set_model (page->view, selection);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), page, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (page->view), keys);
  g_signal_connect_object (
      page->model, "state-changed", G_CALLBACK (update_state), page, G_CONNECT_SWAPPED);
}

GtkWidget *
td_journal_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_JOURNAL_PAGE, "session", session, NULL);
}
