/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-changes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-book.h"
#include "td-day.h"
#include "td-text.h"

void
_td_changes_add_fault (
    const TdChanges *changes, GPtrArray *faults, guint index, const char *column, char *message)
{
  const TdChange *change = td_changes_get (changes, index);
  TdFault *fault = g_new0 (TdFault, 1);

  fault->change = index;
  fault->file = change->file;
  fault->line = change->line;
  fault->column = column;
  fault->message = message;
  g_ptr_array_add (faults, fault);
}

void
_td_changes_find_fault (
    TdChangesCheck *check, guint index, const char *column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  _td_changes_add_fault (
      check->changes, check->faults, index, column, g_strdup_vprintf (format, args));
  va_end (args);
}

static bool
same_officer (const TdOfficer *a, const TdOfficer *b)
{
  return a->valid_from == b->valid_from && strcmp (a->code, b->code) == 0;
}

static bool
same_succession (const TdSuccession *a, const TdSuccession *b)
{
  return a->date == b->date && strcmp (a->predecessor, b->predecessor) == 0
         && strcmp (a->successor, b->successor) == 0;
}

const TdUnit *
_td_changes_find_unit (TdChangesCheck *check, const char *code)
{
  return code != NULL ? g_hash_table_lookup (check->units, code) : NULL;
}

void
_td_changes_add_unknown_unit (TdChangesCheck *check,
                              guint index,
                              const char *column,
                              const char *code)
{
  _td_changes_find_fault (
      check, index, column, _ ("There is no unit “%s”."), code != NULL ? code : "");
}

static GPtrArray *
officers_of (TdChangesCheck *check, const char *unit)
{
  GPtrArray *officers = g_hash_table_lookup (check->officers, unit);
  if (officers == NULL)
    {
      officers = g_ptr_array_new ();
      g_hash_table_insert (check->officers, (gpointer)unit, officers);
    }
  return officers;
}

static void
project_officer (TdChangesCheck *check, const TdOfficer *officer, bool remove)
{
  GPtrArray *officers = officers_of (check, officer->unit);

  for (guint i = 0; i < officers->len; i++)
    if (same_officer (g_ptr_array_index (officers, i), officer))
      {
        g_ptr_array_remove_index (officers, i);
        break;
      }
  if (!remove)
    g_ptr_array_add (officers, (gpointer)officer);
}

static void
project_succession (TdChangesCheck *check, const TdSuccession *succession, bool remove)
{
  for (guint i = 0; i < check->successions->len; i++)
    if (same_succession (g_ptr_array_index (check->successions, i), succession))
      {
        g_ptr_array_remove_index (check->successions, i);
        break;
      }
  if (!remove)
    g_ptr_array_add (check->successions, (gpointer)succession);
}

/* A removed unit takes its officers and successions along. */
static void
project_unit (TdChangesCheck *check, const TdUnit *unit, bool remove)
{
  if (!remove)
    {
      g_hash_table_insert (check->units, unit->code, (gpointer)unit);
      return;
    }
  g_hash_table_remove (check->units, unit->code);
  g_hash_table_remove (check->officers, unit->code);
  for (guint i = check->successions->len; i-- > 0;)
    {
      const TdSuccession *succession = g_ptr_array_index (check->successions, i);
      if (strcmp (succession->predecessor, unit->code) == 0
          || strcmp (succession->successor, unit->code) == 0)
        g_ptr_array_remove_index (check->successions, i);
    }
}

static void
project (TdChangesCheck *check)
{
  const TdBook *book = check->book;

  for (int i = 0; i < td_book_get_n_units (book); i++)
    {
      const TdUnit *unit = td_book_get_unit (book, i);
      g_hash_table_insert (check->units, unit->code, (gpointer)unit);
    }
  for (int i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    {
      const TdOfficer *officer = td_book_get_officer (book, i);
      g_ptr_array_add (officers_of (check, officer->unit), (gpointer)officer);
    }
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    g_ptr_array_add (check->successions, (gpointer)td_book_get_succession (book, i));

  for (guint i = 0; i < td_changes_get_n (check->changes); i++)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      if (change->kind == TD_ROW_SUCCESSION)
        g_array_append_val (check->given, i);
      if (change->kind == TD_ROW_UNIT && change->unit.code != NULL)
        project_unit (check, &change->unit, change->remove);
      else if (change->kind == TD_ROW_OFFICER && change->officer.unit != NULL
               && change->officer.code != NULL)
        project_officer (check, &change->officer, change->remove);
      else if (change->kind == TD_ROW_SUCCESSION && change->succession.predecessor != NULL
               && change->succession.successor != NULL)
        project_succession (check, &change->succession, change->remove);
    }
}

