/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <glib/gi18n.h>

#include "app/td-officer-dialog.h"
#include "app/td-restructure-assistant.h"
#include "app/td-targets-dialog.h"
#include "app/td-unit-card.h"
#include "app/td-unit-dialog.h"
#include "app/td-units-page.h"
#include "model/td-amount.h"

/* The page on the sample: Thái Nguyên, cut 12/9/2025. Figures of khu vực 4 by cases there: executed
 * 694, terminated 28, in progress 251, by agreement 5, other 5, eligible 983, to enforce 1276, not
 * eligible 265, postponed 9, suspended 19. */
typedef struct
{
  TdSession *session;
  TdWorkspace *workspace;
  TdUnitsPage *page;
  TdRecordForm *form;
  GtkWindow *window;
  char *message; /* the last toast */
  char *action;
} Fixture;

static void
message_cb (Fixture *fixture, const char *text, const char *action)
{
  g_free (fixture->message);
  g_free (fixture->action);
  fixture->message = g_strdup (text);
  fixture->action = g_strdup (action);
}

static TdSubject
find_unit (Fixture *fixture, const char *code)
{
  TdSubject unit = td_book_find_unit (td_session_get_book (fixture->session), code);

  g_assert_cmpint (unit, !=, TD_SUBJECT_NONE);
  return unit;
}

static void
show_unit (Fixture *fixture, const char *code)
{
  td_units_page_show (fixture->page, find_unit (fixture, code), -1, -1);
  g_assert_cmpint (td_units_page_get_subject (fixture->page), ==, find_unit (fixture, code));
}

static void
set_up_page (Fixture *fixture)
{
  GtkWidget *page;

  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  g_signal_connect_swapped (fixture->session, "message", G_CALLBACK (message_cb), fixture);
  page = td_units_page_new (fixture->session);
  fixture->page = TD_UNITS_PAGE (page);
  fixture->form = td_units_page_get_form (fixture->page);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1076, 754);
  gtk_window_set_child (fixture->window, page);
  gtk_window_present (fixture->window);
  display_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "units.tiendo", NULL);
  g_autofree char *sample = display_sample ();
  g_autoptr (GFile) from = g_file_new_for_path (sample);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->workspace = td_workspace_open (path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
  set_up_page (fixture);
}

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "empty.tiendo", NULL);
  g_autoptr (GError) error = NULL;

  fixture->workspace = td_workspace_create (path, &error);
  g_assert_no_error (error);
  set_up_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  TdUnitsPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *)&page);
  display_close_all ();
  g_assert_null (page);
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  g_free (fixture->message);
  g_free (fixture->action);
}

static TdFigureField *
get_field (Fixture *fixture, TdMeasure measure, TdItem item)
{
  TdFigureField *field = td_record_form_get_field (fixture->form, measure, item);

  g_assert_nonnull (field);
  return field;
}

/* Types into a field and leaves it. */
static void
enter (Fixture *fixture, TdMeasure measure, TdItem item, const char *text)
{
  TdFigureField *field = get_field (fixture, measure, item);

  g_assert_true (td_figure_field_get_editable (field));
  gtk_editable_set_text (GTK_EDITABLE (td_figure_field_get_entry (field)), text);
  (void)td_figure_field_finish (field);
}

static void
press_keys (TdFigureField *field, guint key, GdkModifierType modifiers)
{
  GtkWidget *entry = GTK_WIDGET (td_figure_field_get_entry (field));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
}

static void
press_key (TdFigureField *field, guint key)
{
  press_keys (field, key, 0);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
}

static TdFigureField *
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, TD_TYPE_FIGURE_FIELD) : NULL;

  return field != NULL ? TD_FIGURE_FIELD (field) : NULL;
}

static bool
get_entered (Fixture *fixture, const char *unit, TdMeasure measure, TdItem item, int64_t *value)
{
  const TdFigures *entered = td_book_get_entered (td_session_get_book (fixture->session),
                                                  td_session_get_cut (fixture->session),
                                                  find_unit (fixture, unit),
                                                  measure);

  return entered != NULL && td_figures_get (entered, item, value);
}

