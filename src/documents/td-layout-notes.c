/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <string.h>

#include "td-layout.h"

/* Footnotes: a small number in the text, and lines that go with the piece where it stands. */

#define FOOTNOTE_SIZE 11.0
#define NUMBER_SHARE 0.62
#define NUMBER_RISE 0.33
/* Blocks of notes are numbered apart from those of the text. */
#define FIRST_BLOCK 0x40000000u

static void
clear_note (gpointer data)
{
  g_free (((TdTextNote *)data)->text);
}

GArray *
_td_text_notes_new (void)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (TdTextNote));

  g_array_set_clear_func (notes, clear_note);
  return notes;
}

const TdTextNote *
_td_flow_add_note (TdFlow *flow, const char *text, gsize index)
{
  TdTextNote note = { .text = g_strdup (text), .number = ++flow->n_notes, .index = index };

  g_array_append_val (flow->notes, note);
  return &g_array_index (flow->notes, TdTextNote, flow->notes->len - 1);
}

void
_td_text_raise (PangoAttrList *attributes, double size, gsize from, gsize to)
{
  /* No higher than the letters beside it, so that all lines are equally high. */
  PangoAttribute *both[] = { pango_attr_size_new ((int)(size * NUMBER_SHARE * PANGO_SCALE)),
                             pango_attr_rise_new ((int)(size * NUMBER_RISE * PANGO_SCALE)) };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      both[i]->start_index = (guint)from;
      both[i]->end_index = (guint)to;
      pango_attr_list_insert (attributes, both[i]);
    }
}

static void
add_note_lines (TdFlow *flow, TdPiece *piece, const TdTextNote *note)
{
  static const TdTextStyle style = { .size = FOOTNOTE_SIZE };
  g_autofree char *number = g_strdup_printf ("%u", note->number);
  g_autofree char *text = g_strconcat (number, " ", note->text, NULL);
  GPtrArray *pieces = flow->pieces;
  bool was_measuring = flow->is_measuring;

  /* A note has no notes. */
  flow->is_measuring = true;
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, text, &style, flow->width);
  flow->is_measuring = was_measuring;
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  _td_text_raise (attributes, FOOTNOTE_SIZE, 0, strlen (number));
  pango_layout_context_changed (layout);
  pango_layout_set_justify (layout, TRUE);

  if (piece->notes == NULL)
    piece->notes = g_ptr_array_new_with_free_func (_td_piece_free);
  guint first = piece->notes->len;
  flow->pieces = piece->notes;
  _td_flow_lines (flow, layout, "Note", 0, false);
  flow->pieces = pieces;
  for (guint i = first; i < piece->notes->len; i++)
    ((TdPiece *)g_ptr_array_index (piece->notes, i))->block = FIRST_BLOCK + note->number;
}

void
_td_flow_take_notes (TdFlow *flow, TdPiece *piece)
{
  g_autoptr (GArray) notes = g_steal_pointer (&flow->notes);

  flow->notes = _td_text_notes_new ();
  for (guint i = 0; i < notes->len; i++)
    add_note_lines (flow, piece, &g_array_index (notes, TdTextNote, i));
}

void
_td_flow_share_notes (TdFlow *flow, PangoLayout *layout, guint first)
{
  if (flow->notes->len == 0)
    return;

  g_autoptr (GArray) notes = g_steal_pointer (&flow->notes);
  int last = pango_layout_get_line_count (layout) - 1;
  flow->notes = _td_text_notes_new ();
  for (guint i = 0; i < notes->len; i++)
    {
      const TdTextNote *note = &g_array_index (notes, TdTextNote, i);
      int line = 0;
      pango_layout_index_to_line_x (layout, (int)note->index, FALSE, &line, NULL);
      add_note_lines (
          flow, g_ptr_array_index (flow->pieces, first + (guint)CLAMP (line, 0, last)), note);
    }
}
