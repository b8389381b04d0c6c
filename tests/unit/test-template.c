/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "case-book.h"
#include "wording/td-paper.h"
#include "wording/td-template.h"
#include "wording/td-wording.h"

#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

static const TdFieldSpec row_fields[] = { { "short", TD_FIELD_TEXT, NULL },
                                          { "rate", TD_FIELD_RATE, NULL },
                                          { "regional", TD_FIELD_FLAG, NULL },
                                          { 0 } };
static const TdFieldSpec inner_fields[] = { { "gap", TD_FIELD_POINTS, NULL },
                                            { "amount", TD_FIELD_MONEY, NULL },
                                            { "units", TD_FIELD_LIST, row_fields },
                                            { 0 } };
static const TdFieldSpec fields_spec[] = {
  { "name", TD_FIELD_TEXT, NULL },       { "empty", TD_FIELD_TEXT, NULL },
  { "yes", TD_FIELD_FLAG, NULL },        { "no", TD_FIELD_FLAG, NULL },
  { "n", TD_FIELD_COUNT, NULL },         { "many", TD_FIELD_COUNT, NULL },
  { "absent", TD_FIELD_COUNT, NULL },    { "rate", TD_FIELD_RATE, NULL },
  { "day", TD_FIELD_DAY, NULL },         { "in", TD_FIELD_SCOPE, inner_fields },
  { "none", TD_FIELD_LIST, row_fields }, { 0 },
};

static TdFields *
make_fields (void)
{
  TdFields *fields = td_fields_new (fields_spec);
  TdFields *inner = td_fields_get_scope (fields, "in");
  static const char *const names[] = { "Khu vực 1", "Khu vực 3", "Khu vực 5" };

  td_fields_set_text (fields, "name", "Định Hóa");
  td_fields_set_flag (fields, "yes", true);
  td_fields_set_number (fields, "n", 5);
  td_fields_set_number (fields, "many", 10880);
  td_fields_set_number (fields, "rate", 7907);
  td_fields_set_number (fields, "day", td_day_new (2025, 2, 5));
  td_fields_set_number (inner, "gap", -498);
  td_fields_set_number (inner, "amount", 39994500);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TdFields *row = td_fields_add_row (inner, "units");
      td_fields_set_text (row, "short", names[i]);
      td_fields_set_number (row, "rate", 7345 + (int64_t)i);
      td_fields_set_flag (row, "regional", true);
    }
  return fields;
}

static char *
fill (const char *text)
{
  g_autoptr (TdFields) fields = make_fields ();
  TdPatternScope scope = { .spec = fields_spec };
  TdPatternValues values = { .fields = fields };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPattern) pattern = td_pattern_parse (text, 1, &scope, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *filled = td_pattern_fill (pattern, &values);
  return td_pattern_plain (filled, "¶");
}