TdForms *
_td_changes_get_forms (TdChangesCheck *check)
{
  if (check->forms == NULL)
    check->forms = td_changes_get_forms (check->changes, check->book);
  return check->forms;
}

bool
_td_changes_is_within (TdDay from, TdDay to, TdDay day)
{
  return (from == TD_DAY_NONE || from <= day) && (to == TD_DAY_NONE || day <= to);
}

char *
_td_changes_format_validity (TdDay from, TdDay to)
{
  g_autofree char *first = from != TD_DAY_NONE ? td_day_format (from) : NULL;
  g_autofree char *last = to != TD_DAY_NONE ? td_day_format (to) : NULL;

  if (first == NULL)
    return g_strdup_printf (_ ("to %s"), last);
  if (last == NULL)
    return g_strdup_printf (_ ("from %s"), first);
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

void
_td_changes_check_name (TdChangesCheck *check, guint index, const char *column, const char *text)
{
  g_autoptr (GError) error = NULL;
  if (!td_text_check_name (text != NULL ? text : "", &error))
    _td_changes_find_fault (check, index, column, "%s", error->message);
}

bool
_td_changes_check_day (TdChangesCheck *check, guint index, const char *column, TdDay day)
{
  if (day == TD_DAY_NONE)
    _td_changes_find_fault (check, index, column, _ ("The day is missing."));
  return day != TD_DAY_NONE;
}

void
_td_changes_check_days (TdChangesCheck *check, guint index, TdDay from, TdDay to)
{
  if (from == TD_DAY_NONE || to == TD_DAY_NONE || from <= to)
    return;
  g_autofree char *first = td_day_format (from);
  g_autofree char *last = td_day_format (to);
  _td_changes_find_fault (
      check, index, "valid_to", _ ("The last day %s lies before the first day %s."), last, first);
}

bool
_td_changes_is_record_removed (TdChangesCheck *check,
                               TdDay as_of,
                               TdSubject subject,
                               TdMeasure measure)
{
  const TdBook *book = check->book;
  const TdOfficer *stay
      = td_book_is_officer (book, subject) ? td_book_get_officer (book, subject) : NULL;
  const char *unit = stay != NULL ? stay->unit : td_book_get_unit (book, subject)->code;

  for (guint i = 0; i < td_changes_get_n (check->changes); i++)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      const TdRecord *record = &change->record;

      if (!change->remove)
        continue;
      if (change->kind == TD_ROW_CUT && change->cut.as_of == as_of)
        return true;
      if (change->kind == TD_ROW_RECORD && record->as_of == as_of && record->measure == measure
          && g_strcmp0 (record->unit, unit) == 0
          && g_strcmp0 (record->officer, stay != NULL ? stay->code : NULL) == 0)
        return true;
      if (change->kind == TD_ROW_OFFICER && stay != NULL
          && g_strcmp0 (change->officer.unit, unit) == 0 && change->officer.code != NULL
          && same_officer (&change->officer, stay))
        return true;
    }
  return false;
}

const char *
_td_changes_get_validity_column (TdDay from, TdDay day)
{
  return from != TD_DAY_NONE && day < from ? "valid_from" : "valid_to";
}