static void
assert_entered (Fixture *fixture, const char *unit, TdItem item, int64_t expected)
{
  int64_t value = -1;

  g_assert_true (get_entered (fixture, unit, TD_MEASURE_CASES, item, &value));
  g_assert_cmpint (value, ==, expected);
}

/* What the cell of an item by cases shows, to be compared with a text as Vietnamese writes it. */
static void
assert_shown (Fixture *fixture, guint item, const char *vietnamese, const char *other)
{
  g_assert_cmpstr (td_record_form_get_text (fixture->form, TD_MEASURE_CASES, item),
                   ==,
                   td_locale_get () == TD_LOCALE_VI ? vietnamese : other);
}

static TdUnitCard *
get_card (Fixture *fixture)
{
  return TD_UNIT_CARD (display_find (GTK_WIDGET (fixture->page), TD_TYPE_UNIT_CARD, NULL));
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  /* The root comes first: the sum of its eight units. */
  g_assert_cmpint (td_units_page_get_subject (fixture->page), ==, find_unit (fixture, "TN"));
  assert_shown (fixture, TD_ITEM_ELIGIBLE, "10.880", "10880");
  assert_shown (fixture, TD_ITEM_COMPLETED, "8.603", "8603");
  assert_shown (fixture, TD_N_ITEMS, "79,07", "79.07");
  g_assert_false (td_record_form_focus_first (fixture->form));

  show_unit (fixture, "KV3");
  assert_shown (fixture, TD_ITEM_TOTAL, "1.708", "1708");
  assert_shown (fixture, TD_ITEM_CARRIED_OVER_ELIGIBLE, "260", "260");
  assert_shown (fixture, TD_N_ITEMS, "80,15", "80.15");
  g_assert_cmpstr (td_record_form_get_text (fixture->form, TD_MEASURE_MONEY, TD_ITEM_REDUCED),
                   ==,
                   td_locale_get () == TD_LOCALE_VI ? "637.337" : "637337");
  g_assert_null (td_record_form_get_text (fixture->form, TD_MEASURE_CASES, TD_ITEM_REDUCED));
  g_assert_cmpstr (td_record_form_get_notice (fixture->form), ==, "");
  g_assert_cmpuint (td_record_form_get_state (fixture->form)->problems->len, ==, 0);
  /* Calculated rows are locked, entered ones are not. */
  g_assert_false (
      td_figure_field_get_editable (get_field (fixture, TD_MEASURE_CASES, TD_ITEM_COMPLETED)));
  g_assert_true (
      td_figure_field_get_editable (get_field (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED)));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdGroup) group = NULL;

  show_unit (fixture, "KV4");
  assert_shown (fixture, TD_N_ITEMS, "73,45", "73.45");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED, " 702 ");

  /* 702 + 28 = 730 of 730 + 251 + 5 + 5 = 991: 73.66297 %, at 84.05 % 833 - 730 = 103 missing */
  assert_shown (fixture, TD_ITEM_EXECUTED, "702", "702");
  assert_shown (fixture, TD_ITEM_COMPLETED, "730", "730");
  assert_shown (fixture, TD_ITEM_ELIGIBLE, "991", "991");
  assert_shown (fixture, TD_N_ITEMS, "73,66", "73.66");
  g_assert_cmpstr (td_unit_card_get_rate (get_card (fixture)),
                   ==,
                   td_locale_get () == TD_LOCALE_VI ? "73,66" : "73.66");
  assert_entered (fixture, "KV4", TD_ITEM_EXECUTED, 702);
  /* The totals of the sample were entered too, and agreed with their parts: they follow. */
  assert_entered (fixture, "KV4", TD_ITEM_COMPLETED, 730);
  assert_entered (fixture, "KV4", TD_ITEM_ELIGIBLE, 991);
  assert_entered (fixture, "KV4", TD_ITEM_TO_ENFORCE, 1276);

  group = td_workspace_get_undo (fixture->workspace);
  g_assert_nonnull (group);
  g_assert_cmpstr (group->kind, ==, "set");
  g_assert_cmpstr (group->unit, ==, "KV4");
  g_assert_cmpstr (group->detail, ==, "cases");
  g_assert_cmpint (group->as_of, ==, td_day_new (2025, 9, 12));

  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  assert_shown (fixture, TD_ITEM_EXECUTED, "694", "694");
  assert_shown (fixture, TD_N_ITEMS, "73,45", "73.45");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "12,5", "12a", "-3", "1.23", "99999999999999999" };
  TdFigureField *field;
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;

  show_unit (fixture, "KV4");
  field = get_field (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      enter (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED, bad[i]);
      g_assert_cmpstr (td_figure_field_get_shown (field), ==, bad[i]);
      g_assert_nonnull (td_figure_field_get_error (field));
      g_assert_true (g_str_has_suffix (td_units_page_get_status (fixture->page),
                                       td_figure_field_get_error (field)));
      g_assert_true (
          gtk_widget_has_css_class (GTK_WIDGET (td_figure_field_get_entry (field)), "error"));
    }
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);

  /* Other fields can be edited meanwhile, and the text waits while another unit is shown. */
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_TERMINATED, "29");
  assert_entered (fixture, "KV4", TD_ITEM_TERMINATED, 29);
  g_assert_cmpstr (td_figure_field_get_shown (field), ==, bad[4]);
  show_unit (fixture, "KV5");
  g_assert_null (td_figure_field_get_error (field));
  assert_shown (fixture, TD_ITEM_EXECUTED, "1.045", "1045");
  g_assert_cmpstr (td_units_page_get_status (fixture->page), ==, "");
  show_unit (fixture, "KV4");
  g_assert_cmpstr (td_figure_field_get_shown (field), ==, bad[4]);
  g_assert_nonnull (td_figure_field_get_error (field));

  press_key (field, GDK_KEY_Escape);
  g_assert_cmpstr (td_figure_field_get_shown (field), ==, "694");
  g_assert_null (td_figure_field_get_error (field));
  g_assert_cmpstr (td_units_page_get_status (fixture->page), ==, "");
}