static void
test_patterns (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "  Về   việc\n  đạt ", "Về việc đạt" },
    { "{name}", "Định Hóa" },
    { "{name:upper} {name:lower}", "ĐỊNH HÓA định hóa" },
    { "[{empty}]", "[]" },
    { "{n} {n:two} {n:words} {many:words} {many:two}", "5 05 năm 10.880 10.880" },
    { "{absent} {absent:two}", TD_ABSENT " " TD_ABSENT },
    { "{rate}%", "79,07%" },
    { "{in.gap} {in.gap:signed}", "4,98 " TD_MINUS "4,98" },
    { "{in.amount}; {in.amount:missing}; {in.amount:short}; {in.amount:billions}; "
      "{in.amount:exact}",
      "gần 40 tỷ đồng; gần 40 tỷ đồng; 40 tỷ đồng; 40,0; 39.994.500" },
    { "{day} {day:short} {day:day}/{day:month}/{day:year}", "5/2/2025 5/2 05/02/2025" },
    { "{in.units} {in.units:two} {in.units:words} {in.units:names}", "3 03 ba Khu vực 1, 3, 5" },
    { "{none} {none:names}", "0" },
    { "{{n} a", "{n} a" },
    /* Lists. */
    { "{for u in in.units}{u.short} ({u.rate}%){end}.",
      "Khu vực 1 (73,45%), Khu vực 3 (73,46%), Khu vực 5 (73,47%)." },
    { "{for u in in.units limit 2 sep \"; \" last \" và \"} {u.short} {end}",
      "Khu vực 1 và Khu vực 3" },
    { "{for u in in.units sep \" và \"}{u.short}{end}", "Khu vực 1 và Khu vực 3 và Khu vực 5" },
    { "{for u in in.units sep \"\\n\"}{u.short}{end}", "Khu vực 1¶Khu vực 3¶Khu vực 5" },
    { "a {for u in none}{u.short}{end} b", "a b" },
    { "{for u in in.units}{for v in in.units limit 1}{u.short}{v.short}{end}{end}",
      "Khu vực 1Khu vực 1, Khu vực 3Khu vực 1, Khu vực 5Khu vực 1" },
    /* Spaces: none before a stop, none from an empty condition. */
    { "a {if no}b{end} , c", "a, c" },
    { "a\n{if yes}\n, b{end}\n.", "a, b." },
    { "{b}a{/b} {i}b{/i}", "a b" },
    { " {b}a{/b}", "a" },
    { "{capital}{if yes}đạt{end}", "Đạt" },
    { "{capital}{name:lower}", "Định hóa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fill (cases[i].text);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_conditions (void)
{
  static const struct
  {
    const char *condition;
    bool expected;
  } cases[] = {
    { "yes", true },
    { "no", false },
    { "not no", true },
    { "not not yes", true },
    { "name", true },
    { "empty", false },
    { "absent", false },
    { "not absent", true },
    { "none", false },
    { "in.units", true },
    { "n = 5", true },
    { "n != 5", false },
    { "n > 4", true },
    { "n >= 5", true },
    { "n < 5", false },
    { "n <= 4", false },
    { "n=5", true },
    { "absent = 0", false },
    { "absent != 0", false },
    { "rate = 79.07", true },
    { "rate > 79.06", true },
    { "rate < 79", false },
    { "in.gap = -4.98", true },
    { "in.gap < 0", true },
    { "in.amount > 1000", true },
    { "in.units = 3", true },
    { "none = 0", true },
    { "day >= 2025-02-05", true },
    { "day > 2025-02-05", false },
    { "name contains \"hóa\"", true },
    { "name contains \"HÓA\"", true },
    { "name contains \"hoá\"", false },
    { "empty contains \"\"", false },
    { "in.units all regional", true },
    { "none all regional", false },
    { "yes and no", false },
    { "yes or no", true },
    { "no or yes and no", false },
    { "(no or yes) and yes", true },
    { "not (yes and no)", true },
    { "not yes or yes", true },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{if %s}1{else}0{end}", cases[i].condition);
      g_autofree char *result = fill (text);
      g_test_message ("%s", cases[i].condition);
      g_assert_cmpstr (result, ==, cases[i].expected ? "1" : "0");
    }

  g_autofree char *first = fill ("{if no}a{elif n = 5}b{elif yes}c{else}d{end}");
  g_autofree char *last = fill ("{if no}a{elif no}b{else}d{end}");
  g_autofree char *neither = fill ("{if no}a{elif no}b{end}");
  g_assert_cmpstr (first, ==, "b");
  g_assert_cmpstr (last, ==, "d");
  g_assert_cmpstr (neither, ==, "");
}

/* A name may hold anything, and nothing of it is taken for a mark. */
static void
test_letters (void)
{
  g_autoptr (TdFields) fields = make_fields ();
  TdPatternScope scope = { .spec = fields_spec };
  TdPatternValues values = { .fields = fields };
  g_autoptr (TdPattern) pattern = td_pattern_parse ("{b}{name}{/b}", 1, &scope, NULL, NULL);

  td_fields_set_text (fields, "name", "<b>A & B</b> {n} \x01\x1e\n\"");
  g_autofree char *filled = td_pattern_fill (pattern, &values);
  g_assert_cmpstr (filled, ==, "\x01<b>A & B</b> {n}    \"\x02");
}

static const TdTemplateKey table_keys[]
    = { { "rows", 1, 0, true }, { "column", 3, 4, false }, { "group", 1, 0, false }, { 0 } };
static const char *const text_options[] = { "bold", NULL };
static const TdTemplateKind kinds[]
    = { { "text", NULL, text_options }, { "table", table_keys, NULL }, { 0 } };

static TdTemplate *
parse (const char *text, GError **error)
{
  return td_template_parse (text, kinds, fields_spec, NULL, error);
}

static void
test_template (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTemplate) template_ = parse ("# comment\n"
                                            "[phrase who]\n"
                                            "{if $1 all regional}khu vực{else}đơn vị{end}\n"
                                            "\n"
                                            "[text bold]\n"
                                            "First {use who in.units},\n"
                                            "# in between\n"
                                            "{use who none}.\n"
                                            "\n"
                                            "- {if yes}an\n"
                                            "  item{end}\n"
                                            "- {if no}no item{end}\n"
                                            "+ reserve\n"
                                            "[table]\n"
                                            "rows: u in in.units\n"
                                            "group:\n"
                                            "column: {name}\n"
                                            "  | right | {if u.regional}{u.short}{end}\n",
                                            &error);
  g_autoptr (TdFields) fields = make_fields ();
  TdPatternValues values = { .fields = fields };

  g_assert_no_error (error);
  g_assert_cmpuint (template_->blocks->len, ==, 2);
  const TdTemplateBlock *text = g_ptr_array_index (template_->blocks, 0);
  g_assert_true (td_template_block_has (text, "bold"));
  g_autofree char *filled = td_pattern_fill (text->text, &values);
  g_assert_cmpstr (filled,
                   ==,
                   "First khu vực, đơn vị.\x1e"
                   "an item\x1e\x1d"
                   "reserve");

  const TdTemplateBlock *table = g_ptr_array_index (template_->blocks, 1);
  g_assert_cmpuint (table->lines->len, ==, 3);
  const TdTemplateLine *rows = g_ptr_array_index (table->lines, 0);
  g_assert_cmpstr (rows->variable, ==, "u");
  const GPtrArray *list = td_pattern_get_rows (rows->list, &values);
  g_assert_cmpuint (list->len, ==, 3);
  const TdTemplateLine *column = g_ptr_array_index (table->lines, 2);
  g_assert_cmpuint (column->cells->len, ==, 3);
  TdPatternValues inner = { .name = "u", .fields = g_ptr_array_index (list, 1), .up = &values };
  g_autofree char *heading = td_pattern_fill (g_ptr_array_index (column->cells, 0), &values);
  g_autofree char *cell = td_pattern_fill (g_ptr_array_index (column->cells, 2), &inner);
  g_assert_cmpstr (heading, ==, "Định Hóa");
  g_assert_cmpstr (cell, ==, "Khu vực 3");
}

