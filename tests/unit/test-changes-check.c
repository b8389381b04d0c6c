/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-book.h"

#include <locale.h>
#include <string.h>

#include "model/td-amount.h"
#include "td-test-book.h"

/* The faults of @changes on top of @book as "CHANGE:COLUMN …", in order. */
static char *
list_faults (const TdBook *book, const TdChanges *changes)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  GString *text = g_string_new (NULL);

  g_assert_true (td_changes_check (book, changes, faults) == (faults->len == 0));
  for (guint i = 0; i < faults->len; i++)
    {
      const TdFault *fault = g_ptr_array_index (faults, i);
      g_assert_cmpuint (strlen (fault->message), >, 0);
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
      g_assert_null (strstr (fault->message, "(null)"));
      g_assert_cmpuint (fault->change, <, td_changes_get_n (changes));
      g_string_append_printf (text, "%s%u:%s", i > 0 ? " " : "", fault->change, fault->column);
    }
  return g_string_free (text, FALSE);
}

static void
assert_faults (const char *rows, const char *changed_rows, const char *expected)
{
  g_autoptr (TdBook) book = td_test_book_new (rows);
  g_autoptr (TdChanges) changes = td_test_changes_new (changed_rows);
  g_autofree char *found = list_faults (book, changes);

  if (!g_str_equal (found, expected))
    g_test_message ("%s", changed_rows);
  g_assert_cmpstr (found, ==, expected);
}

/* A workspace with everything: an open cut of January, a closed one of December. */
#define BASE                                                                                       \
  "unit R - 2010-01-01\n"                                                                          \
  "unit A R 2010-01-01\n"                                                                          \
  "unit A1 A 2010-01-01\n"                                                                         \
  "unit B R 2010-01-01 2025-06-30\n"                                                               \
  "unit C R 2010-01-01\n"                                                                          \
  "officer O C 2024-01-01\n"                                                                       \
  "officer Q C 2024-01-01 2025-01-31\n"                                                            \
  "target A 2025 cases 80\n"                                                                       \
  "cut 2024-12-31 closed 1\n"                                                                      \
  "record 2024-12-31 B cases e=5\n"                                                                \
  "record 2024-12-31 C/Q cases e=1\n"                                                              \
  "record 2025-01-31 A1 cases e=10 c=5\n"                                                          \
  "record 2025-01-31 C/O money e=7\n"

static void
test_none (void)
{
  assert_faults (BASE, "", "");
  assert_faults ("", BASE, "");
  /* The same once more, but for the closed cut, changes nothing. */
  assert_faults (BASE,
                 "unit R - 2010-01-01\nunit A R 2010-01-01\nunit A1 A 2010-01-01\n"
                 "unit B R 2010-01-01 2025-06-30\nofficer O C 2024-01-01\n"
                 "target A 2025 cases 80\ncut 2024-12-31 closed 1\n"
                 "record 2025-01-31 A1 cases e=10 c=5\n",
                 "");
}

/* The faults are appended, and say where the change came from. */
static void
test_fault (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BASE);
  g_autoptr (TdChanges) changes = td_test_changes_new ("unit A R\nunit N nobody\n");
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  TdChange *change = (TdChange *)td_changes_get (changes, 1);

  change->file = "units.csv";
  change->line = 17;
  g_ptr_array_add (faults, g_new0 (TdFault, 1));
  g_assert_false (td_changes_check (book, changes, faults));
  g_assert_cmpuint (faults->len, ==, 2);
  const TdFault *fault = g_ptr_array_index (faults, 1);
  g_assert_cmpuint (fault->change, ==, 1);
  g_assert_cmpstr (fault->file, ==, "units.csv");
  g_assert_cmpuint (fault->line, ==, 17);
  g_assert_cmpstr (fault->column, ==, "parent");
  g_assert_nonnull (strstr (fault->message, "nobody"));
}

