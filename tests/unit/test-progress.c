/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-progress.h"

#include <locale.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "td-test-book.h"

#define DAY "2025-01-31"

/* The standing on @day, issued the same day, of everybody. */
static TdProgress *
new_progress (TdBook *book, const char *day)
{
  return td_progress_new (book, td_test_cut (book, day), td_test_day (day), TD_SUBJECT_NONE, true);
}

static const TdProgressRow *
find_row (const TdProgress *progress, const char *unit, TdMeasure measure)
{
  const TdProgressRow *row
      = td_progress_find (progress, td_test_unit (progress->book, unit), measure);
  g_assert_nonnull (row);
  return row;
}

/* What expected.csv says of the cases. */

static char *
format_points (const TdPoints *change)
{
  return change->known ? td_hundredths_format_ascii (change->points) : NULL;
}

static char *
format_item (const TdProgressRow *row, TdItem item)
{
  int64_t value;
  return td_figures_get (&row->shown->figures, item, &value)
             ? g_strdup_printf ("%" G_GINT64_FORMAT, value)
             : NULL;
}

static char *
format_count (int count, bool is_there)
{
  return is_there ? g_strdup_printf ("%d", count) : NULL;
}

/* A column of expected.csv as it must come out; NULL for no value. */
static char *
format_column (const TdProgressRow *row, const char *column)
{
  TdItem item;

  if (td_item_from_name (column, &item))
    return format_item (row, item);
  if (g_str_equal (column, "rate"))
    return row->has_rate ? td_hundredths_format_ascii (row->rate) : NULL;
  if (g_str_equal (column, "target"))
    return row->has_target ? td_hundredths_format_ascii (row->target) : NULL;
  if (g_str_equal (column, "gap_points"))
    return row->has_gap ? td_hundredths_format_ascii (row->gap) : NULL;
  if (g_str_equal (column, "missing"))
    return row->has_gap ? g_strdup_printf ("%" G_GINT64_FORMAT, row->missing) : NULL;
  if (g_str_equal (column, "met"))
    return row->has_gap ? g_strdup (row->missing == 0 ? "true" : "false") : NULL;
  if (g_str_equal (column, "rank"))
    return format_count (row->rank, row->rank > 0);
  if (g_str_equal (column, "contribution"))
    return row->has_contribution ? td_wide_format_ascii (row->contribution, 4) : NULL;
  if (g_str_equal (column, "reported"))
    return format_count (row->shown->reported, row->shown->expected >= 0);
  if (g_str_equal (column, "expected"))
    return format_count (row->shown->expected, row->shown->expected >= 0);
  if (g_str_equal (column, "change_month"))
    return format_points (&row->change_month);
  g_assert_cmpstr (column, ==, "change_year");
  return format_points (&row->change_year);
}

/* Checks one line of expected.csv and returns how many fields it asks for. */
static guint
check_line (TdBook *book, char **heading, char **cells)
{
  g_autoptr (TdProgress) progress = NULL;
  const TdProgressRow *row;
  TdMeasure measure = TD_MEASURE_CASES;
  guint n_asked = 0;

  g_assert_cmpstr (heading[0], ==, "unit");
  g_assert_cmpstr (heading[1], ==, "measure");
  g_assert_cmpstr (heading[2], ==, "as_of");
  g_assert_true (td_measure_from_name (cells[1], &measure));
  progress = new_progress (book, cells[2]);
  row = find_row (progress, cells[0], measure);
  for (guint i = 3; heading[i] != NULL; i++)
    {
      if (g_str_equal (heading[i], "published") || *cells[i] == '\0')
        continue;
      g_autofree char *found = format_column (row, heading[i]);
      if (g_strcmp0 (found != NULL ? found : "null", cells[i]) != 0)
        g_test_message ("%s %s %s: %s", cells[0], cells[1], cells[2], heading[i]);
      g_assert_cmpstr (found != NULL ? found : "null", ==, cells[i]);
      n_asked++;
    }
  return n_asked;
}

