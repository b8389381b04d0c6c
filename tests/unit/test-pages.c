/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "documents/td-block.h"
#include "documents/td-document-page.h"
#include "documents/td-text-bond.h"
#include "documents/td-text-run.h"
#include "model/td-day.h"
#include "wording/td-pattern.h"

/* Pages of documents made by hand, read back from their PDFs. */

#define NOTE(text) "\x05" text "\x06"
#define FIELD(path, text) TD_MARK_FIELD path TD_MARK_FIELD_TEXT text TD_MARK_FIELD_END

static TdDocument *
document_new (void)
{
  TdDocument *document = g_new0 (TdDocument, 1);

  g_atomic_ref_count_init (&document->ref_count);
  document->title = g_strdup ("Giấy mẫu");
  document->issued = td_day_new (2025, 9, 15);
  document->body_size = 140;
  document->table_size = 120;
  document->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)td_block_free);
  return document;
}

static TdBlock *
add_block (TdDocument *document, TdBlockType type)
{
  TdBlock *block = td_block_new (type);

  g_ptr_array_add (document->blocks, block);
  return block;
}

static TdBlock *
add_text (TdDocument *document, TdBlockType type, const char *text)
{
  TdBlock *block = add_block (document, type);

  g_ptr_array_add (block->texts, g_strdup (text));
  return block;
}

/* @n_columns after one of names */
static TdBlock *
add_table (TdDocument *document, guint n_rows, guint n_columns, const char *name)
{
  TdBlock *block = add_block (document, TD_BLOCK_TABLE);

  for (guint i = 0; i <= n_columns; i++)
    {
      TdBlockColumn *column = td_block_add_column (block);
      column->heading = i > 0 ? g_strdup_printf ("Cột %02u", i) : g_strdup ("Đơn vị");
      column->align = i > 0 ? TD_ALIGN_RIGHT : TD_ALIGN_LEFT;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      TdBlockRow *row = td_block_add_row (block);
      g_ptr_array_add (row->cells, g_strdup_printf ("%s R%03u", name, i));
      for (guint j = 0; j < n_columns; j++)
        g_ptr_array_add (row->cells, g_strdup_printf ("%u.%03u", i + 1, j));
    }
  return block;
}

