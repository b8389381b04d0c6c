/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-write.h"

#include <glib/gi18n-lib.h>

#include "td-row.h"
#include "td-schema.h"
#include "td-statement.h"

#include "model/td-day.h"

/*
 * One list of changes on its way into the file. Changes are made in the order of the list, but what
 * a row needs, its unit, stay or cut, is made before it where it stands later in the list.
 */
typedef struct
{
  TdDatabase *database;     /* borrowed */
  const TdChanges *changes; /* borrowed */
  bool journaled;
  TdTouched *touched;    /* borrowed */
  TdApplyResult *result; /* borrowed */
  bool *done;            /* owned: by change */
  GHashTable *units;     /* owned: code -> id, of units looked up already */
  GHashTable *new_units; /* owned: code -> index + 1 of a put */
  GHashTable *cuts;      /* owned: day -> CutState */
  GHashTable *new_cuts;  /* owned: day -> index + 1 of a put */
  GHashTable *papers;    /* owned: ids of papers whose blocks these changes touch */
  bool has_new_officers; /* puts of officers are still to be made */
  bool has_new_papers;   /* puts of papers are still to be made */
  TdRow batch[TD_BATCH]; /* records of new cuts, that nothing can be in the way of */
  guint n_batch;
} Writer;

typedef enum
{
  CUT_THERE = 1,
  CUT_NEW, /* made by these changes: it has no records but theirs */
} CutState;

static bool make_change (Writer *writer, guint index, GError **error);

static void
writer_clear (Writer *writer)
{
  g_clear_pointer (&writer->done, g_free);
  g_clear_pointer (&writer->units, g_hash_table_unref);
  g_clear_pointer (&writer->new_units, g_hash_table_unref);
  g_clear_pointer (&writer->cuts, g_hash_table_unref);
  g_clear_pointer (&writer->new_cuts, g_hash_table_unref);
  g_clear_pointer (&writer->papers, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

/* Whatever writes a row comes by here first. */
static bool
need_group (Writer *writer, GError **error)
{
  return !writer->journaled || _td_journal_need_group (writer->database, error);
}

static CutState
cut_state (Writer *writer, TdDay as_of)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (writer->cuts, GINT_TO_POINTER (as_of)));
}

/* The day of the cut a row belongs to, which must be open; #TD_DAY_NONE for rows of the registry.
 */
static TdDay
row_cut (TdRowKind kind, const TdValue *row)
{
  return _td_table_get (kind)->has_cut ? (TdDay)row[0].number : TD_DAY_NONE;
}

static bool
insert_row (Writer *writer, TdRowKind kind, const TdValue *row, GError **error)
{
  if (!need_group (writer, error) || !_td_row_insert (writer->database, kind, row, error))
    return false;
  writer->result->added++;
  _td_touched_add (writer->touched, kind, row_cut (kind, row));
  return true;
}

static bool
update_row (Writer *writer, TdRowKind kind, const TdValue *row, int64_t id, GError **error)
{
  if (!need_group (writer, error) || !_td_row_update (writer->database, kind, row, id, error))
    return false;
  writer->result->changed++;
  _td_touched_add (writer->touched, kind, row_cut (kind, row));
  return true;
}

/* Inserts a row, or updates the one of the same key, or leaves it when it says the same. */
static bool
put_row (Writer *writer, TdRowKind kind, const TdValue *row, GError **error)
{
  TdFound found;
  int64_t id = 0;

  if (!_td_row_find (writer->database, kind, row, &found, &id, error))
    return false;
  if (found == TD_FOUND_EQUAL)
    {
      writer->result->equal++;
      return true;
    }
  return found == TD_FOUND_NONE ? insert_row (writer, kind, row, error)
                                : update_row (writer, kind, row, id, error);
}

