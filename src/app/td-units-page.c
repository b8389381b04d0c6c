/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-units-page.h"

#include <glib/gi18n.h>

#include "app/td-dialogs.h"
#include "app/td-officer-dialog.h"
#include "app/td-restructure-assistant.h"
#include "app/td-side-layout.h"
#include "app/td-targets-dialog.h"
#include "app/td-unit-card.h"
#include "app/td-unit-dialog.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

struct _TdUnitsPage
{
  AdwBin parent_instance;

  /* owned */
  TdSession *session;
  GSimpleActionGroup *actions;
  char *unit;    /* (nullable): code of the unit that is shown, or that of the officer */
  char *officer; /* (nullable): code */

  /* borrowed: the choice and the texts that wait belong to it */
  TdWorkspace *workspace;

  /* template children */
  GtkStack *stack;
  TdUnitTree *tree;
  GtkLabel *name_label;
  GtkLabel *detail_label;
  GtkButton *edit_button;
  GtkMenuButton *menu_button;
  GMenuModel *unit_menu;
  GMenuModel *officer_menu;
  GtkStack *form_stack;
  TdRecordForm *form;
  TdUnitCard *cases_card;
  TdUnitCard *money_card;
  GtkBox *content;
  GtkWidget *cards;
  GtkWidget *status_line;
  GtkWidget *status_icon;
  GtkWidget *keys;
  GtkLabel *status_label;
};

G_DEFINE_FINAL_TYPE (TdUnitsPage, td_units_page, ADW_TYPE_BIN)

static GtkWindow *
get_window (TdUnitsPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The day at which the tree stands: that of the cut, else that of the papers. */
static TdDay
get_day (TdUnitsPage *page)
{
  TdDay as_of = td_session_get_as_of (page->session);

  return as_of != TD_DAY_NONE ? as_of : td_session_get_issued (page->session);
}

static void
remember (TdUnitsPage *page, TdSubject subject)
{
  TdBook *book = td_session_get_book (page->session);
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;

  g_free (page->unit);
  g_free (page->officer);
  page->unit = g_strdup (td_book_get_unit (book, unit)->code);
  page->officer = is_officer ? g_strdup (td_book_get_officer (book, subject)->code) : NULL;
}

static TdSubject
find_subject (TdUnitsPage *page)
{
  TdBook *book = td_session_get_book (page->session);
  TdSubject unit;
  guint n;
  const TdSubject *officers;

  if (book == NULL || page->unit == NULL)
    return TD_SUBJECT_NONE;
  unit = td_book_find_unit (book, page->unit);
  if (unit == TD_SUBJECT_NONE || page->officer == NULL)
    return unit;
  /* A stay that is not valid now still is better than none. */
  officers = td_book_get_officers (book, unit, &n);
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (td_book_get_officer (book, officers[i])->code, page->officer)
          && (td_book_is_valid (book, officers[i], get_day (page)) || i + 1 == n))
        return officers[i];
    }
  return unit;
}

static TdSubject
choose_default (TdUnitsPage *page)
{
  TdBook *book = td_session_get_book (page->session);
  TdSubject root = td_book_get_root (book, get_day (page));

  return root != TD_SUBJECT_NONE ? root : 0;
}

/* The heading */

static char *
describe_validity (TdDay from, TdDay to)
{
  g_autofree char *first = from != TD_DAY_NONE ? td_day_format (from) : NULL;
  g_autofree char *last = to != TD_DAY_NONE ? td_day_format (to) : NULL;

  if (first != NULL && last != NULL)
    /* Translators: the first and the last day of a unit. */
    return g_strdup_printf (_ ("From %s to %s"), first, last);
  if (first != NULL)
    /* Translators: the first day of a unit. */
    return g_strdup_printf (_ ("Since %s"), first);
  if (last != NULL)
    /* Translators: the last day of a unit. */
    return g_strdup_printf (_ ("Until %s"), last);
  return NULL;
}