/* The text of a page, from 1; 0: of all. */
static char *
read_pdf (TdDocument *document, guint page)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "pages.pdf", NULL);
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *const one[] = { "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL };
  const char *const all[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *messages = NULL;
  char *text = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  td_document_save (document, path, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL,
                (char **)(page > 0 ? one : all),
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &text,
                &messages,
                NULL,
                &error);
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

/* No ink in the margins, but for the page number. */
static void
assert_margins (TdDocument *document)
{
  const double scale = 1, mm = 72 / 25.4;

  for (guint page = 0; page < td_document_get_n_pages (document); page++)
    {
      double width, height;
      td_document_get_page_size (document, page, &width, &height);
      int columns = (int)(width * scale);
      int rows = (int)(height * scale);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, columns, rows);
      cairo_t *cr = cairo_create (surface);
      td_document_draw_page (cr, document, page);
      cairo_surface_flush (surface);
      const unsigned char *data = cairo_image_surface_get_data (surface);
      int stride = cairo_image_surface_get_stride (surface);
      for (int y = 0; y < rows; y++)
        for (int x = 0; x < columns; x++)
          {
            bool is_inside = x >= 30 * mm - 2 && x <= width - 15 * mm + 2 && y >= 20 * mm - 2
                             && y <= height - 20 * mm + 2;
            bool is_number = y > 9 * mm && y < 18 * mm && fabs (x - (width + 15 * mm) / 2) < 40;
            if (!is_inside && !is_number)
              g_assert_cmpint (data[y * stride + x], ==, 0);
          }
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static char *
repeat (const char *words, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", words);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- texts --- */

static void
test_runs (void)
{
  g_autoptr (GPtrArray) runs = td_text_run_list ("một \x01hai\x03 ba\x04\x02 bốn" NOTE (
      "chú \x01thích\x02") " " FIELD ("cases.rate@KV1", "79,07") "%\a\t\xe2\x80\xae< & >\x7f");
  static const struct
  {
    const char *text, *note;
    bool is_bold, is_italic;
  } expected[] = {
    { "một ", NULL, false, false },
    { "hai", NULL, true, false },
    { " ba", NULL, true, true },
    { " bốn", NULL, false, false },
    { NULL, "chú \x01thích\x02", false, false },
    { " 79,07% < & >", NULL, false, false },
  };

  g_assert_cmpuint (runs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < runs->len; i++)
    {
      const TdTextRun *run = g_ptr_array_index (runs, i);
      g_assert_cmpstr (run->text, ==, expected[i].text);
      g_assert_cmpstr (run->note, ==, expected[i].note);
      g_assert_cmpint (run->is_bold, ==, expected[i].is_bold);
      g_assert_cmpint (run->is_italic, ==, expected[i].is_italic);
    }
  g_autofree char *stripped = td_text_run_strip ("a" NOTE ("b") FIELD ("p", "c") "\x05"
                                                                                 "d");
  g_assert_cmpstr (stripped, ==, "acd");
  g_autofree char *nothing = td_text_run_strip (NULL);
  g_assert_cmpstr (nothing, ==, "");
}

/* Markup is text, control characters are nothing, fields show what they say. */
static void
test_odd_letters (void)
{
  g_autoptr (TdDocument) document = document_new ();

  add_text (document, TD_BLOCK_TITLE, "<b>A & B</b> &amp;\a \x1b[1m");
  add_text (
      document, TD_BLOCK_PARAGRAPH, FIELD ("cases.rate", "79,07") "% 1 < 2\n3 > 2\xe2\x80\xa8X");
  add_table (document, 2, 2, "<i>&\x07\x1f");
  g_autofree char *text = td_document_to_text (document);
  g_autofree char *page = read_pdf (document, 1);

  for (guint i = 0; i < 2; i++)
    {
      const char *found = i == 0 ? text : page;
      assert_contains (found, "<b>A & B</b> &amp; [1m\n");
      assert_contains (found, "79,07% 1 < 2 3 > 2 X\n");
      assert_contains (found, "<i>& R001");
      g_assert_null (strstr (found, "cases.rate"));
    }
  assert_margins (document);
}

/* --- notes --- */

static void
test_notes (void)
{
  g_autoptr (TdDocument) document = document_new ();
  g_autofree char *long_note = repeat ("rất dài", 900);
  g_autofree char *text
      = g_strconcat ("Đầu" NOTE ("Ghi một.") " giữa \x05", long_note, "HẾT\x06 cuối", NULL);

  add_text (document, TD_BLOCK_HEADING, "Mục" NOTE ("Ghi không."));
  add_text (document, TD_BLOCK_PARAGRAPH, text);
  TdBlock *table = add_table (document, 1, 1, "Đơn vị" NOTE ("Ghi trong bảng."));
  g_assert_cmpuint (table->rows->len, ==, 1);
  TdBlock *block = add_block (document, TD_BLOCK_APPENDIX);
  block->number = g_strdup ("Phụ lục I");
  add_text (document, TD_BLOCK_PARAGRAPH, "Sau" NOTE ("Ghi cuối."));

  /* A note longer than its page goes on on the next ones; none is lost. */
  g_autofree char *all = read_pdf (document, 0);
  g_assert_cmpuint (td_document_get_n_pages (document), >, 2);
  assert_contains (all, "Ghi không.");
  assert_contains (all, "Ghi một.");
  assert_contains (all, "HẾT");
  assert_contains (all, "Ghi trong bảng.");
  g_autofree char *last = read_pdf (document, td_document_get_n_pages (document));
  assert_contains (last, "Phụ lục I");
  assert_contains (last, "Ghi cuối.");
  assert_margins (document);

  g_autofree char *plain = td_document_to_text (document);
  assert_contains (plain, "Mục[1]\n");
  assert_contains (plain, "Đầu[2] giữa[3] cuối\n");
  assert_contains (plain, "Đơn vị[4]");
  assert_contains (plain, "\n[1] Ghi không.\n[2] Ghi một.\n[3] ");
  assert_contains (plain, "\n[5] Ghi cuối.\n");
}

/* --- appendices --- */

static void
test_appendices (void)
{
  g_autoptr (TdDocument) document = document_new ();
  static const bool turned[] = { true, false, true };
  double width, height;

  document->is_landscape = true;
  add_text (document, TD_BLOCK_PARAGRAPH, "Trang một");
  /* Nothing stands on the page that the break begins. */
  add_block (document, TD_BLOCK_PAGE_BREAK);
  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    {
      TdBlock *block = add_text (document, TD_BLOCK_APPENDIX, "DANH SÁCH");
      block->number = g_strdup_printf ("Phụ lục %u", i + 1);
      block->note = g_strdup ("(Kèm theo)");
      block->is_landscape = turned[i];
      add_table (document, 70, 3, "Đơn vị");
    }
  guint n_pages = td_document_get_n_pages (document);
  guint appendix = 0, number = 0;
  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *text = read_pdf (document, page + 1);
      td_document_get_page_size (document, page, &width, &height);
      number = strstr (text, "Phụ lục") != NULL || page == 0 ? 1 : number + 1;
      if (strstr (text, "Phụ lục") != NULL)
        appendix++;
      g_assert_cmpint (width > height, ==, appendix == 0 || turned[appendix - 1]);
      g_assert_cmpfloat_with_epsilon (MAX (width, height), TD_PAGE_HEIGHT, 0.001);
      /* The first page of each shows no number, the others their own. */
      g_autofree char *expected = g_strdup_printf ("%u\n", number);
      g_strchug (text);
      g_assert_cmpint (g_str_has_prefix (text, expected), ==, number > 1);
      if (page > 0)
        assert_contains (text, "Cột 01");
    }
  g_assert_cmpuint (appendix, ==, 3);
  assert_margins (document);
}

/* --- long and many --- */

static void
test_long_names (void)
{
  g_autoptr (TdDocument) document = document_new ();
  g_autofree char *name = repeat ("CƠ QUAN THI HÀNH ÁN", 10);
  g_autofree char *unbroken = g_strdelimit (g_strdup (name), " ", 'X');

  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 200);
  for (guint i = 0; i < 2; i++)
    {
      const char *words = i == 0 ? name : unbroken;
      TdBlock *head = add_block (document, TD_BLOCK_LETTERHEAD);
      head->letterhead.superior = g_strdup (words);
      head->letterhead.agency = g_strdup (words);
      head->letterhead.number = g_strdup (words);
      head->letterhead.subject = g_strdup (words);
      head->letterhead.urgency = g_strdup (words);
      head->letterhead.nation = g_strdup (words);
      head->letterhead.motto = g_strdup (words);
      head->letterhead.place = g_strdup (words);
      add_text (document, TD_BLOCK_TITLE, words);
      add_text (document, TD_BLOCK_SUBTITLE, words)->is_ruled = true;
      TdBlock *to = add_text (document, TD_BLOCK_ADDRESSEES, words);
      to->heading = g_strdup (words);
      to = add_text (document, TD_BLOCK_ADDRESSEES, words);
      g_ptr_array_add (to->texts, g_strdup (words));
      to->heading = g_strdup ("Kính gửi:");
      add_table (document, 3, 12, words);
      add_text (document, TD_BLOCK_RECIPIENTS, words);
      TdBlock *signature = add_block (document, TD_BLOCK_SIGNATURE);
      signature->signer_authority = g_strdup (words);
      signature->signer_title = g_strdup (words);
      signature->signer_name = g_strdup (words);
    }
  assert_margins (document);
}

static void
test_many (void)
{
  g_autoptr (TdDocument) document = document_new ();

  add_text (document, TD_BLOCK_PARAGRAPH, "Trước bảng");
  add_table (document, 400, 8, "Chi cục Thi hành án dân sự huyện");
  TdBlock *recipients = add_text (document, TD_BLOCK_RECIPIENTS, "Nơi nhận:");
  for (guint i = 0; i < 400; i++)
    g_ptr_array_add (recipients->texts, g_strdup_printf ("Người nhận N%03u;", i));
  TdBlock *signature = add_block (document, TD_BLOCK_SIGNATURE);
  signature->signer_title = g_strdup ("TRƯỞNG");

  g_autofree char *all = read_pdf (document, 0);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *row = g_strdup_printf ("R%03u", i);
      g_autofree char *person = g_strdup_printf ("N%03u;", i);
      assert_contains (all, row);
      assert_contains (all, person);
    }
  assert_margins (document);
  for (guint page = 1; page <= 4; page++)
    {
      g_autofree char *text = read_pdf (document, page);
      assert_contains (text, "Cột 08");
    }
}

/* A row that is longer than a page goes on on the next ones. */
static void
test_long_row (void)
{
  g_autoptr (TdDocument) document = document_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (words, "từ%04u ", i);
  add_table (document, 2, 6, words->str);
  g_autofree char *all = read_pdf (document, 0);
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *word = g_strdup_printf ("từ%04u", i);
      assert_contains (all, word);
    }
  assert_contains (all, "R001");
  g_assert_cmpuint (td_document_get_n_pages (document), >, 2);
  assert_margins (document);
}

