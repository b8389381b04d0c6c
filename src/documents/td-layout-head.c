/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <string.h>

#include "td-layout.h"

/* Head and foot of a paper by Decree 30/2020: two columns side by side. */

#define OFFICE_SIZE 12.0
#define MOTTO_SIZE 13.0
#define PLACE_SIZE 13.0
#define RECIPIENTS_HEADING_SIZE 12.0
#define RECIPIENTS_SIZE 11.0
#define LEFT_SHARE 0.44
#define RECIPIENTS_SHARE 0.45
#define RULE_GAP 3.0
#define PLACE_GAP 9.0
#define SUBJECT_GAP 6.0
#define SUBJECT_SIZE 12.0
#define STAMP_RULE 1.0
#define STAMP_SIZE 13.0
#define STAMP_GAP 6.0
#define STAMP_HEIGHT (8 * TD_MM)
#define STAMP_PADDING (1.5 * TD_MM)
#define DRAFTER_GAP 6.0
#define CONTACT_SIZE 11.0
#define CONTACT_GAP 6.0
#define SIGNATURE_SPACE 62.0
/* Recipients are not split between pages up to this share of one. */
#define WHOLE_RECIPIENTS 0.4

/* A text of one of the columns, a rule, or a box. */
typedef struct
{
  PangoLayout *layout; /* owned; NULL: a rule, a box */
  double x;
  double y;
  double width;
  double height; /* of a box */
  bool is_stamp; /* red, as if it were stamped */
} Placed;

typedef struct
{
  GArray *items; /* Placed */
} Columns;

static void
clear_placed (gpointer data)
{
  Placed *placed = data;

  g_clear_object (&placed->layout);
}

static Columns *
columns_new (void)
{
  Columns *columns = g_new0 (Columns, 1);

  columns->items = g_array_new (FALSE, TRUE, sizeof (Placed));
  g_array_set_clear_func (columns->items, clear_placed);
  return columns;
}

static void
columns_free (gpointer data)
{
  Columns *columns = data;

  g_array_unref (columns->items);
  g_free (columns);
}

static void
draw_columns (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  const Columns *columns = piece->data;

  for (guint i = 0; i < columns->items->len; i++)
    {
      const Placed *item = &g_array_index (columns->items, Placed, i);
      cairo_save (cr);
      if (item->is_stamp)
        cairo_set_source_rgb (cr, 0.8, 0, 0);
      if (item->layout != NULL)
        _td_draw_layout (cr, item->layout, x + item->x, y + item->y);
      else if (item->height > 0)
        {
          cairo_set_line_width (cr, STAMP_RULE);
          cairo_rectangle (cr, x + item->x, y + item->y, item->width, item->height);
          cairo_stroke (cr);
        }
      else
        _td_draw_rule (cr, x + item->x, y + item->y, item->width);
      cairo_restore (cr);
    }
}

/* Words that stay on one line wherever they occur in the text. */
static void
keep_together (PangoLayout *layout, const char *words)
{
  const char *text = pango_layout_get_text (layout);

  if (words == NULL || *words == '\0')
    return;
  g_autoptr (PangoAttrList) attributes
      = pango_attr_list_copy (pango_layout_get_attributes (layout));
  for (const char *found = strstr (text, words); found != NULL;
       found = strstr (found + strlen (words), words))
    {
      PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);
      attribute->start_index = (guint)(found - text);
      attribute->end_index = attribute->start_index + (guint)strlen (words);
      pango_attr_list_insert (attributes, attribute);
    }
  pango_layout_set_attributes (layout, attributes);
}

/* Adds a centred text at @y, in lines of like length. Returns: its height */
static double
add_centred (TdFlow *flow,
             Columns *columns,
             const char *text,
             const TdTextStyle *style,
             const char *keep,
             double x,
             double y,
             double width)
{
  if (text == NULL)
    return 0;

  Placed item = { .y = y };
  item.layout = _td_flow_text (flow, text, style, width);
  keep_together (item.layout, keep);
  _td_layout_balance (item.layout);
  item.width = (double)pango_layout_get_width (item.layout) / PANGO_SCALE;
  item.x = x + (width - item.width) / 2;
  g_array_append_val (columns->items, item);
  return _td_layout_height (item.layout);
}

/* A rule under the text that was added last. @is_short: a third to a half of it */
static double
add_rule (Columns *columns, double x, double y, double width, bool is_short)
{
  const Placed *above = &g_array_index (columns->items, Placed, columns->items->len - 1);
  Placed rule = { .y = y + RULE_GAP };

  rule.width = is_short ? _td_layout_get_rule (above->layout) : _td_layout_width (above->layout);
  rule.x = x + (width - rule.width) / 2;
  g_array_append_val (columns->items, rule);
  return RULE_GAP + TD_RULE;
}

