/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-check-page.h"

#include <glib/gi18n.h>

#include "app/td-check-journal.h"
#include "app/td-check-line.h"
#include "app/td-dialogs.h"
#include "app/td-field-row.h"
#include "app/td-findings.h"
#include "app/td-search-entry.h"
#include "model/td-day.h"
#include "model/td-text.h"
#include "wording/td-wording.h"

/* No more findings than this get a row. */
#define MAX_ROWS 5000

/* What the drop-down of severities holds, in its order. */
typedef enum
{
  SHOW_ALL,
  SHOW_ERRORS,
  SHOW_WARNINGS,
} Show;

struct _TdCheckPage
{
  TdPage parent_instance;

  /* owned */
  GListStore *rows;         /* TdCheckRow */
  GHashTable *explainers;   /* (nullable): who explained what, see td_check_journal_find() */
  GCancellable *asking;     /* (nullable): the journal is being asked */
  gconstpointer asked_book; /* borrowed: only compared: for which book it was asked */

  bool settled_is_open;

  /* template children */
  GtkStack *stack;
  GtkToggleButton *cut_button;
  GtkToggleButton *year_button;
  GtkToggleButton *all_button;
  GtkDropDown *severity_drop_down;
  GtkSearchEntry *search_entry;
  GtkLabel *summary_label;
  GtkButton *copy_button;
  GtkListView *list;
  GtkScrolledWindow *scrolled;
  AdwStatusPage *clean_page;
  GtkLabel *busy_label;
};

G_DEFINE_FINAL_TYPE (TdCheckPage, td_check_page, TD_TYPE_PAGE)

static TdFindings *
get_findings (TdCheckPage *page)
{
  return td_findings_get (td_page_get_session (TD_PAGE (page)));
}

/* The cuts that the switch asks for; @last is before @first where there are none. */
static void
get_scope (TdCheckPage *page, int *first, int *last)
{
  TdSession *session = td_page_get_session (TD_PAGE (page));
  const TdBook *book = td_session_get_book (session);
  int cut = td_session_get_cut (session);

  *first = cut;
  *last = cut >= 0 ? cut : -2;
  if (book == NULL || cut < 0 || gtk_toggle_button_get_active (page->cut_button))
    return;
  if (gtk_toggle_button_get_active (page->all_button))
    {
      *first = 0;
      *last = td_book_get_n_cuts (book) - 1;
      return;
    }
  int work_year = td_day_work_year (td_book_get_cut (book, cut)->as_of);
  while (*first > 0 && td_day_work_year (td_book_get_cut (book, *first - 1)->as_of) == work_year)
    --*first;
  while (*last + 1 < td_book_get_n_cuts (book)
         && td_day_work_year (td_book_get_cut (book, *last + 1)->as_of) == work_year)
    ++*last;
}

/* A choice of findings: what the filters let through, and how much of it there is. */
typedef struct
{
  TdCheckPage *page;
  TdBook *book;
  Show show;
  const char *search;
  guint8 *found;      /* owned: by subject: whether the search finds it: 0 not known, 1 no, 2 yes */
  GPtrArray *open;    /* owned: TdCheckRow */
  GPtrArray *settled; /* owned: TdCheckRow */
  guint n_errors;
  guint n_warnings;
  guint n_settled;
} Choice;

