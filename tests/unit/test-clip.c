/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "exchange/td-clip.h"
#include "model/td-amount.h"
#include "td-test-book.h"

static TdClip *
read_clip (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdClip *clip = td_clip_read (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (clip);
  return clip;
}

static void
assert_cell (
    const TdClip *clip, guint row, guint column, TdClipKind kind, const char *text, int64_t value)
{
  const TdClipCell *cell = td_clip_get (clip, row, column);

  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpint (cell->kind, ==, kind);
  g_assert_cmpint (cell->value, ==, value);
}

/* As Excel for Windows copies two rows of three cells. */
static void
test_block (void)
{
  g_autoptr (TdClip) clip = read_clip ("1041\t1609\t26\r\n814\t1.529\t23\r\n");

  g_assert_cmpuint (clip->n_rows, ==, 2);
  g_assert_cmpuint (clip->n_columns, ==, 3);
  assert_cell (clip, 0, 0, TD_CLIP_FIGURE, "1041", 1041);
  assert_cell (clip, 0, 2, TD_CLIP_FIGURE, "26", 26);
  assert_cell (clip, 1, 1, TD_CLIP_FIGURE, "1.529", 1529);
  assert_cell (clip, 1, 2, TD_CLIP_FIGURE, "23", 23);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *copied;
    TdClipKind kind;
    const char *text;
    int64_t value;
  } cases[] = {
    { "0", TD_CLIP_FIGURE, "0", 0 },
    { " 12 ", TD_CLIP_FIGURE, "12", 12 },
    { "\u00a01\u00a0234\u00a0", TD_CLIP_FIGURE, "1\u00a0234", 1234 },
    { "1 234 567", TD_CLIP_FIGURE, "1 234 567", 1234567 },
    { "1\u202f234", TD_CLIP_FIGURE, "1\u202f234", 1234 },
    { "12.345.678", TD_CLIP_FIGURE, "12.345.678", 12345678 },
    { "10000000000000000", TD_CLIP_FIGURE, "10000000000000000", TD_AMOUNT_MAX },
    { "10000000000000001", TD_CLIP_REFUSED, "10000000000000001", 0 },
    { "-", TD_CLIP_ABSENT, "-", 0 },
    { " – ", TD_CLIP_ABSENT, "–", 0 },
    { "—", TD_CLIP_ABSENT, "—", 0 },
    { "−", TD_CLIP_ABSENT, "−", 0 },
    { "  ", TD_CLIP_EMPTY, "", 0 },
    { "74,11%", TD_CLIP_RATE, "74,11%", 7411 },
    { "74.11 %", TD_CLIP_RATE, "74.11 %", 7411 },
    { "12,5", TD_CLIP_REFUSED, "12,5", 0 },
    { "12.5", TD_CLIP_REFUSED, "12.5", 0 },
    { "1,234", TD_CLIP_REFUSED, "1,234", 0 },
    { "1.234.5", TD_CLIP_REFUSED, "1.234.5", 0 },
    { "1.2.3", TD_CLIP_REFUSED, "1.2.3", 0 },
    { "-5", TD_CLIP_REFUSED, "-5", 0 },
    { "(5)", TD_CLIP_REFUSED, "(5)", 0 },
    { "Khu vực 4", TD_CLIP_WORDS, "Khu vực 4", 0 },
    { "12 việc", TD_CLIP_WORDS, "12 việc", 0 },
    { "O", TD_CLIP_WORDS, "O", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* Beside another cell, so that one that is empty is not an empty line. */
      g_autofree char *text = g_strdup_printf ("7\t%s", cases[i].copied);
      g_autoptr (TdClip) clip = read_clip (text);
      const TdClipCell *cell = td_clip_get (clip, 0, 1);

      g_test_message ("%s", cases[i].copied);
      g_assert_cmpint (cell->kind, ==, cases[i].kind);
      g_assert_cmpstr (cell->text, ==, cases[i].text);
      if (cell->kind == TD_CLIP_FIGURE || cell->kind == TD_CLIP_RATE)
        g_assert_cmpint (cell->value, ==, cases[i].value);
    }
}

/* LibreOffice and Excel put a cell with a line break, a tab or a quote into quotes. */
static void
test_quotes (void)
{
  g_autoptr (TdClip) clip = read_clip ("\"Năm trước\nchuyển sang\"\t\"Thu hồi,\r\n\"\"hủy\"\"\"\n"
                                       "\"Một\" hai\t\"\"\t\"chưa hết\n5");

  g_assert_cmpuint (clip->n_rows, ==, 3);
  g_assert_cmpuint (clip->n_columns, ==, 3);
  assert_cell (clip, 0, 0, TD_CLIP_WORDS, "Năm trước chuyển sang", 0);
  assert_cell (clip, 0, 1, TD_CLIP_WORDS, "Thu hồi,  \"hủy\"", 0);
  assert_cell (clip, 1, 0, TD_CLIP_WORDS, "\"Một\" hai", 0);
  assert_cell (clip, 1, 1, TD_CLIP_EMPTY, "", 0);
  assert_cell (clip, 1, 2, TD_CLIP_WORDS, "\"chưa hết", 0);
  assert_cell (clip, 2, 0, TD_CLIP_FIGURE, "5", 5);
}

/* Lines of different lengths, empty ones inside and at the end, all three line ends. */
static void
test_shape (void)
{
  g_autoptr (TdClip) clip = read_clip ("\ufeff1\t2\t3\r\n\r\n4\r5\t\t6\n\t\t\n\n");

  g_assert_cmpuint (clip->n_rows, ==, 4);
  g_assert_cmpuint (clip->n_columns, ==, 3);
  assert_cell (clip, 0, 2, TD_CLIP_FIGURE, "3", 3);
  assert_cell (clip, 1, 0, TD_CLIP_EMPTY, "", 0);
  assert_cell (clip, 2, 0, TD_CLIP_FIGURE, "4", 4);
  assert_cell (clip, 2, 1, TD_CLIP_EMPTY, "", 0);
  assert_cell (clip, 3, 1, TD_CLIP_EMPTY, "", 0);
  assert_cell (clip, 3, 2, TD_CLIP_FIGURE, "6", 6);
  assert_cell (clip, 9, 0, TD_CLIP_EMPTY, "", 0);
  assert_cell (clip, 0, 9, TD_CLIP_EMPTY, "", 0);
}

/* Names in the other normal form are the same names. */
static void
test_normal_form (void)
{
  g_autoptr (TdClip) clip = read_clip ("Khu vu\u031b\u0323c 4");

  assert_cell (clip, 0, 0, TD_CLIP_WORDS, "Khu vực 4", 0);
}

static void
test_refused (void)
{
  g_autoptr (GString) large = g_string_new (NULL);
  GError *error = NULL;

  g_assert_null (td_clip_read (NULL, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  g_assert_null (td_clip_read ("", &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  g_assert_null (td_clip_read ("\r\n \t\n", &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  g_assert_null (td_clip_read ("1\t\xff", &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  for (guint i = 0; i <= TD_CLIP_MAX_CELLS; i++)
    g_string_append (large, "1\n");
  g_assert_null (td_clip_read (large->str, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  /* What stands far below empty rows is not left out without a word; empty rows are. */
  g_string_assign (large, "1\n");
  for (guint i = 0; i <= TD_CLIP_MAX_CELLS; i++)
    g_string_append_c (large, '\n');
  g_autoptr (TdClip) whole = td_clip_read (large->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (whole->n_rows, ==, 1);
  g_string_append (large, "2\n");
  g_assert_null (td_clip_read (large->str, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  /* One long line makes all the short ones long. */
  g_string_truncate (large, 0);
  for (guint i = 0; i < 1000; i++)
    g_string_append (large, "1\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append (large, "1\t");
  g_assert_null (td_clip_read (large->str, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
}

/* Whatever is cut off or mixed up, it is read or refused, and every cell can be asked for. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { "\t", "\r\n", "\n", "\r", "\"", "\"\"", "12", "1.234", "–", " ", "Khu vực", "7,5%", "" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20250912);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TdClip) clip = NULL;
      g_autoptr (GError) error = NULL;
      int n = g_rand_int_range (random, 0, 40);

      for (int j = 0; j < n; j++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      clip = td_clip_read (text->str, &error);
      g_assert_true ((clip == NULL) == (error != NULL));
      for (guint row = 0; clip != NULL && row < clip->n_rows; row++)
        for (guint column = 0; column < clip->n_columns; column++)
          g_assert_nonnull (td_clip_get (clip, row, column)->text);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/clip/block", test_block);
  g_test_add_func ("/clip/kinds", test_kinds);
  g_test_add_func ("/clip/quotes", test_quotes);
  g_test_add_func ("/clip/shape", test_shape);
  g_test_add_func ("/clip/normal-form", test_normal_form);
  g_test_add_func ("/clip/refused", test_refused);
  g_test_add_func ("/clip/random", test_random);
  return g_test_run ();
}
