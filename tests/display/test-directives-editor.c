/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/td-directives-editor.h"
#include "app/td-source-view.h"
#include "documents/td-directives.h"
#include "documents/td-document.h"

typedef struct
{
  TdWorkspace *workspace;
  TdSession *session;
  TdDirectivesEditor *editor;
  GtkWidget *form;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static guint number;
  g_autofree char *name = g_strdup_printf ("directives-%u.tiendo", number++);

  fixture->workspace = display_workspace (name);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  fixture->editor = td_directives_editor_new (NULL, fixture->session);
  fixture->form = display_find (GTK_WIDGET (fixture->editor), TD_TYPE_DIRECTIVE_FORM, NULL);
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

static const char *
get_own (Fixture *fixture)
{
  return td_book_get_setting (td_session_get_book (fixture->session), TD_SETTING_DIRECTIVES);
}

static gpointer
child (Fixture *fixture, const char *id)
{
  return gtk_widget_get_template_child (fixture->form, TD_TYPE_DIRECTIVE_FORM, id);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), action, NULL));
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (
      td_source_view_get_text_view (TD_SOURCE_VIEW (child (fixture, "source"))));
}

static const char *
get_preview (Fixture *fixture)
{
  return td_directive_form_get_preview (TD_DIRECTIVE_FORM (fixture->form));
}

static const TdDirective *
find (const GPtrArray *directives, const char *id, guint *index)
{
  for (*index = 0; *index < directives->len; ++*index)
    {
      const TdDirective *directive = g_ptr_array_index (directives, *index);
      if (g_str_equal (directive->id, id))
        return directive;
    }
  g_assert_not_reached ();
}

static GPtrArray *
read_own (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *directives = td_directives_read (get_own (fixture), &error);

  g_assert_no_error (error);
  return directives;
}

static char *
compose (Fixture *fixture, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document
      = td_document_compose (td_session_get_progress (fixture->session), kind, &error);

  g_assert_no_error (error);
  return td_document_to_text (document);
}

/* An own instruction is written, seen with the figures of now, and stands in the papers chosen. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *paper = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *notice;
  guint index;

  g_assert_false (td_directives_editor_is_changed (fixture->editor));
  act (fixture, "directives.add");
  g_assert_cmpstr (get_preview (fixture), ==, _ ("It has no text yet."));
  gtk_editable_set_text (child (fixture, "title"), "Họp giao ban");
  gtk_text_buffer_set_text (
      get_buffer (fixture), "Họp giao ban về số liệu đến ngày {as_of} trước 8 giờ.", -1);
  notice
      = display_find (fixture->form, GTK_TYPE_CHECK_BUTTON, td_document_get_kind_label ("notice"));
  g_assert_nonnull (notice);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (notice), TRUE);
  display_until (g_str_equal (get_preview (fixture),
                              "Họp giao ban về số liệu đến ngày 12/9/2025 trước 8 giờ."));
  gtk_editable_set_text (child (fixture, "when"), "days_left < 0");
  display_until (strstr (get_preview (fixture), "Họp") == NULL);
  gtk_editable_set_text (child (fixture, "when"), "");
  /* It can stand first. */
  while (td_directives_editor_get_selected (fixture->editor) > 0)
    act (fixture, "directives.up");
  g_assert_true (td_directives_editor_save (fixture->editor));
  g_assert_null (td_directives_editor_get_error (fixture->editor));
  g_assert_false (td_directives_editor_is_changed (fixture->editor));

  g_autoptr (GPtrArray) directives = read_own (fixture);
  g_assert_cmpstr (find (directives, "own-1", &index)->title, ==, "Họp giao ban");
  g_assert_cmpuint (index, ==, 0);
  paper = compose (fixture, "notice");
  g_assert_nonnull (strstr (paper, "nội dung sau:\n\n- Họp giao ban về số liệu"));

  g_autoptr (TdGroup) group = td_workspace_get_undo (fixture->workspace);
  g_assert_cmpstr (group->kind, ==, "settings");
  g_assert_cmpstr (group->detail, ==, TD_SETTING_DIRECTIVES);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_null (get_own (fixture));
  g_assert_false (td_directives_editor_is_changed (fixture->editor));
}