static void
test_absent (Fixture *fixture, gconstpointer data)
{
  int64_t value;

  show_unit (fixture, "KV4");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_OTHER, "");
  g_assert_false (get_entered (fixture, "KV4", TD_MEASURE_CASES, TD_ITEM_OTHER, &value));
  assert_shown (fixture, TD_ITEM_OTHER, "", "");
  /* Eligible cannot be calculated any more: the figure that was entered counts, and can be edited.
   */
  assert_shown (fixture, TD_ITEM_ELIGIBLE, "983", "983");
  assert_shown (fixture, TD_N_ITEMS, "73,45", "73.45");
  g_assert_true (
      td_figure_field_get_editable (get_field (fixture, TD_MEASURE_CASES, TD_ITEM_ELIGIBLE)));
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_ELIGIBLE, "");
  assert_shown (fixture, TD_N_ITEMS, TD_ABSENT, TD_ABSENT);
  g_assert_cmpstr (td_unit_card_get_rate (get_card (fixture)), ==, TD_ABSENT);

  show_unit (fixture, "KV5");
  show_unit (fixture, "KV4");
  assert_shown (fixture, TD_ITEM_OTHER, "", "");

  /* Zero is a figure. */
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_OTHER, "0");
  assert_entered (fixture, "KV4", TD_ITEM_OTHER, 0);
  assert_shown (fixture, TD_ITEM_OTHER, "0", "0");
  assert_shown (fixture, TD_ITEM_ELIGIBLE, "978", "978");
}

