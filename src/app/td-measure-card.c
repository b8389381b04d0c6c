/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-measure-card.h"

#include <glib/gi18n.h>

#include "app/td-chart-view.h"
#include "app/td-status-mark.h"
#include "charts/td-chart-build.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-text.h"
#include "wording/td-wording-analysis.h"
#include "wording/td-wording.h"

/* Letters of an amount that stands in one line in the smallest window. */
#define LONG_AMOUNT 12

struct _TdMeasureCard
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *title;
  GtkWidget *base;
  GtkWidget *rate;
  GtkWidget *percent;
  GtkWidget *mark;
  GtkWidget *gap;
  GtkWidget *target;
  GtkWidget *missing;
  GtkWidget *missing_note;
  GtkWidget *days;
  GtkWidget *days_note;
  GtkWidget *needed;
  GtkWidget *needed_note;
  GtkWidget *change_caption;
  GtkWidget *change_mark;
  GtkWidget *change;
  GtkWidget *change_note;
  GtkWidget *chart;
  GtkListBox *lines;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdMeasureCard, td_measure_card, GTK_TYPE_WIDGET)

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : TD_ABSENT);
}

/* Breaks an amount only where it would make the window wider than a small screen. */
static void
set_amount (GtkWidget *label, const char *text)
{
  set_text (label, text);
  gtk_label_set_wrap (GTK_LABEL (label), text != NULL && g_utf8_strlen (text, -1) > LONG_AMOUNT);
}

/* "8.603 / 10.880 eligible cases", or how many units have reported. */
static void
show_base (TdMeasureCard *card, const TdProgressRow *row)
{
  g_autofree char *text = td_wording_reported (row);
  int64_t eligible, completed;

  if (text == NULL && td_figures_get (&row->shown->figures, TD_ITEM_ELIGIBLE, &eligible)
      && td_figures_get (&row->shown->figures, TD_ITEM_COMPLETED, &completed))
    {
      bool money = row->measure == TD_MEASURE_MONEY;
      g_autofree char *done
          = money ? td_wording_money_short (completed) : td_amount_format (completed);
      g_autofree char *all
          = money ? td_wording_money_short (eligible) : td_amount_format (eligible);
      text = money ? g_strdup_printf (_ ("%s of %s eligible"), done, all)
                   : g_strdup_printf (_ ("%s / %s eligible cases"), done, all);
    }
  set_text (card->base, text != NULL ? text : "");
}

static void
show_headline (TdMeasureCard *card, const TdProgressRow *row)
{
  g_autofree char *rate = row->has_rate ? td_hundredths_format (row->rate) : NULL;
  g_autofree char *gap = td_wording_gap (row);
  g_autofree char *target_rate = row->has_target ? td_hundredths_format (row->target) : NULL;
  g_autofree char *target
      = target_rate == NULL ? NULL
                            : g_strdup_printf (row->rule == TD_RULE_GT ? _ ("target above %s %%")
                                                                       : _ ("target %s %%"),
                                               target_rate);
  TdChartStatus status = td_chart_status_of (row);

  set_text (card->rate, rate);
  gtk_widget_set_visible (card->percent, row->has_rate);
  set_text (card->gap, gap);
  set_text (card->target, target != NULL ? target : "");
  td_status_mark_set_status (TD_STATUS_MARK (card->mark), status);
  td_widget_set_status (card->gap, status);
}

