/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-restructure-assistant.h"

#include <glib/gi18n.h>

#include "analysis/td-restructure.h"
#include "app/td-dialog-fields.h"
#include "app/td-new-workspace.h"
#include "app/td-restructure-preview.h"
#include "model/td-day.h"

/* A unit that ends or gives a part away. */
typedef struct
{
  char *code;
  GtkWidget *row;
  GtkDropDown *fate; /* 0: it ends, 1: it goes on */
} Giver;

/* A unit that receives: one that is there, or a new one with fields. */
typedef struct
{
  char *id; /* a code, or what no code can be */
  bool is_new;
  GtkWidget *row;
  TdFieldRow *name_row;
  TdFieldRow *short_name_row;
  TdFieldRow *code_row;
  AdwComboRow *kind_row;
  AdwComboRow *parent_row;
  char *suggested;       /* (nullable) */
  char *suggested_short; /* (nullable) */
} Receiver;

struct _TdRestructureAssistant
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  GPtrArray *givers;
  GPtrArray *receivers;
  GPtrArray *share_rows;     /* borrowed widgets of the group of shares */
  GHashTable *shares;        /* "giver\nreceiver\nmeasure": what was typed there */
  GHashTable *share_entries; /* likewise: the entry that shows now */
  GPtrArray *units;          /* codes of the units that can be added, as listed */
  TdRestructure *plan;       /* (nullable): what the preview shows */
  TdChanges *changes;        /* (nullable) */
  guint n_new;
  bool updating;
  guint add_source; /* what was chosen in a list is added */

  /* template children */
  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *back_button;
  GtkButton *next_button;
  GtkStack *steps;
  TdFieldRow *day_row;
  AdwPreferencesGroup *giver_group;
  AdwComboRow *add_giver_row;
  AdwPreferencesGroup *receiver_group;
  AdwComboRow *add_receiver_row;
  AdwPreferencesGroup *share_group;
  GtkSwitch *officers_switch;
  GtkLabel *error_label;
  TdRestructurePreview *preview;
};

G_DEFINE_FINAL_TYPE (TdRestructureAssistant, td_restructure_assistant, ADW_TYPE_WINDOW)

static void
giver_free (gpointer data)
{
  Giver *giver = data;

  g_free (giver->code);
  g_free (giver);
}

static void
receiver_free (gpointer data)
{
  Receiver *receiver = data;

  g_free (receiver->id);
  g_free (receiver->suggested);
  g_free (receiver->suggested_short);
  g_free (receiver);
}

static TdBook *
get_book (TdRestructureAssistant *assistant)
{
  return td_session_get_book (assistant->session);
}

static bool
has_ended (const Giver *giver)
{
  return gtk_drop_down_get_selected (giver->fate) == 0;
}

static Giver *
find_giver (TdRestructureAssistant *assistant, const char *code)
{
  for (guint i = 0; i < assistant->givers->len; i++)
    {
      Giver *giver = g_ptr_array_index (assistant->givers, i);

      if (g_str_equal (giver->code, code))
        return giver;
    }
  return NULL;
}

static Receiver *
find_receiver (TdRestructureAssistant *assistant, const char *id)
{
  for (guint i = 0; i < assistant->receivers->len; i++)
    {
      Receiver *receiver = g_ptr_array_index (assistant->receivers, i);

      if (g_str_equal (receiver->id, id))
        return receiver;
    }
  return NULL;
}

static const char *
name_unit (TdRestructureAssistant *assistant, const char *code)
{
  TdSubject unit = td_book_find_unit (get_book (assistant), code);

  return unit != TD_SUBJECT_NONE ? td_book_get_short_name (get_book (assistant), unit) : code;
}

/* (transfer full) */
static char *
name_receiver (TdRestructureAssistant *assistant, const Receiver *receiver)
{
  char *name;

  if (!receiver->is_new)
    return g_strdup (name_unit (assistant, receiver->id));
  name = td_dialog_dup_text (receiver->short_name_row);
  if (name == NULL)
    name = td_dialog_dup_text (receiver->name_row);
  return name != NULL ? name : g_strdup (_ ("New unit"));
}

/* Shares */

