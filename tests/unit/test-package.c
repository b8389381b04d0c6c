/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "documents/td-block.h"
#include "documents/td-docx.h"
#include "documents/td-odt.h"
#include "documents/td-package.h"
#include "model/td-day.h"

/* Zip files and the office documents in them, read by Python. */

#define LONG_NAME 200
#define N_ROWS 400

/* --- helpers --- */

static char *
run (const char *const *arguments)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (
      NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s: %s", arguments[0], err);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return g_steal_pointer (&out);
}

static char *
make_path (const char *name)
{
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

static char *
write_bytes (GBytes *bytes, const char *name)
{
  char *path = make_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return path;
}

/* A part, which XML readers must accept. Checksums are verified on the way. */
static char *
read_part (const char *path, const char *part)
{
  static const char script[] = "import sys, zipfile, xml.dom.minidom\n"
                               "archive = zipfile.ZipFile(sys.argv[1])\n"
                               "assert archive.testzip() is None\n"
                               "for name in archive.namelist():\n"
                               "    if name.endswith(('.xml', '.rels')):\n"
                               "        xml.dom.minidom.parseString(archive.read(name))\n"
                               "sys.stdout.buffer.write(archive.read(sys.argv[2]))\n";
  const char *const arguments[] = { "python3", "-c", script, path, part, NULL };

  return run (arguments);
}

static void
free_block (gpointer block)
{
  td_block_free (block);
}

static TdDocument *
new_document (const char *title)
{
  TdDocument *document = g_new0 (TdDocument, 1);

  g_atomic_ref_count_init (&document->ref_count);
  document->title = g_strdup (title);
  g_assert_true (td_day_parse_iso ("2025-09-12", &document->issued));
  document->body_size = 140;
  document->table_size = 110;
  document->blocks = g_ptr_array_new_with_free_func (free_block);
  return document;
}

static TdBlock *
add_block (TdDocument *document, TdBlockType type, const char *text)
{
  TdBlock *block = td_block_new (type);

  if (text != NULL)
    g_ptr_array_add (block->texts, g_strdup (text));
  g_ptr_array_add (document->blocks, block);
  return block;
}

static void
add_table (TdDocument *document, guint n_rows)
{
  static const char *const headings[] = { "TT", "Đơn vị", "Số việc" };
  TdBlock *block = add_block (document, TD_BLOCK_TABLE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      TdBlockColumn *column = td_block_add_column (block);
      column->heading = g_strdup (headings[i]);
      column->group = i > 0 ? g_strdup ("Nhóm") : NULL;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      TdBlockRow *row = td_block_add_row (block);
      g_ptr_array_add (row->cells, g_strdup_printf ("%u", i + 1));
      g_ptr_array_add (row->cells, g_strdup_printf ("Phòng số %u", i + 1));
      g_ptr_array_add (row->cells, i == 0 ? NULL : g_strdup_printf ("%u", i * 7));
    }
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *c = strstr (text, part); c != NULL; c = strstr (c + strlen (part), part))
    n++;
  return n;
}

static char *
make_part (TdDocument *document, bool is_odt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = is_odt ? td_odt_make (document, &error) : td_docx_make (document, &error);
  g_assert_no_error (error);
  g_autofree char *path = write_bytes (bytes, is_odt ? "paper.odt" : "paper.docx");
  return read_part (path, is_odt ? "content.xml" : "word/document.xml");
}

/* --- tests --- */

static void
test_zip (void)
{
  g_autoptr (TdPackage) package = td_package_new ();
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;

  td_package_add (package, "mimetype", "text/plain", 10, true);
  td_package_add (package, "empty", "", 0, false);
  td_package_add (package, "large", large, 100000, false);
  g_autoptr (GBytes) bytes = td_package_finish (package, &error);
  g_assert_no_error (error);
  const char *data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1000);
  /* Where those look who know no zip; neither a descriptor behind it nor an extra field. */
  g_assert_cmpmem (data + 30, 18, "mimetypetext/plain", 18);
  g_assert_cmpmem (data + 6, 2, "\0\0", 2);
  g_assert_cmpmem (data + 28, 2, "\0\0", 2);
  g_autofree char *path = write_bytes (bytes, "parts.zip");
  g_autofree char *part = read_part (path, "large");
  g_assert_cmpstr (part, ==, large);
  g_autofree char *nothing = read_part (path, "empty");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_letters (void)
{
  /* Forbidden in XML; half a letter; an accent beside its letter. */
  g_autofree char *clean = td_xml_clean ("a\x01\x0b\x1f<&>\xef\xbf\xbe"
                                         "e\xcc\x82\xcc\x81\xc3");

  g_assert_cmpstr (clean, ==, "a<&>ế\xef\xbf\xbd");
}

