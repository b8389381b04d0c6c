/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-table.h"

#include <locale.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "td-test-book.h"

/* The earlier figures of a unit by cases, asked for alone and together with all others. */
static void
assert_earlier (
    const TdBook *book, const char *unit, const char *then, const char *now, const char *expected)
{
  int cut = td_test_cut (book, then);
  TdSubject subject = td_test_unit (book, unit);
  g_autoptr (TdEarlier) earlier = td_earlier_new (book, cut, td_test_day (now));
  TdFigures figures;

  td_earlier_figures (book, subject, TD_MEASURE_CASES, cut, td_test_day (now), &figures);
  td_test_assert_figures (&figures, expected);

  for (TdSubject other = 0; other < td_book_get_n_subjects (book); other++)
    for (int measure = 0; measure < TD_N_MEASURES; measure++)
      {
        TdFigures alone;
        td_earlier_get (earlier, other, (TdMeasure)measure, &figures);
        td_earlier_figures (book, other, (TdMeasure)measure, cut, td_test_day (now), &alone);
        g_assert_true (td_figures_equal (&figures, &alone));
      }
  td_earlier_get (earlier, subject, TD_MEASURE_CASES, &figures);
  td_test_assert_figures (&figures, expected);
}

#define THEN "2025-03-31"
#define NOW "2025-05-31"

static void
test_unmoved (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit A R\nunit B R 2025-04-01\n"
                          "record " THEN " A cases executed=3 terminated=1 e=9\n");

  assert_earlier (book,
                  "A",
                  THEN,
                  NOW,
                  "executed=3 terminated=1 eligible=9 completed=4 carried_over_eligible=5");
  /* Who was not there has nothing to compare with; the group has what it showed. */
  assert_earlier (book, "B", THEN, NOW, "");
  assert_earlier (book,
                  "R",
                  THEN,
                  NOW,
                  "executed=3 terminated=1 eligible=9 completed=4 carried_over_eligible=5");
}

/* Two become one: each item that both had. */
static void
test_merge (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - 2010-01-01\n"
                          "unit A R 2010-01-01 2025-04-30\nunit B R 2010-01-01 2025-04-30\n"
                          "unit C R 2025-05-01\nunit D R 2010-01-01\n"
                          "succession A C 2025-05-01\nsuccession B C 2025-05-01\n"
                          "record " THEN " A cases executed=30 terminated=1 e=100\n"
                          "record " THEN " B cases executed=20 terminated=2 e=50 total=70\n"
                          "record " THEN " D cases executed=5 terminated=0 e=9\n");

  assert_earlier (book,
                  "C",
                  THEN,
                  NOW,
                  "executed=50 terminated=3 eligible=150 completed=53 carried_over_eligible=97");
  assert_earlier (book,
                  "R",
                  THEN,
                  NOW,
                  "executed=55 terminated=3 eligible=159 completed=58 carried_over_eligible=101");
  /* Seen from before the merger all is as it was. */
  assert_earlier (book,
                  "A",
                  THEN,
                  "2025-04-30",
                  "executed=30 terminated=1 eligible=100 completed=31 carried_over_eligible=69");
  assert_earlier (book, "C", THEN, "2025-04-30", "");
}

/* D takes E in and counts both (the case "rules"). */
static void
test_absorb (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit D R 2010-01-01\nunit E R 2010-01-01 2025-04-30\n"
      "succession E D 2025-05-01\n"
      "record " THEN " D cases e=200 c=162\nrecord " THEN " E cases e=100 c=50\n");

  assert_earlier (book, "D", THEN, NOW, "eligible=300 completed=212 carried_over_eligible=88");
  assert_earlier (book, "R", THEN, NOW, "eligible=300 completed=212 carried_over_eligible=88");
}

/* A predecessor or the unit itself without a figure: nothing to compare with. */
static void
test_absent (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit D R 2010-01-01\nunit E R 2010-01-01 2025-04-30\n"
      "unit F R 2010-01-01\nunit G R 2010-01-01 2025-04-30\n"
      "succession E D 2025-05-01\nsuccession G F 2025-05-01\n"
      "record " THEN " D cases e=200 c=162\n"
      "record " THEN " G cases e=9 c=3\nrecord " THEN " F cases e=1\n"
      "record " THEN " R cases e=999 c=99\n");

  assert_earlier (book, "D", THEN, NOW, "");
  assert_earlier (book, "F", THEN, NOW, "eligible=10");
  /* The group's own figure does not count either: something moved below it. */
  assert_earlier (book, "R", THEN, NOW, "");
}

