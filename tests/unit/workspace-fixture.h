/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>

#include "model/td-day.h"
#include "store/td-workspace.h"

/*
 * What the tests of the store share: a folder of its own for each test, and a small workspace with
 * some of everything.
 */

typedef struct
{
  char *folder;
  char *path;             /* of the workspace in it */
  TdWorkspace *workspace; /* (nullable): open for writing */
} Fixture;

G_GNUC_UNUSED static const TdAction any_action = { .kind = "set", .as_of = TD_DAY_NONE };

static inline TdDay
day (const char *iso)
{
  TdDay day = TD_DAY_NONE;
  if (iso != NULL)
    g_assert_true (td_day_parse_iso (iso, &day));
  return day;
}

static inline void
fixture_add_unit (TdChanges *changes,
                  const char *code,
                  const char *name,
                  const char *parent,
                  const char *from,
                  const char *to,
                  int64_t position)
{
  td_changes_put_unit (changes,
                       &(TdUnit){ .code = (char *)code,
                                  .name = (char *)name,
                                  .kind = parent == NULL ? TD_UNIT_AGENCY : TD_UNIT_REGIONAL,
                                  .parent = (char *)parent,
                                  .valid_from = day (from),
                                  .valid_to = day (to),
                                  .position = position });
}

/* A record with so many completed of so many eligible. */
static inline void
fixture_add_record (TdChanges *changes,
                    const char *as_of,
                    const char *unit,
                    const char *officer,
                    int64_t eligible,
                    int64_t completed)
{
  TdRecord record = { .as_of = day (as_of),
                      .unit = (char *)unit,
                      .officer = (char *)officer,
                      .measure = TD_MEASURE_CASES };
  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, eligible);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, completed);
  td_changes_put_record (changes, &record);
}

static inline void
fixture_add_target (
    TdChanges *changes, const char *unit, const char *officer, const char *from, int64_t rate)
{
  td_changes_put_target (changes,
                         &(TdTarget){ .unit = (char *)unit,
                                      .officer = (char *)officer,
                                      .work_year = 2025,
                                      .measure = TD_MEASURE_CASES,
                                      .rate = rate,
                                      .rule = TD_RULE_GE,
                                      .from = day (from) });
}

/* Rows of every kind; 20 of them: units 5, succession 1, officer 1, targets 4, cuts 2, setting 1,
 * records 6. */
static inline TdChanges *
fixture_base (void)
{
  TdChanges *changes = td_changes_new ();

  fixture_add_unit (changes, "R", "Cơ quan mẫu", NULL, "2020-01-01", NULL, 0);
  fixture_add_unit (changes, "A", "Phòng A", "R", "2020-01-01", NULL, 1);
  fixture_add_unit (changes, "B", "Phòng B", "R", "2020-01-01", NULL, 2);
  fixture_add_unit (changes, "P", "Phòng P", "R", "2020-01-01", "2025-04-30", 3);
  fixture_add_unit (changes, "Q", "Phòng Q", "R", "2025-05-01", NULL, 4);
  td_changes_put_succession (changes,
                             &(TdSuccession){ .predecessor = (char *)"P",
                                              .successor = (char *)"Q",
                                              .date = day ("2025-05-01"),
                                              .share = { TD_SHARE_WHOLE, TD_SHARE_WHOLE } });
  td_changes_put_officer (changes,
                          &(TdOfficer){ .code = (char *)"A1",
                                        .unit = (char *)"A",
                                        .name = (char *)"Chấp hành viên thứ nhất",
                                        .valid_from = day ("2025-04-01"),
                                        .valid_to = TD_DAY_NONE });
  fixture_add_target (changes, "R", NULL, NULL, 7000);
  fixture_add_target (changes, "A", NULL, NULL, 8000);
  fixture_add_target (changes, "A", NULL, "2025-04-01", 8200);
  fixture_add_target (changes, "A", "A1", NULL, 8300);
  td_changes_put_cut (changes, &(TdCut){ .as_of = day ("2025-03-31") });
  td_changes_put_cut (changes,
                      &(TdCut){ .as_of = day ("2025-04-30"), .note = (char *)"số liệu nhanh" });
  td_changes_put_setting (changes, "place", "Thái Nguyên");
  fixture_add_record (changes, "2025-03-31", "A", NULL, 100, 81);
  fixture_add_record (changes, "2025-03-31", "B", NULL, 2000, 1670);
  fixture_add_record (changes, "2025-03-31", "P", NULL, 1000, 400);
  fixture_add_record (changes, "2025-04-30", "A", NULL, 100, 81);
  fixture_add_record (changes, "2025-04-30", "A", "A1", 60, 50);
  fixture_add_record (changes, "2025-04-30", "B", NULL, 2000, 1700);
  return changes;
}