static void
test_case (gconstpointer data)
{
  const char *name = data;
  g_autoptr (TdBook) book = td_test_book_sample (name);
  g_autofree char *path
      = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), name, "expected.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint n_asked = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) heading = g_strsplit (lines[0], ",", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (heading));
      n_asked += check_line (book, heading, cells);
    }
  g_assert_cmpuint (n_asked, >, 0);
}

/* The example of the contract: Thái Nguyên, 12/9/2025, issued on 15/9/2025. */
static void
test_thai_nguyen (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = td_progress_new (
      book, td_test_cut (book, "2025-09-12"), td_test_day ("2025-09-15"), TD_SUBJECT_NONE, false);
  const TdProgressRow *row = find_row (progress, "TN", TD_MEASURE_CASES);

  g_assert_cmpint (progress->work_year, ==, 2025);
  g_assert_cmpint (progress->days_left, ==, 15);
  g_assert_cmpint (progress->working_days_left, ==, 11);
  g_assert_cmpint (progress->as_of, ==, td_test_day ("2025-09-12"));
  g_assert_cmpint (progress->on, ==, td_test_day ("2025-09-15"));
  g_assert_cmpint (progress->month_base, ==, td_test_cut (book, "2025-08-31"));
  g_assert_cmpint (progress->year_base, ==, -1);
  g_assert_cmpstr (td_book_get_unit (book, progress->root)->code, ==, "TN");
  g_assert_true (progress->book == book);

  g_assert_cmpint (row->shown->reported, ==, 8);
  g_assert_cmpint (row->shown->expected, ==, 8);
  g_assert_cmpint (row->shown->figures.value[TD_ITEM_TOTAL], ==, 14216);
  g_assert_cmpint (row->rate, ==, 7907);
  g_assert_cmpint (row->rule, ==, TD_RULE_GE);
  g_assert_cmpint (row->gap, ==, -498);
  g_assert_cmpint (row->missing, ==, 542);
  g_assert_cmpint (row->standing, ==, TD_STANDING_LOW);
  g_assert_true (row->contribution == 5416400);
  g_assert_cmpint (row->rank, ==, 0);

  const TdSummary *summary = &g_array_index (progress->summaries, TdSummary, 0);
  g_assert_cmpint (summary->measure, ==, TD_MEASURE_CASES);
  g_assert_true (summary->all);
  g_assert_cmpint (summary->units, ==, 8);
  g_assert_cmpint (summary->met, ==, 0);
  g_assert_cmpint (summary->not_met, ==, 8);
  g_assert_cmpint (summary->no_target, ==, 0);
  g_assert_cmpint (summary->no_rate, ==, 0);
  g_assert_cmpint (summary->lowest_gap, ==, -1060);
  g_assert_cmpint (summary->highest_gap, ==, -123);
}

static void
assert_rank (const TdProgress *progress, const char *unit, int rank, int n_ranked)
{
  const TdProgressRow *row = find_row (progress, unit, TD_MEASURE_CASES);
  g_assert_cmpint (row->rank, ==, rank);
  if (rank > 0)
    g_assert_cmpint (row->n_ranked, ==, n_ranked);
}

