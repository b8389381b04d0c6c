/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-check.h"

#include <stdlib.h>

#include "model/td-day.h"

/* One identity of the form: whole = signed sum of the terms. */
typedef struct
{
  const char *code;
  TdItem whole;
  const TdTerm *terms;
  guint n_terms;
} Identity;

static const TdTerm two_classes[] = { { TD_ITEM_ELIGIBLE, 1 }, { TD_ITEM_NOT_ELIGIBLE, 1 } };
static const TdTerm three_classes[] = { { TD_ITEM_ELIGIBLE, 1 },
                                        { TD_ITEM_NOT_ELIGIBLE, 1 },
                                        { TD_ITEM_POSTPONED, 1 },
                                        { TD_ITEM_SUSPENDED, 1 } };

/* V7: each is at most the next. */
static const TdItem chain[]
    = { TD_ITEM_COMPLETED, TD_ITEM_ELIGIBLE, TD_ITEM_TO_ENFORCE, TD_ITEM_TOTAL };

/* The wholes that V1, V2, V4, V5 check, by code. */
static const struct
{
  const char *code;
  TdItem whole;
} derived_identities[] = {
  { "V1", TD_ITEM_TOTAL },
  { "V2", TD_ITEM_TO_ENFORCE },
  { "V4", TD_ITEM_ELIGIBLE },
  { "V5", TD_ITEM_COMPLETED },
};

static void
add_problem (GArray *problems,
             const char *code,
             TdMeasure measure,
             TdItem item,
             char sign,
             int64_t expected,
             int64_t found)
{
  TdProblem problem = {
    .code = code,
    .severity = TD_SEVERITY_ERROR,
    .cut = -1,
    .subject = TD_SUBJECT_NONE,
    .measure = measure,
    .item = item,
    .sign = sign,
    .expected = expected,
    .found = found,
  };
  g_array_append_val (problems, problem);
}

/*
 * Checks whole = Σ terms where all is there. Where a term is absent only the bound is left: with the
 * known deductions moved to its side the whole must not be less than … (docs/arithmetic.md, 20).
 */
static void
check_identity (const Identity *identity,
                const TdFigures *entered,
                const TdFigures *derived,
                const TdForm *form,
                TdMeasure measure,
                GArray *problems)
{
  int64_t plus = 0;
  int64_t minus = 0;
  bool plus_complete = true;
  bool minus_complete = true;

  for (guint i = 0; i < identity->n_terms; i++)
    {
      TdItem item = identity->terms[i].item;
      int64_t value = 0;
      if (!td_form_has (form, measure, item))
        continue;
      bool there = td_figures_get (derived, item, &value);
      if (identity->terms[i].sign > 0)
        {
          plus += value;
          plus_complete &= there;
        }
      else
        {
          minus += value;
          minus_complete &= there;
        }
    }

  /* A whole that was not entered is calculated from the terms, and can only be checked by bound. */
  int64_t whole;
  bool has_whole = td_figures_get (entered, identity->whole, &whole)
                   || (identity->terms != td_item_terms (identity->whole, &(guint){ 0 })
                       && td_figures_get (derived, identity->whole, &whole));

  if (has_whole && plus_complete && minus_complete)
    {
      if (whole != plus - minus)
        add_problem (problems, identity->code, measure, identity->whole, '=', plus - minus, whole);
    }
  else if (has_whole && plus_complete && whole > plus - minus)
    add_problem (problems, identity->code, measure, identity->whole, '<', plus - minus, whole);
  else if (has_whole && minus_complete && minus == 0 && plus > whole)
    add_problem (problems, identity->code, measure, identity->whole, '>', plus, whole);
  else if (!has_whole && plus_complete && minus > plus)
    add_problem (problems, identity->code, measure, identity->whole, '>', 0, plus - minus);
}

