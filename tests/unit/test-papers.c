/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "documents/td-block.h"
#include "documents/td-directives.h"
#include "papers.h"
#include "td-test-book.h"
#include "wording/td-pattern.h"

/*
 * What the source documents state, the papers state. The figures are copied by hand from the
 * sources: the dispatch of 12/9/2025, the report on 30/6/2021, the notice on 31/8/2017, the report
 * on 31/3/2019 and the letter of 18/9/2024.
 */

/* @parts follow one another in @text. */
static void
assert_in_order (const char *text, const char *const *parts)
{
  const char *at = text;

  for (; *parts != NULL; parts++)
    {
      const char *found = strstr (at, *parts);
      if (found == NULL)
        g_test_message ("\"%s\" does not follow in:\n%s", *parts, text);
      g_assert_nonnull (found);
      at = found + strlen (*parts);
    }
}

/* No number with a decimal point, no sign of something absent. */
static void
assert_commas (const char *text)
{
  g_assert_false (g_regex_match_simple ("[0-9]\\.[0-9]{1,2}([^0-9.]|$)", text, 0, 0));
  paper_lacks (text, "–");
}

static void
test_dispatch (void)
{
  static const char *const parts[] = {
    "CÔNG ĐIỆN",
    "tính đến hết ngày 12/9/2025",
    "đạt 79,07%",
    "còn thiếu 542 việc (tương đương 4,98 điểm %) so với chỉ tiêu 84,05%",
    "đạt 52,50%",
    "Các đơn vị đạt thấp về việc: Phòng THADS khu vực 4 đạt 73,45% (thiếu 10,60 điểm %); Phòng "
    "THADS khu vực 1 đạt 74,32% (thiếu 9,73 điểm %); Phòng THADS khu vực 6 đạt 78,91% (thiếu 5,14 "
    "điểm %); Phòng THADS khu vực 3 đạt 80,15% (thiếu 3,90 điểm %).",
    "Các đơn vị đạt thấp về tiền: Phòng THADS khu vực 1 đạt 28,26% (thiếu 23,82 điểm %); Phòng "
    "THADS khu vực 7 đạt 39,28% (thiếu 12,80 điểm %); Phòng THADS khu vực 3 đạt 39,65% (thiếu "
    "12,43 điểm %); Phòng THADS khu vực 5 đạt 40,23% (thiếu 11,85 điểm %); Phòng THADS khu vực 6 "
    "đạt 40,80% (thiếu 11,28 điểm %).",
    "chỉ còn 15 ngày",
    "1. ",
    "2. ",
    /* Point 3 names those that are very low: more than 9 points short. */
    "3. ",
    "Phòng THADS khu vực 4 đạt 73,45% (thiếu 10,60 điểm %); Phòng THADS khu vực 1 đạt 74,32% "
    "(thiếu 9,73 điểm %)",
    "Phòng THADS khu vực 1 đạt 28,26% (thiếu 23,82 điểm %)",
    "Phòng THADS khu vực 6 đạt 40,80% (thiếu 11,28 điểm %).",
    "./.",
    "Nơi nhận:",
    NULL,
  };
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autofree char *text
      = paper_text (book, "dispatch", td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));

  assert_in_order (text, parts);
  assert_commas (text);
}

static void
test_report_nine_months (void)
{
  static const char *const parts[] = {
    "9 tháng đầu năm 2021",
    "1. Về việc",
    "đạt tỷ lệ 62,97%, tăng 5,17 điểm %",
    "(tương đương 18,53 điểm %) so với chỉ tiêu 81,50%",
    "2. Về tiền",
    "đạt tỷ lệ 40,01%, tăng 5,22 điểm %",
    "(tương đương 0,09 điểm %) so với chỉ tiêu 40,10%",
    "Về việc: 9/9 Chi cục THADS chưa đạt chỉ tiêu (thiếu từ 16 đến 26 điểm %).",
    "Về tiền: 3/9 Chi cục THADS đạt chỉ tiêu, 6/9 Chi cục THADS chưa đạt chỉ tiêu (thiếu từ 3 đến "
    "9 điểm %).",
    "chỉ còn chưa đầy 3 tháng",
    NULL,
  };
  g_autoptr (TdBook) book = case_book ("ben-tre-2021");
  g_autofree char *text
      = paper_text (book, "report", td_day_new (2021, 6, 30), td_day_new (2021, 7, 7));

  assert_in_order (text, parts);
  assert_commas (text);
}

