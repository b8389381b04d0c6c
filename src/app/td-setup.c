/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-setup.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <locale.h>

#include "model/td-amount.h"

/* An installed program never looks into the folder where it was built. */
static bool
runs_from_build (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, TD_BUILDDIR "/");
}

GSettings *
td_setup_settings (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (runs_from_build ())
    built
        = g_settings_schema_source_new_from_directory (TD_BUILDDIR "/data", installed, FALSE, NULL);
  if (built != NULL)
    schema = g_settings_schema_source_lookup (built, TD_APP_ID, TRUE);
  else if (installed != NULL)
    schema = g_settings_schema_source_lookup (installed, TD_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

void
td_setup_language (GSettings *settings)
{
  g_autofree char *language
      = settings != NULL ? g_settings_get_string (settings, "interface-language") : g_strdup ("");

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  /* gettext translates nothing at all in the locale "C". */
  if (*language != '\0' && g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0
      && setlocale (LC_MESSAGES, "vi_VN.UTF-8") == NULL)
    setlocale (LC_MESSAGES, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, runs_from_build () ? TD_BUILD_LOCALEDIR : TD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (g_str_equal (language, "vi"))
    td_locale_set (TD_LOCALE_VI);
  else if (g_str_equal (language, "en"))
    td_locale_set (TD_LOCALE_C);
  else
    td_locale_set_from_environment ();
}

/* Whether this machine, or the host of this virtual one, has something to draw with. */
static bool
has_graphics_processor (void)
{
  g_autoptr (GDir) devices = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    {
      if (g_str_has_prefix (name, "renderD"))
        return true;
    }
  return g_file_test ("/dev/nvidiactl", G_FILE_TEST_EXISTS)
         || g_file_test ("/dev/dxg", G_FILE_TEST_EXISTS);
}

void
td_setup_drawing (void)
{
  /* Pango reads the list of fonts in a thread from when the map is made to when it needs one. */
  (void)pango_cairo_font_map_get_default ();

  if (has_graphics_processor () || g_getenv ("GSK_RENDERER") != NULL
      || g_getenv ("GDK_DEBUG") != NULL)
    return;
  /* GL that the processor computes is slower than Cairo, takes long to begin and much memory. */
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  if (gtk_get_minor_version () < 16) /* which know of no other way not to look for it */
    g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
}
