/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-csv.h"

#include <string.h>

typedef enum
{
  LINE_ADDED,
  LINE_CHANGED,
  LINE_EQUAL,
} LineResult;

/* Rows that a book cannot be asked for by key, by a text of their key. */
typedef struct
{
  const TdBook *book;
  GHashTable *successions;  /* char * → TdSuccession * */
  GHashTable *targets;      /* char * → TdTarget * */
  GHashTable *plans;        /* char * → TdPlan * */
  GHashTable *explanations; /* char * → TdExplanation * */
} Index;

static char *
key_of_succession (const TdSuccession *row)
{
  return g_strdup_printf ("%s\1%s\1%d", row->predecessor, row->successor, row->date);
}

static char *
key_of_target (const TdTarget *row)
{
  return g_strdup_printf ("%s\1%s\1%d\1%d\1%d",
                          row->unit,
                          row->officer != NULL ? row->officer : "",
                          row->work_year,
                          (int)row->measure,
                          row->from);
}

static char *
key_of_plan (const TdPlan *row)
{
  return g_strdup_printf ("%s\1%s\1%d\1%d",
                          row->unit,
                          row->officer != NULL ? row->officer : "",
                          (int)row->measure,
                          row->month);
}

static char *
key_of_explanation (const TdExplanation *row)
{
  return g_strdup_printf ("%d\1%s\1%s\1%d\1%s\1%s",
                          row->as_of,
                          row->unit,
                          row->officer != NULL ? row->officer : "",
                          (int)row->measure,
                          row->code,
                          row->item);
}

static void
index_fill (Index *index, const TdBook *book)
{
  index->book = book;
  index->successions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->explanations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < td_book_get_n_plans (book); i++)
    {
      const TdPlan *row = td_book_get_plan (book, i);
      g_hash_table_insert (index->plans, key_of_plan (row), (gpointer)row);
    }
  for (guint i = 0; i < td_book_get_n_explanations (book); i++)
    {
      const TdExplanation *row = td_book_get_explanation (book, i);
      g_hash_table_insert (index->explanations, key_of_explanation (row), (gpointer)row);
    }
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      const TdSuccession *row = td_book_get_succession (book, i);
      g_hash_table_insert (index->successions, key_of_succession (row), (gpointer)row);
    }
  for (guint i = 0; i < td_book_get_n_targets (book); i++)
    {
      const TdTarget *row = td_book_get_target (book, i);
      g_hash_table_insert (index->targets, key_of_target (row), (gpointer)row);
    }
}

static void
index_clear (Index *index)
{
  g_hash_table_unref (index->successions);
  g_hash_table_unref (index->targets);
  g_hash_table_unref (index->plans);
  g_hash_table_unref (index->explanations);
}

static LineResult
compare (bool is_there, bool is_equal)
{
  return !is_there ? LINE_ADDED : is_equal ? LINE_EQUAL : LINE_CHANGED;
}

static LineResult
look_up_unit (const TdBook *book, const TdUnit *row)
{
  TdSubject subject = td_book_find_unit (book, row->code);
  if (subject == TD_SUBJECT_NONE)
    return LINE_ADDED;
  const TdUnit *there = td_book_get_unit (book, subject);
  return compare (true,
                  strcmp (there->name, row->name) == 0
                      && g_strcmp0 (there->short_name, row->short_name) == 0
                      && there->kind == row->kind && g_strcmp0 (there->parent, row->parent) == 0
                      && there->valid_from == row->valid_from && there->valid_to == row->valid_to
                      && there->position == row->position);
}

static LineResult
look_up_officer (const TdBook *book, const TdOfficer *row)
{
  TdSubject unit = td_book_find_unit (book, row->unit);
  guint n = 0;
  const TdSubject *stays = unit != TD_SUBJECT_NONE ? td_book_get_officers (book, unit, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const TdOfficer *there = td_book_get_officer (book, stays[i]);
      if (there->valid_from == row->valid_from && strcmp (there->code, row->code) == 0)
        return compare (true,
                        strcmp (there->name, row->name) == 0 && there->valid_to == row->valid_to);
    }
  return LINE_ADDED;
}

static LineResult
look_up_succession (const Index *index, const TdSuccession *row)
{
  g_autofree char *key = key_of_succession (row);
  const TdSuccession *there = g_hash_table_lookup (index->successions, key);
  return compare (there != NULL,
                  there != NULL && memcmp (there->share, row->share, sizeof row->share) == 0);
}

