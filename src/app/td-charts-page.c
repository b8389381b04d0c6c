/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-charts-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/td-chart-view.h"
#include "app/td-figure-table.h"
#include "app/td-presentation.h"
#include "app/td-print-operation.h"
#include "app/td-search-entry.h"
#include "charts/td-chart-build.h"
#include "charts/td-chart-export.h"
#include "model/td-text.h"
#include "wording/td-wording.h"

/* A picture file is as large as a slide. */
#define PICTURE_WIDTH 1600
#define PICTURE_HEIGHT 900
/* No row of a ranking goes without its name: room for each, and for what stands around them. */
#define ROW_HEIGHT 20
#define AROUND_ROWS 140

struct _TdChartsPage
{
  TdPage parent_instance;

  /* owned */
  GSimpleActionGroup *actions;
  GHashTable *chosen; /* set of unit codes; empty: the agency */
  GHashTable *hidden; /* set of ids of lines */
  GtkWidget *menu;    /* (nullable) */
  TdChart *chart;

  TdChartTopic topic;
  bool is_refreshing_list;
  TdMeasure measure;
  int zoom_first; /* the days that are looked at; none while the last is before the first */
  int zoom_last;

  /* template children */
  GtkWidget *stack;
  GtkWidget *chart_stack;
  GtkWidget *view;
  GtkWidget *table;
  GtkWidget *units_button;
  GtkWidget *units_label;
  GtkWidget *unit_search;
  GtkWidget *unit_list;
  GtkWidget *topic_chooser;
  GtkMenuButton *options_button;
  GtkWidget *zoom_button;
  GtkWidget *lines_button;
};

G_DEFINE_FINAL_TYPE (TdChartsPage, td_charts_page, TD_TYPE_PAGE)

static const char *
topic_label (TdChartTopic topic)
{
  static const char *const labels[TD_N_CHART_TOPICS] = {
    NC_ ("chart", "Trend"),       NC_ ("chart", "Ranking"), NC_ ("chart", "Contribution"),
    NC_ ("chart", "Increments"),  NC_ ("chart", "Months"),  NC_ ("chart", "Years"),
    NC_ ("chart", "Composition"),
  };
  return g_dpgettext2 (NULL, "chart", labels[topic]);
}

static bool
is_on (TdChartsPage *page, const char *action)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (page->actions), action);
  return g_variant_get_boolean (state);
}

/* The chosen units that are valid on the day of the cut, in tree order, as many as the topic takes.
 */
static GArray *
get_subjects (TdChartsPage *page, const TdProgress *progress)
{
  GArray *subjects = g_array_new (FALSE, FALSE, sizeof (TdSubject));

  for (TdSubject unit = 0; unit < td_book_get_n_units (progress->book); unit++)
    if (td_book_is_valid (progress->book, unit, progress->as_of)
        && g_hash_table_contains (page->chosen, td_book_get_unit (progress->book, unit)->code))
      g_array_append_val (subjects, unit);
  while (subjects->len > 0 && !td_chart_topic_takes (page->topic, subjects->len))
    g_array_set_size (subjects, subjects->len - 1);
  return subjects;
}

/* What can be switched, and in which topics it changes something. */
static const struct
{
  const char *action;
  TdChartFlags flag;
  guint topics; /* bit TdChartTopic */
  const char *label;
} switches[] = {
  { "target", TD_CHART_WITH_TARGET, 1 << TD_TOPIC_TREND, N_ ("_Target") },
  { "last-year",
    TD_CHART_WITH_LAST_YEAR,
    1 << TD_TOPIC_TREND | 1 << TD_TOPIC_INCREMENTS,
    N_ ("_Last Year") },
  { "forecast", TD_CHART_WITH_FORECAST, 1 << TD_TOPIC_TREND, N_ ("_Forecast") },
  { "quota", TD_CHART_WITH_QUOTA, 1 << TD_TOPIC_TREND, N_ ("_Due by Now") },
  { "unit-order", TD_CHART_IN_UNIT_ORDER, 1 << TD_TOPIC_RANKING, N_ ("In the _Order of Units") },
  { "cumulative", TD_CHART_CUMULATIVE, 1 << TD_TOPIC_HEATMAP, N_ ("_Cumulative Rates") },
};