/* The names of the units that a unit came from, or went into; NULL for none. */
static char *
list_relatives (const TdBook *book, TdSubject unit, bool predecessors)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      TdSubject from = td_book_get_predecessor (book, i);
      TdSubject to = td_book_get_successor (book, i);

      if (from != to && unit == (predecessors ? to : from))
        g_ptr_array_add (names, (gpointer)td_book_get_short_name (book, predecessors ? from : to));
    }
  return names->len > 0 ? td_wording_names (names) : NULL;
}

static const char *
name_kind (TdUnitKind kind)
{
  switch (kind)
    {
    case TD_UNIT_AGENCY:
      return C_ ("unit kind", "Agency");
    case TD_UNIT_DEPARTMENT:
      return C_ ("unit kind", "Department");
    case TD_UNIT_REGIONAL:
    default:
      return C_ ("unit kind", "Regional division");
    }
}

static char *
describe_unit (const TdBook *book, TdSubject subject)
{
  const TdUnit *unit = td_book_get_unit (book, subject);
  g_autofree char *validity = describe_validity (unit->valid_from, unit->valid_to);
  g_autofree char *before = list_relatives (book, subject, true);
  g_autofree char *after = list_relatives (book, subject, false);
  const char *start = validity != NULL ? validity : name_kind (unit->kind);

  if (before != NULL && after != NULL)
    /* Translators: the days of a unit, the units it came from, the units it went into. */
    return g_strdup_printf (_ ("%s, successor of %s; continued by %s"), start, before, after);
  if (before != NULL)
    /* Translators: the days of a unit and the units it came from. */
    return g_strdup_printf (_ ("%s, successor of %s"), start, before);
  if (after != NULL)
    /* Translators: the days of a unit and the units it went into. */
    return g_strdup_printf (_ ("%s, continued by %s"), start, after);
  return g_strdup (start);
}

static char *
describe_officer (const TdBook *book, TdSubject subject)
{
  const TdOfficer *officer = td_book_get_officer (book, subject);
  g_autofree char *validity = describe_validity (officer->valid_from, officer->valid_to);
  const char *unit = td_book_get_short_name (book, td_book_get_parent (book, subject));

  if (validity == NULL)
    /* Translators: an officer and the unit. */
    return g_strdup_printf (_ ("Enforcement officer, %s"), unit);
  /* Translators: an officer, the unit, and the days of the stay there ("Since …"). */
  return g_strdup_printf (_ ("Enforcement officer, %s. %s"), unit, validity);
}

static void
show_heading (TdUnitsPage *page, const TdBook *book, TdSubject subject)
{
  bool is_officer = td_book_is_officer (book, subject);
  g_autofree char *detail
      = is_officer ? describe_officer (book, subject) : describe_unit (book, subject);

  gtk_label_set_label (page->name_label, td_book_get_name (book, subject));
  gtk_label_set_label (page->detail_label, detail);
  gtk_button_set_label (page->edit_button, is_officer ? _ ("_Edit Officer…") : _ ("_Edit Unit…"));
  gtk_menu_button_set_menu_model (page->menu_button,
                                  is_officer ? page->officer_menu : page->unit_menu);
}

