/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "app/td-days-row.h"
#include "app/td-new-cut-dialog.h"
#include "app/td-new-workspace.h"
#include "model/td-book.h"
#include "model/td-day.h"

static void
test_codes (void)
{
  static const struct
  {
    const char *name;
    const char *code;
  } rows[] = {
    { "Phòng THADS khu vực 3", "PTKV3" },
    { "Phòng THADS khu vực 12", "PTKV12" },
    { "Phòng THADS khu vực 3", "PTKV3-2" },
    { "Phố Tân Kim Vân 3", "PTKV3-3" },
    { "Định Hóa", "DH" },
    { "đại từ", "DT" },
    { "Ủy ban – Ấp", "UBA" },
    { "???", "U" },
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *code = td_new_code (rows[i].name, taken);

      g_assert_cmpstr (code, ==, rows[i].code);
    }
}

static void
test_short_names (void)
{
  g_autofree char *regional = td_new_short_name ("Phòng THADS khu vực 3");
  g_autofree char *district = td_new_short_name ("Chi cục Thi hành án dân sự huyện Định Hóa");
  g_autofree char *marked = td_new_short_name ("Chi cục THADS ấp Đông");
  g_autofree char *agency = td_new_short_name ("Thi hành án dân sự tỉnh Thái Nguyên");
  g_autofree char *office = td_new_short_name ("Cục Thi hành án dân sự tỉnh Bắc Kạn");
  g_autofree char *none = td_new_short_name ("Phòng Nghiệp vụ và tổ chức thi hành án");
  g_autofree char *all = td_new_short_name ("Thi hành án dân sự");
  g_autofree char *empty = td_new_short_name ("Phòng THADS ");

  g_assert_cmpstr (regional, ==, "Khu vực 3");
  g_assert_cmpstr (district, ==, "Huyện Định Hóa");
  g_assert_cmpstr (marked, ==, "Ấp Đông");
  g_assert_cmpstr (agency, ==, "THADS tỉnh Thái Nguyên");
  g_assert_cmpstr (office, ==, "Cục THADS tỉnh Bắc Kạn");
  g_assert_null (none);
  g_assert_null (all);
  g_assert_null (empty);
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units
      = td_new_units_parse ("Phòng Nghiệp vụ\r\n\n  Phòng THADS khu vực 1  \n"
                            "PNV\tPhòng Nội vụ\nChi cục THADS huyện A\n",
                            &error);
  const TdUnit *unit;

  g_assert_no_error (error);
  g_assert_cmpuint (units->len, ==, 4);
  unit = g_ptr_array_index (units, 0);
  g_assert_cmpstr (unit->name, ==, "Phòng Nghiệp vụ");
  /* A code that is given further down is not taken away. */
  g_assert_cmpstr (unit->code, ==, "PNV-2");
  g_assert_cmpint (unit->kind, ==, TD_UNIT_DEPARTMENT);
  g_assert_cmpint (unit->position, ==, 1);
  unit = g_ptr_array_index (units, 1);
  g_assert_cmpstr (unit->name, ==, "Phòng THADS khu vực 1");
  g_assert_cmpstr (unit->short_name, ==, "Khu vực 1");
  g_assert_cmpint (unit->kind, ==, TD_UNIT_REGIONAL);
  unit = g_ptr_array_index (units, 2);
  g_assert_cmpstr (unit->code, ==, "PNV");
  g_assert_cmpstr (unit->name, ==, "Phòng Nội vụ");
  unit = g_ptr_array_index (units, 3);
  g_assert_cmpint (unit->kind, ==, TD_UNIT_REGIONAL);
  g_assert_cmpint (unit->position, ==, 4);
}

static void
test_list_faults (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } rows[] = {
    { "A\nB\n=C\n", "Line 3: *" },
    { "A\n\nB\na\n", "Line 4: *twice*" },
    { "X\tA\nX\tB\n", "Line 2: *X*twice*" },
    { "X\t\n", "Line 1: *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) units = td_new_units_parse (rows[i].text, &error);

      g_assert_null (units);
      g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
      g_assert_true (g_pattern_match_simple (rows[i].says, error->message));
    }
}

static void
test_first_cut (void)
{
  static const struct
  {
    int work_year;
    int today[3];
    int cut[3];
  } rows[] = {
    { 2025, { 2025, 9, 15 }, { 2025, 8, 31 } },   { 2025, { 2025, 8, 31 }, { 2025, 7, 31 } },
    { 2025, { 2025, 3, 1 }, { 2025, 2, 28 } },    { 2024, { 2024, 3, 1 }, { 2024, 2, 29 } },
    { 2025, { 2024, 10, 20 }, { 2024, 10, 31 } }, /* no month has ended yet */
    { 2025, { 2026, 11, 1 }, { 2025, 9, 30 } },   /* the year is over */
    { 2028, { 2026, 11, 1 }, { 2027, 10, 31 } },  /* it has not begun */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TdDay today = td_day_new (rows[i].today[0], rows[i].today[1], rows[i].today[2]);

      g_assert_cmpint (td_new_first_cut (rows[i].work_year, today),
                       ==,
                       td_day_new (rows[i].cut[0], rows[i].cut[1], rows[i].cut[2]));
    }
}

