/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-layout.h"
#include "td-text-bond.h"
#include "td-text-run.h"

/* Metric-compatible with Times New Roman, which Decree 30/2020 asks for. */
#define FAMILY "Liberation Serif, Times New Roman, serif"

/* Stands for a space inside of a number with its unit; no text has it. */
#define BOND '\x1f'
#define BONDS "\x1f"

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize from, gsize to)
{
  attribute->start_index = (guint)from;
  attribute->end_index = (guint)to;
  pango_attr_list_insert (attributes, attribute);
}

/* Adds the number of a footnote. */
static void
add_number (TdFlow *flow, const char *note, double size, GString *plain, PangoAttrList *attributes)
{
  guint number = flow->n_notes + 1;

  while (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  gsize from = plain->len;
  if (!flow->is_measuring)
    number = _td_flow_add_note (flow, note, from)->number;
  g_string_append_printf (plain, "%u", number);
  _td_text_raise (attributes, size, from, plain->len);
}

/* Takes the marks out of @text and makes attributes of them. */
static char *
read_marks (TdFlow *flow, const char *text, double size, PangoAttrList *attributes)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GPtrArray) runs = td_text_run_list (text);

  for (guint i = 0; i < runs->len; i++)
    {
      const TdTextRun *run = g_ptr_array_index (runs, i);
      gsize from = plain->len;
      if (run->note != NULL)
        {
          add_number (flow, run->note, size, plain, attributes);
          continue;
        }
      g_string_append (plain, run->text);
      if (run->is_bold)
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, plain->len);
      if (run->is_italic)
        add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), from, plain->len);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* No line ends between a number and its unit. */
static void
bind_units (const char *plain, PangoAttrList *attributes)
{
  gsize at = 0;

  /* Pango drops the breaks inside of a range: the one before the unit's first letter. */
  for (; td_text_bond_find (plain, at, &at); at++)
    add_attribute (attributes,
                   pango_attr_allow_breaks_new (FALSE),
                   at,
                   (gsize)(g_utf8_next_char (plain + at + 1) - plain));
}

PangoLayout *
_td_flow_text (TdFlow *flow, const char *text, const TdTextStyle *style, double width)
{
  PangoLayout *layout = pango_layout_new (flow->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILY);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *plain = read_marks (flow, text, style->size, attributes);

  bind_units (plain, attributes);
  pango_font_description_set_size (font, (int)(style->size * PANGO_SCALE + 0.5));
  if (style->is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (style->is_italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, plain, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, style->align);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  return layout;
}

double
_td_layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

double
_td_layout_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double)logical.height / PANGO_SCALE;
}

double
_td_layout_longest_word (TdFlow *flow, const char *text, const TdTextStyle *style)
{
  g_autofree char *letters = td_text_run_strip (text);
  double longest = 0;

  for (gsize at = 0; td_text_bond_find (letters, at, &at); at++)
    letters[at] = BOND;
  g_auto (GStrv) words = g_strsplit (letters, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) word
          = _td_flow_text (flow, g_strdelimit (words[i], BONDS, ' '), style, -1);
      longest = MAX (longest, _td_layout_width (word));
    }
  return longest;
}

void
_td_layout_balance (PangoLayout *layout)
{
  int high = pango_layout_get_width (layout);
  int low = high / 4;
  int n_lines = pango_layout_get_line_count (layout);
  int full = high;

  if (n_lines < 2)
    return;
  while (high - low > PANGO_SCALE / 2)
    {
      int middle = (low + high) / 2;
      pango_layout_set_width (layout, middle);
      /* A word may be wider than the line and stick out of it. */
      if (pango_layout_get_line_count (layout) > n_lines
          || _td_layout_width (layout) * PANGO_SCALE > middle)
        low = middle;
      else
        high = middle;
    }
  pango_layout_set_width (layout, MIN (high, full));
}

double
_td_layout_get_rule (PangoLayout *layout)
{
  PangoRectangle last;
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double width = _td_layout_width (layout);

  while (pango_layout_iter_next_line (iter))
    continue;
  pango_layout_iter_get_line_extents (iter, NULL, &last);
  double most = (double)last.width / PANGO_SCALE * 0.5;
  return CLAMP (width * 0.42, width * 0.34, MAX (most, width * 0.34));
}

void
_td_draw_layout (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  if (layout == NULL)
    return;
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

void
_td_draw_rule (cairo_t *cr, double x, double y, double width)
{
  cairo_set_line_width (cr, TD_RULE);
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);
}
