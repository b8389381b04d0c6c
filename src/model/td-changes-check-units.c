/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-changes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-amount.h"
#include "td-book.h"
#include "td-day.h"

/* Whether @unit stands in a circle of its parents, none longer than a tree may be deep. */
static bool
is_in_circle (TdChangesCheck *check, const TdUnit *unit)
{
  const TdUnit *above = _td_changes_find_unit (check, unit->parent);

  for (int steps = 0; above != NULL && steps < TD_DEPTH_MAX; steps++)
    {
      if (above == unit)
        return true;
      above = _td_changes_find_unit (check, above->parent);
    }
  return above == unit;
}

static void
check_unit_parent (TdChangesCheck *check, guint index, const TdUnit *unit)
{
  const TdUnit *above = unit;

  for (int steps = 0; above->parent != NULL; steps++)
    {
      const TdUnit *parent = _td_changes_find_unit (check, above->parent);
      if (steps == TD_DEPTH_MAX)
        {
          /* A circle higher up is reported at its own lines. */
          if (!is_in_circle (check, above))
            _td_changes_find_fault (check,
                                    index,
                                    "parent",
                                    _ ("Unit “%s” would stand more than %d levels below the top."),
                                    unit->code,
                                    TD_DEPTH_MAX);
          return;
        }
      if (parent == NULL)
        {
          /* A faulty parent higher up is reported at its own line. */
          if (above == unit)
            _td_changes_add_unknown_unit (check, index, "parent", unit->parent);
          return;
        }
      if (g_strcmp0 (parent->code, unit->code) == 0)
        {
          _td_changes_find_fault (
              check, index, "parent", _ ("Unit “%s” would stand below itself."), unit->code);
          return;
        }
      above = parent;
    }
}

static bool
is_of_group (const TdSuccession *succession, const char *predecessor, TdDay date)
{
  return succession->date == date && g_strcmp0 (succession->predecessor, predecessor) == 0;
}

bool
_td_changes_is_group_changed (TdChangesCheck *check,
                              guint first,
                              const char *predecessor,
                              TdDay date)
{
  for (guint i = check->given->len; i-- > 0;)
    {
      guint index = g_array_index (check->given, guint, i);
      const TdChange *change = td_changes_get (check->changes, index);
      if (index >= first && is_of_group (&change->succession, predecessor, date))
        return true;
    }
  return false;
}

bool
_td_changes_check_shares (
    TdChangesCheck *check, guint index, const char *column, const char *code, TdDay date)
{
  const TdUnit *predecessor = _td_changes_find_unit (check, code);
  int64_t sum[TD_N_MEASURES] = { 0 };
  bool is_empty = true;

  if (predecessor == NULL)
    return true;
  for (guint i = 0; i < check->successions->len; i++)
    {
      const TdSuccession *succession = g_ptr_array_index (check->successions, i);
      if (!is_of_group (succession, code, date))
        continue;
      is_empty = false;
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        {
          /* Reported at its own line. */
          if (succession->share[measure] < 0 || succession->share[measure] > TD_SHARE_WHOLE)
            return true;
          sum[measure] += succession->share[measure];
        }
    }

  bool goes_on = _td_changes_is_within (predecessor->valid_from, predecessor->valid_to, date);
  for (int measure = 0; !is_empty && measure < TD_N_MEASURES; measure++)
    {
      if (sum[measure] == TD_SHARE_WHOLE || (goes_on && sum[measure] < TD_SHARE_WHOLE))
        continue;
      /* Never written as 100,00. */
      int64_t shown
          = sum[measure] > TD_SHARE_WHOLE ? (sum[measure] + 99) / 100 : sum[measure] / 100;
      g_autofree char *text = td_hundredths_format (shown);
      if (column == NULL)
        column = measure == TD_MEASURE_CASES ? "share_cases" : "share_money";
      _td_changes_find_fault (check,
                              index,
                              column,
                              _ ("The shares of “%s” on that day add up to %s, not to 100."),
                              code,
                              text);
      return false;
    }
  return true;
}

/* Whether a succession is one of the changes, which are judged each by itself. */
static bool
is_put (TdChangesCheck *check, const TdSuccession *succession)
{
  for (guint i = 0; i < check->given->len; i++)
    if (&td_changes_get (check->changes, g_array_index (check->given, guint, i))->succession
        == succession)
      return true;
  return false;
}