static char *
make_key (const char *giver, const char *receiver, TdMeasure measure)
{
  return g_strdup_printf ("%s\n%s\n%d", giver, receiver, (int)measure);
}

static void
share_changed_cb (TdRestructureAssistant *assistant, GtkEditable *entry)
{
  const char *key = g_object_get_data (G_OBJECT (entry), "td-key");

  g_hash_table_replace (
      assistant->shares, g_strdup (key), g_strdup (gtk_editable_get_text (entry)));
}

static GtkWidget *
share_entry_new (TdRestructureAssistant *assistant,
                 const char *giver,
                 const char *receiver,
                 TdMeasure measure,
                 const char *name)
{
  GtkWidget *entry = gtk_entry_new ();
  char *key = make_key (giver, receiver, measure);
  const char *text = g_hash_table_lookup (assistant->shares, key);
  /* Translators: a field for a percentage as it is spoken: who gives and receives, and "by cases".
   */
  g_autofree char *label = g_strdup_printf (
      measure == TD_MEASURE_CASES ? _ ("%s, percent by cases") : _ ("%s, percent by money"), name);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "0");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_hash_table_insert (assistant->share_entries, g_strdup (key), entry);
  g_object_set_data_full (G_OBJECT (entry), "td-key", key, g_free);
  g_signal_connect_object (
      entry, "changed", G_CALLBACK (share_changed_cb), assistant, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_suffix (GtkWidget *row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
add_share_row (TdRestructureAssistant *assistant,
               const Giver *giver,
               const char *receiver,
               const char *receiver_name)
{
  GtkWidget *row = adw_action_row_new ();
  bool keeps = g_str_equal (giver->code, receiver);
  g_autofree char *name
      /* Translators: what a unit keeps of its work. */
      = keeps ? g_strdup_printf (_ ("%s keeps"), name_unit (assistant, giver->code))
              /* Translators: a unit, and the unit to which a part of its work goes. */
              : g_strdup_printf (_ ("%s to %s"), name_unit (assistant, giver->code), receiver_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  add_suffix (row, _ ("cases %"));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      share_entry_new (assistant, giver->code, receiver, TD_MEASURE_CASES, name));
  add_suffix (row, _ ("money %"));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      share_entry_new (assistant, giver->code, receiver, TD_MEASURE_MONEY, name));
  adw_preferences_group_add (assistant->share_group, row);
  g_ptr_array_add (assistant->share_rows, row);
}

/* Whether shares have to be stated: all of a unit that ends goes to one that receives alone. */
static bool
is_divided (TdRestructureAssistant *assistant, const Giver *giver)
{
  return !has_ended (giver) || assistant->receivers->len > 1;
}

static void
list_shares (TdRestructureAssistant *assistant)
{
  for (guint i = 0; i < assistant->share_rows->len; i++)
    adw_preferences_group_remove (assistant->share_group,
                                  g_ptr_array_index (assistant->share_rows, i));
  g_ptr_array_set_size (assistant->share_rows, 0);
  g_hash_table_remove_all (assistant->share_entries);
  for (guint i = 0; i < assistant->givers->len; i++)
    {
      const Giver *giver = g_ptr_array_index (assistant->givers, i);

      if (!is_divided (assistant, giver))
        continue;
      if (!has_ended (giver))
        add_share_row (assistant, giver, giver->code, NULL);
      for (guint n = 0; n < assistant->receivers->len; n++)
        {
          const Receiver *receiver = g_ptr_array_index (assistant->receivers, n);
          g_autofree char *name = name_receiver (assistant, receiver);

          if (!g_str_equal (receiver->id, giver->code))
            add_share_row (assistant, giver, receiver->id, name);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (assistant->share_group), assistant->share_rows->len > 0);
}

/* Who can be added: valid at the day of the cut, and not there yet. */
static void
list_units (TdRestructureAssistant *assistant)
{
  TdBook *book = get_book (assistant);
  TdDay as_of = td_session_get_as_of (assistant->session);
  TdDay day = as_of != TD_DAY_NONE ? as_of : td_day_today ();
  TdSubject root = td_book_get_root (book, day);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  assistant->updating = true;
  g_ptr_array_set_size (assistant->units, 0);
  gtk_string_list_append (names, C_ ("unit to add", "Choose…"));
  g_ptr_array_add (assistant->units, NULL);
  for (TdSubject i = 0; i < td_book_get_n_units (book); i++)
    {
      const char *code = td_book_get_unit (book, i)->code;

      if (i == root || !td_book_is_valid (book, i, day) || find_giver (assistant, code) != NULL
          || find_receiver (assistant, code) != NULL)
        continue;
      gtk_string_list_append (names, td_book_get_short_name (book, i));
      g_ptr_array_add (assistant->units, g_strdup (code));
    }
  adw_combo_row_set_model (assistant->add_giver_row, G_LIST_MODEL (names));
  adw_combo_row_set_model (assistant->add_receiver_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (assistant->add_giver_row, 0);
  adw_combo_row_set_selected (assistant->add_receiver_row, 0);
  assistant->updating = false;
}

static void
update (TdRestructureAssistant *assistant)
{
  list_units (assistant);
  list_shares (assistant);
}

/* Givers and receivers */

static GtkWidget *
remove_button_new (const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: a button beside a unit, as it is spoken and shown in its tooltip. */
  g_autofree char *label = g_strdup_printf (_ ("Take %s Out"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
remove_giver_cb (TdRestructureAssistant *assistant, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  for (guint i = 0; i < assistant->givers->len; i++)
    {
      Giver *giver = g_ptr_array_index (assistant->givers, i);

      if (giver->row != row)
        continue;
      adw_preferences_group_remove (assistant->giver_group, row);
      g_ptr_array_remove_index (assistant->givers, i);
      update (assistant);
      return;
    }
}

static void
remove_receiver_cb (TdRestructureAssistant *assistant, GtkWidget *button)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (button), "td-row");

  for (guint i = 0; i < assistant->receivers->len; i++)
    {
      Receiver *receiver = g_ptr_array_index (assistant->receivers, i);

      if (receiver->row != row)
        continue;
      adw_preferences_group_remove (assistant->receiver_group, row);
      g_ptr_array_remove_index (assistant->receivers, i);
      update (assistant);
      return;
    }
}

/* (transfer full) (nullable): the code of the unit that is chosen in a list of those to add. */
static char *
get_chosen (TdRestructureAssistant *assistant, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected < assistant->units->len
             ? g_strdup (g_ptr_array_index (assistant->units, selected))
             : NULL;
}

static gboolean
add_chosen_cb (gpointer data)
{
  TdRestructureAssistant *assistant = data;
  g_autofree char *giver = get_chosen (assistant, assistant->add_giver_row);
  g_autofree char *receiver = get_chosen (assistant, assistant->add_receiver_row);

  assistant->add_source = 0;
  if (giver != NULL)
    td_restructure_assistant_add_giver (assistant, giver, true);
  if (receiver != NULL && g_strcmp0 (receiver, giver) != 0)
    td_restructure_assistant_add_receiver (assistant, receiver);
  return G_SOURCE_REMOVE;
}

/* The lists are filled anew without the unit, which they do not survive while they tell of it. */
static void
unit_chosen_cb (TdRestructureAssistant *assistant)
{
  if (!assistant->updating && assistant->add_source == 0)
    assistant->add_source = g_idle_add (add_chosen_cb, assistant);
}

static void
add_new_cb (TdRestructureAssistant *assistant)
{
  const char *id = td_restructure_assistant_add_new (assistant);
  TdFieldRow *row = td_restructure_assistant_get_field (assistant, id, "name");

  (void)gtk_widget_grab_focus (GTK_WIDGET (td_field_row_get_entry (row)));
}

static void
suggest (TdFieldRow *row, char **before, char *text)
{
  g_autofree char *present = td_dialog_dup_text (row);

  if (present == NULL || g_strcmp0 (present, *before) == 0)
    td_field_row_set_text (row, text != NULL ? text : "");
  g_free (*before);
  *before = text;
}

static GHashTable *
list_codes (TdRestructureAssistant *assistant, const Receiver *but)
{
  TdBook *book = get_book (assistant);
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (TdSubject unit = 0; unit < td_book_get_n_units (book); unit++)
    g_hash_table_add (taken, g_strdup (td_book_get_unit (book, unit)->code));
  for (guint i = 0; i < assistant->receivers->len; i++)
    {
      const Receiver *other = g_ptr_array_index (assistant->receivers, i);
      char *code = other->is_new && other != but ? td_dialog_dup_text (other->code_row) : NULL;

      if (code != NULL)
        g_hash_table_add (taken, code);
    }
  return taken;
}

static Receiver *
find_receiver_of (TdRestructureAssistant *assistant, TdFieldRow *row)
{
  for (guint i = 0; i < assistant->receivers->len; i++)
    {
      Receiver *receiver = g_ptr_array_index (assistant->receivers, i);

      if (receiver->name_row == row || receiver->short_name_row == row || receiver->code_row == row)
        return receiver;
    }
  return NULL;
}

/* Short name and code follow the name until something else is typed there. */
static void
field_commit_cb (TdRestructureAssistant *assistant, TdFieldRow *row)
{
  Receiver *receiver = find_receiver_of (assistant, row);
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  if (receiver == NULL || !td_dialog_read_name (row, row != receiver->short_name_row, &text))
    return;
  if (row == receiver->name_row)
    suggest (receiver->short_name_row, &receiver->suggested_short, td_new_short_name (text));
  if (row != receiver->code_row)
    {
      g_autoptr (GHashTable) taken = list_codes (assistant, receiver);
      g_autofree char *name = name_receiver (assistant, receiver);

      suggest (receiver->code_row, &receiver->suggested, td_new_code (name, taken));
    }
  title = name_receiver (assistant, receiver);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (receiver->row), title);
  list_shares (assistant);
}

/* (transfer full): a title without its key: these rows are there once for each new unit, and would
 * take the keys of the buttons away. */
static char *
drop_key (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);

  return g_strjoinv (NULL, parts);
}

static TdFieldRow *
add_field (TdRestructureAssistant *assistant, AdwExpanderRow *row, const char *title, int width)
{
  g_autofree char *plain = drop_key (title);
  TdFieldRow *field = td_field_row_new (plain);

  gtk_editable_set_width_chars (GTK_EDITABLE (td_field_row_get_entry (field)), width);
  g_signal_connect_object (
      field, "commit", G_CALLBACK (field_commit_cb), assistant, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (row, GTK_WIDGET (field));
  return field;
}

static AdwComboRow *
add_combo (AdwExpanderRow *row, const char *title, GtkStringList *names, guint selected)
{
  GtkWidget *combo = adw_combo_row_new ();
  g_autofree char *plain = drop_key (title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), plain);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), selected);
  adw_expander_row_add_row (row, combo);
  return ADW_COMBO_ROW (combo);
}