static void
test_days (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *days
      = td_days_parse ("2/9/2025\n 2025-04-30 \n\n1/5\n02-09-2025\n1/1", 2025, &error);
  g_autofree char *none = td_days_parse ("  \n", 2025, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (days, ==, "2025-01-01 2025-04-30 2025-05-01 2025-09-02");
  g_assert_cmpstr (none, ==, "");

  g_assert_null (td_days_parse ("2/9/2025\n31/2/2025", 2025, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
  g_assert_true (g_str_has_prefix (error->message, "Line 2: "));
}

static TdBook *
book_of_cuts (const char *const *days)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  for (guint i = 0; days[i] != NULL; i++)
    {
      TdCut cut = { 0 };

      g_assert_true (td_day_parse_iso (days[i], &cut.as_of));
      td_changes_put_cut (changes, &cut);
    }
  return td_book_new_from_changes (changes);
}

static char *
join (const GArray *days)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *day = td_day_format_iso (g_array_index (days, TdDay, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", day);
    }
  return g_strdup (text->str);
}

static void
test_month_ends (void)
{
  static const struct
  {
    const char *cuts[4];
    int today[3];
    const char *offered;
  } rows[] = {
    { { NULL }, { 2024, 12, 5 }, "2024-11-30 2024-10-31" },
    { { NULL }, { 2024, 10, 5 }, "2024-10-31" },
    { { "2024-10-31", NULL }, { 2024, 12, 31 }, "2024-12-31 2024-11-30" },
    { { "2024-10-31", "2024-11-30", NULL }, { 2024, 12, 5 }, "2024-12-31" },
    { { "2024-10-31", "2024-11-12", NULL }, { 2024, 11, 15 }, "2024-11-30" },
    /* In a new year the old one can still be completed. */
    { { "2025-08-31", "2025-09-12", NULL },
      { 2025, 11, 2 },
      "2025-10-31 2025-09-30 2025-07-31 2025-06-30 2025-05-31 2025-04-30 2025-03-31 2025-02-28 "
      "2025-01-31 2024-12-31 2024-11-30 2024-10-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TdBook) book = book_of_cuts (rows[i].cuts);
      TdDay today = td_day_new (rows[i].today[0], rows[i].today[1], rows[i].today[2]);
      g_autoptr (GArray) days = td_free_month_ends (book, today);
      g_autofree char *offered = join (days);

      g_assert_cmpstr (offered, ==, rows[i].offered);
    }
}

static TdNewWorkspace
new_contents (const GPtrArray *units)
{
  return (TdNewWorkspace){
    .agency = "Thi hành án dân sự tỉnh Thái Nguyên",
    .units = units,
    .work_year = 2025,
    .has_target = { true, false },
    .rate = { 8405, 0 },
    .rule = { TD_RULE_GT, TD_RULE_GE },
  };
}

static void
test_write (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("td-new-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.tiendo", NULL);
  g_autoptr (GPtrArray) units = td_new_units_parse ("Khu vực 1\nKhu vực 2", &error);
  TdNewWorkspace contents = new_contents (units);
  TdDay today = td_day_new (2025, 9, 15);
  g_autoptr (TdWorkspace) workspace = td_new_workspace_write (&contents, path, today, &error);
  const TdBook *book;
  TdSubject root;
  TdSubject second;
  const TdTarget *target;

  g_assert_no_error (error);
  book = td_workspace_get_book (workspace);
  g_assert_cmpint (td_book_get_n_units (book), ==, 3);
  root = td_book_get_root (book, td_day_new (2025, 8, 31));
  g_assert_cmpstr (td_book_get_unit (book, root)->code, ==, "THADSTTN");
  g_assert_cmpstr (td_book_get_short_name (book, root), ==, "THADS tỉnh Thái Nguyên");
  g_assert_cmpint (td_book_get_n_cuts (book), ==, 1);
  g_assert_cmpint (td_book_get_cut (book, 0)->as_of, ==, td_day_new (2025, 8, 31));
  g_assert_cmpuint (td_book_get_n_targets (book), ==, 3);
  second = td_book_find_unit (book, "KV2");
  g_assert_cmpint (td_book_get_parent (book, second), ==, root);
  target = td_book_get_target_in_force (book, second, TD_MEASURE_CASES, td_day_new (2025, 8, 31));
  g_assert_cmpint (target->rate, ==, 8405);
  g_assert_cmpint (target->rule, ==, TD_RULE_GT);
  g_assert_null (
      td_book_get_target_in_force (book, root, TD_MEASURE_MONEY, td_day_new (2025, 8, 31)));

  /* What is there already is not replaced. */
  g_assert_null (td_new_workspace_write (&contents, path, today, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_EXISTS);

  td_workspace_close (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_write_fails (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("td-new-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.tiendo", NULL);
  g_autoptr (GPtrArray) units = td_new_units_parse ("Khu vực 1", &error);
  TdNewWorkspace contents = new_contents (units);

  /* A name that no unit may have: nothing is left behind. */
  contents.agency = "=A1";
  g_assert_null (td_new_workspace_write (&contents, path, td_day_new (2025, 9, 15), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/new-workspace/codes", test_codes);
  g_test_add_func ("/new-workspace/short-names", test_short_names);
  g_test_add_func ("/new-workspace/list", test_list);
  g_test_add_func ("/new-workspace/list-faults", test_list_faults);
  g_test_add_func ("/new-workspace/first-cut", test_first_cut);
  g_test_add_func ("/new-workspace/days", test_days);
  g_test_add_func ("/new-workspace/month-ends", test_month_ends);
  g_test_add_func ("/new-workspace/write", test_write);
  g_test_add_func ("/new-workspace/write-fails", test_write_fails);
  return g_test_run ();
}