static void
test_notice (void)
{
  static const char *const parts[] = {
    "kết quả công tác tháng 8/2017 và nhiệm vụ trọng tâm tháng 9/2017",
    "đạt 69,84%",
    "đạt 27,45%",
    "về việc tăng 7,78 điểm %, nâng tỷ lệ 11 tháng lên 69,84%",
    "về tiền tăng 9,06 điểm %, nâng tỷ lệ 11 tháng lên 27,45%",
    "về việc thiếu 1,16 điểm %",
    "về tiền thiếu 4,55 điểm %, tương đương gần 40 tỷ đồng",
    "chỉ còn một tháng",
    "Văn phòng Cục và Chi cục THADS huyện Hàm Thuận Bắc",
    NULL,
  };
  g_autoptr (TdBook) book = case_book ("binh-thuan-2017");
  g_autofree char *text
      = paper_text (book, "notice", td_day_new (2017, 8, 31), td_day_new (2017, 8, 31));

  assert_in_order (text, parts);
  assert_commas (text);
}

static void
test_report_six_months (void)
{
  static const char *const parts[] = {
    "6 tháng đầu năm 2019", "từ ngày 1/10/2018 đến hết ngày 31/3/2019",           "4.555 việc",
    "2.628 việc",           "79,32%, tăng 4,37 điểm % so với cùng kỳ năm trước",  "406,5 tỷ đồng",
    "46,9 tỷ đồng",         "63,45%, tăng 21,59 điểm % so với cùng kỳ năm trước", NULL,
  };
  g_autoptr (TdBook) book = case_book ("bac-kan-2019");
  g_autofree char *text
      = paper_text (book, "report", td_day_new (2019, 3, 31), td_day_new (2019, 3, 31));

  assert_in_order (text, parts);
  assert_commas (text);
}

static const TdBlock *
find_block (const TdDocument *document, TdBlockType type)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *block = g_ptr_array_index (document->blocks, i);
      if (block->type == type)
        return block;
    }
  g_assert_not_reached ();
}