static TdChartFlags
get_flags (TdChartsPage *page)
{
  TdChartFlags flags = TD_CHART_NO_FLAGS;

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (is_on (page, switches[i].action))
      flags |= switches[i].flag;
  /* Only a trend can do without. */
  return page->topic == TD_TOPIC_TREND ? flags : flags | TD_CHART_WITH_TARGET;
}

static TdChart *
build_chart (TdChartsPage *page, const TdProgress *progress)
{
  g_autoptr (GArray) subjects = get_subjects (page, progress);
  g_autoptr (TdChart) whole = td_chart_new (progress,
                                            page->topic,
                                            (const TdSubject *)(gconstpointer)subjects->data,
                                            subjects->len,
                                            page->measure,
                                            get_flags (page));
  g_autoptr (TdChart) part = td_chart_without (whole, page->hidden);

  return td_chart_zoom (part, page->zoom_first, page->zoom_last);
}

static void
show_options (TdChartsPage *page)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (switches[i].topics & 1u << page->topic)
      {
        g_autofree char *action = g_strconcat ("charts.", switches[i].action, NULL);
        g_menu_append (menu, _ (switches[i].label), action);
      }
  gtk_menu_button_set_menu_model (page->options_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (page->options_button),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
show_units_label (TdChartsPage *page, const TdProgress *progress)
{
  g_autoptr (GArray) subjects = get_subjects (page, progress);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;

  if (subjects->len == 0 && page->topic == TD_TOPIC_HEATMAP)
    {
      gtk_label_set_label (GTK_LABEL (page->units_label), _ ("All units"));
      gtk_widget_set_tooltip_text (page->units_button, _ ("Choose the units to draw"));
      return;
    }
  if (subjects->len == 0)
    g_array_append_val (subjects, progress->root);
  for (guint i = 0; i < subjects->len; i++)
    g_ptr_array_add (
        names,
        (gpointer)td_book_get_short_name (progress->book, g_array_index (subjects, TdSubject, i)));
  list = td_wording_names (names);
  if (subjects->len == 1)
    text = g_strdup (list);
  else
    text = g_strdup_printf (ngettext ("%u unit", "%u units", subjects->len), subjects->len);
  gtk_label_set_label (GTK_LABEL (page->units_label), text);
  /* Translators: tooltip of the button that chooses them; %s lists the names. */
  tooltip = g_strdup_printf (_ ("Units to draw: %s"), list);
  gtk_widget_set_tooltip_text (page->units_button, tooltip);
}

/* The height that a chart needs to be read. */
static int
needed_height (const TdChart *chart)
{
  TdChartKind kind = td_chart_get_kind (chart);
  guint n_rows = 0;

  if (kind == TD_CHART_RANKING || kind == TD_CHART_HEATMAP || kind == TD_CHART_COMPOSITION)
    (void)td_chart_get_rows (chart, &n_rows);
  return n_rows > 0 ? (int)n_rows * ROW_HEIGHT + AROUND_ROWS : -1;
}

static bool
is_lines (const TdChart *chart)
{
  return td_chart_get_kind (chart) == TD_CHART_TREND;
}

static void
td_charts_page_refresh (TdPage *base)
{
  TdChartsPage *page = TD_CHARTS_PAGE (base);
  const TdProgress *progress = td_session_get_progress (td_page_get_session (base));

  if (progress == NULL || progress->root == TD_SUBJECT_NONE)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "empty");
      return;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "content");
  g_clear_pointer (&page->chart, td_chart_unref);
  page->chart = build_chart (page, progress);
  td_chart_view_set_chart (TD_CHART_VIEW (page->view), page->chart);
  gtk_widget_set_size_request (page->view, -1, needed_height (page->chart));
  td_figure_table_set_chart (TD_FIGURE_TABLE (page->table), page->chart);
  gtk_stack_set_visible_child_name (GTK_STACK (page->chart_stack),
                                    is_on (page, "table") ? "table" : "chart");
  gtk_widget_set_visible (page->units_button, td_chart_topic_takes (page->topic, 1));
  gtk_widget_set_visible (page->zoom_button,
                          is_lines (page->chart) && page->zoom_first < page->zoom_last);
  gtk_widget_set_visible (page->lines_button,
                          is_lines (page->chart) && g_hash_table_size (page->hidden) > 0);
  show_options (page);
  show_units_label (page, progress);
}

