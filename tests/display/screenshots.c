/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * screenshots WORKSPACE FOLDER LOOK:SIZE...: opens the window on a copy of the workspace, which is
 * the sample of Thái Nguyên, goes through its pages and dialogs, writes a picture of each in each
 * look and size as FOLDER/NAME-SIZE-LOOK.png, and prints a line for each thing found there, with
 * tabs in between: picture, kind (text, tooltip, spoken, fault), text. LOOK begins with "light" or
 * "dark"; what follows names the surroundings: "-hc" where they ask for high contrast, "-en" in
 * English. build-aux/screenshots.py runs it and reads that.
 */

#include "config.h"

#include "display.h"
#include "survey.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "analysis/td-check.h"
#include "app/td-analysis-page.h"
#include "app/td-assistant.h"
#include "app/td-backups-dialog.h"
#include "app/td-chart-view.h"
#include "app/td-charts-page.h"
#include "app/td-cut-selector.h"
#include "app/td-dialogs.h"
#include "app/td-directives-editor.h"
#include "app/td-directive-dialog.h"
#include "app/td-documents-page.h"
#include "app/td-draft-part-row.h"
#include "app/td-faults-dialog.h"
#include "app/td-field-popover.h"
#include "app/td-field-row.h"
#include "app/td-figures-page.h"
#include "app/td-form-editor.h"
#include "app/td-import.h"
#include "app/td-journal-page.h"
#include "app/td-issue-dialog.h"
#include "app/td-issue-selector.h"
#include "app/td-lowest-dialog.h"
#include "app/td-milestones-dialog.h"
#include "app/td-new-cut-dialog.h"
#include "app/td-new-paper-dialog.h"
#include "app/td-officer-dialog.h"
#include "app/td-paste-dialog.h"
#include "app/td-preferences.h"
#include "app/td-refresh-dialog.h"
#include "app/td-reporting-dialog.h"
#include "app/td-restructure-assistant.h"
#include "app/td-screenshot.h"
#include "app/td-settings-window.h"
#include "app/td-setup.h"
#include "app/td-targets-dialog.h"
#include "app/td-targets-page.h"
#include "app/td-template-editor.h"
#include "app/td-unit-dialog.h"
#include "app/td-unit-table.h"
#include "app/td-units-page.h"
#include "app/td-what-if-model.h"

/* Frames that a change may take to settle: content, then the window, then sizes, then places. */
#define N_FRAMES 4

/* The smallest window that the program is made for: dialogs fit into it. */
#define LEAST_WIDTH 1024
#define LEAST_HEIGHT 700

/* A look and a size in which each page is taken. */
typedef struct
{
  char look[16];
  int width;
  int height;
} View;

typedef struct
{
  TdApplication *application; /* owned */
  GSettings *settings;        /* owned */
  const char *source;         /* the workspace to copy */
  const char *folder;
  View views[8]; /* windows open in the first one */
  guint n_views;
  TdWindow *window; /* the one that is open, owned by GTK */
  guint n_paths;
} Stage;

/* Waiting */

static void
painted_cb (GdkFrameClock *clock, guint *n_frames)
{
  ++*n_frames;
}

/* Lets a window settle: it gets its place in each of the frames, and is drawn in the last. It
 * returns right after that one: what is drawn is whole, nothing is asked of it any more. */
static void
settle (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  guint n_frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &n_frames);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      guint before;

      while (g_main_context_iteration (NULL, FALSE))
        ;
      before = n_frames;
      if (i + 1 < N_FRAMES)
        gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
      else
        gtk_widget_queue_draw (GTK_WIDGET (window));
      display_until (n_frames > before);
    }
  g_signal_handler_disconnect (clock, handler);
}

/* Reporting */

static void
print_finding (const char *picture, const char *kind, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *line = g_strjoinv (" ", lines);

  g_strdelimit (line, "\t\r", ' ');
  g_print ("%s\t%s\t%s\n", picture, kind, line);
}

static void
set_look (const View *view)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_has_prefix (view->look, "dark")
                                          ? ADW_COLOR_SCHEME_FORCE_DARK
                                          : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* Takes the picture of a window as it is and looks through it. */