void
td_check_record (const TdFigures *entered, const TdForm *form, TdMeasure measure, GArray *problems)
{
  TdFigures derived;
  Identity third = { "V3", TD_ITEM_TO_ENFORCE, three_classes, G_N_ELEMENTS (three_classes) };

  if (form->scheme == TD_SCHEME_TWO)
    {
      third.terms = two_classes;
      third.n_terms = G_N_ELEMENTS (two_classes);
    }
  td_figures_derive (entered, form, measure, &derived);
  for (guint i = 0; i < G_N_ELEMENTS (derived_identities); i++)
    {
      Identity identity
          = { .code = derived_identities[i].code, .whole = derived_identities[i].whole };
      identity.terms = td_item_terms (identity.whole, &identity.n_terms);
      if (i == 2) /* V3 stands between V2 and V4 */
        check_identity (&third, entered, &derived, form, measure, problems);
      check_identity (&identity, entered, &derived, form, measure, problems);
    }

  for (guint i = 0; i + 1 < G_N_ELEMENTS (chain); i++)
    {
      int64_t part, whole;
      /* The next of the chain that is there. */
      guint next = i + 1;
      while (next + 1 < G_N_ELEMENTS (chain) && !td_figures_has (&derived, chain[next]))
        next++;
      if (td_figures_get (&derived, chain[i], &part)
          && td_figures_get (&derived, chain[next], &whole) && part > whole)
        add_problem (problems, "V7", measure, chain[i], '<', whole, part);
    }
}

uint32_t
td_problem_items (const TdProblem *problem)
{
  uint32_t items = 1u << problem->item;
  guint n_terms = 0;
  const TdTerm *terms = NULL;

  if (g_str_equal (problem->code, "V3"))
    {
      terms = three_classes;
      n_terms = G_N_ELEMENTS (three_classes);
    }
  else if (g_str_equal (problem->code, "V7"))
    {
      for (guint i = 0; i + 1 < G_N_ELEMENTS (chain); i++)
        if (chain[i] == problem->item)
          items |= 1u << chain[i + 1];
    }
  else if (!g_str_equal (problem->code, "V8") && !g_str_equal (problem->code, "V9a"))
    terms = td_item_terms (problem->item, &n_terms);
  for (guint i = 0; i < n_terms; i++)
    items |= 1u << terms[i].item;
  return items;
}

/* V8 for one unit and measure: the own record against the sum over the children. */

/* Whether each term of a derived item can be compared by itself, so that the item need not be. */
static bool
terms_compared (const TdForm *form,
                TdMeasure measure,
                TdItem item,
                const TdFigures *own,
                uint32_t in_all)
{
  guint n_terms;
  const TdTerm *terms = td_item_terms (item, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (td_form_has (form, measure, terms[i].item)
        && !(td_figures_has (own, terms[i].item) && ((in_all >> terms[i].item) & 1u)))
      return false;
  return true;
}

static void
check_sum (const TdBook *book, int cut, TdSubject unit, TdMeasure measure, GArray *problems)
{
  const TdFigures *entered = td_book_get_entered (book, cut, unit, measure);
  const TdForm *form = td_book_get_form (book, cut);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TdSubject));

  if (entered == NULL)
    return;
  td_children_on (book, unit, td_book_get_cut (book, cut)->as_of, children);
  if (children->len == 0)
    return;

  const TdTable *table = td_table_get (book, cut);
  TdFigures own;
  TdFigures sum = { 0 };
  uint32_t in_all = UINT32_MAX;

  td_figures_derive (entered, form, measure, &own);
  for (guint i = 0; i < children->len; i++)
    {
      const TdFigures *child
          = &td_table_get_shown (table, g_array_index (children, TdSubject, i), measure)->figures;
      in_all &= child->has;
      for (guint item = 0; item < TD_N_STORED_ITEMS; item++)
        sum.value[item] += td_figures_has (child, (TdItem) item) ? child->value[item] : 0;
    }
  for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
    {
      TdItem item = (TdItem) i;
      if (!td_figures_has (&own, item) || !((in_all >> i) & 1u) || own.value[i] == sum.value[i])
        continue;
      if (!td_figures_has (entered, item)
          && terms_compared (form, measure, item, &own, in_all))
        continue;
      add_problem (problems, "V8", measure, item, '=', sum.value[i], own.value[i]);
    }
}

/* V9a: carried_in is the same in every cut of a work year. */

/* Whether a succession between two days concerns the unit of a subject. */
static bool
is_restructured (const TdBook *book, TdSubject subject, TdDay after, TdDay until)
{
  TdSubject unit = td_book_is_officer (book, subject) ? td_book_get_parent (book, subject) : subject;

  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      TdDay date = td_book_get_succession (book, i)->date;
      if (date > after && date <= until
          && (td_book_is_below (book, td_book_get_predecessor (book, i), unit)
              || td_book_is_below (book, td_book_get_successor (book, i), unit)))
        return true;
    }
  return false;
}

