/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording.h"

#include "model/td-day.h"
#include "wording/td-facts.h"
#include "wording/td-voice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
format_cases (int64_t cases)
{
  g_autofree char *number = td_number_format (cases, 0, false, td_locale_get ());
  gulong plural = (gulong)(cases < 0 ? -cases : cases);

  /* TRANSLATORS: a number of cases, "542 việc" */
  return g_strdup_printf (ngettext ("%s case", "%s cases", plural), number);
}

char *
td_wording_money (int64_t thousand_dong, bool missing)
{
  return td_voice_money (
      TD_VOICE_INTERFACE, thousand_dong, missing ? TD_MONEY_MISSING : TD_MONEY_SENTENCE);
}

char *
td_wording_money_short (int64_t thousand_dong)
{
  return td_voice_money (TD_VOICE_INTERFACE, thousand_dong, TD_MONEY_SHORT);
}

char *
td_wording_billions (int64_t thousand_dong)
{
  return td_money_format_billions (thousand_dong, td_locale_get ());
}

char *
td_wording_amount (TdMeasure measure, int64_t amount, bool missing)
{
  return measure == TD_MEASURE_CASES ? format_cases (amount) : td_wording_money (amount, missing);
}

char *
td_wording_amount_short (TdMeasure measure, int64_t amount)
{
  return measure == TD_MEASURE_CASES ? format_cases (amount) : td_wording_money_short (amount);
}

const char *
td_wording_measure (TdMeasure measure)
{
  return measure == TD_MEASURE_CASES ? _ ("by cases") : _ ("by money");
}

const char *
td_wording_standing (TdStanding standing)
{
  switch (standing)
    {
    case TD_STANDING_MET:
      /* TRANSLATORS: the target is met */
      return C_ ("standing", "met");
    case TD_STANDING_NEAR:
      /* TRANSLATORS: a few points short of the target */
      return C_ ("standing", "near");
    case TD_STANDING_LOW:
      /* TRANSLATORS: more points short of the target */
      return C_ ("standing", "low");
    case TD_STANDING_VERY_LOW:
      /* TRANSLATORS: many points short of the target */
      return C_ ("standing", "very low");
    default:
      g_return_val_if_reached ("");
    }
}

char *
td_wording_gap (const TdProgressRow *row)
{
  if (!row->has_target)
    return g_strdup (_ ("no target"));
  if (!row->has_gap)
    return g_strdup (_ ("no rate"));

  g_autofree char *points
      = td_number_format (row->gap < 0 ? -row->gap : row->gap, 2, false, td_locale_get ());

  if (row->missing > 0)
    {
      /* The rounded rate may equal a target that is not met. */
      if (row->gap >= 0)
        return g_strdup (_ ("short by less than 0.01 points"));
      /* TRANSLATORS: %s is a number of percentage points */
      return g_strdup_printf (_ ("%s points short"), points);
    }
  if (row->gap == 0)
    return g_strdup (_ ("exactly on target"));
  /* TRANSLATORS: %s is a number of percentage points */
  return g_strdup_printf (_ ("%s points above"), points);
}

char *
td_wording_reported (const TdProgressRow *row)
{
  const TdShown *shown = row->shown;

  if (shown->expected < 0 || shown->reported == shown->expected)
    return NULL;
  /* TRANSLATORS: "cộng 7/8 đơn vị đã báo cáo": the figures are the sum of 7 of 8 units */
  return g_strdup_printf (
      _ ("sum of %d of %d units that have reported"), shown->reported, shown->expected);
}

/* How long the part of @name before its last word is, when that word is a number; else 0. */
static size_t
get_stem (const char *name)
{
  const char *space = strrchr (name, ' ');

  if (space == NULL || space[1] == '\0' || strspn (space + 1, "0123456789") != strlen (space + 1))
    return 0;
  return (size_t)(space - name) + 1;
}

