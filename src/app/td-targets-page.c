/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-targets-page.h"

#include <glib/gi18n.h>

#include "app/td-targets-dialog.h"
#include "model/td-day.h"

struct _TdTargetsPage
{
  TdPage parent_instance;

  /* owned */
  GSimpleActionGroup *actions;
  GArray *years; /* int, as listed: newest first */

  int year;
  int cut_year; /* the work year of the chosen cut when it was last looked at */
  bool is_listing;

  /* template children */
  GtkStack *stack;
  GtkStack *view_stack;
  GtkDropDown *year_drop;
  TdTargetsView *targets;
  TdPlansView *plans;
  GtkWidget *measure_box;
  GtkWidget *show_box;
  GtkWidget *columns_box;
  GtkWidget *menu_button;
  GtkWidget *assign_button;
};

G_DEFINE_FINAL_TYPE (TdTargetsPage, td_targets_page, TD_TYPE_PAGE)

static TdSession *
get_session (TdTargetsPage *page)
{
  return td_page_get_session (TD_PAGE (page));
}

static const char *
get_state (TdTargetsPage *page, const char *action, GVariant **state)
{
  *state = g_action_group_get_action_state (G_ACTION_GROUP (page->actions), action);
  return g_variant_get_string (*state, NULL);
}

static bool
shows_plans (TdTargetsPage *page)
{
  g_autoptr (GVariant) state = NULL;

  return g_str_equal (get_state (page, "view", &state), "plans");
}

/* Work years */

static int
get_cut_year (TdTargetsPage *page)
{
  TdDay as_of = td_session_get_as_of (get_session (page));

  return td_day_work_year (as_of != TD_DAY_NONE ? as_of : td_day_today ());
}

/* Years with cuts, targets or plans, the one of today, and the one after them. */
static void
find_years (TdTargetsPage *page, const TdBook *book, int *first, int *last)
{
  *first = *last = get_cut_year (page);
  *last = MAX (*last, td_day_work_year (td_day_today ()));
  for (int i = 0; i < td_book_get_n_cuts (book); i++)
    {
      int year = td_day_work_year (td_book_get_cut (book, i)->as_of);

      *first = MIN (*first, year);
      *last = MAX (*last, year);
    }
  for (guint i = 0; i < td_book_get_n_targets (book); i++)
    {
      *first = MIN (*first, td_book_get_target (book, i)->work_year);
      *last = MAX (*last, td_book_get_target (book, i)->work_year);
    }
  for (guint i = 0; i < td_book_get_n_plans (book); i++)
    {
      int year = td_day_work_year (td_book_get_plan (book, i)->month);

      *first = MIN (*first, year);
      *last = MAX (*last, year);
    }
  *last += 1;
}

static void
list_years (TdTargetsPage *page, const TdBook *book)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int first;
  int last;

  find_years (page, book, &first, &last);
  page->year = CLAMP (page->year, first, last);
  /* A new list would close one that is open. */
  if (page->years->len == (guint)(last - first + 1) && g_array_index (page->years, int, 0) == last)
    {
      gtk_drop_down_set_selected (page->year_drop, (guint)(last - page->year));
      return;
    }
  g_array_set_size (page->years, 0);
  for (int year = last; year >= first; year--)
    {
      /* Translators: a work year, to be chosen */
      g_autofree char *name = g_strdup_printf (_ ("Year %d"), year);

      gtk_string_list_append (names, name);
      g_array_append_val (page->years, year);
    }
  page->is_listing = true;
  gtk_drop_down_set_model (page->year_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (page->year_drop, (guint)(last - page->year));
  page->is_listing = false;
}

static void
year_selected_cb (TdTargetsPage *page)
{
  guint selected = gtk_drop_down_get_selected (page->year_drop);

  if (page->is_listing || selected >= page->years->len
      || g_array_index (page->years, int, selected) == page->year)
    return;
  page->year = g_array_index (page->years, int, selected);
  td_page_refresh (TD_PAGE (page));
}

/* What is shown */

static TdPlansShow
get_show (TdTargetsPage *page)
{
  g_autoptr (GVariant) state = NULL;
  const char *name = get_state (page, "show", &state);

  if (g_str_equal (name, "done"))
    return TD_PLANS_SHOW_DONE;
  return g_str_equal (name, "difference") ? TD_PLANS_SHOW_DIFFERENCE : TD_PLANS_SHOW_PLANNED;
}