/* How much is missing now, and how much was at the month base or how much is over. */
static void
show_missing (TdMeasureCard *card, const TdProgress *progress, const TdProgressRow *row)
{
  g_autofree char *missing
      = row->has_gap ? td_wording_amount_short (row->measure, row->missing) : NULL;
  g_autofree char *note = NULL;

  set_amount (card->missing, missing);
  if (row->has_gap && row->missing == 0 && row->has_contribution)
    {
      /* The root's contribution is to its own target: negative is over it. */
      g_autofree char *over
          = td_wording_amount_short (row->measure, (int64_t)(-row->contribution / 10000));
      note = g_strdup_printf (_ ("%s over"), over);
    }
  else if (row->has_missing_then)
    {
      g_autofree char *day
          = td_day_format_short (td_book_get_cut (progress->book, progress->month_base)->as_of);
      g_autofree char *then = td_wording_amount_short (row->measure, row->missing_then);
      /* Translators: a day and what was missing then, "31/8: 1.041 việc" */
      note = g_strdup_printf (_ ("%s: %s"), day, then);
    }
  set_text (card->missing_note, note != NULL ? note : "");
}

static void
show_time (TdMeasureCard *card, const TdProgress *progress, const TdProgressRow *row)
{
  g_autofree char *days = g_strdup_printf (
      ngettext ("%d day", "%d days", (gulong)progress->days_left), progress->days_left);
  g_autofree char *working = g_strdup_printf (
      ngettext ("%d working day", "%d working days", (gulong)progress->working_days_left),
      progress->working_days_left);
  g_autofree char *needed = NULL;
  const char *note = "";
  int64_t per_day;

  set_text (card->days, days);
  set_text (card->days_note, working);
  if (row->has_gap && row->missing == 0)
    note = _ ("target reached");
  else if (row->has_gap && td_needed_per_day (row->missing, progress->working_days_left, &per_day))
    needed = td_wording_amount_short (row->measure, per_day);
  else if (row->has_gap)
    note = _ ("no working day left");
  set_amount (card->needed, needed);
  set_text (card->needed_note, note);
}

static void
show_changes (TdMeasureCard *card, const TdProgress *progress, const TdProgressRow *row)
{
  const TdPoints *month = &row->change_month;
  g_autofree char *caption = g_strdup (_ ("On the month before"));
  g_autofree char *year = row->change_year.known
                              ? td_hundredths_format_signed (row->change_year.points)
                              : g_strdup (TD_ABSENT);
  g_autofree char *note = g_strdup_printf (_ ("on the year before: %s"), year);

  if (progress->month_base >= 0)
    {
      g_autofree char *day
          = td_day_format_short (td_book_get_cut (progress->book, progress->month_base)->as_of);
      g_free (caption);
      caption = g_strdup_printf (_ ("Compared with %s"), day);
    }
  set_text (card->change_caption, caption);
  set_text (card->change_note, note);

  g_autofree char *points = month->known ? td_hundredths_format (ABS (month->points)) : NULL;
  g_autofree char *change = points != NULL ? g_strdup_printf (_ ("%s points"), points) : NULL;
  set_text (card->change, change);
  td_status_mark_set_status (
      TD_STATUS_MARK (card->change_mark),
      !month->known || month->points == 0
          ? TD_CHART_STATUS_NONE
          : (month->points > 0 ? TD_CHART_STATUS_MET : TD_CHART_STATUS_SHORT));
}

/* A sentence that leads to a page and subject. */
static void
add_line (TdMeasureCard *card, const char *text, const char *page, TdSubject subject)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *sentence = td_text_capitalise (text);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  g_object_set_data (G_OBJECT (row), "page", (gpointer)page);
  g_object_set_data (G_OBJECT (row), "subject", GINT_TO_POINTER (subject));
  gtk_list_box_append (card->lines, row);
}

/* The units whose rates rose most and least since the month base, else the root. */
static void
add_movers (TdMeasureCard *card, const TdProgress *progress, const TdProgressRow *root)
{
  g_autoptr (GPtrArray) units = td_progress_get_children (progress, root->measure);
  const TdProgressRow *most = NULL;
  const TdProgressRow *least = NULL;

  for (guint i = 0; i < units->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (units, i);
      if (!row->change_month.known)
        continue;
      if (most == NULL || row->change_month.points > most->change_month.points)
        most = row;
      if (least == NULL || row->change_month.points < least->change_month.points)
        least = row;
    }
  if (most == NULL || most->change_month.points == least->change_month.points)
    {
      g_autofree char *whole = td_wording_row (progress->book, root);
      add_line (card, whole, "units", root->subject);
      return;
    }
  g_autofree char *rose = td_wording_row (progress->book, most);
  g_autofree char *stayed = td_wording_row (progress->book, least);
  add_line (card, rose, "units", most->subject);
  add_line (card, stayed, "units", least->subject);
}

