/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-whatif.h"

#include <locale.h>
#include <string.h>

#include "analysis/td-least-set.h"
#include "model/td-day.h"
#include "td-test-book.h"

#define MOST_UNITS 12

static TdProgress *
new_progress (TdBook *book, const char *day)
{
  return td_progress_new (book, td_test_cut (book, day), td_test_day (day), TD_SUBJECT_NONE, true);
}

/* What would be is what is in a book in which it came true. */
static void
assert_as_in (const TdWhatIf *what_if, const TdProgress *progress)
{
  g_assert_cmpuint (what_if->outcomes->len, ==, progress->rows->len);
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      const TdOutcome *outcome = td_what_if_find (what_if, row->subject, row->measure);
      g_assert_true (outcome->is_possible);
      g_assert_cmpint (outcome->depth, ==, row->depth);
      g_assert_cmpint (outcome->has_rate, ==, row->has_rate);
      g_assert_cmpint (outcome->has_target, ==, row->has_target);
      g_assert_cmpint (outcome->has_gap, ==, row->has_gap);
      g_assert_cmpint (outcome->has_contribution, ==, row->has_contribution);
      if (row->has_rate)
        g_assert_cmpint (outcome->rate, ==, row->rate);
      g_assert_cmpint (outcome->gap, ==, row->gap);
      g_assert_cmpint (outcome->missing, ==, row->missing);
      g_assert_cmpint (outcome->standing, ==, row->standing);
      g_assert_cmpint (outcome->rank, ==, row->rank);
      g_assert_cmpint (outcome->n_ranked, ==, row->n_ranked);
      g_assert_true (outcome->contribution == row->contribution);
    }
}

#define UNITS                                                                                      \
  "unit R - 2010-01-01\nunit A R 2010-01-01\nunit B R 2010-01-01\nunit P A 2010-01-01\n"           \
  "unit Q A 2010-01-01\nofficer O B 2010-01-01\nofficer U B 2010-01-01\n"                          \
  "target R 2025 cases 80\ntarget A 2025 cases 75 gt\ntarget P 2025 cases 70\n"
#define OTHERS "record 2025-02-28 Q cases e=80 c=60\nrecord 2025-02-28 B/U cases e=40 c=30\n"

/* More completed and more eligible, below other units and in an officer, carried up to the root. */
static void
test_figures (void)
{
  g_autoptr (TdBook) now = td_test_book_new (UNITS "target B 2025 cases 60\n" OTHERS
                                                   "record 2025-02-28 P cases e=100 c=50\n"
                                                   "record 2025-02-28 B/O cases e=50 c=20\n");
  g_autoptr (TdBook) then = td_test_book_new (UNITS "target B 2025 cases 85 gt\n" OTHERS
                                                    "record 2025-02-28 P cases e=110 c=80\n"
                                                    "record 2025-02-28 B/O cases e=50 c=45\n");
  g_autoptr (TdProgress) progress = new_progress (now, "2025-02-28");
  g_autoptr (TdProgress) expected = new_progress (then, "2025-02-28");
  TdSubject unit = td_test_unit (now, "B");
  TdSubject officer = td_book_find_officer (now, "O", unit, td_test_day ("2025-02-28"));
  TdAssumption assumptions[] = {
    { .subject = td_test_unit (now, "P"), .completed = 20, .eligible = 10 },
    { .subject = td_test_unit (now, "P"), .completed = 10 },
    { .subject = officer, .completed = 25 },
    { .subject = unit, .has_target = true, .target = 8500, .rule = TD_RULE_GT },
  };
  g_autoptr (TdWhatIf) what_if = td_what_if_new (progress, assumptions, G_N_ELEMENTS (assumptions));
  g_autoptr (TdWhatIf) nothing = td_what_if_new (progress, NULL, 0);

  assert_as_in (what_if, expected);
  assert_as_in (nothing, progress);
}

