/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "exchange/td-csv-reader.h"
#include "model/td-types.h"

#include <locale.h>
#include <string.h>

/* A stream that gives a few bytes at a time, so that records are cut anywhere. */
#define TEST_TYPE_DRIP (test_drip_get_type ())
G_DECLARE_FINAL_TYPE (TestDrip, test_drip, TEST, DRIP, GInputStream)

struct _TestDrip
{
  GInputStream parent_instance;
  const char *bytes; /* borrowed */
  gsize length;
  gsize step;
};

G_DEFINE_FINAL_TYPE (TestDrip, test_drip, G_TYPE_INPUT_STREAM)

static gssize
drip_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  TestDrip *drip = TEST_DRIP (stream);
  gsize n = MIN (MIN (drip->step, count), drip->length);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  memcpy (buffer, drip->bytes, n);
  drip->bytes += n;
  drip->length -= n;
  return (gssize)n;
}

static void
test_drip_class_init (TestDripClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = drip_read;
}

static void
test_drip_init (TestDrip *drip)
{
}

static TdCsvReader *
new_reader (const char *bytes, gsize length, gsize step)
{
  g_autoptr (TestDrip) drip = g_object_new (TEST_TYPE_DRIP, NULL);
  drip->bytes = bytes;
  drip->length = length;
  drip->step = step;
  return td_csv_reader_new (G_INPUT_STREAM (drip));
}