/* Equal ratios share a rank and the next is skipped; by the exact ratio, not the rounded rate. */
static void
test_rank (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\n"
                          "unit A R\nunit B R\nunit C R\nunit D R\nunit E R\nunit F R\n"
                          "unit G R - 2025-01-30\nunit H R\nunit I R\nunit A1 A\n"
                          "record " DAY " A1 cases e=100 c=81\n"   /* 81,00 */
                          "record " DAY " B cases e=2000 c=1670\n" /* 83,50 */
                          "record " DAY " C cases e=0 c=0\n"
                          "record " DAY " D cases e=200 c=162\n" /* 81,00 */
                          "record " DAY " E cases e=100 c=50\n"
                          "record " DAY " F cases e=100000 c=50001\n" /* 50,00 when rounded */
                          "record " DAY " H cases e=5\n"
                          "record 2025-01-30 G cases e=1 c=1\n");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);

  assert_rank (progress, "B", 1, 5);
  assert_rank (progress, "A", 2, 5);
  assert_rank (progress, "D", 2, 5);
  assert_rank (progress, "F", 4, 5);
  assert_rank (progress, "E", 5, 5);
  g_assert_cmpint (find_row (progress, "F", TD_MEASURE_CASES)->rate, ==, 5000);
  /* No rate, no rank; nor the root. One alone is the first. */
  assert_rank (progress, "C", 0, 0);
  assert_rank (progress, "H", 0, 0);
  assert_rank (progress, "I", 0, 0);
  assert_rank (progress, "R", 0, 0);
  assert_rank (progress, "A1", 1, 1);
  g_assert_cmpint (find_row (progress, "A", TD_MEASURE_MONEY)->rank, ==, 0);
  g_assert_null (td_progress_find (progress, td_test_unit (book, "G"), TD_MEASURE_CASES));
}

/* Officers are ranked among the officers of their unit who are there on the day. */
static void
test_rank_officers (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit A R\nunit B R\n"
                          "officer O1 A\nofficer O2 A\nofficer O3 A - 2025-01-30\nofficer O4 B\n"
                          "target A 2025 cases 70\ntarget A/O1 2025 cases 90\n"
                          "record 2025-01-30 A/O3 cases e=1 c=1\n"
                          "record " DAY " A/O1 cases e=10 c=8\n"
                          "record " DAY " A/O2 cases e=10 c=9\n"
                          "record " DAY " B/O4 cases e=10 c=10\n");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);
  TdSubject a = td_test_unit (book, "A");
  TdSubject officer = td_book_find_officer (book, "O1", a, td_test_day (DAY));
  const TdProgressRow *row = td_progress_find (progress, officer, TD_MEASURE_CASES);

  g_assert_cmpint (row->rank, ==, 2);
  g_assert_cmpint (row->n_ranked, ==, 2);
  g_assert_cmpuint (row->depth, ==, 2);
  /* The own target, the contribution to the unit's gap. */
  g_assert_cmpint (row->target, ==, 9000);
  g_assert_cmpint (row->gap, ==, -1000);
  g_assert_cmpint (row->missing, ==, 1);
  g_assert_true (row->contribution == -10000);
  officer = td_book_find_officer (book, "O2", a, td_test_day (DAY));
  row = td_progress_find (progress, officer, TD_MEASURE_CASES);
  g_assert_cmpint (row->rank, ==, 1);
  g_assert_false (row->has_target);
  g_assert_false (row->has_gap);
  g_assert_true (row->has_contribution);
}

static void
assert_standing (const char *settings,
                 int64_t eligible,
                 int64_t completed,
                 const char *target,
                 int64_t gap,
                 TdStanding expected)
{
  g_autofree char *rows
      = g_strdup_printf ("unit R -\n%s\ntarget R 2025 cases %s\n"
                         "record " DAY " R cases e=%" G_GINT64_FORMAT " c=%" G_GINT64_FORMAT,
                         settings,
                         target,
                         eligible,
                         completed);
  g_autoptr (TdBook) book = td_test_book_new (rows);
  g_autoptr (TdProgress) progress = new_progress (book, DAY);
  const TdProgressRow *row = find_row (progress, "R", TD_MEASURE_CASES);

  g_assert_true (row->has_gap);
  g_assert_cmpint (row->gap, ==, gap);
  g_assert_cmpint (row->standing, ==, expected);
}

