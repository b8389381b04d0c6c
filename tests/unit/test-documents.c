/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>

#include "case-book.h"
#include "documents/td-document-page.h"

#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

/* --- helpers --- */

static TdProgress *
progress_of (TdBook *book, TdDay as_of, TdDay on)
{
  return td_progress_new (book, td_book_find_cut (book, as_of), on, TD_SUBJECT_NONE, false);
}

static TdDocument *
compose (const TdChanges *changes, TdDay as_of, TdDay on)
{
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress = progress_of (book, as_of, on);
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_compose (progress, "handout", &error);

  g_assert_no_error (error);
  return document;
}

static char *
text_of (const TdChanges *changes, TdDay as_of, TdDay on)
{
  g_autoptr (TdDocument) document = compose (changes, as_of, on);

  return td_document_to_text (document);
}

static char *
make_path (const char *name)
{
  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

static void
save (TdDocument *document, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  td_document_save (document, path, &error);
  g_assert_no_error (error);
}

/* What poppler reads on one page, from 1; on all when it is 0. */
static char *
read_page (const char *path, guint page, const char *mode)
{
  g_autofree char *first = g_strdup_printf ("%u", MAX (page, 1));
  g_autofree char *last = g_strdup_printf ("%u", page > 0 ? page : 10000);
  const char *const argv[] = { "pdftotext", mode, "-f", first, "-l", last, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (
      NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

static char *
run_pdfinfo (const char *option, const char *path)
{
  const char *const argv[] = { "pdfinfo", option, path, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_autofree char *messages = NULL;

  g_spawn_sync (
      NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, &messages, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (messages, ==, "");
  return text;
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("\"%s\" is not in:\n%s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static void
assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_test_message ("\"%s\" is in:\n%s", part, text);
  g_assert_null (strstr (text, part));
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + strlen (part), part))
    n++;
  return n;
}

static TdDocument *
compose_case (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  case_read (changes, "thai-nguyen-2025");
  td_changes_put_setting (changes, TD_SETTING_SUPERIOR, "Cục Quản lý Thi hành án dân sự");
  td_changes_put_setting (changes, TD_SETTING_PLACE, "Thái Nguyên");
  return compose (changes, td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
}

/* --- the case --- */

static void
test_golden (void)
{
  g_autoptr (TdDocument) document = compose_case ();
  g_autofree char *text = td_document_to_text (document);
  g_autofree char *path = g_build_filename (
      g_getenv ("G_TEST_SRCDIR"), "..", "golden", "handout-thai-nguyen.txt", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (td_document_get_n_pages (document), ==, 1);
  g_assert_cmpstr (td_document_get_title (document),
                   ==,
                   "Kết quả thực hiện chỉ tiêu thi hành án dân sự năm 2025, số liệu đến 12/9/2025");
  g_assert_cmpint (td_document_get_issued (document), ==, td_day_new (2025, 9, 15));
}

/* "-10.60" as a paper writes it. */
static char *
to_paper (const char *number, bool plus)
{
  g_autoptr (GString) text = g_string_new (number);

  g_string_replace (text, ".", ",", 0);
  g_string_replace (text, "-", TD_MINUS, 0);
  if (plus && *number != '-')
    g_string_prepend_c (text, '+');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Every figure of expected.csv for the day stands in the row of its unit. */
static void
test_expected (void)
{
  g_autoptr (TdDocument) document = compose_case ();
  g_autofree char *text = td_document_to_text (document);
  g_autofree char *path
      = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), "thai-nguyen-2025", "expected.csv", NULL);
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;
  guint n_checked = 0;

  g_file_get_contents (path, &csv, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      if (!g_str_equal (cells[2], "2025-09-12"))
        continue;
      bool is_money = g_str_equal (cells[1], "money");
      g_autofree char *name = NULL;
      if (g_str_equal (cells[0], "TN"))
        name = g_strdup ("    Toàn tỉnh");
      else if (g_str_equal (cells[0], "NV"))
        name = g_strdup ("Phòng NV&TCTHA");
      else
        name = g_strconcat ("Phòng THADS khu vực ", cells[0] + 2, NULL);
      const char *row = strstr (text, name);
      g_assert_nonnull (row);
      g_autofree char *line = g_strndup (row, strcspn (row, "\n"));
      g_autofree char *rate = to_paper (cells[5], false);
      g_autofree char *gap = to_paper (cells[7], true);
      assert_contains (line, rate);
      assert_contains (line, gap);
      if (!is_money)
        {
          g_autofree char *change = to_paper (cells[9], true);
          assert_contains (line, change);
          assert_contains (line, cells[8]);
        }
      n_checked++;
    }
  g_assert_cmpuint (n_checked, ==, 18);
}

static void
test_pdf (void)
{
  g_autoptr (TdDocument) document = compose_case ();
  g_autofree char *path = make_path ("handout.pdf");

  save (document, path);
  g_autofree char *text = read_page (path, 0, "-layout");
  static const char *const parts[] = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "TỈNH THÁI NGUYÊN",
    "Thái Nguyên, ngày 15 tháng 9 năm 2025",
    "KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI HÀNH ÁN DÂN SỰ NĂM 2025",
    "Tài liệu giao ban, số liệu đến hết ngày 12/9/2025",
    "Về việc còn thiếu 542 việc; 15 ngày còn lại có 11 ngày làm việc, mỗi ngày phải thi hành",
    "▼ thiếu 4,98 điểm",
    "▲ vượt 0,42 điểm",
    "chỉ tiêu 84,05%",
    "1.050 tỷ đồng",
    "năm 2024: 81,28",
    "Kết quả của từng đơn vị, xếp từ tỷ lệ về việc thấp nhất",
    "Về tiền (chỉ tiêu 52,08%)",
    "Phòng THADS khu vực 4",
    TD_MINUS "10,60",
    "Toàn tỉnh",
    "Cần thảo luận",
    "3. Tiền của tỉnh đạt nhờ Phòng NV&TCTHA (81,11%); bảy khu vực cộng lại mới đạt 39,65%.",
  };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (text, parts[i]);

  /* Whole letters, not letters and marks, and none lost. */
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (text, ==, composed);
  assert_lacks (text, "\xef\xbf\xbd");
  /* Nothing is drawn twice. */
  g_assert_cmpuint (count (text, "8.603 việc"), ==, 1);

  g_autofree char *info = run_pdfinfo ("-isodates", path);
  assert_contains (
      info, "Kết quả thực hiện chỉ tiêu thi hành án dân sự năm 2025, số liệu đến 12/9/2025\n");
  assert_contains (info, "Tiến Độ\n");
  assert_contains (info, "2025-09-15T00:00:00+07");
  assert_contains (info, "(A4)");
  assert_contains (info, "Tagged:          yes");
  g_autofree char *structure = run_pdfinfo ("-struct", path);
  g_assert_true (g_str_has_prefix (structure, "Document\n"));
  assert_contains (structure, "H1");
  assert_contains (structure, "Table");
}

static GBytes *
pdf_of (TdDocument *document, const char *name)
{
  g_autofree char *path = make_path (name);
  char *data = NULL;
  gsize length;

  save (document, path);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

/* One paper is one file, whatever the hour and the language of the process. */
static void
test_same (void)
{
  g_autoptr (TdDocument) one = compose_case ();
  g_autoptr (GBytes) first = pdf_of (one, "one.pdf");
  TdLocale before = td_locale_get ();
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));

  td_locale_set (before == TD_LOCALE_VI ? TD_LOCALE_C : TD_LOCALE_VI);
  setlocale (LC_ALL, before == TD_LOCALE_VI ? "C.UTF-8" : "vi_VN.UTF-8");
  g_autoptr (TdDocument) two = compose_case ();
  g_autoptr (GBytes) second = pdf_of (two, "two.pdf");
  td_locale_set (before);
  setlocale (LC_ALL, locale);
  g_assert_true (g_bytes_equal (first, second));
}

/* --- pages --- */

typedef struct
{
  guint left;
  guint right;
  guint top;
  guint bottom;
} Ink;

/* Where ink lies on a page drawn at 2 pixels a point. */
static Ink
find_ink (TdDocument *document, guint page)
{
  const int scale = 2;
  int width = (int)(TD_PAGE_WIDTH * scale) + 1;
  int height = (int)(TD_PAGE_HEIGHT * scale) + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  Ink ink = { (guint)width, 0, (guint)height, 0 };

  cairo_scale (cr, scale, scale);
  td_document_draw_page (cr, document, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  for (guint y = 0; y < (guint)height; y++)
    for (guint x = 0; x < (guint)width; x++)
      if (data[y * (guint)stride + x] > 8)
        {
          ink.left = MIN (ink.left, x / 2);
          ink.right = MAX (ink.right, x / 2);
          ink.top = MIN (ink.top, y / 2);
          ink.bottom = MAX (ink.bottom, y / 2);
        }
  cairo_surface_destroy (surface);
  return ink;
}

/* Margins of 20, 20, 30 and 15 mm: 57, 57, 85 and 43 points. */
static void
assert_margins (TdDocument *document)
{
  for (guint page = 0; page < td_document_get_n_pages (document); page++)
    {
      Ink ink = find_ink (document, page);
      g_assert_cmpuint (ink.left, >=, 84);
      g_assert_cmpuint (ink.right, <=, 553);
      /* From the second page on the number stands in the upper margin. */
      g_assert_cmpuint (ink.top, >=, page > 0 ? 28 : 56);
      g_assert_cmpuint (ink.bottom, <=, 786);
    }
}

static TdChanges *
make_many (guint n_units, const char *name_format)
{
  TdChanges *changes = td_changes_new ();
  TdDay day = td_day_new (2025, 8, 31);
  TdCut cut = { .as_of = day };

  case_put_unit (changes, "R", "Thi hành án dân sự tỉnh Mẫu", NULL, TD_UNIT_AGENCY, NULL, 0);
  td_changes_put_cut (changes, &cut);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    case_put_target (changes, "R", (TdMeasure)measure, 8000);
  for (guint i = 1; i <= n_units; i++)
    {
      g_autofree char *code = g_strdup_printf ("U%03u", i);
      g_autoptr (GString) name = g_string_new (name_format);
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_string_replace (name, "%", number, 0);
      case_put_unit (changes, code, name->str, NULL, TD_UNIT_REGIONAL, "R", i);
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        {
          case_put_target (changes, code, (TdMeasure)measure, 8000);
          case_put_totals (changes, day, code, (TdMeasure)measure, 1000, 300 + i);
        }
    }
  return changes;
}

static void
test_many_units (void)
{
  g_autoptr (TdChanges) changes = make_many (400, "Phòng THADS khu vực %.");
  TdDay day = td_day_new (2025, 8, 31);
  g_autoptr (TdDocument) document = compose (changes, day, day);
  g_autofree char *path = make_path ("many.pdf");
  guint n_pages = td_document_get_n_pages (document);
  guint next = 1;

  save (document, path);
  g_assert_cmpuint (n_pages, >, 8);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *text = read_page (path, page, "-layout");
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      /* The head of the table is repeated wherever a row stands. */
      if (strstr (text, "Phòng THADS khu vực") != NULL || strstr (text, "Toàn tỉnh  ") != NULL)
        assert_contains (text, "Đơn vị");
      for (guint i = 0; lines[i] != NULL; i++)
        {
          const char *found = strstr (lines[i], "Phòng THADS khu vực ");
          if (found == NULL)
            continue;
          g_autofree char *expected = g_strdup_printf ("Phòng THADS khu vực %u.", next++);
          assert_contains (lines[i], expected);
        }
      /* Page numbers from the second page on, above all else. */
      g_autofree char *number = g_strdup_printf ("%u", page);
      g_autofree char *first = g_strstrip (g_strdup (lines[0]));
      if (page > 1)
        g_assert_cmpstr (first, ==, number);
    }
  g_assert_cmpuint (next, ==, 401);
  g_autofree char *all = read_page (path, 0, "-layout");
  assert_contains (all, "Cần thảo luận");
  assert_contains (all, "400 đơn vị thiếu cả hai chỉ tiêu");
  assert_margins (document);
}

/* Up to twenty units the handout is one page, drawn together a little. */
static void
test_one_page (void)
{
  TdDay day = td_day_new (2025, 8, 31);

  for (guint n = 0; n <= 20; n += 2)
    {
      g_autoptr (TdChanges) changes = make_many (n, "Phòng THADS khu vực %");
      g_autoptr (TdDocument) document = compose (changes, day, day);
      g_test_message ("%u units", n);
      g_assert_cmpuint (td_document_get_n_pages (document), ==, 1);
      assert_margins (document);
    }
}

/* Names of 200 letters, and letters that mean something to Pango, PDF or templates. */
static void
test_names (void)
{
  TdDay day = td_day_new (2025, 8, 31);
  g_autoptr (GString) name = g_string_new ("Phòng <b>A & B</b> {u.name} (%) \"ữ\" ");

  while (g_utf8_strlen (name->str, -1) < 200)
    g_string_append (name, "Nghiệp vụ ");
  g_autoptr (TdChanges) changes = make_many (5, name->str);
  td_changes_put_setting (changes, TD_SETTING_AGENCY, name->str);
  td_changes_put_setting (changes, TD_SETTING_PLACE, "A & <i>B</i>");
  g_autoptr (TdDocument) document = compose (changes, day, day);
  g_autofree char *path = make_path ("names.pdf");

  save (document, path);
  g_autofree char *text = td_document_to_text (document);
  assert_contains (text, "Phòng <b>A & B</b> {u.name} (3) \"ữ\" Nghiệp vụ");
  assert_contains (text, "A & <i>B</i>, ngày 31 tháng 8 năm 2025");
  g_autofree char *pdf = read_page (path, 0, "-raw");
  assert_contains (pdf, "Phòng <b>A & B</b>");
  assert_contains (pdf, "A & <i>B</i>, ngày 31 tháng 8 năm 2025");
  assert_margins (document);
}

/* --- what the text says --- */

/* Eligible and completed by cases, then by money (tỷ), of up to four units; 0, 0 leaves the record
 * out, 0, -1 has nothing eligible, and the list ends with an eligible of -1. */
typedef struct
{
  const char *title;
  int64_t figures[4][4];
  bool has_targets;
  const char *with[6];
  const char *without[4];
} Variant;

static void
test_variants (void)
{
  static const Variant variants[] = {
    { "none short",
      { { 100, 85, 100, 85 }, { 100, 82, 100, 82 }, { -1 } },
      true,
      { "Về việc toàn tỉnh đã vượt chỉ tiêu 3,50 điểm phần trăm, các đơn vị đều đạt. Về tiền toàn "
        "tỉnh đã vượt chỉ tiêu 3,50 điểm phần trăm, các đơn vị đều đạt.\n",
        "▲ vượt 3,50 điểm",
        "1. Các đơn vị đều đạt cả hai chỉ tiêu: giữ kết quả",
        "2. Rà soát, phân loại án" },
      { "còn thiếu", "▼", "mỗi ngày", "3. " } },
    { "exactly met",
      { { 100, 80, 100, 80 }, { 100, 80, 100, 80 }, { -1 } },
      true,
      { "Về việc toàn tỉnh đã đạt chỉ tiêu, các đơn vị đều đạt.", "▲ vừa đủ chỉ tiêu" },
      { "vượt", "▼" } },
    { "one short, the whole met",
      { { 100, 79, 100, 79 }, { 100, 85, 100, 85 }, { 100, 84, 100, 84 }, { -1 } },
      true,
      { "Về việc toàn tỉnh đã vượt chỉ tiêu 2,67 điểm phần trăm, nhưng 01 khu vực chưa đạt. Về "
        "tiền",
        "1. Khu vực 1 thiếu cả hai chỉ tiêu",
        "2. Toàn tỉnh đã đạt cả hai chỉ tiêu" },
      { "đều đạt", "chiếm trên một nửa" } },
    { "two short",
      { { 100, 60, 100, 90 }, { 100, 79, 100, 90 }, { 100, 80, 100, 90 }, { -1 } },
      true,
      { "Về việc còn thiếu 21 việc, 01/03 đơn vị đã đạt; 30 ngày còn lại có 20 ngày làm việc, mỗi "
        "ngày phải thi hành xong thêm 2 việc. Về tiền toàn tỉnh đã vượt chỉ tiêu 10,00 điểm phần "
        "trăm, các đơn vị đều đạt.",
        "1. Khu vực 1 chiếm trên một nửa số việc còn thiếu của tỉnh: danh sách hồ sơ xong trước "
        "30/9 của đơn vị này.",
        "2. Còn 81 việc có điều kiện chưa thi hành xong" },
      { "cả hai chỉ tiêu" } },
    { "all short",
      { { 100, 70, 100, 60 }, { 100, 70, 100, 60 }, { -1 } },
      true,
      { "Về việc còn thiếu 20 việc; 30 ngày còn lại có 20 ngày làm việc, mỗi ngày phải thi hành "
        "xong "
        "thêm 1 việc. Về tiền còn thiếu 40 tỷ đồng; mỗi ngày làm việc phải thi hành xong thêm 2 tỷ "
        "đồng.",
        "1. Khu vực 1 và Khu vực 2 thiếu cả hai chỉ tiêu" },
      { "đã đạt", "đều đạt" } },
    { "met thanks to one",
      { { 100, 100, 100, 79 }, { 100, 75, 100, 79 }, { 100, 75, 100, 79 }, { -1 } },
      true,
      { "Việc của tỉnh đạt nhờ Khu vực 1 (100,00%); hai khu vực cộng lại mới đạt 75,00%.",
        "Về việc toàn tỉnh đã vượt chỉ tiêu 3,33 điểm phần trăm, nhưng 02 khu vực chưa đạt." },
      { NULL } },
    { "no targets",
      { { 100, 70, 100, 60 }, { 100, 70, 100, 60 }, { -1 } },
      false,
      { "Về việc đạt 70,00%, chưa được giao chỉ tiêu. Về tiền đạt 60,00%, chưa được giao chỉ tiêu.",
        "1. Chưa giao chỉ tiêu về việc: căn cứ và thời điểm giao.",
        "2. Chưa giao chỉ tiêu về tiền: căn cứ và thời điểm giao.",
        "chưa giao chỉ tiêu" },
      { "thiếu ", "vượt", "▼", "(chỉ tiêu" } },
    { "one has not reported",
      { { 100, 70, 100, 60 }, { 0 }, { 100, 70, 100, 60 }, { -1 } },
      true,
      { "Về việc chưa đủ số liệu, mới có 2/3 đơn vị báo cáo. Về tiền chưa đủ số liệu, mới có 2/3 "
        "đơn "
        "vị báo cáo.",
        "Có điều kiện (2 đơn vị): 200 việc",
        "Thi hành xong (2 đơn vị): 120 tỷ đồng",
        "1. Khu vực 2 chưa báo cáo số liệu về việc: nguyên nhân và thời điểm gửi." },
      { "Còn thiếu: ", "▲" } },
    { "nobody has reported",
      { { 0 }, { 0 }, { -1 } },
      true,
      { "Về việc chưa đủ số liệu, mới có 0/2 đơn vị báo cáo.",
        "1. Khu vực 1 và Khu vực 2 chưa báo cáo số liệu về việc" },
      { "Có điều kiện (" } },
    { "nothing eligible",
      { { 0, -1, 1, 1 }, { -1 } },
      true,
      { "Về việc chưa có số có điều kiện thi hành. Về tiền toàn tỉnh đã vượt chỉ tiêu 20,00 điểm "
        "phần trăm.\n",
        "chưa có tỷ lệ\nchỉ tiêu 80,00%\nCó điều kiện: 0 việc" },
      { "đều đạt" } },
    { "no children",
      { { -1 } },
      true,
      { "Về việc đơn vị đã vượt chỉ tiêu 10,00 điểm phần trăm. Về tiền còn thiếu 10 tỷ đồng; 30 "
        "ngày "
        "còn lại có 20 ngày làm việc, mỗi ngày phải thi hành xong thêm 500 triệu đồng.",
        "1. Còn 30 tỷ đồng có điều kiện chưa thi hành xong" },
      { "Kết quả của từng đơn vị", "toàn tỉnh", "TT" } },
  };
  TdDay day = td_day_new (2025, 8, 31);

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      const Variant *variant = &variants[i];
      g_autoptr (TdChanges) changes = td_changes_new ();
      TdCut cut = { .as_of = day };
      guint n_units = 0;
      g_test_message ("%s", variant->title);
      case_put_unit (changes, "R", "Thi hành án dân sự tỉnh Mẫu", NULL, TD_UNIT_AGENCY, NULL, 0);
      td_changes_put_cut (changes, &cut);
      for (; variant->figures[n_units][0] >= 0; n_units++)
        {
          const int64_t *figures = variant->figures[n_units];
          g_autofree char *code = g_strdup_printf ("U%u", n_units + 1);
          g_autofree char *name = g_strdup_printf ("Khu vực %u", n_units + 1);
          case_put_unit (changes, code, name, NULL, TD_UNIT_REGIONAL, "R", n_units);
          for (int measure = 0; measure < TD_N_MEASURES; measure++)
            {
              int64_t unit = measure == TD_MEASURE_MONEY ? 1000000 : 1;
              const int64_t *pair = figures + 2 * measure;
              if (variant->has_targets)
                case_put_target (changes, code, (TdMeasure)measure, 8000);
              if (pair[0] > 0 || pair[1] < 0)
                case_put_totals (changes,
                                 day,
                                 code,
                                 (TdMeasure)measure,
                                 pair[0] * unit,
                                 MAX (pair[1], 0) * unit);
            }
        }
      if (n_units == 0)
        {
          case_put_totals (changes, day, "R", TD_MEASURE_CASES, 100, 90);
          case_put_totals (changes, day, "R", TD_MEASURE_MONEY, 100000000, 70000000);
        }
      for (int measure = 0; variant->has_targets && measure < TD_N_MEASURES; measure++)
        case_put_target (changes, "R", (TdMeasure)measure, 8000);

      g_autofree char *text = text_of (changes, day, day);
      for (guint j = 0; j < G_N_ELEMENTS (variant->with) && variant->with[j] != NULL; j++)
        assert_contains (text, variant->with[j]);
      for (guint j = 0; j < G_N_ELEMENTS (variant->without) && variant->without[j] != NULL; j++)
        assert_lacks (text, variant->without[j]);
      /* No mark, space or brace is left over. */
      assert_lacks (text, "{");
      assert_lacks (text, " .");
      assert_lacks (text, " ,");
      assert_lacks (text, "..");
      for (const char *c = text; *c != '\0'; c++)
        g_assert_true (*c == '\n' || !g_ascii_iscntrl (*c));
    }
}

static void
test_before_2025 (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  /* Before 1/7/2025 regional units were Chi cục; the cut before is named. */
  case_read (changes, "ben-tre-2021");
  g_autofree char *text = text_of (changes, td_day_new (2021, 6, 30), td_day_new (2021, 7, 7));
  assert_contains (text, "Ngày 07 tháng 7 năm 2021");
  assert_contains (text, "62,97%");
  assert_contains (text, "▼ thiếu 18,53 điểm");
  assert_contains (text, "So với 31/5: +5,17 điểm");
  assert_contains (text, "▼ thiếu 0,09 điểm");
  assert_contains (text, "So với 31/5: +5,22 điểm");
  assert_contains (text, "So với 31/5, điểm");
  assert_contains (text, "04/10 đơn vị đã đạt; mỗi ngày làm việc phải thi hành xong thêm");

  /* The last day of the work year, and after it. */
  g_autofree char *over = text_of (changes, td_day_new (2021, 6, 30), td_day_new (2021, 9, 30));
  assert_contains (
      over,
      "việc; năm công tác đã kết thúc. Về tiền còn thiếu gần 630 triệu đồng, 04/10 đơn vị đã đạt.");
  assert_lacks (over, "trước 30/9");
}

/* The last days of the work year may be holidays. */
static void
test_no_working_day (void)
{
  g_autoptr (TdChanges) changes = make_many (2, "Khu vực %");

  td_changes_put_setting (changes, TD_SETTING_HOLIDAYS, "2025-09-30");
  g_autofree char *text = text_of (changes, td_day_new (2025, 8, 31), td_day_new (2025, 9, 29));
  assert_contains (
      text,
      "Về việc còn thiếu 997 việc; 01 ngày còn lại không có ngày làm việc. Về tiền còn "
      "thiếu 997 nghìn đồng.\n");
}

/* A paper about one unit says so, under the head of the office. */
static void
test_part (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdDay day = td_day_new (2025, 9, 12);
  g_autoptr (TdProgress) progress = td_progress_new (
      book, td_book_find_cut (book, day), day, td_book_find_unit (book, "KV4"), false);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_document_compose (progress, "handout", &error);

  g_assert_no_error (error);
  g_autofree char *text = td_document_to_text (document);
  assert_contains (text, "THI HÀNH ÁN DÂN SỰ TỈNH THÁI NGUYÊN\n");
  assert_contains (text,
                   "Tài liệu giao ban của Phòng THADS khu vực 4, số liệu đến hết ngày 12/9/2025");
  assert_contains (text, "Về việc còn thiếu 105 việc; ");
  assert_contains (text, "Về tiền đơn vị đã vượt chỉ tiêu 3,06 điểm phần trăm.\n");
  assert_contains (text, "73,45%");
  assert_lacks (text, "Toàn");
}

static void
test_no_earlier_cut (void)
{
  g_autoptr (TdChanges) changes = make_many (3, "Khu vực %");
  TdDay day = td_day_new (2025, 8, 31);
  g_autofree char *text = text_of (changes, day, day);

  assert_lacks (text, "So với");
  /* A year earlier, but not a month: the change on year alone. */
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("U%03u", i);
      case_put_totals (changes, td_day_new (2024, 8, 31), code, TD_MEASURE_CASES, 1000, 402);
    }
  g_autofree char *with_year = text_of (changes, day, day);
  assert_contains (with_year, "So với cùng kỳ: " TD_MINUS "10,00 điểm");
  g_assert_cmpuint (count (with_year, "So với"), ==, 1);
}

/* --- templates of an office --- */

static TdDocument *
compose_own (const char *template_, GError **error)
{
  g_autoptr (TdChanges) changes = make_many (3, "Khu vực %");
  TdDay day = td_day_new (2025, 8, 31);

  td_changes_put_setting (changes, TD_DOCUMENT_TEMPLATE "handout", template_);
  td_changes_put_setting (changes, TD_SETTING_SIGNER_TITLE, "TRƯỞNG THI HÀNH ÁN DÂN SỰ");
  td_changes_put_setting (changes, TD_SETTING_SIGNER_NAME, "Nguyễn Văn A");
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress = progress_of (book, day, day);
  return td_document_compose (progress, "handout", error);
}

static void
test_own_template (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document
      = compose_own ("[letterhead]\n"
                     "agency: {agency:upper}\n"
                     "number: Số: 05/TB-THADS\n"
                     "[title]\nTHÔNG BÁO\n"
                     "[paragraph centred italic]\nKính gửi: {b}các đơn vị{/b}\n"
                     "[list]\n- một\n- hai\n"
                     "[charts]\nchart: ranking cases\n"
                     "[page-break]\n"
                     "[paragraph]\nTrang sau\n"
                     "[recipients]\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
                     "[signature]\ntitle: {signer_title}\nname: {signer_name}\n",
                     &error);
  g_assert_no_error (error);
  g_autofree char *text = td_document_to_text (document);
  g_autofree char *path = make_path ("own.pdf");

  assert_contains (text, "Số: 05/TB-THADS\n");
  assert_contains (text, "Kính gửi: các đơn vị\n");
  assert_contains (text, "- một\n- hai\n");
  assert_contains (text, "[Xếp hạng các đơn vị về việc");
  assert_contains (text, "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n");
  assert_contains (text, "TRƯỞNG THI HÀNH ÁN DÂN SỰ\nNguyễn Văn A\n");
  /* Without a title of its own the file has the name of the root. */
  g_assert_cmpstr (td_document_get_title (document), ==, "Thi hành án dân sự tỉnh Mẫu");

  save (document, path);
  g_assert_cmpuint (td_document_get_n_pages (document), ==, 2);
  g_autofree char *first = read_page (path, 1, "-layout");
  g_autofree char *second = read_page (path, 2, "-layout");
  assert_lacks (first, "Trang sau");
  assert_contains (second, "Trang sau");
  /* Recipients stand level with the signature. */
  const char *line = strstr (second, "Nơi nhận:");
  g_autofree char *level = g_strndup (line, strcspn (line, "\n"));
  assert_contains (level, "TRƯỞNG THI HÀNH ÁN DÂN SỰ");
  assert_margins (document);
}

/* No paragraph leaves one line alone on a page. */
static void
test_lines (void)
{
  g_autoptr (GString) template_ = g_string_new ("[document]\nbody: 13\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_string_append (template_, "[paragraph]\n");
      for (guint j = 0; j < 20 + 7 * (i % 13); j++)
        g_string_append_printf (template_, "đoạn%02u ", i);
      g_string_append_c (template_, '\n');
    }
  g_autoptr (TdDocument) document = compose_own (template_->str, &error);
  g_assert_no_error (error);
  g_autofree char *path = make_path ("lines.pdf");
  guint n_pages = td_document_get_n_pages (document);
  guint n_split = 0;

  save (document, path);
  g_assert_cmpuint (n_pages, >, 5);
  for (guint page = 1; page < n_pages; page++)
    {
      g_autofree char *here = read_page (path, page, "-layout");
      g_autofree char *next = read_page (path, page + 1, "-layout");
      const char *word = strstr (next, "đoạn");
      g_autofree char *paragraph = g_strndup (word, strlen ("đoạn00"));
      guint lines_here = 0;
      guint lines_next = 0;
      g_auto (GStrv) all_here = g_strsplit (here, "\n", -1);
      g_auto (GStrv) all_next = g_strsplit (next, "\n", -1);
      for (guint i = 0; all_here[i] != NULL; i++)
        lines_here += strstr (all_here[i], paragraph) != NULL;
      for (guint i = 0; all_next[i] != NULL; i++)
        lines_next += strstr (all_next[i], paragraph) != NULL;
      if (lines_here == 0)
        continue;
      n_split++;
      g_assert_cmpuint (lines_here, >=, 2);
      g_assert_cmpuint (lines_next, >=, 2);
    }
  g_assert_cmpuint (n_split, >, 2);
  assert_margins (document);
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *template_;
    const char *line;
    const char *word;
  } cases[] = {
    { "[title]\nKẾT QUẢ {work_years}", "2", "work_years" },
    { "[charts]\nchart: pie cases", "2", "pie cases" },
    { "[table]\nrows: u in units\ncolumn: A | middle | {u.name}", "3", "middle" },
    { "[document]\nbody: large", "2", "large" },
    { "[document]\nfit: two pages", "2", "two pages" },
    { "[signature]\nsigner: A", "2", "signer" },
  };
  g_autofree char *own = td_document_get_template ("handout");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) mistake = NULL;
      g_autoptr (GError) checked = NULL;
      g_autoptr (TdDocument) document = compose_own (cases[i].template_, &mistake);
      g_autofree char *prefix
          = g_strdup_printf (BOTH ("Handout: line %s: ", "Phiếu họp: dòng %s: "), cases[i].line);
      g_assert_null (document);
      g_assert_error (mistake, TD_ERROR, TD_ERROR_VALUE);
      g_assert_true (g_str_has_prefix (mistake->message, prefix));
      assert_contains (mistake->message, cases[i].word);
      g_assert_false (td_document_check_template ("handout", cases[i].template_, &checked));
      g_assert_error (checked, TD_ERROR, TD_ERROR_VALUE);
    }
  g_assert_true (td_document_check_template ("handout", own, &error));
  g_assert_no_error (error);
}