static void
set_enabled (TdUnitsPage *page, const char *name, bool enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (page->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (TdUnitsPage *page, TdSubject subject)
{
  TdBook *book = td_session_get_book (page->session);
  bool can_edit = td_session_can_edit (page->session, NULL);
  bool is_officer = subject != TD_SUBJECT_NONE && td_book_is_officer (book, subject);

  set_enabled (page, "add", can_edit);
  set_enabled (page, "edit", can_edit && subject != TD_SUBJECT_NONE);
  set_enabled (page, "restructure", can_edit && subject != TD_SUBJECT_NONE);
  set_enabled (page, "delete", can_edit && subject != TD_SUBJECT_NONE);
  set_enabled (page, "add-officer", can_edit && subject != TD_SUBJECT_NONE);
  set_enabled (page, "move-officer", can_edit && is_officer);
  set_enabled (page, "end-officer", can_edit && is_officer);
  set_enabled (page, "targets", can_edit && subject != TD_SUBJECT_NONE);
}

static void
show_cards (TdUnitsPage *page, TdSubject subject, const TdProgress *progress)
{
  TdBook *book = td_session_get_book (page->session);

  td_unit_card_show (page->cases_card, progress, subject, TD_MEASURE_CASES);
  td_unit_card_show (page->money_card, progress, subject, TD_MEASURE_MONEY);
  /* One that is not valid stands nowhere. */
  gtk_widget_set_visible (page->cards, td_book_is_valid (book, subject, get_day (page)));
}

/* The keys of the form, and what is wrong with a figure; it does not come and go while one types.
 */
static void
show_status_line (TdUnitsPage *page)
{
  const TdRecordState *state = td_record_form_get_state (page->form);

  gtk_widget_set_visible (page->status_line, state != NULL && state->lock == TD_RECORD_LOCK_NONE);
}

static void
forget_workspace (TdUnitsPage *page)
{
  if (!g_set_weak_pointer (&page->workspace, td_session_get_workspace (page->session)))
    return;
  td_record_form_forget (page->form);
  g_clear_pointer (&page->unit, g_free);
  g_clear_pointer (&page->officer, g_free);
}

static void
update (TdUnitsPage *page)
{
  TdBook *book = td_session_get_book (page->session);
  bool has_units = book != NULL && td_book_get_n_units (book) > 0;
  bool has_cut = td_session_get_cut (page->session) >= 0;
  const TdProgress *progress = td_session_get_progress (page->session);
  TdSubject subject;

  forget_workspace (page);
  subject = find_subject (page);
  gtk_stack_set_visible_child_name (page->stack, has_units ? "content" : "empty");
  td_unit_tree_update (page->tree, book, get_day (page), progress);
  if (has_units && subject == TD_SUBJECT_NONE)
    {
      subject = choose_default (page);
      remember (page, subject);
    }
  update_actions (page, subject);
  if (subject == TD_SUBJECT_NONE)
    {
      td_record_form_clear (page->form);
      return;
    }
  if (td_unit_tree_get_selected (page->tree) != subject)
    td_unit_tree_select (page->tree, subject);
  show_heading (page, book, subject);
  gtk_stack_set_visible_child_name (page->form_stack, has_cut ? "form" : "no-cut");
  if (has_cut)
    td_record_form_show (page->form, subject);
  else
    td_record_form_clear (page->form);
  show_cards (page, subject, progress);
  show_status_line (page);
}

static void
form_status_cb (TdUnitsPage *page, const char *sentence)
{
  gtk_label_set_label (page->status_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (page->status_icon, sentence != NULL);
  /* A sentence needs the room more. */
  gtk_widget_set_visible (page->keys, sentence == NULL);
}

static void
tree_chosen_cb (TdUnitsPage *page, int subject)
{
  td_units_page_show (page, subject, -1, -1);
}

static void
tree_opened_cb (TdUnitsPage *page)
{
  (void)td_record_form_focus_first (page->form);
}

static void
open_cases_chart_cb (TdUnitsPage *page)
{
  td_session_navigate (page->session, "charts", find_subject (page), TD_MEASURE_CASES, -1);
}

static void
open_money_chart_cb (TdUnitsPage *page)
{
  td_session_navigate (page->session, "charts", find_subject (page), TD_MEASURE_MONEY, -1);
}

/* Actions */

static void
present_dialog (GtkWidget *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
unit_saved_cb (TdUnitsPage *page, const char *code)
{
  TdBook *book = td_session_get_book (page->session);
  TdSubject unit = book != NULL ? td_book_find_unit (book, code) : TD_SUBJECT_NONE;

  if (unit != TD_SUBJECT_NONE)
    td_units_page_show (page, unit, -1, -1);
}

static void
present_unit_dialog (TdUnitsPage *page, TdSubject unit, TdSubject parent)
{
  TdUnitDialog *dialog = td_unit_dialog_new (get_window (page), page->session, unit, parent);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (unit_saved_cb), page, G_CONNECT_SWAPPED);
  present_dialog (GTK_WIDGET (dialog));
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdUnitsPage *page = data;
  TdBook *book = td_session_get_book (page->session);

  if (book != NULL)
    present_unit_dialog (page, TD_SUBJECT_NONE, td_book_get_root (book, get_day (page)));
}

static void
officer_saved_cb (TdUnitsPage *page, const char *unit, const char *code)
{
  g_free (page->unit);
  g_free (page->officer);
  page->unit = g_strdup (unit);
  page->officer = g_strdup (code);
  update (page);
}

static void
present_officer_dialog (TdUnitsPage *page, TdOfficerTask task, TdSubject subject)
{
  TdOfficerDialog *dialog = td_officer_dialog_new (get_window (page), page->session, task, subject);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (officer_saved_cb), page, G_CONNECT_SWAPPED);
  present_dialog (GTK_WIDGET (dialog));
}

/* The unit that is shown, or that of the officer. */
static TdSubject
find_unit (TdUnitsPage *page)
{
  return td_book_find_unit (td_session_get_book (page->session), page->unit);
}

static void
add_officer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdUnitsPage *page = data;

  present_officer_dialog (page, TD_OFFICER_ADD, find_unit (page));
}

static void
move_officer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdUnitsPage *page = data;

  present_officer_dialog (page, TD_OFFICER_MOVE, find_subject (page));
}