char *
td_wording_names (const GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      size_t stem = get_stem (name);
      const char *before = i > 0 ? g_ptr_array_index (names, i - 1) : "";
      bool same_stem = stem > 0 && get_stem (before) == stem && strncmp (before, name, stem) == 0;

      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, same_stem ? name + stem : name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The name of a code; the code where the book does not know it (any more). */
static const char *
get_unit_name (const TdBook *book, const char *code)
{
  TdSubject unit = book != NULL ? td_book_find_unit (book, code) : TD_SUBJECT_NONE;

  return unit != TD_SUBJECT_NONE ? td_book_get_short_name (book, unit) : code;
}

static const char *
get_officer_name (const TdBook *book, const char *unit, const char *officer, TdDay day)
{
  TdSubject parent
      = book != NULL && unit != NULL ? td_book_find_unit (book, unit) : TD_SUBJECT_NONE;
  guint n = 0;

  if (parent == TD_SUBJECT_NONE)
    return officer;
  if (day != TD_DAY_NONE)
    {
      TdSubject subject = td_book_find_officer (book, officer, parent, day);
      return subject != TD_SUBJECT_NONE ? td_book_get_name (book, subject) : officer;
    }
  const TdSubject *officers = td_book_get_officers (book, parent, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (td_book_get_officer (book, officers[i])->code, officer))
      return td_book_get_name (book, officers[i]);
  return officer;
}

/* What was done to a target: @detail is the word of a measure; many at once are nobody's. */
static char *
word_target (const char *who, const char *detail)
{
  TdMeasure measure;

  if (who == NULL && (detail == NULL || !td_measure_from_name (detail, &measure)))
    return g_strdup (_ ("Assign targets"));
  if (who == NULL)
    return g_strdup (measure == TD_MEASURE_CASES ? _ ("Assign targets by cases")
                                                 : _ ("Assign targets by money"));
  if (detail == NULL || !td_measure_from_name (detail, &measure))
    return g_strdup_printf (_ ("Edit the targets of %s"), who);
  if (measure == TD_MEASURE_CASES)
    return g_strdup_printf (_ ("Edit the target by cases of %s"), who);
  return g_strdup_printf (_ ("Edit the target by money of %s"), who);
}

/* The kinds that are one sentence about whom and a day, as far as they are known. */
static const struct
{
  const char *kind;
  const char *who_and_day;
  const char *who;
  const char *day;
  const char *alone;
} sentences[] = {
  /* TRANSLATORS: a unit and the day of its figures */
  { "set",
    N_ ("Edit the figures of %s, %s"),
    N_ ("Edit the figures of %s"),
    N_ ("Edit the figures of %s"),
    N_ ("Edit figures") },
  /* TRANSLATORS: a unit and the day of its figures */
  { "paste",
    N_ ("Paste figures of %s, %s"),
    N_ ("Paste figures of %s"),
    N_ ("Paste figures of %s"),
    N_ ("Paste figures") },
  /* TRANSLATORS: a unit and the day of its figures */
  { "fill",
    N_ ("Fill in figures of %s, %s"),
    N_ ("Fill in figures of %s"),
    N_ ("Fill in figures of %s"),
    N_ ("Fill in figures") },
  /* TRANSLATORS: a unit and the day of its figures */
  { "clear",
    N_ ("Clear figures of %s, %s"),
    N_ ("Clear figures of %s"),
    N_ ("Clear figures of %s"),
    N_ ("Clear figures") },
  /* TRANSLATORS: a unit and a month's last day */
  { "plan",
    N_ ("Edit the plan of %s, %s"),
    N_ ("Edit the plan of %s"),
    N_ ("Edit the plans of %s"),
    N_ ("Edit the plans") },
  /* TRANSLATORS: a unit and the day of its figures: what the check found there is explained */
  { "explain",
    N_ ("Explain a finding about %s, %s"),
    N_ ("Explain a finding about %s"),
    N_ ("Explain a finding about %s"),
    N_ ("Explain a finding") },
  /* TRANSLATORS: an officer or a unit, and a day */
  { "officer",
    N_ ("Edit officers: %s, %s"),
    N_ ("Edit officers: %s"),
    N_ ("Edit officers from %s"),
    N_ ("Edit officers") },
  /* TRANSLATORS: a unit and the day on which it changes */
  { "restructure",
    N_ ("Restructure %s, %s"),
    N_ ("Restructure %s"),
    N_ ("Restructure units from %s"),
    N_ ("Restructure units") },
  /* TRANSLATORS: a kind of paper, such as "urgent dispatch", and the day of its figures */
  { "paper-new",
    N_ ("Make a paper: %s, %s"),
    N_ ("Make a paper: %s"),
    N_ ("Make a paper with the figures of %s"),
    N_ ("Make a paper") },
  /* TRANSLATORS: a kind of paper, such as "urgent dispatch", and the day of its figures */
  { "paper-edit",
    N_ ("Edit a paper: %s, %s"),
    N_ ("Edit a paper: %s"),
    N_ ("Edit a paper with the figures of %s"),
    N_ ("Edit a paper") },
  /* TRANSLATORS: a kind of paper, such as "urgent dispatch", and the day of its figures */
  { "paper-refresh",
    N_ ("Bring a paper up to date: %s, %s"),
    N_ ("Bring a paper up to date: %s"),
    N_ ("Bring a paper up to date with the figures of %s"),
    N_ ("Bring a paper up to date") },
  /* TRANSLATORS: a kind of paper, such as "urgent dispatch", and the day of its figures */
  { "paper-issue",
    N_ ("Issue a paper: %s, %s"),
    N_ ("Issue a paper: %s"),
    N_ ("Issue a paper with the figures of %s"),
    N_ ("Issue a paper") },
  /* TRANSLATORS: a kind of paper, such as "urgent dispatch", and the day of its figures */
  { "paper-delete",
    N_ ("Delete a paper: %s, %s"),
    N_ ("Delete a paper: %s"),
    N_ ("Delete a paper with the figures of %s"),
    N_ ("Delete a paper") },
  { "close", NULL, NULL, N_ ("Close the figures of %s"), NULL },
  { "reopen", NULL, NULL, N_ ("Reopen the figures of %s"), NULL },
  { "cut-add", NULL, NULL, N_ ("Add the cut of %s"), NULL },
  { "cut-delete", NULL, NULL, N_ ("Delete the cut of %s"), NULL },
  { "unit-add", NULL, N_ ("Add the unit %s"), NULL, NULL },
  { "unit-edit", NULL, N_ ("Edit the unit %s"), NULL, NULL },
  { "unit-retire", NULL, N_ ("Retire the unit %s"), NULL, NULL },
  { "unit-delete", NULL, N_ ("Delete the unit %s"), NULL, NULL },
  { "settings", NULL, NULL, NULL, N_ ("Change the settings") },
  { "new", NULL, NULL, NULL, N_ ("Make the workspace") },
};

/* What a paper is: its kind, and the unit that it is about; both (nullable). */
static char *
word_paper (const char *kind, const char *unit)
{
  const char *word = kind != NULL ? td_wording_paper_kind (kind) : NULL;

  if (word != NULL && unit != NULL)
    return g_strdup_printf ("%s, %s", word, unit);
  return g_strdup (word != NULL ? word : unit);
}

/* Puts @first and @second (nullable) where @sentence has its "%s". */
static char *
fill (const char *sentence, const char *first, const char *second)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 3);
  GString *text = g_string_new (parts[0]);

  if (parts[1] != NULL)
    g_string_append_printf (text, "%s%s", first, parts[1]);
  if (parts[1] != NULL && parts[2] != NULL)
    g_string_append_printf (text, "%s%s", second != NULL ? second : TD_ABSENT, parts[2]);
  return g_string_free (text, FALSE);
}

