/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-banner.h"

struct _TdBanner
{
  AdwBin parent_instance;

  /* owned */
  char *text;
  char *button_label;
  char *action_name;
  bool closable;

  /* template children */
  GtkRevealer *revealer;
  GtkWidget *button;
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_CLOSABLE,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdBanner, td_banner, ADW_TYPE_BIN)

static void
set_string (TdBanner *banner, char **field, const char *value, guint property)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (banner), properties[property]);
}

static void
close_clicked_cb (TdBanner *banner)
{
  td_banner_set_revealed (banner, false);
}

static void
td_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdBanner *banner = TD_BANNER (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, banner->text);
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, banner->button_label);
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, banner->action_name);
      break;
    case PROP_CLOSABLE:
      g_value_set_boolean (value, banner->closable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdBanner *banner = TD_BANNER (object);

  switch (id)
    {
    case PROP_TEXT:
      td_banner_set_text (banner, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      set_string (banner, &banner->button_label, g_value_get_string (value), PROP_BUTTON_LABEL);
      gtk_widget_set_visible (banner->button, banner->button_label != NULL);
      break;
    case PROP_ACTION_NAME:
      set_string (banner, &banner->action_name, g_value_get_string (value), PROP_ACTION_NAME);
      break;
    case PROP_CLOSABLE:
      if (banner->closable == (bool)g_value_get_boolean (value))
        break;
      banner->closable = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_banner_finalize (GObject *object)
{
  TdBanner *banner = TD_BANNER (object);

  g_free (banner->text);
  g_free (banner->button_label);
  g_free (banner->action_name);

  G_OBJECT_CLASS (td_banner_parent_class)->finalize (object);
}

static void
td_banner_class_init (TdBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_banner_get_property;
  object_class->set_property = td_banner_set_property;
  object_class->finalize = td_banner_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_CLOSABLE] = g_param_spec_boolean ("closable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, TdBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
td_banner_init (TdBanner *banner)
{
  gtk_widget_init_template (GTK_WIDGET (banner));
}

void
td_banner_set_text (TdBanner *banner, const char *text)
{
  set_string (banner, &banner->text, text, PROP_TEXT);
}

void
td_banner_set_revealed (TdBanner *banner, bool revealed)
{
  gtk_revealer_set_reveal_child (banner->revealer, revealed);
}

bool
td_banner_get_revealed (TdBanner *banner)
{
  return gtk_revealer_get_reveal_child (banner->revealer);
}
