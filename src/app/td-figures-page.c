/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-page.h"

#include <glib/gi18n.h>

#include "app/td-fold-layout.h"
#include "app/td-paste.h"
#include "app/td-quick-entry.h"
#include "app/td-search-entry.h"
#include "model/td-day.h"
#include "model/td-text.h"

/* With more rows than these the grid takes all the height there is. */
#define FEW_ROWS 11

struct _TdFiguresPage
{
  TdPage parent_instance;

  /* owned */
  TdFiguresModel *model;
  TdQuickEntry *quick;
  GSimpleActionGroup *actions;
  char *message; /* (nullable): what went wrong last; until the cursor moves */
  guint update_source;
  guint focus_source;
  bool is_updating;

  /* template children */
  GtkStack *stack;
  GtkWidget *measure_box;
  GtkToggleButton *cases_button;
  GtkToggleButton *money_button;
  GtkToggleButton *cumulative_button;
  GtkToggleButton *month_button;
  GtkToggleButton *year_button;
  GtkToggleButton *quick_button;
  GtkButton *close_button;
  GtkLabel *form_label;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *scrolled;
  TdGrid *grid;
  TdFiguresCards *cards;
  GtkImage *status_icon;
  GtkLabel *status_label;
};

G_DEFINE_FINAL_TYPE (TdFiguresPage, td_figures_page, TD_TYPE_PAGE)

static bool
is_quick (TdFiguresPage *page)
{
  return gtk_toggle_button_get_active (page->quick_button);
}

static TdFiguresSheet *
get_sheet (TdFiguresPage *page)
{
  return td_figures_model_get_sheet (page->model);
}

static const TdFiguresRows *
get_rows (TdFiguresPage *page)
{
  return td_figures_sheet_get_rows (get_sheet (page));
}

/* What the cell at the cursor shows; the column of names shows no item. */
static void
find_item (TdFiguresPage *page, int column, TdMeasure *measure, int *item)
{
  *measure = td_figures_model_get_measure (page->model);
  *item = -1;
  if (column < 0)
    return;
  if (is_quick (page))
    {
      *measure = td_quick_entry_get_measure ((guint)column);
      *item = td_quick_entry_get_item ((guint)column);
    }
  else
    {
      const TdFormColumn *form_column
          = td_figures_sheet_get_column (get_sheet (page), (guint)column);

      if (!form_column->is_rate)
        *item = (int)form_column->item;
    }
}

/* The line at the foot and the cards */

static void
show_status (TdFiguresPage *page, const char *text, bool is_doubtful)
{
  const char *end = strchr (text, '\n');
  g_autofree char *line = end != NULL ? g_strndup (text, (gsize)(end - text)) : g_strdup (text);

  gtk_label_set_label (page->status_label, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (page->status_label), *text != '\0' ? text : NULL);
  gtk_widget_set_visible (GTK_WIDGET (page->status_icon), is_doubtful);
}

static void
update_status (TdFiguresPage *page)
{
  TdGridModel *grid_model = td_grid_get_model (page->grid);
  g_autofree char *note = NULL;
  TdGridCell cell = { 0 };
  guint row;
  int column;

  if (page->message != NULL)
    {
      show_status (page, page->message, true);
      return;
    }
  if (grid_model != NULL && td_grid_get_cursor (page->grid, &row, &column) && column >= 0)
    {
      note = td_grid_model_get_note (grid_model, row, (guint)column);
      td_grid_model_get_cell (grid_model, row, (guint)column, &cell);
    }
  show_status (
      page, note != NULL ? note : "", (cell.flags & (TD_GRID_DOUBTFUL | TD_GRID_INVOLVED)) != 0);
}

static gboolean
update_cb (gpointer data)
{
  TdFiguresPage *page = data;
  TdMeasure measure;
  guint row;
  int column;
  int item;

  page->update_source = 0;
  update_status (page);
  if (td_grid_get_model (page->grid) == NULL || !td_grid_get_cursor (page->grid, &row, &column))
    {
      td_figures_cards_show (page->cards, -1, td_figures_model_get_measure (page->model), -1);
      return G_SOURCE_REMOVE;
    }
  find_item (page, column, &measure, &item);
  td_figures_cards_show (page->cards, (int)row, measure, item);
  return G_SOURCE_REMOVE;
}

/* Keys that are held down move on before the cards follow. */
static void
update_later (TdFiguresPage *page)
{
  if (page->update_source == 0)
    page->update_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, update_cb, page, NULL);
}

