/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-restructure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-text.h"

static void
unit_free (gpointer data)
{
  TdUnit *unit = data;

  g_free (unit->code);
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->parent);
  g_free (unit);
}

static void
share_free (gpointer data)
{
  TdRestructureShare *share = data;

  g_free (share->predecessor);
  g_free (share->successor);
  g_free (share);
}

char *
td_share_format (int64_t share)
{
  g_autofree char *text = td_wide_format_ascii (share, 4);
  gsize length = strlen (text);

  if (td_locale_get () == TD_LOCALE_VI)
    g_strdelimit (text, ".", ',');
  while (text[length - 1] == '0')
    length--;
  if (!g_ascii_isdigit (text[length - 1]))
    length--;
  return g_strndup (text, length);
}

/* Digits with at most one sign and four decimals, nothing else. */
static bool
read_share (const char *text, int64_t *share)
{
  int64_t value = 0;
  int decimals = -1;
  guint n_digits = 0;

  for (; *text != '\0'; text++)
    {
      if ((*text == ',' || *text == '.') && decimals < 0 && n_digits > 0)
        {
          decimals = 0;
          continue;
        }
      if (!g_ascii_isdigit (*text) || decimals == 4 || n_digits == 8)
        return false;
      value = value * 10 + g_ascii_digit_value (*text);
      decimals += decimals >= 0;
      n_digits++;
    }
  for (decimals = MAX (decimals, 0); decimals < 4; decimals++)
    value *= 10;
  *share = value;
  return n_digits > 0 && value <= TD_SHARE_WHOLE;
}

bool
td_share_parse (const char *text, int64_t *share, GError **error)
{
  g_autofree char *normal = td_text_normalise (text);
  gsize length = normal != NULL ? strlen (normal) : 0;

  if (length > 0 && normal[length - 1] == '%')
    {
      normal[length - 1] = '\0';
      g_strchomp (normal);
    }
  if (normal != NULL && read_share (normal, share))
    return true;
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_VALUE,
               _ ("“%s” is not a share: a number from 0 to 100 with at most four decimals."),
               text);
  return false;
}

TdRestructure *
td_restructure_new (void)
{
  TdRestructure *plan = g_new0 (TdRestructure, 1);

  plan->date = TD_DAY_NONE;
  plan->new_units = g_ptr_array_new_with_free_func (unit_free);
  plan->ended = g_ptr_array_new_with_free_func (g_free);
  plan->shares = g_ptr_array_new_with_free_func (share_free);
  return plan;
}

void
td_restructure_free (TdRestructure *plan)
{
  g_ptr_array_unref (plan->new_units);
  g_ptr_array_unref (plan->ended);
  g_ptr_array_unref (plan->shares);
  g_free (plan);
}

void
td_restructure_add_unit (TdRestructure *plan, const TdUnit *unit)
{
  TdUnit *copy = g_memdup2 (unit, sizeof *unit);

  copy->code = g_strdup (unit->code);
  copy->name = g_strdup (unit->name);
  copy->short_name = g_strdup (unit->short_name);
  copy->parent = g_strdup (unit->parent);
  g_ptr_array_add (plan->new_units, copy);
}

void
td_restructure_end (TdRestructure *plan, const char *code)
{
  g_ptr_array_add (plan->ended, g_strdup (code));
}

void
td_restructure_give (TdRestructure *plan,
                     const char *predecessor,
                     const char *successor,
                     int64_t cases,
                     int64_t money)
{
  TdRestructureShare *share = g_new (TdRestructureShare, 1);

  share->predecessor = g_strdup (predecessor);
  share->successor = g_strdup (successor);
  share->share[TD_MEASURE_CASES] = cases;
  share->share[TD_MEASURE_MONEY] = money;
  g_ptr_array_add (plan->shares, share);
}