static void
test_totals_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdCut cut = { .as_of = td_day_new (2025, 9, 20) };
  TdAction action = { .kind = "cut-add", .as_of = cut.as_of };
  g_autoptr (GError) error = NULL;
  int64_t value;

  td_changes_put_cut (changes, &cut);
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  td_session_set_as_of (fixture->session, cut.as_of);
  show_unit (fixture, "KV4");
  assert_shown (fixture, TD_ITEM_TOTAL, "", "");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_TOTAL, "1.300");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_ELIGIBLE, "1 000");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_COMPLETED, "800");
  assert_entered (fixture, "KV4", TD_ITEM_TOTAL, 1300);
  assert_entered (fixture, "KV4", TD_ITEM_ELIGIBLE, 1000);
  assert_shown (fixture, TD_N_ITEMS, "80,00", "80.00");
  assert_shown (fixture, TD_ITEM_CARRIED_OVER_ELIGIBLE, "200", "200");
  assert_shown (fixture, TD_ITEM_TO_ENFORCE, "", "");
  assert_shown (fixture, TD_ITEM_CARRIED_OVER, TD_ABSENT, TD_ABSENT);
  g_assert_false (get_entered (fixture, "KV4", TD_MEASURE_CASES, TD_ITEM_EXECUTED, &value));
  /* With parts a total is calculated, and what was entered disagrees: 700 + 99. */
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED, "700");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_TERMINATED, "99");
  assert_shown (fixture, TD_ITEM_COMPLETED, "799", "799");
  assert_entered (fixture, "KV4", TD_ITEM_COMPLETED, 800);
  g_assert_true (td_record_form_is_marked (fixture->form, TD_MEASURE_CASES, TD_ITEM_COMPLETED));
  /* It can be taken out where it stands, and is locked then. */
  g_assert_true (
      td_figure_field_get_editable (get_field (fixture, TD_MEASURE_CASES, TD_ITEM_COMPLETED)));
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_COMPLETED, "");
  g_assert_false (get_entered (fixture, "KV4", TD_MEASURE_CASES, TD_ITEM_COMPLETED, &value));
  g_assert_false (td_record_form_is_marked (fixture->form, TD_MEASURE_CASES, TD_ITEM_COMPLETED));
  g_assert_false (
      td_figure_field_get_editable (get_field (fixture, TD_MEASURE_CASES, TD_ITEM_COMPLETED)));
  assert_shown (fixture, TD_ITEM_COMPLETED, "799", "799");
  g_assert_true (td_workspace_undo (td_session_get_workspace (fixture->session), &error));
  assert_entered (fixture, "KV4", TD_ITEM_COMPLETED, 800);
  /* The parts are mended: nothing is left of the finding, and from now on the total follows. */
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_TERMINATED, "100");
  g_assert_false (td_record_form_is_marked (fixture->form, TD_MEASURE_CASES, TD_ITEM_COMPLETED));
  /* A record whose last figure goes is gone. */
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_TERMINATED, "");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED, "");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_COMPLETED, "");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_ELIGIBLE, "");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_TOTAL, "");
  g_assert_null (td_book_get_entered (td_session_get_book (fixture->session),
                                      td_session_get_cut (fixture->session),
                                      find_unit (fixture, "KV4"),
                                      TD_MEASURE_CASES));
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  static const TdItem concerned[] = {
    TD_ITEM_TO_ENFORCE, TD_ITEM_ELIGIBLE, TD_ITEM_NOT_ELIGIBLE, TD_ITEM_POSTPONED, TD_ITEM_SUSPENDED
  };
  GtkListBox *list = GTK_LIST_BOX (td_record_form_get_findings (fixture->form));
  const TdRecordState *state;
  const TdProblem *problem;
  const char *note;

  show_unit (fixture, "KV4");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_NOT_ELIGIBLE, "275");
  state = td_record_form_get_state (fixture->form);
  g_assert_cmpuint (state->problems->len, ==, 1);
  problem = &g_array_index (state->problems, TdProblem, 0);
  g_assert_cmpstr (problem->code, ==, "V3");
  g_assert_cmpint (problem->found, ==, 1276);
  /* 983 + 275 + 9 + 19 */
  g_assert_cmpint (problem->expected, ==, 1286);
  for (guint i = 0; i < G_N_ELEMENTS (concerned); i++)
    {
      g_assert_true (td_record_form_is_marked (fixture->form, TD_MEASURE_CASES, concerned[i]));
      g_assert_false (td_record_form_is_marked (fixture->form, TD_MEASURE_MONEY, concerned[i]));
    }
  g_assert_false (td_record_form_is_marked (fixture->form, TD_MEASURE_CASES, TD_ITEM_EXECUTED));
  note = td_figure_field_get_note (get_field (fixture, TD_MEASURE_CASES, TD_ITEM_POSTPONED));
  g_assert_nonnull (note);
  g_assert_nonnull (strstr (note, td_locale_get () == TD_LOCALE_VI ? "1.276" : "1276"));
  g_assert_nonnull (strstr (note, td_locale_get () == TD_LOCALE_VI ? "1.286" : "1286"));

  /* A finding leads to a field that can mend it. */
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (list)));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (get_focused (fixture)
                 == get_field (fixture, TD_MEASURE_CASES, TD_ITEM_NOT_ELIGIBLE));

  enter (fixture, TD_MEASURE_CASES, TD_ITEM_NOT_ELIGIBLE, "265");
  for (guint i = 0; i < G_N_ELEMENTS (concerned); i++)
    g_assert_false (td_record_form_is_marked (fixture->form, TD_MEASURE_CASES, concerned[i]));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
}