static void
assert_unit_faults (const TdUnit *unit, const char *expected)
{
  g_autoptr (TdBook) book = td_test_book_new (BASE);
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_put_unit (changes, unit);
  g_autofree char *found = list_faults (book, changes);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_unit_names (void)
{
  static const struct
  {
    const char *code;
    const char *name;
    const char *short_name;
    const char *expected;
  } cases[] = {
    { "N", "Phòng N", NULL, "" },           { "N", "Phòng N", "KV N", "" },
    { "", "Phòng N", NULL, "0:code" },      { NULL, "Phòng N", NULL, "0:code" },
    { "=N", "Phòng N", NULL, "0:code" },    { "+N", "Phòng N", NULL, "0:code" },
    { "N", "-Phòng", NULL, "0:name" },      { "N", "@Phòng", NULL, "0:name" },
    { "N", NULL, NULL, "0:name" },          { "N", "", NULL, "0:name" },
    { "N", "Phòng\nN", NULL, "0:name" },    { "N", "Phòng N", "=1", "0:short_name" },
    { "N", "Phòng N", "", "0:short_name" }, { "=", "=", "=", "0:code 0:name 0:short_name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdUnit unit = { .code = (char *)cases[i].code,
                      .name = (char *)cases[i].name,
                      .short_name = (char *)cases[i].short_name,
                      .parent = (char *)"R",
                      .valid_from = TD_DAY_NONE,
                      .valid_to = TD_DAY_NONE };
      assert_unit_faults (&unit, cases[i].expected);
    }
}

static void
test_unit_days (void)
{
  assert_faults (BASE, "unit N R 2025-01-01 2025-01-01", "");
  assert_faults (BASE, "unit N R 2025-01-02 2025-01-01", "0:valid_to");
  assert_faults (BASE, "unit N R - 2025-01-01", "");
  /* A unit without figures may get any days. */
  assert_faults (BASE, "unit A R 2030-01-01", "");
  /* Figures of 31/1/2025 must stay inside. */
  assert_faults (BASE, "unit A1 A 2025-01-31 2025-01-31", "");
  assert_faults (BASE, "unit A1 A 2025-02-01", "0:valid_from");
  assert_faults (BASE, "unit A1 A 2010-01-01 2025-01-30", "0:valid_to");
  assert_faults (BASE, "unit A1 A - 2025-01-30", "0:valid_to");
  /* Unless they are removed or moved out of the way in the same go. */
  assert_faults (BASE, "unit A1 A 2025-02-01\nremove record 2025-01-31 A1 cases", "");
  assert_faults (BASE, "unit A1 A 2025-02-01\nremove record 2025-01-31 A1 money", "0:valid_from");
  assert_faults (BASE, "unit A1 A 2025-02-01\nremove record 2025-01-31 A cases", "0:valid_from");
  assert_faults (BASE, "unit A1 A 2025-02-01\nremove cut 2025-01-31", "");
  assert_faults (BASE,
                 "remove record 2025-01-31 A1 cases\nrecord 2025-01-31 A1 cases e=1\n"
                 "unit A1 A 2025-02-01\n",
                 "2:as_of");
  assert_faults ("unit R -\nunit A R\nofficer O A\nrecord 2025-01-31 A/O cases e=1",
                 "unit A R 2025-02-01\nremove officer O A",
                 "");
  /* The figures of its officers too. */
  assert_faults (BASE, "unit C R 2025-02-01", "0:valid_from");
  assert_faults (BASE, "unit C R 2010-01-01 2025-01-30", "0:valid_to");
  assert_faults (BASE, "unit C R 2010-01-01 2025-01-31", "");
}

static void
test_unit_parent (void)
{
  assert_faults (BASE, "unit N nobody", "0:parent");
  assert_faults (BASE, "unit N R\nunit N1 N", "");
  assert_faults (BASE, "unit N1 N\nunit N R", "");
  assert_faults (BASE, "unit N1 N\nunit N nobody", "1:parent");
  /* Circles: by itself, through a child, through new units. */
  assert_faults (BASE, "unit A A", "0:parent");
  assert_faults (BASE, "unit A A1", "0:parent");
  assert_faults (BASE, "unit N M\nunit M N", "0:parent 1:parent");
  /* Who only hangs below a circle is not in it. */
  assert_faults (BASE, "unit N M\nunit M N\nunit X M", "0:parent 1:parent");
  /* Children take the place of their parent. */
  assert_faults (BASE, "unit A1 R\nunit A A1", "");
}

static void
test_unit_depth (void)
{
  g_autoptr (GString) rows = g_string_new ("unit D1 R\n");

  for (int depth = 2; depth <= TD_DEPTH_MAX; depth++)
    g_string_append_printf (rows, "unit D%d D%d\n", depth, depth - 1);
  assert_faults (BASE, rows->str, "");
  g_string_append_printf (rows, "unit E D%d\nunit F E\n", TD_DEPTH_MAX);
  assert_faults (BASE, rows->str, "32:parent 33:parent");
}

static void
test_unit_remove (void)
{
  assert_faults (BASE, "remove unit A1", "");
  assert_faults (BASE, "remove unit nobody", "0:code");
  assert_faults (BASE, "remove unit A", "0:code");
  assert_faults (BASE, "remove unit A\nremove unit A1", "");
  assert_faults (BASE, "remove unit A1\nremove unit A", "");
  assert_faults (BASE, "unit A1 R\nremove unit A", "");
  assert_faults (BASE, "remove unit A1\nunit N A\nremove unit A", "1:parent 2:code");
  /* Figures in a closed cut: its own, its officers'. */
  assert_faults (BASE, "remove unit B", "0:code");
  assert_faults (BASE, "remove unit C", "0:code");
  /* What would go with the unit may be removed beside it. */
  assert_faults (BASE, "remove unit A1\nremove record 2025-01-31 A1 cases", "");
  assert_faults (BASE, "remove record 2025-01-31 A1 cases\nremove unit A1", "");
  assert_faults (BASE, "remove unit A1\nrecord 2025-01-31 A1 cases e=1", "2:unit");
}

static void
test_roots (void)
{
  assert_faults ("", "unit R -", "");
  assert_faults ("", "unit R - - 2025-06-30\nunit N - 2025-07-01", "");
  assert_faults ("", "unit R - - 2025-06-30\nunit N - 2025-06-30", "1:parent");
  assert_faults ("", "unit R -\nunit N -", "1:parent");
  assert_faults ("", "unit N - 2025-07-01\nunit R -", "1:parent");
  assert_faults (
      "",
      "unit R - 2010-01-01 2030-12-31\nunit N - 2020-01-01 2020-12-31\nunit M - 2031-01-01",
      "1:parent");
  assert_faults (BASE, "unit N -", "0:parent");
  assert_faults (BASE, "unit A - 2010-01-01", "0:parent");
  assert_faults (BASE, "unit N - 2000-01-01 2009-12-31", "");
  /* The root makes way for another. */
  assert_faults (BASE, "unit R - 2010-01-01 2025-06-30\nunit N - 2025-07-01", "");
  assert_faults (BASE, "unit R N 2010-01-01\nunit N - 2010-01-01", "");
  /* The days of the cuts keep their root. */
  assert_faults (BASE, "unit R - 2010-01-01 2025-01-30", "0:valid_to");
  assert_faults (BASE, "unit R - 2025-01-01", "0:valid_from");
  assert_faults (BASE, "unit R - 2010-01-01 2025-01-31", "");
  assert_faults (BASE, "unit R - 2010-01-01 2025-01-30\nremove cut 2025-01-31", "");
  assert_faults (BASE, "unit R - 2010-01-01 2025-01-30\nunit N - 2025-01-31", "");
  assert_faults ("unit R -\ncut 2025-01-31", "remove unit R", "0:code");
}

static void
test_succession (void)
{
  assert_faults (BASE, "succession B C 2025-07-01", "");
  assert_faults (BASE, "succession nobody C 2025-07-01", "0:predecessor");
  assert_faults (BASE, "succession B nobody 2025-07-01", "0:successor");
  assert_faults (BASE, "succession X Y 2025-07-01", "0:predecessor 0:successor");
  /* Who gives must have been there the day before, who takes be there on the day. */
  assert_faults (BASE, "succession B C 2010-01-01 10", "0:date");
  assert_faults (BASE, "succession B C 2010-01-02 10", "");
  assert_faults (BASE, "succession C B 2025-07-01 10", "0:date");
  assert_faults (BASE, "succession C B 2025-06-30 10", "");
  assert_faults (BASE, "unit N R 2025-07-02\nsuccession B N 2025-07-01", "1:date");
  assert_faults (BASE, "unit N R 2025-07-01\nsuccession B N 2025-07-01", "");
  /* A unit can keep a share of itself. */
  assert_faults (BASE, "succession C C 2025-03-01 60\nsuccession C A1 2025-03-01 40", "");
}

static void
test_shares (void)
{
  /* Who ends gives everything, one who goes on may keep the rest. */
  assert_faults (BASE, "succession B C 2025-07-01 99.99", "0:share_cases");
  assert_faults (BASE, "succession B C 2025-07-01 100 50", "0:share_money");
  assert_faults (BASE, "succession B C 2025-06-30 30 0", "");
  assert_faults (BASE, "succession B C 2025-07-01 60 100\nsuccession B A1 2025-07-01 40 0", "");
  /* Once for the whole group, where it was changed last. */
  assert_faults (
      BASE, "succession B C 2025-07-01 60 60\nsuccession B A1 2025-07-01 39 40", "1:share_cases");
  assert_faults (
      BASE, "succession C B 2025-03-01 60 60\nsuccession C A1 2025-03-01 50 40", "1:share_cases");
  /* Another day, another predecessor: another group. */
  assert_faults (BASE,
                 "succession C A1 2025-03-01 60\nsuccession C A1 2025-04-01 60\n"
                 "succession B A1 2025-03-01 60\n",
                 "");
  assert_faults (BASE, "succession B C 2025-07-01 100.01 100", "0:share_cases");
}

#define GIVEN                                                                                      \
  BASE "succession B C 2025-07-01 60 60\n"                                                         \
       "succession B A1 2025-07-01 40 40\n"

/* What stands already must still add up. */
static void
test_shares_after (void)
{
  assert_faults (GIVEN, "succession B C 2025-07-01 50 60", "0:share_cases");
  assert_faults (GIVEN, "succession B C 2025-07-01 50 50\nsuccession B A1 2025-07-01 50 50", "");
  assert_faults (GIVEN, "remove succession B C 2025-07-01", "0:share_cases");
  assert_faults (GIVEN, "remove succession B C 2025-07-01\nremove succession B A1 2025-07-01", "");
  assert_faults (GIVEN, "remove succession B C 2025-07-01\nsuccession B A1 2025-07-01", "");
  assert_faults (GIVEN, "succession B A1 2025-07-01\nremove succession B C 2025-07-01", "");
  /* A successor that is removed takes its share along. */
  assert_faults (GIVEN, "remove unit A1", "0:code");
  assert_faults (GIVEN, "remove unit A1\nsuccession B C 2025-07-01", "");
  /* One that goes on may keep the rest, one that ends may not. */
  assert_faults (GIVEN, "unit B R 2010-01-01\nremove succession B C 2025-07-01", "");
  assert_faults (
      BASE "succession C A1 2025-03-01 30\n", "unit C R 2010-01-01 2025-02-28", "0:valid_to");
  assert_faults (BASE "succession C A1 2025-03-01 30\n", "unit C R 2010-01-01 2025-03-01", "");
}

/* Units that successions speak of keep to the days of these. */
static void
test_succession_after (void)
{
  assert_faults (
      BASE "unit N R 2010-01-01\nsuccession B N 2025-07-01", "unit N R 2025-07-02", "0:valid_from");
  assert_faults (GIVEN, "unit A1 A 2010-01-01 2025-06-30", "0:valid_to");
  assert_faults (GIVEN, "unit A1 A 2010-01-01 2025-07-01", "");
  assert_faults (
      GIVEN, "unit A1 A 2010-01-01 2025-06-30\nsuccession B C 2025-07-01 60", "0:valid_to");
  assert_faults (GIVEN,
                 "unit A1 A 2010-01-01 2025-06-30\nsuccession B C 2025-07-01\n"
                 "remove succession B A1 2025-07-01",
                 "");
  assert_faults (BASE "unit D R 2010-01-01\nsuccession D C 2025-03-01 50",
                 "unit D R 2025-03-01",
                 "0:valid_from");
  assert_faults (
      BASE "unit D R 2010-01-01\nsuccession D C 2025-03-01 50", "unit D R 2025-02-28", "");
  assert_faults (BASE "unit D R 2010-01-01\nsuccession D C 2025-03-01 50",
                 "unit D R 2025-03-01\nremove succession D C 2025-03-01",
                 "");
}

static void
assert_share_faults (int64_t cases, int64_t money, const char *expected)
{
  g_autoptr (TdBook) book = td_test_book_new (BASE);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdSuccession succession
      = { (char *)"C", (char *)"A1", td_test_day ("2025-03-01"), { cases, money } };

  td_changes_put_succession (changes, &succession);
  g_autofree char *found = list_faults (book, changes);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_share_bounds (void)
{
  assert_share_faults (0, TD_SHARE_WHOLE, "");
  assert_share_faults (-1, 0, "0:share_cases");
  assert_share_faults (0, -1, "0:share_money");
}

static void
test_officer (void)
{
  assert_faults (BASE, "officer N A", "");
  assert_faults (BASE, "officer N nobody", "0:unit");
  assert_faults (BASE, "officer =N A", "0:code");
  assert_faults (BASE, "officer N A 2025-02-01 2025-01-31", "0:valid_to");
  /* Stays in one unit do not overlap; in another unit it is a move. */
  assert_faults (BASE, "officer Q C 2025-02-01", "");
  assert_faults (BASE, "officer Q C 2025-01-31", "0:valid_from");
  assert_faults (BASE, "officer Q C 2023-01-01 2023-12-31", "");
  assert_faults (BASE, "officer Q C 2023-01-01 2024-01-01", "0:valid_from");
  assert_faults (BASE, "officer Q C 2023-01-01", "0:valid_from");
  assert_faults (BASE, "officer Q C", "0:valid_from");
  assert_faults (BASE, "officer Q A 2025-01-01", "");
  assert_faults (
      BASE, "officer N C 2025-01-01\nofficer N C 2025-03-01", "0:valid_from 1:valid_from");
  assert_faults (BASE, "officer N C 2025-01-01 2025-02-28\nofficer N C 2025-03-01", "");
  assert_faults (BASE, "officer Q C 2024-01-01 2024-12-31\nofficer Q C 2025-01-01", "");
  /* Figures stay inside the stay. */
  assert_faults (BASE, "officer O C 2024-01-01 2025-01-31", "");
  assert_faults (BASE, "officer O C 2024-01-01 2025-01-30", "0:valid_to");
  assert_faults (BASE, "officer O C 2024-01-01 2025-01-30\nremove record 2025-01-31 C/O money", "");
}

static void
test_officer_remove (void)
{
  assert_faults (BASE, "remove officer O C 2024-01-01", "");
  /* Figures of a closed cut would go with it. */
  assert_faults (BASE, "remove officer Q C 2024-01-01", "0:code");
  assert_faults (BASE, "remove officer Q C 2025-01-01", "");
}

static void
test_target (void)
{
  assert_faults (BASE, "target A 2025 money 52.08 gt 2025-04-01", "");
  assert_faults (BASE, "target A 2025 cases 0\ntarget B 2025 cases 100", "");
  assert_faults (BASE, "target nobody 2025 cases 50", "0:unit");
  assert_faults (BASE, "target A 2025 cases 100.01", "0:rate");
  assert_faults (BASE, "target C/O 2025 cases 50", "");
  assert_faults (BASE, "target C/nobody 2025 cases 50", "0:officer");
  assert_faults (BASE, "target A/O 2025 cases 50", "0:officer");
  assert_faults (BASE, "target nobody/O 2025 cases 50", "0:unit");
  assert_faults (BASE, "officer N A\ntarget A/N 2025 cases 50", "");
  assert_faults (BASE, "remove officer O C 2024-01-01\ntarget C/O 2025 cases 50", "1:officer");
  assert_faults (BASE, "target A 1989 cases 50", "0:work_year");
  assert_faults (BASE, "target A 20250 cases 50", "0:work_year");
  /* A day may come before the work year or the unit, not after. */
  assert_faults (BASE, "target A 2025 cases 50 ge 2024-09-15", "");
  assert_faults (BASE, "target A 2025 cases 50 ge 2025-09-30", "");
  assert_faults (BASE, "target A 2025 cases 50 ge 2025-10-01", "0:from");
  assert_faults (BASE, "remove target A 2025 cases 80", "");
}

static void
test_target_negative (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BASE);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdTarget target = { .unit = (char *)"A", .work_year = 2025, .rate = -1, .from = TD_DAY_NONE };

  td_changes_put_target (changes, &target);
  g_autofree char *found = list_faults (book, changes);
  g_assert_cmpstr (found, ==, "0:rate");
}

static void
test_cut (void)
{
  assert_faults (BASE, "cut 2025-02-28", "");
  assert_faults (BASE, "cut 2025-02-28 closed 1", "");
  assert_faults (BASE, "cut 2025-01-31 closed 1", "");
  /* Before any unit was there. */
  assert_faults (BASE, "cut 2009-12-31", "0:as_of");
  assert_faults (BASE, "unit N - 2009-12-31 2009-12-31\ncut 2009-12-31", "");
  assert_faults (BASE, "remove cut 2025-01-31", "");
  assert_faults (BASE, "remove cut 2025-01-30", "0:as_of");
  /* A closed one stays as it is. */
  assert_faults (BASE, "remove cut 2024-12-31", "0:as_of");
  assert_faults (BASE, "cut 2024-12-31 open 1", "0:as_of");
  assert_faults (BASE, "cut 2024-12-31 closed 2", "0:as_of");
  assert_faults (BASE, "cut 2024-12-31 closed 1", "");
}

static void
test_record (void)
{
  assert_faults (BASE, "record 2025-01-31 A1 money e=1 c=2", "");
  assert_faults (BASE, "record 2025-01-31 nobody cases e=1", "1:unit");
  assert_faults (BASE, "unit N R 2025-01-31\nrecord 2025-01-31 N cases e=1", "");
  /* Both ends of a validity are inside. */
  assert_faults (BASE, "record 2025-06-30 B cases e=1", "");
  assert_faults (BASE, "record 2025-07-01 B cases e=1", "1:as_of");
  assert_faults (BASE, "record 2009-12-31 B cases e=1", "0:as_of 1:as_of");
  assert_faults (BASE, "unit B R 2010-01-01 2025-07-01\nrecord 2025-07-01 B cases e=1", "");
  assert_faults (BASE, "unit N R - 2025-01-30\nrecord 2025-01-31 N cases e=1", "2:as_of");
  assert_faults (BASE, "unit N R 2025-02-01\nrecord 2025-01-31 N cases e=1", "2:as_of");
  assert_faults (BASE, "record 2025-01-31 C/Q cases e=1", "");
  assert_faults (BASE, "record 2025-02-28 C/Q cases e=1", "1:officer");
  assert_faults (BASE, "record 2025-01-31 C/nobody cases e=1", "1:officer");
  assert_faults (BASE, "record 2025-01-31 A/O cases e=1", "1:officer");
  assert_faults (BASE, "record 2025-07-01 B/O cases e=1", "1:as_of");
  /* Nothing goes into a closed cut, and nothing out of it. */
  assert_faults (BASE, "cut 2024-12-31 closed 1\nrecord 2024-12-31 A1 cases e=1", "1:as_of");
  assert_faults (BASE, "remove record 2024-12-31 B cases", "0:as_of");
  assert_faults (BASE, "remove record 2025-01-31 A1 cases", "");
  assert_faults (BASE, "remove record 2025-01-31 nobody cases", "0:unit");
  /* A cut that comes closed brings its figures. */
  assert_faults (BASE, "cut 2025-02-28 closed 1\nrecord 2025-02-28 A1 cases e=1", "");
}

static void
test_record_values (void)
{
  assert_faults (BASE, "record 2025-01-31 A1 cases executed=10000000000000000 total=0", "");
  assert_faults (BASE, "record 2025-01-31 A1 cases executed=10000000000000001", "1:executed");
  assert_faults (BASE, "record 2025-01-31 A1 cases other=-1 total=-5", "1:other 1:total");
  assert_faults (BASE,
                 "record 2025-01-31 A1 cases carried_over=1 carried_over_eligible=1",
                 "1:carried_over 1:carried_over_eligible");
  /* What does not add up is a finding of the check, not a fault. */
  assert_faults (BASE, "record 2025-01-31 A1 cases total=1 e=5 c=9 reduced=3", "");
}

static void
test_setting (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BASE);
  g_autoptr (TdChanges) changes = td_changes_new ();

  assert_faults (BASE, "setting place Huế", "");
  assert_faults (BASE, "setting place =Huế", "");
  assert_faults (BASE, "setting threshold_near 3.5\nsetting threshold_near 3,5", "1:value");
  assert_faults (BASE, "setting holidays 2025-02-30", "0:value");
  assert_faults (BASE, "setting =x y", "0:key");
  assert_faults (BASE, "remove setting place", "");

  td_changes_put_setting (changes, "place", NULL);
  td_changes_put_setting (changes, "", "x");
  g_autofree char *found = list_faults (book, changes);
  g_assert_cmpstr (found, ==, "0:value 1:key");
}

