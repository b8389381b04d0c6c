/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "drafts.h"
#include "model/td-day.h"
#include "td-test-book.h"

/* Blocks that another program has written: a clear error, never a crash. */

#define HEAD "{\"type\":\"document\",\"title\":\"Công điện\",\"body\":140,\"table\":110}"

/* (nullable): NULL with @error */
static TdDraft *
read_contents (const char *const *contents, GError **error)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new ();
  TdPaper paper = { .id = 1,
                    .kind = (char *)"dispatch",
                    .as_of = td_day_new (2025, 9, 12),
                    .issued = td_day_new (2025, 9, 15) };

  for (; *contents != NULL; contents++)
    g_ptr_array_add (array, (gpointer)*contents);
  return td_draft_read (&paper, array, error);
}

static void
assert_refused (const char *head, const char *block)
{
  const char *contents[] = { head, block, NULL };
  g_autoptr (GError) error = NULL;
  TdDraft *draft = read_contents (contents, &error);

  if (draft != NULL)
    g_test_message ("read: %s %s", head, block);
  g_assert_null (draft);
  td_test_take_error (&error, TD_ERROR_VALUE);
}

static void
test_heads (void)
{
  static const char *const heads[] = {
    "",
    "null",
    "[]",
    "{}",
    "\"document\"",
    "{\"type\":\"document\"}",
    "{\"type\":\"paragraph\",\"title\":\"a\",\"body\":140,\"table\":110}",
    "{\"type\":\"document\",\"title\":\"a\",\"body\":5,\"table\":110}",
    "{\"type\":\"document\",\"title\":\"a\",\"body\":140,\"table\":9223372036854775807}",
    "{\"type\":\"document\",\"title\":\"a\",\"body\":140.5,\"table\":110}",
    "{\"type\":\"document\",\"title\":[\"a\"],\"body\":140,\"table\":110}",
    "{\"type\":\"document\",\"title\":\"a\\n\",\"body\":140,\"table\":110}",
    "{\"type\":\"document\",\"title\":\"a\",\"body\":140,\"table\":110,\"fit\":1}",
    "{\"type\":\"document\",\"title\":\"a\",\"body\":140,\"table\":110",
  };
  const char *none[] = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (read_contents (none, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    assert_refused (heads[i], "{\"type\":\"page-break\"}");
}

static void
test_blocks (void)
{
  static const char *const blocks[] = {
    "",
    "{",
    "[1,2]",
    "{\"type\":7}",
    "{\"type\":\"poem\"}",
    "{\"type\":null}",
    "{\"texts\":[]}",
    "{\"type\":\"paragraph\",\"texts\":{}}",
    "{\"type\":\"paragraph\",\"texts\":[\"a\"]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"text\":\"a\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"\",\"text\":\"a\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p 1\",\"text\":\"a\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":5}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"a\",\"base\":true}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"a\"},{\"key\":\"p1\",\"text\":"
    "\"b\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"own:1\",\"text\":\"a\",\"base\":\"b\"}]}",
    /* Control characters, marks without their ends, a direction turned. */
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"a\\u001eb\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"a\\u0005b\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"a\\ue000b\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"\\ue000x\\ue00112\\ue002\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"\\ue003p1\\ue004a\"}]}",
    "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"a\\u202eb\"}]}",
    "{\"type\":\"paragraph\",\"bold\":\"yes\",\"texts\":[]}",
    "{\"type\":\"paragraph\",\"removed\":[\"p1\"]}",
    "{\"type\":\"paragraph\",\"order\":[3]}",
    "{\"type\":\"heading\",\"level\":9}",
    "{\"type\":\"letterhead\",\"texts\":[{\"key\":\"flag\",\"text\":\"a\"}]}",
    "{\"type\":\"signature\",\"texts\":[{\"key\":\"own:1\",\"text\":\"a\"}]}",
    "{\"type\":\"page-break\",\"texts\":[{\"key\":\"p1\",\"text\":\"a\"}]}",
    "{\"type\":\"table\"}",
    "{\"type\":\"table\",\"columns\":[{\"heading\":\"a\"}],\"rows\":[{\"cells\":[\"1\"]}]}",
    "{\"type\":\"table\",\"columns\":[{\"heading\":\"a\",\"align\":\"up\"}],\"rows\":[{\"cells\":["
    "\"1\"]}]}",
    "{\"type\":\"table\",\"columns\":[{\"heading\":\"a\",\"align\":\"left\"}],\"rows\":[{\"cells\":"
    "[\"1\",\"2\"]}]}",
    "{\"type\":\"table\",\"columns\":[{\"heading\":\"a\",\"align\":\"left\"}],\"rows\":[{\"cells\":"
    "[2]}]}",
    "{\"type\":\"table\",\"columns\":[{\"heading\":\"a\",\"align\":\"left\"}],\"rows\":[[]]}",
    "{\"type\":\"figures\"}",
    "{\"type\":\"figures\",\"panels\":[{\"rows\":[{\"label\":\"a\"}]}]}",
    "{\"type\":\"charts\"}",
    "{\"type\":\"charts\",\"charts\":[{}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    assert_refused (HEAD, blocks[i]);
}

static void
test_deep_and_long (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"type\":");
  g_autoptr (GString) marks
      = g_string_new ("{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"");
  g_autoptr (GString) notes = g_string_new (marks->str);
  g_autoptr (GString) length = g_string_new (marks->str);

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (deep, i % 2 == 0 ? '[' : '{');
  assert_refused (HEAD, deep->str);
  /* Marks alone are read once, not once for each of them. */
  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (marks, TD_MARK_FIELD "//" TD_MARK_FIELD_TEXT);
      g_string_append (notes, "\\u0005");
    }
  g_string_append (marks, "\"}]}");
  g_string_append (notes, "\"}]}");
  assert_refused (HEAD, marks->str);
  assert_refused (HEAD, notes->str);
  while (length->len <= TD_PAPER_CONTENT_MAX)
    g_string_append (length, "dài dài dài dài dài dài dài dài ");
  g_string_append (length, "\"}]}");
  assert_refused (HEAD, length->str);
  assert_refused (HEAD,
                  "{\"type\":\"paragraph\",\"texts\":[{\"key\":\"p1\",\"text\":\"\xff\xfe\"}]}");
}

/* Bytes of real papers that were lost, doubled or changed. */
static void
test_damaged (void)
{
  static const char *const kinds[] = { "dispatch", "handout", "report", "form" };
  static const char letters[] = "{}[]\",:0189-.truefalsn\\\x01\x1e\xee\x80\x82 ";
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress
      = paper_progress (book, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
  g_autoptr (GRand) random = g_rand_new_with_seed (12092025);
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TdDraft) draft = draft_compose (progress, kinds[i]);
      g_autoptr (GPtrArray) contents = draft_contents (draft);
      for (guint j = 0; j < 1500; j++)
        {
          guint at = (guint)g_rand_int_range (random, 1, (gint32)contents->len);
          g_autoptr (GString) content = g_string_new (g_ptr_array_index (contents, at));
          const char *both[] = { g_ptr_array_index (contents, 0), NULL, NULL };
          for (int n = g_rand_int_range (random, 1, 4); n > 0 && content->len > 2; n--)
            {
              gsize place = (gsize)g_rand_int_range (random, 0, (gint32)content->len - 1);
              gsize n_lost = (gsize)g_rand_int_range (random, 1, 30);
              if (g_rand_boolean (random))
                content->str[place]
                    = letters[g_rand_int_range (random, 0, (gint32)G_N_ELEMENTS (letters) - 1)];
              else
                g_string_erase (content, (gssize)place, (gssize)MIN (n_lost, content->len - place));
            }
          both[1] = content->str;
          g_autoptr (GError) error = NULL;
          g_autoptr (TdDraft) read = read_contents (both, &error);
          if (read == NULL)
            {
              td_test_take_error (&error, TD_ERROR_VALUE);
              continue;
            }
          n_read++;
          g_autofree char *text = draft_text (read);
          g_autoptr (TdDocument) document = td_draft_get_document (read);
          if (n_read % 20 == 0)
            {
              g_autoptr (GBytes) pdf = td_pdf_make (document, &error);
              g_assert_no_error (error);
            }
          g_autoptr (TdDraft) refreshed
              = n_read % 50 == 0 ? td_draft_refresh (read, progress, NULL, NULL, &error)
                                 : td_draft_copy (read);
          g_assert_no_error (error);
        }
    }
  g_assert_cmpuint (n_read, >, 100);
}

int
main (int argc, char **argv)
{
  (void)setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draft-hostile/heads", test_heads);
  g_test_add_func ("/draft-hostile/blocks", test_blocks);
  g_test_add_func ("/draft-hostile/deep-and-long", test_deep_and_long);
  g_test_add_func ("/draft-hostile/damaged", test_damaged);
  return g_test_run ();
}
