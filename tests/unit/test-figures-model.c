/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "app/td-figures-identity.h"
#include "app/td-figures-model.h"
#include "case-book.h"
#include "td-test-book.h"

/* The sample of Thái Nguyên, cut 31/8/2025; figures read from its records.csv by hand. */
typedef struct
{
  TdWorkspace *workspace;
  TdSession *session;
  TdFiguresModel *model;
  TdGridModel *grid;
  guint n_resets;
  guint n_changes;
} Fixture;

static void
count_cb (guint *count)
{
  ++*count;
}

static void
make_model (Fixture *fixture, const char *as_of)
{
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  td_session_set_as_of (fixture->session, td_test_day (as_of));
  fixture->model = td_figures_model_new (fixture->session);
  fixture->grid = TD_GRID_MODEL (fixture->model);
  g_signal_connect_swapped (fixture->grid, "reset", G_CALLBACK (count_cb), &fixture->n_resets);
  g_signal_connect_swapped (fixture->grid, "changed", G_CALLBACK (count_cb), &fixture->n_changes);
  g_signal_connect_object (fixture->session,
                           "changed",
                           G_CALLBACK (td_figures_model_refresh),
                           fixture->model,
                           G_CONNECT_SWAPPED);
}

static void
apply (Fixture *fixture, TdChanges *changes, const char *kind)
{
  TdAction action = { .kind = kind, .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;

  (void)td_workspace_apply (fixture->workspace, changes, &action, false, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
make_workspace (Fixture *fixture, TdChanges *changes)
{
  static guint n = 0;
  g_autofree char *name = g_strdup_printf ("model-%u.tiendo", n++);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  fixture->workspace = td_workspace_create (path, &error);
  g_assert_no_error (error);
  apply (fixture, changes, "new");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  case_read (changes, "thai-nguyen-2025");
  make_workspace (fixture, changes);
  make_model (fixture, "2025-08-31");
}

static void
set_up_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (data);

  make_workspace (fixture, changes);
  make_model (fixture, "2026-01-31");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
}

static guint
find_row (Fixture *fixture, const char *text)
{
  guint n_rows;
  guint n_columns;

  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  for (guint i = 0; i < n_rows; i++)
    {
      TdGridRow row;

      td_grid_model_get_row (fixture->grid, i, &row);
      if (g_str_equal (row.text, text))
        return i;
    }
  g_test_fail_printf ("no row “%s”", text);
  return 0;
}

static guint
find_column (Fixture *fixture, int item)
{
  int column = td_figures_sheet_find_column (td_figures_model_get_sheet (fixture->model), item);

  g_assert_cmpint (column, >=, 0);
  return (guint)column;
}

static TdGridCell
get_cell (Fixture *fixture, const char *row, int item)
{
  TdGridCell cell;

  td_grid_model_get_cell (
      fixture->grid, find_row (fixture, row), find_column (fixture, item), &cell);
  return cell;
}

#define assert_cell(fixture, row, item, expected)                                                  \
  g_assert_cmpstr (get_cell ((fixture), (row), (item)).text, ==, (expected))

/* All cells of a row, one after another. */
static char *
join_row (Fixture *fixture, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint row = find_row (fixture, name);
  guint n_rows;
  guint n_columns;

  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      TdGridCell cell;

      td_grid_model_get_cell (fixture->grid, row, i, &cell);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cell.text);
    }
  return g_strdup (text->str);
}

static void
assert_row (Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *found = join_row (fixture, name);

  g_assert_cmpstr (found, ==, expected);
}

static bool
enter (Fixture *fixture, const char *row, int item, const char *text, char **message)
{
  return td_grid_model_commit (
      fixture->grid, find_row (fixture, row), find_column (fixture, item), text, message);
}

