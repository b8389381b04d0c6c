/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-directives-editor.h"

#include <glib/gi18n.h>

#include "app/td-dialogs.h"
#include "documents/td-directives-draft.h"
#include "documents/td-document.h"
#include "wording/td-paper.h"

struct _TdDirectivesEditor
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  TdDirectivesDraft *draft;
  char *kept;       /* (nullable): what the draft was when it was read or kept */
  TdFields *fields; /* (nullable) */
  bool filling;
  bool closing;

  /* template children */
  GtkListBox *list;
  TdDirectiveForm *form;
  GtkImage *status_icon;
  GtkLabel *status;
  GtkButton *jump_button;
};

G_DEFINE_FINAL_TYPE (TdDirectivesEditor, td_directives_editor, ADW_TYPE_WINDOW)

static void
set_status (TdDirectivesEditor *editor, const char *sentence, bool is_wrong)
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
td_directives_editor_get_error (TdDirectivesEditor *editor)
{
  return gtk_widget_has_css_class (GTK_WIDGET (editor->status), "error")
             ? gtk_label_get_label (editor->status)
             : NULL;
}

bool
td_directives_editor_is_changed (TdDirectivesEditor *editor)
{
  g_autofree char *text = td_directives_draft_format (editor->draft);

  return g_strcmp0 (text, editor->kept) != 0;
}

guint
td_directives_editor_get_selected (TdDirectivesEditor *editor)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (editor->list);

  return row != NULL ? (guint)gtk_list_box_row_get_index (row) : 0;
}

/* What stands below the title: where the instruction comes from, and which papers have it. */
static char *
describe (TdDirectivesEditor *editor, guint index)
{
  static const char *const origins[] = {
    [TD_DIRECTIVE_PROGRAM] = NULL,
    [TD_DIRECTIVE_CHANGED] = NC_ ("instruction", "Changed"),
    [TD_DIRECTIVE_DROPPED] = NC_ ("instruction", "Dropped"),
    [TD_DIRECTIVE_OWN] = NC_ ("instruction", "The office’s own"),
  };
  const TdDirective *directive = td_directives_draft_get (editor->draft, index);
  const char *name = origins[td_directives_draft_get_origin (editor->draft, index)];
  const char *origin = name != NULL ? g_dpgettext2 (NULL, "instruction", name) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *kinds = NULL;

  for (guint i = 0; directive->kinds[i] != NULL; i++)
    g_ptr_array_add (parts, (gpointer)td_document_get_kind_label (directive->kinds[i]));
  g_ptr_array_add (parts, NULL);
  kinds = g_strjoinv (", ", (char **)parts->pdata);
  if (origin == NULL)
    return g_steal_pointer (&kinds);
  return *kinds == '\0' ? g_strdup (origin) : g_strjoin (" · ", origin, kinds, NULL);
}

static void
show_row (TdDirectivesEditor *editor, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (editor->list, (int)index);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
  g_autofree char *detail = describe (editor, index);
  const TdDirective *directive = td_directives_draft_get (editor->draft, index);

  gtk_label_set_label (GTK_LABEL (title),
                       *directive->title != '\0' ? directive->title : _ ("Without a title"));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), detail);
  if (td_directives_draft_get_origin (editor->draft, index) == TD_DIRECTIVE_DROPPED)
    gtk_widget_add_css_class (title, "td-dim");
  else
    gtk_widget_remove_css_class (title, "td-dim");
}

static void
set_enabled (TdDirectivesEditor *editor, const char *action, bool enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), action, enabled);
}

static void
update_actions (TdDirectivesEditor *editor)
{
  bool editable = td_session_can_edit (editor->session, NULL);
  guint index = td_directives_editor_get_selected (editor);
  TdDirectiveOrigin origin = td_directives_draft_get_origin (editor->draft, index);

  set_enabled (editor, "directives.save", editable && td_directives_editor_is_changed (editor));
  set_enabled (editor, "directives.add", editable);
  set_enabled (editor, "directives.remove", editable && origin != TD_DIRECTIVE_DROPPED);
  set_enabled (editor,
               "directives.restore",
               editable && (origin == TD_DIRECTIVE_CHANGED || origin == TD_DIRECTIVE_DROPPED));
  set_enabled (editor, "directives.up", editable && index > 0);
  set_enabled (
      editor, "directives.down", editable && index + 1 < td_directives_draft_get_n (editor->draft));
  gtk_widget_set_sensitive (GTK_WIDGET (editor->form), editable);
}

static GtkWidget *
make_row (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "td-dim");
          gtk_widget_add_css_class (label, "caption");
        }
    }
  gtk_widget_add_css_class (box, "td-directive-row");
  return box;
}

