/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "workspace-fixture.h"

static gint64
last_group (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 group = 0;

  td_workspace_get_last_group (fixture->workspace, &group, &error);
  g_assert_no_error (error);
  return group;
}

static void
revert (Fixture *fixture, gint64 group, int line)
{
  g_autoptr (GError) error = NULL;
  bool done = td_workspace_revert (fixture->workspace, group, line, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
refuse (Fixture *fixture, gint64 group, int line, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;
  gint64 last = last_group (fixture);

  g_assert_false (td_workspace_revert (fixture->workspace, group, line, NULL, &error));
  g_assert_error (error, TD_ERROR, code);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (last_group (fixture), ==, last);
}

/* A later change elsewhere stays; the revert is a group of its own, and undone like any other. */
static void
test_cell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdGroup) group = NULL;

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  fixture_edit (fixture->workspace, "2025-03-31", 1671);
  revert (fixture, 2, 0);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1700);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-03-31"), ==, 1671);

  group = td_workspace_get_undo (fixture->workspace);
  g_assert_cmpstr (group->kind, ==, "revert");
  g_assert_cmpstr (group->unit, ==, "B");
  g_assert_cmpint (group->as_of, ==, day ("2025-04-30"));
  g_assert_cmpstr (group->detail, ==, "set");
  td_workspace_undo (fixture->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1801);

  /* And a revert can be reverted. */
  td_workspace_redo (fixture->workspace, &error);
  g_assert_no_error (error);
  revert (fixture, 4, -1);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1801);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  fixture_edit (fixture->workspace, "2025-04-30", 1802);
  refuse (fixture, 2, 0, TD_ERROR_RULE);
  refuse (fixture, 2, -1, TD_ERROR_RULE);
  refuse (fixture, 99, -1, TD_ERROR_NOT_FOUND);
  refuse (fixture, 2, 7, TD_ERROR_NOT_FOUND);

  /* Nobody has said that the figures may change. */
  g_assert_true (td_workspace_close_cut (fixture->workspace, day ("2025-04-30"), NULL, &error));
  refuse (fixture, 3, 0, TD_ERROR_CLOSED);
  refuse (fixture, 4, -1, TD_ERROR_RULE);
  g_assert_true (td_workspace_reopen_cut (fixture->workspace, day ("2025-04-30"), "nhầm", &error));
  revert (fixture, 3, 0);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1801);

  /* What is undone needs no revert. */
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  refuse (fixture, 6, -1, TD_ERROR_NOTHING);

  td_changes_remove_unit (changes, "B");
  fixture_apply (fixture->workspace, changes, "unit-delete");
  refuse (fixture, 3, 0, TD_ERROR_RULE);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_clear_object (&fixture->workspace);
  fixture->workspace = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  refuse (fixture, 2, 0, TD_ERROR_READ_ONLY);

  /* A worker can come too late. */
  g_autoptr (GError) late = NULL;
  td_workspace_close (fixture->workspace);
  g_assert_false (td_workspace_revert (fixture->workspace, 2, 0, NULL, &late));
  g_assert_error (late, TD_ERROR, TD_ERROR_READ_ONLY);
}

/* An added record loses its figures one by one, and goes with the last. */
static void
test_added_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;

  fixture_add_record (changes, "2025-04-30", "R", NULL, 30, 20);
  fixture_apply (fixture->workspace, changes, "set");
  /* Lines: the row, eligible, completed. */
  revert (fixture, 2, 1);
  refuse (fixture, 2, 0, TD_ERROR_RULE); /* it is not as it was added */
  revert (fixture, 2, 2);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

/* A unit that was deleted comes back with all that was its own, in one step. */
static void
test_deleted_unit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;

  td_changes_remove_unit (changes, "A");
  fixture_apply (fixture->workspace, changes, "unit-delete");
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  revert (fixture, 3, -1);
  revert (fixture, 2, -1);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

/* One figure of a record that was taken away comes back alone. */
static void
test_removed_figure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdRecord record
      = { .as_of = day ("2025-04-30"), .unit = (char *)"B", .measure = TD_MEASURE_CASES };
  TdBook *book;
  const TdFigures *figures;
  int64_t value = 0;

  td_changes_remove_record (changes, &record);
  fixture_apply (fixture->workspace, changes, "set");
  /* Lines: the row, eligible, completed. */
  revert (fixture, 2, 2);
  book = td_workspace_get_book (fixture->workspace);
  figures = td_book_get_entered (book, 1, td_book_find_unit (book, "B"), TD_MEASURE_CASES);
  g_assert_true (td_figures_get (figures, TD_ITEM_COMPLETED, &value));
  g_assert_cmpint (value, ==, 1700);
  g_assert_false (td_figures_get (figures, TD_ITEM_ELIGIBLE, &value));
}

