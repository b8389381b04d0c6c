/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-amount.h"

#include <locale.h>
#include <string.h>

#include "td-test-book.h"

/* Runs a check in both ways of writing numbers. */
static void
in_each_locale (void (*check) (void))
{
  td_locale_set (TD_LOCALE_C);
  check ();
  td_locale_set (TD_LOCALE_VI);
  check ();
}

static void
assert_takes (char *found, const char *expected)
{
  g_assert_cmpstr (found, ==, expected);
  g_free (found);
}

static void
test_locale (void)
{
  g_assert_cmpint (td_locale_get (), ==, TD_LOCALE_VI);
  td_locale_set (TD_LOCALE_C);
  g_assert_cmpint (td_locale_get (), ==, TD_LOCALE_C);
  td_locale_set (TD_LOCALE_VI);
}

static void
test_locale_environment (void)
{
  static const struct
  {
    const char *messages;
    const char *language;
    TdLocale expected;
  } cases[] = {
    { "C", NULL, TD_LOCALE_C },
    { "C", "vi", TD_LOCALE_C },
    { "C.UTF-8", "vi", TD_LOCALE_C },
    { "vi_VN.UTF-8", NULL, TD_LOCALE_VI },
    { "vi_VN.UTF-8", "", TD_LOCALE_VI },
    { "vi_VN.UTF-8", "en", TD_LOCALE_C },
    { "vi_VN.UTF-8", "vi:en", TD_LOCALE_VI },
    { "en_US.UTF-8", NULL, TD_LOCALE_C },
    { "en_US.UTF-8", "vi_VN:en", TD_LOCALE_VI },
    { "en_US.UTF-8", "en:vi", TD_LOCALE_C },
  };
  g_autofree char *before = g_strdup (setlocale (LC_MESSAGES, NULL));
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_nonnull (setlocale (LC_MESSAGES, cases[i].messages));
      if (cases[i].language != NULL)
        g_setenv ("LANGUAGE", cases[i].language, TRUE);
      else
        g_unsetenv ("LANGUAGE");
      td_locale_set_from_environment ();
      g_assert_cmpint (td_locale_get (), ==, cases[i].expected);
    }
  g_assert_nonnull (setlocale (LC_MESSAGES, before));
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  td_locale_set (TD_LOCALE_VI);
}

