/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-field-row.h"

#include "model/td-text.h"

struct _TdFieldRow
{
  AdwPreferencesRow parent_instance;

  /* owned */
  char *accepted; /* the text last set or committed without an error */
  char *error;
  char *placeholder;
  int width_chars;
  bool committing;

  /* template children */
  GtkEntry *entry;
  GtkLabel *title_label;
  GtkLabel *error_label;
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_PLACEHOLDER,
  PROP_WIDTH_CHARS,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

static guint commit_signal;

G_DEFINE_FINAL_TYPE (TdFieldRow, td_field_row, ADW_TYPE_PREFERENCES_ROW)

static void
entry_left_cb (TdFieldRow *row)
{
  td_field_row_finish (row);
}

static gboolean
td_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_FIELD_ROW (widget)->entry));
}

static void
td_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdFieldRow *row = TD_FIELD_ROW (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, td_field_row_get_text (row));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, row->placeholder);
      break;
    case PROP_WIDTH_CHARS:
      g_value_set_int (value, row->width_chars);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdFieldRow *row = TD_FIELD_ROW (object);

  switch (id)
    {
    case PROP_TEXT:
      td_field_row_set_text (row, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      if (g_strcmp0 (row->placeholder, g_value_get_string (value)) == 0)
        break;
      g_free (row->placeholder);
      row->placeholder = g_value_dup_string (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_WIDTH_CHARS:
      if (row->width_chars == g_value_get_int (value))
        break;
      row->width_chars = g_value_get_int (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_field_row_finalize (GObject *object)
{
  TdFieldRow *row = TD_FIELD_ROW (object);

  g_free (row->accepted);
  g_free (row->error);
  g_free (row->placeholder);

  G_OBJECT_CLASS (td_field_row_parent_class)->finalize (object);
}

static void
td_field_row_class_init (TdFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_field_row_get_property;
  object_class->set_property = td_field_row_set_property;
  object_class->finalize = td_field_row_finalize;
  widget_class->grab_focus = td_field_row_grab_focus;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, -1, 1000, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  commit_signal = g_signal_new (
      "commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFieldRow, entry);
  gtk_widget_class_bind_template_child (widget_class, TdFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdFieldRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, td_field_row_finish);
}

static void
td_field_row_init (TdFieldRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  row->accepted = g_strdup ("");
  row->width_chars = -1;
  gtk_widget_init_template (GTK_WIDGET (row));
  g_signal_connect_object (focus, "leave", G_CALLBACK (entry_left_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row->entry), focus);
}

TdFieldRow *
td_field_row_new (const char *title)
{
  return g_object_new (TD_TYPE_FIELD_ROW, "title", title, NULL);
}

const char *
td_field_row_get_text (TdFieldRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row->entry));
}

void
td_field_row_set_text (TdFieldRow *row, const char *text)
{
  g_autofree char *accepted = g_strdup (text != NULL ? text : "");

  td_field_row_set_error (row, NULL);
  g_free (row->accepted);
  row->accepted = g_steal_pointer (&accepted);
  if (g_strcmp0 (td_field_row_get_text (row), row->accepted) == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (row->entry), row->accepted);
  g_object_notify_by_pspec (G_OBJECT (row), properties[PROP_TEXT]);
}

void
td_field_row_set_error (TdFieldRow *row, const char *error)
{
  if (g_strcmp0 (row->error, error) == 0)
    return;
  g_free (row->error);
  row->error = g_strdup (error);
  gtk_label_set_label (row->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (row->error_label), error != NULL);
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row->entry),
                                   GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

const char *
td_field_row_get_error (TdFieldRow *row)
{
  return row->error;
}

void
td_field_row_finish (TdFieldRow *row)
{
  g_autofree char *text = td_text_normalise (td_field_row_get_text (row));

  /* A handler that opens a dialog takes the focus, which finishes the text once more. */
  if (row->committing)
    return;
  if (g_strcmp0 (text, td_field_row_get_text (row)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row->entry), text != NULL ? text : "");
  if (g_strcmp0 (text, row->accepted) == 0)
    {
      td_field_row_set_error (row, NULL);
      return;
    }
  row->committing = true;
  td_field_row_set_error (row, NULL);
  g_signal_emit (row, commit_signal, 0);
  row->committing = false;
  if (row->error == NULL)
    {
      g_free (row->accepted);
      row->accepted = g_strdup (td_field_row_get_text (row));
      g_object_notify_by_pspec (G_OBJECT (row), properties[PROP_TEXT]);
    }
}

GtkEntry *
td_field_row_get_entry (TdFieldRow *row)
{
  return row->entry;
}

void
td_field_row_add_prefix (TdFieldRow *row, GtkWidget *prefix)
{
  gtk_widget_insert_before (
      prefix, gtk_widget_get_parent (GTK_WIDGET (row->entry)), GTK_WIDGET (row->entry));
}
