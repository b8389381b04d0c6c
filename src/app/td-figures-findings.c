/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-findings.h"

struct _TdFiguresFindings
{
  /* owned */
  TdBook *book;      /* (nullable): that is shown */
  TdBook *kept;      /* (nullable): the book that the problems are of */
  GArray *problems;  /* TdProblem: not explained */
  GHashTable *lists; /* subject and measure: GArray of TdProblem */
  GHashTable *below; /* subject and measure: items as bits */

  TdFindings *source; /* borrowed from the session, which is there as long */
  gulong handler;
  TdFindingsFunc checked;
  gpointer data;
  int cut;
};

static gpointer
make_key (TdSubject subject, TdMeasure measure)
{
  return GINT_TO_POINTER (subject * TD_N_MEASURES + (int)measure + 1);
}

static void
forget_problems (TdFiguresFindings *findings)
{
  g_array_set_size (findings->problems, 0);
  g_hash_table_remove_all (findings->lists);
  g_hash_table_remove_all (findings->below);
  g_clear_pointer (&findings->kept, td_book_unref);
}

static void
add_below (TdFiguresFindings *findings, const TdProblem *problem)
{
  TdSubject unit = td_book_get_parent (findings->book, problem->subject);

  for (; unit != TD_SUBJECT_NONE; unit = td_book_get_parent (findings->book, unit))
    {
      gpointer key = make_key (unit, problem->measure);
      guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (findings->below, key));

      g_hash_table_insert (findings->below, key, GUINT_TO_POINTER (bits | 1u << problem->item));
    }
}

/* What was found in the cut that is shown; NULL while it is not yet checked. */
static const GArray *
find_checked (const TdFiguresFindings *findings)
{
  if (findings->book == NULL || td_findings_get_book (findings->source) != findings->book)
    return NULL;
  return td_findings_get_cut (findings->source, findings->cut);
}

static void
take_problems (TdFiguresFindings *findings, const GArray *all)
{
  forget_problems (findings);
  findings->kept = td_book_ref (findings->book);
  for (guint i = 0; i < all->len; i++)
    {
      const TdProblem *problem = &g_array_index (all, TdProblem, i);

      if (problem->explained != NULL)
        continue;
      g_array_append_vals (findings->problems, problem, 1);
      add_below (findings, problem);
    }
}

static void
checked_cb (TdFiguresFindings *findings)
{
  const GArray *all = find_checked (findings);

  if (all == NULL || findings->kept == findings->book)
    return;
  take_problems (findings, all);
  findings->checked (findings->data);
}

/* Whether subjects and cuts of the books have the same indices. */
static bool
has_same_indices (const TdBook *a, const TdBook *b)
{
  return td_book_get_n_cuts (a) == td_book_get_n_cuts (b)
         && td_book_get_n_subjects (a) == td_book_get_n_subjects (b) && td_book_get_n_units (a) > 0
         && td_book_get_unit (a, 0) == td_book_get_unit (b, 0);
}

TdFiguresFindings *
td_figures_findings_new (TdSession *session, TdFindingsFunc checked, gpointer data)
{
  TdFiguresFindings *findings = g_new0 (TdFiguresFindings, 1);

  findings->source = td_findings_get (session);
  findings->handler
      = g_signal_connect_swapped (findings->source, "changed", G_CALLBACK (checked_cb), findings);
  findings->problems = g_array_new (FALSE, FALSE, sizeof (TdProblem));
  findings->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  findings->below = g_hash_table_new (NULL, NULL);
  findings->checked = checked;
  findings->data = data;
  findings->cut = -1;
  return findings;
}

void
td_figures_findings_free (TdFiguresFindings *findings)
{
  g_signal_handler_disconnect (findings->source, findings->handler);
  forget_problems (findings);
  g_array_unref (findings->problems);
  g_hash_table_unref (findings->lists);
  g_hash_table_unref (findings->below);
  g_clear_pointer (&findings->book, td_book_unref);
  g_free (findings);
}

void
td_figures_findings_show (TdFiguresFindings *findings, TdBook *book, int cut)
{
  const GArray *all;

  if (book == findings->book && cut == findings->cut)
    return;
  /* What was found before still stands where it does not speak of a record alone. */
  if (findings->kept != NULL
      && (book == NULL || cut != findings->cut || !has_same_indices (findings->kept, book)))
    forget_problems (findings);
  g_hash_table_remove_all (findings->lists);
  g_clear_pointer (&findings->book, td_book_unref);
  findings->cut = cut;
  if (book == NULL || cut < 0)
    return;
  findings->book = td_book_ref (book);
  all = find_checked (findings);
  if (all != NULL)
    take_problems (findings, all);
}

bool
td_figures_findings_is_complete (const TdFiguresFindings *findings)
{
  return findings->book != NULL && findings->kept == findings->book;
}

static bool
is_unexplained (const TdFiguresFindings *findings, const TdProblem *problem)
{
  return td_book_find_explanation (findings->book,
                                   td_book_get_cut (findings->book, findings->cut)->as_of,
                                   problem->subject,
                                   problem->measure,
                                   problem->code,
                                   td_book_get_item_name (findings->book, problem->item),
                                   problem->expected,
                                   problem->found)
         == NULL;
}

/* While the check is under way: what the record says now. */
static void
add_of_record (TdFiguresFindings *findings, TdSubject subject, TdMeasure measure, GArray *list)
{
  const TdFigures *entered = td_book_get_entered (findings->book, findings->cut, subject, measure);
  guint n = 0;

  if (entered == NULL)
    return;
  td_check_record (entered, td_book_get_form (findings->book, findings->cut), measure, list);
  for (guint i = 0; i < list->len; i++)
    {
      TdProblem *problem = &g_array_index (list, TdProblem, i);

      problem->cut = findings->cut;
      problem->subject = subject;
      if (is_unexplained (findings, problem))
        g_array_index (list, TdProblem, n++) = *problem;
    }
  g_array_set_size (list, n);
}

const GArray *
td_figures_findings_get (TdFiguresFindings *findings, TdSubject subject, TdMeasure measure)
{
  gpointer key = make_key (subject, measure);
  GArray *list = g_hash_table_lookup (findings->lists, key);
  bool complete = td_figures_findings_is_complete (findings);

  if (list != NULL)
    return list;
  list = g_array_new (FALSE, FALSE, sizeof (TdProblem));
  g_hash_table_insert (findings->lists, key, list);
  if (!complete && findings->book != NULL)
    add_of_record (findings, subject, measure, list);
  for (guint i = 0; i < findings->problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (findings->problems, TdProblem, i);

      if (problem->subject == subject && problem->measure == measure
          && (complete || problem->basis != TD_BASIS_RECORD))
        g_array_append_vals (list, problem, 1);
    }
  return list;
}

uint32_t
td_figures_findings_get_below (TdFiguresFindings *findings, TdSubject unit, TdMeasure measure)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (findings->below, make_key (unit, measure)));
}

const TdProblem *
td_figures_findings_get_first (TdFiguresFindings *findings,
                               TdMeasure measure,
                               TdSubject unit,
                               uint32_t items)
{
  const TdProblem *warning = NULL;

  for (guint i = 0; findings->book != NULL && i < findings->problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (findings->problems, TdProblem, i);

      if (problem->measure != measure || !((items >> problem->item) & 1u)
          || (unit != TD_SUBJECT_NONE
              && !td_book_is_below (findings->book, problem->subject, unit)))
        continue;
      if (problem->severity == TD_SEVERITY_ERROR)
        return problem;
      if (warning == NULL)
        warning = problem;
    }
  return warning;
}