/* A unit that successions of the book speak of keeps to their days. */
static void
check_unit_successions (TdChangesCheck *check, guint index, const TdUnit *unit)
{
  for (guint i = 0; i < check->successions->len; i++)
    {
      const TdSuccession *succession = g_ptr_array_index (check->successions, i);
      bool gives = strcmp (succession->predecessor, unit->code) == 0;
      bool takes = strcmp (succession->successor, unit->code) == 0;
      bool came_late
          = gives && unit->valid_from != TD_DAY_NONE && unit->valid_from >= succession->date;

      if ((!gives && !takes) || is_put (check, succession))
        continue;
      if (came_late
          || (takes && !_td_changes_is_within (unit->valid_from, unit->valid_to, succession->date)))
        {
          g_autofree char *day = td_day_format (succession->date);
          _td_changes_find_fault (
              check,
              index,
              came_late ? "valid_from"
                        : _td_changes_get_validity_column (unit->valid_from, succession->date),
              _ ("“%s” became part of “%s” on %s, which does not fit these days."),
              succession->predecessor,
              succession->successor,
              day);
          return;
        }
      if (gives && !_td_changes_is_group_changed (check, 0, unit->code, succession->date)
          && !_td_changes_check_shares (check, index, "valid_to", unit->code, succession->date))
        return;
    }
}

void
_td_changes_check_unit_put (TdChangesCheck *check, guint index, const TdUnit *unit)
{
  _td_changes_check_name (check, index, "code", unit->code);
  _td_changes_check_name (check, index, "name", unit->name);
  if (unit->short_name != NULL)
    _td_changes_check_name (check, index, "short_name", unit->short_name);
  _td_changes_check_days (check, index, unit->valid_from, unit->valid_to);
  check_unit_parent (check, index, unit);

  if (unit->code == NULL)
    return;
  check_unit_successions (check, index, unit);

  TdSubject before = td_book_find_unit (check->book, unit->code);
  guint n = 0;
  const TdSubject *stays
      = before != TD_SUBJECT_NONE ? td_book_get_officers (check->book, before, &n) : NULL;
  bool is_right = before == TD_SUBJECT_NONE
                  || _td_changes_check_records_within (
                      check, index, before, unit->valid_from, unit->valid_to);
  for (guint i = 0; is_right && i < n; i++)
    is_right = _td_changes_check_records_within (
        check, index, stays[i], unit->valid_from, unit->valid_to);
}

bool
_td_changes_has_records_in_closed_cut (const TdBook *book, TdSubject subject)
{
  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    if (td_book_get_cut (book, cut)->closed)
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        if (td_book_get_entered (book, cut, subject, (TdMeasure)measure) != NULL)
          return true;
  return false;
}

/* What a predecessor gave to a removed unit nobody has any more. */
static void
check_shares_without (TdChangesCheck *check, guint index, TdSubject unit)
{
  const TdBook *book = check->book;

  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      const TdSuccession *succession = td_book_get_succession (book, i);
      if (td_book_get_successor (book, i) == unit
          && !_td_changes_is_group_changed (check, 0, succession->predecessor, succession->date)
          && !_td_changes_check_shares (
              check, index, "code", succession->predecessor, succession->date))
        return;
    }
}

void
_td_changes_check_unit_remove (TdChangesCheck *check, guint index, const TdUnit *unit)
{
  TdSubject subject
      = unit->code != NULL ? td_book_find_unit (check->book, unit->code) : TD_SUBJECT_NONE;
  GHashTableIter iter;
  gpointer value;

  if (subject == TD_SUBJECT_NONE)
    {
      _td_changes_add_unknown_unit (check, index, "code", unit->code);
      return;
    }
  g_hash_table_iter_init (&iter, check->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_strcmp0 (((const TdUnit *)value)->parent, unit->code) == 0)
      {
        _td_changes_find_fault (check,
                                index,
                                "code",
                                _ ("“%s” has units below it. Move or delete those first."),
                                td_book_get_name (check->book, subject));
        return;
      }

  bool closed = _td_changes_has_records_in_closed_cut (check->book, subject);
  guint n;
  const TdSubject *stays = td_book_get_officers (check->book, subject, &n);
  for (guint i = 0; !closed && i < n; i++)
    closed = _td_changes_has_records_in_closed_cut (check->book, stays[i]);
  if (closed)
    _td_changes_find_fault (
        check,
        index,
        "code",
        _ ("“%s” has figures in a closed cut. Retire the unit instead, or reopen the cut."),
        td_book_get_name (check->book, subject));
  else
    check_shares_without (check, index, subject);
}