static void
end_officer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdUnitsPage *page = data;

  present_officer_dialog (page, TD_OFFICER_END, find_subject (page));
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdUnitsPage *page = data;
  TdSubject subject = find_subject (page);

  if (td_book_is_officer (td_session_get_book (page->session), subject))
    present_officer_dialog (page, TD_OFFICER_EDIT, subject);
  else
    present_unit_dialog (page, subject, TD_SUBJECT_NONE);
}

static void
restructure_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdUnitsPage *page = data;

  present_dialog (GTK_WIDGET (
      td_restructure_assistant_new (get_window (page), page->session, find_unit (page))));
}

/* The unit is shown instead. */
static void
delete_officer (TdUnitsPage *page, TdSubject officer)
{
  if (!td_officer_delete (get_window (page), page->session, officer))
    return;
  g_clear_pointer (&page->officer, g_free);
  update (page);
}

static void
delete_unit (TdUnitsPage *page, TdSubject subject)
{
  g_autoptr (TdBook) book = td_book_ref (td_session_get_book (page->session));
  const char *name = td_book_get_short_name (book, subject);
  const TdUnit *unit = td_book_get_unit (book, subject);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction group = { .kind = "unit-delete", .unit = unit->code, .as_of = TD_DAY_NONE };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  td_changes_remove_unit (changes, unit->code);
  if (!td_session_apply (page->session, changes, &group, NULL, &error))
    {
      /* Translators: heading of a dialog; %s is a unit. */
      text = g_strdup_printf (_ ("%s Was Not Deleted"), name);
      td_dialogs_show_error (get_window (page), text, error->message);
      return;
    }
  if (unit->parent != NULL)
    {
      g_free (page->unit);
      page->unit = g_strdup (unit->parent);
      update (page);
    }
  /* Translators: a toast; %s is a unit. */
  text = g_strdup_printf (_ ("Deleted %s"), name);
  td_session_message (page->session, text, "win.undo");
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdUnitsPage *page = data;
  TdSubject subject = find_subject (page);

  if (td_book_is_officer (td_session_get_book (page->session), subject))
    delete_officer (page, subject);
  else
    delete_unit (page, subject);
}

static void
targets_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdUnitsPage *page = data;
  TdMeasure measure
      = g_variant_get_int32 (parameter) == TD_MEASURE_MONEY ? TD_MEASURE_MONEY : TD_MEASURE_CASES;

  present_dialog (GTK_WIDGET (
      td_targets_dialog_new (get_window (page), page->session, find_subject (page), measure)));
}

