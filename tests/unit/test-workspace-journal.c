/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "workspace-fixture.h"

/* The lines of a group as text: op table unit/officer as_of measure item: before -> after. */
static char *
list (Fixture *fixture, gint64 group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = td_workspace_list_lines (fixture->workspace, group, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const TdJournalLine *line = g_ptr_array_index (lines, i);
      g_autofree char *as_of = line->as_of != TD_DAY_NONE ? td_day_format_iso (line->as_of) : NULL;
      g_assert_cmpint (line->group, ==, group);
      g_string_append_printf (text,
                              "%c %s %s/%s %s %s",
                              line->op,
                              line->table,
                              line->unit != NULL ? line->unit : "-",
                              line->officer != NULL ? line->officer : "-",
                              as_of != NULL ? as_of : "-",
                              line->measure != NULL ? line->measure : "-");
      if (line->item != NULL)
        g_string_append_printf (text,
                                " %s: %s -> %s",
                                line->item,
                                line->before != NULL ? line->before : "-",
                                line->after != NULL ? line->after : "-");
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_lines (Fixture *fixture, gint64 group, const char *expected)
{
  g_autofree char *text = list (fixture, group);
  g_assert_cmpstr (text, ==, expected);
}

/* A figure that was changed, then a new record, then one taken away: who reads sees each figure. */
static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  assert_lines (fixture, 2, "u records B/- 2025-04-30 cases completed: 1700 -> 1801\n");

  fixture_add_record (changes, "2025-04-30", "R", NULL, 30, 20);
  fixture_apply (fixture->workspace, changes, "set");
  assert_lines (fixture,
                3,
                "i records R/- 2025-04-30 cases\n"
                "i records R/- 2025-04-30 cases eligible: - -> 30\n"
                "i records R/- 2025-04-30 cases completed: - -> 20\n");

  /* What was entered then stays readable when it is changed and removed later. */
  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  fixture_add_record (changes, "2025-04-30", "R", NULL, 31, 20);
  fixture_apply (fixture->workspace, changes, "set");
  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  td_changes_remove_cut (changes, day ("2025-04-30"));
  fixture_apply (fixture->workspace, changes, "cut-delete");
  assert_lines (fixture,
                3,
                "i records R/- 2025-04-30 cases\n"
                "i records R/- 2025-04-30 cases eligible: - -> 30\n"
                "i records R/- 2025-04-30 cases completed: - -> 20\n");
  assert_lines (fixture, 4, "u records R/- 2025-04-30 cases eligible: 30 -> 31\n");
  assert_lines (fixture,
                5,
                "d records A/- 2025-04-30 cases\n"
                "d records A/- 2025-04-30 cases eligible: 100 -> -\n"
                "d records A/- 2025-04-30 cases completed: 81 -> -\n"
                "d records A/A1 2025-04-30 cases\n"
                "d records A/A1 2025-04-30 cases eligible: 60 -> -\n"
                "d records A/A1 2025-04-30 cases completed: 50 -> -\n"
                "d records B/- 2025-04-30 cases\n"
                "d records B/- 2025-04-30 cases eligible: 2000 -> -\n"
                "d records B/- 2025-04-30 cases completed: 1801 -> -\n"
                "d records R/- 2025-04-30 cases\n"
                "d records R/- 2025-04-30 cases eligible: 31 -> -\n"
                "d records R/- 2025-04-30 cases completed: 20 -> -\n"
                "d cuts -/- 2025-04-30 -\n"
                "d cuts -/- 2025-04-30 - closed: 0 -> -\n"
                "d cuts -/- 2025-04-30 - revision: 0 -> -\n"
                "d cuts -/- 2025-04-30 - note: số liệu nhanh -> -\n");

  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  assert_lines (fixture, 7, "u records R/- 2025-04-30 cases eligible: 31 -> 30\n");
}

static void
test_registry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  fixture_add_unit (changes, "Q", "Phòng Q", "B", "2025-05-01", "2025-12-31", 4);
  fixture_add_unit (changes, "S", "Phòng S", "R", NULL, NULL, 9);
  fixture_add_target (changes, "A", NULL, NULL, 8100);
  fixture_add_target (changes, "S", NULL, "2025-02-01", 7500);
  td_changes_put_setting (changes, "place", "Bến Tre");
  td_changes_put_setting (changes, "symbol", "THADS");
  td_changes_put_succession (changes,
                             &(TdSuccession){ .predecessor = (char *)"P",
                                              .successor = (char *)"Q",
                                              .date = day ("2025-05-01"),
                                              .share = { 600000, TD_SHARE_WHOLE } });
  td_changes_put_succession (changes,
                             &(TdSuccession){ .predecessor = (char *)"P",
                                              .successor = (char *)"S",
                                              .date = day ("2025-05-01"),
                                              .share = { 400000, 0 } });
  fixture_apply (fixture->workspace, changes, "import");
  assert_lines (fixture,
                2,
                "u units Q/- - - parent: R -> B\n"
                "u units Q/- - - valid_to: - -> 2025-12-31\n"
                "i units S/- - -\n"
                "i units S/- - - name: - -> Phòng S\n"
                "i units S/- - - kind: - -> regional\n"
                "i units S/- - - parent: - -> R\n"
                "i units S/- - - position: - -> 9\n"
                "u targets A/- 2024-10-01 cases rate: 8000 -> 8100\n"
                "i targets S/- 2025-02-01 cases\n"
                "i targets S/- 2025-02-01 cases rate: - -> 7500\n"
                "i targets S/- 2025-02-01 cases rule: - -> ge\n"
                "u settings -/- - - place: Thái Nguyên -> Bến Tre\n"
                "i settings -/- - -\n"
                "i settings -/- - - symbol: - -> THADS\n"
                "u successions P/- - - share_cases: 1000000 -> 600000\n"
                "i successions P/- - -\n"
                "i successions P/- - - successor: - -> S\n"
                "i successions P/- - - date: - -> 2025-05-01\n"
                "i successions P/- - - share_cases: - -> 400000\n"
                "i successions P/- - - share_money: - -> 0\n");
}

