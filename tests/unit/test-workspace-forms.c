/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "store/td-workspace-private.h"

#include "workspace-fixture.h"

/* Plans, explanations, own forms and the figures in their items, in the file. */

static const char form_text[] = "[form]\nid=x\nname=Biểu của cục\ncircular=Thông tư\n"
                                "first=2020-10-01\nscheme=three\n"
                                "[1]\nitem=eligible\nheading=Có điều kiện\n"
                                "[item over_one_year]\nheading=Trên một năm\n"
                                "[item deferred]\nheading=Hoãn\n";

static void
add_own_record (TdChanges *changes, const char *as_of, const char *unit, const char *own)
{
  TdRecord record = { .as_of = day (as_of), .unit = (char *)unit, .own = (char *)own };
  td_changes_put_record (changes, &record);
}

static void
add_plan (TdChanges *changes, const char *unit, const char *officer, const char *month)
{
  td_changes_put_plan (
      changes,
      &(TdPlan){
          .unit = (char *)unit, .officer = (char *)officer, .month = day (month), .completed = 5 });
}

static void
add_explanation (TdChanges *changes, const char *as_of, const char *unit, const char *officer)
{
  td_changes_put_explanation (changes,
                              &(TdExplanation){ .as_of = day (as_of),
                                                .unit = (char *)unit,
                                                .officer = (char *)officer,
                                                .code = (char *)"V8",
                                                .item = (char *)"total",
                                                .expected = -1,
                                                .found = 2,
                                                .note = (char *)"đã rà soát" });
}

/* The base with a form, figures in its items, plans and explanations. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  fixture_set_up_filled (fixture, data);
  td_changes_put_setting (changes, "form.x", form_text);
  add_own_record (changes, "2025-04-30", "A", "deferred=1 over_one_year=2");
  add_plan (changes, "A", NULL, "2025-04-30");
  add_plan (changes, "A", "A1", "2025-05-31");
  add_plan (changes, "B", NULL, "2025-04-30");
  add_explanation (changes, "2025-04-30", "A", NULL);
  add_explanation (changes, "2025-04-30", "A", "A1");
  add_explanation (changes, "2025-03-31", "B", NULL);
  fixture_apply (fixture->workspace, changes, "import");
}

static char *
query (Fixture *fixture, const char *sql)
{
  return fixture_query (_td_workspace_get_sqlite (fixture->workspace), sql);
}

#define COUNTS                                                                                     \
  "SELECT (SELECT COUNT (*) FROM plans), (SELECT COUNT (*) FROM explanations),"                    \
  " (SELECT COUNT (*) FROM records WHERE own IS NOT NULL)"

static void
assert_counts (Fixture *fixture, const char *expected)
{
  g_autofree char *found = query (fixture, COUNTS);
  g_assert_cmpstr (found, ==, expected);
}

/* What was written is there after a restart, as a book and as rows. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;
  int64_t completed = 0;

  assert_counts (fixture, "3|3|1\n");
  fixture_restart (fixture);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);

  const TdBook *book = td_workspace_get_book (fixture->workspace);
  TdSubject unit = td_book_find_unit (book, "A");
  TdSubject officer = td_book_find_officer (book, "A1", unit, day ("2025-04-30"));
  int cut = td_book_find_cut (book, day ("2025-04-30"));
  const TdFigures *figures = td_book_get_entered (book, cut, unit, TD_MEASURE_CASES);
  g_assert_cmpint (figures->value[TD_ITEM_OWN (0)], ==, 2);
  g_assert_cmpint (figures->value[TD_ITEM_OWN (1)], ==, 1);
  g_assert_true (
      td_book_get_planned (book, officer, TD_MEASURE_CASES, day ("2025-05-31"), &completed));
  g_assert_cmpint (completed, ==, 5);
  g_assert_cmpstr (td_book_find_explanation (
                       book, day ("2025-04-30"), officer, TD_MEASURE_CASES, "V8", "total", -1, 2),
                   ==,
                   "đã rà soát");
}

/* Removing brings along what belongs to it; undo brings all of it back. */
static void
assert_removal (Fixture *fixture, TdChanges *changes, const char *counts)
{
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *removed = NULL, *back = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  fixture_apply (fixture->workspace, changes, "set");
  assert_counts (fixture, counts);
  removed = td_workspace_dump (fixture->workspace);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  back = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (back, ==, before);
  g_assert_true (td_workspace_redo (fixture->workspace, &error));
  again = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (again, ==, removed);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
}