static void
cursor_moved_cb (TdFiguresPage *page)
{
  g_clear_pointer (&page->message, g_free);
  update_later (page);
}

static void
grid_message_cb (TdFiguresPage *page, const char *sentence)
{
  char *copy = sentence != NULL && *sentence != '\0' ? g_strdup (sentence) : NULL;

  g_free (page->message);
  page->message = copy;
  update_status (page);
}

static void
grid_activate_cb (TdFiguresPage *page, guint row, int column)
{
  TdSubject subject = td_figures_rows_get (get_rows (page), row)->subject;
  g_autofree char *note = NULL;

  if (column < 0)
    {
      if (subject != TD_SUBJECT_NONE)
        td_session_navigate (td_page_get_session (TD_PAGE (page)),
                             "units",
                             subject,
                             (int)td_figures_model_get_measure (page->model),
                             -1);
      return;
    }
  note = td_grid_model_get_note (td_grid_get_model (page->grid), row, (guint)column);
  grid_message_cb (page, note);
}

static void
grid_paste_cb (TdFiguresPage *page, const char *text)
{
  g_clear_pointer (&page->message, g_free);
  td_paste_start (page->grid, page->model, is_quick (page) ? page->quick : NULL, text);
}

/* What is shown */

static void
show_form (TdFiguresPage *page)
{
  const TdFiguresView *view = td_figures_sheet_get_view (get_sheet (page));
  const TdForm *form = td_book_get_form (view->book, view->cut);
  bool closed = td_book_get_cut (view->book, view->cut)->closed;
  int base = td_figures_sheet_get_base (get_sheet (page));
  g_autoptr (GString) text = g_string_new (form->name);

  g_string_append_printf (text, " · %s", form->circular);
  if (!form->confirmed)
    g_string_append_printf (
        text, " · %s", _ ("headings not yet compared with the official gazette"));
  g_string_append_printf (text, " · %s", closed ? _ ("the cut is closed") : _ ("the cut is open"));
  if (view->mode != TD_FIGURES_CUMULATIVE)
    {
      g_autofree char *day
          = base >= 0 ? td_day_format (td_book_get_cut (view->book, base)->as_of) : NULL;

      if (day != NULL)
        {
          /* Translators: %s is the day of the cut that changes are counted from. */
          g_autofree char *since = g_strdup_printf (_ ("change since %s"), day);

          g_string_append_printf (text, " · %s", since);
        }
      else if (view->mode == TD_FIGURES_YEAR)
        g_string_append_printf (
            text, " · %s", _ ("there are no figures of the same day a year before"));
      else if (td_day_work_month (td_book_get_cut (view->book, view->cut)->as_of) > 1)
        g_string_append_printf (text, " · %s", _ ("there are no figures of the month before"));
    }
  gtk_label_set_label (page->form_label, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (page->form_label), text->str);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (page->close_button),
                                  closed ? "win.reopen-cut" : "win.close-cut");
  gtk_button_set_label (page->close_button, closed ? _ ("_Reopen…") : _ ("_Close Cut…"));
}

/* Where entering begins. */
static void
go_to_first_entry (TdFiguresPage *page)
{
  TdGridModel *grid_model = td_grid_get_model (page->grid);
  guint n_rows;
  guint n_columns;

  td_grid_model_get_size (grid_model, &n_rows, &n_columns);
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          TdGridCell cell;

          td_grid_model_get_cell (grid_model, row, column, &cell);
          if (cell.flags & (TD_GRID_LOCKED | TD_GRID_PASSED))
            continue;
          td_grid_set_cursor (page->grid, row, (int)column);
          return;
        }
    }
}

/* Whether nothing was entered yet. */
static bool
is_blank (TdFiguresPage *page)
{
  const TdFiguresView *view = td_figures_sheet_get_view (get_sheet (page));

  for (TdSubject i = 0; i < td_book_get_n_subjects (view->book); i++)
    if (td_book_get_entered (view->book, view->cut, i, view->measure) != NULL)
      return false;
  return true;
}