static void
show_plans (TdTargetsPage *page)
{
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) retired = NULL;
  TdMeasure measure = TD_MEASURE_CASES;

  (void)td_measure_from_name (get_state (page, "measure", &state), &measure);
  td_plans_view_update (page->plans, get_session (page), page->year, measure, get_show (page));
  retired = g_action_group_get_action_state (G_ACTION_GROUP (page->actions), "retired");
  td_plans_model_set_shows_retired (td_plans_view_get_model (page->plans),
                                    g_variant_get_boolean (retired));
}

static void
show_targets (TdTargetsPage *page)
{
  g_autoptr (GVariant) columns = NULL;
  g_autoptr (GVariant) retired = NULL;
  const char *name = get_state (page, "columns", &columns);
  TdTargetsModel *model;

  td_targets_view_update (page->targets, get_session (page), page->year);
  model = td_targets_view_get_model (page->targets);
  td_targets_model_set_columns (model,
                                g_str_equal (name, "cases")   ? TD_TARGETS_CASES
                                : g_str_equal (name, "money") ? TD_TARGETS_MONEY
                                                              : TD_TARGETS_BOTH);
  retired = g_action_group_get_action_state (G_ACTION_GROUP (page->actions), "retired");
  td_targets_model_set_shows_retired (model, g_variant_get_boolean (retired));
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (page->actions), "retired")),
      td_targets_model_has_retired (model));
}

static void
td_targets_page_refresh (TdPage *base)
{
  TdTargetsPage *page = TD_TARGETS_PAGE (base);
  TdSession *session = get_session (page);
  const TdBook *book = td_session_get_book (session);
  bool plans = shows_plans (page);
  bool can_edit = td_session_can_edit (session, NULL);

  if (book == NULL || td_book_get_n_units (book) == 0)
    {
      /* Nothing of an earlier workspace stays behind. */
      if (td_targets_view_get_grid (page->targets) != NULL)
        td_targets_view_update (page->targets, session, page->year);
      if (td_plans_view_get_grid (page->plans) != NULL)
        show_plans (page);
      gtk_stack_set_visible_child_name (page->stack, "empty");
      return;
    }
  /* The year follows the cut, until another one is chosen here. */
  if (page->cut_year != get_cut_year (page))
    page->year = page->cut_year = get_cut_year (page);
  list_years (page, book);
  gtk_stack_set_visible_child_name (page->stack, "content");
  gtk_widget_set_visible (page->measure_box, plans);
  gtk_widget_set_visible (page->show_box, plans);
  gtk_widget_set_visible (page->columns_box, !plans);
  gtk_widget_set_visible (page->menu_button, !plans);
  gtk_widget_set_visible (page->assign_button, !plans);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (page->actions), "assign")),
      can_edit);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (page->actions), "copy-year")),
      can_edit);
  if (plans)
    show_plans (page);
  else
    show_targets (page);
  gtk_stack_set_visible_child_name (page->view_stack, plans ? "plans" : "targets");
}

static TdGrid *
get_grid (TdTargetsPage *page)
{
  return shows_plans (page) ? td_plans_view_get_grid (page->plans)
                            : td_targets_view_get_grid (page->targets);
}

static bool
td_targets_page_finish (TdPage *base)
{
  TdGrid *grid = get_grid (TD_TARGETS_PAGE (base));

  return grid == NULL || td_grid_finish (grid);
}

static void
td_targets_page_show_place (TdPage *base, TdSubject subject, int measure, int item)
{
  TdTargetsPage *page = TD_TARGETS_PAGE (base);

  page->year = get_cut_year (page);
  g_action_group_change_action_state (
      G_ACTION_GROUP (page->actions), "view", g_variant_new_string ("targets"));
  /* What is led to must show. */
  if (td_targets_view_get_model (page->targets) != NULL && measure >= 0
      && !td_targets_model_shows (td_targets_view_get_model (page->targets), (TdMeasure)measure))
    g_action_group_change_action_state (
        G_ACTION_GROUP (page->actions), "columns", g_variant_new_string ("both"));
  if (subject != TD_SUBJECT_NONE && td_targets_view_get_grid (page->targets) != NULL
      && td_targets_model_reveal (td_targets_view_get_model (page->targets), subject) < 0)
    g_action_group_change_action_state (
        G_ACTION_GROUP (page->actions), "retired", g_variant_new_boolean (TRUE));
  if (subject != TD_SUBJECT_NONE && td_targets_view_get_grid (page->targets) != NULL)
    td_targets_view_show (
        page->targets, subject, measure == TD_MEASURE_MONEY ? TD_MEASURE_MONEY : TD_MEASURE_CASES);
}

/* Actions */

static void
view_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdTargetsPage *page = data;

  if (!td_targets_page_finish (TD_PAGE (page)))
    return;
  g_simple_action_set_state (action, state);
  td_page_refresh (TD_PAGE (page));
}