/* Each mistake is told with its line and what is wrong there. */
static void
test_mistakes (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *word;
  } cases[] = {
    { "text", "1", "[title]" },
    { "[txt]\n", "1", "txt" },
    { "[text italic]\n", "1", "italic" },
    { "[text]\n{nam}", "2", "“nam”" },
    { "[text]\na\n\n{in.gapp}", "4", "“in.gapp”" },
    { "[text]\n{in}", "2", "“in”" },
    { "[text]\n{yes}", "2", "“yes”" },
    { "[text]\n{n.x}", "2", "“n.x”" },
    { "[text]\n{n:three}", "2", "three" },
    { "[text]\n{rate:two}", "2", "two" },
    { "[text]\na\n{n", "3", "{" },
    { "[text]\n{if yes}\na\n", "2", "{end}" },
    { "[text]\na {end}", "2", "{end}" },
    { "[text]\n{if yes}a{else}b{else}c{end}", "2", "{else}" },
    { "[text]\n{if}a{end}", "2", NULL },
    { "[text]\n{if yes yes}a{end}", "2", "“yes”" },
    { "[text]\n{if yes and}a{end}", "2", NULL },
    { "[text]\n{if n = x}a{end}", "2", "“x”" },
    { "[text]\n{if n = 1.5}a{end}", "2", "“1.5”" },
    { "[text]\n{if name = 3}a{end}", "2", NULL },
    { "[text]\n{if day > 2025-02-30}a{end}", "2", "2025-02-30" },
    { "[text]\n{if name contains x}a{end}", "2", "“x”" },
    { "[text]\n{if in.units all short}a{end}", "2", "short" },
    { "[text]\n{if (yes}a{end}", "2", NULL },
    { "[text]\n{if in}a{end}", "2", "“in”" },
    { "[text]\n{for u in n}a{end}", "2", "“n”" },
    { "[text]\n{for u of in.units}a{end}", "2", "for" },
    { "[text]\n{for u in in.units limit 0}a{end}", "2", "limit" },
    { "[text]\n{for u in in.units sep ,}a{end}", "2", "sep" },
    { "[text]\n{for u in in.units}{u.nam}{end}", "2", "“u.nam”" },
    { "[text]\n{for u in in.units}{u}{end}", "2", "“u”" },
    { "[text]\n{u.short}", "2", "“u.short”" },
    { "[text]\n{use nothing}", "2", "nothing" },
    { "[phrase a]\n\n{wrong}\n[text]\n{use a}", "3", "“wrong”" },
    { "[phrase a]\n{use a}\n[text]\n{use a}", "2", NULL },
    { "[table]\ncolum: a", "2", "colum" },
    { "[table]\na", "2", "“a”" },
    { "[table]\ncolumn: a | b | c | d", "2", "column" },
    { "[table]\nrows: u from in.units", "2", "u from in.units" },
    { "[table]\nrows: u in n", "2", "“n”" },
    { "[table]\nrows: u in in.units\ngroup: {u.short}", "3", "“u.short”" },
    { "[table]\nrows: u in in.units\ncolumn: a | b\n | {u.x}", "4", "“u.x”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdTemplate) template_ = parse (cases[i].text, &error);
      g_autofree char *prefix = g_strdup_printf (BOTH ("line %s: ", "dòng %s: "), cases[i].line);
      g_test_message ("%s", cases[i].text);
      g_assert_null (template_);
      g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
      if (!g_str_has_prefix (error->message, prefix))
        g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, prefix));
      g_assert_true (cases[i].word == NULL || strstr (error->message, cases[i].word) != NULL);
    }

  g_autoptr (GError) error = NULL;
  g_autoptr (TdTemplate) broken = parse ("[text]\n\xff", &error);
  g_assert_null (broken);
  g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
}

