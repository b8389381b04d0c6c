/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-cut-selector.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording-people.h"

struct _TdCutSelector
{
  AdwBin parent_instance;

  /* owned */
  TdSession *session;
  bool is_filled; /* the list shows what the session has */

  /* template children */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkListBox *list;
  GtkWidget *caption;
  GtkLabel *day_label;
  GtkWidget *closed_icon;
  GtkLabel *reporting_label;
  GtkWidget *close_cut_button;
  GtkWidget *reopen_cut_button;
};

G_DEFINE_FINAL_TYPE (TdCutSelector, td_cut_selector, ADW_TYPE_BIN)

#define ROW_DAY "td-day"

static TdDay
row_get_day (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), ROW_DAY));
}

/* "closed", "closed for the second time", "open again"; NULL for one that never was closed. */
static char *
word_state (const TdCut *cut)
{
  if (cut->closed && cut->revision > 1)
    /* Translators: how often a cut was closed. */
    return g_strdup_printf (ngettext ("closed %d time", "closed %d times", (gulong)cut->revision),
                            (int)cut->revision);
  if (cut->closed)
    return g_strdup (C_ ("cut", "closed"));
  if (cut->revision > 0)
    return g_strdup (C_ ("cut", "open again"));
  return NULL;
}

static GtkWidget *
row_new (const TdCut *cut)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *day = td_day_format (cut->as_of);
  g_autofree char *state = word_state (cut);
  g_autofree char *name = NULL;
  GtkWidget *label = gtk_label_new (day);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  if (state != NULL)
    {
      GtkWidget *mark = gtk_label_new (state);

      gtk_widget_add_css_class (mark, "dim-label");
      gtk_box_append (GTK_BOX (box), mark);
      /* Translators: an entry of the list of cuts as it is spoken: a date, and "closed". */
      name = g_strdup_printf (C_ ("cut", "%s, %s"), day, state);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : day, -1);
  if (cut->note != NULL)
    gtk_widget_set_tooltip_text (row, cut->note);
  g_object_set_data (G_OBJECT (row), ROW_DAY, GINT_TO_POINTER (cut->as_of));
  return row;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  int work_year = td_day_work_year (row_get_day (row));
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (before != NULL && td_day_work_year (row_get_day (before)) == work_year)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  /* Translators: heading over the cuts of a work year, 1 October to 30 September. */
  text = g_strdup_printf (_ ("Work year %d"), work_year);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "td-list-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
show_reporting (TdCutSelector *selector, const TdBook *book, int cut)
{
  g_autoptr (TdReporting) reporting
      = cut >= 0 ? td_reporting_new (book, cut, td_session_get_issued (selector->session)) : NULL;
  g_autofree char *sentence
      = reporting != NULL ? td_wording_reporting (book, reporting) : g_strdup ("");

  gtk_label_set_label (selector->reporting_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (selector->reporting_label), reporting != NULL);
}

/* The list can be long, and figures change often while it is not seen. */
static void
fill_list (TdCutSelector *selector)
{
  TdBook *book = td_session_get_book (selector->session);
  int chosen = td_session_get_cut (selector->session);

  if (selector->is_filled)
    return;
  clear_list (selector->list);
  for (int i = book != NULL ? td_book_get_n_cuts (book) - 1 : -1; i >= 0; i--)
    {
      GtkWidget *row = row_new (td_book_get_cut (book, i));

      gtk_list_box_append (selector->list, row);
      if (i == chosen)
        gtk_list_box_select_row (selector->list, GTK_LIST_BOX_ROW (row));
    }
  show_reporting (selector, book, chosen);
  selector->is_filled = true;
}

static void
update (TdCutSelector *selector)
{
  TdBook *book = td_session_get_book (selector->session);
  int chosen = td_session_get_cut (selector->session);
  const TdCut *cut = chosen >= 0 ? td_book_get_cut (book, chosen) : NULL;
  g_autofree char *day
      = cut != NULL ? td_day_format (cut->as_of) : g_strdup (C_ ("cut", "No figures yet"));
  g_autofree char *name = NULL;

  selector->is_filled = false;
  if (gtk_widget_get_visible (GTK_WIDGET (selector->popover)))
    fill_list (selector);

  gtk_widget_set_visible (selector->caption, cut != NULL);
  gtk_label_set_label (selector->day_label, day);
  gtk_widget_set_visible (selector->closed_icon, cut != NULL && cut->closed);
  gtk_widget_set_visible (selector->close_cut_button, cut == NULL || !cut->closed);
  gtk_widget_set_visible (selector->reopen_cut_button, cut != NULL && cut->closed);
  /* Translators: the button with which the cut is chosen, as it is spoken; %s is a date. */
  name = cut != NULL ? g_strdup_printf (_ ("Figures as of %s"), day) : g_strdup (day);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (selector->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
row_activated_cb (TdCutSelector *selector, GtkListBoxRow *row)
{
  TdDay day = row_get_day (row);

  /* The row goes when the session changes. */
  gtk_popover_popdown (selector->popover);
  td_session_set_as_of (selector->session, day);
}

static void
popdown_cb (TdCutSelector *selector)
{
  gtk_popover_popdown (selector->popover);
}

static void
td_cut_selector_dispose (GObject *object)
{
  TdCutSelector *selector = TD_CUT_SELECTOR (object);

  g_clear_object (&selector->session);

  G_OBJECT_CLASS (td_cut_selector_parent_class)->dispose (object);
}

static void
td_cut_selector_class_init (TdCutSelectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_cut_selector_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-cut-selector.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, button);
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, popover);
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, list);
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, caption);
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, day_label);
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, closed_icon);
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, reporting_label);
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, close_cut_button);
  gtk_widget_class_bind_template_child (widget_class, TdCutSelector, reopen_cut_button);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, popdown_cb);
}

static void
td_cut_selector_init (TdCutSelector *selector)
{
  gtk_widget_init_template (GTK_WIDGET (selector));
  gtk_list_box_set_header_func (selector->list, header_cb, NULL, NULL);
}

void
td_cut_selector_set_session (TdCutSelector *selector, TdSession *session)
{
  g_return_if_fail (selector->session == NULL);

  selector->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), selector, G_CONNECT_SWAPPED);
  update (selector);
}

void
td_cut_selector_popup (TdCutSelector *selector)
{
  gtk_menu_button_popup (selector->button);
}

GtkListBox *
td_cut_selector_get_list (TdCutSelector *selector)
{
  fill_list (selector);
  return selector->list;
}