static void
assert_refused (Fixture *fixture, const char *row, int item, const char *text, const char *says)
{
  g_autofree char *message = NULL;

  g_assert_false (enter (fixture, row, item, text, &message));
  g_assert_nonnull (message);
  if (says != NULL && strstr (message, says) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", message, says);
}

static void
assert_entered (Fixture *fixture, const char *row, int item, const char *text)
{
  g_autofree char *message = NULL;

  if (!enter (fixture, row, item, text, &message))
    g_test_fail_printf ("%s: %s", text, message);
}

static void
settle (Fixture *fixture)
{
  while (td_figures_model_is_busy (fixture->model)
         || !td_figures_findings_is_complete (td_figures_model_get_findings (fixture->model)))
    g_main_context_iteration (NULL, TRUE);
}

static const TdFigures *
get_entered (Fixture *fixture, const char *unit, TdMeasure measure)
{
  const TdBook *book = td_session_get_book (fixture->session);

  return td_book_get_entered (
      book, td_session_get_cut (fixture->session), td_test_unit (book, unit), measure);
}

/* Rows and columns */

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Total",     "I. Phòng NV&TCTHA", "II. Regional divisions",
                                       "Khu vực 1", "Khu vực 2",         "Khu vực 3",
                                       "Khu vực 4", "Khu vực 5",         "Khu vực 6",
                                       "Khu vực 7" };
  guint n_rows;
  guint n_columns;

  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < n_rows; i++)
    {
      TdGridRow row;

      td_grid_model_get_row (fixture->grid, i, &row);
      g_assert_cmpstr (row.text, ==, names[i]);
      g_assert_cmpuint (row.depth, ==, i < 3 ? 0 : 1);
      g_assert_true (row.is_strong == (i < 3));
      g_assert_false (row.can_unfold);
    }
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[TD_N_MEASURES]
      = { "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 M",
          "1 2 3 4 5 6 7 8 9 10 10b 11 12 13 14 15 16 17 18 19 M" };

  for (TdMeasure measure = 0; measure < TD_N_MEASURES; measure++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      TdGridHeading heading;
      guint n_rows;
      guint n_columns;

      td_figures_model_set_measure (fixture->model, measure);
      td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
      for (guint i = 0; i < n_columns; i++)
        {
          td_grid_model_get_heading (fixture->grid, (int)i, &heading);
          g_string_append_printf (found, "%s%s", i > 0 ? " " : "", heading.number);
        }
      g_assert_cmpstr (found->str, ==, numbers[measure]);
      td_grid_model_get_heading (fixture->grid, 8, &heading);
      g_assert_cmpstr (heading.text, ==, "Thi hành xong");
      g_assert_cmpstr (heading.group, ==, "Có điều kiện thi hành");
      td_grid_model_get_heading (fixture->grid, -1, &heading);
      g_assert_cmpstr (heading.number, ==, "A");
    }
}

/* Each form of the case has the columns that it declares, in its order. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  const TdBook *book = td_session_get_book (fixture->session);

  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    {
      const TdForm *form = td_book_get_form (book, cut);

      td_session_set_as_of (fixture->session, td_book_get_cut (book, cut)->as_of);
      for (TdMeasure measure = 0; measure < TD_N_MEASURES; measure++)
        {
          guint n_rows;
          guint n_columns;
          guint column = 0;

          td_figures_model_set_measure (fixture->model, measure);
          td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
          for (guint i = 0; i < form->columns->len; i++)
            {
              const TdFormColumn *declared = g_ptr_array_index (form->columns, i);
              TdGridHeading heading;

              if (!declared->in_measure[measure])
                continue;
              td_grid_model_get_heading (fixture->grid, (int)column++, &heading);
              g_assert_cmpstr (heading.number, ==, declared->number);
              g_assert_cmpstr (heading.text, ==, declared->heading);
            }
          g_assert_cmpuint (column, ==, n_columns);
        }
    }
}

/* A form of the workspace with an item that no other has: it is a column that takes figures and
 * joins the sum that the form says. */