/* Letters get smaller before a figure is broken. */
static void
test_wide (void)
{
  g_autoptr (TdDocument) document = document_new ();
  TdBlock *table = add_table (document, 5, 24, "Đơn vị");

  for (guint i = 0; i < 5; i++)
    for (guint j = 1; j <= 24; j++)
      {
        TdBlockRow *row = g_ptr_array_index (table->rows, i);
        g_free (row->cells->pdata[j]);
        row->cells->pdata[j] = g_strdup_printf ("%u%02u", i + 1, j);
      }
  g_autofree char *text = read_pdf (document, 1);
  assert_contains (text, "101");
  assert_contains (text, "524");
  g_assert_cmpuint (td_document_get_n_pages (document), ==, 1);
  assert_margins (document);
}

/* --- blocks --- */

static void
test_addressees (void)
{
  g_autoptr (TdDocument) document = document_new ();

  TdBlock *one = add_text (document, TD_BLOCK_ADDRESSEES, "Ủy ban nhân dân tỉnh");
  one->heading = g_strdup ("Kính gửi:");
  TdBlock *many = add_text (document, TD_BLOCK_ADDRESSEES, "Các phòng");
  many->heading = g_strdup ("Kính gửi:");
  g_ptr_array_add (many->texts, g_strdup ("Các khu vực;"));
  g_ptr_array_add (many->texts, g_strdup ("Văn phòng"));
  g_autofree char *text = td_document_to_text (document);
  g_autofree char *page = read_pdf (document, 1);

  g_assert_cmpstr (text,
                   ==,
                   "Kính gửi: Ủy ban nhân dân tỉnh\n\nKính gửi:\n- Các phòng;\n- Các khu vực;\n- "
                   "Văn phòng.\n");
  assert_contains (page, "Kính gửi: Ủy ban nhân dân tỉnh\n");
  assert_contains (page, "- Các phòng;\n");
  assert_contains (page, "- Văn phòng.\n");
}

