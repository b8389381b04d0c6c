/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-slot.h"

#include <math.h>

#define CORNER 9

struct _TdGridSlot
{
  GtkWidget parent_instance;

  guint row;
  guint column;
  TdGridCell cell;
  TdGridFont *font;         /* borrowed */
  PangoGlyphString *glyphs; /* owned (nullable) */
  PangoLayout *layout;      /* owned (nullable); of what is no figure */
  int text_width;
  bool is_cursor;
  bool is_selected;
  bool is_said;
};

G_DEFINE_FINAL_TYPE (TdGridSlot, td_grid_slot, GTK_TYPE_WIDGET)

static const struct
{
  TdGridFlags flag;
  const char *css_class;
} classes[] = {
  { TD_GRID_LOCKED, "locked" },     { TD_GRID_DOUBTFUL, "doubtful" },
  { TD_GRID_INVOLVED, "involved" }, { TD_GRID_CHANGED, "changed" },
  { TD_GRID_PARTIAL, "partial" },
};

/* Relative luminance as WCAG defines it. */
static float
get_luminance (const GdkRGBA *colour)
{
  const float parts[] = { colour->red, colour->green, colour->blue };
  const float weights[] = { 0.2126f, 0.7152f, 0.0722f };
  float luminance = 0;

  for (guint i = 0; i < 3; i++)
    luminance
        += weights[i]
           * (parts[i] <= 0.04045f ? parts[i] / 12.92f : powf ((parts[i] + 0.055f) / 1.055f, 2.4f));
  return luminance;
}

static float
mix (float from, float to, int percent)
{
  return from + (to - from) * (float)percent / 100;
}

/* The ground of a heat table, and the text that is read best on it. */
static void
get_shade (GtkStyleContext *style, int percent, GdkRGBA *ground, GdkRGBA *text)
{
  GdkRGBA from = { 1, 1, 1, 1 };
  GdkRGBA to = { 0.10f, 0.37f, 0.71f, 1 };

  (void)gtk_style_context_lookup_color (style, "td_ground", &from);
  (void)gtk_style_context_lookup_color (style, "td_done", &to);
  *ground = (GdkRGBA){ mix (from.red, to.red, percent),
                       mix (from.green, to.green, percent),
                       mix (from.blue, to.blue, percent),
                       1 };
  float luminance = get_luminance (ground);
  bool is_dark = 1.05f / (luminance + 0.05f) > (luminance + 0.05f) / 0.05f;
  *text = is_dark ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0, 0, 0, 1 };
}

static void
draw_corner (TdGridSlot *slot, GtkSnapshot *snapshot, const char *name, bool at_end)
{
  GtkWidget *widget = GTK_WIDGET (slot);
  float x = at_end ? (float)(gtk_widget_get_width (widget) - 1 - CORNER) : 0;
  GdkRGBA colour;
  cairo_t *cr;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, 0, CORNER, CORNER));
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_move_to (cr, (double)x, 0);
  cairo_line_to (cr, (double)x + CORNER, 0);
  cairo_line_to (cr, at_end ? (double)x + CORNER : (double)x, CORNER);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
draw_text (TdGridSlot *slot, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  int width = gtk_widget_get_width (GTK_WIDGET (slot)) - 1;
  int height = gtk_widget_get_height (GTK_WIDGET (slot)) - 1;
  int x = (slot->cell.flags & TD_GRID_TEXT) != 0 ? TD_GRID_PADDING
                                                 : width - TD_GRID_PADDING - slot->text_width;
  int y = (height - td_grid_font_get_height (slot->font)) / 2;

  if (slot->glyphs != NULL)
    td_grid_font_draw (slot->font, snapshot, slot->glyphs, colour, (float)x, (float)y);
  else if (slot->layout != NULL)
    {
      if ((slot->cell.flags & TD_GRID_TEXT) != 0)
        pango_layout_set_width (slot->layout, MAX (width - 2 * TD_GRID_PADDING, 1) * PANGO_SCALE);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
      gtk_snapshot_append_layout (snapshot, slot->layout, colour);
      gtk_snapshot_restore (snapshot);
    }
}

static void
td_grid_slot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdGridSlot *slot = TD_GRID_SLOT (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  gtk_style_context_get_color (style, &colour);
  if (slot->cell.shade > 0)
    {
      GdkRGBA ground;
      get_shade (style, MIN (slot->cell.shade, 100), &ground, &colour);
      gtk_snapshot_append_color (
          snapshot,
          &ground,
          &GRAPHENE_RECT_INIT (
              0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget)));
    }
  if ((slot->cell.flags & TD_GRID_DOUBTFUL) != 0)
    draw_corner (slot, snapshot, "td_missing", false);
  if ((slot->cell.flags & TD_GRID_CHANGED) != 0)
    draw_corner (slot, snapshot, "td_done", true);
  draw_text (slot, snapshot, &colour);
}

/* The grid says how large it is. */
static void
td_grid_slot_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
clear_text (TdGridSlot *slot)
{
  g_clear_pointer (&slot->glyphs, pango_glyph_string_free);
  g_clear_object (&slot->layout);
}

static void
td_grid_slot_finalize (GObject *object)
{
  clear_text (TD_GRID_SLOT (object));
  G_OBJECT_CLASS (td_grid_slot_parent_class)->finalize (object);
}