static void
show_grid_model (TdFiguresPage *page)
{
  bool quick = is_quick (page);
  TdGridModel *wanted = quick ? TD_GRID_MODEL (page->quick) : TD_GRID_MODEL (page->model);

  if (td_grid_get_model (page->grid) != wanted)
    {
      td_grid_set_model (page->grid, wanted);
      go_to_first_entry (page);
    }
  gtk_widget_set_sensitive (page->measure_box, !quick);
  if (quick)
    td_grid_set_name (page->grid, _ ("Quick entry"));
  else
    td_grid_set_name (page->grid,
                      td_figures_model_get_measure (page->model) == TD_MEASURE_CASES
                          ? _ ("Figures by cases")
                          : _ ("Figures by money"));
}

static void
td_figures_page_refresh (TdPage *td_page)
{
  TdFiguresPage *page = TD_FIGURES_PAGE (td_page);
  const TdFiguresView *view;

  if (page->model == NULL)
    {
      page->model = td_figures_model_new (td_page_get_session (td_page));
      page->quick = td_quick_entry_new (page->model);
      td_figures_cards_set_model (page->cards, page->model);
      g_signal_connect_object (
          page->model, "changed", G_CALLBACK (update_later), page, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          page->model, "reset", G_CALLBACK (update_later), page, G_CONNECT_SWAPPED);
    }
  else
    td_figures_model_refresh (page->model);
  view = td_figures_sheet_get_view (get_sheet (page));
  if (view->book == NULL)
    {
      const TdBook *book = td_session_get_book (td_page_get_session (td_page));

      gtk_stack_set_visible_child_name (
          page->stack, book != NULL && td_book_get_n_units (book) > 0 ? "no-cut" : "no-units");
      td_grid_set_model (page->grid, NULL);
      return;
    }
  if (td_figures_rows_get_n (get_rows (page)) == 0)
    {
      gtk_stack_set_visible_child_name (page->stack, "no-units");
      td_grid_set_model (page->grid, NULL);
      return;
    }
  show_grid_model (page);
  show_form (page);
  gtk_widget_set_vexpand (page->scrolled, td_figures_rows_get_n (get_rows (page)) > FEW_ROWS);
  gtk_stack_set_visible_child_name (page->stack, "content");
}

/* Switches */

static void
view_toggled_cb (TdFiguresPage *page)
{
  TdFiguresMode mode = TD_FIGURES_CUMULATIVE;
  TdMeasure measure;

  if (page->is_updating || page->model == NULL)
    return;
  page->is_updating = true;
  if (gtk_toggle_button_get_active (page->month_button))
    mode = TD_FIGURES_MONTH;
  else if (gtk_toggle_button_get_active (page->year_button))
    mode = TD_FIGURES_YEAR;
  /* What is entered quickly stands as it does since October. */
  if (is_quick (page) && mode != TD_FIGURES_CUMULATIVE)
    {
      if (td_figures_model_get_mode (page->model) == TD_FIGURES_CUMULATIVE)
        gtk_toggle_button_set_active (page->quick_button, FALSE);
      else
        {
          gtk_toggle_button_set_active (page->cumulative_button, TRUE);
          mode = TD_FIGURES_CUMULATIVE;
        }
    }
  page->is_updating = false;
  measure = td_figures_model_get_measure (page->model);
  td_figures_model_set_measure (
      page->model,
      gtk_toggle_button_get_active (page->money_button) ? TD_MEASURE_MONEY : TD_MEASURE_CASES);
  td_figures_model_set_mode (page->model, mode);
  td_page_refresh (TD_PAGE (page));
  /* Who switches goes on in the grid. */
  if (td_grid_get_model (page->grid) != NULL && gtk_widget_get_mapped (GTK_WIDGET (page->grid)))
    (void)gtk_widget_grab_focus (GTK_WIDGET (page->grid));
  /* From the end of one table to the beginning of the next. */
  if (measure != td_figures_model_get_measure (page->model)
      && td_grid_get_model (page->grid) != NULL && is_blank (page))
    go_to_first_entry (page);
}

static void
hide_empty_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  TdFiguresPage *page = data;

  g_simple_action_set_state (action, value);
  td_figures_model_set_hides_empty (page->model, g_variant_get_boolean (value));
}

static void
unfold_officers_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  TdFiguresPage *page = data;

  g_simple_action_set_state (action, value);
  td_figures_model_unfold_officers (page->model, g_variant_get_boolean (value));
  td_page_refresh (TD_PAGE (page));
}

static void
quick_entry_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  TdFiguresPage *page = data;

  td_figures_page_set_quick (page, !is_quick (page));
}

static void
switch_measure_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  TdFiguresPage *page = data;
  bool is_money = gtk_toggle_button_get_active (page->money_button);

  if (!is_quick (page))
    gtk_toggle_button_set_active (is_money ? page->cases_button : page->money_button, TRUE);
}

