/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "exchange/td-csv.h"
#include "model/td-amount.h"
#include "model/td-day.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

static const char *const samples[]
    = { "bac-kan-2019", "ben-tre-2021", "binh-thuan-2017", "rules", "thai-nguyen-2025" };

static const char units_csv[] = "code,name,kind,parent,valid_from,valid_to\n"
                                "R,Gốc,agency,,2020-01-01,\n"
                                "A,Phòng A,regional,R,2020-01-01,2025-06-30\n"
                                "B,Phòng B,regional,R,2020-01-01,\n";

static TdBook *
new_book (const TdChanges *changes)
{
  g_autoptr (TdChanges) nothing = td_changes_new ();
  return td_book_new_from_changes (changes != NULL ? changes : nothing);
}

/* A folder below the test's own directories. */
static char *
new_folder (const char *name)
{
  char *folder = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0755));
  return folder;
}

static void
put_file (const char *folder, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  (void)g_unlink (path); /* GLib writes over a longer file without cutting it */
  g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}

static char *
get_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;
  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

static GPtrArray *
new_faults (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
}

static TdBook *
read_book (const char *path)
{
  g_autoptr (TdBook) empty = new_book (NULL);
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_csv_read (path, empty, NULL, NULL, NULL, faults, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (td_changes_check (empty, changes, faults));
  return new_book (changes);
}

static void
write_book (const TdBook *book, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (td_csv_write (book, folder, &error));
  g_assert_no_error (error);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names of a folder's files, sorted, separated by spaces. */
static char *
list_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, (gpointer)g_intern_string (name));
  g_ptr_array_sort (names, compare_lines);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **)names->pdata);
}

static void
assert_same_folders (const char *first, const char *second)
{
  g_autofree char *names1 = list_files (first);
  g_autofree char *names2 = list_files (second);
  g_assert_cmpstr (names1, ==, names2);

  g_auto (GStrv) names = g_strsplit (names1, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text1 = get_file (first, names[i]);
      g_autofree char *text2 = get_file (second, names[i]);
      g_assert_cmpstr (text1, ==, text2);
    }
}

/* The lines of a text in alphabetical order. */
static char *
sort_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);
  return g_strjoinv ("\n", lines);
}

/* import(export(w)) = w, export(w) = export(w), and what comes out is what the sample says. */
static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *sample = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), samples[i], NULL);
      g_autofree char *first = new_folder ("first");
      g_autofree char *second = new_folder ("second");
      g_autofree char *third = new_folder ("third");
      g_autoptr (TdBook) book = read_book (sample);

      write_book (book, first);
      write_book (book, second);
      assert_same_folders (first, second);
      g_autoptr (TdBook) again = read_book (first);
      write_book (again, third);
      assert_same_folders (first, third);

      g_autofree char *given = get_file (sample, "records.csv");
      g_autofree char *written = get_file (first, "records.csv");
      g_autofree char *given_lines = sort_lines (given);
      g_autofree char *written_lines = sort_lines (written);
      g_assert_cmpstr (given_lines, ==, written_lines);
    }
}

/* Compiled in, a sample reads as from the disk. */
static void
test_resource (void)
{
  g_autofree char *sample = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), "rules", NULL);
  g_autofree char *first = new_folder ("disk");
  g_autofree char *second = new_folder ("resource");
  g_autoptr (TdBook) disk = read_book (sample);
  g_autoptr (TdBook) resource = read_book ("resource:///org/tiendo/TienDo/samples/rules");

  write_book (disk, first);
  write_book (resource, second);
  assert_same_folders (first, second);
}