static LineResult
look_up_target (const Index *index, const TdTarget *row)
{
  g_autofree char *key = key_of_target (row);
  const TdTarget *there = g_hash_table_lookup (index->targets, key);
  return compare (there != NULL,
                  there != NULL && there->rate == row->rate && there->rule == row->rule
                      && g_strcmp0 (there->document, row->document) == 0);
}

static LineResult
look_up_cut (const TdBook *book, const TdCut *row)
{
  int cut = td_book_find_cut (book, row->as_of);
  const TdCut *there = cut >= 0 ? td_book_get_cut (book, cut) : NULL;
  return compare (there != NULL,
                  there != NULL && there->closed == row->closed && there->revision == row->revision
                      && g_strcmp0 (there->note, row->note) == 0);
}

static LineResult
look_up_setting (const TdBook *book, const TdSetting *row)
{
  const char *there = td_book_get_setting (book, row->key);
  return compare (there != NULL, g_strcmp0 (there, row->value) == 0);
}

static LineResult
look_up_record (const TdBook *book, const TdRecord *row)
{
  int cut = td_book_find_cut (book, row->as_of);
  TdSubject subject = cut >= 0 ? td_book_find_unit (book, row->unit) : TD_SUBJECT_NONE;
  if (subject != TD_SUBJECT_NONE && row->officer != NULL)
    subject = td_book_find_officer (book, row->officer, subject, row->as_of);
  const TdFigures *there
      = subject != TD_SUBJECT_NONE ? td_book_get_entered (book, cut, subject, row->measure) : NULL;
  if (there == NULL)
    return LINE_ADDED;

  TdFigures core = *there;
  g_autofree char *own = td_book_format_own (book, cut, subject, row->measure);
  core.has &= ~TD_OWN_BITS;
  return compare (true, td_figures_equal (&core, &row->figures) && g_strcmp0 (own, row->own) == 0);
}

static LineResult
look_up_plan (const Index *index, const TdPlan *row)
{
  g_autofree char *key = key_of_plan (row);
  const TdPlan *there = g_hash_table_lookup (index->plans, key);
  return compare (there != NULL, there != NULL && there->completed == row->completed);
}

static LineResult
look_up_explanation (const Index *index, const TdExplanation *row)
{
  g_autofree char *key = key_of_explanation (row);
  const TdExplanation *there = g_hash_table_lookup (index->explanations, key);
  return compare (there != NULL,
                  there != NULL && there->expected == row->expected && there->found == row->found
                      && g_strcmp0 (there->note, row->note) == 0);
}

static LineResult
look_up (const Index *index, const TdChange *change)
{
  switch (change->kind)
    {
    case TD_ROW_UNIT:
      return look_up_unit (index->book, &change->unit);
    case TD_ROW_SUCCESSION:
      return look_up_succession (index, &change->succession);
    case TD_ROW_OFFICER:
      return look_up_officer (index->book, &change->officer);
    case TD_ROW_TARGET:
      return look_up_target (index, &change->target);
    case TD_ROW_CUT:
      return look_up_cut (index->book, &change->cut);
    case TD_ROW_SETTING:
      return look_up_setting (index->book, &change->setting);
    case TD_ROW_PLAN:
      return look_up_plan (index, &change->plan);
    case TD_ROW_EXPLANATION:
      return look_up_explanation (index, &change->explanation);
    case TD_ROW_PAPER:
    case TD_ROW_PAPER_BLOCK: /* in no file */
    case TD_ROW_RECORD:
    default:
      return look_up_record (index->book, &change->record);
    }
}

/* Lines of a file stand together; a cut that records brought along comes after them all. */
static TdCsvCount *
find_count (GArray *counts, const char *file)
{
  for (guint i = counts->len; i-- > 0;)
    if (g_array_index (counts, TdCsvCount, i).file == file)
      return &g_array_index (counts, TdCsvCount, i);
  TdCsvCount count = { .file = file };
  g_array_append_val (counts, count);
  return &g_array_index (counts, TdCsvCount, counts->len - 1);
}

GArray *
td_csv_count (const TdBook *book, const TdChanges *changes, GArray *new_cuts)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (TdCsvCount));
  Index index;

  index_fill (&index, book);
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);
      if (change->kind == TD_ROW_CUT && !g_str_has_suffix (change->file, "cuts.csv"))
        {
          if (new_cuts != NULL)
            g_array_append_val (new_cuts, change->cut.as_of);
          continue;
        }
      TdCsvCount *count = find_count (counts, change->file);
      switch (look_up (&index, change))
        {
        case LINE_ADDED:
          count->added++;
          break;
        case LINE_CHANGED:
          count->changed++;
          break;
        case LINE_EQUAL:
        default:
          count->equal++;
          break;
        }
    }
  index_clear (&index);
  return counts;
}