/* Choosing units */

static void refresh_unit_list (TdChartsPage *page);

static void
unit_toggled_cb (GtkCheckButton *button, TdChartsPage *page)
{
  const char *code = g_object_get_data (G_OBJECT (button), "code");

  if (page->is_refreshing_list)
    return;
  /* Who is ticked is wanted. */
  g_hash_table_remove (page->hidden, code);
  /* Of a topic about one unit the newest choice holds. */
  if (gtk_check_button_get_active (button) && !td_chart_topic_takes (page->topic, 2))
    g_hash_table_remove_all (page->chosen);
  if (gtk_check_button_get_active (button))
    g_hash_table_add (page->chosen, g_strdup (code));
  else
    g_hash_table_remove (page->chosen, code);
  td_page_refresh (TD_PAGE (page));
  if (!td_chart_topic_takes (page->topic, 2))
    refresh_unit_list (page);
}

static void
add_unit_row (TdChartsPage *page, const TdBook *book, TdSubject unit)
{
  const char *code = td_book_get_unit (book, unit)->code;
  GtkWidget *button = gtk_check_button_new_with_label (td_book_get_short_name (book, unit));

  gtk_widget_set_tooltip_text (button, td_book_get_name (book, unit));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               g_hash_table_contains (page->chosen, code));
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (unit_toggled_cb), page, 0);
  gtk_list_box_append (GTK_LIST_BOX (page->unit_list), button);
}

/* The list is made when it is opened: it may hold hundreds of units. */
static void
refresh_unit_list (TdChartsPage *page)
{
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));
  const char *search = gtk_editable_get_text (GTK_EDITABLE (page->unit_search));
  GtkWidget *row;

  page->is_refreshing_list = true;
  while ((row = gtk_widget_get_first_child (page->unit_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (page->unit_list), row);
  for (TdSubject unit = 0; progress != NULL && unit < td_book_get_n_units (progress->book); unit++)
    if (td_book_is_valid (progress->book, unit, progress->as_of)
        && (td_text_matches (td_book_get_name (progress->book, unit), search)
            || td_text_matches (td_book_get_short_name (progress->book, unit), search)))
      add_unit_row (page, progress->book, unit);
  page->is_refreshing_list = false;
}

static void
list_shown_cb (TdChartsPage *page)
{
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));

  /* What is drawn while nothing is chosen is ticked like a choice. */
  if (progress != NULL && g_hash_table_size (page->chosen) == 0 && page->topic != TD_TOPIC_HEATMAP)
    g_hash_table_add (page->chosen,
                      g_strdup (td_book_get_unit (progress->book, progress->root)->code));
  gtk_editable_set_text (GTK_EDITABLE (page->unit_search), "");
  refresh_unit_list (page);
  gtk_widget_grab_focus (page->unit_search);
}

/* Actions */

static void
kind_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdChartsPage *page = data;
  const char *name = g_variant_get_string (state, NULL);
  const char *const *names = td_chart_topic_names ();
  guint topic = 0;

  while (names[topic] != NULL && !g_str_equal (names[topic], name))
    topic++;
  if (names[topic] == NULL)
    return;
  page->topic = (TdChartTopic)topic;
  page->zoom_last = page->zoom_first - 1;
  g_hash_table_remove_all (page->hidden);
  g_simple_action_set_state (action, state);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (page->topic_chooser), topic);
  td_page_refresh (TD_PAGE (page));
}

static void
topic_chosen_cb (TdChartsPage *page)
{
  guint topic = gtk_drop_down_get_selected (GTK_DROP_DOWN (page->topic_chooser));

  if (topic < TD_N_CHART_TOPICS && topic != page->topic)
    g_action_group_change_action_state (G_ACTION_GROUP (page->actions),
                                        "kind",
                                        g_variant_new_string (td_chart_topic_names ()[topic]));
}

static void
range_selected_cb (TdChartsPage *page, int first, int last)
{
  page->zoom_first = first;
  page->zoom_last = last;
  td_page_refresh (TD_PAGE (page));
}