bool
_td_changes_check_records_within (
    TdChangesCheck *check, guint index, TdSubject subject, TdDay from, TdDay to)
{
  for (int cut = 0; cut < td_book_get_n_cuts (check->book); cut++)
    {
      TdDay as_of = td_book_get_cut (check->book, cut)->as_of;
      if (_td_changes_is_within (from, to, as_of))
        continue;
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        if (td_book_get_entered (check->book, cut, subject, (TdMeasure)measure) != NULL
            && !_td_changes_is_record_removed (check, as_of, subject, (TdMeasure)measure))
          {
            g_autofree char *day = td_day_format (as_of);
            _td_changes_find_fault (
                check,
                index,
                _td_changes_get_validity_column (from, as_of),
                _ ("%s has figures of %s, outside these days. Remove the figures first or "
                   "choose other days."),
                td_book_get_name (check->book, subject),
                day);
            return false;
          }
    }
  return true;
}

/* The stay of the book that has the key of @officer. */
static TdSubject
find_stay (const TdBook *book, const TdOfficer *officer)
{
  TdSubject unit
      = officer->unit != NULL ? td_book_find_unit (book, officer->unit) : TD_SUBJECT_NONE;
  guint n = 0;
  const TdSubject *stays = unit != TD_SUBJECT_NONE ? td_book_get_officers (book, unit, &n) : NULL;

  for (guint i = 0; officer->code != NULL && i < n; i++)
    if (same_officer (td_book_get_officer (book, stays[i]), officer))
      return stays[i];
  return TD_SUBJECT_NONE;
}

static void
check_officer_put (TdChangesCheck *check, guint index, const TdOfficer *officer)
{
  _td_changes_check_name (check, index, "code", officer->code);
  _td_changes_check_name (check, index, "name", officer->name);
  _td_changes_check_days (check, index, officer->valid_from, officer->valid_to);
  if (_td_changes_find_unit (check, officer->unit) == NULL)
    {
      _td_changes_add_unknown_unit (check, index, "unit", officer->unit);
      return;
    }
  if (officer->code == NULL)
    return;

  GPtrArray *officers = officers_of (check, officer->unit);
  for (guint i = 0; i < officers->len; i++)
    {
      const TdOfficer *other = g_ptr_array_index (officers, i);
      if (other == officer || same_officer (other, officer)
          || strcmp (other->code, officer->code) != 0)
        continue;
      if (_td_changes_is_within (officer->valid_from, officer->valid_to, other->valid_from)
          || _td_changes_is_within (other->valid_from, other->valid_to, officer->valid_from))
        _td_changes_find_fault (check,
                                index,
                                "valid_from",
                                _ ("Officer “%s” has another stay in this unit at the same time."),
                                officer->code);
    }

  TdSubject stay = find_stay (check->book, officer);
  if (stay != TD_SUBJECT_NONE)
    (void)_td_changes_check_records_within (
        check, index, stay, officer->valid_from, officer->valid_to);
}

static void
check_officer_remove (TdChangesCheck *check, guint index, const TdOfficer *officer)
{
  TdSubject stay = find_stay (check->book, officer);

  if (stay != TD_SUBJECT_NONE && _td_changes_has_records_in_closed_cut (check->book, stay))
    _td_changes_find_fault (
        check,
        index,
        "code",
        _ ("“%s” has figures in a closed cut. Let the stay end instead, or reopen the cut."),
        td_book_get_name (check->book, stay));
}

bool
_td_changes_has_officer (TdChangesCheck *check, const char *unit, const char *officer, TdDay day)
{
  GPtrArray *officers = g_hash_table_lookup (check->officers, unit);

  for (guint i = 0; officers != NULL && i < officers->len; i++)
    {
      const TdOfficer *stay = g_ptr_array_index (officers, i);
      if (strcmp (stay->code, officer) == 0
          && (day == TD_DAY_NONE || _td_changes_is_within (stay->valid_from, stay->valid_to, day)))
        return true;
    }
  return false;
}

void
_td_changes_check_subject (TdChangesCheck *check,
                           guint index,
                           const char *unit,
                           const char *officer)
{
  if (_td_changes_find_unit (check, unit) == NULL)
    _td_changes_add_unknown_unit (check, index, "unit", unit);
  else if (officer != NULL && !_td_changes_has_officer (check, unit, officer, TD_DAY_NONE))
    _td_changes_find_fault (
        check, index, "officer", _ ("Unit “%s” has no officer “%s”."), unit, officer);
}

