/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "documents/td-docx.h"
#include "documents/td-odt.h"
#include "drafts.h"
#include "model/td-day.h"
#include "td-test-book.h"

/*
 * Drafts when figures change. Thái Nguyên on 12/9/2025: 8.603 of 10.880 cases, 79,07 %, 542 short
 * of 84,05 %; khu vực 7 has 1.015 of 1.250, 81,20 %, 2,85 points short, which is not low.
 * With 1.000 it has 80,00 % and is low, by 4,05 points; the whole has 8.588, 78,93 %, 5,12 points
 * and 557 cases short.
 */

#define LOW_KV7 "Phòng THADS khu vực 7 đạt 80,00% (thiếu 4,05 điểm %)"

/* @completed: of khu vực 7; −1: it has reported nothing */
static TdBook *
make_book (int64_t completed)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdDay day = td_day_new (2025, 9, 12);
  TdRecord record = { .as_of = day, .unit = (char *)"KV7", .measure = TD_MEASURE_CASES };

  case_read (changes, "thai-nguyen-2025");
  if (completed >= 0)
    case_put_totals (changes, day, "KV7", TD_MEASURE_CASES, 1250, completed);
  else
    td_changes_remove_record (changes, &record);
  return td_book_new_from_changes (changes);
}

static TdProgress *
make_progress (TdBook *book)
{
  return paper_progress (book, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
}

static TdDraft *
refresh (const TdDraft *draft, const TdProgress *progress, GPtrArray **differences)
{
  g_autoptr (GError) error = NULL;
  TdDraft *refreshed = td_draft_refresh (draft, progress, NULL, differences, &error);

  g_assert_no_error (error);
  return refreshed;
}

/* (nullable): a difference of that type whose text before or after has these words. */
static const TdDifference *
find (const GPtrArray *differences, TdDifferenceType type, const char *words)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const TdDifference *it = g_ptr_array_index (differences, i);
      if (it->type == type
          && ((it->before != NULL && strstr (it->before, words) != NULL)
              || (it->after != NULL && strstr (it->after, words) != NULL)))
        return it;
    }
  return NULL;
}

static guint
count (const GPtrArray *differences, TdDifferenceType type)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    n += ((const TdDifference *)g_ptr_array_index (differences, i))->type == type;
  return n;
}

static void
assert_none (const GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const TdDifference *it = g_ptr_array_index (differences, i);
      g_test_message (
          "%d %s %s: %s -> %s", (int)it->type, it->label, it->path, it->before, it->after);
    }
  g_assert_cmpuint (differences->len, ==, 0);
}

/* Writes other words where @words stand; the figures around them stay. */
static void
rewrite (TdDraft *draft, guint block, const char *key, const char *words, const char *others)
{
  g_autofree char *text = draft_get (draft, block, key);
  g_autoptr (GString) edited = g_string_new (text);

  g_assert_cmpuint (g_string_replace (edited, words, others, 1), ==, 1);
  g_assert_true (td_draft_set_text (draft, block, key, edited->str));
}