static void
take_picture (Stage *stage, const View *view, GtkWindow *window, const char *name)
{
  g_autofree char *picture
      = g_strdup_printf ("%s-%dx%d-%s", name, view->width, view->height, view->look);
  g_autofree char *file = g_strconcat (picture, ".png", NULL);
  g_autofree char *path = g_build_filename (stage->folder, file, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  settle (window);
  td_screenshot_save (window, path, &error);
  g_assert_no_error (error);
  findings = survey (window);
  for (guint i = 0; i < findings->len; i++)
    {
      const SurveyFinding *finding = g_ptr_array_index (findings, i);

      print_finding (picture, survey_kind_name (finding->kind), finding->text);
    }
}

/* A dialog, which has a size of its own, once in each look. */
static void
shoot_window (Stage *stage, GtkWindow *window, const char *name)
{
  const char *before = "";

  for (guint i = 0; i < stage->n_views; i++)
    {
      const View *view = &stage->views[i];

      if (g_str_equal (view->look, before))
        continue;
      before = view->look;
      set_look (view);
      take_picture (stage, view, window, name);
    }
  set_look (&stage->views[0]);
}

/* The main window, in each look and size. */
static void
shoot (Stage *stage, const char *name)
{
  GtkWindow *window = GTK_WINDOW (stage->window);

  for (guint i = 0; i < stage->n_views; i++)
    {
      const View *view = &stage->views[i];
      int width;
      int height;

      set_look (view);
      gtk_window_set_default_size (window, view->width, view->height);
      take_picture (stage, view, window, name);
      width = gtk_widget_get_width (GTK_WIDGET (window));
      height = gtk_widget_get_height (GTK_WIDGET (window));
      if (width != view->width || height != view->height)
        {
          g_autofree char *fault = g_strdup_printf ("the window is %d×%d", width, height);

          print_finding (name, survey_kind_name (SURVEY_FAULT), fault);
        }
    }
  set_look (&stage->views[0]);
  gtk_window_set_default_size (window, stage->views[0].width, stage->views[0].height);
}

/* The dialog that was opened last; then it goes. */
static void
shoot_dialog (Stage *stage, GType type, const char *name)
{
  GtkWindow *dialog = display_top_window (type);

  g_assert_nonnull (dialog);
  shoot_window (stage, dialog, name);
  if (gtk_widget_get_width (GTK_WIDGET (dialog)) > LEAST_WIDTH
      || gtk_widget_get_height (GTK_WIDGET (dialog)) > LEAST_HEIGHT)
    print_finding (name, survey_kind_name (SURVEY_FAULT), "the dialog is larger than the window");
  gtk_window_destroy (dialog);
}

/* Setting the stage */

static void
open_window (Stage *stage)
{
  stage->window = td_window_new (GTK_APPLICATION (stage->application), stage->settings);
  gtk_window_set_default_size (
      GTK_WINDOW (stage->window), stage->views[0].width, stage->views[0].height);
  gtk_window_present (GTK_WINDOW (stage->window));
}

static void
open_workspace (Stage *stage, const char *path)
{
  TdSession *session;
  g_autoptr (GError) error = NULL;

  open_window (stage);
  g_assert_true (td_window_open (stage->window, path));
  session = td_window_get_session (stage->window);
  if (td_session_get_cut (session) >= 0)
    {
      td_session_set_issued (session, td_day_new (2025, 9, 15), &error);
      g_assert_no_error (error);
    }
  settle (GTK_WINDOW (stage->window));
}

/* (transfer full): a path for a workspace of one picture. */
static char *
make_path (Stage *stage, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s %u.tiendo", name, ++stage->n_paths);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  return g_build_filename (g_get_user_data_dir (), file, NULL);
}

static void
open_sample (Stage *stage, const char *page)
{
  g_autofree char *path = make_path (stage, "số liệu");
  g_autoptr (GFile) from = g_file_new_for_path (stage->source);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  open_workspace (stage, path);
  g_assert_true (td_window_show_page (stage->window, page));
  settle (GTK_WINDOW (stage->window));
}

static void
close_windows (Stage *stage)
{
  GListModel *windows = gtk_window_get_toplevels ();

  /* GTK asks where the pointer is once the window has its size, which it must live to see. */
  if (stage->window != NULL)
    settle (GTK_WINDOW (stage->window));
  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  stage->window = NULL;
}

/* Finding one's way */

static TdSession *
get_session (Stage *stage)
{
  return td_window_get_session (stage->window);
}

static TdSubject
find_unit (Stage *stage, const char *code)
{
  TdSubject unit = td_book_find_unit (td_session_get_book (get_session (stage)), code);

  g_assert_cmpint (unit, !=, TD_SUBJECT_NONE);
  return unit;
}

static GtkWidget *
find (Stage *stage, GType type)
{
  GtkWidget *found = display_find (GTK_WIDGET (stage->window), type, NULL);

  g_assert_nonnull (found);
  return found;
}

static TdUnitsPage *
open_unit (Stage *stage, const char *code)
{
  TdUnitsPage *page;

  open_sample (stage, "units");
  page = TD_UNITS_PAGE (find (stage, TD_TYPE_UNITS_PAGE));
  td_units_page_show (page, find_unit (stage, code), -1, -1);
  settle (GTK_WINDOW (stage->window));
  return page;
}

static void
act (GtkWidget *widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

/* Sets the state of an action of the page of charts, as one of its buttons would. */
static void
set_chart (GtkWidget *page, const char *action, const char *value)
{
  g_autofree char *name = g_strconcat ("charts.", action, NULL);
  GtkWidget *inside = gtk_widget_get_first_child (page);

  g_assert_true (value != NULL ? gtk_widget_activate_action (inside, name, "s", value)
                               : gtk_widget_activate_action (inside, name, NULL));
}

static void
press_key (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_assert_true (handled);
}

/* The popover of the first menu button below @root for which @name is NULL or its name. */
static void
open_menu (Stage *stage, GtkWidget *root, const char *name)
{
  GtkWidget *button = display_find (root, GTK_TYPE_MENU_BUTTON, name);

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (GTK_WINDOW (stage->window));
}

/* The pages */

static void
start (Stage *stage)
{
  open_window (stage);
  shoot (stage, "start");
}

static void
start_failure (Stage *stage)
{
  g_autofree char *path = make_path (stage, "danh sách");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "code,name\n", -1, &error);
  g_assert_no_error (error);
  open_window (stage);
  g_assert_false (td_window_open (stage->window, path));
  shoot (stage, "start-failure");
}

static void
overview (Stage *stage)
{
  open_sample (stage, "overview");
  shoot (stage, "overview");
}

/* The program's own sample says that it is one. */
static void
overview_sample (Stage *stage)
{
  g_autofree char *path = display_sample ();

  open_workspace (stage, path);
  shoot (stage, "overview-sample");
}

static void
overview_earlier (Stage *stage)
{
  open_sample (stage, "overview");
  td_session_set_as_of (get_session (stage), td_day_new (2024, 10, 31));
  shoot (stage, "overview-october");
}

static void
overview_read_only (Stage *stage)
{
  g_autofree char *path = NULL;
  TdWindow *holder;

  open_sample (stage, "overview");
  holder = stage->window;
  path = g_strdup (td_workspace_get_path (td_session_get_workspace (get_session (stage))));
  open_workspace (stage, path);
  g_assert_true (td_workspace_is_read_only (td_session_get_workspace (get_session (stage))));
  shoot (stage, "overview-read-only");
  gtk_window_destroy (GTK_WINDOW (holder));
}

static void
cut_selector (Stage *stage)
{
  open_sample (stage, "overview");
  act (GTK_WIDGET (stage->window), "win.choose-cut");
  shoot (stage, "cut-selector");
}

static void
issue_selector (Stage *stage)
{
  TdIssueSelector *selector;

  open_sample (stage, "overview");
  selector = TD_ISSUE_SELECTOR (find (stage, TD_TYPE_ISSUE_SELECTOR));
  td_issue_selector_popup (selector);
  settle (GTK_WINDOW (stage->window));
  gtk_editable_set_text (GTK_EDITABLE (display_find (GTK_WIDGET (selector), GTK_TYPE_ENTRY, NULL)),
                         "11/9/2025");
  g_assert_false (td_issue_selector_enter (selector, "11/9/2025"));
  shoot (stage, "issue-selector");
}

static void
main_menu (Stage *stage)
{
  GtkWidget *content;

  open_sample (stage, "overview");
  content = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (stage->window), TD_TYPE_WINDOW, "flap"));
  open_menu (stage, content, _ ("Main Menu"));
  shoot (stage, "main-menu");
}

