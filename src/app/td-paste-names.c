/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paste-names.h"

#include <string.h>

#include "model/td-text.h"

/* Row and column numbers are kept with this added: a hash table has no other zero. */
#define OFFSET 3

struct _TdPasteNames
{
  /* owned: folded text to number */
  GHashTable *rows;
  GHashTable *columns;
  GHashTable *numbers;
};

static int
lookup (GHashTable *table, const char *key)
{
  gpointer found = g_hash_table_lookup (table, key);

  return found != NULL ? GPOINTER_TO_INT (found) - OFFSET : TD_PASTE_UNKNOWN;
}

/* @key: (transfer full) */
static void
add (GHashTable *table, char *key, int number)
{
  int found = lookup (table, key);

  if (*key == '\0' || found == number)
    {
      g_free (key);
      return;
    }
  if (found != TD_PASTE_UNKNOWN)
    number = TD_PASTE_AMBIGUOUS;
  g_hash_table_replace (table, key, GINT_TO_POINTER (number + OFFSET));
}

/* Letters and figures alone, so that dots, dashes and spaces make no difference. */
static char *
fold (const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  GString *key = g_string_new (NULL);

  for (const char *cursor = folded; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar c = g_utf8_get_char (cursor);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

/* What stands behind "I.", "II)", "1.", "1.2." or "-"; the text itself without such. */
static const char *
skip_numeral (const char *text)
{
  const char *cursor = text + strspn (text, "0123456789.IVXivx");

  if (cursor > text && (cursor[-1] == '.' || *cursor == ')'))
    {
      cursor += *cursor == ')';
      return cursor + strspn (cursor, " ");
    }
  if (*text == '-' || *text == '+' || *text == '*')
    return text + 1 + strspn (text + 1, " ");
  return text;
}

bool
td_paste_names_unfold (TdFiguresModel *model, const GPtrArray *texts)
{
  const TdFiguresSheet *sheet = td_figures_model_get_sheet (model);
  g_autoptr (TdBook) book = td_book_ref (td_figures_sheet_get_view (sheet)->book);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  bool is_unfolded = false;

  for (guint i = 0; i < texts->len; i++)
    g_hash_table_add (keys, fold (skip_numeral (g_ptr_array_index (texts, i))));
  for (TdSubject i = 0; texts->len > 0 && i < td_book_get_n_subjects (book); i++)
    {
      g_autofree char *name = NULL;

      if (!td_book_is_officer (book, i))
        continue;
      name = fold (td_book_get_name (book, i));
      if (g_hash_table_contains (keys, name)
          && td_figures_rows_find (td_figures_sheet_get_rows (sheet), i) < 0
          && td_figures_model_reveal (model, i) >= 0)
        is_unfolded = true;
    }
  return is_unfolded;
}

static void
add_row_names (TdPasteNames *names, TdGridModel *target, TdFiguresModel *model)
{
  const TdFiguresSheet *sheet = td_figures_model_get_sheet (model);
  const TdFiguresRows *rows = td_figures_sheet_get_rows (sheet);
  const TdBook *book = td_figures_sheet_get_view (sheet)->book;

  for (guint i = 0; i < td_figures_rows_get_n (rows); i++)
    {
      const TdFiguresRow *row = td_figures_rows_get (rows, i);
      TdSubject subject = row->subject;

      add (names->rows, fold (skip_numeral (row->text)), (int)i);
      if (subject == TD_SUBJECT_NONE)
        continue;
      add (names->rows, fold (td_book_get_name (book, subject)), (int)i);
      add (names->rows, fold (td_book_get_short_name (book, subject)), (int)i);
      add (names->rows,
           fold (td_book_is_officer (book, subject) ? td_book_get_officer (book, subject)->code
                                                    : td_book_get_unit (book, subject)->code),
           (int)i);
    }
}

static void
add_sum_names (TdPasteNames *names)
{
  /* What the first row is called on the forms of offices. */
  static const char *const sums[]
      = { "Tổng số", "Tổng cộng", "Cộng", "Toàn tỉnh", "Tổng", "Toàn quốc" };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      char *key = fold (sums[i]);

      if (lookup (names->rows, key) == TD_PASTE_UNKNOWN)
        add (names->rows, key, 0);
      else
        g_free (key);
    }
}

static void
add_columns (TdPasteNames *names, TdGridModel *target)
{
  guint n_rows;
  guint n_columns;

  td_grid_model_get_size (target, &n_rows, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      TdGridHeading heading;

      td_grid_model_get_heading (target, (int)i, &heading);
      add (names->columns, fold (heading.text), (int)i);
      if (heading.group != NULL)
        {
          g_autofree char *both = g_strconcat (heading.group, heading.text, NULL);

          add (names->columns, fold (both), (int)i);
        }
      if (heading.number != NULL)
        add (names->numbers, fold (heading.number), (int)i);
    }
}

TdPasteNames *
td_paste_names_new (TdGridModel *target, TdFiguresModel *model)
{
  TdPasteNames *names = g_new0 (TdPasteNames, 1);

  names->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_row_names (names, target, model);
  add_sum_names (names);
  add_columns (names, target);
  return names;
}

void
td_paste_names_free (TdPasteNames *names)
{
  g_hash_table_unref (names->rows);
  g_hash_table_unref (names->columns);
  g_hash_table_unref (names->numbers);
  g_free (names);
}

int
td_paste_names_find_row (const TdPasteNames *names, const char *text)
{
  g_autofree char *key = fold (text);
  g_autofree char *bare = fold (skip_numeral (text));
  int found = lookup (names->rows, key);

  return found != TD_PASTE_UNKNOWN ? found : lookup (names->rows, bare);
}

int
td_paste_names_find_column (const TdPasteNames *names, const char *group, const char *text)
{
  g_autofree char *both = group != NULL ? g_strconcat (group, text, NULL) : NULL;
  g_autofree char *both_key = both != NULL ? fold (both) : NULL;
  g_autofree char *key = fold (text);
  int found = both_key != NULL ? lookup (names->columns, both_key) : TD_PASTE_UNKNOWN;

  return found >= 0 ? found : lookup (names->columns, key);
}

int
td_paste_names_find_number (const TdPasteNames *names, const char *text)
{
  g_autofree char *key = fold (text);

  return lookup (names->numbers, key);
}
