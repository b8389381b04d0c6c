/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-load.h"

#include <string.h>

#include "td-statement.h"

#include "model/td-amount.h"
#include "model/td-day.h"

/*
 * Who gave us the file is not known: whatever a row says is held against what the model can bear
 * before it gets there. What a rule of the program forbids, but the model bears, is no damage.
 */

/* Ids count rows. */
#define ID_MAX 10000000

#define RATE_MAX 10000

/* Arrays by id. */
struct _TdIds
{
  GArray *units;    /* TdSubject */
  GArray *officers; /* TdSubject */
};

/* What the steps of loading share. */
typedef struct
{
  TdDatabase *database;   /* borrowed */
  TdBookBuilder *builder; /* borrowed */
  TdIds *ids;             /* borrowed */
} Load;

static void
ids_clear (TdIds *ids)
{
  g_array_unref (ids->units);
  g_array_unref (ids->officers);
}

void
_td_ids_unref (TdIds *ids)
{
  g_atomic_rc_box_release_full (ids, (GDestroyNotify)ids_clear);
}

static TdIds *
ids_new (void)
{
  TdIds *ids = g_atomic_rc_box_new (TdIds);
  ids->units = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  ids->officers = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  return ids;
}

static void
ids_set (GArray *subjects, int64_t id, TdSubject subject)
{
  TdSubject none = TD_SUBJECT_NONE;

  while (subjects->len <= (guint64)id)
    g_array_append_val (subjects, none);
  g_array_index (subjects, TdSubject, id) = subject;
}

static TdSubject
ids_get (const GArray *subjects, int64_t id)
{
  return id >= 0 && id < subjects->len ? g_array_index (subjects, TdSubject, id) : TD_SUBJECT_NONE;
}

/* Ends a loop over rows: false when it ended for an error. */
static bool
finish (TdStatement *statement, GError *local_error, GError **error)
{
  _td_statement_reset (statement);
  if (local_error == NULL)
    return true;
  g_propagate_error (error, local_error);
  return false;
}

static void
set_corrupt (Load *load, GError **error)
{
  _td_database_set_error (load->database, SQLITE_CORRUPT, error);
}