static void
test_letter (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress
      = paper_progress (book, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
  g_autoptr (TdDocument) letter = paper_compose (progress, "letter", TD_COMPOSE_DEFAULT);
  const TdBlock *head = find_block (letter, TD_BLOCK_LETTERHEAD);
  const TdBlock *addressees = find_block (letter, TD_BLOCK_ADDRESSEES);
  const TdBlock *points = find_block (letter, TD_BLOCK_LIST);
  guint n_notes = 0;

  g_assert_true (g_str_has_prefix (head->letterhead.subject, "V/v "));
  g_assert_cmpstr (addressees->heading, ==, "Kính gửi:");
  g_assert_cmpuint (addressees->texts->len, ==, 5);
  g_assert_true (points->is_numbered);
  g_assert_cmpuint (points->texts->len, ==, 7);
  for (guint i = 0; i < points->texts->len; i++)
    {
      const char *text = g_ptr_array_index (points->texts, i);
      for (; *text != '\0'; text++)
        n_notes += *text == TD_MARK_NOTE;
    }
  g_assert_cmpuint (n_notes, ==, 2);
}

/* The form by cases and by money: all columns of the form, in its order, a row for each unit. */
static void
test_form (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress
      = paper_progress (book, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
  g_autoptr (TdDocument) document = paper_compose (progress, "form", TD_COMPOSE_DEFAULT);
  const TdForm *form = td_book_get_form (book, progress->cut);
  guint n_columns[TD_N_MEASURES] = { 0, 0 };
  guint n_shown[TD_N_MEASURES] = { 0, 0 };
  int measure = -1;

  for (guint i = 0; i < form->columns->len; i++)
    for (guint j = 0; j < TD_N_MEASURES; j++)
      n_columns[j] += ((const TdFormColumn *)g_ptr_array_index (form->columns, i))->in_measure[j];
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *block = g_ptr_array_index (document->blocks, i);
      if (block->type == TD_BLOCK_APPENDIX)
        {
          measure++;
          g_assert_true (block->is_landscape);
        }
      if (block->type != TD_BLOCK_TABLE)
        continue;
      g_assert_cmpint (measure, >=, 0);
      n_shown[measure] += block->columns->len - 1;
      g_assert_cmpuint (block->rows->len, ==, 9);
    }
  g_assert_cmpint (measure, ==, 1);
  for (guint j = 0; j < TD_N_MEASURES; j++)
    {
      g_assert_cmpuint (n_columns[j], >, 15);
      g_assert_cmpuint (n_shown[j], ==, n_columns[j]);
    }

  /* From the record of 12/9/2025 of the unit; its rate is published. */
  g_autofree char *text = td_document_to_text (document);
  paper_has (text, "74,32");
  paper_has (text, "520.493.828");
  paper_has (text, "147.091.556");
}

/* A month within the year, a day within a month, the whole year. */
static void
test_periods (void)
{
  static const struct
  {
    const char *day;
    const char *words;
  } periods[] = {
    { "2024-10-31", "thi hành án dân sự tháng 10/2024" },
    { "2025-02-28", "thi hành án dân sự tháng 02/2025" },
    { "2025-03-31", "thi hành án dân sự 6 tháng đầu năm 2025" },
    { "2025-06-30", "thi hành án dân sự 9 tháng đầu năm 2025" },
    { "2025-08-15", "thi hành án dân sự đến ngày 15/8/2025" },
    { "2025-09-30", "thi hành án dân sự năm 2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *rows
          = g_strdup_printf ("unit R\nrecord %s R cases e=100 c=50\n", periods[i].day);
      g_autoptr (TdBook) book = td_test_book_new (rows);
      TdDay day = td_test_day (periods[i].day);
      g_autofree char *text = paper_text (book, "report", day, day);
      paper_has (text, periods[i].words);
      assert_commas (text);
    }
}

/* The time that is left, by the day of issue. */
static void
test_time (void)
{
  static const struct
  {
    const char *issued;
    const char *words;
  } times[] = {
    { "2025-02-28", "công tác còn bảy tháng." },
    { "2025-03-31", "công tác còn sáu tháng." },
    { "2025-04-01", "công tác còn chưa đầy 6 tháng." },
    { "2025-07-07", "công tác chỉ còn chưa đầy 3 tháng." },
    { "2025-07-31", "công tác chỉ còn hai tháng." },
    { "2025-08-31", "công tác chỉ còn một tháng." },
    { "2025-09-01", "công tác chỉ còn 29 ngày" },
    { "2025-09-25", "công tác chỉ còn 05 ngày" },
    { "2025-09-30", "Năm công tác 2025 đã kết thúc." },
    { "2025-10-09", "Năm công tác 2025 đã kết thúc." },
  };
  g_autoptr (TdBook) book = td_test_book_new ("unit R\nrecord 2025-02-28 R cases e=100 c=50\n");

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = paper_text (
          book, "dispatch", td_test_day ("2025-02-28"), td_test_day (times[i].issued));
      paper_has (text, times[i].words);
    }
}

/* --- instructions --- */

#define ROWS                                                                                       \
  "unit R\nunit A R\nunit B R\n"                                                                   \
  "target A 2025 cases 80.00 ge 2024-10-01\ntarget B 2025 cases 80.00 ge 2024-10-01\n"             \
  "record 2025-06-30 A cases e=100 c=85\nrecord 2025-06-30 B cases e=100 c=60\n"

static char *
dispatch_with (const char *directives)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (ROWS);
  TdDay day = td_test_day ("2025-06-30");

  td_changes_put_setting (changes, TD_SETTING_DIRECTIVES, directives);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  return paper_text (book, "dispatch", day, day);
}

static void
test_directives (void)
{
  g_autofree char *plain = dispatch_with ("");
  g_autofree char *changed
      = dispatch_with ("[honesty]\nfor=\n[responsibility]\ntext=Trưởng đơn vị chịu trách nhiệm.\n"
                       "[ours]\nfor=dispatch\nunits=cases.short_units\n"
                       "text=Riêng {for u in $1}{u.name}{end}: họp hằng tuần.\n"
                       "[nobody]\nfor=dispatch\nunits=cases.silent_units\ntext=Không ai.\n");

  paper_has (plain, "Nghiêm cấm báo cáo không trung thực");
  paper_lacks (changed, "Nghiêm cấm báo cáo không trung thực");
  paper_has (changed, "Trưởng đơn vị chịu trách nhiệm.");
  paper_has (changed, "Riêng Tên B: họp hằng tuần.");
  paper_lacks (changed, "Không ai.");
}