static void
test_order (void)
{
  g_autofree char *folder = new_folder ("in");
  g_autofree char *out = new_folder ("out");
  put_file (folder, "units.csv", units_csv, -1);
  put_file (folder,
            "officers.csv",
            "code,unit,name,valid_from,valid_to\nO2,A,Hai,2020-01-01,\nO1,A,Một,2020-01-01,\n",
            -1);
  put_file (folder, "cuts.csv", "as_of\n2025-03-31\n2024-12-31\n", -1);
  put_file (folder, "settings.csv", "value,key\nThái Nguyên,place\nTHADS,symbol\n,agency\n", -1);
  put_file (folder,
            "targets.csv",
            "rate,unit,work_year,measure,rule,from,officer\n"
            "50,B,2025,money,gt,,\n80.5,A,2025,cases,,2025-04-01,\n80,A,2025,cases,,,\n7.25,A,2025,"
            "cases,ge,,O1\n",
            -1);
  put_file (folder,
            "records.csv",
            "completed,eligible,measure,unit,as_of,officer\n"
            "5,10,money,B,2025-03-31,\n"
            "1,2,cases,A,2025-03-31,O2\n"
            "3,4,cases,A,2025-03-31,O1\n"
            "4,,money,A,2025-03-31,\n"
            "4,6,cases,A,2025-03-31,\n"
            "0,0,cases,R,2025-03-31,\n"
            "7,10000000000000000,cases,B,2025-02-28,\n",
            -1);

  g_autoptr (TdBook) book = read_book (folder);
  write_book (book, out);

  g_autofree char *records = get_file (out, "records.csv");
  g_assert_cmpstr (
      records,
      ==,
      "as_of,unit,officer,measure,carried_in,newly_accepted,entrusted,withdrawn,taken_up,executed,"
      "terminated,reduced,in_progress,postponed_by_agreement,other,not_eligible,postponed,"
      "suspended,"
      "separately_tracked,total,to_enforce,eligible,completed\n"
      "2025-02-28,B,,cases,,,,,,,,,,,,,,,,,,10000000000000000,7\n"
      "2025-03-31,R,,cases,,,,,,,,,,,,,,,,,,0,0\n"
      "2025-03-31,A,,cases,,,,,,,,,,,,,,,,,,6,4\n"
      "2025-03-31,A,,money,,,,,,,,,,,,,,,,,,,4\n"
      "2025-03-31,A,O1,cases,,,,,,,,,,,,,,,,,,4,3\n"
      "2025-03-31,A,O2,cases,,,,,,,,,,,,,,,,,,2,1\n"
      "2025-03-31,B,,money,,,,,,,,,,,,,,,,,,10,5\n");
  g_autofree char *units = get_file (out, "units.csv");
  g_assert_cmpstr (units,
                   ==,
                   "code,name,short_name,kind,parent,valid_from,valid_to,position\n"
                   "R,Gốc,,agency,,2020-01-01,,0\n"
                   "A,Phòng A,,regional,R,2020-01-01,2025-06-30,0\n"
                   "B,Phòng B,,regional,R,2020-01-01,,0\n");
  g_autofree char *officers = get_file (out, "officers.csv");
  g_assert_cmpstr (
      officers,
      ==,
      "code,unit,name,valid_from,valid_to\nO1,A,Một,2020-01-01,\nO2,A,Hai,2020-01-01,\n");
  g_autofree char *cuts = get_file (out, "cuts.csv");
  g_assert_cmpstr (cuts,
                   ==,
                   "as_of,closed,revision,note\n2024-12-31,false,0,\n2025-02-28,false,0,\n"
                   "2025-03-31,false,0,\n");
  g_autofree char *targets = get_file (out, "targets.csv");
  g_assert_cmpstr (targets,
                   ==,
                   "unit,officer,work_year,measure,rate,rule,from,document\n"
                   "A,,2025,cases,80.00,ge,,\n"
                   "A,,2025,cases,80.50,ge,2025-04-01,\n"
                   "A,O1,2025,cases,7.25,ge,,\n"
                   "B,,2025,money,50.00,gt,,\n");
  g_autofree char *settings = get_file (out, "settings.csv");
  g_assert_cmpstr (settings, ==, "key,value\nagency,\nplace,Thái Nguyên\nsymbol,THADS\n");
  g_assert_null (get_file (out, "successions.csv"));
}

/* Free texts come back as they were, whatever stands in them. */
static void
test_free_texts (void)
{
  static const char *const texts[] = {
    "=1+1",  "+1",  "-1",           "@x",      " ",         " trước",      "sau ",
    "a,b",   "a;b", "nói \"vâng\"", "\"",      "hai\ndòng", "hai\r\ndòng", "\r",
    "\ttab", ",",   "\"\"\"",       "Tiến Độ", "\n",
  };
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *first = new_folder ("first");
  g_autofree char *second = new_folder ("second");

  td_changes_put_unit (changes,
                       &(TdUnit){ .code = (char *)"R",
                                  .name = (char *)"Gốc \"R\", một; hai",
                                  .valid_from = TD_DAY_NONE,
                                  .valid_to = TD_DAY_NONE });
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = g_strdup_printf ("text%u", i);
      td_changes_put_setting (changes, key, texts[i]);
      td_changes_put_cut (
          changes, &(TdCut){ .as_of = td_day_new (2025, 1, 1 + (int)i), .note = (char *)texts[i] });
      td_changes_put_target (changes,
                             &(TdTarget){ .unit = (char *)"R",
                                          .work_year = 2001 + (int)i,
                                          .from = TD_DAY_NONE,
                                          .document = (char *)texts[i] });
    }

  g_autoptr (TdBook) book = new_book (changes);
  write_book (book, first);
  g_autoptr (TdBook) again = read_book (first);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = g_strdup_printf ("text%u", i);
      g_assert_cmpstr (td_book_get_setting (again, key), ==, texts[i]);
      g_assert_cmpstr (td_book_get_cut (again, (int)i)->note, ==, texts[i]);
      g_assert_cmpstr (td_book_get_target (again, i)->document, ==, texts[i]);
    }
  g_assert_cmpstr (td_book_get_unit (again, 0)->name, ==, "Gốc \"R\", một; hai");
  write_book (again, second);
  assert_same_folders (first, second);
}

