/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-chart-view.h"

#include <adwaita.h>
#include <math.h>

#include "charts/td-chart-draw.h"

/* A pointer drawn less far is a click with an unsteady hand. */
#define MIN_DRAG 12.0
/* No fewer days are looked at. */
#define MIN_DAYS 28

struct _TdChartView
{
  GtkWidget parent_instance;

  /* owned */
  TdChart *chart;
  TdChartLayout *layout; /* of the present size and style, made when needed */
  GdkTexture *still;     /* what does not move, of the layout */
  char *description;

  TdChartHit hit;
  double magnification;
  double drag_from; /* where the pointer is drawn from and to; equal: it is not */
  double drag_to;
  bool has_heading;
  int still_scale;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_RANGE_SELECTED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdChartView, td_chart_view, GTK_TYPE_WIDGET)

const TdChartStyle *
td_chart_style_of_window (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  bool dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return td_chart_style_get (dark ? TD_CHART_STYLE_HIGH_CONTRAST_DARK
                                    : TD_CHART_STYLE_HIGH_CONTRAST);
  return td_chart_style_get (dark ? TD_CHART_STYLE_DARK : TD_CHART_STYLE_LIGHT);
}

static void
forget_layout (TdChartView *view)
{
  g_clear_pointer (&view->layout, td_chart_layout_free);
  g_clear_object (&view->still);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static const TdChartLayout *
get_layout (TdChartView *view)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  int height = gtk_widget_get_height (GTK_WIDGET (view));

  if (view->layout == NULL && view->chart != NULL && width > 0 && height > 0)
    {
      TdChartStyle style = *td_chart_style_of_window ();
      style.has_heading = view->has_heading;
      style.base_size *= view->magnification;
      view->layout = td_chart_layout_new (view->chart, width, height, &style);
    }
  return view->layout;
}

static bool
is_dragging (TdChartView *view)
{
  return fabs (view->drag_to - view->drag_from) > MIN_DRAG;
}

/* Draws @layout on an image surface and hands its pixels over. */
static GdkTexture *
render (const TdChartLayout *layout, double scale)
{
  int width = (int)(layout->width * scale + 0.5);
  int height = (int)(layout->height * scale + 0.5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  td_chart_draw_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                         stride * (gsize)height,
                                                         (GDestroyNotify)cairo_surface_destroy,
                                                         surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
td_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdChartView *view = TD_CHART_VIEW (widget);
  const TdChartLayout *layout = get_layout (view);
  int scale = gtk_widget_get_scale_factor (widget);

  if (layout == NULL)
    return;
  if (view->still == NULL || view->still_scale != scale)
    {
      g_clear_object (&view->still);
      view->still = render (layout, scale);
      view->still_scale = scale;
    }

  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)layout->width, (float)layout->height);
  gtk_snapshot_append_texture (snapshot, view->still, &bounds);
  if (is_dragging (view))
    {
      GdkRGBA colour;
      double from = MIN (view->drag_from, view->drag_to);
      graphene_rect_t band = GRAPHENE_RECT_INIT ((float)from,
                                                 (float)layout->plot.y,
                                                 (float)fabs (view->drag_to - view->drag_from),
                                                 (float)layout->plot.height);

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
      colour.alpha = 0.12f;
      gtk_snapshot_append_color (snapshot, &colour, &band);
    }
  if (view->hit.series >= 0)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      td_chart_draw_layout_hover (cr, layout, view->hit);
      cairo_destroy (cr);
    }
}

static void
td_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 200;
}

static void
td_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget_layout (TD_CHART_VIEW (widget));
}