static inline void
fixture_apply (TdWorkspace *workspace, TdChanges *changes, const char *kind)
{
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = kind, .as_of = TD_DAY_NONE };

  td_workspace_apply (workspace, changes, &action, false, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* One figure of unit B, in a group of its own. */
static inline void
fixture_edit (TdWorkspace *workspace, const char *as_of, int64_t completed)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  fixture_add_record (changes, as_of, "B", NULL, 2000, completed);
  fixture_apply (workspace, changes, "set");
}

/* What the book shows as the completed cases of unit B. */
static inline int64_t
fixture_read (TdWorkspace *workspace, const char *as_of)
{
  TdBook *book = td_workspace_get_book (workspace);
  int cut = td_book_find_cut (book, day (as_of));
  const TdFigures *figures;

  g_assert_cmpint (cut, >=, 0);
  figures = td_book_get_entered (book, cut, td_book_find_unit (book, "B"), TD_MEASURE_CASES);
  g_assert_nonnull (figures);
  return figures->value[TD_ITEM_COMPLETED];
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tiendo-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "số liệu.tiendo", NULL);
}

/* With the rows of fixture_base() in one group, an import. */
static inline void
fixture_set_up_filled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = fixture_base ();

  fixture_set_up (fixture, data);
  fixture->workspace = td_workspace_create (fixture->path, &error);
  g_assert_no_error (error);
  fixture_apply (fixture->workspace, changes, "import");
}

static inline void
fixture_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      fixture_remove (child);
    }
  g_remove (path);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backups = g_build_filename (g_get_user_data_dir (), "tiendo", NULL);

  g_clear_object (&fixture->workspace);
  fixture_remove (fixture->folder);
  fixture_remove (backups);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Closes the workspace and opens it again, as the next start of the program does. */
static inline void
fixture_restart (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->workspace);
  fixture->workspace = td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
}

/* Runs SQL on a file that no workspace has open, as a stranger would. */
static inline void
fixture_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static inline int
fixture_text_cb (void *data, int n_columns, char **texts, char **names)
{
  GString *text = data;
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", texts[i] != NULL ? texts[i] : "");
  g_string_append_c (text, '\n');
  return 0;
}

/* What @sql returns, columns separated by "|", a row a line. */
static inline char *
fixture_query (sqlite3 *db, const char *sql)
{
  GString *text = g_string_new (NULL);
  char *message = NULL;

  sqlite3_exec (db, sql, fixture_text_cb, text, &message);
  g_assert_cmpstr (message, ==, NULL);
  return g_string_free (text, FALSE);
}

static inline char *
fixture_query_file (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  text = fixture_query (db, sql);
  sqlite3_close (db);
  return text;
}

static inline GBytes *
fixture_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

/* The files of a folder, sorted, separated by blanks. */
static inline char *
fixture_list (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint i = 0;
      while (i < names->len && strcmp (g_ptr_array_index (names, i), name) < 0)
        i++;
      g_ptr_array_insert (names, (int)i, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **)names->pdata);
}

static inline gboolean
fixture_timeout_cb (gpointer data)
{
  *(bool *)data = true;
  return G_SOURCE_REMOVE;
}

/* Runs the main context for so long, or until @done is set. */
static inline void
fixture_iterate (guint milliseconds, const bool *done)
{
  bool timed_out = false;
  guint id = g_timeout_add (milliseconds, fixture_timeout_cb, &timed_out);

  while (!timed_out && (done == NULL || !*done))
    g_main_context_iteration (NULL, TRUE);
  if (!timed_out)
    g_source_remove (id);
}

static inline void
fixture_set_bool_cb (TdWorkspace *workspace, bool *flag)
{
  *flag = true;
}

#define fixture_test(name, set_up, function)                                                       \
  g_test_add (name, Fixture, NULL, set_up, function, fixture_tear_down)

static inline void
fixture_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
}