static AdwComboRow *
add_kind (AdwExpanderRow *row, TdUnitKind kind)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("unit kind", "Agency"));
  gtk_string_list_append (names, C_ ("unit kind", "Department"));
  gtk_string_list_append (names, C_ ("unit kind", "Regional division"));
  return add_combo (row, _ ("_Kind"), names, kind);
}

/* All units but the one at the top first; the code is found again by its place in the book. */
static AdwComboRow *
add_parent (TdRestructureAssistant *assistant, AdwExpanderRow *row, TdSubject chosen)
{
  TdBook *book = get_book (assistant);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("parent unit", "None: the unit stands at the top"));
  for (TdSubject i = 0; i < td_book_get_n_units (book); i++)
    gtk_string_list_append (names, td_book_get_short_name (book, i));
  return add_combo (row, _ ("_Part of"), names, (guint)(chosen + 1));
}

/* Reading what was filled in */

static const char *
get_parent_code (TdRestructureAssistant *assistant, const Receiver *receiver)
{
  guint selected = adw_combo_row_get_selected (receiver->parent_row);
  TdBook *book = get_book (assistant);

  return selected > 0 && (int)selected <= td_book_get_n_units (book)
             ? td_book_get_unit (book, (TdSubject)selected - 1)->code
             : NULL;
}

