/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gi18n.h>

#include "display.h"

#include "app/td-chart-view.h"
#include "app/td-charts-page.h"
#include "app/td-presentation.h"
#include "app/td-print-operation.h"
#include "charts/td-chart-table.h"
#include "model/td-amount.h"

#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

/* The page of charts with the sample, at 12/9/2025. */
typedef struct
{
  TdSession *session;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
} Fixture;

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  GObject *child = gtk_widget_get_template_child (fixture->page, TD_TYPE_CHARTS_PAGE, name);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = display_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE_IF_FREE, &error);

  g_assert_no_error (error);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, workspace);
  fixture->page = td_charts_page_new (fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1076, 720);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  display_until (gtk_widget_get_mapped (fixture->page));
  display_settle ();
  fixture->view = get_child (fixture, "view");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  display_close_all ();
  display_settle ();
  g_assert_finalize_object (fixture->session);
}

static void
act (Fixture *fixture, const char *action, const char *value)
{
  g_autofree char *name = g_strconcat ("charts.", action, NULL);

  g_assert_true (value != NULL ? gtk_widget_activate_action (fixture->view, name, "s", value)
                               : gtk_widget_activate_action (fixture->view, name, NULL));
}

/* Returns whether anybody wanted the key. */
static bool
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
  return handled;
}

static const TdChart *
get_chart (Fixture *fixture)
{
  const TdChartLayout *layout = td_chart_view_get_layout (TD_CHART_VIEW (fixture->view));

  g_assert_nonnull (layout);
  return layout->chart;
}

static guint
count_series (Fixture *fixture)
{
  guint n;

  td_chart_get_series (get_chart (fixture), &n);
  return n;
}

static bool
has_line (Fixture *fixture, const char *id)
{
  guint n;
  const TdChartSeries *series = td_chart_get_series (get_chart (fixture), &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (series[i].id, id) == 0)
      return true;
  return false;
}

static bool
is_visible (Fixture *fixture, const char *name)
{
  return gtk_widget_get_visible (get_child (fixture, name));
}

/* What each topic says to those who hear it, in words; and which choices it offers. */
static void
test_topics (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *topic;
    const char *name_en, *name_vi;
    const char *start_en, *start_vi; /* of the description */
    bool has_units, has_options;
  } expected[] = {
    { "ranking",
      "Ranking by cases",
      "Xếp hạng các đơn vị về việc",
      "Ranking by cases; Khu vực 4: 73.45 %, 10.60 points short; ",
      "Xếp hạng các đơn vị về việc; Khu vực 4: 73,45 %, thiếu 10,60 điểm; ",
      false,
      true },
    { "contribution",
      "Who makes the gap by cases",
      "Đơn vị nào kéo, đơn vị nào bù về việc",
      "Who makes the gap by cases; Phòng NV&TCTHA: −10.4; ",
      "Đơn vị nào kéo, đơn vị nào bù về việc; Phòng NV&TCTHA: −10,4; ",
      false,
      false },
    { "increments",
      "Cases completed month by month, THADS tỉnh Thái Nguyên",
      "Số việc thi hành xong từng tháng, THADS tỉnh Thái Nguyên",
      "Cases completed month by month, THADS tỉnh Thái Nguyên; M10: 344; M11: 518; ",
      "Số việc thi hành xong từng tháng, THADS tỉnh Thái Nguyên; T10: 344; T11: 518; ",
      true,
      true },
    { "heatmap",
      "Months by cases",
      "Từng tháng về việc",
      "Months by cases. Gain of the completion rate in the month, until 2025-09-12, points; "
      "Phòng NV&TCTHA: 5.31; Khu vực 1: 3.46; ",
      "Từng tháng về việc. Mức tăng tỷ lệ trong tháng, đến 12/9/2025, điểm; "
      "Phòng NV&TCTHA: 5,31; Khu vực 1: 3,46; ",
      true,
      true },
    { "years",
      "Completion rate by cases, THADS tỉnh Thái Nguyên",
      "Tỷ lệ thi hành xong về việc, THADS tỉnh Thái Nguyên",
      "Completion rate by cases, THADS tỉnh Thái Nguyên; year 2025: 79.07 %, ",
      "Tỷ lệ thi hành xong về việc, THADS tỉnh Thái Nguyên; năm 2025: 79,07 %, ",
      true,
      false },
    { "composition",
      "What is to be enforced, by cases",
      "Cơ cấu số phải thi hành về việc",
      "What is to be enforced, by cases. Figures of 2025-09-12; cases; Phòng NV&TCTHA: "
      "completed 704, eligible, open 146, ",
      "Cơ cấu số phải thi hành về việc. Số liệu đến 12/9/2025; việc; Phòng "
      "NV&TCTHA: xong 704, còn có điều kiện 146, ",
      false,
      false },
    { "trend",
      "Completion rate by cases, THADS tỉnh Thái Nguyên",
      "Tỷ lệ thi hành xong về việc, THADS tỉnh Thái Nguyên",
      "Completion rate by cases, THADS tỉnh Thái Nguyên: 79.07 %, 4.98 points short",
      "Tỷ lệ thi hành xong về việc, THADS tỉnh Thái Nguyên: 79,07 %, thiếu 4,98 điểm",
      true,
      true },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      act (fixture, "kind", expected[i].topic);
      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (fixture->view)),
                       ==,
                       GTK_ACCESSIBLE_ROLE_IMG);
      gtk_test_accessible_assert_property (fixture->view,
                                           GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           BOTH (expected[i].name_en, expected[i].name_vi));
      g_autofree char *description = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
      const char *start = BOTH (expected[i].start_en, expected[i].start_vi);
      g_test_message ("%s", description);
      g_assert_nonnull (strstr (description, start));
      g_assert_true (is_visible (fixture, "units_button") == expected[i].has_units);
      g_assert_true (is_visible (fixture, "options_button") == expected[i].has_options);
      g_assert_false (is_visible (fixture, "zoom_button"));
    }
}

