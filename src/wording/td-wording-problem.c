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
  const char *rule;
} identities[] = {
  { "V1", N_ ("total accepted = carried in + newly accepted") },
  { "V2", N_ ("to be enforced = total accepted − entrusted − withdrawn − taken up") },
  { "V3", N_ ("to be enforced = eligible + not eligible + postponed + suspended") },
  { "V4", N_ ("eligible = completed + in progress + postponed by agreement + other") },
  { "V5", N_ ("completed = executed + terminated + reduced") },
  { "V7", N_ ("completed ≤ eligible ≤ to be enforced ≤ total accepted") },
  { "V8", N_ ("a group is the sum of its units") },
  { "V9a", N_ ("what was carried in stays the same all year") },
  { "V9b", N_ ("what is carried in is what the year before carried over") },
};

const char *
td_wording_identity (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    if (g_str_equal (code, identities[i].code))
      return _ (identities[i].rule);
  return code;
}

char *
td_wording_problem_short (const TdBook *book, const TdProblem *problem)
{
  const char *item = td_item_label (problem->item);
  g_autofree char *found = td_number_format (problem->found, 0, false, td_locale_get ());
  g_autofree char *expected = td_number_format (problem->expected, 0, false, td_locale_get ());

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