static void
unfold_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdTargetsPage *page = data;
  bool unfold = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  if (td_targets_view_get_model (page->targets) != NULL)
    td_targets_model_unfold_all (td_targets_view_get_model (page->targets), unfold);
  if (td_plans_view_get_model (page->plans) != NULL)
    td_plans_model_unfold_all (td_plans_view_get_model (page->plans), unfold);
}

static void
assign_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdTargetsPage *page = data;
  const TdBook *book = td_session_get_book (get_session (page));
  TdSubject subject = td_targets_view_get_subject (page->targets);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  TdTargetsDialog *dialog;

  if (!td_targets_page_finish (TD_PAGE (page)))
    return;
  if (subject == TD_SUBJECT_NONE || subject >= td_book_get_n_subjects (book))
    subject = 0;
  dialog = td_targets_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                  get_session (page),
                                  subject,
                                  td_targets_view_get_measure (page->targets));
  td_targets_dialog_set_year (dialog, page->year);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
copy_year_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdTargetsPage *page = data;
  TdSession *session = get_session (page);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TdAction group = { .kind = "target", .as_of = TD_DAY_NONE };
  guint n;

  if (!td_targets_page_finish (TD_PAGE (page)))
    return;
  n = td_targets_copy_year (td_session_get_book (session), page->year, changes);
  if (n == 0)
    {
      text = g_strdup_printf (
          _ ("Nothing to copy: %d has no targets that %d lacks."), page->year - 1, page->year);
      td_session_message (session, text, NULL);
      return;
    }
  if (!td_session_apply (session, changes, &group, NULL, &error))
    {
      td_session_message (session, error->message, NULL);
      return;
    }
  /* Translators: a number of targets and a work year */
  text = g_strdup_printf (
      ngettext ("%u target copied from %d", "%u targets copied from %d", n), n, page->year - 1);
  td_session_message (session, text, "win.undo");
}

static const GActionEntry action_entries[] = {
  { .name = "view", .parameter_type = "s", .state = "'targets'", .change_state = view_cb },
  { .name = "columns", .parameter_type = "s", .state = "'both'", .change_state = view_cb },
  { .name = "retired", .state = "false", .change_state = view_cb },
  { .name = "measure", .parameter_type = "s", .state = "'cases'", .change_state = view_cb },
  { .name = "show", .parameter_type = "s", .state = "'planned'", .change_state = view_cb },
  { .name = "unfold", .state = "false", .change_state = unfold_cb },
  { .name = "assign", .activate = assign_cb },
  { .name = "copy-year", .activate = copy_year_cb },
};

static void
td_targets_page_dispose (GObject *object)
{
  g_clear_object (&TD_TARGETS_PAGE (object)->actions);
  G_OBJECT_CLASS (td_targets_page_parent_class)->dispose (object);
}

static void
td_targets_page_finalize (GObject *object)
{
  g_array_unref (TD_TARGETS_PAGE (object)->years);
  G_OBJECT_CLASS (td_targets_page_parent_class)->finalize (object);
}

static void
td_targets_page_class_init (TdTargetsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_targets_page_dispose;
  object_class->finalize = td_targets_page_finalize;
  TD_PAGE_CLASS (klass)->refresh = td_targets_page_refresh;
  TD_PAGE_CLASS (klass)->show_place = td_targets_page_show_place;
  TD_PAGE_CLASS (klass)->finish = td_targets_page_finish;

  g_type_ensure (TD_TYPE_TARGETS_VIEW);
  g_type_ensure (TD_TYPE_PLANS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-targets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, year_drop);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, targets);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, plans);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, measure_box);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, show_box);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, columns_box);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, assign_button);
  gtk_widget_class_bind_template_callback (widget_class, year_selected_cb);
}

static void
td_targets_page_init (TdTargetsPage *page)
{
  page->years = g_array_new (FALSE, FALSE, sizeof (int));
  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (page->actions), action_entries, G_N_ELEMENTS (action_entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "targets", G_ACTION_GROUP (page->actions));
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
td_targets_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_TARGETS_PAGE, "session", session, NULL);
}

TdTargetsView *
td_targets_page_get_targets (TdTargetsPage *page)
{
  return page->targets;
}

TdPlansView *
td_targets_page_get_plans (TdTargetsPage *page)
{
  return page->plans;
}

int
td_targets_page_get_year (TdTargetsPage *page)
{
  return page->year;
}

void
td_targets_page_set_year (TdTargetsPage *page, int work_year)
{
  for (guint i = 0; i < page->years->len; i++)
    if (g_array_index (page->years, int, i) == work_year)
      gtk_drop_down_set_selected (page->year_drop, i);
}
