/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-directives.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "wording/td-paper.h"
#include "wording/td-template.h"

#define DIRECTIVES_PATH "/org/tiendo/TienDo/templates/directives.ini"
/* Before an id: the phrase with its text. */
#define DIRECTIVE_PHRASE "directive:"

/* No library of an office is larger. */
#define MAX_LENGTH (256 * 1024)

void
td_directive_free (TdDirective *directive)
{
  g_free (directive->id);
  g_free (directive->title);
  g_strfreev (directive->kinds);
  g_free (directive->units);
  g_free (directive->when);
  g_free (directive->text);
  g_free (directive);
}

TdDirective *
td_directives_find (const GPtrArray *directives, const char *id)
{
  for (guint i = 0; i < directives->len; i++)
    {
      TdDirective *directive = g_ptr_array_index (directives, i);
      if (g_str_equal (directive->id, id))
        return directive;
    }
  return NULL;
}

/* Replaces what a key says, if it is there. */
static void
take (GKeyFile *file, const char *id, const char *key, char **text)
{
  char *value = g_key_file_get_string (file, id, key, NULL);

  if (value == NULL)
    return;
  g_free (*text);
  *text = value;
}

static bool
is_id (const char *id)
{
  if (*id == '\0')
    return false;
  for (; *id != '\0'; id++)
    if (!g_ascii_isalnum (*id) && *id != '-' && *id != '_')
      return false;
  return true;
}

static bool
set_wrong (const char *id, const char *key, GError **error)
{
  g_set_error (
      error, TD_ERROR, TD_ERROR_VALUE, _ ("instruction “%s”: “%s” cannot be used"), id, key);
  return false;
}

/* Both are put inside braces. */
static bool
check_keys (const TdDirective *directive, GError **error)
{
  if (strpbrk (directive->units, "{} \n") != NULL)
    return set_wrong (directive->title, "units", error);
  if (strpbrk (directive->when, "{}\n") != NULL)
    return set_wrong (directive->title, "when", error);
  return true;
}

static bool
read_group (GPtrArray *directives, GKeyFile *file, const char *id, bool is_own, GError **error)
{
  static const char *const known[] = { "title", "for", "units", "when", "text", "after", NULL };
  g_auto (GStrv) keys = g_key_file_get_keys (file, id, NULL, NULL);
  TdDirective *directive = td_directives_find (directives, id);

  if (!is_id (id))
    return set_wrong (id, id, error);
  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_strv_contains (known, keys[i]))
      return set_wrong (id, keys[i], error);
  if (directive == NULL)
    {
      directive = g_new0 (TdDirective, 1);
      directive->id = g_strdup (id);
      directive->title = g_strdup (id);
      directive->kinds = g_new0 (char *, 1);
      directive->units = g_strdup ("");
      directive->when = g_strdup ("");
      directive->text = g_strdup ("");
      g_ptr_array_add (directives, directive);
    }
  directive->is_own = is_own;
  take (file, id, "title", &directive->title);
  take (file, id, "units", &directive->units);
  take (file, id, "when", &directive->when);
  take (file, id, "text", &directive->text);
  char **kinds = g_key_file_get_string_list (file, id, "for", NULL, NULL);
  if (kinds != NULL)
    {
      g_strfreev (directive->kinds);
      directive->kinds = kinds;
    }
  return check_keys (directive, error);
}

/* Puts an instruction behind another, "" : before all. One that is not there any more moves
 * nothing: the program's library changes with the program. */
static void
move_after (GPtrArray *directives, const char *id, const char *after)
{
  const TdDirective *target = td_directives_find (directives, after);
  TdDirective *directive = td_directives_find (directives, id);
  guint from = 0, to = 0;

  if ((target == NULL && *after != '\0') || target == directive
      || !g_ptr_array_find (directives, directive, &from))
    return;
  (void)g_ptr_array_steal_index (directives, from);
  if (target != NULL && g_ptr_array_find (directives, target, &to))
    to++;
  g_ptr_array_insert (directives, (int)to, directive);
}