static void
test_format (void)
{
  static const struct
  {
    int64_t amount;
    const char *vi;
    const char *c;
  } cases[] = {
    { 0, "0", "0" },
    { 7, "7", "7" },
    { 999, "999", "999" },
    { 1000, "1.000", "1000" },
    { 14216, "14.216", "14216" },
    { 1234567, "1.234.567", "1234567" },
    { -542, TD_MINUS "542", TD_MINUS "542" },
    { -1234567, TD_MINUS "1.234.567", TD_MINUS "1234567" },
    { TD_AMOUNT_MAX, "10.000.000.000.000.000", "10000000000000000" },
    { INT64_MAX, "9.223.372.036.854.775.807", "9223372036854775807" },
    { INT64_MIN, TD_MINUS "9.223.372.036.854.775.808", TD_MINUS "9223372036854775808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *vi_plus = g_strconcat (cases[i].amount > 0 ? "+" : "", cases[i].vi, NULL);
      g_autofree char *c_plus = g_strconcat (cases[i].amount > 0 ? "+" : "", cases[i].c, NULL);

      td_locale_set (TD_LOCALE_VI);
      assert_takes (td_amount_format (cases[i].amount), cases[i].vi);
      assert_takes (td_amount_format_signed (cases[i].amount), vi_plus);
      td_locale_set (TD_LOCALE_C);
      assert_takes (td_amount_format (cases[i].amount), cases[i].c);
      assert_takes (td_amount_format_signed (cases[i].amount), c_plus);
    }
  td_locale_set (TD_LOCALE_VI);
}

static void
test_hundredths (void)
{
  static const struct
  {
    int64_t hundredths;
    const char *vi;
    const char *c;
    const char *ascii;
  } cases[] = {
    { 0, "0,00", "0.00", "0.00" },
    { 5, "0,05", "0.05", "0.05" },
    { -5, TD_MINUS "0,05", TD_MINUS "0.05", "-0.05" },
    { 7907, "79,07", "79.07", "79.07" },
    { -498, TD_MINUS "4,98", TD_MINUS "4.98", "-4.98" },
    { 100, "1,00", "1.00", "1.00" },
    { 123456, "1.234,56", "1234.56", "1234.56" },
    { -100000000, TD_MINUS "1.000.000,00", TD_MINUS "1000000.00", "-1000000.00" },
    { INT64_MIN,
      TD_MINUS "92.233.720.368.547.758,08",
      TD_MINUS "92233720368547758.08",
      "-92233720368547758.08" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *plus = cases[i].hundredths > 0 ? "+" : "";
      g_autofree char *vi_plus = g_strconcat (plus, cases[i].vi, NULL);
      g_autofree char *c_plus = g_strconcat (plus, cases[i].c, NULL);

      td_locale_set (TD_LOCALE_C);
      assert_takes (td_hundredths_format (cases[i].hundredths), cases[i].c);
      assert_takes (td_hundredths_format_signed (cases[i].hundredths), c_plus);
      assert_takes (td_hundredths_format_ascii (cases[i].hundredths), cases[i].ascii);
      td_locale_set (TD_LOCALE_VI);
      assert_takes (td_hundredths_format (cases[i].hundredths), cases[i].vi);
      assert_takes (td_hundredths_format_signed (cases[i].hundredths), vi_plus);
      assert_takes (td_hundredths_format_ascii (cases[i].hundredths), cases[i].ascii);
    }
}

static void
test_wide (void)
{
  td_wide large = (td_wide)TD_AMOUNT_MAX * 10000 * 355;

  assert_takes (td_wide_format_ascii (5416400, 4), "541.6400");
  assert_takes (td_wide_format_ascii (-2700000, 4), "-270.0000");
  assert_takes (td_wide_format_ascii (0, 4), "0.0000");
  assert_takes (td_wide_format_ascii (-1, 4), "-0.0001");
  assert_takes (td_wide_format_ascii (17, 0), "17");
  assert_takes (td_wide_format_ascii (-17, 1), "-1.7");
  assert_takes (td_wide_format_ascii (1, 3), "0.001");
  assert_takes (td_wide_format_ascii (large, 4), "3550000000000000000.0000");
  assert_takes (td_wide_format_ascii (-large, 4), "-3550000000000000000.0000");
}

static void
check_amounts_that_go_in (void)
{
  static const struct
  {
    const char *text;
    int64_t amount;
  } cases[] = {
    { "0", 0 },
    { "7", 7 },
    { "1234", 1234 },
    { "1.234", 1234 },
    { "12.345", 12345 },
    { "123.456", 123456 },
    { "1.234.567", 1234567 },
    { "1 234 567", 1234567 },
    { "1\u00a0234\u00a0567", 1234567 },
    { "1\u202f234", 1234 },
    { "1\u2009234", 1234 },
    { "  1.234\t", 1234 },
    { "\u00a01.234\u00a0", 1234 },
    { "007", 7 },
    { "9.999.999.999.999.999", INT64_C (9999999999999999) },
    { "10000000000000000", TD_AMOUNT_MAX },
    { "10.000.000.000.000.000", TD_AMOUNT_MAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int64_t amount = -77;
      g_assert_true (td_amount_parse (cases[i].text, &amount, &error));
      g_assert_no_error (error);
      g_assert_cmpint (amount, ==, cases[i].amount);
    }
}

static void
check_amounts_that_stay_out (void)
{
  static const char *const wrong[] = {
    "",
    " ",
    "abc",
    "1a",
    "a1",
    "-5",
    TD_MINUS "5",
    "+5",
    "- 5",
    /* a comma is never read as one of its two meanings */
    "1,234",
    "1234,56",
    "1.234,56",
    "12,5",
    ",5",
    "5,",
    /* groups that are none */
    "1.234.5",
    "12.5.",
    "12.5",
    "1.2345",
    "1.23",
    "1234.567",
    "1..234",
    ".123",
    "123.",
    "0.123",
    "01.234",
    "1.234 567",
    "1 234.567",
    "1  234",
    "1 23",
    "1 2345",
    "12 34",
    "1\u00a0234 567",
    "1'234",
    "1_234",
    "1.234\n5",
    /* numbers of other kinds */
    "1e3",
    "0x10",
    "1/2",
    "12%",
    "５",
    "１２３",
    "٣",
    "10000000000000001",
    "10.000.000.000.000.001",
    "100000000000000000",
    "99.999.999.999.999.999.999",
    "999.999.999.999.999.999.999.999.999",
    "99999999999999999999999",
    "\xff",
    "12\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      int64_t amount = -77;
      g_assert_false (td_amount_parse (wrong[i], &amount, &error));
      g_assert_cmpint (amount, ==, -77);
      td_test_take_error (&error, TD_ERROR_VALUE);
    }
}

static void
test_parse (void)
{
  in_each_locale (check_amounts_that_go_in);
  in_each_locale (check_amounts_that_stay_out);
}

/* What is shown can be typed again. */
static void
check_amounts_come_back (void)
{
  for (int64_t amount = 1; amount < TD_AMOUNT_MAX; amount = amount * 7 + 3)
    {
      g_autofree char *text = td_amount_format (amount);
      int64_t read = 0;
      g_assert_true (td_amount_parse (text, &read, NULL));
      g_assert_cmpint (read, ==, amount);
    }
}

static void
test_parse_formatted (void)
{
  in_each_locale (check_amounts_come_back);
}

/* Each way to be wrong has a sentence of its own that shows what was typed. */
static void
test_parse_sentences (void)
{
  static const char *const wrong[] = { "-5", "1,234", "10000000000000001", "1.234.5" };
  g_autoptr (GHashTable) endings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      int64_t amount;
      g_autofree char *quoted = g_strdup_printf ("“%s”", wrong[i]);
      g_assert_false (td_amount_parse (wrong[i], &amount, &error));
      const char *place = strstr (error->message, quoted);
      g_assert_nonnull (place);
      g_assert_true (g_hash_table_add (endings, g_strdup (place + strlen (quoted))));
    }
  /* A comma is answered with a question. */
  g_autoptr (GError) error = NULL;
  int64_t amount;
  g_assert_false (td_amount_parse ("1,234", &amount, &error));
  g_assert_nonnull (strchr (error->message, '?'));
}

static void
test_parse_ascii (void)
{
  static const char *const wrong[] = {
    "",
    " ",
    " 1",
    "1 ",
    "-1",
    "+1",
    "1.234",
    "1 234",
    "1,2",
    "1e3",
    "0x1",
    "abc",
    "12a",
    "１",
    "10000000000000001",
    "99999999999999999",
    "100000000000000000",
    "18446744073709551617",
  };
  int64_t amount = 0;

  g_assert_true (td_amount_parse_ascii ("0", &amount));
  g_assert_cmpint (amount, ==, 0);
  g_assert_true (td_amount_parse_ascii ("1234567", &amount));
  g_assert_cmpint (amount, ==, 1234567);
  g_assert_true (td_amount_parse_ascii ("10000000000000000", &amount));
  g_assert_cmpint (amount, ==, TD_AMOUNT_MAX);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      amount = -77;
      g_assert_false (td_amount_parse_ascii (wrong[i], &amount));
      g_assert_cmpint (amount, ==, -77);
    }
}

static void
check_rates_that_go_in (void)
{
  static const struct
  {
    const char *text;
    int64_t hundredths;
  } cases[] = {
    { "84,05", 8405 },
    { "84.05", 8405 },
    { "84,5", 8450 },
    { "84.5", 8450 },
    { "84", 8400 },
    { "0", 0 },
    { "0,05", 5 },
    { "0.05", 5 },
    { "79,07%", 7907 },
    { "84,05 %", 8405 },
    { "84,05\u00a0%", 8405 },
    { "11,85 % ", 1185 },
    { "100", 10000 },
    { "100,00 %", 10000 },
    { " 52.5 ", 5250 },
    { "1.234,56", 123456 },
    { "1234,56", 123456 },
    { "1234.56", 123456 },
    { "1 234,56", 123456 },
    { "1\u00a0234,5", 123450 },
    { "1.000,00", 100000 },
    { "10.000,00", 1000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int64_t hundredths = -77;
      g_assert_true (td_rate_parse (cases[i].text, &hundredths, &error));
      g_assert_no_error (error);
      g_assert_cmpint (hundredths, ==, cases[i].hundredths);
    }
}

static void
check_rates_that_stay_out (void)
{
  static const char *const wrong[] = {
    "",
    " ",
    "%",
    "abc",
    "84,055",
    "84.055",
    "84.050",
    "84,",
    "84.",
    ",5",
    ".5",
    "84,05,1",
    "84.05.1",
    "84.05,1",
    "84,05.1",
    "1.234.5",
    "12.5.",
    "1,234.56",
    "1.234",
    "1,234",
    "-5",
    TD_MINUS "5",
    "+5",
    "84,05%%",
    "% 84",
    "84,05 % x",
    "84 05",
    "84, 05",
    "8e1",
    "５,5",
    "84;05",
    "10.000,01",
    "10000.01",
    "99999999999999999999",
    "99.999.999.999.999.999.999,00",
    "\xff",
    "84,05 percent",
    "1.23,45",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      int64_t hundredths = -77;
      g_assert_false (td_rate_parse (wrong[i], &hundredths, &error));
      g_assert_cmpint (hundredths, ==, -77);
      td_test_take_error (&error, TD_ERROR_VALUE);
    }
}

static void
test_rate_parse (void)
{
  in_each_locale (check_rates_that_go_in);
  in_each_locale (check_rates_that_stay_out);
}

static void
check_rates_come_back (void)
{
  for (int64_t hundredths = 0; hundredths <= 1000000; hundredths += 37)
    {
      g_autofree char *text = td_hundredths_format (hundredths);
      g_autofree char *in_files = td_hundredths_format_ascii (hundredths);
      int64_t read = 0;
      g_assert_true (td_rate_parse (text, &read, NULL));
      g_assert_cmpint (read, ==, hundredths);
      g_assert_true (td_rate_parse_ascii (in_files, &read));
      g_assert_cmpint (read, ==, hundredths);
    }
}

static void
test_rate_parse_formatted (void)
{
  in_each_locale (check_rates_come_back);
}

static void
test_rate_parse_ascii (void)
{
  static const char *const wrong[] = {
    "",     " ",  "84,05", "84.", ".5",    "84.055", "84.05 ",   " 84.05", "84.05%",
    "-1",   "+1", "1e1",   "abc", "84..5", "84.5.1", "10000.01", "100000", "999999999999999999999",
    "８４",
  };
  static const struct
  {
    const char *text;
    int64_t hundredths;
  } cases[] = {
    { "84.05", 8405 }, { "84.5", 8450 },        { "84", 8400 },     { "0", 0 },
    { "0.00", 0 },     { "10000.00", 1000000 }, { "084.05", 8405 },
  };
  int64_t hundredths;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (td_rate_parse_ascii (cases[i].text, &hundredths));
      g_assert_cmpint (hundredths, ==, cases[i].hundredths);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      hundredths = -77;
      g_assert_false (td_rate_parse_ascii (wrong[i], &hundredths));
      g_assert_cmpint (hundredths, ==, -77);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/amount/locale", test_locale);
  g_test_add_func ("/amount/locale-environment", test_locale_environment);
  g_test_add_func ("/amount/format", test_format);
  g_test_add_func ("/amount/hundredths", test_hundredths);
  g_test_add_func ("/amount/wide", test_wide);
  g_test_add_func ("/amount/parse", test_parse);
  g_test_add_func ("/amount/parse-formatted", test_parse_formatted);
  g_test_add_func ("/amount/parse-sentences", test_parse_sentences);
  g_test_add_func ("/amount/parse-ascii", test_parse_ascii);
  g_test_add_func ("/amount/rate-parse", test_rate_parse);
  g_test_add_func ("/amount/rate-parse-formatted", test_rate_parse_formatted);
  g_test_add_func ("/amount/rate-parse-ascii", test_rate_parse_ascii);
  return g_test_run ();
}
