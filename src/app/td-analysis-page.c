/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-analysis-page.h"

#include <glib/gi18n.h>

#include "app/td-grid.h"
#include "app/td-side-layout.h"
#include "app/td-what-if-model.h"
#include "model/td-amount.h"
#include "wording/td-wording-analysis.h"
#include "wording/td-wording.h"

/* So many units are named as those who make the gap. */
#define MAX_NAMED 5

struct _TdAnalysisPage
{
  TdPage parent_instance;

  /* owned */
  GSimpleActionGroup *actions;
  TdWhatIfModel *model;

  TdMeasure measure;

  /* template children */
  GtkStack *stack;
  GtkListBox *findings;
  TdGrid *grid;
  GtkLabel *outcome;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (TdAnalysisPage, td_analysis_page, TD_TYPE_PAGE)

/* A line of findings; @subject: where it leads, or #TD_SUBJECT_NONE. */
static void
add_finding (TdAnalysisPage *page, const char *title, const char *text, TdSubject subject)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 5);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), subject != TD_SUBJECT_NONE);
  if (subject != TD_SUBJECT_NONE)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "subject", GINT_TO_POINTER (subject));
  gtk_list_box_append (page->findings, row);
}

static void
finding_activated_cb (TdAnalysisPage *page, GtkListBoxRow *row)
{
  TdSubject subject = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "subject"));

  td_session_navigate (
      td_page_get_session (TD_PAGE (page)), "charts", subject, (int)page->measure, -1);
}

static bool
find_done (const TdFigures *figures, int64_t *completed, int64_t *eligible)
{
  return td_figures_get (figures, TD_ITEM_COMPLETED, completed)
         && td_figures_get (figures, TD_ITEM_ELIGIBLE, eligible);
}

/* Why the rate moved since an earlier cut. */
static void
add_movement (TdAnalysisPage *page,
              const TdProgress *progress,
              const TdProgressRow *root,
              const char *title,
              int base)
{
  TdFigures then;
  TdMovement movement = { 0 };
  int64_t completed_then, eligible_then, completed_now, eligible_now;
  g_autofree char *text = NULL;

  if (base < 0)
    return;
  td_earlier_figures (progress->book, root->subject, page->measure, base, progress->as_of, &then);
  if (find_done (&then, &completed_then, &eligible_then)
      && find_done (&root->shown->figures, &completed_now, &eligible_now))
    movement = td_movement (completed_then, eligible_then, completed_now, eligible_now);
  text = td_wording_movement (&movement);
  add_finding (page, title, text, TD_SUBJECT_NONE);
}

/* Who makes the gap of the root, most first. */
static void
add_contributions (TdAnalysisPage *page, const TdProgress *progress)
{
  g_autoptr (TdContributions) parts
      = td_contributions_new (progress, progress->root, page->measure);
  g_autoptr (GPtrArray) sorted = td_contributions_sort (parts);
  guint n = 0;

  if (!parts->whole.known)
    return;
  for (guint i = 0; i < sorted->len && n < MAX_NAMED; i++)
    {
      const TdContribution *part = g_ptr_array_index (sorted, i);
      g_autofree char *text = NULL;

      if (part->value <= 0)
        break;
      text = td_wording_contribution (page->measure, part->value);
      add_finding (
          page, td_book_get_short_name (progress->book, part->subject), text, part->subject);
      n++;
    }
}

static void
show_findings (TdAnalysisPage *page, const TdProgress *progress)
{
  const TdProgressRow *root = td_progress_find (progress, progress->root, page->measure);
  TdUnitGroup group = td_unit_group (progress, page->measure, (TdUnitGroupFilter){ .all = true });
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (progress->book, progress->cut);
  TdForecast forecast = td_forecaster_get (forecaster, progress->root, page->measure);
  TdMilestones milestones;
  GtkListBoxRow *line;

  while ((line = gtk_list_box_get_row_at_index (page->findings, 0)) != NULL)
    gtk_list_box_remove (page->findings, GTK_WIDGET (line));
  td_book_get_milestones (progress->book, &milestones);
  TdPace pace = td_pace (progress, root, &milestones, &forecast);
  g_autofree char *standing = td_wording_row (progress->book, root);
  g_autofree char *units = td_wording_units (&group);
  g_autofree char *quota = td_wording_quota (root, &pace);
  g_autofree char *outlook = td_wording_forecast (&forecast);

  add_finding (page, C_ ("analysis", "Where we are"), standing, root->subject);
  if (group.units > 0)
    add_finding (page, C_ ("analysis", "Units"), units, TD_SUBJECT_NONE);
  add_finding (page, C_ ("analysis", "Against what is due by now"), quota, TD_SUBJECT_NONE);
  if (pace.has_now)
    {
      g_autofree char *need = td_wording_need (page->measure, &pace.now);
      g_autofree char *expected = td_wording_need_expected (page->measure, &pace);
      g_autofree char *both = expected != NULL ? g_strdup_printf ("%s\n%s", need, expected) : NULL;
      add_finding (
          page, C_ ("analysis", "What is needed"), both != NULL ? both : need, TD_SUBJECT_NONE);
    }
  add_finding (page, C_ ("analysis", "Outlook"), outlook, TD_SUBJECT_NONE);
  add_movement (page, progress, root, C_ ("analysis", "Since last month"), progress->month_base);
  add_movement (page, progress, root, C_ ("analysis", "On a year ago"), progress->year_base);
  add_contributions (page, progress);
}