static void
test_standing (void)
{
  assert_standing ("", 10000, 8000, "80", 0, TD_STANDING_MET);
  assert_standing ("", 10000, 8100, "80", 100, TD_STANDING_MET);
  assert_standing ("", 10000, 7999, "80", -1, TD_STANDING_NEAR);
  /* The limits themselves: up to 3,00 near, up to 9,00 low. */
  assert_standing ("", 10000, 7700, "80", -300, TD_STANDING_NEAR);
  assert_standing ("", 10000, 7699, "80", -301, TD_STANDING_LOW);
  assert_standing ("", 10000, 7100, "80", -900, TD_STANDING_LOW);
  assert_standing ("", 10000, 7099, "80", -901, TD_STANDING_VERY_LOW);
  assert_standing ("", 10000, 0, "80", -8000, TD_STANDING_VERY_LOW);
  /* The gap is that of the printed figures: 76,995 % is 77,00. */
  assert_standing ("", 100000, 76995, "80", -300, TD_STANDING_NEAR);
  /* Met is decided by what is missing, also where the rounded rate equals the target. */
  assert_standing ("", 2000, 1670, "83.5 gt", 0, TD_STANDING_NEAR);
  assert_standing ("", 2000, 1671, "83.5 gt", 5, TD_STANDING_MET);
  assert_standing ("", 3, 2, "66.67", 0, TD_STANDING_NEAR);
  assert_standing ("", 3, 2, "66.66 gt", 1, TD_STANDING_MET);
  /* Own limits. */
  assert_standing ("setting threshold_near 0\nsetting threshold_very_low 5.5",
                   10000,
                   7450,
                   "80",
                   -550,
                   TD_STANDING_LOW);
  assert_standing ("setting threshold_near 0\nsetting threshold_very_low 5.5",
                   10000,
                   7449,
                   "80",
                   -551,
                   TD_STANDING_VERY_LOW);
  assert_standing ("setting threshold_near 0", 10000, 7999, "80", -1, TD_STANDING_LOW);
}

/* While a unit has not reported its group has no rate, gap, rank and contribution. */
static void
test_unreported (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R -\nunit G R\nunit H R\nunit G1 G\nunit G2 G\n"
      "target R 2025 cases 70\ntarget G 2025 cases 60\ntarget G2 2025 cases 50\n"
      "record " DAY " G1 cases e=10 c=5\n"
      "record " DAY " G2 cases e=10\n"
      "record " DAY " H cases e=100 c=70\n"
      "record 2024-12-31 G1 cases e=10 c=2\nrecord 2024-12-31 G2 cases e=10 c=2\n");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);
  const TdProgressRow *row = find_row (progress, "G", TD_MEASURE_CASES);

  g_assert_cmpint (row->shown->reported, ==, 1);
  g_assert_cmpint (row->shown->expected, ==, 2);
  g_assert_cmpint (row->shown->partial->value[TD_ITEM_COMPLETED], ==, 5);
  g_assert_true (row->has_target);
  g_assert_cmpint (row->target, ==, 6000);
  g_assert_false (row->has_rate);
  g_assert_false (row->has_gap);
  g_assert_false (row->has_contribution);
  g_assert_cmpint (row->rank, ==, 0);
  g_assert_false (row->change_month.known);
  row = find_row (progress, "R", TD_MEASURE_CASES);
  g_assert_cmpint (row->shown->reported, ==, 1);
  g_assert_cmpint (row->shown->expected, ==, 2);
  g_assert_false (row->has_rate);
  assert_rank (progress, "H", 1, 1);
}

/* Nothing eligible: no rate, but the contribution of nothing is nothing. */
static void
test_nothing_eligible (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit A R\nunit B R\n"
                                              "target R 2025 cases 70\ntarget A 2025 cases 60\n"
                                              "record " DAY " A cases e=0 c=0\n"
                                              "record " DAY " B cases e=10 c=7\n"
                                              "record 2024-12-31 A cases e=5 c=1\n");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);
  const TdProgressRow *row = find_row (progress, "A", TD_MEASURE_CASES);

  g_assert_false (row->has_rate);
  g_assert_false (row->has_gap);
  g_assert_cmpint (row->rank, ==, 0);
  g_assert_true (row->has_contribution);
  g_assert_true (row->contribution == 0);
  g_assert_false (row->change_month.known);
  g_assert_true (row->has_missing_then);
  g_assert_cmpint (row->missing_then, ==, 2);
  row = find_row (progress, "R", TD_MEASURE_CASES);
  g_assert_cmpint (row->rate, ==, 7000);
  g_assert_cmpint (row->missing, ==, 0);
}