static void
zoom_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  range_selected_cb (data, 0, -1);
}

static void
measure_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdChartsPage *page = data;
  if (!td_measure_from_name (g_variant_get_string (state, NULL), &page->measure))
    return;
  g_simple_action_set_state (action, state);
  td_page_refresh (TD_PAGE (page));
}

static void
toggle_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  td_page_refresh (TD_PAGE (data));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdChartsPage *page = data;

  if (page->chart == NULL || is_on (page, "table"))
    return;
  g_autoptr (GdkTexture) picture = td_chart_view_to_texture (TD_CHART_VIEW (page->view), 2);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (page)), picture);
  td_session_message (
      td_page_get_session (TD_PAGE (page)), _ ("The chart is on the clipboard."), NULL);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdChartsPage *page = data;
  TdSession *session = td_page_get_session (TD_PAGE (page));
  g_autoptr (GError) error = NULL;

  if (page->chart != NULL
      && !td_print_chart (
          GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), session, page->chart, &error))
    td_session_message (session, error->message, NULL);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdChartsPage *page = data;
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));

  if (page->chart == NULL)
    return;
  g_autoptr (GArray) subjects = get_subjects (page, progress);
  td_presentation_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                        td_page_get_session (TD_PAGE (page)),
                        page->topic,
                        subjects,
                        page->measure,
                        get_flags (page));
}

/* Hiding lines */

static void
hide_line_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdChartsPage *page = data;

  g_hash_table_add (page->hidden, g_variant_dup_string (parameter, NULL));
  td_page_refresh (TD_PAGE (page));
}

static void
show_lines_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdChartsPage *page = data;

  g_hash_table_remove_all (page->hidden);
  td_page_refresh (TD_PAGE (page));
}

/* (nullable): the line at the pointer or reached by keys, unless it is the last one. */
static const TdChartSeries *
get_line (TdChartsPage *page)
{
  TdChartHit hit = td_chart_view_get_hit (TD_CHART_VIEW (page->view));
  guint n;

  if (page->chart == NULL || !is_lines (page->chart))
    return NULL;
  const TdChartSeries *series = td_chart_get_series (page->chart, &n);
  if (hit.series < 0 || (guint)hit.series >= n || n < 2)
    return NULL;
  /* The forecast goes with the line that it goes on from. */
  for (guint i = 0, left = 0; series[hit.series].continues < 0; i++)
    {
      if (i == n)
        return left > 0 ? &series[hit.series] : NULL;
      left += (int)i != hit.series && series[i].continues != hit.series;
    }
  return &series[hit.series];
}

static void
hide_marked_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdChartsPage *page = data;
  const TdChartSeries *line = get_line (page);

  if (line != NULL)
    gtk_widget_activate_action (page->view, "charts.hide-line", "s", line->id);
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target != NULL ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

/* The line is named when the menu opens: the pointer leaves it for the menu. No sections: GTK 4.8
 * forgets their separators when it makes room. */
static void
open_menu (TdChartsPage *page, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const TdChartSeries *line = get_line (page);

  if (page->chart == NULL)
    return;
  if (line != NULL)
    add_item (menu, _ ("_Hide This Line"), "charts.hide-line", line->id);
  if (is_lines (page->chart) && g_hash_table_size (page->hidden) > 0)
    add_item (menu, _ ("Show All _Lines"), "charts.show-lines", NULL);
  if (is_lines (page->chart) && page->zoom_first < page->zoom_last)
    add_item (menu, _ ("Show the Whole _Year"), "charts.zoom-all", NULL);
  add_item (menu, _ ("_Copy as a Picture"), "charts.copy", NULL);
  add_item (menu, _ ("_Save…"), "charts.save", NULL);
  add_item (menu, _ ("_Print…"), "charts.print", NULL);
  add_item (menu, _ ("Show _Large"), "charts.present", NULL);

  /* One that is given other items keeps the height of the first ones. */
  g_clear_pointer (&page->menu, gtk_widget_unparent);
  page->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (page->menu, page->chart_stack);
  gtk_popover_set_has_arrow (GTK_POPOVER (page->menu), FALSE);
  gtk_widget_set_halign (page->menu, GTK_ALIGN_START);
  gtk_widget_translate_coordinates (page->view, page->chart_stack, x, y, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (page->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (page->menu));
}

static void
right_pressed_cb (TdChartsPage *page, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (page, x, y);
}

/* At the datum that keys have reached, or in the middle. */
static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdChartsPage *page = data;
  TdChartView *view = TD_CHART_VIEW (page->view);
  const TdChartLayout *layout = td_chart_view_get_layout (view);
  const TdChartSpot *spot
      = layout != NULL ? td_chart_layout_find (layout, td_chart_view_get_hit (view)) : NULL;

  if (spot != NULL)
    open_menu (page, spot->at.x, spot->at.y);
  else
    open_menu (
        page, gtk_widget_get_width (page->view) / 2.0, gtk_widget_get_height (page->view) / 2.0);
}

