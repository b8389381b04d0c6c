/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-own.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-amount.h"
#include "td-text.h"

static bool
has_name_letters (const char *name)
{
  gsize length = strlen (name);

  return length > 0 && length <= TD_OWN_NAME_MAX && g_ascii_islower (*name)
         && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == length;
}

bool
td_own_name_check (const char *name, GError **error)
{
  static const char *const taken[] = { "rate", "as_of", "unit", "officer", "measure", NULL };
  TdItem core;

  if (!has_name_letters (name))
    {
      g_autofree char *shown = td_text_excerpt (name);
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” cannot name an item: use up to %d small letters without marks, "
                      "digits and “_”, a letter first."),
                   shown,
                   TD_OWN_NAME_MAX);
      return false;
    }
  if (td_item_from_name (name, &core) || g_strv_contains (taken, name))
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” is the name of something else already. Choose another name."),
                   name);
      return false;
    }
  return true;
}

static void
own_figure_clear (TdOwnFigure *figure)
{
  g_free (figure->name);
}

GArray *
td_own_figures_new (void)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (TdOwnFigure));
  g_array_set_clear_func (figures, (GDestroyNotify)own_figure_clear);
  return figures;
}

void
td_own_figures_add (GArray *figures, const char *name, int64_t value)
{
  TdOwnFigure figure = { g_strdup (name), value };
  g_array_append_val (figures, figure);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const TdOwnFigure *)a)->name, ((const TdOwnFigure *)b)->name);
}

GArray *
td_own_figures_parse (const char *text)
{
  g_autoptr (GArray) figures = td_own_figures_new ();
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *sign = strchr (words[i], '=');
      int64_t value;
      if (sign == NULL)
        return NULL;
      *sign = '\0';
      if (!has_name_letters (words[i]) || !td_amount_parse_ascii (sign + 1, &value))
        return NULL;
      td_own_figures_add (figures, words[i], value);
    }
  g_array_sort (figures, compare_names);
  for (guint i = 1; i < figures->len; i++)
    if (compare_names (&g_array_index (figures, TdOwnFigure, i - 1),
                       &g_array_index (figures, TdOwnFigure, i))
        == 0)
      return NULL;
  return g_steal_pointer (&figures);
}

char *
td_own_figures_format (GArray *figures)
{
  GString *text = g_string_new (NULL);

  g_array_sort (figures, compare_names);
  for (guint i = 0; i < figures->len; i++)
    {
      const TdOwnFigure *figure = &g_array_index (figures, TdOwnFigure, i);
      g_string_append_printf (
          text, "%s%s=%" G_GINT64_FORMAT, i > 0 ? " " : "", figure->name, figure->value);
    }
  return g_string_free (text, text->len == 0);
}

bool
td_own_figures_get (const char *text, const char *name, int64_t *value)
{
  g_autoptr (GArray) figures = text != NULL ? td_own_figures_parse (text) : NULL;

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    if (strcmp (g_array_index (figures, TdOwnFigure, i).name, name) == 0)
      {
        *value = g_array_index (figures, TdOwnFigure, i).value;
        return true;
      }
  return false;
}