static bool
read_new_unit (TdRestructureAssistant *assistant, const Receiver *receiver, TdRestructure *plan)
{
  g_autofree char *name = NULL;
  g_autofree char *short_name = NULL;
  g_autofree char *code = NULL;
  TdUnit unit = {
    .kind = (TdUnitKind)adw_combo_row_get_selected (receiver->kind_row),
    .parent = (char *)get_parent_code (assistant, receiver),
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
  };
  bool good;

  td_field_row_finish (receiver->name_row);
  good = td_dialog_read_name (receiver->name_row, true, &name);
  good &= td_dialog_read_name (receiver->short_name_row, false, &short_name);
  good &= td_dialog_read_name (receiver->code_row, true, &code);
  if (!good)
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (receiver->row), TRUE);
      return false;
    }
  unit.name = name;
  unit.short_name = short_name;
  unit.code = code;
  /* It stands after those that are there. */
  for (TdSubject i = 0; i < td_book_get_n_units (get_book (assistant)); i++)
    {
      const TdUnit *other = td_book_get_unit (get_book (assistant), i);

      if (g_strcmp0 (other->parent, unit.parent) == 0)
        unit.position = MAX (unit.position, other->position + 1);
    }
  unit.position += plan->new_units->len;
  td_restructure_add_unit (plan, &unit);
  return true;
}

