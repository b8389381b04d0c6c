/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-pages.h"

#include "td-layout.h"

#define PAGE_NUMBER_SIZE 13.0
/* Of documents of several pages that were meant for one. */
#define LIST_DENSITY 4

/* A piece on a page; y is below the upper margin. */
typedef struct
{
  const TdPiece *piece;
  guint page;
  double y;
} Placed;

struct _TdPages
{
  TdFlow *flow;       /* owned */
  GArray *placed;     /* owned; Placed */
  GPtrArray *numbers; /* owned; PangoLayout; NULL for the first page, which shows none */
  guint n_pages;
};

/* --- breaking into pages --- */

typedef struct
{
  TdPages *pages;
  guint page;
  double y;
} Cursor;

static const TdPiece *
get_piece (const TdFlow *flow, guint index)
{
  return g_ptr_array_index (flow->pieces, index);
}

static void
put (Cursor *cursor, const TdPiece *piece)
{
  double space = cursor->y > 0 ? piece->space : 0;
  Placed placed = { .piece = piece, .page = cursor->page, .y = cursor->y + space };

  g_array_append_val (cursor->pages->placed, placed);
  cursor->y = placed.y + piece->height;
}

static void
begin_page (Cursor *cursor, const TdPiece *piece)
{
  cursor->page++;
  cursor->y = 0;
  if (piece->head != NULL)
    put (cursor, piece->head);
}

/* Height of the pieces from @first on that stand together, and the one after the last of them. */
static double
measure_group (const TdFlow *flow, guint first, guint *end)
{
  double height = 0;
  guint i = first;

  for (; i < flow->pieces->len; i++)
    {
      const TdPiece *piece = get_piece (flow, i);
      height += piece->height + (i > first ? piece->space : 0);
      if (!piece->keeps_next)
        break;
    }
  *end = MIN (i + 1, flow->pieces->len);
  return height;
}

static void
break_pages (TdPages *pages)
{
  const TdFlow *flow = pages->flow;
  Cursor cursor = { .pages = pages };
  /* Lengths are sums of many; what is rounded must not begin a page. */
  const double room = TD_TEXT_HEIGHT + 0.01;

  for (guint i = 0; i < flow->pieces->len;)
    {
      guint end;
      const TdPiece *first = get_piece (flow, i);
      double height = measure_group (flow, i, &end);
      double space = cursor.y > 0 ? first->space : 0;
      bool fits = cursor.y + space + height <= room;
      if (cursor.y > 0 && (first->begins_page || !fits))
        {
          begin_page (&cursor, first);
          fits = cursor.y + height <= room;
        }
      for (; i < end; i++)
        {
          const TdPiece *piece = get_piece (flow, i);
          /* What stands together is more than a page: it is broken where the page ends. */
          if (!fits && cursor.y > 0 && cursor.y + piece->space + piece->height > room)
            begin_page (&cursor, piece);
          put (&cursor, piece);
        }
    }
  pages->n_pages = cursor.page + 1;
}

static void
free_number (gpointer layout)
{
  g_clear_object (&layout);
}

static TdPages *
pages_new (const TdDocument *document, guint density)
{
  static const TdTextStyle style = { .size = PAGE_NUMBER_SIZE, .align = PANGO_ALIGN_CENTER };
  TdPages *pages = g_new0 (TdPages, 1);

  pages->flow = td_flow_new (document, density);
  pages->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  pages->numbers = g_ptr_array_new_with_free_func (free_number);
  break_pages (pages);
  for (guint i = 0; i < pages->n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_ptr_array_add (pages->numbers,
                       i > 0 ? _td_flow_text (pages->flow, number, &style, TD_TEXT_WIDTH) : NULL);
    }
  return pages;
}

void
td_pages_free (TdPages *pages)
{
  g_array_unref (pages->placed);
  g_ptr_array_unref (pages->numbers);
  td_flow_free (pages->flow);
  g_free (pages);
}

TdPages *
td_pages_get (TdDocument *document)
{
  if (document->pages != NULL)
    return document->pages;

  document->pages = pages_new (document, 0);
  if (!document->fits_page || document->pages->n_pages == 1)
    return document->pages;

  /* A little too much for one page is drawn together; what is much more saves some paper. */
  bool is_close = document->pages->n_pages == 2;
  for (guint density = is_close ? 1 : LIST_DENSITY; density < TD_N_DENSITIES; density++)
    {
      td_pages_free (document->pages);
      document->pages = pages_new (document, density);
      if (!is_close || document->pages->n_pages == 1)
        return document->pages;
    }
  td_pages_free (document->pages);
  document->pages = pages_new (document, LIST_DENSITY);
  return document->pages;
}

GArray *
td_pages_list_titles (const TdPages *pages)
{
  GArray *titles = g_array_new (FALSE, FALSE, sizeof (TdPageTitle));

  for (guint i = 0; i < pages->placed->len; i++)
    {
      const Placed *placed = &g_array_index (pages->placed, Placed, i);
      TdPageTitle title = {
        .text = placed->piece->outline,
        .is_title = g_strcmp0 (placed->piece->tag, "H1") == 0,
        .page = placed->page,
        .y = TD_MARGIN_TOP + placed->y,
      };
      if (title.text != NULL)
        g_array_append_val (titles, title);
    }
  return titles;
}

/* --- drawing --- */

guint
td_document_get_n_pages (TdDocument *document)
{
  return td_pages_get (document)->n_pages;
}

void
td_document_draw_page (cairo_t *cr, TdDocument *document, guint page)
{
  const TdPages *pages = td_pages_get (document);
  const TdPiece *last = NULL;

  g_return_if_fail (page < pages->n_pages);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  /* Tables stay crisp and text even wherever the page lies on a surface. */
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  _td_draw_layout (cr, g_ptr_array_index (pages->numbers, page), TD_MARGIN_LEFT, 10 * TD_MM);
  for (guint i = 0; i < pages->placed->len; i++)
    {
      const Placed *placed = &g_array_index (pages->placed, Placed, i);
      const TdPiece *piece = placed->piece;
      if (placed->page != page)
        continue;
      if (last != NULL && last->tag != NULL && last->block != piece->block)
        cairo_tag_end (cr, last->tag);
      if (piece->tag != NULL && (last == NULL || last->block != piece->block))
        cairo_tag_begin (cr, piece->tag, NULL);
      piece->draw (cr, piece, TD_MARGIN_LEFT, TD_MARGIN_TOP + placed->y);
      last = piece;
    }
  if (last != NULL && last->tag != NULL)
    cairo_tag_end (cr, last->tag);
  cairo_restore (cr);
}
