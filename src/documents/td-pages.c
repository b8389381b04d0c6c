/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-pages.h"

#include "td-layout.h"

#define PAGE_NUMBER_SIZE 13.0
/* Of documents of several pages that were meant for one. */
#define LIST_DENSITY 4
/* Between the text and the notes; the rule is in the middle of it. */
#define NOTES_GAP 9.0
#define NOTE_RULE (50 * TD_MM)
/* The share of a page that may be notes of the page before. */
#define MOST_NOTES 0.7

/* A piece on a page; y is below the upper margin. */
typedef struct
{
  const TdPiece *piece;
  double y;
} Placed;

typedef struct
{
  guint section;
  guint number; /* in its section */
  guint first;  /* in placed */
} Page;

struct _TdPages
{
  TdFlow *flow;       /* owned */
  TdPiece *note_rule; /* owned */
  GArray *placed;     /* owned; Placed, page by page */
  GArray *all;        /* owned; Page */
  GPtrArray *numbers; /* owned; PangoLayout; NULL for first pages, which show none */
};

static const TdSection *
get_section (const TdPages *pages, guint page)
{
  return &g_array_index (
      pages->flow->sections, TdSection, g_array_index (pages->all, Page, page).section);
}

static guint
get_end (const TdPages *pages, guint page)
{
  return page + 1 < pages->all->len ? g_array_index (pages->all, Page, page + 1).first
                                    : pages->placed->len;
}

/* --- breaking into pages --- */

typedef struct
{
  TdPages *pages;
  double y;
  double height;    /* of the page */
  GPtrArray *notes; /* owned; TdPiece: lines at the foot of this page */
  double notes_height;
  GPtrArray *carried; /* owned; TdPiece: for which there was no room */
} Cursor;

static const TdPiece *
get_piece (const TdFlow *flow, guint index)
{
  return g_ptr_array_index (flow->pieces, index);
}

static void
place (TdPages *pages, const TdPiece *piece, double y)
{
  Placed placed = { .piece = piece, .y = y };

  g_array_append_val (pages->placed, placed);
}

/* The height that notes take away from a page; @is_first: a rule above them too */
static double
measure_notes (const GPtrArray *notes, bool is_first)
{
  double height = is_first && notes != NULL && notes->len > 0 ? NOTES_GAP : 0;

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    height += ((const TdPiece *)g_ptr_array_index (notes, i))->height;
  return height;
}

/* Puts lines of notes at the foot; what does not fit goes to the next page. */
static void
add_notes (Cursor *cursor, const GPtrArray *notes, double room)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      TdPiece *line = g_ptr_array_index (notes, i);
      double height = line->height + (cursor->notes->len == 0 ? NOTES_GAP : 0);
      if (cursor->carried->len > 0 || cursor->notes_height + height > room)
        g_ptr_array_add (cursor->carried, line);
      else
        {
          g_ptr_array_add (cursor->notes, line);
          cursor->notes_height += height;
        }
    }
}

static double
get_room (const Cursor *cursor)
{
  /* Lengths are sums of many; what is rounded must not begin a page. */
  return cursor->height - cursor->notes_height + 0.01;
}

static void
put (Cursor *cursor, const TdPiece *piece)
{
  double y = cursor->y + (cursor->y > 0 ? piece->space : 0);

  place (cursor->pages, piece, y);
  cursor->y = y + piece->height;
  add_notes (cursor, piece->notes, cursor->height - cursor->y);
}

static void
place_notes (Cursor *cursor, double y)
{
  if (cursor->notes->len == 0)
    return;
  place (cursor->pages, cursor->pages->note_rule, y + NOTES_GAP / 2);
  y += NOTES_GAP;
  for (guint i = 0; i < cursor->notes->len; i++)
    {
      const TdPiece *line = g_ptr_array_index (cursor->notes, i);
      place (cursor->pages, line, y);
      y += line->height;
    }
  g_ptr_array_set_size (cursor->notes, 0);
  cursor->notes_height = 0;
}

