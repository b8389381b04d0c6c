/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "store/td-backup.h"
#include "store/td-schema.h"
#include "store/td-workspace-private.h"

#include "case-book.h"
#include "workspace-fixture.h"

/*
 * Workspaces of every released version are kept in tests/fixtures; each must open, say what it said
 * then, and end in the same schema as a new one. `test-workspace-migrate --make-fixture FILE` makes
 * the one of the present version, and writes what it says.
 */

static const char *const fixtures[] = { "workspace-v1", "workspace-v2", "workspace-v3" };

#define SCHEMA_SQL "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"

static char *
fixture_file (const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  return g_build_filename (g_getenv ("TD_TEST_FIXTURES"), file, NULL);
}

static void
copy_fixture (Fixture *fixture, const char *name)
{
  g_autofree char *file = fixture_file (name, ".tiendo");
  g_autoptr (GBytes) bytes = fixture_bytes (file);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_file_set_contents (fixture->path, data, (gssize)length, NULL));
}

static char *
schema_of_new (Fixture *fixture, const char *name)
{
  g_autofree char *file = g_strconcat ("mới-", name, ".tiendo", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_create (path, &error);

  g_assert_no_error (error);
  return fixture_query (_td_workspace_get_sqlite (workspace), SCHEMA_SQL);
}

static void
test_fixtures (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *golden_file = fixture_file (fixtures[i], ".txt");
      g_autofree char *golden = NULL, *dump = NULL, *schema = NULL, *new_schema = NULL,
                      *version = NULL;

      g_clear_object (&fixture->workspace);
      copy_fixture (fixture, fixtures[i]);
      fixture_restart (fixture);
      g_assert_true (g_file_get_contents (golden_file, &golden, NULL, NULL));
      dump = td_workspace_dump (fixture->workspace);
      g_assert_cmpstr (dump, ==, golden);
      schema = fixture_query (_td_workspace_get_sqlite (fixture->workspace), SCHEMA_SQL);
      new_schema = schema_of_new (fixture, fixtures[i]);
      g_assert_cmpstr (schema, ==, new_schema);
      version
          = fixture_query (_td_workspace_get_sqlite (fixture->workspace), "PRAGMA user_version");
      g_assert_cmpint (g_ascii_strtoll (version, NULL, 10), ==, TD_SCHEMA_VERSION);
    }
}

/* The groups of the first version: an import, a closing, an edit that was undone. */
static void
test_journal_of_v1 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  static const char *const kinds[] = { "undo", "set", "settings", "close", "import" };

  copy_fixture (fixture, "workspace-v1");
  fixture_restart (fixture);
  groups = td_workspace_list_groups (fixture->workspace, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < groups->len; i++)
    g_assert_cmpstr (((TdGroup *)g_ptr_array_index (groups, i))->kind, ==, kinds[i]);
  lines = td_workspace_list_lines (fixture->workspace, 4, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (((TdJournalLine *)g_ptr_array_index (lines, 0))->item, ==, "completed");
  g_assert_cmpstr (((TdJournalLine *)g_ptr_array_index (lines, 0))->before, ==, "1800");
  g_assert_cmpstr (((TdJournalLine *)g_ptr_array_index (lines, 0))->after, ==, "1810");
}

/* A ladder that goes on: the first steps are the real ones. */
static TdMigration longer[] = {
  { TD_SCHEMA_VERSION, "" },
  { TD_SCHEMA_VERSION + 1, "ALTER TABLE units ADD COLUMN phone TEXT" },
  { TD_SCHEMA_VERSION + 2,
    "CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL) STRICT;"
    "INSERT INTO notes (text) SELECT name FROM units" },
};