/* Text of any kind is read or refused, never more. */
static void
test_noise (void)
{
  static const char *const parts[] = { "{",
                                       "}",
                                       "{if yes}",
                                       "{end}",
                                       "{else}",
                                       "{elif no}",
                                       "[text]\n",
                                       "\n",
                                       "\"",
                                       "|",
                                       "- ",
                                       "{n}",
                                       "{for u in in.units}",
                                       "{u.short}",
                                       "{use a}",
                                       "[phrase a]\n",
                                       "$1",
                                       "đ",
                                       "[table]\n",
                                       "rows: u in in.units\n",
                                       "column: a | right | {u.rate}\n",
                                       "+ ",
                                       ":",
                                       "{if (yes or no",
                                       " and ",
                                       "{b}",
                                       "{{" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new ("[text]\n");
      int n = g_test_rand_int_range (1, 20);
      for (int j = 0; j < n; j++)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdTemplate) template_ = parse (text->str, &error);
      g_assert_true ((template_ == NULL) == (error != NULL));
      g_autoptr (TdFields) fields = make_fields ();
      TdPatternValues values = { .fields = fields };
      for (guint j = 0; template_ != NULL && j < template_->blocks->len; j++)
        {
          const TdTemplateBlock *block = g_ptr_array_index (template_->blocks, j);
          g_autofree char *filled
              = block->text != NULL ? td_pattern_fill (block->text, &values) : NULL;
        }
    }
}