/* Writes the records that were held back to be inserted together. */
static bool
flush_batch (Writer *writer, GError **error)
{
  guint n_rows = writer->n_batch;

  writer->n_batch = 0;
  if (n_rows == TD_BATCH)
    {
      g_autoptr (GError) local_error = NULL;

      if (!need_group (writer, error))
        return false;
      if (_td_row_insert_batch (
              writer->database, TD_ROW_RECORD, (const TdRow *)writer->batch, &local_error))
        {
          for (guint row = 0; row < n_rows; row++)
            _td_touched_add (writer->touched, TD_ROW_RECORD, (TdDay)writer->batch[row][0].number);
          writer->result->added += n_rows;
          return true;
        }
      if (!g_error_matches (local_error, TD_ERROR, TD_ERROR_RULE))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return false;
        }
      /* A record stands twice in the list: one by one the second replaces the first. */
    }
  for (guint row = 0; row < n_rows; row++)
    if (!put_row (writer, TD_ROW_RECORD, writer->batch[row], error))
      return false;
  return true;
}

static void
set_no_unit (const char *code, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_RULE, _ ("There is no unit “%s”."), code);
}

/* The id of a unit in the file, or 0. */
static bool
look_up_unit (Writer *writer, const char *code, int64_t *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement
      = _td_statement_get (writer->database, "SELECT id FROM units WHERE code = ?1");

  *id = 0;
  _td_statement_bind_text (statement, 1, code);
  if (_td_statement_step (statement, &local_error))
    {
      *id = _td_statement_get_int (statement, 0);
      _td_statement_reset (statement);
    }
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

/* The id of a unit that must be there, or come with these changes. */
static bool
need_unit (Writer *writer, const char *code, int64_t *id, GError **error)
{
  guint put;

  *id = (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (writer->units, code));
  if (*id != 0)
    return true;
  if (!look_up_unit (writer, code, id, error))
    return false;
  put = GPOINTER_TO_UINT (g_hash_table_lookup (writer->new_units, code));
  if (*id == 0 && put != 0
      && (!make_change (writer, put - 1, error) || !look_up_unit (writer, code, id, error)))
    return false;
  if (*id == 0)
    {
      set_no_unit (code, error);
      return false;
    }
  g_hash_table_insert (writer->units, g_strdup (code), GSIZE_TO_POINTER ((gsize)*id));
  return true;
}

/* Makes the cut of a record where there is none. */
static bool
need_cut (Writer *writer, TdDay as_of, GError **error)
{
  guint put;
  TdRow row = { _td_value_day (as_of), _td_value_int (0), _td_value_int (0), _td_value_null () };

  if (cut_state (writer, as_of) != 0)
    return true;
  put = GPOINTER_TO_UINT (g_hash_table_lookup (writer->new_cuts, GINT_TO_POINTER (as_of)));
  if (put != 0)
    return make_change (writer, put - 1, error);
  g_hash_table_insert (writer->cuts, GINT_TO_POINTER (as_of), GINT_TO_POINTER (CUT_NEW));
  return insert_row (writer, TD_ROW_CUT, row, error);
}

static bool
look_up_officer (
    Writer *writer, int64_t unit, const char *code, TdDay day, int64_t *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement
      = _td_statement_get (writer->database,
                           "SELECT id FROM officers WHERE unit = ?1 AND code = ?2"
                           " AND (valid_from IS NULL OR valid_from <= ?3)"
                           " AND (valid_to IS NULL OR valid_to >= ?3)");

  *id = 0;
  _td_statement_bind_int (statement, 1, unit);
  _td_statement_bind_text (statement, 2, code);
  _td_statement_bind_day (statement, 3, day);
  if (_td_statement_step (statement, &local_error))
    {
      *id = _td_statement_get_int (statement, 0);
      _td_statement_reset (statement);
    }
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

/* Puts of officers that are still to be made; few lists have them behind records. */
static bool
make_new_officers (Writer *writer, GError **error)
{
  writer->has_new_officers = false;
  for (guint i = 0; i < td_changes_get_n (writer->changes); i++)
    {
      const TdChange *change = td_changes_get (writer->changes, i);
      if (change->kind == TD_ROW_OFFICER && !change->remove && !make_change (writer, i, error))
        return false;
    }
  return true;
}

/* The id of the stay of an officer in a unit on a day. */
static bool
need_officer (Writer *writer, const TdRecord *record, int64_t unit, int64_t *id, GError **error)
{
  g_autofree char *day = NULL;

  if (!look_up_officer (writer, unit, record->officer, record->as_of, id, error))
    return false;
  if (*id == 0 && writer->has_new_officers
      && (!make_new_officers (writer, error)
          || !look_up_officer (writer, unit, record->officer, record->as_of, id, error)))
    return false;
  if (*id != 0)
    return true;
  day = td_day_format (record->as_of);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_RULE,
               _ ("Unit “%s” has no officer “%s” on %s."),
               record->unit,
               record->officer,
               day);
  return false;
}

/* The columns of a row, in the order of its table; false when what it refers to is missing. */

static bool
fill_unit (Writer *writer, const TdUnit *unit, TdValue *row, GError **error)
{
  int64_t parent = 0;

  if (unit->parent != NULL && !need_unit (writer, unit->parent, &parent, error))
    return false;
  row[0] = _td_value_text (unit->code);
  row[1] = _td_value_text (unit->name);
  row[2] = _td_value_text (unit->short_name);
  row[3] = _td_value_text (td_unit_kind_name (unit->kind));
  row[4] = unit->parent != NULL ? _td_value_int (parent) : _td_value_null ();
  row[5] = _td_value_day (unit->valid_from);
  row[6] = _td_value_day (unit->valid_to);
  row[7] = _td_value_int (unit->position);
  return true;
}

static bool
fill_succession (Writer *writer, const TdSuccession *succession, TdValue *row, GError **error)
{
  int64_t predecessor, successor;

  if (!need_unit (writer, succession->predecessor, &predecessor, error)
      || !need_unit (writer, succession->successor, &successor, error))
    return false;
  row[0] = _td_value_int (predecessor);
  row[1] = _td_value_int (successor);
  row[2] = _td_value_day (succession->date);
  row[3] = _td_value_int (succession->share[TD_MEASURE_CASES]);
  row[4] = _td_value_int (succession->share[TD_MEASURE_MONEY]);
  return true;
}

static bool
fill_officer (Writer *writer, const TdOfficer *officer, TdValue *row, GError **error)
{
  int64_t unit;

  if (!need_unit (writer, officer->unit, &unit, error))
    return false;
  row[0] = _td_value_int (unit);
  row[1] = _td_value_text (officer->code);
  row[2] = _td_value_day (officer->valid_from);
  row[3] = _td_value_text (officer->name);
  row[4] = _td_value_day (officer->valid_to);
  return true;
}

static bool
fill_target (Writer *writer, const TdTarget *target, TdValue *row, GError **error)
{
  int64_t unit;

  if (!need_unit (writer, target->unit, &unit, error))
    return false;
  row[0] = _td_value_int (unit);
  row[1] = _td_value_text (target->officer);
  row[2] = _td_value_int (target->work_year);
  row[3] = _td_value_int (target->measure);
  row[4] = _td_value_day (target->from);
  row[5] = _td_value_int (target->rate);
  row[6] = _td_value_text (td_rule_name (target->rule));
  row[7] = _td_value_text (target->document);
  return true;
}

static bool
fill_cut (Writer *writer, const TdCut *cut, TdValue *row, GError **error)
{
  row[0] = _td_value_day (cut->as_of);
  row[1] = _td_value_int (cut->closed ? 1 : 0);
  row[2] = _td_value_int (cut->revision);
  row[3] = _td_value_text (cut->note);
  return true;
}

static bool
fill_record (Writer *writer, const TdRecord *record, TdValue *row, GError **error)
{
  int64_t unit, officer = 0;

  if (!need_unit (writer, record->unit, &unit, error))
    return false;
  if (record->officer != NULL && !need_officer (writer, record, unit, &officer, error))
    return false;
  row[0] = _td_value_day (record->as_of);
  row[1] = _td_value_int (unit);
  row[2] = record->officer != NULL ? _td_value_int (officer) : _td_value_null ();
  row[3] = _td_value_int (record->measure);
  for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
    row[4 + i] = td_figures_has (&record->figures, (TdItem)i)
                     ? _td_value_int (record->figures.value[i])
                     : _td_value_null ();
  row[4 + TD_N_STORED_ITEMS] = _td_value_text (record->own);
  return true;
}

static bool
fill_plan (Writer *writer, const TdPlan *plan, TdValue *row, GError **error)
{
  int64_t unit;

  if (!need_unit (writer, plan->unit, &unit, error))
    return false;
  row[0] = _td_value_int (unit);
  row[1] = _td_value_text (plan->officer);
  row[2] = _td_value_int (plan->measure);
  row[3] = _td_value_day (plan->month);
  row[4] = _td_value_int (plan->completed);
  return true;
}

static bool
fill_explanation (Writer *writer, const TdExplanation *explanation, TdValue *row, GError **error)
{
  int64_t unit;

  if (!need_unit (writer, explanation->unit, &unit, error))
    return false;
  row[0] = _td_value_day (explanation->as_of);
  row[1] = _td_value_int (unit);
  row[2] = _td_value_text (explanation->officer);
  row[3] = _td_value_int (explanation->measure);
  row[4] = _td_value_text (explanation->code);
  row[5] = _td_value_text (explanation->item != NULL ? explanation->item : "");
  row[6] = _td_value_int (explanation->expected);
  row[7] = _td_value_int (explanation->found);
  row[8] = _td_value_text (explanation->note);
  return true;
}

static bool
fill_paper (Writer *writer, const TdPaper *paper, TdValue *row, GError **error)
{
  row[0] = _td_value_int (paper->id);
  row[1] = _td_value_text (paper->kind);
  row[2] = _td_value_text (paper->title);
  row[3] = _td_value_day (paper->as_of);
  row[4] = _td_value_text (paper->unit);
  row[5] = _td_value_day (paper->issued);
  row[6] = _td_value_text (paper->number);
  row[7] = _td_value_text (td_paper_state_name (paper->state));
  row[8] = _td_value_int (paper->revision);
  row[9] = _td_value_int (paper->group);
  return true;
}

static bool
fill_block (Writer *writer, const TdPaperBlock *block, TdValue *row, GError **error)
{
  row[0] = _td_value_int (block->paper);
  row[1] = _td_value_int (block->position);
  row[2] = _td_value_text (block->content);
  return true;
}

static bool
fill_row (Writer *writer, const TdChange *change, TdValue *row, GError **error)
{
  switch (change->kind)
    {
    case TD_ROW_UNIT:
      return fill_unit (writer, &change->unit, row, error);
    case TD_ROW_SUCCESSION:
      return fill_succession (writer, &change->succession, row, error);
    case TD_ROW_OFFICER:
      return fill_officer (writer, &change->officer, row, error);
    case TD_ROW_TARGET:
      return fill_target (writer, &change->target, row, error);
    case TD_ROW_CUT:
      return fill_cut (writer, &change->cut, row, error);
    case TD_ROW_SETTING:
      row[0] = _td_value_text (change->setting.key);
      row[1] = _td_value_text (change->setting.value);
      return true;
    case TD_ROW_RECORD:
      return fill_record (writer, &change->record, row, error);
    case TD_ROW_PLAN:
      return fill_plan (writer, &change->plan, row, error);
    case TD_ROW_EXPLANATION:
      return fill_explanation (writer, &change->explanation, row, error);
    case TD_ROW_PAPER:
      return fill_paper (writer, &change->paper, row, error);
    case TD_ROW_PAPER_BLOCK:
      return fill_block (writer, &change->block, row, error);
    default:
      g_return_val_if_reached (false);
    }
}

static bool
put_record (Writer *writer, const TdRecord *record, GError **error)
{
  if (!need_cut (writer, record->as_of, error))
    return false;
  if (cut_state (writer, record->as_of) == CUT_NEW)
    {
      if (!fill_record (writer, record, writer->batch[writer->n_batch], error))
        return false;
      writer->n_batch++;
      return writer->n_batch < TD_BATCH || flush_batch (writer, error);
    }
  TdRow row;
  return fill_record (writer, record, row, error) && put_row (writer, TD_ROW_RECORD, row, error);
}

static bool
put_cut (Writer *writer, const TdCut *cut, GError **error)
{
  TdRow row;

  if (!fill_cut (writer, cut, row, error) || !put_row (writer, TD_ROW_CUT, row, error))
    return false;
  if (cut_state (writer, cut->as_of) == 0)
    g_hash_table_insert (writer->cuts, GINT_TO_POINTER (cut->as_of), GINT_TO_POINTER (CUT_NEW));
  return true;
}

/* Removes the rows of one kind that @sql finds by the id of what they belong to. */
static bool
remove_rows (
    Writer *writer, TdRowKind kind, const char *sql, int64_t id, TdDay as_of, GError **error)
{
  TdStatement *statement;
  guint n_removed;

  if (!need_group (writer, error))
    return false;
  statement = _td_statement_get (writer->database, sql);
  _td_statement_bind_int (statement, 1, id);
  if (!_td_statement_run (statement, error))
    return false;
  n_removed = (guint)sqlite3_changes (_td_database_get_sqlite (writer->database));
  writer->result->removed += n_removed;
  if (n_removed > 0)
    _td_touched_add (writer->touched, kind, as_of);
  return true;
}

static bool
remove_unit (Writer *writer, int64_t id, const char *code, GError **error)
{
  g_hash_table_remove (writer->units, code);
  /* Its records are in no cut's list of touched ones: with the registry all cuts are read again. */
  return remove_rows (
             writer, TD_ROW_UNIT, "DELETE FROM records WHERE unit = ?1", id, TD_DAY_NONE, error)
         && remove_rows (
             writer, TD_ROW_TARGET, "DELETE FROM targets WHERE unit = ?1", id, TD_DAY_NONE, error)
         && remove_rows (
             writer, TD_ROW_PLAN, "DELETE FROM plans WHERE unit = ?1", id, TD_DAY_NONE, error)
         && remove_rows (writer,
                         TD_ROW_EXPLANATION,
                         "DELETE FROM explanations WHERE unit = ?1",
                         id,
                         TD_DAY_NONE,
                         error)
         && remove_rows (writer,
                         TD_ROW_SUCCESSION,
                         "DELETE FROM successions WHERE predecessor = ?1 OR successor = ?1",
                         id,
                         TD_DAY_NONE,
                         error)
         && remove_rows (
             writer, TD_ROW_OFFICER, "DELETE FROM officers WHERE unit = ?1", id, TD_DAY_NONE, error)
         && remove_rows (writer,
                         TD_ROW_UNIT,
                         _td_table_get_sql (TD_ROW_UNIT, TD_SQL_DELETE),
                         id,
                         TD_DAY_NONE,
                         error);
}

/* These rows of @table name an officer, and the stay ?1 is the last one there. */
#define OF_LAST_STAY(table)                                                                        \
  "DELETE FROM " table " WHERE EXISTS (SELECT 1 FROM officers AS gone"                             \
  " WHERE gone.id = ?1 AND gone.unit = " table ".unit AND gone.code = " table ".officer"           \
  " AND NOT EXISTS (SELECT 1 FROM officers AS others"                                              \
  " WHERE others.unit = gone.unit AND others.code = gone.code AND others.id <> gone.id))"

static bool
remove_officer (Writer *writer, int64_t id, GError **error)
{
  /* Targets name the officer, not the stay: they go with the last stay in that unit. */
  return remove_rows (writer,
                      TD_ROW_OFFICER,
                      "DELETE FROM records WHERE officer = ?1",
                      id,
                      TD_DAY_NONE,
                      error)
         && remove_rows (writer, TD_ROW_TARGET, OF_LAST_STAY ("targets"), id, TD_DAY_NONE, error)
         && remove_rows (writer, TD_ROW_PLAN, OF_LAST_STAY ("plans"), id, TD_DAY_NONE, error)
         && remove_rows (
             writer, TD_ROW_EXPLANATION, OF_LAST_STAY ("explanations"), id, TD_DAY_NONE, error)
         && remove_rows (writer,
                         TD_ROW_OFFICER,
                         _td_table_get_sql (TD_ROW_OFFICER, TD_SQL_DELETE),
                         id,
                         TD_DAY_NONE,
                         error);
}

static bool
remove_cut (Writer *writer, TdDay as_of, GError **error)
{
  g_hash_table_remove (writer->cuts, GINT_TO_POINTER (as_of));
  return remove_rows (
             writer, TD_ROW_RECORD, "DELETE FROM records WHERE as_of = ?1", as_of, as_of, error)
         && remove_rows (writer,
                         TD_ROW_EXPLANATION,
                         "DELETE FROM explanations WHERE as_of = ?1",
                         as_of,
                         TD_DAY_NONE,
                         error)
         && remove_rows (writer,
                         TD_ROW_CUT,
                         _td_table_get_sql (TD_ROW_CUT, TD_SQL_DELETE),
                         as_of,
                         as_of,
                         error);
}

static bool
remove_blocks (Writer *writer, int64_t paper, GError **error)
{
  return remove_rows (writer,
                      TD_ROW_PAPER_BLOCK,
                      "DELETE FROM paper_blocks WHERE paper = ?1",
                      paper,
                      TD_DAY_NONE,
                      error);
}

static bool
remove_paper (Writer *writer, int64_t id, GError **error)
{
  return remove_blocks (writer, id, error)
         && remove_rows (writer,
                         TD_ROW_PAPER,
                         _td_table_get_sql (TD_ROW_PAPER, TD_SQL_DELETE),
                         id,
                         TD_DAY_NONE,
                         error);
}

/* Puts the header of a paper; a new one begins without blocks, whatever a foreign file had left. */
static bool
put_paper (Writer *writer, const TdPaper *paper, GError **error)
{
  TdRow row;
  TdFound found;
  int64_t id = 0;

  if (!fill_paper (writer, paper, row, error)
      || !_td_row_find (writer->database, TD_ROW_PAPER, row, &found, &id, error)
      || (found == TD_FOUND_NONE && !remove_blocks (writer, paper->id, error)))
    return false;
  return put_row (writer, TD_ROW_PAPER, row, error);
}

/* Puts of papers that stand behind one of their blocks. */
static bool
make_new_papers (Writer *writer, GError **error)
{
  writer->has_new_papers = false;
  for (guint i = 0; i < td_changes_get_n (writer->changes); i++)
    {
      const TdChange *change = td_changes_get (writer->changes, i);
      if (change->kind == TD_ROW_PAPER && !change->remove && !make_change (writer, i, error))
        return false;
    }
  return true;
}

static void
note_blocks (Writer *writer, int64_t paper)
{
  g_hash_table_add (writer->papers, g_memdup2 (&paper, sizeof paper));
}

static bool
put_block (Writer *writer, const TdPaperBlock *block, GError **error)
{
  TdRow row;
  TdFound found;
  int64_t id = 0;

  note_blocks (writer, block->paper);
  if (writer->has_new_papers)
    {
      TdRow key = { _td_value_int (block->paper) };
      if (!_td_row_find (writer->database, TD_ROW_PAPER, key, &found, &id, error)
          || (found == TD_FOUND_NONE && !make_new_papers (writer, error)))
        return false;
    }
  return fill_block (writer, block, row, error) && put_row (writer, TD_ROW_PAPER_BLOCK, row, error);
}

/* The blocks of a paper stand in a row: a place without one would be read as the next. */
static bool
check_blocks (Writer *writer, GError **error)
{
  GHashTableIter iter;
  gpointer paper;

  g_hash_table_iter_init (&iter, writer->papers);
  while (g_hash_table_iter_next (&iter, &paper, NULL))
    {
      g_autoptr (GError) local_error = NULL;
      TdStatement *statement = _td_statement_get (
          writer->database,
          "SELECT COUNT (*), IFNULL (MAX (position) + 1, 0) FROM paper_blocks WHERE paper = ?1");
      bool in_a_row = false;

      _td_statement_bind_int (statement, 1, *(int64_t *)paper);
      if (_td_statement_step (statement, &local_error))
        in_a_row = _td_statement_get_int (statement, 0) == _td_statement_get_int (statement, 1);
      _td_statement_reset (statement);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return false;
        }
      if (!in_a_row)
        {
          g_set_error_literal (error,
                               TD_ERROR,
                               TD_ERROR_RULE,
                               _ ("A part in the middle of the paper would be missing, so nothing "
                                  "was changed."));
          return false;
        }
    }
  return true;
}

