/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paper-view.h"

#include <math.h>

#include "documents/td-document-page.h"

/* Around and between pages, in pixels. */
#define GAP 16
/* Pixels of the screen for a point of paper at 100 %. */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define MIN_ZOOM 25
#define MAX_FOLLOWED_ZOOM 150

struct _TdPaperView
{
  GtkWidget parent_instance;

  /* owned */
  TdDocument *document;
  GPtrArray *pictures; /* (nullable) GdkTexture: of each page near what is in sight */
  double drawn_scale;

  int zoom; /* percent; 0: as wide as there is room */
};

G_DEFINE_FINAL_TYPE (TdPaperView, td_paper_view, GTK_TYPE_WIDGET)

static void
clear_texture (gpointer texture)
{
  if (texture != NULL)
    g_object_unref (texture);
}

/* The widest page, and the height of all of them with what is between, in points and gaps. */
static void
get_extent (TdPaperView *view, double *width, double *height, guint *n_pages)
{
  *width = TD_PAGE_WIDTH;
  *height = 0;
  *n_pages = view->document != NULL ? td_document_get_n_pages (view->document) : 0;
  for (guint i = 0; i < *n_pages; i++)
    {
      double page_width, page_height;
      td_document_get_page_size (view->document, i, &page_width, &page_height);
      *width = MAX (*width, page_width);
      *height += page_height;
    }
}

/* Pixels for a point. */
static double
get_scale (TdPaperView *view, int for_width)
{
  double width, height;
  guint n_pages;
  double zoom = view->zoom;

  get_extent (view, &width, &height, &n_pages);
  if (view->zoom == 0)
    zoom = for_width > 2 * GAP ? (for_width - 2 * GAP) / (width * PIXELS_PER_POINT) * 100 : 100;
  if (view->zoom == 0)
    zoom = CLAMP (zoom, MIN_ZOOM, MAX_FOLLOWED_ZOOM);
  return zoom / 100 * PIXELS_PER_POINT;
}

static void
forget_pictures (TdPaperView *view)
{
  g_ptr_array_set_size (view->pictures, 0);
  g_ptr_array_set_size (view->pictures,
                        view->document != NULL ? (int)td_document_get_n_pages (view->document) : 0);
}

static GdkTexture *
draw_page (TdPaperView *view, guint page, double scale, int pixels)
{
  double width, height;

  td_document_get_page_size (view->document, page, &width, &height);
  int columns = MAX ((int)ceil (width * scale * pixels), 1);
  int lines = MAX ((int)ceil (height * scale * pixels), 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, columns, lines);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale * pixels, scale * pixels);
  td_document_draw_page (cr, view->document, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                         stride * (gsize)lines,
                                                         (GDestroyNotify)cairo_surface_destroy,
                                                         surface);
  /* The fourth byte is undefined, and paper is never seen through. */
  return gdk_memory_texture_new (columns, lines, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes, stride);
}

/* What of the view is in sight, in its own pixels. */
static graphene_rect_t
get_sight (TdPaperView *view)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t sight = GRAPHENE_RECT_INIT (0,
                                              0,
                                              (float)gtk_widget_get_width (GTK_WIDGET (view)),
                                              (float)gtk_widget_get_height (GTK_WIDGET (view)));
  graphene_rect_t bounds;

  if (scrolled != NULL && gtk_widget_compute_bounds (scrolled, GTK_WIDGET (view), &bounds))
    graphene_rect_intersection (&sight, &bounds, &sight);
  return sight;
}