static void
test_figures (void)
{
  g_autoptr (TdBook) book = make_book (1015);
  g_autoptr (TdProgress) progress = make_progress (book);
  g_autoptr (TdBook) later_book = make_book (1000);
  g_autoptr (TdProgress) later = make_progress (later_book);
  g_autoptr (TdDraft) draft = draft_compose (progress, "dispatch");
  g_autofree char *key = NULL;
  guint block = draft_find (draft, "đạt 79,07%", &key);
  g_autoptr (GPtrArray) differences = NULL;

  rewrite (draft, block, key, "Kết quả thi hành án dân sự", "Tình hình thi hành án");
  g_autoptr (TdDraft) refreshed = refresh (draft, later, &differences);
  g_autofree char *text = draft_text (refreshed);
  paper_has (text, "Tình hình thi hành án toàn tỉnh tính đến hết ngày 12/9/2025");
  paper_has (text, "thi hành xong 8.588 việc trên tổng số 10.880 việc");
  paper_has (text, "đạt 78,93%");
  paper_has (text, "còn thiếu 557 việc (tương đương 5,12 điểm %) so với chỉ tiêu 84,05%");

  const TdDifference *rate = find (differences, TD_DIFFERENCE_FIGURE, "79,07");
  g_assert_nonnull (rate);
  g_assert_cmpstr (rate->path, ==, "2025-09-12/cases.rate/TN");
  g_assert_cmpstr (rate->before, ==, "79,07");
  g_assert_cmpstr (rate->after, ==, "78,93");
  g_assert_cmpuint (rate->block, ==, block);
  g_assert_cmpstr (rate->label, ==, "Paragraph 1");
  const TdDifference *missing = find (differences, TD_DIFFERENCE_FIGURE, "557");
  g_assert_cmpstr (missing->path, ==, "2025-09-12/cases.missing/TN");
  g_assert_cmpstr (missing->before, ==, "542");
  /* The template has the same words as when it was edited. */
  g_assert_cmpuint (count (differences, TD_DIFFERENCE_EDITED), ==, 0);
  g_assert_cmpuint (count (differences, TD_DIFFERENCE_GONE), ==, 0);

  /* Restored it is the paper by the figures of now. */
  g_autoptr (TdDraft) composed = draft_compose (later, "dispatch");
  g_autofree char *expected = draft_text (composed);
  g_assert_true (td_draft_restore (refreshed, block, key));
  g_autofree char *restored = draft_text (refreshed);
  g_assert_cmpstr (restored, ==, expected);
}

static void
test_lists (void)
{
  g_autoptr (TdBook) book = make_book (1015);
  g_autoptr (TdProgress) progress = make_progress (book);
  g_autoptr (TdBook) later_book = make_book (1000);
  g_autoptr (TdProgress) later = make_progress (later_book);
  g_autoptr (TdDraft) draft = draft_compose (progress, "dispatch");
  g_autoptr (TdDraft) edited = td_draft_copy (draft);
  g_autofree char *key = NULL;
  guint block = draft_find (draft, "Các đơn vị đạt thấp về việc", &key);
  g_autoptr (GPtrArray) differences = NULL;

  /* Nobody edited the list: the unit is in it. */
  g_autoptr (TdDraft) refreshed = refresh (draft, later, &differences);
  g_autofree char *text = draft_get (refreshed, block, key);
  g_autofree char *plain = td_pattern_plain (text, " ");
  paper_has (plain, LOW_KV7);
  const TdDifference *wording
      = find (differences, TD_DIFFERENCE_WORDING, "Các đơn vị đạt thấp về việc");
  g_assert_nonnull (wording);
  paper_has (wording->after, LOW_KV7);
  paper_lacks (wording->before, "khu vực 7");
  g_assert_cmpstr (wording->label, ==, "Paragraph 2");

  /* A person did: the words stay, and what the template would say is told. */
  rewrite (edited, block, key, "Các đơn vị đạt thấp", "Bốn đơn vị đạt thấp nhất");
  g_clear_pointer (&differences, g_ptr_array_unref);
  g_autoptr (TdDraft) kept = refresh (edited, later, &differences);
  g_autofree char *kept_text = draft_get (kept, block, key);
  g_autofree char *kept_plain = td_pattern_plain (kept_text, " ");
  paper_has (kept_plain, "Bốn đơn vị đạt thấp nhất về việc: Phòng THADS khu vực 4 đạt 73,45%");
  paper_lacks (kept_plain, "khu vực 7");
  const TdDifference *told = find (differences, TD_DIFFERENCE_EDITED, "Các đơn vị đạt thấp");
  g_assert_nonnull (told);
  paper_has (told->after, LOW_KV7);
  paper_has (told->before, "Bốn đơn vị");
  g_assert_null (find (differences, TD_DIFFERENCE_WORDING, "Các đơn vị đạt thấp về việc"));

  /* It is told once. */
  g_clear_pointer (&differences, g_ptr_array_unref);
  g_autoptr (TdDraft) again = refresh (kept, later, &differences);
  assert_none (differences);
}