static void
test_own_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GArray) identities = NULL;
  g_autofree char *words = NULL;
  const TdForm *form;
  TdGridHeading heading;

  td_changes_put_setting (changes,
                          "form.own",
                          "[form]\nid=own\nname=Biểu riêng\ncircular=Thông tư\n"
                          "first=2025-07-01\nscheme=three\n"
                          "[1]\nitem=executed\nheading=Thi hành xong\n"
                          "[2]\nitem=terminated\nheading=Đình chỉ\n"
                          "[3]\nitem=completed\nheading=Tổng xong\n"
                          "[item settled]\nheading=Hòa giải thành\nnumber=1a\n"
                          "part_of=completed\nmeasures=cases\n"
                          "[item old]\nheading=Tồn cũ\n"
                          "[identity A1]\nwhole=old\nterms=completed\nrelation=<=\n");
  apply (fixture, changes, "form");
  td_grid_model_get_heading (fixture->grid, (int)find_column (fixture, TD_ITEM_OWN (0)), &heading);
  g_assert_cmpstr (heading.text, ==, "Hòa giải thành");
  g_assert_cmpstr (heading.number, ==, "1a");
  assert_cell (fixture, "Khu vực 7", TD_ITEM_OWN (0), "");
  assert_entered (fixture, "Khu vực 7", TD_ITEM_OWN (0), "1.000");
  assert_cell (fixture, "Khu vực 7", TD_ITEM_OWN (0), "1.000");
  /* 875 executed, 29 terminated. */
  assert_cell (fixture, "Khu vực 7", TD_ITEM_COMPLETED, "1.904");

  form = td_book_get_form_on (td_session_get_book (fixture->session), td_test_day ("2025-08-31"));
  identities = td_figures_identity_list (form, TD_MEASURE_CASES);
  words = td_figures_identity_word_columns (
      &g_array_index (identities, TdFiguresIdentity, identities->len - 1), form, TD_MEASURE_CASES);
  /* A column without a number is called by its heading. */
  g_assert_cmpstr (words, ==, "Tồn cũ ≤ 3");

  td_figures_model_set_measure (fixture->model, TD_MEASURE_MONEY);
  g_assert_cmpint (
      td_figures_sheet_find_column (td_figures_model_get_sheet (fixture->model), TD_ITEM_OWN (0)),
      <,
      0);
}

static void
test_hide_empty (Fixture *fixture, gconstpointer data)
{
  guint n_rows;
  guint n_columns;

  td_figures_model_set_hides_empty (fixture->model, true);
  /* Nothing is reduced by cases: the form has no such column; all others hold figures. */
  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  g_assert_cmpuint (n_columns, ==, 20);
}

static const char *const totals_only = "unit R - - - 0 agency\n"
                                       "unit A R - - 1 regional\n"
                                       "unit B R - - 2 regional\n"
                                       "cut 2026-01-31\n"
                                       "record 2026-01-31 A cases total=120 e=100 c=60\n";

static void
test_hide_empty_totals (Fixture *fixture, gconstpointer data)
{
  guint n_rows;
  guint n_columns;

  td_figures_model_set_hides_empty (fixture->model, true);
  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  /* Total, eligible, completed, carried over and eligible, rate; what is to enforce is not known,
   * nor what of it is carried over. */
  assert_row (fixture, "Tên A", "120 100 60 40 60,00");
  assert_row (fixture, "Tên B", "   – –");
  /* What one of two has reported; no rate of a part. */
  assert_row (fixture, "Total", "120 100 60 40 –");
  g_assert_true (get_cell (fixture, "Total", TD_ITEM_TOTAL).flags & TD_GRID_PARTIAL);
  g_assert_false (get_cell (fixture, "Tên A", TD_ITEM_TOTAL).flags & TD_GRID_PARTIAL);
  g_assert_cmpuint (n_columns, ==, 5);
  td_figures_model_set_hides_empty (fixture->model, false);
  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  g_assert_cmpuint (n_columns, ==, 20);
}

/* Figures */

static void
test_cumulative (Fixture *fixture, gconstpointer data)
{
  assert_row (fixture,
              "Khu vực 7",
              "1.619 532 1.087 15 5 1.599 1.203 904 875 29 289 5 5 360 12 24 695 299 75,15 360");
  assert_row (fixture,
              "I. Phòng NV&TCTHA",
              "1.043 336 707 10 3 1.030 818 634 609 25 180 3 1 188 8 16 396 184 77,51 245");
  assert_row (fixture,
              "Total",
              "13.683 4.933 8.750 132 22 13.529 10.472 7.761 7.402 359 2.631 51 29 2.750 101 206 "
              "5.768 2.711 74,11 3.138");
  /* The sums less those of the department. */
  assert_row (fixture,
              "II. Regional divisions",
              "12.640 4.597 8.043 122 19 12.499 9.654 7.127 6.793 334 2.451 48 28 2.562 93 190 "
              "5.372 2.527 73,82 2.893");
}

