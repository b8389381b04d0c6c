/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "store/td-workspace-private.h"

#include "workspace-fixture.h"

static TdApplyResult
apply (Fixture *fixture, TdChanges *changes, const char *kind)
{
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = kind, .as_of = TD_DAY_NONE };
  TdApplyResult tried, result;

  /* The dry run counts the same, and changes nothing. */
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_assert_true (
      td_workspace_apply (fixture->workspace, changes, &action, true, NULL, &tried, &error));
  g_assert_no_error (error);
  g_autofree char *after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (
      td_workspace_apply (fixture->workspace, changes, &action, false, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (&tried, sizeof tried, &result, sizeof result);
  return result;
}

static void
assert_result (TdApplyResult result, guint added, guint changed, guint removed, guint equal)
{
  g_assert_cmpuint (result.added, ==, added);
  g_assert_cmpuint (result.changed, ==, changed);
  g_assert_cmpuint (result.removed, ==, removed);
  g_assert_cmpuint (result.equal, ==, equal);
}

static char *
query (Fixture *fixture, const char *sql)
{
  return fixture_query (_td_workspace_get_sqlite (fixture->workspace), sql);
}

static void
assert_query (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *text = query (fixture, sql);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_base (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = td_workspace_dump (fixture->workspace);
  TdBook *book = td_workspace_get_book (fixture->workspace);
  const TdOfficer *officer;
  const TdTarget *target;
  TdSubject stay;

  /* Days count from 1970: 2020-01-01 is 18262, 2025-03-31 20178, 04-01 20179, 04-30 20208, 05-01
   * 20209. */
  g_assert_cmpstr (dump,
                   ==,
                   "units|\"A\"|\"Phòng A\"||\"regional\"|\"R\"|\"18262\"||\"1\"\n"
                   "units|\"B\"|\"Phòng B\"||\"regional\"|\"R\"|\"18262\"||\"2\"\n"
                   "units|\"P\"|\"Phòng P\"||\"regional\"|\"R\"|\"18262\"|\"20208\"|\"3\"\n"
                   "units|\"Q\"|\"Phòng Q\"||\"regional\"|\"R\"|\"20209\"||\"4\"\n"
                   "units|\"R\"|\"Cơ quan mẫu\"||\"agency\"||\"18262\"||\"0\"\n"
                   "successions|\"P\"|\"Q\"|\"20209\"|\"1000000\"|\"1000000\"\n"
                   "officers|\"A\"|\"A1\"|\"20179\"||\"Chấp hành viên thứ nhất\"\n"
                   "targets|\"A\"||\"2025\"|\"0\"||\"8000\"|\"ge\"|\n"
                   "targets|\"A\"||\"2025\"|\"0\"|\"20179\"|\"8200\"|\"ge\"|\n"
                   "targets|\"A\"|\"A1\"|\"2025\"|\"0\"||\"8300\"|\"ge\"|\n"
                   "targets|\"R\"||\"2025\"|\"0\"||\"7000\"|\"ge\"|\n"
                   "cuts|\"20178\"|\"0\"|\"0\"|\n"
                   "cuts|\"20208\"|\"0\"|\"0\"|\"số liệu nhanh\"\n"
                   "settings|\"place\"|\"Thái Nguyên\"\n"
                   "records|\"20178\"|\"A\"|||\"0\"||||||||||||||||||\"100\"|\"81\"\n"
                   "records|\"20178\"|\"B\"|||\"0\"||||||||||||||||||\"2000\"|\"1670\"\n"
                   "records|\"20178\"|\"P\"|||\"0\"||||||||||||||||||\"1000\"|\"400\"\n"
                   "records|\"20208\"|\"A\"|||\"0\"||||||||||||||||||\"100\"|\"81\"\n"
                   "records|\"20208\"|\"A\"|\"A1\"|\"20179\"|\"0\"||||||||||||||||||\"60\"|\"50\"\n"
                   "records|\"20208\"|\"B\"|||\"0\"||||||||||||||||||\"2000\"|\"1700\"\n");

  g_assert_cmpint (td_book_get_n_units (book), ==, 5);
  g_assert_cmpstr (td_book_get_unit (book, td_book_find_unit (book, "Q"))->parent, ==, "R");
  g_assert_cmpint (td_book_get_n_subjects (book), ==, 6);
  stay = td_book_find_officer (book, "A1", td_book_find_unit (book, "A"), day ("2025-04-30"));
  officer = td_book_get_officer (book, stay);
  g_assert_cmpstr (officer->name, ==, "Chấp hành viên thứ nhất");
  g_assert_cmpint (
      td_book_get_entered (book, 1, stay, TD_MEASURE_CASES)->value[TD_ITEM_COMPLETED], ==, 50);
  target = td_book_get_target_in_force (
      book, td_book_find_unit (book, "A"), TD_MEASURE_CASES, day ("2025-04-30"));
  g_assert_cmpint (target->rate, ==, 8200);
  g_assert_cmpstr (td_book_get_cut (book, 1)->note, ==, "số liệu nhanh");
  g_assert_cmpstr (td_book_get_setting (book, "place"), ==, "Thái Nguyên");
}

/* The same again is equal, makes no group, and leaves redo alone. */
static void
test_equal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = fixture_base ();
  bool changed = false;
  g_autoptr (TdGroup) redo = NULL;

  fixture_edit (fixture->workspace, "2025-04-30", 1800);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (fixture_set_bool_cb), &changed);
  assert_result (apply (fixture, changes, "import"), 0, 0, 0, 20);
  assert_query (fixture, "SELECT COUNT (*) FROM journal_groups", "3\n");
  g_assert_false (changed);
  redo = td_workspace_get_redo (fixture->workspace);
  g_assert_nonnull (redo);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = fixture_base ();
  g_autoptr (TdChanges) more = td_changes_new ();

  fixture_add_record (more, "2025-04-30", "B", NULL, 2000, 1701);          /* changed */
  fixture_add_record (more, "2025-04-30", "A", NULL, 100, 81);             /* equal */
  fixture_add_record (more, "2025-05-31", "Q", NULL, 10, 1);               /* added, and its cut */
  td_changes_put_setting (more, "place", "Bến Tre");                       /* changed */
  td_changes_put_setting (more, "symbol", "THADS");                        /* added */
  fixture_add_target (more, "A", NULL, "2025-04-01", 8250);                /* changed */
  fixture_add_unit (more, "B", "Phòng B mới", "R", "2020-01-01", NULL, 2); /* changed */
  td_changes_remove_record (more, &td_changes_get (changes, 14)->record);  /* removed */
  assert_result (apply (fixture, more, "import"), 3, 4, 1, 1);
}