static void
empty_pages (Stage *stage)
{
  static const char *const pages[] = { "overview", "figures", "charts", "units" };
  g_autofree char *path = make_path (stage, "trống");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_create (path, &error);

  g_assert_no_error (error);
  td_workspace_close (workspace);
  open_workspace (stage, path);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("empty-", pages[i], NULL);

      g_assert_true (td_window_show_page (stage->window, pages[i]));
      shoot (stage, name);
    }
}

/* As the assistant leaves it: units and targets, a cut, no figures. */
static void
new_pages (Stage *stage)
{
  static const char *const pages[] = { "overview", "charts", "units" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = td_new_units_parse (
      "Phòng Nghiệp vụ và tổ chức thi hành án\nPhòng THADS khu vực 1\nPhòng THADS khu vực 2\n",
      &error);
  const TdNewWorkspace contents = { .agency = "Thi hành án dân sự tỉnh Thái Nguyên",
                                    .units = units,
                                    .work_year = 2025,
                                    .has_target = { true, true },
                                    .rate = { 8405, 5208 },
                                    .rule = { TD_RULE_GE, TD_RULE_GE } };
  g_autofree char *path = make_path (stage, "mới");
  g_autoptr (TdWorkspace) workspace = NULL;

  g_assert_no_error (error);
  workspace = td_new_workspace_write (&contents, path, td_day_new (2025, 9, 15), &error);
  g_assert_no_error (error);
  td_workspace_close (workspace);
  open_workspace (stage, path);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("new-", pages[i], NULL);

      g_assert_true (td_window_show_page (stage->window, pages[i]));
      shoot (stage, name);
    }
}

static void
charts (Stage *stage)
{
  static const char *const topics[]
      = { "ranking", "contribution", "increments", "heatmap", "years", "composition", "trend" };
  static const char *const measures[] = { "money", "cases" };
  GtkWidget *page;

  open_sample (stage, "charts");
  page = find (stage, TD_TYPE_CHARTS_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      set_chart (page, "kind", topics[i]);
      for (guint j = 0; j < G_N_ELEMENTS (measures); j++)
        {
          g_autofree char *name
              = g_strconcat ("charts-", topics[i], j == 0 ? "-money" : NULL, NULL);
          set_chart (page, "measure", measures[j]);
          shoot (stage, name);
        }
    }
}

/* All that a trend can show, a part of its days, what a chart's menu holds, the tables. */
static void
charts_parts (Stage *stage)
{
  static const char *const tables[]
      = { "ranking", "contribution", "increments", "heatmap", "years", "composition", "trend" };
  GtkWidget *page;
  GtkWidget *view;

  open_sample (stage, "charts");
  page = find (stage, TD_TYPE_CHARTS_PAGE);
  view = GTK_WIDGET (gtk_widget_get_template_child (page, TD_TYPE_CHARTS_PAGE, "view"));
  set_chart (page, "quota", NULL);
  shoot (stage, "charts-trend-all");
  g_signal_emit_by_name (view, "range-selected", td_day_new (2025, 3, 1), td_day_new (2025, 6, 30));
  shoot (stage, "charts-trend-zoomed");
  press_key (view, GDK_KEY_0);
  press_key (view, GDK_KEY_End);
  g_assert_true (gtk_widget_activate_action (view, "charts.menu", NULL));
  settle (GTK_WINDOW (stage->window));
  shoot (stage, "charts-menu");
  gtk_popover_popdown (GTK_POPOVER (
      display_find (gtk_widget_get_ancestor (view, GTK_TYPE_STACK), GTK_TYPE_POPOVER_MENU, NULL)));
  set_chart (page, "kind", "heatmap");
  set_chart (page, "cumulative", NULL);
  shoot (stage, "charts-heatmap-cumulative");
  set_chart (page, "table", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *name = g_strconcat ("charts-table-", tables[i], NULL);
      set_chart (page, "kind", tables[i]);
      shoot (stage, name);
    }
}

/* Four units are ticked in the list; then the keys walk along the lines. */
static void
charts_units (Stage *stage)
{
  static const char *const names[] = { "Phòng NV&TCTHA", "Khu vực 3", "Khu vực 1", "Khu vực 4" };
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *button;
  GtkWidget *list;

  open_sample (stage, "charts");
  page = find (stage, TD_TYPE_CHARTS_PAGE);
  button = GTK_WIDGET (gtk_widget_get_template_child (page, TD_TYPE_CHARTS_PAGE, "units_button"));
  list = GTK_WIDGET (gtk_widget_get_template_child (page, TD_TYPE_CHARTS_PAGE, "unit_list"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (GTK_WINDOW (stage->window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *check = NULL;

      for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL && check == NULL;
           row = gtk_widget_get_next_sibling (row))
        {
          GtkWidget *child = gtk_widget_get_first_child (row);

          if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (child)), names[i]) == 0)
            check = child;
        }
      g_assert_nonnull (check);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
  shoot (stage, "charts-choose-units");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  shoot (stage, "charts-units");
  view = GTK_WIDGET (gtk_widget_get_template_child (page, TD_TYPE_CHARTS_PAGE, "view"));
  press_key (view, GDK_KEY_End);
  press_key (view, GDK_KEY_Left);
  press_key (view, GDK_KEY_Left);
  shoot (stage, "charts-units-tip");
  set_chart (page, "table", NULL);
  shoot (stage, "charts-units-table");
}

static void
unit_province (Stage *stage)
{
  open_unit (stage, "TN");
  shoot (stage, "unit-province");
}

static void
unit (Stage *stage)
{
  open_unit (stage, "KV3");
  shoot (stage, "unit");
}

/* A figure that breaks an identity, and one that is refused. */
static void
unit_faults (Stage *stage)
{
  TdUnitsPage *page = open_unit (stage, "KV3");
  TdRecordForm *form = td_units_page_get_form (page);
  TdFigureField *good = td_record_form_get_field (form, TD_MEASURE_CASES, TD_ITEM_NOT_ELIGIBLE);
  TdFigureField *bad = td_record_form_get_field (form, TD_MEASURE_MONEY, TD_ITEM_EXECUTED);

  gtk_editable_set_text (GTK_EDITABLE (td_figure_field_get_entry (good)), "350");
  g_assert_true (td_figure_field_finish (good));
  gtk_widget_grab_focus (GTK_WIDGET (td_figure_field_get_entry (bad)));
  gtk_editable_set_text (GTK_EDITABLE (td_figure_field_get_entry (bad)), "60.547,5");
  g_assert_false (td_figure_field_finish (bad));
  shoot (stage, "unit-faults");
}