static void
choice_clear (Choice *choice)
{
  g_free (choice->found);
  g_ptr_array_unref (choice->open);
  g_ptr_array_unref (choice->settled);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static bool
is_found (Choice *choice, TdSubject subject)
{
  const TdBook *book = choice->book;
  bool is_officer = td_book_is_officer (book, subject);
  bool yes;

  if (*choice->search == '\0')
    return true;
  if (choice->found[subject] != 0)
    return choice->found[subject] == 2;
  yes = td_text_matches (td_book_get_name (book, subject), choice->search);
  if (!yes && is_officer)
    yes = is_found (choice, td_book_get_parent (book, subject));
  else if (!yes)
    yes = td_text_matches (td_book_get_short_name (book, subject), choice->search);
  choice->found[subject] = yes ? 2 : 1;
  return yes;
}

/* Counts a finding; it gets a row unless there are too many: nobody reads them all. */
static void
choose (Choice *choice, const TdProblem *problem)
{
  bool is_error = problem->severity == TD_SEVERITY_ERROR;
  bool is_settled = !is_error && problem->explained != NULL;

  if (!is_found (choice, problem->subject))
    return;
  choice->n_errors += is_error;
  choice->n_warnings += !is_error && !is_settled;
  choice->n_settled += is_settled;
  if (choice->open->len + choice->settled->len < MAX_ROWS)
    g_ptr_array_add (is_settled ? choice->settled : choice->open,
                     td_check_row_new_problem (choice->book, problem));
}

static void
choose_all (Choice *choice, int first, int last, TdSeverity severity)
{
  TdFindings *findings = get_findings (choice->page);

  for (int cut = first; cut <= last; cut++)
    {
      const GArray *problems = td_findings_get_cut (findings, cut);
      for (guint i = 0; problems != NULL && i < problems->len; i++)
        {
          const TdProblem *problem = &g_array_index (problems, TdProblem, i);
          if (problem->severity == severity)
            choose (choice, problem);
        }
    }
}

/* The findings of the scope that the filters let through; those that are settled apart. */
static Choice
collect (TdCheckPage *page, int first, int last)
{
  TdBook *book = td_findings_get_book (get_findings (page));
  Choice choice = {
    .page = page,
    .book = book,
    .show = (Show)gtk_drop_down_get_selected (page->severity_drop_down),
    .search = gtk_editable_get_text (GTK_EDITABLE (page->search_entry)),
    .found = g_new0 (guint8, (gsize)td_book_get_n_subjects (book) + 1),
    .open = g_ptr_array_new_with_free_func (g_object_unref),
    .settled = g_ptr_array_new_with_free_func (g_object_unref),
  };

  if (choice.show != SHOW_WARNINGS)
    choose_all (&choice, first, last, TD_SEVERITY_ERROR);
  if (choice.show != SHOW_ERRORS)
    choose_all (&choice, first, last, TD_SEVERITY_WARNING);
  g_ptr_array_sort (choice.open, td_check_row_compare);
  g_ptr_array_sort (choice.settled, td_check_row_compare);
  return choice;
}

static guint
count_errors (const GPtrArray *rows, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += td_check_row_get_problem (g_ptr_array_index (rows, i))->severity == TD_SEVERITY_ERROR;
  return n;
}

/* Adds the rows of each unit with a heading: of those that have errors, or of the others. */
static void
add_units (TdBook *book, const GPtrArray *open, bool with_errors, GPtrArray *rows)
{
  for (guint first = 0, end; first < open->len; first = end)
    {
      TdSubject unit = td_check_row_get_unit (g_ptr_array_index (open, first));
      guint n_errors;

      end = first + 1;
      while (end < open->len && td_check_row_get_unit (g_ptr_array_index (open, end)) == unit)
        end++;
      n_errors = count_errors (open, first, end);
      if ((n_errors > 0) != with_errors)
        continue;
      g_ptr_array_add (rows,
                       td_check_row_new_heading (
                           TD_CHECK_ROW_UNIT, book, unit, n_errors, end - first - n_errors, true));
      for (guint i = first; i < end; i++)
        g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (open, i)));
    }
}

static void
add_settled (TdCheckPage *page, TdBook *book, const GPtrArray *settled, GPtrArray *rows)
{
  if (settled->len == 0)
    return;
  g_ptr_array_add (
      rows,
      td_check_row_new_heading (
          TD_CHECK_ROW_SETTLED, book, TD_SUBJECT_NONE, 0, settled->len, page->settled_is_open));
  for (guint i = 0; page->settled_is_open && i < settled->len; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (settled, i)));
}

static void
show_summary (TdCheckPage *page, const Choice *choice)
{
  guint n_rows = choice->open->len + choice->settled->len;
  g_autofree char *errors
      = g_strdup_printf (ngettext ("%u error", "%u errors", choice->n_errors), choice->n_errors);
  g_autofree char *warnings = g_strdup_printf (
      ngettext ("%u warning", "%u warnings", choice->n_warnings), choice->n_warnings);
  g_autofree char *explained = g_strdup_printf (
      ngettext ("%u explained", "%u explained", choice->n_settled), choice->n_settled);
  g_autoptr (GString) text = g_string_new (errors);

  g_string_append_printf (text, ", %s", warnings);
  if (choice->n_settled > 0)
    g_string_append_printf (text, ", %s", explained);
  if (n_rows < choice->n_errors + choice->n_warnings + choice->n_settled)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("the first %u are shown"), n_rows);
    }
  gtk_label_set_label (page->summary_label, text->str);
}

