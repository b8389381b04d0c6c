/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-documents-page.h"
#include "app/td-paper-view.h"
#include "model/td-amount.h"

/* The page of papers with the sample, at 12/9/2025. */
typedef struct
{
  TdSession *session;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  GObject *child = gtk_widget_get_template_child (fixture->page, TD_TYPE_DOCUMENTS_PAGE, name);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

static const char *
get_pages (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (get_child (fixture, "pages")));
}

static const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (get_child (fixture, "paper_stack")));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = display_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE_IF_FREE, &error);

  g_assert_no_error (error);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, workspace);
  fixture->page = td_documents_page_new (fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1076, 720);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  display_until (gtk_widget_get_mapped (fixture->page));
  display_until (*get_pages (fixture) != '\0');
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  display_close_all ();
  display_settle ();
  g_assert_finalize_object (fixture->session);
}

/* Each kind is written from the sample and shown, with a name for those who hear it. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  GtkListBox *kinds = GTK_LIST_BOX (get_child (fixture, "kinds"));
  GtkWidget *view = get_child (fixture, "view");
  guint n = g_strv_length ((char **)td_document_get_kinds ());

  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      gtk_list_box_select_row (kinds, gtk_list_box_get_row_at_index (kinds, (int)i));
      display_settle ();
      display_until (g_str_equal (get_shown (fixture), "paper"));
      g_assert_cmpint (g_ascii_strtoll (get_pages (fixture), NULL, 10), >=, 1);
      gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL);
    }
}

static void
zoom (Fixture *fixture, int step)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "documents.zoom", "i", step));
  display_settle ();
}

/* Steps go up and down and end; 0 follows the room again. */
static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  TdPaperView *view = TD_PAPER_VIEW (get_child (fixture, "view"));
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
      display_until (g_str_equal (get_shown (fixture), "failure"));
      g_assert_cmpstr (get_pages (fixture), ==, "");
      return;
    }
  /* It may be refused before it is kept; the paper stays. */
  display_settle ();
  g_assert_cmpstr (get_shown (fixture), ==, "paper");
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
  display_init (&argc, &argv);
  g_test_add ("/documents-page/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/documents-page/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add (
      "/documents-page/broken-template", Fixture, NULL, set_up, test_broken_template, tear_down);
  g_test_add_func ("/documents-page/empty", test_empty);
  return g_test_run ();
}
