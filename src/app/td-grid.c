/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-private.h"

#include <math.h>

#define ROW_HEIGHT 33
#define ROW_MARGIN 6    /* above and below a text that is larger */
#define NAME_LEAST 110  /* of the first column */
#define NAME_WANTED 160 /* of the first column, if its names are as long */
#define SAMPLE 40 /* rows at the beginning, and as many further on, that say how wide is wide */
#define NATURAL_ROWS 12 /* more than these are scrolled to */
#define SAY_AFTER 60    /* ms without scrolling */

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

guint _td_grid_signals[TD_GRID_N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TdGrid,
                               td_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* What it needs */

static void
clear_fonts (TdGridFonts *fonts)
{
  g_clear_pointer (&fonts->plain, td_grid_font_free);
  g_clear_pointer (&fonts->strong, td_grid_font_free);
  g_clear_pointer (&fonts->partial, td_grid_font_free);
}

static void
remove_lines (TdGrid *grid, guint n)
{
  while (grid->lines->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (grid->lines, grid->lines->len - 1));
}

static void
ensure_fonts (TdGrid *grid)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (grid));
  TdGridFonts *fonts = &grid->view.fonts;

  if (fonts->plain != NULL && pango_context_get_serial (context) == grid->font_serial)
    return;
  /* They point to the fonts. */
  remove_lines (grid, 0);
  clear_fonts (fonts);
  fonts->plain = td_grid_font_new (context, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL);
  fonts->strong = td_grid_font_new (context, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL);
  fonts->partial = td_grid_font_new (context, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC);
  grid->font_serial = pango_context_get_serial (context);
  grid->row_height = MAX (ROW_HEIGHT, td_grid_font_get_height (fonts->plain) + 2 * ROW_MARGIN + 1);
  grid->must_measure = true;
}

static guint
get_sampled_row (TdGrid *grid, guint i)
{
  guint n = grid->view.n_rows;

  if (i < SAMPLE || n <= 2 * SAMPLE)
    return i;
  return SAMPLE + (guint)((guint64)(i - SAMPLE) * (n - 1 - SAMPLE) / (SAMPLE - 1));
}

static void
sample_row (TdGrid *grid, guint row, PangoLayout *layout)
{
  TdGridView *view = &grid->view;
  TdGridRow name;
  TdGridCell cell;

  td_grid_model_get_row (grid->model, row, &name);
  grid->name_natural = MAX (grid->name_natural, td_grid_name_measure (layout, &name));
  for (guint i = 0; i < view->n_columns; i++)
    {
      td_grid_model_get_cell (grid->model, row, i, &cell);
      if ((cell.flags & TD_GRID_TEXT) != 0)
        view->columns[i].is_text = true;
      else
        {
          TdGridFont *font = name.is_strong ? view->fonts.strong : view->fonts.plain;
          int width = td_grid_font_get_width (font, cell.text) + TD_GRID_ROOM;
          view->columns[i].figure = MAX (view->columns[i].figure, width);
          if (cell.text[0] != '\0')
            view->columns[i].least = MAX (view->columns[i].least, width - TD_GRID_TIGHT);
        }
    }
}

static void
measure_columns (TdGrid *grid)
{
  TdGridView *view = &grid->view;
  g_autoptr (PangoLayout) layout = NULL;
  int digit;

  if (!grid->must_measure)
    return;
  grid->must_measure = false;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (grid), NULL);
  digit = td_grid_font_get_width (view->fonts.plain, "0");
  g_free (view->columns);
  view->columns = g_new0 (TdGridColumn, view->n_columns);
  for (guint i = 0; i < view->n_columns; i++)
    {
      TdGridHeading heading;
      td_grid_model_get_heading (grid->model, (int)i, &heading);
      view->columns[i].figure = MAX (heading.min_chars, 2) * digit + TD_GRID_ROOM;
    }
  grid->name_least = MAX (NAME_LEAST, td_grid_header_measure (TD_GRID_HEADER (grid->header)));
  grid->name_natural = grid->name_least;
  for (guint i = 0; i < MIN (view->n_rows, 2 * SAMPLE); i++)
    sample_row (grid, get_sampled_row (grid, i), layout);
  grid->name_least = MAX (grid->name_least, MIN (grid->name_natural, NAME_WANTED));
}

