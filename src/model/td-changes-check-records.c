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
#include "td-own.h"

static void
add_closed_fault (TdChangesCheck *check, guint index, TdDay as_of)
{
  g_autofree char *day = td_day_format (as_of);
  _td_changes_find_fault (check,
                          index,
                          "as_of",
                          _ ("The figures of %s are closed. Reopen them first, with a reason."),
                          day);
}

void
_td_changes_check_cut (TdChangesCheck *check, guint index, const TdCut *cut, bool remove)
{
  if (!_td_changes_check_day (check, index, "as_of", cut->as_of))
    return;

  int before = td_book_find_cut (check->book, cut->as_of);
  g_autofree char *day = td_day_format (cut->as_of);

  if (remove && before < 0)
    _td_changes_find_fault (check, index, "as_of", _ ("There are no figures of %s."), day);
  else if (_td_changes_is_closed (check->book, cut->as_of))
    {
      const TdCut *row = td_book_get_cut (check->book, before);
      if (remove || !cut->closed || cut->revision != row->revision
          || g_strcmp0 (cut->note, row->note) != 0)
        add_closed_fault (check, index, cut->as_of);
    }
  else if (!remove && !_td_changes_has_root (check, cut->as_of))
    _td_changes_find_fault (
        check,
        index,
        "as_of",
        _ ("No unit is valid on %s. Check the day and the days of the units."),
        day);
}

static void
check_record_values (TdChangesCheck *check, guint index, const TdFigures *figures)
{
  for (guint i = 0; i < TD_N_ITEMS; i++)
    {
      if (!td_figures_has (figures, (TdItem)i))
        continue;
      if (i >= TD_N_STORED_ITEMS)
        _td_changes_find_fault (check,
                                index,
                                i < TD_N_CORE_ITEMS ? td_item_name ((TdItem)i) : NULL,
                                _ ("This figure is calculated, never entered."));
      else if (figures->value[i] < 0 || figures->value[i] > TD_AMOUNT_MAX)
        _td_changes_find_fault (check,
                                index,
                                td_item_name ((TdItem)i),
                                _ ("A figure lies between 0 and 10.000.000.000.000.000."));
    }
}

/* What the record of the book has already stays, even when no form knows it. */
static bool
is_known_rest (TdChangesCheck *check, guint index, const char *name)
{
  const TdRecord *record = &td_changes_get (check->changes, index)->record;
  int cut = td_book_find_cut (check->book, record->as_of);
  TdSubject subject = td_book_find_unit (check->book, record->unit);
  int64_t value;

  if (subject != TD_SUBJECT_NONE && record->officer != NULL)
    subject = td_book_find_officer (check->book, record->officer, subject, record->as_of);
  return cut >= 0 && subject != TD_SUBJECT_NONE
         && td_own_figures_get (
             td_book_get_rest (check->book, cut, subject, record->measure), name, &value);
}

/* Own figures are there as text, of items that a form declares. */
static void
check_own_values (TdChangesCheck *check, guint index, const char *own)
{
  g_autoptr (GArray) figures = NULL;

  if (own == NULL)
    return;
  figures = td_own_figures_parse (own);
  if (figures == NULL)
    {
      _td_changes_find_fault (
          check, index, NULL, _ ("The figures of the own items cannot be read."));
      return;
    }
  for (guint i = 0; i < figures->len; i++)
    {
      const char *name = g_array_index (figures, TdOwnFigure, i).name;
      TdItem item;
      if (!td_forms_find_item (_td_changes_get_forms (check), name, &item)
          && !is_known_rest (check, index, name))
        _td_changes_find_fault (check,
                                index,
                                g_intern_string (name),
                                _ ("No form has an item “%s”. Add a form that declares it first."),
                                name);
    }
}

void
_td_changes_check_record (TdChangesCheck *check, guint index, const TdRecord *record, bool remove)
{
  const TdUnit *unit = _td_changes_find_unit (check, record->unit);

  if (!_td_changes_check_day (check, index, "as_of", record->as_of))
    return;
  if (_td_changes_is_closed (check->book, record->as_of))
    add_closed_fault (check, index, record->as_of);
  if (unit == NULL)
    {
      /* What is removed may go beside its unit. */
      if (!remove || record->unit == NULL
          || td_book_find_unit (check->book, record->unit) == TD_SUBJECT_NONE)
        _td_changes_add_unknown_unit (check, index, "unit", record->unit);
      return;
    }
  if (remove)
    return;

  if (!_td_changes_is_within (unit->valid_from, unit->valid_to, record->as_of))
    {
      g_autofree char *day = td_day_format (record->as_of);
      g_autofree char *validity = _td_changes_format_validity (unit->valid_from, unit->valid_to);
      _td_changes_find_fault (check,
                              index,
                              "as_of",
                              _ ("Unit “%s” is not valid on %s, only %s."),
                              unit->code,
                              day,
                              validity);
    }
  else if (record->officer != NULL
           && !_td_changes_has_officer (check, record->unit, record->officer, record->as_of))
    {
      g_autofree char *day = td_day_format (record->as_of);
      _td_changes_find_fault (check,
                              index,
                              "officer",
                              _ ("Unit “%s” has no officer “%s” on %s."),
                              unit->code,
                              record->officer,
                              day);
    }
  check_record_values (check, index, &record->figures);
  check_own_values (check, index, record->own);
}

void
_td_changes_check_plan_put (TdChangesCheck *check, guint index, const TdPlan *plan)
{
  _td_changes_check_subject (check, index, plan->unit, plan->officer);
  if (_td_changes_check_day (check, index, "month", plan->month)
      && td_day_month_end (plan->month) != plan->month)
    _td_changes_find_fault (check, index, "month", _ ("A plan is for the end of a month."));
  if (plan->completed < 0 || plan->completed > TD_AMOUNT_MAX)
    _td_changes_find_fault (
        check, index, "completed", _ ("A figure lies between 0 and 10.000.000.000.000.000."));
}

/* Whether @as_of is a cut, or becomes one by these changes. */
static bool
has_cut (TdChangesCheck *check, TdDay as_of)
{
  if (td_book_find_cut (check->book, as_of) >= 0)
    return true;
  if (check->cuts == NULL)
    {
      check->cuts = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < td_changes_get_n (check->changes); i++)
        {
          const TdChange *change = td_changes_get (check->changes, i);
          if (!change->remove && change->kind == TD_ROW_CUT)
            g_hash_table_add (check->cuts, GINT_TO_POINTER (change->cut.as_of));
          else if (!change->remove && change->kind == TD_ROW_RECORD)
            g_hash_table_add (check->cuts, GINT_TO_POINTER (change->record.as_of));
        }
    }
  return g_hash_table_contains (check->cuts, GINT_TO_POINTER (as_of));
}

void
_td_changes_check_explanation_put (TdChangesCheck *check,
                                   guint index,
                                   const TdExplanation *explanation)
{
  if (_td_changes_check_day (check, index, "as_of", explanation->as_of)
      && !has_cut (check, explanation->as_of))
    {
      g_autofree char *day = td_day_format (explanation->as_of);
      _td_changes_find_fault (check, index, "as_of", _ ("There are no figures of %s."), day);
    }
  _td_changes_check_subject (check, index, explanation->unit, explanation->officer);
  _td_changes_check_name (check, index, "code", explanation->code);
  if (explanation->item != NULL && *explanation->item != '\0')
    _td_changes_check_name (check, index, "item", explanation->item);
  if (explanation->note == NULL || *explanation->note == '\0')
    _td_changes_find_fault (check, index, "note", _ ("Say why the finding is right as it is."));
}
