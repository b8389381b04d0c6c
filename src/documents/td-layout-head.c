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
#define RULE_GAP 3.0
#define PLACE_GAP 9.0
#define SIGNATURE_SPACE 62.0

/* A text of one of the columns, or a rule. */
typedef struct
{
  PangoLayout *layout; /* owned; NULL: a rule */
  double x;
  double y;
  double width;
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
      if (item->layout != NULL)
        _td_draw_layout (cr, item->layout, x + item->x, y + item->y);
      else
        _td_draw_rule (cr, x + item->x, y + item->y, item->width);
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

/* A rule under the text that was added last. @share: of its width */
static double
add_rule (Columns *columns, double x, double y, double width, double share)
{
  const Placed *above = &g_array_index (columns->items, Placed, columns->items->len - 1);
  Placed rule = { .y = y + RULE_GAP, .width = _td_layout_width (above->layout) * share };

  rule.x = x + (width - rule.width) / 2;
  g_array_append_val (columns->items, rule);
  return RULE_GAP + TD_RULE;
}

void
_td_flow_letterhead (TdFlow *flow, const TdLetterhead *letterhead)
{
  static const TdTextStyle plain = { .size = OFFICE_SIZE, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle bold
      = { .size = OFFICE_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle motto
      = { .size = MOTTO_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle number = { .size = PLACE_SIZE, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle place
      = { .size = PLACE_SIZE, .is_italic = true, .align = PANGO_ALIGN_CENTER };
  Columns *columns = columns_new ();
  double left_width = TD_TEXT_WIDTH * LEFT_SHARE - 6;
  double right = TD_TEXT_WIDTH * LEFT_SHARE;
  double right_width = TD_TEXT_WIDTH - right;
  const char *keep = letterhead->keep;
  double left_y = 0;
  double right_y = 0;

  left_y += add_centred (flow, columns, letterhead->superior, &plain, keep, 0, left_y, left_width);
  if (letterhead->agency != NULL)
    {
      left_y += add_centred (flow, columns, letterhead->agency, &bold, keep, 0, left_y, left_width);
      left_y += add_rule (columns, 0, left_y, left_width, 0.5);
    }
  right_y
      += add_centred (flow, columns, letterhead->nation, &bold, NULL, right, right_y, right_width);
  if (letterhead->motto != NULL)
    {
      right_y += add_centred (
          flow, columns, letterhead->motto, &motto, NULL, right, right_y, right_width);
      right_y += add_rule (columns, right, right_y, right_width, 1);
    }

  double y = MAX (left_y, right_y) + PLACE_GAP;
  double number_height
      = add_centred (flow, columns, letterhead->number, &number, NULL, 0, y, left_width);
  double place_height
      = add_centred (flow, columns, letterhead->place, &place, NULL, right, y, right_width);

  flow->n_blocks++;
  TdPiece *piece = _td_flow_add (flow, "P");
  piece->height = y + MAX (number_height, place_height);
  piece->draw = draw_columns;
  piece->data = columns;
  piece->free_data = columns_free;
}

/* The heading of the recipients, then the others below it. Returns: the height */
static double
add_recipients (TdFlow *flow, Columns *columns, const TdBlock *block, double width)
{
  static const TdTextStyle heading
      = { .size = RECIPIENTS_HEADING_SIZE, .is_bold = true, .is_italic = true };
  static const TdTextStyle style = { .size = RECIPIENTS_SIZE };
  double y = 0;

  for (guint i = 0; i < block->texts->len; i++)
    {
      Placed item = { .y = y };
      g_autofree char *text = i > 0 ? g_strconcat ("- ", g_ptr_array_index (block->texts, i), NULL)
                                    : g_strdup (g_ptr_array_index (block->texts, 0));
      item.layout = _td_flow_text (flow, text, i > 0 ? &style : &heading, width);
      y += _td_layout_height (item.layout);
      g_array_append_val (columns->items, item);
    }
  return y;
}

void
_td_flow_signature (TdFlow *flow, const TdBlock *recipients, const TdBlock *signature)
{
  TdTextStyle style
      = { .size = flow->document->body_size / 10.0, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  Columns *columns = columns_new ();
  double right = TD_TEXT_WIDTH / 2;
  double height = 0;

  if (recipients != NULL)
    height = add_recipients (flow, columns, recipients, right - 6);
  if (signature != NULL)
    {
      double y = add_centred (
          flow, columns, signature->signer_title, &style, NULL, right, 0, TD_TEXT_WIDTH - right);
      y += SIGNATURE_SPACE;
      y += add_centred (
          flow, columns, signature->signer_name, &style, NULL, right, y, TD_TEXT_WIDTH - right);
      height = MAX (height, y);
    }

  flow->n_blocks++;
  TdPiece *piece = _td_flow_add (flow, "P");
  piece->height = height;
  piece->space = 12;
  piece->draw = draw_columns;
  piece->data = columns;
  piece->free_data = columns_free;
}
