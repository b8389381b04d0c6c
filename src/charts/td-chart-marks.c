/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-marks.h"

#include <pango/pangocairo.h>

/* Sizes in 1/96 inch at 11 pt. */
static const struct
{
  double size;
  PangoWeight weight;
} faces[TD_N_CHART_FONTS] = {
  [TD_CHART_FONT_TITLE] = { 16, PANGO_WEIGHT_BOLD },
  [TD_CHART_FONT_VALUE] = { 14.67, PANGO_WEIGHT_BOLD },
  [TD_CHART_FONT_LABEL] = { 13, PANGO_WEIGHT_NORMAL },
  [TD_CHART_FONT_LABEL_BOLD] = { 13, PANGO_WEIGHT_BOLD },
  [TD_CHART_FONT_SMALL] = { 12, PANGO_WEIGHT_NORMAL },
  [TD_CHART_FONT_SMALL_BOLD] = { 12, PANGO_WEIGHT_BOLD },
};

/* The context knows no surface, so that a layout is the same whatever it is drawn on. */
static PangoContext *
create_context (const TdChartStyle *style)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (
      options, style->snap_text ? CAIRO_HINT_STYLE_SLIGHT : CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, style->snap_text);
  pango_context_set_language (context, pango_language_from_string ("vi"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

static void
clear_mark (gpointer data)
{
  TdChartMark *mark = data;
  g_clear_object (&mark->text);
}

TdChartMarks *
td_chart_marks_new (const TdChartStyle *style)
{
  TdChartMarks *marks = g_new0 (TdChartMarks, 1);
  marks->style = *style;
  marks->unit = td_chart_style_unit (style);
  marks->marks = g_array_new (FALSE, FALSE, sizeof (TdChartMark));
  g_array_set_clear_func (marks->marks, clear_mark);
  marks->dots = g_array_new (FALSE, FALSE, sizeof (TdChartDot));
  return marks;
}

void
td_chart_marks_free (TdChartMarks *marks)
{
  g_return_if_fail (marks != NULL);
  g_array_unref (marks->marks);
  g_array_unref (marks->dots);
  for (guint i = 0; i < TD_N_CHART_FONTS; i++)
    g_clear_pointer (&marks->fonts[i], pango_font_description_free);
  g_clear_pointer (&marks->attributes, pango_attr_list_unref);
  g_clear_object (&marks->context);
  g_free (marks);
}

/* Many lists have no text at all: the bars in the cells of a table. */
static void
ensure_fonts (TdChartMarks *marks)
{
  if (marks->context != NULL)
    return;
  marks->context = create_context (&marks->style);
  marks->attributes = pango_attr_list_new ();
  pango_attr_list_insert (marks->attributes, pango_attr_font_features_new ("tnum"));
  for (guint i = 0; i < TD_N_CHART_FONTS; i++)
    {
      marks->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family (marks->fonts[i], marks->style.font_family);
      pango_font_description_set_weight (marks->fonts[i], faces[i].weight);
      pango_font_description_set_absolute_size (marks->fonts[i],
                                                faces[i].size * marks->unit * PANGO_SCALE);
    }
}

PangoLayout *
td_chart_marks_measure (TdChartMarks *marks, TdChartFont font, const char *text, double max_width)
{
  ensure_fonts (marks);
  PangoLayout *layout = pango_layout_new (marks->context);
  pango_layout_set_font_description (layout, marks->fonts[font]);
  pango_layout_set_attributes (layout, marks->attributes);
  pango_layout_set_text (layout, text, -1);
  if (max_width >= 0 && td_chart_text_width (layout) > max_width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int)(max_width * PANGO_SCALE));
    }
  return layout;
}

double
td_chart_text_width (PangoLayout *text)
{
  /* The extents of a layout that was cut off are as wide as it was allowed to be. */
  int widest = 0;
  for (GSList *lines = pango_layout_get_lines_readonly (text); lines != NULL; lines = lines->next)
    {
      PangoRectangle logical;
      pango_layout_line_get_extents (lines->data, NULL, &logical);
      widest = MAX (widest, logical.width);
    }
  return (double)widest / PANGO_SCALE;
}

double
td_chart_text_height (PangoLayout *text)
{
  PangoRectangle logical;
  pango_layout_get_extents (text, NULL, &logical);
  return (double)logical.height / PANGO_SCALE;
}