/* Adds to what a unit has by cases in the chosen cut. */
static void
add_cases (
    Stage *stage, const char *unit, int64_t in_progress, int64_t eligible, int64_t not_eligible)
{
  TdSession *session = get_session (stage);
  const TdBook *book = td_session_get_book (session);
  TdDay as_of = td_session_get_as_of (session);
  TdRecord record = { .as_of = as_of, .unit = (char *)unit, .measure = TD_MEASURE_CASES };
  TdAction action = { .kind = "set", .unit = unit, .as_of = as_of };
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;

  record.figures = *td_book_get_entered (
      book, td_session_get_cut (session), td_book_find_unit (book, unit), TD_MEASURE_CASES);
  record.figures.value[TD_ITEM_IN_PROGRESS] += in_progress;
  record.figures.value[TD_ITEM_ELIGIBLE] += eligible;
  record.figures.value[TD_ITEM_NOT_ELIGIBLE] += not_eligible;
  td_changes_put_record (changes, &record);
  (void)td_session_apply (session, changes, &action, NULL, &error);
  g_assert_no_error (error);
}

/* Explains the warning about khu vực 1, and unfolds what is explained. */
static void
explain_warning (Stage *stage)
{
  TdSession *session = get_session (stage);
  const TdBook *book = td_session_get_book (session);
  g_autoptr (GArray) problems
      = td_check_subject (book, td_session_get_cut (session), td_book_find_unit (book, "KV1"));
  const TdProblem *problem = &g_array_index (problems, TdProblem, 0);
  const char *note = "Đã xác minh lại 150 việc theo Kế hoạch 27/KH-THADS";
  TdAction action = { .kind = "explain",
                      .unit = "KV1",
                      .as_of = td_session_get_as_of (session),
                      .detail = problem->code,
                      .note = note };
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;

  td_problem_explain (book, problem, note, changes);
  (void)td_session_apply (session, changes, &action, NULL, &error);
  g_assert_no_error (error);
  settle (GTK_WINDOW (stage->window));
  /* The unit with the error, its finding, the heading of what is explained. */
  g_signal_emit_by_name (
      display_find (GTK_WIDGET (stage->window), GTK_TYPE_LIST_VIEW, _ ("Findings")), "activate", 2);
}

/* Nothing found; then an error and a warning; then the warning explained. */
/* The page of figures, which shows. */
static TdFiguresPage *
open_figures (Stage *stage)
{
  GtkStack *pages;

  open_sample (stage, "figures");
  pages = GTK_STACK (
      gtk_widget_get_template_child (GTK_WIDGET (stage->window), TD_TYPE_WINDOW, "page_stack"));
  return TD_FIGURES_PAGE (gtk_stack_get_visible_child (pages));
}

static void
figures (Stage *stage)
{
  TdFiguresPage *page = open_figures (stage);
  TdFiguresModel *model = td_figures_page_get_model (page);

  shoot (stage, "figures");
  add_cases (stage, "KV3", 0, 0, 10);
  td_grid_set_cursor (td_figures_page_get_grid (page), 5, 5);
  shoot (stage, "figures-finding");
  td_figures_model_set_measure (model, TD_MEASURE_MONEY);
  td_figures_model_set_mode (model, TD_FIGURES_MONTH);
  shoot (stage, "figures-month");
  td_figures_model_set_mode (model, TD_FIGURES_CUMULATIVE);
  td_figures_page_set_quick (page, true);
  shoot (stage, "figures-quick");
}

static void
paste_dialog (Stage *stage)
{
  TdFiguresPage *page = open_figures (stage);

  td_grid_set_cursor (td_figures_page_get_grid (page), 5, 8);
  g_signal_emit_by_name (td_figures_page_get_grid (page),
                         "paste",
                         "Khu vực 3\t930\t2o\nKhu vực 4\t700\t\nKhu vực 9\t1\t2\n");
  display_until (display_top_window (TD_TYPE_PASTE_DIALOG) != NULL);
  shoot_dialog (stage, TD_TYPE_PASTE_DIALOG, "paste");
}

static void
check_page (Stage *stage)
{
  open_sample (stage, "check");
  shoot (stage, "check-clean");
  add_cases (stage, "KV1", -150, -150, 150);
  add_cases (stage, "KV3", 0, 0, 10);
  shoot (stage, "check");
  explain_warning (stage);
  shoot (stage, "check-explained");
}

static void
unit_closed (Stage *stage)
{
  TdSession *session;
  g_autoptr (GError) error = NULL;

  open_unit (stage, "KV3");
  session = get_session (stage);
  g_assert_true (td_workspace_close_cut (
      td_session_get_workspace (session), td_session_get_as_of (session), NULL, &error));
  g_assert_no_error (error);
  shoot (stage, "unit-closed");
}

static void
unit_ended (Stage *stage)
{
  open_unit (stage, "DH");
  shoot (stage, "unit-ended");
}

static void
unit_search (Stage *stage)
{
  TdUnitsPage *page = open_unit (stage, "KV3");

  td_unit_tree_search (td_units_page_get_tree (page), "dinh hoa");
  shoot (stage, "unit-search");
  td_unit_tree_search (td_units_page_get_tree (page), "xyz");
  shoot (stage, "unit-search-nothing");
}

static void
unit_menu (Stage *stage)
{
  TdUnitsPage *page = open_unit (stage, "KV3");
  GtkWidget *heading = gtk_widget_get_parent (GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (page), TD_TYPE_UNITS_PAGE, "edit_button")));

  open_menu (stage, heading, NULL);
  shoot (stage, "unit-menu");
}

/* The dialogs */

static void
enter (GtkWidget *dialog, const char *child, const char *text)
{
  TdFieldRow *row
      = TD_FIELD_ROW (gtk_widget_get_template_child (dialog, G_OBJECT_TYPE (dialog), child));

  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (row)), text);
  td_field_row_finish (row);
}