/* Rows of every kind at once: the first import is taken back, but for what was done since. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;

  fixture_add_unit (changes, "S", "Phòng S", "R", NULL, NULL, 9);
  fixture_add_unit (changes, "Q", "Phòng Q mới", "R", "2025-05-01", NULL, 5);
  td_changes_put_officer (changes,
                          &(TdOfficer){ .code = (char *)"S1",
                                        .unit = (char *)"S",
                                        .name = (char *)"Chấp hành viên của S",
                                        .valid_from = TD_DAY_NONE,
                                        .valid_to = TD_DAY_NONE });
  fixture_add_target (changes, "S", "S1", "2025-02-01", 7500);
  fixture_add_target (changes, "A", NULL, NULL, 8100);
  td_changes_put_setting (changes, "place", "Bến Tre");
  td_changes_put_setting (changes, "symbol", "THADS");
  fixture_add_record (changes, "2025-05-31", "S", "S1", 30, 20);
  fixture_add_record (changes, "2025-04-30", "B", NULL, 2000, 1701);
  fixture_apply (fixture->workspace, changes, "import");
  revert (fixture, 2, -1);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);

  /* A key that came back under another number is the same to people. */
  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  td_changes_remove_setting (changes, "symbol");
  fixture_apply (fixture->workspace, changes, "settings");
  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  td_changes_put_setting (changes, "symbol", "THADS");
  fixture_apply (fixture->workspace, changes, "settings");
  revert (fixture, 2, -1);
  g_clear_pointer (&after, g_free);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

/* Figures of a form's own items, plans and explanations go the same way. */
static void
test_other_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) forms = td_changes_new ();
  g_autoptr (TdChanges) first = td_changes_new ();
  g_autoptr (TdChanges) second = td_changes_new ();
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;
  TdRecord record
      = { .as_of = day ("2025-04-30"), .unit = (char *)"B", .measure = TD_MEASURE_MONEY };
  TdPlan plan = { .unit = (char *)"A",
                  .officer = (char *)"A1",
                  .measure = TD_MEASURE_CASES,
                  .month = day ("2025-05-31"),
                  .completed = 70 };
  TdExplanation explanation = { .as_of = day ("2025-04-30"),
                                .unit = (char *)"B",
                                .measure = TD_MEASURE_CASES,
                                .code = (char *)"V10",
                                .item = (char *)"completed",
                                .expected = 1670,
                                .found = 1600,
                                .note = (char *)"Đính chính" };

  td_changes_put_setting (
      forms,
      "form.own",
      "[form]\nid=own\nname=Biểu riêng\ncircular=Riêng\nfirst=2025-01-01\nlast=2025-06-30\n"
      "scheme=three\nconfirmed=false\n"
      "[1]\nitem=credit\nheading=Tín dụng\nlevel=0\n"
      "[2]\nitem=large\nheading=Lớn\nlevel=0\n"
      "[3]\nitem=other_thing\nheading=Khác\nlevel=0\n"
      "[item credit]\nheading=Tín dụng\nmeasures=money\n"
      "[item large]\nheading=Lớn\nmeasures=money\n"
      "[item other_thing]\nheading=Khác\nmeasures=money\n");
  fixture_apply (fixture->workspace, forms, "form");
  before = td_workspace_dump (fixture->workspace);
  record.own = (char *)"credit=5 large=7";
  td_changes_put_record (first, &record);
  td_changes_put_plan (first, &plan);
  td_changes_put_explanation (first, &explanation);
  fixture_apply (fixture->workspace, first, "import");
  between = td_workspace_dump (fixture->workspace);

  record.own = (char *)"credit=6 other_thing=1";
  plan.completed = 71;
  explanation.note = (char *)"Đã sửa";
  td_changes_put_record (second, &record);
  td_changes_put_plan (second, &plan);
  td_changes_put_explanation (second, &explanation);
  fixture_apply (fixture->workspace, second, "set");
  /* Lines: credit, large, other_thing, the plan, the note. */
  revert (fixture, 4, 1);
  refuse (fixture, 4, -1, TD_ERROR_RULE);
  revert (fixture, 4, 0);
  revert (fixture, 4, 2);
  revert (fixture, 4, 3);
  revert (fixture, 4, 4);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, between);
  revert (fixture, 3, -1);
  g_clear_pointer (&after, g_free);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

/*
 * Three hundred edits of single figures, and as many tries to revert one of them. What stands in
 * each cell is kept beside, by hand; a revert succeeds just when the cell still says what its edit
 * had put there. In the end a workspace made of what was kept is the same.
 */