/* Removes one row with all that belongs to it; what is not there is no error. */
static bool
remove_row (Writer *writer, const TdChange *change, GError **error)
{
  TdRow row;
  TdFound found;
  int64_t id = 0;
  TdDay as_of;

  if (!fill_row (writer, change, row, error)
      || !_td_row_find (writer->database, change->kind, row, &found, &id, error))
    return false;
  if (found == TD_FOUND_NONE)
    return true;
  as_of = row_cut (change->kind, row);
  switch (change->kind)
    {
    case TD_ROW_UNIT:
      return remove_unit (writer, id, change->unit.code, error);
    case TD_ROW_OFFICER:
      return remove_officer (writer, id, error);
    case TD_ROW_CUT:
      return remove_cut (writer, change->cut.as_of, error);
    case TD_ROW_PAPER:
      return remove_paper (writer, id, error);
    case TD_ROW_PAPER_BLOCK:
      note_blocks (writer, change->block.paper);
      return remove_rows (
          writer, change->kind, _td_table_get_sql (change->kind, TD_SQL_DELETE), id, as_of, error);
    case TD_ROW_RECORD:
    case TD_ROW_SUCCESSION:
    case TD_ROW_TARGET:
    case TD_ROW_SETTING:
    case TD_ROW_PLAN:
    case TD_ROW_EXPLANATION:
    default:
      return remove_rows (
          writer, change->kind, _td_table_get_sql (change->kind, TD_SQL_DELETE), id, as_of, error);
    }
}

