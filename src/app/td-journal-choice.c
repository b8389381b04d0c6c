/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-journal-choice.h"

#include <glib/gi18n.h>

#include "app/td-search-entry.h"
#include "model/td-text.h"

/* A shorter list is seen at once. */
#define MIN_SEARCHED 9

struct _TdJournalChoice
{
  AdwBin parent_instance;

  /* owned */
  char *title;
  char *chosen; /* (nullable): id */
  GStrv ids;
  GStrv labels;

  /* template children */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *search_entry;
  GtkListBox *list;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdJournalChoice, td_journal_choice, ADW_TYPE_BIN)

/* The place of an id, or -1. */
static int
find_id (TdJournalChoice *choice, const char *id)
{
  for (int i = 0; id != NULL && choice->ids != NULL && choice->ids[i] != NULL; i++)
    if (g_str_equal (choice->ids[i], id))
      return i;
  return -1;
}

static void
update_label (TdJournalChoice *choice)
{
  int index = find_id (choice, choice->chosen);
  const char *text = index >= 0 ? choice->labels[index] : choice->title;
  g_autofree char *spoken = NULL;

  gtk_label_set_label (choice->label, text != NULL ? text : "");
  if (index >= 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (choice->button), "td-chosen");
      spoken = g_strdup_printf ("%s: %s", choice->title, text);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (choice->button), "td-chosen");
  gtk_widget_set_tooltip_text (GTK_WIDGET (choice->button), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : choice->title,
                                  -1);
}

static void
add_row (TdJournalChoice *choice, const char *text, const char *id)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "td-id", g_strdup (id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (choice->list, row);
}

/* The list is filled when it opens: it can be long, and is seldom looked at. */
static void
fill (TdJournalChoice *choice)
{
  GtkWidget *row;
  guint n = choice->ids != NULL ? g_strv_length (choice->ids) : 0;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (choice->list, 0))) != NULL)
    gtk_list_box_remove (choice->list, row);
  add_row (choice, C_ ("journal", "All"), NULL);
  for (guint i = 0; i < n; i++)
    add_row (choice, choice->labels[i], choice->ids[i]);
  gtk_editable_set_text (GTK_EDITABLE (choice->search_entry), "");
  gtk_widget_set_visible (GTK_WIDGET (choice->search_entry), n >= MIN_SEARCHED);
  row = GTK_WIDGET (
      gtk_list_box_get_row_at_index (choice->list, find_id (choice, choice->chosen) + 1));
  gtk_list_box_select_row (choice->list, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (n >= MIN_SEARCHED ? GTK_WIDGET (choice->search_entry) : row);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  TdJournalChoice *choice = data;
  const char *search = gtk_editable_get_text (GTK_EDITABLE (choice->search_entry));

  return td_text_matches (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))),
                          search);
}

static void
search_changed_cb (TdJournalChoice *choice)
{
  gtk_list_box_invalidate_filter (choice->list);
}

static void
choose (TdJournalChoice *choice, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "td-id");
  bool is_new = g_strcmp0 (id, choice->chosen) != 0;

  td_journal_choice_set (choice, id);
  gtk_popover_popdown (choice->popover);
  if (is_new)
    g_signal_emit (choice, signals[SIGNAL_CHANGED], 0);
}

static void
row_activated_cb (TdJournalChoice *choice, GtkListBoxRow *row)
{
  choose (choice, row);
}

/* Enter in the search takes the first that fits. */
static void
search_activate_cb (TdJournalChoice *choice)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (choice->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        choose (choice, row);
        return;
      }
}

static void
td_journal_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, TD_JOURNAL_CHOICE (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_journal_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdJournalChoice *choice = TD_JOURNAL_CHOICE (object);

  if (id != PROP_TITLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_free (choice->title);
  choice->title = g_value_dup_string (value);
  update_label (choice);
}

static void
td_journal_choice_finalize (GObject *object)
{
  TdJournalChoice *choice = TD_JOURNAL_CHOICE (object);

  g_free (choice->title);
  g_free (choice->chosen);
  g_strfreev (choice->ids);
  g_strfreev (choice->labels);

  G_OBJECT_CLASS (td_journal_choice_parent_class)->finalize (object);
}

static void
td_journal_choice_class_init (TdJournalChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_journal_choice_get_property;
  object_class->set_property = td_journal_choice_set_property;
  object_class->finalize = td_journal_choice_finalize;

  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-journal-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, TdJournalChoice, button);
  gtk_widget_class_bind_template_child (widget_class, TdJournalChoice, label);
  gtk_widget_class_bind_template_child (widget_class, TdJournalChoice, popover);
  gtk_widget_class_bind_template_child (widget_class, TdJournalChoice, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TdJournalChoice, list);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
td_journal_choice_init (TdJournalChoice *choice)
{
  gtk_widget_init_template (GTK_WIDGET (choice));
  td_search_entry_name_parts (choice->search_entry);
  gtk_list_box_set_filter_func (choice->list, filter_cb, choice, NULL);
}

void
td_journal_choice_set_options (TdJournalChoice *choice,
                               const char *const *ids,
                               const char *const *labels)
{
  g_strfreev (choice->ids);
  choice->ids = g_strdupv ((char **)ids);
  g_strfreev (choice->labels);
  choice->labels = g_strdupv ((char **)labels);
  update_label (choice);
}

const char *
td_journal_choice_get (TdJournalChoice *choice)
{
  return choice->chosen;
}

void
td_journal_choice_set (TdJournalChoice *choice, const char *id)
{
  char *copy = g_strdup (id);

  g_free (choice->chosen);
  choice->chosen = copy;
  update_label (choice);
}