#define N_EDITS 300
#define N_ITEMS 3
#define ABSENT (-1)

typedef struct
{
  int place;
  int item;
  int64_t before;
  int64_t after;
  gint64 group;
} Edit;

static const struct
{
  const char *as_of;
  const char *unit;
  const char *officer;
} places[] = {
  { "2025-03-31", "A", NULL },
  { "2025-03-31", "B", NULL },
  { "2025-04-30", "A", "A1" },
  { "2025-04-30", "B", NULL },
};
static const TdItem items[N_ITEMS] = { TD_ITEM_CARRIED_IN, TD_ITEM_EXECUTED, TD_ITEM_TERMINATED };

static void
put_place (TdChanges *changes, int place, const int64_t *cells)
{
  TdRecord record = { .as_of = day (places[place].as_of),
                      .unit = (char *)places[place].unit,
                      .officer = (char *)places[place].officer,
                      .measure = TD_MEASURE_MONEY };
  bool is_empty = true;

  for (int i = 0; i < N_ITEMS; i++)
    if (cells[i] != ABSENT)
      {
        td_figures_set (&record.figures, items[i], cells[i]);
        is_empty = false;
      }
  if (is_empty)
    td_changes_remove_record (changes, &record);
  else
    td_changes_put_record (changes, &record);
}

/* The line of the cell in its group, from 0. */
static int
find_line (Fixture *fixture, const Edit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = td_workspace_list_lines (fixture->workspace, edit->group, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const TdJournalLine *line = g_ptr_array_index (lines, i);
      if (g_strcmp0 (line->item, td_item_name (items[edit->item])) == 0)
        return (int)i;
    }
  g_assert_not_reached ();
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  int64_t cells[G_N_ELEMENTS (places)][N_ITEMS];
  Edit edits[N_EDITS];
  guint n_done = 0;
  guint n_refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (int j = 0; j < N_ITEMS; j++)
      cells[i][j] = ABSENT;
  for (int i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TdChanges) changes = td_changes_new ();
      Edit *edit = &edits[i];

      edit->place = g_test_rand_int_range (0, G_N_ELEMENTS (places));
      edit->item = g_test_rand_int_range (0, N_ITEMS);
      edit->before = cells[edit->place][edit->item];
      do
        edit->after = g_test_rand_int_range (-1, 4);
      while (edit->after == edit->before);
      cells[edit->place][edit->item] = edit->after;
      put_place (changes, edit->place, cells[edit->place]);
      fixture_apply (fixture->workspace, changes, "set");
      edit->group = last_group (fixture);
    }
  for (int i = 0; i < N_EDITS; i++)
    {
      const Edit *edit = &edits[g_test_rand_int_range (0, N_EDITS)];
      int64_t *cell = &cells[edit->place][edit->item];
      int line = find_line (fixture, edit);

      if (*cell != edit->after)
        {
          refuse (fixture, edit->group, line, TD_ERROR_RULE);
          n_refused++;
          continue;
        }
      revert (fixture, edit->group, line);
      *cell = edit->before;
      n_done++;
    }
  g_test_message ("%u reverted, %u refused", n_done, n_refused);
  g_assert_cmpuint (n_done, >, 10);
  g_assert_cmpuint (n_refused, >, 10);

  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "bằng tay.tiendo", NULL);
  g_autoptr (TdWorkspace) by_hand = td_workspace_create (path, &error);
  g_autoptr (TdChanges) changes = fixture_base ();
  g_autofree char *found = td_workspace_dump (fixture->workspace);
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    put_place (changes, (int)i, cells[i]);
  fixture_apply (by_hand, changes, "import");
  expected = td_workspace_dump (by_hand);
  g_assert_cmpstr (found, ==, expected);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-revert/cell", fixture_set_up_filled, test_cell);
  fixture_test ("/workspace-revert/refused", fixture_set_up_filled, test_refused);
  fixture_test ("/workspace-revert/read-only", fixture_set_up_filled, test_read_only);
  fixture_test ("/workspace-revert/added-record", fixture_set_up_filled, test_added_record);
  fixture_test ("/workspace-revert/deleted-unit", fixture_set_up_filled, test_deleted_unit);
  fixture_test ("/workspace-revert/removed-figure", fixture_set_up_filled, test_removed_figure);
  fixture_test ("/workspace-revert/import", fixture_set_up_filled, test_import);
  fixture_test ("/workspace-revert/other-rows", fixture_set_up_filled, test_other_rows);
  fixture_test ("/workspace-revert/random", fixture_set_up_filled, test_random);

  return g_test_run ();
}
