/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "td-test-book.h"

#include <string.h>

#include "exchange/td-csv.h"
#include "model/td-amount.h"
#include "model/td-day.h"

/* The word at @index, NULL when it is "-" or left out. */
static char *
get_word (char **words, guint index)
{
  return index < g_strv_length (words) && !g_str_equal (words[index], "-") ? words[index] : NULL;
}

static char *
get_needed_word (char **words, guint index)
{
  char *word = get_word (words, index);
  g_assert_nonnull (word);
  return word;
}

static TdDay
get_day (char **words, guint index)
{
  const char *word = get_word (words, index);
  return word != NULL ? td_test_day (word) : TD_DAY_NONE;
}

static int64_t
get_number (const char *word)
{
  int64_t number = 0;
  g_assert_true (g_ascii_string_to_signed (word, 10, G_MININT64, G_MAXINT64, &number, NULL));
  return number;
}

static TdMeasure
get_measure (char **words, guint index)
{
  TdMeasure measure = TD_MEASURE_CASES;
  g_assert_true (td_measure_from_name (get_needed_word (words, index), &measure));
  return measure;
}

/* Splits "UNIT/OFFICER" in place; the officer is NULL when there is none. */
static char *
split_officer (char *unit)
{
  char *slash = strchr (unit, '/');
  if (slash == NULL)
    return NULL;
  *slash = '\0';
  return slash + 1;
}

static int64_t
get_share (char **words, guint index)
{
  int64_t hundredths = 0;
  if (get_word (words, index) == NULL)
    return TD_SHARE_WHOLE;
  g_assert_true (td_rate_parse_ascii (get_word (words, index), &hundredths));
  return hundredths * 100;
}

static void
add_unit (TdChanges *changes, char **words)
{
  char *code = get_needed_word (words, 1);
  g_autofree char *name = g_strconcat ("Tên ", code, NULL);
  TdUnit unit = {
    .code = code,
    .name = name,
    .kind = TD_UNIT_REGIONAL,
    .parent = get_word (words, 2),
    .valid_from = get_day (words, 3),
    .valid_to = get_day (words, 4),
    .position = get_word (words, 5) != NULL ? get_number (words[5]) : 0,
  };

  if (get_word (words, 6) != NULL)
    g_assert_true (td_unit_kind_from_name (words[6], &unit.kind));
  td_changes_put_unit (changes, &unit);
}

static void
add_officer (TdChanges *changes, char **words)
{
  char *code = get_needed_word (words, 1);
  g_autofree char *name = g_strconcat ("Tên ", code, NULL);
  TdOfficer officer = {
    .code = code,
    .unit = get_needed_word (words, 2),
    .name = name,
    .valid_from = get_day (words, 3),
    .valid_to = get_day (words, 4),
  };
  td_changes_put_officer (changes, &officer);
}

static void
add_succession (TdChanges *changes, char **words)
{
  TdSuccession succession = {
    .predecessor = get_needed_word (words, 1),
    .successor = get_needed_word (words, 2),
    .date = get_day (words, 3),
    .share = { get_share (words, 4), get_share (words, get_word (words, 5) != NULL ? 5 : 4) },
  };
  td_changes_put_succession (changes, &succession);
}

static void
add_target (TdChanges *changes, char **words)
{
  char *unit = get_needed_word (words, 1);
  TdTarget target = {
    .officer = split_officer (unit),
    .unit = unit,
    .work_year = (int)get_number (get_needed_word (words, 2)),
    .measure = get_measure (words, 3),
    .from = get_day (words, 6),
  };

  g_assert_true (td_rate_parse_ascii (get_needed_word (words, 4), &target.rate));
  if (get_word (words, 5) != NULL)
    g_assert_true (td_rule_from_name (words[5], &target.rule));
  td_changes_put_target (changes, &target);
}

static void
add_cut (TdChanges *changes, char **words)
{
  TdCut cut = {
    .as_of = get_day (words, 1),
    .closed = g_strcmp0 (get_word (words, 2), "closed") == 0,
    .revision = get_word (words, 3) != NULL ? get_number (words[3]) : 0,
  };
  td_changes_put_cut (changes, &cut);
}

static void
add_figure (TdFigures *figures, const char *text)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  TdItem item = TD_ITEM_TOTAL;

  g_assert_cmpuint (g_strv_length (sides), ==, 2);
  if (g_str_equal (sides[0], "e"))
    item = TD_ITEM_ELIGIBLE;
  else if (g_str_equal (sides[0], "c"))
    item = TD_ITEM_COMPLETED;
  else
    g_assert_true (td_item_from_name (sides[0], &item));
  g_assert_false (td_figures_has (figures, item));
  td_figures_set (figures, item, get_number (sides[1]));
}

static bool
has_cut (const TdChanges *changes, TdDay as_of)
{
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);
      if (change->kind == TD_ROW_CUT && change->cut.as_of == as_of)
        return true;
    }
  return false;
}

