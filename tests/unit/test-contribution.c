/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-contribution.h"

#include <locale.h>

#include "analysis/td-movement.h"
#include "analysis/td-rank.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "td-test-book.h"

static TdProgress *
new_progress (TdBook *book, const char *day)
{
  return td_progress_new (book, td_test_cut (book, day), td_test_day (day), TD_SUBJECT_NONE, false);
}

static void
assert_part (const TdContributions *contributions,
             TdSubject subject,
             const char *value,
             const char *month)
{
  for (guint i = 0; i < contributions->parts->len; i++)
    {
      const TdContribution *part = &g_array_index (contributions->parts, TdContribution, i);
      if (part->subject != subject)
        continue;
      g_autofree char *found = td_wide_format_ascii (part->value, 4);
      g_autofree char *change = td_wide_format_ascii (part->month.value, 4);
      g_assert_true (part->known);
      g_assert_cmpstr (found, ==, value);
      g_assert_cmpint (part->month.known, ==, month != NULL);
      if (month != NULL)
        g_assert_cmpstr (change, ==, month);
      return;
    }
  g_assert_not_reached ();
}

/* Parts and rest add up to the whole, in every cut, and so do both changes. */
static void
assert_adds_up (const TdContributions *contributions)
{
  td_wide value = 0, month = 0, year = 0;

  if (!contributions->whole.known || contributions->parts->len == 0)
    return;
  for (guint i = 0; i < contributions->parts->len; i++)
    {
      const TdContribution *part = &g_array_index (contributions->parts, TdContribution, i);
      value += part->value;
      month += part->month.value;
      year += part->year.value;
    }
  if (contributions->has_rest)
    {
      value += contributions->rest.value;
      month += contributions->rest.month.value;
      year += contributions->rest.year.value;
    }
  g_assert_true (value == contributions->whole.value);
  g_assert_true (!contributions->whole.month.known || month == contributions->whole.month.value);
  g_assert_true (!contributions->whole.year.known || year == contributions->whole.year.value);
}

/*
 * Thái Nguyên, 12/9/2025, by hand from eligible and completed: Khu vực 1 0,8405 · 2146 − 1595 =
 * 208,7130, at the month's end before 0,8405 · 2066 − 1464 = 272,4730; the province 541,6400 and
 * 0,8405 · 10472 − 7761 = 1040,7160.
 */
static void
test_thai_nguyen (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-09-12");
  g_autoptr (TdContributions) contributions
      = td_contributions_new (progress, progress->root, TD_MEASURE_CASES);
  g_autofree char *whole = td_wide_format_ascii (contributions->whole.value, 4);
  g_autofree char *month = td_wide_format_ascii (contributions->whole.month.value, 4);

  g_assert_cmpstr (whole, ==, "541.6400");
  g_assert_cmpstr (month, ==, "-499.0760");
  g_assert_false (contributions->whole.year.known);
  g_assert_cmpuint (contributions->parts->len, ==, 8);
  g_assert_false (contributions->has_rest);
  assert_part (contributions, td_test_unit (book, "KV1"), "208.7130", "-63.7600");
  assert_part (contributions, td_test_unit (book, "KV4"), "104.2115", "-53.9015");
  assert_adds_up (contributions);

  g_autoptr (GPtrArray) sorted = td_contributions_sort (contributions);
  g_assert_cmpuint (sorted->len, ==, 8);
  g_assert_cmpint (((const TdContribution *)g_ptr_array_index (sorted, 0))->subject,
                   ==,
                   td_test_unit (book, "KV1"));
  g_assert_cmpint (((const TdContribution *)g_ptr_array_index (sorted, 7))->subject,
                   ==,
                   td_test_unit (book, "NV"));
}

/* Every cut, measure and group of every sample. */
static void
test_samples (void)
{
  static const char *const samples[]
      = { "bac-kan-2019", "ben-tre-2021", "binh-thuan-2017", "rules", "thai-nguyen-2025" };
  guint n_known = 0, n_changes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (TdBook) book = td_test_book_sample (samples[i]);
      for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
        {
          TdDay day = td_book_get_cut (book, cut)->as_of;
          g_autoptr (TdProgress) progress
              = td_progress_new (book, cut, day, TD_SUBJECT_NONE, false);
          for (TdSubject unit = 0; unit < td_book_get_n_units (book); unit++)
            for (int measure = 0; measure < TD_N_MEASURES; measure++)
              {
                if (!td_book_is_valid (book, unit, day))
                  continue;
                g_autoptr (TdContributions) contributions
                    = td_contributions_new (progress, unit, (TdMeasure)measure);
                assert_adds_up (contributions);
                n_known += contributions->whole.known;
                n_changes += contributions->whole.month.known;
              }
        }
    }
  g_assert_cmpuint (n_known, >, 100);
  g_assert_cmpuint (n_changes, >, 50);
}