static void add_fault (GPtrArray *faults, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_fault (GPtrArray *faults, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (faults, g_strdup_vprintf (format, args));
  va_end (args);
}

static bool
ends (const TdRestructure *plan, const char *code)
{
  return g_ptr_array_find_with_equal_func (plan->ended, code, g_str_equal, NULL);
}

static const TdUnit *
find_new_unit (const TdRestructure *plan, const char *code)
{
  for (guint i = 0; i < plan->new_units->len; i++)
    {
      const TdUnit *unit = g_ptr_array_index (plan->new_units, i);

      if (g_strcmp0 (unit->code, code) == 0)
        return unit;
    }
  return NULL;
}

/* What people call the unit of that code. */
static const char *
get_name (const TdRestructure *plan, const TdBook *book, const char *code)
{
  TdSubject unit = td_book_find_unit (book, code);
  const TdUnit *new_unit = find_new_unit (plan, code);

  if (unit != TD_SUBJECT_NONE)
    return td_book_get_short_name (book, unit);
  if (new_unit == NULL)
    return code;
  return new_unit->short_name != NULL ? new_unit->short_name : new_unit->name;
}

/* Whether the shares of the unit that gives at @index, the first of its kind, make a whole. */
static void
check_whole (const TdRestructure *plan, const TdBook *book, guint index, GPtrArray *faults)
{
  const TdRestructureShare *first = g_ptr_array_index (plan->shares, index);
  int64_t sum[TD_N_MEASURES] = { 0 };

  for (guint i = 0; i < plan->shares->len; i++)
    {
      const TdRestructureShare *share = g_ptr_array_index (plan->shares, i);

      if (!g_str_equal (share->predecessor, first->predecessor))
        continue;
      if (i < index)
        return;
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        sum[measure] += share->share[measure];
    }
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      if (sum[measure] == TD_SHARE_WHOLE)
        continue;
      g_autofree char *text = td_share_format (sum[measure]);
      add_fault (faults,
                 measure == TD_MEASURE_CASES
                     /* TRANSLATORS: a unit, and a number of percent */
                     ? _ ("The shares of %s by cases add up to %s %%, not to 100 %%.")
                     /* TRANSLATORS: a unit, and a number of percent */
                     : _ ("The shares of %s by money add up to %s %%, not to 100 %%."),
                 get_name (plan, book, first->predecessor),
                 text);
    }
}

static void
check_share (const TdRestructure *plan, const TdBook *book, guint index, GPtrArray *faults)
{
  const TdRestructureShare *share = g_ptr_array_index (plan->shares, index);
  bool stays = g_str_equal (share->predecessor, share->successor);

  check_whole (plan, book, index, faults);
  if (ends (plan, share->successor))
    add_fault (faults,
               stays
                   /* TRANSLATORS: %s is a unit */
                   ? _ ("%s ends and can keep nothing.")
                   /* TRANSLATORS: %s is a unit */
                   : _ ("%s ends and can receive nothing: the work would go in a circle."),
               get_name (plan, book, share->successor));
  if (find_new_unit (plan, share->predecessor) != NULL)
    add_fault (faults,
               /* TRANSLATORS: %s is a unit */
               _ ("%s is only opened on that day and has nothing to give."),
               get_name (plan, book, share->predecessor));
}

static bool
gives (const TdRestructure *plan, const char *code)
{
  for (guint i = 0; i < plan->shares->len; i++)
    {
      const TdRestructureShare *share = g_ptr_array_index (plan->shares, i);

      if (g_str_equal (share->predecessor, code))
        return true;
    }
  return false;
}

/* A unit that ends leaves nothing behind: neither its work nor units below it. */
static void
check_ended (const TdRestructure *plan, const TdBook *book, const char *code, GPtrArray *faults)
{
  TdSubject unit = td_book_find_unit (book, code);
  guint n = 0;
  const TdSubject *children
      = unit != TD_SUBJECT_NONE ? td_book_get_children (book, unit, &n) : NULL;

  if (!gives (plan, code))
    add_fault (
        /* TRANSLATORS: %s is a unit */
        faults,
        _ ("%s ends, and nobody goes on with its work."),
        get_name (plan, book, code));
  for (guint i = 0; i < n; i++)
    {
      if (!td_book_is_valid (book, children[i], plan->date)
          || ends (plan, td_book_get_unit (book, children[i])->code))
        continue;
      add_fault (faults,
                 /* TRANSLATORS: two units */
                 _ ("%s ends, but %s below it goes on. Make that one part of another unit first."),
                 get_name (plan, book, code),
                 td_book_get_short_name (book, children[i]));
    }
}