/* @who and @day are (nullable). Returns: (nullable): NULL for a kind that has no sentence. */
static char *
word_sentence (const char *kind, const char *who, const char *day)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (!g_str_equal (sentences[i].kind, kind))
        continue;
      if (sentences[i].who_and_day != NULL && who != NULL && day != NULL)
        return fill (_ (sentences[i].who_and_day), who, day);
      if (sentences[i].who != NULL && who != NULL)
        return fill (_ (sentences[i].who), who, NULL);
      if (sentences[i].day != NULL && day != NULL)
        return fill (_ (sentences[i].day), day, NULL);
      if (sentences[i].alone != NULL)
        return g_strdup (_ (sentences[i].alone));
      return fill (
          sentences[i].who != NULL ? _ (sentences[i].who) : _ (sentences[i].day), TD_ABSENT, NULL);
    }
  return NULL;
}

static char *word_action (const TdBook *book,
                          const char *kind,
                          const char *unit,
                          const char *officer,
                          TdDay as_of,
                          const char *detail);

/* A step back or forward: @detail is the kind of what was stepped over and, after a blank, its own
 * detail. */
static char *
word_step (const TdBook *book,
           const char *alone,
           const char *sentence,
           const char *unit,
           const char *officer,
           TdDay as_of,
           const char *detail)
{
  g_auto (GStrv) parts = g_strsplit (detail != NULL ? detail : "", " ", 2);
  g_autofree char *what = NULL;

  if (detail != NULL && *detail != '\0')
    what = word_action (book, parts[0], unit, officer, as_of, parts[1]);
  return what != NULL ? fill (sentence, what, NULL) : g_strdup (alone);
}