static void
test_month (Fixture *fixture, gconstpointer data)
{
  td_figures_model_set_mode (fixture->model, TD_FIGURES_MONTH);
  /* 875 − 771, 29 − 29, 289 − 342, 1203 − 1156; 904/1203 − 800/1156 = 75,15 − 69,20. */
  assert_cell (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "104");
  assert_cell (fixture, "Khu vực 7", TD_ITEM_TERMINATED, "0");
  assert_cell (fixture, "Khu vực 7", TD_ITEM_IN_PROGRESS, "−53");
  assert_cell (fixture, "Khu vực 7", TD_ITEM_ELIGIBLE, "47");
  assert_cell (fixture, "Khu vực 7", -1, "+5,95");
  g_assert_true (get_cell (fixture, "Khu vực 7", TD_ITEM_EXECUTED).flags & TD_GRID_LOCKED);
  assert_refused (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "876", NULL);

  /* October counts from its first day: 31/10/2024, before the districts became divisions. */
  td_session_set_as_of (fixture->session, td_test_day ("2024-10-31"));
  g_assert_cmpint (td_figures_sheet_get_base (td_figures_model_get_sheet (fixture->model)), ==, -1);
  {
    g_autofree char *month = join_row (fixture, "huyện Na Rì");

    td_figures_model_set_mode (fixture->model, TD_FIGURES_CUMULATIVE);
    assert_row (fixture, "huyện Na Rì", month);
  }
}

/* What the divisions were merged of had another name. */
static void
test_group_names (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (find_row (fixture, "II. Regional divisions"), ==, 2);
  td_session_set_as_of (fixture->session, td_test_day ("2025-06-30"));
  /* Below the two head offices, which stand under a heading of their own. */
  g_assert_cmpuint (find_row (fixture, "II. District offices"), ==, 4);
}

static void
test_year (Fixture *fixture, gconstpointer data)
{
  td_figures_model_set_mode (fixture->model, TD_FIGURES_YEAR);
  /* Executed on 31/8/2024: TPBK 187 + BT 193 + CM 191 + NR 189 = 760; 763 − 760. */
  assert_cell (fixture, "Khu vực 6", TD_ITEM_EXECUTED, "+3");
  /* carried in: 168 + 170 + 157 + 159 = 654; 508 − 654. */
  assert_cell (fixture, "Khu vực 6", TD_ITEM_CARRIED_IN, "−146");
  /* BB 215 + CD 213 + NS 210 + PN 207 = 845; 875 − 845. */
  assert_cell (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "+30");
  /* A group's earlier figure is the sum of its units' ones. All 19 of 2024 together executed 7280,
   * the two head offices 591 of them: 7402 − 7280, 6793 − (7280 − 591). */
  assert_cell (fixture, "Total", TD_ITEM_EXECUTED, "+122");
  assert_cell (fixture, "II. Regional divisions", TD_ITEM_EXECUTED, "+104");
  /* No cut a year before: nothing to compare with. */
  td_session_set_as_of (fixture->session, td_test_day ("2025-09-12"));
  assert_cell (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "–");
  assert_cell (fixture, "Khu vực 7", -1, "–");
}

/* Entering */

