/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/td-field-picker.h"
#include "app/td-template-editor.h"
#include "documents/td-document.h"

typedef struct
{
  TdWorkspace *workspace;
  TdSession *session;
  TdTemplateEditor *editor;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static guint number;
  g_autofree char *name = g_strdup_printf ("templates-%u.tiendo", number++);

  fixture->workspace = display_workspace (name);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  fixture->editor = td_template_editor_new (NULL, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->editor));
  display_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  display_close_all ();
  g_object_unref (fixture->session);
  g_object_unref (fixture->workspace);
}

static char *
get_text (Fixture *fixture)
{
  GtkTextBuffer *buffer = td_template_editor_get_buffer (fixture->editor);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_text_buffer_set_text (td_template_editor_get_buffer (fixture->editor), text, -1);
}

static const char *
get_own (Fixture *fixture, const char *kind)
{
  g_autofree char *key = g_strconcat (TD_DOCUMENT_TEMPLATE, kind, NULL);

  return td_book_get_setting (td_session_get_book (fixture->session), key);
}

static int
get_cursor_line (Fixture *fixture)
{
  GtkTextBuffer *buffer = td_template_editor_get_buffer (fixture->editor);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_line (&iter) + 1;
}

/* What is typed becomes the office's own template, can be undone, and taken away. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *program = td_document_get_template ("notice");
  g_autofree char *own = g_strconcat (program, "\n[paragraph]\nThêm {as_of}.\n", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  td_template_editor_show (fixture->editor, "notice");
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, program);
  g_assert_null (td_template_editor_get_error (fixture->editor));
  g_assert_true (td_template_editor_save (fixture->editor));
  g_assert_null (get_own (fixture, "notice"));

  type (fixture, own);
  g_assert_true (td_template_editor_is_changed (fixture->editor));
  g_assert_true (td_template_editor_save (fixture->editor));
  g_assert_cmpstr (get_own (fixture, "notice"), ==, own);
  g_assert_false (td_template_editor_is_changed (fixture->editor));
  g_assert_null (get_own (fixture, "report"));

  g_autoptr (TdGroup) group = td_workspace_get_undo (fixture->workspace);
  g_assert_cmpstr (group->kind, ==, "settings");
  g_assert_cmpstr (group->detail, ==, "template.notice");
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  g_assert_null (get_own (fixture, "notice"));
  /* The text was kept: it follows. */
  g_free (text);
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, program);
  g_assert_true (td_workspace_redo (fixture->workspace, &error));

  g_assert_true (td_template_editor_reset (fixture->editor));
  g_assert_null (get_own (fixture, "notice"));
  g_free (text);
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, program);
  g_assert_false (td_template_editor_is_changed (fixture->editor));
}

/* A mistake is told while it is typed, with line and field, and F8 goes there; it cannot be saved,
 * and what was typed stays. */
static void
test_mistake (Fixture *fixture, gconstpointer data)
{
  const char *wrong = "[title]\nTHÔNG BÁO\n\n[paragraph]\nTỷ lệ {cases.ratee}.\n";
  g_autofree char *text = NULL;

  td_template_editor_show (fixture->editor, "notice");
  type (fixture, wrong);
  display_until (td_template_editor_get_error (fixture->editor) != NULL);
  g_assert_nonnull (strstr (td_template_editor_get_error (fixture->editor), "5"));
  g_assert_nonnull (strstr (td_template_editor_get_error (fixture->editor), "cases.ratee"));
  g_assert_false (td_template_editor_save (fixture->editor));
  g_assert_nonnull (strstr (td_template_editor_get_error (fixture->editor), "cases.ratee"));
  g_assert_null (get_own (fixture, "notice"));
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, wrong);

  GtkTextIter start;
  GtkTextBuffer *buffer = td_template_editor_get_buffer (fixture->editor);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_assert_cmpint (get_cursor_line (fixture), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "template.jump", NULL);
  g_assert_cmpint (get_cursor_line (fixture), ==, 5);

  /* Another kind has its own text; this one stays as it is. */
  td_template_editor_show (fixture->editor, "report");
  g_assert_null (td_template_editor_get_error (fixture->editor));
  td_template_editor_show (fixture->editor, "notice");
  g_assert_nonnull (td_template_editor_get_error (fixture->editor));
  type (fixture, "[title]\nTHÔNG BÁO\n");
  display_until (td_template_editor_get_error (fixture->editor) == NULL);
}

/* Leaves one row; what was found before is seen to go first. */
static void
search (TdFieldPicker *picker, const char *words)
{
  GListModel *rows = td_field_picker_get_rows (picker);

  td_field_picker_search (picker, "không có trường nào như vậy");
  display_until (g_list_model_get_n_items (rows) == 0);
  td_field_picker_search (picker, words);
  display_until (g_list_model_get_n_items (rows) == 1);
}