/* The table has the figures of the chart, cell by cell. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  const char *const *topics = td_chart_topic_names ();

  act (fixture, "table", NULL);
  g_assert_cmpstr (
      gtk_stack_get_visible_child_name (GTK_STACK (get_child (fixture, "chart_stack"))),
      ==,
      "table");
  for (guint i = 0; topics[i] != NULL; i++)
    {
      act (fixture, "kind", topics[i]);
      display_settle ();
      GtkWidget *list = display_find (get_child (fixture, "table"), GTK_TYPE_COLUMN_VIEW, NULL);
      GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)));
      g_autoptr (TdChartTable) figures = td_chart_to_table (get_chart (fixture));
      g_assert_cmpuint (g_list_model_get_n_items (rows), ==, figures->rows->len);
      for (guint row = 0; row < figures->rows->len; row++)
        {
          g_autoptr (GtkStringList) cells = g_list_model_get_item (rows, row);
          for (guint column = 0; column < figures->headings->len; column++)
            g_assert_cmpstr (gtk_string_list_get_string (cells, column),
                             ==,
                             td_chart_table_get (figures, row, column));
        }
    }
}

/* What the menu "Show" switches is there, and then it is not. */
static void
test_options (Fixture *fixture, gconstpointer data)
{
  guint n;

  g_assert_true (has_line (fixture, "last-year"));
  g_assert_true (has_line (fixture, "forecast"));
  g_assert_false (has_line (fixture, "quota"));
  act (fixture, "last-year", NULL);
  act (fixture, "forecast", NULL);
  act (fixture, "quota", NULL);
  g_assert_false (has_line (fixture, "last-year"));
  g_assert_false (has_line (fixture, "forecast"));
  g_assert_true (has_line (fixture, "quota"));
  td_chart_get_targets (get_chart (fixture), &n);
  g_assert_cmpuint (n, >, 0);
  act (fixture, "target", NULL);
  td_chart_get_targets (get_chart (fixture), &n);
  g_assert_cmpuint (n, ==, 0);

  act (fixture, "kind", "ranking");
  g_assert_cmpstr (td_chart_get_rows (get_chart (fixture), &n)[0].id, ==, "KV4");
  act (fixture, "unit-order", NULL);
  g_assert_cmpstr (td_chart_get_rows (get_chart (fixture), &n)[0].id, ==, "NV");
  act (fixture, "kind", "heatmap");
  g_assert_cmpstr (
      td_chart_get_rows (get_chart (fixture), &n)[8].cells[11].text, ==, BOTH ("4.96", "4,96"));
  act (fixture, "cumulative", NULL);
  g_assert_cmpstr (
      td_chart_get_rows (get_chart (fixture), &n)[8].cells[11].text, ==, BOTH ("79.07", "79,07"));
}

static void
assert_days (Fixture *fixture, TdDay first, TdDay last)
{
  int from, to;

  td_chart_get_days (get_chart (fixture), &from, &to);
  g_assert_cmpint (from, ==, first);
  g_assert_cmpint (to, ==, last);
}