static void
test_gone (void)
{
  g_autoptr (TdBook) book = make_book (1000);
  g_autoptr (TdProgress) progress = make_progress (book);
  g_autoptr (TdBook) later_book = make_book (-1);
  g_autoptr (TdProgress) later = make_progress (later_book);
  g_autoptr (TdDraft) draft = draft_compose (progress, "dispatch");
  g_autofree char *key = NULL;
  guint block = draft_find (draft, "Các đơn vị đạt thấp về việc", &key);
  g_autoptr (GPtrArray) differences = NULL;

  rewrite (draft, block, key, "Các đơn vị đạt thấp", "Năm đơn vị đạt thấp");
  g_autoptr (TdDraft) refreshed = refresh (draft, later, &differences);
  const TdDifference *gone = find (differences, TD_DIFFERENCE_GONE, "80,00");
  g_assert_nonnull (gone);
  g_assert_cmpstr (gone->path, ==, "2025-09-12/cases.rate/KV7");
  g_assert_null (gone->after);
  g_autofree char *text = draft_get (refreshed, block, key);
  g_autofree char *plain = td_pattern_plain (text, " ");
  paper_has (plain, LOW_KV7);
  /* The others have their sources still. */
  g_assert_cmpuint (count (differences, TD_DIFFERENCE_GONE), ==, 2);
}

/* Khu vực 7 stops reporting: the paper says so behind its first paragraph, and asks for it. */
static void
test_added (void)
{
  g_autoptr (TdBook) book = make_book (1000);
  g_autoptr (TdProgress) progress = make_progress (book);
  g_autoptr (TdBook) later_book = make_book (-1);
  g_autoptr (TdProgress) later = make_progress (later_book);
  g_autoptr (TdDraft) draft = draft_compose (progress, "dispatch");
  g_autoptr (TdDraft) composed = draft_compose (later, "dispatch");
  g_autofree char *before = draft_text (draft);
  g_autofree char *after = draft_text (composed);
  g_autoptr (GPtrArray) differences = NULL;

  g_autoptr (TdDraft) refreshed = refresh (draft, later, &differences);
  g_autofree char *text = draft_text (refreshed);
  g_assert_cmpstr (text, ==, after);
  const TdDifference *silent = find (
      differences, TD_DIFFERENCE_ADDED, "Phòng THADS khu vực 7 chưa báo cáo số liệu về việc.");
  g_assert_nonnull (silent);
  g_assert_cmpstr (silent->label, ==, "Paragraph 2");
  g_assert_null (silent->before);
  const TdDifference *asked
      = find (differences, TD_DIFFERENCE_ADDED, "chưa báo cáo đủ số liệu phải gửi ngay báo cáo");
  g_assert_nonnull (asked);
  g_assert_cmpint (strncmp (asked->label, "Instruction ", strlen ("Instruction ")), ==, 0);

  g_clear_pointer (&differences, g_ptr_array_unref);
  g_autoptr (TdDraft) back = refresh (refreshed, progress, &differences);
  g_autofree char *back_text = draft_text (back);
  g_assert_cmpstr (back_text, ==, before);
  const TdDifference *gone = find (
      differences, TD_DIFFERENCE_REMOVED, "Phòng THADS khu vực 7 chưa báo cáo số liệu về việc.");
  g_assert_nonnull (gone);
  g_assert_cmpstr (gone->label, ==, "Paragraph 2");
  g_assert_null (gone->after);
}

