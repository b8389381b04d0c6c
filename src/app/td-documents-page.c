/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-documents-page.h"

#include <glib/gi18n.h>

#include "app/td-dialogs.h"
#include "app/td-issue-dialog.h"
#include "app/td-new-paper-dialog.h"
#include "app/td-paper-row.h"
#include "app/td-print-operation.h"
#include "app/td-refresh-dialog.h"
#include "model/td-day.h"

struct _TdDocumentsPage
{
  TdPage parent_instance;

  /* owned */
  GSimpleActionGroup *actions;
  TdPaperDesk *desk;
  TdDocument *quick; /* (nullable): what is looked at */
  guint source;

  /* template children */
  GtkStack *stack;
  TdPapersList *list;
  GtkStack *content;
  GtkLabel *name;
  GtkLabel *state;
  GtkWidget *keep_button;
  GtkWidget *issue_button;
  GtkToggleButton *preview_button;
  TdPaperPreview *preview;
  TdDraftEditor *editor;
};

G_DEFINE_FINAL_TYPE (TdDocumentsPage, td_documents_page, TD_TYPE_PAGE)

static TdSession *
get_session (TdDocumentsPage *page)
{
  return td_page_get_session (TD_PAGE (page));
}

static GtkWindow *
get_window (TdDocumentsPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

static bool
is_quick (TdDocumentsPage *page)
{
  return td_paper_desk_get_id (page->desk) == 0;
}

static const char *
get_kind (TdDocumentsPage *page)
{
  return td_document_get_kinds ()[td_papers_list_get_kind (page->list)];
}

static void
enable (TdDocumentsPage *page, const char *name, bool enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (page->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* What is above the paper, and what can be done with it. */
static void
show_bar (TdDocumentsPage *page)
{
  TdSession *session = get_session (page);
  const TdPaper *paper = td_paper_desk_get_paper (page->desk);
  bool has_draft = td_paper_desk_get_draft (page->desk) != NULL;
  bool can_edit = td_session_can_edit (session, NULL);
  bool can_edit_paper = td_paper_desk_can_edit (page->desk, NULL);
  g_autofree char *name = paper != NULL ? td_paper_describe (paper)
                                        : g_strdup (td_document_get_kind_label (get_kind (page)));
  g_autofree char *state = NULL;

  if (paper != NULL)
    state = td_paper_desk_describe_state (page->desk);
  else
    {
      g_autofree char *day = td_day_format (td_session_get_as_of (session));
      /* Translators: %s is the day of a cut. */
      state = g_strdup_printf (_ ("Quick look, figures of %s"), day);
    }
  gtk_label_set_label (page->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (page->name), name);
  gtk_label_set_label (page->state, state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (page->state), state);
  gtk_widget_set_visible (page->keep_button, paper == NULL);
  gtk_widget_set_visible (page->issue_button, paper != NULL && paper->state == TD_PAPER_DRAFT);
  gtk_widget_set_visible (GTK_WIDGET (page->preview_button), paper != NULL);
  enable (page, "new", can_edit && td_book_get_n_cuts (td_session_get_book (session)) > 0);
  enable (page, "keep", can_edit && page->quick != NULL);
  enable (page, "refresh", can_edit_paper);
  enable (page, "issue", can_edit_paper);
  enable (page, "duplicate", can_edit && has_draft);
  enable (page, "roundings", paper != NULL);
  enable (page, "delete", can_edit && paper != NULL);
  enable (page, "print", paper != NULL ? has_draft : page->quick != NULL);
  enable (page, "save", paper != NULL ? has_draft : page->quick != NULL);
}

/* The list knows that the figures were touched, the desk whether that changes the paper. */
static void
examined_cb (TdDocumentsPage *page)
{
  const GPtrArray *differences = td_paper_desk_get_differences (page->desk);

  if (differences != NULL)
    td_papers_list_set_changed (
        page->list, td_paper_desk_get_id (page->desk), differences->len > 0);
}

/* --- the quick look --- */

/* Composed when the page has been drawn: a long paper takes longer than a frame. */
static gboolean
compose_cb (gpointer data)
{
  TdDocumentsPage *page = data;
  const TdProgress *progress = td_session_get_progress (get_session (page));
  g_autoptr (GError) error = NULL;

  page->source = 0;
  g_clear_pointer (&page->quick, td_document_unref);
  if (progress != NULL)
    page->quick = td_document_compose (progress, get_kind (page), &error);
  td_paper_preview_show (page->preview, page->quick, error != NULL ? error->message : NULL);
  show_bar (page);
  return G_SOURCE_REMOVE;
}

static void
look_quickly (TdDocumentsPage *page)
{
  const TdProgress *progress = td_session_get_progress (get_session (page));

  g_clear_handle_id (&page->source, g_source_remove);
  if (progress != NULL && progress->root != TD_SUBJECT_NONE)
    page->source = g_idle_add_full (G_PRIORITY_LOW, compose_cb, page, NULL);
}

/* --- what shows --- */

static void
show_content (TdDocumentsPage *page)
{
  gtk_stack_set_visible_child_name (page->content, is_quick (page) ? "quick" : "paper");
  if (is_quick (page))
    look_quickly (page);
  show_bar (page);
}

/* The list chooses what lies on the desk. */
static void
follow_desk (TdDocumentsPage *page)
{
  td_papers_list_show (page->list, get_session (page));
  if (is_quick (page))
    td_papers_list_choose_kind (page->list, td_papers_list_get_kind (page->list));
  else
    td_papers_list_choose_paper (page->list, td_paper_desk_get_id (page->desk));
  show_content (page);
}

static void
td_documents_page_refresh (TdPage *base)
{
  TdDocumentsPage *page = TD_DOCUMENTS_PAGE (base);
  TdSession *session = td_page_get_session (base);
  TdBook *book = td_session_get_book (session);
  const TdProgress *progress = td_session_get_progress (session);
  bool has_figures = progress != NULL && progress->root != TD_SUBJECT_NONE;
  bool has_papers = book != NULL && td_book_get_n_papers (book) > 0;

  if (page->desk == NULL)
    {
      page->desk = td_paper_desk_new (session);
      td_draft_editor_set_desk (page->editor, page->desk);
      g_signal_connect_object (
          page->desk, "state-changed", G_CALLBACK (show_bar), page, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          page->desk, "examined", G_CALLBACK (examined_cb), page, G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child_name (page->stack, has_figures || has_papers ? "content" : "empty");
  if (book == NULL)
    {
      td_paper_desk_open (page->desk, 0);
      return;
    }
  td_paper_desk_follow (page->desk);
  follow_desk (page);
}

static void
chosen_cb (TdDocumentsPage *page)
{
  if (td_paper_desk_open (page->desk, td_papers_list_get_paper (page->list)))
    show_content (page);
  else
    follow_desk (page);
}

static bool
td_documents_page_finish (TdPage *base)
{
  return td_paper_desk_save (TD_DOCUMENTS_PAGE (base)->desk);
}

static void
td_documents_page_unmap (GtkWidget *widget)
{
  TdDocumentsPage *page = TD_DOCUMENTS_PAGE (widget);

  if (page->desk != NULL)
    (void)td_paper_desk_save (page->desk);
  GTK_WIDGET_CLASS (td_documents_page_parent_class)->unmap (widget);
}

/* --- actions --- */

static void
new_closed_cb (TdDocumentsPage *page)
{
  follow_desk (page);
}

/* The parameter: a kind of document, or "" for the one that is looked at. */
static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;
  const char *const *kinds = td_document_get_kinds ();
  const char *wanted = g_variant_get_string (parameter, NULL);
  guint kind = td_papers_list_get_kind (page->list);
  GtkWidget *dialog;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i], wanted))
      kind = i;
  (void)td_paper_desk_save (page->desk);
  dialog = GTK_WIDGET (td_new_paper_dialog_new (get_window (page), page->desk, kind));
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (new_closed_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is looked at becomes a paper: of the whole, with the chosen cut and day of issue. */
static void
keep_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;
  TdSession *session = get_session (page);
  g_autoptr (GError) error = NULL;

  if (td_paper_desk_create (page->desk,
                            get_kind (page),
                            td_session_get_as_of (session),
                            NULL,
                            td_session_get_issued (session),
                            &error))
    follow_desk (page);
  else
    td_session_message (session, error->message, NULL);
}

static void
refresh_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;

  if (!td_paper_desk_save (page->desk))
    return;
  td_paper_desk_examine (page->desk);
  gtk_window_present (GTK_WINDOW (td_refresh_dialog_new (get_window (page), page->desk)));
}

static void
issue_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;

  if (!td_paper_desk_save (page->desk))
    return;
  td_paper_desk_examine (page->desk);
  gtk_window_present (GTK_WINDOW (td_issue_dialog_new (get_window (page), page->desk)));
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;
  g_autoptr (GError) error = NULL;

  if (!td_paper_desk_duplicate (page->desk, &error))
    {
      td_session_message (get_session (page), error->message, NULL);
      return;
    }
  follow_desk (page);
  td_session_message (get_session (page), _ ("A duplicate was made as a draft"), "win.undo");
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;
  const TdPaper *paper = td_paper_desk_get_paper (page->desk);
  g_autofree char *name = paper != NULL ? td_paper_describe (paper) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (name == NULL)
    return;
  if (!td_paper_desk_delete (page->desk, &error))
    {
      td_session_message (get_session (page), error->message, NULL);
      return;
    }
  follow_desk (page);
  /* Translators: %s is the kind and number of a paper. */
  text = g_strdup_printf (_ ("“%s” was deleted"), name);
  td_session_message (get_session (page), text, "win.undo");
}

