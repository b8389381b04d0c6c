/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-preferences.h"

struct _TdPreferences
{
  AdwPreferencesWindow parent_instance;

  /* template children */
  AdwComboRow *language_row;
  AdwComboRow *colour_row;
};

G_DEFINE_FINAL_TYPE (TdPreferences, td_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows of the .ui. */
static const char *const languages[] = { "", "vi", "en" };

static gboolean
language_to_row_cb (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *language = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_str_equal (language, languages[i]))
        g_value_set_uint (value, i);
    }
  return TRUE;
}

static GVariant *
row_to_language_cb (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (languages) ? g_variant_new_string (languages[row]) : NULL;
}

/* In the order of the rows of the .ui. */
static const char *const schemes[] = { "system", "light", "dark" };

static gboolean
scheme_to_row_cb (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *scheme = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_equal (scheme, schemes[i]))
        g_value_set_uint (value, i);
    }
  return TRUE;
}

static GVariant *
row_to_scheme_cb (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[row]) : NULL;
}

static void
td_preferences_class_init (TdPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, TdPreferences, colour_row);
}

static void
td_preferences_init (TdPreferences *preferences)
{
  gtk_widget_init_template (GTK_WIDGET (preferences));
}

TdPreferences *
td_preferences_new (GtkWindow *parent, GSettings *settings)
{
  TdPreferences *preferences = g_object_new (TD_TYPE_PREFERENCES, "transient-for", parent, NULL);

  g_settings_bind_with_mapping (settings,
                                "interface-language",
                                preferences->language_row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                language_to_row_cb,
                                row_to_language_cb,
                                NULL,
                                NULL);
  g_settings_bind_with_mapping (settings,
                                "colour-scheme",
                                preferences->colour_row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                scheme_to_row_cb,
                                row_to_scheme_cb,
                                NULL,
                                NULL);
  return preferences;
}

void
td_preferences_apply_colours (GSettings *settings)
{
  static const AdwColorScheme colours[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int scheme = g_settings_get_enum (settings, "colour-scheme");

  g_return_if_fail (scheme >= 0 && scheme < (int)G_N_ELEMENTS (colours));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), colours[scheme]);
}
