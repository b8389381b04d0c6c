/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <glib/gi18n.h>

#include "app/td-directive-dialog.h"
#include "app/td-documents-page.h"
#include "app/td-draft-part-row.h"
#include "app/td-issue-dialog.h"
#include "app/td-new-paper-dialog.h"
#include "app/td-refresh-dialog.h"

/* The page of papers with a copy of the sample, at 12/9/2025. */
typedef struct
{
  char *path;
  TdSession *session;
  GtkWidget *window;
  TdDocumentsPage *page;
  TdPaperDesk *desk;
} Fixture;

static const char *
get_pages (Fixture *fixture)
{
  return td_paper_preview_get_pages (td_documents_page_get_preview (fixture->page));
}

static TdDocumentsPage *
open_page (Fixture *fixture, TdSession *session)
{
  GtkWidget *page = td_documents_page_new (session);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1076, 720);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  display_until (gtk_widget_get_mapped (page));
  return TD_DOCUMENTS_PAGE (page);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *sample = display_sample ();
  g_autofree char *name = g_strdup_printf ("papers-%d.tiendo", ++number);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) source = td_workspace_open (sample, TD_ACCESS_READ, &error);
  g_autoptr (TdWorkspace) workspace = NULL;

  g_assert_no_error (error);
  fixture->path = g_build_filename (g_get_user_data_dir (), name, NULL);
  td_workspace_backup (source, fixture->path, NULL, &error);
  g_assert_no_error (error);
  workspace = td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, workspace);
  fixture->page = open_page (fixture, fixture->session);
  fixture->desk = td_documents_page_get_desk (fixture->page);
  display_until (*get_pages (fixture) != '\0');
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdWorkspace) workspace = g_object_ref (td_session_get_workspace (fixture->session));

  display_close_all ();
  display_settle ();
  td_session_set_workspace (fixture->session, NULL);
  td_workspace_close (workspace);
  g_assert_finalize_object (fixture->session);
  g_free (fixture->path);
}

/* Each kind can be looked at, with a name for those who hear it, and nothing is kept. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  GtkListBox *kinds = td_papers_list_get_kinds (td_documents_page_get_list (fixture->page));
  TdPaperView *view = td_paper_preview_get_view (td_documents_page_get_preview (fixture->page));
  guint n = g_strv_length ((char **)td_document_get_kinds ());

  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      gtk_list_box_select_row (kinds, gtk_list_box_get_row_at_index (kinds, (int)i));
      display_settle ();
      display_until (*get_pages (fixture) != '\0');
      gtk_test_accessible_assert_role (GTK_WIDGET (view), GTK_ACCESSIBLE_ROLE_IMG);
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL);
    }
  g_assert_cmpuint (td_book_get_n_papers (td_session_get_book (fixture->session)), ==, 0);
}

static void
zoom (Fixture *fixture, int step)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "documents.zoom", "i", step));
  display_settle ();
}

/* Steps go up and down and end; 0 follows the room again. */
static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  TdPaperView *view = td_paper_preview_get_view (td_documents_page_get_preview (fixture->page));
  int followed = td_paper_view_get_zoom (view);

  g_assert_cmpint (followed, >, 25);
  zoom (fixture, 1);
  g_assert_cmpint (td_paper_view_get_zoom (view), >, followed);
  for (int i = 0; i < 12; i++)
    zoom (fixture, 1);
  g_assert_cmpint (td_paper_view_get_zoom (view), ==, 400);
  for (int i = 0; i < 12; i++)
    zoom (fixture, -1);
  g_assert_cmpint (td_paper_view_get_zoom (view), ==, 50);
  zoom (fixture, 0);
  g_assert_cmpint (td_paper_view_get_zoom (view), ==, followed);
}

