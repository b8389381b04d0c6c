/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-unit-row.h"

#include <glib/gi18n.h>

#include "app/td-chart-view.h"
#include "charts/td-chart-draw.h"
#include "model/td-amount.h"

#define ROW_HEIGHT 29
#define TALL_ROW_HEIGHT 42 /* with a second line */
#define SPACING 7.0f
#define MARK_SIZE 8.0
#define MARK_ROOM ((float)MARK_SIZE + 3) /* with the space after it */

/* Columns by what they hold: least width in digits, and how they share what is left over. */
static const struct
{
  float digits;
  float grows;
} column_widths[TD_N_UNIT_COLUMNS] = {
  [TD_UNIT_COLUMN_NUMBER] = { 3, 0 },           [TD_UNIT_COLUMN_NAME] = { 15, 2 },
  [TD_UNIT_COLUMN_CASES_RATE] = { 6, 0 },       [TD_UNIT_COLUMN_CASES_BAR] = { 6, 3 },
  [TD_UNIT_COLUMN_CASES_GAP] = { 7.5f, 0 },     [TD_UNIT_COLUMN_CASES_MISSING] = { 6.5f, 0 },
  [TD_UNIT_COLUMN_CASES_CHANGE] = { 6.5f, 0 },  [TD_UNIT_COLUMN_MONEY_RATE] = { 6, 0 },
  [TD_UNIT_COLUMN_MONEY_BAR] = { 5, 2 },        [TD_UNIT_COLUMN_MONEY_GAP] = { 7.5f, 0 },
  [TD_UNIT_COLUMN_MONEY_MISSING] = { 7.5f, 0 },
};

struct _TdUnitRow
{
  GtkWidget parent_instance;

  const TdUnitColumns *columns; /* borrowed */
  TdUnitEntry *entry;           /* owned */
};

static guint toggled_signal;

G_DEFINE_FINAL_TYPE (TdUnitRow, td_unit_row, GTK_TYPE_WIDGET)

static float
get_least_width (const TdUnitColumns *columns, guint column, float digit)
{
  return MAX (column_widths[column].digits * digit, columns->heading[column]);
}

int
td_unit_columns_measure (const TdUnitColumns *columns, float digit)
{
  float width = SPACING * (TD_N_UNIT_COLUMNS + 1);
  for (guint i = 0; i < TD_N_UNIT_COLUMNS; i++)
    width += get_least_width (columns, i, digit);
  return (int)width + 1;
}

void
td_unit_columns_place (TdUnitColumns *columns, float width, float digit)
{
  float left_over = MAX (width - (float)td_unit_columns_measure (columns, digit), 0);
  float grows = 0;
  float x = SPACING;

  for (guint i = 0; i < TD_N_UNIT_COLUMNS; i++)
    grows += column_widths[i].grows;
  for (guint i = 0; i < TD_N_UNIT_COLUMNS; i++)
    {
      columns->x[i] = x;
      columns->width[i]
          = get_least_width (columns, i, digit) + left_over * column_widths[i].grows / grows;
      x += columns->width[i] + SPACING;
    }
}

float
td_widget_get_digit_width (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0000000000");
  int width;
  pango_layout_get_size (layout, &width, NULL);
  return (float)width / PANGO_SCALE / 10;
}

