/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "documents/td-paper-work.h"
#include "drafts.h"
#include "model/td-day.h"
#include "td-test-book.h"

/* What the window and the command line do with papers alike. */

static const TdDraftPart *
find_part (const GPtrArray *parts, const char *key)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, i);
      if (g_str_equal (part->key, key))
        return part;
    }
  g_assert_not_reached ();
}

/* A text of the letterhead as it is read. */
static void
assert_head (const TdDraft *draft, const char *key, const char *expected, bool is_edited)
{
  g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);
  const TdDraftPart *part = find_part (parts, key);

  g_autofree char *plain = td_pattern_plain (part->text, "");
  g_assert_cmpstr (plain, ==, expected);
  g_assert_cmpint (part->is_edited, ==, is_edited);
}

/* The text of a paper from its title on. */
static char *
get_body (const TdDraft *draft)
{
  g_autoptr (TdDocument) document = td_draft_get_document (draft);
  g_autofree char *text = td_document_to_text (document);
  const char *title = strstr (text, "CÔNG ĐIỆN");

  g_assert_nonnull (title);
  return g_strdup (title);
}

static void
test_head (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdDay as_of = td_test_day ("2025-09-12");
  TdDay issued = td_test_day ("2025-09-22");
  g_autoptr (TdProgress) then = td_paper_calculate (book, as_of, NULL, td_test_day ("2025-09-15"));
  g_autoptr (TdProgress) now = td_paper_calculate (book, as_of, NULL, issued);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDraft) draft = draft_compose (then, "dispatch");
  g_autoptr (TdDraft) headed = td_paper_set_head (draft, now, "5", &error);

  g_assert_no_error (error);
  assert_head (headed, "number", "Số: 05/CĐ-THADS", false);
  assert_head (headed, "place", "Ngày 22 tháng 9 năm 2025", false);
  g_autoptr (TdDocument) document = td_draft_get_document (headed);
  g_assert_cmpint (td_document_get_issued (document), ==, issued);

  /* All else stays: 15 days, not 8. */
  g_autofree char *before = get_body (draft);
  g_autofree char *after = get_body (headed);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (strstr (after, "còn 15 ngày"));

  /* A refresh goes on from there: number and day are no words of a person. */
  g_autoptr (TdDraft) fresh = td_draft_refresh (headed, then, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_head (fresh, "place", "Ngày 15 tháng 9 năm 2025", false);
}

/* A number that was written by hand stays when it is the one, else it gives way. */
static void
test_written_number (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress
      = td_paper_calculate (book, td_test_day ("2025-09-12"), "KV1", td_test_day ("2025-09-15"));
  g_autoptr (TdDraft) draft = draft_compose (progress, "report");
  g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);
  guint block = find_part (parts, "number")->block;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_draft_set_text (draft, block, "number", "Số: 18a/BC-KV1"));
  g_autoptr (TdDraft) same = td_paper_set_head (draft, progress, "18a", &error);
  g_assert_no_error (error);
  assert_head (same, "number", "Số: 18a/BC-KV1", true);
  g_autoptr (TdDraft) other = td_paper_set_head (draft, progress, "19", &error);
  g_assert_no_error (error);
  assert_head (other, "number", "Số: 19/BC-THADS", false);
}

static void
test_calculate (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdDay as_of = td_test_day ("2025-09-12");
  g_autoptr (TdProgress) earlier = td_paper_calculate (book, as_of, "KV1", as_of - 3);

  /* Days are counted from the as-of date on. */
  g_assert_cmpint (earlier->on, ==, as_of);
  g_assert_cmpint (earlier->root, ==, td_test_unit (book, "KV1"));
  /* No such cut, no such unit, a unit that is gone by then. */
  g_assert_null (td_paper_calculate (book, as_of + 1, NULL, as_of + 1));
  g_assert_null (td_paper_calculate (book, as_of, "KV9", as_of));
  g_assert_null (td_paper_calculate (book, as_of, "PL", as_of));
}

static void
test_describe (void)
{
  static const struct
  {
    TdDifference difference;
    const char *name;
    const char *words; /* how it ends, in any language */
  } cases[] = {
    { { .type = TD_DIFFERENCE_FIGURE, .before = (char *)"542", .after = (char *)"541" },
      "figure",
      "542 → 541" },
    { { .type = TD_DIFFERENCE_WORDING, .before = (char *)"Cũ.", .after = (char *)"Mới." },
      "wording",
      ": Cũ. → Mới." },
    { { .type = TD_DIFFERENCE_ADDED, .after = (char *)"Một câu." }, "added", ": Một câu." },
    { { .type = TD_DIFFERENCE_REMOVED, .before = (char *)"Một câu." }, "removed", ": Một câu." },
    { { .type = TD_DIFFERENCE_EDITED, .before = (char *)"Tay.", .after = (char *)"Mẫu." },
      "edited",
      ": Mẫu." },
    { { .type = TD_DIFFERENCE_GONE, .before = (char *)"542" }, "gone", ": 542" },
    { { .type = TD_DIFFERENCE_TABLE }, "table", "" },
    { { .type = TD_DIFFERENCE_FIGURE,
        .path = (char *)"2025-09-12/cases.rate/KV4",
        .before = (char *)"73,45",
        .after = (char *)"73,66" },
      "figure",
      "Khu vực 4: 73,45 → 73,66" },
  };

  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = td_difference_describe (&cases[i].difference, book);
      g_assert_true (g_str_has_suffix (words, cases[i].words));
      bool is_figure = cases[i].difference.type == TD_DIFFERENCE_FIGURE;
      g_assert_cmpint (g_str_equal (words, cases[i].words), ==, is_figure);
      g_assert_cmpstr (td_difference_type_name (cases[i].difference.type), ==, cases[i].name);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/paper-work/head", test_head);
  g_test_add_func ("/paper-work/written-number", test_written_number);
  g_test_add_func ("/paper-work/calculate", test_calculate);
  g_test_add_func ("/paper-work/describe", test_describe);
  return g_test_run ();
}