#define SPLIT                                                                                      \
  "unit R - 2010-01-01\nunit P R 2010-01-01 2025-04-30 1\n"                                        \
  "unit Q R 2025-05-01 - 2\nunit S R 2025-05-01 - 3\n"                                             \
  "succession P Q 2025-05-01 60\nsuccession P S 2025-05-01 40\n"

/* Totals that were entered without their parts are divided as they are. */
static void
test_split_totals (void)
{
  g_autoptr (TdBook) book = td_test_book_new (SPLIT "record " THEN " P cases e=1001 c=501\n");

  /* 600,6 and 400,4; 300,6 and 200,4 */
  assert_earlier (book, "Q", THEN, NOW, "eligible=601 completed=301 carried_over_eligible=300");
  assert_earlier (book, "S", THEN, NOW, "eligible=400 completed=200 carried_over_eligible=200");
  assert_earlier (book, "R", THEN, NOW, "eligible=1001 completed=501 carried_over_eligible=500");
  /* The day of the succession counts as after it. */
  assert_earlier (
      book, "Q", THEN, "2025-05-01", "eligible=601 completed=301 carried_over_eligible=300");
  assert_earlier (book, "Q", THEN, "2025-04-30", "");
}

/* Only the parts are divided; the totals follow from them, so that they add up. */
static void
test_split_parts (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit P R 2010-01-01 2025-04-30 1\n"
      "unit Q R 2025-05-01 - 2\nunit S R 2025-05-01 - 3\n"
      "succession P Q 2025-05-01 50\nsuccession P S 2025-05-01 50\n"
      "record " THEN
      " P cases executed=1 terminated=1 in_progress=1 postponed_by_agreement=2 other=0\n");

  assert_earlier (book,
                  "Q",
                  THEN,
                  NOW,
                  "executed=1 terminated=1 in_progress=1 postponed_by_agreement=1 other=0 "
                  "eligible=4 completed=2 carried_over_eligible=2");
  assert_earlier (book,
                  "S",
                  THEN,
                  NOW,
                  "executed=0 terminated=0 in_progress=0 postponed_by_agreement=1 other=0 "
                  "eligible=1 completed=0 carried_over_eligible=1");
}

/* Completed was entered alone and is divided; eligible has all its parts and follows. */
static void
test_split_mixed (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      SPLIT "record " THEN " P cases c=501 in_progress=1 postponed_by_agreement=0 other=1 "
            "executed=7 total=900 e=888\n");

  /* 300,6; 0,6; 0,6; 4,2; 540 */
  assert_earlier (book,
                  "Q",
                  THEN,
                  NOW,
                  "executed=4 in_progress=1 postponed_by_agreement=0 other=1 total=540 "
                  "eligible=303 completed=301 carried_over_eligible=2");
  assert_earlier (book,
                  "S",
                  THEN,
                  NOW,
                  "executed=3 in_progress=0 postponed_by_agreement=0 other=0 total=360 "
                  "eligible=200 completed=200 carried_over_eligible=0");
}

/* Each measure has its own shares. */
static void
test_split_measures (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - 2010-01-01\nunit P R 2010-01-01 2025-04-30\n"
                          "unit Q R 2025-05-01\nunit S R 2025-05-01\n"
                          "succession P Q 2025-05-01 60 10\nsuccession P S 2025-05-01 40 90\n"
                          "record " THEN " P money e=1000 c=500\n");
  TdFigures figures;

  td_earlier_figures (book,
                      td_test_unit (book, "Q"),
                      TD_MEASURE_MONEY,
                      td_test_cut (book, THEN),
                      td_test_day (NOW),
                      &figures);
  td_test_assert_figures (&figures, "eligible=100 completed=50 carried_over_eligible=50");
}

/* The form of the earlier day says which parts there are: "taken up" to June 2025. */
static void
test_split_form (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit P R 2010-01-01 2025-06-30\n"
      "unit Q R 2025-07-01 - 1\nunit S R 2025-07-01 - 2\n"
      "succession P Q 2025-07-01 50\nsuccession P S 2025-07-01 50\n"
      "record 2025-06-30 P cases total=3 entrusted=1 withdrawn=1 to_enforce=1\n");

  /* Without "taken up" what is to be enforced does not follow, and is divided. */
  assert_earlier (
      book, "S", "2025-06-30", "2025-07-31", "entrusted=0 withdrawn=0 total=1 to_enforce=0");
  assert_earlier (
      book, "Q", "2025-06-30", "2025-07-31", "entrusted=1 withdrawn=1 total=2 to_enforce=1");
}

