/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "display.h"

#include "app/td-cut-selector.h"
#include "app/td-lowest-dialog.h"
#include "app/td-officer-dialog.h"
#include "app/td-reporting-dialog.h"
#include "app/td-restructure-assistant.h"
#include "app/td-unit-table.h"
#include "app/td-units-page.h"
#include "model/td-amount.h"

/* Officers and restructured units, on a root "R" with units "A" and "B" and cuts 31/8/2025 and
 * 12/9/2025. */
typedef struct
{
  TdSession *session;
  TdWorkspace *workspace;
  char *saved;   /* "UNIT/OFFICER" */
  char *message; /* the last toast */
} Fixture;

static void
message_cb (Fixture *fixture, const char *text, const char *action)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
saved_cb (Fixture *fixture, const char *unit, const char *code)
{
  g_free (fixture->saved);
  fixture->saved = g_strdup_printf ("%s/%s", unit, code);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->workspace = display_workspace ("people.tiendo");
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  g_signal_connect_swapped (fixture->session, "message", G_CALLBACK (message_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (td_workspace_get_path (fixture->workspace));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  display_close_all ();
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_free (fixture->saved);
  g_free (fixture->message);
}

static TdBook *
get_book (Fixture *fixture)
{
  return td_session_get_book (fixture->session);
}

static TdSubject
find_unit (Fixture *fixture, const char *code)
{
  TdSubject unit = td_book_find_unit (get_book (fixture), code);

  g_assert_cmpint (unit, !=, TD_SUBJECT_NONE);
  return unit;
}

static TdSubject
find_stay (Fixture *fixture, const char *unit, const char *code, TdDay day)
{
  return td_book_find_officer (get_book (fixture), code, find_unit (fixture, unit), day);
}

static void
type_text (TdFieldRow *row, const char *text)
{
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (row)), text);
  td_field_row_finish (row);
}

static void
type_at (TdOfficerDialog *dialog, const char *column, const char *text)
{
  type_text (td_officer_dialog_get_row (dialog, column), text);
}

static const char *
get_error (TdOfficerDialog *dialog, const char *column)
{
  return td_field_row_get_error (td_officer_dialog_get_row (dialog, column));
}

static void
assert_undo (Fixture *fixture, const char *kind, const char *unit, const char *officer)
{
  g_autoptr (TdGroup) group = td_workspace_get_undo (fixture->workspace);

  g_assert_nonnull (group);
  g_assert_cmpstr (group->kind, ==, kind);
  g_assert_cmpstr (group->unit, ==, unit);
  g_assert_cmpstr (group->officer, ==, officer);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
}

static TdOfficerDialog *
open_dialog (Fixture *fixture, TdOfficerTask task, TdSubject subject)
{
  TdOfficerDialog *dialog = td_officer_dialog_new (NULL, fixture->session, task, subject);

  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (saved_cb), fixture);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (dialog)));
  return dialog;
}

