/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-plans-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/td-grid-write.h"
#include "model/td-day.h"
#include "wording/td-wording-plan.h"

/* More of those who kept least are not listed: the grid has all. */
#define MAX_LISTED 40

struct _TdPlansView
{
  GtkBox parent_instance;

  /* owned */
  TdSession *session; /* (nullable) until the first update */
  TdPlansModel *model;

  /* borrowed from the frame */
  TdGrid *grid;

  TdMeasure measure;

  /* template children */
  GtkScrolledWindow *frame;
  GtkListBox *list;
  GtkWidget *none_label;
  GtkLabel *more_label;
  GtkLabel *status_label;
};

G_DEFINE_FINAL_TYPE (TdPlansView, td_plans_view, GTK_TYPE_BOX)

/* Who kept it */

static GtkWidget *
row_new (TdPlansView *view, const TdPlanYear *year)
{
  const TdBook *book = td_session_get_book (view->session);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_markup_escape_text (td_book_get_short_name (book, year->subject), -1);
  g_autofree char *sentence = td_wording_plan_year (year);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "subject", GINT_TO_POINTER (year->subject));
  return row;
}

static void
list_years (TdPlansView *view, int work_year, TdMeasure measure)
{
  const TdBook *book = td_session_get_book (view->session);
  g_autoptr (GArray) years = book != NULL ? td_plan_list_years (book, measure, work_year)
                                          : g_array_new (FALSE, FALSE, sizeof (TdPlanYear));
  guint n = MIN (years->len, MAX_LISTED);
  guint n_more = years->len - n;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (view->list))) != NULL)
    gtk_list_box_remove (view->list, row);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (view->list, row_new (view, &g_array_index (years, TdPlanYear, i)));
  gtk_widget_set_visible (GTK_WIDGET (view->list), n > 0);
  gtk_widget_set_visible (view->none_label, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (view->more_label), n_more > 0);
  if (n_more > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

      gtk_label_set_label (view->more_label, text);
    }
}

static void
row_activated_cb (TdPlansView *view, GtkListBoxRow *row)
{
  TdSubject subject = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "subject"));
  int place = td_plans_model_reveal (view->model, subject);

  if (place < 0)
    return;
  td_grid_set_cursor (view->grid, (guint)place, 0);
  gtk_widget_grab_focus (GTK_WIDGET (view->grid));
}

/* The grid */

static void
cursor_moved_cb (TdPlansView *view)
{
  td_grid_say_note (view->status_label, view->grid, view->session);
}

static void
message_cb (TdPlansView *view, const char *sentence)
{
  td_grid_say (view->status_label, sentence, true);
}

static void
paste_cb (TdPlansView *view, const char *text)
{
  g_autofree char *message = NULL;
  TdGridRange range;

  if (td_grid_get_selection (view->grid, &range)
      && !td_plans_model_paste (view->model, range.row, range.column, text, &message))
    td_grid_say (view->status_label, message, true);
}

/* What was done leads to its figures, a name to its unit. */
static void
activate_cb (TdPlansView *view, guint row, int column)
{
  td_session_navigate (view->session,
                       column < 0 ? "units" : "figures",
                       td_plans_model_get_subject (view->model, row),
                       -1,
                       -1);
}

static void
make_grid (TdPlansView *view)
{
  view->model = td_plans_model_new (view->session);
  view->grid = TD_GRID (td_grid_new (_ ("Plans of the Work Year")));
  td_grid_set_model (view->grid, TD_GRID_MODEL (view->model));
  gtk_scrolled_window_set_child (view->frame, GTK_WIDGET (view->grid));
  g_signal_connect_object (
      view->grid, "cursor-moved", G_CALLBACK (cursor_moved_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->grid, "message", G_CALLBACK (message_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->grid, "paste", G_CALLBACK (paste_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      view->grid, "activate", G_CALLBACK (activate_cb), view, G_CONNECT_SWAPPED);
}

static void
td_plans_view_dispose (GObject *object)
{
  TdPlansView *view = TD_PLANS_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (view))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&view->model);
  g_clear_object (&view->session);
  G_OBJECT_CLASS (td_plans_view_parent_class)->dispose (object);
}

static void
td_plans_view_class_init (TdPlansViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_plans_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-plans-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPlansView, frame);
  gtk_widget_class_bind_template_child (widget_class, TdPlansView, list);
  gtk_widget_class_bind_template_child (widget_class, TdPlansView, none_label);
  gtk_widget_class_bind_template_child (widget_class, TdPlansView, more_label);
  gtk_widget_class_bind_template_child (widget_class, TdPlansView, status_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
td_plans_view_init (TdPlansView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
}

/* The month of the chosen cut. */
static int
get_present_column (TdSession *session)
{
  TdDay as_of = td_session_get_as_of (session);

  return as_of != TD_DAY_NONE ? td_day_work_month (as_of) - 1 : 0;
}

void
td_plans_view_update (
    TdPlansView *view, TdSession *session, int work_year, TdMeasure measure, TdPlansShow show)
{
  bool is_first = view->session == NULL;
  guint row;
  int column;

  if (is_first)
    {
      view->session = g_object_ref (session);
      make_grid (view);
    }
  td_plans_model_update (view->model, work_year, measure, show);
  /* The columns of money are wider: what was in sight may not be. */
  if (is_first)
    td_grid_set_cursor (view->grid, 0, get_present_column (session));
  else if (view->measure != measure && td_grid_get_cursor (view->grid, &row, &column))
    td_grid_set_cursor (view->grid, row, column);
  view->measure = measure;
  list_years (view, work_year, measure);
  if (!td_grid_is_editing (view->grid))
    td_grid_say_note (view->status_label, view->grid, view->session);
}

TdGrid *
td_plans_view_get_grid (TdPlansView *view)
{
  return view->grid;
}

TdPlansModel *
td_plans_view_get_model (TdPlansView *view)
{
  return view->model;
}

GtkListBox *
td_plans_view_get_list (TdPlansView *view)
{
  return view->list;
}

const char *
td_plans_view_get_sentence (TdPlansView *view)
{
  return gtk_label_get_label (view->status_label);
}