/* Places */

static int
find_column (TdFiguresPage *page, TdMeasure measure, int item)
{
  int column;

  if (is_quick (page))
    {
      column = td_quick_entry_find_column (measure, item);
      if (column >= 0)
        return column;
      td_figures_page_set_quick (page, false);
    }
  column = td_figures_sheet_find_column (get_sheet (page), item);
  if (column < 0 && item >= 0)
    {
      g_action_group_change_action_state (
          G_ACTION_GROUP (page->actions), "hide-empty", g_variant_new_boolean (FALSE));
      column = td_figures_sheet_find_column (get_sheet (page), item);
    }
  return column;
}

static void
td_figures_page_show_place (TdPage *td_page, TdSubject subject, int measure, int item)
{
  TdFiguresPage *page = TD_FIGURES_PAGE (td_page);
  guint row = 0;
  int column = -1;
  int found;

  if (td_grid_get_model (page->grid) == NULL)
    return;
  if (measure == TD_MEASURE_CASES)
    gtk_toggle_button_set_active (page->cases_button, TRUE);
  else if (measure == TD_MEASURE_MONEY)
    gtk_toggle_button_set_active (page->money_button, TRUE);
  gtk_toggle_button_set_active (page->cumulative_button, TRUE);
  (void)td_grid_get_cursor (page->grid, &row, &column);
  if (item >= 0)
    column = find_column (page, td_figures_model_get_measure (page->model), item);
  if (subject != TD_SUBJECT_NONE)
    {
      found = td_figures_rows_find (get_rows (page), subject);
      if (found < 0)
        found = td_figures_model_reveal (page->model, subject);
      if (found >= 0)
        row = (guint)found;
    }
  td_grid_set_cursor (page->grid, row, column);
  (void)gtk_widget_grab_focus (GTK_WIDGET (page->grid));
}

static bool
td_figures_page_finish (TdPage *td_page)
{
  TdFiguresPage *page = TD_FIGURES_PAGE (td_page);

  return td_grid_get_model (page->grid) == NULL || td_grid_finish (page->grid);
}

/* Searching */

static void
go_to_row (TdFiguresPage *page, guint row)
{
  guint old_row;
  int column = 0;

  (void)td_grid_get_cursor (page->grid, &old_row, &column);
  td_grid_set_cursor (page->grid, row, column);
}

static bool
matches (TdFiguresPage *page, TdSubject subject, const char *search)
{
  const TdBook *book = td_figures_sheet_get_view (get_sheet (page))->book;

  return td_text_matches (td_book_get_name (book, subject), search)
         || td_text_matches (td_book_get_short_name (book, subject), search);
}

/* The next row of that name from the cursor on, or before it; then among those that are folded. */
static void
search (TdFiguresPage *page, int step, bool stay)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (page->search_entry));
  const TdFiguresView *view = td_figures_sheet_get_view (get_sheet (page));
  TdDay as_of = td_book_get_cut (view->book, view->cut)->as_of;
  int n = (int)td_figures_rows_get_n (get_rows (page));
  guint cursor = 0;
  int column;

  if (*text == '\0' || n == 0)
    return;
  (void)td_grid_get_cursor (page->grid, &cursor, &column);
  for (int i = stay ? 0 : 1; i <= n; i++)
    {
      int row = (((int)cursor + i * step) % n + n) % n;
      const TdFiguresRow *shown = td_figures_rows_get (get_rows (page), (guint)row);

      if (shown->subject != TD_SUBJECT_NONE && matches (page, shown->subject, text))
        {
          go_to_row (page, (guint)row);
          return;
        }
    }
  for (TdSubject subject = 0; subject < td_book_get_n_subjects (view->book); subject++)
    {
      int row;

      if (!td_book_is_valid (view->book, subject, as_of) || !matches (page, subject, text))
        continue;
      row = td_figures_model_reveal (page->model, subject);
      if (row >= 0)
        {
          go_to_row (page, (guint)row);
          return;
        }
    }
}

static void
search_changed_cb (TdFiguresPage *page)
{
  search (page, 1, true);
}

static void
search_next_cb (TdFiguresPage *page)
{
  search (page, 1, false);
}

static void
search_previous_cb (TdFiguresPage *page)
{
  search (page, -1, false);
}