void
_td_changes_check_succession_put (TdChangesCheck *check,
                                  guint index,
                                  const TdSuccession *succession)
{
  const TdUnit *predecessor = _td_changes_find_unit (check, succession->predecessor);
  const TdUnit *successor = _td_changes_find_unit (check, succession->successor);

  if (predecessor == NULL)
    _td_changes_add_unknown_unit (check, index, "predecessor", succession->predecessor);
  if (successor == NULL)
    _td_changes_add_unknown_unit (check, index, "successor", succession->successor);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    if (succession->share[measure] < 0 || succession->share[measure] > TD_SHARE_WHOLE)
      _td_changes_find_fault (check,
                              index,
                              measure == TD_MEASURE_CASES ? "share_cases" : "share_money",
                              _ ("A share lies between 0 and 100."));
  if (!_td_changes_check_day (check, index, "date", succession->date) || predecessor == NULL
      || successor == NULL)
    return;

  g_autofree char *day = td_day_format (succession->date);
  if (predecessor->valid_from != TD_DAY_NONE && predecessor->valid_from >= succession->date)
    _td_changes_find_fault (
        check, index, "date", _ ("“%s” was not there before %s."), predecessor->code, day);
  if (!_td_changes_is_within (successor->valid_from, successor->valid_to, succession->date))
    _td_changes_find_fault (
        check, index, "date", _ ("“%s” is not valid on %s."), successor->code, day);
}

static int
compare_units_by_day (gconstpointer a, gconstpointer b)
{
  const TdUnit *left = *(const TdUnit *const *)a;
  const TdUnit *right = *(const TdUnit *const *)b;
  return (left->valid_from > right->valid_from) - (left->valid_from < right->valid_from);
}

/* The last change of the unit of that code; the first change when there is none. */
static guint
find_unit_change (TdChangesCheck *check, const char *code)
{
  for (guint i = td_changes_get_n (check->changes); i-- > 0;)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      if (change->kind == TD_ROW_UNIT && g_strcmp0 (change->unit.code, code) == 0)
        return i;
    }
  return 0;
}

void
_td_changes_check_roots (TdChangesCheck *check)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, check->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((const TdUnit *)value)->parent == NULL)
      g_ptr_array_add (roots, value);
  g_ptr_array_sort (roots, compare_units_by_day);
  for (guint i = 1; i < roots->len; i++)
    {
      const TdUnit *before = g_ptr_array_index (roots, i - 1);
      const TdUnit *unit = g_ptr_array_index (roots, i);
      if (before->valid_to == TD_DAY_NONE || before->valid_to >= unit->valid_from)
        _td_changes_find_fault (
            check,
            MAX (find_unit_change (check, unit->code), find_unit_change (check, before->code)),
            "parent",
            _ ("“%s” and “%s” both stand at the top at the same time. Give one of them a parent."),
            before->code,
            unit->code);
    }
}

static bool
is_cut_removed (TdChangesCheck *check, TdDay as_of)
{
  for (guint i = 0; i < td_changes_get_n (check->changes); i++)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      if (change->kind == TD_ROW_CUT && change->remove && change->cut.as_of == as_of)
        return true;
    }
  return false;
}

void
_td_changes_check_roots_of_cuts (TdChangesCheck *check)
{
  for (int cut = 0; cut < td_book_get_n_cuts (check->book); cut++)
    {
      TdDay as_of = td_book_get_cut (check->book, cut)->as_of;
      TdSubject root = td_book_get_root (check->book, as_of);
      if (root == TD_SUBJECT_NONE || _td_changes_has_root (check, as_of)
          || is_cut_removed (check, as_of))
        continue;

      guint index = find_unit_change (check, td_book_get_unit (check->book, root)->code);
      const TdChange *change = td_changes_get (check->changes, index);
      const char *column = "parent";
      g_autofree char *day = td_day_format (as_of);
      if (change->remove)
        column = "code";
      else if (!_td_changes_is_within (change->unit.valid_from, change->unit.valid_to, as_of))
        column = _td_changes_get_validity_column (change->unit.valid_from, as_of);
      _td_changes_find_fault (check,
                              index,
                              column,
                              _ ("No unit would stand at the top on %s, a day with figures."),
                              day);
      return;
    }
}