static void
test_enter (Fixture *fixture, gconstpointer data)
{
  guint resets = fixture->n_resets;

  assert_entered (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "1.875");
  g_assert_cmpint (
      get_entered (fixture, "KV7", TD_MEASURE_CASES)->value[TD_ITEM_EXECUTED], ==, 1875);
  /* What is calculated follows, up to the top, and so do the entered totals. */
  assert_cell (fixture, "Khu vực 7", TD_ITEM_COMPLETED, "1.904");
  assert_cell (fixture, "II. Regional divisions", TD_ITEM_EXECUTED, "7.793");
  assert_cell (fixture, "Total", TD_ITEM_COMPLETED, "8.761");
  g_assert_cmpint (
      get_entered (fixture, "KV7", TD_MEASURE_CASES)->value[TD_ITEM_COMPLETED], ==, 1904);
  g_assert_cmpuint (fixture->n_resets, ==, resets);
  assert_entered (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "875");
  assert_cell (fixture, "Total", TD_ITEM_COMPLETED, "7.761");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;

  assert_refused (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "-5", "-5");
  assert_refused (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "12a", "12a");
  assert_refused (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "1,5", "1,5");
  assert_refused (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "1.2.3", "1.2.3");
  assert_refused (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "10000000000000001", "10000000000000001");
  /* Calculated, a sum, a rate. */
  assert_refused (fixture, "Khu vực 7", TD_ITEM_COMPLETED, "5", NULL);
  assert_refused (fixture, "Khu vực 7", TD_ITEM_CARRIED_OVER, "5", NULL);
  assert_refused (fixture, "Khu vực 7", -1, "75", NULL);
  assert_refused (fixture, "Total", TD_ITEM_EXECUTED, "5", NULL);
  assert_refused (fixture, "II. Regional divisions", TD_ITEM_EXECUTED, "5", NULL);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

/* A total can be entered while its parts are not there, and no longer when they are. */
static void
test_derived (Fixture *fixture, gconstpointer data)
{
  assert_entered (fixture, "Tên B", TD_ITEM_COMPLETED, "40");
  assert_cell (fixture, "Tên B", TD_ITEM_COMPLETED, "40");
  assert_entered (fixture, "Tên B", TD_ITEM_COMPLETED, "");
  assert_cell (fixture, "Tên B", TD_ITEM_COMPLETED, "");
  g_assert_null (get_entered (fixture, "B", TD_MEASURE_CASES));
  assert_entered (fixture, "Tên B", TD_ITEM_EXECUTED, "30");
  g_assert_false (get_cell (fixture, "Tên B", TD_ITEM_COMPLETED).flags & TD_GRID_LOCKED);
  assert_entered (fixture, "Tên B", TD_ITEM_TERMINATED, "2");
  assert_cell (fixture, "Tên B", TD_ITEM_COMPLETED, "32");
  g_assert_true (get_cell (fixture, "Tên B", TD_ITEM_COMPLETED).flags & TD_GRID_LOCKED);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_workspace_close_cut (fixture->workspace, td_test_day ("2025-08-31"), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (get_cell (fixture, "Khu vực 7", TD_ITEM_EXECUTED).flags & TD_GRID_LOCKED);
  assert_refused (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "876", "31/8/2025");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (td_workspace_get_path (fixture->workspace));
  g_autoptr (TdWorkspace) second = NULL;
  g_autoptr (GError) error = NULL;

  second = td_workspace_open (path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  td_session_set_workspace (fixture->session, second);
  g_assert_true (get_cell (fixture, "Khu vực 7", TD_ITEM_EXECUTED).flags & TD_GRID_LOCKED);
  assert_refused (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "876", NULL);
  td_session_set_workspace (fixture->session, fixture->workspace);
}

/* V3 of Khu vực 3: 1625 = 1261 + 327 + 12 + 25; with 337 there are ten too many. */
static void
test_findings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;
  g_autofree char *total_note = NULL;

  settle (fixture);
  g_assert_false (get_cell (fixture, "Khu vực 3", TD_ITEM_TO_ENFORCE).flags & TD_GRID_DOUBTFUL);
  assert_entered (fixture, "Khu vực 3", TD_ITEM_NOT_ELIGIBLE, "337");
  /* Known at once, and after the check. */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (get_cell (fixture, "Khu vực 3", TD_ITEM_TO_ENFORCE).flags & TD_GRID_DOUBTFUL);
      g_assert_true (get_cell (fixture, "Khu vực 3", TD_ITEM_NOT_ELIGIBLE).flags
                     & TD_GRID_INVOLVED);
      g_assert_false (get_cell (fixture, "Khu vực 3", TD_ITEM_EXECUTED).flags
                      & (TD_GRID_DOUBTFUL | TD_GRID_INVOLVED));
      g_assert_false (get_cell (fixture, "Khu vực 2", TD_ITEM_TO_ENFORCE).flags
                      & (TD_GRID_DOUBTFUL | TD_GRID_INVOLVED));
      note = td_grid_model_get_note (fixture->grid,
                                     find_row (fixture, "Khu vực 3"),
                                     find_column (fixture, TD_ITEM_TO_ENFORCE));
      g_assert_nonnull (strstr (note, "V3"));
      g_assert_nonnull (strstr (note, "1.625"));
      g_assert_nonnull (strstr (note, "1.635"));
      g_clear_pointer (&note, g_free);
      settle (fixture);
    }
  g_assert_true (get_cell (fixture, "Total", TD_ITEM_TO_ENFORCE).flags & TD_GRID_INVOLVED);
  g_assert_true (get_cell (fixture, "II. Regional divisions", TD_ITEM_TO_ENFORCE).flags
                 & TD_GRID_INVOLVED);
  total_note = td_grid_model_get_note (
      fixture->grid, find_row (fixture, "Total"), find_column (fixture, TD_ITEM_TO_ENFORCE));
  g_assert_nonnull (strstr (total_note, "Khu vực 3"));
  assert_entered (fixture, "Khu vực 3", TD_ITEM_NOT_ELIGIBLE, "327");
  settle (fixture);
  g_assert_false (get_cell (fixture, "Khu vực 3", TD_ITEM_TO_ENFORCE).flags & TD_GRID_DOUBTFUL);
  g_assert_false (get_cell (fixture, "Total", TD_ITEM_TO_ENFORCE).flags & TD_GRID_INVOLVED);
}

/* Ranges */

static void
test_clear_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autofree char *message = NULL;
  g_autoptr (TdGroup) group = NULL;
  g_autoptr (GError) error = NULL;
  guint column = find_column (fixture, TD_ITEM_EXECUTED);

  /* From the top over all rows: the sums are locked, the rest is emptied. */
  g_assert_true (td_grid_model_clear (fixture->grid, 0, column, 9, column, &message));
  settle (fixture);
  assert_cell (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "");
  assert_cell (fixture, "I. Phòng NV&TCTHA", TD_ITEM_EXECUTED, "");
  group = td_workspace_get_undo (fixture->workspace);
  g_assert_cmpstr (group->kind, ==, "clear");
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
  assert_cell (fixture, "Khu vực 7", TD_ITEM_EXECUTED, "875");
  /* Only sums: refused with a sentence. */
  g_assert_false (td_grid_model_clear (fixture->grid, 0, column, 0, column, &message));
  g_assert_nonnull (message);
}