static void
test_shares (void)
{
  static const struct
  {
    const char *text;
    int64_t share;
    const char *written;
  } shares[] = {
    { "", TD_SHARE_WHOLE, "" },
    { "100", TD_SHARE_WHOLE, "" },
    { "100.0000", TD_SHARE_WHOLE, "" },
    { "60", 600000, "60" },
    { "33.3333", 333333, "33.3333" },
    { "0.5", 5000, "0.5" },
    { "0", 0, "0" },
    { "7.10", 71000, "7.1" },
    { "0.0001", 1, "0.0001" },
    { "99.9999", 999999, "99.9999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *folder = new_folder ("in");
      g_autofree char *out = new_folder ("out");
      g_autofree char *line = g_strdup_printf (
          "predecessor,successor,date,share_cases\nA,B,2025-01-01,%s\n", shares[i].text);
      put_file (folder, "units.csv", units_csv, -1);
      put_file (folder, "successions.csv", line, -1);
      g_autoptr (TdBook) book = read_book (folder);
      g_assert_cmpuint (td_book_get_n_successions (book), ==, 1);
      const TdSuccession *succession = td_book_get_succession (book, 0);
      g_assert_cmpint (succession->share[TD_MEASURE_CASES], ==, shares[i].share);
      g_assert_cmpint (succession->share[TD_MEASURE_MONEY], ==, TD_SHARE_WHOLE);

      g_autofree char *expected = g_strdup_printf (
          "predecessor,successor,date,share_cases,share_money\nA,B,2025-01-01,%s,\n",
          shares[i].written);
      write_book (book, out);
      g_autofree char *written = get_file (out, "successions.csv");
      g_assert_cmpstr (written, ==, expected);
    }
}

/* What Excel writes in Vietnamese: a BOM, CRLF, semicolons, lines of empty cells, a column too
 * many. */
static void
test_excel (void)
{
  g_autofree char *folder = new_folder ("excel");
  put_file (folder,
            "units.csv",
            "\xef\xbb\xbf"
            "code;name;kind;parent;\r\n"
            "R;Go\xcc\x82\xcc\x81"
            "c;agency;;\r\n"
            " A ;\"Phòng; A\";regional;R;\r\n"
            ";;;;\r\n",
            -1);
  put_file (folder,
            "records.csv",
            "\xef\xbb\xbf"
            "as_of;unit;measure;eligible;completed\r\n 2025-03-31;A;cases; 10;5 \r\n",
            -1);
  g_autoptr (TdBook) book = read_book (folder);
  g_assert_cmpint (td_book_get_n_units (book), ==, 2);
  g_assert_cmpstr (td_book_get_unit (book, 0)->name, ==, "Gốc");
  g_assert_cmpstr (td_book_get_unit (book, 1)->code, ==, "A");
  g_assert_cmpstr (td_book_get_unit (book, 1)->name, ==, "Phòng; A");
  g_assert_cmpint (td_book_get_unit (book, 1)->valid_from, ==, TD_DAY_NONE);
  const TdFigures *figures = td_book_get_entered (book, 0, 1, TD_MEASURE_CASES);
  g_assert_cmpint (figures->has, ==, (1 << TD_ITEM_ELIGIBLE) | (1 << TD_ITEM_COMPLETED));
  g_assert_cmpint (figures->value[TD_ITEM_COMPLETED], ==, 5);
}

typedef struct
{
  const char *file;
  const char *text;
  const char *expected; /* lines */
} FaultCase;

static const FaultCase fault_cases[] = {
  { "records.csv", "", "records.csv, line 1: The file is empty: its heading is missing." },
  { "records.csv",
    "as_of,unit,measure,rate\n",
    "records.csv, line 1, column rate: This column is not known. The columns of this file are: "
    "as_of, unit, officer, "
    "measure, carried_in, newly_accepted, entrusted, withdrawn, taken_up, executed, terminated, "
    "reduced, in_progress, "
    "postponed_by_agreement, other, not_eligible, postponed, suspended, separately_tracked, total, "
    "to_enforce, "
    "eligible, completed." },
  { "cuts.csv",
    "as_of,note,as_of\n",
    "cuts.csv, line 1, column as_of: This column stands here twice." },
  { "records.csv",
    "as_of,measure,total\n",
    "records.csv, line 1, column unit: This column is missing." },
  { "records.csv",
    "a\377,b\n",
    "records.csv, line 1: This line is not UTF-8. Save the file as “CSV UTF-8”." },
  { "records.csv",
    "as_of,unit,measure,eligible\n2025-03-31,B,cases,5\n2025-03-31,B,cases\n2025-03-31,B,money,5,"
    "6\n",
    "records.csv, line 3: 4 cells were expected, as in the heading, not 3.\n"
    "records.csv, line 4: 4 cells were expected, as in the heading, not 5." },
  { "records.csv",
    "as_of,unit,measure,eligible,completed\n2025-03-31,B,cases,-5,1.000\n2025-02-28,B,cases,12,"
    "10000000000000001\n"
    "2025-01-31,B,cases,1 000,1e3\n",
    "records.csv, line 2, column eligible: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, "
    "not “-5”.\n"
    "records.csv, line 2, column completed: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, "
    "not “1.000”.\n"
    "records.csv, line 3, column completed: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, "
    "not “10000000000000001”.\n"
    "records.csv, line 4, column eligible: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, "
    "not “1 000”.\n"
    "records.csv, line 4, column completed: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, "
    "not “1e3”." },
  { "records.csv",
    "as_of,unit,measure\n31/3/"
    "2025,B,cases\n2025-02-29,B,cases\n,B,cases\n2025-03-31,,cases\n2025-03-31,B,việc\n",
    "records.csv, line 2, column as_of: A day such as 2025-09-12 was expected, not “31/3/2025”.\n"
    "records.csv, line 3, column as_of: A day such as 2025-09-12 was expected, not “2025-02-29”.\n"
    "records.csv, line 4, column as_of: A day such as 2025-09-12 was expected, not “”.\n"
    "records.csv, line 5, column unit: It must not be empty.\n"
    "records.csv, line 6, column measure: “cases” or “money” was expected, not “việc”." },
  { "records.csv",
    "as_of,unit,measure\n2025-03-31,B,cases\n2025-03-31,B,money\n2025-03-31,B,cases\n",
    "records.csv, line 4: This line speaks of the same as line 2." },
  { "records.csv",
    "as_of,unit,measure,total\n2025-03-31,X,cases,1\n2025-07-31,A,cases,2\n2025-07-31,B,cases,x\n",
    "records.csv, line 2, column unit: There is no unit “X”.\n"
    "records.csv, line 3, column as_of: Unit “A” is not valid on 2025-07-31, only 2020-01-01 to "
    "2025-06-30.\n"
    "records.csv, line 4, column total: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, not "
    "“x”." },
  { "records.csv",
    "as_of,unit,measure\n\"2025-03-31,B,cases\n",
    "records.csv, line 2: A quotation mark opens here and is never closed." },
  { "records.csv",
    "as_of,unit,measure,,\n2025-03-31,B,cases,,x\n",
    "records.csv, line 2: Cell 5 is filled, but its column has no heading." },
  { "cuts.csv",
    "as_of,closed,revision\n2025-03-31,maybe,-1\n",
    "cuts.csv, line 2, column closed: “true” or “false” was expected, not “maybe”.\n"
    "cuts.csv, line 2, column revision: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, not "
    "“-1”." },
  { "targets.csv",
    "unit,work_year,measure,rate,rule\nB,25,cases,84.055,eq\nB,2025,cases,84.05%,\n",
    "targets.csv, line 2, column work_year: A year such as 2025 was expected, not “25”.\n"
    "targets.csv, line 2, column rate: A rate with at most two decimals, such as 84.05, was "
    "expected, not “84.055”.\n"
    "targets.csv, line 2, column rule: “ge” or “gt” was expected, not “eq”.\n"
    "targets.csv, line 3, column rate: A rate with at most two decimals, such as 84.05, was "
    "expected, not “84.05%”." },
  { "successions.csv",
    "predecessor,successor,date,share_cases\nA,B,2025-01-01,100.0001\nA,B,2025-01-02,33.33333\nA,B,"
    "2025-01-03,.5\n"
    "A,B,2025-01-04,5.\nA,B,2025-01-05,-5\n",
    "successions.csv, line 2, column share_cases: A percentage from 0 to 100 with at most four "
    "decimals, such as "
    "33.3333, was expected, not “100.0001”.\n"
    "successions.csv, line 3, column share_cases: A percentage from 0 to 100 with at most four "
    "decimals, such as "
    "33.3333, was expected, not “33.33333”.\n"
    "successions.csv, line 4, column share_cases: A percentage from 0 to 100 with at most four "
    "decimals, such as "
    "33.3333, was expected, not “.5”.\n"
    "successions.csv, line 5, column share_cases: A percentage from 0 to 100 with at most four "
    "decimals, such as "
    "33.3333, was expected, not “5.”.\n"
    "successions.csv, line 6, column share_cases: A percentage from 0 to 100 with at most four "
    "decimals, such as "
    "33.3333, was expected, not “-5”." },
  { "units.csv",
    "code,name,kind\nR,Gốc,office\n,Phòng,regional\nB,,regional\nB,Phòng B,regional\n",
    "units.csv, line 2, column kind: “agency”, “department” or “regional” was expected, not "
    "“office”.\n"
    "units.csv, line 3, column code: It must not be empty.\n"
    "units.csv, line 4, column name: It must not be empty." },
  { "units.csv",
    "code,name,kind\nR,Gốc,agency\nR,Gốc,agency\n",
    "units.csv, line 3: This line speaks of the same as line 2." },
  { "records.csv",
    "as_of,unit,measure,total\n2025-03-31,B,cases,1234567890123456789012345678901234567890123\n"
    "2025-03-31,B,money,\"\x1b[31m\"\n",
    "records.csv, line 2, column total: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, not "
    "“1234567890123456789012345678901234567890…”.\n"
    "records.csv, line 3, column total: A whole number from 0 to 10000000000000000, in digits "
    "alone, was expected, not "
    "“\xef\xbf\xbd[31m”." },
};

static char *
describe_faults (const GPtrArray *faults)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *line = td_csv_format_fault (g_ptr_array_index (faults, i));
      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (out, FALSE);
}

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      const FaultCase *test = &fault_cases[i];
      g_autofree char *name = g_strdup_printf ("faults-%u", i);
      g_autofree char *folder = new_folder (name);
      g_autoptr (TdBook) empty = new_book (NULL);
      g_autoptr (GPtrArray) faults = new_faults ();
      g_autoptr (GError) error = NULL;

      put_file (folder, "units.csv", units_csv, -1);
      put_file (folder, "settings.csv", "key,value\n", -1);
      put_file (folder, test->file, test->text, -1);
      g_assert_null (td_csv_read (folder, empty, NULL, NULL, NULL, faults, &error));
      g_autofree char *found = describe_faults (faults);
      g_assert_cmpstr (found, ==, test->expected);
      g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
      g_auto (GStrv) lines = g_strsplit (test->expected, "\n", 2);
      g_assert_cmpstr (error->message, ==, lines[0]);
    }
}