/* What was looked at where nothing was found. */
static void
show_clean (TdCheckPage *page, int first, int last)
{
  const TdBook *book = td_session_get_book (td_page_get_session (TD_PAGE (page)));
  int n_cuts = last - first + 1;
  guint n_records = 0;
  g_autofree char *cuts = NULL;
  g_autofree char *text = NULL;

  for (int cut = first; cut <= last; cut++)
    for (TdSubject subject = 0; subject < td_book_get_n_subjects (book); subject++)
      for (TdMeasure measure = 0; measure < TD_N_MEASURES; measure++)
        n_records += td_book_get_entered (book, cut, subject, measure) != NULL;

  cuts = g_strdup_printf (ngettext ("%d cut", "%d cuts", (gulong)n_cuts), n_cuts);
  /* Translators: how many records, then how many cuts, as "3 cuts" */
  text = g_strdup_printf (
      ngettext (
          "%u record of %s: the sums and bounds of the form, groups against their units, what "
          "was carried in, what can only grow, cases against money, and the patterns of "
          "practice.",
          "%u records of %s: the sums and bounds of the form, groups against their units, "
          "what was carried in, what can only grow, cases against money, and the patterns of "
          "practice.",
          n_records),
      n_records,
      cuts);
  adw_status_page_set_description (page->clean_page, text);
}

static bool
is_filtered (TdCheckPage *page)
{
  return gtk_drop_down_get_selected (page->severity_drop_down) != SHOW_ALL
         || *gtk_editable_get_text (GTK_EDITABLE (page->search_entry)) != '\0';
}

static void
show_busy (TdCheckPage *page, int n_done, int n)
{
  /* Translators: how many cuts are checked, of how many */
  g_autofree char *text = g_strdup_printf (_ ("Checking: %d of %d cuts"), n_done, n);

  gtk_label_set_label (page->busy_label, text);
  gtk_label_set_label (page->summary_label, text);
  /* What was found before stays until there is something new to see. */
  if (g_list_model_get_n_items (G_LIST_MODEL (page->rows)) == 0)
    gtk_stack_set_visible_child_name (page->stack, "busy");
}

static void ask_journal (TdCheckPage *page);

static void
fill (TdCheckPage *page, int first, int last)
{
  TdBook *book = td_findings_get_book (get_findings (page));
  g_auto (Choice) choice = collect (page, first, last);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (page->scrolled);
  double place = gtk_adjustment_get_value (adjustment);

  add_units (book, choice.open, true, rows);
  add_units (book, choice.open, false, rows);
  add_settled (page, book, choice.settled, rows);
  g_list_store_splice (
      page->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (page->rows)), rows->pdata, rows->len);
  gtk_adjustment_set_value (adjustment, place);
  show_summary (page, &choice);
  gtk_widget_set_sensitive (GTK_WIDGET (page->copy_button), rows->len > 0);
  if (choice.settled->len > 0 && page->settled_is_open)
    ask_journal (page);

  if (rows->len > 0)
    gtk_stack_set_visible_child_name (page->stack, "list");
  else if (is_filtered (page))
    gtk_stack_set_visible_child_name (page->stack, "none");
  else
    {
      show_clean (page, first, last);
      gtk_stack_set_visible_child_name (page->stack, "clean");
    }
}

static void
update (TdCheckPage *page)
{
  TdFindings *findings;
  int first, last;

  if (page->rows == NULL) /* while the template is being built */
    return;
  findings = get_findings (page);
  get_scope (page, &first, &last);
  if (last < first)
    {
      g_list_store_remove_all (page->rows);
      gtk_label_set_label (page->summary_label, "");
      gtk_widget_set_sensitive (GTK_WIDGET (page->copy_button), FALSE);
      gtk_stack_set_visible_child_name (page->stack, "empty");
      return;
    }
  int n_done = td_findings_count_done (findings, first, last);
  if (n_done < last - first + 1)
    show_busy (page, n_done, last - first + 1);
  else
    fill (page, first, last);
}

static void
td_check_page_refresh (TdPage *td_page)
{
  TdCheckPage *page = TD_CHECK_PAGE (td_page);
  int first, last;

  get_scope (page, &first, &last);
  td_findings_want (get_findings (page), first, last);
  update (page);
}

static void
findings_changed_cb (TdCheckPage *page)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    update (page);
}

static void
td_check_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_check_page_parent_class)->map (widget);
  td_check_page_refresh (TD_PAGE (widget));
}

static void
scope_toggled_cb (TdCheckPage *page, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  g_list_store_remove_all (page->rows);
  td_check_page_refresh (TD_PAGE (page));
}

/* Who explained what */