static void
prepare (TdGrid *grid)
{
  ensure_fonts (grid);
  measure_columns (grid);
}

static int
fit (TdGrid *grid, int width)
{
  TdGridView *view = &grid->view;

  view->name_width = td_grid_columns_fit (
      view->columns, view->n_columns, grid->name_least, grid->name_natural, width);
  view->is_too_narrow = false;
  return td_grid_header_fit (TD_GRID_HEADER (grid->header));
}

static void
td_grid_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  TdGrid *grid = TD_GRID (widget);

  prepare (grid);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int needed = grid->name_least;
      for (guint i = 0; i < grid->view.n_columns; i++)
        needed += MAX (grid->view.columns[i].figure, grid->view.columns[i].word);
      *minimum = MIN (needed, 2 * grid->name_least);
      *natural = MAX (needed, *minimum);
    }
  else
    {
      int height
          = for_size > 0 && grid->header_height == 0 ? fit (grid, for_size) : grid->header_height;
      *minimum = height + (int)MIN (grid->view.n_rows, 2) * grid->row_height;
      *natural = height + (int)MIN (grid->view.n_rows, NATURAL_ROWS) * grid->row_height;
    }
}

/* What is in sight */

static GtkWidget *
get_focus (TdGrid *grid)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (grid));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Whether the keyboard is with the grid or one of its cells, not with the text or the menu. */
static bool
has_cell_focus (TdGrid *grid)
{
  GtkWidget *focus = get_focus (grid);

  return focus != NULL
         && (focus == GTK_WIDGET (grid)
             || ((TD_IS_GRID_SLOT (focus) || TD_IS_GRID_NAME (focus))
                 && gtk_widget_is_ancestor (focus, GTK_WIDGET (grid))));
}

/* The keyboard is with the cursor's cell while that is in sight, else with the grid itself. */
static void
settle_focus (TdGrid *grid)
{
  TdGridView *view = &grid->view;
  GtkWidget *target = NULL;

  if (!has_cell_focus (grid))
    return;
  if (view->has_cursor)
    target = _td_grid_get_cell (grid, view->cursor_row, view->cursor_column);
  if (target == NULL)
    target = GTK_WIDGET (grid);
  else if (TD_IS_GRID_SLOT (target))
    td_grid_slot_say (TD_GRID_SLOT (target), view->model);
  if (get_focus (grid) != target)
    gtk_root_set_focus (gtk_widget_get_root (target), target);
}

static gboolean
say_cb (gpointer data)
{
  TdGrid *grid = data;

  grid->say_source = 0;
  for (guint i = 0; i < grid->lines->len; i++)
    td_grid_line_say (g_ptr_array_index (grid->lines, i));
  return G_SOURCE_REMOVE;
}

/* Names are put together once the scrolling pauses: nobody hears those in between. */
static void
say_soon (TdGrid *grid)
{
  g_clear_handle_id (&grid->say_source, g_source_remove);
  grid->say_source = g_timeout_add (SAY_AFTER, say_cb, grid);
}

static void
get_rows (TdGrid *grid, guint *first, guint *end)
{
  int height = gtk_widget_get_height (GTK_WIDGET (grid)) - grid->header_height;
  guint top = (guint)grid->top;
  guint row_height = (guint)grid->row_height;

  *first = MIN (top / row_height, grid->view.n_rows);
  *end = height <= 0 ? *first
                     : MIN ((top + (guint)height + row_height - 1) / row_height, grid->view.n_rows);
}

static void
get_columns (TdGrid *grid)
{
  TdGridView *view = &grid->view;
  int width = gtk_widget_get_width (GTK_WIDGET (grid)) - view->name_width;

  view->first_column = td_grid_columns_find (view->columns, view->n_columns, view->scroll);
  view->end_column = view->first_column;
  while (view->end_column < view->n_columns
         && (view->columns[view->end_column].x < view->scroll + width
             || view->end_column == view->first_column))
    view->end_column++;
}