static void
test_chain (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - 2010-01-01\nunit P R 2010-01-01 2025-04-14\n"
                          "unit Q R 2025-04-15 2025-05-14 1\nunit S R 2025-04-15 - 2\n"
                          "unit T R 2025-05-15 - 3\nunit U R 2025-05-15 - 4\n"
                          "succession P Q 2025-04-15 60\nsuccession P S 2025-04-15 40\n"
                          "succession Q T 2025-05-15 50\nsuccession Q U 2025-05-15 50\n"
                          "record " THEN " P cases e=1001\n"
                          "record 2025-04-30 Q cases e=700\nrecord 2025-04-30 S cases e=100\n");

  /* 601 of 1.001, then 300,5 and 300,5: the first gets the rest. */
  assert_earlier (book, "T", THEN, NOW, "eligible=301");
  assert_earlier (book, "U", THEN, NOW, "eligible=300");
  assert_earlier (book, "S", THEN, NOW, "eligible=400");
  assert_earlier (book, "R", THEN, NOW, "eligible=1001");
  /* From the cut in between only the second step. */
  assert_earlier (book, "T", "2025-04-30", NOW, "eligible=350");
  assert_earlier (book, "S", "2025-04-30", NOW, "eligible=100");
  /* Seen from in between only the first. */
  assert_earlier (book, "Q", THEN, "2025-04-30", "eligible=601");
}

/* A unit that goes on after giving something away is compared with what it had. */
/* Two units that are mixed anew day after day: 2^40 ways lead from the first to the last. */
static void
test_many_ways (void)
{
  const int n_steps = 40;
  TdDay first = td_test_day ("2025-04-02");
  g_autoptr (GString) rows = g_string_new ("unit R -\n");

  for (int i = 0; i <= n_steps; i++)
    {
      g_autofree char *from = td_day_format_iso (first + i - 1);
      g_autofree char *to = i < n_steps ? td_day_format_iso (first + i - 1) : g_strdup ("-");
      for (const char *unit = "AB"; *unit != '\0'; unit++)
        g_string_append_printf (rows, "unit %c%d R %s %s\n", *unit, i, i > 0 ? from : "-", to);
    }
  for (int i = 1; i <= n_steps; i++)
    {
      g_autofree char *day = td_day_format_iso (first + i - 1);
      g_string_append_printf (rows,
                              "succession A%d A%d %s 60\nsuccession A%d B%d %s 40\n"
                              "succession B%d A%d %s 40\nsuccession B%d B%d %s 60\n",
                              i - 1,
                              i,
                              day,
                              i - 1,
                              i,
                              day,
                              i - 1,
                              i,
                              day,
                              i - 1,
                              i,
                              day);
    }
  g_string_append (rows,
                   "record " THEN " A0 cases e=1000 c=400\n"
                   "record " THEN " B0 cases e=1000 c=400\n");
  g_autoptr (TdBook) book = td_test_book_new (rows->str);

  assert_earlier (book, "A40", THEN, NOW, "eligible=1000 completed=400 carried_over_eligible=600");
  assert_earlier (book, "R", THEN, NOW, "eligible=2000 completed=800 carried_over_eligible=1200");
}

static void
test_goes_on (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit C R 2010-01-01\nunit N R 2025-05-01\nunit D R 2010-01-01\n"
      "succession C N 2025-05-01 30\nsuccession C D 2025-05-15 100\n"
      "record " THEN " C cases e=101\nrecord " THEN " D cases e=10\n");

  assert_earlier (book, "C", THEN, "2025-05-14", "eligible=101");
  /* 30,3; the rest of 70,7 is nobody's and has the larger remainder. */
  assert_earlier (book, "N", THEN, NOW, "eligible=30");
  assert_earlier (book, "D", THEN, "2025-05-14", "eligible=10");
  assert_earlier (book, "C", THEN, NOW, "eligible=101");
  assert_earlier (book, "D", THEN, NOW, "eligible=111");
}