static void
add_error (TdRestructureAssistant *assistant, const char *sentence)
{
  td_dialog_show_sentence (NULL, sentence, NULL, 0, assistant->error_label);
}

static bool
read_share (TdRestructureAssistant *assistant,
            const Giver *giver,
            const char *receiver,
            TdMeasure measure,
            int64_t *share)
{
  g_autofree char *key = make_key (giver->code, receiver, measure);
  GtkWidget *entry = g_hash_table_lookup (assistant->share_entries, key);
  const char *text = entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (entry)) : "";
  g_autoptr (GError) error = NULL;

  *share = 0;
  if (entry != NULL)
    gtk_widget_remove_css_class (entry, "error");
  if (*text == '\0' || td_share_parse (text, share, &error))
    return true;
  gtk_widget_add_css_class (entry, "error");
  (void)gtk_widget_grab_focus (entry);
  add_error (assistant, error->message);
  return false;
}

static bool
read_shares (TdRestructureAssistant *assistant,
             const Giver *giver,
             const char *receiver,
             const char *code,
             TdRestructure *plan)
{
  int64_t cases, money;

  if (!read_share (assistant, giver, receiver, TD_MEASURE_CASES, &cases)
      || !read_share (assistant, giver, receiver, TD_MEASURE_MONEY, &money))
    return false;
  if (cases > 0 || money > 0)
    td_restructure_give (plan, giver->code, code, cases, money);
  return true;
}

static bool
read_giver (TdRestructureAssistant *assistant, const Giver *giver, TdRestructure *plan)
{
  guint n_new = 0;
  guint n_before = plan->shares->len;

  if (has_ended (giver))
    td_restructure_end (plan, giver->code);
  else if (!read_shares (assistant, giver, giver->code, giver->code, plan))
    return false;
  for (guint i = 0; i < assistant->receivers->len; i++)
    {
      const Receiver *receiver = g_ptr_array_index (assistant->receivers, i);
      const TdUnit *unit = receiver->is_new ? g_ptr_array_index (plan->new_units, n_new++) : NULL;
      const char *code = unit != NULL ? unit->code : receiver->id;

      if (g_str_equal (receiver->id, giver->code))
        continue;
      if (!is_divided (assistant, giver))
        td_restructure_give (plan, giver->code, code, TD_SHARE_WHOLE, TD_SHARE_WHOLE);
      else if (!read_shares (assistant, giver, receiver->id, code, plan))
        return false;
    }
  if (plan->shares->len > n_before || assistant->receivers->len == 0)
    return true;
  /* Translators: %s is a unit. */
  g_autofree char *sentence = g_strdup_printf (
      _ ("State the shares of %s; together they are 100 %%."), name_unit (assistant, giver->code));
  add_error (assistant, sentence);
  return false;
}