/* A widget with the keyboard that is about to show another cell, or to go. */
static void
save_focus (TdGrid *grid, guint first, guint end)
{
  TdGridView *view = &grid->view;
  bool stays = view->has_cursor && view->cursor_row >= first && view->cursor_row < end
               && (view->cursor_column < 0
                   || ((guint)view->cursor_column >= view->first_column
                       && (guint)view->cursor_column < view->end_column));

  if (!stays && has_cell_focus (grid) && get_focus (grid) != GTK_WIDGET (grid))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (grid)), GTK_WIDGET (grid));
}

/* As many lines as there are rows in sight; those that stay in sight stay what they are. */
static void
bind_lines (TdGrid *grid)
{
  guint first, end;

  get_rows (grid, &first, &end);
  get_columns (grid);
  save_focus (grid, first, end);
  if (grid->lines->len > 0)
    {
      guint row = td_grid_line_get_row (g_ptr_array_index (grid->lines, 0));
      int shift = (int)first - (int)row;
      if (ABS (shift) < (int)grid->lines->len)
        td_grid_rotate (GTK_WIDGET (grid), grid->header, grid->lines, shift);
    }
  remove_lines (grid, end - first);
  while (grid->lines->len < end - first)
    {
      GtkWidget *line = td_grid_line_new (&grid->view);
      gtk_widget_insert_after (line,
                               GTK_WIDGET (grid),
                               grid->lines->len > 0
                                   ? g_ptr_array_index (grid->lines, grid->lines->len - 1)
                                   : grid->header);
      g_ptr_array_add (grid->lines, line);
    }
  for (guint i = 0; i < grid->lines->len; i++)
    td_grid_line_bind (g_ptr_array_index (grid->lines, i), first + i);
  settle_focus (grid);
  say_soon (grid);
}