static void
check_target_put (TdChangesCheck *check, guint index, const TdTarget *target)
{
  _td_changes_check_subject (check, index, target->unit, target->officer);
  if (target->rate < 0 || target->rate > 10000)
    _td_changes_find_fault (check, index, "rate", _ ("A target lies between 0 and 100 %%."));
  if (target->work_year < 1990 || target->work_year > 2200)
    _td_changes_find_fault (
        check, index, "work_year", _ ("%d is no work year."), target->work_year);
  else if (target->from != TD_DAY_NONE && target->from > td_work_year_last (target->work_year))
    _td_changes_find_fault (
        check, index, "from", _ ("The first day lies after the work year %d."), target->work_year);
}

bool
_td_changes_is_closed (const TdBook *book, TdDay as_of)
{
  int cut = td_book_find_cut (book, as_of);
  return cut >= 0 && td_book_get_cut (book, cut)->closed;
}

bool
_td_changes_has_root (TdChangesCheck *check, TdDay day)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, check->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TdUnit *unit = value;
      if (unit->parent == NULL && _td_changes_is_within (unit->valid_from, unit->valid_to, day))
        return true;
    }
  return false;
}

static bool
touches (const TdChanges *changes, TdRowKind kind)
{
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    if (td_changes_get (changes, i)->kind == kind)
      return true;
  return false;
}

static void
check_change (TdChangesCheck *check, guint index)
{
  const TdChange *change = td_changes_get (check->changes, index);

  switch (change->kind)
    {
    case TD_ROW_UNIT:
      if (change->remove)
        _td_changes_check_unit_remove (check, index, &change->unit);
      else
        _td_changes_check_unit_put (check, index, &change->unit);
      break;
    case TD_ROW_SUCCESSION:
      if (!change->remove)
        _td_changes_check_succession_put (check, index, &change->succession);
      /* The group is judged once, where it is changed last. */
      if (!_td_changes_is_group_changed (
              check, index + 1, change->succession.predecessor, change->succession.date))
        _td_changes_check_shares (
            check, index, NULL, change->succession.predecessor, change->succession.date);
      break;
    case TD_ROW_OFFICER:
      if (change->remove)
        check_officer_remove (check, index, &change->officer);
      else
        check_officer_put (check, index, &change->officer);
      break;
    case TD_ROW_TARGET:
      if (!change->remove)
        check_target_put (check, index, &change->target);
      break;
    case TD_ROW_CUT:
      _td_changes_check_cut (check, index, &change->cut, change->remove);
      break;
    case TD_ROW_SETTING:
      if (!change->remove)
        _td_changes_check_setting (check, index, &change->setting);
      break;
    case TD_ROW_RECORD:
      _td_changes_check_record (check, index, &change->record, change->remove);
      break;
    case TD_ROW_PLAN:
      if (!change->remove)
        _td_changes_check_plan_put (check, index, &change->plan);
      break;
    case TD_ROW_EXPLANATION:
      if (!change->remove)
        _td_changes_check_explanation_put (check, index, &change->explanation);
      break;
    case TD_ROW_PAPER:
    case TD_ROW_PAPER_BLOCK: /* judged by themselves */
    default:
      break;
    }
}

bool
td_changes_check (const TdBook *book, const TdChanges *changes, GPtrArray *faults)
{
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) officers
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) successions = g_ptr_array_new ();
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (guint));
  TdChangesCheck check = { book, changes, faults, units, officers, successions, given, NULL, NULL };
  guint n_before = faults->len;

  project (&check);
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    check_change (&check, i);
  if (touches (changes, TD_ROW_UNIT))
    {
      _td_changes_check_roots (&check);
      _td_changes_check_roots_of_cuts (&check);
    }
  if (touches (changes, TD_ROW_SETTING))
    _td_changes_check_forms (&check);
  if (touches (changes, TD_ROW_PAPER) || touches (changes, TD_ROW_PAPER_BLOCK))
    _td_changes_check_papers (book, changes, faults);
  g_clear_pointer (&check.cuts, g_hash_table_unref);
  g_clear_pointer (&check.forms, td_forms_unref);
  return faults->len == n_before;
}