/* Text that is absent or UTF-8. */
static bool
is_text (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static bool
is_name (const char *text)
{
  return text != NULL && is_text (text);
}

static bool
is_day_or_none (TdDay day)
{
  return day == TD_DAY_NONE || td_day_is_real (day);
}

static bool
is_share (int64_t share)
{
  return share >= 0 && share <= TD_SHARE_WHOLE;
}

static bool
load_units (Load *load, GError **error)
{
  GError *local_error = NULL;
  enum
  {
    CODE,
    NAME,
    SHORT_NAME,
    KIND,
    PARENT,
    VALID_FROM,
    VALID_TO,
    POSITION,
  };
  TdStatement *statement = _td_statement_get (
      load->database,
      "SELECT units.code, units.name, units.short_name, units.kind, parents.code, units.valid_from,"
      " units.valid_to, units.position"
      " FROM units LEFT JOIN units AS parents ON parents.id = units.parent ORDER BY units.id");

  while (_td_statement_step (statement, &local_error))
    {
      TdUnit unit = {
        .code = (char *)_td_statement_get_text (statement, CODE),
        .name = (char *)_td_statement_get_text (statement, NAME),
        .short_name = (char *)_td_statement_get_text (statement, SHORT_NAME),
        .parent = (char *)_td_statement_get_text (statement, PARENT),
        .valid_from = _td_statement_get_day (statement, VALID_FROM),
        .valid_to = _td_statement_get_day (statement, VALID_TO),
        .position = _td_statement_get_int (statement, POSITION),
      };
      const char *kind = _td_statement_get_text (statement, KIND);

      if (!is_name (unit.code) || !is_name (unit.name) || !is_text (unit.short_name)
          || !is_text (unit.parent) || !is_day_or_none (unit.valid_from)
          || !is_day_or_none (unit.valid_to) || kind == NULL
          || !td_unit_kind_from_name (kind, &unit.kind))
        {
          set_corrupt (load, &local_error);
          break;
        }
      td_book_builder_add_unit (load->builder, &unit);
    }
  return finish (statement, local_error, error);
}

static bool
load_officers (Load *load, GError **error)
{
  GError *local_error = NULL;
  enum
  {
    CODE,
    UNIT,
    NAME,
    VALID_FROM,
    VALID_TO,
  };
  TdStatement *statement = _td_statement_get (
      load->database,
      "SELECT officers.code, units.code, officers.name, officers.valid_from, officers.valid_to"
      " FROM officers JOIN units ON units.id = officers.unit ORDER BY officers.id");

  while (_td_statement_step (statement, &local_error))
    {
      TdOfficer officer = {
        .code = (char *)_td_statement_get_text (statement, CODE),
        .unit = (char *)_td_statement_get_text (statement, UNIT),
        .name = (char *)_td_statement_get_text (statement, NAME),
        .valid_from = _td_statement_get_day (statement, VALID_FROM),
        .valid_to = _td_statement_get_day (statement, VALID_TO),
      };
      if (!is_name (officer.code) || !is_name (officer.unit) || !is_name (officer.name)
          || !is_day_or_none (officer.valid_from) || !is_day_or_none (officer.valid_to))
        {
          set_corrupt (load, &local_error);
          break;
        }
      td_book_builder_add_officer (load->builder, &officer);
    }
  return finish (statement, local_error, error);
}

static bool
load_successions (Load *load, GError **error)
{
  GError *local_error = NULL;
  enum
  {
    PREDECESSOR,
    SUCCESSOR,
    DATE,
    SHARE_CASES,
    SHARE_MONEY,
  };
  TdStatement *statement = _td_statement_get (
      load->database,
      "SELECT predecessors.code, successors.code, successions.date, successions.share_cases,"
      " successions.share_money FROM successions"
      " JOIN units AS predecessors ON predecessors.id = successions.predecessor"
      " JOIN units AS successors ON successors.id = successions.successor"
      " ORDER BY successions.id");

  while (_td_statement_step (statement, &local_error))
    {
      TdSuccession succession = {
        .predecessor = (char *)_td_statement_get_text (statement, PREDECESSOR),
        .successor = (char *)_td_statement_get_text (statement, SUCCESSOR),
        .date = _td_statement_get_day (statement, DATE),
        .share = { _td_statement_get_int (statement, SHARE_CASES),
                   _td_statement_get_int (statement, SHARE_MONEY) },
      };
      if (!is_name (succession.predecessor) || !is_name (succession.successor)
          || !td_day_is_real (succession.date) || !is_share (succession.share[TD_MEASURE_CASES])
          || !is_share (succession.share[TD_MEASURE_MONEY]))
        {
          set_corrupt (load, &local_error);
          break;
        }
      td_book_builder_add_succession (load->builder, &succession);
    }
  return finish (statement, local_error, error);
}

static bool
load_targets (Load *load, GError **error)
{
  GError *local_error = NULL;
  enum
  {
    UNIT,
    OFFICER,
    WORK_YEAR,
    MEASURE,
    VALID_FROM,
    RATE,
    RULE,
    DOCUMENT,
  };
  TdStatement *statement = _td_statement_get (
      load->database,
      "SELECT units.code, targets.officer, targets.work_year, targets.measure, targets.valid_from,"
      " targets.rate, targets.rule, targets.document"
      " FROM targets JOIN units ON units.id = targets.unit ORDER BY targets.id");

  while (_td_statement_step (statement, &local_error))
    {
      TdTarget target = {
        .unit = (char *)_td_statement_get_text (statement, UNIT),
        .officer = (char *)_td_statement_get_text (statement, OFFICER),
        .work_year = (int)_td_statement_get_int (statement, WORK_YEAR),
        .measure
        = _td_statement_get_int (statement, MEASURE) == 0 ? TD_MEASURE_CASES : TD_MEASURE_MONEY,
        .from = _td_statement_get_day (statement, VALID_FROM),
        .rate = _td_statement_get_int (statement, RATE),
        .document = (char *)_td_statement_get_text (statement, DOCUMENT),
      };
      const char *rule = _td_statement_get_text (statement, RULE);

      if (!is_name (target.unit) || !is_text (target.officer) || !is_text (target.document)
          || !td_day_is_real (td_work_year_first (target.work_year))
          || !is_day_or_none (target.from) || target.rate < 0 || target.rate > RATE_MAX
          || rule == NULL || !td_rule_from_name (rule, &target.rule))
        {
          set_corrupt (load, &local_error);
          break;
        }
      td_book_builder_add_target (load->builder, &target);
    }
  return finish (statement, local_error, error);
}

static bool
load_settings (Load *load, GError **error)
{
  GError *local_error = NULL;
  TdStatement *statement
      = _td_statement_get (load->database, "SELECT key, value FROM settings ORDER BY id");
  enum
  {
    KEY,
    VALUE,
  };

  while (_td_statement_step (statement, &local_error))
    {
      const char *key = _td_statement_get_text (statement, KEY);
      const char *value = _td_statement_get_text (statement, VALUE);

      if (!is_name (key) || !is_name (value))
        {
          set_corrupt (load, &local_error);
          break;
        }
      td_book_builder_add_setting (load->builder, key, value);
    }
  return finish (statement, local_error, error);
}

static bool
load_plans (Load *load, GError **error)
{
  GError *local_error = NULL;
  enum
  {
    UNIT,
    OFFICER,
    MEASURE,
    MONTH,
    COMPLETED,
  };
  TdStatement *statement = _td_statement_get (
      load->database,
      "SELECT units.code, plans.officer, plans.measure, plans.month, plans.completed"
      " FROM plans JOIN units ON units.id = plans.unit ORDER BY plans.id");

  while (_td_statement_step (statement, &local_error))
    {
      TdPlan plan = {
        .unit = (char *)_td_statement_get_text (statement, UNIT),
        .officer = (char *)_td_statement_get_text (statement, OFFICER),
        .measure
        = _td_statement_get_int (statement, MEASURE) == 0 ? TD_MEASURE_CASES : TD_MEASURE_MONEY,
        .month = _td_statement_get_day (statement, MONTH),
        .completed = _td_statement_get_int (statement, COMPLETED),
      };
      if (!is_name (plan.unit) || !is_text (plan.officer) || !td_day_is_real (plan.month)
          || plan.completed < 0 || plan.completed > TD_AMOUNT_MAX)
        {
          set_corrupt (load, &local_error);
          break;
        }
      td_book_builder_add_plan (load->builder, &plan);
    }
  return finish (statement, local_error, error);
}

static bool
load_explanations (Load *load, GError **error)
{
  GError *local_error = NULL;
  enum
  {
    AS_OF,
    UNIT,
    OFFICER,
    MEASURE,
    CODE,
    ITEM,
    EXPECTED,
    FOUND,
    NOTE,
  };
  TdStatement *statement = _td_statement_get (
      load->database,
      "SELECT explanations.as_of, units.code, explanations.officer, explanations.measure,"
      " explanations.code, explanations.item, explanations.expected, explanations.found,"
      " explanations.note"
      " FROM explanations JOIN units ON units.id = explanations.unit ORDER BY explanations.id");

  while (_td_statement_step (statement, &local_error))
    {
      TdExplanation explanation = {
        .as_of = _td_statement_get_day (statement, AS_OF),
        .unit = (char *)_td_statement_get_text (statement, UNIT),
        .officer = (char *)_td_statement_get_text (statement, OFFICER),
        .measure
        = _td_statement_get_int (statement, MEASURE) == 0 ? TD_MEASURE_CASES : TD_MEASURE_MONEY,
        .code = (char *)_td_statement_get_text (statement, CODE),
        .item = (char *)_td_statement_get_text (statement, ITEM),
        .expected = _td_statement_get_int (statement, EXPECTED),
        .found = _td_statement_get_int (statement, FOUND),
        .note = (char *)_td_statement_get_text (statement, NOTE),
      };
      if (!td_day_is_real (explanation.as_of) || !is_name (explanation.unit)
          || !is_text (explanation.officer) || !is_name (explanation.code)
          || !is_name (explanation.item) || !is_name (explanation.note))
        {
          set_corrupt (load, &local_error);
          break;
        }
      td_book_builder_add_explanation (load->builder, &explanation);
    }
  return finish (statement, local_error, error);
}

/* The headers: blocks are read when a paper is looked at. */
static bool
load_papers (Load *load, GError **error)
{
  GError *local_error = NULL;
  enum
  {
    ID,
    KIND,
    TITLE,
    AS_OF,
    UNIT,
    ISSUED,
    NUMBER,
    STATE,
    REVISION,
    LAST_GROUP,
  };
  TdStatement *statement = _td_statement_get (
      load->database,
      "SELECT id, kind, title, as_of, unit, issued, number, state, revision, last_group"
      " FROM papers ORDER BY id");

  while (_td_statement_step (statement, &local_error))
    {
      const char *state = _td_statement_get_text (statement, STATE);
      TdPaper paper = {
        .id = _td_statement_get_int (statement, ID),
        .kind = (char *)_td_statement_get_text (statement, KIND),
        .title = (char *)_td_statement_get_text (statement, TITLE),
        .as_of = _td_statement_get_day (statement, AS_OF),
        .unit = (char *)_td_statement_get_text (statement, UNIT),
        .issued = _td_statement_get_day (statement, ISSUED),
        .number = (char *)_td_statement_get_text (statement, NUMBER),
        .revision = _td_statement_get_int (statement, REVISION),
        .group = _td_statement_get_int (statement, LAST_GROUP),
      };
      if (paper.id < 1 || paper.id > TD_PAPER_ID_MAX || !is_name (paper.kind)
          || !is_name (paper.title) || !td_day_is_real (paper.as_of) || !is_text (paper.unit)
          || !td_day_is_real (paper.issued) || !is_text (paper.number) || paper.revision < 0
          || paper.group < 0 || state == NULL || !td_paper_state_from_name (state, &paper.state))
        {
          set_corrupt (load, &local_error);
          break;
        }
      td_book_builder_add_paper (load->builder, &paper);
    }
  return finish (statement, local_error, error);
}

/* Finds out which subjects the rows became, when the registry is complete. */
static bool
load_ids (Load *load, GError **error)
{
  GError *local_error = NULL;
  TdStatement *units = _td_statement_get (load->database, "SELECT id, code FROM units");
  TdStatement *officers = _td_statement_get (
      load->database,
      "SELECT officers.id, units.code, officers.code, officers.valid_from, officers.valid_to"
      " FROM officers JOIN units ON units.id = officers.unit");
  enum
  {
    ID,
    UNIT,
    OFFICER,
    VALID_FROM,
    VALID_TO,
  };

  while (_td_statement_step (units, &local_error))
    {
      int64_t id = _td_statement_get_int (units, ID);

      if (id < 0 || id > ID_MAX)
        {
          set_corrupt (load, &local_error);
          break;
        }
      ids_set (load->ids->units,
               id,
               td_book_builder_find (
                   load->builder, _td_statement_get_text (units, UNIT), NULL, TD_DAY_NONE));
    }
  if (!finish (units, local_error, error))
    return false;

  while (_td_statement_step (officers, &local_error))
    {
      /* Any day of the stay tells it from other stays of that officer. */
      int64_t id = _td_statement_get_int (officers, ID);
      TdDay day = _td_statement_get_day (officers, VALID_FROM);
      if (id < 0 || id > ID_MAX)
        {
          set_corrupt (load, &local_error);
          break;
        }
      if (day == TD_DAY_NONE)
        day = _td_statement_get_day (officers, VALID_TO);
      ids_set (load->ids->officers,
               id,
               td_book_builder_find (load->builder,
                                     _td_statement_get_text (officers, UNIT),
                                     _td_statement_get_text (officers, OFFICER),
                                     day));
    }
  return finish (officers, local_error, error);
}

static bool
load_records (Load *load, TdDay as_of, GError **error)
{
  GError *local_error = NULL;
  enum
  {
    UNIT,
    OFFICER,
    MEASURE,
    FIRST_ITEM,
    OWN = FIRST_ITEM + TD_N_STORED_ITEMS,
  };
  TdStatement *statement = _td_statement_get (
      load->database,
      "SELECT unit, officer, measure,"
      " carried_in, newly_accepted, entrusted, withdrawn, taken_up, executed, terminated, reduced,"
      " in_progress, postponed_by_agreement, other, not_eligible, postponed, suspended,"
      " separately_tracked, total, to_enforce, eligible, completed, own"
      " FROM records WHERE as_of = ?1 ORDER BY unit, IFNULL (officer, 0), measure");

  _td_statement_bind_day (statement, 1, as_of);
  while (_td_statement_step (statement, &local_error))
    {
      TdFigures figures = { 0 };
      bool is_sound = true;
      TdSubject subject
          = _td_statement_is_null (statement, OFFICER)
                ? ids_get (load->ids->units, _td_statement_get_int (statement, UNIT))
                : ids_get (load->ids->officers, _td_statement_get_int (statement, OFFICER));

      for (int i = 0; i < TD_N_STORED_ITEMS; i++)
        if (_td_statement_read_int (statement, FIRST_ITEM + i, &figures.value[i]))
          {
            figures.has |= 1u << i;
            is_sound &= figures.value[i] >= 0 && figures.value[i] <= TD_AMOUNT_MAX;
          }
      if (subject == TD_SUBJECT_NONE || !is_sound)
        {
          set_corrupt (load, &local_error);
          break;
        }
      if (!td_book_builder_add_record (
              load->builder,
              subject,
              _td_statement_get_int (statement, MEASURE) == 0 ? TD_MEASURE_CASES : TD_MEASURE_MONEY,
              &figures,
              _td_statement_get_text (statement, OWN)))
        {
          set_corrupt (load, &local_error);
          break;
        }
    }
  return finish (statement, local_error, error);
}

/* The cut of @as_of as it is now, which can be: not there any more. */
static bool
load_cut (Load *load, TdDay as_of, GError **error)
{
  GError *local_error = NULL;
  TdStatement *statement = _td_statement_get (
      load->database, "SELECT closed, revision, note FROM cuts WHERE as_of = ?1");
  enum
  {
    CLOSED,
    REVISION,
    NOTE,
  };

  _td_statement_bind_day (statement, 1, as_of);
  if (_td_statement_step (statement, &local_error))
    {
      TdCut cut = {
        .as_of = as_of,
        .closed = _td_statement_get_int (statement, CLOSED) != 0,
        .revision = _td_statement_get_int (statement, REVISION),
        .note = (char *)_td_statement_get_text (statement, NOTE),
      };
      bool is_sound = td_day_is_real (cut.as_of) && is_text (cut.note);

      if (is_sound)
        td_book_builder_set_cut (load->builder, &cut);
      _td_statement_reset (statement);
      if (is_sound)
        return load_records (load, as_of, error);
      set_corrupt (load, error);
      return false;
    }
  td_book_builder_remove_cut (load->builder, as_of);
  return finish (statement, local_error, error);
}

static bool
load_cuts (Load *load, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TdDay));
  TdStatement *statement
      = _td_statement_get (load->database, "SELECT as_of FROM cuts ORDER BY as_of");

  while (_td_statement_step (statement, &local_error))
    {
      TdDay day = _td_statement_get_day (statement, 0);
      if (!td_day_is_real (day))
        {
          set_corrupt (load, &local_error);
          break;
        }
      g_array_append_val (days, day);
    }
  if (!finish (statement, local_error, error))
    return false;
  for (guint i = 0; i < days->len; i++)
    if (!load_cut (load, g_array_index (days, TdDay, i), error))
      return false;
  return true;
}