/* Half of the year around the middle; all again by 0; by the pointer what was drawn across. */
static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  TdDay first = td_day_new (2024, 10, 1);
  TdDay last = td_day_new (2025, 9, 30);
  int from, to;

  assert_days (fixture, first, last);
  g_assert_true (press_key (fixture->view, GDK_KEY_plus));
  td_chart_get_days (get_chart (fixture), &from, &to);
  g_assert_cmpint (to - from, <, (last - first) * 6 / 10);
  g_assert_cmpint (to - from, >, (last - first) * 4 / 10);
  g_assert_true (is_visible (fixture, "zoom_button"));
  /* Keys stay where there is something to see. */
  press_key (fixture->view, GDK_KEY_End);
  for (int i = 0; i < 20; i++)
    press_key (fixture->view, GDK_KEY_Left);
  TdChartHit hit = td_chart_view_get_hit (TD_CHART_VIEW (fixture->view));
  g_assert_nonnull (
      td_chart_layout_find (td_chart_view_get_layout (TD_CHART_VIEW (fixture->view)), hit));
  g_assert_true (press_key (fixture->view, GDK_KEY_0));
  assert_days (fixture, first, last);
  g_assert_false (is_visible (fixture, "zoom_button"));

  g_signal_emit_by_name (
      fixture->view, "range-selected", td_day_new (2025, 3, 1), td_day_new (2025, 6, 30));
  assert_days (fixture, td_day_new (2025, 3, 1), td_day_new (2025, 6, 30));
  /* The forecast of 30 September is not of these days, nor is last year's end. */
  guint n;
  td_chart_get_keys (get_chart (fixture), &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (has_line (fixture, "forecast"));
  g_autoptr (TdChartTable) table = td_chart_to_table (get_chart (fixture));
  g_assert_cmpuint (table->rows->len, ==, 4);
  act (fixture, "zoom-all", NULL);
  assert_days (fixture, first, last);
}

/* The line that keys have reached goes, and comes back; the last one stays. */
static void
test_hide_line (Fixture *fixture, gconstpointer data)
{
  guint all = count_series (fixture);

  g_assert_cmpuint (all, ==, 3);
  /* Nothing is marked: nothing goes. */
  act (fixture, "hide-marked", NULL);
  g_assert_cmpuint (count_series (fixture), ==, all);
  act (fixture, "hide-line", "last-year");
  g_assert_false (has_line (fixture, "last-year"));
  g_assert_true (is_visible (fixture, "lines_button"));
  /* The forecast goes on from the only line that is left: neither can go with the other. */
  press_key (fixture->view, GDK_KEY_End);
  act (fixture, "hide-marked", NULL);
  g_assert_true (has_line (fixture, "TN"));
  act (fixture, "show-lines", NULL);
  g_assert_cmpuint (count_series (fixture), ==, all);
  g_assert_false (is_visible (fixture, "lines_button"));

  act (fixture, "kind", "years");
  g_assert_cmpuint (count_series (fixture), ==, 2);
  press_key (fixture->view, GDK_KEY_End);
  act (fixture, "hide-marked", NULL);
  g_assert_cmpuint (count_series (fixture), ==, 1);
  g_assert_true (has_line (fixture, "2024"));
  /* Another topic begins anew. */
  act (fixture, "kind", "trend");
  g_assert_cmpuint (count_series (fixture), ==, all);
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stack = get_child (fixture, "chart_stack");

  press_key (fixture->view, GDK_KEY_End);
  act (fixture, "menu", NULL);
  GtkWidget *menu = display_find (stack, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  display_until (gtk_widget_get_mapped (menu));
  GMenuModel *model = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu));
  g_assert_cmpint (g_menu_model_get_n_items (model), ==, 5);
  g_autofree char *label = NULL;
  g_autofree char *target = NULL;
  g_assert_true (g_menu_model_get_item_attribute (model, 0, "label", "s", &label));
  g_assert_true (g_menu_model_get_item_attribute (model, 0, "target", "s", &target));
  g_assert_cmpstr (label, ==, BOTH ("_Hide This Line", "_Ẩn đường này"));
  g_assert_cmpstr (target, ==, "TN");
  gtk_popover_popdown (GTK_POPOVER (menu));
  /* Without lines there is nothing to hide. */
  act (fixture, "kind", "heatmap");
  act (fixture, "menu", NULL);
  menu = display_find (stack, GTK_TYPE_POPOVER_MENU, NULL);
  model = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu));
  g_assert_cmpint (g_menu_model_get_n_items (model), ==, 4);
}

static const char *
get_title (TdPresentation *presentation)
{
  return td_chart_get_text (td_presentation_get_chart (presentation), TD_CHART_TEXT_TITLE);
}

