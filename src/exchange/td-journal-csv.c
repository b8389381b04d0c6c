/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-journal-csv.h"

#include "model/td-day.h"
#include "wording/td-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many groups are read at once. */
#define GROUPS_A_STEP 500

static const char header[]
    = "group,made_at,who,kind,action,undone,table,unit,officer,as_of,measure,item,before,after\n";

/* What a spreadsheet would take for a formula gets an apostrophe in front. */
static void
add_cell (GString *text, const char *cell, bool is_last)
{
  const char *sound = cell != NULL ? cell : "";
  bool quoted = strpbrk (sound, ",\"\n\r") != NULL;

  if (quoted)
    g_string_append_c (text, '"');
  if (*sound != '\0' && strchr ("=+-@\t\r", *sound) != NULL)
    g_string_append_c (text, '\'');
  for (; *sound != '\0'; sound++)
    {
      if (*sound == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *sound);
    }
  if (quoted)
    g_string_append_c (text, '"');
  g_string_append_c (text, is_last ? '\n' : ',');
}

static void
add_line (GString *text, const TdBook *book, const TdGroup *group, const TdJournalLine *line)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, group->id);
  g_autofree char *day
      = line != NULL && line->as_of != TD_DAY_NONE ? td_day_format_iso (line->as_of) : NULL;
  g_autofree char *action = td_wording_group (
      book, group->kind, group->unit, group->officer, group->as_of, group->detail, group->note);

  add_cell (text, number, false);
  add_cell (text, group->when, false);
  add_cell (text, group->who, false);
  add_cell (text, group->kind, false);
  add_cell (text, action, false);
  add_cell (text, group->undone ? "true" : "false", false);
  add_cell (text, line != NULL ? line->table : NULL, false);
  add_cell (text, line != NULL ? line->unit : NULL, false);
  add_cell (text, line != NULL ? line->officer : NULL, false);
  add_cell (text, day, false);
  add_cell (text, line != NULL ? line->measure : NULL, false);
  add_cell (text, line != NULL ? line->item : NULL, false);
  add_cell (text, line != NULL ? line->before : NULL, false);
  add_cell (text, line != NULL ? line->after : NULL, true);
}

static bool
add_group (
    GString *text, TdWorkspace *workspace, const TdBook *book, const TdGroup *group, GError **error)
{
  g_autoptr (GPtrArray) lines = td_workspace_list_lines (workspace, group->id, error);

  if (lines == NULL)
    return false;
  if (lines->len == 0)
    add_line (text, book, group, NULL);
  for (guint i = 0; i < lines->len; i++)
    add_line (text, book, group, g_ptr_array_index (lines, i));
  return true;
}

bool
td_journal_csv_write (TdWorkspace *workspace,
                      const TdBook *book,
                      const TdJournalFilter *filter,
                      const char *path,
                      GCancellable *cancellable,
                      guint *n_groups,
                      GError **error)
{
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");
  gint64 before = 0;

  *n_groups = 0;
  g_string_append (text, header);
  do
    {
      g_autoptr (GPtrArray) groups = td_workspace_query_groups (
          workspace, filter, before, GROUPS_A_STEP, cancellable, &before, error);

      if (groups == NULL)
        return false;
      for (guint i = 0; i < groups->len; i++)
        {
          if (g_cancellable_is_cancelled (cancellable))
            {
              g_set_error_literal (error, TD_ERROR, TD_ERROR_CANCELLED, _ ("Cancelled."));
              return false;
            }
          if (!add_group (text, workspace, book, g_ptr_array_index (groups, i), error))
            return false;
        }
      *n_groups += groups->len;
    }
  while (before > 0);
  /* Written beside and renamed. */
  return g_file_set_contents (path, text->str, (gssize)text->len, error);
}
