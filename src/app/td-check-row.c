/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-check-row.h"

#include <glib/gi18n.h>

#include "model/td-day.h"
#include "model/td-text.h"
#include "wording/td-wording.h"

struct _TdCheckRow
{
  GObject parent_instance;

  /* owned */
  TdBook *book;

  TdCheckRowKind kind;
  TdProblem problem; /* explained belongs to the book */
  TdSubject unit;
  guint n_errors;
  guint n_warnings;
  bool is_open;
};

G_DEFINE_FINAL_TYPE (TdCheckRow, td_check_row, G_TYPE_OBJECT)

static void
td_check_row_finalize (GObject *object)
{
  g_clear_pointer (&TD_CHECK_ROW (object)->book, td_book_unref);

  G_OBJECT_CLASS (td_check_row_parent_class)->finalize (object);
}

static void
td_check_row_class_init (TdCheckRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_check_row_finalize;
}

static void
td_check_row_init (TdCheckRow *row)
{
}

TdCheckRow *
td_check_row_new_heading (TdCheckRowKind kind,
                          TdBook *book,
                          TdSubject subject,
                          guint n_errors,
                          guint n_warnings,
                          bool is_open)
{
  TdCheckRow *row = g_object_new (TD_TYPE_CHECK_ROW, NULL);

  row->book = td_book_ref (book);
  row->kind = kind;
  row->unit = subject;
  row->n_errors = n_errors;
  row->n_warnings = n_warnings;
  row->is_open = is_open;
  return row;
}

TdCheckRow *
td_check_row_new_problem (TdBook *book, const TdProblem *problem)
{
  TdCheckRow *row = g_object_new (TD_TYPE_CHECK_ROW, NULL);

  row->book = td_book_ref (book);
  row->kind = TD_CHECK_ROW_PROBLEM;
  row->problem = *problem;
  row->unit = td_book_is_officer (book, problem->subject)
                  ? td_book_get_parent (book, problem->subject)
                  : problem->subject;
  return row;
}

TdCheckRowKind
td_check_row_get_kind (TdCheckRow *row)
{
  return row->kind;
}

TdSubject
td_check_row_get_unit (TdCheckRow *row)
{
  return row->unit;
}

const TdProblem *
td_check_row_get_problem (TdCheckRow *row)
{
  return row->kind == TD_CHECK_ROW_PROBLEM ? &row->problem : NULL;
}

TdBook *
td_check_row_get_book (TdCheckRow *row)
{
  return row->book;
}

bool
td_check_row_is_open (TdCheckRow *row)
{
  return row->is_open;
}

bool
td_check_row_is_settled (TdCheckRow *row)
{
  return row->kind == TD_CHECK_ROW_PROBLEM && row->problem.severity == TD_SEVERITY_WARNING
         && row->problem.explained != NULL;
}

char *
td_check_row_get_title (TdCheckRow *row)
{
  g_autofree char *what = NULL;

  if (row->kind == TD_CHECK_ROW_UNIT)
    return g_strdup (td_book_get_name (row->book, row->unit));
  if (row->kind == TD_CHECK_ROW_SETTLED)
    return g_strdup (C_ ("findings", "Explained"));
  what = td_wording_problem_short (row->book, &row->problem);
  return td_text_capitalise (what);
}

static char *
word_counts (TdCheckRow *row)
{
  g_autofree char *errors
      = g_strdup_printf (ngettext ("%u error", "%u errors", row->n_errors), row->n_errors);
  g_autofree char *warnings
      = g_strdup_printf (ngettext ("%u warning", "%u warnings", row->n_warnings), row->n_warnings);

  if (row->kind == TD_CHECK_ROW_SETTLED)
    return g_strdup_printf ("%u", row->n_warnings);
  if (row->n_errors == 0)
    return g_steal_pointer (&warnings);
  if (row->n_warnings == 0)
    return g_steal_pointer (&errors);
  return g_strdup_printf ("%s, %s", errors, warnings);
}

static char *
word_expected (const TdProblem *problem)
{
  g_autofree char *figure = td_wording_figure (problem->measure, problem->expected);

  if (problem->sign == '<')
    /* Translators: a figure that bounds what was found */
    return g_strdup_printf (_ ("expected at most %s"), figure);
  if (problem->sign == '>')
    /* Translators: a figure that bounds what was found */
    return g_strdup_printf (_ ("expected at least %s"), figure);
  /* Translators: the figure that should have been found */
  return g_strdup_printf (_ ("expected %s"), figure);
}

char *
td_check_row_get_detail (TdCheckRow *row)
{
  const TdProblem *problem = &row->problem;
  g_autoptr (GString) text = NULL;
  g_autofree char *day = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (row->kind != TD_CHECK_ROW_PROBLEM)
    return word_counts (row);

  text = g_string_new (NULL);
  day = td_day_format (td_book_get_cut (row->book, problem->cut)->as_of);
  expected = word_expected (problem);
  found = td_wording_figure (problem->measure, problem->found);
  if (td_book_is_officer (row->book, problem->subject))
    g_string_append_printf (text, "%s · ", td_book_get_name (row->book, problem->subject));
  else if (td_check_row_is_settled (row))
    g_string_append_printf (text, "%s · ", td_book_get_short_name (row->book, problem->subject));
  g_string_append_printf (text,
                          "%s · %s · %s · ",
                          td_wording_problem_name (problem->code),
                          td_wording_measure (problem->measure),
                          day);
  /* Translators: what was expected ("expected 1688 cases"), the figure that was found */
  g_string_append_printf (text, _ ("%s, found %s"), expected, found);
  g_string_append_printf (text, " · %s", td_wording_sure (problem->sure));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
td_check_row_get_text (TdCheckRow *row)
{
  g_autofree char *title = td_check_row_get_title (row);
  g_autofree char *detail = td_check_row_get_detail (row);

  if (row->kind != TD_CHECK_ROW_PROBLEM)
    return g_strdup_printf ("%s (%s)", title, detail);
  if (row->problem.explained != NULL)
    return g_strdup_printf ("- %s: %s (%s; %s)",
                            td_wording_severity (row->problem.severity),
                            title,
                            detail,
                            row->problem.explained);
  return g_strdup_printf (
      "- %s: %s (%s)", td_wording_severity (row->problem.severity), title, detail);
}

int
td_check_row_compare (gconstpointer a, gconstpointer b)
{
  TdCheckRow *one = *(TdCheckRow *const *)a;
  TdCheckRow *other = *(TdCheckRow *const *)b;

  if (one->unit != other->unit)
    return one->unit < other->unit ? -1 : 1;
  if (one->problem.severity != other->problem.severity)
    return one->problem.severity == TD_SEVERITY_ERROR ? -1 : 1;
  if (one->problem.cut != other->problem.cut)
    return one->problem.cut < other->problem.cut ? 1 : -1; /* the newest first */
  if (one->problem.subject != other->problem.subject)
    return one->problem.subject < other->problem.subject ? -1 : 1;
  return (int)one->problem.measure - (int)other->problem.measure;
}