static const GActionEntry action_entries[] = {
  { .name = "add", .activate = add_cb },
  { .name = "edit", .activate = edit_cb },
  { .name = "restructure", .activate = restructure_cb },
  { .name = "add-officer", .activate = add_officer_cb },
  { .name = "move-officer", .activate = move_officer_cb },
  { .name = "end-officer", .activate = end_officer_cb },
  { .name = "delete", .activate = delete_cb },
  { .name = "targets", .activate = targets_cb, .parameter_type = "i" },
};

static void
td_units_page_dispose (GObject *object)
{
  TdUnitsPage *page = TD_UNITS_PAGE (object);

  g_clear_weak_pointer (&page->workspace);
  g_clear_object (&page->actions);
  g_clear_object (&page->session);

  G_OBJECT_CLASS (td_units_page_parent_class)->dispose (object);
}

static void
td_units_page_finalize (GObject *object)
{
  TdUnitsPage *page = TD_UNITS_PAGE (object);

  g_free (page->unit);
  g_free (page->officer);

  G_OBJECT_CLASS (td_units_page_parent_class)->finalize (object);
}

static void
td_units_page_class_init (TdUnitsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_units_page_dispose;
  object_class->finalize = td_units_page_finalize;

  g_type_ensure (TD_TYPE_UNIT_TREE);
  g_type_ensure (TD_TYPE_RECORD_FORM);
  g_type_ensure (TD_TYPE_UNIT_CARD);
  g_type_ensure (TD_TYPE_SIDE_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-units-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, tree);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, unit_menu);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, officer_menu);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, form_stack);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, form);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, cases_card);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, money_card);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, content);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, status_line);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, status_icon);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, keys);
  gtk_widget_class_bind_template_child (widget_class, TdUnitsPage, status_label);
  gtk_widget_class_bind_template_callback (widget_class, form_status_cb);
  gtk_widget_class_bind_template_callback (widget_class, tree_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, tree_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cases_chart_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_money_chart_cb);
}

static void
td_units_page_init (TdUnitsPage *page)
{
  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (page->actions), action_entries, G_N_ELEMENTS (action_entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "units", G_ACTION_GROUP (page->actions));
  gtk_widget_init_template (GTK_WIDGET (page));
  td_unit_tree_set_menus (page->tree, page->unit_menu, page->officer_menu);
  gtk_box_append (page->content, td_record_form_get_findings (page->form));
}

GtkWidget *
td_units_page_new (TdSession *session)
{
  TdUnitsPage *page = g_object_new (TD_TYPE_UNITS_PAGE, NULL);

  page->session = g_object_ref (session);
  td_record_form_set_session (page->form, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), page, G_CONNECT_SWAPPED);
  update (page);
  return GTK_WIDGET (page);
}

void
td_units_page_show (TdUnitsPage *page, TdSubject subject, int measure, int item)
{
  if (subject != TD_SUBJECT_NONE && subject != find_subject (page))
    {
      TdBook *book = td_session_get_book (page->session);
      g_autoptr (TdBook) kept = td_book_ref (book);

      /* What was typed is written first; refused, it waits for the return to its unit. */
      (void)td_record_form_finish (page->form);
      remember (page, subject);
      update (page);
    }
  if (item >= 0 && item < TD_N_ITEMS)
    (void)td_record_form_focus_item (
        page->form, measure == TD_MEASURE_MONEY ? TD_MEASURE_MONEY : TD_MEASURE_CASES, item);
}

void
td_units_page_focus_search (TdUnitsPage *page)
{
  td_unit_tree_focus_search (page->tree);
}

TdSubject
td_units_page_get_subject (TdUnitsPage *page)
{
  return find_subject (page);
}

TdUnitTree *
td_units_page_get_tree (TdUnitsPage *page)
{
  return page->tree;
}

TdRecordForm *
td_units_page_get_form (TdUnitsPage *page)
{
  return page->form;
}

const char *
td_units_page_get_status (TdUnitsPage *page)
{
  return gtk_label_get_label (page->status_label);
}

void
td_units_page_step (TdUnitsPage *page, int step)
{
  if (td_unit_tree_step (page->tree, step))
    (void)td_record_form_focus_first (page->form);
}