/* A record is replaced whole: what the new one does not say is absent afterwards. */
static void
test_record_is_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdRecord record
      = { .as_of = day ("2025-04-30"), .unit = (char *)"B", .measure = TD_MEASURE_CASES };

  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 0);
  td_figures_set (&record.figures, TD_ITEM_EXECUTED, INT64_C (10000000000000000));
  td_changes_put_record (changes, &record);
  assert_result (apply (fixture, changes, "set"), 0, 1, 0, 0);
  assert_query (fixture,
                "SELECT executed, eligible, completed IS NULL FROM records"
                " WHERE as_of = 20208 AND unit = (SELECT id FROM units WHERE code = 'B')",
                "10000000000000000|0|1\n");
  g_assert_true (td_figures_equal (
      td_book_get_entered (td_workspace_get_book (fixture->workspace),
                           1,
                           td_book_find_unit (td_workspace_get_book (fixture->workspace), "B"),
                           TD_MEASURE_CASES),
      &record.figures));
}

/* Only what changed stands in the journal. */
static void
test_journal_of_update (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  fixture_edit (fixture->workspace, "2025-04-30", 1800);
  assert_query (fixture,
                "SELECT op, data FROM journal_rows JOIN journal_groups ON"
                " journal_rows.id BETWEEN first_row AND last_row WHERE journal_groups.id = 2",
                "u|{\"completed\":[1700,1800]}\n");

  fixture_add_unit (changes, "B", "Phòng \"B\"\\", "R", "2020-01-01", "2025-12-31", 2);
  assert_result (apply (fixture, changes, "unit-edit"), 0, 1, 0, 0);
  assert_query (fixture,
                "SELECT op, JSON_EXTRACT (data, '$.name[1]'), JSON_EXTRACT (data, '$.valid_to[0]'),"
                " JSON_EXTRACT (data, '$.valid_to[1]') FROM journal_rows JOIN journal_groups ON"
                " journal_rows.id BETWEEN first_row AND last_row WHERE journal_groups.id = 3",
                "u|Phòng \"B\"\\||20453\n");
  /* An addition keeps its key only. */
  assert_query (fixture,
                "SELECT COUNT (*), COUNT (data) FROM journal_rows JOIN journal_groups ON"
                " journal_rows.id BETWEEN first_row AND last_row WHERE journal_groups.id = 1",
                "20|0\n");
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction action = { .kind = "set",
                      .unit = "B",
                      .officer = "A1",
                      .as_of = day ("2025-04-30"),
                      .detail = "cases",
                      .note = "theo báo cáo bổ sung" };
  g_autoptr (TdGroup) group = NULL;
  g_autoptr (GDateTime) when = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  fixture_add_record (changes, "2025-04-30", "B", NULL, 2000, 1701);
  g_assert_true (
      td_workspace_apply (fixture->workspace, changes, &action, false, NULL, NULL, &error));
  g_assert_no_error (error);
  group = td_workspace_get_undo (fixture->workspace);
  g_assert_cmpint (group->id, ==, 2);
  g_assert_cmpstr (group->kind, ==, "set");
  g_assert_cmpstr (group->unit, ==, "B");
  g_assert_cmpstr (group->officer, ==, "A1");
  g_assert_cmpint (group->as_of, ==, 20208);
  g_assert_cmpstr (group->detail, ==, "cases");
  g_assert_cmpstr (group->note, ==, "theo báo cáo bổ sung");
  g_assert_cmpstr (group->who, ==, g_get_user_name ());
  g_assert_false (group->undone);
  g_assert_cmpint (group->of, ==, 0);
  when = g_date_time_new_from_iso8601 (group->when, NULL);
  g_assert_nonnull (when);
  g_assert_cmpint (ABS (g_date_time_difference (now, when)), <, 10 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (strlen (group->when), ==, strlen ("2025-09-15T08:30:00+07:00"));
}

/* A unit takes all that is its own along, and nothing else. */
static void
test_remove_unit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_remove_unit (changes, "A");
  /* the unit, 3 targets, its officer, 3 records */
  assert_result (apply (fixture, changes, "unit-delete"), 0, 0, 8, 0);
  assert_query (fixture,
                "SELECT (SELECT COUNT (*) FROM units), (SELECT COUNT (*) FROM targets),"
                " (SELECT COUNT (*) FROM officers), (SELECT COUNT (*) FROM records),"
                " (SELECT COUNT (*) FROM successions)",
                "4|1|0|3|1\n");
  g_assert_cmpint (
      td_book_find_unit (td_workspace_get_book (fixture->workspace), "A"), ==, TD_SUBJECT_NONE);

  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  td_changes_remove_unit (changes, "P");
  /* the unit, its record, the succession */
  assert_result (apply (fixture, changes, "unit-delete"), 0, 0, 3, 0);
}

