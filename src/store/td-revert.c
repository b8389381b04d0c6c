/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "td-journal.h"
#include "td-row.h"
#include "td-workspace-private.h"

#include "model/td-day.h"
#include "model/td-own.h"

/*
 * What a group did to the row of one key: how it was before and after. Rows are known by their
 * keys, since one that was taken away and entered again is another row to the journal, but the same
 * to people.
 */
typedef struct
{
  TdRowKind kind;
  bool was_there;
  bool is_there;
  TdTexts before;
  TdTexts after;
} Step;

/* One revert. */
typedef struct
{
  TdDatabase *database; /* borrowed */
  GPtrArray *steps;     /* owned: in the order of the journal */
  GHashTable *by_key;   /* owned: key -> Step, borrowed */
  TdChanges *changes;   /* owned */
} Revert;

static void
step_free (Step *step)
{
  _td_texts_clear (&step->before);
  _td_texts_clear (&step->after);
  g_free (step);
}

static void
revert_clear (Revert *revert)
{
  g_clear_pointer (&revert->steps, g_ptr_array_unref);
  g_clear_pointer (&revert->by_key, g_hash_table_unref);
  g_clear_pointer (&revert->changes, td_changes_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Revert, revert_clear)

static bool
set_changed_since (GError **error)
{
  g_set_error_literal (error,
                       TD_ERROR,
                       TD_ERROR_RULE,
                       _ ("This was changed again since then, so the earlier value was not put "
                          "back. Revert the later change first."));
  return false;
}

static bool
set_whole_only (GError **error)
{
  g_set_error_literal (
      error, TD_ERROR, TD_ERROR_RULE, _ ("This can only be put back together with its whole row."));
  return false;
}

static void
copy_texts (TdTexts *to, char **from)
{
  _td_texts_clear (to);
  for (guint i = 0; i < TD_MAX_COLUMNS; i++)
    (*to)[i] = g_strdup (from[i]);
}

static char *
make_key (TdRowKind kind, char **texts)
{
  const TdTable *table = _td_table_get (kind);
  GString *key = g_string_new (table->name);

  for (guint i = 0; i < table->n_keys; i++)
    g_string_append_printf (key, "\x1f%s", texts[i] != NULL ? texts[i] : "");
  return g_string_free (key, FALSE);
}

/* Whether a column of the key holds text; the others hold numbers. */
static bool
is_text_column (TdRowKind kind, const char *column)
{
  static const char *const always[] = { "code", "key", "item", NULL };
  return g_strv_contains (always, column)
         || (kind != TD_ROW_RECORD && g_str_equal (column, "officer"));
}

/* The row that has the key of @texts now. */
static bool
read_now (Revert *revert, TdRowKind kind, char **texts, bool *found, TdTexts *now, GError **error)
{
  const TdTable *table = _td_table_get (kind);
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement
      = _td_statement_get (revert->database, _td_table_get_sql (kind, TD_SQL_FIND));

  for (guint i = 0; i < table->n_keys; i++)
    if (texts[i] == NULL)
      continue;
    else if (is_text_column (kind, table->columns[i]))
      _td_statement_bind_text (statement, (int)i + 1, texts[i]);
    else
      _td_statement_bind_int (statement, (int)i + 1, g_ascii_strtoll (texts[i], NULL, 10));
  *found = _td_statement_step (statement, &local_error);
  for (guint i = 0; *found && i < table->n_columns; i++)
    (*now)[i] = _td_statement_dup_text (statement, (int)i + 1);
  _td_statement_reset (statement);
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

/* Adds what @entry did to the steps; several rows of the journal on one key make one step. */
static bool
add_entry (Revert *revert, const TdJournalEntry *entry, GError **error)
{
  g_auto (TdTexts) before = { NULL };
  g_auto (TdTexts) after = { NULL };
  g_autofree char *key = NULL;
  Step *step;

  if ((entry->op != 'i'
       && !_td_journal_get_row (
           revert->database, entry->kind, entry->row_id, entry->id - 1, before, error))
      || (entry->op != 'd'
          && !_td_journal_get_row (
              revert->database, entry->kind, entry->row_id, entry->id, after, error)))
    return false;
  key = make_key (entry->kind, entry->op == 'i' ? after : before);
  step = g_hash_table_lookup (revert->by_key, key);
  if (step == NULL)
    {
      step = g_new0 (Step, 1);
      step->kind = entry->kind;
      step->was_there = entry->op != 'i';
      copy_texts (&step->before, before);
      g_ptr_array_add (revert->steps, step);
      g_hash_table_insert (revert->by_key, g_steal_pointer (&key), step);
    }
  step->is_there = entry->op != 'd';
  copy_texts (&step->after, after);
  return true;
}

/* The code of a unit, or of an officer's stay, that the file knows or knew. */
static char *
find_code (Revert *revert, TdRowKind kind, const char *id, GError **error)
{
  g_auto (TdTexts) texts = { NULL };

  if (id == NULL
      || !_td_journal_get_row (
          revert->database, kind, g_ascii_strtoll (id, NULL, 10), 0, texts, error))
    return NULL;
  return g_strdup (_td_texts_get (kind, texts, "code"));
}

static int64_t
get_int (TdRowKind kind, char **texts, const char *column)
{
  const char *text = _td_texts_get (kind, texts, column);
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static TdDay
get_day (TdRowKind kind, char **texts, const char *column)
{
  return _td_texts_get (kind, texts, column) != NULL ? (TdDay)get_int (kind, texts, column)
                                                     : TD_DAY_NONE;
}

static char *
dup_text (TdRowKind kind, char **texts, const char *column)
{
  return g_strdup (_td_texts_get (kind, texts, column));
}

/* Sets the unit of a row; what belongs to a unit that is gone is not put back. */
static bool
fill_unit (
    Revert *revert, TdRowKind kind, char **texts, const char *column, char **unit, GError **error)
{
  const char *id = _td_texts_get (kind, texts, column);
  g_autoptr (GError) local_error = NULL;

  *unit = find_code (revert, TD_ROW_UNIT, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return false;
    }
  if (id == NULL || *unit != NULL)
    return true;
  return set_changed_since (error);
}

static TdMeasure
get_measure (TdRowKind kind, char **texts)
{
  return get_int (kind, texts, "measure") == 0 ? TD_MEASURE_CASES : TD_MEASURE_MONEY;
}

static bool
fill_record (Revert *revert, char **texts, TdRecord *record, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  record->as_of = get_day (TD_ROW_RECORD, texts, "as_of");
  record->measure = get_measure (TD_ROW_RECORD, texts);
  record->officer = find_code (
      revert, TD_ROW_OFFICER, _td_texts_get (TD_ROW_RECORD, texts, "officer"), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return false;
    }
  for (int item = 0; item < TD_N_STORED_ITEMS; item++)
    {
      const char *name = td_item_name ((TdItem)item);
      if (_td_texts_get (TD_ROW_RECORD, texts, name) != NULL)
        td_figures_set (&record->figures, (TdItem)item, get_int (TD_ROW_RECORD, texts, name));
    }
  record->own = dup_text (TD_ROW_RECORD, texts, "own");
  return fill_unit (revert, TD_ROW_RECORD, texts, "unit", &record->unit, error);
}

static bool
fill_target (Revert *revert, char **texts, TdTarget *target, GError **error)
{
  const char *rule = _td_texts_get (TD_ROW_TARGET, texts, "rule");

  target->officer = dup_text (TD_ROW_TARGET, texts, "officer");
  target->work_year = (int)get_int (TD_ROW_TARGET, texts, "work_year");
  target->measure = get_measure (TD_ROW_TARGET, texts);
  target->rate = get_int (TD_ROW_TARGET, texts, "rate");
  target->from = get_day (TD_ROW_TARGET, texts, "valid_from");
  target->document = dup_text (TD_ROW_TARGET, texts, "document");
  if (rule == NULL || !td_rule_from_name (rule, &target->rule))
    return set_changed_since (error);
  return fill_unit (revert, TD_ROW_TARGET, texts, "unit", &target->unit, error);
}

static bool
fill_unit_row (Revert *revert, char **texts, TdUnit *unit, GError **error)
{
  const char *kind = _td_texts_get (TD_ROW_UNIT, texts, "kind");

  unit->code = dup_text (TD_ROW_UNIT, texts, "code");
  unit->name = dup_text (TD_ROW_UNIT, texts, "name");
  unit->short_name = dup_text (TD_ROW_UNIT, texts, "short_name");
  unit->valid_from = get_day (TD_ROW_UNIT, texts, "valid_from");
  unit->valid_to = get_day (TD_ROW_UNIT, texts, "valid_to");
  unit->position = get_int (TD_ROW_UNIT, texts, "position");
  if (kind == NULL || !td_unit_kind_from_name (kind, &unit->kind))
    return set_changed_since (error);
  return fill_unit (revert, TD_ROW_UNIT, texts, "parent", &unit->parent, error);
}

static bool
fill_succession (Revert *revert, char **texts, TdSuccession *succession, GError **error)
{
  const TdRowKind kind = TD_ROW_SUCCESSION;

  succession->date = get_day (kind, texts, "date");
  succession->share[TD_MEASURE_CASES] = get_int (kind, texts, "share_cases");
  succession->share[TD_MEASURE_MONEY] = get_int (kind, texts, "share_money");
  return fill_unit (revert, kind, texts, "predecessor", &succession->predecessor, error)
         && fill_unit (revert, kind, texts, "successor", &succession->successor, error);
}

static bool
fill_officer (Revert *revert, char **texts, TdOfficer *officer, GError **error)
{
  officer->code = dup_text (TD_ROW_OFFICER, texts, "code");
  officer->name = dup_text (TD_ROW_OFFICER, texts, "name");
  officer->valid_from = get_day (TD_ROW_OFFICER, texts, "valid_from");
  officer->valid_to = get_day (TD_ROW_OFFICER, texts, "valid_to");
  return fill_unit (revert, TD_ROW_OFFICER, texts, "unit", &officer->unit, error);
}

static bool
fill_plan (Revert *revert, char **texts, TdPlan *plan, GError **error)
{
  plan->officer = dup_text (TD_ROW_PLAN, texts, "officer");
  plan->measure = get_measure (TD_ROW_PLAN, texts);
  plan->month = get_day (TD_ROW_PLAN, texts, "month");
  plan->completed = get_int (TD_ROW_PLAN, texts, "completed");
  return fill_unit (revert, TD_ROW_PLAN, texts, "unit", &plan->unit, error);
}

static bool
fill_explanation (Revert *revert, char **texts, TdExplanation *explanation, GError **error)
{
  const TdRowKind kind = TD_ROW_EXPLANATION;

  explanation->as_of = get_day (kind, texts, "as_of");
  explanation->officer = dup_text (kind, texts, "officer");
  explanation->measure = get_measure (kind, texts);
  explanation->code = dup_text (kind, texts, "code");
  explanation->item = dup_text (kind, texts, "item");
  explanation->expected = get_int (kind, texts, "expected");
  explanation->found = get_int (kind, texts, "found");
  explanation->note = dup_text (kind, texts, "note");
  return fill_unit (revert, kind, texts, "unit", &explanation->unit, error);
}

static bool
fill_paper (char **texts, TdPaper *paper, GError **error)
{
  const TdRowKind kind = TD_ROW_PAPER;
  const char *state = _td_texts_get (kind, texts, "state");

  paper->id = get_int (kind, texts, "id");
  paper->kind = dup_text (kind, texts, "kind");
  paper->title = dup_text (kind, texts, "title");
  paper->as_of = get_day (kind, texts, "as_of");
  paper->unit = dup_text (kind, texts, "unit");
  paper->issued = get_day (kind, texts, "issued");
  paper->number = dup_text (kind, texts, "number");
  paper->revision = get_int (kind, texts, "revision");
  paper->group = get_int (kind, texts, "last_group");
  return (state != NULL && td_paper_state_from_name (state, &paper->state))
         || set_changed_since (error);
}

/* Makes @change speak of the row @texts. */
static bool
fill_change (Revert *revert, char **texts, TdChange *change, GError **error)
{
  switch (change->kind)
    {
    case TD_ROW_UNIT:
      return fill_unit_row (revert, texts, &change->unit, error);
    case TD_ROW_SUCCESSION:
      return fill_succession (revert, texts, &change->succession, error);
    case TD_ROW_OFFICER:
      return fill_officer (revert, texts, &change->officer, error);
    case TD_ROW_TARGET:
      return fill_target (revert, texts, &change->target, error);
    case TD_ROW_CUT:
      change->cut.as_of = get_day (TD_ROW_CUT, texts, "as_of");
      change->cut.closed = get_int (TD_ROW_CUT, texts, "closed") != 0;
      change->cut.revision = get_int (TD_ROW_CUT, texts, "revision");
      change->cut.note = dup_text (TD_ROW_CUT, texts, "note");
      return true;
    case TD_ROW_SETTING:
      change->setting.key = dup_text (TD_ROW_SETTING, texts, "key");
      change->setting.value = dup_text (TD_ROW_SETTING, texts, "value");
      return true;
    case TD_ROW_RECORD:
      return fill_record (revert, texts, &change->record, error);
    case TD_ROW_PLAN:
      return fill_plan (revert, texts, &change->plan, error);
    case TD_ROW_EXPLANATION:
      return fill_explanation (revert, texts, &change->explanation, error);
    case TD_ROW_PAPER:
      return fill_paper (texts, &change->paper, error);
    case TD_ROW_PAPER_BLOCK:
      change->block.paper = get_int (TD_ROW_PAPER_BLOCK, texts, "paper");
      change->block.position = get_int (TD_ROW_PAPER_BLOCK, texts, "position");
      change->block.content = dup_text (TD_ROW_PAPER_BLOCK, texts, "content");
      return true;
    default:
      g_return_val_if_reached (false);
    }
}

/* Whether a record says nothing any more. */
static bool
is_empty_record (TdRowKind kind, char **texts)
{
  const TdTable *table = _td_table_get (kind);

  for (guint i = table->n_keys; kind == TD_ROW_RECORD && i < table->n_columns; i++)
    if (texts[i] != NULL)
      return false;
  return kind == TD_ROW_RECORD;
}

static bool
add_change (Revert *revert, TdRowKind kind, bool remove, char **texts, GError **error)
{
  TdChange *change = td_changes_add (revert->changes, kind);

  change->remove = remove || is_empty_record (kind, texts);
  return fill_change (revert, texts, change, error);
}

/* Closing and reopening are done anew, with a reason, never put back. */
static bool
check_column (TdRowKind kind, const char *column, GError **error)
{
  if (kind != TD_ROW_CUT || g_str_equal (column, "note"))
    return true;
  g_set_error_literal (error,
                       TD_ERROR,
                       TD_ERROR_RULE,
                       _ ("Closing figures is not reverted: reopen them, with a reason."));
  return false;
}

/* Undoes one step on what stands there now. */
static bool
revert_step (Revert *revert, const Step *step, GError **error)
{
  const TdTable *table = _td_table_get (step->kind);
  g_auto (TdTexts) now = { NULL };
  bool found;

  if (!read_now (revert,
                 step->kind,
                 (char **)(step->was_there ? step->before : step->after),
                 &found,
                 &now,
                 error))
    return false;
  if (found != step->is_there)
    return set_changed_since (error);
  if (!step->was_there && !step->is_there)
    return true;
  if (!step->was_there || !step->is_there)
    {
      for (guint i = 0; step->is_there && i < table->n_columns; i++)
        if (g_strcmp0 (now[i], step->after[i]) != 0)
          return set_changed_since (error);
      return add_change (revert,
                         step->kind,
                         !step->was_there,
                         (char **)(step->was_there ? step->before : step->after),
                         error);
    }
  for (guint i = table->n_keys; i < table->n_columns; i++)
    {
      if (g_strcmp0 (step->before[i], step->after[i]) == 0)
        continue;
      if (!check_column (step->kind, table->columns[i], error))
        return false;
      if (g_strcmp0 (now[i], step->after[i]) != 0)
        return set_changed_since (error);
      g_free (now[i]);
      now[i] = g_strdup (step->before[i]);
    }
  return add_change (revert, step->kind, false, now, error);
}

/* Undoes all of them, the last first: what a row needs was made before it. */
static bool
revert_steps (Revert *revert, GError **error)
{
  for (guint i = revert->steps->len; i > 0; i--)
    if (!revert_step (revert, g_ptr_array_index (revert->steps, i - 1), error))
      return false;
  return true;
}

static int
find_column (TdRowKind kind, const char *item)
{
  const TdTable *table = _td_table_get (kind);

  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i], kind == TD_ROW_SETTING ? "value" : item))
      return (int)i;
  return -1;
}