/* Writes the list anew, and shows the instruction at @index. */
static void
fill_list (TdDirectivesEditor *editor, guint index)
{
  GtkWidget *row;

  editor->filling = true;
  td_directive_form_set_directive (editor->form, NULL);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (editor->list))) != NULL)
    gtk_list_box_remove (editor->list, row);
  for (guint i = 0; i < td_directives_draft_get_n (editor->draft); i++)
    {
      gtk_list_box_append (editor->list, make_row ());
      show_row (editor, i);
    }
  editor->filling = false;
  td_directives_editor_select (editor, MIN (index, td_directives_draft_get_n (editor->draft) - 1));
}

void
td_directives_editor_select (TdDirectivesEditor *editor, guint index)
{
  gtk_list_box_select_row (editor->list, gtk_list_box_get_row_at_index (editor->list, (int)index));
}

static void
selected_cb (TdDirectivesEditor *editor, GtkListBoxRow *row)
{
  if (row == NULL || editor->filling || editor->draft == NULL)
    return;
  td_directive_form_set_directive (
      editor->form,
      td_directives_draft_get (editor->draft, (guint)gtk_list_box_row_get_index (row)));
  update_actions (editor);
}

static void
form_changed_cb (TdDirectivesEditor *editor)
{
  show_row (editor, td_directives_editor_get_selected (editor));
  update_actions (editor);
}

static void
form_checked_cb (TdDirectivesEditor *editor)
{
  const char *error = td_directive_form_get_error (editor->form);

  set_status (editor, error != NULL ? error : _ ("The instruction can be used."), error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (editor->jump_button), error != NULL);
  set_enabled (editor, "directives.jump", error != NULL);
}

/* Takes what stands in the workspace; what cannot be read is told, and the program's shows. */
static void
read_kept (TdDirectivesEditor *editor)
{
  const char *own
      = td_book_get_setting (td_session_get_book (editor->session), TD_SETTING_DIRECTIVES);
  g_autoptr (GError) error = NULL;
  guint selected = editor->draft != NULL ? td_directives_editor_get_selected (editor) : 0;

  td_directive_form_set_directive (editor->form, NULL);
  g_clear_pointer (&editor->draft, td_directives_draft_free);
  editor->draft = td_directives_draft_new (own, &error);
  if (editor->draft == NULL)
    editor->draft = td_directives_draft_new (NULL, NULL);
  g_free (editor->kept);
  editor->kept = td_directives_draft_format (editor->draft);
  fill_list (editor, selected);
  if (error != NULL)
    set_status (editor, error->message, true);
}

static void
update (TdDirectivesEditor *editor)
{
  const TdProgress *progress;

  /* A dialog that asked may keep a closed window for a while. */
  if (editor->session == NULL || td_session_get_book (editor->session) == NULL)
    return;
  progress = td_session_get_progress (editor->session);
  td_directive_form_set_fields (editor->form, NULL, TD_DAY_NONE);
  g_clear_pointer (&editor->fields, td_fields_free);
  if (progress != NULL && progress->root != TD_SUBJECT_NONE)
    {
      editor->fields = td_paper_fill (progress);
      td_paper_add_forecasts (editor->fields, progress);
    }
  td_directive_form_set_fields (
      editor->form, editor->fields, editor->fields != NULL ? progress->as_of : TD_DAY_NONE);
  if (editor->draft == NULL || !td_directives_editor_is_changed (editor))
    read_kept (editor);
}

/* Shows the first instruction with a mistake. */
static bool
check_all (TdDirectivesEditor *editor)
{
  for (guint i = 0; i < td_directives_draft_get_n (editor->draft); i++)
    {
      const TdDirective *directive = td_directives_draft_get (editor->draft, i);
      g_autofree char *filled = td_directive_fill (directive, NULL, NULL);

      if (filled != NULL && *directive->title != '\0')
        continue;
      td_directives_editor_select (editor, i);
      if (!td_directive_form_check (editor->form))
        {
          /* Translators: %s says what is wrong: "line 1: there is no field …". */
          g_autofree char *sentence
              = g_strdup_printf (_ ("Not saved: the instruction has a mistake. %s"),
                                 td_directive_form_get_error (editor->form));
          set_status (editor, sentence, true);
          td_directive_form_jump (editor->form);
          return false;
        }
    }
  return true;
}

bool
td_directives_editor_save (TdDirectivesEditor *editor)
{
  g_autofree char *text = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "settings", .as_of = TD_DAY_NONE, .detail = TD_SETTING_DIRECTIVES };

  if (!check_all (editor))
    return false;
  if (!td_directives_editor_is_changed (editor))
    return true;
  text = td_directives_draft_format (editor->draft);
  if (text != NULL && !td_document_check_directives (text, &error))
    {
      set_status (editor, error->message, true);
      return false;
    }
  if (text != NULL)
    td_changes_put_setting (changes, TD_SETTING_DIRECTIVES, text);
  else
    td_changes_remove_setting (changes, TD_SETTING_DIRECTIVES);
  if (!td_session_apply (editor->session, changes, &action, NULL, &error))
    {
      set_status (editor, error->message, true);
      return false;
    }
  /* As it stands there now: a text that differs in nothing but its form is the same. */
  read_kept (editor);
  update_actions (editor);
  set_status (editor, _ ("Saved: papers have these instructions from now on."), false);
  return true;
}

