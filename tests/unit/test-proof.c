/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "documents/td-block.h"
#include "documents/td-proof.h"
#include "papers.h"
#include "td-test-book.h"
#include "wording/td-pattern.h"

#define FIELD(path, text) TD_MARK_FIELD path TD_MARK_FIELD_TEXT text TD_MARK_FIELD_END
#define CUT "2025-09-12/"

static TdProgress *
open_case (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");

  return paper_progress (book, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
}

/* Warnings about one text; notes do not count. */
static guint
count_warnings (const TdProgress *progress, const char *text, TdRemarkType type)
{
  g_autoptr (TdProof) proof = td_proof_new (progress);
  guint n = 0;

  td_proof_read (proof, 7, text);
  const GPtrArray *remarks = td_proof_get_remarks (proof);
  for (guint i = 0; i < remarks->len; i++)
    {
      const TdRemark *remark = g_ptr_array_index (remarks, i);
      if (!td_remark_is_warning (remark))
        continue;
      g_test_message ("%s", remark->message);
      g_assert_cmpint (remark->type, ==, type);
      g_assert_cmpuint (remark->block, ==, 7);
      n++;
    }
  return n;
}

/* What the program writes has nothing wrong in it. */
static void
test_generated (void)
{
  static const struct
  {
    const char *name;
    const char *as_of;
    const char *issued;
  } cases[] = {
    { "thai-nguyen-2025", "2025-09-12", "2025-09-15" },
    { "ben-tre-2021", "2021-06-30", "2021-07-07" },
    { "binh-thuan-2017", "2017-08-31", "2017-08-31" },
    { "bac-kan-2019", "2019-03-31", "2019-03-31" },
  };
  const char *const *kinds = td_document_get_kinds ();
  guint n_notes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdBook) book = case_book (cases[i].name);
      g_autoptr (TdProgress) progress
          = paper_progress (book, td_test_day (cases[i].as_of), td_test_day (cases[i].issued));
      for (guint j = 0; kinds[j] != NULL; j++)
        {
          g_autoptr (TdDocument) document = paper_compose (progress, kinds[j], TD_COMPOSE_TRACED);
          g_autoptr (TdProof) proof = td_proof_new (progress);
          td_proof_document (proof, document);
          const GPtrArray *remarks = td_proof_get_remarks (proof);
          for (guint k = 0; k < remarks->len; k++)
            {
              const TdRemark *remark = g_ptr_array_index (remarks, k);
              if (td_remark_is_warning (remark))
                g_test_message ("%s: %s: %s", kinds[j], remark->words, remark->message);
              g_assert_false (td_remark_is_warning (remark));
              n_notes++;
            }
        }
    }
  g_assert_cmpuint (n_notes, >, 50);
}

static void
test_rounded (void)
{
  static const struct
  {
    const char *text;
    const char *number; /* in the note; NULL: none */
  } cases[] = {
    /* 8.603 of 10.880 is 79,0717…%. */
    { FIELD (CUT "cases.rate/TN", "79,07"), "10.880" },
    /* 1.050 of 2.000 billions is 52,5% exactly, and so is each amount. */
    { FIELD (CUT "money.rate/TN", "52,50"), NULL },
    { FIELD (CUT "money.completed/TN", "1.050 tỷ đồng"), NULL },
    { FIELD (CUT "money.completed/KV1", "147,1 tỷ đồng"), "147.091.556" },
    { FIELD (CUT "money.missing/KV1", "gần 124 tỷ đồng"), "123.981.630" },
    { FIELD (CUT "cases.gap/KV4", "11"), "10,60" },
    /* How it is printed says nothing about the figure. */
    { FIELD (CUT "cases.gap:whole/KV4", "11"), "10,60" },
    { FIELD (CUT "money.missing:missing/KV1", "gần 124 tỷ đồng"), "123.981.630" },
    { FIELD (CUT "cases.rate:/TN", "79,07"), "10.880" },
    { FIELD (CUT "cases.gap/KV4", "10,60"), NULL },
    { FIELD (CUT "cases.missing/TN", "542"), NULL },
  };
  g_autoptr (TdProgress) progress = open_case ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdProof) proof = td_proof_new (progress);
      td_proof_read (proof, 0, cases[i].text);
      const GPtrArray *remarks = td_proof_get_remarks (proof);
      g_test_message ("%u", i);
      g_assert_cmpuint (remarks->len, ==, cases[i].number != NULL ? 1 : 0);
      if (cases[i].number == NULL)
        continue;
      const TdRemark *remark = g_ptr_array_index (remarks, 0);
      g_assert_cmpint (remark->type, ==, TD_REMARK_ROUNDED);
      g_assert_nonnull (remark->path);
      paper_has (remark->message, cases[i].number);
    }
}