static TdRestructure *
read_plan (TdRestructureAssistant *assistant)
{
  g_autoptr (TdRestructure) plan = td_restructure_new ();
  bool good = td_dialog_read_needed_day (
      assistant->day_row, td_dialog_get_work_year (assistant->session), &plan->date);

  plan->officers_follow = gtk_switch_get_active (assistant->officers_switch);
  for (guint i = 0; i < assistant->receivers->len; i++)
    {
      const Receiver *receiver = g_ptr_array_index (assistant->receivers, i);

      if (receiver->is_new)
        good &= read_new_unit (assistant, receiver, plan);
    }
  for (guint i = 0; good && i < assistant->givers->len; i++)
    good = read_giver (assistant, g_ptr_array_index (assistant->givers, i), plan);
  return good ? g_steal_pointer (&plan) : NULL;
}

static void
clear_errors (TdRestructureAssistant *assistant)
{
  gtk_widget_set_visible (GTK_WIDGET (assistant->error_label), FALSE);
  td_field_row_set_error (assistant->day_row, NULL);
}

/* Makes plan and changes; false with sentences. */
static bool
prepare (TdRestructureAssistant *assistant)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  clear_errors (assistant);
  g_clear_pointer (&assistant->plan, td_restructure_free);
  g_clear_pointer (&assistant->changes, td_changes_free);
  assistant->plan = read_plan (assistant);
  if (assistant->plan == NULL)
    return false;
  assistant->changes = td_restructure_make_changes (assistant->plan, get_book (assistant), faults);
  for (guint i = 0; i < faults->len; i++)
    add_error (assistant, g_ptr_array_index (faults, i));
  return assistant->changes != NULL;
}

static bool
apply (TdRestructureAssistant *assistant)
{
  const Giver *first = g_ptr_array_index (assistant->givers, 0);
  TdAction action = {
    .kind = "restructure",
    .unit = first->code,
    .as_of = TD_DAY_NONE,
  };

  if (!td_dialog_apply (
          assistant->session, assistant->changes, &action, NULL, 0, assistant->error_label))
    {
      gtk_stack_set_visible_child_name (assistant->steps, "change");
      return false;
    }
  td_session_message (assistant->session, _ ("The units were restructured"), "win.undo");
  gtk_window_close (GTK_WINDOW (assistant));
  return true;
}

static void
step_changed_cb (TdRestructureAssistant *assistant)
{
  bool is_preview = g_str_equal (td_restructure_assistant_get_step (assistant), "preview");

  gtk_widget_set_visible (GTK_WIDGET (assistant->back_button), is_preview);
  gtk_widget_set_visible (GTK_WIDGET (assistant->cancel_button), !is_preview);
  gtk_button_set_label (assistant->next_button, is_preview ? _ ("_Restructure") : _ ("_Next"));
  adw_window_title_set_subtitle (assistant->title,
                                 is_preview ? _ ("What figures compare with afterwards")
                                            : _ ("Who ends, who goes on"));
}

static void
back_clicked_cb (TdRestructureAssistant *assistant)
{
  gtk_stack_set_visible_child_name (assistant->steps, "change");
}

static void
next_clicked_cb (TdRestructureAssistant *assistant)
{
  (void)td_restructure_assistant_next (assistant);
}

static void
day_commit_cb (TdRestructureAssistant *assistant)
{
  td_dialog_tidy_day (assistant->day_row, td_dialog_get_work_year (assistant->session));
}

static void
td_restructure_assistant_dispose (GObject *object)
{
  TdRestructureAssistant *assistant = TD_RESTRUCTURE_ASSISTANT (object);

  g_clear_handle_id (&assistant->add_source, g_source_remove);
  g_clear_object (&assistant->session);

  G_OBJECT_CLASS (td_restructure_assistant_parent_class)->dispose (object);
}

static void
td_restructure_assistant_finalize (GObject *object)
{
  TdRestructureAssistant *assistant = TD_RESTRUCTURE_ASSISTANT (object);

  g_clear_pointer (&assistant->plan, td_restructure_free);
  g_clear_pointer (&assistant->changes, td_changes_free);
  g_ptr_array_unref (assistant->givers);
  g_ptr_array_unref (assistant->receivers);
  g_ptr_array_unref (assistant->share_rows);
  g_ptr_array_unref (assistant->units);
  g_hash_table_unref (assistant->shares);
  g_hash_table_unref (assistant->share_entries);

  G_OBJECT_CLASS (td_restructure_assistant_parent_class)->finalize (object);
}