/* The chart, and the datum that is marked, for those who hear it. */
static void
update_description (TdChartView *view)
{
  const char *text
      = view->chart != NULL ? td_chart_get_text (view->chart, TD_CHART_TEXT_DESCRIPTION) : NULL;
  g_autofree char *datum
      = view->chart != NULL ? td_chart_hit_describe (view->chart, view->hit) : NULL;
  const char *title
      = view->chart != NULL ? td_chart_get_text (view->chart, TD_CHART_TEXT_TITLE) : NULL;

  g_free (view->description);
  view->description = g_strjoin (
      ". ", datum != NULL ? datum : (text != NULL ? text : ""), datum != NULL ? text : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  view->description,
                                  -1);
}

static void
set_hit (TdChartView *view, TdChartHit hit)
{
  if (td_chart_hit_is (view->hit, hit))
    return;
  view->hit = hit;
  update_description (view);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
motion_cb (TdChartView *view, double x, double y)
{
  const TdChartLayout *layout = get_layout (view);
  set_hit (view, layout != NULL ? td_chart_hit_test (layout, x, y) : TD_CHART_HIT_NONE);
}

static void
leave_cb (TdChartView *view)
{
  set_hit (view, TD_CHART_HIT_NONE);
}

static void
activate (TdChartView *view)
{
  if (view->hit.series >= 0)
    g_signal_emit (view, signals[SIGNAL_ACTIVATED], 0, view->hit.series, view->hit.point);
}

static void
released_cb (TdChartView *view, int n_press, double x, double y)
{
  motion_cb (view, x, y);
  activate (view);
}

static bool
get_step (guint key, TdChartStep *step)
{
  static const struct
  {
    guint key;
    TdChartStep step;
  } steps[] = {
    { GDK_KEY_Left, TD_CHART_STEP_LEFT },   { GDK_KEY_KP_Left, TD_CHART_STEP_LEFT },
    { GDK_KEY_Right, TD_CHART_STEP_RIGHT }, { GDK_KEY_KP_Right, TD_CHART_STEP_RIGHT },
    { GDK_KEY_Up, TD_CHART_STEP_UP },       { GDK_KEY_KP_Up, TD_CHART_STEP_UP },
    { GDK_KEY_Down, TD_CHART_STEP_DOWN },   { GDK_KEY_KP_Down, TD_CHART_STEP_DOWN },
    { GDK_KEY_Home, TD_CHART_STEP_FIRST },  { GDK_KEY_End, TD_CHART_STEP_LAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        *step = steps[i].step;
        return true;
      }
  return false;
}

/* Half of the days, or twice as many, around the marked datum or the middle. */
static bool
zoom_by_key (TdChartView *view, guint key)
{
  const TdChartLayout *layout = get_layout (view);
  const TdChartSpot *spot;
  int days;
  int middle;

  if (layout == NULL || td_chart_get_kind (view->chart) != TD_CHART_TREND)
    return false;
  if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
    {
      g_signal_emit (view, signals[SIGNAL_RANGE_SELECTED], 0, 0, -1);
      return true;
    }
  days = layout->last_day - layout->first_day;
  if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
    days /= 4;
  else if (key != GDK_KEY_minus && key != GDK_KEY_KP_Subtract)
    return false;
  days = MAX (days, MIN_DAYS / 2);
  spot = td_chart_layout_find (layout, view->hit);
  middle = spot != NULL ? td_chart_layout_get_day (layout, spot->at.x)
                        : (layout->first_day + layout->last_day) / 2;
  g_signal_emit (view, signals[SIGNAL_RANGE_SELECTED], 0, middle - days, middle + days);
  return true;
}

static void
drag_update_cb (TdChartView *view, double x, double y, GtkGesture *gesture)
{
  double start;

  if (view->chart == NULL || td_chart_get_kind (view->chart) != TD_CHART_TREND)
    return;
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &start, NULL);
  view->drag_from = start;
  view->drag_to = start + x;
  if (is_dragging (view))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
drag_end_cb (TdChartView *view)
{
  const TdChartLayout *layout = get_layout (view);
  bool was_dragging = is_dragging (view);
  double from = MIN (view->drag_from, view->drag_to);
  double to = MAX (view->drag_from, view->drag_to);

  view->drag_from = view->drag_to = 0;
  gtk_widget_queue_draw (GTK_WIDGET (view));
  if (!was_dragging || layout == NULL)
    return;
  int first = td_chart_layout_get_day (layout, from);
  int last = td_chart_layout_get_day (layout, to);
  if (last - first < MIN_DAYS)
    last = first + MIN_DAYS;
  g_signal_emit (view, signals[SIGNAL_RANGE_SELECTED], 0, first, last);
}

static gboolean
key_pressed_cb (TdChartView *view, guint key, guint code, GdkModifierType state)
{
  TdChartStep step;

  if (view->chart == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (get_step (key, &step))
    {
      set_hit (view, td_chart_hit_step (view->chart, view->hit, step));
      return GDK_EVENT_STOP;
    }
  if (zoom_by_key (view, key))
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_Escape && view->hit.series >= 0)
    {
      set_hit (view, TD_CHART_HIT_NONE);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      activate (view);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
td_chart_view_dispose (GObject *object)
{
  TdChartView *view = TD_CHART_VIEW (object);

  g_clear_pointer (&view->layout, td_chart_layout_free);
  g_clear_object (&view->still);
  g_clear_pointer (&view->chart, td_chart_unref);
  G_OBJECT_CLASS (td_chart_view_parent_class)->dispose (object);
}

static void
td_chart_view_finalize (GObject *object)
{
  g_free (TD_CHART_VIEW (object)->description);
  G_OBJECT_CLASS (td_chart_view_parent_class)->finalize (object);
}

static void
td_chart_view_class_init (TdChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_chart_view_dispose;
  object_class->finalize = td_chart_view_finalize;
  widget_class->snapshot = td_chart_view_snapshot;
  widget_class->measure = td_chart_view_measure;
  widget_class->size_allocate = td_chart_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tdchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            TD_TYPE_CHART_VIEW,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            2,
                                            G_TYPE_INT,
                                            G_TYPE_INT);
  signals[SIGNAL_RANGE_SELECTED] = g_signal_new ("range-selected",
                                                 TD_TYPE_CHART_VIEW,
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 2,
                                                 G_TYPE_INT,
                                                 G_TYPE_INT);
}

static void
td_chart_view_init (TdChartView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  view->hit = TD_CHART_HIT_NONE;
  view->has_heading = true;
  view->magnification = 1;
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), view);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), view);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), view);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), view);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), view);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (
      manager, "notify::dark", G_CALLBACK (forget_layout), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      manager, "notify::high-contrast", G_CALLBACK (forget_layout), view, G_CONNECT_SWAPPED);
}

void
td_chart_view_set_chart (TdChartView *view, TdChart *chart)
{
  if (chart != NULL)
    td_chart_ref (chart);
  g_clear_pointer (&view->chart, td_chart_unref);
  view->chart = chart;
  view->hit = TD_CHART_HIT_NONE;
  update_description (view);
  forget_layout (view);
}

void
td_chart_view_set_heading (TdChartView *view, bool has_heading)
{
  view->has_heading = has_heading;
  forget_layout (view);
}

void
td_chart_view_set_magnification (TdChartView *view, double magnification)
{
  view->magnification = magnification;
  forget_layout (view);
}

TdChartHit
td_chart_view_get_hit (TdChartView *view)
{
  return view->hit;
}

const TdChartLayout *
td_chart_view_get_layout (TdChartView *view)
{
  return get_layout (view);
}

GdkTexture *
td_chart_view_to_texture (TdChartView *view, double scale)
{
  const TdChartLayout *shown = get_layout (view);
  g_autoptr (TdChartLayout) layout = NULL;

  g_return_val_if_fail (shown != NULL, NULL);
  layout = td_chart_layout_new (
      view->chart, shown->width, shown->height, td_chart_style_get (TD_CHART_STYLE_LIGHT));
  return render (layout, scale);
}