/* A number that was typed over. */
static void
test_changed (void)
{
  static const char *const wrong[] = {
    FIELD (CUT "cases.rate/TN", "79,10"),
    FIELD (CUT "cases.rate/KV4", "74,32"),
    FIELD (CUT "cases.missing/TN", "524"),
    FIELD (CUT "money.missing/KV1", "gần 123 tỷ đồng"),
    FIELD (CUT "money.completed/TN", "1.005 tỷ đồng"),
    FIELD (CUT "cases.gap/KV4", "+10,60"),
    FIELD (CUT "cases.gap/KV4", "10"),
    FIELD (CUT "days_left/TN", "18"),
    FIELD (CUT "cases.low_units/TN", "5"),
  };
  static const char *const right[] = {
    FIELD (CUT "cases.rate/TN", "79,07"),
    FIELD (CUT "cases.rate/TN", "79,1"),
    FIELD (CUT "cases.gap/KV4", "−10,60"),
    FIELD (CUT "cases.gap/KV4", "11"),
    FIELD (CUT "days_left/TN", "15"),
    FIELD (CUT "cases.low_units/TN", "04"),
    FIELD (CUT "as_of/TN", "12/9/2025"),
    FIELD (CUT "cases.low_units/TN", "bốn"),
    FIELD ("2024-01-01/cases.rate/TN", "11,11"),
    FIELD (CUT "cases.rate/GONE", "11,11"),
    FIELD ("nonsense", "11,11"),
  };
  g_autoptr (TdProgress) progress = open_case ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpuint (count_warnings (progress, wrong[i], TD_REMARK_CHANGED), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_cmpuint (count_warnings (progress, right[i], TD_REMARK_CHANGED), ==, 0);

  /* What should stand there is said in the same words. */
  static const struct
  {
    const char *text;
    const char *says;
  } messages[] = {
    { FIELD (CUT "cases.gap/KV4", "10"), " 10,60." },
    { FIELD (CUT "cases.gap/KV4", "+10,60"), " −10,60." },
    { FIELD (CUT "money.missing:missing/KV1", "gần 123 tỷ đồng"), " gần 124 tỷ đồng." },
    { FIELD (CUT "cases.missing/TN", "524"), " 542." },
  };
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (TdProof) proof = td_proof_new (progress);
      td_proof_read (proof, 0, messages[i].text);
      const TdRemark *remark = g_ptr_array_index (td_proof_get_remarks (proof), 0);
      paper_has (remark->message, messages[i].says);
    }
}

