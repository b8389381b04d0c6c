/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-form-table.h"

#include "model/td-amount.h"
#include "wording/td-pattern.h"
#include "wording/td-voice.h"

/* The code of a unit, "UNIT/OFFICER" of an officer. */
static char *
get_origin (const TdBook *book, TdSubject subject)
{
  if (!td_book_is_officer (book, subject))
    return g_strdup (td_book_get_unit (book, subject)->code);
  TdSubject unit = td_book_get_parent (book, subject);
  return g_strconcat (
      td_book_get_unit (book, unit)->code, "/", td_book_get_officer (book, subject)->code, NULL);
}

/* (nullable) */
static char *
print_cell (const TdProgress *progress,
            const TdFormOrder *order,
            const TdProgressRow *row,
            const TdFormColumn *column)
{
  g_autofree char *text = NULL;
  int64_t value;

  if (column->is_rate && row->has_rate)
    text = td_voice_hundredths (TD_VOICE_PAPER, row->rate, false);
  else if (!column->is_rate && td_figures_get (&row->shown->figures, column->item, &value))
    text = td_number_format (value, 0, false, TD_LOCALE_VI);
  if (text == NULL || order->trace == NULL)
    return g_steal_pointer (&text);

  g_autofree char *origin = get_origin (progress->book, row->subject);
  return g_strdup_printf ("%s%s/%s.%s%s/%s%s%s%s",
                          TD_MARK_FIELD,
                          order->trace,
                          td_measure_name (order->measure),
                          column->is_rate ? "rate"
                                          : td_book_get_item_name (progress->book, column->item),
                          !column->is_rate && order->measure == TD_MEASURE_MONEY ? ":exact" : "",
                          origin,
                          TD_MARK_FIELD_TEXT,
                          text,
                          TD_MARK_FIELD_END);
}

static TdBlock *
compose_part (const TdProgress *progress,
              const TdFormOrder *order,
              const GPtrArray *columns,
              guint first,
              guint n)
{
  TdBlock *block = td_block_new (TD_BLOCK_TABLE);

  td_block_add_column (block)->heading = g_strdup (order->unit);
  for (guint i = first; i < first + n; i++)
    {
      const TdFormColumn *source = g_ptr_array_index (columns, i);
      TdBlockColumn *column = td_block_add_column (block);
      g_autofree char *heading = td_pattern_clean (source->heading);
      column->group = source->group != NULL ? td_pattern_clean (source->group) : NULL;
      column->heading = *source->number != '\0'
                            ? g_strdup_printf ("%s (%s)", heading, source->number)
                            : g_steal_pointer (&heading);
      column->align = TD_ALIGN_RIGHT;
    }
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      bool is_officer = td_book_is_officer (progress->book, row->subject);
      bool is_root = row->subject == progress->root;
      if (row->measure != order->measure || (is_officer && !order->officers))
        continue;
      TdBlockRow *line = td_block_add_row (block);
      g_autofree char *name = td_pattern_clean (
          is_root && order->whole != NULL ? order->whole
                                          : td_book_get_name (progress->book, row->subject));
      line->is_strong = is_root;
      g_ptr_array_add (line->cells,
                       is_officer
                           ? g_strdup_printf ("%c%s%c", TD_MARK_ITALIC, name, TD_MARK_ITALIC_END)
                           : g_strdup (name));
      for (guint j = first; j < first + n; j++)
        g_ptr_array_add (line->cells,
                         print_cell (progress, order, row, g_ptr_array_index (columns, j)));
    }
  return block;
}

GPtrArray *
td_form_compose (const TdProgress *progress, const TdFormOrder *order)
{
  const TdForm *form = td_book_get_form (progress->book, progress->cut);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  GPtrArray *tables = g_ptr_array_new ();

  for (guint i = 0; i < form->columns->len; i++)
    {
      TdFormColumn *column = g_ptr_array_index (form->columns, i);
      if (column->in_measure[order->measure])
        g_ptr_array_add (columns, column);
    }

  guint n_tables = order->most > 0 ? (columns->len + order->most - 1) / order->most : 1;
  /* Tables of even width. */
  guint n_each = n_tables > 0 ? (columns->len + n_tables - 1) / n_tables : 0;
  for (guint first = 0; first < columns->len; first += n_each)
    g_ptr_array_add (
        tables, compose_part (progress, order, columns, first, MIN (n_each, columns->len - first)));
  return tables;
}