static void
assistant (Stage *stage)
{
  TdAssistant *dialog;
  GtkTextView *view;

  open_window (stage);
  dialog = td_assistant_new (GTK_WINDOW (stage->window));
  gtk_window_present (GTK_WINDOW (dialog));
  td_assistant_next (dialog);
  shoot_window (stage, GTK_WINDOW (dialog), "assistant-agency");
  enter (GTK_WIDGET (dialog), "agency_row", "Thi hành án dân sự tỉnh Thái Nguyên");
  td_assistant_next (dialog);
  shoot_window (stage, GTK_WINDOW (dialog), "assistant-units");
  view = GTK_TEXT_VIEW (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), TD_TYPE_ASSISTANT, "units_view"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view),
                            "Phòng Nghiệp vụ và tổ chức thi hành án\nPhòng THADS khu vực 1\n"
                            "Phòng THADS khu vực 2\nPhòng THADS khu vực 3\n",
                            -1);
  td_assistant_next (dialog);
  display_press (GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), TD_TYPE_ASSISTANT, "back_button")));
  shoot_window (stage, GTK_WINDOW (dialog), "assistant-units-pasted");
  td_assistant_next (dialog);
  enter (GTK_WIDGET (dialog), "cases_row", "84,05");
  enter (GTK_WIDGET (dialog), "money_row", "52,085");
  td_assistant_next (dialog);
  g_assert_cmpstr (td_assistant_get_step (dialog), ==, "targets");
  shoot_dialog (stage, TD_TYPE_ASSISTANT, "assistant-targets");
}

static void
preferences (Stage *stage)
{
  open_sample (stage, "overview");
  gtk_window_present (
      GTK_WINDOW (td_preferences_new (GTK_WINDOW (stage->window), stage->settings)));
  shoot_dialog (stage, TD_TYPE_PREFERENCES, "preferences");
}

static void
settings_window (Stage *stage)
{
  open_sample (stage, "overview");
  act (GTK_WIDGET (stage->window), "win.settings");
  shoot_dialog (stage, TD_TYPE_SETTINGS_WINDOW, "settings");

  act (GTK_WIDGET (stage->window), "win.settings");
  adw_preferences_window_set_visible_page_name (
      ADW_PREFERENCES_WINDOW (display_top_window (TD_TYPE_SETTINGS_WINDOW)), "check");
  shoot_dialog (stage, TD_TYPE_SETTINGS_WINDOW, "settings-check");

  act (GTK_WIDGET (stage->window), "win.settings");
  adw_preferences_window_set_visible_page_name (
      ADW_PREFERENCES_WINDOW (display_top_window (TD_TYPE_SETTINGS_WINDOW)), "standing");
  shoot_dialog (stage, TD_TYPE_SETTINGS_WINDOW, "settings-standing");
}

/* Milestones, one of them lower than the one before. */
static void
milestones (Stage *stage)
{
  static const char *const rates[] = { "25", "55", "50" };
  TdMilestonesDialog *dialog;
  TdGridModel *model;

  open_sample (stage, "overview");
  dialog = td_milestones_dialog_new (GTK_WINDOW (stage->window),
                                     td_window_get_session (stage->window));
  gtk_window_present (GTK_WINDOW (dialog));
  model = td_grid_get_model (td_milestones_dialog_get_grid (dialog));
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree char *message = NULL;
      g_assert_true (td_grid_model_commit (model, 3 * i + 2, 0, rates[i], &message));
      g_assert_true (td_grid_model_commit (model, 3 * i + 2, 3, rates[i], &message));
    }
  g_assert_false (td_milestones_dialog_save (dialog));
  shoot_dialog (stage, TD_TYPE_MILESTONES_DIALOG, "milestones");
}

/* What the analysis found; and what the fewest units must do when more becomes eligible. */
static void
analysis (Stage *stage)
{
  GtkWidget *inside;
  TdGrid *grid;
  g_autofree char *message = NULL;

  open_sample (stage, "analysis");
  shoot (stage, "analysis");
  inside = gtk_widget_get_first_child (find (stage, TD_TYPE_ANALYSIS_PAGE));
  grid = TD_GRID (display_find (inside, TD_TYPE_GRID, NULL));
  g_assert_true (td_grid_model_commit (
      td_grid_get_model (grid), 0, TD_WHAT_IF_MORE_ELIGIBLE, "250", &message));
  g_assert_true (gtk_widget_activate_action (inside, "analysis.fill", "s", "own-target"));
  shoot (stage, "analysis-tried");
  g_assert_true (gtk_widget_activate_action (inside, "analysis.measure", "s", "money"));
  shoot (stage, "analysis-money");
}

static void
form_editor (Stage *stage)
{
  open_sample (stage, "overview");
  act (GTK_WIDGET (stage->window), "win.edit-form");
  shoot_dialog (stage, TD_TYPE_FORM_EDITOR, "form-editor");
}

/* The text, the paper that it makes, and a mistake in it. */
static void
template_editor (Stage *stage)
{
  TdTemplateEditor *editor;

  open_sample (stage, "overview");
  act (GTK_WIDGET (stage->window), "win.templates");
  editor = TD_TEMPLATE_EDITOR (display_top_window (TD_TYPE_TEMPLATE_EDITOR));
  td_template_editor_show (editor, "dispatch");
  shoot_window (stage, GTK_WINDOW (editor), "template-editor");
  act (GTK_WIDGET (editor), "template.switch");
  display_settle ();
  shoot_window (stage, GTK_WINDOW (editor), "template-editor-preview");
  act (GTK_WIDGET (editor), "template.switch");
  gtk_text_buffer_insert_at_cursor (td_template_editor_get_buffer (editor),
                                    "[paragraph]\nTỷ lệ {cases.ratee} và {money.rate}.\n\n",
                                    -1);
  display_until (td_template_editor_get_error (editor) != NULL);
  shoot_dialog (stage, TD_TYPE_TEMPLATE_EDITOR, "template-editor-mistake");
}

static void
directives_editor (Stage *stage)
{
  TdDirectivesEditor *editor;

  open_sample (stage, "overview");
  act (GTK_WIDGET (stage->window), "win.directives");
  editor = TD_DIRECTIVES_EDITOR (display_top_window (TD_TYPE_DIRECTIVES_EDITOR));
  td_directives_editor_select (editor, 9);
  act (GTK_WIDGET (editor), "directives.remove");
  td_directives_editor_select (editor, 4);
  shoot_window (stage, GTK_WINDOW (editor), "directives-editor");
  act (GTK_WIDGET (editor), "directives.add");
  shoot_dialog (stage, TD_TYPE_DIRECTIVES_EDITOR, "directives-editor-new");
}

static void
shortcuts_and_about (Stage *stage)
{
  static const char *const names[] = { "shortcuts", "about" };

  open_sample (stage, "overview");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWindow *dialog = td_dialogs_load (GTK_WINDOW (stage->window), names[i]);

      gtk_window_present (dialog);
      shoot_dialog (stage, G_OBJECT_TYPE (dialog), names[i]);
    }
}