static void
td_grid_slot_class_init (TdGridSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_grid_slot_finalize;
  widget_class->snapshot = td_grid_slot_snapshot;
  widget_class->measure = td_grid_slot_measure;
  gtk_widget_class_set_css_name (widget_class, "tdgridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
td_grid_slot_init (TdGridSlot *slot)
{
  gtk_widget_set_focusable (GTK_WIDGET (slot), TRUE);
}

GtkWidget *
td_grid_slot_new (void)
{
  return g_object_new (TD_TYPE_GRID_SLOT, NULL);
}

static TdGridFont *
choose_font (const TdGridFonts *fonts, TdGridFlags flags, bool is_strong)
{
  if ((flags & TD_GRID_PARTIAL) != 0)
    return fonts->partial;
  return is_strong || (flags & (TD_GRID_DOUBTFUL | TD_GRID_CHANGED)) != 0 ? fonts->strong
                                                                          : fonts->plain;
}

static void
set_classes (TdGridSlot *slot, TdGridFlags flags)
{
  TdGridFlags others = flags ^ slot->cell.flags;

  for (guint i = 0; i < G_N_ELEMENTS (classes) && others != 0; i++)
    if ((others & classes[i].flag) != 0)
      {
        if ((flags & classes[i].flag) != 0)
          gtk_widget_add_css_class (GTK_WIDGET (slot), classes[i].css_class);
        else
          gtk_widget_remove_css_class (GTK_WIDGET (slot), classes[i].css_class);
      }
}

static void
set_text (TdGridSlot *slot)
{
  bool is_text = (slot->cell.flags & TD_GRID_TEXT) != 0;

  clear_text (slot);
  slot->text_width = 0;
  if (slot->cell.text[0] == '\0')
    return;
  if (!is_text)
    {
      slot->text_width = td_grid_font_get_width (slot->font, slot->cell.text);
      slot->glyphs = td_grid_font_get_glyphs (slot->font, slot->cell.text);
    }
  if (slot->glyphs == NULL)
    slot->layout = td_grid_font_create_layout (slot->font, slot->cell.text);
  if (is_text)
    pango_layout_set_ellipsize (slot->layout, PANGO_ELLIPSIZE_END);
}

int
td_grid_slot_bind (TdGridSlot *slot,
                   const TdGridFonts *fonts,
                   guint row,
                   guint column,
                   const TdGridCell *cell,
                   bool is_strong)
{
  TdGridFont *font = choose_font (fonts, cell->flags, is_strong);
  bool is_same = slot->font == font && slot->cell.flags == cell->flags
                 && slot->cell.shade == cell->shade && strcmp (slot->cell.text, cell->text) == 0;

  if (!is_same || slot->row != row || slot->column != column)
    slot->is_said = false;
  slot->row = row;
  slot->column = column;
  if (!is_same)
    {
      set_classes (slot, cell->flags);
      slot->cell = *cell;
      slot->font = font;
      set_text (slot);
      gtk_widget_queue_draw (GTK_WIDGET (slot));
    }
  return (cell->flags & TD_GRID_TEXT) != 0 ? 0 : slot->text_width + TD_GRID_ROOM;
}

void
td_grid_slot_mark (TdGridSlot *slot, bool is_cursor, bool is_selected)
{
  GtkWidget *widget = GTK_WIDGET (slot);

  if (slot->is_cursor != is_cursor)
    {
      slot->is_cursor = is_cursor;
      if (is_cursor)
        gtk_widget_add_css_class (widget, "cursor");
      else
        gtk_widget_remove_css_class (widget, "cursor");
    }
  if (slot->is_selected != is_selected)
    {
      slot->is_selected = is_selected;
      slot->is_said = false;
      if (is_selected)
        gtk_widget_set_state_flags (widget, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_SELECTED);
    }
}

void
td_grid_slot_say (TdGridSlot *slot, TdGridModel *model)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (slot);
  TdGridFlags flags = slot->cell.flags;

  if (slot->is_said)
    return;
  slot->is_said = true;
  g_autofree char *name = td_grid_model_get_name (model, slot->row, slot->column);
  g_autofree char *note = NULL;
  if ((flags & ~(TdGridFlags)(TD_GRID_TEXT | TD_GRID_PASSED)) != 0)
    note = td_grid_model_get_note (model, slot->row, slot->column);
  gtk_accessible_update_property (accessible,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                  (flags & TD_GRID_LOCKED) != 0,
                                  -1);
  if (note != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_update_state (accessible,
                               GTK_ACCESSIBLE_STATE_INVALID,
                               (flags & TD_GRID_DOUBTFUL) != 0 ? GTK_ACCESSIBLE_INVALID_TRUE
                                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               GTK_ACCESSIBLE_STATE_SELECTED,
                               (int)slot->is_selected,
                               -1);
  gtk_accessible_update_relation (accessible,
                                  GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int)slot->row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  (int)slot->column + 2,
                                  -1);
}

guint
td_grid_slot_get_row (TdGridSlot *slot)
{
  return slot->row;
}

guint
td_grid_slot_get_column (TdGridSlot *slot)
{
  return slot->column;
}

const char *
td_grid_slot_get_hidden (TdGridSlot *slot)
{
  return slot->layout != NULL && pango_layout_is_ellipsized (slot->layout) ? slot->cell.text : NULL;
}