static void
td_restructure_assistant_class_init (TdRestructureAssistantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_restructure_assistant_dispose;
  object_class->finalize = td_restructure_assistant_finalize;

  g_type_ensure (TD_TYPE_FIELD_ROW);
  g_type_ensure (TD_TYPE_RESTRUCTURE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-restructure-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, title);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, next_button);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, steps);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, day_row);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, giver_group);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, add_giver_row);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, receiver_group);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, add_receiver_row);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, share_group);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, officers_switch);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, error_label);
  gtk_widget_class_bind_template_child (widget_class, TdRestructureAssistant, preview);
  gtk_widget_class_bind_template_callback (widget_class, unit_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_new_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_commit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_restructure_assistant_init (TdRestructureAssistant *assistant)
{
  assistant->givers = g_ptr_array_new_with_free_func (giver_free);
  assistant->receivers = g_ptr_array_new_with_free_func (receiver_free);
  assistant->share_rows = g_ptr_array_new ();
  assistant->units = g_ptr_array_new_with_free_func (g_free);
  assistant->shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  assistant->share_entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (assistant));
  gtk_window_set_focus (GTK_WINDOW (assistant),
                        GTK_WIDGET (td_field_row_get_entry (assistant->day_row)));
}

/* Figures after the first day of the new order would be refused. */
static TdDay
default_day (TdRestructureAssistant *assistant)
{
  TdBook *book = get_book (assistant);
  int n_cuts = td_book_get_n_cuts (book);

  return n_cuts > 0 ? td_book_get_cut (book, n_cuts - 1)->as_of + 1 : td_day_today ();
}

TdRestructureAssistant *
td_restructure_assistant_new (GtkWindow *parent, TdSession *session, TdSubject unit)
{
  TdRestructureAssistant *assistant
      = g_object_new (TD_TYPE_RESTRUCTURE_ASSISTANT, "transient-for", parent, NULL);

  assistant->session = g_object_ref (session);
  td_dialog_set_day (assistant->day_row, default_day (assistant));
  if (unit != TD_SUBJECT_NONE && td_book_get_parent (get_book (assistant), unit) != TD_SUBJECT_NONE)
    td_restructure_assistant_add_giver (
        assistant, td_book_get_unit (get_book (assistant), unit)->code, true);
  update (assistant);
  step_changed_cb (assistant);
  return assistant;
}

TdFieldRow *
td_restructure_assistant_get_day_row (TdRestructureAssistant *assistant)
{
  return assistant->day_row;
}

void
td_restructure_assistant_add_giver (TdRestructureAssistant *assistant, const char *code, bool ends)
{
  const char *const fates[] = { C_ ("unit", "Ends"), C_ ("unit", "Goes on, keeps a part"), NULL };
  const char *name = name_unit (assistant, code);
  Giver *giver = g_new0 (Giver, 1);
  GtkWidget *remove = remove_button_new (name);
  GtkWidget *fate = gtk_drop_down_new_from_strings (fates);

  giver->code = g_strdup (code);
  giver->row = adw_action_row_new ();
  giver->fate = GTK_DROP_DOWN (fate);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (giver->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (giver->row), name);
  gtk_widget_set_valign (fate, GTK_ALIGN_CENTER);
  gtk_drop_down_set_selected (giver->fate, ends ? 0 : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fate), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (giver->row), fate);
  adw_action_row_add_suffix (ADW_ACTION_ROW (giver->row), remove);
  g_signal_connect_object (
      fate, "notify::selected", G_CALLBACK (list_shares), assistant, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      remove, "clicked", G_CALLBACK (remove_giver_cb), assistant, G_CONNECT_SWAPPED);
  adw_preferences_group_add (assistant->giver_group, giver->row);
  g_ptr_array_add (assistant->givers, giver);
  update (assistant);
}