/* Fields are found by what they mean, and are put where the cursor is; blocks on their own lines.
 */
static void
test_fields (Fixture *fixture, gconstpointer data)
{
  TdFieldPicker *picker
      = TD_FIELD_PICKER (display_find (GTK_WIDGET (fixture->editor), TD_TYPE_FIELD_PICKER, NULL));
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  guint n_all;
  g_autofree char *text = NULL;

  td_template_editor_show (fixture->editor, "letter");
  buffer = td_template_editor_get_buffer (fixture->editor);
  n_all = g_list_model_get_n_items (td_field_picker_get_rows (picker));
  g_assert_cmpuint (n_all, >, 150);
  type (fixture, "[title]\nA B\n");
  gtk_text_buffer_get_iter_at_line_offset (buffer, &iter, 1, 2);
  gtk_text_buffer_place_cursor (buffer, &iter);

  search (picker, "u.cases.eligible_share");
  search (picker, "money.per_day");
  td_field_picker_activate (picker, 0);
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "[title]\nA {money.per_day}B\n");

  search (picker, "[heading]");
  td_field_picker_activate (picker, 0);
  g_free (text);
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "[title]\nA {money.per_day}B\n[heading]\n\n");
  g_assert_cmpint (get_cursor_line (fixture), ==, 4);
}

/* The preview is the paper of the chosen cut, by the text as it is typed. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stack = GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->editor), TD_TYPE_TEMPLATE_EDITOR, "preview_stack"));

  td_template_editor_show (fixture->editor, "letter");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "template.switch", NULL);
  display_until (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "paper"));
  display_settle ();
  type (fixture, "[title]\n{cases.ratee}\n");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "template.switch", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "template.switch", NULL);
  display_until (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "failure"));
}

/* A template goes into a file and comes back; what is no text is refused. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "thu.template", NULL);
  g_autofree char *text = NULL;
  g_autofree char *program = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  td_template_editor_show (fixture->editor, "report");
  program = get_text (fixture);
  g_assert_true (td_template_editor_write_file (fixture->editor, path));
  type (fixture, "[title]\nKhác\n");
  g_assert_true (td_template_editor_read_file (fixture->editor, path));
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, program);
  g_assert_null (get_own (fixture, "report"));

  g_assert_true (g_file_set_contents (path, "[title]\n\xff\xfe", -1, &error));
  g_assert_false (td_template_editor_read_file (fixture->editor, path));
  g_assert_nonnull (td_template_editor_get_error (fixture->editor));
  g_unlink (path);
  g_assert_false (td_template_editor_read_file (fixture->editor, path));
  g_free (text);
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, program);
}

/* What is not kept yet is asked for before the window goes. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  g_autoptr (TdTemplateEditor) editor = g_object_ref (fixture->editor);

  type (fixture, "[title]\n{nonsense}\n");
  gtk_window_close (GTK_WINDOW (editor));
  display_settle ();
  dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  /* It cannot be saved so: the window stays. */
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  display_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (editor)));
  g_assert_nonnull (td_template_editor_get_error (editor));

  gtk_window_close (GTK_WINDOW (editor));
  display_settle ();
  dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "discard");
  display_until (!gtk_widget_get_visible (GTK_WIDGET (editor)));
  g_assert_null (get_own (fixture, "handout"));
  /* Whoever still holds it is not disturbed by what comes. */
  td_session_set_as_of (fixture->session, td_day_new (2025, 8, 31));
  display_settle ();
}

/* What somebody else has open can be read, and taken out into a file. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader = td_workspace_open (
      td_workspace_get_path (fixture->workspace), TD_ACCESS_WRITE_IF_FREE, &error);
  g_autoptr (TdSession) session = td_session_new ();
  TdTemplateEditor *editor;
  GtkTextView *view;

  g_assert_no_error (error);
  td_session_set_workspace (session, reader);
  editor = td_template_editor_new (NULL, session);
  view = GTK_TEXT_VIEW (
      display_find (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW, _ ("Text of the template")));
  g_assert_nonnull (view);
  g_assert_false (gtk_text_view_get_editable (view));
  gtk_text_buffer_set_text (td_template_editor_get_buffer (editor), "[title]\nA\n", -1);
  g_assert_false (td_template_editor_save (editor));
  g_assert_nonnull (td_template_editor_get_error (editor));
  g_assert_null (get_own (fixture, "handout"));
  gtk_window_destroy (GTK_WINDOW (editor));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/template-editor/save", test_save },           { "/template-editor/mistake", test_mistake },
    { "/template-editor/fields", test_fields },       { "/template-editor/preview", test_preview },
    { "/template-editor/files", test_files },         { "/template-editor/close", test_close },
    { "/template-editor/read-only", test_read_only },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