/* One that keeps a stated share of itself is compared with that share. */
static void
test_self_share (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - 2010-01-01\nunit C R 2010-01-01 - 1\nunit D R 2010-01-01 - 2\n"
                          "succession C C 2025-05-01 60\nsuccession C D 2025-05-01 40\n"
                          "record " THEN " C cases e=1001\nrecord " THEN " D cases e=10\n");

  assert_earlier (book, "C", THEN, NOW, "eligible=601");
  assert_earlier (book, "D", THEN, NOW, "eligible=410");
  assert_earlier (book, "R", THEN, NOW, "eligible=1011");
}

/* What it received before lies in the share it kept; what comes later is added. */
static void
test_self_share_received (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit C R 2010-01-01 - 1\nunit D R 2010-01-01 - 2\n"
      "unit P R 2010-01-01 2025-04-14\nunit O R 2010-01-01 2025-04-30\n"
      "unit L R 2010-01-01 2025-05-14\n"
      "succession P C 2025-04-15\nsuccession O C 2025-05-01\nsuccession L C 2025-05-15\n"
      "succession C C 2025-05-01 60\nsuccession C D 2025-05-01 40\n"
      "record " THEN " C cases e=100\nrecord " THEN " D cases e=10\n"
      "record " THEN " P cases e=50\nrecord " THEN " O cases e=7\nrecord " THEN " L cases e=3\n");

  /* 60 % of 150, what came on that day, what came after it. */
  assert_earlier (book, "C", THEN, NOW, "eligible=100");
  assert_earlier (book, "C", THEN, "2025-05-14", "eligible=97");
  assert_earlier (book, "C", THEN, "2025-04-30", "eligible=150");
  assert_earlier (book, "D", THEN, NOW, "eligible=70");
  /* Nothing is lost, nothing counted twice: 100 + 10 + 50 + 7 + 3. */
  assert_earlier (book, "R", THEN, NOW, "eligible=170");
}

/* Twice a share of itself: half of a half. */
static void
test_self_share_twice (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - 2010-01-01\nunit C R 2010-01-01 - 1\nunit D R 2010-01-01 - 2\n"
                          "succession C C 2025-04-15 50\nsuccession C D 2025-04-15 50\n"
                          "succession C C 2025-05-15 50\nsuccession C D 2025-05-15 50\n"
                          "record " THEN " C cases e=101\nrecord " THEN " D cases e=0\n");

  /* 50,5 and 50,5: 51 and 50; 25,5 and 25,5: 26 and 25. */
  assert_earlier (book, "C", THEN, NOW, "eligible=26");
  assert_earlier (book, "D", THEN, NOW, "eligible=75");
}

/* A unit that was not there keeps a share of nothing, which takes nothing from what it receives. */
static void
test_self_share_new (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit N R 2025-04-15 - 1\nunit D R 2010-01-01 - 2\n"
      "unit P R 2010-01-01 2025-05-14\n"
      "succession N N 2025-05-01 50\nsuccession N D 2025-05-01 50\nsuccession P N 2025-05-15\n"
      "record " THEN " P cases e=9\nrecord " THEN " D cases e=4\n");

  assert_earlier (book, "N", THEN, NOW, "eligible=9");
  /* But D received from one without figures. */
  assert_earlier (book, "D", THEN, NOW, "");
}

/* Who gave a part and then ended without giving the rest is still asked for its own. */
static void
test_part_then_end (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit P R 2010-01-01 2025-04-20 1\nunit D R 2010-01-01 - 2\n"
      "succession P D 2025-04-10 30\nsuccession P D 2025-05-01 100\n"
      "record " THEN " P cases e=100\nrecord " THEN " D cases e=1\n");

  assert_earlier (book, "D", THEN, "2025-04-30", "eligible=31");
  assert_earlier (book, "D", THEN, NOW, "eligible=131");
}

/* A group's earlier figure is that of its present units. */
static void
test_groups (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit G R 2010-01-01 - 1\nunit H R 2010-01-01 - 2\n"
      "unit G1 G 2010-01-01\nunit G2 G 2010-01-01 2025-04-30\nunit H1 H 2010-01-01\n"
      "succession G2 H1 2025-05-01\n"
      "record " THEN " G1 cases e=10\nrecord " THEN " G2 cases e=20\nrecord " THEN
      " H1 cases e=40\n");

  assert_earlier (book, "G", THEN, NOW, "eligible=10");
  assert_earlier (book, "H", THEN, NOW, "eligible=60");
  assert_earlier (book, "R", THEN, NOW, "eligible=70");
  assert_earlier (book, "G", THEN, "2025-04-30", "eligible=30");
}