/* (transfer full) (nullable): what shows, as it is on disk. */
static TdDocument *
get_document (TdDocumentsPage *page)
{
  const TdDraft *draft;

  if (is_quick (page))
    return page->quick != NULL ? td_document_ref (page->quick) : NULL;
  (void)td_paper_desk_save (page->desk);
  draft = td_paper_desk_get_draft (page->desk);
  return draft != NULL ? td_draft_get_document (draft) : NULL;
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;
  g_autoptr (TdDocument) document = get_document (page);
  g_autoptr (GError) error = NULL;

  if (document != NULL
      && !td_print_document (get_window (page),
                             get_session (page),
                             document,
                             gtk_label_get_label (page->name),
                             &error))
    td_session_message (get_session (page), error->message, NULL);
}

static void
path_chosen_cb (const char *path, gpointer data)
{
  TdDocumentsPage *page = data;
  TdSession *session = get_session (page);
  g_autoptr (TdDocument) document = get_document (page);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return;
  if (!td_document_save (document, path, &error))
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
  const TdPaper *paper = td_paper_desk_get_paper (page->desk);
  g_autofree char *day = td_day_format_iso (
      paper != NULL ? paper->as_of : td_session_get_as_of (get_session (page)));
  g_autofree char *name = g_strdup_printf ("%s %s.pdf", gtk_label_get_label (page->name), day);

  td_dialogs_save_document (
      get_window (page), name, path_chosen_cb, g_object_ref (page), g_object_unref);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDocumentsPage *page = data;

  td_paper_preview_zoom (is_quick (page) ? page->preview
                                         : td_draft_editor_get_preview (page->editor),
                         g_variant_get_int32 (parameter));
}