static void
td_paper_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA edge = { 0, 0, 0, 0.25f };
  static const float edges[] = { 1, 1, 1, 1 };
  const GdkRGBA colours[] = { edge, edge, edge, edge };
  TdPaperView *view = TD_PAPER_VIEW (widget);
  int pixels = gtk_widget_get_scale_factor (widget);
  double scale = get_scale (view, gtk_widget_get_width (widget));
  graphene_rect_t sight = get_sight (view);
  double top = GAP;

  if (fabs (view->drawn_scale - scale * pixels) > 1e-9)
    forget_pictures (view);
  view->drawn_scale = scale * pixels;
  for (guint i = 0; i < view->pictures->len; i++)
    {
      double width, height;
      td_document_get_page_size (view->document, i, &width, &height);
      graphene_rect_t page
          = GRAPHENE_RECT_INIT ((float)floor ((gtk_widget_get_width (widget) - width * scale) / 2),
                                (float)floor (top),
                                (float)ceil (width * scale),
                                (float)ceil (height * scale));
      bool is_near = page.origin.y < sight.origin.y + 2 * sight.size.height
                     && page.origin.y + page.size.height > sight.origin.y - sight.size.height;

      top += height * scale + GAP;
      if (!is_near)
        {
          clear_texture (view->pictures->pdata[i]);
          view->pictures->pdata[i] = NULL;
        }
      if (!graphene_rect_intersection (&page, &sight, NULL))
        continue;
      if (view->pictures->pdata[i] == NULL)
        view->pictures->pdata[i] = draw_page (view, i, scale, pixels);
      GskRoundedRect outline;
      gsk_rounded_rect_init_from_rect (&outline, &page, 0);
      gtk_snapshot_append_texture (snapshot, view->pictures->pdata[i], &page);
      gtk_snapshot_append_border (snapshot, &outline, edges, colours);
    }
}

static GtkSizeRequestMode
td_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
td_paper_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  TdPaperView *view = TD_PAPER_VIEW (widget);
  double width, height;
  guint n_pages;

  get_extent (view, &width, &height, &n_pages);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int)ceil (width * get_scale (view, 0)) + 2 * GAP;
      *minimum = view->zoom == 0 ? (int)(width * MIN_ZOOM / 100) + 2 * GAP : *natural;
    }
  else
    *minimum = *natural
        = (int)ceil (height * get_scale (view, for_size)) + GAP * ((int)n_pages + 1);
}

static void
td_paper_view_finalize (GObject *object)
{
  TdPaperView *view = TD_PAPER_VIEW (object);

  g_clear_pointer (&view->document, td_document_unref);
  g_ptr_array_unref (view->pictures);
  G_OBJECT_CLASS (td_paper_view_parent_class)->finalize (object);
}

static void
td_paper_view_class_init (TdPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_paper_view_finalize;
  widget_class->snapshot = td_paper_view_snapshot;
  widget_class->measure = td_paper_view_measure;
  widget_class->get_request_mode = td_paper_view_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "tdpaper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
td_paper_view_init (TdPaperView *view)
{
  view->pictures = g_ptr_array_new_with_free_func (clear_texture);
}

guint
td_paper_view_set_document (TdPaperView *view, TdDocument *document)
{
  g_autofree char *text = document != NULL ? td_document_to_text (document) : g_strdup ("");

  if (document != NULL)
    td_document_ref (document);
  g_clear_pointer (&view->document, td_document_unref);
  view->document = document;
  forget_pictures (view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  document != NULL ? td_document_get_title (document) : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  return view->pictures->len;
}

double
td_paper_view_get_page_top (TdPaperView *view, guint page)
{
  double scale = get_scale (view, gtk_widget_get_width (GTK_WIDGET (view)));
  double top = 0;

  for (guint i = 0; i < MIN (page, view->pictures->len); i++)
    {
      double width, height;
      td_document_get_page_size (view->document, i, &width, &height);
      top += height * scale + GAP;
    }
  return top;
}

guint
td_paper_view_get_page_at (TdPaperView *view, double y)
{
  guint page = 0;

  while (page + 1 < view->pictures->len && td_paper_view_get_page_top (view, page + 1) <= y)
    page++;
  return page;
}

void
td_paper_view_set_zoom (TdPaperView *view, int percent)
{
  view->zoom = percent == 0 ? 0 : CLAMP (percent, MIN_ZOOM, 400);
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

int
td_paper_view_get_zoom (TdPaperView *view)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view));

  return (int)(get_scale (view, width) / PIXELS_PER_POINT * 100 + 0.5);
}