static void
cut_dialogs (Stage *stage)
{
  open_sample (stage, "overview");
  act (GTK_WIDGET (stage->window), "win.new-cut");
  shoot_dialog (stage, TD_TYPE_NEW_CUT_DIALOG, "new-cut");
  act (GTK_WIDGET (stage->window), "win.close-cut");
  shoot_dialog (stage, ADW_TYPE_MESSAGE_DIALOG, "close-cut");
  act (GTK_WIDGET (stage->window), "win.reporting");
  shoot_dialog (stage, TD_TYPE_REPORTING_DIALOG, "reporting");
  act (GTK_WIDGET (stage->window), "win.lowest-officers");
  shoot_dialog (stage, TD_TYPE_LOWEST_DIALOG, "lowest-officers-none");
}

/* Khu vực 1 has a revised target and Khu vực 4 one of its own; three have undertaken something. */
static void
put_targets_and_plans (Stage *stage)
{
  static const struct
  {
    const char *unit;
    int64_t completed[3]; /* July, August, September */
  } plans[] = { { "KV1", { 1400, 1560, 1804 } },
                { "KV4", { 560, 640, 827 } },
                { "KV5", { 1000, 1050, 1127 } } };
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "target", .as_of = TD_DAY_NONE };
  TdTarget target = { .unit = (char *)"KV1",
                      .work_year = 2025,
                      .rate = 8350,
                      .rule = TD_RULE_GT,
                      .from = td_day_new (2025, 7, 31),
                      .document = (char *)"Quyết định 112/QĐ-THADS ngày 31/7/2025" };

  td_changes_put_target (changes, &target);
  target.unit = (char *)"KV4";
  target.rate = 8000;
  td_changes_put_target (changes, &target);
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    for (int month = 0; month < 3; month++)
      {
        TdPlan plan = { .unit = (char *)plans[i].unit,
                        .month = td_day_month_end (td_day_new (2025, 7 + month, 1)),
                        .completed = plans[i].completed[month] };

        td_changes_put_plan (changes, &plan);
      }
  g_assert_true (td_session_apply (get_session (stage), changes, &action, NULL, &error));
  g_assert_no_error (error);
}

static void
targets (Stage *stage)
{
  GtkWidget *page;
  TdTargetsView *view;
  TdPlansView *plans;

  open_sample (stage, "targets");
  put_targets_and_plans (stage);
  page = display_find (GTK_WIDGET (stage->window), TD_TYPE_TARGETS_PAGE, NULL);
  view = td_targets_page_get_targets (TD_TARGETS_PAGE (page));
  td_targets_view_show (
      view, td_book_find_unit (td_session_get_book (get_session (stage)), "KV1"), TD_MEASURE_CASES);
  shoot (stage, "targets-page");
  g_assert_true (gtk_widget_activate_action (page, "targets.view", "s", "plans"));
  plans = td_targets_page_get_plans (TD_TARGETS_PAGE (page));
  td_grid_set_cursor (td_plans_view_get_grid (plans), 6, 11);
  shoot (stage, "plans");
}

static void
unit_dialogs (Stage *stage)
{
  GtkWidget *inside;

  inside = GTK_WIDGET (td_units_page_get_form (open_unit (stage, "KV3")));
  act (inside, "units.add");
  g_assert_false (td_unit_dialog_save (TD_UNIT_DIALOG (display_top_window (TD_TYPE_UNIT_DIALOG))));
  shoot_dialog (stage, TD_TYPE_UNIT_DIALOG, "unit-add");
  act (inside, "units.edit");
  shoot_dialog (stage, TD_TYPE_UNIT_DIALOG, "unit-edit");
  act (inside, "units.add-officer");
  shoot_dialog (stage, TD_TYPE_OFFICER_DIALOG, "officer-add");
  g_assert_true (gtk_widget_activate_action (inside, "units.targets", "i", (int)TD_MEASURE_CASES));
  shoot_dialog (stage, TD_TYPE_TARGETS_DIALOG, "targets");
}

/* Three officers of khu vực 3, one of whom has not reported. */
static void
add_officers (Stage *stage)
{
  static const char *const names[] = { "Nguyễn Văn Ánh", "Trần Thị Bình", "Nông Minh Đức" };
  TdSession *session = td_window_get_session (stage->window);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "officer", .unit = "KV3", .as_of = TD_DAY_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *code = g_strdup_printf ("CHV%u", i + 1);
      TdOfficer officer = {
        .code = code,
        .unit = (char *)"KV3",
        .name = (char *)names[i],
        .valid_from = td_day_new (2025, 9, 1),
        .valid_to = TD_DAY_NONE,
      };

      td_changes_put_officer (changes, &officer);
      for (int measure = 0; measure < TD_N_MEASURES && i < 2; measure++)
        {
          TdRecord record = {
            .as_of = td_session_get_as_of (session),
            .unit = (char *)"KV3",
            .officer = code,
            .measure = (TdMeasure)measure,
          };

          td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 400 * (measure == 0 ? 1 : 91237));
          td_figures_set (
              &record.figures, TD_ITEM_COMPLETED, (310 - 50 * i) * (measure == 0 ? 1 : 91237));
          td_changes_put_record (changes, &record);
        }
    }
  g_assert_true (td_session_apply (session, changes, &action, NULL, &error));
  g_assert_no_error (error);
}

static void
officers (Stage *stage)
{
  TdSession *session;
  TdBook *book;
  TdSubject unit;

  open_sample (stage, "overview");
  add_officers (stage);
  session = td_window_get_session (stage->window);
  book = td_session_get_book (session);
  unit = td_book_find_unit (book, "KV3");
  td_unit_table_toggle (TD_UNIT_TABLE (find (stage, TD_TYPE_UNIT_TABLE)), unit);
  shoot (stage, "overview-officers");
  act (GTK_WIDGET (stage->window), "win.lowest-officers");
  shoot_dialog (stage, TD_TYPE_LOWEST_DIALOG, "lowest-officers");
  act (GTK_WIDGET (stage->window), "win.reporting");
  shoot_dialog (stage, TD_TYPE_REPORTING_DIALOG, "reporting-officers");
  g_assert_true (td_window_show_page (stage->window, "units"));
  td_units_page_show (TD_UNITS_PAGE (find (stage, TD_TYPE_UNITS_PAGE)),
                      td_book_find_officer (book, "CHV2", unit, td_session_get_as_of (session)),
                      -1,
                      -1);
  shoot (stage, "officer");
  act (find (stage, TD_TYPE_RECORD_FORM), "units.edit");
  shoot_dialog (stage, TD_TYPE_OFFICER_DIALOG, "officer-edit");
  act (find (stage, TD_TYPE_RECORD_FORM), "units.move-officer");
  shoot_dialog (stage, TD_TYPE_OFFICER_DIALOG, "officer-move");
  act (find (stage, TD_TYPE_RECORD_FORM), "units.end-officer");
  shoot_dialog (stage, TD_TYPE_OFFICER_DIALOG, "officer-end");
}