static void
assert_refused (const char *const *paths, const TdBook *book, TdError code, const char *message)
{
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GError) error = NULL;
  g_assert_null (td_csv_read_all (paths, book, NULL, NULL, NULL, faults, &error));
  g_assert_error (error, TD_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_missing_files (void)
{
  g_autofree char *folder = new_folder ("missing");
  g_autofree char *units = g_build_filename (folder, "units.csv", NULL);
  g_autofree char *notes = g_build_filename (folder, "notes.csv", NULL);
  g_autoptr (TdBook) empty = new_book (NULL);
  const char *const paths[] = { folder, NULL };

  assert_refused ((const char *const[]){ units, NULL }, empty, TD_ERROR_NOT_FOUND, "units.csv");
  assert_refused (paths, empty, TD_ERROR_NOT_FOUND, "There is no units.csv");
  put_file (folder, "records.csv", "as_of,unit,measure\n", -1);
  assert_refused (paths, empty, TD_ERROR_NOT_FOUND, "units.csv is missing");
  put_file (folder, "units.csv", units_csv, -1);
  g_autoptr (TdBook) book = read_book (folder);
  g_assert_cmpint (td_book_get_n_units (book), ==, 3);
  g_autofree char *records = g_build_filename (folder, "records.csv", NULL);
  g_assert_no_errno (g_unlink (records));
  assert_refused (paths, empty, TD_ERROR_NOT_FOUND, "records.csv is missing");

  /* Named alone it may come first, and a workspace with units needs nothing else. */
  g_autoptr (TdBook) alone = read_book (units);
  g_assert_cmpint (td_book_get_n_units (alone), ==, 3);
  put_file (folder, "notes.csv", "x\n", -1);
  assert_refused (
      (const char *const[]){ notes, NULL }, book, TD_ERROR_VALUE, "not named as a file");
}

static void
test_several_paths (void)
{
  g_autofree char *first = new_folder ("first");
  g_autofree char *second = new_folder ("second");
  g_autofree char *records1 = g_build_filename (first, "records.csv", NULL);
  g_autofree char *records2 = g_build_filename (second, "records.csv", NULL);
  g_autoptr (TdBook) empty = new_book (NULL);
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GError) error = NULL;
  const char *const paths[] = { first, records2, NULL };

  put_file (first, "units.csv", units_csv, -1);
  put_file (first, "records.csv", "as_of,unit,measure\n2025-03-31,B,cases\n", -1);
  put_file (second, "records.csv", "as_of,unit,measure\n2025-04-30,B,cases\n", -1);
  g_autoptr (TdChanges) changes = td_csv_read_all (paths, empty, NULL, NULL, NULL, faults, &error);
  g_assert_no_error (error);
  g_autoptr (TdBook) book = new_book (changes);
  g_assert_cmpint (td_book_get_n_cuts (book), ==, 2);

  put_file (
      second, "records.csv", "as_of,unit,measure\n2025-04-30,B,cases\n2025-03-31,B,cases\n", -1);
  g_assert_null (td_csv_read_all (paths, empty, NULL, NULL, NULL, faults, &error));
  g_autofree char *found = describe_faults (faults);
  g_autofree char *expected = g_strdup_printf (
      "%s, line 3: This line speaks of the same as line 2 of records.csv.", records2);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_ignored (void)
{
  g_autofree char *folder = new_folder ("ignored");
  put_file (folder, "units.csv", units_csv, -1);
  put_file (folder, "records.csv", "as_of,unit,measure\n", -1);
  put_file (folder, "expected.csv", "\377", -1);
  put_file (folder, "problems.csv", "", -1);
  put_file (folder, "README.md", "", -1);
  put_file (folder, "thêm.csv", "", -1);
  put_file (folder, "Records.csv", "", -1);
  g_autoptr (TdBook) book = read_book (folder);
  g_assert_cmpint (td_book_get_n_units (book), ==, 3);
  g_autoptr (GPtrArray) ignored = td_csv_list_ignored (folder);
  g_assert_cmpuint (ignored->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (ignored, 0), ==, "Records.csv");
  g_assert_cmpstr (g_ptr_array_index (ignored, 1), ==, "thêm.csv");
}

/* Only the first record of a day brings its cut, and only where nothing names it. */
static void
test_cuts (void)
{
  g_autofree char *folder = new_folder ("cuts");
  g_autoptr (TdBook) empty = new_book (NULL);
  g_autoptr (GPtrArray) faults = new_faults ();
  put_file (folder, "units.csv", units_csv, -1);
  put_file (folder, "cuts.csv", "as_of,closed,revision,note\n2025-03-31,yes,2,chốt\n", -1);
  put_file (folder,
            "records.csv",
            "as_of,unit,measure\n2025-03-31,B,cases\n2025-04-30,B,cases\n2025-03-31,R,cases\n2025-"
            "04-30,R,cases\n",
            -1);
  g_autoptr (TdChanges) changes = td_csv_read (folder, empty, NULL, NULL, NULL, faults, NULL);
  guint n_cuts = 0;
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    n_cuts += td_changes_get (changes, i)->kind == TD_ROW_CUT;
  g_assert_cmpuint (n_cuts, ==, 2);
  g_autoptr (TdBook) book = new_book (changes);
  g_assert_cmpint (td_book_get_n_cuts (book), ==, 2);
  g_assert_true (td_book_get_cut (book, 0)->closed);
  g_assert_cmpint (td_book_get_cut (book, 0)->revision, ==, 2);
  g_assert_cmpstr (td_book_get_cut (book, 0)->note, ==, "chốt");
  g_assert_nonnull (td_book_get_entered (book, 0, td_book_find_unit (book, "B"), TD_MEASURE_CASES));
  g_assert_false (td_book_get_cut (book, 1)->closed);

  /* Once it is there, a cut is not put again. */
  g_autofree char *records = g_build_filename (folder, "records.csv", NULL);
  g_autoptr (TdChanges) more = td_csv_read (records, book, NULL, NULL, NULL, faults, NULL);
  g_assert_cmpuint (td_changes_get_n (more), ==, 4);
}

static char *
describe_counts (const GArray *counts)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < counts->len; i++)
    {
      const TdCsvCount *count = &g_array_index (counts, TdCsvCount, i);
      g_string_append_printf (
          out, "%s %u %u %u\n", count->file, count->added, count->changed, count->equal);
    }
  return g_string_free (out, FALSE);
}

