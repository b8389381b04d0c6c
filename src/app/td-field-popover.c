/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-field-popover.h"

#include <glib/gi18n.h>

#include "documents/td-trace.h"
#include "model/td-amount.h"
#include "model/td-day.h"

struct _TdFieldPopover
{
  GtkPopover parent_instance;

  /* owned */
  TdSession *session;
  TdTrace *trace; /* (nullable) */

  /* template children */
  GtkLabel *heading;
  GtkLabel *place;
  GtkLabel *formula;
  GtkGrid *items;
  GtkLabel *rounding;
  GtkWidget *open_button;
  GtkWidget *plain_button;
};

enum
{
  SIGNAL_MAKE_PLAIN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdFieldPopover, td_field_popover, GTK_TYPE_POPOVER)

/* The item of the records that the figure is made of, or the sum of them; false when some is not
 * there. */
static bool
add_up (const TdTrace *trace, const TdBook *book, TdItem item, int64_t *sum)
{
  *sum = 0;
  for (guint i = 0; i < trace->records->len; i++)
    {
      TdSubject subject = g_array_index (trace->records, TdSubject, i);
      const TdFigures *figures = td_book_get_entered (book, trace->cut, subject, trace->measure);
      int64_t value;

      if (figures == NULL || !td_figures_get (figures, item, &value))
        return false;
      *sum += value;
    }
  return trace->records->len > 0;
}

static void
add_item (TdFieldPopover *popover, const TdBook *book, TdItem item, int line)
{
  const TdTrace *trace = popover->trace;
  GtkWidget *label
      = gtk_label_new (td_book_get_item_label (book, td_book_get_form (book, trace->cut), item));
  GtkWidget *value = gtk_label_new (NULL);
  int64_t sum;
  /* A figure that is absent is a dash everywhere. */
  g_autofree char *text
      = add_up (trace, book, item, &sum) ? td_amount_format (sum) : g_strdup ("–");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_label (GTK_LABEL (value), text);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_add_css_class (value, "numeric");
  gtk_grid_attach (popover->items, label, 0, line, 1, 1);
  gtk_grid_attach (popover->items, value, 1, line, 1, 1);
}

static void
show_trace (TdFieldPopover *popover, const TdBook *book)
{
  const TdTrace *trace = popover->trace;
  g_autofree char *day = td_day_format (td_book_get_cut (book, trace->cut)->as_of);
  const char *name = td_book_get_short_name (book, trace->subject);
  const char *unit = trace->measure == TD_MEASURE_MONEY ? _ ("money") : _ ("cases");
  g_autofree char *place = trace->has_measure
                               /* Translators: a unit, "cases" or "money", and the day of a cut. */
                               ? g_strdup_printf (_ ("%s, by %s, figures of %s"), name, unit, day)
                               /* Translators: a unit, and the day of a cut. */
                               : g_strdup_printf (_ ("%s, figures of %s"), name, day);

  gtk_label_set_label (popover->place, place);
  gtk_label_set_label (popover->formula, trace->formula);
  for (guint i = 0; trace->has_measure && i < trace->items->len; i++)
    add_item (popover, book, g_array_index (trace->items, TdItem, i), (int)i);
  gtk_widget_set_visible (GTK_WIDGET (popover->items), trace->has_measure && trace->items->len > 0);
}

static void
open_clicked_cb (TdFieldPopover *popover)
{
  TdTrace *trace = popover->trace;
  g_autoptr (TdSession) session = g_object_ref (popover->session);
  TdBook *book = td_session_get_book (session);
  TdDay as_of = td_book_get_cut (book, trace->cut)->as_of;
  TdSubject subject = trace->subject;
  int measure = trace->has_measure ? (int)trace->measure : -1;
  int item = trace->items->len > 0 ? (int)g_array_index (trace->items, TdItem, 0) : -1;

  gtk_popover_popdown (GTK_POPOVER (popover));
  td_session_set_as_of (session, as_of);
  td_session_navigate (session, "units", subject, measure, item);
}

static void
plain_clicked_cb (TdFieldPopover *popover)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (popover, signals[SIGNAL_MAKE_PLAIN], 0);
}

/* A popover asks how high its content is without saying how wide: sentences that wrap would be cut
 * off. */
static void
td_field_popover_show (GtkWidget *widget)
{
  GtkWidget *content = gtk_popover_get_child (GTK_POPOVER (widget));
  int width;
  int height;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (content, width, height);
  GTK_WIDGET_CLASS (td_field_popover_parent_class)->show (widget);
}

static void
td_field_popover_dispose (GObject *object)
{
  TdFieldPopover *popover = TD_FIELD_POPOVER (object);

  g_clear_pointer (&popover->trace, td_trace_free);
  g_clear_object (&popover->session);
  G_OBJECT_CLASS (td_field_popover_parent_class)->dispose (object);
}

static void
td_field_popover_class_init (TdFieldPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_field_popover_dispose;
  widget_class->show = td_field_popover_show;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-field-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFieldPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPopover, place);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPopover, formula);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPopover, items);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPopover, rounding);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPopover, open_button);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPopover, plain_button);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, plain_clicked_cb);

  signals[SIGNAL_MAKE_PLAIN] = g_signal_new ("make-plain",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
}

static void
td_field_popover_init (TdFieldPopover *popover)
{
  gtk_widget_init_template (GTK_WIDGET (popover));
}

GtkWidget *
td_field_popover_new (
    TdSession *session, const char *path, const char *shown, const char *rounding, bool can_edit)
{
  TdFieldPopover *popover = g_object_new (TD_TYPE_FIELD_POPOVER, NULL);
  TdBook *book = td_session_get_book (session);
  g_autoptr (GError) error = NULL;

  popover->session = g_object_ref (session);
  popover->trace = td_trace_new (book, path, &error);
  if (popover->trace != NULL)
    show_trace (popover, book);
  else
    {
      gtk_label_set_label (popover->place, _ ("No longer in the figures"));
      gtk_label_set_label (popover->formula, error->message);
      gtk_widget_set_visible (GTK_WIDGET (popover->items), FALSE);
    }
  gtk_label_set_label (popover->heading, shown);
  gtk_widget_set_visible (popover->open_button, popover->trace != NULL);
  gtk_widget_set_visible (popover->plain_button, can_edit);
  gtk_label_set_label (popover->rounding, rounding != NULL ? rounding : "");
  gtk_widget_set_visible (GTK_WIDGET (popover->rounding), rounding != NULL);
  return GTK_WIDGET (popover);
}

char *
td_field_describe (TdSession *session, const char *path)
{
  TdBook *book = td_session_get_book (session);
  g_autoptr (TdTrace) trace = book != NULL ? td_trace_new (book, path, NULL) : NULL;

  return trace != NULL ? td_trace_describe (trace, book) : NULL;
}