static void
search_activated_cb (TdFiguresPage *page)
{
  search (page, 1, true);
  gtk_search_bar_set_search_mode (page->search_bar, FALSE);
  (void)gtk_widget_grab_focus (GTK_WIDGET (page->grid));
}

static void
td_figures_page_focus_search (TdPage *td_page)
{
  TdFiguresPage *page = TD_FIGURES_PAGE (td_page);

  gtk_search_bar_set_search_mode (page->search_bar, TRUE);
  (void)gtk_widget_grab_focus (GTK_WIDGET (page->search_entry));
}

/* Who comes by the keys alone finds the grid under them. */

static gboolean
focus_cb (gpointer data)
{
  TdFiguresPage *page = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  page->focus_source = 0;
  if (td_grid_get_model (page->grid) != NULL
      && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    (void)gtk_widget_grab_focus (GTK_WIDGET (page->grid));
  return G_SOURCE_REMOVE;
}

static void
td_figures_page_map (GtkWidget *widget)
{
  TdFiguresPage *page = TD_FIGURES_PAGE (widget);

  GTK_WIDGET_CLASS (td_figures_page_parent_class)->map (widget);
  if (page->focus_source == 0)
    page->focus_source = g_idle_add (focus_cb, page);
}

static void
td_figures_page_dispose (GObject *object)
{
  TdFiguresPage *page = TD_FIGURES_PAGE (object);

  g_clear_handle_id (&page->update_source, g_source_remove);
  g_clear_handle_id (&page->focus_source, g_source_remove);
  if (page->grid != NULL)
    td_grid_set_model (page->grid, NULL);
  g_clear_object (&page->quick);
  g_clear_object (&page->model);
  g_clear_object (&page->actions);
  g_clear_pointer (&page->message, g_free);

  G_OBJECT_CLASS (td_figures_page_parent_class)->dispose (object);
}

static void
td_figures_page_class_init (TdFiguresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_figures_page_dispose;
  widget_class->map = td_figures_page_map;
  TD_PAGE_CLASS (klass)->refresh = td_figures_page_refresh;
  TD_PAGE_CLASS (klass)->show_place = td_figures_page_show_place;
  TD_PAGE_CLASS (klass)->finish = td_figures_page_finish;
  TD_PAGE_CLASS (klass)->focus_search = td_figures_page_focus_search;

  g_type_ensure (TD_TYPE_FIGURES_CARDS);
  g_type_ensure (TD_TYPE_FOLD_LAYOUT);
  g_type_ensure (TD_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-figures-page.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdFiguresPage, child)
  BIND (stack);
  BIND (measure_box);
  BIND (cases_button);
  BIND (money_button);
  BIND (cumulative_button);
  BIND (month_button);
  BIND (year_button);
  BIND (quick_button);
  BIND (close_button);
  BIND (form_label);
  BIND (search_bar);
  BIND (search_entry);
  BIND (scrolled);
  BIND (grid);
  BIND (cards);
  BIND (status_icon);
  BIND (status_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, grid_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, grid_message_cb);
  gtk_widget_class_bind_template_callback (widget_class, grid_paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
}

static void
td_figures_page_init (TdFiguresPage *page)
{
  static const GActionEntry entries[] = {
    { .name = "hide-empty", .state = "false", .change_state = hide_empty_cb },
    { .name = "quick-entry", .activate = quick_entry_cb },
    { .name = "switch-measure", .activate = switch_measure_cb },
    { .name = "unfold-officers", .state = "false", .change_state = unfold_officers_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (page));
  td_search_entry_name_parts (page->search_entry);
  gtk_search_bar_connect_entry (page->search_bar, GTK_EDITABLE (page->search_entry));
  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (page->actions), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "figures", G_ACTION_GROUP (page->actions));
}

GtkWidget *
td_figures_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_FIGURES_PAGE, "session", session, NULL);
}

TdGrid *
td_figures_page_get_grid (TdFiguresPage *page)
{
  return page->grid;
}

TdFiguresModel *
td_figures_page_get_model (TdFiguresPage *page)
{
  return page->model;
}

TdFiguresCards *
td_figures_page_get_cards (TdFiguresPage *page)
{
  return page->cards;
}

const char *
td_figures_page_get_status (TdFiguresPage *page)
{
  return gtk_label_get_label (page->status_label);
}

void
td_figures_page_set_quick (TdFiguresPage *page, bool quick)
{
  gtk_toggle_button_set_active (page->quick_button, quick);
}