/* The place that a mistake names can be shown: its line, and the word there. What is wrong in a
 * phrase of the program is wrong where it is used. */
static void
test_place (void)
{
  static const struct
  {
    const char *text;
    guint line;
    const char *word;
  } cases[] = {
    { "[text]\n\n{nam}", 3, "nam" },
    { "[text]\n{name\n", 2, "{" },
    { "[nonsense]\n", 1, "nonsense" },
    { "\n[text]\n{use absent}\n", 3, "absent" },
    { "[text]\n{use shared nam}\n", 2, "nam" },
    { "[text]\n{use mine}\n[phrase mine]\n\n{nam}", 5, "nam" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) library = td_phrases_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *word = NULL;

      td_template_add_phrases (library, "[phrase shared]\n\n\n\n\n{name}\n{$1}");
      g_autoptr (TdTemplate) template_
          = td_template_parse (cases[i].text, kinds, fields_spec, library, &error);
      g_assert_null (template_);
      g_assert_cmpuint (td_template_find_place (error, &word), ==, cases[i].line);
      g_assert_cmpstr (word, ==, cases[i].word);
    }
  g_autoptr (GError) other = g_error_new_literal (TD_ERROR, TD_ERROR_VALUE, "no line “12: a”");
  g_autofree char *none = NULL;
  g_assert_cmpuint (td_template_find_place (other, &none), ==, 0);
  g_assert_null (none);
}

static void
test_bulletin (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdDay day = td_day_new (2025, 9, 12);
  g_autoptr (TdProgress) progress = td_progress_new (
      book, td_book_find_cut (book, day), td_day_new (2025, 9, 15), TD_SUBJECT_NONE, true);
  g_autofree char *text = td_wording_bulletin (progress);

  /* In Vietnamese whatever the language of the interface. */
  g_assert_cmpstr (
      text,
      ==,
      "THADS tỉnh Thái Nguyên, số liệu đến hết ngày 12/9/2025:\n"
      "Về việc: thi hành xong 8.603/10.880 việc có điều kiện, đạt 79,07%, thiếu 4,98 điểm (542 "
      "việc) "
      "so với chỉ tiêu 84,05%.\n"
      "Về tiền: thi hành xong 1.050 tỷ đồng trên 2.000 tỷ đồng có điều kiện, đạt 52,50%, vượt 0,42 "
      "điểm so với chỉ tiêu 52,08%.\n"
      "Thấp nhất về việc: Khu vực 4 (73,45%), Khu vực 1 (74,32%), Khu vực 6 (78,91%), Khu vực 3 "
      "(80,15%), Khu vực 7 (81,20%).\n"
      "Thấp nhất về tiền: Khu vực 1 (28,26%), Khu vực 7 (39,28%), Khu vực 3 (39,65%), Khu vực 5 "
      "(40,23%), Khu vực 6 (40,80%).\n"
      "Còn 15 ngày đến 30/9/2025, trong đó 11 ngày làm việc.");
}

static char *
bulletin_of (const TdChanges *changes, TdDay as_of, TdDay on)
{
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress
      = td_progress_new (book, td_book_find_cut (book, as_of), on, TD_SUBJECT_NONE, false);

  return td_wording_bulletin (progress);
}

