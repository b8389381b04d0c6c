/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-directive-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "documents/td-directives.h"

struct _TdDirectiveDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdPaperDesk *desk;
  char *key;
  GPtrArray *ids;    /* char *: of what is offered, in its order */
  GPtrArray *checks; /* GtkCheckButton: borrowed from the rows */

  guint block;

  /* template children */
  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *other_group;
  GtkLabel *failure;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (TdDirectiveDialog, td_directive_dialog, ADW_TYPE_WINDOW)

static void
toggled_cb (TdDirectiveDialog *dialog)
{
  bool is_any = false;

  for (guint i = 0; i < dialog->checks->len; i++)
    is_any |= gtk_check_button_get_active (g_ptr_array_index (dialog->checks, i));
  gtk_widget_set_sensitive (dialog->add_button, is_any);
}

/* Whether the paper has an instruction already: "directive:pace", "directive:pace#2". */
static bool
is_in_paper (TdDirectiveDialog *dialog, const char *id)
{
  const TdDraft *draft = td_paper_desk_get_draft (dialog->desk);
  g_autofree char *key = g_strconcat ("directive:", id, NULL);
  g_autoptr (GPtrArray) parts = draft != NULL ? td_draft_list_parts (draft) : NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, i);
      const char *rest = g_str_has_prefix (part->key, key) ? part->key + strlen (key) : NULL;

      if (rest != NULL && (*rest == '\0' || *rest == '#'))
        return true;
    }
  return false;
}

/* Returns: whether it has words with these figures */
static bool
offer (TdDirectiveDialog *dialog, AdwPreferencesGroup *group, const TdDirective *directive)
{
  const TdProgress *progress = td_paper_desk_get_progress (dialog->desk);
  g_autofree char *text = td_draft_preview_directive (directive->id, progress, NULL);
  GtkWidget *row;
  GtkWidget *check;

  if (text == NULL || *text == '\0')
    return false;
  row = adw_action_row_new ();
  check = gtk_check_button_new ();
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), directive->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (is_in_paper (dialog, directive->id))
    {
      GtkWidget *label = gtk_label_new (_ ("In the paper"));

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, directive->title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), dialog, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (dialog->ids, g_strdup (directive->id));
  g_ptr_array_add (dialog->checks, check);
  return true;
}

static void
offer_all (TdDirectiveDialog *dialog)
{
  const TdPaper *paper = td_paper_desk_get_paper (dialog->desk);
  TdBook *book = td_session_get_book (td_paper_desk_get_session (dialog->desk));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) directives = NULL;
  guint n[2] = { 0, 0 };

  if (paper == NULL || td_paper_desk_get_progress (dialog->desk) == NULL)
    return;
  directives = td_directives_read (td_book_get_setting (book, TD_SETTING_DIRECTIVES), &error);
  if (directives == NULL)
    {
      gtk_label_set_label (dialog->failure, error->message);
      gtk_widget_set_visible (GTK_WIDGET (dialog->failure), TRUE);
    }
  for (guint i = 0; directives != NULL && i < directives->len; i++)
    {
      const TdDirective *directive = g_ptr_array_index (directives, i);
      bool is_of_kind = directive->kinds != NULL
                        && g_strv_contains ((const char *const *)directive->kinds, paper->kind);

      if (!offer (dialog, is_of_kind ? dialog->own_group : dialog->other_group, directive))
        continue;
      /* The keyboard begins at the first that shows. */
      if (n[1] == 0 && (is_of_kind || n[0] == 0))
        gtk_window_set_focus (GTK_WINDOW (dialog),
                              g_ptr_array_index (dialog->checks, dialog->checks->len - 1));
      n[is_of_kind]++;
    }
  gtk_widget_set_visible (GTK_WIDGET (dialog->own_group), n[1] > 0);
  gtk_widget_set_visible (GTK_WIDGET (dialog->other_group), n[0] > 0);
}

static void
add_clicked_cb (TdDirectiveDialog *dialog)
{
  if (td_directive_dialog_add (dialog))
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_directive_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_DIRECTIVE_DIALOG (object)->desk);
  G_OBJECT_CLASS (td_directive_dialog_parent_class)->dispose (object);
}

static void
td_directive_dialog_finalize (GObject *object)
{
  TdDirectiveDialog *dialog = TD_DIRECTIVE_DIALOG (object);

  g_free (dialog->key);
  g_ptr_array_unref (dialog->ids);
  g_ptr_array_unref (dialog->checks);
  G_OBJECT_CLASS (td_directive_dialog_parent_class)->finalize (object);
}

static void
td_directive_dialog_class_init (TdDirectiveDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_directive_dialog_dispose;
  object_class->finalize = td_directive_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-directive-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveDialog, own_group);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveDialog, other_group);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Enter adds what is ticked, wherever in the list the keyboard is; Space ticks. */
static gboolean
key_cb (TdDirectiveDialog *dialog, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !gtk_widget_get_sensitive (dialog->add_button))
    return GDK_EVENT_PROPAGATE;
  add_clicked_cb (dialog);
  return GDK_EVENT_STOP;
}

static void
listen (TdDirectiveDialog *dialog, AdwPreferencesGroup *group)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  /* Before the tick, which Enter would take away. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_cb), dialog);
  gtk_widget_add_controller (GTK_WIDGET (group), controller);
}

static void
td_directive_dialog_init (TdDirectiveDialog *dialog)
{
  dialog->ids = g_ptr_array_new_with_free_func (g_free);
  dialog->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (dialog));
  listen (dialog, dialog->own_group);
  listen (dialog, dialog->other_group);
}

TdDirectiveDialog *
td_directive_dialog_new (GtkWindow *parent, TdPaperDesk *desk, guint block, const char *key)
{
  TdDirectiveDialog *dialog
      = g_object_new (TD_TYPE_DIRECTIVE_DIALOG, "transient-for", parent, NULL);

  dialog->desk = g_object_ref (desk);
  dialog->block = block;
  dialog->key = g_strdup (key);
  offer_all (dialog);
  return dialog;
}

bool
td_directive_dialog_tick (TdDirectiveDialog *dialog, const char *id)
{
  for (guint i = 0; i < dialog->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (dialog->ids, i), id))
      {
        gtk_check_button_set_active (g_ptr_array_index (dialog->checks, i), TRUE);
        return true;
      }
  return false;
}

bool
td_directive_dialog_add (TdDirectiveDialog *dialog)
{
  g_autoptr (GPtrArray) ticked = g_ptr_array_new ();

  for (guint i = 0; i < dialog->ids->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (dialog->checks, i)))
      g_ptr_array_add (ticked, g_ptr_array_index (dialog->ids, i));
  g_ptr_array_add (ticked, NULL);
  return td_paper_desk_add_directives (
      dialog->desk, dialog->block, dialog->key, (const char *const *)ticked->pdata);
}