/* A book of a draft, 1, and an issued paper, 2. */
static TdBook *
book_of_papers (void)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (BASE);

  for (int i = 1; i <= 2; i++)
    td_changes_put_paper (changes,
                          &(TdPaper){ .id = i,
                                      .kind = (char *)"dispatch",
                                      .title = (char *)"Công điện",
                                      .as_of = td_test_day ("2025-01-31"),
                                      .issued = td_test_day ("2025-02-03"),
                                      .state = i == 1 ? TD_PAPER_DRAFT : TD_PAPER_ISSUED });
  return td_book_new_from_changes (changes);
}

static void
assert_paper_fault (const TdBook *book, const TdPaper *paper, const char *column)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *expected
      = *column != '\0' ? g_strdup_printf ("0:%s", column) : g_strdup (column);

  td_changes_put_paper (changes, paper);
  g_autofree char *found = list_faults (book, changes);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_paper (void)
{
  g_autoptr (TdBook) book = book_of_papers ();
  const TdPaper sound = *td_book_find_paper (book, 1);
  g_autofree char *long_title = g_strnfill (TD_PAPER_TEXT_MAX + 1, 'x');
  g_autofree char *longest_title = g_strnfill (TD_PAPER_TEXT_MAX, 'x');
  const struct
  {
    const char *column;
    TdPaper paper;
  } cases[] = {
#define WITH(column, member, text)                                                                 \
  {                                                                                                \
    column, { .member = (char *)text }                                                             \
  }
    WITH ("kind", kind, ""),
    WITH ("kind", kind, "Dispatch"),
    WITH ("kind", kind, "công-điện"),
    WITH ("kind", kind, "a b"),
    WITH ("kind", kind, "abcdefghijabcdefghijabcdefghijabc"),
    WITH ("", kind, "abcdefghijabcdefghijabcdefghij-9"),
    WITH ("title", title, ""),
    WITH ("title", title, "Công\nđiện"),
    WITH ("title", title, "Công điện \xe1\xbb"),
    WITH ("title", title, long_title),
    WITH ("", title, longest_title),
    WITH ("", title, "=1+1 “%s”"),
    WITH ("unit", unit, ""),
    WITH ("unit", unit, "A\x01"),
    WITH ("", unit, "not there any more"),
    WITH ("number", number, ""),
    WITH ("number", number, "5\t"),
    WITH ("", number, "05a"),
#undef WITH
    { "id", { .id = -1 } },
    { "id", { .id = TD_PAPER_ID_MAX + INT64_C (1) } },
    { "id", { .id = INT64_C (0x100000001) } },
    { "", { .id = TD_PAPER_ID_MAX } },
    { "as_of", { .as_of = TD_DAY_NONE } },
    { "as_of", { .as_of = 99999999 } },
    { "issued", { .issued = TD_DAY_NONE } },
    { "issued", { .issued = -99999999 } },
    { "state", { .state = (TdPaperState)2 } },
    { "revision", { .revision = -1 } },
    { "last_group", { .group = -1 } },
  };

  assert_paper_fault (book, &sound, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdPaper *other = &cases[i].paper;
      TdPaper paper = sound;

      paper.id = other->id != 0 ? other->id : paper.id;
      paper.kind = other->kind != NULL ? other->kind : paper.kind;
      paper.title = other->title != NULL ? other->title : paper.title;
      paper.unit = other->unit;
      paper.number = other->number;
      paper.as_of = other->as_of != 0 ? other->as_of : paper.as_of;
      paper.issued = other->issued != 0 ? other->issued : paper.issued;
      paper.state = other->state != 0 ? other->state : paper.state;
      paper.revision = other->revision;
      paper.group = other->group;
      g_test_message ("case %u", i);
      assert_paper_fault (book, &paper, cases[i].column);
    }
}