static bool
make_change (Writer *writer, guint index, GError **error)
{
  const TdChange *change = td_changes_get (writer->changes, index);
  TdRow row;

  if (writer->done[index])
    return true;
  writer->done[index] = true;
  if (change->remove)
    return flush_batch (writer, error) && remove_row (writer, change, error);
  if (change->kind == TD_ROW_RECORD)
    return put_record (writer, &change->record, error);
  if (change->kind == TD_ROW_CUT)
    return put_cut (writer, &change->cut, error);
  if (change->kind == TD_ROW_PAPER)
    return put_paper (writer, &change->paper, error);
  if (change->kind == TD_ROW_PAPER_BLOCK)
    return put_block (writer, &change->block, error);
  return fill_row (writer, change, row, error) && put_row (writer, change->kind, row, error);
}

/* Learns which cuts there are, and what the list will bring. */
static bool
prepare (Writer *writer, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (writer->database, "SELECT as_of FROM cuts");

  while (_td_statement_step (statement, &local_error))
    g_hash_table_insert (writer->cuts,
                         GINT_TO_POINTER (_td_statement_get_day (statement, 0)),
                         GINT_TO_POINTER (CUT_THERE));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return false;
    }
  for (guint i = 0; i < td_changes_get_n (writer->changes); i++)
    {
      const TdChange *change = td_changes_get (writer->changes, i);
      if (change->remove)
        continue;
      if (change->kind == TD_ROW_UNIT)
        g_hash_table_insert (writer->new_units, change->unit.code, GUINT_TO_POINTER (i + 1));
      else if (change->kind == TD_ROW_CUT)
        g_hash_table_insert (
            writer->new_cuts, GINT_TO_POINTER (change->cut.as_of), GUINT_TO_POINTER (i + 1));
      else if (change->kind == TD_ROW_OFFICER)
        writer->has_new_officers = true;
      else if (change->kind == TD_ROW_PAPER)
        writer->has_new_papers = true;
    }
  return true;
}

bool
_td_write_changes (TdDatabase *database,
                   const TdChanges *changes,
                   bool journaled,
                   TdTouched *touched,
                   TdApplyResult *result,
                   GError **error)
{
  g_auto (Writer) writer = {
    .database = database,
    .changes = changes,
    .journaled = journaled,
    .touched = touched,
    .result = result,
    .done = g_new0 (bool, MAX (td_changes_get_n (changes), 1)),
    .units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .new_units = g_hash_table_new (g_str_hash, g_str_equal),
    .cuts = g_hash_table_new (NULL, NULL),
    .new_cuts = g_hash_table_new (NULL, NULL),
    .papers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  if (!prepare (&writer, error))
    return false;
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    if (!make_change (&writer, i, error))
      return false;
  return flush_batch (&writer, error) && check_blocks (&writer, error);
}