static void
test_fill_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  guint column = find_column (fixture, TD_ITEM_SEPARATELY_TRACKED);

  g_assert_true (td_grid_model_fill_down (fixture->grid, 3, column, 9, column, &message));
  settle (fixture);
  assert_cell (fixture, "Khu vực 1", TD_ITEM_SEPARATELY_TRACKED, "619");
  assert_cell (fixture, "Khu vực 2", TD_ITEM_SEPARATELY_TRACKED, "619");
  assert_cell (fixture, "Khu vực 7", TD_ITEM_SEPARATELY_TRACKED, "619");
  assert_cell (fixture, "I. Phòng NV&TCTHA", TD_ITEM_SEPARATELY_TRACKED, "245");
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (td_grid_model_fill_down (fixture->grid, 3, column, 3, column, &message));
}

/* Many records go to a worker: they show at once, and one step takes them back. */
static void
test_worker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("unit R - - - 0 agency\ncut 2026-01-31\n");
  g_autoptr (TdChanges) changes = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  guint column;

  for (guint i = 1; i <= 40; i++)
    g_string_append_printf (rows,
                            "unit U%02u R - - %u regional\n"
                            "record 2026-01-31 U%02u cases carried_in=%u\n",
                            i,
                            i,
                            i,
                            i);
  changes = td_test_changes_new (rows->str);
  make_workspace (fixture, changes);
  make_model (fixture, "2026-01-31");
  column = find_column (fixture, TD_ITEM_CARRIED_IN);

  g_assert_true (td_grid_model_fill_down (fixture->grid, 1, column, 40, column, &message));
  g_assert_true (td_figures_model_is_busy (fixture->model));
  assert_cell (fixture, "Tên U40", TD_ITEM_CARRIED_IN, "1");
  assert_cell (fixture, "Total", TD_ITEM_CARRIED_IN, "40");
  assert_refused (fixture, "Tên U40", TD_ITEM_CARRIED_IN, "7", NULL);
  settle (fixture);
  g_assert_cmpint (
      get_entered (fixture, "U40", TD_MEASURE_CASES)->value[TD_ITEM_CARRIED_IN], ==, 1);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  assert_cell (fixture, "Tên U40", TD_ITEM_CARRIED_IN, "40");
  /* 1 + … + 40 */
  assert_cell (fixture, "Total", TD_ITEM_CARRIED_IN, "820");
}

/* Officers */

static const char *const with_officers = "unit R - - - 0 agency\n"
                                         "unit A R - - 1 regional\n"
                                         "officer P A - -\n"
                                         "officer Q A - -\n"
                                         "cut 2026-01-31\n"
                                         "record 2026-01-31 A cases executed=90\n";

