/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * grid-scroll grid|column-view STYLE.css: shows 4,400 rows × 21 columns in a window of 1280 × 800,
 * scrolls, and prints one line of JSON with milliseconds:
 *
 *   first        from making the widget until its first frame is painted, in a window that is there
 *   page_p50, page_p99   a frame that shows another page, of 400
 *   line_p50, line_p99   a frame that shows the next row, of 400
 *
 * A frame is counted from the frame clock's "before-paint" to its "after-paint": updating, laying
 * out and painting; with "_cpu" the processor time of the thread, for a machine that does other
 * things too. "column-view" is the same with a GtkColumnView of labels.
 */

#include "config.h"

#include "app/td-grid.h"
#include "display/grid-model.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>
#include <time.h>

#define N_ROWS 4400
#define N_COLUMNS 21
#define N_FRAMES 400
#define LINE 33

typedef struct
{
  GdkFrameClock *clock;
  double began; /* the frame, ms */
  double cpu_began;
  double frame; /* the last one, ms */
  double cpu;
  guint n_frames;
} Watch;

static double
get_ms (clockid_t clock)
{
  struct timespec now;

  (void)clock_gettime (clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *clock, Watch *watch)
{
  watch->began = get_ms (CLOCK_MONOTONIC);
  watch->cpu_began = get_ms (CLOCK_THREAD_CPUTIME_ID);
}

static void
after_paint_cb (GdkFrameClock *clock, Watch *watch)
{
  watch->frame = get_ms (CLOCK_MONOTONIC) - watch->began;
  watch->cpu = get_ms (CLOCK_THREAD_CPUTIME_ID) - watch->cpu_began;
  watch->n_frames++;
}

static void
wait_frame (Watch *watch)
{
  guint n = watch->n_frames;

  while (watch->n_frames == n)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_quiet (guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static int
compare (const void *one, const void *other)
{
  double difference = *(const double *)one - *(const double *)other;

  return (difference > 0) - (difference < 0);
}

static void
print (double *frames, const char *name)
{
  qsort (frames, N_FRAMES, sizeof frames[0], compare);
  printf (", \"%s_p50\": %.2f, \"%s_p99\": %.2f",
          name,
          frames[N_FRAMES / 2],
          name,
          frames[N_FRAMES * 99 / 100]);
}

static void
scroll (Watch *watch, GtkAdjustment *adjustment, double step, const char *name)
{
  static double frames[N_FRAMES];
  static double cpu[N_FRAMES];
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double value = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      value += step;
      if (value < 0 || value > most)
        {
          step = -step;
          value = CLAMP (value, 0, most);
        }
      gtk_adjustment_set_value (adjustment, value);
      wait_frame (watch);
      frames[i] = watch->frame;
      cpu[i] = watch->cpu;
    }
  g_autofree char *cpu_name = g_strdup_printf ("%s_cpu", name);
  print (frames, name);
  print (cpu, cpu_name);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_INT (column) < 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  TdGridModel *model = g_object_get_data (G_OBJECT (factory), "model");
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  if (GPOINTER_TO_INT (column) < 0)
    {
      TdGridRow name;
      td_grid_model_get_row (model, gtk_list_item_get_position (item), &name);
      gtk_label_set_label (label, name.text);
    }
  else
    {
      TdGridCell cell;
      td_grid_model_get_cell (
          model, gtk_list_item_get_position (item), GPOINTER_TO_UINT (column), &cell);
      gtk_label_set_label (label, cell.text);
    }
}

static GtkWidget *
new_column_view (TdGridModel *model)
{
  GListStore *rows = g_list_store_new (G_TYPE_OBJECT);
  GtkWidget *view;

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (GObject) row = g_object_new (G_TYPE_OBJECT, NULL);
      g_list_store_append (rows, row);
    }
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "data-table");
  for (int i = -1; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      TdGridHeading heading;
      g_object_set_data (G_OBJECT (factory), "model", model);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (i));
      td_grid_model_get_heading (model, i, &heading);
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (heading.number, factory);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  return view;
}

int
main (int argc, char **argv)
{
  Watch watch = { 0 };

  if (argc != 3 || (strcmp (argv[1], "grid") != 0 && strcmp (argv[1], "column-view") != 0))
    {
      fprintf (stderr, "usage: %s grid|column-view STYLE.css\n", argv[0]);
      return 2;
    }
  setlocale (LC_ALL, "");
  adw_init ();
  /* JSON has points. */
  setlocale (LC_NUMERIC, "C");
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  gtk_css_provider_load_from_path (style, argv[2]);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_autoptr (TestGridModel) model = test_grid_model_new (N_ROWS, N_COLUMNS);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  wait_quiet (300);
  watch.clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (watch.clock, "before-paint", G_CALLBACK (before_paint_cb), &watch);
  g_signal_connect (watch.clock, "after-paint", G_CALLBACK (after_paint_cb), &watch);

  gint64 began = g_get_monotonic_time ();
  GtkWidget *child;
  if (strcmp (argv[1], "grid") == 0)
    {
      child = td_grid_new ("Số liệu");
      td_grid_set_model (TD_GRID (child), TD_GRID_MODEL (model));
    }
  else
    child = new_column_view (TD_GRID_MODEL (model));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  wait_frame (&watch);
  printf ("{\"first\": %.2f", (double)(g_get_monotonic_time () - began) / 1000);
  wait_quiet (500);

  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (child));
  scroll (&watch, adjustment, gtk_adjustment_get_page_size (adjustment), "page");
  scroll (&watch, adjustment, LINE, "line");
  printf ("}\n");
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