/* An office's template with a mistake: a sentence instead of a paper, and nothing to print. */
static void
test_broken_template (Fixture *fixture, gconstpointer data)
{
  const char *kind = td_document_get_kinds ()[0];
  g_autofree char *key = g_strconcat (TD_DOCUMENT_TEMPLATE, kind, NULL);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction action = { .kind = "settings", .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;

  td_changes_put_setting (changes, key, "[paragraph]\n{cases.no_such_field}\n");
  if (td_session_apply (fixture->session, changes, &action, NULL, &error))
    {
      display_until (*get_pages (fixture) == '\0');
      return;
    }
  /* It may be refused before it is kept; the paper stays. */
  display_settle ();
  g_assert_cmpstr (get_pages (fixture), !=, "");
}

/* A dispatch on the whole, made by the dialog as a person would. */
static void
make_dispatch (Fixture *fixture)
{
  TdNewPaperDialog *dialog
      = td_new_paper_dialog_new (GTK_WINDOW (fixture->window), fixture->desk, 1);

  g_assert_cmpstr (td_document_get_kinds ()[1], ==, "dispatch");
  g_assert_true (td_new_paper_dialog_create (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  td_page_refresh (TD_PAGE (fixture->page));
  display_settle ();
}

/* The row of the first part of which the text has these words. */
static TdDraftPartRow *
find_part (Fixture *fixture, const char *words)
{
  GtkWidget *parts = td_draft_editor_get_parts (td_documents_page_get_editor (fixture->page));

  for (GtkWidget *row = gtk_widget_get_first_child (parts); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      TdDraftView *view = td_draft_part_row_get_text (TD_DRAFT_PART_ROW (row));
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (td_draft_view_get_buffer (view));
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      if (gtk_widget_get_visible (GTK_WIDGET (view)) && strstr (text, words) != NULL)
        return TD_DRAFT_PART_ROW (row);
    }
  return NULL;
}

static bool
has_part (Fixture *fixture, const char *words)
{
  return find_part (fixture, words) != NULL;
}

static void
type_at_end (TdDraftPartRow *row, const char *text)
{
  GtkTextBuffer *buffer
      = GTK_TEXT_BUFFER (td_draft_view_get_buffer (td_draft_part_row_get_text (row)));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
}

/* Whether these words stand in the workspace, read by another connection. */
static bool
is_on_disk (Fixture *fixture, int64_t paper, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
  g_autoptr (GPtrArray) contents = NULL;
  bool found = false;

  g_assert_no_error (error);
  contents = td_workspace_load_blocks (workspace, paper, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < contents->len; i++)
    found |= strstr (g_ptr_array_index (contents, i), words) != NULL;
  td_workspace_close (workspace);
  return found;
}

static guint
count_papers (Fixture *fixture)
{
  return td_book_get_n_papers (td_session_get_book (fixture->session));
}

/* What is made is listed, on disk and can be edited; it says so. */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  TdPapersList *list = td_documents_page_get_list (fixture->page);
  const TdPaper *paper;

  make_dispatch (fixture);
  g_assert_cmpuint (count_papers (fixture), ==, 1);
  paper = td_paper_desk_get_paper (fixture->desk);
  g_assert_cmpstr (paper->kind, ==, "dispatch");
  g_assert_cmpint (paper->as_of, ==, td_day_new (2025, 9, 12));
  g_assert_null (paper->unit);
  g_assert_true (paper->state == TD_PAPER_DRAFT);
  g_assert_cmpint (td_papers_list_get_paper (list), ==, 1);
  g_assert_nonnull (gtk_list_box_get_row_at_index (td_papers_list_get_papers (list), 0));
  /* Figures of the case Thái Nguyên 2025, as they are printed. */
  g_assert_true (has_part (fixture, "8.603"));
  g_assert_true (has_part (fixture, "79,07"));
  g_assert_true (is_on_disk (fixture, 1, "79,07"));
  td_paper_desk_examine (fixture->desk);
  g_assert_cmpuint (td_paper_desk_get_differences (fixture->desk)->len, ==, 0);
}

/* A paper about one unit. */
static void
test_unit (Fixture *fixture, gconstpointer data)
{
  TdNewPaperDialog *dialog
      = td_new_paper_dialog_new (GTK_WINDOW (fixture->window), fixture->desk, 0);

  g_assert_true (td_new_paper_dialog_set_unit (dialog, "KV4"));
  g_assert_false (td_new_paper_dialog_set_unit (dialog, "nobody"));
  g_assert_true (td_new_paper_dialog_create (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpstr (td_paper_desk_get_paper (fixture->desk)->unit, ==, "KV4");
}

/* Typing is in memory first, then on disk, and Undo takes it back, with what shows. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  TdDraftPartRow *row;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_dispatch (fixture);
  row = find_part (fixture, "79,07");
  g_assert_nonnull (row);
  type_at_end (row, " Đã kiểm tra.");
  g_assert_true (td_paper_desk_is_unsaved (fixture->desk));
  g_assert_false (is_on_disk (fixture, 1, "Đã kiểm tra."));
  before = td_paper_desk_describe_state (fixture->desk);
  g_assert_cmpstr (before, ==, _ ("Draft, being edited…"));
  /* After two seconds, by itself. */
  display_until (!td_paper_desk_is_unsaved (fixture->desk));
  g_assert_true (is_on_disk (fixture, 1, "Đã kiểm tra."));
  after = td_paper_desk_describe_state (fixture->desk);
  g_assert_cmpstr (after, !=, before);
  /* The figures in it are still figures. */
  g_assert_true (is_on_disk (fixture, 1, "2025-09-12/cases.rate"));
  g_assert_true (td_workspace_undo (td_session_get_workspace (fixture->session), &error));
  display_settle ();
  g_assert_false (has_part (fixture, "Đã kiểm tra."));
  g_assert_true (has_part (fixture, "79,07"));
  g_assert_true (td_workspace_redo (td_session_get_workspace (fixture->session), &error));
  display_settle ();
  g_assert_true (has_part (fixture, "Đã kiểm tra."));
}

/* What is typed is on disk when the focus goes, when another paper opens, when the page goes. */
static void
test_finish (Fixture *fixture, gconstpointer data)
{
  make_dispatch (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (td_draft_part_row_get_text (find_part (fixture, "79,07"))));
  type_at_end (find_part (fixture, "79,07"), " Một.");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (is_on_disk (fixture, 1, "Một."));
  type_at_end (find_part (fixture, "79,07"), " Hai.");
  td_paper_desk_open (fixture->desk, 0);
  g_assert_true (is_on_disk (fixture, 1, "Hai."));
  td_paper_desk_open (fixture->desk, 1);
  type_at_end (find_part (fixture, "79,07"), " Ba.");
  g_assert_true (td_page_finish (TD_PAGE (fixture->page)));
  g_assert_true (is_on_disk (fixture, 1, "Ba."));
  type_at_end (find_part (fixture, "79,07"), " Bốn.");
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), FALSE);
  g_assert_true (is_on_disk (fixture, 1, "Bốn."));
}

/* Enter makes a paragraph of what follows; it moves, goes, and comes back by Undo. */
static void
test_paragraphs (Fixture *fixture, gconstpointer data)
{
  TdDraftPartRow *row;
  GtkTextBuffer *buffer;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  guint block;

  make_dispatch (fixture);
  row = find_part (fixture, "79,07");
  block = td_draft_part_row_get_block (row);
  type_at_end (row, " Ý khác.");
  buffer = GTK_TEXT_BUFFER (td_draft_view_get_buffer (td_draft_part_row_get_text (row)));
  GtkTextIter place;
  gtk_text_buffer_get_end_iter (buffer, &place);
  gtk_text_iter_backward_chars (&place, 7);
  gtk_text_buffer_place_cursor (buffer, &place);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "\n", -1, TRUE);
  display_settle ();
  g_assert_true (has_part (fixture, "79,07"));
  row = find_part (fixture, "Ý khác.");
  g_assert_nonnull (row);
  g_assert_true (row != find_part (fixture, "79,07"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (td_draft_part_row_get_text (row))));
  key = g_strdup (td_draft_part_row_get_key (row));
  g_assert_true (td_paper_desk_move (fixture->desk, block, key, -1));
  display_settle ();
  g_assert_true (gtk_widget_get_next_sibling (GTK_WIDGET (find_part (fixture, "Ý khác.")))
                 == GTK_WIDGET (find_part (fixture, "79,07")));
  g_assert_true (td_paper_desk_remove (fixture->desk, block, key));
  display_settle ();
  g_assert_false (has_part (fixture, "Ý khác."));
  g_assert_true (td_workspace_undo (td_session_get_workspace (fixture->session), &error));
  display_settle ();
  g_assert_true (has_part (fixture, "Ý khác."));
}