static void
journal_asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdCheckPage) page = data;
  g_autoptr (GError) error = NULL;
  GHashTable *explainers = td_check_journal_find_finish (result, &error);

  if (explainers == NULL)
    {
      if (!g_error_matches (error, TD_ERROR, TD_ERROR_CANCELLED))
        g_message ("The journal cannot be read: %s", error->message);
      return;
    }
  g_clear_object (&page->asking);
  g_clear_pointer (&page->explainers, g_hash_table_unref);
  page->explainers = explainers;
  update (page);
}

/* Once for each book: each change of an explanation makes a new one. */
static void
ask_journal (TdCheckPage *page)
{
  TdSession *session = td_page_get_session (TD_PAGE (page));
  gconstpointer book = td_session_get_book (session);

  if (page->asked_book == book)
    return;
  page->asked_book = book;
  if (page->asking != NULL)
    g_cancellable_cancel (page->asking);
  g_clear_object (&page->asking);
  page->asking = g_cancellable_new ();
  td_check_journal_find (
      td_session_get_workspace (session), page->asking, journal_asked_cb, g_object_ref (page));
}

static char *
find_who (TdCheckPage *page, TdCheckRow *row)
{
  if (page->explainers == NULL || !td_check_row_is_settled (row))
    return NULL;
  return td_check_journal_get (
      page->explainers, td_check_row_get_book (row), td_check_row_get_problem (row));
}

/* Explaining */

/* What is being explained; the book may be another one when the answer comes. */
typedef struct
{
  TdCheckPage *page; /* owned */
  TdCheckRow *row;   /* owned */
} Explaining;

static void
explaining_free (gpointer data)
{
  Explaining *explaining = data;

  g_object_unref (explaining->page);
  g_object_unref (explaining->row);
  g_free (explaining);
}

static char *
apply_explanation (const char *note, gpointer data)
{
  Explaining *explaining = data;
  TdSession *session = td_page_get_session (TD_PAGE (explaining->page));
  const TdBook *book = td_check_row_get_book (explaining->row);
  const TdProblem *problem = td_check_row_get_problem (explaining->row);
  bool is_officer = td_book_is_officer (book, problem->subject);
  TdSubject unit = td_check_row_get_unit (explaining->row);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (note));
  TdAction action = {
    .kind = "explain",
    .unit = td_book_get_unit (book, unit)->code,
    .officer = is_officer ? td_book_get_officer (book, problem->subject)->code : NULL,
    .as_of = td_book_get_cut (book, problem->cut)->as_of,
    .detail = problem->code,
    .note = *stripped != '\0' ? stripped : NULL,
  };

  td_problem_explain (book, problem, stripped, changes);
  if (td_changes_get_n (changes) > 0 && !td_session_apply (session, changes, &action, NULL, &error))
    return g_strdup (error->message);
  return NULL;
}

static void
set_dialog_text (AdwMessageDialog *dialog, const char *text)
{
  GtkWidget *list = adw_message_dialog_get_extra_child (dialog);
  GtkWidget *row = gtk_widget_get_first_child (list);

  td_field_row_set_text (TD_FIELD_ROW (row), text);
}

static void
explain_cb (TdCheckPage *page, TdCheckLine *line)
{
  TdCheckRow *row = td_check_line_get_row (line);
  const TdProblem *problem = td_check_row_get_problem (row);
  Explaining *explaining = g_new0 (Explaining, 1);
  g_autofree char *finding = td_wording_problem (td_check_row_get_book (row), problem);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  explaining->page = g_object_ref (page);
  explaining->row = g_object_ref (row);
  body = problem->severity == TD_SEVERITY_ERROR
             ? g_strdup_printf (_ ("%s.\n\nThe note stays with the finding, which remains an error "
                                   "until a figure changes."),
                                finding)
             : g_strdup_printf (_ ("%s.\n\nThe note stays with the finding and in the journal. It "
                                   "holds as long as these figures do."),
                                finding);
  dialog = td_dialogs_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                _ ("Why Is This Right?"),
                                body,
                                _ ("Explanation"),
                                problem->explained != NULL ? _ ("_Change") : _ ("_Explain"),
                                apply_explanation,
                                explaining,
                                explaining_free);
  if (problem->explained != NULL)
    set_dialog_text (dialog, problem->explained);
}

/* The list */

