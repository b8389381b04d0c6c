/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-new-workspace.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/td-day.h"
#include "model/td-text.h"

char *
td_new_code (const char *name, GHashTable *taken)
{
  g_autofree char *folded = td_text_fold (name);
  g_autoptr (GString) code = g_string_new (NULL);
  char *unique = NULL;
  bool in_word = false;

  for (const char *c = folded; *c != '\0'; c++)
    {
      bool is_number = g_ascii_isdigit (*c);

      if ((!in_word && g_ascii_isalpha (*c)) || is_number)
        g_string_append_c (code, g_ascii_toupper (*c));
      in_word = g_ascii_isalnum (*c);
    }
  if (code->len == 0)
    g_string_append_c (code, 'U');
  unique = g_strdup (code->str);
  for (guint n = 2; g_hash_table_contains (taken, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", code->str, n);
    }
  g_hash_table_add (taken, g_strdup (unique));
  return unique;
}

/* "Thi hành án dân sự tỉnh Thái Nguyên": "THADS tỉnh Thái Nguyên"; NULL when it does not say that.
 */
static char *
abbreviate (const char *name)
{
  static const char *const whole[] = { "Thi hành án dân sự", "thi hành án dân sự" };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      const char *at = strstr (name, whole[i]);

      if (at != NULL && at[strlen (whole[i])] != '\0')
        return g_strdup_printf ("%.*sTHADS%s", (int)(at - name), name, at + strlen (whole[i]));
    }
  return NULL;
}

char *
td_new_short_name (const char *name)
{
  static const char *const shared[] = {
    "Phòng THADS ",
    "Phòng Thi hành án dân sự ",
    "Chi cục THADS ",
    "Chi cục Thi hành án dân sự ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      if (g_str_has_prefix (name, shared[i]) && name[strlen (shared[i])] != '\0')
        {
          const char *rest = name + strlen (shared[i]);
          g_autofree char *first = g_utf8_substring (rest, 0, 1);
          g_autofree char *upper = g_utf8_strup (first, -1);

          return g_strconcat (upper, g_utf8_next_char (rest), NULL);
        }
    }
  return abbreviate (name);
}

static TdUnitKind
guess_kind (const char *name)
{
  g_autofree char *folded = td_text_fold (name);

  if ((g_str_has_prefix (folded, "phong ") || g_str_has_prefix (folded, "van phong"))
      && strstr (folded, "khu vuc") == NULL)
    return TD_UNIT_DEPARTMENT;
  return TD_UNIT_REGIONAL;
}

static void
unit_free (TdUnit *unit)
{
  g_free (unit->code);
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->parent);
  g_free (unit);
}

/* One line into a unit; its code stays NULL where the line gives none. A tab parts columns that are
 * pasted; it cannot be typed into a text. */
static TdUnit *
parse_line (const char *line, GHashTable *codes, GHashTable *names, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, strchr (line, '\t') != NULL ? "\t" : ";", 2);
  bool has_code = cells[1] != NULL;
  g_autofree char *name = td_text_normalise (cells[has_code ? 1 : 0]);
  g_autofree char *code = has_code ? td_text_normalise (cells[0]) : NULL;
  TdUnit *unit;

  if (!td_text_check_name (name, error) || (has_code && !td_text_check_name (code, error)))
    return NULL;
  if (has_code && !g_hash_table_add (codes, g_strdup (code)))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("the code “%s” stands there twice."), code);
      return NULL;
    }
  if (!g_hash_table_add (names, td_text_fold (name)))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("“%s” stands there twice."), name);
      return NULL;
    }
  unit = g_new0 (TdUnit, 1);
  unit->short_name = td_new_short_name (name);
  unit->kind = guess_kind (name);
  unit->valid_from = TD_DAY_NONE;
  unit->valid_to = TD_DAY_NONE;
  unit->code = g_steal_pointer (&code);
  unit->name = g_steal_pointer (&name);
  return unit;
}

GPtrArray *
td_new_units_parse (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify)unit_free);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      TdUnit *unit;

      if (*g_strchug (lines[i]) == '\0')
        continue;
      unit = parse_line (lines[i], codes, names, error);
      if (unit == NULL)
        {
          /* Translators: %u is the number of a line; a sentence follows. */
          g_prefix_error (error, _ ("Line %u: "), i + 1);
          return NULL;
        }
      unit->position = units->len + 1;
      g_ptr_array_add (units, unit);
    }
  /* Given codes come first, so that no made one takes theirs. */
  for (guint i = 0; i < units->len; i++)
    {
      TdUnit *unit = g_ptr_array_index (units, i);

      if (unit->code == NULL)
        unit->code = td_new_code (unit->name, codes);
    }
  return g_steal_pointer (&units);
}

TdDay
td_new_first_cut (int work_year, TdDay today)
{
  TdDay day = td_work_year_last (work_year);

  while (day >= today && td_day_work_month (day) > 1)
    {
      int year;
      int month;

      td_day_get_ymd (day, &year, &month, NULL);
      day = td_day_new (year, month, 1) - 1;
    }
  return day;
}

static void
put_targets (TdChanges *changes, const TdNewWorkspace *contents, const char *unit)
{
  g_autofree char *code = g_strdup (unit);

  for (TdMeasure measure = 0; measure < TD_N_MEASURES; measure++)
    {
      TdTarget target = {
        .unit = code,
        .work_year = contents->work_year,
        .measure = measure,
        .rate = contents->rate[measure],
        .rule = contents->rule[measure],
        .from = TD_DAY_NONE,
      };

      if (contents->has_target[measure])
        td_changes_put_target (changes, &target);
    }
}

static TdChanges *
make_changes (const TdNewWorkspace *contents, TdDay today)
{
  TdChanges *changes = td_changes_new ();
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *agency = g_strdup (contents->agency);
  g_autofree char *short_name = td_new_short_name (agency);
  g_autofree char *code = NULL;
  TdUnit root = {
    .name = agency,
    .short_name = short_name,
    .kind = TD_UNIT_AGENCY,
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
  };
  TdCut cut = { .as_of = td_new_first_cut (contents->work_year, today) };

  for (guint i = 0; i < contents->units->len; i++)
    {
      const TdUnit *unit = g_ptr_array_index (contents->units, i);

      g_hash_table_add (codes, g_strdup (unit->code));
    }
  code = td_new_code (agency, codes);
  root.code = code;
  td_changes_put_unit (changes, &root);
  for (guint i = 0; i < contents->units->len; i++)
    {
      TdUnit unit = *(const TdUnit *)g_ptr_array_index (contents->units, i);

      unit.parent = code;
      td_changes_put_unit (changes, &unit);
    }
  put_targets (changes, contents, code);
  for (guint i = 0; i < contents->units->len; i++)
    {
      const TdUnit *unit = g_ptr_array_index (contents->units, i);

      put_targets (changes, contents, unit->code);
    }
  td_changes_put_cut (changes, &cut);
  return changes;
}

TdWorkspace *
td_new_workspace_write (const TdNewWorkspace *contents,
                        const char *path,
                        TdDay today,
                        GError **error)
{
  g_autoptr (TdChanges) changes = make_changes (contents, today);
  g_autoptr (TdWorkspace) workspace = td_workspace_create (path, error);
  TdAction action = { .kind = "new", .as_of = TD_DAY_NONE };

  if (workspace == NULL)
    return NULL;
  if (!td_workspace_apply (workspace, changes, &action, false, NULL, NULL, error))
    {
      /* It was made a moment ago and is empty. */
      td_workspace_close (workspace);
      (void)g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&workspace);
}