/* Words in a box in the middle, below a gap. @is_stamp: red, and 20, 30 or 40 mm wide, as its words
 * need. Returns: the height of both */
static double
add_box (TdFlow *flow, Columns *columns, const char *words, bool is_stamp, double y, double width)
{
  static const TdTextStyle style
      = { .size = STAMP_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  Placed box = { .y = y + STAMP_GAP, .height = STAMP_HEIGHT, .is_stamp = is_stamp };
  Placed text = { .is_stamp = is_stamp };

  if (words == NULL)
    return 0;
  text.layout = _td_flow_text (flow, words, &style, -1);
  double needed = _td_layout_width (text.layout) + 2 * STAMP_PADDING;
  for (int size = 20; is_stamp && size <= 40 && box.width < needed; size += 10)
    box.width = size * TD_MM;
  if (box.width < needed)
    box.width = MIN (needed, width);
  pango_layout_set_width (text.layout, (int)((box.width - STAMP_PADDING) * PANGO_SCALE));
  double height = _td_layout_height (text.layout);
  box.height = MAX (box.height, height + STAMP_PADDING);
  box.x = (width - box.width) / 2;
  text.x = box.x + STAMP_PADDING / 2;
  text.y = box.y + (box.height - height) / 2;
  g_array_append_val (columns->items, box);
  g_array_append_val (columns->items, text);
  return STAMP_GAP + box.height;
}

/* Number, what the letter is about and what is stamped, one under the other. Returns: the height */
static double
add_number (TdFlow *flow, Columns *columns, const TdLetterhead *letterhead, double y, double width)
{
  static const TdTextStyle number = { .size = PLACE_SIZE, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle subject = { .size = SUBJECT_SIZE, .align = PANGO_ALIGN_CENTER };
  double top = y;

  y += add_centred (flow, columns, letterhead->number, &number, NULL, 0, y, width);
  if (letterhead->subject != NULL)
    {
      y += SUBJECT_GAP;
      y += add_centred (flow, columns, letterhead->subject, &subject, NULL, 0, y, width);
    }
  y += add_box (flow, columns, letterhead->secrecy, true, y, width);
  y += add_box (flow, columns, letterhead->urgency, true, y, width);
  y += add_box (flow, columns, letterhead->circulation, false, y, width);
  return y - top;
}

static void
draw_contact (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  draw_columns (cr, piece, x, y);
  _td_draw_rule (cr, x, y + CONTACT_GAP, piece->width);
}

/* Address and telephone under a rule as long as the lines; their page is the first. */
static void
add_contact (TdFlow *flow, const char *contact)
{
  static const TdTextStyle style = { .size = CONTACT_SIZE, .align = PANGO_ALIGN_CENTER };

  if (contact == NULL || flow->foot != NULL)
    return;
  Columns *columns = columns_new ();
  TdPiece *piece = g_new0 (TdPiece, 1);
  double y = CONTACT_GAP + RULE_GAP;
  y += add_centred (flow, columns, contact, &style, NULL, 0, y, flow->width);
  piece->block = ++flow->n_blocks;
  piece->tag = "P";
  piece->width = flow->width;
  piece->height = y;
  piece->draw = draw_contact;
  piece->data = columns;
  piece->free_data = columns_free;
  flow->foot = piece;
}

void
_td_flow_letterhead (TdFlow *flow, const TdLetterhead *letterhead)
{
  static const TdTextStyle plain = { .size = OFFICE_SIZE, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle bold
      = { .size = OFFICE_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle motto
      = { .size = MOTTO_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle place
      = { .size = PLACE_SIZE, .is_italic = true, .align = PANGO_ALIGN_CENTER };
  Columns *columns = columns_new ();
  double left_width = flow->width * LEFT_SHARE - 6;
  double right = flow->width * LEFT_SHARE;
  double right_width = flow->width - right;
  const char *keep = letterhead->keep;
  double left_y = 0;
  double right_y = 0;

  left_y += add_centred (flow, columns, letterhead->superior, &plain, keep, 0, left_y, left_width);
  if (letterhead->agency != NULL)
    {
      left_y += add_centred (flow, columns, letterhead->agency, &bold, keep, 0, left_y, left_width);
      left_y += add_rule (columns, 0, left_y, left_width, true);
    }
  right_y
      += add_centred (flow, columns, letterhead->nation, &bold, NULL, right, right_y, right_width);
  if (letterhead->motto != NULL)
    {
      right_y += add_centred (
          flow, columns, letterhead->motto, &motto, NULL, right, right_y, right_width);
      right_y += add_rule (columns, right, right_y, right_width, false);
    }

  double y = MAX (left_y, right_y) + PLACE_GAP;
  double number_height = add_number (flow, columns, letterhead, y, left_width);
  double place_height
      = add_centred (flow, columns, letterhead->place, &place, NULL, right, y, right_width);

  flow->n_blocks++;
  TdPiece *piece = _td_flow_add (flow, "P");
  piece->height = y + MAX (number_height, place_height);
  piece->draw = draw_columns;
  piece->data = columns;
  piece->free_data = columns_free;
  add_contact (flow, letterhead->contact);
  _td_flow_take_notes (flow, piece);
}

/* The heading of the recipients, then as many others as stand above @most.
 * Returns: the height; @n: how many were added */
static double
add_recipients (
    TdFlow *flow, Columns *columns, const TdBlock *block, double width, double most, guint *n)
{
  static const TdTextStyle heading
      = { .size = RECIPIENTS_HEADING_SIZE, .is_bold = true, .is_italic = true };
  static const TdTextStyle style = { .size = RECIPIENTS_SIZE };
  double y = 0;

  for (*n = 0; *n < block->texts->len; (*n)++)
    {
      const char *source = g_ptr_array_index (block->texts, *n);
      Placed item = { .y = y };
      g_autofree char *text = *n > 0 ? g_strconcat ("- ", source, NULL) : g_strdup (source);
      item.layout = _td_flow_text (flow, text, *n > 0 ? &style : &heading, width);
      double height = _td_layout_height (item.layout);
      if (y > 0 && y + height > most)
        {
          g_object_unref (item.layout);
          break;
        }
      y += height;
      g_array_append_val (columns->items, item);
    }
  return y;
}

/* Those for whom there was no room beside the signature. @drafter: (nullable) */
static void
add_more_recipients (
    TdFlow *flow, const TdBlock *block, guint first, double width, const char *drafter)
{
  static const TdTextStyle style = { .size = RECIPIENTS_SIZE };

  for (guint i = first; i < block->texts->len; i++)
    {
      g_autofree char *text = g_strconcat ("- ", g_ptr_array_index (block->texts, i), NULL);
      g_autoptr (PangoLayout) layout = _td_flow_text (flow, text, &style, width);
      _td_flow_lines (flow, layout, "P", 0, false);
    }
  if (drafter == NULL)
    return;
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, drafter, &style, width);
  _td_flow_lines (flow, layout, "P", 0, false)->space = DRAFTER_GAP;
}

/* Below the recipients. Returns: its height with the gap above */
static double
add_drafter (TdFlow *flow, Columns *columns, const char *drafter, double y, double width)
{
  static const TdTextStyle style = { .size = RECIPIENTS_SIZE };
  Placed item = { .y = y > 0 ? y + DRAFTER_GAP : 0 };

  item.layout = _td_flow_text (flow, drafter, &style, width);
  g_array_append_val (columns->items, item);
  return item.y - y + _td_layout_height (item.layout);
}

/* Returns: its height */
static double
add_signature (TdFlow *flow, Columns *columns, const TdBlock *signature, double x, double width)
{
  TdTextStyle style
      = { .size = flow->document->body_size / 10.0, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  double y = 0;

  y += add_centred (flow, columns, signature->signer_authority, &style, NULL, x, y, width);
  y += add_centred (flow, columns, signature->signer_title, &style, NULL, x, y, width);
  y += SIGNATURE_SPACE;
  y += add_centred (flow, columns, signature->signer_name, &style, NULL, x, y, width);
  return y;
}

void
_td_flow_signature (TdFlow *flow, const TdBlock *recipients, const TdBlock *signature)
{
  Columns *columns = columns_new ();
  double right = flow->width * RECIPIENTS_SHARE;
  const char *drafter = signature != NULL ? signature->drafter : NULL;
  double height = 0;
  double left_height = 0;
  guint n = 0;

  /* A signature without a word of the paper above it could belong to any. */
  if (signature != NULL)
    _td_flow_keep_last (flow);
  if (signature != NULL)
    height = add_signature (flow, columns, signature, right, flow->width - right);
  if (recipients != NULL)
    {
      double most = MAX (height, flow->height * WHOLE_RECIPIENTS);
      left_height = add_recipients (flow, columns, recipients, right - 6, most, &n);
    }
  bool has_more = recipients != NULL && n < recipients->texts->len;
  if (drafter != NULL && !has_more)
    left_height += add_drafter (flow, columns, drafter, left_height, right - 6);

  flow->n_blocks++;
  TdPiece *piece = _td_flow_add (flow, "P");
  piece->height = MAX (height, left_height);
  piece->space = 12;
  piece->draw = draw_columns;
  piece->data = columns;
  piece->free_data = columns_free;
  _td_flow_take_notes (flow, piece);
  if (has_more)
    add_more_recipients (flow, recipients, n, right - 6, drafter);
}
