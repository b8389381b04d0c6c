/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-presentation.h"

#include <glib/gi18n.h>

#include "app/td-chart-view.h"

/* So many lines of text fill the height of the screen. */
#define LINES_OF_TEXT 32.0
#define LINE_HEIGHT 18.0

struct _TdPresentation
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  GArray *chosen; /* of TdSubject: what the page had chosen */
  TdChart *chart;

  /* borrowed: a child */
  GtkWidget *view;

  TdChartTopic topic;
  TdMeasure measure;
  TdChartFlags flags;
  int step; /* -1: what the page had chosen; then the units from the root on */
};

G_DEFINE_FINAL_TYPE (TdPresentation, td_presentation, ADW_TYPE_WINDOW)

/* The root and the units below it, in tree order. */
static GArray *
list_units (const TdProgress *progress)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, TD_MEASURE_CASES);

  g_array_append_val (units, progress->root);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (units, ((const TdProgressRow *)g_ptr_array_index (rows, i))->subject);
  return units;
}

static void
refresh (TdPresentation *self)
{
  const TdProgress *progress = td_session_get_progress (self->session);

  if (progress == NULL || progress->root == TD_SUBJECT_NONE)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_autoptr (GArray) units = list_units (progress);
  const TdSubject *subjects = (const TdSubject *)(gconstpointer)self->chosen->data;
  guint n_subjects = self->chosen->len;

  if (self->step >= 0)
    {
      self->step = MIN (self->step, (int)units->len - 1);
      subjects = &g_array_index (units, TdSubject, self->step);
      n_subjects = 1;
    }
  if (!td_chart_topic_takes (self->topic, n_subjects))
    n_subjects = MIN (n_subjects, td_chart_topic_takes (self->topic, 1) ? 1 : 0);
  g_clear_pointer (&self->chart, td_chart_unref);
  self->chart
      = td_chart_new (progress, self->topic, subjects, n_subjects, self->measure, self->flags);
  td_chart_view_set_chart (TD_CHART_VIEW (self->view), self->chart);
}

/* Another cut or book: what was chosen may be somebody else now. */
static void
changed_cb (TdPresentation *self)
{
  g_array_set_size (self->chosen, 0);
  self->step = MAX (self->step, 0);
  refresh (self);
}

static bool
step_unit (TdPresentation *self, int by)
{
  const TdProgress *progress = td_session_get_progress (self->session);

  if (progress == NULL || !td_chart_topic_takes (self->topic, 1))
    return false;
  g_autoptr (GArray) units = list_units (progress);
  self->step = CLAMP (MAX (self->step, by > 0 ? -1 : 0) + by, 0, (int)units->len - 1);
  return true;
}

static gboolean
key_pressed_cb (TdPresentation *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Escape:
    case GDK_KEY_F11:
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Page_Up:
      step_unit (self, -1);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_Page_Down:
    case GDK_KEY_space:
      step_unit (self, 1);
      break;
    case GDK_KEY_Up:
      self->topic = (self->topic + TD_N_CHART_TOPICS - 1) % TD_N_CHART_TOPICS;
      break;
    case GDK_KEY_Down:
      self->topic = (self->topic + 1) % TD_N_CHART_TOPICS;
      break;
    case GDK_KEY_m:
    case GDK_KEY_M:
      self->measure = self->measure == TD_MEASURE_CASES ? TD_MEASURE_MONEY : TD_MEASURE_CASES;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  refresh (self);
  return GDK_EVENT_STOP;
}

/* Texts grow with the screen. */
static void
height_cb (TdPresentation *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (height > 0)
    td_chart_view_set_magnification (TD_CHART_VIEW (self->view),
                                     MAX (height / (LINES_OF_TEXT * LINE_HEIGHT), 1));
}

static void
td_presentation_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (td_presentation_parent_class)->size_allocate (widget, width, height, baseline);
  height_cb (TD_PRESENTATION (widget));
}

static void
td_presentation_dispose (GObject *object)
{
  TdPresentation *self = TD_PRESENTATION (object);

  g_clear_pointer (&self->chart, td_chart_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (td_presentation_parent_class)->dispose (object);
}

static void
td_presentation_class_init (TdPresentationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_presentation_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = td_presentation_size_allocate;
}

static void
td_presentation_init (TdPresentation *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkWidget *hint = gtk_label_new (
      /* Translators: under a chart that fills the screen */
      _ ("← → units · ↑ ↓ charts · M cases or money · Esc ends"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->chosen = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  self->step = -1;
  self->view = g_object_new (TD_TYPE_CHART_VIEW, "vexpand", TRUE, NULL);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (box, "td-presentation");
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), hint);
  adw_window_set_content (ADW_WINDOW (self), box);
  /* Before the chart takes the arrows for its points. */
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

TdPresentation *
td_presentation_show (GtkWindow *parent,
                      TdSession *session,
                      TdChartTopic topic,
                      const GArray *subjects,
                      TdMeasure measure,
                      TdChartFlags flags)
{
  TdPresentation *self = g_object_new (TD_TYPE_PRESENTATION,
                                       "transient-for",
                                       parent,
                                       "destroy-with-parent",
                                       TRUE,
                                       "title",
                                       _ ("Presentation"),
                                       NULL);

  self->session = g_object_ref (session);
  self->topic = topic;
  self->measure = measure;
  self->flags = flags;
  if (subjects->len > 0)
    g_array_append_vals (self->chosen, subjects->data, subjects->len);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->view);
  return self;
}

TdChart *
td_presentation_get_chart (TdPresentation *self)
{
  return self->chart;
}
