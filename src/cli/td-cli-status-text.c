/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-status.h"

#include "cli/td-cli-output.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

#include <glib/gi18n.h>

static char *
show_item (const TdFigures *figures, TdItem item)
{
  int64_t amount;
  return td_figures_get (figures, item, &amount) ? td_amount_format (amount) : g_strdup (TD_ABSENT);
}

static char *
show_points (const TdPoints *points)
{
  return points->known ? td_hundredths_format_signed (points->points) : g_strdup (TD_ABSENT);
}

static bool
has_reported (const TdFigures *figures)
{
  return td_figures_has (figures, TD_ITEM_ELIGIBLE) && td_figures_has (figures, TD_ITEM_COMPLETED);
}

static void
add_text_row (TdCliTable *table, const TdCliStatus *status, const TdProgressRow *row)
{
  const TdFigures *figures = &row->shown->figures;

  td_cli_table_add (
      table,
      g_strdup_printf (
          "%*s%s", (int)row->depth * 2, "", td_book_get_short_name (status->book, row->subject)));
  td_cli_table_add (table, show_item (figures, TD_ITEM_TOTAL));
  td_cli_table_add (table, show_item (figures, TD_ITEM_ELIGIBLE));
  td_cli_table_add (table, show_item (figures, TD_ITEM_COMPLETED));
  td_cli_table_add (table, row->has_rate ? td_hundredths_format (row->rate) : g_strdup (TD_ABSENT));
  td_cli_table_add (table,
                    row->has_target ? td_hundredths_format (row->target) : g_strdup (TD_ABSENT));
  td_cli_table_add (table,
                    row->has_gap ? td_hundredths_format_signed (row->gap) : g_strdup (TD_ABSENT));
  td_cli_table_add (table, row->has_gap ? td_amount_format (row->missing) : g_strdup (TD_ABSENT));
  td_cli_table_add (table, show_points (&row->change_month));
  td_cli_table_add (table, show_points (&row->change_year));
  td_cli_table_add (table,
                    row->rank > 0 ? g_strdup_printf ("%d", row->rank) : g_strdup (TD_ABSENT));
  td_cli_table_add (table,
                    g_strdup (row->has_gap ? td_wording_standing (row->standing) : TD_ABSENT));
}

static void
add_headings (TdCliTable *table)
{
  const char *const headings[] = {
    C_ ("column", "Unit"),      C_ ("column", "Total"),   C_ ("column", "Eligible"),
    C_ ("column", "Completed"), C_ ("column", "Rate %"),  C_ ("column", "Target %"),
    C_ ("column", "Gap"),       C_ ("column", "Missing"), C_ ("column", "On month"),
    C_ ("column", "On year"),   C_ ("column", "Rank"),    C_ ("column", "Standing"),
  };
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    td_cli_table_add (table, g_strdup (headings[i]));
}

/* The units below a group that have not reported, by name. */
static char *
list_unreported (const TdCliStatus *status, const TdProgressRow *row)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const TdTable *figures = td_table_get (status->book, status->progress->cut);

  td_children_on (status->book, row->subject, status->progress->as_of, children);
  for (guint i = 0; i < children->len; i++)
    {
      TdSubject child = g_array_index (children, TdSubject, i);
      if (!has_reported (&td_table_get_shown (figures, child, row->measure)->figures))
        g_ptr_array_add (names, (gpointer)td_book_get_short_name (status->book, child));
    }
  return td_wording_names (names);
}

/* A group without figures, because not all units have reported, says who has not, and what the
 * others have. */
static void
print_partial (const TdCliStatus *status, const TdProgressRow *row)
{
  const TdShown *shown = row->shown;
  const char *name = td_book_get_short_name (status->book, row->subject);

  if (shown->expected <= 0 || has_reported (&shown->figures))
    return;
  if (shown->reported == 0)
    {
      td_cli_print (_ ("%s: nobody has reported yet.\n"), name);
      return;
    }
  g_autofree char *reported = td_wording_reported (row);
  g_autofree char *unreported = list_unreported (status, row);
  g_autofree char *eligible = show_item (shown->partial, TD_ITEM_ELIGIBLE);
  g_autofree char *completed = show_item (shown->partial, TD_ITEM_COMPLETED);
  td_cli_print (_ ("%s: %s: eligible %s, completed %s. Not reported: %s.\n"),
                name,
                reported,
                eligible,
                completed,
                unreported);
}