/* A unit of a group stops reporting; then the group gets figures of its own. */
static void
test_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdRecord record = {
    .as_of = td_session_get_as_of (fixture->session),
    .unit = (char *)"KV3",
    .measure = TD_MEASURE_CASES,
  };
  TdAction action = { .kind = "set", .unit = "KV3", .as_of = record.as_of };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (td_record_form_get_notice (fixture->form), "8"));
  td_changes_remove_record (changes, &record);
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  g_assert_nonnull (strstr (td_record_form_get_notice (fixture->form), "Khu vực 3"));
  g_assert_nonnull (strstr (td_record_form_get_notice (fixture->form), "7"));
  /* 10880 - 1310, shown as what it is; no rate of a part */
  assert_shown (fixture, TD_ITEM_ELIGIBLE, "9.570", "9570");
  g_assert_true (gtk_widget_has_css_class (
      GTK_WIDGET (get_field (fixture, TD_MEASURE_CASES, TD_ITEM_ELIGIBLE)), "partial"));
  assert_shown (fixture, TD_N_ITEMS, TD_ABSENT, TD_ABSENT);

  td_record_form_set_view (fixture->form, TD_RECORD_VIEW_OWN);
  assert_shown (fixture, TD_ITEM_ELIGIBLE, "", "");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_ELIGIBLE, "10880");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_COMPLETED, "8603");
  assert_entered (fixture, "TN", TD_ITEM_ELIGIBLE, 10880);
  assert_shown (fixture, TD_N_ITEMS, "79,07", "79.07");
  /* Its own figures count now, by the rule of groups. */
  g_assert_cmpstr (td_unit_card_get_rate (get_card (fixture)),
                   ==,
                   td_locale_get () == TD_LOCALE_VI ? "79,07" : "79.07");
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *button;

  show_unit (fixture, "DH");
  g_assert_false (td_record_form_focus_first (fixture->form));
  g_assert_nonnull (strstr (td_record_form_get_notice (fixture->form), "Đồng Hỷ"));
  button = display_find (GTK_WIDGET (fixture->form), GTK_TYPE_BUTTON, NULL);
  display_press (button);
  g_assert_cmpint (td_session_get_as_of (fixture->session), ==, td_day_new (2025, 6, 30));
  g_assert_true (td_record_form_focus_first (fixture->form));

  td_session_set_as_of (fixture->session, td_day_new (2025, 9, 12));
  show_unit (fixture, "KV4");
  g_assert_true (td_record_form_focus_first (fixture->form));
  g_assert_true (
      td_workspace_close_cut (fixture->workspace, td_day_new (2025, 9, 12), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_record_form_get_state (fixture->form)->lock, ==, TD_RECORD_LOCK_CLOSED);
  g_assert_cmpstr (td_record_form_get_notice (fixture->form), !=, "");
  g_assert_false (td_record_form_focus_first (fixture->form));
  assert_shown (fixture, TD_ITEM_EXECUTED, "694", "694");
}