/* An officer in A since ever with figures of both cuts. Returns: the stay */
static TdSubject
add_officer (Fixture *fixture, const char *code, const char *name)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdOfficer officer = {
    .code = (char *)code,
    .unit = (char *)"A",
    .name = (char *)name,
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
  };
  TdAction action = { .kind = "officer", .unit = "A", .as_of = TD_DAY_NONE };

  td_changes_put_officer (changes, &officer);
  for (int cut = 0; cut < td_book_get_n_cuts (get_book (fixture)); cut++)
    {
      TdRecord record = {
        .as_of = td_book_get_cut (get_book (fixture), cut)->as_of,
        .unit = (char *)"A",
        .officer = (char *)code,
        .measure = TD_MEASURE_CASES,
      };

      td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 10);
      td_figures_set (&record.figures, TD_ITEM_COMPLETED, 4);
      td_changes_put_record (changes, &record);
    }
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  g_assert_no_error (error);
  return find_stay (fixture, "A", code, td_day_new (2025, 9, 12));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  TdOfficerDialog *dialog = open_dialog (fixture, TD_OFFICER_ADD, find_unit (fixture, "A"));
  const TdOfficer *officer;

  g_assert_false (td_officer_dialog_save (dialog));
  g_assert_nonnull (get_error (dialog, "name"));

  /* The code follows the name until another one is typed. */
  type_at (dialog, "name", "Nguyễn Văn Đức");
  g_assert_cmpstr (td_field_row_get_text (td_officer_dialog_get_row (dialog, "code")), ==, "NVD");
  type_at (dialog, "name", "Trần Thị Ánh");
  g_assert_cmpstr (td_field_row_get_text (td_officer_dialog_get_row (dialog, "code")), ==, "TTA");
  type_at (dialog, "name", "+Trần");
  g_assert_nonnull (get_error (dialog, "name"));
  type_at (dialog, "name", "Trần Thị Ánh");
  type_at (dialog, "valid_from", "31/2/2025");
  g_assert_nonnull (get_error (dialog, "valid_from"));
  g_assert_false (td_officer_dialog_save (dialog));
  type_at (dialog, "valid_from", "1/9");
  type_at (dialog, "valid_to", "1/8/2025");
  g_assert_false (td_officer_dialog_save (dialog));
  g_assert_nonnull (get_error (dialog, "valid_to"));
  type_at (dialog, "valid_to", "");
  g_assert_true (td_officer_dialog_save (dialog));
  g_assert_cmpstr (fixture->saved, ==, "A/TTA");
  officer = td_book_get_officer (get_book (fixture),
                                 find_stay (fixture, "A", "TTA", td_day_new (2025, 9, 12)));
  g_assert_cmpstr (officer->name, ==, "Trần Thị Ánh");
  g_assert_cmpint (officer->valid_from, ==, td_day_new (2025, 9, 1));
  g_assert_cmpint (officer->valid_to, ==, TD_DAY_NONE);
  assert_undo (fixture, "officer", "A", "TTA");

  /* Another person cannot have the code; the next suggestion leaves it out. */
  dialog = open_dialog (fixture, TD_OFFICER_ADD, find_unit (fixture, "B"));
  type_at (dialog, "name", "Tạ Thị An");
  g_assert_cmpstr (td_field_row_get_text (td_officer_dialog_get_row (dialog, "code")), ==, "TTA-2");
  type_at (dialog, "code", "TTA");
  g_assert_false (td_officer_dialog_save (dialog));
  g_assert_nonnull (get_error (dialog, "code"));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  TdOfficerDialog *dialog
      = open_dialog (fixture, TD_OFFICER_EDIT, add_officer (fixture, "an", "Nguyễn An"));
  TdDay september = td_day_new (2025, 9, 12);
  TdSubject stay;
  const TdFigures *figures;

  /* Its figures of 31/8 would be left outside. */
  type_at (dialog, "valid_from", "1/9/2025");
  g_assert_false (td_officer_dialog_save (dialog));
  g_assert_nonnull (td_officer_dialog_get_error (dialog));

  /* Another first day keeps figures, although it is part of the key. */
  type_at (dialog, "name", "Nguyễn Văn An");
  type_at (dialog, "valid_from", "1/10/2024");
  g_assert_true (td_officer_dialog_save (dialog));
  stay = find_stay (fixture, "A", "an", september);
  g_assert_cmpint (
      td_book_get_officer (get_book (fixture), stay)->valid_from, ==, td_day_new (2024, 10, 1));
  g_assert_cmpstr (td_book_get_name (get_book (fixture), stay), ==, "Nguyễn Văn An");
  figures = td_book_get_entered (
      get_book (fixture), td_book_find_cut (get_book (fixture), september), stay, TD_MEASURE_CASES);
  g_assert_nonnull (figures);
  g_assert_cmpint (figures->value[TD_ITEM_COMPLETED], ==, 4);
  undo (fixture);
  stay = find_stay (fixture, "A", "an", september);
  g_assert_cmpstr (td_book_get_name (get_book (fixture), stay), ==, "Nguyễn An");
}