static void
test_remove_unit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_remove_unit (changes, "A");
  assert_removal (fixture, changes, "1|1|0\n");
}

static void
test_remove_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_remove_cut (changes, day ("2025-04-30"));
  assert_removal (fixture, changes, "3|1|0\n");
}

static void
test_remove_officer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_remove_officer (changes,
                             &(TdOfficer){ .code = (char *)"A1",
                                           .unit = (char *)"A",
                                           .valid_from = day ("2025-04-01"),
                                           .valid_to = TD_DAY_NONE });
  assert_removal (fixture, changes, "2|2|1\n");
}

static void
test_remove_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_remove_plan (changes, &(TdPlan){ .unit = (char *)"A", .month = day ("2025-04-30") });
  td_changes_remove_explanation (changes,
                                 &(TdExplanation){ .as_of = day ("2025-03-31"),
                                                   .unit = (char *)"B",
                                                   .code = (char *)"V8",
                                                   .item = (char *)"total",
                                                   .note = (char *)"" });
  assert_removal (fixture, changes, "2|2|1\n");
}

/* A form whose item has figures stays; its figures cleared, it goes. */
static void
test_remove_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;

  td_changes_remove_setting (changes, "form.x");
  g_assert_false (
      td_workspace_apply (fixture->workspace, changes, &any_action, false, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "over_one_year"));
  td_changes_remove_record (changes,
                            &(TdRecord){ .as_of = day ("2025-04-30"), .unit = (char *)"A" });
  assert_removal (fixture, changes, "3|3|0\n");
}

/* A finding in a closed cut is explained; the explanation is undone with the cut still closed. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (td_workspace_close_cut (fixture->workspace, day ("2025-04-30"), NULL, &error));
  add_explanation (changes, "2025-04-30", "B", NULL);
  fixture_apply (fixture->workspace, changes, "explain");
  assert_counts (fixture, "3|4|1\n");
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  assert_counts (fixture, "3|3|1\n");
}

/* The lines of the newest group: "table op item before after". */
static char *
list_newest (Fixture *fixture)
{
  g_autoptr (GPtrArray) groups = td_workspace_list_groups (fixture->workspace, 1, NULL);
  const TdGroup *group = g_ptr_array_index (groups, 0);
  g_autoptr (GPtrArray) lines = td_workspace_list_lines (fixture->workspace, group->id, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TdJournalLine *line = g_ptr_array_index (lines, i);
      g_autofree char *as_of
          = line->as_of != TD_DAY_NONE ? td_day_format_iso (line->as_of) : g_strdup ("-");
      g_string_append_printf (text,
                              "%s %c %s/%s %s %s: %s > %s\n",
                              line->table,
                              line->op,
                              line->unit != NULL ? line->unit : "",
                              line->officer != NULL ? line->officer : "",
                              as_of,
                              line->item != NULL ? line->item : "-",
                              line->before != NULL ? line->before : "-",
                              line->after != NULL ? line->after : "-");
    }
  return g_string_free (text, FALSE);
}

#define assert_newest(fixture, expected)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = list_newest (fixture);                                               \
    g_assert_cmpstr (found_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* Each own item has a line with its name; a form its name and not its text. */
static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) own = td_changes_new ();
  g_autoptr (TdChanges) plan = td_changes_new ();
  g_autoptr (TdChanges) explanation = td_changes_new ();
  g_autoptr (TdChanges) form = td_changes_new ();
  g_autofree char *text = g_strconcat (form_text, "[item more]\nheading=Thêm\n", NULL);

  add_own_record (own, "2025-04-30", "A", "deferred=4 over_one_year=2");
  fixture_apply (fixture->workspace, own, "set");
  assert_newest (fixture, "records u A/ 2025-04-30 deferred: 1 > 4\n");
  g_clear_pointer (&own, td_changes_free);
  own = td_changes_new ();
  add_own_record (own, "2025-04-30", "A", "deferred=4");
  fixture_apply (fixture->workspace, own, "set");
  assert_newest (fixture, "records u A/ 2025-04-30 over_one_year: 2 > -\n");

  add_plan (plan, "A", "A1", "2025-09-30");
  fixture_apply (fixture->workspace, plan, "plan");
  assert_newest (fixture,
                 "plans i A/A1 2025-09-30 -: - > -\n"
                 "plans i A/A1 2025-09-30 completed: - > 5\n");
  add_explanation (explanation, "2025-03-31", "A", NULL);
  fixture_apply (fixture->workspace, explanation, "explain");
  assert_newest (fixture,
                 "explanations i A/ 2025-03-31 -: - > -\n"
                 "explanations i A/ 2025-03-31 code: - > V8\n"
                 "explanations i A/ 2025-03-31 item: - > total\n"
                 "explanations i A/ 2025-03-31 expected: - > -1\n"
                 "explanations i A/ 2025-03-31 found: - > 2\n"
                 "explanations i A/ 2025-03-31 note: - > đã rà soát\n");
  td_changes_put_setting (form, "form.x", text);
  fixture_apply (fixture->workspace, form, "form");
  assert_newest (fixture, "settings u / - form.x: Biểu của cục > Biểu của cục\n");
}

