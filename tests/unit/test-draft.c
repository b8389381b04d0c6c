/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "drafts.h"
#include "model/td-day.h"
#include "td-test-book.h"

/* Drafts: the texts of a paper, what a person does to them, and how the workspace keeps them. */

static GBytes *
make_pdf (TdDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = td_pdf_make (document, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_same_paper (const TdDraft *draft, TdDocument *composed)
{
  g_autoptr (TdDocument) document = td_draft_get_document (draft);
  g_autofree char *text = td_document_to_text (document);
  g_autofree char *expected = td_document_to_text (composed);
  g_autoptr (GBytes) pdf = make_pdf (document);
  g_autoptr (GBytes) expected_pdf = make_pdf (composed);

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (g_bytes_equal (pdf, expected_pdf));
}

/* Every kind on every sample: composed, kept and read back it is the paper that is composed without
 * all that, to the byte of its PDF. */
static void
test_round_trip (void)
{
  const char *const *kinds = td_document_get_kinds ();

  for (guint i = 0; i < G_N_ELEMENTS (draft_samples); i++)
    {
      g_autoptr (TdBook) book = case_book (draft_samples[i].name);
      g_autoptr (TdProgress) progress = paper_progress (
          book, td_test_day (draft_samples[i].as_of), td_test_day (draft_samples[i].issued));
      for (guint j = 0; kinds[j] != NULL; j++)
        {
          g_autoptr (TdDocument) composed = paper_compose (progress, kinds[j], TD_COMPOSE_TRACED);
          g_autoptr (TdDraft) draft = draft_compose (progress, kinds[j]);
          g_autoptr (TdDraft) read = draft_reread (draft, progress, kinds[j]);
          g_autoptr (TdDraft) copy = td_draft_copy (read);
          g_autoptr (TdChanges) changes = td_changes_new ();
          assert_same_paper (draft, composed);
          assert_same_paper (read, composed);
          assert_same_paper (copy, composed);
          /* What stands there already is not written again. */
          td_draft_put (copy, draft, 1, changes);
          g_assert_cmpuint (td_changes_get_n (changes), ==, 0);
        }
    }
}

static void
test_parts (void)
{
  static const struct
  {
    const char *key;
    const char *label;
    bool is_paragraph;
  } expected[] = {
    { "superior", "Superior agency", false },
    { "agency", "Issuing agency", false },
    { "number", "Number and symbol", false },
    { "secrecy", "Secrecy", false },
    { "urgency", "Urgency", false },
    { "circulation", "Circulation", false },
    { "nation", "Name of the state", false },
    { "motto", "Motto", false },
    { "place", "Place and date", false },
    { "contact", "Address and telephone", false },
    { "p1", "Kind of paper", false },
    { "p1", "Subject", false },
    { "heading", "Heading of the addressees", false },
    { "to:1", "Addressee 1", true },
    { "to:2", "Addressee 2", true },
    { "p1", "Paragraph 1", true },
    /* The second paragraph says who has not reported: all have. */
    { "p3", "Paragraph 2", true },
    { "p4", "Paragraph 3", true },
    { "p5", "Paragraph 4", true },
    { "directive:review", "Instruction 1", true },
    { "directive:pace", "Instruction 2", true },
    { "directive:very-low", "Instruction 3", true },
  };
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress
      = paper_progress (book, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
  g_autoptr (TdDraft) draft = draft_compose (progress, "dispatch");
  g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);

  g_assert_cmpuint (parts->len, >, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, i);
      g_assert_cmpstr (part->key, ==, expected[i].key);
      g_assert_cmpstr (part->label, ==, expected[i].label);
      g_assert_cmpint (part->is_paragraph, ==, expected[i].is_paragraph);
      g_assert_false (part->is_edited);
    }
  const TdDraftPart *name = g_ptr_array_index (parts, parts->len - 2);
  g_assert_cmpstr (name->label, ==, "Signature");
  g_assert_cmpstr (name->text, ==, "");
  const TdDraftPart *last = g_ptr_array_index (parts, parts->len - 1);
  g_assert_cmpstr (last->label, ==, "Drafter and copies");
  g_assert_cmpstr (last->text, ==, "");
}

/* Lines of which the templates have only the places: they stay in copies, and in the workspace. */
static void
test_empty_lines (void)
{
  static const char *const lines[][2] = { { "secrecy", "MẬT" },
                                          { "urgency", "HOẢ TỐC" },
                                          { "circulation", "LƯU HÀNH NỘI BỘ" },
                                          { "contact", "Số 17 đường Bến Tượng" },
                                          { "drafter", "PL.(300)" } };
  const char *const kinds[] = { "dispatch", "notice", "report", "letter", "form" };
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress
      = paper_progress (book, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TdDraft) draft = draft_compose (progress, kinds[i]);
      g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);
      for (guint j = 0; j < G_N_ELEMENTS (lines); j++)
        {
          guint block = G_MAXUINT;
          for (guint k = 0; k < parts->len; k++)
            {
              const TdDraftPart *part = g_ptr_array_index (parts, k);
              if (g_strcmp0 (part->key, lines[j][0]) == 0)
                block = part->block;
            }
          g_assert_cmpuint (block, !=, G_MAXUINT);
          g_assert_true (td_draft_set_text (draft, block, lines[j][0], lines[j][1]));
          g_clear_pointer (&parts, g_ptr_array_unref);
          parts = td_draft_list_parts (draft);
        }
      g_autoptr (TdDraft) read = draft_reread (draft, progress, kinds[i]);
      g_autoptr (TdDraft) copy = td_draft_copy (read);
      g_autofree char *text = draft_text (copy);
      for (guint j = 0; j < G_N_ELEMENTS (lines); j++)
        paper_has (text, lines[j][1]);
    }
}