static void
test_removed (void)
{
  g_autoptr (TdBook) book = make_book (1015);
  g_autoptr (TdProgress) progress = make_progress (book);
  g_autoptr (TdBook) later_book = make_book (1000);
  g_autoptr (TdProgress) later = make_progress (later_book);
  g_autoptr (TdDraft) draft = draft_compose (progress, "dispatch");
  g_autofree char *key = NULL;
  guint block = draft_find (draft, "Các đơn vị đạt thấp về việc", &key);
  g_autoptr (GPtrArray) differences = NULL;

  g_assert_true (td_draft_remove (draft, block, key));
  g_assert_false (td_draft_remove (draft, block, key));
  g_autofree char *own = td_draft_insert (draft, block, NULL, "Lời riêng.");
  g_assert_cmpstr (own, ==, "own:1");
  g_autofree char *second = td_draft_insert (draft, block, own, "Lời riêng nữa.");
  g_assert_cmpstr (second, ==, "own:2");
  g_assert_true (td_draft_move (draft, block, second, -1));
  g_assert_false (td_draft_move (draft, block, second, -1));

  g_autoptr (TdDraft) kept = draft_reread (draft, progress, "dispatch");
  g_autoptr (TdDraft) refreshed = refresh (kept, later, &differences);
  g_autofree char *text = draft_text (refreshed);
  paper_lacks (text, "đơn vị đạt thấp về việc");
  const char *at = strstr (text, "Lời riêng nữa.");
  g_assert_nonnull (at);
  g_assert_nonnull (strstr (at, "Lời riêng.\n"));
  g_assert_nonnull (strstr (at, "Kết quả thi hành án dân sự"));
  g_assert_null (find (differences, TD_DIFFERENCE_ADDED, "đơn vị đạt thấp về việc"));

  /* The whole block back: as the template has it now. */
  g_autoptr (TdDraft) composed = draft_compose (later, "dispatch");
  g_autofree char *expected = draft_text (composed);
  g_assert_true (td_draft_restore (refreshed, block, NULL));
  g_autofree char *restored = draft_text (refreshed);
  g_assert_cmpstr (restored, ==, expected);
}

static void
test_left_out (void)
{
  g_autoptr (TdBook) book = make_book (1015);
  g_autoptr (TdProgress) progress = make_progress (book);
  g_autoptr (TdBook) later_book = make_book (1000);
  g_autoptr (TdProgress) later = make_progress (later_book);
  g_autoptr (TdDraft) draft = draft_compose (progress, "handout");
  g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) others = NULL;
  guint block = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, i);
      if (g_str_equal (part->key, "table"))
        block = part->block;
    }
  g_autoptr (TdDraft) plain = refresh (draft, later, &differences);
  guint n_tables = count (differences, TD_DIFFERENCE_TABLE);
  g_assert_cmpuint (n_tables, >, 1);
  g_assert_true (td_draft_remove (draft, block, "table"));
  g_autoptr (TdDraft) kept = draft_reread (draft, progress, "handout");
  g_autoptr (TdDraft) refreshed = refresh (kept, later, &others);
  g_assert_cmpuint (count (others, TD_DIFFERENCE_TABLE), ==, n_tables - 1);
  g_autofree char *text = draft_text (refreshed);
  g_autofree char *full = draft_text (plain);
  g_assert_cmpuint (strlen (text), <, strlen (full));
  g_assert_true (td_draft_restore (refreshed, block, "table"));
  g_autofree char *restored = draft_text (refreshed);
  g_assert_cmpstr (restored, ==, full);
}

