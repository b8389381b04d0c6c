/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-last.h"

#include <glib/gi18n.h>

#include "app/td-figures-identity.h"
#include "model/td-amount.h"

/* So many of the newest edits are looked through. */
#define MAX_GROUPS 20

struct _TdFiguresLast
{
  TdItem item;
  char *number; /* owned: of its column */
  bool has_before;
  int64_t before;
  int64_t now;
  bool held; /* with what was there before the finding is none */
};

/* Whether the finding is gone when the figure is what it was. */
static bool
would_hold (const TdBook *book,
            const TdProblem *problem,
            const TdFigures *entered,
            TdFiguresLast *last)
{
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (TdProblem));
  TdFigures then = *entered;

  if (problem->basis != TD_BASIS_RECORD)
    return false;
  if (last->has_before)
    td_figures_set (&then, last->item, last->before);
  else
    td_figures_clear (&then, last->item);
  td_check_record (&then, td_book_get_form (book, problem->cut), problem->measure, problems);
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (g_array_index (problems, TdProblem, i).code, problem->code))
      return false;
  return true;
}

/* Takes a line of the journal when it is about a figure of the finding. */
static TdFiguresLast *
take_line (const TdBook *book,
           const TdProblem *problem,
           const char *officer,
           const TdFigures *entered,
           const TdJournalLine *line)
{
  g_autoptr (TdFiguresLast) last = NULL;
  TdItem item;
  int64_t now;
  int64_t after;

  if (line->item == NULL || line->measure == NULL
      || !g_str_equal (line->table, td_row_kind_name (TD_ROW_RECORD))
      || !g_str_equal (line->measure, td_measure_name (problem->measure))
      || line->as_of != td_book_get_cut (book, problem->cut)->as_of
      || g_strcmp0 (line->officer, officer) != 0 || !td_book_find_item (book, line->item, &item)
      || td_item_is_derived (item)
      || !(((td_problem_items (problem) | 1u << problem->item) >> item) & 1u)
      || !td_figures_get (entered, item, &now) || line->after == NULL
      || !td_amount_parse_ascii (line->after, &after) || after != now)
    return NULL;
  last = g_new0 (TdFiguresLast, 1);
  last->item = item;
  last->now = now;
  last->number
      = g_strdup (td_figures_identity_get_number (td_book_get_form (book, problem->cut), item));
  last->has_before = line->before != NULL && td_amount_parse_ascii (line->before, &last->before);
  last->held = would_hold (book, problem, entered, last);
  return g_steal_pointer (&last);
}

TdFiguresLast *
td_figures_last_find (TdWorkspace *workspace, const TdBook *book, const TdProblem *problem)
{
  const TdFigures *entered
      = td_book_get_entered (book, problem->cut, problem->subject, problem->measure);
  bool is_officer = td_book_is_officer (book, problem->subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, problem->subject) : problem->subject;
  const char *code = td_book_get_unit (book, unit)->code;
  const char *officer = is_officer ? td_book_get_officer (book, problem->subject)->code : NULL;
  g_autoptr (GPtrArray) groups
      = entered != NULL ? td_workspace_list_groups (workspace, MAX_GROUPS, NULL) : NULL;

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const TdGroup *group = g_ptr_array_index (groups, i);
      g_autoptr (GPtrArray) lines = NULL;

      /* Of many units at once a paste or an import may have thousands of lines. */
      if (group->undone || g_strcmp0 (group->unit, code) != 0)
        continue;
      lines = td_workspace_list_lines (workspace, group->id, NULL);
      for (guint j = 0; lines != NULL && j < lines->len; j++)
        {
          TdFiguresLast *last
              = take_line (book, problem, officer, entered, g_ptr_array_index (lines, j));

          if (last != NULL)
            return last;
        }
    }
  return NULL;
}

void
td_figures_last_free (TdFiguresLast *last)
{
  g_free (last->number);
  g_free (last);
}

TdItem
td_figures_last_get_item (const TdFiguresLast *last)
{
  return last->item;
}

bool
td_figures_last_get_before (const TdFiguresLast *last, int64_t *value)
{
  *value = last->before;
  return last->has_before;
}

char *
td_figures_last_word (const TdFiguresLast *last)
{
  g_autofree char *before
      = last->has_before ? td_amount_format (last->before) : g_strdup (TD_ABSENT);
  g_autofree char *now = td_amount_format (last->now);

  if (last->held)
    /* Translators: the number of a column, what stood there, what does now, what stood there. */
    return g_strdup_printf (_ ("Column %s was changed from %s to %s; with %s it agrees."),
                            last->number,
                            before,
                            now,
                            before);
  /* Translators: the number of a column, what stood there and what does now. */
  return g_strdup_printf (_ ("Column %s was changed from %s to %s."), last->number, before, now);
}

char *
td_figures_last_word_revert (const TdFiguresLast *last)
{
  g_autofree char *before
      = last->has_before ? td_amount_format (last->before) : g_strdup (TD_ABSENT);

  /* Translators: a button that puts an earlier figure back. */
  return g_strdup_printf (_ ("Back to %s"), before);
}