static void
test_remove_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_remove_cut (changes, day ("2025-04-30"));
  assert_result (apply (fixture, changes, "cut-delete"), 0, 0, 4, 0);
  g_assert_cmpint (td_book_get_n_cuts (td_workspace_get_book (fixture->workspace)), ==, 1);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-03-31"), ==, 1670);
}

static TdOfficer
stay (const char *from, const char *to)
{
  return (TdOfficer){ .code = (char *)"A1",
                      .unit = (char *)"A",
                      .name = (char *)"Chấp hành viên thứ nhất",
                      .valid_from = day (from),
                      .valid_to = day (to) };
}

static void
remove_stay (TdChanges *changes, const char *from)
{
  TdChange *change = td_changes_add (changes, TD_ROW_OFFICER);
  change->remove = true;
  change->officer = stay (from, NULL);
  change->officer.code = g_strdup (change->officer.code);
  change->officer.unit = g_strdup (change->officer.unit);
  change->officer.name = NULL;
}

/* Records belong to one stay; the target of an officer goes with the last stay in the unit. */
static void
test_remove_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdOfficer before = stay ("2024-01-01", "2024-12-31");

  td_changes_put_officer (changes, &before);
  fixture_add_record (changes, "2024-12-31", "A", "A1", 7, 6);
  assert_result (apply (fixture, changes, "import"), 3, 0, 0, 0);

  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  remove_stay (changes, "2024-01-01");
  assert_result (apply (fixture, changes, "set"), 0, 0, 2, 0);
  assert_query (fixture, "SELECT COUNT (*) FROM targets WHERE officer = 'A1'", "1\n");

  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  remove_stay (changes, "2025-04-01");
  assert_result (apply (fixture, changes, "set"), 0, 0, 3, 0);
  assert_query (fixture, "SELECT COUNT (*) FROM targets WHERE officer = 'A1'", "0\n");
}