/* What another program left in the file is refused as damage, or kept as it is. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "UPDATE records SET own = 'nonsense' WHERE own IS NOT NULL",
                                     "UPDATE records SET own = 'a=-1' WHERE own IS NOT NULL",
                                     "UPDATE records SET own = 'a=1 a=1' WHERE own IS NOT NULL",
                                     "UPDATE plans SET month = 99999999",
                                     "UPDATE plans SET completed = 9000000000000000000",
                                     "UPDATE plans SET officer = CAST (x'ff' AS TEXT)",
                                     "UPDATE explanations SET note = CAST (x'ff' AS TEXT)",
                                     "UPDATE explanations SET as_of = -99999999" };
  g_autoptr (GBytes) bytes = NULL;

  g_clear_object (&fixture->workspace);
  bytes = fixture_bytes (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (g_file_set_contents (
          fixture->path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
      fixture_sql (fixture->path, bad[i]);
      g_assert_null (td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
    }
}

/* Items that no form knows, and forms that cannot be read, stay in the file through an edit. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *found = NULL, *settings = NULL;

  g_clear_object (&fixture->workspace);
  fixture_sql (fixture->path,
               "UPDATE records SET own = 'deferred=1 z0=1 z1=2 z2=3 z3=4 z4=5 z5=6 z6=7 z7=8 z8=9'"
               " WHERE own IS NOT NULL;"
               " INSERT INTO settings (key, value) VALUES ('form.y', 'not the text of a form')");
  fixture_restart (fixture);
  const TdBook *book = td_workspace_get_book (fixture->workspace);
  TdSubject unit = td_book_find_unit (book, "A");
  int cut = td_book_find_cut (book, day ("2025-04-30"));
  TdFigures figures = *td_book_get_entered (book, cut, unit, TD_MEASURE_CASES);

  g_assert_cmpint (figures.value[TD_ITEM_OWN (1)], ==, 1);
  td_figures_set (&figures, TD_ITEM_COMPLETED, 12);
  td_changes_put_figures (changes, book, day ("2025-04-30"), unit, TD_MEASURE_CASES, &figures);
  fixture_apply (fixture->workspace, changes, "set");
  found = query (fixture, "SELECT own FROM records WHERE own IS NOT NULL");
  g_assert_cmpstr (found, ==, "deferred=1 z0=1 z1=2 z2=3 z3=4 z4=5 z5=6 z6=7 z7=8 z8=9\n");
  settings = query (fixture, "SELECT value FROM settings WHERE key = 'form.y'");
  g_assert_cmpstr (settings, ==, "not the text of a form\n");
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-forms/round-trip", set_up, test_round_trip);
  fixture_test ("/workspace-forms/remove-unit", set_up, test_remove_unit);
  fixture_test ("/workspace-forms/remove-cut", set_up, test_remove_cut);
  fixture_test ("/workspace-forms/remove-officer", set_up, test_remove_officer);
  fixture_test ("/workspace-forms/remove-rows", set_up, test_remove_rows);
  fixture_test ("/workspace-forms/remove-form", set_up, test_remove_form);
  fixture_test ("/workspace-forms/closed", set_up, test_closed);
  fixture_test ("/workspace-forms/journal", set_up, test_journal);
  fixture_test ("/workspace-forms/hostile", set_up, test_hostile);
  fixture_test ("/workspace-forms/unknown", set_up, test_unknown);

  return g_test_run ();
}
