/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

/*
 * TdGridFont: the glyphs of figures in one font, shaped once. Laying out five hundred figures a
 * frame with Pango would take most of the frame; figures need no more than digits side by side.
 */
typedef struct _TdGridFont TdGridFont;

/** td_grid_font_new: the font of @context (transfer none) with another weight and style. */
TdGridFont *td_grid_font_new (PangoContext *context, PangoWeight weight, PangoStyle style);
void td_grid_font_free (TdGridFont *font);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdGridFont, td_grid_font_free)

/** td_grid_font_get_height: of a line, in pixels. */
int td_grid_font_get_height (TdGridFont *font);

/** td_grid_font_get_baseline: from the top of a line, in pixels. */
int td_grid_font_get_baseline (TdGridFont *font);

/** td_grid_font_get_width: of a text, in pixels, rounded up. */
int td_grid_font_get_width (TdGridFont *font, const char *text);

/** td_grid_font_get_glyphs: (transfer full) (nullable): the glyphs of a figure; NULL for a text
 * that must be laid out. */
PangoGlyphString *td_grid_font_get_glyphs (TdGridFont *font, const char *text);

/** td_grid_font_create_layout: (transfer full): any text, in this font. */
PangoLayout *td_grid_font_create_layout (TdGridFont *font, const char *text);

/** td_grid_font_draw: draws glyphs with the line's upper left corner at @x, @y. */
void td_grid_font_draw (TdGridFont *font,
                        GtkSnapshot *snapshot,
                        PangoGlyphString *glyphs,
                        const GdkRGBA *colour,
                        float x,
                        float y);

/** TdGridFonts: the fonts of a grid's cells. */
typedef struct
{
  TdGridFont *plain;
  TdGridFont *strong;  /* totals, and what must be seen */
  TdGridFont *partial; /* sums over some only */
} TdGridFonts;

G_END_DECLS
