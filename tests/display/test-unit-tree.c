/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-unit-tree.h"
#include "model/td-amount.h"

/* A root "R" with "A" (officers "A1", "A2"), "B" with "B1" below it, and "E" that ended on
 * 30/4/2025. Cut 31/5/2025. */

static void
put_unit (TdChanges *changes, const char *code, const char *parent, int position, TdDay to)
{
  g_autofree char *name = g_strdup_printf ("Phòng %s", code);
  TdUnit unit = {
    .code = (char *)code,
    .name = name,
    .kind = TD_UNIT_REGIONAL,
    .parent = (char *)parent,
    .valid_from = TD_DAY_NONE,
    .valid_to = to,
    .position = position,
  };

  td_changes_put_unit (changes, &unit);
}

static void
put_officer (TdChanges *changes, const char *code, const char *name)
{
  TdOfficer officer = {
    .code = (char *)code,
    .unit = (char *)"A",
    .name = (char *)name,
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
  };

  td_changes_put_officer (changes, &officer);
}

static TdBook *
make_book (int64_t completed)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdCut cut = { .as_of = td_day_new (2025, 5, 31) };
  TdRecord record = { .as_of = cut.as_of, .unit = (char *)"B1", .measure = TD_MEASURE_CASES };

  put_unit (changes, "R", NULL, 0, TD_DAY_NONE);
  put_unit (changes, "A", "R", 1, TD_DAY_NONE);
  put_unit (changes, "B", "R", 2, TD_DAY_NONE);
  put_unit (changes, "B1", "B", 1, TD_DAY_NONE);
  put_unit (changes, "E", "R", 3, td_day_new (2025, 4, 30));
  put_officer (changes, "A1", "Nguyễn Văn Đức");
  put_officer (changes, "A2", "Trần Thị Bé");
  td_changes_put_cut (changes, &cut);
  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 200);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, completed);
  td_changes_put_record (changes, &record);
  return td_book_new_from_changes (changes);
}

typedef struct
{
  TdUnitTree *tree;
  TdBook *book;
  GtkWindow *window;
  TdSubject chosen;
  guint n_chosen;
  guint n_opened;
} Fixture;

static void
chosen_cb (Fixture *fixture, int subject)
{
  fixture->chosen = subject;
  fixture->n_chosen++;
}

static void
opened_cb (Fixture *fixture)
{
  fixture->n_opened++;
}

static void
show_book (Fixture *fixture, TdBook *book)
{
  TdDay day = td_day_new (2025, 5, 31);
  g_autoptr (TdProgress) progress = td_progress_new (book, 0, day, TD_SUBJECT_NONE, true);

  g_clear_pointer (&fixture->book, td_book_unref);
  fixture->book = book;
  td_unit_tree_update (fixture->tree, book, day, progress);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->tree = g_object_new (TD_TYPE_UNIT_TREE, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 240, 600);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->tree));
  g_signal_connect_swapped (fixture->tree, "chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->tree, "opened", G_CALLBACK (opened_cb), fixture);
  show_book (fixture, make_book (100));
  gtk_window_present (fixture->window);
  display_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  TdUnitTree *tree = fixture->tree;

  g_object_add_weak_pointer (G_OBJECT (tree), (gpointer *)&tree);
  display_close_all ();
  g_assert_null (tree);
  td_book_unref (fixture->book);
}

static void
assert_names (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) names = td_unit_tree_list_names (fixture->tree);
  g_autofree char *text = NULL;

  g_ptr_array_add (names, NULL);
  text = g_strjoinv ("; ", (char **)names->pdata);
  g_assert_cmpstr (text, ==, expected);
}

static char *
name_ended (void)
{
  return g_strdup (td_locale_get () == TD_LOCALE_VI ? "1/5/2025" : "2025-05-01");
}

