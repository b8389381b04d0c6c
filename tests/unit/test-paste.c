/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "app/td-paste-model.h"
#include "app/td-paste-names.h"
#include "case-book.h"
#include "td-test-book.h"

/* A paste into the figures of Thái Nguyên, 31/8/2025, or into a small workspace of 31/1/2026. */
typedef struct
{
  TdWorkspace *workspace;
  TdSession *session;
  TdFiguresModel *model;
  TdGridModel *target;
  TdClip *clip;
  TdFiguresEdit *edit;
  TdPastePlan *plan;
} Fixture;

static void
make (Fixture *fixture, TdChanges *changes, const char *as_of)
{
  static guint n = 0;
  g_autofree char *name = g_strdup_printf ("paste-%u.tiendo", n++);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  TdAction action = { .kind = "new", .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  fixture->workspace = td_workspace_create (path, &error);
  g_assert_no_error (error);
  (void)td_workspace_apply (fixture->workspace, changes, &action, false, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  td_session_set_as_of (fixture->session, td_test_day (as_of));
  fixture->model = td_figures_model_new (fixture->session);
  fixture->target = TD_GRID_MODEL (fixture->model);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  case_read (changes, "thai-nguyen-2025");
  make (fixture, changes, "2025-08-31");
}

static void
set_up_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (data);

  make (fixture, changes, "2026-01-31");
}

static void
forget_plan (Fixture *fixture)
{
  g_clear_pointer (&fixture->plan, td_paste_plan_free);
  g_clear_pointer (&fixture->edit, td_figures_edit_free);
  g_clear_pointer (&fixture->clip, td_clip_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  forget_plan (fixture);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
}

static void
plan (Fixture *fixture, const char *text, guint row, int column)
{
  const TdFiguresView *view
      = td_figures_sheet_get_view (td_figures_model_get_sheet (fixture->model));
  g_autoptr (TdChanges) changes = NULL;
  g_autoptr (TdBook) preview = NULL;
  g_autoptr (GError) error = NULL;

  forget_plan (fixture);
  fixture->clip = td_clip_read (text, &error);
  g_assert_no_error (error);
  fixture->edit = td_figures_edit_new (view->book, view->cut);
  fixture->plan = td_paste_plan_new (
      fixture->target, fixture->model, fixture->clip, row, column, fixture->edit);
  changes = td_figures_edit_get_changes (fixture->edit);
  preview = td_figures_edit_preview (fixture->edit, changes);
  td_paste_plan_check (fixture->plan, fixture->target, fixture->model, preview);
}

#define assert_counts(fixture, changed, faulty, said)                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpuint ((fixture)->plan->n_changes, ==, changed);                                    \
    g_assert_cmpuint ((fixture)->plan->n_faults, ==, faulty);                                      \
    g_assert_cmpuint ((fixture)->plan->sentences->len, ==, said);                                  \
  }                                                                                                \
  G_STMT_END

static void
assert_sentence (Fixture *fixture, guint index, const char *says)
{
  const char *sentence = g_ptr_array_index (fixture->plan->sentences, index);

  if (strstr (sentence, says) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", sentence, says);
}

static void
assert_fault (Fixture *fixture, guint row, guint column, const char *says)
{
  const TdPasteCell *cell = td_paste_plan_get (fixture->plan, row, column);

  g_assert_cmpint (cell->status, ==, TD_PASTE_FAULT);
  if (strstr (cell->message, says) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", cell->message, says);
}

static int64_t
get_new (Fixture *fixture, const char *unit, TdItem item)
{
  const TdBook *book = td_session_get_book (fixture->session);
  const TdFigures *entered = td_figures_edit_get_entered (
      fixture->edit, td_test_unit (book, unit), td_figures_model_get_measure (fixture->model));
  int64_t value = -1;

  (void)td_figures_get (entered, item, &value);
  return value;
}

/* Rows of the grid: 0 the sum, 1 NV, 2 the divisions, 3–9 KV1–KV7. Columns by cases: 0 total,
 * 1 carried in, 2 newly accepted, 3 entrusted, 4 withdrawn, 5 to enforce, 6 eligible, 7 completed,
 * 8 executed, 9 terminated, … 18 rate, 19 separately tracked. */

static void
test_block (Fixture *fixture, gconstpointer data)
{
  plan (fixture, "900\t30\r\n901\t31\r\n", 8, 8);
  assert_counts (fixture, 4, 0, 0);
  g_assert_cmpint (get_new (fixture, "KV6", TD_ITEM_EXECUTED), ==, 900);
  g_assert_cmpint (get_new (fixture, "KV6", TD_ITEM_TERMINATED), ==, 30);
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_EXECUTED), ==, 901);
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_TERMINATED), ==, 31);
  /* What is there already changes nothing. */
  plan (fixture, "763\t48\n875\t29", 8, 8);
  assert_counts (fixture, 0, 0, 0);
  plan (fixture, "763\t–\n876\t29", 8, 8);
  assert_counts (fixture, 2, 0, 0);
  g_assert_cmpint (get_new (fixture, "KV6", TD_ITEM_TERMINATED), ==, -1);
}