static void
add_record (TdChanges *changes, char **words, bool remove)
{
  char *unit = get_needed_word (words, 2);
  TdRecord record = {
    .as_of = get_day (words, 1),
    .officer = split_officer (unit),
    .unit = unit,
    .measure = get_measure (words, 3),
  };

  for (guint i = 4; i < g_strv_length (words); i++)
    add_figure (&record.figures, words[i]);
  if (!remove && !has_cut (changes, record.as_of))
    td_changes_put_cut (changes, &(TdCut){ .as_of = record.as_of });
  td_changes_put_record (changes, &record);
}

static void
add_setting (TdChanges *changes, char **words)
{
  g_autofree char *value = g_strjoinv (" ", words + 2);
  td_changes_put_setting (changes, get_needed_word (words, 1), value);
}

static void
add_plan (TdChanges *changes, char **words)
{
  char *unit = get_needed_word (words, 1);
  TdPlan plan = {
    .officer = split_officer (unit),
    .unit = unit,
    .measure = get_measure (words, 2),
    .month = get_day (words, 3),
    .completed = get_number (get_needed_word (words, 4)),
  };
  td_changes_put_plan (changes, &plan);
}

static void
add_row (TdChanges *changes, char **words)
{
  bool remove = g_str_equal (words[0], "remove");
  if (remove)
    words++;

  if (g_str_equal (words[0], "unit"))
    add_unit (changes, words);
  else if (g_str_equal (words[0], "officer"))
    add_officer (changes, words);
  else if (g_str_equal (words[0], "succession"))
    add_succession (changes, words);
  else if (g_str_equal (words[0], "target"))
    add_target (changes, words);
  else if (g_str_equal (words[0], "cut"))
    add_cut (changes, words);
  else if (g_str_equal (words[0], "record"))
    add_record (changes, words, remove);
  else if (g_str_equal (words[0], "setting"))
    add_setting (changes, words);
  else if (g_str_equal (words[0], "plan"))
    add_plan (changes, words);
  else
    g_assert_not_reached ();

  /* Only the shorthands for putting take whole rows. */
  if (remove)
    ((TdChange *)td_changes_get (changes, td_changes_get_n (changes) - 1))->remove = true;
}

/* The words of a line; several spaces are one. */
static char **
split_words (const char *line)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

TdDay
td_test_day (const char *iso)
{
  TdDay day = TD_DAY_NONE;
  g_assert_true (td_day_parse_iso (iso, &day));
  return day;
}

TdChanges *
td_test_changes_new (const char *rows)
{
  TdChanges *changes = td_changes_new ();
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = split_words (lines[i]);
      if (words[0] != NULL)
        add_row (changes, words);
    }
  return changes;
}

static void
assert_no_faults (const TdChanges *changes)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (TdChanges) nothing = td_changes_new ();
  g_autoptr (TdBook) empty = td_book_new_from_changes (nothing);

  if (!td_changes_check (empty, changes, faults))
    g_test_message ("%s", ((const TdFault *)g_ptr_array_index (faults, 0))->message);
  g_assert_cmpuint (faults->len, ==, 0);
}

TdBook *
td_test_book_new (const char *rows)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (rows);

  assert_no_faults (changes);
  return td_book_new_from_changes (changes);
}

TdBook *
td_test_book_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), name, NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (TdChanges) nothing = td_changes_new ();
  g_autoptr (TdBook) empty = td_book_new_from_changes (nothing);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_csv_read (path, empty, NULL, NULL, NULL, faults, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  assert_no_faults (changes);
  return td_book_new_from_changes (changes);
}

TdSubject
td_test_unit (const TdBook *book, const char *code)
{
  TdSubject unit = td_book_find_unit (book, code);
  g_assert_cmpint (unit, !=, TD_SUBJECT_NONE);
  return unit;
}

int
td_test_cut (const TdBook *book, const char *iso)
{
  int cut = td_book_find_cut (book, td_test_day (iso));
  g_assert_cmpint (cut, >=, 0);
  return cut;
}

TdFigures
td_test_figures (const char *items)
{
  TdFigures figures = { 0 };
  g_auto (GStrv) words = split_words (items);

  for (guint i = 0; words[i] != NULL; i++)
    add_figure (&figures, words[i]);
  return figures;
}

static char *
format_figures (const TdFigures *figures)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TD_N_ITEMS; i++)
    if (td_figures_has (figures, (TdItem)i))
      g_string_append_printf (text,
                              "%s%s=%" G_GINT64_FORMAT,
                              text->len > 0 ? " " : "",
                              td_item_name ((TdItem)i),
                              figures->value[i]);
  return g_string_free (text, FALSE);
}

void
td_test_assert_figures_at (
    const TdFigures *figures, const char *items, const char *file, int line, const char *function)
{
  TdFigures expected = td_test_figures (items);
  g_autofree char *found_text = format_figures (figures);
  g_autofree char *expected_text = format_figures (&expected);

  if (!g_str_equal (found_text, expected_text))
    g_assertion_message_cmpstr (
        G_LOG_DOMAIN, file, line, function, "figures", found_text, "==", expected_text);
}

void
td_test_take_error (GError **error, int code)
{
  g_assert_error (*error, TD_ERROR, code);
  g_assert_cmpuint (strlen ((*error)->message), >, 0);
  g_assert_true (g_utf8_validate ((*error)->message, -1, NULL));
  g_clear_error (error);
}