/* A group has the target given to it, its units have theirs. */
static void
test_no_target (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit G R\nunit G1 G\n"
                                              "target R 2025 cases 70\n"
                                              "record " DAY " G1 cases e=10 c=5\n");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);
  const TdProgressRow *row = find_row (progress, "G", TD_MEASURE_CASES);

  g_assert_true (row->has_rate);
  g_assert_false (row->has_target);
  g_assert_false (row->has_gap);
  g_assert_true (row->has_contribution);
  g_assert_true (row->contribution == 20000);
  row = find_row (progress, "G1", TD_MEASURE_CASES);
  g_assert_false (row->has_contribution);
  g_assert_cmpint (row->rank, ==, 1);
  row = find_row (progress, "R", TD_MEASURE_CASES);
  g_assert_true (row->contribution == 20000);
}

/* The contributions of the units add up to the root's, exactly. */
static void
test_contributions (void)
{
  for (int i = 0; i < 50; i++)
    {
      g_autoptr (GString) rows = g_string_new ("unit R -\n");
      int n = g_test_rand_int_range (1, 12);
      td_wide sum = 0;

      g_string_append_printf (rows,
                              "target R 2025 money %d.%02d\n",
                              g_test_rand_int_range (0, 100),
                              g_test_rand_int_range (0, 100));
      for (int j = 0; j < n; j++)
        {
          int64_t eligible = (int64_t)g_test_rand_int_range (0, 100000000) * 100000007;
          int64_t completed = eligible / g_test_rand_int_range (1, 9);
          g_string_append_printf (rows,
                                  "unit U%d R\nrecord " DAY " U%d money e=%" G_GINT64_FORMAT
                                  " c=%" G_GINT64_FORMAT "\n",
                                  j,
                                  j,
                                  eligible,
                                  completed);
        }
      g_autoptr (TdBook) book = td_test_book_new (rows->str);
      g_autoptr (TdProgress) progress = new_progress (book, DAY);
      g_autoptr (GPtrArray) children = td_progress_get_children (progress, TD_MEASURE_MONEY);
      g_assert_cmpuint (children->len, ==, (guint)n);
      for (guint j = 0; j < children->len; j++)
        sum += ((const TdProgressRow *)g_ptr_array_index (children, j))->contribution;
      g_assert_true (sum == find_row (progress, "R", TD_MEASURE_MONEY)->contribution);
    }
}

static void
assert_change (const TdProgress *progress,
               const char *unit,
               bool known,
               int64_t month,
               bool has_missing_then,
               int64_t missing_then)
{
  const TdProgressRow *row = find_row (progress, unit, TD_MEASURE_CASES);

  g_assert_true (row->change_month.known == known);
  if (known)
    g_assert_cmpint (row->change_month.points, ==, month);
  g_assert_true (row->has_missing_then == has_missing_then);
  if (has_missing_then)
    g_assert_cmpint (row->missing_then, ==, missing_then);
}

