/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording.h"

#include "model/td-day.h"
#include "wording/td-money.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *name; /* (nullable): the codes of the identities are their names */
  const char *rule;
  const char *advice; /* (nullable): as for all identities of a record */
} rules[] = {
  { "V1", NULL, N_ ("total accepted = carried in + newly accepted"), NULL },
  { "V2", NULL, N_ ("to be enforced = total accepted − entrusted − withdrawn − taken up"), NULL },
  { "V3", NULL, N_ ("to be enforced = eligible + not eligible + postponed + suspended"), NULL },
  { "V4", NULL, N_ ("eligible = completed + in progress + postponed by agreement + other"), NULL },
  { "V5", NULL, N_ ("completed = executed + terminated + reduced"), NULL },
  { "V7", NULL, N_ ("completed ≤ eligible ≤ to be enforced ≤ total accepted"), NULL },
  { "V8",
    NULL,
    N_ ("a group is the sum of its units"),
    N_ ("Correct the unit that is wrong, or the group’s own figure; the sum is what is shown.") },
  { "V9a",
    NULL,
    N_ ("what was carried in stays the same all year"),
    N_ ("Enter the figure of 1 October in each cut.") },
  { "V9b",
    NULL,
    N_ ("what is carried in is what the year before carried over"),
    N_ ("Ask which cases were moved to the separate register or counted anew; correct the year "
        "that "
        "is wrong, or explain.") },
  { "V10",
    NULL,
    N_ ("what is counted from 1 October on never falls"),
    N_ ("A correction is allowed: explain it. Otherwise correct one of the two cuts.") },
  { "V11",
    NULL,
    N_ ("eligible does not fall much late in the year"),
    N_ ("Ask which cases are no longer eligible and why, and look at the verification reports.") },
  { "V13",
    NULL,
    N_ ("where every eligible case is done, no eligible money is left"),
    N_ ("Compare both forms: a case is missing in one, or money is left over in the other.") },
  { "V16",
    NULL,
    N_ ("what a unit entrusts to another unit of the group is not entrusted by the group"),
    N_ ("Ask which cases went to a unit of the same group, and count them once.") },
  { "entrusting-surge",
    N_ ("entrusting surge"),
    N_ ("entrusting does not surge in September"),
    N_ ("Look at the decisions on entrusting of September and at where the cases went.") },
  { "hoarding",
    N_ ("hoarding"),
    N_ ("work goes on after the target is met"),
    N_ ("Ask why nothing more is completed, and for the list of eligible cases that are left.") },
  { "late-surge",
    N_ ("late surge"),
    N_ ("completed does not surge at the end of the year"),
    N_ ("Look through the cases completed since, above all those that were terminated.") },
  { "money-without-cases",
    N_ ("money without cases"),
    N_ ("where money is completed, cases are too"),
    N_ ("Part payments can do this: explain. Otherwise a case that is done was not counted.") },
  { "rate-without-work",
    N_ ("rate without work"),
    N_ ("a rate rises by work"),
    N_ ("Ask which cases are no longer eligible and why.") },
  { "reclassified",
    N_ ("reclassified"),
    N_ ("eligible cases do not become ineligible late in the year"),
    N_ ("Ask for the verification reports of the cases that were reclassified.") },
};

/* The place of a code, or the length of the table. */
static guint
find_rule (const char *code)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (rules) && !g_str_equal (rules[i].code, code))
    i++;
  return i;
}

const char *
td_wording_problem_name (const char *code)
{
  guint i = find_rule (code);

  return i < G_N_ELEMENTS (rules) && rules[i].name != NULL ? _ (rules[i].name) : code;
}

const char *
td_wording_identity (const char *code)
{
  guint i = find_rule (code);

  return i < G_N_ELEMENTS (rules) ? _ (rules[i].rule) : code;
}

const char *
td_wording_severity (TdSeverity severity)
{
  return severity == TD_SEVERITY_ERROR ? C_ ("severity", "error") : C_ ("severity", "warning");
}

const char *
td_wording_sure (TdSure sure)
{
  switch (sure)
    {
    case TD_SURE_CERTAIN:
      return C_ ("sure", "certain");
    case TD_SURE_LIKELY:
      return C_ ("sure", "likely");
    case TD_SURE_POSSIBLE:
      return C_ ("sure", "possible");
    default:
      g_return_val_if_reached ("");
    }
}