static void
test_ladder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader = NULL;
  g_autofree char *before = NULL, *dump = NULL, *value = NULL, *backup = NULL,
                  *backup_version = NULL;
  g_autoptr (GBytes) old_bytes = NULL, read_bytes = NULL;

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  before = td_workspace_dump (fixture->workspace);
  g_clear_object (&fixture->workspace);
  old_bytes = fixture_bytes (fixture->path);

  _td_schema_set_steps_for_tests (longer, G_N_ELEMENTS (longer));

  /* Who only reads sees the new version in a copy; the file stays what it is. */
  reader = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  dump = td_workspace_dump (reader);
  g_assert_cmpstr (dump, ==, before);
  value = fixture_query (_td_workspace_get_sqlite (reader), "SELECT COUNT (*) FROM notes");
  g_assert_cmpstr (value, ==, "5\n");
  g_clear_object (&reader);
  read_bytes = fixture_bytes (fixture->path);
  g_assert_true (g_bytes_equal (old_bytes, read_bytes));

  fixture_restart (fixture);
  g_free (dump);
  dump = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (dump, ==, before);
  g_free (value);
  value = fixture_query (_td_workspace_get_sqlite (fixture->workspace),
                         "SELECT (SELECT COUNT (*) FROM notes), phone IS NULL FROM units LIMIT 1");
  g_assert_cmpstr (value, ==, "5|1\n");

  /* Undo stops there; what is done from now on can be undone. */
  g_assert_null (td_workspace_get_undo (fixture->workspace));
  g_assert_false (td_workspace_undo (fixture->workspace, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOTHING);
  g_clear_error (&error);
  fixture_edit (fixture->workspace, "2025-04-30", 1802);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1801);
  g_clear_object (&fixture->workspace);

  /* The state before was backed up, once. */
  backup = td_workspace_find_backup (fixture->path);
  g_assert_true (g_str_has_suffix (backup, "-migration.tiendo"));
  backup_version = fixture_query_file (backup, "PRAGMA user_version");
  g_assert_cmpint (g_ascii_strtoll (backup_version, NULL, 10), ==, TD_SCHEMA_VERSION);
  fixture_restart (fixture);
  g_clear_object (&fixture->workspace);
  _td_schema_set_steps_for_tests (NULL, 0);
}

/* Redo stops there too. */
static void
test_redo_stops (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  _td_schema_set_steps_for_tests (longer, G_N_ELEMENTS (longer));
  fixture_restart (fixture);
  g_assert_null (td_workspace_get_redo (fixture->workspace));
  g_assert_null (td_workspace_get_undo (fixture->workspace));
  g_clear_object (&fixture->workspace);
  _td_schema_set_steps_for_tests (NULL, 0);
}

/* A step that fails leaves the version before it, whole. */
static void
test_failing_step (Fixture *fixture, gconstpointer data)
{
  static const TdMigration failing[] = {
    { TD_SCHEMA_VERSION, "" },
    { TD_SCHEMA_VERSION + 1, "ALTER TABLE units ADD COLUMN phone TEXT" },
    { TD_SCHEMA_VERSION + 2,
      "ALTER TABLE units ADD COLUMN fax TEXT; INSERT INTO nowhere VALUES (1)" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL, *columns = NULL;

  g_clear_object (&fixture->workspace);
  _td_schema_set_steps_for_tests (failing, G_N_ELEMENTS (failing));
  g_assert_null (td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error));
  g_assert_nonnull (error);
  state = fixture_query_file (fixture->path, "PRAGMA user_version");
  g_assert_cmpint (g_ascii_strtoll (state, NULL, 10), ==, TD_SCHEMA_VERSION + 1);
  columns = fixture_query_file (fixture->path,
                                "SELECT COUNT (*) FROM PRAGMA_TABLE_INFO ('units')"
                                " WHERE name IN ('phone', 'fax')");
  g_assert_cmpstr (columns, ==, "1\n");
  g_assert_true (td_workspace_verify (fixture->path, NULL));
  _td_schema_set_steps_for_tests (NULL, 0);
}

/* Without a backup nothing is migrated. */
static void
test_no_backup_no_migration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = _td_backup_get_folder (fixture->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *version = NULL;

  g_clear_object (&fixture->workspace);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  _td_schema_set_steps_for_tests (longer, G_N_ELEMENTS (longer));
  g_assert_null (td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error));
  g_assert_nonnull (error);
  version = fixture_query_file (fixture->path, "PRAGMA user_version");
  g_assert_cmpint (g_ascii_strtoll (version, NULL, 10), ==, TD_SCHEMA_VERSION);
  _td_schema_set_steps_for_tests (NULL, 0);
}

/* Some of everything, from the case "rules". */
/* What version 2 brought: an own form with a figure in its item, a plan, an explanation. */
static void
put_second (TdWorkspace *workspace)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdRecord record = { .as_of = day ("2025-05-31"),
                      .unit = (char *)"A",
                      .measure = TD_MEASURE_MONEY,
                      .own = (char *)"over_one_year=12" };

  td_changes_put_setting (changes,
                          "form.rieng",
                          "[form]\nid=rieng\nname=Biểu của cục\ncircular=Thông tư 1/2025/TT-BTP\n"
                          "first=2025-05-01\nlast=2025-05-31\nscheme=three\n"
                          "[1]\nitem=eligible\nheading=Có điều kiện\n"
                          "[2]\nitem=completed\nheading=Xong\n"
                          "[item over_one_year]\nheading=Tồn trên một năm\n");
  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 900);
  td_changes_put_record (changes, &record);
  td_changes_put_plan (changes,
                       &(TdPlan){ .unit = (char *)"A",
                                  .officer = (char *)"A1",
                                  .measure = TD_MEASURE_CASES,
                                  .month = day ("2025-09-30"),
                                  .completed = 60 });
  td_changes_put_explanation (changes,
                              &(TdExplanation){ .as_of = day ("2025-03-31"),
                                                .unit = (char *)"A",
                                                .measure = TD_MEASURE_CASES,
                                                .code = (char *)"V10",
                                                .item = (char *)"completed",
                                                .expected = 81,
                                                .found = 80,
                                                .note = (char *)"đính chính tháng 3" });
  fixture_apply (workspace, changes, "import");
}