/* Blocks by "remove PAPER POSITION", "put PAPER POSITION [CONTENT]", papers by "paper ID", "drop
 * ID"; separated by commas. */
static void
assert_block_faults (const char *list, const char *expected)
{
  g_autoptr (TdBook) book = book_of_papers ();
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i], " ", 4);
      int64_t id = g_ascii_strtoll (words[1], NULL, 10);
      TdPaper paper = *td_book_find_paper (book, 1);

      paper.id = id;
      if (g_str_equal (words[0], "paper"))
        td_changes_put_paper (changes, &paper);
      else if (g_str_equal (words[0], "drop"))
        td_changes_remove_paper (changes, id);
      else if (g_str_equal (words[0], "remove"))
        td_changes_remove_paper_block (changes, id, g_ascii_strtoll (words[2], NULL, 10));
      else
        td_changes_put_paper_block (
            changes,
            &(TdPaperBlock){ .paper = id,
                             .position = g_ascii_strtoll (words[2], NULL, 10),
                             .content = words[3] });
    }
  g_autofree char *found = list_faults (book, changes);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_paper_blocks (void)
{
  g_autofree char *largest = g_strnfill (TD_PAPER_CONTENT_MAX, 'x');
  g_autofree char *put_largest = g_strconcat ("put 1 0 ", largest, NULL);
  g_autofree char *put_larger = g_strconcat (put_largest, "x", NULL);

  assert_block_faults ("put 1 0 {},put 1 99999 {},remove 1 3", "");
  assert_block_faults ("put 1 -1 {},put 1 100000 {}", "0:position 1:position");
  assert_block_faults ("put 1 0,put 1 1 ", "0:content 1:content");
  assert_block_faults ("put 1 0 \xff{},put 1 1 Đ\xc4", "0:content 1:content");
  assert_block_faults (put_largest, "");
  assert_block_faults (put_larger, "0:content");

  /* A block needs its paper, which may stand anywhere in the list. */
  assert_block_faults ("put 3 0 {}", "0:paper");
  assert_block_faults ("put 0 0 {},put -1 0 {},put 4294967297 0 {}", "0:paper 1:paper 2:paper");
  assert_block_faults ("put 3 0 {},paper 3", "");
  assert_block_faults ("put 1 0 {},drop 1", "0:paper");
  assert_block_faults ("drop 1,put 1 0 {}", "1:paper");
  assert_block_faults ("drop 1,paper 1,put 1 0 {}", "");
  assert_block_faults ("paper 3,drop 3,drop 4,remove 4 0", "2:id");

  /* What was issued goes as a whole or not at all. */
  assert_block_faults ("put 2 0 {}", "0:paper");
  assert_block_faults ("remove 2 0", "0:paper");
  assert_block_faults ("paper 2", "0:state");
  assert_block_faults ("drop 2,paper 2,put 2 0 {}", "1:state 2:paper");
  assert_block_faults ("drop 2", "");
  assert_block_faults ("remove 2 0,drop 2", "");
}