/* Right and Left go through the units, Down and Up through the topics, M turns to money. */
static void
test_presentation (Fixture *fixture, gconstpointer data)
{
  act (fixture, "present", NULL);
  TdPresentation *presentation = TD_PRESENTATION (display_top_window (TD_TYPE_PRESENTATION));
  g_assert_nonnull (presentation);
  display_until (gtk_widget_get_mapped (GTK_WIDGET (presentation)));
  display_settle ();
  GtkWidget *view = display_find (GTK_WIDGET (presentation), TD_TYPE_CHART_VIEW, NULL);
  GtkWidget *window = GTK_WIDGET (presentation);

  g_assert_cmpint (
      td_chart_get_kind (td_presentation_get_chart (presentation)), ==, TD_CHART_TREND);
  press_key (window, GDK_KEY_Right);
  g_assert_true (g_str_has_suffix (get_title (presentation), "THADS tỉnh Thái Nguyên"));
  press_key (window, GDK_KEY_Right);
  g_assert_true (g_str_has_suffix (get_title (presentation), "Phòng NV&TCTHA"));
  press_key (window, GDK_KEY_Right);
  g_assert_true (g_str_has_suffix (get_title (presentation), "Khu vực 1"));
  press_key (window, GDK_KEY_Left);
  g_assert_true (g_str_has_suffix (get_title (presentation), "Phòng NV&TCTHA"));
  press_key (window, GDK_KEY_m);
  g_assert_nonnull (strstr (get_title (presentation), BOTH ("by money", "về tiền")));
  for (guint i = 0; i < TD_N_CHART_TOPICS; i++)
    {
      press_key (window, GDK_KEY_Down);
      g_assert_nonnull (td_chart_view_get_layout (TD_CHART_VIEW (view)));
    }
  g_assert_true (g_str_has_suffix (get_title (presentation), "Phòng NV&TCTHA"));
  press_key (window, GDK_KEY_Up);
  g_assert_cmpint (
      td_chart_get_kind (td_presentation_get_chart (presentation)), ==, TD_CHART_COMPOSITION);
  press_key (window, GDK_KEY_Escape);
  display_until (display_top_window (TD_TYPE_PRESENTATION) == NULL);
}

static char *
run_tool (const char *tool, const char *option, const char *path)
{
  const char *argv[] = { tool, option, path, "-", NULL };
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (tool, "pdfinfo"))
    argv[3] = NULL;
  g_spawn_sync (
      NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* On one A4 page, landscape or portrait, with its figures. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  static const GtkPageOrientation orientations[]
      = { GTK_PAGE_ORIENTATION_LANDSCAPE, GTK_PAGE_ORIENTATION_PORTRAIT };
  static const char *const sizes[] = { "841.89 x 595.276", "595.276 x 841.89" };
  g_autofree char *folder = g_dir_make_tmp ("td-charts-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (orientations); i++)
    {
      g_autofree char *path = g_build_filename (folder, i == 0 ? "a.pdf" : "b.pdf", NULL);
      g_autoptr (TdPrintOperation) operation
          = td_print_operation_new_chart ((TdChart *)get_chart (fixture));
      g_autoptr (GtkPageSetup) setup = gtk_page_setup_copy (
          gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (operation)));
      g_autoptr (GError) error = NULL;

      if (i > 0)
        {
          gtk_page_setup_set_orientation (setup, orientations[i]);
          gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (operation), setup);
        }
      gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
      gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
      g_assert_cmpint (
          gtk_print_operation_run (
              GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
          ==,
          GTK_PRINT_OPERATION_RESULT_APPLY);
      g_assert_no_error (error);
      g_autofree char *words = run_tool ("pdftotext", "-layout", path);
      g_assert_nonnull (strstr (words, BOTH ("79.07", "79,07")));
      g_assert_nonnull (strstr (words, BOTH ("84.05", "84,05")));
      g_autofree char *info = run_tool ("pdfinfo", "-box", path);
      g_assert_nonnull (strstr (info, "Pages:           1"));
      g_test_message ("%s", info);
      g_assert_nonnull (strstr (info, sizes[i]));
    }
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);

  g_test_add ("/charts-page/topics", Fixture, NULL, set_up, test_topics, tear_down);
  g_test_add ("/charts-page/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/charts-page/options", Fixture, NULL, set_up, test_options, tear_down);
  g_test_add ("/charts-page/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/charts-page/hide-line", Fixture, NULL, set_up, test_hide_line, tear_down);
  g_test_add ("/charts-page/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/charts-page/presentation", Fixture, NULL, set_up, test_presentation, tear_down);
  g_test_add ("/charts-page/print", Fixture, NULL, set_up, test_print, tear_down);
  return g_test_run ();
}