/* One line of each file is new, one is changed, one is there. */
static void
test_count (void)
{
  g_autofree char *folder = new_folder ("count");
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GArray) new_cuts = g_array_new (FALSE, FALSE, sizeof (TdDay));

  put_file (folder, "units.csv", units_csv, -1);
  put_file (folder,
            "successions.csv",
            "predecessor,successor,date,share_cases\nA,B,2025-01-01,60\nA,B,2025-02-01,\n",
            -1);
  put_file (
      folder,
      "officers.csv",
      "code,unit,name,valid_from,valid_to\nO1,A,Một,2020-01-01,2020-12-31\nO1,A,Một,2021-01-01,\n",
      -1);
  put_file (folder,
            "targets.csv",
            "unit,officer,work_year,measure,rate,from\nA,,2025,cases,80,\nA,O1,2025,cases,80,\n",
            -1);
  put_file (folder, "cuts.csv", "as_of,note\n2025-03-31,x\n2025-02-28,\n", -1);
  put_file (folder, "settings.csv", "key,value\nplace,A\nsymbol,B\n", -1);
  put_file (folder,
            "records.csv",
            "as_of,unit,officer,measure,total\n2025-03-31,A,,cases,1\n2025-03-31,A,O1,cases,1\n",
            -1);
  g_autoptr (TdBook) book = read_book (folder);

  put_file (folder,
            "units.csv",
            "code,name,kind,parent,valid_from,valid_to\nR,Gốc,agency,,2020-01-01,\n"
            "A,Phòng A,regional,R,2020-01-01,\nC,Phòng C,regional,R,2020-01-01,\n",
            -1);
  put_file (folder,
            "successions.csv",
            "predecessor,successor,date,share_cases\nA,B,2025-01-01,61\nA,B,2025-02-01,100\nA,B,"
            "2025-03-01,\n",
            -1);
  put_file (
      folder,
      "officers.csv",
      "code,unit,name,valid_from,valid_to\nO1,A,Một,2020-01-01,2020-12-31\nO1,A,Mốt,2021-01-01,\n"
      "O1,B,Một,2021-01-01,\n",
      -1);
  put_file (
      folder,
      "targets.csv",
      "unit,officer,work_year,measure,rate,from\nA,,2025,cases,80.00,\nA,O1,2025,cases,80.01,\n"
      "A,,2025,cases,80,2025-01-01\n",
      -1);
  put_file (folder, "cuts.csv", "as_of,note\n2025-03-31,x\n2025-02-28,y\n2025-01-31,\n", -1);
  put_file (folder, "settings.csv", "key,value\nplace,A\nsymbol,C\nagency,\n", -1);
  put_file (folder,
            "records.csv",
            "as_of,unit,officer,measure,total\n2025-03-31,A,,cases,1\n2025-03-31,A,O1,cases,0\n"
            "2025-04-30,A,,cases,1\n",
            -1);
  g_autoptr (TdChanges) changes = td_csv_read (folder, book, NULL, NULL, NULL, faults, NULL);
  g_assert_nonnull (changes);
  g_autoptr (GArray) counts = td_csv_count (book, changes, new_cuts);
  g_autofree char *found = describe_counts (counts);
  g_assert_cmpstr (found,
                   ==,
                   "units.csv 1 1 1\nsuccessions.csv 1 1 1\nofficers.csv 1 1 1\ntargets.csv 1 1 1\n"
                   "cuts.csv 1 1 1\nsettings.csv 1 1 1\nrecords.csv 1 1 1\n");
  g_assert_cmpuint (new_cuts->len, ==, 1);
  g_assert_cmpint (g_array_index (new_cuts, TdDay, 0), ==, td_day_new (2025, 4, 30));
}

