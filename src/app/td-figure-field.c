/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figure-field.h"

#include "model/td-text.h"

struct _TdFigureField
{
  GtkBox parent_instance;

  /* owned */
  char *name;
  char *accepted;
  char *error;
  char *note;
  bool editable;
  bool committing;

  /* template children */
  GtkEntry *entry;
  GtkLabel *label;
};

enum
{
  SIGNAL_COMMIT,
  SIGNAL_MOVE,
  SIGNAL_ATTEND,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdFigureField, td_figure_field, GTK_TYPE_BOX)

static void
set_string (char **field, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

static void
update_description (TdFigureField *field)
{
  const char *text = field->error != NULL ? field->error : field->note;

  gtk_widget_set_tooltip_text (GTK_WIDGET (field), text);
  if (text != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (field->entry),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_typed (TdFigureField *field, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (field->entry), text);
}

static void
entry_entered_cb (TdFigureField *field)
{
  g_signal_emit (field, signals[SIGNAL_ATTEND], 0);
}

static void
entry_left_cb (TdFigureField *field)
{
  (void)td_figure_field_finish (field);
  gtk_editable_select_region (GTK_EDITABLE (field->entry), 0, 0);
}

static void
finish_and_move (TdFigureField *field, int step)
{
  if (td_figure_field_finish (field))
    g_signal_emit (field, signals[SIGNAL_MOVE], 0, step);
}

static void
entry_activated_cb (TdFigureField *field)
{
  finish_and_move (field, 1);
}

static gboolean
key_pressed_cb (TdFigureField *field, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      finish_and_move (field, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      finish_and_move (field, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!td_figure_field_is_pending (field))
        return GDK_EVENT_PROPAGATE;
      td_figure_field_set_text (field, field->accepted);
      gtk_editable_select_region (GTK_EDITABLE (field->entry), 0, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The entry's text would take the keys of undo for itself, also where it has nothing to undo. */
static gboolean
undo_pressed_cb (TdFigureField *field, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (gdk_keyval_to_lower (key) != GDK_KEY_z || !(modifiers & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  if (td_figure_field_is_pending (field))
    td_figure_field_set_text (field, field->accepted);
  else
    (void)gtk_widget_activate_action (
        GTK_WIDGET (field), modifiers & GDK_SHIFT_MASK ? "win.redo" : "win.undo", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
td_figure_field_grab_focus (GtkWidget *widget)
{
  TdFigureField *field = TD_FIGURE_FIELD (widget);

  return field->editable && gtk_widget_grab_focus (GTK_WIDGET (field->entry));
}

static void
td_figure_field_finalize (GObject *object)
{
  TdFigureField *field = TD_FIGURE_FIELD (object);

  g_free (field->name);
  g_free (field->accepted);
  g_free (field->error);
  g_free (field->note);

  G_OBJECT_CLASS (td_figure_field_parent_class)->finalize (object);
}

static void
td_figure_field_class_init (TdFigureFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_figure_field_finalize;
  widget_class->grab_focus = td_figure_field_grab_focus;

  signals[SIGNAL_COMMIT]
      = g_signal_new ("commit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVE] = g_signal_new (
      "move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_ATTEND]
      = g_signal_new ("attend", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-figure-field.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFigureField, entry);
  gtk_widget_class_bind_template_child (widget_class, TdFigureField, label);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_pressed_cb);
  gtk_widget_class_set_css_name (widget_class, "figure");
}

static void
td_figure_field_init (TdFigureField *field)
{
  field->accepted = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (field));
}

GtkWidget *
td_figure_field_new (const char *name)
{
  TdFigureField *field = g_object_new (TD_TYPE_FIGURE_FIELD, NULL);

  field->name = g_strdup (name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (field);
}

const char *
td_figure_field_get_name (TdFigureField *field)
{
  return field->name;
}

void
td_figure_field_set_accepted (TdFigureField *field, const char *text)
{
  bool pending = td_figure_field_is_pending (field);

  set_string (&field->accepted, text);
  gtk_label_set_label (field->label, text);
  if (!pending)
    show_typed (field, text);
}

void
td_figure_field_set_text (TdFigureField *field, const char *text)
{
  /* It may be the accepted text itself. */
  g_autofree char *copy = g_strdup (text);

  show_typed (field, copy);
  td_figure_field_set_accepted (field, copy);
  td_figure_field_set_error (field, NULL);
}

void
td_figure_field_set_draft (TdFigureField *field, const char *text, const char *error)
{
  show_typed (field, text);
  td_figure_field_set_error (field, error);
}

char *
td_figure_field_get_text (TdFigureField *field)
{
  char *text = td_text_normalise (gtk_editable_get_text (GTK_EDITABLE (field->entry)));

  return text != NULL ? text : g_strdup ("");
}

const char *
td_figure_field_get_shown (TdFigureField *field)
{
  return field->editable ? gtk_editable_get_text (GTK_EDITABLE (field->entry))
                         : gtk_label_get_label (field->label);
}

bool
td_figure_field_is_pending (TdFigureField *field)
{
  g_autofree char *text = td_figure_field_get_text (field);

  return g_strcmp0 (text, field->accepted) != 0;
}

void
td_figure_field_set_editable (TdFigureField *field, bool editable)
{
  field->editable = editable;
  gtk_widget_set_visible (GTK_WIDGET (field->entry), editable);
  gtk_widget_set_visible (GTK_WIDGET (field->label), !editable);
}

bool
td_figure_field_get_editable (TdFigureField *field)
{
  return field->editable;
}

void
td_figure_field_set_error (TdFigureField *field, const char *error)
{
  if (g_strcmp0 (field->error, error) == 0)
    return;
  set_string (&field->error, error);
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (field->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (field->entry),
                                   GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (field->entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_STATE_INVALID);
    }
  update_description (field);
  g_signal_emit (field, signals[SIGNAL_ATTEND], 0);
}

const char *
td_figure_field_get_error (TdFigureField *field)
{
  return field->error;
}

const char *
td_figure_field_get_note (TdFigureField *field)
{
  return field->note;
}

void
td_figure_field_set_note (TdFigureField *field, const char *note)
{
  if (g_strcmp0 (field->note, note) == 0)
    return;
  set_string (&field->note, note);
  update_description (field);
}

void
td_figure_field_set_width_chars (TdFigureField *field, int width_chars)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (field->entry), width_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field->entry), width_chars);
}

bool
td_figure_field_finish (TdFigureField *field)
{
  /* A handler may take the focus away, which finishes the text once more. */
  if (field->committing || !field->editable)
    return true;
  if (!td_figure_field_is_pending (field))
    {
      td_figure_field_set_text (field, field->accepted);
      return true;
    }
  field->committing = true;
  g_signal_emit (field, signals[SIGNAL_COMMIT], 0);
  field->committing = false;
  return field->error == NULL;
}

GtkEntry *
td_figure_field_get_entry (TdFigureField *field)
{
  return field->entry;
}