static void
test_paper (void)
{
  g_autofree char *name = g_strnfill (LONG_NAME, 'N');

  for (int is_odt = 0; is_odt < 2; is_odt++)
    {
      g_autoptr (TdDocument) document = new_document ("Báo cáo <1> & \"2\"");
      add_block (document, TD_BLOCK_TITLE, "BÁO CÁO");
      add_block (document, TD_BLOCK_PARAGRAPH, name);
      add_block (document,
                 TD_BLOCK_PARAGRAPH,
                 "R&D <b> \x01"
                 "đậm\x02 \x05ghi chú\x06 \x0b \xee\x80\x80"
                 "2025/x\xee\x80\x81"
                 "79,07\xee\x80\x82");
      add_block (document, TD_BLOCK_LIST, "một")->is_numbered = true;
      add_table (document, N_ROWS);
      add_block (document, TD_BLOCK_APPENDIX, "Phụ lục")->is_landscape = true;
      g_autofree char *part = make_part (document, is_odt);
      g_assert_nonnull (strstr (part, name));
      g_assert_nonnull (strstr (part, "R&amp;D &lt;b&gt;"));
      g_assert_nonnull (strstr (part, "79,07"));
      g_assert_null (strstr (part, "2025/x"));
      g_assert_cmpuint (count (part, "Phòng số "), ==, N_ROWS);
      g_assert_cmpuint (count (part, is_odt ? "<table:table-header-rows>" : "<w:tblHeader/>"),
                        ==,
                        is_odt ? 1 : 2);
      g_assert_cmpuint (
          count (part, is_odt ? "text:note-class=\"footnote\"" : "<w:footnoteReference"), ==, 1);
      g_assert_cmpuint (count (part, is_odt ? "<text:list-item>" : "<w:numPr>"), ==, 1);
      g_assert_nonnull (strstr (
          part, is_odt ? "style:master-page-name=\"TrangNgangDau\"" : "w:orient=\"landscape\""));
    }
}

static void
test_nothing (void)
{
  g_autoptr (TdDocument) document = new_document ("");
  g_autofree char *odt = NULL;
  g_autofree char *docx = NULL;

  add_table (document, 0);
  add_block (document, TD_BLOCK_SIGNATURE, NULL);
  odt = make_part (document, true);
  docx = make_part (document, false);
  g_assert_cmpuint (count (odt, "<table:table "), ==, 2);
  g_assert_cmpuint (count (docx, "<w:tbl>"), ==, 2);
}

/* Not even the clock of the place changes a byte. */
static void
test_same_bytes (void)
{
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autoptr (TdDocument) first = new_document ("Một");
  g_autoptr (TdDocument) second = new_document ("Một");
  g_autoptr (GError) error = NULL;

  add_table (first, 3);
  add_table (second, 3);
  g_autoptr (GBytes) odt = td_odt_make (first, &error);
  g_autoptr (GBytes) docx = td_docx_make (first, &error);
  g_setenv ("TZ", "America/St_Johns", TRUE);
  tzset ();
  g_autoptr (GBytes) same_odt = td_odt_make (second, &error);
  g_autoptr (GBytes) same_docx = td_docx_make (second, &error);
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (odt, same_odt));
  g_assert_true (g_bytes_equal (docx, same_docx));
}

/* A limit on the size of files stands in for a full disk. */
static void
test_full_disk (void)
{
  static const char *const names[] = { "full.odt", "full.docx" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = make_path (names[i]);
      g_autofree char *left = NULL;
      g_autoptr (TdDocument) document = new_document ("Một");
      g_autoptr (GError) error = NULL;
      struct rlimit before;

      add_table (document, 3);
      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
      struct rlimit small = { .rlim_cur = 1000, .rlim_max = before.rlim_max };
      (void)signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      bool is_saved = td_document_save (document, path, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_false (is_saved);
      g_assert_true (error->domain == TD_ERROR);
      g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
      g_assert_cmpstr (left, ==, "old");
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/package/zip", test_zip);
  g_test_add_func ("/package/letters", test_letters);
  g_test_add_func ("/office/paper", test_paper);
  g_test_add_func ("/office/nothing", test_nothing);
  g_test_add_func ("/office/same-bytes", test_same_bytes);
  g_test_add_func ("/office/full-disk", test_full_disk);
  return g_test_run ();
}