/* In the middle of the year: two stays, and each keeps its figures. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  TdOfficerDialog *dialog
      = open_dialog (fixture, TD_OFFICER_MOVE, add_officer (fixture, "an", "Nguyễn An"));
  TdDay august = td_day_new (2025, 8, 31);
  TdDay later = td_day_new (2025, 9, 30);
  TdBook *book;

  type_at (dialog, "valid_from", "");
  g_assert_false (td_officer_dialog_save (dialog));
  g_assert_nonnull (get_error (dialog, "valid_from"));
  /* The figures of 12/9 were entered in A. */
  type_at (dialog, "valid_from", "1/9/2025");
  g_assert_false (td_officer_dialog_save (dialog));
  g_assert_nonnull (get_error (dialog, "valid_from"));

  type_at (dialog, "valid_from", "15/9/2025");
  td_officer_dialog_set_unit (dialog, find_unit (fixture, "B"));
  g_assert_true (td_officer_dialog_save (dialog));
  g_assert_cmpstr (fixture->saved, ==, "B/an");
  assert_undo (fixture, "officer", "B", "an");
  book = get_book (fixture);
  g_assert_cmpint (find_stay (fixture, "A", "an", later), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (find_stay (fixture, "B", "an", august), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (find_stay (fixture, "B", "an", later), !=, TD_SUBJECT_NONE);
  g_assert_cmpint (td_book_get_officer (book, find_stay (fixture, "A", "an", august))->valid_to,
                   ==,
                   td_day_new (2025, 9, 14));
  g_assert_nonnull (td_book_get_entered (book,
                                         td_book_find_cut (book, august),
                                         find_stay (fixture, "A", "an", august),
                                         TD_MEASURE_CASES));

  /* One step back, and the officer never moved. */
  undo (fixture);
  g_assert_cmpint (find_stay (fixture, "A", "an", later), !=, TD_SUBJECT_NONE);
  g_assert_cmpint (find_stay (fixture, "B", "an", later), ==, TD_SUBJECT_NONE);
}

static void
test_end_and_delete (Fixture *fixture, gconstpointer data)
{
  TdDay september = td_day_new (2025, 9, 12);
  TdOfficerDialog *dialog
      = open_dialog (fixture, TD_OFFICER_END, add_officer (fixture, "an", "Nguyễn An"));
  TdSubject stay;

  type_at (dialog, "valid_to", "31/8/2025");
  g_assert_false (td_officer_dialog_save (dialog));
  g_assert_nonnull (get_error (dialog, "valid_to"));
  type_at (dialog, "valid_to", "30/9/2025");
  g_assert_true (td_officer_dialog_save (dialog));
  stay = find_stay (fixture, "A", "an", september);
  g_assert_cmpint (
      td_book_get_officer (get_book (fixture), stay)->valid_to, ==, td_day_new (2025, 9, 30));

  /* Deleted with the figures, and brought back with them. */
  g_assert_true (td_officer_delete (NULL, fixture->session, stay));
  g_assert_nonnull (fixture->message);
  g_assert_cmpint (find_stay (fixture, "A", "an", september), ==, TD_SUBJECT_NONE);
  assert_undo (fixture, "officer", "A", "an");
  undo (fixture);
  stay = find_stay (fixture, "A", "an", september);
  g_assert_true (td_book_has_records (get_book (fixture), stay));

  /* Not out of a closed cut. */
  g_autoptr (GError) error = NULL;
  g_assert_true (td_workspace_close_cut (fixture->workspace, september, NULL, &error));
  g_assert_no_error (error);
  stay = find_stay (fixture, "A", "an", september);
  g_assert_false (td_officer_delete (NULL, fixture->session, stay));
  g_assert_nonnull (display_top_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* Restructuring */

static TdRestructureAssistant *
open_assistant (Fixture *fixture, const char *unit)
{
  TdRestructureAssistant *assistant = td_restructure_assistant_new (
      NULL, fixture->session, unit != NULL ? find_unit (fixture, unit) : TD_SUBJECT_NONE);

  gtk_window_present (GTK_WINDOW (assistant));
  return assistant;
}

static void
type_share (TdRestructureAssistant *assistant,
            const char *giver,
            const char *receiver,
            const char *cases,
            const char *money)
{
  gtk_editable_set_text (
      td_restructure_assistant_get_share (assistant, giver, receiver, TD_MEASURE_CASES), cases);
  gtk_editable_set_text (
      td_restructure_assistant_get_share (assistant, giver, receiver, TD_MEASURE_MONEY), money);
}

static void
assert_line (TdRestructureAssistant *assistant,
             const char *name,
             const char *before,
             const char *after)
{
  g_autoptr (GPtrArray) lines = td_restructure_assistant_list_preview (assistant);

  for (guint i = 0; i < lines->len; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_ptr_array_index (lines, i), "\t", -1);

      if (!g_str_equal (cells[0], name))
        continue;
      g_assert_cmpstr (cells[1], ==, before);
      g_assert_cmpstr (cells[2], ==, after);
      return;
    }
  g_assert_not_reached ();
}

static void
remove_new (TdRestructureAssistant *assistant)
{
  g_autofree char *name = g_strdup_printf (_ ("Take %s Out"), _ ("New unit"));

  display_press (display_find (GTK_WIDGET (assistant), GTK_TYPE_BUTTON, name));
}

/* A ends and B goes on with its work, with its officer. */
static void
test_absorb (Fixture *fixture, gconstpointer data)
{
  TdRestructureAssistant *assistant;
  const TdSuccession *succession;
  bool vietnamese = td_locale_get () == TD_LOCALE_VI;

  (void)add_officer (fixture, "an", "Nguyễn An");
  assistant = open_assistant (fixture, "A");
  /* Nobody receives yet. */
  g_assert_false (td_restructure_assistant_next (assistant));
  g_assert_nonnull (td_restructure_assistant_get_error (assistant));
  /* Chosen in the list of units, where it is the first after "choose". */
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (gtk_widget_get_template_child (
          GTK_WIDGET (assistant), TD_TYPE_RESTRUCTURE_ASSISTANT, "add_receiver_row")),
      1);
  display_settle ();
  (void)td_restructure_assistant_add_new (assistant);
  display_settle ();
  display_assert_keys (GTK_WIDGET (assistant));
  remove_new (assistant);
  /* Before its last figures, and no day at all. */
  type_text (td_restructure_assistant_get_day_row (assistant), "1/9/2025");
  g_assert_false (td_restructure_assistant_next (assistant));
  g_assert_nonnull (strstr (td_restructure_assistant_get_error (assistant), "A"));
  type_text (td_restructure_assistant_get_day_row (assistant), "bao giờ");
  g_assert_false (td_restructure_assistant_next (assistant));
  g_assert_nonnull (td_field_row_get_error (td_restructure_assistant_get_day_row (assistant)));

  type_text (td_restructure_assistant_get_day_row (assistant), "1/10/2025");
  g_assert_true (td_restructure_assistant_next (assistant));
  g_assert_cmpstr (td_restructure_assistant_get_step (assistant), ==, "preview");
  display_until (
      !gtk_widget_get_mapped (GTK_WIDGET (td_restructure_assistant_get_day_row (assistant))));
  display_assert_keys (GTK_WIDGET (assistant));
  /* 12/9/2025: A by its officer 4 of 10, B 82 of 100: 86 of 110 is 78,18 %. */
  assert_line (assistant,
               "Đơn vị B",
               vietnamese ? "82 / 100 (82,00 %)" : "82 / 100 (82.00 %)",
               vietnamese ? "86 / 110 (78,18 %)" : "86 / 110 (78.18 %)");
  g_assert_true (td_restructure_assistant_next (assistant));
  assert_undo (fixture, "restructure", "A", NULL);
  g_assert_nonnull (fixture->message);
  g_assert_cmpuint (td_book_get_n_successions (get_book (fixture)), ==, 1);
  succession = td_book_get_succession (get_book (fixture), 0);
  g_assert_cmpstr (succession->predecessor, ==, "A");
  g_assert_cmpstr (succession->successor, ==, "B");
  g_assert_cmpint (succession->date, ==, td_day_new (2025, 10, 1));
  g_assert_cmpint (td_book_get_unit (get_book (fixture), find_unit (fixture, "A"))->valid_to,
                   ==,
                   td_day_new (2025, 9, 30));
  g_assert_cmpint (find_stay (fixture, "B", "an", td_day_new (2025, 10, 1)), !=, TD_SUBJECT_NONE);

  /* All of it is one step. */
  undo (fixture);
  g_assert_cmpuint (td_book_get_n_successions (get_book (fixture)), ==, 0);
  g_assert_cmpint (
      td_book_get_unit (get_book (fixture), find_unit (fixture, "A"))->valid_to, ==, TD_DAY_NONE);
}

/* A is divided between a new unit and B. */
static void
test_divide (Fixture *fixture, gconstpointer data)
{
  TdRestructureAssistant *assistant = open_assistant (fixture, "A");
  const char *id = td_restructure_assistant_add_new (assistant);
  const TdUnit *unit;

  /* One that receives alone gets all. */
  g_assert_null (td_restructure_assistant_get_share (assistant, "A", id, TD_MEASURE_CASES));
  td_restructure_assistant_add_receiver (assistant, "B");
  type_text (td_restructure_assistant_get_day_row (assistant), "1/10/2025");
  /* Its name is missing. */
  g_assert_false (td_restructure_assistant_next (assistant));
  g_assert_nonnull (
      td_field_row_get_error (td_restructure_assistant_get_field (assistant, id, "name")));
  type_text (td_restructure_assistant_get_field (assistant, id, "name"), "Phòng THADS khu vực 9");
  g_assert_cmpstr (
      td_field_row_get_text (td_restructure_assistant_get_field (assistant, id, "short_name")),
      ==,
      "Khu vực 9");
  g_assert_cmpstr (
      td_field_row_get_text (td_restructure_assistant_get_field (assistant, id, "code")),
      ==,
      "KV9");
  /* No shares, shares that are no numbers, and shares that are not the whole. */
  g_assert_false (td_restructure_assistant_next (assistant));
  g_assert_nonnull (td_restructure_assistant_get_error (assistant));
  type_share (assistant, "A", id, "60", "sáu mươi");
  type_share (assistant, "A", "B", "40", "40");
  g_assert_false (td_restructure_assistant_next (assistant));
  g_assert_nonnull (strstr (td_restructure_assistant_get_error (assistant), "sáu mươi"));
  type_share (assistant, "A", id, "60", "66,6667");
  type_share (assistant, "A", "B", "39.9999", "33.3333");
  g_assert_false (td_restructure_assistant_next (assistant));
  g_assert_nonnull (strstr (td_restructure_assistant_get_error (assistant), "9999"));
  type_share (assistant, "A", "B", "40 %", "33.3333");
  /* What was typed stays when the list is made anew; a code that was typed does too. */
  type_text (td_restructure_assistant_get_field (assistant, id, "code"), "KVC");
  type_text (td_restructure_assistant_get_field (assistant, id, "short_name"), "KV 9");
  g_assert_true (td_restructure_assistant_next (assistant));
  g_assert_true (td_restructure_assistant_next (assistant));

  unit = td_book_get_unit (get_book (fixture), find_unit (fixture, "KVC"));
  g_assert_cmpstr (unit->short_name, ==, "KV 9");
  g_assert_cmpstr (unit->parent, ==, "R");
  g_assert_cmpint (unit->kind, ==, TD_UNIT_REGIONAL);
  g_assert_cmpint (unit->valid_from, ==, td_day_new (2025, 10, 1));
  g_assert_cmpuint (td_book_get_n_successions (get_book (fixture)), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const TdSuccession *succession = td_book_get_succession (get_book (fixture), i);
      bool is_new = g_str_equal (succession->successor, "KVC");

      g_assert_cmpint (succession->share[TD_MEASURE_CASES], ==, is_new ? 600000 : 400000);
      g_assert_cmpint (succession->share[TD_MEASURE_MONEY], ==, is_new ? 666667 : 333333);
    }
}

/* B keeps three quarters, A gets the fourth. */
static void
test_give_part (Fixture *fixture, gconstpointer data)
{
  TdRestructureAssistant *assistant = open_assistant (fixture, NULL);

  td_restructure_assistant_add_giver (assistant, "B", false);
  td_restructure_assistant_add_receiver (assistant, "A");
  type_text (td_restructure_assistant_get_day_row (assistant), "1/10/2025");
  type_share (assistant, "B", "B", "75", "75");
  type_share (assistant, "B", "A", "25", "25");
  g_assert_true (td_restructure_assistant_next (assistant));
  g_assert_true (td_restructure_assistant_next (assistant));
  g_assert_cmpuint (td_book_get_n_successions (get_book (fixture)), ==, 2);
  g_assert_cmpint (
      td_book_get_unit (get_book (fixture), find_unit (fixture, "B"))->valid_to, ==, TD_DAY_NONE);
}

/* Keys alone */

/* Whether Tab comes by @wanted, or something in it, on its way around the window. */
static bool
tab_reaches (GtkWindow *window, gpointer wanted)
{
  GtkWidget *target = GTK_WIDGET (wanted);

  gtk_window_set_focus (window, NULL);
  for (guint i = 0; i < 60; i++)
    {
      GtkWidget *focus;

      (void)gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (window);
      if (focus != NULL && (focus == target || gtk_widget_is_ancestor (focus, target)))
        return true;
    }
  return false;
}

/* Name, code, unit, days, then Enter. */
static void
test_officer_keys (Fixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "name", "code", "valid_from", "valid_to" };
  TdOfficerDialog *dialog = open_dialog (fixture, TD_OFFICER_ADD, find_unit (fixture, "A"));
  GtkWindow *window = GTK_WINDOW (dialog);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_true (tab_reaches (window, td_officer_dialog_get_row (dialog, columns[i])));
  g_assert_true (
      tab_reaches (window, display_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, NULL)));
  g_assert_true (tab_reaches (window, gtk_window_get_default_widget (window)));
  /* Typed and not left: Enter finishes it. */
  gtk_editable_set_text (
      GTK_EDITABLE (td_field_row_get_entry (td_officer_dialog_get_row (dialog, "name"))),
      "Lê Văn Đạt");
  g_signal_emit_by_name (gtk_window_get_default_widget (window), "clicked");
  g_assert_cmpstr (fixture->saved, ==, "A/LVD");
  g_assert_null (display_top_window (TD_TYPE_OFFICER_DIALOG));
}