static void
mark_lines (TdGrid *grid)
{
  for (guint i = 0; i < grid->lines->len; i++)
    td_grid_line_mark (g_ptr_array_index (grid->lines, i));
  say_soon (grid);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

GtkWidget *
_td_grid_get_cell (TdGrid *grid, guint row, int column)
{
  guint first;

  if (grid->lines->len == 0)
    return NULL;
  first = td_grid_line_get_row (g_ptr_array_index (grid->lines, 0));
  if (row < first || row >= first + grid->lines->len)
    return NULL;
  return td_grid_line_get_cell (g_ptr_array_index (grid->lines, row - first), column);
}

void
_td_grid_get_rectangle (TdGrid *grid, guint row, int column, GdkRectangle *rectangle)
{
  TdGridView *view = &grid->view;

  rectangle->y = grid->header_height + (int)row * grid->row_height - grid->top;
  rectangle->height = grid->row_height;
  rectangle->x = column < 0 ? 0 : view->name_width + view->columns[column].x - view->scroll;
  rectangle->width = column < 0 ? view->name_width : view->columns[column].width;
}

bool
_td_grid_find (TdGrid *grid, double x, double y, guint *row, int *column)
{
  TdGridView *view = &grid->view;
  int in_body = (int)floor (y) - grid->header_height;

  if (in_body < 0 || view->n_rows == 0 || x < 0)
    return false;
  guint found = (guint)(in_body + grid->top) / (guint)grid->row_height;
  if (found >= view->n_rows)
    return false;
  *row = found;
  *column = -1;
  if (x < view->name_width)
    return true;
  int at = (int)x - view->name_width + view->scroll;
  if (view->n_columns == 0 || at >= td_grid_columns_get_width (view->columns, view->n_columns))
    return false;
  *column = (int)td_grid_columns_find (view->columns, view->n_columns, at);
  return true;
}

guint
_td_grid_get_page (TdGrid *grid)
{
  int height = gtk_widget_get_height (GTK_WIDGET (grid)) - grid->header_height;

  return (guint)MAX (height / MAX (grid->row_height, 1), 1);
}

/* Scrolling */

/* Rows and scroll bars change while the grid gets its place, and what changes then is marked in all
 * that is around it. GTK takes such marks back from parents that are being placed themselves, but
 * keeps them where only a child was to be placed, and never comes to that child again: so the way
 * to the grid is to be placed as a whole. */
void
_td_grid_queue_arrange (TdGrid *grid)
{
  gtk_widget_queue_resize (GTK_WIDGET (grid));
}

static void
read_adjustments (TdGrid *grid)
{
  grid->view.scroll
      = (int)lround (gtk_adjustment_get_value (grid->adjustments[GTK_ORIENTATION_HORIZONTAL]));
  grid->top = (int)lround (gtk_adjustment_get_value (grid->adjustments[GTK_ORIENTATION_VERTICAL]));
}

static void
configure (GtkAdjustment *adjustment, int page, int all, int step)
{
  double value = gtk_adjustment_get_value (adjustment);
  int upper = MAX (all, page);

  gtk_adjustment_configure (
      adjustment, CLAMP (value, 0, upper - page), 0, upper, step, MAX (page - step, step), page);
}

static void
value_changed_cb (TdGrid *grid)
{
  if (!grid->is_allocating)
    _td_grid_queue_arrange (grid);
}

static void
set_adjustment (TdGrid *grid, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **mine = &grid->adjustments[orientation];

  if (adjustment != NULL && *mine == adjustment)
    return;
  if (*mine != NULL)
    g_clear_signal_handler (&grid->adjustment_handlers[orientation], *mine);
  g_clear_object (mine);
  *mine
      = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  grid->adjustment_handlers[orientation]
      = g_signal_connect_swapped (*mine, "value-changed", G_CALLBACK (value_changed_cb), grid);
  _td_grid_queue_arrange (grid);
}

/* The widget */

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
arrange (TdGrid *grid, int width, int height)
{
  TdGridView *view = &grid->view;

  /* A figure in sight may be wider than all that were looked at before. */
  for (int i = 0; i < 4; i++)
    {
      grid->header_height = fit (grid, width);
      configure (grid->adjustments[GTK_ORIENTATION_HORIZONTAL],
                 MAX (width - view->name_width, 0),
                 td_grid_columns_get_width (view->columns, view->n_columns),
                 2 * grid->row_height);
      configure (grid->adjustments[GTK_ORIENTATION_VERTICAL],
                 MAX (height - grid->header_height, 0),
                 (int)view->n_rows * grid->row_height,
                 grid->row_height);
      read_adjustments (grid);
      bind_lines (grid);
      if (!view->is_too_narrow)
        break;
    }
}

/* As for a new size, without one. */
static void
arrange_again (TdGrid *grid)
{
  GtkWidget *widget = GTK_WIDGET (grid);
  bool was_allocating = grid->is_allocating;

  if (gtk_widget_get_width (widget) == 0)
    return;
  grid->is_allocating = true;
  prepare (grid);
  arrange (grid, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  grid->is_allocating = was_allocating;
  _td_grid_queue_arrange (grid);
}

static void
scroll_to_cell (TdGrid *grid, guint row, int column)
{
  int width = gtk_widget_get_width (GTK_WIDGET (grid));
  int height = gtk_widget_get_height (GTK_WIDGET (grid));

  grid->is_to_scroll = width <= grid->view.name_width || height <= grid->header_height;
  if (grid->is_to_scroll)
    return;
  for (int i = 0; i < 2; i++)
    {
      gtk_adjustment_clamp_page (grid->adjustments[GTK_ORIENTATION_VERTICAL],
                                 (double)row * grid->row_height,
                                 (double)(row + 1) * grid->row_height);
      if (column >= 0)
        gtk_adjustment_clamp_page (grid->adjustments[GTK_ORIENTATION_HORIZONTAL],
                                   grid->view.columns[column].x,
                                   grid->view.columns[column].x + grid->view.columns[column].width);
      read_adjustments (grid);
      bind_lines (grid);
      if (!grid->view.is_too_narrow)
        break;
      /* Wider columns are elsewhere. */
      arrange_again (grid);
    }
}

/* Cells are placed anew only when this changes: in most frames lines move as they are. */
static guint64
get_arrangement (TdGridView *view)
{
  const int others[]
      = { view->name_width, view->scroll, (int)view->first_column, (int)view->end_column };
  guint64 key = 1;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    key = key * 1000003 + (guint64)others[i];
  for (guint i = 0; i < view->n_columns; i++)
    key = key * 1000003 + (guint64)view->columns[i].width;
  return key;
}

static void
td_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdGrid *grid = TD_GRID (widget);

  grid->is_allocating = true;
  prepare (grid);
  arrange (grid, width, height);
  if (grid->is_to_scroll && grid->view.has_cursor)
    scroll_to_cell (grid, grid->view.cursor_row, grid->view.cursor_column);
  grid->view.arrangement = get_arrangement (&grid->view);
  allocate_child (grid->header, 0, 0, width, grid->header_height);
  for (guint i = 0; i < grid->lines->len; i++)
    {
      TdGridLine *line = g_ptr_array_index (grid->lines, i);
      GdkRectangle place;
      _td_grid_get_rectangle (grid, td_grid_line_get_row (line), -1, &place);
      td_grid_line_arrange (line);
      allocate_child (GTK_WIDGET (line), 0, place.y, width, place.height);
    }
  _td_grid_edit_allocate (grid);
  if (grid->menu != NULL)
    gtk_popover_present (GTK_POPOVER (grid->menu));
  grid->is_allocating = false;
}

static void
draw_rules (TdGrid *grid, GtkSnapshot *snapshot, int width)
{
  TdGridView *view = &grid->view;
  GdkRGBA colour;
  int end_x
      = MIN (width, view->name_width + td_grid_columns_get_width (view->columns, view->n_columns));
  int end_y = grid->header_height;

  td_grid_get_rule (GTK_WIDGET (grid), &colour);
  for (guint i = 0; i < grid->lines->len; i++)
    {
      GdkRectangle place;
      _td_grid_get_rectangle (
          grid, td_grid_line_get_row (g_ptr_array_index (grid->lines, i)), -1, &place);
      end_y = place.y + place.height;
      gtk_snapshot_append_color (
          snapshot, &colour, &GRAPHENE_RECT_INIT (0, (float)end_y - 1, (float)end_x, 1));
    }
  float top = (float)grid->header_height;
  float height = (float)end_y - top;
  gtk_snapshot_append_color (
      snapshot, &colour, &GRAPHENE_RECT_INIT ((float)view->name_width - 1, top, 1, height));
  for (guint i = view->first_column; i < view->end_column; i++)
    {
      int x = view->name_width + view->columns[i].x + view->columns[i].width - view->scroll - 1;
      if (x >= view->name_width)
        gtk_snapshot_append_color (
            snapshot, &colour, &GRAPHENE_RECT_INIT ((float)x, top, 1, height));
    }
}

static void
draw_range (TdGrid *grid, GtkSnapshot *snapshot)
{
  TdGridView *view = &grid->view;
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (grid));
  GdkRectangle from, to, all;
  GdkRGBA colour;

  if (!td_grid_view_has_range (view))
    return;
  if (!gtk_style_context_lookup_color (style, "accent_color", &colour))
    gtk_style_context_get_color (style, &colour);
  _td_grid_get_rectangle (grid, view->cursor_row, view->cursor_column, &from);
  _td_grid_get_rectangle (grid, view->anchor_row, view->anchor_column, &to);
  gdk_rectangle_union (&from, &to, &all);
  graphene_rect_t rectangle = GRAPHENE_RECT_INIT (
      (float)all.x - 1, (float)all.y - 1, (float)all.width + 1, (float)all.height + 1);
  GskRoundedRect outline;
  gsk_rounded_rect_init_from_rect (&outline, &rectangle, 0);
  gtk_snapshot_append_border (
      snapshot, &outline, (float[4]){ 1, 1, 1, 1 }, (GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
td_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdGrid *grid = TD_GRID (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  float body = (float)MAX (height - grid->header_height, 0);
  float name = (float)grid->view.name_width;

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, (float)grid->header_height, (float)width, body));
  for (guint i = 0; i < grid->lines->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (grid->lines, i), snapshot);
  draw_rules (grid, snapshot, width);
  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT (
          name - 1, (float)grid->header_height - 1, (float)width - name + 1, body + 1));
  draw_range (grid, snapshot);
  gtk_widget_snapshot_child (widget, grid->text, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, grid->header, snapshot);
  gtk_widget_snapshot_child (widget, grid->notice, snapshot);
}