static void
check_new_unit (const TdBook *book, const TdRestructure *plan, guint index, GPtrArray *faults)
{
  const TdUnit *unit = g_ptr_array_index (plan->new_units, index);

  if (unit->code == NULL)
    return;
  if (td_book_find_unit (book, unit->code) != TD_SUBJECT_NONE
      || find_new_unit (plan, unit->code) != unit)
    /* TRANSLATORS: %s is a code */
    add_fault (faults, _ ("Another unit has the code “%s”."), unit->code);
  if (unit->parent != NULL && ends (plan, unit->parent))
    add_fault (faults,
               /* TRANSLATORS: two units */
               _ ("%s cannot be part of %s, which ends."),
               get_name (plan, book, unit->code),
               get_name (plan, book, unit->parent));
}

static void
check_plan (const TdRestructure *plan, const TdBook *book, GPtrArray *faults)
{
  if (plan->date == TD_DAY_NONE)
    add_fault (faults, _ ("The day is missing."));
  if (plan->shares->len == 0 && plan->ended->len == 0)
    add_fault (faults, _ ("Choose the units that end or give something away."));
  for (guint i = 0; i < plan->shares->len; i++)
    check_share (plan, book, i, faults);
  for (guint i = 0; i < plan->new_units->len; i++)
    check_new_unit (book, plan, i, faults);
  for (guint i = 0; i < plan->ended->len && plan->date != TD_DAY_NONE; i++)
    check_ended (plan, book, g_ptr_array_index (plan->ended, i), faults);
}

/* The one unit that gets all of @code; NULL when it is divided. */
static const char *
find_sole_successor (const TdRestructure *plan, const char *code)
{
  const char *successor = NULL;

  for (guint i = 0; i < plan->shares->len; i++)
    {
      const TdRestructureShare *share = g_ptr_array_index (plan->shares, i);

      if (!g_str_equal (share->predecessor, code))
        continue;
      if (successor != NULL)
        return NULL;
      successor = share->successor;
    }
  return successor;
}

static void
put_officers (const TdRestructure *plan, const TdBook *book, TdSubject unit, TdChanges *changes)
{
  const char *successor = plan->officers_follow
                              ? find_sole_successor (plan, td_book_get_unit (book, unit)->code)
                              : NULL;
  guint n;
  const TdSubject *stays = td_book_get_officers (book, unit, &n);

  for (guint i = 0; i < n; i++)
    {
      TdOfficer stay = *td_book_get_officer (book, stays[i]);
      TdOfficer next = stay;

      if (stay.valid_to != TD_DAY_NONE && stay.valid_to < plan->date)
        continue;
      /* Who would only have begun later has nothing there to end. */
      if (stay.valid_from != TD_DAY_NONE && stay.valid_from >= plan->date)
        continue;
      stay.valid_to = plan->date - 1;
      td_changes_put_officer (changes, &stay);
      if (successor == NULL)
        continue;
      next.unit = (char *)successor;
      next.valid_from = plan->date;
      td_changes_put_officer (changes, &next);
    }
}

static void
put_all (const TdRestructure *plan, const TdBook *book, TdChanges *changes)
{
  for (guint i = 0; i < plan->new_units->len; i++)
    {
      TdUnit unit = *(const TdUnit *)g_ptr_array_index (plan->new_units, i);

      unit.valid_from = plan->date;
      td_changes_put_unit (changes, &unit);
    }
  for (guint i = 0; i < plan->ended->len; i++)
    {
      TdSubject subject = td_book_find_unit (book, g_ptr_array_index (plan->ended, i));

      if (subject == TD_SUBJECT_NONE)
        continue;
      TdUnit unit = *td_book_get_unit (book, subject);
      unit.valid_to = plan->date - 1;
      td_changes_put_unit (changes, &unit);
      put_officers (plan, book, subject, changes);
    }
  for (guint i = 0; i < plan->shares->len; i++)
    {
      const TdRestructureShare *share = g_ptr_array_index (plan->shares, i);
      TdSuccession succession = {
        .predecessor = share->predecessor,
        .successor = share->successor,
        .date = plan->date,
        .share = { share->share[TD_MEASURE_CASES], share->share[TD_MEASURE_MONEY] },
      };

      td_changes_put_succession (changes, &succession);
    }
}