static void
test_restructure_keys (Fixture *fixture, gconstpointer data)
{
  TdRestructureAssistant *assistant = open_assistant (fixture, "A");
  GtkWindow *window = GTK_WINDOW (assistant);
  const char *id = td_restructure_assistant_add_new (assistant);

  td_restructure_assistant_add_receiver (assistant, "B");
  display_settle ();
  g_assert_true (tab_reaches (window, td_restructure_assistant_get_day_row (assistant)));
  g_assert_true (
      tab_reaches (window, display_find (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN, NULL)));
  g_assert_true (tab_reaches (window, td_restructure_assistant_get_field (assistant, id, "name")));
  g_assert_true (tab_reaches (window, td_restructure_assistant_get_field (assistant, id, "code")));
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      g_assert_true (tab_reaches (
          window, td_restructure_assistant_get_share (assistant, "A", id, (TdMeasure)measure)));
      g_assert_true (tab_reaches (
          window, td_restructure_assistant_get_share (assistant, "A", "B", (TdMeasure)measure)));
    }
  g_assert_true (tab_reaches (window,
                              gtk_widget_get_template_child (GTK_WIDGET (window),
                                                             TD_TYPE_RESTRUCTURE_ASSISTANT,
                                                             "officers_switch")));
  g_assert_true (tab_reaches (window, gtk_window_get_default_widget (window)));
}