void
td_restructure_assistant_add_receiver (TdRestructureAssistant *assistant, const char *code)
{
  const char *name = name_unit (assistant, code);
  Receiver *receiver = g_new0 (Receiver, 1);
  GtkWidget *remove = remove_button_new (name);

  receiver->id = g_strdup (code);
  receiver->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (receiver->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (receiver->row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (receiver->row), remove);
  g_object_set_data (G_OBJECT (remove), "td-row", receiver->row);
  g_signal_connect_object (
      remove, "clicked", G_CALLBACK (remove_receiver_cb), assistant, G_CONNECT_SWAPPED);
  adw_preferences_group_add (assistant->receiver_group, receiver->row);
  g_ptr_array_add (assistant->receivers, receiver);
  update (assistant);
}

const char *
td_restructure_assistant_add_new (TdRestructureAssistant *assistant)
{
  TdBook *book = get_book (assistant);
  const Giver *first = assistant->givers->len > 0 ? g_ptr_array_index (assistant->givers, 0) : NULL;
  TdSubject like = first != NULL ? td_book_find_unit (book, first->code) : TD_SUBJECT_NONE;
  Receiver *receiver = g_new0 (Receiver, 1);
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *remove = remove_button_new (_ ("New unit"));

  /* No code begins so. */
  receiver->id = g_strdup_printf ("=%u", ++assistant->n_new);
  receiver->is_new = true;
  receiver->row = row;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("New unit"));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), remove);
  receiver->name_row = add_field (assistant, ADW_EXPANDER_ROW (row), _ ("_Name"), 32);
  receiver->short_name_row = add_field (assistant, ADW_EXPANDER_ROW (row), _ ("S_hort name"), 32);
  receiver->code_row = add_field (assistant, ADW_EXPANDER_ROW (row), _ ("C_ode"), 14);
  receiver->kind_row
      = add_kind (ADW_EXPANDER_ROW (row),
                  like != TD_SUBJECT_NONE ? td_book_get_unit (book, like)->kind : TD_UNIT_REGIONAL);
  receiver->parent_row
      = add_parent (assistant,
                    ADW_EXPANDER_ROW (row),
                    like != TD_SUBJECT_NONE ? td_book_get_parent (book, like)
                                            : td_book_get_root (book, default_day (assistant)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (remove), "td-row", row);
  g_signal_connect_object (
      remove, "clicked", G_CALLBACK (remove_receiver_cb), assistant, G_CONNECT_SWAPPED);
  adw_preferences_group_add (assistant->receiver_group, row);
  g_ptr_array_add (assistant->receivers, receiver);
  update (assistant);
  return receiver->id;
}

TdFieldRow *
td_restructure_assistant_get_field (TdRestructureAssistant *assistant,
                                    const char *id,
                                    const char *column)
{
  const Receiver *receiver = find_receiver (assistant, id);

  if (receiver == NULL || !receiver->is_new)
    return NULL;
  if (g_str_equal (column, "name"))
    return receiver->name_row;
  return g_str_equal (column, "code") ? receiver->code_row : receiver->short_name_row;
}

GtkEditable *
td_restructure_assistant_get_share (TdRestructureAssistant *assistant,
                                    const char *giver,
                                    const char *receiver,
                                    TdMeasure measure)
{
  g_autofree char *key = make_key (giver, receiver, measure);

  return g_hash_table_lookup (assistant->share_entries, key);
}

const char *
td_restructure_assistant_get_step (TdRestructureAssistant *assistant)
{
  return gtk_stack_get_visible_child_name (assistant->steps);
}

bool
td_restructure_assistant_next (TdRestructureAssistant *assistant)
{
  /* The workspace may have changed meanwhile. */
  if (!prepare (assistant))
    {
      gtk_stack_set_visible_child_name (assistant->steps, "change");
      return false;
    }
  if (g_str_equal (td_restructure_assistant_get_step (assistant), "preview"))
    return apply (assistant);
  td_restructure_preview_show (
      assistant->preview, get_book (assistant), assistant->plan, assistant->changes);
  gtk_stack_set_visible_child_name (assistant->steps, "preview");
  return true;
}

const char *
td_restructure_assistant_get_error (TdRestructureAssistant *assistant)
{
  return gtk_widget_get_visible (GTK_WIDGET (assistant->error_label))
             ? gtk_label_get_label (assistant->error_label)
             : NULL;
}

GPtrArray *
td_restructure_assistant_list_preview (TdRestructureAssistant *assistant)
{
  return td_restructure_preview_list (assistant->preview);
}