/* A window that only reads shows the same and says why nothing can be edited. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader
      = td_workspace_open (td_workspace_get_path (fixture->workspace), TD_ACCESS_READ, &error);

  g_assert_no_error (error);
  td_session_set_workspace (fixture->session, reader);
  show_unit (fixture, "KV4");
  assert_shown (fixture, TD_N_ITEMS, "73,45", "73.45");
  g_assert_cmpint (td_record_form_get_state (fixture->form)->lock, ==, TD_RECORD_LOCK_READ_ONLY);
  g_assert_cmpstr (
      td_record_form_get_notice (fixture->form), ==, td_workspace_get_read_only_reason (reader));
  g_assert_false (td_record_form_focus_first (fixture->form));
  (void)gtk_widget_activate_action (GTK_WIDGET (fixture->page), "units.delete", NULL);
  (void)find_unit (fixture, "KV4");

  /* Texts that were refused stay with their workspace. */
  td_session_set_workspace (fixture->session, fixture->workspace);
  show_unit (fixture, "KV4");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED, "7,5");
  show_unit (fixture, "KV5");
  enter (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED, "8,5");
  td_session_set_workspace (fixture->session, reader);
  td_session_set_workspace (fixture->session, fixture->workspace);
  show_unit (fixture, "KV5");
  assert_shown (fixture, TD_ITEM_EXECUTED, "1.045", "1045");
  show_unit (fixture, "KV4");
  assert_shown (fixture, TD_ITEM_EXECUTED, "694", "694");
}

static void
assert_opens (Fixture *fixture, const char *action, GType type)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page),
                                             action,
                                             g_str_equal (action, "units.targets") ? "i" : NULL,
                                             TD_MEASURE_MONEY));
  g_assert_nonnull (display_top_window (type));
  gtk_window_destroy (display_top_window (type));
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  show_unit (fixture, "KV4");
  assert_opens (fixture, "units.add", TD_TYPE_UNIT_DIALOG);
  assert_opens (fixture, "units.edit", TD_TYPE_UNIT_DIALOG);
  assert_opens (fixture, "units.restructure", TD_TYPE_RESTRUCTURE_ASSISTANT);
  assert_opens (fixture, "units.add-officer", TD_TYPE_OFFICER_DIALOG);
  assert_opens (fixture, "units.targets", TD_TYPE_TARGETS_DIALOG);
}