/* The whole row of the form, with what is calculated: it must come to the same. */
static void
test_calculated (Fixture *fixture, gconstpointer data)
{
  const char *row
      = "1619\t532\t1087\t15\t5\t1599\t1204\t905\t876\t29\t289\t5\t5\t360\t12\t24\t694\t"
        "299\t75,17\t360";

  /* One more executed: 905 completed of 1204, 75,166 %; 694 of 1599 are left. */
  plan (fixture, row, 9, 0);
  assert_counts (fixture, 1, 0, 0);
  plan (fixture, "Khu vực 7\t532\t1.087\t15\t5\t1.598", 0, 1);
  g_assert_cmpint (fixture->plan->name_column, ==, 0);
  assert_counts (fixture, 0, 1, 0);
  assert_fault (fixture, 0, 4, "1.599");
  plan (fixture, "75,16", 9, 18);
  assert_counts (fixture, 0, 1, 0);
  assert_fault (fixture, 0, 0, "75,15");
  plan (fixture, "75,15%", 9, 18);
  assert_counts (fixture, 0, 0, 0);
  /* A sum, as it will be. */
  plan (fixture, "7403\n609\n6794\n1391\n1285\n926\n612\n941\n763\n876", 0, 8);
  assert_counts (fixture, 1, 0, 0);
  plan (fixture, "7402\n609\n6794\n1391\n1285\n926\n612\n941\n763\n876", 0, 8);
  assert_counts (fixture, 1, 1, 0);
  assert_fault (fixture, 0, 0, "7.403");
}

static const char *const with_officers = "unit R - - - 0 agency\n"
                                         "unit A R - - 1 regional\n"
                                         "unit B R - - 2 regional\n"
                                         "officer P A - -\n"
                                         "officer Q B - -\n"
                                         "cut 2026-01-31\n";

static const char *const empty_cut = "unit R - - - 0 agency\n"
                                     "unit A R - - 1 regional\n"
                                     "unit B R - - 2 regional\n"
                                     "cut 2026-01-31\n";

/* With its parts in the same table a total is calculated, not entered. */
static void
test_parts_and_totals (Fixture *fixture, gconstpointer data)
{
  plan (fixture, "100\t40\t60", 1, 0);
  assert_counts (fixture, 2, 0, 0);
  g_assert_cmpint (get_new (fixture, "A", TD_ITEM_TOTAL), ==, -1);
  plan (fixture, "101\t40\t60", 1, 0);
  assert_counts (fixture, 2, 1, 0);
  assert_fault (fixture, 0, 0, "100");
  plan (fixture, "100", 1, 0);
  assert_counts (fixture, 1, 0, 0);
  g_assert_cmpint (get_new (fixture, "A", TD_ITEM_TOTAL), ==, 100);
}

static void
test_bad_cells (Fixture *fixture, gconstpointer data)
{
  plan (fixture, "-5\t1,5\t12a\t10000000000000001\n900\t\t250\t5", 8, 8);
  assert_counts (fixture, 2, 5, 0);
  assert_fault (fixture, 0, 0, "-5");
  assert_fault (fixture, 0, 1, "1,5");
  assert_fault (fixture, 0, 2, "12a");
  assert_fault (fixture, 0, 3, "10000000000000001");
  /* A hole that merged cells leave keeps what is there. */
  assert_fault (fixture, 1, 1, "–");
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_EXECUTED), ==, 900);
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_TERMINATED), ==, 29);
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_IN_PROGRESS), ==, 250);
  g_assert_cmpint (get_new (fixture, "KV6", TD_ITEM_EXECUTED), ==, 763);
}