/* Where officers stand */

static void
unfold_cb (TdUnitTable *table, int unit, Fixture *fixture)
{
  td_unit_table_add_officers (table, td_session_get_progress (fixture->session), unit);
}

static char *
join (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("|", (char **)names->pdata);
}

static void
assert_names (TdUnitTable *table, const char *expected)
{
  g_autoptr (GPtrArray) names = td_unit_table_list_names (table);
  g_autofree char *text = join (names);

  g_assert_cmpstr (text, ==, expected);
}

/* A has 4 of 10 by its officer, B 82 of 100: the lower one first. */
static void
test_unit_table (Fixture *fixture, gconstpointer data)
{
  TdUnitTable *table = g_object_ref_sink (g_object_new (TD_TYPE_UNIT_TABLE, NULL));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  TdSubject a;

  (void)add_officer (fixture, "an", "Nguyễn An");
  a = find_unit (fixture, "A");
  g_signal_connect (table, "unfold", G_CALLBACK (unfold_cb), fixture);
  gtk_window_set_child (window, GTK_WIDGET (table));
  td_unit_table_set_progress (table, td_session_get_progress (fixture->session));
  gtk_window_present (window);
  display_settle ();
  assert_names (table, "Đơn vị A|Đơn vị B");
  td_unit_table_toggle (table, a);
  assert_names (table, "Đơn vị A|  Nguyễn An|Đơn vị B");
  display_settle ();
  /* It stays unfolded when the figures are new. */
  td_unit_table_set_progress (table, td_session_get_progress (fixture->session));
  assert_names (table, "Đơn vị A|  Nguyễn An|Đơn vị B");
  td_unit_table_toggle (table, a);
  assert_names (table, "Đơn vị A|Đơn vị B");
  /* A unit without officers does not unfold. */
  td_unit_table_toggle (table, find_unit (fixture, "B"));
  assert_names (table, "Đơn vị A|Đơn vị B");
  gtk_window_destroy (window);
  g_object_unref (table);
}

