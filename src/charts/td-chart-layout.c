/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-layout.h"

#include "td-chart-kind.h"

/* Below this a chart is small, in 1/96 inch at 11 pt. */
#define FULL_WIDTH 720
#define FULL_HEIGHT 380

/* Below this it has no heading. */
#define HEADING_WIDTH 240
#define HEADING_HEIGHT 150
/* Below this title and subtitle do not stand one below the other. */
#define STACKED_HEIGHT 220

#define HEADING_GAP 10.0
#define KEY_SAMPLE 30.0
#define KEY_BOX 12.0
#define KEY_GAP 8.0
/* Shades that stand for all of a heat map. */
#define N_SHADES 5

/* What a manner of line or bar looks like, for a key: of no unit. */
static void
add_key_sample (TdChartLayout *layout, const TdChartKey *key, double x, double y)
{
  static const struct
  {
    TdChartMarkType type;
    TdChartInk ink;
    TdChartStroke stroke;
  } looks[] = {
    [TD_CHART_SAMPLE_LINE] = { TD_CHART_MARK_PATH, TD_CHART_INK_TEXT, TD_CHART_STROKE_LINE },
    [TD_CHART_SAMPLE_OTHER] = { TD_CHART_MARK_PATH, TD_CHART_INK_OTHER, TD_CHART_STROKE_LINE },
    [TD_CHART_SAMPLE_LAST_YEAR]
    = { TD_CHART_MARK_PATH, TD_CHART_INK_LAST_YEAR, TD_CHART_STROKE_DASHES },
    [TD_CHART_SAMPLE_FORECAST] = { TD_CHART_MARK_PATH, TD_CHART_INK_TEXT, TD_CHART_STROKE_DOTS },
    [TD_CHART_SAMPLE_QUOTA] = { TD_CHART_MARK_PATH, TD_CHART_INK_TEXT, TD_CHART_STROKE_NOTE },
    [TD_CHART_SAMPLE_DONE] = { TD_CHART_MARK_RECT, TD_CHART_INK_DONE, TD_CHART_STROKE_HAIR },
    [TD_CHART_SAMPLE_OPEN] = { TD_CHART_MARK_HATCH, TD_CHART_INK_DONE, TD_CHART_STROKE_HAIR },
    [TD_CHART_SAMPLE_MISSING] = { TD_CHART_MARK_HATCH, TD_CHART_INK_MISSING, TD_CHART_STROKE_HAIR },
    [TD_CHART_SAMPLE_MARK] = { TD_CHART_MARK_PATH, TD_CHART_INK_TARGET, TD_CHART_STROKE_TARGET },
    [TD_CHART_SAMPLE_PART] = { TD_CHART_MARK_RECT, TD_CHART_INK_PART, TD_CHART_STROKE_HAIR },
    [TD_CHART_SAMPLE_HEAT] = { TD_CHART_MARK_RECT, TD_CHART_INK_HEAT, TD_CHART_STROKE_HAIR },
  };
  double unit = layout->unit;
  double side = KEY_BOX * unit;
  TdChartMarkType type = looks[key->sample].type;
  TdChartMark *mark;

  if (type == TD_CHART_MARK_PATH)
    {
      td_chart_marks_add_line (layout->marks,
                               TD_CHART_PART_KEY,
                               looks[key->sample].ink,
                               looks[key->sample].stroke,
                               &(TdChartRect){ x, y, KEY_SAMPLE * unit, 0 });
      return;
    }
  if (key->sample == TD_CHART_SAMPLE_PART && key->colour == TD_CHART_N_PARTS - 1)
    type = TD_CHART_MARK_HATCH;
  for (guint i = 0; i < (key->sample == TD_CHART_SAMPLE_HEAT ? N_SHADES : 1); i++)
    {
      mark = td_chart_marks_add_rect (layout->marks,
                                      type,
                                      TD_CHART_PART_KEY,
                                      looks[key->sample].ink,
                                      &(TdChartRect){ x + i * side, y - side / 2, side, side });
      mark->colour = key->sample == TD_CHART_SAMPLE_HEAT ? i * 100 / (N_SHADES - 1) : key->colour;
    }
}

static double
sample_width (const TdChartKey *key)
{
  if (key->sample == TD_CHART_SAMPLE_HEAT)
    return N_SHADES * KEY_BOX;
  return key->sample >= TD_CHART_SAMPLE_DONE && key->sample != TD_CHART_SAMPLE_MARK ? KEY_BOX
                                                                                    : KEY_SAMPLE;
}

/* The keys at the right of a row that ends at @right, when they fit after @left. Returns their
 * height, 0 when they do not fit. */
static double
add_keys (TdChartLayout *layout, double left, double y)
{
  guint n;
  const TdChartKey *keys = td_chart_get_keys (layout->chart, &n);
  double unit = layout->unit;
  double right = layout->body.x + layout->body.width;
  double between = 24 * unit;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_object_unref);
  double width = 0;
  double height = 0;
  for (guint i = 0; i < n; i++)
    {
      PangoLayout *text
          = td_chart_marks_measure (layout->marks,
                                    TD_CHART_FONT_SMALL,
                                    keys[i].text != NULL ? keys[i].text : "",
                                    right - left - (sample_width (&keys[i]) + KEY_GAP) * unit);
      g_ptr_array_add (texts, text);
      width += (sample_width (&keys[i]) + KEY_GAP) * unit + td_chart_text_width (text)
               + (i > 0 ? between : 0);
      height = MAX (height, td_chart_text_height (text));
    }
  if (n == 0 || width > right - left)
    return 0;

  double x = right - width;
  for (guint i = 0; i < n; i++)
    {
      add_key_sample (layout, &keys[i], x, y + height / 2);
      x += (sample_width (&keys[i]) + KEY_GAP) * unit;
      PangoLayout *text = g_object_ref (g_ptr_array_index (texts, i));
      td_chart_marks_add_text (layout->marks, TD_CHART_PART_KEY, TD_CHART_INK_DIM, text, x, y);
      x += td_chart_text_width (text) + between;
    }
  return height;
}