char *
td_wording_figure (TdMeasure measure, int64_t value)
{
  if (measure == TD_MEASURE_CASES)
    return td_wording_amount (measure, value, false);

  g_autofree char *number = td_number_format (value, 0, false, td_locale_get ());
  /* TRANSLATORS: an exact amount of money, in thousands of đồng */
  return g_strdup_printf (_ ("%s thousand đồng"), number);
}

static char *
format_basis_day (const TdBook *book, const TdProblem *problem)
{
  return td_day_format (td_book_get_cut (book, problem->basis_cut)->as_of);
}

/* The warnings that hold exact figures against each other; NULL for other codes. */
static char *
word_comparison (const TdBook *book, const TdProblem *problem)
{
  const char *item = td_book_get_item_label (book, NULL, problem->item);
  g_autofree char *found = td_wording_figure (problem->measure, problem->found);
  g_autofree char *expected = td_wording_figure (problem->measure, problem->expected);
  g_autofree char *day = problem->basis_cut >= 0 ? format_basis_day (book, problem) : NULL;

  if (g_str_equal (problem->code, "V9b"))
    /* TRANSLATORS: an item of a record, its figure, what the year before carried over */
    return g_strdup_printf (_ ("%s is %s, the year before carried over %s"), item, found, expected);
  if (g_str_equal (problem->code, "V10"))
    /* TRANSLATORS: an item of a record, its figure, the figure of an earlier day, that day */
    return g_strdup_printf (_ ("%s is %s, but was already %s on %s"), item, found, expected, day);
  if (g_str_equal (problem->code, "V11"))
    /* TRANSLATORS: an item of a record, its earlier figure, the day of that, its figure now */
    return g_strdup_printf (_ ("%s fell from %s (%s) to %s"), item, expected, day, found);
  if (g_str_equal (problem->code, "V13"))
    /* TRANSLATORS: amounts of money */
    return g_strdup_printf (
        _ ("every eligible case is done, but only %s of %s eligible"), found, expected);
  if (g_str_equal (problem->code, "V16"))
    /* TRANSLATORS: an item of a record, its figure, the sum of the units below */
    return g_strdup_printf (_ ("%s is %s, the units below have %s"), item, found, expected);
  return NULL;
}

static char *
format_rate (int64_t hundredths)
{
  g_autofree char *number = td_number_format (hundredths, 2, false, td_locale_get ());

  return g_strdup_printf ("%s %%", number);
}

/* The patterns of practice; NULL for other codes. */
static char *
word_pattern (const TdBook *book, const TdProblem *problem)
{
  const char *item = td_book_get_item_label (book, NULL, problem->item);
  g_autofree char *found = td_wording_amount_short (problem->measure, problem->found);
  g_autofree char *expected = td_wording_amount_short (problem->measure, problem->expected);
  g_autofree char *then = td_wording_amount_short (problem->measure, problem->then);
  g_autofree char *day = problem->basis_cut >= 0 ? format_basis_day (book, problem) : NULL;
  g_autofree char *more
      = td_wording_amount_short (problem->measure, problem->found - problem->then);
  g_autofree char *beside_then = td_wording_amount_short (problem->measure, problem->beside_then);
  g_autofree char *beside_now = td_wording_amount_short (problem->measure, problem->beside_now);

  if (g_str_equal (problem->code, "entrusting-surge") || g_str_equal (problem->code, "late-surge"))
    /* TRANSLATORS: an item, its earlier figure, the day of that, its figure now, a bound */
    return g_strdup_printf (_ ("%s rose from %s (%s) to %s; %s at most was to be expected"),
                            item,
                            then,
                            day,
                            found,
                            expected);
  if (g_str_equal (problem->code, "hoarding") && problem->found <= problem->then)
    /* TRANSLATORS: a day, a number of cases */
    return g_strdup_printf (
        _ ("the target was met on %s; since then nothing was completed, with %s eligible left"),
        day,
        beside_now);
  if (g_str_equal (problem->code, "hoarding"))
    /* TRANSLATORS: a day, a number of cases, another number of cases */
    return g_strdup_printf (
        _ ("the target was met on %s; since then only %s completed, with %s eligible left"),
        day,
        more,
        beside_now);
  if (g_str_equal (problem->code, "money-without-cases"))
    /* TRANSLATORS: an amount of money, a day */
    return g_strdup_printf (_ ("%s completed since %s, but not one case"), more, day);
  if (g_str_equal (problem->code, "rate-without-work"))
    {
      g_autofree char *rate_then = format_rate (problem->beside_then);
      g_autofree char *rate_now = format_rate (problem->beside_now);
      /* TRANSLATORS: two rates, a day, two amounts */
      return g_strdup_printf (
          _ ("the rate rose from %s to %s since %s, though nothing was completed: eligible fell "
             "from %s to %s"),
          rate_then,
          rate_now,
          day,
          then,
          found);
    }
  if (g_str_equal (problem->code, "reclassified"))
    /* TRANSLATORS: a day, two amounts, two amounts */
    return g_strdup_printf (
        _ ("since %s eligible fell from %s to %s, not eligible rose from %s to %s"),
        day,
        beside_then,
        beside_now,
        then,
        found);
  return NULL;
}