static gboolean
td_grid_grab_focus (GtkWidget *widget)
{
  TdGrid *grid = TD_GRID (widget);

  if (grid->mode != TD_GRID_IDLE)
    return gtk_text_grab_focus_without_selecting (GTK_TEXT (grid->text));
  if (!gtk_widget_is_sensitive (widget) || gtk_widget_get_root (widget) == NULL)
    return FALSE;
  gtk_root_set_focus (gtk_widget_get_root (widget), widget);
  if (grid->view.has_cursor)
    scroll_to_cell (grid, grid->view.cursor_row, grid->view.cursor_column);
  settle_focus (grid);
  return TRUE;
}

/* One stop for the keyboard; inside, the keys of the grid move. */
static gboolean
td_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TdGrid *grid = TD_GRID (widget);
  GtkWidget *focus = get_focus (grid);

  if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

void
_td_grid_focus (TdGrid *grid)
{
  (void)gtk_widget_grab_focus (GTK_WIDGET (grid));
}

static gboolean
td_grid_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  TdGrid *grid = TD_GRID (widget);
  g_autofree char *note = NULL;
  const char *hidden = NULL;
  GdkRectangle area;
  guint row = grid->view.cursor_row;
  int column = grid->view.cursor_column;

  if (grid->mode != TD_GRID_IDLE || (by_keyboard && !grid->view.has_cursor))
    return FALSE;
  if (!by_keyboard && y < grid->header_height)
    {
      TdGridHead *head = td_grid_header_find (TD_GRID_HEADER (grid->header), x, y);
      gtk_tooltip_set_text (tooltip, head != NULL ? td_grid_head_get_hidden (head) : NULL);
      return head != NULL && td_grid_head_get_hidden (head) != NULL;
    }
  if (!by_keyboard && !_td_grid_find (grid, x, y, &row, &column))
    return FALSE;
  GtkWidget *cell = _td_grid_get_cell (grid, row, column);
  if (cell == NULL)
    return FALSE;
  if (column < 0)
    hidden = td_grid_name_get_hidden (TD_GRID_NAME (cell));
  else
    {
      note = td_grid_model_get_note (grid->model, row, (guint)column);
      hidden = note != NULL ? note : td_grid_slot_get_hidden (TD_GRID_SLOT (cell));
    }
  if (hidden == NULL || hidden[0] == '\0')
    return FALSE;
  _td_grid_get_rectangle (grid, row, column, &area);
  gtk_tooltip_set_text (tooltip, hidden);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