static bool
has_row (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) names = td_unit_tree_list_names (td_units_page_get_tree (fixture->page));

  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const searches[] = { "dinh hoa", "Định Hóa", "ĐỊNH HOÁ", "hoa dinh", "DINH" };
  TdUnitTree *tree = td_units_page_get_tree (fixture->page);
  g_autoptr (GPtrArray) names = td_unit_tree_list_names (tree);

  /* The root, its eight units and the group of the others, folded. */
  g_assert_cmpuint (names->len, ==, 10);
  g_assert_false (has_row (fixture, "huyện Định Hóa"));
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      td_unit_tree_search (tree, searches[i]);
      g_assert_true (has_row (fixture, "huyện Định Hóa"));
      g_assert_false (has_row (fixture, "Khu vực 4"));
    }
  /* By code and by the long name. */
  td_unit_tree_search (tree, "kv4");
  g_assert_true (has_row (fixture, "Khu vực 4"));
  td_unit_tree_search (tree, "nghiep vu");
  g_assert_true (has_row (fixture, "Phòng NV&TCTHA"));
  td_unit_tree_search (tree, "không có đâu");
  g_assert_false (has_row (fixture, "Khu vực 4"));

  /* Enter chooses what was found; the tree is as it was when the search ends. */
  td_unit_tree_search (tree, "dong hy");
  g_signal_emit_by_name (display_find (GTK_WIDGET (tree), GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  g_assert_cmpint (td_units_page_get_subject (fixture->page), ==, find_unit (fixture, "DH"));
  td_unit_tree_search (tree, "");
  g_assert_true (has_row (fixture, "Khu vực 4"));
  g_assert_cmpint (td_unit_tree_get_selected (tree), ==, find_unit (fixture, "DH"));

  td_units_page_focus_search (fixture->page);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window),
                              display_find (GTK_WIDGET (tree), GTK_TYPE_SEARCH_ENTRY, NULL)));
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  TdUnitTree *tree = td_units_page_get_tree (fixture->page);
  GtkSelectionModel *selection = gtk_list_view_get_model (td_unit_tree_get_list (tree));

  /* What is being typed is written when another unit is chosen. */
  show_unit (fixture, "KV4");
  g_assert_cmpint (td_unit_tree_get_selected (tree), ==, find_unit (fixture, "KV4"));
  g_assert_true (td_record_form_focus_item (fixture->form, TD_MEASURE_CASES, TD_ITEM_EXECUTED));
  gtk_editable_set_text (GTK_EDITABLE (td_figure_field_get_entry (
                             get_field (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED))),
                         "695");
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (selection), 2);
  g_assert_cmpint (td_units_page_get_subject (fixture->page), ==, find_unit (fixture, "KV1"));
  assert_entered (fixture, "KV4", TD_ITEM_EXECUTED, 695);
  g_assert_cmpint (td_unit_tree_get_selected (tree), ==, find_unit (fixture, "KV1"));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry undo = { .name = "undo", .activate = undo_cb };
  g_autoptr (GSimpleActionGroup) window_actions = g_simple_action_group_new ();
  TdFigureField *executed;
  TdFigureField *terminated;

  g_action_map_add_action_entries (G_ACTION_MAP (window_actions), &undo, 1, fixture);
  gtk_widget_insert_action_group (
      GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (window_actions));
  td_units_page_show (
      fixture->page, find_unit (fixture, "KV4"), TD_MEASURE_MONEY, TD_ITEM_EXECUTED);
  g_assert_true (get_focused (fixture) == get_field (fixture, TD_MEASURE_MONEY, TD_ITEM_EXECUTED));

  executed = get_field (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED);
  terminated = get_field (fixture, TD_MEASURE_CASES, TD_ITEM_TERMINATED);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (executed)));
  press_key (executed, GDK_KEY_Down);
  g_assert_true (get_focused (fixture) == terminated);
  press_key (terminated, GDK_KEY_Up);
  g_assert_true (get_focused (fixture) == executed);
  /* Enter writes and goes on; calculated rows are skipped: after withdrawn comes executed. */
  gtk_editable_set_text (GTK_EDITABLE (td_figure_field_get_entry (executed)), "700");
  g_signal_emit_by_name (td_figure_field_get_entry (executed), "activate");
  assert_entered (fixture, "KV4", TD_ITEM_EXECUTED, 700);
  g_assert_true (get_focused (fixture) == terminated);
  press_key (executed, GDK_KEY_Up);
  g_assert_true (get_focused (fixture) == get_field (fixture, TD_MEASURE_CASES, TD_ITEM_WITHDRAWN));
  /* The key of undo takes back what is being typed, else the last edit. */
  gtk_editable_set_text (GTK_EDITABLE (td_figure_field_get_entry (executed)), "71");
  press_keys (executed, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (td_figure_field_get_shown (executed), ==, "700");
  press_keys (executed, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (td_figure_field_get_shown (executed), ==, "694");
  /* A refused text keeps the focus. */
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (executed)));
  gtk_editable_set_text (GTK_EDITABLE (td_figure_field_get_entry (executed)), "7,5");
  press_key (executed, GDK_KEY_Down);
  g_assert_true (get_focused (fixture) == executed);
  g_assert_nonnull (td_figure_field_get_error (executed));
  /* Nothing is looked at while one types. */
  gtk_editable_set_text (GTK_EDITABLE (td_figure_field_get_entry (terminated)), "1,");
  g_assert_null (td_figure_field_get_error (terminated));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cases = g_strdup_printf (_ ("%s, cases"), "Thi hành xong");
  g_autofree char *money = g_strdup_printf (_ ("%s, money"), "Thi hành xong");

  show_unit (fixture, "KV4");
  g_assert_true (display_find (GTK_WIDGET (fixture->form), GTK_TYPE_ENTRY, cases)
                 == GTK_WIDGET (td_figure_field_get_entry (
                     get_field (fixture, TD_MEASURE_CASES, TD_ITEM_EXECUTED))));
  g_assert_true (display_find (GTK_WIDGET (fixture->form), GTK_TYPE_ENTRY, money)
                 == GTK_WIDGET (td_figure_field_get_entry (
                     get_field (fixture, TD_MEASURE_MONEY, TD_ITEM_EXECUTED))));
}