static bool
load_touched_cuts (Load *load, const TdTouched *touched, GError **error)
{
  GHashTableIter iter;
  gpointer day;

  g_hash_table_iter_init (&iter, touched->cuts);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    if (!load_cut (load, GPOINTER_TO_INT (day), error))
      return false;
  return true;
}

TdBook *
_td_load_book (
    TdDatabase *database, TdBook *base, const TdTouched *touched, TdIds **ids, GError **error)
{
  bool all = base == NULL || touched == NULL || touched->registry;
  g_autoptr (TdBookBuilder) builder = td_book_builder_new (all ? NULL : base);
  g_autoptr (TdIds) loaded = all ? ids_new () : g_atomic_rc_box_acquire (*ids);
  Load load = { database, builder, loaded };
  bool done;

  if (all)
    done = load_units (&load, error) && load_officers (&load, error)
           && load_successions (&load, error) && load_targets (&load, error)
           && load_settings (&load, error) && load_plans (&load, error)
           && load_explanations (&load, error) && load_papers (&load, error)
           && load_ids (&load, error) && load_cuts (&load, error);
  else
    {
      done = true;
      if (touched->settings)
        {
          td_book_builder_clear_targets_and_settings (builder);
          done = load_targets (&load, error) && load_settings (&load, error);
        }
      if (done && touched->plans)
        {
          td_book_builder_clear_plans (builder);
          done = load_plans (&load, error);
        }
      if (done && touched->explanations)
        {
          td_book_builder_clear_explanations (builder);
          done = load_explanations (&load, error);
        }
      if (done && touched->papers)
        {
          td_book_builder_clear_papers (builder);
          done = load_papers (&load, error);
        }
      done = done && load_touched_cuts (&load, touched, error);
    }
  if (!done)
    return NULL;
  g_clear_pointer (ids, _td_ids_unref);
  *ids = g_steal_pointer (&loaded);
  return td_book_builder_finish (g_steal_pointer (&builder));
}

