/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-charts-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/td-chart-view.h"
#include "app/td-figure-table.h"
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
  TdChart *chart;

  bool is_ranking;
  bool is_refreshing_list;
  TdMeasure measure;

  /* template children */
  GtkWidget *stack;
  GtkWidget *chart_stack;
  GtkWidget *view;
  GtkWidget *table;
  GtkWidget *units_button;
  GtkWidget *units_label;
  GtkWidget *unit_search;
  GtkWidget *unit_list;
  GtkWidget *last_year_button;
  GtkWidget *order_button;
};

G_DEFINE_FINAL_TYPE (TdChartsPage, td_charts_page, TD_TYPE_PAGE)

static bool
is_on (TdChartsPage *page, const char *action)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (page->actions), action);
  return g_variant_get_boolean (state);
}

/* The chosen units that are valid on the day of the cut, in tree order; the agency when there is
 * none. */
static GArray *
get_subjects (TdChartsPage *page, const TdProgress *progress)
{
  GArray *subjects = g_array_new (FALSE, FALSE, sizeof (TdSubject));

  for (TdSubject unit = 0; unit < td_book_get_n_units (progress->book); unit++)
    if (td_book_is_valid (progress->book, unit, progress->as_of)
        && g_hash_table_contains (page->chosen, td_book_get_unit (progress->book, unit)->code))
      g_array_append_val (subjects, unit);
  if (subjects->len == 0)
    g_array_append_val (subjects, progress->root);
  return subjects;
}

static TdChart *
build_chart (TdChartsPage *page, const TdProgress *progress)
{
  TdChartFlags flags = TD_CHART_WITH_TARGET;

  if (page->is_ranking)
    {
      if (is_on (page, "unit-order"))
        flags |= TD_CHART_IN_UNIT_ORDER;
      return td_chart_new_ranking (progress, page->measure, flags);
    }
  if (is_on (page, "last-year"))
    flags |= TD_CHART_WITH_LAST_YEAR;
  g_autoptr (GArray) subjects = get_subjects (page, progress);
  return td_chart_new_trend (progress->book,
                             (const TdSubject *)(gconstpointer)subjects->data,
                             subjects->len,
                             page->measure,
                             progress->cut,
                             flags);
}

static void
show_units_label (TdChartsPage *page, const TdProgress *progress)
{
  g_autoptr (GArray) subjects = get_subjects (page, progress);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;

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
  guint n_rows = 0;

  if (td_chart_get_kind (chart) == TD_CHART_RANKING)
    (void)td_chart_get_rows (chart, &n_rows);
  return n_rows > 0 ? (int)n_rows * ROW_HEIGHT + AROUND_ROWS : -1;
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
  gtk_widget_set_visible (page->units_button, !page->is_ranking);
  gtk_widget_set_visible (page->last_year_button, !page->is_ranking);
  gtk_widget_set_visible (page->order_button, page->is_ranking);
  show_units_label (page, progress);
}

/* Choosing units */

static void
unit_toggled_cb (GtkCheckButton *button, TdChartsPage *page)
{
  const char *code = g_object_get_data (G_OBJECT (button), "code");

  if (page->is_refreshing_list)
    return;
  if (gtk_check_button_get_active (button))
    g_hash_table_add (page->chosen, g_strdup (code));
  else
    g_hash_table_remove (page->chosen, code);
  td_page_refresh (TD_PAGE (page));
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
  if (progress != NULL && g_hash_table_size (page->chosen) == 0)
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
  page->is_ranking = g_str_equal (g_variant_get_string (state, NULL), "ranking");
  g_simple_action_set_state (action, state);
  td_page_refresh (TD_PAGE (page));
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
save_response_cb (GtkNativeDialog *dialog, int response, TdChartsPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      const char *path = g_file_peek_path (file);
      bool is_picture = g_str_has_suffix (path, ".png");
      if (td_chart_save (page->chart,
                         td_chart_style_get (TD_CHART_STYLE_LIGHT),
                         PICTURE_WIDTH,
                         MAX (PICTURE_HEIGHT, needed_height (page->chart)),
                         is_picture ? 2 : 1,
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
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog),
                                     page->is_ranking ? _ ("ranking.png") : _ ("trend.png"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), page, 0);
  /* The native dialog is nobody's child: it lives until it is answered, or the page goes. */
  g_object_set_data_full (G_OBJECT (page), "save-dialog", dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static const GActionEntry action_entries[] = {
  { .name = "kind", .parameter_type = "s", .state = "'trend'", .change_state = kind_cb },
  { .name = "measure", .parameter_type = "s", .state = "'cases'", .change_state = measure_cb },
  { .name = "last-year", .state = "true", .change_state = toggle_cb },
  { .name = "unit-order", .state = "false", .change_state = toggle_cb },
  { .name = "table", .state = "false", .change_state = toggle_cb },
  { .name = "copy", .activate = copy_cb },
  { .name = "save", .activate = save_cb },
};

/* A click on a line's point, or on a bar, leads to the unit. */
static void
chart_activated_cb (TdChartsPage *page, int series, int point)
{
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));
  const char *id = NULL;
  guint n;

  if (page->is_ranking)
    {
      const TdChartRow *rows = td_chart_get_rows (page->chart, &n);
      id = (guint)point < n ? rows[point].id : NULL;
    }
  else
    {
      const TdChartSeries *all = td_chart_get_series (page->chart, &n);
      id = (guint)series < n ? all[series].id : NULL;
    }
  TdSubject unit = id != NULL ? td_book_find_unit (progress->book, id) : TD_SUBJECT_NONE;
  if (unit != TD_SUBJECT_NONE)
    td_session_navigate (
        td_page_get_session (TD_PAGE (page)), "units", unit, (int)page->measure, -1);
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

  g_clear_pointer (&page->chart, td_chart_unref);
  g_clear_pointer (&page->chosen, g_hash_table_unref);
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
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, last_year_button);
  gtk_widget_class_bind_template_child (widget_class, TdChartsPage, order_button);
  gtk_widget_class_bind_template_callback (widget_class, chart_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_unit_list);
}

static void
td_charts_page_init (TdChartsPage *page)
{
  page->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (page->actions), action_entries, G_N_ELEMENTS (action_entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "charts", G_ACTION_GROUP (page->actions));
  gtk_widget_init_template (GTK_WIDGET (page));
  td_search_entry_name_parts (GTK_SEARCH_ENTRY (page->unit_search));
}

GtkWidget *
td_charts_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_CHARTS_PAGE, "session", session, NULL);
}