/* A signature does not stand alone on its page, however full the one before is. */
static void
test_signature (void)
{
  for (guint n = 28; n < 44; n++)
    {
      g_autoptr (TdDocument) document = document_new ();
      for (guint i = 0; i < n; i++)
        add_text (document, TD_BLOCK_PARAGRAPH, "Một dòng.");
      TdBlock *signature = add_block (document, TD_BLOCK_SIGNATURE);
      signature->signer_title = g_strdup ("TRƯỞNG");
      g_autofree char *last = read_pdf (document, td_document_get_n_pages (document));
      const char *title = strstr (last, "TRƯỞNG");
      const char *line = strstr (last, "Một dòng.");
      g_assert_true (line != NULL && title != NULL && line < title);
    }
}

/* Nothing at all is a page too. */
static void
test_empty (void)
{
  g_autoptr (TdDocument) document = document_new ();
  g_autoptr (TdDocument) bare = document_new ();

  g_assert_cmpuint (td_document_get_n_pages (document), ==, 1);
  g_autofree char *text = td_document_to_text (document);
  g_assert_cmpstr (text, ==, "");
  TdBlock *block = add_block (bare, TD_BLOCK_APPENDIX);
  block->is_landscape = true;
  add_table (bare, 0, 2, "");
  add_block (bare, TD_BLOCK_SIGNATURE);
  assert_margins (bare);
  g_assert_cmpuint (td_document_get_n_pages (bare), ==, 1);
}

