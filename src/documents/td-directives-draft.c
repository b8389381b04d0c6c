/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-directives-draft.h"

struct _TdDirectivesDraft
{
  GPtrArray *program; /* owned; TdDirective */
  GPtrArray *now;     /* owned; TdDirective */
};

static const TdDirective *
find (const GPtrArray *directives, const char *id)
{
  for (guint i = 0; i < directives->len; i++)
    {
      const TdDirective *directive = g_ptr_array_index (directives, i);
      if (g_str_equal (directive->id, id))
        return directive;
    }
  return NULL;
}

TdDirectivesDraft *
td_directives_draft_new (const char *own, GError **error)
{
  g_autoptr (GPtrArray) now = td_directives_read (own, error);

  if (now == NULL)
    return NULL;

  TdDirectivesDraft *draft = g_new0 (TdDirectivesDraft, 1);
  draft->program = td_directives_read (NULL, NULL);
  draft->now = g_steal_pointer (&now);
  return draft;
}

void
td_directives_draft_free (TdDirectivesDraft *draft)
{
  g_ptr_array_unref (draft->program);
  g_ptr_array_unref (draft->now);
  g_free (draft);
}

guint
td_directives_draft_get_n (const TdDirectivesDraft *draft)
{
  return draft->now->len;
}

TdDirective *
td_directives_draft_get (const TdDirectivesDraft *draft, guint index)
{
  return g_ptr_array_index (draft->now, index);
}

static bool
is_same (const TdDirective *a, const TdDirective *b)
{
  return g_str_equal (a->title, b->title) && g_str_equal (a->units, b->units)
         && g_str_equal (a->when, b->when) && g_str_equal (a->text, b->text)
         && g_strv_equal ((const char *const *)a->kinds, (const char *const *)b->kinds);
}

TdDirectiveOrigin
td_directives_draft_get_origin (const TdDirectivesDraft *draft, guint index)
{
  const TdDirective *directive = td_directives_draft_get (draft, index);
  const TdDirective *program = find (draft->program, directive->id);

  if (program == NULL)
    return TD_DIRECTIVE_OWN;
  if (directive->kinds[0] == NULL)
    return TD_DIRECTIVE_DROPPED;
  return is_same (directive, program) ? TD_DIRECTIVE_PROGRAM : TD_DIRECTIVE_CHANGED;
}

guint
td_directives_draft_add (TdDirectivesDraft *draft, const char *title)
{
  TdDirective *directive = g_new0 (TdDirective, 1);
  guint number = 1;

  do
    {
      g_free (directive->id);
      directive->id = g_strdup_printf ("own-%u", number++);
    }
  while (find (draft->now, directive->id) != NULL);
  directive->title = g_strdup (title);
  directive->kinds = g_new0 (char *, 1);
  directive->units = g_strdup ("");
  directive->when = g_strdup ("");
  directive->text = g_strdup ("");
  directive->is_own = true;
  g_ptr_array_add (draft->now, directive);
  return draft->now->len - 1;
}

void
td_directives_draft_remove (TdDirectivesDraft *draft, guint index)
{
  TdDirective *directive = td_directives_draft_get (draft, index);

  if (find (draft->program, directive->id) == NULL)
    {
      g_ptr_array_remove_index (draft->now, index);
      return;
    }
  g_strfreev (directive->kinds);
  directive->kinds = g_new0 (char *, 1);
}

static void
take (char **text, const char *other)
{
  g_free (*text);
  *text = g_strdup (other);
}

void
td_directives_draft_restore (TdDirectivesDraft *draft, guint index)
{
  TdDirective *directive = td_directives_draft_get (draft, index);
  const TdDirective *program = find (draft->program, directive->id);

  g_return_if_fail (program != NULL);
  take (&directive->title, program->title);
  take (&directive->units, program->units);
  take (&directive->when, program->when);
  take (&directive->text, program->text);
  g_strfreev (directive->kinds);
  directive->kinds = g_strdupv (program->kinds);
}

guint
td_directives_draft_move (TdDirectivesDraft *draft, guint index, int by)
{
  int to = (int)index + by;

  if (to < 0 || to >= (int)draft->now->len)
    return index;
  g_ptr_array_insert (draft->now, to, g_ptr_array_steal_index (draft->now, index));
  return (guint)to;
}

/* Writes what differs from @program; NULL: everything. */
static void
write_keys (GKeyFile *file, const TdDirective *directive, const TdDirective *program)
{
  const struct
  {
    const char *key;
    const char *now;
    const char *before;
  } texts[] = {
    { "title", directive->title, program != NULL ? program->title : NULL },
    { "units", directive->units, program != NULL ? program->units : "" },
    { "when", directive->when, program != NULL ? program->when : "" },
    { "text", directive->text, program != NULL ? program->text : NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (texts[i].now, texts[i].before) != 0)
      g_key_file_set_string (file, directive->id, texts[i].key, texts[i].now);
  if (program == NULL
      || !g_strv_equal ((const char *const *)directive->kinds, (const char *const *)program->kinds))
    g_key_file_set_string_list (file,
                                directive->id,
                                "for",
                                (const char *const *)directive->kinds,
                                g_strv_length (directive->kinds));
}

/* The order in which the instructions are read before "after" moves them: those of the program,
 * then the others. (element-type utf8) */
static GPtrArray *
list_natural (const TdDirectivesDraft *draft)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < draft->program->len; i++)
    g_ptr_array_add (ids, ((TdDirective *)g_ptr_array_index (draft->program, i))->id);
  for (guint i = 0; i < draft->now->len; i++)
    {
      const TdDirective *directive = g_ptr_array_index (draft->now, i);
      if (find (draft->program, directive->id) == NULL)
        g_ptr_array_add (ids, directive->id);
    }
  return ids;
}

char *
td_directives_draft_format (const TdDirectivesDraft *draft)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) order = list_natural (draft);
  gsize length = 0;

  for (guint i = 0; i < draft->now->len; i++)
    {
      const TdDirective *directive = g_ptr_array_index (draft->now, i);
      const TdDirective *program = find (draft->program, directive->id);
      guint at = i;

      write_keys (file, directive, program);
      /* Those before stand where they should; this one follows them. */
      while (!g_str_equal (g_ptr_array_index (order, at), directive->id))
        at++;
      if (at == i)
        continue;
      const char *before = i > 0 ? g_ptr_array_index (order, i - 1) : "";
      g_key_file_set_string (file, directive->id, "after", before);
      g_ptr_array_insert (order, (int)i, g_ptr_array_steal_index (order, at));
    }

  g_autofree char *text = g_key_file_to_data (file, &length, NULL);
  return length > 0 ? g_steal_pointer (&text) : NULL;
}