static void
row_activated_cb (TdCheckPage *page, guint position)
{
  TdSession *session = td_page_get_session (TD_PAGE (page));
  g_autoptr (TdCheckRow) row = g_list_model_get_item (G_LIST_MODEL (page->rows), position);
  const TdProblem *problem = td_check_row_get_problem (row);

  if (td_check_row_get_book (row) != td_session_get_book (session))
    return;
  if (td_check_row_get_kind (row) == TD_CHECK_ROW_SETTLED)
    {
      page->settled_is_open = !page->settled_is_open;
      update (page);
    }
  else if (td_check_row_get_kind (row) == TD_CHECK_ROW_UNIT)
    td_session_navigate (session, "units", td_check_row_get_unit (row), -1, -1);
  else
    {
      TdDay as_of = td_book_get_cut (td_check_row_get_book (row), problem->cut)->as_of;
      TdProblem kept = *problem;

      if (as_of != td_session_get_as_of (session))
        td_session_set_as_of (session, as_of);
      td_session_navigate (session, "figures", kept.subject, (int)kept.measure, (int)kept.item);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdCheckPage *page)
{
  GtkWidget *line = td_check_line_new ();

  g_signal_connect_object (line, "explain", G_CALLBACK (explain_cb), page, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdCheckPage *page)
{
  TdCheckRow *row = gtk_list_item_get_item (item);
  g_autofree char *who = find_who (page, row);

  td_check_line_set_row (TD_CHECK_LINE (gtk_list_item_get_child (item)),
                         row,
                         who,
                         td_session_can_edit (td_page_get_session (TD_PAGE (page)), NULL));
  gtk_list_item_set_activatable (item, TRUE);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdCheckPage *page)
{
  td_check_line_set_row (TD_CHECK_LINE (gtk_list_item_get_child (item)), NULL, NULL, false);
}

char *
td_check_page_get_text (TdCheckPage *page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (page->rows)); i++)
    {
      g_autoptr (TdCheckRow) row = g_list_model_get_item (G_LIST_MODEL (page->rows), i);
      g_autofree char *line = td_check_row_get_text (row);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

static void
copy_clicked_cb (TdCheckPage *page)
{
  g_autofree char *text = td_check_page_get_text (page);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), text);
  td_session_message (td_page_get_session (TD_PAGE (page)), _ ("Findings copied"), NULL);
}

/* Goes to the heading of a unit. */
static void
td_check_page_show_place (TdPage *td_page, TdSubject subject, int measure, int item)
{
  TdCheckPage *page = TD_CHECK_PAGE (td_page);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (page->rows)); i++)
    {
      g_autoptr (TdCheckRow) row = g_list_model_get_item (G_LIST_MODEL (page->rows), i);

      if (td_check_row_get_kind (row) != TD_CHECK_ROW_UNIT
          || td_check_row_get_unit (row) != subject)
        continue;
      gtk_widget_activate_action (GTK_WIDGET (page->list), "list.scroll-to-item", "u", i);
      return;
    }
}

static void
td_check_page_focus_search (TdPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TD_CHECK_PAGE (page)->search_entry));
}

static void
td_check_page_constructed (GObject *object)
{
  TdCheckPage *page = TD_CHECK_PAGE (object);

  g_signal_connect_object (
      get_findings (page), "changed", G_CALLBACK (findings_changed_cb), page, G_CONNECT_SWAPPED);
  G_OBJECT_CLASS (td_check_page_parent_class)->constructed (object);
}

static void
td_check_page_dispose (GObject *object)
{
  TdCheckPage *page = TD_CHECK_PAGE (object);

  if (page->asking != NULL)
    g_cancellable_cancel (page->asking);
  g_clear_object (&page->asking);
  g_clear_pointer (&page->explainers, g_hash_table_unref);

  G_OBJECT_CLASS (td_check_page_parent_class)->dispose (object);
  g_clear_object (&page->rows);
}

static void
td_check_page_class_init (TdCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = td_check_page_constructed;
  object_class->dispose = td_check_page_dispose;
  widget_class->map = td_check_page_map;
  TD_PAGE_CLASS (klass)->refresh = td_check_page_refresh;
  TD_PAGE_CLASS (klass)->show_place = td_check_page_show_place;
  TD_PAGE_CLASS (klass)->focus_search = td_check_page_focus_search;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, cut_button);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, year_button);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, severity_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, list);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, clean_page);
  gtk_widget_class_bind_template_child (widget_class, TdCheckPage, busy_label);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
td_check_page_init (TdCheckPage *page)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (page));
  td_search_entry_name_parts (page->search_entry);

  page->rows = g_list_store_new (TD_TYPE_CHECK_ROW);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), page, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), page, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), page, 0);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (page->rows)));
  gtk_list_view_set_factory (page->list, factory);
  gtk_list_view_set_model (page->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_object_unref (selection);
}

GtkWidget *
td_check_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_CHECK_PAGE, "session", session, NULL);
}