GPtrArray *
_td_load_blocks (TdDatabase *database, int64_t paper, GError **error)
{
  Load load = { .database = database };
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func (g_free);
  GError *local_error = NULL;
  enum
  {
    POSITION,
    LENGTH,
    CONTENT,
  };
  TdStatement *statement
      = _td_statement_get (database,
                           "SELECT position, LENGTH (CAST (content AS BLOB)), content"
                           " FROM paper_blocks WHERE paper = ?1 ORDER BY position");

  _td_statement_bind_int (statement, 1, paper);
  while (_td_statement_step (statement, &local_error))
    {
      int64_t length = _td_statement_get_int (statement, LENGTH);
      const char *content = NULL;

      if (length <= TD_PAPER_CONTENT_MAX)
        content = _td_statement_get_text (statement, CONTENT);
      /* An editor speaks of blocks by position: none may be missing. */
      if (_td_statement_get_int (statement, POSITION) != contents->len
          || contents->len >= TD_PAPER_BLOCKS_MAX || !is_name (content)
          || strlen (content) != (gsize)length)
        {
          set_corrupt (&load, &local_error);
          break;
        }
      g_ptr_array_add (contents, g_strdup (content));
    }
  return finish (statement, local_error, error) ? g_steal_pointer (&contents) : NULL;
}