/* Whether two cells say the same; @own: (nullable): of the items that forms declare, only this. */
static bool
cell_equals (const char *a, const char *b, const char *own)
{
  int64_t left = 0, right = 0;
  bool has_left, has_right;

  if (own == NULL)
    return g_strcmp0 (a, b) == 0;
  has_left = td_own_figures_get (a, own, &left);
  has_right = td_own_figures_get (b, own, &right);
  return has_left == has_right && left == right;
}

/* Puts the value @from into a cell; @own: (nullable): only that of this item. */
static void
put_cell (char **cell, const char *from, const char *own)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  int64_t value;

  if (own == NULL)
    {
      g_free (*cell);
      *cell = g_strdup (from);
      return;
    }
  before = td_own_figures_parse (*cell);
  after = td_own_figures_new ();
  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const TdOwnFigure *figure = &g_array_index (before, TdOwnFigure, i);
      if (!g_str_equal (figure->name, own))
        td_own_figures_add (after, figure->name, figure->value);
    }
  if (td_own_figures_get (from, own, &value))
    td_own_figures_add (after, own, value);
  g_free (*cell);
  *cell = td_own_figures_format (after);
}

/* Undoes what a step did to one column. */
static bool
revert_cell (Revert *revert, const Step *step, const char *item, GError **error)
{
  int column = find_column (step->kind, item);
  g_auto (TdTexts) now = { NULL };
  bool found;

  bool is_own = column < 0 && step->kind == TD_ROW_RECORD;

  if (is_own)
    column = find_column (step->kind, "own");
  if (column < 0)
    return set_changed_since (error);
  if (!step->was_there || !step->is_there)
    {
      /* Rows with one value. */
      if (step->kind == TD_ROW_SETTING || step->kind == TD_ROW_PLAN
          || step->kind == TD_ROW_PAPER_BLOCK)
        return revert_step (revert, step, error);
      if (step->kind != TD_ROW_RECORD)
        return set_whole_only (error);
    }
  if (!check_column (step->kind, item, error)
      || !read_now (revert,
                    step->kind,
                    (char **)(step->was_there ? step->before : step->after),
                    &found,
                    &now,
                    error))
    return false;
  /* A record that is not there has nothing in that column. */
  if ((!found && step->kind != TD_ROW_RECORD)
      || !cell_equals (now[column], step->after[column], is_own ? item : NULL))
    return set_changed_since (error);
  for (guint i = 0; !found && i < _td_table_get (step->kind)->n_keys; i++)
    now[i] = g_strdup (step->was_there ? step->before[i] : step->after[i]);
  put_cell (&now[column], step->before[column], is_own ? item : NULL);
  return add_change (revert, step->kind, false, now, error);
}

