/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-changes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-amount.h"
#include "td-book.h"
#include "td-changes-private.h"
#include "td-day.h"
#include "td-own.h"
#include "td-settings.h"
#include "td-text.h"

/* The workspace as it would be after the changes, by key; rows are borrowed. */
typedef struct
{
  const TdBook *book;
  const TdChanges *changes;
  GPtrArray *faults;
  GHashTable *units;      /* code → TdUnit */
  GHashTable *officers;   /* unit code → GPtrArray of TdOfficer */
  GPtrArray *successions; /* TdSuccession */
  GArray *given;          /* guint: the changes of successions, in order */
  GHashTable *cuts;       /* days of cuts that the changes put; (nullable) until needed */
  TdForms *forms;         /* as they would be; (nullable) until needed */
} Check;

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

static void add_fault (Check *check, guint index, const char *column, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static void
add_fault (Check *check, guint index, const char *column, const char *format, ...)
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

static const TdUnit *
find_unit (Check *check, const char *code)
{
  return code != NULL ? g_hash_table_lookup (check->units, code) : NULL;
}

static void
add_unknown_unit (Check *check, guint index, const char *column, const char *code)
{
  add_fault (check, index, column, _ ("There is no unit “%s”."), code != NULL ? code : "");
}

static GPtrArray *
officers_of (Check *check, const char *unit)
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
project_officer (Check *check, const TdOfficer *officer, bool remove)
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
project_succession (Check *check, const TdSuccession *succession, bool remove)
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
project_unit (Check *check, const TdUnit *unit, bool remove)
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
project (Check *check)
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

static TdForms *
get_forms (Check *check)
{
  if (check->forms == NULL)
    check->forms = td_changes_get_forms (check->changes, check->book);
  return check->forms;
}

static bool
is_within (TdDay from, TdDay to, TdDay day)
{
  return (from == TD_DAY_NONE || from <= day) && (to == TD_DAY_NONE || day <= to);
}

/* "from 1/7/2025", "to 30/6/2025", "1/1/2010 to 30/6/2025"; one of the days is given. */
static char *
format_validity (TdDay from, TdDay to)
{
  g_autofree char *first = from != TD_DAY_NONE ? td_day_format (from) : NULL;
  g_autofree char *last = to != TD_DAY_NONE ? td_day_format (to) : NULL;

  if (first == NULL)
    return g_strdup_printf (_ ("to %s"), last);
  if (last == NULL)
    return g_strdup_printf (_ ("from %s"), first);
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

static void
check_name (Check *check, guint index, const char *column, const char *text)
{
  g_autoptr (GError) error = NULL;
  if (!td_text_check_name (text != NULL ? text : "", &error))
    add_fault (check, index, column, "%s", error->message);
}

static bool
check_day (Check *check, guint index, const char *column, TdDay day)
{
  if (day == TD_DAY_NONE)
    add_fault (check, index, column, _ ("The day is missing."));
  return day != TD_DAY_NONE;
}

static void
check_days (Check *check, guint index, TdDay from, TdDay to)
{
  if (from == TD_DAY_NONE || to == TD_DAY_NONE || from <= to)
    return;
  g_autofree char *first = td_day_format (from);
  g_autofree char *last = td_day_format (to);
  add_fault (
      check, index, "valid_to", _ ("The last day %s lies before the first day %s."), last, first);
}

/* Whether the changes take a record of the book away: itself, its cut or its stay. */
static bool
is_record_removed (Check *check, TdDay as_of, TdSubject subject, TdMeasure measure)
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

static const char *
get_validity_column (TdDay from, TdDay day)
{
  return from != TD_DAY_NONE && day < from ? "valid_from" : "valid_to";
}

/* Figures in the book must not fall outside the new validity of a subject. */
static bool
check_records_within (Check *check, guint index, TdSubject subject, TdDay from, TdDay to)
{
  for (int cut = 0; cut < td_book_get_n_cuts (check->book); cut++)
    {
      TdDay as_of = td_book_get_cut (check->book, cut)->as_of;
      if (is_within (from, to, as_of))
        continue;
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        if (td_book_get_entered (check->book, cut, subject, (TdMeasure)measure) != NULL
            && !is_record_removed (check, as_of, subject, (TdMeasure)measure))
          {
            g_autofree char *day = td_day_format (as_of);
            add_fault (check,
                       index,
                       get_validity_column (from, as_of),
                       _ ("%s has figures of %s, outside these days. Remove the figures first or "
                          "choose other days."),
                       td_book_get_name (check->book, subject),
                       day);
            return false;
          }
    }
  return true;
}

/* Whether @unit stands in a circle of its parents, none longer than a tree may be deep. */
static bool
is_in_circle (Check *check, const TdUnit *unit)
{
  const TdUnit *above = find_unit (check, unit->parent);

  for (int steps = 0; above != NULL && steps < TD_DEPTH_MAX; steps++)
    {
      if (above == unit)
        return true;
      above = find_unit (check, above->parent);
    }
  return above == unit;
}

static void
check_unit_parent (Check *check, guint index, const TdUnit *unit)
{
  const TdUnit *above = unit;

  for (int steps = 0; above->parent != NULL; steps++)
    {
      const TdUnit *parent = find_unit (check, above->parent);
      if (steps == TD_DEPTH_MAX)
        {
          /* A circle higher up is reported at its own lines. */
          if (!is_in_circle (check, above))
            add_fault (check,
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
            add_unknown_unit (check, index, "parent", unit->parent);
          return;
        }
      if (g_strcmp0 (parent->code, unit->code) == 0)
        {
          add_fault (check, index, "parent", _ ("Unit “%s” would stand below itself."), unit->code);
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

/* Whether a change from @first on puts or removes a succession of that predecessor and day. */
static bool
is_group_changed (Check *check, guint first, const char *predecessor, TdDay date)
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

/*
 * The shares of one predecessor and day make a whole; one that goes on may keep a rest.
 * @column: (nullable): where a fault shows; by default in the share
 */
static bool
check_shares (Check *check, guint index, const char *column, const char *code, TdDay date)
{
  const TdUnit *predecessor = find_unit (check, code);
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

  bool goes_on = is_within (predecessor->valid_from, predecessor->valid_to, date);
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
      add_fault (check,
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
is_put (Check *check, const TdSuccession *succession)
{
  for (guint i = 0; i < check->given->len; i++)
    if (&td_changes_get (check->changes, g_array_index (check->given, guint, i))->succession
        == succession)
      return true;
  return false;
}

/* A unit that successions of the book speak of keeps to their days. */
static void
check_unit_successions (Check *check, guint index, const TdUnit *unit)
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
      if (came_late || (takes && !is_within (unit->valid_from, unit->valid_to, succession->date)))
        {
          g_autofree char *day = td_day_format (succession->date);
          add_fault (check,
                     index,
                     came_late ? "valid_from"
                               : get_validity_column (unit->valid_from, succession->date),
                     _ ("“%s” became part of “%s” on %s, which does not fit these days."),
                     succession->predecessor,
                     succession->successor,
                     day);
          return;
        }
      if (gives && !is_group_changed (check, 0, unit->code, succession->date)
          && !check_shares (check, index, "valid_to", unit->code, succession->date))
        return;
    }
}

static void
check_unit_put (Check *check, guint index, const TdUnit *unit)
{
  check_name (check, index, "code", unit->code);
  check_name (check, index, "name", unit->name);
  if (unit->short_name != NULL)
    check_name (check, index, "short_name", unit->short_name);
  check_days (check, index, unit->valid_from, unit->valid_to);
  check_unit_parent (check, index, unit);

  if (unit->code == NULL)
    return;
  check_unit_successions (check, index, unit);

  TdSubject before = td_book_find_unit (check->book, unit->code);
  guint n = 0;
  const TdSubject *stays
      = before != TD_SUBJECT_NONE ? td_book_get_officers (check->book, before, &n) : NULL;
  bool is_right = before == TD_SUBJECT_NONE
                  || check_records_within (check, index, before, unit->valid_from, unit->valid_to);
  for (guint i = 0; is_right && i < n; i++)
    is_right = check_records_within (check, index, stays[i], unit->valid_from, unit->valid_to);
}

static bool
has_records_in_closed_cut (const TdBook *book, TdSubject subject)
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
check_shares_without (Check *check, guint index, TdSubject unit)
{
  const TdBook *book = check->book;

  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      const TdSuccession *succession = td_book_get_succession (book, i);
      if (td_book_get_successor (book, i) == unit
          && !is_group_changed (check, 0, succession->predecessor, succession->date)
          && !check_shares (check, index, "code", succession->predecessor, succession->date))
        return;
    }
}

static void
check_unit_remove (Check *check, guint index, const TdUnit *unit)
{
  TdSubject subject
      = unit->code != NULL ? td_book_find_unit (check->book, unit->code) : TD_SUBJECT_NONE;
  GHashTableIter iter;
  gpointer value;

  if (subject == TD_SUBJECT_NONE)
    {
      add_unknown_unit (check, index, "code", unit->code);
      return;
    }
  g_hash_table_iter_init (&iter, check->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_strcmp0 (((const TdUnit *)value)->parent, unit->code) == 0)
      {
        add_fault (check,
                   index,
                   "code",
                   _ ("“%s” has units below it. Move or delete those first."),
                   td_book_get_name (check->book, subject));
        return;
      }

  bool closed = has_records_in_closed_cut (check->book, subject);
  guint n;
  const TdSubject *stays = td_book_get_officers (check->book, subject, &n);
  for (guint i = 0; !closed && i < n; i++)
    closed = has_records_in_closed_cut (check->book, stays[i]);
  if (closed)
    add_fault (check,
               index,
               "code",
               _ ("“%s” has figures in a closed cut. Retire the unit instead, or reopen the cut."),
               td_book_get_name (check->book, subject));
  else
    check_shares_without (check, index, subject);
}

static void
check_succession_put (Check *check, guint index, const TdSuccession *succession)
{
  const TdUnit *predecessor = find_unit (check, succession->predecessor);
  const TdUnit *successor = find_unit (check, succession->successor);

  if (predecessor == NULL)
    add_unknown_unit (check, index, "predecessor", succession->predecessor);
  if (successor == NULL)
    add_unknown_unit (check, index, "successor", succession->successor);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    if (succession->share[measure] < 0 || succession->share[measure] > TD_SHARE_WHOLE)
      add_fault (check,
                 index,
                 measure == TD_MEASURE_CASES ? "share_cases" : "share_money",
                 _ ("A share lies between 0 and 100."));
  if (!check_day (check, index, "date", succession->date) || predecessor == NULL
      || successor == NULL)
    return;

  g_autofree char *day = td_day_format (succession->date);
  if (predecessor->valid_from != TD_DAY_NONE && predecessor->valid_from >= succession->date)
    add_fault (check, index, "date", _ ("“%s” was not there before %s."), predecessor->code, day);
  if (!is_within (successor->valid_from, successor->valid_to, succession->date))
    add_fault (check, index, "date", _ ("“%s” is not valid on %s."), successor->code, day);
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
check_officer_put (Check *check, guint index, const TdOfficer *officer)
{
  check_name (check, index, "code", officer->code);
  check_name (check, index, "name", officer->name);
  check_days (check, index, officer->valid_from, officer->valid_to);
  if (find_unit (check, officer->unit) == NULL)
    {
      add_unknown_unit (check, index, "unit", officer->unit);
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
      if (is_within (officer->valid_from, officer->valid_to, other->valid_from)
          || is_within (other->valid_from, other->valid_to, officer->valid_from))
        add_fault (check,
                   index,
                   "valid_from",
                   _ ("Officer “%s” has another stay in this unit at the same time."),
                   officer->code);
    }

  TdSubject stay = find_stay (check->book, officer);
  if (stay != TD_SUBJECT_NONE)
    (void)check_records_within (check, index, stay, officer->valid_from, officer->valid_to);
}

static void
check_officer_remove (Check *check, guint index, const TdOfficer *officer)
{
  TdSubject stay = find_stay (check->book, officer);

  if (stay != TD_SUBJECT_NONE && has_records_in_closed_cut (check->book, stay))
    add_fault (check,
               index,
               "code",
               _ ("“%s” has figures in a closed cut. Let the stay end instead, or reopen the cut."),
               td_book_get_name (check->book, stay));
}

static bool
has_officer (Check *check, const char *unit, const char *officer, TdDay day)
{
  GPtrArray *officers = g_hash_table_lookup (check->officers, unit);

  for (guint i = 0; officers != NULL && i < officers->len; i++)
    {
      const TdOfficer *stay = g_ptr_array_index (officers, i);
      if (strcmp (stay->code, officer) == 0
          && (day == TD_DAY_NONE || is_within (stay->valid_from, stay->valid_to, day)))
        return true;
    }
  return false;
}

static void
check_subject (Check *check, guint index, const char *unit, const char *officer)
{
  if (find_unit (check, unit) == NULL)
    add_unknown_unit (check, index, "unit", unit);
  else if (officer != NULL && !has_officer (check, unit, officer, TD_DAY_NONE))
    add_fault (check, index, "officer", _ ("Unit “%s” has no officer “%s”."), unit, officer);
}

static void
check_target_put (Check *check, guint index, const TdTarget *target)
{
  check_subject (check, index, target->unit, target->officer);
  if (target->rate < 0 || target->rate > 10000)
    add_fault (check, index, "rate", _ ("A target lies between 0 and 100 %%."));
  if (target->work_year < 1990 || target->work_year > 2200)
    add_fault (check, index, "work_year", _ ("%d is no work year."), target->work_year);
  else if (target->from != TD_DAY_NONE && target->from > td_work_year_last (target->work_year))
    add_fault (
        check, index, "from", _ ("The first day lies after the work year %d."), target->work_year);
}

static bool
is_closed (const TdBook *book, TdDay as_of)
{
  int cut = td_book_find_cut (book, as_of);
  return cut >= 0 && td_book_get_cut (book, cut)->closed;
}

static void
add_closed_fault (Check *check, guint index, TdDay as_of)
{
  g_autofree char *day = td_day_format (as_of);
  add_fault (check,
             index,
             "as_of",
             _ ("The figures of %s are closed. Reopen them first, with a reason."),
             day);
}

static bool
has_root (Check *check, TdDay day)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, check->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TdUnit *unit = value;
      if (unit->parent == NULL && is_within (unit->valid_from, unit->valid_to, day))
        return true;
    }
  return false;
}

static void
check_cut (Check *check, guint index, const TdCut *cut, bool remove)
{
  if (!check_day (check, index, "as_of", cut->as_of))
    return;

  int before = td_book_find_cut (check->book, cut->as_of);
  g_autofree char *day = td_day_format (cut->as_of);

  if (remove && before < 0)
    add_fault (check, index, "as_of", _ ("There are no figures of %s."), day);
  else if (is_closed (check->book, cut->as_of))
    {
      const TdCut *row = td_book_get_cut (check->book, before);
      if (remove || !cut->closed || cut->revision != row->revision
          || g_strcmp0 (cut->note, row->note) != 0)
        add_closed_fault (check, index, cut->as_of);
    }
  else if (!remove && !has_root (check, cut->as_of))
    add_fault (check,
               index,
               "as_of",
               _ ("No unit is valid on %s. Check the day and the days of the units."),
               day);
}

static void
check_record_values (Check *check, guint index, const TdFigures *figures)
{
  for (guint i = 0; i < TD_N_ITEMS; i++)
    {
      if (!td_figures_has (figures, (TdItem)i))
        continue;
      if (i >= TD_N_STORED_ITEMS)
        add_fault (check,
                   index,
                   i < TD_N_CORE_ITEMS ? td_item_name ((TdItem)i) : NULL,
                   _ ("This figure is calculated, never entered."));
      else if (figures->value[i] < 0 || figures->value[i] > TD_AMOUNT_MAX)
        add_fault (check,
                   index,
                   td_item_name ((TdItem)i),
                   _ ("A figure lies between 0 and 10.000.000.000.000.000."));
    }
}

/* What the record of the book has already stays, even when no form knows it. */
static bool
is_known_rest (Check *check, guint index, const char *name)
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
check_own_values (Check *check, guint index, const char *own)
{
  g_autoptr (GArray) figures = NULL;

  if (own == NULL)
    return;
  figures = td_own_figures_parse (own);
  if (figures == NULL)
    {
      add_fault (check, index, NULL, _ ("The figures of the own items cannot be read."));
      return;
    }
  for (guint i = 0; i < figures->len; i++)
    {
      const char *name = g_array_index (figures, TdOwnFigure, i).name;
      TdItem item;
      if (!td_forms_find_item (get_forms (check), name, &item)
          && !is_known_rest (check, index, name))
        add_fault (check,
                   index,
                   g_intern_string (name),
                   _ ("No form has an item “%s”. Add a form that declares it first."),
                   name);
    }
}

static void
check_record (Check *check, guint index, const TdRecord *record, bool remove)
{
  const TdUnit *unit = find_unit (check, record->unit);

  if (!check_day (check, index, "as_of", record->as_of))
    return;
  if (is_closed (check->book, record->as_of))
    add_closed_fault (check, index, record->as_of);
  if (unit == NULL)
    {
      /* What is removed may go beside its unit. */
      if (!remove || record->unit == NULL
          || td_book_find_unit (check->book, record->unit) == TD_SUBJECT_NONE)
        add_unknown_unit (check, index, "unit", record->unit);
      return;
    }
  if (remove)
    return;

  if (!is_within (unit->valid_from, unit->valid_to, record->as_of))
    {
      g_autofree char *day = td_day_format (record->as_of);
      g_autofree char *validity = format_validity (unit->valid_from, unit->valid_to);
      add_fault (check,
                 index,
                 "as_of",
                 _ ("Unit “%s” is not valid on %s, only %s."),
                 unit->code,
                 day,
                 validity);
    }
  else if (record->officer != NULL
           && !has_officer (check, record->unit, record->officer, record->as_of))
    {
      g_autofree char *day = td_day_format (record->as_of);
      add_fault (check,
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

static void
check_plan_put (Check *check, guint index, const TdPlan *plan)
{
  check_subject (check, index, plan->unit, plan->officer);
  if (check_day (check, index, "month", plan->month)
      && td_day_month_end (plan->month) != plan->month)
    add_fault (check, index, "month", _ ("A plan is for the end of a month."));
  if (plan->completed < 0 || plan->completed > TD_AMOUNT_MAX)
    add_fault (
        check, index, "completed", _ ("A figure lies between 0 and 10.000.000.000.000.000."));
}

/* Whether @as_of is a cut, or becomes one by these changes. */
static bool
has_cut (Check *check, TdDay as_of)
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

static void
check_explanation_put (Check *check, guint index, const TdExplanation *explanation)
{
  if (check_day (check, index, "as_of", explanation->as_of) && !has_cut (check, explanation->as_of))
    {
      g_autofree char *day = td_day_format (explanation->as_of);
      add_fault (check, index, "as_of", _ ("There are no figures of %s."), day);
    }
  check_subject (check, index, explanation->unit, explanation->officer);
  check_name (check, index, "code", explanation->code);
  if (explanation->item != NULL && *explanation->item != '\0')
    check_name (check, index, "item", explanation->item);
  if (explanation->note == NULL || *explanation->note == '\0')
    add_fault (check, index, "note", _ ("Say why the finding is right as it is."));
}

static void
check_setting (Check *check, guint index, const TdSetting *setting)
{
  g_autoptr (GError) error = NULL;

  check_name (check, index, "key", setting->key);
  if (setting->value == NULL)
    add_fault (check, index, "value", _ ("The setting has no value."));
  else if (setting->key != NULL && !td_setting_check (setting->key, setting->value, &error))
    add_fault (check, index, "value", "%s", error->message);
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
find_unit_change (Check *check, const char *code)
{
  for (guint i = td_changes_get_n (check->changes); i-- > 0;)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      if (change->kind == TD_ROW_UNIT && g_strcmp0 (change->unit.code, code) == 0)
        return i;
    }
  return 0;
}

/* No two units without parent are valid on one day. */
static void
check_roots (Check *check)
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
        add_fault (
            check,
            MAX (find_unit_change (check, unit->code), find_unit_change (check, before->code)),
            "parent",
            _ ("“%s” and “%s” both stand at the top at the same time. Give one of them a parent."),
            before->code,
            unit->code);
    }
}

static bool
is_cut_removed (Check *check, TdDay as_of)
{
  for (guint i = 0; i < td_changes_get_n (check->changes); i++)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      if (change->kind == TD_ROW_CUT && change->remove && change->cut.as_of == as_of)
        return true;
    }
  return false;
}

/* The days of the cuts that are there keep a unit at the top. */
static void
check_roots_of_cuts (Check *check)
{
  for (int cut = 0; cut < td_book_get_n_cuts (check->book); cut++)
    {
      TdDay as_of = td_book_get_cut (check->book, cut)->as_of;
      TdSubject root = td_book_get_root (check->book, as_of);
      if (root == TD_SUBJECT_NONE || has_root (check, as_of) || is_cut_removed (check, as_of))
        continue;

      guint index = find_unit_change (check, td_book_get_unit (check->book, root)->code);
      const TdChange *change = td_changes_get (check->changes, index);
      const char *column = "parent";
      g_autofree char *day = td_day_format (as_of);
      if (change->remove)
        column = "code";
      else if (!is_within (change->unit.valid_from, change->unit.valid_to, as_of))
        column = get_validity_column (change->unit.valid_from, as_of);
      add_fault (check,
                 index,
                 column,
                 _ ("No unit would stand at the top on %s, a day with figures."),
                 day);
      return;
    }
}

/* The last change of a form, where the forms are judged as a whole, if each is sound by itself. */
static bool
find_form_change (Check *check, guint *index)
{
  bool is_found = false;

  for (guint i = 0; i < td_changes_get_n (check->changes); i++)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      const TdSetting *setting = &change->setting;
      if (change->kind != TD_ROW_SETTING || setting->key == NULL
          || !g_str_has_prefix (setting->key, TD_SETTING_FORM_PREFIX))
        continue;
      if (!change->remove
          && (setting->value == NULL || !td_setting_check (setting->key, setting->value, NULL)))
        return false;
      *index = i;
      is_found = true;
    }
  return is_found;
}

/* A figure of @item that stays when the changes are made. */
static bool
find_figure (Check *check, TdItem item, TdDay *as_of, TdSubject *subject)
{
  const TdBook *book = check->book;

  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    for (*subject = 0; *subject < td_book_get_n_subjects (book); (*subject)++)
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        {
          const TdFigures *entered = td_book_get_entered (book, cut, *subject, (TdMeasure)measure);
          *as_of = td_book_get_cut (book, cut)->as_of;
          if (entered != NULL && td_figures_has (entered, item)
              && !is_record_removed (check, *as_of, *subject, (TdMeasure)measure))
            return true;
        }
  return false;
}

/* No form is left out, and no item with figures is left without a form. */
static void
check_forms (Check *check)
{
  TdForms *before = td_book_get_forms (check->book);
  const TdForms *forms;
  guint index = 0;

  if (!find_form_change (check, &index))
    return;
  forms = get_forms (check);
  if (!td_forms_is_complete (forms))
    {
      add_fault (check,
                 index,
                 "value",
                 _ ("The forms of a workspace can have %d own items together, and it can have %d "
                    "own forms. With this form there would be more."),
                 TD_N_OWN_ITEMS,
                 TD_FORMS_OWN_MAX);
      return;
    }
  for (guint i = TD_N_CORE_ITEMS; i < td_forms_get_n_items (before); i++)
    {
      const char *name = td_forms_get_item_name (before, (TdItem)i);
      TdSubject subject;
      TdItem item;
      TdDay as_of;

      if (td_forms_find_item (forms, name, &item)
          || !find_figure (check, (TdItem)i, &as_of, &subject))
        continue;
      g_autofree char *day = td_day_format (as_of);
      add_fault (check,
                 index,
                 "value",
                 _ ("The item “%s” would have no form any more, but %s has a figure in it in the "
                    "figures of %s. Clear such figures first."),
                 name,
                 td_book_get_name (check->book, subject),
                 day);
    }
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
check_change (Check *check, guint index)
{
  const TdChange *change = td_changes_get (check->changes, index);

  switch (change->kind)
    {
    case TD_ROW_UNIT:
      if (change->remove)
        check_unit_remove (check, index, &change->unit);
      else
        check_unit_put (check, index, &change->unit);
      break;
    case TD_ROW_SUCCESSION:
      if (!change->remove)
        check_succession_put (check, index, &change->succession);
      /* The group is judged once, where it is changed last. */
      if (!is_group_changed (
              check, index + 1, change->succession.predecessor, change->succession.date))
        check_shares (check, index, NULL, change->succession.predecessor, change->succession.date);
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
      check_cut (check, index, &change->cut, change->remove);
      break;
    case TD_ROW_SETTING:
      if (!change->remove)
        check_setting (check, index, &change->setting);
      break;
    case TD_ROW_RECORD:
      check_record (check, index, &change->record, change->remove);
      break;
    case TD_ROW_PLAN:
      if (!change->remove)
        check_plan_put (check, index, &change->plan);
      break;
    case TD_ROW_EXPLANATION:
      if (!change->remove)
        check_explanation_put (check, index, &change->explanation);
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
  Check check = { book, changes, faults, units, officers, successions, given, NULL, NULL };
  guint n_before = faults->len;

  project (&check);
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    check_change (&check, i);
  if (touches (changes, TD_ROW_UNIT))
    {
      check_roots (&check);
      check_roots_of_cuts (&check);
    }
  if (touches (changes, TD_ROW_SETTING))
    check_forms (&check);
  if (touches (changes, TD_ROW_PAPER) || touches (changes, TD_ROW_PAPER_BLOCK))
    _td_changes_check_papers (book, changes, faults);
  g_clear_pointer (&check.cuts, g_hash_table_unref);
  g_clear_pointer (&check.forms, td_forms_unref);
  return faults->len == n_before;
}