/* "LINE[field|field]" for each record, "LINE!" for each fault. */
static char *
describe (const char *bytes, gsize length, gsize step)
{
  g_autoptr (TdCsvReader) reader = new_reader (bytes, length, step);
  GString *out = g_string_new (NULL);

  for (;;)
    {
      g_autofree char *fault = NULL;
      g_autoptr (GError) error = NULL;
      TdCsvStatus status = td_csv_reader_next (reader, NULL, &fault, &error);
      g_assert_no_error (error);
      if (status == TD_CSV_END)
        return g_string_free (out, FALSE);
      g_string_append_printf (out, "%u", td_csv_reader_get_line (reader));
      if (status == TD_CSV_FAULT)
        {
          g_assert_nonnull (fault);
          g_string_append_c (out, '!');
          continue;
        }
      g_assert_cmpint (status, ==, TD_CSV_RECORD);
      g_assert_null (fault);
      guint n_fields;
      char *const *fields = td_csv_reader_get_fields (reader, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        g_string_append_printf (out, "%c%s", i == 0 ? '[' : '|', fields[i]);
      g_string_append_c (out, ']');
    }
}

#define TEXT(text) text, sizeof (text) - 1

static const struct
{
  const char *what;
  const char *bytes;
  gsize length;
  const char *expected;
} cases[] = {
  { "plain", TEXT ("a,b\n1,2\n"), "1[a|b]2[1|2]" },
  { "nothing", TEXT (""), "" },
  { "no last newline", TEXT ("a,b\n1,2"), "1[a|b]2[1|2]" },
  { "CRLF", TEXT ("a,b\r\n1,2\r\n3,\r\n"), "1[a|b]2[1|2]3[3|]" },
  { "CRLF without the last LF", TEXT ("a,b\r\n1,2\r"), "1[a|b]2[1|2]" },
  { "BOM",
    TEXT ("\xef\xbb\xbf"
          "a,b\n"),
    "1[a|b]" },
  { "BOM and quotes", TEXT ("\xef\xbb\xbf\"a\",b\n"), "1[a|b]" },
  { "semicolons", TEXT ("a;b\n1,5;2\n"), "1[a|b]2[1,5|2]" },
  { "a comma in the heading wins", TEXT ("a,b;c\n1;2,3\n"), "1[a|b;c]2[1;2|3]" },
  { "one column", TEXT ("a\nx;y\n"), "1[a]2[x;y]" },
  { "empty fields", TEXT ("a,b,c\n,,3\n1,,\n"), "1[a|b|c]2[||3]3[1||]" },
  { "blank lines", TEXT ("\n\na,b\n\r\n1,2\n , \n,,,\n3,4\n\n"), "3[a|b]5[1|2]8[3|4]" },
  { "quotes", TEXT ("a,b\n\"1,5\",\"x\"\n"), "1[a|b]2[1,5|x]" },
  { "doubled quotes", TEXT ("a,b\n\"say \"\"yes\"\"\",\"\"\"\"\n"), "1[a|b]2[say \"yes\"|\"]" },
  { "empty quotes", TEXT ("a,b\n\"\",2\n"), "1[a|b]2[|2]" },
  { "newline in quotes", TEXT ("a,b\n\"1\n2\r\n3\",x\n4,5\n"), "1[a|b]2[1\n2\r\n3|x]5[4|5]" },
  { "separator in quotes", TEXT ("a;b\n\"1;2\";3\n"), "1[a|b]2[1;2|3]" },
  { "quote inside a bare field", TEXT ("a,b\n5\" pipe,2\n3,4\n"), "1[a|b]2[5\" pipe|2]3[3|4]" },
  { "quote closed by the end", TEXT ("a,b\n1,\"2\""), "1[a|b]2[1|2]" },
  { "quote closed before CRLF", TEXT ("a,b\n1,\"2\"\r\n3,4\r\n"), "1[a|b]2[1|2]3[3|4]" },
  { "unclosed quote", TEXT ("a,b\n1,2\n3,\"4\n5,6\n"), "1[a|b]2[1|2]3!" },
  { "unclosed quote at the end", TEXT ("a,b\n1,\""), "1[a|b]2!" },
  { "unclosed doubled quote", TEXT ("a,b\n1,\"x\"\""), "1[a|b]2!" },
  { "text after a quote", TEXT ("a,b\n\"1\"x,2\n3,4\n"), "1[a|b]2!3[3|4]" },
  { "CR after a quote", TEXT ("a,b\n\"1\"\rx,2\n3,4\n"), "1[a|b]2!3[3|4]" },
  { "broken UTF-8", TEXT ("a,b\n1,\xff\n3,4\n"), "1[a|b]2!3[3|4]" },
  { "cut UTF-8", TEXT ("a,b\n1,Ti\xe1\xba\n3,4\n"), "1[a|b]2!3[3|4]" },
  { "Windows-1258", TEXT ("a,b\n1,Th\xe1i Nguy\xean\n"), "1[a|b]2!" },
  { "UTF-16",
    TEXT ("\xff\xfe"
          "a\0,\0b\0\n\0"),
    "1!2!" },
  { "zero byte", TEXT ("a,b\n1,\0002\n3,4\n"), "1[a|b]2!3[3|4]" },
  { "zero byte in quotes", TEXT ("a,b\n1,\"\0\"\n3,4\n"), "1[a|b]2!3[3|4]" },
  { "NFD", TEXT ("a,b\n1,Tie\xcc\x82\xcc\x81n \xc4\x90o\xcc\xa3\xcc\x82\n"), "1[a|b]2[1|Tiến Độ]" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize step = 1; step <= 64; step++)
      {
        g_autofree char *found = describe (cases[i].bytes, cases[i].length, step);
        if (strcmp (found, cases[i].expected) != 0)
          g_test_message ("%s, %zu bytes at a time", cases[i].what, step);
        g_assert_cmpstr (found, ==, cases[i].expected);
      }
}

/* The longest record that is read, and one byte more. */
static void
test_giant (void)
{
  for (gsize extra = 0; extra <= 1; extra++)
    for (gsize quoted = 0; quoted <= 1; quoted++)
      {
        g_autoptr (GString) text = g_string_new ("a,b\n");
        gsize start = text->len;

        g_string_append (text, quoted ? "\"x,\n" : "xxxx");
        g_string_append (text, "yy");
        gsize tail = quoted ? 4 : 3;
        while (text->len - start + tail < TD_CSV_RECORD_MAX + extra)
          g_string_append_c (text, 'z');
        g_string_append (text, quoted ? "\",1\n" : ",1\n");
        g_string_append (text, "3,4\n");

        g_autoptr (TdCsvReader) reader = new_reader (text->str, text->len, 65536);
        g_autofree char *fault = NULL;
        g_assert_cmpint (td_csv_reader_next (reader, NULL, &fault, NULL), ==, TD_CSV_RECORD);
        TdCsvStatus status = td_csv_reader_next (reader, NULL, &fault, NULL);
        g_assert_cmpuint (td_csv_reader_get_line (reader), ==, 2);
        if (extra == 0)
          {
            guint n_fields;
            g_assert_cmpint (status, ==, TD_CSV_RECORD);
            char *const *fields = td_csv_reader_get_fields (reader, &n_fields);
            g_assert_cmpuint (n_fields, ==, 2);
            g_assert_cmpstr (fields[1], ==, "1");
            g_assert_cmpuint (strlen (fields[0]), ==, TD_CSV_RECORD_MAX - 3 - 2 * quoted);
            g_assert_cmpint (td_csv_reader_next (reader, NULL, &fault, NULL), ==, TD_CSV_RECORD);
            g_assert_cmpuint (td_csv_reader_get_line (reader), ==, quoted ? 4 : 3);
          }
        else
          {
            g_assert_cmpint (status, ==, TD_CSV_FAULT);
            g_assert_nonnull (fault);
          }
        g_clear_pointer (&fault, g_free);
        g_assert_cmpint (td_csv_reader_next (reader, NULL, &fault, NULL), ==, TD_CSV_END);
      }
}

static void
test_many_lines (void)
{
  g_autoptr (GString) text = g_string_new ("n,note\n");
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, i % 7 == 0 ? "%u,\"a\nb\"\n" : "%u,ab\n", i);

  g_autoptr (TdCsvReader) reader = new_reader (text->str, text->len, 4096);
  g_autofree char *fault = NULL;
  g_assert_cmpint (td_csv_reader_next (reader, NULL, &fault, NULL), ==, TD_CSV_RECORD);
  guint line = 2;
  for (guint i = 0; i < 50000; i++)
    {
      guint n_fields;
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_assert_cmpint (td_csv_reader_next (reader, NULL, &fault, NULL), ==, TD_CSV_RECORD);
      char *const *fields = td_csv_reader_get_fields (reader, &n_fields);
      g_assert_cmpuint (n_fields, ==, 2);
      g_assert_cmpstr (fields[0], ==, number);
      g_assert_cmpuint (td_csv_reader_get_line (reader), ==, line);
      line += i % 7 == 0 ? 2 : 1;
    }
  g_assert_cmpint (td_csv_reader_next (reader, NULL, &fault, NULL), ==, TD_CSV_END);
  g_assert_cmpuint (td_csv_reader_get_n_bytes (reader), ==, text->len);
}