static void
roundings_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdDocumentsPage *page = data;

  g_simple_action_set_state (action, state);
  td_draft_editor_set_roundings (page->editor, g_variant_get_boolean (state));
}

static const GActionEntry action_entries[] = {
  { .name = "new", .parameter_type = "s", .activate = new_cb },
  { .name = "keep", .activate = keep_cb },
  { .name = "refresh", .activate = refresh_cb },
  { .name = "issue", .activate = issue_cb },
  { .name = "duplicate", .activate = duplicate_cb },
  { .name = "delete", .activate = delete_cb },
  { .name = "print", .activate = print_cb },
  { .name = "save", .activate = save_cb },
  { .name = "zoom", .parameter_type = "i", .activate = zoom_cb },
  { .name = "roundings", .state = "false", .change_state = roundings_cb },
};

static void
td_documents_page_dispose (GObject *object)
{
  TdDocumentsPage *page = TD_DOCUMENTS_PAGE (object);

  g_clear_handle_id (&page->source, g_source_remove);
  g_clear_pointer (&page->quick, td_document_unref);
  g_clear_object (&page->actions);
  g_clear_object (&page->desk);
  G_OBJECT_CLASS (td_documents_page_parent_class)->dispose (object);
}

static void
td_documents_page_class_init (TdDocumentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_documents_page_dispose;
  widget_class->unmap = td_documents_page_unmap;
  TD_PAGE_CLASS (klass)->refresh = td_documents_page_refresh;
  TD_PAGE_CLASS (klass)->finish = td_documents_page_finish;

  g_type_ensure (TD_TYPE_PAPER_PREVIEW);
  g_type_ensure (TD_TYPE_PAPERS_LIST);
  g_type_ensure (TD_TYPE_DRAFT_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, content);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, name);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, state);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, keep_button);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, issue_button);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, TdDocumentsPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
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
  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (page->actions), action_entries, G_N_ELEMENTS (action_entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "documents", G_ACTION_GROUP (page->actions));
  gtk_widget_init_template (GTK_WIDGET (page));
  g_object_bind_property (td_draft_editor_get_flap (page->editor),
                          "reveal-flap",
                          page->preview_button,
                          "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

GtkWidget *
td_documents_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_DOCUMENTS_PAGE, "session", session, NULL);
}

TdPaperDesk *
td_documents_page_get_desk (TdDocumentsPage *page)
{
  return page->desk;
}

TdPapersList *
td_documents_page_get_list (TdDocumentsPage *page)
{
  return page->list;
}

TdDraftEditor *
td_documents_page_get_editor (TdDocumentsPage *page)
{
  return page->editor;
}

TdPaperPreview *
td_documents_page_get_preview (TdDocumentsPage *page)
{
  return page->preview;
}
