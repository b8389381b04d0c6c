/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-check.h"

#include "analysis/td-check-private.h"
#include "model/td-day.h"

/* One identity of the form: whole = signed sum of the terms. */
typedef struct
{
  const char *code;
  TdItem whole;
  const TdTerm *terms;
  guint n_terms;
  bool is_derivation; /* the whole is calculated from these terms */
  bool is_own;        /* declared by the form */
  bool at_most;       /* the whole may be less */
} Identity;

/* One record while it is checked. */
typedef struct
{
  const TdFigures *entered;
  TdFigures derived;
  const TdForm *form;
  TdMeasure measure;
  GArray *problems;
} Record;

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

/* Appends @problem as an error of a record whose cut and subject are filled in later. */
static void
add_problem (GArray *problems, TdProblem problem)
{
  problem.severity = TD_SEVERITY_ERROR;
  problem.cut = -1;
  problem.subject = TD_SUBJECT_NONE;
  problem.sure = TD_SURE_CERTAIN;
  problem.basis_cut = -1;
  problem.items |= 1u << problem.item;
  g_array_append_val (problems, problem);
}

/* What a record says of the terms of an identity. */
typedef struct
{
  int64_t plus;
  int64_t minus;
  bool plus_complete;
  bool minus_complete;
  bool has_known;
  bool is_broken_down; /* the form has at least one entered term */
  uint32_t items;
} Terms;

/* An item that the form does not have counts as zero; a figure in it is a finding. */
static void
add_outside (const Record *record, const char *code, TdItem item)
{
  int64_t value;

  if (td_figures_get (record->entered, item, &value) && value != 0)
    add_problem (record->problems,
                 (TdProblem){ .code = code,
                              .measure = record->measure,
                              .item = item,
                              .sign = '<',
                              .expected = 0,
                              .found = value });
}

static Terms
sum_terms (const Record *record, const Identity *identity)
{
  Terms terms = { .plus_complete = true, .minus_complete = true };

  for (guint i = 0; i < identity->n_terms; i++)
    {
      TdItem item = identity->terms[i].item;
      bool is_entered = !td_item_is_derived (item);
      int64_t value = 0;

      if (is_entered && !td_form_has (record->form, record->measure, item))
        {
          add_outside (record, identity->code, item);
          continue;
        }
      bool there = td_figures_get (&record->derived, item, &value);
      terms.is_broken_down |= is_entered;
      terms.has_known |= there;
      terms.items |= 1u << item;
      if (identity->terms[i].sign > 0)
        {
          terms.plus += value;
          terms.plus_complete &= there;
        }
      else
        {
          terms.minus += value;
          terms.minus_complete &= there;
        }
    }
  return terms;
}

/*
 * Checks whole = Σ terms where all is there. Where a term is absent only the bound is left
 * (docs/arithmetic.md, 20): what is known must not exceed the whole, and the whole no more than is
 * left after the known deductions.
 */
static void
check_identity (const Record *record, const Identity *identity)
{
  Terms terms = sum_terms (record, identity);
  /* A whole that is calculated from these terms is held against them as it was entered. */
  int64_t whole;
  bool has_whole = td_figures_get (
      identity->is_derivation ? record->entered : &record->derived, identity->whole, &whole);
  TdProblem problem = { .code = identity->code,
                        .measure = record->measure,
                        .item = identity->whole,
                        .items = terms.items };

  if (!terms.is_broken_down && !identity->is_own)
    return;
  problem.expected = terms.plus - terms.minus;
  if (identity->at_most)
    {
      if (!has_whole || !terms.plus_complete || whole <= problem.expected)
        return;
      problem.sign = '<';
    }
  else if (has_whole && terms.plus_complete && terms.minus_complete && whole != problem.expected)
    problem.sign = '=';
  else if (has_whole && terms.plus_complete && whole > problem.expected)
    problem.sign = '<';
  else if (has_whole && !terms.plus_complete && terms.has_known && terms.minus_complete
           && terms.minus == 0 && terms.plus > whole)
    problem.sign = '>';
  else if (!has_whole && terms.plus_complete && terms.minus > terms.plus)
    {
      problem.sign = '>';
      whole = problem.expected;
      problem.expected = 0;
    }
  else
    return;
  problem.found = whole;
  add_problem (record->problems, problem);
}

/* V7 for one item: at most the next of the chain that is there. */
static void
check_chain (const Record *record, guint place)
{
  int64_t part, whole;
  guint next = place + 1;

  while (next + 1 < G_N_ELEMENTS (chain) && !td_figures_has (&record->derived, chain[next]))
    next++;
  if (td_figures_get (&record->derived, chain[place], &part)
      && td_figures_get (&record->derived, chain[next], &whole) && part > whole)
    add_problem (record->problems,
                 (TdProblem){ .code = "V7",
                              .measure = record->measure,
                              .item = chain[place],
                              .sign = '<',
                              .expected = whole,
                              .found = part,
                              .items = 1u << chain[next] });
}

static void
check_own_identity (const Record *record, const TdFormIdentity *own)
{
  if (own->in_measure[record->measure])
    check_identity (record,
                    &(Identity){ .code = own->code,
                                 .whole = own->whole,
                                 .terms = (const TdTerm *)(gconstpointer)own->terms->data,
                                 .n_terms = own->terms->len,
                                 .is_own = true,
                                 .at_most = own->at_most });
}