TdChanges *
td_restructure_make_changes (const TdRestructure *plan, const TdBook *book, GPtrArray *faults)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  guint n_before = faults->len;

  check_plan (plan, book, faults);
  if (faults->len > n_before)
    return NULL;
  put_all (plan, book, changes);
  if (td_changes_check (book, changes, found))
    return g_steal_pointer (&changes);
  for (guint i = 0; i < found->len; i++)
    {
      const TdFault *fault = g_ptr_array_index (found, i);

      if (!g_ptr_array_find_with_equal_func (faults, fault->message, g_str_equal, NULL))
        g_ptr_array_add (faults, g_strdup (fault->message));
    }
  return NULL;
}

/* The last change that puts a unit, or an officer's stay, of that key; -1 when there is none. */
static const TdChange *
find_put (const TdChanges *changes, TdRowKind kind, const char *code, const char *unit, TdDay from)
{
  for (guint i = td_changes_get_n (changes); i-- > 0;)
    {
      const TdChange *change = td_changes_get (changes, i);

      if (change->kind != kind)
        continue;
      if (kind == TD_ROW_UNIT && g_str_equal (change->unit.code, code))
        return change;
      if (kind == TD_ROW_OFFICER && g_str_equal (change->officer.code, code)
          && g_str_equal (change->officer.unit, unit) && change->officer.valid_from == from)
        return change;
    }
  return NULL;
}

static void
add_registry (TdBookBuilder *builder, const TdBook *book, const TdChanges *changes)
{
  for (TdSubject i = 0; i < td_book_get_n_units (book); i++)
    {
      const TdUnit *unit = td_book_get_unit (book, i);
      const TdChange *put = find_put (changes, TD_ROW_UNIT, unit->code, NULL, TD_DAY_NONE);

      td_book_builder_add_unit (builder, put != NULL ? &put->unit : unit);
    }
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);

      if (change->kind == TD_ROW_UNIT
          && td_book_find_unit (book, change->unit.code) == TD_SUBJECT_NONE)
        td_book_builder_add_unit (builder, &change->unit);
    }
  for (TdSubject i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    {
      const TdOfficer *stay = td_book_get_officer (book, i);
      const TdChange *put
          = find_put (changes, TD_ROW_OFFICER, stay->code, stay->unit, stay->valid_from);

      td_book_builder_add_officer (builder, put != NULL ? &put->officer : stay);
    }
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    td_book_builder_add_succession (builder, td_book_get_succession (book, i));
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);

      if (change->kind == TD_ROW_SUCCESSION)
        td_book_builder_add_succession (builder, &change->succession);
    }
  /* The forms of the workspace stand there. */
  for (guint i = 0; i < td_book_get_n_settings (book); i++)
    {
      const TdSetting *setting = td_book_get_setting_at (book, i);

      td_book_builder_add_setting (builder, setting->key, setting->value);
    }
}

TdBook *
td_restructure_make_preview (const TdBook *book, const TdChanges *changes, int cut)
{
  g_autoptr (TdBookBuilder) builder = td_book_builder_new (NULL);
  TdDay as_of = td_book_get_cut (book, cut)->as_of;

  add_registry (builder, book, changes);
  td_book_builder_set_cut (builder, td_book_get_cut (book, cut));
  for (TdSubject i = 0; i < td_book_get_n_subjects (book); i++)
    {
      bool is_officer = td_book_is_officer (book, i);
      const char *officer = is_officer ? td_book_get_officer (book, i)->code : NULL;
      const char *unit
          = is_officer ? td_book_get_officer (book, i)->unit : td_book_get_unit (book, i)->code;
      TdSubject subject = TD_SUBJECT_NONE;

      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        {
          const TdFigures *entered = td_book_get_entered (book, cut, i, (TdMeasure)measure);

          if (entered == NULL)
            continue;
          if (subject == TD_SUBJECT_NONE)
            subject = td_book_builder_find (builder, unit, officer, as_of);
          if (subject != TD_SUBJECT_NONE)
            td_book_builder_add_record (builder, subject, (TdMeasure)measure, entered, NULL);
        }
    }
  return td_book_builder_finish (g_steal_pointer (&builder));
}