/* Changes are those of the rounded rates; what was missing then is by the target of then. */
static void
test_changes (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\n"
                          "unit A R\nunit B R\nunit C R\nunit D R\nunit E R - 2025-01-15\n"
                          "succession E D 2025-01-16\n"
                          "target A 2025 cases 80\ntarget A 2025 cases 90 gt 2025-01-01\n"
                          "target C 2025 cases 50 ge 2025-01-01\ntarget D 2025 cases 50\n"
                          "record 2024-12-31 A cases e=3 c=1\n"
                          "record 2024-12-31 B cases e=0 c=0\n"
                          "record 2024-12-31 C cases e=10 c=1\n"
                          "record 2024-12-31 D cases e=10 c=1\n"
                          "record 2024-12-31 E cases e=10 c=2\n"
                          "record " DAY " A cases e=3 c=2\n"
                          "record " DAY " B cases e=3 c=2\n"
                          "record " DAY " C cases e=20 c=1\n"
                          "record " DAY " D cases e=20 c=8\n"
                          "record 2024-01-31 A cases e=4 c=3\n"
                          "record 2025-02-28 A cases e=3 c=3\n"
                          "record 2024-10-31 A cases e=3 c=0\n");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);

  /* 66,67 − 33,33; 80 % of 3 is 2,4, so 3 − 1 were missing. */
  assert_change (progress, "A", true, 3334, true, 2);
  g_assert_cmpint (find_row (progress, "A", TD_MEASURE_CASES)->missing, ==, 1);
  g_assert_true (find_row (progress, "A", TD_MEASURE_CASES)->change_year.known);
  g_assert_cmpint (find_row (progress, "A", TD_MEASURE_CASES)->change_year.points, ==, -833);
  /* No rate then. */
  assert_change (progress, "B", false, 0, false, 0);
  /* No target then. */
  assert_change (progress, "C", true, -500, false, 0);
  /* With what E had: 3 of 20 then. */
  assert_change (progress, "D", true, 2500, true, 7);
  g_assert_false (find_row (progress, "D", TD_MEASURE_CASES)->change_year.known);

  g_autoptr (TdProgress) october = new_progress (book, "2024-10-31");
  assert_change (october, "A", false, 0, false, 0);
  g_autoptr (TdProgress) february = new_progress (book, "2025-02-28");
  /* 90 % "trên" of 3 is 3: one was missing in January. */
  assert_change (february, "A", true, 3333, true, 1);
  assert_change (february, "B", false, 0, false, 0);
}

static const TdSummary *
get_summary (const TdProgress *progress, guint index)
{
  g_assert_cmpuint (index, <, progress->summaries->len);
  return &g_array_index (progress->summaries, TdSummary, index);
}

static void
assert_summary (const TdSummary *summary, const char *expected)
{
  g_autofree char *gaps
      = summary->not_met > 0
            ? g_strdup_printf ("%d %d", (int)summary->lowest_gap, (int)summary->highest_gap)
            : g_strdup ("-");
  g_autofree char *found
      = g_strdup_printf ("%s %s units=%d met=%d not_met=%d no_target=%d no_rate=%d %s",
                         td_measure_name (summary->measure),
                         summary->all ? "all" : td_unit_kind_name (summary->kind),
                         summary->units,
                         summary->met,
                         summary->not_met,
                         summary->no_target,
                         summary->no_rate,
                         gaps);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_summary (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - - - 0 agency\nofficer O R\n"
                          "unit A R - - 1 regional\nunit B R - - 2 regional\n"
                          "unit C R - - 3 department\nunit D R - - 4 department\n"
                          "unit E R - - 5 department\nunit F R - 2025-01-30 6 agency\n"
                          "unit A1 A\n"
                          "target A 2025 cases 80\ntarget B 2025 cases 80\ntarget C 2025 cases 80\n"
                          "target D 2025 cases 80\n"
                          "record " DAY " A1 cases e=100 c=70\n" /* −10,00 */
                          "record " DAY " B cases e=100 c=79\n"  /* −1,00 */
                          "record " DAY " C cases e=100 c=80\n"
                          "record " DAY " E cases e=100 c=1\n");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);

  g_assert_cmpuint (progress->summaries->len, ==, 6);
  assert_summary (get_summary (progress, 0),
                  "cases all units=5 met=1 not_met=2 no_target=1 no_rate=1 -1000 -100");
  assert_summary (get_summary (progress, 1),
                  "cases department units=3 met=1 not_met=0 no_target=1 no_rate=1 -");
  assert_summary (get_summary (progress, 2),
                  "cases regional units=2 met=0 not_met=2 no_target=0 no_rate=0 -1000 -100");
  assert_summary (get_summary (progress, 3),
                  "money all units=5 met=0 not_met=0 no_target=5 no_rate=0 -");
  assert_summary (get_summary (progress, 4),
                  "money department units=3 met=0 not_met=0 no_target=3 no_rate=0 -");
  assert_summary (get_summary (progress, 5),
                  "money regional units=2 met=0 not_met=0 no_target=2 no_rate=0 -");
}