/* What the program has is changed, dropped, and comes back. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  guint index;

  {
    g_autoptr (GPtrArray) directives = read_own (fixture);
    find (directives, "honesty", &index);
  }
  td_directives_editor_select (fixture->editor, index);
  gtk_editable_set_text (child (fixture, "title"), "Trung thực");
  g_assert_true (td_directives_editor_save (fixture->editor));
  g_assert_cmpstr (get_own (fixture), ==, "[honesty]\ntitle=Trung thực\n");
  g_assert_cmpuint (td_directives_editor_get_selected (fixture->editor), ==, index);

  act (fixture, "directives.remove");
  g_assert_true (td_directives_editor_save (fixture->editor));
  {
    g_autoptr (GPtrArray) directives = read_own (fixture);
    g_assert_null (find (directives, "honesty", &index)->kinds[0]);
    g_autofree char *paper = compose (fixture, "notice");
    g_assert_null (strstr (paper, "Nghiêm cấm báo cáo không trung thực"));
  }
  act (fixture, "directives.restore");
  g_assert_true (td_directives_editor_save (fixture->editor));
  g_assert_null (get_own (fixture));

  act (fixture, "directives.down");
  g_assert_true (td_directives_editor_save (fixture->editor));
  {
    g_autoptr (GPtrArray) directives = read_own (fixture);
    guint moved;
    find (directives, "honesty", &moved);
    g_assert_cmpuint (moved, ==, index + 1);
  }
  act (fixture, "directives.up");
  g_assert_true (td_directives_editor_save (fixture->editor));
  g_assert_null (get_own (fixture));
}

/* What is wrong is told in place, and not kept; what was typed stays. */
static void
test_mistake (Fixture *fixture, gconstpointer data)
{
  td_directives_editor_select (fixture->editor, 2);
  gtk_text_buffer_set_text (get_buffer (fixture), "Tỷ lệ {cases.ratee}", -1);
  display_until (td_directives_editor_get_error (fixture->editor) != NULL);
  g_assert_nonnull (strstr (td_directives_editor_get_error (fixture->editor), "cases.ratee"));
  td_directives_editor_select (fixture->editor, 0);
  g_assert_null (td_directives_editor_get_error (fixture->editor));
  g_assert_false (td_directives_editor_save (fixture->editor));
  g_assert_cmpuint (td_directives_editor_get_selected (fixture->editor), ==, 2);
  g_assert_nonnull (strstr (td_directives_editor_get_error (fixture->editor), "cases.ratee"));
  g_assert_null (get_own (fixture));
  gtk_text_buffer_set_text (get_buffer (fixture), "Tỷ lệ {cases.rate}", -1);

  gtk_editable_set_text (child (fixture, "when"), "days_leftt > 0");
  display_until (td_directives_editor_get_error (fixture->editor) != NULL
                 && strstr (td_directives_editor_get_error (fixture->editor), "days_leftt"));
  g_assert_true (gtk_widget_has_css_class (child (fixture, "when"), "error"));
  act (fixture, "directives.jump");
  gtk_editable_set_text (child (fixture, "when"), "days_left > 0");
  gtk_editable_set_text (child (fixture, "title"), " ");
  g_assert_false (td_directives_editor_save (fixture->editor));
  gtk_editable_set_text (child (fixture, "title"), "Việc");
  g_assert_true (td_directives_editor_save (fixture->editor));
  g_assert_nonnull (get_own (fixture));
}

/* What is not kept yet is asked for before the window goes. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDirectivesEditor) editor = g_object_ref (fixture->editor);
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  gtk_editable_set_text (child (fixture, "title"), "Việc khác");
  gtk_window_close (GTK_WINDOW (editor));
  display_settle ();
  dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  display_until (!gtk_widget_get_visible (GTK_WIDGET (editor)));
  g_assert_nonnull (strstr (get_own (fixture), "title=Việc khác"));
  /* Whoever still holds it is not disturbed by what comes. */
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  g_assert_null (get_own (fixture));
}

/* A library that a newer program wrote, or a hand, and that cannot be read is told of. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "settings", .as_of = TD_DAY_NONE, .detail = TD_SETTING_DIRECTIVES };

  td_changes_put_setting (changes, TD_SETTING_DIRECTIVES, "[new]\ncolour=red\n");
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  TdDirectivesEditor *editor = td_directives_editor_new (NULL, fixture->session);
  g_assert_nonnull (strstr (td_directives_editor_get_error (editor), "colour"));
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
    { "/directives-editor/add", test_add },
    { "/directives-editor/change", test_change },
    { "/directives-editor/mistake", test_mistake },
    { "/directives-editor/close", test_close },
    { "/directives-editor/unreadable", test_unreadable },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
