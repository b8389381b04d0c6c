/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "analysis/td-forecast.h"
#include "app/td-measure-card.h"
#include "app/td-overview-page.h"
#include "model/td-text.h"
#include "wording/td-wording-analysis.h"

/* The page on the sample of Thái Nguyên at 12/9/2025. */
typedef struct
{
  TdSession *session;
  TdWorkspace *workspace;
  GtkWidget *page;
  char *went_to;
} Fixture;

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->page, TD_TYPE_OVERVIEW_PAGE, name));
}

static GtkListBox *
get_lines (Fixture *fixture, const char *card)
{
  return GTK_LIST_BOX (
      gtk_widget_get_template_child (get_child (fixture, card), TD_TYPE_MEASURE_CARD, "lines"));
}

static void
navigate_cb (Fixture *fixture, const char *page, int subject, int measure, int item)
{
  g_free (fixture->went_to);
  fixture->went_to = g_strdup_printf ("%s %d %d", page, subject, measure);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = display_sample ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window = gtk_window_new ();

  fixture->workspace = td_workspace_open (path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  td_session_set_as_of (fixture->session, td_day_new (2025, 9, 12));
  g_assert_true (td_session_set_issued (fixture->session, td_day_new (2025, 9, 15), &error));
  g_signal_connect_swapped (fixture->session, "navigate", G_CALLBACK (navigate_cb), fixture);
  fixture->page = td_overview_page_new (fixture->session);
  gtk_window_set_default_size (GTK_WINDOW (window), 1076, 754);
  gtk_window_set_child (GTK_WINDOW (window), fixture->page);
  gtk_window_present (GTK_WINDOW (window));
  display_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  display_close_all ();
  display_settle ();
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  g_free (fixture->went_to);
}

/* A line of a card says @text, also to those who hear it, and leads to @place. @text: (transfer
 * full) */
static void
assert_line (Fixture *fixture, GtkListBox *lines, int index, char *text, const char *place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (lines, index);
  g_autofree char *sentence = td_text_capitalise (text);

  g_assert_nonnull (row);
  g_assert_cmpstr (
      gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), ==, sentence);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  g_signal_emit_by_name (lines, "row-activated", row);
  g_assert_cmpstr (fixture->went_to, ==, place);
  g_free (text);
}

/* Forecast, who rose most and who rose least: khu vực 4 by 6,11 and 1 by 3,46 points by cases, the
 * department by 3,75 and khu vực 5 by 1,86 by money. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  static const char *const cards[] = { "cases_card", "money_card" };
  static const char *const movers[][2] = { { "KV4", "KV1" }, { "NV", "KV5" } };
  const TdProgress *progress = td_session_get_progress (fixture->session);
  const TdBook *book = progress->book;
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (progress->book, progress->cut);

  for (int i = 0; i < TD_N_MEASURES; i++)
    {
      GtkListBox *lines = get_lines (fixture, cards[i]);
      TdForecast forecast = td_forecaster_get (forecaster, progress->root, (TdMeasure)i);
      g_autofree char *outlook = g_strdup_printf ("analysis %d %d", progress->root, i);

      assert_line (fixture, lines, 0, td_wording_forecast (&forecast), outlook);
      for (int j = 0; j < 2; j++)
        {
          TdSubject unit = td_book_find_unit (book, movers[i][j]);
          g_autofree char *place = g_strdup_printf ("units %d %d", unit, i);
          assert_line (fixture,
                       lines,
                       j + 1,
                       td_wording_row (book, td_progress_find (progress, unit, (TdMeasure)i)),
                       place);
        }
      g_assert_null (gtk_list_box_get_row_at_index (lines, 3));
    }
}

/* In October there is nothing to compare with, and nothing that says so in vain. */
static void
test_first_cut (Fixture *fixture, gconstpointer data)
{
  GtkListBox *lines = get_lines (fixture, "cases_card");

  td_session_set_as_of (fixture->session, td_day_new (2023, 10, 31));
  display_settle ();
  const TdProgress *progress = td_session_get_progress (fixture->session);
  g_assert_cmpint (progress->month_base, ==, -1);
  g_assert_null (gtk_list_box_get_row_at_index (lines, 1));
}

/* On 30/9 there is nothing left to foresee: only what changed is told. */
static void
test_year_end (Fixture *fixture, gconstpointer data)
{
  GtkListBox *lines = get_lines (fixture, "cases_card");

  td_session_set_as_of (fixture->session, td_day_new (2024, 9, 30));
  display_settle ();
  g_assert_nonnull (gtk_list_box_get_row_at_index (lines, 1));
  g_assert_null (gtk_list_box_get_row_at_index (lines, 2));
}

/* Everything moved alike: the province alone is named. */
static void
test_even (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("even.tiendo");
  g_autoptr (GError) error = NULL;
  GtkListBox *lines = get_lines (fixture, "cases_card");

  td_session_set_workspace (fixture->session, workspace);
  display_settle ();
  const TdProgress *progress = td_session_get_progress (fixture->session);
  const TdBook *book = progress->book;
  TdSubject root = progress->root;
  g_autofree char *place = g_strdup_printf ("units %d %d", root, TD_MEASURE_CASES);
  /* 60 to 72 and 70 to 82 of 100: both by 12 points. */
  assert_line (fixture,
               lines,
               1,
               td_wording_row (book, td_progress_find (progress, root, TD_MEASURE_CASES)),
               place);
  g_assert_null (gtk_list_box_get_row_at_index (lines, 2));
  td_session_set_workspace (fixture->session, NULL);
  display_settle ();
  td_workspace_close (workspace);
}

static guint
count_visible (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_visible (row);
  return n;
}

/* Four lines, and the rest on demand. */
static void
test_attention (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = get_child (fixture, "attention_list");
  GtkWidget *more = get_child (fixture, "more_button");
  GtkWidget *row = gtk_widget_get_first_child (list);
  TdSubject kv1 = td_book_find_unit (td_session_get_book (fixture->session), "KV1");
  g_autofree char *place = g_strdup_printf ("units %d %d", kv1, TD_MEASURE_CASES);

  g_assert_cmpuint (count_visible (list), ==, 4);
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_true (strstr (gtk_button_get_label (GTK_BUTTON (more)), "1") != NULL);
  display_press (more);
  g_assert_cmpuint (count_visible (list), ==, 5);
  display_press (more);
  g_assert_cmpuint (count_visible (list), ==, 4);
  /* Khu vực 1 owes 209 of the 542. */
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (fixture->went_to, ==, place);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/overview-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("lines", test_lines);
  ADD ("first-cut", test_first_cut);
  ADD ("year-end", test_year_end);
  ADD ("even", test_even);
  ADD ("attention", test_attention);
  return g_test_run ();
}