/* A root without units below it has a summary of nobody. */
static void
test_summary_alone (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nofficer O R\nrecord " DAY " R/O cases e=1 c=1");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);

  g_assert_cmpuint (progress->summaries->len, ==, 2);
  assert_summary (get_summary (progress, 0),
                  "cases all units=0 met=0 not_met=0 no_target=0 no_rate=0 -");
  assert_summary (get_summary (progress, 1),
                  "money all units=0 met=0 not_met=0 no_target=0 no_rate=0 -");
}

/* "CODE:DEPTH" of each row, cases before money. */
static void
assert_rows (const TdProgress *progress, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (progress->rows->len % 2, ==, 0);
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      bool is_officer = td_book_is_officer (progress->book, row->subject);

      g_assert_cmpint (row->measure, ==, i % 2 == 0 ? TD_MEASURE_CASES : TD_MEASURE_MONEY);
      g_assert_true (td_progress_find (progress, row->subject, row->measure) == row);
      if (i % 2 == 0)
        g_string_append_printf (text,
                                "%s%s:%u",
                                i > 0 ? " " : "",
                                is_officer
                                    ? td_book_get_officer (progress->book, row->subject)->code
                                    : td_book_get_unit (progress->book, row->subject)->code,
                                row->depth);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

#define TREE                                                                                       \
  "unit R -\nunit A R - - 2\nunit B R - - 1\nunit A1 A\nunit A2 A - 2025-01-30\n"                  \
  "officer P A1\nofficer O A1\nofficer Q A1 - 2025-01-30\nofficer S A\n"                           \
  "target R 2025 cases 70\n"                                                                       \
  "record " DAY " A1 cases e=10 c=5\nrecord " DAY " B cases e=10 c=9\n"

static void
test_rows (void)
{
  g_autoptr (TdBook) book = td_test_book_new (TREE);
  int cut = td_test_cut (book, DAY);
  TdDay day = td_test_day (DAY);
  g_autoptr (TdProgress) all = td_progress_new (book, cut, day, TD_SUBJECT_NONE, true);
  g_autoptr (TdProgress) units = td_progress_new (book, cut, day, TD_SUBJECT_NONE, false);

  assert_rows (all, "R:0 B:1 A:1 S:2 A1:2 O:3 P:3");
  assert_rows (units, "R:0 B:1 A:1 A1:2");

  /* From a unit on: depth from it, rank and contribution among its own siblings. */
  g_autoptr (TdProgress) part = td_progress_new (book, cut, day, td_test_unit (book, "A"), false);
  assert_rows (part, "A:0 A1:1");
  const TdProgressRow *row = find_row (part, "A", TD_MEASURE_CASES);
  g_assert_cmpint (row->rank, ==, 2);
  g_assert_cmpint (row->n_ranked, ==, 2);
  g_assert_true (row->contribution == 20000);
  g_assert_cmpint (get_summary (part, 0)->units, ==, 1);
  g_assert_null (td_progress_find (part, td_test_unit (book, "B"), TD_MEASURE_CASES));
}

static void
test_get_children (void)
{
  g_autoptr (TdBook) book = td_test_book_new (TREE);
  g_autoptr (TdProgress) progress = new_progress (book, DAY);
  g_autoptr (GPtrArray) children = td_progress_get_children (progress, TD_MEASURE_MONEY);

  g_assert_cmpuint (children->len, ==, 2);
  g_assert_true (g_ptr_array_index (children, 0) == find_row (progress, "B", TD_MEASURE_MONEY));
  g_assert_true (g_ptr_array_index (children, 1) == find_row (progress, "A", TD_MEASURE_MONEY));
}

/* The days left are counted from the day of issue, and end with the cut's work year. */
static void
test_days (void)
{
  g_autoptr (TdBook) book = td_test_book_new (TREE "cut 2025-09-30\n");
  g_autoptr (TdProgress) progress = td_progress_new (
      book, td_test_cut (book, "2025-09-30"), td_test_day ("2025-10-06"), TD_SUBJECT_NONE, false);
  g_assert_cmpint (progress->work_year, ==, 2025);
  g_assert_cmpint (progress->days_left, ==, 0);
  g_assert_cmpint (progress->working_days_left, ==, 0);
}

/* Lowest rate first, by the exact ratio; equal ones in tree order, those without a rate last. */
static void
test_sort (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit A R\nunit B R\nunit C R\nunit D R\nunit E R\nunit F R\n"
                          "record " DAY " A cases e=0 c=0\n"
                          "record " DAY " B cases e=100 c=50\n"
                          "record " DAY " C cases e=100000 c=49999\n"
                          "record " DAY " E cases e=2 c=1\n"
                          "record " DAY " F cases e=9 c=0\n");
  g_autoptr (TdProgress) progress = new_progress (book, DAY);
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, TD_MEASURE_CASES);
  static const char *const expected[] = { "F", "C", "B", "E", "A", "D" };

  td_rows_sort_worst_first (rows);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      g_assert_cmpstr (td_book_get_unit (book, row->subject)->code, ==, expected[i]);
    }
}