static void
press_key (Fixture *fixture, guint key)
{
  GtkWidget *list = GTK_WIDGET (td_unit_tree_get_list (fixture->tree));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static void
assert_chosen (Fixture *fixture, const char *code)
{
  TdSubject unit = td_book_find_unit (fixture->book, code);

  g_assert_cmpint (fixture->chosen, ==, unit);
  g_assert_cmpint (td_unit_tree_get_selected (fixture->tree), ==, unit);
}

/* Folding and unfolding from the keyboard, and where the choice goes with it. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) names = td_unit_tree_list_names (fixture->tree);
  g_autofree char *day = name_ended ();

  /* The root is unfolded, nothing else. */
  g_assert_cmpuint (names->len, ==, 4);
  g_assert_nonnull (strstr (g_ptr_array_index (names, 3), day));

  td_unit_tree_select (fixture->tree, td_book_find_unit (fixture->book, "A"));
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
  press_key (fixture, GDK_KEY_Right);
  g_clear_pointer (&names, g_ptr_array_unref);
  names = td_unit_tree_list_names (fixture->tree);
  g_assert_cmpuint (names->len, ==, 6);
  g_assert_cmpstr (g_ptr_array_index (names, 2), ==, "Nguyễn Văn Đức");
  press_key (fixture, GDK_KEY_Right);
  g_assert_cmpint (
      fixture->chosen,
      ==,
      td_book_find_officer (
          fixture->book, "A1", td_book_find_unit (fixture->book, "A"), td_day_new (2025, 5, 31)));
  press_key (fixture, GDK_KEY_Left);
  assert_chosen (fixture, "A");
  press_key (fixture, GDK_KEY_Left);
  g_clear_pointer (&names, g_ptr_array_unref);
  names = td_unit_tree_list_names (fixture->tree);
  g_assert_cmpuint (names->len, ==, 4);
  press_key (fixture, GDK_KEY_Left);
  assert_chosen (fixture, "R");
  press_key (fixture, GDK_KEY_Left);
  assert_names (fixture, "Phòng R");
  press_key (fixture, GDK_KEY_Right);

  g_signal_emit_by_name (td_unit_tree_get_list (fixture->tree), "activate", 0);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  /* The group of ended units is no unit: it unfolds. */
  g_signal_emit_by_name (td_unit_tree_get_list (fixture->tree), "activate", 3);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_clear_pointer (&names, g_ptr_array_unref);
  names = td_unit_tree_list_names (fixture->tree);
  g_assert_cmpuint (names->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (names, 4), ==, "Phòng E");
}

/* The rate of a row that shows. */
static const char *
get_rate (Fixture *fixture, const char *name)
{
  GtkWidget *list = GTK_WIDGET (td_unit_tree_get_list (fixture->tree));

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_widget_get_first_child (row));
      GtkWidget *box = gtk_tree_expander_get_child (expander);

      if (g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (box))), name))
        return gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (box)));
    }
  g_assert_not_reached ();
}

/* New figures change the rates and leave the tree as the user left it. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  td_unit_tree_select (fixture->tree, td_book_find_unit (fixture->book, "B1"));
  display_settle ();
  before = td_unit_tree_list_names (fixture->tree);
  g_assert_cmpuint (before->len, ==, 5);
  g_assert_cmpstr (
      get_rate (fixture, "Phòng B1"), ==, td_locale_get () == TD_LOCALE_VI ? "50,00" : "50.00");
  g_assert_cmpstr (get_rate (fixture, "Phòng A"), ==, TD_ABSENT);

  show_book (fixture, make_book (111));
  display_settle ();
  after = td_unit_tree_list_names (fixture->tree);
  g_assert_cmpuint (after->len, ==, 5);
  g_assert_cmpstr (
      get_rate (fixture, "Phòng B1"), ==, td_locale_get () == TD_LOCALE_VI ? "55,50" : "55.50");
  g_assert_cmpint (
      td_unit_tree_get_selected (fixture->tree), ==, td_book_find_unit (fixture->book, "B1"));
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  /* An officer is found with the unit above; its siblings are not. */
  td_unit_tree_search (fixture->tree, "duc");
  assert_names (fixture, "Phòng R; Phòng A; Nguyễn Văn Đức");
  td_unit_tree_search (fixture->tree, "be tran");
  assert_names (fixture, "Phòng R; Phòng A; Trần Thị Bé");
  td_unit_tree_search (fixture->tree, "zzz");
  assert_names (fixture, "");
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
  /* Whoever is shown from elsewhere ends a search that hides it. */
  td_unit_tree_search (fixture->tree, "duc");
  td_unit_tree_select (fixture->tree, td_book_find_unit (fixture->book, "B1"));
  g_assert_cmpint (
      td_unit_tree_get_selected (fixture->tree), ==, td_book_find_unit (fixture->book, "B1"));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add ("/unit-tree/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/unit-tree/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/unit-tree/search", Fixture, NULL, set_up, test_search, tear_down);
  return g_test_run ();
}