static void
test_officers (Fixture *fixture, gconstpointer data)
{
  guint n_rows;
  guint n_columns;

  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, 2);
  td_grid_model_unfold (fixture->grid, 1, true);
  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, 4);
  /* Until the officers have figures the unit's own record counts, and can be entered. */
  g_assert_false (get_cell (fixture, "Tên A", TD_ITEM_EXECUTED).flags & TD_GRID_LOCKED);
  assert_entered (fixture, "Tên P", TD_ITEM_EXECUTED, "50");
  assert_cell (fixture, "Tên A", TD_ITEM_EXECUTED, "90");
  assert_entered (fixture, "Tên Q", TD_ITEM_EXECUTED, "45");
  assert_cell (fixture, "Tên A", TD_ITEM_EXECUTED, "95");
  g_assert_true (get_cell (fixture, "Tên A", TD_ITEM_EXECUTED).flags & TD_GRID_LOCKED);
  assert_refused (fixture, "Tên A", TD_ITEM_EXECUTED, "91", NULL);
  /* Another book keeps them unfolded; all fold together. */
  td_figures_model_unfold_officers (fixture->model, false);
  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, 2);
  td_figures_model_unfold_officers (fixture->model, true);
  td_grid_model_get_size (fixture->grid, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, 4);
}

/* 400 units and 4,000 officers, all unfolded: one figure is entered, and what is in sight is shown
 * anew. The limit is loose, for machines that do other things too; the times are told. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("unit R - - - 0 agency\ncut 2026-01-31\n");
  g_autoptr (TdChanges) changes = NULL;
  gint64 start;
  gint64 entered;

  for (guint i = 1; i <= 400; i++)
    {
      g_string_append_printf (rows, "unit U%03u R - - %u regional\n", i, i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (rows,
                                "officer P%03u%u U%03u - -\n"
                                "record 2026-01-31 U%03u/P%03u%u cases executed=%u carried_in=9\n",
                                i,
                                j,
                                i,
                                i,
                                i,
                                j,
                                j);
    }
  changes = td_test_changes_new (rows->str);
  make_workspace (fixture, changes);
  make_model (fixture, "2026-01-31");
  td_figures_model_unfold_officers (fixture->model, true);
  settle (fixture);
  start = g_get_monotonic_time ();
  assert_entered (fixture, "Tên P0010", TD_ITEM_EXECUTED, "1000");
  entered = g_get_monotonic_time ();
  assert_cell (fixture, "Tên U001", TD_ITEM_EXECUTED, "1.045");
  /* 400 times the sum from 0 to 9, and the thousand. */
  assert_cell (fixture, "Total", TD_ITEM_EXECUTED, "19.000");
  g_test_message ("entered in %.1f ms", (double)(entered - start) / 1000);
  g_assert_cmpint (entered - start, <, 500 * G_TIME_SPAN_MILLISECOND);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  td_locale_set (TD_LOCALE_VI);

#define ADD(path, set_up_it, data, test)                                                           \
  g_test_add ("/figures-model/" path, Fixture, data, set_up_it, test, tear_down)
  ADD ("rows", set_up, NULL, test_rows);
  ADD ("columns", set_up, NULL, test_columns);
  ADD ("forms", set_up, NULL, test_forms);
  ADD ("own-form", set_up, NULL, test_own_form);
  ADD ("hide-empty", set_up, NULL, test_hide_empty);
  ADD ("hide-empty-totals", set_up_rows, totals_only, test_hide_empty_totals);
  ADD ("cumulative", set_up, NULL, test_cumulative);
  ADD ("month", set_up, NULL, test_month);
  ADD ("year", set_up, NULL, test_year);
  ADD ("group-names", set_up, NULL, test_group_names);
  ADD ("enter", set_up, NULL, test_enter);
  ADD ("refused", set_up, NULL, test_refused);
  ADD ("derived", set_up_rows, totals_only, test_derived);
  ADD ("closed", set_up, NULL, test_closed);
  ADD ("read-only", set_up, NULL, test_read_only);
  ADD ("findings", set_up, NULL, test_findings);
  ADD ("clear-and-undo", set_up, NULL, test_clear_and_undo);
  ADD ("fill-down", set_up, NULL, test_fill_down);
  g_test_add ("/figures-model/worker", Fixture, NULL, NULL, test_worker, tear_down);
  g_test_add ("/figures-model/large", Fixture, NULL, NULL, test_large, tear_down);
  ADD ("officers", set_up_rows, with_officers, test_officers);
  return g_test_run ();
}