static void
test_directive_mistakes (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } mistakes[] = {
    { "[ours]\nfor=dispatch\ntext={cases.short_unit}\n", "ours" },
    { "[ours]\ntitle=Của ta\nfor=dispatch\ntext={if cases.rate}x\n", "Của ta" },
    { "[ours]\nfor=dispatch\nunits=cases.nobody\ntext=x\n", "ours" },
    { "[ours]\nfor=dispatch\nunits=a} b\ntext=x\n", "ours" },
    { "[ours]\nwhat=dispatch\n", "what" },
    { "[ou rs]\ntext=x\n", "ou rs" },
    { "text=x\n", "" },
  };
  g_autoptr (GError) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (td_document_check_directives (mistakes[i].text, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
      paper_has (error->message, mistakes[i].name);
    }
  g_assert_true (td_document_check_directives ("", &none));
  g_assert_true (
      td_document_check_directives ("[ours]\nfor=report\ntext=Tỷ lệ {cases.rate}%.\n", &none));
  g_assert_no_error (none);
}

/* The program's own templates are in order, each by itself. */
static void
test_templates (void)
{
  const char *const *kinds = td_document_get_kinds ();

  g_assert_cmpuint (g_strv_length ((char **)kinds), ==, 6);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = td_document_get_template (kinds[i]);
      g_assert_nonnull (text);
      td_document_check_template (kinds[i], text, &error);
      g_assert_no_error (error);
    }
}

/* What an office can write itself, and how its mistakes are told. */
static void
test_own_template (void)
{
  static const struct
  {
    const char *text;
    const char *place; /* in the error; NULL: right */
  } templates[] = {
    { "[paragraph]\nA{note}b{/note} {cases.gap:whole}", NULL },
    { "[paragraph]\n{use result cases việc}", NULL },
    { "[heading level2]\nA", NULL },
    { "[heading level4]\nA", "level4" },
    { "[list numbered]\n- {directives dispatch}", NULL },
    { "[list numbered]\n- {directives nobody}", "nobody" },
    { "[paragraph]\n\n{cases.rate:whole}", "whole" },
    { "[form]\nmeasure: money\nmost: 9", NULL },
    { "[form]\nmeasure: people", "people" },
    { "[form]\nmost: 1", "“1”" },
    { "[appendix]\nnumber: I\npage: sideways", "sideways" },
    { "[addressees]\nfrom: A", "from" },
    { "[document]\npage: landscape", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (GError) error = NULL;
      bool is_right = td_document_check_template ("report", templates[i].text, &error);
      if (templates[i].place == NULL)
        g_assert_no_error (error);
      g_assert_true (is_right == (templates[i].place == NULL));
      if (is_right)
        continue;
      g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
      paper_has (error->message, templates[i].place);
    }

  /* 30,50 points short, and a footnote that is not part of the sentence. */
  g_autoptr (TdChanges) changes = td_test_changes_new (
      "unit R\ntarget R 2025 cases 80.00 ge 2024-10-01\nrecord 2025-06-30 R cases e=1000 c=495\n");
  TdDay day = td_test_day ("2025-06-30");
  td_changes_put_setting (
      changes, TD_DOCUMENT_TEMPLATE "report", "[paragraph]\n{cases.gap:whole}{note}b{/note} điểm");
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress = paper_progress (book, day, day);
  g_autoptr (TdDocument) document = paper_compose (progress, "report", TD_COMPOSE_TRACED);
  const char *text = g_ptr_array_index (find_block (document, TD_BLOCK_PARAGRAPH)->texts, 0);
  g_assert_cmpstr (text,
                   ==,
                   TD_MARK_FIELD "2025-06-30/cases.gap:whole/R" TD_MARK_FIELD_TEXT "31" TD_MARK_FIELD_END
                                 "\x05"
                                 "b\x06 điểm");
  g_autofree char *plain = td_pattern_plain (text, " ");
  g_assert_cmpstr (plain, ==, "31 điểm");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/papers/dispatch", test_dispatch);
  g_test_add_func ("/papers/report/nine-months", test_report_nine_months);
  g_test_add_func ("/papers/report/six-months", test_report_six_months);
  g_test_add_func ("/papers/report/periods", test_periods);
  g_test_add_func ("/papers/notice", test_notice);
  g_test_add_func ("/papers/letter", test_letter);
  g_test_add_func ("/papers/form", test_form);
  g_test_add_func ("/papers/time", test_time);
  g_test_add_func ("/papers/directives", test_directives);
  g_test_add_func ("/papers/directives/mistakes", test_directive_mistakes);
  g_test_add_func ("/papers/templates", test_templates);
  g_test_add_func ("/papers/own-template", test_own_template);
  return g_test_run ();
}