/* Whether a widget below says so. */
static bool
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return true;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return true;
  return false;
}

static void
test_directives (Fixture *fixture, gconstpointer data)
{
  TdDraftPartRow *row;
  TdDirectiveDialog *dialog;
  GtkWidget *check;

  make_dispatch (fixture);
  row = find_part (fixture, "Rà soát ngay");
  g_assert_nonnull (row);
  dialog = td_directive_dialog_new (GTK_WINDOW (fixture->window),
                                    fixture->desk,
                                    td_draft_part_row_get_block (row),
                                    td_draft_part_row_get_key (row));
  gtk_window_present (GTK_WINDOW (dialog));
  display_settle ();
  /* The keyboard begins in the list; Enter takes what Space has ticked. */
  check = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (GTK_IS_CHECK_BUTTON (check));
  g_assert_true (says (GTK_WIDGET (dialog), _ ("In the paper")));
  /* Meant for a notice; its units are those short of both targets. */
  g_assert_true (td_directive_dialog_tick (dialog, "lowest"));
  g_assert_false (td_directive_dialog_tick (dialog, "no-such"));
  g_assert_true (td_directive_dialog_add (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  display_settle ();
  g_assert_true (has_part (fixture, "chưa đạt cả hai chỉ tiêu"));
}

/* Gives Khu vực 4 other completed cases in the cut. */
static void
correct_record (Fixture *fixture, int64_t completed)
{
  TdBook *book = td_session_get_book (fixture->session);
  TdDay as_of = td_session_get_as_of (fixture->session);
  TdRecord record = { .as_of = as_of, .unit = (char *)"KV4", .measure = TD_MEASURE_CASES };
  TdAction action = { .kind = "set", .unit = "KV4", .as_of = as_of };
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;

  record.figures = *td_book_get_entered (book,
                                         td_session_get_cut (fixture->session),
                                         td_book_find_unit (book, "KV4"),
                                         TD_MEASURE_CASES);
  record.figures.value[TD_ITEM_EXECUTED] += completed;
  record.figures.value[TD_ITEM_IN_PROGRESS] -= completed;
  td_changes_put_record (changes, &record);
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  g_assert_no_error (error);
}

/* Other figures are told with their cause, taken in one step, and what a person wrote stays. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  TdRefreshDialog *dialog;
  GtkWidget *focus;
  guint n_differences;
  guint n_causes;
  g_autoptr (GError) error = NULL;

  make_dispatch (fixture);
  type_at_end (find_part (fixture, "79,07"), " Lời riêng.");
  g_assert_true (td_paper_desk_save (fixture->desk));
  /* 8.603 + 10 of 10.880 are 79,16 %. */
  correct_record (fixture, 10);
  display_settle ();
  td_paper_desk_examine (fixture->desk);
  g_assert_cmpuint (td_paper_desk_get_differences (fixture->desk)->len, >, 0);
  g_assert_true (says (GTK_WIDGET (td_documents_page_get_list (fixture->page)),
                       _ ("The figures have changed since")));
  dialog = td_refresh_dialog_new (GTK_WINDOW (fixture->window), fixture->desk);
  gtk_window_present (GTK_WINDOW (dialog));
  display_settle ();
  /* Enter accepts. */
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (focus != NULL && gtk_widget_has_css_class (focus, "suggested-action"));
  td_refresh_dialog_get_n (dialog, &n_differences, &n_causes);
  g_assert_cmpuint (n_differences, >, 0);
  g_assert_cmpuint (n_causes, ==, 1);
  g_assert_true (has_part (fixture, "8.603"));
  g_assert_true (td_refresh_dialog_accept (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  display_settle ();
  g_assert_true (has_part (fixture, "8.613"));
  g_assert_false (says (GTK_WIDGET (td_documents_page_get_list (fixture->page)),
                        _ ("The figures have changed since")));
  g_assert_true (has_part (fixture, "79,16"));
  g_assert_false (has_part (fixture, "8.603"));
  g_assert_true (has_part (fixture, "Lời riêng."));
  td_paper_desk_examine (fixture->desk);
  g_assert_cmpuint (td_paper_desk_get_differences (fixture->desk)->len, ==, 0);

  /* A step over words of the paper is none over its figures. */
  type_at_end (find_part (fixture, "79,16"), " Thêm.");
  g_assert_true (td_paper_desk_save (fixture->desk));
  g_assert_true (td_workspace_undo (td_session_get_workspace (fixture->session), &error));
  display_settle ();
  td_papers_list_show (td_documents_page_get_list (fixture->page), fixture->session);
  g_assert_false (says (GTK_WIDGET (td_documents_page_get_list (fixture->page)),
                        _ ("The figures have changed since")));

  g_assert_true (td_workspace_undo (td_session_get_workspace (fixture->session), &error));
  display_settle ();
  g_assert_true (has_part (fixture, "8.603"));
  g_assert_true (has_part (fixture, "Lời riêng."));
}

/* What is wrong with a text is said below it, and in the dialog that issues the paper; what is
 * rounded on demand. */
static void
test_remarks (Fixture *fixture, gconstpointer data)
{
  TdDraftPartRow *row;
  TdIssueDialog *dialog;

  make_dispatch (fixture);
  row = find_part (fixture, "79,07");
  type_at_end (row, " Đạt 79.07%.");
  g_assert_true (td_paper_desk_save (fixture->desk));
  td_paper_desk_examine (fixture->desk);
  display_settle ();
  g_assert_true (says (GTK_WIDGET (row), "79.07"));
  g_assert_false (says (GTK_WIDGET (row), "8.603 ÷ 10.880"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "documents.roundings", NULL);
  display_settle ();
  g_assert_true (says (GTK_WIDGET (row), "8.603 ÷ 10.880"));
  dialog = td_issue_dialog_new (GTK_WINDOW (fixture->window), fixture->desk);
  g_assert_cmpuint (td_issue_dialog_get_n_warnings (dialog), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static bool
is_editable (Fixture *fixture, const char *words)
{
  return gtk_text_view_get_editable (
      GTK_TEXT_VIEW (td_draft_part_row_get_text (find_part (fixture, words))));
}

/* An issued paper has its number and is locked; a duplicate is a draft again. */
static void
test_issue (Fixture *fixture, gconstpointer data)
{
  TdIssueDialog *dialog;
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  make_dispatch (fixture);
  g_assert_true (is_editable (fixture, "79,07"));
  dialog = td_issue_dialog_new (GTK_WINDOW (fixture->window), fixture->desk);
  g_assert_cmpuint (td_issue_dialog_get_n_warnings (dialog), ==, 0);
  /* Not without a number. */
  g_assert_false (td_issue_dialog_issue (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (td_paper_desk_issue (
      fixture->desk, "05", td_session_get_issued (fixture->session), false, &error));
  g_assert_no_error (error);
  td_page_refresh (TD_PAGE (fixture->page));
  display_settle ();
  g_assert_cmpstr (td_paper_desk_get_paper (fixture->desk)->number, ==, "05");
  g_assert_true (has_part (fixture, "05/CĐ"));
  g_assert_false (is_editable (fixture, "79,07"));
  g_assert_false (td_paper_desk_can_edit (fixture->desk, &why));
  g_assert_nonnull (why);
  /* Its figures stay, whatever the records become, and that is told. */
  correct_record (fixture, 10);
  display_settle ();
  td_paper_desk_examine (fixture->desk);
  g_assert_true (has_part (fixture, "8.603"));
  g_assert_cmpuint (td_paper_desk_get_differences (fixture->desk)->len, >, 0);
  g_assert_false (td_paper_desk_refresh (fixture->desk));
  g_assert_true (td_paper_desk_duplicate (fixture->desk, &error));
  td_page_refresh (TD_PAGE (fixture->page));
  display_settle ();
  g_assert_cmpuint (count_papers (fixture), ==, 2);
  g_assert_cmpint (td_paper_desk_get_id (fixture->desk), ==, 2);
  g_assert_true (is_editable (fixture, "79,07"));
  g_assert_false (has_part (fixture, "05/CĐ"));
}

/* Removed it is gone, and Undo brings it back with its texts. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_dispatch (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "documents.delete", NULL));
  display_settle ();
  g_assert_cmpuint (count_papers (fixture), ==, 0);
  g_assert_cmpint (td_paper_desk_get_id (fixture->desk), ==, 0);
  g_assert_true (td_workspace_undo (td_session_get_workspace (fixture->session), &error));
  display_settle ();
  g_assert_cmpuint (count_papers (fixture), ==, 1);
  td_paper_desk_open (fixture->desk, 1);
  g_assert_true (has_part (fixture, "79,07"));
}

/* A block that cannot be read: a sentence in the page, and the others can still be opened. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  TdPaper paper = { .id = 7,
                    .kind = (char *)"dispatch",
                    .title = (char *)"Công điện",
                    .as_of = td_day_new (2025, 9, 12),
                    .issued = td_day_new (2025, 9, 15) };
  TdPaperBlock block = { .paper = 7, .content = (char *)"{\"type\": [" };
  TdAction action = { .kind = "paper-new", .as_of = paper.as_of };
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;

  make_dispatch (fixture);
  td_changes_put_paper (changes, &paper);
  td_changes_put_paper_block (changes, &block);
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  td_paper_desk_open (fixture->desk, 7);
  display_settle ();
  g_assert_null (td_paper_desk_get_draft (fixture->desk));
  g_assert_nonnull (td_paper_desk_get_failure (fixture->desk));
  g_assert_false (td_paper_desk_can_edit (fixture->desk, NULL));
  td_paper_desk_open (fixture->desk, 1);
  display_settle ();
  g_assert_null (td_paper_desk_get_failure (fixture->desk));
  g_assert_true (has_part (fixture, "79,07"));
}

/* All of a text shows at every width. */
static void
test_height (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 700, 1900, 1076, 1400, 900 };

  make_dispatch (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *parts;

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 720);
      display_settle ();
      parts = td_draft_editor_get_parts (td_documents_page_get_editor (fixture->page));
      for (GtkWidget *row = gtk_widget_get_first_child (parts); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        {
          GtkTextView *view = GTK_TEXT_VIEW (td_draft_part_row_get_text (TD_DRAFT_PART_ROW (row)));
          GtkTextIter end;
          GdkRectangle last;

          gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
          gtk_text_view_get_iter_location (view, &end, &last);
          if (gtk_widget_get_mapped (GTK_WIDGET (view)))
            g_assert_cmpint (last.y + last.height, <=, gtk_widget_get_height (GTK_WIDGET (view)));
        }
    }
}

/* What cannot be written stays open, and says why. */
static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  TdWorkspace *workspace = td_session_get_workspace (fixture->session);
  const TdAction action = { .kind = "paper-issue", .as_of = TD_DAY_NONE };
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdPaper paper;

  make_dispatch (fixture);
  type_at_end (find_part (fixture, "79,07"), " Chưa ghi.");
  /* Locked behind its back. */
  paper = *td_book_find_paper (td_session_get_book (fixture->session), 1);
  paper.state = TD_PAPER_ISSUED;
  td_changes_put_paper (changes, &paper);
  g_assert_true (td_workspace_apply (workspace, changes, &action, false, NULL, NULL, &error));
  g_assert_true (td_paper_desk_is_unsaved (fixture->desk));

  g_assert_false (td_paper_desk_create (fixture->desk,
                                        "notice",
                                        td_session_get_as_of (fixture->session),
                                        NULL,
                                        td_session_get_issued (fixture->session),
                                        &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_assert_false (td_paper_desk_open (fixture->desk, 0));
  td_papers_list_choose_kind (td_documents_page_get_list (fixture->page), 0);
  display_settle ();
  g_assert_cmpint (td_paper_desk_get_id (fixture->desk), ==, 1);
  g_assert_true (td_paper_desk_is_unsaved (fixture->desk));
  g_assert_true (has_part (fixture, "Chưa ghi."));
}

/* Another window on the same file follows, and cannot write. */
static void
test_follower (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = NULL;
  g_autoptr (TdSession) session = td_session_new ();
  Fixture other = { .path = fixture->path, .session = session };

  make_dispatch (fixture);
  workspace = td_workspace_open (fixture->path, TD_ACCESS_WRITE_IF_FREE, &error);
  g_assert_no_error (error);
  g_assert_true (td_workspace_is_read_only (workspace));
  td_session_set_workspace (session, workspace);
  other.page = open_page (&other, session);
  other.desk = td_documents_page_get_desk (other.page);
  td_paper_desk_open (other.desk, 1);
  td_page_refresh (TD_PAGE (other.page));
  display_settle ();
  g_assert_false (is_editable (&other, "79,07"));
  type_at_end (find_part (fixture, "79,07"), " Từ cửa sổ kia.");
  g_assert_true (td_paper_desk_save (fixture->desk));
  display_until (has_part (&other, "Từ cửa sổ kia."));
  gtk_window_destroy (GTK_WINDOW (other.window));
  display_settle ();
  td_session_set_workspace (session, NULL);
  td_workspace_close (workspace);
}

/* Without a cut there is nothing to write about. */
static void
test_empty (void)
{
  g_autoptr (TdSession) session = td_session_new ();
  GtkWidget *page = g_object_ref_sink (td_documents_page_new (session));
  GObject *stack = gtk_widget_get_template_child (page, TD_TYPE_DOCUMENTS_PAGE, "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "empty");
  g_object_unref (page);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/documents-page/kinds", test_kinds },
    { "/documents-page/zoom", test_zoom },
    { "/documents-page/broken-template", test_broken_template },
    { "/documents-page/new", test_new },
    { "/documents-page/unit", test_unit },
    { "/documents-page/edit", test_edit },
    { "/documents-page/finish", test_finish },
    { "/documents-page/paragraphs", test_paragraphs },
    { "/documents-page/directives", test_directives },
    { "/documents-page/refresh", test_refresh },
    { "/documents-page/remarks", test_remarks },
    { "/documents-page/issue", test_issue },
    { "/documents-page/delete", test_delete },
    { "/documents-page/unreadable", test_unreadable },
    { "/documents-page/height", test_height },
    { "/documents-page/unsaved", test_unsaved },
    { "/documents-page/follower", test_follower },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/documents-page/empty", test_empty);
  return g_test_run ();
}