/* The spaces of @text at which no line ends are those marked "_" in @expected. */
static void
assert_bonds (const char *expected)
{
  g_autofree char *text = g_strdelimit (g_strdup (expected), "_", ' ');
  g_autofree char *found = g_strdup (text);

  for (gsize at = 0; td_text_bond_find (text, at, &at); at++)
    found[at] = '_';
  g_assert_cmpstr (found, ==, expected);
}

static void
test_bonds (void)
{
  assert_bonds ("");
  assert_bonds (" việc");
  assert_bonds ("còn thiếu 1.234_việc, gần 39,97_tỷ_đồng");
  assert_bonds ("thấp hơn 4,98_điểm_%; tăng +0,42_điểm_phần trăm");
  assert_bonds ("đạt 79,07_% trong 15_ngày (5_triệu_đồng)");
  assert_bonds ("hàng tỷ_đồng, mấy điểm_%");
  /* Other words, and the units without a number. */
  assert_bonds ("Khu vực 1 điểmm, số 12 việcc 3 ngàyy");
  assert_bonds ("về việc này, Điện Biên tỷ lệ, ngày 12/9/2025 tính đến");
  assert_bonds ("12  việc");
}

/* Wherever the words of a paragraph come to stand, a unit stands on the line of its number, and
 * what is copied has plain spaces. */
static void
test_units_stay (void)
{
  static const char *const units[] = { "điểm", "%", "tỷ", "đồng", "việc", "ngày" };

  for (guint n = 0; n < 16; n++)
    {
      g_autoptr (TdDocument) document = document_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint i = 0; i < n; i++)
        g_string_append (text, i % 4 == 3 ? "m " : "m");
      for (guint i = 0; i < 24; i++)
        g_string_append_printf (
            text,
            " đạt 4,%02u điểm %%, thiếu 39,97 tỷ đồng và 1.234 việc trong 15 ngày đến 12/9/2025;",
            i);
      add_text (document, TD_BLOCK_PARAGRAPH, text->str);

      g_autofree char *read = read_pdf (document, 0);
      g_auto (GStrv) lines = g_strsplit (read, "\n", -1);
      g_assert_null (strstr (read, "\u00a0"));
      for (guint i = 0; lines[i] != NULL; i++)
        for (guint j = 0; j < G_N_ELEMENTS (units); j++)
          {
            g_assert_false (g_str_has_prefix (g_strchug (lines[i]), units[j]));
            /* Nor does one end inside of a day. */
            g_assert_false (g_str_has_suffix (lines[i], "/"));
          }
      g_autofree char *one = g_strjoinv (" ", lines);
      assert_contains (one, "4,00 điểm %, thiếu");
      assert_contains (one, "39,97 tỷ đồng và");
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pages/runs", test_runs);
  g_test_add_func ("/pages/odd-letters", test_odd_letters);
  g_test_add_func ("/pages/notes", test_notes);
  g_test_add_func ("/pages/appendices", test_appendices);
  g_test_add_func ("/pages/long-names", test_long_names);
  g_test_add_func ("/pages/many", test_many);
  g_test_add_func ("/pages/long-row", test_long_row);
  g_test_add_func ("/pages/wide", test_wide);
  g_test_add_func ("/pages/addressees", test_addressees);
  g_test_add_func ("/pages/signature", test_signature);
  g_test_add_func ("/pages/empty", test_empty);
  g_test_add_func ("/pages/bonds", test_bonds);
  g_test_add_func ("/pages/units-stay", test_units_stay);
  return g_test_run ();
}