/* Rows without what makes them a row are refused, not followed. */
static void
test_empty_rows (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BASE);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (TdChanges) removals = td_changes_new ();

  for (guint kind = 0; kind < TD_N_ROW_KINDS; kind++)
    {
      (void)td_changes_add (changes, (TdRowKind)kind);
      td_changes_add (removals, (TdRowKind)kind)->remove = true;
    }
  g_autofree char *found = list_faults (book, changes);
  g_assert_cmpstr (found,
                   ==,
                   "0:code 0:name 1:predecessor 1:successor 1:date 2:code 2:name 2:unit 3:unit "
                   "3:work_year 4:as_of 5:key 5:value 6:as_of "
                   "7:unit 7:month 8:as_of 8:unit 8:code 8:note "
                   "9:id 9:kind 9:title 9:as_of 9:issued 10:paper");
  g_autofree char *removed = list_faults (book, removals);
  g_assert_cmpstr (removed, ==, "0:code 4:as_of 6:as_of 9:id");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/changes-check/none", test_none);
  g_test_add_func ("/changes-check/fault", test_fault);
  g_test_add_func ("/changes-check/unit-names", test_unit_names);
  g_test_add_func ("/changes-check/unit-days", test_unit_days);
  g_test_add_func ("/changes-check/unit-parent", test_unit_parent);
  g_test_add_func ("/changes-check/unit-depth", test_unit_depth);
  g_test_add_func ("/changes-check/unit-remove", test_unit_remove);
  g_test_add_func ("/changes-check/roots", test_roots);
  g_test_add_func ("/changes-check/succession", test_succession);
  g_test_add_func ("/changes-check/shares", test_shares);
  g_test_add_func ("/changes-check/shares-after", test_shares_after);
  g_test_add_func ("/changes-check/succession-after", test_succession_after);
  g_test_add_func ("/changes-check/share-bounds", test_share_bounds);
  g_test_add_func ("/changes-check/officer", test_officer);
  g_test_add_func ("/changes-check/officer-remove", test_officer_remove);
  g_test_add_func ("/changes-check/target", test_target);
  g_test_add_func ("/changes-check/target-negative", test_target_negative);
  g_test_add_func ("/changes-check/cut", test_cut);
  g_test_add_func ("/changes-check/record", test_record);
  g_test_add_func ("/changes-check/record-values", test_record_values);
  g_test_add_func ("/changes-check/setting", test_setting);
  g_test_add_func ("/changes-check/paper", test_paper);
  g_test_add_func ("/changes-check/paper-blocks", test_paper_blocks);
  g_test_add_func ("/changes-check/empty-rows", test_empty_rows);
  return g_test_run ();
}
