/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-ratio.h"

#include <locale.h>
#include <string.h>

#include "model/td-amount.h"

/* The money of 355 units, each with the largest figure. */
#define COUNTRY (TD_AMOUNT_MAX * 355)
#define N_RANDOM 20000

/* A random amount of 1 to 16 digits, now and then one of the ends. */
static int64_t
random_amount (void)
{
  int64_t limit = 10;
  for (int digits = g_test_rand_int_range (1, 17); digits > 1; digits--)
    limit *= 10;
  switch (g_test_rand_int_range (0, 20))
    {
    case 0:
      return 0;
    case 1:
      return TD_AMOUNT_MAX;
    default:
      return (int64_t)((((uint64_t)(uint32_t)g_test_rand_int ()) << 31)
                       ^ (uint32_t)g_test_rand_int ())
             % limit;
    }
}

/* A random figure from 0 to @limit. */
static int64_t
random_up_to (int64_t limit)
{
  int64_t amount = random_amount ();
  return amount <= limit ? amount : amount % (limit + 1);
}

static void
assert_rate (int64_t completed, int64_t eligible, int64_t expected)
{
  int64_t rate = -77;
  g_assert_true (td_ratio_rate (completed, eligible, &rate));
  g_assert_cmpint (rate, ==, expected);
}

static void
test_rate (void)
{
  int64_t rate = -77;

  /* Thái Nguyên 12/9/2025, and published rates with their counts (DOMAIN 2.2, 3.3). */
  assert_rate (8603, 10880, 7907);
  assert_rate (369372, 579413, 6375);
  assert_rate (21468, 34110, 6294);
  assert_rate (0, 5, 0);
  assert_rate (5, 5, 10000);
  /* Half up: 1/20000 is half a hundredth of a percent. */
  assert_rate (1, 20000, 1);
  assert_rate (1, 20001, 0);
  assert_rate (3, 20000, 2);
  assert_rate (9999, 20000, 5000);
  assert_rate (1, 3, 3333);
  assert_rate (2, 3, 6667);
  assert_rate (TD_AMOUNT_MAX, TD_AMOUNT_MAX, 10000);
  assert_rate (TD_AMOUNT_MAX - 1, TD_AMOUNT_MAX, 10000);
  assert_rate (COUNTRY / 3, COUNTRY, 3333);
  /* More completed than eligible is a finding of the check, but has a rate. */
  assert_rate (3, 2, 15000);
  assert_rate (TD_AMOUNT_MAX, 100000, INT64_C (1000000000000000));
  /* Nothing eligible: no rate. */
  g_assert_false (td_ratio_rate (0, 0, &rate));
  g_assert_false (td_ratio_rate (5, 0, &rate));
  g_assert_cmpint (rate, ==, -77);
}

/* A rate that no number can hold is the largest, not a small or negative one. */
static void
test_rate_overflow (void)
{
  int64_t rate = 0;

  g_assert_true (td_ratio_rate (TD_AMOUNT_MAX, 1, &rate));
  g_assert_cmpint (rate, ==, INT64_MAX);
}

static void
test_rate_random (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      int64_t eligible = random_amount () + 1;
      int64_t completed = random_up_to (eligible);
      int64_t rate;

      g_assert_true (td_ratio_rate (completed, eligible, &rate));
      /* (rate − ½) ≤ 10000 · completed / eligible < (rate + ½) */
      g_assert_true ((td_wide)(2 * rate - 1) * eligible <= (td_wide)completed * 20000);
      g_assert_true ((td_wide)completed * 20000 < (td_wide)(2 * rate + 1) * eligible);
    }
}

static void
test_compare (void)
{
  g_assert_cmpint (td_ratio_compare (81, 100, 162, 200), ==, 0);
  g_assert_cmpint (td_ratio_compare (1670, 2000, 81, 100), ==, 1);
  g_assert_cmpint (td_ratio_compare (50, 100, 81, 100), ==, -1);
  g_assert_cmpint (td_ratio_compare (0, 1, 0, 99), ==, 0);
  /* Equal when rounded, and where a product does not fit in 64 bits. */
  g_assert_cmpint (td_ratio_compare (333333, 1000000, 1, 3), ==, -1);
  g_assert_cmpint (
      td_ratio_compare (TD_AMOUNT_MAX - 1, TD_AMOUNT_MAX, TD_AMOUNT_MAX - 2, TD_AMOUNT_MAX - 1),
      ==,
      1);
  g_assert_cmpint (td_ratio_compare (COUNTRY - 1, COUNTRY, COUNTRY, COUNTRY), ==, -1);
}