typedef struct
{
  guint n_calls;
  guint last;
  GCancellable *cancellable; /* (nullable) */
} Told;

static void
progress_cb (guint permille, gpointer data)
{
  Told *told = data;
  g_assert_cmpuint (permille, >=, told->last);
  g_assert_cmpuint (permille, <=, 1000);
  told->last = permille;
  told->n_calls++;
  if (told->cancellable != NULL)
    g_cancellable_cancel (told->cancellable);
}

static void
test_progress (void)
{
  g_autofree char *folder = new_folder ("progress");
  g_autoptr (GString) records = g_string_new ("as_of,unit,measure,total\n");
  g_autoptr (TdBook) empty = new_book (NULL);
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GError) error = NULL;
  TdDay day = td_day_new (2021, 1, 1);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = td_day_format_iso (day + (TdDay)(i / 10));
      g_string_append_printf (records, "%s,U%u,cases,%u\n", text, i % 10, i);
    }
  put_file (folder, "units.csv", units_csv, -1);
  put_file (folder, "records.csv", records->str, (gssize)records->len);

  Told told = { 0 };
  g_autoptr (TdChanges) changes
      = td_csv_read (folder, empty, progress_cb, &told, NULL, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told.last, ==, 1000);
  g_assert_cmpuint (told.n_calls, >=, 15);

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Told cancelled = { .cancellable = cancellable };
  g_assert_null (td_csv_read (folder, empty, progress_cb, &cancelled, cancellable, faults, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CANCELLED);
}

