/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "documents/td-block.h"
#include "documents/td-document-page.h"
#include "model/td-day.h"

/* table-report TABLE.tsv REPORT.pdf: one long table, as a paper lays it out; prints the pages. */

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  setlocale (LC_ALL, "");
  if (argc != 3 || !g_file_get_contents (argv[1], &text, NULL, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "table-report TABLE.tsv REPORT.pdf");
      return 2;
    }
  TdDocument *document = g_new0 (TdDocument, 1);
  g_atomic_ref_count_init (&document->ref_count);
  document->title = g_strdup ("Bảng dài");
  document->issued = td_day_new (2025, 9, 15);
  document->body_size = 140;
  document->table_size = 90;
  document->is_landscape = true;
  document->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)td_block_free);

  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  TdBlock *table = td_block_new (TD_BLOCK_TABLE);
  g_ptr_array_add (document->blocks, table);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      TdBlockRow *row = i > 0 ? td_block_add_row (table) : NULL;
      for (guint j = 0; cells[j] != NULL; j++)
        {
          if (row != NULL)
            {
              g_ptr_array_add (row->cells, g_strdup (cells[j]));
              continue;
            }
          TdBlockColumn *column = td_block_add_column (table);
          column->heading = g_strdup (cells[j]);
          column->align = j > 0 ? TD_ALIGN_RIGHT : TD_ALIGN_LEFT;
        }
    }
  bool is_saved = td_document_save (document, argv[2], &error);
  if (is_saved)
    g_print ("%u\n", td_document_get_n_pages (document));
  else
    g_printerr ("%s\n", error->message);
  td_document_unref (document);
  return is_saved ? 0 : 1;
}