double
td_chart_marks_line_height (TdChartMarks *marks, TdChartFont font)
{
  g_autoptr (PangoLayout) text = td_chart_marks_measure (marks, font, "0", -1);
  return td_chart_text_height (text);
}

static TdChartMark *
add (TdChartMarks *marks, TdChartMarkType type, TdChartPart part, TdChartInk ink)
{
  TdChartMark mark = { .type = type, .part = part, .ink = ink, .series = -1, .point = -1 };
  g_array_append_val (marks->marks, mark);
  return &g_array_index (marks->marks, TdChartMark, marks->marks->len - 1);
}

TdChartMark *
td_chart_marks_add_text (
    TdChartMarks *marks, TdChartPart part, TdChartInk ink, PangoLayout *text, double x, double y)
{
  TdChartMark *mark = add (marks, TD_CHART_MARK_TEXT, part, ink);
  mark->text = text;
  mark->area = (TdChartRect){ x, y, td_chart_text_width (text), td_chart_text_height (text) };
  return mark;
}

TdChartMark *
td_chart_marks_add_rect (TdChartMarks *marks,
                         TdChartMarkType type,
                         TdChartPart part,
                         TdChartInk ink,
                         const TdChartRect *area)
{
  TdChartMark *mark = add (marks, type, part, ink);
  mark->area = *area;
  return mark;
}

TdChartMark *
td_chart_marks_add_symbol (TdChartMarks *marks,
                           TdChartPart part,
                           TdChartSymbol symbol,
                           TdChartInk ink,
                           const TdChartDot *at,
                           double radius)
{
  TdChartMark *mark = add (marks, TD_CHART_MARK_SYMBOL, part, ink);
  mark->symbol = symbol;
  mark->area = (TdChartRect){ at->x - radius, at->y - radius, 2 * radius, 2 * radius };
  return mark;
}

TdChartMark *
td_chart_marks_begin_path (TdChartMarks *marks,
                           TdChartPart part,
                           TdChartInk ink,
                           TdChartStroke stroke)
{
  TdChartMark *mark = add (marks, TD_CHART_MARK_PATH, part, ink);
  mark->stroke = stroke;
  mark->first = marks->dots->len;
  return mark;
}

void
td_chart_marks_add_dot (TdChartMarks *marks, double x, double y)
{
  g_return_if_fail (marks->marks->len > 0);
  TdChartMark *mark = &g_array_index (marks->marks, TdChartMark, marks->marks->len - 1);
  g_return_if_fail (mark->type == TD_CHART_MARK_PATH);
  TdChartDot dot = { x, y };
  g_array_append_val (marks->dots, dot);
  if (mark->n_dots == 0)
    mark->area = (TdChartRect){ x, y, 0, 0 };
  double right = MAX (mark->area.x + mark->area.width, x);
  double bottom = MAX (mark->area.y + mark->area.height, y);
  mark->area.x = MIN (mark->area.x, x);
  mark->area.y = MIN (mark->area.y, y);
  mark->area.width = right - mark->area.x;
  mark->area.height = bottom - mark->area.y;
  mark->n_dots++;
}

TdChartMark *
td_chart_marks_add_line (TdChartMarks *marks,
                         TdChartPart part,
                         TdChartInk ink,
                         TdChartStroke stroke,
                         const TdChartRect *span)
{
  TdChartMark *mark = td_chart_marks_begin_path (marks, part, ink, stroke);
  td_chart_marks_add_dot (marks, span->x, span->y);
  td_chart_marks_add_dot (marks, span->x + span->width, span->y + span->height);
  return mark;
}

const TdChartMark *
td_chart_marks_get (const TdChartMarks *marks, guint *n)
{
  *n = marks->marks->len;
  return (const TdChartMark *)(gconstpointer)marks->marks->data;
}

const TdChartDot *
td_chart_marks_dots (const TdChartMarks *marks, const TdChartMark *mark)
{
  return (const TdChartDot *)(gconstpointer)marks->dots->data + mark->first;
}

TdChartSymbol
td_chart_symbol_of (guint colour)
{
  return (TdChartSymbol)(colour % TD_N_CHART_SYMBOLS);
}

bool
td_chart_rect_meets (const TdChartRect *a, const TdChartRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}