#define TWO                                                                                        \
  "unit R - 2010-01-01\nunit A R 2010-01-01\nunit B R 2010-01-01\n"                                \
  "target R 2025 cases 80\ntarget R 2025 cases 82 ge 2025-02-15\ntarget R 2024 cases 70\n"         \
  "record 2024-02-29 A cases e=100 c=60\nrecord 2024-02-29 B cases e=100 c=50\n"                   \
  "record 2025-01-31 A cases e=100 c=40\nrecord 2025-01-31 B cases e=50 c=30\n"

/* Each day by its own target: (82 − 50) − (80 − 40) = −8; a year before (70 − 60) = 10. */
static void
test_targets (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      TWO "record 2025-02-28 A cases e=100 c=50\nrecord 2025-02-28 B cases e=50 c=45\n");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-02-28");
  g_autoptr (TdContributions) contributions
      = td_contributions_new (progress, progress->root, TD_MEASURE_CASES);

  assert_part (contributions, td_test_unit (book, "A"), "32.0000", "-8.0000");
  assert_part (contributions, td_test_unit (book, "B"), "-4.0000", "-14.0000");
  g_assert_true (contributions->has_target_then_year);
  g_assert_true (contributions->whole.value == 280000);
  g_assert_true (contributions->whole.month.value == -220000);
  g_assert_true (contributions->whole.year.value == 280000 - 300000);
  assert_adds_up (contributions);
}

/* Where the group's own record stands, what no unit accounts for is said. */
static void
test_rest (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      TWO "record 2025-02-28 A cases e=100 c=50\nrecord 2025-02-28 R cases e=200 c=100\n");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-02-28");
  g_autoptr (TdContributions) contributions
      = td_contributions_new (progress, progress->root, TD_MEASURE_CASES);

  g_assert_true (contributions->whole.value == 640000);
  g_assert_true (contributions->has_rest);
  g_assert_cmpint (contributions->rest.subject, ==, TD_SUBJECT_NONE);
  g_assert_true (contributions->rest.value == 320000);
  assert_adds_up (contributions);
}

static void
test_nothing (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit A R 2010-01-01\nrecord 2025-02-28 A cases e=100 c=50\n");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-02-28");
  g_autoptr (TdContributions) none
      = td_contributions_new (progress, progress->root, TD_MEASURE_CASES);
  g_autoptr (TdContributions) leaf
      = td_contributions_new (progress, td_test_unit (book, "A"), TD_MEASURE_CASES);

  g_assert_false (none->whole.known);
  g_assert_cmpuint (none->parts->len, ==, 0);
  g_assert_false (leaf->has_rest);
}

static void
assert_movement (int64_t completed_then,
                 int64_t eligible_then,
                 int64_t completed_now,
                 int64_t eligible_now,
                 int64_t by_completed,
                 int64_t by_base)
{
  TdMovement movement = td_movement (completed_then, eligible_then, completed_now, eligible_now);
  g_assert_true (movement.known);
  g_assert_cmpint (movement.by_completed, ==, by_completed);
  g_assert_cmpint (movement.by_base, ==, by_base);
  g_assert_cmpint (movement.change, ==, by_completed + by_base);
}

/* By hand: 842/10472 = 8,0405 points; 8603/10880 − 8603/10472 = −3,0806; printed 4,96 together. */
static void
test_movement (void)
{
  assert_movement (7761, 10472, 8603, 10880, 804, -308);
  assert_movement (40, 100, 50, 100, 1000, 0);
  assert_movement (40, 100, 40, 80, 0, 1000);
  assert_movement (40, 100, 40, 100, 0, 0);
  assert_movement (40, 100, 30, 150, -1000, -1000);
  /* 33,33 → 66,67 is printed 33,34 though 1/3 is 33,33: the remainder goes where it is larger. */
  assert_movement (1, 3, 2, 3, 3334, 0);
  g_assert_false (td_movement (0, 0, 1, 2).known);
  g_assert_false (td_movement (1, 2, 0, 0).known);
  /* Beyond 128 bits nothing is said; the money of the country is far from it. */
  assert_movement (INT64_C (343000000000),
                   INT64_C (686000000000),
                   INT64_C (350000000000),
                   INT64_C (700000000000),
                   102,
                   -102);
  g_assert_false (td_movement (1, INT64_MAX, INT64_MAX, 2).known);
}