/* The own earlier record of a group counts item by item, where nothing moved below it. */
static void
test_group_own (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - 2010-01-01\nunit G R 2010-01-01 - 1\nunit H R 2010-01-01 - 2\n"
                          "unit G1 G 2010-01-01\nunit G2 G 2010-01-01\n"
                          "unit H1 H 2010-01-01\nunit H2 H 2010-01-01 2025-04-30\n"
                          "succession H2 H1 2025-05-01\n"
                          "record " THEN " G1 cases e=10 c=1\nrecord " THEN " G2 cases e=20\n"
                          "record " THEN " G cases e=99 c=9\n"
                          "record " THEN " H1 cases e=40\nrecord " THEN " H cases e=70 c=7\n"
                          "record " THEN " R cases e=200 c=20\n");

  assert_earlier (book, "G", THEN, NOW, "eligible=30 completed=9 carried_over_eligible=90");
  assert_earlier (book, "H", THEN, NOW, "");
  assert_earlier (book, "R", THEN, NOW, "");
  /* Before the day of the succession nothing had moved. */
  assert_earlier (
      book, "H", THEN, "2025-04-30", "eligible=70 completed=7 carried_over_eligible=63");
}

/* A group that ended gives what it showed, the sum of its units. */
static void
test_group_gives (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit G R 2010-01-01 2025-04-30\nunit N R 2025-05-01\n"
      "unit G1 G 2010-01-01 2025-04-30\nunit G2 G 2010-01-01 2025-04-30\n"
      "succession G N 2025-05-01\n"
      "record " THEN " G1 cases e=10 c=1\nrecord " THEN " G2 cases e=20 c=2\n");

  assert_earlier (book, "N", THEN, NOW, "eligible=30 completed=3 carried_over_eligible=27");
  assert_earlier (book, "R", THEN, NOW, "eligible=30 completed=3 carried_over_eligible=27");
}

/* A unit that has units now but had none then is the sum of what these were. */
static void
test_becomes_group (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - 2010-01-01\nunit G R 2010-01-01\n"
                          "unit G1 G 2025-05-01 - 1\nunit G2 G 2025-05-01 - 2\n"
                          "succession G G1 2025-05-01 25\nsuccession G G2 2025-05-01 75\n"
                          "record " THEN " G cases e=10 c=1\n");

  /* 2,5 and 7,5: the first; 0,25 and 0,75: the second. */
  assert_earlier (book, "G1", THEN, NOW, "eligible=3 completed=0 carried_over_eligible=3");
  assert_earlier (book, "G2", THEN, NOW, "eligible=7 completed=1 carried_over_eligible=6");
  assert_earlier (book, "G", THEN, NOW, "eligible=10 completed=1 carried_over_eligible=9");
}

/* The root itself is replaced. */
static void
test_root_replaced (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit CŨ - 2010-01-01 2025-04-30\nunit MỚI - 2025-05-01\n"
                          "unit A CŨ 2010-01-01 2025-04-30\nunit B MỚI 2025-05-01\n"
                          "succession A B 2025-05-01\nsuccession CŨ MỚI 2025-05-01\n"
                          "record " THEN " A cases e=10 c=1\n");

  assert_earlier (book, "MỚI", THEN, NOW, "eligible=10 completed=1 carried_over_eligible=9");
}

/* Largest remainders go by the place of the successors in the tree, not by code. */
static void
test_order_of_successors (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R - 2010-01-01\nunit P R 2010-01-01 2025-04-30\n"
                          "unit A R 2025-05-01 - 2\nunit Z R 2025-05-01 - 1\n"
                          "succession P A 2025-05-01 50\nsuccession P Z 2025-05-01 50\n"
                          "record " THEN " P cases e=1\n");

  assert_earlier (book, "Z", THEN, NOW, "eligible=1");
  assert_earlier (book, "A", THEN, NOW, "eligible=0");
}

/* An officer is compared with the same officer in the same unit, and follows no succession. */
static void
test_officers (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit A R 2010-01-01\nunit B R 2010-01-01 2025-04-30\n"
      "officer O A 2025-01-01 2025-03-31\nofficer O A 2025-05-01\n"
      "officer Q B 2025-01-01 2025-04-30\nofficer Q A 2025-05-01\n"
      "succession B A 2025-05-01\n"
      "record " THEN " A/O cases e=10 c=1\nrecord " THEN " B/Q cases e=20 c=2\n");
  int cut = td_test_cut (book, THEN);
  TdDay now = td_test_day (NOW);
  TdSubject a = td_test_unit (book, "A");
  TdFigures figures;

  /* An earlier stay of the same officer. */
  td_earlier_figures (
      book, td_book_find_officer (book, "O", a, now), TD_MEASURE_CASES, cut, now, &figures);
  td_test_assert_figures (&figures, "eligible=10 completed=1 carried_over_eligible=9");
  /* Another unit. */
  td_earlier_figures (
      book, td_book_find_officer (book, "Q", a, now), TD_MEASURE_CASES, cut, now, &figures);
  td_test_assert_figures (&figures, "");
  /* The unit shows the sum of its officers, and follows. */
  assert_earlier (book, "A", THEN, NOW, "eligible=30 completed=3 carried_over_eligible=27");
}

