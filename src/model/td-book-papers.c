/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-book-private.h"

static void
paper_clear (TdPaper *paper)
{
  g_free (paper->kind);
  g_free (paper->title);
  g_free (paper->unit);
  g_free (paper->number);
}

static int
compare_papers (gconstpointer a, gconstpointer b)
{
  const TdPaper *left = a;
  const TdPaper *right = b;
  return (left->id > right->id) - (left->id < right->id);
}

GArray *
_td_book_paper_rows (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (TdPaper));
  g_array_set_clear_func (rows, (GDestroyNotify)paper_clear);
  return rows;
}

void
_td_book_paper_append (GArray *rows, const TdPaper *paper)
{
  TdPaper row = *paper;

  row.kind = g_strdup (paper->kind);
  row.title = g_strdup (paper->title);
  row.unit = g_strdup (paper->unit);
  row.number = g_strdup (paper->number);
  g_array_append_val (rows, row);
}

TdBookPapers *
_td_book_papers_new (GArray *rows)
{
  TdBookPapers *papers = g_atomic_rc_box_new0 (TdBookPapers);

  papers->rows = g_array_ref (rows);
  g_array_sort (papers->rows, compare_papers);
  return papers;
}

static void
papers_clear (TdBookPapers *papers)
{
  g_array_unref (papers->rows);
}

void
_td_book_papers_unref (TdBookPapers *papers)
{
  g_atomic_rc_box_release_full (papers, (GDestroyNotify)papers_clear);
}

const TdPaper *
_td_book_papers_find (const TdBookPapers *papers, int64_t id)
{
  const TdPaper key = { .id = id };
  guint index;

  return g_array_binary_search (papers->rows, &key, compare_papers, &index)
             ? &g_array_index (papers->rows, TdPaper, index)
             : NULL;
}