/* Printed parts add up to the printed change and none is a whole hundredth off. */
static void
test_movement_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250912);

  for (int i = 0; i < 20000; i++)
    {
      int64_t e0 = g_rand_int_range (random, 1, 5000), e1 = g_rand_int_range (random, 1, 5000);
      int64_t c0 = g_rand_int_range (random, 0, (gint32)e0 + 1);
      int64_t c1 = g_rand_int_range (random, 0, (gint32)e1 + 1);
      TdMovement movement = td_movement (c0, e0, c1, e1);
      int64_t rate_then, rate_now;

      g_assert_true (movement.known);
      g_assert_true (td_ratio_rate (c0, e0, &rate_then) && td_ratio_rate (c1, e1, &rate_now));
      g_assert_cmpint (movement.change, ==, rate_now - rate_then);
      g_assert_cmpint (movement.by_completed + movement.by_base, ==, movement.change);
      td_wide off_completed = (td_wide)movement.by_completed * e0 - (td_wide)(c1 - c0) * 10000;
      td_wide off_base = (td_wide)movement.by_base * e0 * e1 - (td_wide)c1 * 10000 * (e0 - e1);
      g_assert_true (off_completed <= e0 && off_completed >= -e0);
      g_assert_true (off_base <= (td_wide)e0 * e1 && off_base >= -(td_wide)e0 * e1);
    }
}

static void
assert_rank (const GArray *ranks, TdSubject subject, int rank, int rank_then, int change)
{
  for (guint i = 0; i < ranks->len; i++)
    {
      const TdRankChange *found = &g_array_index (ranks, TdRankChange, i);
      if (found->subject != subject)
        continue;
      g_assert_cmpint (found->rank, ==, rank);
      g_assert_cmpint (found->rank_then, ==, rank_then);
      g_assert_cmpint (found->known, ==, rank > 0 && rank_then > 0);
      g_assert_cmpint (found->change, ==, change);
      return;
    }
  g_assert_not_reached ();
}

/* Equal ratios share a rank; who had none then has no change. */
static void
test_rank (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit A R 2010-01-01\nunit B R 2010-01-01\nunit C R 2010-01-01\n"
      "unit D R 2010-01-01\n"
      "record 2025-01-31 A cases e=100 c=40\nrecord 2025-01-31 B cases e=100 c=60\n"
      "record 2025-01-31 C cases e=10 c=5\n"
      "record 2025-02-28 A cases e=100 c=70\nrecord 2025-02-28 B cases e=50 c=35\n"
      "record 2025-02-28 C cases e=10 c=6\nrecord 2025-02-28 D cases e=10 c=1\n");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-02-28");
  g_autoptr (GArray) ranks = td_rank_changes (progress, progress->root, TD_MEASURE_CASES);

  assert_rank (ranks, td_test_unit (book, "A"), 1, 3, 2);
  assert_rank (ranks, td_test_unit (book, "B"), 1, 1, 0);
  assert_rank (ranks, td_test_unit (book, "C"), 3, 2, -1);
  assert_rank (ranks, td_test_unit (book, "D"), 4, 0, 0);
}

/* Thái Nguyên: the ranks of the status, and those of 31/8 by expected.csv. */
static void
test_rank_sample (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-09-12");
  g_autoptr (GArray) ranks = td_rank_changes (progress, progress->root, TD_MEASURE_CASES);

  for (guint i = 0; i < ranks->len; i++)
    {
      const TdRankChange *rank = &g_array_index (ranks, TdRankChange, i);
      g_assert_cmpint (
          rank->rank, ==, td_progress_find (progress, rank->subject, TD_MEASURE_CASES)->rank);
    }
  assert_rank (ranks, td_test_unit (book, "KV4"), 8, 8, 0);
  assert_rank (ranks, td_test_unit (book, "KV3"), 5, 3, -2);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/contribution/thai-nguyen", test_thai_nguyen);
  g_test_add_func ("/contribution/samples", test_samples);
  g_test_add_func ("/contribution/targets", test_targets);
  g_test_add_func ("/contribution/rest", test_rest);
  g_test_add_func ("/contribution/nothing", test_nothing);
  g_test_add_func ("/movement/by-hand", test_movement);
  g_test_add_func ("/movement/random", test_movement_random);
  g_test_add_func ("/rank/shared", test_rank);
  g_test_add_func ("/rank/thai-nguyen", test_rank_sample);
  return g_test_run ();
}
