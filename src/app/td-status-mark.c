/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-status-mark.h"

#include <adwaita.h>

#include "app/td-chart-view.h"
#include "charts/td-chart-draw.h"

#define SIZE 13

struct _TdStatusMark
{
  GtkWidget parent_instance;

  TdChartStatus status;
};

G_DEFINE_FINAL_TYPE (TdStatusMark, td_status_mark, GTK_TYPE_WIDGET)

static void
td_status_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot,
                                           &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));

  td_chart_draw_status_mark (cr,
                             (width - SIZE) / 2.0,
                             (height - SIZE) / 2.0,
                             SIZE,
                             TD_STATUS_MARK (widget)->status,
                             td_chart_style_of_window ());
  cairo_destroy (cr);
}

static void
td_status_mark_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
td_status_mark_class_init (TdStatusMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = td_status_mark_snapshot;
  widget_class->measure = td_status_mark_measure;
  gtk_widget_class_set_css_name (widget_class, "tdstatusmark");
  /* The words beside it say the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
td_status_mark_init (TdStatusMark *mark)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (
      manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), mark, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw),
                           mark,
                           G_CONNECT_SWAPPED);
}

void
td_status_mark_set_status (TdStatusMark *mark, TdChartStatus status)
{
  mark->status = status;
  gtk_widget_set_visible (GTK_WIDGET (mark), status != TD_CHART_STATUS_NONE);
  gtk_widget_queue_draw (GTK_WIDGET (mark));
}

TdChartStatus
td_chart_status_of (const TdProgressRow *row)
{
  if (!row->has_gap)
    return TD_CHART_STATUS_NONE;
  return row->missing > 0 ? TD_CHART_STATUS_SHORT : TD_CHART_STATUS_MET;
}

void
td_widget_set_status (GtkWidget *widget, TdChartStatus status)
{
  gtk_widget_remove_css_class (widget, "td-done");
  gtk_widget_remove_css_class (widget, "td-missing");
  if (status == TD_CHART_STATUS_MET)
    gtk_widget_add_css_class (widget, "td-done");
  else if (status == TD_CHART_STATUS_SHORT)
    gtk_widget_add_css_class (widget, "td-missing");
}