/* An older form: other columns, two classes. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  td_session_set_as_of (fixture->session, td_day_new (2025, 6, 30));
  show_unit (fixture, "DH");
  g_assert_nonnull (td_record_form_get_field (fixture->form, TD_MEASURE_CASES, TD_ITEM_TAKEN_UP));
  td_session_set_as_of (fixture->session, td_day_new (2025, 9, 12));
  show_unit (fixture, "KV4");
  g_assert_null (td_record_form_get_field (fixture->form, TD_MEASURE_CASES, TD_ITEM_TAKEN_UP));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  show_unit (fixture, "KV7");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "units.delete", NULL));
  g_assert_cmpint (
      td_book_find_unit (td_session_get_book (fixture->session), "KV7"), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (td_units_page_get_subject (fixture->page), ==, find_unit (fixture, "TN"));
  g_assert_nonnull (strstr (fixture->message, "Khu vực 7"));
  g_assert_cmpstr (fixture->action, ==, "win.undo");
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);

  /* Closed figures are not deleted. */
  g_assert_true (
      td_workspace_close_cut (fixture->workspace, td_day_new (2025, 9, 12), NULL, &error));
  show_unit (fixture, "KV7");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "units.delete", NULL));
  (void)find_unit (fixture, "KV7");
  dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "khu vực 7"));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdUnit root = {
    .code = (char *)"R",
    .name = (char *)"Cơ quan",
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
  };
  TdAction action = { .kind = "unit-add", .unit = "R", .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;
  GtkStack *stack = GTK_STACK (display_find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK, NULL));

  g_assert_cmpint (td_units_page_get_subject (fixture->page), ==, TD_SUBJECT_NONE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  td_changes_put_unit (changes, &root);
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  g_assert_no_error (error);
  /* A unit, but no cut: the next step is offered. */
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "content");
  g_assert_cmpint (td_units_page_get_subject (fixture->page), ==, find_unit (fixture, "R"));
  g_assert_null (td_record_form_get_state (fixture->form));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/units-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("sample", test_sample);
  ADD ("edit", test_edit);
  ADD ("refused", test_refused);
  ADD ("absent", test_absent);
  ADD ("totals-only", test_totals_only);
  ADD ("findings", test_findings);
  ADD ("group", test_group);
  ADD ("locked", test_locked);
  ADD ("read-only", test_read_only);
  ADD ("dialogs", test_dialogs);
  ADD ("search", test_search);
  ADD ("choose", test_choose);
  ADD ("keys", test_keys);
  ADD ("names", test_names);
  ADD ("forms", test_forms);
  ADD ("delete", test_delete);
#undef ADD
  g_test_add ("/units-page/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  return g_test_run ();
}