/* Thái Nguyên by hand: with 542 more of Khu vực 1 the province is at 9145/10880 = 84,05 %. */
static void
test_thai_nguyen (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-09-12");
  TdAssumption assumption = { .subject = td_test_unit (book, "KV1"), .completed = 542 };
  g_autoptr (TdWhatIf) what_if = td_what_if_new (progress, &assumption, 1);
  const TdOutcome *root = td_what_if_find (what_if, progress->root, TD_MEASURE_CASES);
  const TdOutcome *unit = td_what_if_find (what_if, td_test_unit (book, "KV1"), TD_MEASURE_CASES);

  g_assert_cmpint (root->missing, ==, 0);
  g_assert_cmpint (root->rate, ==, 8405);
  g_assert_cmpint (root->standing, ==, TD_STANDING_MET);
  g_assert_cmpint (unit->completed, ==, 2137);
  g_assert_cmpint (unit->rate, ==, 9958);
  g_assert_cmpint (unit->rank, ==, 1);

  assumption.completed = 541;
  g_autoptr (TdWhatIf) less = td_what_if_new (progress, &assumption, 1);
  g_assert_cmpint (td_what_if_find (less, progress->root, TD_MEASURE_CASES)->missing, ==, 1);
  /* Money does not move with it. */
  g_assert_cmpint (td_what_if_find (less, progress->root, TD_MEASURE_MONEY)->rate, ==, 5250);
}

/* More than is open, less than nothing, more than 64 bits. */
static void
test_impossible (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new (UNITS OTHERS "record 2025-02-28 P cases e=100 c=50\n");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-02-28");
  TdSubject unit = td_test_unit (book, "P");
  const TdAssumption assumptions[] = {
    { .subject = unit, .completed = 51 },
    { .subject = unit, .completed = -51 },
    { .subject = unit, .eligible = -51 },
    { .subject = unit, .completed = INT64_MAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (assumptions); i++)
    {
      g_autoptr (TdWhatIf) what_if = td_what_if_new (progress, &assumptions[i], 1);
      g_assert_false (td_what_if_find (what_if, unit, TD_MEASURE_CASES)->is_possible);
    }
  TdAssumption all = { .subject = unit, .completed = 50 };
  g_autoptr (TdWhatIf) what_if = td_what_if_new (progress, &all, 1);
  g_assert_true (td_what_if_find (what_if, unit, TD_MEASURE_CASES)->is_possible);
}

/* x/r compared as fractions. */
typedef struct
{
  int64_t amount;
  int64_t room;
} Share;

static bool
is_less (Share a, Share b)
{
  return a.amount * b.room < b.amount * a.room;
}

static Share
largest_share (const int64_t *rooms, const int64_t *amounts, guint n)
{
  Share largest = { 0, 1 };
  for (guint i = 0; i < n; i++)
    {
      Share share = { amounts[i], MAX (rooms[i], 1) };
      largest = is_less (largest, share) ? share : largest;
    }
  return largest;
}

/* By trying all divisions of @need over the units of @set from @from on: the smallest largest
 * share. */
static void
try_divisions (const int64_t *rooms,
               guint n,
               guint set,
               guint from,
               int64_t need,
               int64_t *amounts,
               Share *best)
{
  if (from == n)
    {
      Share share = largest_share (rooms, amounts, n);
      if (need == 0 && is_less (share, *best))
        *best = share;
      return;
    }
  int64_t most = (set >> from) & 1 ? MIN (rooms[from], need) : 0;
  for (int64_t amount = 0; amount <= most; amount++)
    {
      amounts[from] = amount;
      try_divisions (rooms, n, set, from + 1, need - amount, amounts, best);
    }
  amounts[from] = 0;
}

/*
 * The same for larger rooms: with share s a unit does at most ⌊s·r⌋, so the smallest s that is
 * enough is one of the fractions x/r.
 */
static Share
try_shares (const int64_t *rooms, guint n, guint set, int64_t need)
{
  Share best = { 2, 1 };

  for (guint i = 0; i < n; i++)
    for (int64_t amount = 0; (set >> i) & 1 && amount <= rooms[i]; amount++)
      {
        Share share = { amount, rooms[i] };
        int64_t done = 0;
        for (guint j = 0; j < n; j++)
          if ((set >> j) & 1 && rooms[j] > 0)
            done += share.amount * rooms[j] / share.room;
        if (done >= need && is_less (share, best))
          best = share;
      }
  return best;
}

static int64_t
room_of (const int64_t *rooms, guint n, guint set)
{
  int64_t room = 0;
  for (guint i = 0; i < n; i++)
    if ((set >> i) & 1)
      room += MAX (rooms[i], 0);
  return room;
}

static void
assert_least (const int64_t *rooms, guint n, int64_t need, bool all_divisions)
{
  int64_t amounts[MOST_UNITS], sum = 0;
  guint n_used = 0, fewest = n + 1;
  Share best = { 2, 1 };

  /* All sets: the fewest units, then the smallest largest share. */
  for (guint set = 0; set < 1u << n; set++)
    {
      guint size = (guint)__builtin_popcount (set);
      if (size > fewest || room_of (rooms, n, set) < need)
        continue;
      Share share = { 2, 1 };
      memset (amounts, 0, sizeof amounts);
      if (all_divisions)
        try_divisions (rooms, n, set, 0, need, amounts, &share);
      else
        share = try_shares (rooms, n, set, need);
      if (size < fewest || is_less (share, best))
        best = share;
      fewest = size;
    }

  bool is_reachable = td_least_set (rooms, n, need, amounts);
  g_assert_cmpint (is_reachable, ==, fewest <= n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (amounts[i], >=, 0);
      g_assert_cmpint (amounts[i], <=, MAX (rooms[i], 0));
      sum += amounts[i];
      n_used += amounts[i] > 0;
    }
  g_assert_cmpint (sum, ==, is_reachable ? need : 0);
  if (!is_reachable || need == 0)
    return;
  g_assert_cmpuint (n_used, <=, fewest);
  Share found = largest_share (rooms, amounts, n);
  g_assert_false (is_less (found, best));
  g_assert_false (is_less (best, found));
}

/* Up to four units: every set and every division. Up to twelve: every set and every share. */
static void
test_least_set (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250930);
  int64_t rooms[MOST_UNITS];

  for (int i = 0; i < 1500; i++)
    {
      guint n = (guint)g_rand_int_range (random, 1, 5);
      int64_t room = 0;
      for (guint j = 0; j < n; j++)
        {
          rooms[j] = g_rand_int_range (random, -1, 9);
          room += MAX (rooms[j], 0);
        }
      assert_least (rooms, n, g_rand_int_range (random, 0, (gint32)room + 3), true);
    }
  for (int i = 0; i < 150; i++)
    {
      guint n = (guint)g_rand_int_range (random, 5, MOST_UNITS + 1);
      int64_t room = 0;
      for (guint j = 0; j < n; j++)
        {
          rooms[j] = g_rand_int_range (random, 0, i % 3 == 0 ? 4 : 30);
          room += rooms[j];
        }
      assert_least (rooms, n, g_rand_int_range (random, 0, (gint32)room + 3), false);
    }
}

