/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-template-editor-private.h"

#include <glib/gi18n.h>

#include "app/td-dialogs.h"
#include "documents/td-document.h"

G_DEFINE_FINAL_TYPE (TdTemplateEditor, td_template_editor, ADW_TYPE_WINDOW)

static void
kind_selected_cb (TdTemplateEditor *editor, GtkListBoxRow *row)
{
  if (row == NULL || editor->session == NULL)
    return;
  _td_template_editor_show_text (
      editor, &g_array_index (editor->templates, TdTemplateText, gtk_list_box_row_get_index (row)));
}

static void
import_chosen_cb (const char *path, gpointer data)
{
  td_template_editor_read_file (data, path);
}

static void
export_chosen_cb (const char *path, gpointer data)
{
  td_template_editor_write_file (data, path);
}

/* Actions */

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_template_editor_save (TD_TEMPLATE_EDITOR (widget));
}

static void
reset_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_template_editor_reset (TD_TEMPLATE_EDITOR (widget));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_dialogs_open_template (
      GTK_WINDOW (widget), import_chosen_cb, g_object_ref (widget), g_object_unref);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *file = g_strconcat (TD_TEMPLATE_EDITOR (widget)->shown->kind, ".template", NULL);

  td_dialogs_save_template (
      GTK_WINDOW (widget), file, export_chosen_cb, g_object_ref (widget), g_object_unref);
}

static void
jump_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdTemplateEditor *editor = TD_TEMPLATE_EDITOR (widget);

  gtk_stack_set_visible_child_name (editor->stack, "text");
  _td_template_editor_check (editor);
  td_source_view_jump (editor->source);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdTemplateEditor *editor = TD_TEMPLATE_EDITOR (widget);

  gtk_stack_set_visible_child_name (editor->stack, "text");
  td_field_picker_search (editor->picker, NULL);
}

static void
switch_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdTemplateEditor *editor = TD_TEMPLATE_EDITOR (widget);
  bool is_text = g_str_equal (gtk_stack_get_visible_child_name (editor->stack), "text");

  gtk_stack_set_visible_child_name (editor->stack, is_text ? "preview" : "text");
}

static void
update_preview_cb (TdTemplateEditor *editor)
{
  if (editor->session != NULL)
    _td_template_editor_update_preview (editor);
}

static void
insert_cb (TdTemplateEditor *editor, const char *text, guint cursor, gboolean on_lines)
{
  td_source_view_insert (editor->source, text, cursor, on_lines);
}

/* Closing */

static void
keep_cb (bool keep, gpointer data)
{
  TdTemplateEditor *editor = data;

  for (guint i = 0; keep && i < editor->templates->len; i++)
    {
      TdTemplateText *template_ = &g_array_index (editor->templates, TdTemplateText, i);

      if (!_td_template_text_is_changed (template_))
        continue;
      td_template_editor_show (editor, template_->kind);
      if (!td_template_editor_save (editor))
        return;
    }
  editor->closing = true;
  gtk_window_close (GTK_WINDOW (editor));
}

static gboolean
td_template_editor_close_request (GtkWindow *window)
{
  TdTemplateEditor *editor = TD_TEMPLATE_EDITOR (window);

  if (editor->closing || !td_session_can_edit (editor->session, NULL)
      || !td_template_editor_is_changed (editor))
    return GTK_WINDOW_CLASS (td_template_editor_parent_class)->close_request (window);
  td_dialogs_ask_keep (window,
                       _ ("Save the Templates?"),
                       _ ("What you typed is not saved yet. Without saving, it is lost."),
                       keep_cb,
                       g_object_ref (editor),
                       g_object_unref);
  return TRUE;
}

static void
td_template_editor_dispose (GObject *object)
{
  TdTemplateEditor *editor = TD_TEMPLATE_EDITOR (object);

  g_clear_handle_id (&editor->check_source, g_source_remove);
  g_clear_handle_id (&editor->preview_source, g_source_remove);
  editor->shown = NULL;
  g_clear_object (&editor->session);
  g_clear_pointer (&editor->templates, g_array_unref);

  G_OBJECT_CLASS (td_template_editor_parent_class)->dispose (object);
}

static void
td_template_editor_class_init (TdTemplateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "template.save", save_cb, GDK_KEY_s, GDK_CONTROL_MASK },
    { "template.reset", reset_cb, 0, 0 },
    { "template.import", import_cb, GDK_KEY_o, GDK_CONTROL_MASK },
    { "template.export", export_cb, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "template.jump", jump_cb, GDK_KEY_F8, 0 },
    { "template.search", search_cb, GDK_KEY_f, GDK_CONTROL_MASK },
    { "template.switch", switch_cb, GDK_KEY_F9, 0 },
  };

  G_OBJECT_CLASS (klass)->dispose = td_template_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_template_editor_close_request;

  g_type_ensure (TD_TYPE_SOURCE_VIEW);
  g_type_ensure (TD_TYPE_FIELD_PICKER);
  g_type_ensure (TD_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-template-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, kinds);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, source);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, picker);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, preview_stack);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, preview);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, failure);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, status_icon);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, status);
  gtk_widget_class_bind_template_child (widget_class, TdTemplateEditor, jump_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_preview_cb);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (
            widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
clear_template (gpointer data)
{
  TdTemplateText *template_ = data;

  g_clear_object (&template_->buffer);
  g_free (template_->kept);
}

/* A row of the list: the name of the kind, and how its text stands. */
static GtkWidget *
make_row (TdTemplateText *template_)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (td_document_get_kind_label (template_->kind));

  template_->mark = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (template_->mark), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (template_->mark, "td-dim");
  gtk_widget_add_css_class (template_->mark, "caption");
  gtk_widget_set_visible (template_->mark, FALSE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), template_->mark);
  return box;
}

static void
td_template_editor_init (TdTemplateEditor *editor)
{
  const char *const *kinds = td_document_get_kinds ();

  editor->templates = g_array_new (FALSE, TRUE, sizeof (TdTemplateText));
  g_array_set_clear_func (editor->templates, clear_template);
  gtk_widget_init_template (GTK_WIDGET (editor));
  gtk_accessible_update_property (GTK_ACCESSIBLE (td_source_view_get_text_view (editor->source)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the template"),
                                  -1);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      TdTemplateText template_
          = { .kind = kinds[i], .buffer = td_source_view_create_buffer (editor->source) };

      gtk_list_box_append (editor->kinds, make_row (&template_));
      g_array_append_val (editor->templates, template_);
      g_signal_connect_object (template_.buffer,
                               "changed",
                               G_CALLBACK (_td_template_editor_check_later),
                               editor,
                               G_CONNECT_SWAPPED);
    }
}

TdTemplateEditor *
td_template_editor_new (GtkWindow *parent, TdSession *session)
{
  TdTemplateEditor *editor = g_object_new (TD_TYPE_TEMPLATE_EDITOR, "transient-for", parent, NULL);

  editor->session = g_object_ref (session);
  g_signal_connect_object (
      session, "changed", G_CALLBACK (_td_template_editor_update), editor, G_CONNECT_SWAPPED);
  _td_template_editor_update (editor);
  gtk_list_box_select_row (editor->kinds, gtk_list_box_get_row_at_index (editor->kinds, 0));
  gtk_window_set_focus (GTK_WINDOW (editor),
                        GTK_WIDGET (td_source_view_get_text_view (editor->source)));
  return editor;
}
