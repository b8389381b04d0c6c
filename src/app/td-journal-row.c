/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-journal-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/td-day.h"
#include "wording/td-wording.h"

G_DEFINE_FINAL_TYPE (TdJournalRow, td_journal_row, G_TYPE_OBJECT)

static void
td_journal_row_finalize (GObject *object)
{
  TdJournalRow *row = TD_JOURNAL_ROW (object);

  g_free (row->title);
  g_free (row->detail);
  g_free (row->change);
  g_free (row->unit);
  g_free (row->officer);
  g_free (row->measure);
  g_free (row->item);

  G_OBJECT_CLASS (td_journal_row_parent_class)->finalize (object);
}

static void
td_journal_row_class_init (TdJournalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_journal_row_finalize;
}

static void
td_journal_row_init (TdJournalRow *row)
{
  row->line = -1;
  row->as_of = TD_DAY_NONE;
}

char *
td_journal_row_format_when (const char *when)
{
  g_autofree char *date = g_strndup (when, strlen ("2025-09-15"));
  g_autofree char *words = NULL;
  TdDay day;

  if (strlen (when) < strlen ("2025-09-15T08:30") || !td_day_parse_iso (date, &day))
    return g_strdup (when);
  words = td_day_format (day);
  return g_strdup_printf ("%s %.5s", words, when + strlen ("2025-09-15T"));
}

TdJournalRow *
td_journal_row_new_group (const TdBook *book, const TdGroup *group)
{
  TdJournalRow *row = g_object_new (TD_TYPE_JOURNAL_ROW, NULL);
  g_autofree char *when = td_journal_row_format_when (group->when);

  row->group = group->id;
  row->undone = group->undone;
  row->can_revert = !group->undone && td_workspace_can_revert (group->kind);
  row->title = td_wording_group (
      book, group->kind, group->unit, group->officer, group->as_of, group->detail, group->note);
  /* Translators: day and time of a change, and who made it. */
  row->detail = g_strdup_printf (_ ("%s, %s"), when, group->who);
  return row;
}

/* What a line says of a whole row. */
static char *
word_whole (const TdJournalLine *line)
{
  return g_strdup (line->op == 'd' ? C_ ("journal", "removed") : C_ ("journal", "added"));
}

static void
set_place (TdJournalRow *row, const TdJournalLine *line)
{
  row->table = line->table;
  row->unit = g_strdup (line->unit);
  row->officer = g_strdup (line->officer);
  row->measure = g_strdup (line->measure);
  row->item = g_strdup (line->item);
  row->as_of = line->as_of;
}

static char *
word_change (const TdBook *book, const TdJournalLine *line)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (line->item == NULL)
    return word_whole (line);
  if (line->before == NULL && line->after == NULL)
    return g_strdup (C_ ("journal", "changed"));
  before = td_wording_journal_value (book, line->table, line->item, line->before);
  after = td_wording_journal_value (book, line->table, line->item, line->after);
  return g_strdup_printf ("%s → %s", before, after);
}

void
td_journal_row_set_only_line (TdJournalRow *row, const TdBook *book, const TdJournalLine *line)
{
  g_autofree char *item = td_wording_journal_item (book, line->table, line->item);
  g_autofree char *change = word_change (book, line);

  g_return_if_fail (td_journal_row_is_group (row) && row->table == NULL);

  /* Translators: what changed, and "from → to". */
  row->change
      = *item != '\0' ? g_strdup_printf (_ ("%s: %s"), item, change) : g_steal_pointer (&change);
  set_place (row, line);
}

TdJournalRow *
td_journal_row_new_line (const TdBook *book,
                         TdJournalRow *group,
                         const TdJournalLine *line,
                         int index)
{
  TdJournalRow *row = g_object_new (TD_TYPE_JOURNAL_ROW, NULL);
  g_autofree char *place = NULL;

  row->group = group->group;
  row->line = index;
  row->undone = group->undone;
  row->can_revert = group->can_revert;
  place = td_wording_journal_place (
      book, line->table, line->unit, line->officer, line->as_of, line->measure);
  /* Translators: a paper, and the unit and day that it is about. */
  row->title = line->paper != NULL ? g_strdup_printf (_ ("%s, %s"), line->paper, place)
                                   : g_steal_pointer (&place);
  row->detail = td_wording_journal_item (book, line->table, line->item);
  row->change = word_change (book, line);
  set_place (row, line);
  return row;
}

char *
td_journal_row_to_text (TdJournalRow *row)
{
  if (!td_journal_row_is_group (row))
    return g_strdup_printf ("\t%s\t%s\t%s", row->title, row->detail, row->change);
  return g_strjoin ("\t",
                    row->title,
                    row->detail,
                    row->change != NULL ? row->change
                    : row->undone       ? C_ ("journal", "undone")
                                        : NULL,
                    row->change != NULL && row->undone ? C_ ("journal", "undone") : NULL,
                    NULL);
}