static void
test_outside (Fixture *fixture, gconstpointer data)
{
  plan (fixture, "360\t7\n361\t8", 9, 19);
  /* One changes nothing; beyond the last column and the last row there is no place. */
  assert_counts (fixture, 0, 3, 0);
  assert_fault (fixture, 0, 1, "");
  assert_fault (fixture, 1, 0, "");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  /* Numbered, without tone marks, by code, by the full name; a blank line; running numbers. */
  plan (fixture,
        "1. Khu vực 7\t900\nkhu vuc 6\t800\n\t\nKV5\t950\nPhòng THADS khu vực 4\t620\n",
        5,
        8);
  assert_counts (fixture, 4, 0, 0);
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_EXECUTED), ==, 900);
  g_assert_cmpint (get_new (fixture, "KV6", TD_ITEM_EXECUTED), ==, 800);
  g_assert_cmpint (get_new (fixture, "KV5", TD_ITEM_EXECUTED), ==, 950);
  g_assert_cmpint (get_new (fixture, "KV4", TD_ITEM_EXECUTED), ==, 620);
  plan (fixture, "1\tKhu vực 7\t900\n2\tKhu vực 6\t800\n", 5, 8);
  assert_counts (fixture, 2, 0, 0);
  /* Unknown and twice: named, and the rest can be pasted. */
  plan (fixture, "Khu vực 7\t900\nKhu vực 9\t1\nKhu vực 7\t2\n", 5, 8);
  assert_counts (fixture, 1, 2, 2);
  assert_sentence (fixture, 0, "Khu vực 9");
  assert_sentence (fixture, 1, "Khu vực 7");
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_EXECUTED), ==, 900);
}

static void
test_headings (Fixture *fixture, gconstpointer data)
{
  /* In another order, one of them unknown; groups merged over them; numbers below. */
  plan (fixture, "Đơn vị\tThi hành xong\tMới thụ lý\tCột lạ\nKhu vực 7\t900\t1100\t5\n", 0, 0);
  assert_counts (fixture, 2, 1, 1);
  assert_sentence (fixture, 0, "Cột lạ");
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_EXECUTED), ==, 900);
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_NEWLY_ACCEPTED), ==, 1100);

  plan (fixture,
        "Đơn vị\tCó điều kiện thi hành\t\t\nTên\tTHI HÀNH XONG\tĐình chỉ thi hành án\tĐang thi hành"
        "\nA\t9\t10\t11\nKhu vực 7\t900\t30\t250\n",
        0,
        0);
  assert_counts (fixture, 3, 0, 0);
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_TERMINATED), ==, 30);
  g_assert_cmpint (get_new (fixture, "KV7", TD_ITEM_IN_PROGRESS), ==, 250);

  plan (fixture, "Thi hành xong\tThi hành xong\n900\t901\n", 9, 0);
  assert_counts (fixture, 1, 1, 1);
}

static void
test_quick (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdQuickEntry) quick = td_quick_entry_new (fixture->model);
  TdGridCell cell;

  fixture->target = TD_GRID_MODEL (quick);
  plan (fixture, "100\t60\t5000\t2000\t60,00\n200\t50\t7000\t7000\t25,00", 1, 0);
  assert_counts (fixture, 8, 0, 0);
  g_assert_cmpint (get_new (fixture, "B", TD_ITEM_COMPLETED), ==, 50);
  plan (fixture, "100\t60\t5000\t2000\t61,00", 1, 0);
  assert_counts (fixture, 4, 1, 0);
  assert_fault (fixture, 0, 4, "60,00");
  td_grid_model_get_cell (fixture->target, 1, 4, &cell);
  g_assert_cmpstr (cell.text, ==, "–");
  forget_plan (fixture);
  fixture->target = NULL;
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdPasteModel) preview = NULL;
  TdGridModel *shown;
  TdGridHeading heading;
  TdGridRow row;
  TdGridCell cell;
  g_autofree char *note = NULL;

  plan (fixture, "Khu vực 7\t900\tabc\nKhu vực 9\t1\t2", 5, 8);
  preview = td_paste_model_new (fixture->plan, fixture->target);
  shown = TD_GRID_MODEL (preview);
  td_grid_model_get_heading (shown, 0, &heading);
  g_assert_cmpstr (heading.text, ==, "Thi hành xong");
  td_grid_model_get_row (shown, 0, &row);
  g_assert_cmpstr (row.text, ==, "Khu vực 7");
  td_grid_model_get_row (shown, 1, &row);
  g_assert_cmpstr (row.text, ==, "Khu vực 9");
  td_grid_model_get_cell (shown, 0, 0, &cell);
  g_assert_cmpstr (cell.text, ==, "875 → 900");
  g_assert_true (cell.flags & TD_GRID_CHANGED);
  td_grid_model_get_cell (shown, 0, 1, &cell);
  g_assert_cmpstr (cell.text, ==, "abc");
  g_assert_true (cell.flags & TD_GRID_DOUBTFUL);
  note = td_grid_model_get_note (shown, 0, 1);
  g_assert_nonnull (strstr (note, "abc"));
  /* A long word is cut between letters. */
  plan (fixture, "12\tườờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờờ", 9, 8);
  g_clear_object (&preview);
  preview = td_paste_model_new (fixture->plan, fixture->target);
  td_grid_model_get_cell (TD_GRID_MODEL (preview), 0, 1, &cell);
  g_assert_true (g_utf8_validate (cell.text, -1, NULL));
}