static TdGroup *
read_group (TdDatabase *database, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (
      database, "SELECT " TD_GROUP_COLUMNS " FROM journal_groups WHERE id = ?1");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  TdGroup *group = NULL;

  _td_statement_bind_int (statement, 1, id);
  if (_td_statement_step (statement, &local_error))
    group = _td_journal_read_group (statement);
  _td_statement_reset (statement);
  if (group == NULL && local_error == NULL)
    g_set_error (&local_error,
                 TD_ERROR,
                 TD_ERROR_NOT_FOUND,
                 /* TRANSLATORS: %s is the number of a group of changes in the journal. */
                 _ ("The journal has no change number %s."),
                 number);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return group;
}

bool
td_workspace_can_revert (const char *kind)
{
  static const char *const never[] = { "new", "close", "reopen", NULL };
  return !g_strv_contains (never, kind);
}

static bool
check_group (const TdGroup *group, GError **error)
{
  if (group->undone)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOTHING, _ ("This change is undone already."));
  else if (!td_workspace_can_revert (group->kind))
    g_set_error_literal (error,
                         TD_ERROR,
                         TD_ERROR_RULE,
                         _ ("Making a workspace, closing and reopening figures are not reverted."));
  else
    return true;
  return false;
}

/* Puts back the line @line, and says in @action what it is about. */
static bool
add_line (Revert *revert,
          const GPtrArray *lines,
          const GArray *entries,
          guint line_index,
          TdAction *action,
          GError **error)
{
  const TdJournalLine *line;

  if (line_index >= lines->len)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("This change of the journal has no such line."));
      return false;
    }
  line = g_ptr_array_index (lines, line_index);
  if (g_str_equal (line->table, td_row_kind_name (TD_ROW_RECORD)))
    *action = (TdAction){ .kind = action->kind,
                          .unit = line->unit,
                          .officer = line->officer,
                          .as_of = line->as_of,
                          .detail = "set",
                          .note = action->note };
  for (guint i = 0; i < entries->len; i++)
    {
      const TdJournalEntry *entry = &g_array_index (entries, TdJournalEntry, i);
      if (entry->id != line->row)
        continue;
      if (!add_entry (revert, entry, error))
        return false;
      return line->item == NULL
                 ? revert_steps (revert, error)
                 : revert_cell (revert, g_ptr_array_index (revert->steps, 0), line->item, error);
    }
  return set_changed_since (error);
}