/* The folder becomes the workspace: stale files of the format go, others stay. */
static void
test_replace (void)
{
  g_autofree char *folder = new_folder ("replace");
  g_autofree char *empty_folder = g_build_filename (folder, "new", "deeper", NULL);
  g_autoptr (TdBook) empty = new_book (NULL);

  put_file (folder, "officers.csv", "stale", -1);
  put_file (folder, "records.csv", "stale", -1);
  put_file (folder, "expected.csv", "mine", -1);
  write_book (empty, folder);
  g_autofree char *names = list_files (folder);
  g_assert_cmpstr (names, ==, "expected.csv records.csv units.csv");
  g_autofree char *units = get_file (folder, "units.csv");
  g_assert_cmpstr (units, ==, "code,name,short_name,kind,parent,valid_from,valid_to,position\n");

  write_book (empty, empty_folder);
  g_autofree char *new_names = list_files (empty_folder);
  g_assert_cmpstr (new_names, ==, "records.csv units.csv");
}

static void
test_write_fails (void)
{
  g_autofree char *folder = new_folder ("fails");
  g_autofree char *blocked = g_build_filename (folder, "units.csv", "x", NULL);
  g_autofree char *no_folder = g_build_filename (folder, "file", NULL);
  g_autoptr (TdBook) empty = new_book (NULL);
  g_autoptr (GError) error = NULL;

  put_file (folder, "file", "", -1);
  g_assert_false (td_csv_write (empty, no_folder, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_IO);
  g_clear_error (&error);

  /* A folder where a file should go; what was written beside does not stay. */
  g_assert_no_errno (g_mkdir_with_parents (blocked, 0755));
  g_assert_false (td_csv_write (empty, folder, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "units.csv"));
  g_autofree char *names = list_files (folder);
  g_assert_cmpstr (names, ==, "file units.csv");
}

/* Papers stay in the workspace: no file speaks of them, and a file of that name is none of ours. */
static void
test_papers (void)
{
  g_autofree char *folder = new_folder ("papers");
  g_autofree char *sample = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), "rules", NULL);
  g_autoptr (TdBook) plain = read_book (sample);
  g_autoptr (TdBookBuilder) builder = td_book_builder_new (plain);
  g_autofree char *before = NULL;
  g_autofree char *names = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  write_book (plain, folder);
  before = list_files (folder);
  td_book_builder_clear_papers (builder);
  td_book_builder_add_paper (builder,
                             &(TdPaper){ .id = 1,
                                         .kind = (char *)"dispatch",
                                         .title = (char *)"Công điện",
                                         .as_of = 20000,
                                         .issued = 20001 });
  g_autoptr (TdBook) book = td_book_builder_finish (g_steal_pointer (&builder));
  g_assert_cmpuint (td_book_get_n_papers (book), ==, 1);
  write_book (book, folder);
  names = list_files (folder);
  g_assert_cmpstr (names, ==, before);

  put_file (folder, "papers.csv", "id,kind\n1,dispatch\n", -1);
  put_file (folder, "paper_blocks.csv", "paper\n1\n", -1);
  g_autoptr (TdBook) again = read_book (folder);
  g_assert_cmpuint (td_book_get_n_papers (again), ==, 0);
  g_assert_cmpint (td_book_get_n_units (again), ==, td_book_get_n_units (plain));
  path = g_build_filename (folder, "papers.csv", NULL);
  g_autoptr (GPtrArray) faults = new_faults ();
  g_assert_null (td_csv_read (path, plain, NULL, NULL, NULL, faults, &error));
  g_assert_nonnull (error);
}