/* Bars need their keys also when a chart is small; lines have labels. */
static bool
tells_bars (const TdChart *chart)
{
  guint n;
  const TdChartKey *keys = td_chart_get_keys (chart, &n);

  return n > 0 && keys[0].sample >= TD_CHART_SAMPLE_DONE;
}

static void
lower_body (TdChartLayout *layout, double height)
{
  layout->body.y += height;
  layout->body.height -= height;
}

static void
add_heading (TdChartLayout *layout)
{
  const char *title = td_chart_get_text (layout->chart, TD_CHART_TEXT_TITLE);
  const char *subtitle = td_chart_get_text (layout->chart, TD_CHART_TEXT_SUBTITLE);
  TdChartRect *body = &layout->body;
  double unit = layout->unit;
  if (body->width < HEADING_WIDTH * unit || body->height < HEADING_HEIGHT * unit)
    return;

  double height = 0;
  double used = 0;
  if (layout->style.has_heading && title != NULL)
    {
      PangoLayout *text
          = td_chart_marks_measure (layout->marks, TD_CHART_FONT_TITLE, title, body->width);
      height = td_chart_text_height (text);
      used = td_chart_text_width (text) + 12 * unit;
      double baseline = (double)pango_layout_get_baseline (text) / PANGO_SCALE;
      td_chart_marks_add_text (
          layout->marks, TD_CHART_PART_TITLE, TD_CHART_INK_TEXT, text, body->x, body->y);
      if (subtitle != NULL)
        {
          g_autoptr (PangoLayout) below
              = td_chart_marks_measure (layout->marks, TD_CHART_FONT_SMALL, subtitle, body->width);
          double below_width = td_chart_text_width (below);
          double below_baseline = (double)pango_layout_get_baseline (below) / PANGO_SCALE;
          if (layout->is_compact && used + below_width <= body->width)
            {
              double y = body->y + baseline - below_baseline;
              td_chart_marks_add_text (layout->marks,
                                       TD_CHART_PART_SUBTITLE,
                                       TD_CHART_INK_DIM,
                                       g_object_ref (below),
                                       body->x + used,
                                       y);
              used += below_width + 12 * unit;
            }
          else if (body->height >= STACKED_HEIGHT * unit)
            {
              td_chart_marks_add_text (layout->marks,
                                       TD_CHART_PART_SUBTITLE,
                                       TD_CHART_INK_DIM,
                                       g_object_ref (below),
                                       body->x,
                                       body->y + height);
              height += td_chart_text_height (below);
            }
        }
    }

  if (!layout->is_compact || tells_bars (layout->chart))
    {
      double keys = add_keys (layout, body->x + used, body->y + 2 * unit);
      if (keys > 0)
        height = MAX (height, keys + 2 * unit);
      else
        height += add_keys (layout, body->x, body->y + height);
    }
  if (height > 0)
    lower_body (layout, height + HEADING_GAP * unit);
}

TdChartLayout *
td_chart_layout_new (TdChart *chart, double width, double height, const TdChartStyle *style)
{
  g_return_val_if_fail (chart != NULL && style != NULL, NULL);
  TdChartLayout *layout = g_new0 (TdChartLayout, 1);
  layout->chart = td_chart_ref (chart);
  layout->style = *style;
  layout->width = width;
  layout->height = height;
  layout->marks = td_chart_marks_new (style);
  layout->spots = g_array_new (FALSE, FALSE, sizeof (TdChartSpot));
  layout->unit = td_chart_style_unit (style);
  layout->is_compact = width < FULL_WIDTH * layout->unit || height < FULL_HEIGHT * layout->unit;
  layout->scale = td_chart_scale_fit (0, 0, 2);

  double padding = style->padding * layout->unit;
  layout->body = (TdChartRect){ padding, padding, width - 2 * padding, height - 2 * padding };
  layout->plot = layout->body;
  /* A widget may have no size yet. */
  if (layout->body.width < 1 || layout->body.height < 1)
    return layout;
  add_heading (layout);
  _td_chart_kind_of (chart)->lay_out (layout);
  return layout;
}

void
td_chart_layout_free (TdChartLayout *layout)
{
  g_return_if_fail (layout != NULL);
  td_chart_unref (layout->chart);
  td_chart_marks_free (layout->marks);
  g_array_unref (layout->spots);
  g_free (layout);
}

const TdChartSpot *
td_chart_layout_find (const TdChartLayout *layout, TdChartHit hit)
{
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *spot = &g_array_index (layout->spots, TdChartSpot, i);
      if (td_chart_hit_is (spot->hit, hit))
        return spot;
    }
  return NULL;
}

int
td_chart_layout_get_day (const TdChartLayout *layout, double x)
{
  double share = (x - layout->plot.x) / layout->plot.width;
  double days = layout->last_day - layout->first_day;

  return layout->first_day + (int)(CLAMP (share, 0, 1) * days + 0.5);
}

TdChartMarks *
td_chart_layout_hover (const TdChartLayout *layout, TdChartHit hit)
{
  g_return_val_if_fail (layout != NULL, NULL);
  TdChartMarks *marks = td_chart_marks_new (&layout->style);
  const TdChartSpot *spot = td_chart_layout_find (layout, hit);
  if (spot != NULL)
    _td_chart_kind_of (layout->chart)->hover (layout, spot, marks);
  return marks;
}