/* Khu vực 5 is divided between a new unit and khu vực 4. */
static void
restructure (Stage *stage)
{
  GtkWidget *inside = GTK_WIDGET (td_units_page_get_form (open_unit (stage, "KV5")));
  TdRestructureAssistant *dialog;
  const char *id;

  act (inside, "units.restructure");
  dialog = TD_RESTRUCTURE_ASSISTANT (display_top_window (TD_TYPE_RESTRUCTURE_ASSISTANT));
  id = td_restructure_assistant_add_new (dialog);
  td_restructure_assistant_add_receiver (dialog, "KV4");
  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (
                             td_restructure_assistant_get_field (dialog, id, "name"))),
                         "Phòng THADS khu vực 8");
  td_field_row_finish (td_restructure_assistant_get_field (dialog, id, "name"));
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      gtk_editable_set_text (
          td_restructure_assistant_get_share (dialog, "KV5", id, (TdMeasure)measure), "60");
      gtk_editable_set_text (
          td_restructure_assistant_get_share (dialog, "KV5", "KV4", (TdMeasure)measure), "30");
    }
  g_assert_false (td_restructure_assistant_next (dialog));
  shoot_window (stage, GTK_WINDOW (dialog), "restructure");
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    gtk_editable_set_text (
        td_restructure_assistant_get_share (dialog, "KV5", "KV4", (TdMeasure)measure), "40");
  g_assert_true (td_restructure_assistant_next (dialog));
  shoot_dialog (stage, TD_TYPE_RESTRUCTURE_ASSISTANT, "restructure-preview");
}

/* (transfer full): a folder with one CSV file. */
static char *
make_folder (Stage *stage, const char *file, const char *contents)
{
  g_autofree char *folder = make_path (stage, "thư mục");
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&folder);
}

static void
import_dialogs (Stage *stage)
{
  g_autofree char *faulty = make_folder (
      stage,
      "units.csv",
      "code,name,kind,parent,valid_from\nA,Đơn vị A,agency,,\nB,Đơn vị B,regional,A,31/2/2025\n"
      "C,=Đơn vị,regional,A,\nB,Đơn vị D,phòng,A,\n");
  g_autofree char *good = make_folder (
      stage, "targets.csv", "unit,work_year,measure,rate,rule\nKV1,2025,cases,85.00,ge\n");
  GtkWindow *window;

  open_sample (stage, "overview");
  window = GTK_WINDOW (stage->window);
  td_import_start (window, get_session (stage), faulty);
  display_until (display_top_window (TD_TYPE_FAULTS_DIALOG) != NULL);
  shoot_dialog (stage, TD_TYPE_FAULTS_DIALOG, "import-faults");
  td_import_start (window, get_session (stage), good);
  display_until (display_top_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  shoot_dialog (stage, ADW_TYPE_MESSAGE_DIALOG, "import");
}

/* Some edits, one of them undone, and the newest group open. */
static void
journal (Stage *stage)
{
  TdSession *session;
  TdWorkspace *workspace;
  GtkWidget *view;
  g_autoptr (GError) error = NULL;

  open_sample (stage, "overview");
  session = td_window_get_session (stage->window);
  workspace = td_session_get_workspace (session);
  for (int i = 1; i <= 4; i++)
    {
      g_autoptr (TdChanges) changes = td_changes_new ();
      g_autofree char *code = g_strdup_printf ("KV%d", i);
      TdDay as_of = td_session_get_as_of (session);
      TdBook *book = td_session_get_book (session);
      TdRecord record = { .as_of = as_of, .unit = code, .measure = TD_MEASURE_CASES };
      TdAction action = { .kind = "set", .unit = code, .as_of = as_of };

      record.figures = *td_book_get_entered (
          book, td_book_find_cut (book, as_of), td_book_find_unit (book, code), TD_MEASURE_CASES);
      td_figures_set (&record.figures, TD_ITEM_EXECUTED, 1000 + i);
      td_figures_set (&record.figures, TD_ITEM_TERMINATED, i);
      td_changes_put_record (changes, &record);
      g_assert_true (td_session_apply (session, changes, &action, NULL, &error));
      if (i == 3)
        g_assert_true (td_workspace_undo (workspace, &error));
    }
  g_assert_true (td_window_show_page (stage->window, "journal"));
  view = GTK_WIDGET (gtk_widget_get_template_child (
      find (stage, TD_TYPE_JOURNAL_PAGE), TD_TYPE_JOURNAL_PAGE, "view"));
  display_until (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))) > 5);
  g_signal_emit_by_name (view, "activate", 0);
  display_until (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))) > 7);
  shoot (stage, "journal");
}

static void
backups (Stage *stage)
{
  TdWorkspace *workspace;
  GtkWindow *dialog;
  g_autofree char *file = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GError) error = NULL;

  open_sample (stage, "overview");
  workspace = td_session_get_workspace (td_window_get_session (stage->window));
  damaged = td_workspace_backup_dated (workspace, "daily", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (damaged, "x", -1, &error));
  file = td_workspace_backup_dated (workspace, "import", &error);
  g_assert_no_error (error);
  act (GTK_WIDGET (stage->window), "win.backups");
  dialog = display_top_window (TD_TYPE_BACKUPS_DIALOG);
  display_until (!td_backups_dialog_is_checking (TD_BACKUPS_DIALOG (dialog)));
  g_object_set (
      display_find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW, NULL), "expanded", TRUE, NULL);
  shoot_dialog (stage, TD_TYPE_BACKUPS_DIALOG, "backups");
}

