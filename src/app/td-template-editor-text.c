/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-template-editor-private.h"

#include <glib/gi18n.h>

#include "documents/td-document.h"
#include "wording/td-template.h"

/* A text is checked when nothing was typed for so long. */
#define CHECK_AFTER_MS 250
/* No template is larger. */
#define MAX_FILE (1024 * 1024)

/* What is wrong with the text, or how it stands. */
static void
set_status (TdTemplateEditor *editor, const char *sentence, bool is_wrong)
{
  gtk_label_set_label (editor->status, sentence);
  gtk_image_set_from_icon_name (editor->status_icon,
                                is_wrong ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (editor->status), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (editor->status), "error");
}

const char *
td_template_editor_get_error (TdTemplateEditor *editor)
{
  return gtk_widget_has_css_class (GTK_WIDGET (editor->status), "error")
             ? gtk_label_get_label (editor->status)
             : NULL;
}

bool
_td_template_text_is_changed (const TdTemplateText *template_)
{
  g_autofree char *text = td_source_buffer_dup_text (template_->buffer);

  return !g_str_equal (text, template_->kept);
}

bool
td_template_editor_is_changed (TdTemplateEditor *editor)
{
  for (guint i = 0; i < editor->templates->len; i++)
    if (_td_template_text_is_changed (&g_array_index (editor->templates, TdTemplateText, i)))
      return true;
  return false;
}

/* What stands beside the name of a kind: that it is the office's own, and not kept yet. */
static void
show_mark (TdTemplateText *template_)
{
  bool changed = _td_template_text_is_changed (template_);

  gtk_label_set_label (GTK_LABEL (template_->mark),
                       changed             ? _ ("Not kept yet")
                       : template_->is_own ? _ ("The office’s own")
                                           : "");
  gtk_widget_set_visible (template_->mark, changed || template_->is_own);
}

static void
update_actions (TdTemplateEditor *editor)
{
  bool editable = td_session_can_edit (editor->session, NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (editor),
                                 "template.save",
                                 editable && _td_template_text_is_changed (editor->shown));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (editor),
      "template.reset",
      editable && (editor->shown->is_own || _td_template_text_is_changed (editor->shown)));
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "template.import", editable);
  gtk_text_view_set_editable (td_source_view_get_text_view (editor->source), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (editor->picker), editable);
}

/* Reads the text that is shown; what is wrong is marked. */
bool
_td_template_editor_check (TdTemplateEditor *editor)
{
  g_autofree char *text = td_source_buffer_dup_text (editor->shown->buffer);
  g_autofree char *word = NULL;
  g_autoptr (GError) error = NULL;
  bool is_sound;

  g_clear_handle_id (&editor->check_source, g_source_remove);
  is_sound = td_document_check_template (editor->shown->kind, text, &error);
  if (is_sound)
    {
      td_source_view_mark (editor->source, 0, NULL);
      set_status (editor, _ ("The template can be used."), false);
    }
  else
    {
      guint line = td_template_find_place (error, &word);
      td_source_view_mark (editor->source, line, word);
      set_status (editor, error->message, true);
    }
  gtk_widget_set_visible (GTK_WIDGET (editor->jump_button), !is_sound);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "template.jump", !is_sound);
  return is_sound;
}

/* The paper that the text would make of the chosen cut; a mistake says the same as the foot. */
static gboolean
preview_cb (gpointer data)
{
  TdTemplateEditor *editor = data;
  const TdProgress *progress = td_session_get_progress (editor->session);
  g_autofree char *text = td_source_buffer_dup_text (editor->shown->buffer);
  g_autofree char *message = NULL;
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  editor->preview_source = 0;
  if (progress != NULL && progress->root != TD_SUBJECT_NONE)
    document = td_document_compose_text (
        progress, editor->shown->kind, text, TD_COMPOSE_DEFAULT, &error);
  message = g_markup_escape_text (
      error != NULL ? error->message : _ ("There are no figures to write about yet."), -1);
  adw_status_page_set_description (editor->failure, message);
  td_paper_view_set_document (editor->preview, document);
  gtk_stack_set_visible_child_name (editor->preview_stack, document != NULL ? "paper" : "failure");
  return G_SOURCE_REMOVE;
}

/* A long paper takes longer than a frame: it is written when nothing else is to be done. */
void
_td_template_editor_update_preview (TdTemplateEditor *editor)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (editor->stack), "preview") != 0)
    return;
  g_clear_handle_id (&editor->preview_source, g_source_remove);
  editor->preview_source = g_idle_add_full (G_PRIORITY_LOW, preview_cb, editor, NULL);
}

static gboolean
check_cb (gpointer data)
{
  TdTemplateEditor *editor = data;

  editor->check_source = 0;
  _td_template_editor_check (editor);
  show_mark (editor->shown);
  update_actions (editor);
  return G_SOURCE_REMOVE;
}

void
_td_template_editor_check_later (TdTemplateEditor *editor, GtkTextBuffer *buffer)
{
  if (editor->shown == NULL || editor->shown->buffer != buffer)
    return;
  g_clear_handle_id (&editor->check_source, g_source_remove);
  editor->check_source = g_timeout_add (CHECK_AFTER_MS, check_cb, editor);
}

void
_td_template_editor_show_text (TdTemplateEditor *editor, TdTemplateText *template_)
{
  if (editor->check_source != 0)
    show_mark (editor->shown);
  editor->shown = template_;
  td_source_view_set_buffer (editor->source, template_->buffer);
  _td_template_editor_check (editor);
  update_actions (editor);
  _td_template_editor_update_preview (editor);
}