static bool
read_file (GPtrArray *directives, const char *text, gsize length, bool is_own, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;

  if (length > MAX_LENGTH
      || !g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, &local_error))
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("the instructions cannot be read: %s"),
                   local_error != NULL ? local_error->message : _ ("the text is too long"));
      return false;
    }

  g_auto (GStrv) ids = g_key_file_get_groups (file, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    if (!read_group (directives, file, ids[i], is_own, error))
      return false;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *after = g_key_file_get_string (file, ids[i], "after", NULL);
      if (after != NULL)
        move_after (directives, ids[i], after);
    }
  return true;
}

GPtrArray *
td_directives_read (const char *own, GError **error)
{
  g_autoptr (GPtrArray) directives
      = g_ptr_array_new_with_free_func ((GDestroyNotify)td_directive_free);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (DIRECTIVES_PATH, 0, NULL);
  gsize length = 0;

  g_return_val_if_fail (bytes != NULL, NULL);
  const char *text = g_bytes_get_data (bytes, &length);
  if (!read_file (directives, text, length, false, error)
      || (own != NULL && !read_file (directives, own, strlen (own), true, error)))
    return NULL;
  return g_steal_pointer (&directives);
}

/* "{if (when) and units}text{end}" */
static char *
make_phrase (const TdDirective *directive)
{
  bool has_when = *directive->when != '\0';
  bool has_units = *directive->units != '\0';

  if (has_when && has_units)
    return g_strdup_printf (
        "{if (%s) and %s}%s{end}", directive->when, directive->units, directive->text);
  if (has_when || has_units)
    return g_strdup_printf (
        "{if %s}%s{end}", has_when ? directive->when : directive->units, directive->text);
  return g_strdup (directive->text);
}

void
td_directives_add_phrases (const GPtrArray *directives,
                           const char *const *kinds,
                           GHashTable *phrases)
{
  for (guint i = 0; i < directives->len; i++)
    {
      const TdDirective *directive = g_ptr_array_index (directives, i);
      g_autofree char *text = make_phrase (directive);
      g_hash_table_replace (
          phrases, g_strconcat (DIRECTIVE_PHRASE, directive->id, NULL), td_phrase_new (text, 1));
    }
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint j = 0; j < directives->len; j++)
        {
          const TdDirective *directive = g_ptr_array_index (directives, j);
          if (g_strv_contains ((const char *const *)directive->kinds, kinds[i]))
            g_string_append_printf (text,
                                    "%c{key " TD_DIRECTIVE_KEY "%s}{use " DIRECTIVE_PHRASE "%s %s}",
                                    TD_MARK_BREAK,
                                    directive->id,
                                    directive->id,
                                    directive->units);
        }
      g_hash_table_replace (phrases,
                            g_strconcat (TD_DIRECTIVES_PHRASE, kinds[i], NULL),
                            td_phrase_new (text->str, 1));
    }
}

char *
td_directive_fill (const TdDirective *directive, const TdFields *fields, GError **error)
{
  g_autoptr (GHashTable) phrases = td_phrases_new ();
  g_autofree char *common = td_template_load ("common");
  g_autofree char *text = make_phrase (directive);
  g_autofree char *tag = g_strdup_printf ("{use " DIRECTIVE_PHRASE " %s}", directive->units);
  const TdPatternScope root = { .spec = td_paper_get_spec () };
  const TdPatternValues values = { .fields = fields };
  g_autofree char *filled = NULL;

  g_return_val_if_fail (common != NULL, NULL);
  if (!check_keys (directive, error))
    return NULL;
  td_template_add_phrases (phrases, common);
  g_hash_table_replace (phrases, g_strdup (DIRECTIVE_PHRASE), td_phrase_new (text, 1));
  g_autoptr (TdPattern) pattern = td_pattern_parse (tag, 1, &root, phrases, error);
  if (pattern == NULL)
    return NULL;
  if (fields == NULL)
    return g_strdup ("");
  filled = td_pattern_fill (pattern, &values);
  return td_pattern_plain (filled, "\n");
}