static void
test_lowest (Fixture *fixture, gconstpointer data)
{
  TdLowestDialog *dialog;
  g_autofree char *cases = NULL;
  g_autofree char *money = NULL;

  (void)add_officer (fixture, "an", "Nguyễn An");
  dialog = td_lowest_dialog_new (NULL, fixture->session);
  gtk_window_present (GTK_WINDOW (dialog));
  cases = td_lowest_dialog_dup_text (dialog);
  g_assert_nonnull (strstr (cases, "Nguyễn An\tĐơn vị A\t40"));
  td_lowest_dialog_set_measure (dialog, TD_MEASURE_MONEY);
  money = td_lowest_dialog_dup_text (dialog);
  g_assert_null (strstr (money, "Nguyễn An"));
}

/* Both units have reported by cases; a month's end asks for money too, another day does not. */
static void
test_reporting (Fixture *fixture, gconstpointer data)
{
  TdReportingDialog *dialog = td_reporting_dialog_new (NULL, fixture->session);
  g_autoptr (GPtrArray) none = td_reporting_dialog_list (dialog);
  g_autoptr (GPtrArray) both = NULL;
  g_autofree char *names = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_cmpuint (none->len, ==, 0);
  td_session_set_as_of (fixture->session, td_day_new (2025, 8, 31));
  dialog = td_reporting_dialog_new (NULL, fixture->session);
  gtk_window_present (GTK_WINDOW (dialog));
  both = td_reporting_dialog_list (dialog);
  names = join (both);
  g_assert_cmpstr (names, ==, "Đơn vị A|Đơn vị B");
}