static void
test_needed_per_day (void)
{
  int64_t per_day = 77;

  g_assert_true (td_needed_per_day (542, 11, &per_day));
  g_assert_cmpint (per_day, ==, 50); /* 49,27… */
  g_assert_true (td_needed_per_day (550, 11, &per_day));
  g_assert_cmpint (per_day, ==, 50);
  g_assert_true (td_needed_per_day (0, 11, &per_day));
  g_assert_cmpint (per_day, ==, 0);
  g_assert_true (td_needed_per_day (1, 250, &per_day));
  g_assert_cmpint (per_day, ==, 1);
  g_assert_true (td_needed_per_day (TD_AMOUNT_MAX, 1, &per_day));
  g_assert_cmpint (per_day, ==, TD_AMOUNT_MAX);
  per_day = 77;
  g_assert_false (td_needed_per_day (542, 0, &per_day));
  g_assert_cmpint (per_day, ==, 77);
}

int
main (int argc, char **argv)
{
  static const char *const cases[]
      = { "bac-kan-2019", "ben-tre-2021", "binh-thuan-2017", "rules", "thai-nguyen-2025" };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/progress/case/", cases[i], NULL);
      g_test_add_data_func (path, cases[i], test_case);
    }
  g_test_add_func ("/progress/thai-nguyen", test_thai_nguyen);
  g_test_add_func ("/progress/rank", test_rank);
  g_test_add_func ("/progress/rank-officers", test_rank_officers);
  g_test_add_func ("/progress/standing", test_standing);
  g_test_add_func ("/progress/unreported", test_unreported);
  g_test_add_func ("/progress/nothing-eligible", test_nothing_eligible);
  g_test_add_func ("/progress/no-target", test_no_target);
  g_test_add_func ("/progress/contributions", test_contributions);
  g_test_add_func ("/progress/changes", test_changes);
  g_test_add_func ("/progress/summary", test_summary);
  g_test_add_func ("/progress/summary-alone", test_summary_alone);
  g_test_add_func ("/progress/rows", test_rows);
  g_test_add_func ("/progress/get-children", test_get_children);
  g_test_add_func ("/progress/days", test_days);
  g_test_add_func ("/progress/sort", test_sort);
  g_test_add_func ("/progress/needed-per-day", test_needed_per_day);
  return g_test_run ();
}