static void
test_set_text (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress
      = paper_progress (book, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
  g_autoptr (TdDraft) draft = draft_compose (progress, "dispatch");
  g_autoptr (TdDraft) before = td_draft_copy (draft);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *key = NULL;
  guint block = draft_find (draft, "chỉ còn 15 ngày", &key);
  g_autofree char *text = draft_get (draft, block, key);

  g_assert_true (td_draft_set_text (draft, block, key, "Không còn\tnhiều\x7f thời gian\x1e.\n"));
  g_autofree char *edited = draft_get (draft, block, key);
  g_assert_cmpstr (edited, ==, "Không còn nhiều thời gian. ");
  g_autofree char *paper = draft_text (draft);
  paper_has (paper, "Không còn nhiều thời gian.");
  paper_lacks (paper, "chỉ còn 15 ngày");

  /* One block is another. */
  td_draft_put (draft, before, 7, changes);
  g_assert_cmpuint (td_changes_get_n (changes), ==, 1);
  const TdChange *change = td_changes_get (changes, 0);
  g_assert_cmpint (change->block.paper, ==, 7);
  g_assert_cmpint (change->block.position, ==, block + 1);
  paper_has (change->block.content, "\"text\":\"Không còn nhiều thời gian. \",\"base\":");

  g_autoptr (TdDraft) read = draft_reread (draft, progress, "dispatch");
  g_autofree char *again = draft_get (read, block, key);
  g_assert_cmpstr (again, ==, edited);

  /* What the template says is not an edit. */
  g_assert_true (td_draft_set_text (read, block, key, text));
  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  td_draft_put (read, before, 7, changes);
  g_assert_cmpuint (td_changes_get_n (changes), ==, 0);
  g_assert_false (td_draft_set_text (read, block, "p99", "x"));
  g_assert_false (td_draft_set_text (read, 1000, "p1", "x"));
}

int
main (int argc, char **argv)
{
  (void)setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draft/round-trip", test_round_trip);
  g_test_add_func ("/draft/parts", test_parts);
  g_test_add_func ("/draft/empty-lines", test_empty_lines);
  g_test_add_func ("/draft/set-text", test_set_text);
  return g_test_run ();
}