/* Each button of the list of cuts says what it does. */
static void
test_cut_buttons (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "New Cut…", "Close This Cut…", "Who Has Not Reported…" };
  TdCutSelector *selector = g_object_ref_sink (g_object_new (TD_TYPE_CUT_SELECTOR, NULL));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  td_cut_selector_set_session (selector, fixture->session);
  gtk_window_set_child (window, GTK_WIDGET (selector));
  gtk_window_present (window);
  td_cut_selector_popup (selector);
  display_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (display_find (GTK_WIDGET (selector), GTK_TYPE_BUTTON, _ (names[i])));
  gtk_popover_popdown (GTK_POPOVER (display_find (GTK_WIDGET (selector), GTK_TYPE_POPOVER, NULL)));
  display_settle ();
  gtk_window_destroy (window);
  g_object_unref (selector);
}

/* The menu of the chosen row, as the Menu key opens it. */
static void
test_tree_menu (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  TdUnitsPage *page;
  GtkWidget *menu;

  (void)add_officer (fixture, "an", "Nguyễn An");
  page = TD_UNITS_PAGE (td_units_page_new (fixture->session));
  gtk_window_set_child (window, GTK_WIDGET (page));
  gtk_window_present (window);
  display_settle ();
  td_units_page_show (page, find_stay (fixture, "A", "an", td_day_new (2025, 9, 12)), -1, -1);
  display_settle ();
  g_assert_true (td_unit_tree_popup_menu (td_units_page_get_tree (page)));
  menu = display_find (GTK_WIDGET (td_units_page_get_tree (page)), GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_visible (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  display_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "units.move-officer", NULL));
  g_assert_nonnull (display_top_window (TD_TYPE_OFFICER_DIALOG));
  gtk_window_destroy (display_top_window (TD_TYPE_OFFICER_DIALOG));

  /* Deleted with the key: the unit is shown instead. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "units.delete", NULL));
  g_assert_cmpint (td_units_page_get_subject (page), ==, find_unit (fixture, "A"));
  g_assert_cmpint (find_stay (fixture, "A", "an", td_day_new (2025, 9, 12)), ==, TD_SUBJECT_NONE);
  undo (fixture);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add ("/people/officer/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/people/officer/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/people/officer/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add (
      "/people/officer/end-and-delete", Fixture, NULL, set_up, test_end_and_delete, tear_down);
  g_test_add ("/people/restructure/absorb", Fixture, NULL, set_up, test_absorb, tear_down);
  g_test_add ("/people/restructure/divide", Fixture, NULL, set_up, test_divide, tear_down);
  g_test_add ("/people/restructure/give-part", Fixture, NULL, set_up, test_give_part, tear_down);
  g_test_add ("/people/officer/keys", Fixture, NULL, set_up, test_officer_keys, tear_down);
  g_test_add ("/people/restructure/keys", Fixture, NULL, set_up, test_restructure_keys, tear_down);
  g_test_add ("/people/unit-table", Fixture, NULL, set_up, test_unit_table, tear_down);
  g_test_add ("/people/lowest", Fixture, NULL, set_up, test_lowest, tear_down);
  g_test_add ("/people/reporting", Fixture, NULL, set_up, test_reporting, tear_down);
  g_test_add ("/people/cut-buttons", Fixture, NULL, set_up, test_cut_buttons, tear_down);
  g_test_add ("/people/tree-menu", Fixture, NULL, set_up, test_tree_menu, tear_down);
  return g_test_run ();
}