static void
show_lines (TdMeasureCard *card,
            const TdProgress *progress,
            const TdProgressRow *row,
            const TdForecast *forecast)
{
  GtkListBoxRow *line;

  while ((line = gtk_list_box_get_row_at_index (card->lines, 0)) != NULL)
    gtk_list_box_remove (card->lines, GTK_WIDGET (line));
  if (forecast->known)
    {
      g_autofree char *outlook = td_wording_forecast (forecast);
      add_line (card, outlook, "analysis", row->subject);
    }
  if (progress->month_base >= 0)
    add_movers (card, progress, row);
  gtk_widget_set_visible (GTK_WIDGET (card->lines),
                          gtk_list_box_get_row_at_index (card->lines, 0) != NULL);
}

void
td_measure_card_set_progress (TdMeasureCard *card, const TdProgress *progress, TdMeasure measure)
{
  const TdProgressRow *row = td_progress_find (progress, progress->root, measure);

  set_text (card->title, measure == TD_MEASURE_CASES ? _ ("By cases") : _ ("By money"));
  show_base (card, row);
  show_headline (card, row);
  show_missing (card, progress, row);
  show_time (card, progress, row);
  show_changes (card, progress, row);
}

void
td_measure_card_set_outlook (TdMeasureCard *card,
                             const TdProgress *progress,
                             TdMeasure measure,
                             const TdForecast *forecast)
{
  const TdProgressRow *row = td_progress_find (progress, progress->root, measure);
  g_autoptr (TdChart) chart = td_chart_new_trend (progress->book,
                                                  &progress->root,
                                                  1,
                                                  measure,
                                                  progress->cut,
                                                  TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR
                                                      | TD_CHART_WITH_FORECAST);

  show_lines (card, progress, row, forecast);
  td_chart_view_set_chart (TD_CHART_VIEW (card->chart), chart);
}

static void
chart_activated_cb (TdMeasureCard *card)
{
  g_signal_emit (card, signals[SIGNAL_ACTIVATED], 0, "charts", TD_SUBJECT_NONE);
}

static void
line_activated_cb (TdMeasureCard *card, GtkListBoxRow *row)
{
  g_signal_emit (card,
                 signals[SIGNAL_ACTIVATED],
                 0,
                 g_object_get_data (G_OBJECT (row), "page"),
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "subject")));
}

static void
td_measure_card_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (td_measure_card_parent_class)->dispose (object);
}

static void
td_measure_card_class_init (TdMeasureCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_measure_card_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            TD_TYPE_MEASURE_CARD,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            2,
                                            G_TYPE_STRING,
                                            G_TYPE_INT);

  g_type_ensure (TD_TYPE_STATUS_MARK);
  g_type_ensure (TD_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-measure-card.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, title);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, base);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, rate);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, percent);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, mark);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, gap);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, target);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, missing);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, missing_note);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, days);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, days_note);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, needed);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, needed_note);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, change_caption);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, change_mark);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, change);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, change_note);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, chart);
  gtk_widget_class_bind_template_child (widget_class, TdMeasureCard, lines);
  gtk_widget_class_bind_template_callback (widget_class, chart_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
}

static void
td_measure_card_init (TdMeasureCard *card)
{
  gtk_widget_init_template (GTK_WIDGET (card));
  td_chart_view_set_heading (TD_CHART_VIEW (card->chart), false);
}
