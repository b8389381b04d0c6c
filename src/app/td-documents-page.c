/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-documents-page.h"

#include <glib/gi18n.h>

#include "app/td-dialogs.h"
#include "app/td-paper-view.h"
#include "app/td-print-operation.h"
#include "documents/td-document-page.h"
#include "model/td-day.h"

static const int zooms[] = { 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 300, 400 };

struct _TdDocumentsPage
{
  TdPage parent_instance;

  /* owned */
  GSimpleActionGroup *actions;
  TdDocument *document;

  guint kind; /* index of td_document_get_kinds() */
  guint source;

  /* template children */
  GtkStack *stack;
  GtkListBox *kinds;
  GtkStack *paper_stack;
  TdPaperView *view;
  GtkLabel *pages;
  GtkLabel *zoom_label;
  AdwStatusPage *failure;
};

G_DEFINE_FINAL_TYPE (TdDocumentsPage, td_documents_page, TD_TYPE_PAGE)

static const char *
get_kind (TdDocumentsPage *page)
{
  return td_document_get_kinds ()[page->kind];
}

static void
show_zoom (TdDocumentsPage *page)
{
  g_autofree char *text = g_strdup_printf ("%d %%", td_paper_view_get_zoom (page->view));

  gtk_label_set_label (page->zoom_label, text);
}

static void
enable (TdDocumentsPage *page, const char *name, bool enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (page->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
show_document (TdDocumentsPage *page, const GError *error)
{
  bool has = page->document != NULL;

  td_paper_view_set_document (page->view, page->document);
  gtk_stack_set_visible_child_name (page->paper_stack, has ? "paper" : "failure");
  enable (page, "print", has);
  enable (page, "save", has);
  if (!has)
    {
      g_autofree char *text = g_markup_escape_text (error != NULL ? error->message : "", -1);
      adw_status_page_set_description (page->failure, text);
      gtk_label_set_label (page->pages, "");
      return;
    }
  guint n = td_document_get_n_pages (page->document);
  g_autofree char *text = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  gtk_label_set_label (page->pages, text);
  show_zoom (page);
}

/* Composed when the page has been drawn: a long paper takes longer than a frame. */
static gboolean
compose_cb (gpointer data)
{
  TdDocumentsPage *page = data;
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));
  g_autoptr (GError) error = NULL;

  page->source = 0;
  g_clear_pointer (&page->document, td_document_unref);
  if (progress != NULL)
    page->document = td_document_compose (progress, get_kind (page), &error);
  show_document (page, error);
  return G_SOURCE_REMOVE;
}

static void
td_documents_page_refresh (TdPage *base)
{
  TdDocumentsPage *page = TD_DOCUMENTS_PAGE (base);
  const TdProgress *progress = td_session_get_progress (td_page_get_session (base));
  bool has_figures = progress != NULL && progress->root != TD_SUBJECT_NONE;

  g_clear_handle_id (&page->source, g_source_remove);
  gtk_stack_set_visible_child_name (page->stack, has_figures ? "content" : "empty");
  if (has_figures)
    page->source = g_idle_add_full (G_PRIORITY_LOW, compose_cb, page, NULL);
}

static void
kind_selected_cb (TdDocumentsPage *page, GtkListBoxRow *row)
{
  if (row == NULL || page->kind == (guint)gtk_list_box_row_get_index (row))
    return;
  page->kind = (guint)gtk_list_box_row_get_index (row);
  td_page_refresh (TD_PAGE (page));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;
  TdSession *session = td_page_get_session (TD_PAGE (page));
  g_autoptr (GError) error = NULL;

  if (page->document != NULL
      && !td_print_document (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                             session,
                             page->document,
                             td_document_get_kind_label (get_kind (page)),
                             &error))
    td_session_message (session, error->message, NULL);
}

static void
path_chosen_cb (const char *path, gpointer data)
{
  TdDocumentsPage *page = data;
  TdSession *session = td_page_get_session (TD_PAGE (page));
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (page->document == NULL)
    return;
  if (!td_document_save (page->document, path, &error))
    {
      td_session_message (session, error->message, NULL);
      return;
    }
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  td_session_message (session, text, NULL);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;
  g_autofree char *day = td_day_format_iso (td_session_get_as_of (td_page_get_session (data)));
  g_autofree char *name
      = g_strdup_printf ("%s %s.pdf", td_document_get_kind_label (get_kind (page)), day);

  td_dialogs_save_document (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                            name,
                            path_chosen_cb,
                            g_object_ref (page),
                            g_object_unref);
}

/* The next step of zoom, larger or smaller; 0: as wide as there is room. */
static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;
  int step = g_variant_get_int32 (parameter);
  int now = td_paper_view_get_zoom (page->view);
  int zoom = 0;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      if (step < 0 && zooms[i] < now)
        zoom = zooms[i];
      if (step > 0 && zooms[i] > now)
        {
          zoom = zooms[i];
          break;
        }
    }
  if (step != 0 && zoom == 0)
    zoom = now;
  td_paper_view_set_zoom (page->view, zoom);
  show_zoom (page);
}

static const GActionEntry action_entries[] = {
  { .name = "print", .activate = print_cb },
  { .name = "save", .activate = save_cb },
  { .name = "zoom", .parameter_type = "i", .activate = zoom_cb },
};

static void
td_documents_page_dispose (GObject *object)
{
  TdDocumentsPage *page = TD_DOCUMENTS_PAGE (object);

  g_clear_handle_id (&page->source, g_source_remove);
  g_clear_pointer (&page->document, td_document_unref);
  g_clear_object (&page->actions);
  G_OBJECT_CLASS (td_documents_page_parent_class)->dispose (object);
}

static void
td_documents_page_class_init (TdDocumentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_documents_page_dispose;
  TD_PAGE_CLASS (klass)->refresh = td_documents_page_refresh;

  g_type_ensure (TD_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, paper_stack);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, view);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "documents.zoom", "i", 1);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "documents.zoom", "i", -1);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "documents.zoom", "i", 0);
}

static void
td_documents_page_init (TdDocumentsPage *page)
{
  const char *const *kinds = td_document_get_kinds ();

  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (page->actions), action_entries, G_N_ELEMENTS (action_entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "documents", G_ACTION_GROUP (page->actions));
  gtk_widget_init_template (GTK_WIDGET (page));
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (td_document_get_kind_label (kinds[i]));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_append (page->kinds, label);
    }
  gtk_list_box_select_row (page->kinds, gtk_list_box_get_row_at_index (page->kinds, 0));
}

GtkWidget *
td_documents_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_DOCUMENTS_PAGE, "session", session, NULL);
}