static void
test_disagrees (void)
{
  static const char *const wrong[] = {
    "Toàn tỉnh đạt 79,07%, thiếu 4,89 điểm % so với chỉ tiêu 84,05%.",
    "Toàn tỉnh đạt tỷ lệ 79,07%, còn thiếu 542 việc (tương đương 4,89 điểm %) so với chỉ tiêu "
    "84,05%.",
    "Về tiền đạt 52,50%, vượt 0,24 điểm % so với chỉ tiêu 52,08%.",
    "đạt 40,01%, còn thiếu gần 630 triệu đồng (tương đương 0,90 điểm %) so với chỉ tiêu 40,10%",
    "3/9 Chi cục đạt chỉ tiêu, 7/9 Chi cục chưa đạt chỉ tiêu",
    "3/9 Chi cục đạt chỉ tiêu, 6/10 Chi cục chưa đạt chỉ tiêu",
    FIELD ("2020-01-31/cases.rate/X", "79,07") " và " FIELD ("2020-01-31/cases.rate/X", "79,70"),
  };
  static const char *const right[] = {
    "Toàn tỉnh đạt 79,07%, thiếu 4,98 điểm % so với chỉ tiêu 84,05%.",
    "Toàn tỉnh đạt tỷ lệ 79,07%, còn thiếu 542 việc (tương đương 4,98 điểm %) so với chỉ tiêu "
    "84,05%.",
    "đạt 40,01%, còn thiếu gần 630 triệu đồng (tương đương 0,09 điểm %) so với chỉ tiêu 40,10%",
    /* Of two sentences. */
    "Phòng 1 đạt 70,00%. Phòng 2 thiếu 4,98 điểm % so với chỉ tiêu 84,05%.",
    "3/9 Chi cục đạt chỉ tiêu, 6/9 Chi cục chưa đạt chỉ tiêu",
    "3/9 Chi cục đạt chỉ tiêu, 5/9 Chi cục chưa đạt chỉ tiêu",
    FIELD ("2020-01-31/cases.rate/X", "79,07") " và " FIELD ("2020-01-31/cases.rate/X", "79,07"),
    FIELD ("2020-01-31/cases.rate/X", "79,07") " và " FIELD ("2020-01-31/cases.rate/Y", "79,70"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpuint (count_warnings (NULL, wrong[i], TD_REMARK_DISAGREES), ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_cmpuint (count_warnings (NULL, right[i], TD_REMARK_DISAGREES), ==, 0);
}

static void
test_signs (void)
{
  static const char *const wrong[] = {
    "Tỷ lệ tăng −2,30 điểm %.",
    "giảm +2,30 điểm",
    "còn thiếu +542 việc",
    "vượt - 1,20%",
    "vượt " FIELD (CUT "cases.gap/TN", "4,98") " điểm %",
    "thiếu " FIELD (CUT "money.gap/TN", "0,42") " điểm %",
    "giảm " FIELD (CUT "cases.month/TN", "4,96") " điểm %",
  };
  static const char *const right[] = {
    "Tỷ lệ tăng +2,30 điểm %.",
    "(thiếu - 10,60%)",
    "thiếu " FIELD (CUT "cases.gap/TN", "4,98") " điểm %",
    "vượt " FIELD (CUT "money.gap/TN", "0,42") " điểm %",
    "tăng " FIELD (CUT "cases.month/TN", "4,96") " điểm %",
    "tăng cường " FIELD (CUT "cases.gap/TN", "4,98"),
  };
  g_autoptr (TdProgress) progress = open_case ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpuint (count_warnings (progress, wrong[i], TD_REMARK_SIGN), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_cmpuint (count_warnings (progress, right[i], TD_REMARK_SIGN), ==, 0);
}

/* As in the published dispatch: "79.07% về việc và 52,50% về tiền". */
static void
test_decimals (void)
{
  g_assert_cmpuint (
      count_warnings (NULL, "đạt 79.07% về việc và 52,50% về tiền", TD_REMARK_DECIMAL), ==, 1);
  g_assert_cmpuint (
      count_warnings (NULL, "thiếu 4.98 điểm, gần 8.4 tỷ đồng", TD_REMARK_DECIMAL), ==, 2);
  g_assert_cmpuint (
      count_warnings (NULL,
                      "4.555 việc, 1.678 tỷ đồng, 79,07%, ngày 12.9.2025, mục 1.2, 2.000.000 đồng",
                      TD_REMARK_DECIMAL),
      ==,
      0);
}

/* Texts with broken marks, and none, are read to their end. */
static void
test_broken (void)
{
  static const char *const texts[] = {
    "",
    TD_MARK_FIELD,
    TD_MARK_FIELD "a" TD_MARK_FIELD_TEXT,
    TD_MARK_FIELD "a" TD_MARK_FIELD_TEXT "b",
    TD_MARK_FIELD_TEXT "b" TD_MARK_FIELD_END,
    FIELD ("", ""),
    FIELD (CUT "cases.rate/TN", "gần "),
    FIELD (CUT "cases.rate/TN", "99999999999999999999"),
    FIELD ("2025-09-12//TN", "1"),
  };
  g_autoptr (TdProgress) progress = open_case ();
  g_autoptr (TdProof) proof = td_proof_new (progress);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    td_proof_read (proof, i, texts[i]);
  g_assert_cmpuint (td_proof_get_remarks (proof)->len, ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/proof/generated", test_generated);
  g_test_add_func ("/proof/rounded", test_rounded);
  g_test_add_func ("/proof/changed", test_changed);
  g_test_add_func ("/proof/disagrees", test_disagrees);
  g_test_add_func ("/proof/signs", test_signs);
  g_test_add_func ("/proof/decimals", test_decimals);
  g_test_add_func ("/proof/broken", test_broken);
  return g_test_run ();
}