/* Officers who are folded away show themselves when a table names them. */
static void
test_unfold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint n_rows;
  guint n_columns;

  plan (fixture, "Tên P\t5", 0, 0);
  assert_counts (fixture, 0, 1, 1);
  g_ptr_array_add (texts, (gpointer) "Tên X");
  g_assert_false (td_paste_names_unfold (fixture->model, texts));
  g_ptr_array_add (texts, (gpointer) "1. tên  p");
  g_assert_true (td_paste_names_unfold (fixture->model, texts));
  td_grid_model_get_size (fixture->target, &n_rows, &n_columns);
  /* R, A, P; B keeps Q folded away. */
  g_assert_cmpuint (n_rows, ==, 4);
  plan (fixture, "Tên P\t5", 0, 1);
  assert_counts (fixture, 1, 0, 0);
  /* There is nothing left to unfold. */
  g_assert_false (td_paste_names_unfold (fixture->model, texts));
}

/* 400 units by 20 columns: no step of it takes longer than a frame. The limit is loose, for
 * machines that do other things too; the times are told. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("unit R - - - 0 agency\ncut 2026-01-31\n");
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (TdChanges) changes = NULL;
  g_autoptr (TdChanges) written = NULL;
  g_autoptr (TdBook) preview = NULL;
  g_autoptr (GError) error = NULL;
  const TdFiguresView *view;
  gint64 at[6];

  for (guint i = 1; i <= 400; i++)
    g_string_append_printf (rows, "unit U%03u R - - %u regional\n", i, i);
  changes = td_test_changes_new (rows->str);
  make (fixture, changes, "2026-01-31");
  /* carried in 500 + i, accepted 500; entrusted 10, withdrawn 5; executed 400, terminated 20, in
   * progress 300, by agreement 10, other 5; not eligible 200 + i, postponed 20, suspended 30. */
  for (int i = 1; i <= 400; i++)
    g_string_append_printf (table,
                            "%d\t%d\t500\t10\t5\t%d\t735\t420\t400\t20\t300\t10\t5\t%d\t20\t30\t%d"
                            "\t315\t57,14%%\t70\n",
                            1000 + i,
                            500 + i,
                            985 + i,
                            200 + i,
                            565 + i);
  view = td_figures_sheet_get_view (td_figures_model_get_sheet (fixture->model));
  at[0] = g_get_monotonic_time ();
  fixture->clip = td_clip_read (table->str, &error);
  g_assert_no_error (error);
  at[1] = g_get_monotonic_time ();
  fixture->edit = td_figures_edit_new (view->book, view->cut);
  fixture->plan
      = td_paste_plan_new (fixture->target, fixture->model, fixture->clip, 1, 0, fixture->edit);
  at[2] = g_get_monotonic_time ();
  written = td_figures_edit_get_changes (fixture->edit);
  preview = td_figures_edit_preview (fixture->edit, written);
  at[3] = g_get_monotonic_time ();
  td_paste_plan_check (fixture->plan, fixture->target, fixture->model, preview);
  at[4] = g_get_monotonic_time ();
  g_test_message ("read %.1f ms, plan %.1f ms, preview %.1f ms, check %.1f ms",
                  (double)(at[1] - at[0]) / 1000,
                  (double)(at[2] - at[1]) / 1000,
                  (double)(at[3] - at[2]) / 1000,
                  (double)(at[4] - at[3]) / 1000);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (at[i + 1] - at[i], <, 200 * G_TIME_SPAN_MILLISECOND);
  /* Thirteen of the twenty columns are entered. */
  assert_counts (fixture, 400 * 13, 0, 0);
  g_assert_cmpuint (td_changes_get_n (written), ==, 400);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  td_locale_set (TD_LOCALE_VI);

#define ADD(path, set_up_it, data, test)                                                           \
  g_test_add ("/paste/" path, Fixture, data, set_up_it, test, tear_down)
  ADD ("block", set_up, NULL, test_block);
  ADD ("calculated", set_up, NULL, test_calculated);
  ADD ("parts-and-totals", set_up_rows, empty_cut, test_parts_and_totals);
  ADD ("bad-cells", set_up, NULL, test_bad_cells);
  ADD ("outside", set_up, NULL, test_outside);
  ADD ("names", set_up, NULL, test_names);
  ADD ("headings", set_up, NULL, test_headings);
  ADD ("quick", set_up_rows, empty_cut, test_quick);
  ADD ("preview", set_up, NULL, test_preview);
  ADD ("unfold", set_up_rows, with_officers, test_unfold);
  g_test_add ("/paste/large", Fixture, NULL, NULL, test_large, tear_down);
  return g_test_run ();
}