/* Where the root would stand by what is typed. */
static void
show_outcome (TdAnalysisPage *page)
{
  const TdOutcome *root = td_what_if_model_get_root (page->model);
  g_autofree char *rate = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  if (root == NULL || !root->has_rate)
    {
      gtk_label_set_label (page->outcome, "");
      return;
    }
  rate = td_hundredths_format (root->rate);
  amount = td_wording_amount (page->measure, root->missing, true);
  if (!root->has_gap)
    /* Translators: %s is a rate */
    text = g_strdup_printf (_ ("The rate would be %s %%."), rate);
  else if (root->missing == 0)
    /* Translators: %s is a rate */
    text = g_strdup_printf (_ ("The rate would be %s %%: the target would be met."), rate);
  else
    /* Translators: a rate; an amount of cases or money */
    text = g_strdup_printf (_ ("The rate would be %s %%, still %s short."), rate, amount);
  gtk_label_set_label (page->outcome, text);
}

static void
td_analysis_page_refresh (TdPage *base)
{
  TdAnalysisPage *page = TD_ANALYSIS_PAGE (base);
  TdSession *session = td_page_get_session (base);
  const TdProgress *progress = td_session_get_progress (session);

  if (progress == NULL || progress->root == TD_SUBJECT_NONE)
    {
      td_what_if_model_set (page->model, NULL, page->measure);
      gtk_stack_set_visible_child_name (page->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (page->stack, "content");
  show_findings (page, progress);
  td_what_if_model_set (
      page->model,
      td_progress_new (progress->book, progress->cut, progress->on, TD_SUBJECT_NONE, false),
      page->measure);
  td_grid_set_name (page->grid,
                    page->measure == TD_MEASURE_CASES ? _ ("What if, by cases")
                                                      : _ ("What if, by money"));
  show_outcome (page);
}

static void
td_analysis_page_show_place (TdPage *base, TdSubject subject, int measure, int item)
{
  if (measure >= 0)
    g_action_group_change_action_state (
        G_ACTION_GROUP (TD_ANALYSIS_PAGE (base)->actions),
        "measure",
        g_variant_new_string (td_measure_name ((TdMeasure)measure)));
}

static bool
td_analysis_page_finish (TdPage *base)
{
  return td_grid_finish (TD_ANALYSIS_PAGE (base)->grid);
}

static void
measure_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdAnalysisPage *page = data;

  if (!td_measure_from_name (g_variant_get_string (state, NULL), &page->measure))
    return;
  g_simple_action_set_state (action, state);
  td_page_refresh (TD_PAGE (page));
}

static void
fill_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdAnalysisPage *page = data;
  bool by_own = g_str_equal (g_variant_get_string (parameter, NULL), "own-target");

  gtk_label_set_label (
      page->status,
      td_what_if_model_fill (page->model, by_own ? TD_LIMIT_OWN_TARGET : TD_LIMIT_ROOM)
          ? ""
          : _ ("All units together cannot reach the target: each is asked for all it can do."));
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdAnalysisPage *page = data;

  gtk_label_set_label (page->status, "");
  td_what_if_model_clear (page->model);
}

static void
message_cb (TdAnalysisPage *page, const char *sentence)
{
  gtk_label_set_label (page->status, sentence != NULL ? sentence : "");
}

static const GActionEntry action_entries[] = {
  { .name = "measure", .parameter_type = "s", .state = "'cases'", .change_state = measure_cb },
  { .name = "fill", .parameter_type = "s", .activate = fill_cb },
  { .name = "clear", .activate = clear_cb },
};

static void
td_analysis_page_dispose (GObject *object)
{
  TdAnalysisPage *page = TD_ANALYSIS_PAGE (object);

  if (page->grid != NULL)
    td_grid_set_model (page->grid, NULL);
  page->grid = NULL;
  g_clear_object (&page->actions);
  g_clear_object (&page->model);
  G_OBJECT_CLASS (td_analysis_page_parent_class)->dispose (object);
}

static void
td_analysis_page_class_init (TdAnalysisPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdPageClass *page_class = TD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_analysis_page_dispose;
  page_class->refresh = td_analysis_page_refresh;
  page_class->show_place = td_analysis_page_show_place;
  page_class->finish = td_analysis_page_finish;

  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_SIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-analysis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, findings);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, grid);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, status);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
}

static void
td_analysis_page_init (TdAnalysisPage *page)
{
  page->model = td_what_if_model_new ();
  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (page->actions), action_entries, G_N_ELEMENTS (action_entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "analysis", G_ACTION_GROUP (page->actions));
  gtk_widget_init_template (GTK_WIDGET (page));
  td_grid_set_model (page->grid, TD_GRID_MODEL (page->model));
  g_signal_connect_object (
      page->model, "changed", G_CALLBACK (show_outcome), page, G_CONNECT_SWAPPED);
}

GtkWidget *
td_analysis_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_ANALYSIS_PAGE, "session", session, NULL);
}