/* A workspace of which a part was overwritten. */
static void
damaged_file (Stage *stage)
{
  g_autofree char *path = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  open_sample (stage, "overview");
  path = g_strdup (
      td_workspace_get_path (td_session_get_workspace (td_window_get_session (stage->window))));
  backup = td_workspace_backup_dated (
      td_session_get_workspace (td_window_get_session (stage->window)), "daily", &error);
  close_windows (stage);
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  memset (contents + 4096, 'x', length - 4096);
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, &error));
  open_window (stage);
  g_assert_false (td_window_open (stage->window, path));
  display_until (display_top_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  shoot_dialog (stage, ADW_TYPE_MESSAGE_DIALOG, "damaged");
  shoot (stage, "start-damaged");
}

/* The page of papers with a dispatch made of the sample. */
static TdDocumentsPage *
open_dispatch (Stage *stage)
{
  TdDocumentsPage *page;
  TdSession *session;
  g_autoptr (GError) error = NULL;

  open_sample (stage, "documents");
  session = get_session (stage);
  page = TD_DOCUMENTS_PAGE (find (stage, TD_TYPE_DOCUMENTS_PAGE));
  (void)td_paper_desk_create (td_documents_page_get_desk (page),
                              "dispatch",
                              td_session_get_as_of (session),
                              NULL,
                              td_session_get_issued (session),
                              &error);
  g_assert_no_error (error);
  td_papers_list_choose_paper (td_documents_page_get_list (page), 1);
  td_page_refresh (TD_PAGE (page));
  td_paper_desk_examine (td_documents_page_get_desk (page));
  return page;
}

/* The text with the rate by cases, with the cursor at it. */
static TdDraftView *
find_figure (TdDocumentsPage *page)
{
  GtkWidget *row = gtk_widget_get_first_child (
      td_draft_editor_get_parts (td_documents_page_get_editor (page)));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      TdDraftView *view = td_draft_part_row_get_text (TD_DRAFT_PART_ROW (row));
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (td_draft_view_get_buffer (view));
      GtkTextIter place;

      gtk_text_buffer_get_start_iter (buffer, &place);
      do
        {
          const char *path = td_draft_buffer_get_figure (&place, NULL, NULL);

          if (path != NULL && strstr (path, "cases.rate") != NULL)
            {
              gtk_text_buffer_place_cursor (buffer, &place);
              return view;
            }
        }
      while (gtk_text_iter_forward_char (&place));
    }
  return NULL;
}

static void
papers (Stage *stage)
{
  TdDocumentsPage *page;
  TdDraftView *view;
  g_autoptr (GError) error = NULL;

  open_sample (stage, "documents");
  shoot (stage, "papers-quick");
  close_windows (stage);
  page = open_dispatch (stage);
  shoot (stage, "paper");
  view = find_figure (page);
  g_assert_nonnull (view);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_assert_true (td_draft_view_open_figure (view));
  settle (GTK_WINDOW (stage->window));
  shoot (stage, "paper-figure");
  gtk_popover_popdown (
      GTK_POPOVER (display_find (GTK_WIDGET (stage->window), TD_TYPE_FIELD_POPOVER, NULL)));
  display_settle ();
  add_cases (stage, "KV4", 20, 20, -20);
  td_paper_desk_examine (td_documents_page_get_desk (page));
  shoot (stage, "paper-changed");
  (void)td_paper_desk_issue (td_documents_page_get_desk (page),
                             "05",
                             td_session_get_issued (get_session (stage)),
                             true,
                             &error);
  g_assert_no_error (error);
  td_page_refresh (TD_PAGE (page));
  td_paper_desk_examine (td_documents_page_get_desk (page));
  shoot (stage, "paper-issued");
}

static void
paper_dialogs (Stage *stage)
{
  TdDocumentsPage *page = open_dispatch (stage);
  GtkWidget *inside = GTK_WIDGET (page);
  GtkWidget *row;

  g_assert_true (gtk_widget_activate_action (inside, "documents.new", "s", ""));
  shoot_dialog (stage, TD_TYPE_NEW_PAPER_DIALOG, "paper-new");
  row = gtk_widget_get_ancestor (GTK_WIDGET (find_figure (page)), TD_TYPE_DRAFT_PART_ROW);
  g_signal_emit_by_name (row, "pick-directive");
  shoot_dialog (stage, TD_TYPE_DIRECTIVE_DIALOG, "paper-directives");
  add_cases (stage, "KV4", 20, 20, -20);
  act (inside, "documents.refresh");
  shoot_dialog (stage, TD_TYPE_REFRESH_DIALOG, "paper-refresh");
  act (inside, "documents.issue");
  shoot_dialog (stage, TD_TYPE_ISSUE_DIALOG, "paper-issue");
}

static void (*const scenes[]) (Stage *stage) = {
  start,
  start_failure,
  overview,
  overview_sample,
  overview_earlier,
  overview_read_only,
  cut_selector,
  issue_selector,
  main_menu,
  empty_pages,
  new_pages,
  charts,
  charts_parts,
  charts_units,
  analysis,
  unit_province,
  unit,
  unit_faults,
  figures,
  check_page,
  unit_closed,
  unit_ended,
  unit_search,
  unit_menu,
  journal,
  targets,
  papers,
  restructure,
  officers,
  assistant,
  preferences,
  settings_window,
  milestones,
  form_editor,
  template_editor,
  directives_editor,
  shortcuts_and_about,
  cut_dialogs,
  unit_dialogs,
  import_dialogs,
  paste_dialog,
  paper_dialogs,
  backups,
  damaged_file,
};

int
main (int argc, char **argv)
{
  Stage stage = { 0 };

  display_init (&argc, &argv);
  if (argc < 4 || argc > 3 + (int)G_N_ELEMENTS (stage.views))
    {
      g_printerr ("usage: screenshots WORKSPACE FOLDER LOOK:SIZE...\n");
      return 2;
    }
  stage.source = argv[1];
  stage.folder = argv[2];
  for (int i = 3; i < argc; i++)
    {
      View *view = &stage.views[stage.n_views++];

      if (sscanf (argv[i], "%15[^:]:%dx%d", view->look, &view->width, &view->height) != 3)
        {
          g_printerr ("%s: LOOK:WIDTHxHEIGHT\n", argv[i]);
          return 2;
        }
    }
  stage.settings = td_setup_settings ();
  stage.application = display_application ();
  td_screenshot_prepare ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  set_look (&stage.views[0]);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      scenes[i](&stage);
      close_windows (&stage);
    }
  g_object_unref (stage.application);
  g_clear_object (&stage.settings);
  return EXIT_SUCCESS;
}