static void
test_bulletin_variants (void)
{
  TdDay day = td_day_new (2025, 6, 30);
  g_autoptr (TdChanges) changes = td_changes_new ();

  /* A root without children, by cases only, without a target, after the year. */
  case_put_unit (changes, "R", "Chi cục mẫu", NULL, TD_UNIT_AGENCY, NULL, 0);
  case_put_totals (changes, day, "R", TD_MEASURE_CASES, 100, 80);
  g_autofree char *alone = bulletin_of (changes, day, td_day_new (2025, 10, 1));
  g_assert_cmpstr (
      alone,
      ==,
      "Chi cục mẫu, số liệu đến hết ngày 30/6/2025:\n"
      "Về việc: thi hành xong 80/100 việc có điều kiện, đạt 80,00%, chưa được giao chỉ "
      "tiêu.\n"
      "Về tiền: chưa có số liệu.\n"
      "Năm công tác 2025 đã kết thúc.");

  /* Exactly on the target; and nothing eligible. */
  case_put_target (changes, "R", TD_MEASURE_CASES, 8000);
  case_put_totals (changes, day, "R", TD_MEASURE_MONEY, 0, 0);
  g_autofree char *exact = bulletin_of (changes, day, td_day_new (2025, 9, 29));
  g_assert_cmpstr (exact,
                   ==,
                   "Chi cục mẫu, số liệu đến hết ngày 30/6/2025:\n"
                   "Về việc: thi hành xong 80/100 việc có điều kiện, đạt 80,00%, vừa đủ chỉ tiêu "
                   "80,00%.\n"
                   "Về tiền: chưa có số có điều kiện thi hành.\n"
                   "Còn 1 ngày đến 30/9/2025, trong đó 1 ngày làm việc.");

  /* Children of which one has not reported; the rate rounds to the target and is short of it. */
  g_autoptr (TdChanges) group = td_changes_new ();
  case_put_unit (group, "R", "Cục mẫu", NULL, TD_UNIT_AGENCY, NULL, 0);
  case_put_unit (group, "A", "Chi cục A", NULL, TD_UNIT_REGIONAL, "R", 1);
  case_put_unit (group, "B", "Chi cục B", NULL, TD_UNIT_REGIONAL, "R", 2);
  case_put_totals (group, day, "A", TD_MEASURE_CASES, 100000, 79996);
  case_put_totals (group, day, "A", TD_MEASURE_MONEY, 1000000, 799960);
  case_put_totals (group, day, "B", TD_MEASURE_MONEY, 1000000, 799960);
  case_put_target (group, "R", TD_MEASURE_MONEY, 8000);
  g_autofree char *some = bulletin_of (group, day, day);
  g_assert_cmpstr (some,
                   ==,
                   "Cục mẫu, số liệu đến hết ngày 30/6/2025:\n"
                   "Về việc: chưa đủ số liệu, mới có 1/2 đơn vị báo cáo (chưa có: Chi cục B).\n"
                   "Về tiền: thi hành xong 1,6 tỷ đồng trên 2 tỷ đồng có điều kiện, đạt 80,00%, "
                   "thiếu chưa đến 0,01 điểm (80 nghìn đồng) so với chỉ tiêu 80,00%.\n"
                   "Thấp nhất về việc: Chi cục A (80,00%), Chi cục B (chưa có số liệu).\n"
                   "Thấp nhất về tiền: Chi cục A (80,00%), Chi cục B (80,00%).\n"
                   "Còn 92 ngày đến 30/9/2025, trong đó 64 ngày làm việc.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TD_BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/template/patterns", test_patterns);
  g_test_add_func ("/template/conditions", test_conditions);
  g_test_add_func ("/template/letters", test_letters);
  g_test_add_func ("/template/template", test_template);
  g_test_add_func ("/template/mistakes", test_mistakes);
  g_test_add_func ("/template/noise", test_noise);
  g_test_add_func ("/template/place", test_place);
  g_test_add_func ("/bulletin/case", test_bulletin);
  g_test_add_func ("/bulletin/variants", test_bulletin_variants);
  return g_test_run ();
}
