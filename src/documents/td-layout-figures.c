/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-layout.h"

/* Panels side by side: a headline figure and its status at the left, a small table at the right. */

#define HEADING_SIZE 13.0
#define RATE_SIZE 26.0
#define UNIT_SIZE 13.0
#define STATUS_SIZE 11.5
#define ROW_SIZE 10.0
#define PANEL_GAP (7 * TD_MM)
#define COLUMN_GAP 6.0
#define ROW_SPACING 2.4

typedef struct
{
  PangoLayout *layout; /* owned */
  double x;
  double y;
} Placed;

typedef struct
{
  GArray *items; /* Placed */
  guint n_panels;
  double panel_width;
} Figures;

static void
clear_placed (gpointer data)
{
  Placed *placed = data;

  g_clear_object (&placed->layout);
}

static void
free_figures (gpointer data)
{
  Figures *figures = data;

  g_array_unref (figures->items);
  g_free (figures);
}

static void
draw_figures (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  const Figures *figures = piece->data;

  for (guint i = 0; i < figures->items->len; i++)
    {
      const Placed *item = &g_array_index (figures->items, Placed, i);
      _td_draw_layout (cr, item->layout, x + item->x, y + item->y);
    }
  for (guint i = 0; i < figures->n_panels; i++)
    _td_draw_rule (
        cr, x + i * (figures->panel_width + PANEL_GAP), y + piece->height, figures->panel_width);
}

/* @layout: (transfer full) */
static void
place (Figures *figures, PangoLayout *layout, double x, double y)
{
  Placed item = { .layout = layout, .x = x, .y = y };

  g_array_append_val (figures->items, item);
}

/* The small table: labels at @left, figures ending at @right. Returns: its height */
static double
place_rows (TdFlow *flow,
            Figures *figures,
            const TdFigurePanel *panel,
            double right,
            double y,
            double max_width,
            double *width)
{
  static const TdTextStyle style = { .size = ROW_SIZE };
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  /* A long label may stand beside a short figure. */
  *width = 0;
  for (guint i = 0; i < panel->rows->len; i++)
    {
      const TdFigureRow *row = g_ptr_array_index (panel->rows, i);
      PangoLayout *value = _td_flow_text (flow, row->value, &style, -1);
      g_autoptr (PangoLayout) label = _td_flow_text (flow, row->label, &style, -1);
      double both = _td_layout_width (label) + COLUMN_GAP + _td_layout_width (value);
      g_ptr_array_add (values, value);
      *width = MAX (*width, both);
    }
  *width = MIN (*width, max_width);

  double top = y;
  for (guint i = 0; i < panel->rows->len; i++)
    {
      const TdFigureRow *row = g_ptr_array_index (panel->rows, i);
      PangoLayout *value = g_ptr_array_index (values, i);
      double value_width = _td_layout_width (value);
      double label_width = MAX (*width - COLUMN_GAP - value_width, ROW_SIZE);
      PangoLayout *label = _td_flow_text (flow, row->label, &style, label_width + 0.5);
      double height = _td_layout_height (label);
      place (figures, label, right - *width, y);
      place (figures, value, right - value_width, y);
      y += height + ROW_SPACING;
    }
  return y - top;
}

/* The headline with its unit on one baseline. Returns: its height */
static double
place_rate (TdFlow *flow, Figures *figures, const TdFigurePanel *panel, double x, double y)
{
  static const TdTextStyle big = { .size = RATE_SIZE, .is_bold = true };
  static const TdTextStyle small = { .size = UNIT_SIZE };
  PangoLayout *rate = _td_flow_text (flow, panel->rate, &big, -1);
  double baseline = (double)pango_layout_get_baseline (rate) / PANGO_SCALE;
  double rate_width = _td_layout_width (rate);
  /* Figures have no descenders: what follows may stand closer. */
  double height = baseline + 0.18 * RATE_SIZE;

  place (figures, rate, x, y);
  if (panel->unit != NULL)
    {
      PangoLayout *unit = _td_flow_text (flow, panel->unit, &small, -1);
      place (figures,
             unit,
             x + rate_width + 1,
             y + baseline - (double)pango_layout_get_baseline (unit) / PANGO_SCALE);
    }
  return height;
}

static double
place_text (TdFlow *flow,
            Figures *figures,
            const char *text,
            const TdTextStyle *style,
            double x,
            double y,
            double width)
{
  if (text == NULL)
    return 0;
  PangoLayout *layout = _td_flow_text (flow, text, style, width);
  place (figures, layout, x, y);
  return _td_layout_height (layout);
}

/* Returns: the height of the panel */
static double
place_panel (TdFlow *flow, Figures *figures, const TdFigurePanel *panel, double x)
{
  static const TdTextStyle heading = { .size = HEADING_SIZE, .is_bold = true };
  static const TdTextStyle status = { .size = STATUS_SIZE, .is_bold = true };
  static const TdTextStyle note = { .size = ROW_SIZE };
  double width = figures->panel_width;
  double rows_width = 0;
  double y = place_text (flow, figures, panel->heading, &heading, x, 0, width);
  double rows_height
      = place_rows (flow, figures, panel, x + width, y + 2, width * 0.62, &rows_width);
  double left_width = MAX (width - rows_width - COLUMN_GAP, width * 0.3);
  double left_y = y - 2;

  left_y += place_rate (flow, figures, panel, x, left_y);
  left_y += place_text (flow, figures, panel->status, &status, x, left_y, left_width);
  left_y += place_text (flow, figures, panel->note, &note, x, left_y, left_width);
  return MAX (left_y, y + 2 + rows_height) + 3;
}

void
_td_flow_figures (TdFlow *flow, const TdBlock *block)
{
  Figures *figures = g_new0 (Figures, 1);
  guint n = block->panels->len;
  double height = 0;

  figures->items = g_array_new (FALSE, TRUE, sizeof (Placed));
  g_array_set_clear_func (figures->items, clear_placed);
  figures->n_panels = n;
  figures->panel_width = (flow->width - (n - 1) * PANEL_GAP) / n;
  for (guint i = 0; i < n; i++)
    {
      double panel_height = place_panel (flow,
                                         figures,
                                         g_ptr_array_index (block->panels, i),
                                         i * (figures->panel_width + PANEL_GAP));
      height = MAX (height, panel_height);
    }

  flow->n_blocks++;
  TdPiece *piece = _td_flow_add (flow, "P");
  piece->height = height;
  piece->space = flow->density > 3 ? 5 : 8;
  piece->draw = draw_figures;
  piece->data = figures;
  piece->free_data = free_figures;
}