static void
add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_named_action_new (action)));
}

static void
add_view_controllers (TdChartsPage *page)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (
      click, "pressed", G_CALLBACK (right_pressed_cb), page, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page->view, GTK_EVENT_CONTROLLER (click));
  add_key (keys, "h", "charts.hide-marked");
  add_key (keys, "Menu|<Shift>F10", "charts.menu");
  gtk_widget_add_controller (page->view, keys);
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, TdChartsPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      const char *path = g_file_peek_path (file);
      const char *scale = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (dialog), "scale");
      if (td_chart_save (page->chart,
                         td_chart_style_get (TD_CHART_STYLE_LIGHT),
                         PICTURE_WIDTH,
                         MAX (PICTURE_HEIGHT, needed_height (page->chart)),
                         scale != NULL ? CLAMP (g_ascii_digit_value (*scale), 1, 4) : 2,
                         path,
                         &error))
        {
          g_autofree char *name = g_file_get_basename (file);
          g_autofree char *text = g_strdup_printf (_ ("Saved %s."), name);
          td_session_message (td_page_get_session (TD_PAGE (page)), text, NULL);
        }
      else
        td_session_message (td_page_get_session (TD_PAGE (page)), error->message, NULL);
    }
  gtk_native_dialog_destroy (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
  g_object_unref (filter);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdChartsPage *page = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  if (page->chart == NULL)
    return;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save the Chart"),
                                                              GTK_WINDOW (root),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _ ("_Save"),
                                                              _ ("_Cancel"));
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Picture (PNG)"), "png");
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Drawing (SVG)"), "svg");
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Document (PDF)"), "pdf");
  gtk_file_chooser_add_choice (
      GTK_FILE_CHOOSER (dialog),
      "scale",
      _ ("Size of a picture"),
      (const char *[]){ "1", "2", "3", "4", NULL },
      (const char *[]){ "1600 × 900", "3200 × 1800", "4800 × 2700", "6400 × 3600", NULL });
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (dialog), "scale", "2");
  g_autofree char *name = g_strconcat (topic_label (page->topic), ".png", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), page, 0);
  /* The native dialog is nobody's child: it lives until it is answered, or the page goes. */
  g_object_set_data_full (G_OBJECT (page), "save-dialog", dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static const GActionEntry action_entries[] = {
  { .name = "kind", .parameter_type = "s", .state = "'trend'", .change_state = kind_cb },
  { .name = "measure", .parameter_type = "s", .state = "'cases'", .change_state = measure_cb },
  { .name = "target", .state = "true", .change_state = toggle_cb },
  { .name = "last-year", .state = "true", .change_state = toggle_cb },
  { .name = "forecast", .state = "true", .change_state = toggle_cb },
  { .name = "quota", .state = "false", .change_state = toggle_cb },
  { .name = "cumulative", .state = "false", .change_state = toggle_cb },
  { .name = "unit-order", .state = "false", .change_state = toggle_cb },
  { .name = "table", .state = "false", .change_state = toggle_cb },
  { .name = "copy", .activate = copy_cb },
  { .name = "save", .activate = save_cb },
  { .name = "print", .activate = print_cb },
  { .name = "present", .activate = present_cb },
  { .name = "zoom-all", .activate = zoom_all_cb },
  { .name = "hide-line", .parameter_type = "s", .activate = hide_line_cb },
  { .name = "hide-marked", .activate = hide_marked_cb },
  { .name = "show-lines", .activate = show_lines_cb },
  { .name = "menu", .activate = menu_cb },
};

/* A click on a line's point, on a bar or on a cell leads to the unit; on a month of one unit to its
 * figures. */
static void
chart_activated_cb (TdChartsPage *page, int series, int point)
{
  TdSession *session = td_page_get_session (TD_PAGE (page));
  const TdProgress *progress = td_session_get_progress (session);
  TdChartKind kind = td_chart_get_kind (page->chart);
  const char *id = NULL;
  guint n;

  if (kind == TD_CHART_TREND)
    {
      const TdChartSeries *all = td_chart_get_series (page->chart, &n);
      id = (guint)series < n ? all[series].id : NULL;
    }
  else
    {
      const TdChartRow *rows = td_chart_get_rows (page->chart, &n);
      guint row
          = (guint)(kind == TD_CHART_HEATMAP || kind == TD_CHART_COMPOSITION ? series : point);
      id = row < n ? rows[row].id : NULL;
    }
  TdSubject unit = id != NULL ? td_book_find_unit (progress->book, id) : TD_SUBJECT_NONE;
  if (unit != TD_SUBJECT_NONE)
    td_session_navigate (session, "units", unit, (int)page->measure, -1);
}

/* The trend of @subject, or of the agency. */
static void
td_charts_page_show_place (TdPage *base, TdSubject subject, int measure, int item)
{
  TdChartsPage *page = TD_CHARTS_PAGE (base);
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));

  g_hash_table_remove_all (page->chosen);
  if (progress != NULL && subject != TD_SUBJECT_NONE
      && !td_book_is_officer (progress->book, subject))
    g_hash_table_add (page->chosen, g_strdup (td_book_get_unit (progress->book, subject)->code));
  g_action_group_change_action_state (
      G_ACTION_GROUP (page->actions), "kind", g_variant_new_string ("trend"));
  if (measure >= 0)
    g_action_group_change_action_state (
        G_ACTION_GROUP (page->actions),
        "measure",
        g_variant_new_string (td_measure_name ((TdMeasure)measure)));
}

