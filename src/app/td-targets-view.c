/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-targets-view.h"

#include <glib/gi18n.h>

#include "analysis/td-secured.h"
#include "app/td-grid-write.h"
#include "model/td-day.h"
#include "wording/td-wording-plan.h"

struct _TdTargetsView
{
  GtkBox parent_instance;

  /* owned */
  TdSession *session; /* (nullable) until the first update */
  TdTargetsModel *model;

  /* borrowed from the frame */
  TdGrid *grid;

  int work_year;

  /* template children */
  GtkScrolledWindow *frame;
  TdTargetsHistory *history;
  GtkLabel *cases_label;
  GtkLabel *money_label;
  GtkLabel *status_label;
};

G_DEFINE_FINAL_TYPE (TdTargetsView, td_targets_view, GTK_TYPE_BOX)

/* The status line */

/* Takes the message of what failed; what succeeded has none. */
static void
say_failure (TdTargetsView *view, char *message)
{
  if (message != NULL)
    td_grid_say (view->status_label, message, true);
  g_free (message);
}

/* What the targets secure */

static void
show_secured (TdTargetsView *view, GtkLabel *label, TdMeasure measure)
{
  const TdBook *book = td_session_get_book (view->session);
  int cut = td_session_get_cut (view->session);
  TdDay as_of = td_session_get_as_of (view->session);
  TdSubject root = cut >= 0 ? td_book_get_root (book, as_of) : TD_SUBJECT_NONE;
  g_autofree char *sentence = NULL;
  TdSecured secured = { 0 };

  if (root != TD_SUBJECT_NONE && td_day_work_year (as_of) == view->work_year)
    {
      td_secured_get (book, cut, root, measure, &secured);
      sentence = td_wording_secured (book, cut, &secured);
    }
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
  if (secured.is_known && !secured.is_secured)
    gtk_widget_add_css_class (GTK_WIDGET (label), "td-missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "td-missing");
}

static void
show_history (TdTargetsView *view)
{
  td_targets_history_show (
      view->history, view->session, td_targets_view_get_subject (view), view->work_year);
}

/* The grid */

static void
cursor_moved_cb (TdTargetsView *view)
{
  if (view->session == NULL)
    return;
  td_grid_say_note (view->status_label, view->grid, view->session);
  show_history (view);
}

static void
message_cb (TdTargetsView *view, const char *sentence)
{
  td_grid_say (view->status_label, sentence, true);
}

static void
paste_cb (TdTargetsView *view, const char *text)
{
  TdGridRange range;
  char *message = NULL;

  if (!td_grid_get_selection (view->grid, &range))
    return;
  (void)td_targets_model_paste (view->model, range.row, range.column, text, &message);
  say_failure (view, message);
}

/* A calculated cell leads to its figures, a name to its unit. */
static void
activate_cb (TdTargetsView *view, guint row, int column)
{
  TdSubject subject = td_targets_model_get_subject (view->model, row);

  if (column < 0)
    td_session_navigate (view->session, "units", subject, -1, -1);
  else
    td_session_navigate (view->session,
                         "figures",
                         subject,
                         (int)td_targets_model_get_measure (view->model, (guint)column),
                         -1);
}

/* Space turns the rule at the cursor; elsewhere it is typed. */
static gboolean
key_pressed_cb (TdTargetsView *view, guint key, guint code, GdkModifierType state)
{
  TdTargetField field;
  guint row;
  int column;
  char *message = NULL;

  if (key != GDK_KEY_space || td_grid_is_editing (view->grid)
      || !td_grid_get_cursor (view->grid, &row, &column) || column < 0
      || !td_targets_model_get_field ((guint)column, &field) || field != TD_TARGET_RULE)
    return GDK_EVENT_PROPAGATE;
  if (!td_targets_model_turn_rule (view->model, row, (guint)column, &message) && message == NULL)
    message = g_strdup (_ ("Enter the rate first: there is no target yet."));
  say_failure (view, message);
  return GDK_EVENT_STOP;
}

static void
make_grid (TdTargetsView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  view->model = td_targets_model_new (view->session);
  view->grid = TD_GRID (td_grid_new (_ ("Targets of the Work Year")));
  td_grid_set_model (view->grid, TD_GRID_MODEL (view->model));
  gtk_scrolled_window_set_child (view->frame, GTK_WIDGET (view->grid));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view->grid), keys);
  g_signal_connect_object (
      view->grid, "cursor-moved", G_CALLBACK (cursor_moved_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->grid, "message", G_CALLBACK (message_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->grid, "paste", G_CALLBACK (paste_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      view->grid, "activate", G_CALLBACK (activate_cb), view, G_CONNECT_SWAPPED);
}

static void
td_targets_view_dispose (GObject *object)
{
  TdTargetsView *view = TD_TARGETS_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (view))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&view->model);
  g_clear_object (&view->session);
  G_OBJECT_CLASS (td_targets_view_parent_class)->dispose (object);
}

static void
td_targets_view_class_init (TdTargetsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_targets_view_dispose;

  g_type_ensure (TD_TYPE_TARGETS_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-targets-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTargetsView, frame);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsView, history);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsView, cases_label);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsView, money_label);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsView, status_label);
}

static void
td_targets_view_init (TdTargetsView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
}

void
td_targets_view_update (TdTargetsView *view, TdSession *session, int work_year)
{
  if (view->session == NULL)
    {
      view->session = g_object_ref (session);
      make_grid (view);
    }
  view->work_year = work_year;
  td_targets_model_update (view->model, work_year);
  show_secured (view, view->cases_label, TD_MEASURE_CASES);
  show_secured (view, view->money_label, TD_MEASURE_MONEY);
  show_history (view);
  if (!td_grid_is_editing (view->grid))
    td_grid_say_note (view->status_label, view->grid, view->session);
}

void
td_targets_view_show (TdTargetsView *view, TdSubject subject, TdMeasure measure)
{
  int row = td_targets_model_reveal (view->model, subject);

  if (row >= 0)
    td_grid_set_cursor (view->grid,
                        (guint)row,
                        (int)td_targets_model_find_column (view->model, measure, TD_TARGET_RATE));
}

TdSubject
td_targets_view_get_subject (TdTargetsView *view)
{
  guint row;
  int column;

  return td_grid_get_cursor (view->grid, &row, &column)
             ? td_targets_model_get_subject (view->model, row)
             : TD_SUBJECT_NONE;
}

TdMeasure
td_targets_view_get_measure (TdTargetsView *view)
{
  guint row;
  int column;

  return td_grid_get_cursor (view->grid, &row, &column) && column >= 0
             ? td_targets_model_get_measure (view->model, (guint)column)
             : TD_MEASURE_CASES;
}

TdGrid *
td_targets_view_get_grid (TdTargetsView *view)
{
  return view->grid;
}

TdTargetsModel *
td_targets_view_get_model (TdTargetsView *view)
{
  return view->model;
}

TdTargetsHistory *
td_targets_view_get_history (TdTargetsView *view)
{
  return view->history;
}

const char *
td_targets_view_get_sentence (TdTargetsView *view)
{
  return gtk_label_get_label (view->status_label);
}