static void
test_missing (void)
{
  /* Thái Nguyên: 84,05 % of 10.880 is 9.144,64. */
  g_assert_cmpint (td_ratio_missing (8603, 10880, 8405, TD_RULE_GE), ==, 542);
  g_assert_cmpint (td_ratio_missing (8603, 10880, 8405, TD_RULE_GT), ==, 542);
  /* Exactly at the target: "từ" is met, "trên" lacks one (rules, unit B). */
  g_assert_cmpint (td_ratio_missing (1670, 2000, 8350, TD_RULE_GE), ==, 0);
  g_assert_cmpint (td_ratio_missing (1670, 2000, 8350, TD_RULE_GT), ==, 1);
  g_assert_cmpint (td_ratio_missing (1671, 2000, 8350, TD_RULE_GT), ==, 0);
  g_assert_cmpint (td_ratio_missing (1669, 2000, 8350, TD_RULE_GE), ==, 1);
  /* The rounded rate equals the target, but one is missing: 66,666… against 66,67. */
  g_assert_cmpint (td_ratio_missing (2, 3, 6667, TD_RULE_GE), ==, 1);
  g_assert_cmpint (td_ratio_missing (2, 3, 6666, TD_RULE_GT), ==, 0);
  g_assert_cmpint (td_ratio_missing (3, 2, 10000, TD_RULE_GE), ==, 0);
  g_assert_cmpint (td_ratio_missing (0, 100, 0, TD_RULE_GE), ==, 0);
  g_assert_cmpint (td_ratio_missing (0, 100, 0, TD_RULE_GT), ==, 1);
  g_assert_cmpint (td_ratio_missing (0, 1, 1, TD_RULE_GE), ==, 1);
  /* 10^16 × 52,08 %, exactly. */
  g_assert_cmpint (
      td_ratio_missing (0, TD_AMOUNT_MAX, 5208, TD_RULE_GE), ==, INT64_C (5208000000000000));
  g_assert_cmpint (
      td_ratio_missing (0, TD_AMOUNT_MAX, 5208, TD_RULE_GT), ==, INT64_C (5208000000000001));
  g_assert_cmpint (td_ratio_missing (0, TD_AMOUNT_MAX, 10000, TD_RULE_GE), ==, TD_AMOUNT_MAX);
  g_assert_cmpint (td_ratio_missing (0, COUNTRY, 10000, TD_RULE_GE), ==, COUNTRY);
}

static bool
is_met (int64_t completed, int64_t eligible, int64_t target, TdRule rule)
{
  td_wide reached = (td_wide)completed * 10000;
  td_wide needed = (td_wide)eligible * target;
  return rule == TD_RULE_GT ? reached > needed : reached >= needed;
}

static void
test_missing_random (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      int64_t eligible = random_amount () + 1;
      int64_t completed = random_up_to (eligible);
      int64_t target = g_test_rand_int_range (0, 10001);
      TdRule rule = g_test_rand_int_range (0, 2) == 0 ? TD_RULE_GE : TD_RULE_GT;
      int64_t missing = td_ratio_missing (completed, eligible, target, rule);

      g_assert_cmpint (missing, >=, 0);
      g_assert_true (is_met (completed + missing, eligible, target, rule));
      if (missing > 0)
        g_assert_false (is_met (completed + missing - 1, eligible, target, rule));
    }
}

static void
test_contribution (void)
{
  /* 84,05 % of 10.880 less 8.603 is 541,6400. */
  g_assert_true (td_ratio_contribution (8603, 10880, 8405) == 5416400);
  g_assert_true (td_ratio_contribution (1670, 2000, 7000) == -2700000);
  g_assert_true (td_ratio_contribution (0, 0, 5000) == 0);
  g_assert_true (td_ratio_contribution (500, 1001, 7000) == 2007000);
  /* Beyond 64 bits on both sides of nothing. */
  g_assert_true (td_ratio_contribution (0, COUNTRY, 10000) == (td_wide)COUNTRY * 10000);
  g_assert_true (td_ratio_contribution (COUNTRY, 0, 10000) == (td_wide)COUNTRY * -10000);
}

static void
assert_parts (
    int64_t amount, const int64_t *shares, guint n_shares, int64_t whole, const int64_t *expected)
{
  g_autofree int64_t *parts = g_new0 (int64_t, n_shares + 1);

  td_ratio_divide (amount, shares, n_shares, whole, parts);
  for (guint i = 0; i < n_shares; i++)
    g_assert_cmpint (parts[i], ==, expected[i]);
}

#define ASSERT_DIVIDED(amount, whole, n, shares, ...)                                              \
  assert_parts ((amount), (const int64_t[])shares, (n), (whole), (const int64_t[]){ __VA_ARGS__ })
#define SHARES(...)                                                                                \
  {                                                                                                \
    __VA_ARGS__                                                                                    \
  }