/* Actions */

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_directives_editor_save (TD_DIRECTIVES_EDITOR (widget));
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDirectivesEditor *editor = TD_DIRECTIVES_EDITOR (widget);

  fill_list (editor, td_directives_draft_add (editor->draft, _ ("New instruction")));
  td_directive_form_focus_title (editor->form);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDirectivesEditor *editor = TD_DIRECTIVES_EDITOR (widget);
  guint index = td_directives_editor_get_selected (editor);

  td_directive_form_set_directive (editor->form, NULL);
  td_directives_draft_remove (editor->draft, index);
  fill_list (editor, index);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDirectivesEditor *editor = TD_DIRECTIVES_EDITOR (widget);
  guint index = td_directives_editor_get_selected (editor);

  td_directives_draft_restore (editor->draft, index);
  fill_list (editor, index);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDirectivesEditor *editor = TD_DIRECTIVES_EDITOR (widget);
  int by = g_str_equal (name, "directives.up") ? -1 : 1;

  fill_list (
      editor,
      td_directives_draft_move (editor->draft, td_directives_editor_get_selected (editor), by));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (editor->list)));
}

static void
jump_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_directive_form_jump (TD_DIRECTIVES_EDITOR (widget)->form);
}

/* Closing */

static void
keep_cb (bool keep, gpointer data)
{
  TdDirectivesEditor *editor = data;

  if (keep && !td_directives_editor_save (editor))
    return;
  editor->closing = true;
  gtk_window_close (GTK_WINDOW (editor));
}

static gboolean
td_directives_editor_close_request (GtkWindow *window)
{
  TdDirectivesEditor *editor = TD_DIRECTIVES_EDITOR (window);

  if (editor->closing || !td_session_can_edit (editor->session, NULL)
      || !td_directives_editor_is_changed (editor))
    return GTK_WINDOW_CLASS (td_directives_editor_parent_class)->close_request (window);
  td_dialogs_ask_keep (window,
                       _ ("Save the Instructions?"),
                       _ ("What you typed is not saved yet. Without saving, it is lost."),
                       keep_cb,
                       g_object_ref (editor),
                       g_object_unref);
  return TRUE;
}

static void
td_directives_editor_dispose (GObject *object)
{
  TdDirectivesEditor *editor = TD_DIRECTIVES_EDITOR (object);

  if (editor->form != NULL && editor->draft != NULL)
    td_directive_form_set_directive (editor->form, NULL);
  editor->form = NULL;
  g_clear_pointer (&editor->draft, td_directives_draft_free);
  g_clear_pointer (&editor->fields, td_fields_free);
  g_clear_pointer (&editor->kept, g_free);
  g_clear_object (&editor->session);

  G_OBJECT_CLASS (td_directives_editor_parent_class)->dispose (object);
}

static void
td_directives_editor_class_init (TdDirectivesEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "directives.save", save_cb, GDK_KEY_s, GDK_CONTROL_MASK },
    { "directives.add", add_cb, GDK_KEY_n, GDK_CONTROL_MASK },
    { "directives.remove", remove_cb, GDK_KEY_Delete, GDK_CONTROL_MASK },
    { "directives.restore", restore_cb, 0, 0 },
    { "directives.up", move_cb, GDK_KEY_Up, GDK_ALT_MASK },
    { "directives.down", move_cb, GDK_KEY_Down, GDK_ALT_MASK },
    { "directives.jump", jump_cb, GDK_KEY_F8, 0 },
  };

  G_OBJECT_CLASS (klass)->dispose = td_directives_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_directives_editor_close_request;

  g_type_ensure (TD_TYPE_DIRECTIVE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-directives-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDirectivesEditor, list);
  gtk_widget_class_bind_template_child (widget_class, TdDirectivesEditor, form);
  gtk_widget_class_bind_template_child (widget_class, TdDirectivesEditor, status_icon);
  gtk_widget_class_bind_template_child (widget_class, TdDirectivesEditor, status);
  gtk_widget_class_bind_template_child (widget_class, TdDirectivesEditor, jump_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_checked_cb);
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
td_directives_editor_init (TdDirectivesEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
}

TdDirectivesEditor *
td_directives_editor_new (GtkWindow *parent, TdSession *session)
{
  TdDirectivesEditor *editor
      = g_object_new (TD_TYPE_DIRECTIVES_EDITOR, "transient-for", parent, NULL);

  editor->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), editor, G_CONNECT_SWAPPED);
  update (editor);
  gtk_window_set_focus (GTK_WINDOW (editor),
                        GTK_WIDGET (gtk_list_box_get_selected_row (editor->list)));
  return editor;
}