static void
test_cancelled (void)
{
  g_autoptr (TdCsvReader) reader = new_reader (TEXT ("a,b\n1,2\n"), 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;

  g_assert_cmpint (td_csv_reader_next (reader, cancellable, &fault, &error), ==, TD_CSV_RECORD);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (td_csv_reader_next (reader, cancellable, &fault, &error), ==, TD_CSV_FAILED);
  g_assert_error (error, TD_ERROR, TD_ERROR_CANCELLED);
}

/* Whatever the bytes: no crash, an end, fields that are UTF-8, the same however the stream is cut.
 */
static void
test_random_bytes (void)
{
  static const char alphabet[] = "a,b;\"\"\n\n\r1\0\xe1\xba\xbf\xff ";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250912);

  for (guint round = 0; round < 20000; round++)
    {
      char bytes[48];
      gsize length = (gsize)g_rand_int_range (rand, 0, sizeof bytes);
      for (gsize i = 0; i < length; i++)
        bytes[i] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];

      g_autofree char *whole = describe (bytes, length, length + 1);
      g_autofree char *dripped = describe (bytes, length, 1);
      g_assert_cmpstr (whole, ==, dripped);
      g_assert_true (g_utf8_validate (whole, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv-reader/cases", test_cases);
  g_test_add_func ("/csv-reader/giant", test_giant);
  g_test_add_func ("/csv-reader/many-lines", test_many_lines);
  g_test_add_func ("/csv-reader/cancelled", test_cancelled);
  g_test_add_func ("/csv-reader/random-bytes", test_random_bytes);
  return g_test_run ();
}