void
td_check_record (const TdFigures *entered, const TdForm *form, TdMeasure measure, GArray *problems)
{
  Record record = { entered, { 0 }, form, measure, problems };
  Identity third = { .code = "V3",
                     .whole = TD_ITEM_TO_ENFORCE,
                     .terms = (const TdTerm *)(gconstpointer)form->classes->data,
                     .n_terms = form->classes->len };

  td_figures_derive (entered, form, measure, &record.derived);
  for (guint i = 0; i < G_N_ELEMENTS (derived_identities); i++)
    {
      Identity identity = { .code = derived_identities[i].code,
                            .whole = derived_identities[i].whole,
                            .is_derivation = true };
      identity.terms = td_form_get_terms (form, identity.whole, &identity.n_terms);
      if (i == 2) /* V3 stands between V2 and V4 */
        check_identity (&record, &third);
      check_identity (&record, &identity);
    }
  /* From above, which is the order of the items. */
  for (guint i = G_N_ELEMENTS (chain) - 1; i-- > 0;)
    check_chain (&record, i);
  for (guint i = 0; i < form->identities->len; i++)
    check_own_identity (&record, g_ptr_array_index (form->identities, i));
}

uint32_t
td_problem_items (const TdProblem *problem)
{
  return problem->items;
}

/* V8 for one unit and measure: the own record against the sum over the children. */

/* Whether each term of a derived item can be compared by itself, so that the item need not be. */
static bool
terms_compared (
    const TdForm *form, TdMeasure measure, TdItem item, const TdFigures *own, uint32_t in_all)
{
  guint n_terms;
  const TdTerm *terms = td_form_get_terms (form, item, &n_terms);

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
  TdSum sum = { 0 };

  td_figures_derive (entered, form, measure, &own);
  for (guint i = 0; i < children->len; i++)
    {
      TdSubject child = g_array_index (children, TdSubject, i);
      td_sum_add (&sum, &td_table_get_shown (table, child, measure)->figures);
    }
  for (uint32_t bits = own.has & sum.in_all & TD_STORED_BITS; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      if (own.value[item] == sum.value[item])
        continue;
      if (!td_figures_has (entered, item) && terms_compared (form, measure, item, &own, sum.in_all))
        continue;
      add_problem (problems,
                   (TdProblem){ .code = "V8",
                                .basis = TD_BASIS_BELOW,
                                .measure = measure,
                                .item = item,
                                .sign = '=',
                                .expected = sum.value[item],
                                .found = own.value[item] });
    }
}

/* V9a: carried_in is the same in every cut of a work year. */

bool
_td_is_restructured (const TdBook *book, TdSubject subject, TdDay after, TdDay until)
{
  TdSubject unit
      = td_book_is_officer (book, subject) ? td_book_get_parent (book, subject) : subject;

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

/* What was entered in @cut for the same unit, or the same officer there, perhaps in another stay.
 */
static const TdFigures *
get_entered_by_same (const TdBook *book, int cut, TdSubject subject, TdMeasure measure)
{
  if (td_book_is_officer (book, subject))
    subject = td_book_find_officer (book,
                                    td_book_get_officer (book, subject)->code,
                                    td_book_get_parent (book, subject),
                                    td_book_get_cut (book, cut)->as_of);
  return subject != TD_SUBJECT_NONE ? td_book_get_entered (book, cut, subject, measure) : NULL;
}

/* The carried_in that was entered for the subject of @cut in another cut. */
static bool
get_carried_in (
    const TdBook *book, int cut, int other, TdSubject subject, TdMeasure measure, int64_t *value)
{
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  TdDay other_as_of = td_book_get_cut (book, other)->as_of;
  const TdFigures *entered = get_entered_by_same (book, other, subject, measure);

  return entered != NULL && td_day_work_year (other_as_of) == td_day_work_year (as_of)
         && td_figures_get (entered, TD_ITEM_CARRIED_IN, value)
         && !_td_is_restructured (
             book, subject, MIN (as_of, other_as_of), MAX (as_of, other_as_of));
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
      entered = get_entered_by_same (book, i, subject, measure);
      if (entered != NULL && td_figures_get (entered, TD_ITEM_CARRIED_IN, &other) && other != found)
        return true;
    }
  return false;
}

static void
check_carried_in (
    const TdBook *book, int cut, TdSubject subject, TdMeasure measure, GArray *problems)
{
  const TdFigures *entered = td_book_get_entered (book, cut, subject, measure);
  int64_t found;

  if (entered == NULL || !td_figures_get (entered, TD_ITEM_CARRIED_IN, &found)
      || !carried_in_varies (book, cut, subject, measure, found))
    return;
  int64_t usual = usual_carried_in (book, cut, subject, measure);
  if (found != usual)
    add_problem (problems,
                 (TdProblem){ .code = "V9a",
                              .basis = TD_BASIS_YEAR,
                              .measure = measure,
                              .item = TD_ITEM_CARRIED_IN,
                              .sign = '=',
                              .expected = usual,
                              .found = found });
}

void
_td_check_identities (
    const TdBook *book, int cut, TdSubject subject, TdMeasure measure, GArray *problems)
{
  const TdFigures *entered = td_book_get_entered (book, cut, subject, measure);

  if (entered == NULL)
    return;
  td_check_record (entered, td_book_get_form (book, cut), measure, problems);
  if (!td_book_is_officer (book, subject))
    check_sum (book, cut, subject, measure, problems);
  check_carried_in (book, cut, subject, measure, problems);
}
