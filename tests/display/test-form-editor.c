/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-form-editor.h"

#include <glib/gi18n.h>

/* The first child of @widget, in depth, of that type, whose text or label is @text. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      const char *own = GTK_IS_EDITABLE (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget))
                        : GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                                                 : NULL;
      if (g_strcmp0 (own, text) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

static GtkEditable *
entry (TdFormEditor *editor, const char *text)
{
  GtkWidget *found = find (GTK_WIDGET (editor), GTK_TYPE_ENTRY, text);

  g_assert_nonnull (found);
  return GTK_EDITABLE (found);
}

static GtkEditable *
empty_entry (TdFormEditor *editor, const char *placeholder)
{
  return GTK_EDITABLE (
      gtk_widget_get_template_child (GTK_WIDGET (editor), TD_TYPE_FORM_EDITOR, placeholder));
}

static void
click (TdFormEditor *editor, const char *label)
{
  GtkWidget *button = find (GTK_WIDGET (editor), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static const TdForm *
get_form (TdSession *session)
{
  return td_book_find_form (td_session_get_book (session), "05-2024");
}

/* A heading, a number and a new item become the workspace's own copy of the form; one step each. */
static void
test_save (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("form.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  g_autoptr (GError) error = NULL;
  TdFormEditor *editor;
  TdItem item;

  td_session_set_workspace (session, workspace);
  editor = td_form_editor_new (NULL, session, "05-2024");
  gtk_window_present (GTK_WINDOW (editor));
  g_assert_null (td_form_editor_get_error (editor));
  g_assert_null (find (GTK_WIDGET (editor), GTK_TYPE_ENTRY, "Tồn trên một năm"));

  gtk_editable_set_text (entry (editor, "Mới thụ lý"), "Thụ lý mới ");
  gtk_editable_set_text (empty_entry (editor, "name_entry"), "Tồn");
  click (editor, _ ("_Add"));
  g_assert_nonnull (td_form_editor_get_error (editor));
  gtk_editable_set_text (empty_entry (editor, "name_entry"), "over_one_year");
  click (editor, _ ("_Add"));
  g_assert_nonnull (td_form_editor_get_error (editor));
  gtk_editable_set_text (empty_entry (editor, "heading_entry"), "Tồn trên một năm");
  click (editor, _ ("_Add"));
  g_assert_null (td_form_editor_get_error (editor));
  g_assert_nonnull (find (GTK_WIDGET (editor), GTK_TYPE_ENTRY, "Tồn trên một năm"));
  g_assert_true (td_form_editor_save (editor));

  const TdForm *form = get_form (session);
  g_assert_true (form->is_own);
  g_assert_cmpstr (
      ((TdFormColumn *)g_ptr_array_index (form->columns, 2))->heading, ==, "Thụ lý mới");
  g_assert_true (td_book_find_item (td_session_get_book (session), "over_one_year", &item));
  g_assert_true (td_form_has (form, TD_MEASURE_CASES, item));
  gtk_window_destroy (GTK_WINDOW (editor));

  /* Two columns of one number are refused in place. */
  editor = td_form_editor_new (NULL, session, "05-2024");
  gtk_editable_set_text (entry (editor, "3"), "2");
  g_assert_false (td_form_editor_save (editor));
  g_assert_nonnull (td_form_editor_get_error (editor));
  g_assert_true (td_form_editor_reset (editor));
  g_assert_false (get_form (session)->is_own);
  gtk_window_destroy (GTK_WINDOW (editor));

  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_true (get_form (session)->is_own);
  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_no_error (error);
  g_assert_false (get_form (session)->is_own);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);

  g_test_add_func ("/form-editor/save", test_save);

  return g_test_run ();
}