char *
td_wording_problem_short (const TdBook *book, const TdProblem *problem)
{
  const char *item = td_book_get_item_label (book, NULL, problem->item);
  g_autofree char *found = td_number_format (problem->found, 0, false, td_locale_get ());
  g_autofree char *expected = td_number_format (problem->expected, 0, false, td_locale_get ());
  char *text = word_comparison (book, problem);

  if (text == NULL)
    text = word_pattern (book, problem);
  if (text != NULL)
    return text;
  if (problem->sign == '<')
    /* TRANSLATORS: an item of a record, its figure, and the figure that bounds it */
    return g_strdup_printf (_ ("%s is %s, but can be %s at most"), item, found, expected);
  if (problem->sign == '>' && problem->found < 0)
    /* TRANSLATORS: an item of a record that was calculated, and a negative figure */
    return g_strdup_printf (_ ("%s would be %s, below nothing"), item, found);
  if (problem->sign == '>')
    /* TRANSLATORS: an item of a record, its figure, the sum of those of its parts that are known */
    return g_strdup_printf (
        _ ("%s is %s, its known parts alone add up to %s"), item, found, expected);
  if (g_str_equal (problem->code, "V8"))
    /* TRANSLATORS: an item of a record, its figure, the sum of the units below */
    return g_strdup_printf (_ ("%s is %s, the units below add up to %s"), item, found, expected);
  if (g_str_equal (problem->code, "V9a"))
    /* TRANSLATORS: an item of a record, its figure, the figure in the other cuts of the year */
    return g_strdup_printf (
        _ ("%s is %s, in the other cuts of the year it is %s"), item, found, expected);
  /* TRANSLATORS: an item of a record, its figure, the sum of its parts */
  return g_strdup_printf (_ ("%s is %s, its parts add up to %s"), item, found, expected);
}

char *
td_wording_problem (const TdBook *book, const TdProblem *problem)
{
  g_autofree char *what = td_wording_problem_short (book, problem);
  g_autofree char *day = td_day_format (td_book_get_cut (book, problem->cut)->as_of);

  /* TRANSLATORS: a unit, "by cases" or "by money", a day, and what is wrong there */
  return g_strdup_printf (_ ("%s, %s, %s: %s"),
                          td_book_get_short_name (book, problem->subject),
                          td_wording_measure (problem->measure),
                          day,
                          what);
}

char *
td_wording_problem_advice (const TdProblem *problem)
{
  guint i = find_rule (problem->code);
  const char *advice = i < G_N_ELEMENTS (rules) && rules[i].advice != NULL
                           ? _ (rules[i].advice)
                           : _ ("Compare with the paper and correct the figure that is wrong.");

  switch (problem->sure)
    {
    case TD_SURE_CERTAIN:
      /* TRANSLATORS: %s is a sentence that says what to do */
      return g_strdup_printf (_ ("The figures contradict each other. %s"), advice);
    case TD_SURE_LIKELY:
      /* TRANSLATORS: %s is a sentence that says what to do */
      return g_strdup_printf (_ ("This is seldom right. %s"), advice);
    case TD_SURE_POSSIBLE:
      /* TRANSLATORS: %s is a sentence that says what to do */
      return g_strdup_printf (_ ("This can be right, but is worth a question. %s"), advice);
    default:
      g_return_val_if_reached (NULL);
    }
}