/* Thousands of units with the money of a country. */
static void
test_least_set_large (void)
{
  enum
  {
    N = 4000
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree int64_t *rooms = g_new (int64_t, N);
  g_autofree int64_t *amounts = g_new (int64_t, N);
  int64_t room = 0, sum = 0;

  for (int i = 0; i < N; i++)
    {
      rooms[i] = (int64_t)g_rand_int (random) * 1000 + 1;
      room += rooms[i];
    }
  g_assert_true (td_least_set (rooms, N, room - 5, amounts));
  for (int i = 0; i < N; i++)
    {
      g_assert_cmpint (amounts[i], <=, rooms[i]);
      sum += amounts[i];
    }
  g_assert_cmpint (sum, ==, room - 5);
  g_assert_false (td_least_set (rooms, N, room + 1, amounts));
  g_assert_cmpint (amounts[0], ==, 0);
}

static void
assert_share (const TdPlanToTarget *plan, guint index, TdSubject subject, int64_t amount)
{
  const TdShare *share = &g_array_index (plan->shares, TdShare, index);
  g_assert_cmpint (share->subject, ==, subject);
  g_assert_cmpint (share->amount, ==, amount);
}

/* Thái Nguyên: Khu vực 1 has 551 open and could do the 542 alone; each to its own target, all must.
 */
static void
test_plan (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-09-12");
  g_autoptr (TdPlanToTarget) room
      = td_plan_to_target (progress, TD_MEASURE_CASES, TD_LIMIT_ROOM, 0);
  g_autoptr (TdPlanToTarget) own
      = td_plan_to_target (progress, TD_MEASURE_CASES, TD_LIMIT_OWN_TARGET, 0);
  g_autoptr (TdPlanToTarget) more
      = td_plan_to_target (progress, TD_MEASURE_CASES, TD_LIMIT_ROOM, 120);
  g_autoptr (TdPlanToTarget) met = td_plan_to_target (progress, TD_MEASURE_MONEY, TD_LIMIT_ROOM, 0);

  g_assert_true (room->known && room->is_reachable);
  g_assert_cmpint (room->need, ==, 542);
  g_assert_cmpuint (room->shares->len, ==, 1);
  assert_share (room, 0, td_test_unit (book, "KV1"), 542);
  g_assert_cmpint (g_array_index (room->shares, TdShare, 0).limit, ==, 2146 - 1595);

  /* 546 by their own targets: 209, 105, 58, 52, 48, 36, 27, 11; the province needs 542 of them. */
  g_assert_true (own->is_reachable);
  g_assert_cmpuint (own->shares->len, ==, 8);
  assert_share (own, 0, td_test_unit (book, "KV1"), 209);

  g_assert_cmpint (more->need, ==, 643);
  g_assert_cmpuint (more->shares->len, ==, 2);
  g_assert_cmpint (met->need, ==, 0);
  g_assert_cmpuint (met->shares->len, ==, 0);
}

/* The same where something else is assumed: 120 more eligible in all of Thái Nguyên ask for 643
 * (0,8405 · 11000 = 9245,5); with a target of 80 % of the province, 101 (8704 − 8603); a unit whose
 * own target is lower is asked for less (75 % of 2146 = 1609,5: 15). */
static void
test_plan_of_what_if (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-09-12");
  TdAssumption eligible = { .subject = progress->root, .eligible = 120 };
  TdAssumption target
      = { .subject = progress->root, .has_target = true, .target = 8000, .rule = TD_RULE_GE };
  TdAssumption own = {
    .subject = td_test_unit (book, "KV1"), .has_target = true, .target = 7500, .rule = TD_RULE_GE
  };
  g_autoptr (TdWhatIf) nothing = td_what_if_new (progress, NULL, 0);
  g_autoptr (TdWhatIf) more = td_what_if_new (progress, &eligible, 1);
  g_autoptr (TdWhatIf) lower = td_what_if_new (progress, &target, 1);
  g_autoptr (TdWhatIf) easier = td_what_if_new (progress, &own, 1);
  g_autoptr (TdPlanToTarget) same = td_what_if_plan (nothing, TD_MEASURE_CASES, TD_LIMIT_ROOM);
  g_autoptr (TdPlanToTarget) more_plan = td_what_if_plan (more, TD_MEASURE_CASES, TD_LIMIT_ROOM);
  g_autoptr (TdPlanToTarget) lower_plan = td_what_if_plan (lower, TD_MEASURE_CASES, TD_LIMIT_ROOM);
  g_autoptr (TdPlanToTarget) easier_plan
      = td_what_if_plan (easier, TD_MEASURE_CASES, TD_LIMIT_OWN_TARGET);

  g_assert_true (same->known && same->is_reachable);
  g_assert_cmpuint (same->shares->len, ==, 1);
  assert_share (same, 0, td_test_unit (book, "KV1"), 542);
  g_assert_cmpint (more_plan->need, ==, 643);
  g_assert_cmpuint (more_plan->shares->len, ==, 2);
  g_assert_cmpint (lower_plan->need, ==, 101);
  assert_share (lower_plan, 0, td_test_unit (book, "KV1"), 101);
  /* 546 − 209 + 15 are not enough for 542. */
  g_assert_true (easier_plan->known);
  g_assert_false (easier_plan->is_reachable);
  assert_share (easier_plan, 0, td_test_unit (book, "KV4"), 105);
}
static void
test_plan_unreachable (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit A R 2010-01-01\nunit B R 2010-01-01\n"
      "target R 2025 cases 90\ntarget A 2025 cases 60\n"
      "record 2025-02-28 A cases e=100 c=50\nrecord 2025-02-28 B cases e=100 c=50\n");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-02-28");
  g_autoptr (TdPlanToTarget) own
      = td_plan_to_target (progress, TD_MEASURE_CASES, TD_LIMIT_OWN_TARGET, 0);
  g_autoptr (TdPlanToTarget) none
      = td_plan_to_target (progress, TD_MEASURE_MONEY, TD_LIMIT_ROOM, 0);

  g_assert_true (own->known);
  g_assert_cmpint (own->need, ==, 80);
  g_assert_false (own->is_reachable);
  g_assert_cmpuint (own->shares->len, ==, 1);
  assert_share (own, 0, td_test_unit (book, "A"), 10);
  g_assert_false (none->known);
  g_assert_cmpstr (td_limit_name (TD_LIMIT_ROOM), ==, "room");
  g_assert_cmpstr (td_limit_name (TD_LIMIT_OWN_TARGET), ==, "own-target");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/what-if/figures", test_figures);
  g_test_add_func ("/what-if/thai-nguyen", test_thai_nguyen);
  g_test_add_func ("/what-if/impossible", test_impossible);
  g_test_add_func ("/what-if/least-set", test_least_set);
  g_test_add_func ("/what-if/least-set-large", test_least_set_large);
  g_test_add_func ("/what-if/plan", test_plan);
  g_test_add_func ("/what-if/plan-of-what-if", test_plan_of_what_if);
  g_test_add_func ("/what-if/plan-unreachable", test_plan_unreachable);
  return g_test_run ();
}