/* Bytes of a good file changed at random: read, or refused with a sentence. */
static void
test_damaged (void)
{
  static const char bytes[] = ",;\"\n\r\0=-9x\xe1\xff";
  g_autofree char *sample = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), "rules", NULL);
  g_autofree char *folder = new_folder ("damaged");
  g_autoptr (GRand) rand = g_rand_new_with_seed (30092025);
  g_autoptr (TdBook) empty = new_book (NULL);
  guint n_read = 0, n_refused = 0;

  for (guint round = 0; round < 300; round++)
    {
      for (guint i = 0; i < TD_N_FILE_KINDS; i++)
        {
          g_autofree char *name = g_strconcat (td_row_kind_name ((TdRowKind)i), ".csv", NULL);
          g_autofree char *text = get_file (sample, name);
          if (text == NULL)
            continue;
          gsize length = strlen (text);
          for (int n = g_rand_int_range (rand, 0, 8) / 6; n > 0; n--)
            text[g_rand_int_range (rand, 0, (int)length)]
                = bytes[g_rand_int_range (rand, 0, (int)sizeof bytes - 1)];
          put_file (folder, name, text, (gssize)length);
        }
      g_autoptr (GPtrArray) faults = new_faults ();
      g_autoptr (GError) error = NULL;
      g_autoptr (TdChanges) changes = td_csv_read (folder, empty, NULL, NULL, NULL, faults, &error);
      if (changes == NULL)
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
          g_assert_cmpuint (faults->len, >, 0);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          n_refused++;
          continue;
        }
      if (td_changes_check (empty, changes, faults))
        {
          g_autoptr (TdBook) book = new_book (changes);
          g_assert_cmpint (td_book_get_n_units (book), >, 0);
        }
      n_read++;
    }
  g_assert_cmpuint (n_read, >, 50);
  g_assert_cmpuint (n_refused, >, 50);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, "/nowhere"); /* sentences are compared in English */
  td_locale_set (TD_LOCALE_C);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv/samples", test_samples);
  g_test_add_func ("/csv/resource", test_resource);
  g_test_add_func ("/csv/order", test_order);
  g_test_add_func ("/csv/free-texts", test_free_texts);
  g_test_add_func ("/csv/shares", test_shares);
  g_test_add_func ("/csv/excel", test_excel);
  g_test_add_func ("/csv/faults", test_faults);
  g_test_add_func ("/csv/missing-files", test_missing_files);
  g_test_add_func ("/csv/several-paths", test_several_paths);
  g_test_add_func ("/csv/ignored", test_ignored);
  g_test_add_func ("/csv/cuts", test_cuts);
  g_test_add_func ("/csv/count", test_count);
  g_test_add_func ("/csv/progress", test_progress);
  g_test_add_func ("/csv/replace", test_replace);
  g_test_add_func ("/csv/write-fails", test_write_fails);
  g_test_add_func ("/csv/papers", test_papers);
  g_test_add_func ("/csv/damaged", test_damaged);
  return g_test_run ();
}