/* The carried_in that was entered for the subject of @cut in another cut. */
static bool
get_carried_in (const TdBook *book, int cut, int other, TdSubject subject, TdMeasure measure, int64_t *value)
{
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  TdDay other_as_of = td_book_get_cut (book, other)->as_of;
  const TdFigures *entered = td_book_get_entered (book, other, subject, measure);

  return entered != NULL && td_day_work_year (other_as_of) == td_day_work_year (as_of)
         && td_figures_get (entered, TD_ITEM_CARRIED_IN, value)
         && !is_restructured (book, subject, MIN (as_of, other_as_of), MAX (as_of, other_as_of));
}

/* The figure that most cuts of the year have; the earliest of those that as many have. */
static int64_t
usual_carried_in (const TdBook *book, int cut, TdSubject subject, TdMeasure measure)
{
  int64_t usual = 0;
  int most = 0;

  for (int i = 0; i < td_book_get_n_cuts (book); i++)
    {
      int64_t candidate, other;
      int count = 0;
      if (!get_carried_in (book, cut, i, subject, measure, &candidate))
        continue;
      for (int j = 0; j < td_book_get_n_cuts (book); j++)
        if (get_carried_in (book, cut, j, subject, measure, &other) && other == candidate)
          count++;
      if (count > most)
        {
          most = count;
          usual = candidate;
        }
    }
  return usual;
}

/* Whether any cut of the same year has another carried_in; spares counting where all agree. */
static bool
carried_in_varies (const TdBook *book, int cut, TdSubject subject, TdMeasure measure, int64_t found)
{
  int work_year = td_day_work_year (td_book_get_cut (book, cut)->as_of);

  for (int i = 0; i < td_book_get_n_cuts (book); i++)
    {
      const TdFigures *entered;
      int64_t other;
      if (td_day_work_year (td_book_get_cut (book, i)->as_of) != work_year)
        continue;
      entered = td_book_get_entered (book, i, subject, measure);
      if (entered != NULL && td_figures_get (entered, TD_ITEM_CARRIED_IN, &other) && other != found)
        return true;
    }
  return false;
}

static void
check_carried_in (const TdBook *book, int cut, TdSubject subject, TdMeasure measure, GArray *problems)
{
  const TdFigures *entered = td_book_get_entered (book, cut, subject, measure);
  int64_t found;

  if (entered == NULL || !td_figures_get (entered, TD_ITEM_CARRIED_IN, &found)
      || !carried_in_varies (book, cut, subject, measure, found))
    return;
  int64_t usual = usual_carried_in (book, cut, subject, measure);
  if (found != usual)
    add_problem (problems, "V9a", measure, TD_ITEM_CARRIED_IN, '=', usual, found);
}

static void
check_subject (const TdBook *book, int cut, TdSubject subject, GArray *problems)
{
  for (int i = 0; i < TD_N_MEASURES; i++)
    {
      TdMeasure measure = (TdMeasure) i;
      const TdFigures *entered = td_book_get_entered (book, cut, subject, measure);
      guint first = problems->len;

      if (entered == NULL)
        continue;
      td_check_record (entered, td_book_get_form (book, cut), measure, problems);
      if (!td_book_is_officer (book, subject))
        check_sum (book, cut, subject, measure, problems);
      check_carried_in (book, cut, subject, measure, problems);
      for (guint j = first; j < problems->len; j++)
        {
          TdProblem *problem = &g_array_index (problems, TdProblem, j);
          problem->cut = cut;
          problem->subject = subject;
        }
    }
}

GArray *
td_check (const TdBook *book, int cut)
{
  GArray *problems = g_array_new (FALSE, FALSE, sizeof (TdProblem));
  int first = cut >= 0 ? cut : 0;
  int last = cut >= 0 ? cut : td_book_get_n_cuts (book) - 1;

  for (int i = first; i <= last; i++)
    for (TdSubject unit = 0; unit < td_book_get_n_units (book); unit++)
      {
        guint n;
        const TdSubject *stays = td_book_get_officers (book, unit, &n);
        check_subject (book, i, unit, problems);
        for (guint j = 0; j < n; j++)
          check_subject (book, i, stays[j], problems);
      }
  return problems;
}
