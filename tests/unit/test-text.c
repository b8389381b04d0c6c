/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-text.h"

#include <locale.h>
#include <string.h>

#include "td-test-book.h"

static void
assert_normal (const char *text, const char *expected)
{
  g_autofree char *normal = td_text_normalise (text);
  g_assert_cmpstr (normal, ==, expected);
}

static void
test_normalise (void)
{
  assert_normal ("", "");
  assert_normal ("  ", "");
  assert_normal ("Phòng 1", "Phòng 1");
  /* "Định Hóa" taken apart: ị is i + U+0323, ó is o + U+0301. */
  assert_normal ("\u0110i\u0323nh Ho\u0301a", "\u0110\u1ecbnh H\u00f3a");
  /* ế as ê + acute, as e + circumflex + acute. */
  assert_normal ("ê\u0301", "\u1ebf");
  assert_normal ("e\u0302\u0301", "\u1ebf");
  /* ặ: the dot below comes before the breve in canonical order. */
  assert_normal ("a\u0306\u0323", "\u1eb7");
  assert_normal ("a\u0323\u0306", "\u1eb7");
  assert_normal ("\t Phòng  1 \n", "Phòng  1");
  assert_normal ("\u00a0Phòng\u00a01\u202f", "Phòng\u00a01");
  g_assert_null (td_text_normalise ("T\xc3"));
  g_assert_null (td_text_normalise ("\xff"));
}

static void
assert_key (const char *text, const char *expected)
{
  g_autofree char *key = td_text_fold (text);
  g_assert_cmpstr (key, ==, expected);
}

static void
test_fold (void)
{
  assert_key ("Định Hóa", "dinh hoa");
  assert_key ("Định Hoá", "dinh hoa");
  assert_key ("ĐỊNH HOÁ", "dinh hoa");
  assert_key ("\u0110i\u0323nh Ho\u0301a", "dinh hoa");
  assert_key ("dinh hoa", "dinh hoa");
  assert_key ("Uỷ ban, Ủy ban", "uy ban, uy ban");
  assert_key ("đường Đắk Nông", "duong dak nong");
  assert_key ("ăâđêôơư ĂÂĐÊÔƠƯ", "aadeoou aadeoou");
  assert_key ("ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ",
              "aaaaa aaaaa eeeee ooooo ooooo uuuuu yyyyy");
  /* Old fonts left the Icelandic letter that looks like Đ. */
  assert_key ("\u00d0ịnh \u00f0", "dinh d");
  assert_key ("Khu\u00a0vực 4", "khu vuc 4");
  assert_key ("", "");
  assert_key ("542/CĐ-THADS", "542/cd-thads");
}

static void
test_matches (void)
{
  g_assert_true (td_text_matches ("Phòng THADS huyện Định Hóa", "dinh hoa"));
  g_assert_true (td_text_matches ("Phòng THADS huyện Định Hóa", "Định Hoá"));
  g_assert_true (td_text_matches ("Phong THADS huyen Dinh Hoa", "Định Hóa"));
  g_assert_true (td_text_matches ("Định Hóa", "hoa dinh"));
  g_assert_true (td_text_matches ("Định Hóa", "din"));
  g_assert_true (td_text_matches ("Định Hóa", "  hóa  "));
  g_assert_true (td_text_matches ("Khu vực 4", "khu\u00a0vực"));
  g_assert_true (td_text_matches ("Khu vực 4", ""));
  g_assert_true (td_text_matches ("Khu vực 4", "4"));
  g_assert_false (td_text_matches ("Khu vực 4", "khu 5"));
  g_assert_false (td_text_matches ("Định Hóa", "định hòn"));
  g_assert_false (td_text_matches ("", "a"));
}

static void
test_compare (void)
{
  /* Letters first (a ă â, d đ, e ê, o ô ơ, u ư), then tones: none, huyền, hỏi, ngã, sắc, nặng. */
  static const char *const order[] = {
    "an",  "àn",  "ản",      "ãn",         "án",  "ạn",   "anh", "ăn",      "ân",
    "bạc", "bắc", "Bắc Kạn", "Bình Thuận", "dân", "Dinh", "đa",  "Đắk Lắk", "Định Hóa",
    "eo",  "êm",  "oan",     "ôn",         "ơn",  "uy",   "ưa",  "xã",      "ý",
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (order); j++)
      {
        int expected = i < j ? -1 : i > j;
        int found = td_text_compare (order[i], order[j]);
        if (CLAMP (found, -1, 1) != expected)
          g_test_message ("“%s” and “%s”", order[i], order[j]);
        g_assert_cmpint (CLAMP (found, -1, 1), ==, expected);
      }
}

/* Taken apart or composed, a name has one place in the order. */
static void
test_compare_composed (void)
{
  g_assert_cmpint (td_text_compare ("ba\u0306\u0301c", "bạc"), >, 0);
  g_assert_cmpint (td_text_compare ("bạc", "ba\u0306\u0301c"), <, 0);
  g_assert_cmpint (td_text_compare ("ba\u0323c", "bắc"), <, 0);
  g_assert_cmpint (td_text_compare ("", "a"), <, 0);
  g_assert_cmpint (td_text_compare ("", ""), ==, 0);
}

static void
assert_name_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (td_text_check_name (text, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
}

static void
test_check_name (void)
{
  static const char *const wrong[] = {
    "",     " ",    "\u00a0", "=1+1", "+84",   "-A",        "@SUM(A1)", " =1+1", "\u00a0@a",
    "A\tB", "A\nB", "A\rB",   "\x01", "A\x7f", "A\xc2\x85", "\xff",     "A\xc3", "=\xff",
  };
  static const char *const right[] = {
    "A",  "Phòng THADS khu vực 4",  "A=1", "1+1", "Văn phòng – tổ 2", "a@b", "#1",
    "'A", "Đội \"Án lớn\", nhóm 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_name_refused (wrong[i]);
  g_assert_false (td_text_check_name ("", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (td_text_check_name (right[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_capitalise (void)
{
  g_autofree char *sentence = td_text_capitalise ("đã đủ chỉ tiêu");
  g_autofree char *number = td_text_capitalise ("31/8: 12");
  g_autofree char *nothing = td_text_capitalise ("");

  g_assert_cmpstr (sentence, ==, "Đã đủ chỉ tiêu");
  g_assert_cmpstr (number, ==, "31/8: 12");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/matches", test_matches);
  g_test_add_func ("/text/compare", test_compare);
  g_test_add_func ("/text/compare-composed", test_compare_composed);
  g_test_add_func ("/text/check-name", test_check_name);
  g_test_add_func ("/text/capitalise", test_capitalise);
  return g_test_run ();
}