/* What a row needs can stand anywhere behind it in the list. */
static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) base = fixture_base ();
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *forward = td_workspace_dump (fixture->workspace);
  g_autofree char *backward = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "ngược.tiendo", NULL);
  g_autoptr (TdWorkspace) workspace = td_workspace_create (path, &error);
  TdApplyResult result;

  g_assert_no_error (error);
  for (guint i = td_changes_get_n (base); i-- > 0;)
    {
      const TdChange *change = td_changes_get (base, i);
      switch (change->kind)
        {
        case TD_ROW_UNIT:
          td_changes_put_unit (changes, &change->unit);
          break;
        case TD_ROW_SUCCESSION:
          td_changes_put_succession (changes, &change->succession);
          break;
        case TD_ROW_OFFICER:
          td_changes_put_officer (changes, &change->officer);
          break;
        case TD_ROW_TARGET:
          td_changes_put_target (changes, &change->target);
          break;
        case TD_ROW_CUT:
          td_changes_put_cut (changes, &change->cut);
          break;
        case TD_ROW_SETTING:
          td_changes_put_setting (changes, change->setting.key, change->setting.value);
          break;
        case TD_ROW_RECORD:
          td_changes_put_record (changes, &change->record);
          break;
        case TD_ROW_PLAN:
          td_changes_put_plan (changes, &change->plan);
          break;
        case TD_ROW_EXPLANATION:
          td_changes_put_explanation (changes, &change->explanation);
          break;
        case TD_ROW_PAPER:
          td_changes_put_paper (changes, &change->paper);
          break;
        case TD_ROW_PAPER_BLOCK:
          td_changes_put_paper_block (changes, &change->block);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  g_assert_true (
      td_workspace_apply (workspace, changes, &any_action, false, NULL, &result, &error));
  g_assert_no_error (error);
  assert_result (result, 20, 0, 0, 0);
  backward = td_workspace_dump (workspace);
  g_assert_cmpstr (forward, ==, backward);
}

/* A row can stand twice in a list: the second counts, also among records written in batches. */
static void
test_row_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  for (int i = 0; i < 45; i++)
    fixture_add_record (changes, "2025-06-30", i % 2 == 0 ? "A" : "B", NULL, 100, i);
  assert_result (apply (fixture, changes, "import"), 3, 43, 0, 0);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-06-30"), ==, 43);
}

/* A remove and a put of one row in one list happen in their order. */
static void
test_remove_and_put (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_remove_cut (changes, day ("2025-04-30"));
  td_changes_put_cut (changes, &(TdCut){ .as_of = day ("2025-04-30") });
  fixture_add_record (changes, "2025-04-30", "B", NULL, 5, 4);
  assert_result (apply (fixture, changes, "import"), 2, 0, 4, 0);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 4);
}