static bool
add_group (Revert *revert, const GArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    if (!add_entry (revert, &g_array_index (entries, TdJournalEntry, i), error))
      return false;
  return revert_steps (revert, error);
}

bool
td_workspace_revert (TdWorkspace *self, gint64 id, int line, const char *note, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = NULL;
  g_autoptr (TdGroup) group = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *detail = NULL;
  g_auto (Revert) revert = { NULL };
  TdApplyResult result;
  bool changed;
  guint n_whole;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (!_td_workspace_check_writable (self, error) || !_td_workspace_refresh (self, &changed, error))
    return false;
  revert = (Revert){ .database = self->opened.database,
                     .steps = g_ptr_array_new_with_free_func ((GDestroyNotify)step_free),
                     .by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                     .changes = td_changes_new () };
  group = read_group (revert.database, id, error);
  if (group == NULL || !check_group (group, error))
    return false;
  entries = _td_journal_read_entries (revert.database, id, &n_whole, error);
  lines = entries != NULL && line >= 0 ? _td_journal_list_lines (revert.database, id, error) : NULL;
  if (entries == NULL || (line >= 0 && lines == NULL))
    return false;
  detail = group->detail != NULL ? g_strdup_printf ("%s %s", group->kind, group->detail)
                                 : g_strdup (group->kind);
  TdAction action = { .kind = "revert",
                      .unit = group->unit,
                      .officer = group->officer,
                      .as_of = group->as_of,
                      .detail = detail,
                      .note = note };
  if (!(line >= 0 ? add_line (&revert, lines, entries, (guint)line, &action, error)
                  : add_group (&revert, entries, error))
      || !td_workspace_apply (self, revert.changes, &action, false, NULL, &result, error))
    return false;
  if (result.added + result.changed + result.removed > 0)
    return true;
  g_set_error_literal (
      error, TD_ERROR, TD_ERROR_NOTHING, _ ("Everything is already as it was before."));
  return false;
}
