/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/* The survey of a window finds what it is there for, and nothing where nothing is wrong. */

#include "config.h"

#include "display.h"
#include "survey.h"

#include "app/td-chart-view.h"
#include "app/td-unit-row.h"

#define LONG_TEXT "Thi hành án dân sự tỉnh Thái Nguyên"

typedef struct
{
  GtkWindow *window;
  GtkFixed *fixed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->fixed = GTK_FIXED (gtk_fixed_new ());
  gtk_window_set_default_size (fixture->window, 600, 300);
  gtk_window_set_title (fixture->window, "Tên");
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->fixed));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  display_close_all ();
}

static GtkWidget *
put (Fixture *fixture, GtkWidget *widget, double x, double y)
{
  gtk_fixed_put (fixture->fixed, widget, x, y);
  return widget;
}

/* How many findings of that kind contain @text. */
static guint
count (Fixture *fixture, SurveyKind kind, const char *text)
{
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  gtk_window_present (fixture->window);
  display_settle ();
  findings = survey (fixture->window);
  for (guint i = 0; i < findings->len; i++)
    {
      const SurveyFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", survey_kind_name (finding->kind), finding->text);
      n += finding->kind == kind && strstr (finding->text, text) != NULL;
    }
  return n;
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = put (fixture, gtk_button_new_from_icon_name ("edit-undo-symbolic"), 10, 10);
  GtkWidget *hidden = put (fixture, gtk_label_new ("Ẩn"), 10, 60);
  GtkWidget *entry = put (fixture, gtk_entry_new (), 10, 100);

  put (fixture, gtk_label_new (LONG_TEXT), 100, 10);
  gtk_widget_set_tooltip_text (button, "Hoàn tác");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Hoàn tác việc cuối", -1);
  gtk_widget_hide (hidden);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_text (GTK_EDITABLE (entry), "84,05");
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, ""), ==, 0);
  g_assert_cmpuint (count (fixture, SURVEY_TEXT, "Tên"), ==, 1);
  g_assert_cmpuint (count (fixture, SURVEY_TEXT, LONG_TEXT), ==, 1);
  g_assert_cmpuint (count (fixture, SURVEY_TEXT, "84,05"), ==, 1);
  g_assert_cmpuint (count (fixture, SURVEY_TEXT, "Ẩn"), ==, 0);
  g_assert_cmpuint (count (fixture, SURVEY_TOOLTIP, "Hoàn tác"), ==, 1);
  g_assert_cmpuint (count (fixture, SURVEY_SPOKEN, "Hoàn tác việc cuối"), ==, 1);
}

static void
test_ellipsis (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = put (fixture, gtk_label_new (LONG_TEXT), 10, 10);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, "ellipsis"), ==, 1);
  gtk_widget_set_tooltip_text (label, "Thi hành án");
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, "ellipsis"), ==, 1);
  gtk_widget_set_tooltip_text (label, LONG_TEXT);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, ""), ==, 0);
}

static void
test_outside (Fixture *fixture, gconstpointer data)
{
  put (fixture, gtk_label_new (LONG_TEXT), -30, 10);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, "cut off"), ==, 1);
}

/* What can be scrolled to is not lost, across neither. */
static void
test_scrolled (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_fixed_new ();

  for (guint i = 0; i < 9; i++)
    gtk_box_append (GTK_BOX (box), gtk_label_new (LONG_TEXT));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_size_request (scroller, 90, 90);
  put (fixture, scroller, 10, 10);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, ""), ==, 0);

  /* A box that cuts its child off does not scroll. */
  gtk_fixed_put (GTK_FIXED (inner), gtk_label_new ("Khu vực 1"), -20, 0);
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (frame), inner);
  put (fixture, frame, 300, 10);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, "cut off: Khu vực 1"), ==, 1);
}

static void
test_overlap (Fixture *fixture, gconstpointer data)
{
  put (fixture, gtk_label_new ("Chênh, điểm"), 10, 10);
  put (fixture, gtk_label_new ("Thiếu, việc"), 60, 10);
  put (fixture, gtk_label_new ("Từ 31/8"), 10, 60);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, "drawn over one another"), ==, 1);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, "Từ 31/8"), ==, 0);
}

static void
test_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = put (fixture, gtk_entry_new (), 10, 10);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_text (GTK_EDITABLE (entry), LONG_TEXT);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, "longer than its entry"), ==, 1);
}

/* What is drawn without labels. */
static void
test_drawn (Fixture *fixture, gconstpointer data)
{
  TdUnitColumns columns = { .bar_max = { 10000, 10000 } };
  g_autoptr (TdUnitEntry) unit_entry = g_object_new (TD_TYPE_UNIT_ENTRY, NULL);
  TdChartBuilder *builder = td_chart_builder_new (TD_CHART_RANKING);
  g_autoptr (TdChart) chart = NULL;
  GtkWidget *row = td_unit_row_new (&columns);
  GtkWidget *view = g_object_new (TD_TYPE_CHART_VIEW, NULL);

  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      unit_entry->measure[i].rate_text = g_strdup ("79,07");
      unit_entry->measure[i].gap_text = g_strdup ("4,98");
      unit_entry->measure[i].missing_text = g_strdup ("542");
      unit_entry->measure[i].change_text = g_strdup ("+4,96");
    }
  unit_entry->name = g_strdup ("Khu vực 1");
  unit_entry->spoken = g_strdup ("Khu vực 1. về việc");
  td_unit_row_set_entry (TD_UNIT_ROW (row), unit_entry);
  td_unit_columns_place (&columns, 590, td_widget_get_digit_width (row));
  put (fixture, row, 0, 10);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, "Xếp hạng");
  chart = td_chart_builder_end (builder);
  td_chart_view_set_chart (TD_CHART_VIEW (view), chart);
  gtk_widget_set_size_request (view, 590, 230);
  put (fixture, view, 0, 60);
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, ""), ==, 0);
  g_assert_cmpuint (count (fixture, SURVEY_SPOKEN, "Khu vực 1. về việc"), ==, 1);
  g_assert_cmpuint (count (fixture, SURVEY_TEXT, "Xếp hạng"), ==, 1);

  columns.width[TD_UNIT_COLUMN_CASES_RATE] = 10;
  g_assert_cmpuint (count (fixture, SURVEY_FAULT, "too long for its column: 79,07"), ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/survey/good", test_good },       { "/survey/ellipsis", test_ellipsis },
    { "/survey/outside", test_outside }, { "/survey/scrolled", test_scrolled },
    { "/survey/overlap", test_overlap }, { "/survey/entry", test_entry },
    { "/survey/drawn", test_drawn },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
