/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-font.h"

/* What figures are written with. The first one's font is the font of all. */
static const gunichar figure_chars[]
    = { '0', '1', '2', '3',    '4',    '5', '6', '7', '8',    '9', '.', ',',
        '%', '+', '-', 0x2013, 0x2212, ' ', '/', ':', 0x00a0, '(', ')' };

struct _TdGridFont
{
  PangoContext *context;             /* owned */
  PangoFontDescription *description; /* owned */
  PangoAttrList *attributes;         /* owned */
  PangoFont *font;                   /* owned (nullable) */
  PangoGlyphInfo glyphs[G_N_ELEMENTS (figure_chars)];
  bool has_glyph[G_N_ELEMENTS (figure_chars)];
  gint8 index[128]; /* of an ASCII character in figure_chars; -1: none */
  int height;
  int baseline;
};

static int
find_char (TdGridFont *font, gunichar c)
{
  if (c < G_N_ELEMENTS (font->index))
    return font->index[c];
  for (guint i = 0; i < G_N_ELEMENTS (figure_chars); i++)
    if (figure_chars[i] == c)
      return (int)i;
  return -1;
}

/* Only characters that are one glyph of the main font are taken: others are laid out by Pango. */
static void
shape_char (TdGridFont *font, guint i)
{
  g_autoptr (PangoLayout) layout = NULL;
  char text[8] = "";

  text[g_unichar_to_utf8 (figure_chars[i], text)] = '\0';
  layout = td_grid_font_create_layout (font, text);
  if (i == 0)
    {
      pango_layout_get_pixel_size (layout, NULL, &font->height);
      font->baseline = PANGO_PIXELS (pango_layout_get_baseline (layout));
    }
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  if (line == NULL || line->runs == NULL || line->runs->next != NULL)
    return;
  PangoGlyphItem *run = line->runs->data;
  if (i == 0)
    font->font = g_object_ref (run->item->analysis.font);
  if (run->glyphs->num_glyphs != 1 || run->item->analysis.font != font->font
      || (run->glyphs->glyphs[0].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
    return;
  font->glyphs[i] = run->glyphs->glyphs[0];
  font->has_glyph[i] = true;
}

TdGridFont *
td_grid_font_new (PangoContext *context, PangoWeight weight, PangoStyle style)
{
  TdGridFont *font = g_new0 (TdGridFont, 1);

  font->context = g_object_ref (context);
  font->description = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_weight (font->description, weight);
  pango_font_description_set_style (font->description, style);
  font->attributes = pango_attr_list_new ();
  pango_attr_list_insert (font->attributes, pango_attr_font_features_new ("tnum=1"));
  memset (font->index, -1, sizeof font->index);
  for (guint i = 0; i < G_N_ELEMENTS (figure_chars); i++)
    {
      if (figure_chars[i] < G_N_ELEMENTS (font->index))
        font->index[figure_chars[i]] = (gint8)i;
      shape_char (font, i);
    }
  return font;
}

void
td_grid_font_free (TdGridFont *font)
{
  g_clear_object (&font->font);
  pango_attr_list_unref (font->attributes);
  pango_font_description_free (font->description);
  g_object_unref (font->context);
  g_free (font);
}

int
td_grid_font_get_height (TdGridFont *font)
{
  return font->height;
}

int
td_grid_font_get_baseline (TdGridFont *font)
{
  return font->baseline;
}

int
td_grid_font_get_width (TdGridFont *font, const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int i = find_char (font, g_utf8_get_char (p));
      if (i < 0 || !font->has_glyph[i])
        {
          g_autoptr (PangoLayout) layout = td_grid_font_create_layout (font, text);
          pango_layout_get_size (layout, &width, NULL);
          break;
        }
      width += font->glyphs[i].geometry.width;
    }
  return PANGO_PIXELS_CEIL (width);
}

PangoGlyphString *
td_grid_font_get_glyphs (TdGridFont *font, const char *text)
{
  PangoGlyphString *glyphs = pango_glyph_string_new ();
  int n = 0;

  pango_glyph_string_set_size (glyphs, (int)strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int i = find_char (font, g_utf8_get_char (p));
      if (i < 0 || !font->has_glyph[i])
        {
          pango_glyph_string_free (glyphs);
          return NULL;
        }
      glyphs->glyphs[n] = font->glyphs[i];
      glyphs->log_clusters[n] = (int)(p - text);
      n++;
    }
  pango_glyph_string_set_size (glyphs, n);
  return glyphs;
}

PangoLayout *
td_grid_font_create_layout (TdGridFont *font, const char *text)
{
  PangoLayout *layout = pango_layout_new (font->context);

  pango_layout_set_font_description (layout, font->description);
  pango_layout_set_attributes (layout, font->attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
td_grid_font_draw (TdGridFont *font,
                   GtkSnapshot *snapshot,
                   PangoGlyphString *glyphs,
                   const GdkRGBA *colour,
                   float x,
                   float y)
{
  graphene_point_t offset = GRAPHENE_POINT_INIT (x, y + (float)font->baseline);
  GskRenderNode *node = gsk_text_node_new (font->font, glyphs, colour, &offset);

  /* Nothing to see, as a space. */
  if (node == NULL)
    return;
  gtk_snapshot_append_node (snapshot, node);
  gsk_render_node_unref (node);
}