/* A year before, to the end of February of a leap year. */
static void
test_year (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit A R 2010-01-01 2024-02-29\nunit B R 2024-03-01\n"
      "succession A B 2024-03-01\n"
      "record 2024-02-29 A cases e=10 c=1\nrecord 2025-02-28 B cases e=10 c=2\n");
  int base = td_book_find_year_base (book, td_test_day ("2025-02-28"));

  g_assert_cmpint (base, ==, td_test_cut (book, "2024-02-29"));
  assert_earlier (
      book, "B", "2024-02-29", "2025-02-28", "eligible=10 completed=1 carried_over_eligible=9");
}

/* Whatever the shares: what all successors get together is what was there. */
static void
test_nothing_lost (void)
{
  for (int i = 0; i < 200; i++)
    {
      int first = g_test_rand_int_range (1, 98);
      int second = g_test_rand_int_range (1, 99 - first);
      int executed = g_test_rand_int_range (0, 1000);
      int terminated = g_test_rand_int_range (0, 10);
      int total = g_test_rand_int_range (0, 100000);
      g_autofree char *rows
          = g_strdup_printf ("unit R - 2010-01-01\nunit P R 2010-01-01 2025-04-30\n"
                             "unit A R 2025-05-01\nunit B R 2025-05-01\nunit C R 2025-05-01\n"
                             "succession P A 2025-05-01 %d\nsuccession P B 2025-05-01 %d\n"
                             "succession P C 2025-05-01 %d\n"
                             "record " THEN " P cases executed=%d terminated=%d total=%d\n",
                             first,
                             second,
                             100 - first - second,
                             executed,
                             terminated,
                             total);
      g_autofree char *expected
          = g_strdup_printf ("executed=%d terminated=%d total=%d completed=%d",
                             executed,
                             terminated,
                             total,
                             executed + terminated);
      g_autoptr (TdBook) book = td_test_book_new (rows);
      assert_earlier (book, "R", THEN, NOW, expected);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/earlier/unmoved", test_unmoved);
  g_test_add_func ("/earlier/merge", test_merge);
  g_test_add_func ("/earlier/absorb", test_absorb);
  g_test_add_func ("/earlier/absent", test_absent);
  g_test_add_func ("/earlier/split-totals", test_split_totals);
  g_test_add_func ("/earlier/split-parts", test_split_parts);
  g_test_add_func ("/earlier/split-mixed", test_split_mixed);
  g_test_add_func ("/earlier/split-measures", test_split_measures);
  g_test_add_func ("/earlier/split-form", test_split_form);
  g_test_add_func ("/earlier/chain", test_chain);
  g_test_add_func ("/earlier/many-ways", test_many_ways);
  g_test_add_func ("/earlier/goes-on", test_goes_on);
  g_test_add_func ("/earlier/self-share", test_self_share);
  g_test_add_func ("/earlier/self-share-received", test_self_share_received);
  g_test_add_func ("/earlier/self-share-twice", test_self_share_twice);
  g_test_add_func ("/earlier/self-share-new", test_self_share_new);
  g_test_add_func ("/earlier/part-then-end", test_part_then_end);
  g_test_add_func ("/earlier/groups", test_groups);
  g_test_add_func ("/earlier/group-own", test_group_own);
  g_test_add_func ("/earlier/group-gives", test_group_gives);
  g_test_add_func ("/earlier/becomes-group", test_becomes_group);
  g_test_add_func ("/earlier/root-replaced", test_root_replaced);
  g_test_add_func ("/earlier/order-of-successors", test_order_of_successors);
  g_test_add_func ("/earlier/officers", test_officers);
  g_test_add_func ("/earlier/year", test_year);
  g_test_add_func ("/earlier/nothing-lost", test_nothing_lost);
  return g_test_run ();
}