void
td_template_editor_show (TdTemplateEditor *editor, const char *kind)
{
  for (guint i = 0; i < editor->templates->len; i++)
    if (g_str_equal (g_array_index (editor->templates, TdTemplateText, i).kind, kind))
      gtk_list_box_select_row (editor->kinds,
                               gtk_list_box_get_row_at_index (editor->kinds, (int)i));
}

GtkTextBuffer *
td_template_editor_get_buffer (TdTemplateEditor *editor)
{
  return editor->shown->buffer;
}

/* What stands in the workspace now; a text that is not kept yet stays. */
static void
read_kept (TdTemplateEditor *editor, TdTemplateText *template_)
{
  g_autofree char *key = g_strconcat (TD_DOCUMENT_TEMPLATE, template_->kind, NULL);
  const char *own = td_book_get_setting (td_session_get_book (editor->session), key);
  g_autofree char *kept = own != NULL ? g_strdup (own) : td_document_get_template (template_->kind);
  bool follows = template_->kept == NULL || !_td_template_text_is_changed (template_);

  template_->is_own = own != NULL;
  if (g_strcmp0 (kept, template_->kept) == 0)
    return;
  if (follows)
    td_source_buffer_load (template_->buffer, kept);
  g_free (template_->kept);
  template_->kept = g_steal_pointer (&kept);
}

void
_td_template_editor_update (TdTemplateEditor *editor)
{
  /* A dialog that asked may keep a closed window for a while. */
  if (editor->session == NULL || td_session_get_book (editor->session) == NULL)
    return;
  for (guint i = 0; i < editor->templates->len; i++)
    {
      TdTemplateText *template_ = &g_array_index (editor->templates, TdTemplateText, i);
      read_kept (editor, template_);
      show_mark (template_);
    }
  if (editor->shown == NULL)
    return;
  update_actions (editor);
  _td_template_editor_update_preview (editor);
}

/* @text: (nullable): NULL: the program's */
static bool
apply (TdTemplateEditor *editor, TdTemplateText *template_, const char *text)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strconcat (TD_DOCUMENT_TEMPLATE, template_->kind, NULL);
  TdAction action = { .kind = "settings", .as_of = TD_DAY_NONE, .detail = key };

  if (text != NULL)
    td_changes_put_setting (changes, key, text);
  else
    td_changes_remove_setting (changes, key);
  if (td_session_apply (editor->session, changes, &action, NULL, &error))
    return true;
  set_status (editor, error->message, true);
  return false;
}

bool
td_template_editor_save (TdTemplateEditor *editor)
{
  TdTemplateText *template_ = editor->shown;
  g_autofree char *text = td_source_buffer_dup_text (template_->buffer);
  g_autofree char *program = td_document_get_template (template_->kind);
  bool is_program = g_str_equal (text, program);

  if (!_td_template_editor_check (editor))
    {
      /* Translators: %s says what is wrong: "line 12: there is no field …". */
      g_autofree char *sentence = g_strdup_printf (_ ("Not saved: the template has a mistake. %s"),
                                                   gtk_label_get_label (editor->status));
      set_status (editor, sentence, true);
      td_source_view_jump (editor->source);
      return false;
    }
  if (_td_template_text_is_changed (template_) && (!is_program || template_->is_own)
      && !apply (editor, template_, is_program ? NULL : text))
    return false;
  set_status (editor, _ ("Saved: papers are written by this template from now on."), false);
  return true;
}

bool
td_template_editor_reset (TdTemplateEditor *editor)
{
  TdTemplateText *template_ = editor->shown;
  g_autofree char *program = td_document_get_template (template_->kind);
  GtkTextIter start, end;

  if (template_->is_own && !apply (editor, template_, NULL))
    return false;
  /* By key the text that was there can be brought back. */
  gtk_text_buffer_begin_user_action (template_->buffer);
  gtk_text_buffer_get_bounds (template_->buffer, &start, &end);
  gtk_text_buffer_delete (template_->buffer, &start, &end);
  gtk_text_buffer_insert (template_->buffer, &start, program, -1);
  gtk_text_buffer_end_user_action (template_->buffer);
  show_mark (template_);
  _td_template_editor_check (editor);
  set_status (editor, _ ("This is the program’s template again."), false);
  update_actions (editor);
  _td_template_editor_update_preview (editor);
  return true;
}

/* Files */

bool
td_template_editor_read_file (TdTemplateEditor *editor, const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkTextBuffer *buffer = editor->shown->buffer;
  GtkTextIter start, end;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, &error))
    {
      set_status (editor, error->message, true);
      return false;
    }
  if (length > MAX_FILE || !g_utf8_validate (text, (gssize)length, NULL))
    {
      set_status (editor, _ ("This file is no template: it is not a text in UTF-8."), true);
      return false;
    }
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, (int)length);
  gtk_text_buffer_end_user_action (buffer);
  _td_template_editor_check (editor);
  show_mark (editor->shown);
  update_actions (editor);
  _td_template_editor_update_preview (editor);
  return true;
}

bool
td_template_editor_write_file (TdTemplateEditor *editor, const char *path)
{
  g_autofree char *text = td_source_buffer_dup_text (editor->shown->buffer);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    {
      set_status (editor, error->message, true);
      return false;
    }
  /* Translators: %s is the name of a file. */
  sentence = g_strdup_printf (_ ("Saved as “%s”"), name);
  set_status (editor, sentence, false);
  return true;
}