static void
test_directive (void)
{
  g_autoptr (TdBook) book = make_book (1015);
  g_autoptr (TdProgress) progress = make_progress (book);
  g_autoptr (TdBook) later_book = make_book (1000);
  g_autoptr (TdProgress) later = make_progress (later_book);
  g_autoptr (TdDraft) draft = draft_compose (progress, "notice");
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  guint block = draft_find (draft, "Tập trung chỉ đạo", &key);

  g_assert_cmpstr (key, ==, "directive:lowest");
  g_autofree char *preview = td_draft_preview_directive ("very-low", progress, &error);
  g_assert_no_error (error);
  paper_has (preview, "Phòng THADS khu vực 4 đạt 73,45% (thiếu 10,60 điểm %)");
  g_autofree char *added = td_draft_add_directive (draft, block, key, "very-low", progress, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (added, ==, "directive:very-low");
  g_autofree char *text = draft_get (draft, block, added);
  g_autofree char *plain = td_pattern_plain (text, " ");
  g_assert_cmpstr (plain, ==, preview);
  g_autoptr (TdDraft) kept = draft_reread (draft, progress, "notice");

  /* It is no instruction of a notice, and stays with new figures all the same. */
  g_autoptr (TdDraft) same = refresh (kept, progress, &differences);
  assert_none (differences);
  g_autofree char *again = draft_get (same, block, added);
  g_assert_cmpstr (again, ==, text);
  rewrite (kept, block, added, "Cụ thể:", "Gồm:");
  g_clear_pointer (&differences, g_ptr_array_unref);
  g_autoptr (TdDraft) refreshed = refresh (kept, later, &differences);
  g_autofree char *edited = draft_get (refreshed, block, added);
  paper_has (edited, "Gồm:");

  g_assert_null (td_draft_add_directive (draft, block, key, "nothing", progress, &error));
  td_test_take_error (&error, TD_ERROR_NOT_FOUND);
  g_assert_null (td_draft_add_directive (draft, block, key, "silent", progress, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  g_assert_null (td_draft_add_directive (draft, 0, "place", "very-low", progress, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  g_autofree char *none = td_draft_preview_directive ("silent", progress, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (none, ==, "");
}

/* From one cut to the next: the figures of an edited text are of the new day. */
static void
test_other_day (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) june
      = paper_progress (book, td_day_new (2025, 6, 30), td_day_new (2025, 7, 2));
  g_autoptr (TdProgress) september = make_progress (book);
  g_autoptr (TdDraft) draft = draft_compose (june, "letter");
  g_autofree char *key = NULL;
  guint block = draft_find (draft, "Tính đến hết ngày 30/6/2025", &key);

  rewrite (draft, block, key, "Thời gian qua", "Vừa qua");
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (TdDraft) refreshed = refresh (draft, september, &differences);
  g_autofree char *text = draft_get (refreshed, block, key);
  g_autofree char *plain = td_pattern_plain (text, " ");
  paper_has (plain, "Vừa qua, công tác");
  paper_has (plain, "Tính đến hết ngày 12/9/2025");
  paper_has (plain, "đạt 79,07%");
  paper_has (text, TD_MARK_FIELD "2025-09-12/cases.rate/TN" TD_MARK_FIELD_TEXT "79,07");
  /* A year before 12/9/2025 there were no figures: what was said of June stays, and is told. */
  paper_has (text, TD_MARK_FIELD "2025-06-30/cases.year/TN" TD_MARK_FIELD_TEXT "1,97");
  g_assert_cmpuint (count (differences, TD_DIFFERENCE_GONE), ==, 2);
  g_assert_nonnull (find (differences, TD_DIFFERENCE_GONE, "1,97"));
  /* Money was short in June, and is not any more: "còn thiếu" is wrong now. */
  const TdDifference *told = find (differences, TD_DIFFERENCE_EDITED, "vượt 0,42 điểm %");
  g_assert_nonnull (told);
  g_assert_cmpuint (told->block, ==, block);
}

static void
test_number (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  static const struct
  {
    const char *number;
    const char *shown;
  } numbers[] = { { "5", "Số: 05/CĐ-THADS" },
                  { "05", "Số: 05/CĐ-THADS" },
                  { "12a", "Số: 12a/CĐ-THADS" },
                  { NULL, "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/CĐ-THADS" } };

  case_read (changes, "thai-nguyen-2025");
  td_changes_put_setting (changes, "signer_authority", "KT. trưởng thi hành án dân sự");
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress = make_progress (book);
  g_autoptr (TdDraft) first = draft_compose (progress, "dispatch");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (TdDraft) draft
          = td_draft_compose (progress, "dispatch", numbers[i].number, &error);
      g_assert_no_error (error);
      g_autofree char *text = draft_get (draft, 0, "number");
      g_assert_cmpstr (text, ==, numbers[i].shown);
      g_autofree char *paper = draft_text (draft);
      paper_has (paper, "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ");

      g_autoptr (TdDraft) refreshed
          = td_draft_refresh (first, progress, numbers[i].number, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *again = draft_get (refreshed, 0, "number");
      g_assert_cmpstr (again, ==, numbers[i].shown);
    }
}

/* --- whatever a person does --- */

static void
edit_at_random (TdDraft *draft, GRand *random)
{
  g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);
  const TdDraftPart *part
      = g_ptr_array_index (parts, g_rand_int_range (random, 0, (gint32)parts->len));
  g_autofree char *key = g_strdup (part->key);
  g_autofree char *text = g_strconcat ("Sửa: ", part->text, NULL);
  guint block = part->block;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      (void)td_draft_set_text (draft, block, key, text);
      break;
    case 1:
      g_free (td_draft_insert (draft, block, key, text));
      break;
    case 2:
      (void)td_draft_remove (draft, block, key);
      break;
    case 3:
      (void)td_draft_move (draft, block, key, g_rand_boolean (random) ? 1 : -1);
      break;
    case 4:
      (void)td_draft_restore (draft, block, key);
      break;
    default:
      (void)td_draft_set_text (draft, block, key, "");
      break;
    }
}

/* Read back a draft is the same; refreshed by the same figures too; restored it is what the
 * template says. */
static void
test_random (void)
{
  const char *const *kinds = td_document_get_kinds ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20250912);

  for (guint i = 0; i < G_N_ELEMENTS (draft_samples); i++)
    {
      g_autoptr (TdBook) book = case_book (draft_samples[i].name);
      g_autoptr (TdProgress) progress = paper_progress (
          book, td_test_day (draft_samples[i].as_of), td_test_day (draft_samples[i].issued));
      for (guint j = 0; j < 24; j++)
        {
          const char *kind = kinds[j % 6];
          g_autoptr (TdDraft) composed = draft_compose (progress, kind);
          g_autoptr (TdDraft) draft = td_draft_copy (composed);
          g_autoptr (GPtrArray) differences = NULL;
          g_autoptr (TdChanges) changes = td_changes_new ();
          for (int n = g_rand_int_range (random, 0, 25); n > 0; n--)
            edit_at_random (draft, random);
          g_autofree char *text = draft_text (draft);
          g_autoptr (TdDraft) read = draft_reread (draft, progress, kind);
          g_autofree char *read_text = draft_text (read);
          g_assert_cmpstr (read_text, ==, text);

          g_autoptr (TdDraft) refreshed = refresh (read, progress, &differences);
          assert_none (differences);
          g_autofree char *refreshed_text = draft_text (refreshed);
          g_assert_cmpstr (refreshed_text, ==, text);
          td_draft_put (refreshed, draft, 1, changes);
          g_assert_cmpuint (td_changes_get_n (changes), ==, 0);

          /* Whatever is gone, it is laid out. */
          g_autoptr (TdDocument) document = td_draft_get_document (refreshed);
          g_autoptr (GBytes) pdf = td_pdf_make (document, NULL);
          g_assert_nonnull (pdf);
          g_autoptr (GBytes) odt = td_odt_make (document, NULL);
          g_assert_nonnull (odt);
          g_autoptr (GBytes) docx = td_docx_make (document, NULL);
          g_assert_nonnull (docx);

          g_autofree char *composed_text = draft_text (composed);
          for (guint block = 0; td_draft_restore (refreshed, block, NULL); block++)
            continue;
          g_autofree char *restored = draft_text (refreshed);
          g_assert_cmpstr (restored, ==, composed_text);
        }
    }
}

int
main (int argc, char **argv)
{
  (void)setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draft-refresh/figures", test_figures);
  g_test_add_func ("/draft-refresh/lists", test_lists);
  g_test_add_func ("/draft-refresh/gone", test_gone);
  g_test_add_func ("/draft-refresh/added", test_added);
  g_test_add_func ("/draft-refresh/removed", test_removed);
  g_test_add_func ("/draft-refresh/left-out", test_left_out);
  g_test_add_func ("/draft-refresh/directive", test_directive);
  g_test_add_func ("/draft-refresh/other-day", test_other_day);
  g_test_add_func ("/draft-refresh/number", test_number);
  g_test_add_func ("/draft-refresh/random", test_random);
  return g_test_run ();
}