/* What version 3 brought: a draft and an issued paper, with their blocks. */
static void
put_third (TdWorkspace *workspace)
{
  static const char *const contents[] = {
    "{\"type\":\"paragraph\",\"source\":\"paragraph/2\",\"texts\":[{\"key\":\"p3\",\"text\":\"Yêu "
    "cầu các Phòng đạt \ue0002025-05-31/completed/A\ue00188\ue002 việc.\"}]}",
    "{\"type\":\"form\",\"source\":\"form/1\"}",
  };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TdChanges) changes = td_changes_new ();

      td_changes_put_paper (changes,
                            &(TdPaper){ .id = i + 1,
                                        .kind = (char *)(i == 0 ? "dispatch" : "report"),
                                        .title = (char *)(i == 0 ? "Công điện" : "Báo cáo"),
                                        .as_of = day ("2025-05-31"),
                                        .unit = i == 0 ? NULL : (char *)"A",
                                        .issued = day ("2025-06-02"),
                                        .number = i == 0 ? NULL : (char *)"05",
                                        .state = i == 0 ? TD_PAPER_DRAFT : TD_PAPER_ISSUED,
                                        .revision = i,
                                        .group = 6 });
      for (int position = 0; position < 2; position++)
        td_changes_put_paper_block (changes,
                                    &(TdPaperBlock){ .paper = i + 1,
                                                     .position = position,
                                                     .content = (char *)contents[position] });
      fixture_apply (workspace, changes, "paper-new");
    }
}

static int
make_fixture (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_create (path, &error);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (TdChanges) settings = td_changes_new ();
  static const char *const officers[] = { "A1", "A2" };
  static const char *const names[] = { "Chấp hành viên thứ nhất", "Chấp hành viên thứ hai" };

  g_assert_no_error (error);
  case_read (changes, "rules");
  for (int i = 0; i < 2; i++)
    td_changes_put_succession (
        changes,
        &(TdSuccession){ .predecessor = (char *)"P",
                         .successor = (char *)(i == 0 ? "Q" : "S"),
                         .date = day ("2025-05-01"),
                         .share = { i == 0 ? 600000 : 400000, i == 0 ? 600000 : 400000 } });
  for (int i = 0; i < 2; i++)
    td_changes_put_officer (changes,
                            &(TdOfficer){ .code = (char *)officers[i],
                                          .unit = (char *)"A",
                                          .name = (char *)names[i],
                                          .valid_from = day ("2025-04-01"),
                                          .valid_to = TD_DAY_NONE });
  fixture_apply (workspace, changes, "import");
  td_workspace_close_cut (workspace, day ("2025-03-31"), "đã đối chiếu", &error);
  g_assert_no_error (error);
  td_changes_put_setting (settings, "place", "Thái Nguyên");
  fixture_apply (workspace, settings, "settings");
  fixture_edit (workspace, "2025-05-31", 1810);
  td_workspace_undo (workspace, &error);
  g_assert_no_error (error);
  put_second (workspace);
  put_third (workspace);
  g_autofree char *dump = td_workspace_dump (workspace);
  return fputs (dump, stdout) >= 0 ? 0 : 1;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--make-fixture"))
    return make_fixture (argv[2]);
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-migrate/fixtures", fixture_set_up, test_fixtures);
  fixture_test ("/workspace-migrate/journal-of-v1", fixture_set_up, test_journal_of_v1);
  fixture_test ("/workspace-migrate/ladder", fixture_set_up_filled, test_ladder);
  fixture_test ("/workspace-migrate/redo-stops", fixture_set_up_filled, test_redo_stops);
  fixture_test ("/workspace-migrate/failing-step", fixture_set_up_filled, test_failing_step);
  fixture_test ("/workspace-migrate/no-backup", fixture_set_up_filled, test_no_backup_no_migration);

  return g_test_run ();
}