/* Returns: (nullable): NULL for a kind that is not known. */
static char *
word_action (const TdBook *book,
             const char *kind,
             const char *unit,
             const char *officer,
             TdDay as_of,
             const char *detail)
{
  g_autofree char *day = as_of != TD_DAY_NONE ? td_day_format (as_of) : NULL;
  g_autofree char *paper = NULL;
  const char *who = NULL;

  if (g_str_has_prefix (kind, "paper-"))
    {
      paper = word_paper (detail, unit != NULL ? get_unit_name (book, unit) : NULL);
      who = paper;
    }
  else if (officer != NULL)
    who = get_officer_name (book, unit, officer, as_of);
  else if (unit != NULL)
    who = get_unit_name (book, unit);

  if (g_str_equal (kind, "cut-add") && day != NULL && detail != NULL)
    /* TRANSLATORS: a cut in which the figures of an earlier one were copied */
    return fill (_ ("Add the cut of %s, with figures copied"), day, NULL);
  if (g_str_equal (kind, "target"))
    return word_target (who, detail);
  if (g_str_equal (kind, "import"))
    return detail != NULL ? g_strdup_printf (_ ("Import from %s"), detail)
                          : g_strdup (_ ("Import"));
  if (g_str_equal (kind, "form"))
    return detail != NULL ? g_strdup_printf (_ ("Edit the form %s"), detail)
                          : g_strdup (_ ("Edit the forms"));
  /* TRANSLATORS: %s is an action in the journal, such as "Edit the figures of …" */
  if (g_str_equal (kind, "undo"))
    return word_step (book, _ ("Undo"), _ ("Undo: %s"), unit, officer, as_of, detail);
  /* TRANSLATORS: %s is an action in the journal, such as "Edit the figures of …" */
  if (g_str_equal (kind, "redo"))
    return word_step (book, _ ("Redo"), _ ("Redo: %s"), unit, officer, as_of, detail);
  /* TRANSLATORS: puts back what stood there before an action in the journal, which is %s */
  if (g_str_equal (kind, "revert"))
    return word_step (book, _ ("Revert"), _ ("Revert: %s"), unit, officer, as_of, detail);
  return word_sentence (kind, who, day);
}

char *
td_wording_group (const TdBook *book,
                  const char *kind,
                  const char *unit,
                  const char *officer,
                  TdDay as_of,
                  const char *detail,
                  const char *note)
{
  g_autofree char *text = word_action (book, kind, unit, officer, as_of, detail);

  if (text == NULL)
    text = g_strdup (kind);
  if (note == NULL)
    return g_steal_pointer (&text);
  /* TRANSLATORS: an action in the journal and the user's own note on it */
  return g_strdup_printf (_ ("%s (%s)"), text, note);
}