td_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdGrid *grid = TD_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, grid->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, grid->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, grid->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, grid->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
td_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdGrid *grid = TD_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (grid, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (grid, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      grid->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      grid->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
disconnect_model (TdGrid *grid)
{
  for (guint i = 0; i < G_N_ELEMENTS (grid->model_handlers); i++)
    g_clear_signal_handler (&grid->model_handlers[i], grid->model);
  g_clear_object (&grid->model);
  grid->view.model = NULL;
}

static void
td_grid_dispose (GObject *object)
{
  TdGrid *grid = TD_GRID (object);

  g_clear_handle_id (&grid->say_source, g_source_remove);
  if (grid->model != NULL)
    disconnect_model (grid);
  remove_lines (grid, 0);
  g_clear_pointer (&grid->header, gtk_widget_unparent);
  g_clear_pointer (&grid->text, gtk_widget_unparent);
  g_clear_pointer (&grid->notice, gtk_widget_unparent);
  g_clear_pointer (&grid->menu, gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (grid->adjustments); i++)
    if (grid->adjustments[i] != NULL)
      {
        g_clear_signal_handler (&grid->adjustment_handlers[i], grid->adjustments[i]);
        g_clear_object (&grid->adjustments[i]);
      }
  G_OBJECT_CLASS (td_grid_parent_class)->dispose (object);
}

static void
td_grid_finalize (GObject *object)
{
  TdGrid *grid = TD_GRID (object);

  g_ptr_array_unref (grid->lines);
  clear_fonts (&grid->view.fonts);
  g_free (grid->view.columns);
  g_free (grid->name);
  g_free (grid->original);
  g_free (grid->place);
  G_OBJECT_CLASS (td_grid_parent_class)->finalize (object);
}

static void
td_grid_class_init (TdGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = td_grid_get_property;
  object_class->set_property = td_grid_set_property;
  object_class->dispose = td_grid_dispose;
  object_class->finalize = td_grid_finalize;
  widget_class->measure = td_grid_measure;
  widget_class->size_allocate = td_grid_size_allocate;
  widget_class->snapshot = td_grid_snapshot;
  widget_class->grab_focus = td_grid_grab_focus;
  widget_class->focus = td_grid_focus;
  widget_class->query_tooltip = td_grid_query_tooltip;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  _td_grid_signals[TD_GRID_CURSOR_MOVED]
      = g_signal_new ("cursor-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  _td_grid_signals[TD_GRID_PASTE] = g_signal_new (
      "paste", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  _td_grid_signals[TD_GRID_ACTIVATE] = g_signal_new ("activate",
                                                     type,
                                                     G_SIGNAL_RUN_LAST,
                                                     0,
                                                     NULL,
                                                     NULL,
                                                     NULL,
                                                     G_TYPE_NONE,
                                                     2,
                                                     G_TYPE_UINT,
                                                     G_TYPE_INT);
  _td_grid_signals[TD_GRID_MESSAGE] = g_signal_new (
      "message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  _td_grid_class_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "tdgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
td_grid_init (TdGrid *grid)
{
  GtkWidget *widget = GTK_WIDGET (grid);

  grid->lines = g_ptr_array_new ();
  grid->row_height = ROW_HEIGHT;
  grid->tab_column = -1;
  grid->header = td_grid_header_new (&grid->view);
  gtk_widget_set_parent (grid->header, widget);
  _td_grid_edit_init (grid);
  _td_grid_keys_init (grid);
  set_adjustment (grid, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (grid, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
}

GtkWidget *
td_grid_new (const char *name)
{
  GtkWidget *grid = g_object_new (TD_TYPE_GRID, NULL);

  td_grid_set_name (TD_GRID (grid), name);
  return grid;
}

void
td_grid_set_name (TdGrid *grid, const char *name)
{
  char *copy = g_strdup (name);

  g_free (grid->name);
  grid->name = copy;
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* The cursor */

static void
clamp_cursor (TdGrid *grid)
{
  TdGridView *view = &grid->view;
  int last_column = (int)view->n_columns - 1;

  if (view->n_rows == 0)
    {
      view->has_cursor = false;
      return;
    }
  if (!view->has_cursor)
    {
      view->has_cursor = true;
      view->cursor_row = 0;
      view->cursor_column = MIN (0, last_column);
      view->anchor_row = view->cursor_row;
      view->anchor_column = view->cursor_column;
    }
  view->cursor_row = MIN (view->cursor_row, view->n_rows - 1);
  view->anchor_row = MIN (view->anchor_row, view->n_rows - 1);
  view->cursor_column = MIN (view->cursor_column, last_column);
  view->anchor_column = MIN (view->anchor_column, last_column);
}

void
_td_grid_move (TdGrid *grid, guint row, int column, bool extend)
{
  TdGridView *view = &grid->view;

  if (!view->has_cursor)
    return;
  guint old_row = view->cursor_row;
  int old_column = view->cursor_column;
  bool had_range = td_grid_view_has_range (view);
  view->cursor_row = MIN (row, view->n_rows - 1);
  view->cursor_column = CLAMP (column, -1, (int)view->n_columns - 1);
  if (!extend || view->cursor_column < 0)
    {
      view->anchor_row = view->cursor_row;
      view->anchor_column = view->cursor_column;
    }
  scroll_to_cell (grid, view->cursor_row, view->cursor_column);
  mark_lines (grid);
  settle_focus (grid);
  if (old_row != view->cursor_row || old_column != view->cursor_column || had_range
      || td_grid_view_has_range (view))
    g_signal_emit (grid, _td_grid_signals[TD_GRID_CURSOR_MOVED], 0);
}

void
_td_grid_select_columns (TdGrid *grid, guint first, guint last)
{
  GtkAdjustment *right = grid->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *down = grid->adjustments[GTK_ORIENTATION_VERTICAL];
  double x = gtk_adjustment_get_value (right);
  double y = gtk_adjustment_get_value (down);

  if (grid->view.n_rows == 0 || !td_grid_finish (grid))
    return;
  /* Seen from its end, so that the cursor is in the first row. */
  td_grid_select (grid, &(TdGridRange){ grid->view.n_rows - 1, last, 0, first });
  gtk_adjustment_set_value (right, x);
  gtk_adjustment_set_value (down, y);
}

bool
_td_grid_is_locked (TdGrid *grid, guint row, int column)
{
  TdGridCell cell;

  if (column < 0)
    return true;
  td_grid_model_get_cell (grid->model, row, (guint)column, &cell);
  return (cell.flags & TD_GRID_LOCKED) != 0;
}

void
_td_grid_say (TdGrid *grid, const char *message)
{
  if (message != NULL)
    g_signal_emit (grid, _td_grid_signals[TD_GRID_MESSAGE], 0, message);
}

/* The model */

static void
load (TdGrid *grid)
{
  TdGridView *view = &grid->view;

  view->n_rows = 0;
  view->n_columns = 0;
  if (grid->model != NULL)
    td_grid_model_get_size (grid->model, &view->n_rows, &view->n_columns);
  /* What was measured is of other columns. */
  g_free (view->columns);
  view->columns = g_new0 (TdGridColumn, view->n_columns);
  view->first_column = 0;
  view->end_column = 0;
  clamp_cursor (grid);
  td_grid_header_load (TD_GRID_HEADER (grid->header));
  grid->must_measure = true;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid),
                                  GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int)view->n_rows,
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int)view->n_columns + 1,
                                  -1);
  arrange_again (grid);
  gtk_widget_queue_resize (GTK_WIDGET (grid));
}

static void
reset_cb (TdGrid *grid)
{
  guint row = grid->view.cursor_row;
  int column = grid->view.cursor_column;
  bool had_cursor = grid->view.has_cursor;

  load (grid);
  _td_grid_edit_reset (grid);
  if (had_cursor != grid->view.has_cursor || row != grid->view.cursor_row
      || column != grid->view.cursor_column)
    g_signal_emit (grid, _td_grid_signals[TD_GRID_CURSOR_MOVED], 0);
}

static void
changed_cb (TdGrid *grid)
{
  if (gtk_widget_get_width (GTK_WIDGET (grid)) == 0)
    return;
  bind_lines (grid);
  if (grid->view.is_too_narrow)
    _td_grid_queue_arrange (grid);
}

void
td_grid_set_model (TdGrid *grid, TdGridModel *model)
{
  if (grid->model == model)
    return;
  _td_grid_edit_leave (grid);
  if (grid->model != NULL)
    disconnect_model (grid);
  if (model != NULL)
    {
      grid->model = g_object_ref (model);
      grid->view.model = model;
      grid->model_handlers[0]
          = g_signal_connect_swapped (model, "leave", G_CALLBACK (_td_grid_edit_leave), grid);
      grid->model_handlers[1]
          = g_signal_connect_swapped (model, "reset", G_CALLBACK (reset_cb), grid);
      grid->model_handlers[2]
          = g_signal_connect_swapped (model, "changed", G_CALLBACK (changed_cb), grid);
    }
  grid->view.has_cursor = false;
  load (grid);
}

TdGridModel *
td_grid_get_model (TdGrid *grid)
{
  return grid->model;
}

bool
td_grid_get_cursor (TdGrid *grid, guint *row, int *column)
{
  if (!grid->view.has_cursor)
    return false;
  *row = grid->view.cursor_row;
  *column = grid->view.cursor_column;
  return true;
}

void
td_grid_set_cursor (TdGrid *grid, guint row, int column)
{
  if (!td_grid_finish (grid))
    return;
  grid->tab_column = -1;
  _td_grid_move (grid, row, column, false);
}

bool
td_grid_get_selection (TdGrid *grid, TdGridRange *range)
{
  TdGridView *view = &grid->view;

  if (!view->has_cursor || view->cursor_column < 0 || view->anchor_column < 0)
    return false;
  range->row = MIN (view->cursor_row, view->anchor_row);
  range->last_row = MAX (view->cursor_row, view->anchor_row);
  range->column = (guint)MIN (view->cursor_column, view->anchor_column);
  range->last_column = (guint)MAX (view->cursor_column, view->anchor_column);
  return true;
}

void
td_grid_select (TdGrid *grid, const TdGridRange *range)
{
  if (!grid->view.has_cursor || grid->view.n_columns == 0 || !td_grid_finish (grid))
    return;
  _td_grid_move (grid, range->row, (int)range->column, false);
  _td_grid_move (grid, range->last_row, (int)range->last_column, true);
}
