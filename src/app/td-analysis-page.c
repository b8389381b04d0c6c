/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-analysis-page.h"

#include <glib/gi18n.h>

#include "app/td-chart-view.h"
#include "app/td-grid.h"
#include "app/td-what-if-model.h"
#include "charts/td-chart-build.h"
#include "model/td-amount.h"
#include "model/td-text.h"
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
  char *path; /* (nullable): of the workspace that is typed about */

  TdMeasure measure;

  /* template children */
  GtkStack *stack;
  GtkListBox *findings;
  TdGrid *grid;
  TdChartView *chart;
  GtkLabel *outcome;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (TdAnalysisPage, td_analysis_page, TD_TYPE_PAGE)

/* A line of findings; @subject: where it leads, or #TD_SUBJECT_NONE. */
static void
add_finding (TdAnalysisPage *page, const char *title, const char *text, TdSubject subject)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sentence = td_text_capitalise (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
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

static const char *
get_kind_title (TdUnitKind kind)
{
  switch (kind)
    {
    case TD_UNIT_AGENCY:
      return C_ ("units", "agencies");
    case TD_UNIT_DEPARTMENT:
      return C_ ("units", "departments");
    case TD_UNIT_REGIONAL:
      return C_ ("units", "regional divisions");
    default:
      g_return_val_if_reached ("");
    }
}

/* The units together, and of each kind where there are several kinds. */
static void
add_units (TdAnalysisPage *page, const TdProgress *progress)
{
  TdUnitGroup all = td_unit_group (progress, page->measure, (TdUnitGroupFilter){ .all = true });
  g_autofree char *units = td_wording_units (&all);
  g_autoptr (GString) text = g_string_new (units);

  if (all.units == 0)
    return;
  for (int kind = 0; kind < TD_N_UNIT_KINDS; kind++)
    {
      TdUnitGroup group = td_unit_group (
          progress, page->measure, (TdUnitGroupFilter){ .kind = (TdUnitKind)kind });
      g_autofree char *title = td_text_capitalise (get_kind_title ((TdUnitKind)kind));
      g_autofree char *of_kind = td_wording_units (&group);
      if (group.units > 1 && group.units < all.units)
        g_string_append_printf (text, "\n%s: %s", title, of_kind);
    }
  add_finding (page, C_ ("analysis", "Units"), text->str, TD_SUBJECT_NONE);
}

/* What is needed at the present eligible, and at what it may become. */
static void
add_need (TdAnalysisPage *page, const TdPace *pace)
{
  g_autofree char *need = td_wording_need (page->measure, &pace->now);
  g_autofree char *expected = td_wording_need_expected (page->measure, pace);
  g_autoptr (GString) text = g_string_new (need);

  if (expected != NULL)
    {
      g_autofree char *sentence = td_text_capitalise (expected);
      g_string_append_printf (text, "\n%s", sentence);
    }
  add_finding (page, C_ ("analysis", "What is needed"), text->str, TD_SUBJECT_NONE);
}

/* (transfer full) (nullable): the place of a unit among those beside it */
static char *
word_rank (const TdProgress *progress, const GArray *ranks, TdSubject subject, TdMeasure measure)
{
  for (guint i = 0; i < ranks->len; i++)
    {
      const TdRankChange *rank = &g_array_index (ranks, TdRankChange, i);
      if (rank->subject == subject)
        return td_wording_rank (rank, td_progress_find (progress, subject, measure)->n_ranked);
    }
  return NULL;
}

/* Who makes the gap of the root, most first. */
static void
add_contributions (TdAnalysisPage *page, const TdProgress *progress)
{
  g_autoptr (TdContributions) parts
      = td_contributions_new (progress, progress->root, page->measure);
  g_autoptr (GPtrArray) sorted = td_contributions_sort (parts);
  g_autoptr (GArray) ranks = td_rank_changes (progress, progress->root, page->measure);
  guint n = 0;

  if (!parts->whole.known)
    return;
  for (guint i = 0; i < sorted->len && n < MAX_NAMED; i++)
    {
      const TdContribution *part = g_ptr_array_index (sorted, i);
      g_autofree char *share = NULL;
      g_autofree char *rank = NULL;
      g_autofree char *text = NULL;

      if (part->value <= 0)
        break;
      share = td_wording_contribution (page->measure, part->value);
      rank = word_rank (progress, ranks, part->subject, page->measure);
      text = rank != NULL ? g_strdup_printf ("%s \u00b7 %s", share, rank) : g_strdup (share);
      add_finding (
          page, td_book_get_short_name (progress->book, part->subject), text, part->subject);
      n++;
    }
}

static void
show_chart (TdAnalysisPage *page, const TdProgress *progress)
{
  g_autoptr (TdChart) chart
      = td_chart_new_contribution (progress, progress->root, page->measure, TD_CHART_NO_FLAGS);

  td_chart_view_set_chart (page->chart, chart);
}

static void
show_findings (TdAnalysisPage *page, const TdProgress *progress)
{
  const TdProgressRow *root = td_progress_find (progress, progress->root, page->measure);
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (progress->book, progress->cut);
  TdForecast forecast = td_forecaster_get (forecaster, progress->root, page->measure);
  TdElapsed elapsed = td_elapsed (progress->as_of);
  bool runs = elapsed.part < elapsed.whole; /* on 30/9 nothing is due later */
  TdMilestones milestones;
  GtkListBoxRow *line;

  while ((line = gtk_list_box_get_row_at_index (page->findings, 0)) != NULL)
    gtk_list_box_remove (page->findings, GTK_WIDGET (line));
  td_book_get_milestones (progress->book, &milestones);
  TdPace pace = td_pace (progress, root, &milestones, runs ? &forecast : NULL);
  g_autofree char *standing = td_wording_row (progress->book, root);
  g_autofree char *quota = td_wording_quota (root, &pace);
  g_autofree char *outlook = td_wording_forecast (&forecast);

  add_finding (page, C_ ("analysis", "Where we are"), standing, root->subject);
  add_units (page, progress);
  if (runs)
    add_finding (page, C_ ("analysis", "Against what is due by now"), quota, TD_SUBJECT_NONE);
  if (pace.has_now)
    add_need (page, &pace);
  if (runs)
    add_finding (page, C_ ("analysis", "Outlook"), outlook, TD_SUBJECT_NONE);
  add_movement (page, progress, root, C_ ("analysis", "Since last month"), progress->month_base);
  add_movement (page, progress, root, C_ ("analysis", "On a year ago"), progress->year_base);
  add_contributions (page, progress);
}

static void
say (TdAnalysisPage *page, const char *sentence)
{
  gtk_label_set_label (page->status, sentence);
  gtk_widget_set_visible (GTK_WIDGET (page->status), *sentence != '\0');
}

/* Where the root would stand by what is typed; nothing where nothing is. */
static void
show_outcome (TdAnalysisPage *page)
{
  const TdOutcome *root = td_what_if_model_get_root (page->model);
  g_autofree char *rate = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  if (root == NULL || !root->has_rate || td_what_if_model_is_empty (page->model))
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

/* What was tried with one workspace says nothing about another. */
static void
forget_others (TdAnalysisPage *page)
{
  const char *path
      = td_workspace_get_path (td_session_get_workspace (td_page_get_session (TD_PAGE (page))));

  if (g_strcmp0 (path, page->path) == 0)
    return;
  g_free (page->path);
  page->path = g_strdup (path);
  td_what_if_model_forget (page->model);
  say (page, "");
}

static void
td_analysis_page_refresh (TdPage *base)
{
  TdAnalysisPage *page = TD_ANALYSIS_PAGE (base);
  TdSession *session = td_page_get_session (base);
  const TdProgress *progress = td_session_get_progress (session);
  guint row;
  int column;

  if (progress == NULL || progress->root == TD_SUBJECT_NONE)
    {
      td_what_if_model_set (page->model, NULL, page->measure);
      gtk_stack_set_visible_child_name (page->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (page->stack, "content");
  forget_others (page);
  show_findings (page, progress);
  show_chart (page, progress);
  td_what_if_model_set (
      page->model,
      td_progress_new (progress->book, progress->cut, progress->on, TD_SUBJECT_NONE, false),
      page->measure);
  td_grid_set_name (page->grid,
                    page->measure == TD_MEASURE_CASES ? _ ("What if, by cases")
                                                      : _ ("What if, by money"));
  show_outcome (page);
  /* The first cell that is typed into. */
  if (td_grid_get_cursor (page->grid, &row, &column) && column < TD_WHAT_IF_MORE_COMPLETED)
    td_grid_set_cursor (page->grid, row, TD_WHAT_IF_MORE_COMPLETED);
}

static void
td_analysis_page_show_place (TdPage *base, TdSubject subject, int measure, int item)
{
  if (measure >= 0)
    g_action_group_change_action_state (
        G_ACTION_GROUP (TD_ANALYSIS_PAGE (base)->actions),
        "measure",
        g_variant_new_string (td_measure_name ((TdMeasure)measure)));
  if (subject != TD_SUBJECT_NONE)
    {
      TdAnalysisPage *page = TD_ANALYSIS_PAGE (base);
      int row = td_what_if_model_find (page->model, subject);
      if (row >= 0)
        td_grid_set_cursor (page->grid, (guint)row, TD_WHAT_IF_MORE_COMPLETED);
    }
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
  say (page, "");
  td_page_refresh (TD_PAGE (page));
}

static void
fill_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdAnalysisPage *page = data;
  bool by_own = g_str_equal (g_variant_get_string (parameter, NULL), "own-target");
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));
  g_autoptr (TdPlanToTarget) plan = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (!td_grid_finish (page->grid))
    return;
  plan = td_what_if_model_fill (page->model, by_own ? TD_LIMIT_OWN_TARGET : TD_LIMIT_ROOM);
  if (plan == NULL)
    return;
  text = td_wording_plan_to_target (progress, page->measure, plan);
  sentence = td_text_capitalise (text);
  say (page, sentence);
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdAnalysisPage *page = data;

  say (page, "");
  td_what_if_model_clear (page->model);
}

static void
message_cb (TdAnalysisPage *page, const char *sentence)
{
  say (page, sentence != NULL ? sentence : "");
}

static void
chart_activated_cb (TdAnalysisPage *page)
{
  td_session_navigate (
      td_page_get_session (TD_PAGE (page)), "charts", TD_SUBJECT_NONE, (int)page->measure, -1);
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
td_analysis_page_finalize (GObject *object)
{
  g_free (TD_ANALYSIS_PAGE (object)->path);
  G_OBJECT_CLASS (td_analysis_page_parent_class)->finalize (object);
}

static void
td_analysis_page_class_init (TdAnalysisPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdPageClass *page_class = TD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_analysis_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_analysis_page_finalize;
  page_class->refresh = td_analysis_page_refresh;
  page_class->show_place = td_analysis_page_show_place;
  page_class->finish = td_analysis_page_finish;

  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-analysis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, findings);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, grid);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, chart);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, TdAnalysisPage, status);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_activated_cb);
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