/* Notes stand at the foot of the page, under a rule; below them what the first page ends with. */
static void
end_page (Cursor *cursor)
{
  const TdPiece *foot = cursor->pages->flow->foot;
  double y = cursor->height - cursor->notes_height;

  place_notes (cursor, y);
  if (foot != NULL && cursor->pages->all->len == 1)
    place (cursor->pages, foot, cursor->height);
}

static void
begin_page (Cursor *cursor, guint section)
{
  TdPages *pages = cursor->pages;
  Page page = { .section = section, .number = 1, .first = pages->placed->len };
  g_autoptr (GPtrArray) carried = g_steal_pointer (&cursor->carried);

  if (pages->all->len > 0)
    {
      const Page *last = &g_array_index (pages->all, Page, pages->all->len - 1);
      if (last->section == section)
        page.number = last->number + 1;
    }
  g_array_append_val (pages->all, page);
  cursor->y = 0;
  cursor->height = td_section_get_text_height (get_section (pages, pages->all->len - 1));
  if (pages->flow->foot != NULL && pages->all->len == 1)
    cursor->height -= pages->flow->foot->height;
  cursor->carried = g_ptr_array_new ();
  /* Some of the page is left to the text. */
  add_notes (cursor, carried, cursor->height * MOST_NOTES);
}

/* The next page, with the head of the table that goes on, and pages of notes alone before it. */
static void
turn_page (Cursor *cursor, const TdPiece *piece)
{
  const GArray *all = cursor->pages->all;
  guint section = g_array_index (all, Page, all->len - 1).section;

  end_page (cursor);
  while (piece->section != section && cursor->carried->len > 0)
    {
      begin_page (cursor, section);
      end_page (cursor);
    }
  begin_page (cursor, piece->section);
  if (piece->head != NULL)
    put (cursor, piece->head);
}

/* Height of the pieces from @first on that stand together with their notes, and the one after the
 * last of them. */
static double
measure_group (const Cursor *cursor, guint first, guint *end)
{
  const TdFlow *flow = cursor->pages->flow;
  bool has_notes = cursor->notes->len > 0;
  double height = 0;
  guint i = first;

  for (; i < flow->pieces->len; i++)
    {
      const TdPiece *piece = get_piece (flow, i);
      height += piece->height + (i > first ? piece->space : 0);
      height += measure_notes (piece->notes, !has_notes);
      has_notes = has_notes || piece->notes != NULL;
      if (!piece->keeps_next || (i + 1 < flow->pieces->len && get_piece (flow, i + 1)->begins_page))
        break;
    }
  *end = MIN (i + 1, flow->pieces->len);
  return height;
}

/* Whether @piece is the first of another section on a page without anything. */
static bool
turns_page (const Cursor *cursor, const TdPiece *piece)
{
  const GArray *all = cursor->pages->all;

  return g_array_index (all, Page, all->len - 1).section != piece->section;
}

static void
break_pages (TdPages *pages)
{
  const TdFlow *flow = pages->flow;
  Cursor cursor = { .pages = pages, .notes = g_ptr_array_new (), .carried = g_ptr_array_new () };

  begin_page (&cursor, 0);
  for (guint i = 0; i < flow->pieces->len;)
    {
      guint end;
      const TdPiece *first = get_piece (flow, i);
      double height = measure_group (&cursor, i, &end);
      double space = cursor.y > 0 ? first->space : 0;
      bool fits = cursor.y + space + height <= get_room (&cursor);
      if (cursor.y <= 0 && turns_page (&cursor, first) && cursor.carried->len == 0
          && cursor.notes->len == 0)
        {
          /* Nothing stands on it: it becomes the first page of the section. */
          g_array_set_size (pages->all, pages->all->len - 1);
          begin_page (&cursor, first->section);
          fits = height <= get_room (&cursor);
        }
      else if (turns_page (&cursor, first) || (cursor.y > 0 && (first->begins_page || !fits)))
        {
          turn_page (&cursor, first);
          fits = cursor.y + height <= get_room (&cursor);
        }
      for (; i < end; i++)
        {
          const TdPiece *piece = get_piece (flow, i);
          double piece_height
              = piece->space + piece->height + measure_notes (piece->notes, cursor.notes->len == 0);
          /* What stands together is more than a page: it is broken where the page ends. */
          if (!fits && cursor.y > 0 && cursor.y + piece_height > get_room (&cursor))
            turn_page (&cursor, piece);
          put (&cursor, piece);
        }
    }
  end_page (&cursor);
  while (cursor.carried->len > 0)
    {
      begin_page (&cursor, g_array_index (pages->all, Page, pages->all->len - 1).section);
      end_page (&cursor);
    }
  g_ptr_array_unref (cursor.notes);
  g_ptr_array_unref (cursor.carried);
}