/* Codes of what is gone are still known. */
static void
test_removed_unit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *lines = NULL;

  td_changes_remove_unit (changes, "A");
  fixture_apply (fixture->workspace, changes, "unit-delete");
  lines = list (fixture, 2);
  g_assert_nonnull (strstr (lines, "d records A/A1 2025-04-30 cases completed: 50 -> -\n"));
  g_assert_nonnull (strstr (lines, "d targets A/A1 2024-10-01 cases rate: 8300 -> -\n"));
  g_assert_nonnull (strstr (lines, "d officers A/A1 - - name: Chấp hành viên thứ nhất -> -\n"));
  g_assert_nonnull (strstr (lines, "d units A/- - - name: Phòng A -> -\n"));
  g_free (g_steal_pointer (&lines));
  lines = list (fixture, 1);
  g_assert_nonnull (strstr (lines, "i records A/A1 2025-04-30 cases completed: - -> 50\n"));
}

/* A large import is listed by row. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GPtrArray) lines = NULL;

  for (int month = 1; month <= 100; month++)
    for (int i = 0; i < 10; i++)
      {
        TdRecord record = { .as_of = td_day_new (2020 + month / 12, month % 12 + 1, 1 + i),
                            .unit = (char *)"B",
                            .measure = TD_MEASURE_MONEY };
        td_figures_set (&record.figures, TD_ITEM_COMPLETED, 1);
        td_changes_put_record (changes, &record);
      }
  fixture_apply (fixture->workspace, changes, "import");
  lines = td_workspace_list_lines (fixture->workspace, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2000); /* the records and their cuts */
  g_assert_null (((TdJournalLine *)g_ptr_array_index (lines, 0))->item);
}

static void
test_no_group (Fixture *fixture, gconstpointer data)
{
  assert_lines (fixture, 99, "");
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-journal/records", fixture_set_up_filled, test_records);
  fixture_test ("/workspace-journal/registry", fixture_set_up_filled, test_registry);
  fixture_test ("/workspace-journal/removed-unit", fixture_set_up_filled, test_removed_unit);
  fixture_test ("/workspace-journal/large", fixture_set_up_filled, test_large);
  fixture_test ("/workspace-journal/no-group", fixture_set_up_filled, test_no_group);

  return g_test_run ();
}
