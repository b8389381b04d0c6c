/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-clip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/td-amount.h"
#include "model/td-text.h"

static const TdClipCell no_cell = { .text = (char *)"", .kind = TD_CLIP_EMPTY };

static void
cell_clear (TdClipCell *cell)
{
  g_free (cell->text);
}

/* Reading */

static bool
ends_cell (char c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/* The end of the quoted cell at @text, behind its closing quote; NULL when it is not one: a cell
 * can begin with a quote and mean it. */
static const char *
find_quoted_end (const char *text)
{
  const char *cursor = text + 1;

  while ((cursor = strchr (cursor, '"')) != NULL)
    {
      if (cursor[1] != '"')
        return ends_cell (cursor[1]) ? cursor + 1 : NULL;
      cursor += 2;
    }
  return NULL;
}

/* The cell at *@text; moves on to what ends it. */
static char *
read_cell (const char **text)
{
  const char *start = *text;
  const char *end = *start == '"' ? find_quoted_end (start) : NULL;
  GString *cell;

  if (end == NULL)
    {
      end = start + strcspn (start, "\t\r\n");
      *text = end;
      return g_strndup (start, (gsize)(end - start));
    }
  cell = g_string_sized_new ((gsize)(end - start));
  for (const char *cursor = start + 1; cursor < end - 1; cursor++)
    {
      g_string_append_c (cell, ends_cell (*cursor) ? ' ' : *cursor);
      if (*cursor == '"')
        cursor++;
    }
  *text = end;
  return g_string_free (cell, FALSE);
}

static bool
is_dash (const char *text)
{
  static const char *const dashes[] = { "-", TD_ABSENT, TD_MINUS, "\u2014" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_equal (text, dashes[i]))
      return true;
  return false;
}

static bool
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return true;
  return false;
}

static TdClipCell
make_cell (char *raw)
{
  TdClipCell cell = { .text = raw, .kind = TD_CLIP_FIGURE };
  char *trimmed;

  /* By far the most are digits alone. */
  if (td_amount_parse_ascii (raw, &cell.value))
    return cell;
  trimmed = td_text_normalise (raw);
  g_free (raw);
  cell.text = trimmed;
  if (*trimmed == '\0')
    cell.kind = TD_CLIP_EMPTY;
  else if (is_dash (trimmed))
    cell.kind = TD_CLIP_ABSENT;
  else if (td_amount_parse (trimmed, &cell.value, NULL))
    cell.kind = TD_CLIP_FIGURE;
  else if (g_str_has_suffix (trimmed, "%") && td_rate_parse (trimmed, &cell.value, NULL))
    cell.kind = TD_CLIP_RATE;
  else
    cell.kind = has_letter (trimmed) ? TD_CLIP_WORDS : TD_CLIP_REFUSED;
  return cell;
}

/* Rows of cells, each as long as it is written; stops at too many, with @rest what was not read. */
static GPtrArray *
read_rows (const char *text, const char **rest)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  GArray *row = NULL;
  guint n_cells = 0;

  while (*text != '\0' && n_cells <= TD_CLIP_MAX_CELLS)
    {
      TdClipCell cell;

      if (row == NULL)
        {
          row = g_array_new (FALSE, FALSE, sizeof (TdClipCell));
          g_array_set_clear_func (row, (GDestroyNotify)cell_clear);
          g_ptr_array_add (rows, row);
        }
      cell = make_cell (read_cell (&text));
      g_array_append_val (row, cell);
      n_cells++;
      if (*text == '\t')
        {
          text++;
          continue;
        }
      if (*text == '\r')
        text++;
      if (*text == '\n')
        text++;
      row = NULL;
    }
  *rest = text;
  return rows;
}

static bool
is_empty_row (const GArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (g_array_index (row, TdClipCell, i).kind != TD_CLIP_EMPTY)
      return false;
  return true;
}

static TdClip *
clip_from_rows (GPtrArray *rows)
{
  TdClip *clip = g_new0 (TdClip, 1);

  clip->n_rows = rows->len;
  for (guint i = 0; i < rows->len; i++)
    clip->n_columns = MAX (clip->n_columns, ((GArray *)g_ptr_array_index (rows, i))->len);
  clip->cells
      = g_array_sized_new (FALSE, FALSE, sizeof (TdClipCell), clip->n_rows * clip->n_columns);
  g_array_set_clear_func (clip->cells, (GDestroyNotify)cell_clear);
  for (guint i = 0; i < rows->len; i++)
    {
      GArray *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < clip->n_columns; j++)
        {
          TdClipCell cell = { .kind = TD_CLIP_EMPTY };

          if (j < row->len)
            {
              cell = g_array_index (row, TdClipCell, j);
              g_array_index (row, TdClipCell, j).text = NULL;
            }
          else
            cell.text = g_strdup ("");
          g_array_append_val (clip->cells, cell);
        }
    }
  return clip;
}

TdClip *
td_clip_read (const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  const char *rest;
  bool is_cut;
  guint n_columns = 0;

  if (text != NULL && g_str_has_prefix (text, "\ufeff"))
    text += strlen ("\ufeff");
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error,
                           TD_ERROR,
                           TD_ERROR_VALUE,
                           _ ("What was copied is not a text and cannot be pasted."));
      return NULL;
    }
  rows = read_rows (text, &rest);
  /* Whole columns end in empty rows; nothing but those may be left out. */
  is_cut = rest[strspn (rest, " \t\r\n")] != '\0';
  while (rows->len > 0 && is_empty_row (g_ptr_array_index (rows, rows->len - 1)))
    g_ptr_array_set_size (rows, (int)rows->len - 1);
  if (rows->len == 0 && !is_cut)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_VALUE, _ ("There is nothing in what was copied."));
      return NULL;
    }
  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, ((GArray *)g_ptr_array_index (rows, i))->len);
  if (is_cut || (guint64)rows->len * n_columns > TD_CLIP_MAX_CELLS)
    {
      g_set_error_literal (error,
                           TD_ERROR,
                           TD_ERROR_VALUE,
                           _ ("What was copied is too large to paste. Import it from a file."));
      return NULL;
    }
  return clip_from_rows (rows);
}

void
td_clip_free (TdClip *clip)
{
  g_array_unref (clip->cells);
  g_free (clip);
}

const TdClipCell *
td_clip_get (const TdClip *clip, guint row, guint column)
{
  if (row >= clip->n_rows || column >= clip->n_columns)
    return &no_cell;
  return &g_array_index (clip->cells, TdClipCell, row * clip->n_columns + column);
}