/* Digits of one width, so that figures stand below one another. */
static PangoLayout *
create_layout (GtkWidget *widget, const char *text, bool bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* How far a name stands to the right of its column: units leave room for the arrow, officers stand
 * below their unit. */
static float
get_indent (const TdUnitRow *row, TdUnitColumn column)
{
  if (column != TD_UNIT_COLUMN_NAME || row->entry == NULL)
    return 0;
  return row->columns->indent * (row->entry->is_officer ? 2 : 1);
}

static void
append_layout (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_text (GtkWidget *widget,
           GtkSnapshot *snapshot,
           const TdUnitColumns *columns,
           TdUnitColumn column,
           const char *text,
           bool bold,
           const GdkRGBA *colour)
{
  const TdUnitRow *row = TD_UNIT_ROW (widget);
  g_autoptr (PangoLayout) layout = create_layout (widget, text, bold);
  bool is_name = column == TD_UNIT_COLUMN_NAME;
  float indent = get_indent (row, column);
  float middle = (float)gtk_widget_get_height (widget) / 2;
  int text_height;

  pango_layout_set_width (layout, (int)((columns->width[column] - indent) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, is_name ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  append_layout (snapshot,
                 layout,
                 columns->x[column] + indent,
                 is_name && row->entry->detail != NULL ? middle - (float)text_height
                                                       : middle - (float)text_height / 2,
                 colour);
}

static float get_text_width (GtkWidget *widget, const char *text, bool bold);

/* The second line, smaller; it may reach as far as the rate, which stands at the right of its
 * column. */
static void
draw_detail (TdUnitRow *row, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  GtkWidget *widget = GTK_WIDGET (row);
  const TdUnitColumns *columns = row->columns;
  const char *rate = row->entry->measure[TD_MEASURE_CASES].rate_text;
  g_autoptr (PangoLayout) layout = create_layout (widget, row->entry->detail, false);
  g_autoptr (PangoAttrList) attributes
      = pango_attr_list_copy (pango_layout_get_attributes (layout));
  float x = columns->x[TD_UNIT_COLUMN_NAME] + get_indent (row, TD_UNIT_COLUMN_NAME);
  float right = columns->x[TD_UNIT_COLUMN_CASES_RATE] + columns->width[TD_UNIT_COLUMN_CASES_RATE]
                - get_text_width (widget, rate, true) - SPACING;

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int)(right - x) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  append_layout (snapshot, layout, x, (float)gtk_widget_get_height (widget) / 2, colour);
}

/* A triangle that points down when the unit is unfolded. */
static void
draw_arrow (const TdUnitRow *row, cairo_t *cr, const GdkRGBA *colour)
{
  double x = row->columns->x[TD_UNIT_COLUMN_NAME] + row->columns->indent / 2 - 2;
  double y = gtk_widget_get_height (GTK_WIDGET (row)) / 2.0;

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_translate (cr, x, y);
  if (row->entry->is_unfolded)
    cairo_rotate (cr, G_PI / 2);
  cairo_move_to (cr, -2.5, -4.5);
  cairo_line_to (cr, 3, 0);
  cairo_line_to (cr, -2.5, 4.5);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static bool
can_unfold (const TdUnitRow *row)
{
  return row->entry != NULL && row->entry->n_officers > 0;
}

/* Beside the arrow the click goes on to the list. */
static void
pressed_cb (TdUnitRow *row, int n_press, double x, double y, GtkGestureClick *gesture)
{
  float left = row->columns->x[TD_UNIT_COLUMN_NAME] - SPACING;

  if (!can_unfold (row) || x < left || x > left + SPACING + row->columns->indent)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (row, toggled_signal, 0);
}

/* The bars and the marks of one measure, by the chart engine. */
static void
draw_shapes (TdUnitRow *row,
             cairo_t *cr,
             TdMeasure measure,
             TdUnitColumn bar,
             TdUnitColumn gap,
             float gap_text_width)
{
  const TdUnitMeasure *figures = &row->entry->measure[measure];
  const TdUnitColumns *columns = row->columns;
  const TdChartStyle *style = td_chart_style_of_window ();
  double height = gtk_widget_get_height (GTK_WIDGET (row));

  td_chart_draw_bullet (cr,
                        columns->x[bar],
                        (height - 14) / 2,
                        columns->width[bar],
                        14,
                        figures->rate,
                        figures->target,
                        columns->bar_max[measure],
                        style);
  td_chart_draw_status_mark (cr,
                             columns->x[gap] + columns->width[gap] - gap_text_width - MARK_ROOM,
                             (height - MARK_SIZE) / 2,
                             MARK_SIZE,
                             figures->status,
                             style);
}

static float
get_text_width (GtkWidget *widget, const char *text, bool bold)
{
  g_autoptr (PangoLayout) layout = create_layout (widget, text, bold);
  int width;
  pango_layout_get_pixel_size (layout, &width, NULL);
  return (float)width;
}

/* The texts of a row, column by column. Returns: how many there are. */
typedef struct
{
  TdUnitColumn column;
  const char *text;
  bool bold;
} Cell;

static guint
list_cells (const TdUnitEntry *entry, Cell cells[TD_N_UNIT_COLUMNS])
{
  const TdUnitMeasure *cases = &entry->measure[TD_MEASURE_CASES];
  const TdUnitMeasure *money = &entry->measure[TD_MEASURE_MONEY];
  bool total = entry->is_total;
  const Cell all[] = {
    { TD_UNIT_COLUMN_NAME, entry->name, total },
    { TD_UNIT_COLUMN_CASES_RATE, cases->rate_text, true },
    { TD_UNIT_COLUMN_CASES_GAP, cases->gap_text, total },
    { TD_UNIT_COLUMN_CASES_MISSING, cases->missing_text, true },
    { TD_UNIT_COLUMN_CASES_CHANGE, cases->change_text, total },
    { TD_UNIT_COLUMN_MONEY_RATE, money->rate_text, true },
    { TD_UNIT_COLUMN_MONEY_GAP, money->gap_text, total },
    { TD_UNIT_COLUMN_MONEY_MISSING, money->missing_text, total },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (all) <= TD_N_UNIT_COLUMNS);
  memcpy (cells, all, sizeof all);
  return G_N_ELEMENTS (all);
}

static void
td_unit_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdUnitRow *row = TD_UNIT_ROW (widget);
  const TdUnitEntry *entry = row->entry;
  Cell cells[TD_N_UNIT_COLUMNS];
  GdkRGBA text, dim;
  cairo_t *cr;

  if (entry == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  dim = text;
  dim.alpha *= 0.65f;

  if (entry->number > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", entry->number);
      draw_text (widget, snapshot, row->columns, TD_UNIT_COLUMN_NUMBER, number, false, &dim);
    }
  for (guint i = 0, n = list_cells (entry, cells); i < n; i++)
    draw_text (
        widget, snapshot, row->columns, cells[i].column, cells[i].text, cells[i].bold, &text);

  if (entry->detail != NULL)
    draw_detail (row, snapshot, &dim);

  cr = gtk_snapshot_append_cairo (
      snapshot,
      &GRAPHENE_RECT_INIT (
          0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget)));
  draw_shapes (row,
               cr,
               TD_MEASURE_CASES,
               TD_UNIT_COLUMN_CASES_BAR,
               TD_UNIT_COLUMN_CASES_GAP,
               get_text_width (widget, entry->measure[TD_MEASURE_CASES].gap_text, entry->is_total));
  draw_shapes (row,
               cr,
               TD_MEASURE_MONEY,
               TD_UNIT_COLUMN_MONEY_BAR,
               TD_UNIT_COLUMN_MONEY_GAP,
               get_text_width (widget, entry->measure[TD_MEASURE_MONEY].gap_text, entry->is_total));
  if (can_unfold (row))
    draw_arrow (row, cr, &dim);
  cairo_destroy (cr);
}

static void
td_unit_row_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = td_unit_columns_measure (TD_UNIT_ROW (widget)->columns,
                                                   td_widget_get_digit_width (widget));
  else
    {
      const TdUnitEntry *entry = TD_UNIT_ROW (widget)->entry;

      *minimum = *natural = entry != NULL && entry->detail != NULL ? TALL_ROW_HEIGHT : ROW_HEIGHT;
    }
}

static void
td_unit_row_dispose (GObject *object)
{
  g_clear_object (&TD_UNIT_ROW (object)->entry);
  G_OBJECT_CLASS (td_unit_row_parent_class)->dispose (object);
}

static void
td_unit_row_class_init (TdUnitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_unit_row_dispose;
  widget_class->snapshot = td_unit_row_snapshot;
  widget_class->measure = td_unit_row_measure;
  toggled_signal = g_signal_new (
      "toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "tdunitrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
td_unit_row_init (TdUnitRow *row)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (gesture));
}

GtkWidget *
td_unit_row_new (const TdUnitColumns *columns)
{
  TdUnitRow *row = g_object_new (TD_TYPE_UNIT_ROW, NULL);
  row->columns = columns;
  return GTK_WIDGET (row);
}

void
td_unit_row_set_entry (TdUnitRow *row, TdUnitEntry *entry)
{
  if (!g_set_object (&row->entry, entry))
    return;
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry != NULL ? entry->spoken : "", -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), entry != NULL ? entry->full_name : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (row));
}

TdUnitEntry *
td_unit_row_get_entry (TdUnitRow *row)
{
  return row->entry;
}

const char *
td_unit_row_find_cut_off (TdUnitRow *row)
{
  Cell cells[TD_N_UNIT_COLUMNS];

  for (guint i = 0, n = row->entry != NULL ? list_cells (row->entry, cells) : 0; i < n; i++)
    {
      float width;

      if (cells[i].column == TD_UNIT_COLUMN_NAME)
        continue;
      width = get_text_width (GTK_WIDGET (row), cells[i].text, cells[i].bold);

      if (cells[i].column == TD_UNIT_COLUMN_CASES_GAP
          || cells[i].column == TD_UNIT_COLUMN_MONEY_GAP)
        width += MARK_ROOM;
      if (width > row->columns->width[cells[i].column])
        return cells[i].text;
    }
  return NULL;
}