static void
test_divide (void)
{
  /* The contract's example: 600,6 and 400,4. */
  ASSERT_DIVIDED (1001, 100, 2, SHARES (60, 40), 601, 400);
  ASSERT_DIVIDED (1001, 100, 2, SHARES (40, 60), 400, 601);
  ASSERT_DIVIDED (1000, 100, 2, SHARES (60, 40), 600, 400);
  ASSERT_DIVIDED (0, 100, 2, SHARES (60, 40), 0, 0);
  /* Equal remainders: the first get the rest. */
  ASSERT_DIVIDED (1, 100, 2, SHARES (50, 50), 1, 0);
  ASSERT_DIVIDED (3, 100, 2, SHARES (50, 50), 2, 1);
  ASSERT_DIVIDED (5, 4, 4, SHARES (1, 1, 1, 1), 2, 1, 1, 1);
  ASSERT_DIVIDED (7, 4, 4, SHARES (1, 1, 1, 1), 2, 2, 2, 1);
  /* 3,333…, 3,333…, 3,333…; 0,1 and 0,9 */
  ASSERT_DIVIDED (10, 3, 3, SHARES (1, 1, 1), 4, 3, 3);
  ASSERT_DIVIDED (1, 10, 2, SHARES (1, 9), 0, 1);
  ASSERT_DIVIDED (17, 1000000, 1, SHARES (1000000), 17);
  ASSERT_DIVIDED (17, 100, 3, SHARES (100, 0, 0), 17, 0, 0);
  /* Nobody gets the rest: 30 % of 101 is 30,3, the other 70,7 becomes 71. */
  ASSERT_DIVIDED (101, 100, 1, SHARES (30), 30);
  ASSERT_DIVIDED (102, 100, 1, SHARES (30), 31);
  ASSERT_DIVIDED (1, 100, 1, SHARES (50), 1);
  ASSERT_DIVIDED (1, 100, 1, SHARES (49), 0);
  ASSERT_DIVIDED (7, 100, 1, SHARES (0), 0);
  ASSERT_DIVIDED (COUNTRY,
                  1000000,
                  2,
                  SHARES (333333, 666667),
                  COUNTRY / 1000000 * 333333,
                  COUNTRY / 1000000 * 666667);
  /* What a faulty record makes negative is divided down in the same way. */
  ASSERT_DIVIDED (-7, 100, 2, SHARES (50, 50), -3, -4);
  ASSERT_DIVIDED (-1001, 100, 2, SHARES (60, 40), -601, -400);
  td_ratio_divide (5, NULL, 0, 100, NULL);
}

static void
test_divide_random (void)
{
  for (int i = 0; i < N_RANDOM / 4; i++)
    {
      int64_t whole = 1000000;
      int64_t left = whole;
      int64_t shares[8];
      int64_t parts[8];
      guint n = (guint)g_test_rand_int_range (1, 9);
      int64_t amount = random_amount ();
      int64_t sum = 0;
      bool complete = g_test_rand_int_range (0, 2) == 0;

      for (guint j = 0; j < n; j++)
        {
          bool last = j == n - 1 && complete;
          shares[j] = last ? left : g_test_rand_int_range (0, (int)left + 1);
          left -= shares[j];
        }
      td_ratio_divide (amount, shares, n, whole, parts);
      for (guint j = 0; j < n; j++)
        {
          td_wide exact = (td_wide)amount * shares[j];
          /* Each part is the exact one rounded down or up … */
          g_assert_true ((td_wide)parts[j] * whole > exact - whole);
          g_assert_true ((td_wide)parts[j] * whole < exact + whole);
          sum += parts[j];
          /* … and who was rounded up had no smaller remainder than who was rounded down. */
          for (guint k = 0; k < n; k++)
            {
              td_wide other = (td_wide)amount * shares[k];
              bool up = (td_wide)parts[j] * whole > exact;
              bool other_down = (td_wide)parts[k] * whole < other;
              if (up && other_down)
                g_assert_true (exact % whole > other % whole
                               || (exact % whole == other % whole && j < k));
            }
        }
      if (left == 0)
        g_assert_cmpint (sum, ==, amount);
      else
        g_assert_cmpint (sum, <=, amount);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ratio/rate", test_rate);
  g_test_add_func ("/ratio/rate-overflow", test_rate_overflow);
  g_test_add_func ("/ratio/rate-random", test_rate_random);
  g_test_add_func ("/ratio/compare", test_compare);
  g_test_add_func ("/ratio/missing", test_missing);
  g_test_add_func ("/ratio/missing-random", test_missing_random);
  g_test_add_func ("/ratio/contribution", test_contribution);
  g_test_add_func ("/ratio/divide", test_divide);
  g_test_add_func ("/ratio/divide-random", test_divide_random);
  return g_test_run ();
}