static void
print_summary (const TdSummary *summary)
{
  const char *const kinds[TD_N_UNIT_KINDS] = {
    C_ ("units", "agencies"),
    C_ ("units", "departments"),
    C_ ("units", "regional divisions"),
  };

  if (summary->units == 0)
    return;
  td_cli_print (_ ("%s: %d; target met %d, not met %d, without target %d, without rate %d"),
                summary->all ? C_ ("units", "Units") : kinds[summary->kind],
                summary->units,
                summary->met,
                summary->not_met,
                summary->no_target,
                summary->no_rate);
  if (summary->not_met > 0)
    {
      g_autofree char *lowest = td_hundredths_format (summary->lowest_gap);
      g_autofree char *highest = td_hundredths_format (summary->highest_gap);
      g_autofree char *gaps = summary->not_met == 1
                                  ? g_strdup_printf (_ ("gap %s points"), lowest)
                                  : g_strdup_printf (_ ("gap %s to %s points"), lowest, highest);
      td_cli_print (" (%s)", gaps);
    }
  td_cli_print ("\n");
}

/* All, then each kind; when there is one kind it is all. */
static void
print_summaries (const GArray *summaries, TdMeasure measure)
{
  guint n_kinds = 0;

  for (guint i = 0; i < summaries->len; i++)
    {
      const TdSummary *summary = &g_array_index (summaries, TdSummary, i);
      n_kinds += summary->measure == measure && !summary->all;
    }
  for (guint i = 0; i < summaries->len; i++)
    {
      const TdSummary *summary = &g_array_index (summaries, TdSummary, i);
      if (summary->measure == measure && (summary->all || n_kinds > 1))
        print_summary (summary);
    }
}

static void
print_measure (const TdCliStatus *status, TdMeasure measure)
{
  const TdProgress *progress = status->progress;
  g_autoptr (TdCliTable) table = td_cli_table_new ("lrrrrrrrrrrl");

  td_cli_print ("\n%s\n",
                measure == TD_MEASURE_CASES ? _ ("By cases") : _ ("By money (thousand đồng)"));
  add_headings (table);
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      if (row->measure == measure)
        add_text_row (table, status, row);
    }
  td_cli_table_print (table, 0);
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      if (row->measure == measure)
        print_partial (status, row);
    }
  print_summaries (progress->summaries, measure);
}

void
td_cli_status_print_text (const TdCliStatus *status)
{
  const TdProgress *progress = status->progress;
  const TdCut *cut = td_book_get_cut (status->book, progress->cut);
  g_autofree char *as_of = td_day_format (progress->as_of);
  g_autofree char *on = td_day_format (progress->on);

  td_cli_print ("%s\n", td_book_get_name (status->book, progress->root));
  td_cli_print (_ ("Figures as of %s (%s), issued %s\n"),
                as_of,
                cut->closed ? C_ ("cut", "closed") : C_ ("cut", "open"),
                on);
  g_autofree char *days = g_strdup_printf (ngettext ("%d day left in the work year %d",
                                                     "%d days left in the work year %d",
                                                     (gulong)progress->days_left),
                                           progress->days_left,
                                           progress->work_year);
  g_autofree char *working_days = g_strdup_printf (
      ngettext ("%d working day", "%d working days", (gulong)progress->working_days_left),
      progress->working_days_left);
  td_cli_print ("%s (%s)\n", days, working_days);
  for (guint i = 0; i < TD_N_MEASURES; i++)
    if ((!status->has_measure || status->measure == (TdMeasure)i))
      print_measure (status, (TdMeasure)i);
}