static void
td_charts_page_dispose (GObject *object)
{
  TdChartsPage *page = TD_CHARTS_PAGE (object);

  g_clear_pointer (&page->menu, gtk_widget_unparent);
  g_clear_pointer (&page->chart, td_chart_unref);
  g_clear_pointer (&page->chosen, g_hash_table_unref);
  g_clear_pointer (&page->hidden, g_hash_table_unref);
  g_clear_object (&page->actions);
  G_OBJECT_CLASS (td_charts_page_parent_class)->dispose (object);
}

static void
td_charts_page_class_init (TdChartsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_charts_page_dispose;
  TD_PAGE_CLASS (klass)->refresh = td_charts_page_refresh;
  TD_PAGE_CLASS (klass)->show_place = td_charts_page_show_place;

  g_type_ensure (TD_TYPE_CHART_VIEW);
  g_type_ensure (TD_TYPE_FIGURE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-charts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, chart_stack);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, view);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, table);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, units_button);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, units_label);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, unit_search);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, unit_list);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, topic_chooser);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, options_button);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, lines_button);
  gtk_widget_class_bind_template_callback (widget_class, chart_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_unit_list);
}

static void
td_charts_page_init (TdChartsPage *page)
{
  page->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  page->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (page->actions), action_entries, G_N_ELEMENTS (action_entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "charts", G_ACTION_GROUP (page->actions));
  page->zoom_last = -1;
  gtk_widget_init_template (GTK_WIDGET (page));
  g_autoptr (GtkStringList) topics = gtk_string_list_new (NULL);
  for (guint i = 0; i < TD_N_CHART_TOPICS; i++)
    gtk_string_list_append (topics, topic_label ((TdChartTopic)i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (page->topic_chooser), G_LIST_MODEL (topics));
  td_search_entry_name_parts (GTK_SEARCH_ENTRY (page->unit_search));
  add_view_controllers (page);
}

GtkWidget *
td_charts_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_CHARTS_PAGE, "session", session, NULL);
}