/* --- failures --- */

static void
test_kinds (void)
{
  g_autoptr (TdBook) book = case_book ("bac-kan-2019");
  TdDay day = td_day_new (2019, 3, 31);
  g_autoptr (TdProgress) progress = progress_of (book, day, day);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_strv_contains (td_document_get_kinds (), "handout"));
  g_assert_cmpstr (td_document_get_kind_label ("handout"), ==, BOTH ("Handout", "Phiếu họp"));
  g_assert_null (td_document_compose (progress, "poem", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  assert_contains (error->message, "poem");
  g_clear_error (&error);
  g_assert_false (td_document_check_template ("poem", "", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_no_root (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdUnit unit = {
    .code = (char *)"R",
    .name = (char *)"Cơ quan mẫu",
    .valid_from = td_day_new (2025, 7, 1),
    .valid_to = TD_DAY_NONE,
  };
  TdCut cut = { .as_of = td_day_new (2025, 6, 30) };
  g_autoptr (GError) error = NULL;

  td_changes_put_unit (changes, &unit);
  td_changes_put_cut (changes, &cut);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress = progress_of (book, cut.as_of, cut.as_of);
  g_assert_null (td_document_compose (progress, "handout", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_save (void)
{
  g_autoptr (TdDocument) document = compose_case ();
  g_autofree char *text_path = make_path ("handout.TXT");
  g_autofree char *old = make_path ("old.pdf");
  g_autofree char *read = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit limit, none = { 1000, 1000 };

  save (document, text_path);
  g_assert_true (g_file_get_contents (text_path, &read, NULL, NULL));
  g_autofree char *text = td_document_to_text (document);
  g_assert_cmpstr (read, ==, text);

  g_assert_false (td_document_save (document, "handout.doc", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
  assert_contains (error->message, "handout.doc");
  g_clear_error (&error);
  g_assert_false (td_document_save (document, "/nowhere/handout.pdf", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_IO);
  g_clear_error (&error);

  /* What cannot be written whole leaves the older file as it was, and nothing beside it. */
  g_assert_true (g_file_set_contents (old, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  none.rlim_max = limit.rlim_max;
  void (*handler) (int) = signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  g_assert_false (td_document_save (document, old, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  signal (SIGXFSZ, handler);
  g_assert_error (error, TD_ERROR, TD_ERROR_IO);
  g_assert_true (g_file_get_contents (old, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_autoptr (GDir) folder = g_dir_open (g_get_user_cache_dir (), 0, NULL);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    g_assert_true (g_str_equal (name, "old.pdf") || g_str_equal (name, "handout.TXT")
                   || g_str_equal (name, "fontconfig"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TD_BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/documents/golden", test_golden);
  g_test_add_func ("/documents/expected", test_expected);
  g_test_add_func ("/documents/pdf", test_pdf);
  g_test_add_func ("/documents/same", test_same);
  g_test_add_func ("/documents/many-units", test_many_units);
  g_test_add_func ("/documents/one-page", test_one_page);
  g_test_add_func ("/documents/names", test_names);
  g_test_add_func ("/documents/variants", test_variants);
  g_test_add_func ("/documents/before-2025", test_before_2025);
  g_test_add_func ("/documents/no-working-day", test_no_working_day);
  g_test_add_func ("/documents/part", test_part);
  g_test_add_func ("/documents/no-earlier-cut", test_no_earlier_cut);
  g_test_add_func ("/documents/own-template", test_own_template);
  g_test_add_func ("/documents/lines", test_lines);
  g_test_add_func ("/documents/mistakes", test_mistakes);
  g_test_add_func ("/documents/kinds", test_kinds);
  g_test_add_func ("/documents/no-root", test_no_root);
  g_test_add_func ("/documents/save", test_save);
  return g_test_run ();
}