static void
draw_note_rule (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  _td_draw_rule (cr, x, y, NOTE_RULE);
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
  pages->all = g_array_new (FALSE, FALSE, sizeof (Page));
  pages->note_rule = g_new0 (TdPiece, 1);
  pages->note_rule->block = G_MAXUINT;
  pages->note_rule->draw = draw_note_rule;
  pages->numbers = g_ptr_array_new_with_free_func (free_number);
  break_pages (pages);
  for (guint i = 0; i < pages->all->len; i++)
    {
      guint at = g_array_index (pages->all, Page, i).number;
      double width = td_section_get_text_width (get_section (pages, i));
      g_autofree char *number = g_strdup_printf ("%u", at);
      g_ptr_array_add (pages->numbers,
                       at > 1 ? _td_flow_text (pages->flow, number, &style, width) : NULL);
    }
  return pages;
}

void
td_pages_free (TdPages *pages)
{
  g_array_unref (pages->placed);
  g_array_unref (pages->all);
  _td_piece_free (pages->note_rule);
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
  if (!document->fits_page || document->pages->all->len == 1)
    return document->pages;

  /* A little too much for one page is drawn together; what is much more saves some paper. */
  bool is_close = document->pages->all->len == 2;
  for (guint density = is_close ? 1 : LIST_DENSITY; density < TD_N_DENSITIES; density++)
    {
      td_pages_free (document->pages);
      document->pages = pages_new (document, density);
      if (!is_close || document->pages->all->len == 1)
        return document->pages;
    }
  td_pages_free (document->pages);
  document->pages = pages_new (document, LIST_DENSITY);
  return document->pages;
}

TdFlow *
td_pages_get_flow (const TdPages *pages)
{
  return pages->flow;
}

GArray *
td_pages_list_titles (const TdPages *pages)
{
  GArray *titles = g_array_new (FALSE, FALSE, sizeof (TdPageTitle));

  for (guint page = 0; page < pages->all->len; page++)
    for (guint i = g_array_index (pages->all, Page, page).first; i < get_end (pages, page); i++)
      {
        const Placed *placed = &g_array_index (pages->placed, Placed, i);
        TdPageTitle title = {
          .text = placed->piece->outline,
          .level = placed->piece->outline_level,
          .page = page,
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
  return td_pages_get (document)->all->len;
}

void
td_document_get_page_size (TdDocument *document, guint page, double *width, double *height)
{
  const TdPages *pages = td_pages_get (document);

  g_return_if_fail (page < pages->all->len);
  const TdSection *section = get_section (pages, page);
  *width = td_section_get_page_width (section);
  *height = td_section_get_page_height (section);
}

void
td_document_draw_page (cairo_t *cr, TdDocument *document, guint page)
{
  const TdPages *pages = td_pages_get (document);
  const TdPiece *last = NULL;

  g_return_if_fail (page < pages->all->len);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  /* Tables stay crisp and text even wherever the page lies on a surface. */
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  _td_draw_layout (cr, g_ptr_array_index (pages->numbers, page), TD_MARGIN_LEFT, 10 * TD_MM);
  for (guint i = g_array_index (pages->all, Page, page).first; i < get_end (pages, page); i++)
    {
      const Placed *placed = &g_array_index (pages->placed, Placed, i);
      const TdPiece *piece = placed->piece;
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