/* Nothing is written when one change of many breaks a rule. */
static void
test_fault (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;

  fixture_add_record (changes, "2025-04-30", "B", NULL, 5, 4);
  fixture_add_record (changes, "2025-04-30", "Z", NULL, 5, 4);
  g_assert_false (
      td_workspace_apply (fixture->workspace, changes, &any_action, false, faults, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpstr (((TdFault *)g_ptr_array_index (faults, 0))->message, ==, error->message);
  g_assert_cmpuint (((TdFault *)g_ptr_array_index (faults, 0))->change, ==, 1);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  assert_query (fixture, "SELECT COUNT (*) FROM journal_groups", "1\n");
}

static void
test_closed_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  const TdCut *cut;

  g_assert_true (
      td_workspace_close_cut (fixture->workspace, day ("2025-04-30"), "đã đối chiếu", &error));
  g_assert_no_error (error);
  cut = td_book_get_cut (td_workspace_get_book (fixture->workspace), 1);
  g_assert_true (cut->closed);
  g_assert_cmpint (cut->revision, ==, 1);
  g_assert_cmpstr (cut->note, ==, "đã đối chiếu");

  g_assert_false (td_workspace_close_cut (fixture->workspace, day ("2025-04-30"), NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CLOSED);
  g_clear_error (&error);

  fixture_add_record (changes, "2025-04-30", "B", NULL, 5, 4);
  g_assert_false (
      td_workspace_apply (fixture->workspace, changes, &any_action, false, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CLOSED);
  g_clear_error (&error);

  /* A stay with figures in it cannot be taken away from below it. */
  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  remove_stay (changes, "2025-04-01");
  g_assert_false (
      td_workspace_apply (fixture->workspace, changes, &any_action, false, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_clear_error (&error);

  /* Units, targets and other cuts are not locked. */
  fixture_edit (fixture->workspace, "2025-03-31", 1671);
  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  fixture_add_target (changes, "B", NULL, NULL, 8100);
  fixture_apply (fixture->workspace, changes, "target");

  g_assert_false (td_workspace_reopen_cut (fixture->workspace, day ("2025-04-30"), NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (td_workspace_reopen_cut (fixture->workspace, day ("2025-04-30"), "", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (
      td_workspace_reopen_cut (fixture->workspace, day ("2025-04-30"), "sót 2 việc", &error));
  g_assert_no_error (error);
  g_assert_false (td_workspace_reopen_cut (fixture->workspace, day ("2025-04-30"), "x", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (td_workspace_close_cut (fixture->workspace, day ("2025-04-29"), NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  cut = td_book_get_cut (td_workspace_get_book (fixture->workspace), 1);
  g_assert_false (cut->closed);
  g_assert_cmpint (cut->revision, ==, 1);
  g_assert_cmpstr (cut->note, ==, "đã đối chiếu");
  fixture_edit (fixture->workspace, "2025-04-30", 1701);
  g_assert_true (td_workspace_close_cut (fixture->workspace, day ("2025-04-30"), NULL, &error));
  g_assert_no_error (error);
  cut = td_book_get_cut (td_workspace_get_book (fixture->workspace), 1);
  g_assert_cmpint (cut->revision, ==, 2);
  g_assert_cmpstr (cut->note, ==, "đã đối chiếu");
  assert_query (fixture,
                "SELECT kind, note FROM journal_groups WHERE kind IN ('close', 'reopen')",
                "close|đã đối chiếu\nreopen|sót 2 việc\nclose|\n");
}

/* Of a book only what was touched is new. */
static void
test_book_is_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdBook) before = td_book_ref (td_workspace_get_book (fixture->workspace));
  g_autoptr (TdChanges) changes = td_changes_new ();
  bool changed = false;
  TdBook *after;

  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (fixture_set_bool_cb), &changed);
  fixture_edit (fixture->workspace, "2025-04-30", 1800);
  g_assert_true (changed);
  after = td_workspace_get_book (fixture->workspace);
  g_assert_true (td_book_get_entered (before, 0, 1, TD_MEASURE_CASES)
                 == td_book_get_entered (after, 0, 1, TD_MEASURE_CASES));
  g_assert_true (td_book_get_entered (before, 1, 1, TD_MEASURE_CASES)
                 != td_book_get_entered (after, 1, 1, TD_MEASURE_CASES));

  g_clear_pointer (&before, td_book_unref);
  before = td_book_ref (after);
  fixture_add_target (changes, "B", NULL, NULL, 8100);
  fixture_apply (fixture->workspace, changes, "target");
  after = td_workspace_get_book (fixture->workspace);
  g_assert_true (td_book_get_entered (before, 1, 1, TD_MEASURE_CASES)
                 == td_book_get_entered (after, 1, 1, TD_MEASURE_CASES));
  g_assert_cmpuint (td_book_get_n_targets (after), ==, 5);
  g_assert_cmpuint (td_book_get_n_targets (before), ==, 4);
}

/* A dry run needs no right to write. */
static void
test_dry_run_of_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdApplyResult result;

  g_assert_no_error (error);
  fixture_add_record (changes, "2025-04-30", "B", NULL, 5, 4);
  fixture_add_record (changes, "2025-06-30", "B", NULL, 5, 4);
  g_assert_true (td_workspace_apply (reader, changes, &any_action, true, NULL, &result, &error));
  g_assert_no_error (error);
  assert_result (result, 2, 1, 0, 0);
  g_assert_false (td_workspace_apply (reader, changes, &any_action, false, NULL, &result, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
}

typedef struct
{
  TdWorkspace *workspace;
  TdChanges *changes;
  bool done;
  guint n_signals;
  GThread *thread_of_signal;
} Worker;

static gpointer
worker_thread (gpointer data)
{
  Worker *worker = data;
  fixture_apply (worker->workspace, worker->changes, "import");
  return NULL;
}

static void
worker_changed_cb (TdWorkspace *workspace, Worker *worker)
{
  worker->n_signals++;
  worker->thread_of_signal = g_thread_self ();
  worker->done = true;
}

/* A worker can write; the window's thread learns of it in its own main loop, and not before. */
static void
test_worker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  Worker worker = { .workspace = fixture->workspace, .changes = changes };
  GThread *thread;

  fixture_add_record (changes, "2025-04-30", "B", NULL, 2000, 1900);
  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (worker_changed_cb), &worker);
  thread = g_thread_new ("worker", worker_thread, &worker);
  g_thread_join (thread);
  g_assert_cmpuint (worker.n_signals, ==, 0);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1700);
  fixture_iterate (2000, &worker.done);
  g_assert_cmpuint (worker.n_signals, ==, 1);
  g_assert_true (worker.thread_of_signal == g_thread_self ());
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1900);
}

/* The owner writes before it has heard of what a worker wrote: the newer book stays. */
static void
test_worker_overtaken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  Worker worker = { .workspace = fixture->workspace, .changes = changes };
  GThread *thread;

  fixture_add_record (changes, "2025-04-30", "B", NULL, 2000, 1900);
  thread = g_thread_new ("worker", worker_thread, &worker);
  g_thread_join (thread);
  fixture_edit (fixture->workspace, "2025-04-30", 1901);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1901);
  fixture_iterate (200, NULL);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1901);
}

/* What td_changes_check() cannot see is caught by the file, and undone. */
static void
test_dangling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  g_clear_object (&fixture->workspace);
  fixture_sql (fixture->path,
               "CREATE TABLE mine (unit INTEGER REFERENCES units (id));"
               "INSERT INTO mine SELECT id FROM units WHERE code = 'B'");
  fixture_restart (fixture);
  before = td_workspace_dump (fixture->workspace);
  g_autoptr (TdChanges) changes = td_changes_new ();
  td_changes_remove_unit (changes, "B");
  g_assert_false (
      td_workspace_apply (fixture->workspace, changes, &any_action, false, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1700);
  fixture_edit (fixture->workspace, "2025-04-30", 1701);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-apply/base", fixture_set_up_filled, test_base);
  fixture_test ("/workspace-apply/equal", fixture_set_up_filled, test_equal);
  fixture_test ("/workspace-apply/counts", fixture_set_up_filled, test_counts);
  fixture_test ("/workspace-apply/replaced", fixture_set_up_filled, test_record_is_replaced);
  fixture_test ("/workspace-apply/journal", fixture_set_up_filled, test_journal_of_update);
  fixture_test ("/workspace-apply/group", fixture_set_up_filled, test_group);
  fixture_test ("/workspace-apply/remove-unit", fixture_set_up_filled, test_remove_unit);
  fixture_test ("/workspace-apply/remove-cut", fixture_set_up_filled, test_remove_cut);
  fixture_test ("/workspace-apply/remove-stay", fixture_set_up_filled, test_remove_stay);
  fixture_test ("/workspace-apply/any-order", fixture_set_up_filled, test_any_order);
  fixture_test ("/workspace-apply/row-twice", fixture_set_up_filled, test_row_twice);
  fixture_test ("/workspace-apply/remove-and-put", fixture_set_up_filled, test_remove_and_put);
  fixture_test ("/workspace-apply/fault", fixture_set_up_filled, test_fault);
  fixture_test ("/workspace-apply/closed-cut", fixture_set_up_filled, test_closed_cut);
  fixture_test ("/workspace-apply/book-is-shared", fixture_set_up_filled, test_book_is_shared);
  fixture_test ("/workspace-apply/dry-run", fixture_set_up_filled, test_dry_run_of_reader);
  fixture_test ("/workspace-apply/worker", fixture_set_up_filled, test_worker);
  fixture_test ("/workspace-apply/worker-overtaken", fixture_set_up_filled, test_worker_overtaken);
  fixture_test ("/workspace-apply/dangling", fixture_set_up_filled, test_dangling);

  return g_test_run ();
}
