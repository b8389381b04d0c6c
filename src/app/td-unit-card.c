/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-unit-card.h"

#include <glib/gi18n.h>

#include "app/td-chart-view.h"
#include "app/td-status-mark.h"
#include "charts/td-chart-build.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-text.h"
#include "wording/td-wording-people.h"
#include "wording/td-wording.h"

struct _TdUnitCard
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel *title_label;
  GtkLabel *rank_label;
  GtkLabel *rate_label;
  GtkWidget *percent_label;
  TdStatusMark *mark;
  GtkLabel *gap_label;
  GtkButton *target_button;
  GtkLabel *target_label;
  GtkLabel *missing_label;
  GtkWidget *chart;
};

enum
{
  SIGNAL_OPEN_CHART,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdUnitCard, td_unit_card, GTK_TYPE_BOX)

static char *
word_rank (const TdProgress *progress, const TdProgressRow *row)
{
  TdSubject parent = td_book_get_parent (progress->book, row->subject);
  const char *name = parent != TD_SUBJECT_NONE ? td_book_get_name (progress->book, parent) : "";

  if (row->rank == 0)
    return g_strdup ("");
  if (td_book_is_officer (progress->book, row->subject))
    {
      g_autoptr (TdOfficerRanks) ranks
          = td_officer_ranks_new (progress->book, progress->cut, row->measure);

      return td_wording_officer_ranks (
          row, td_officer_ranks_find (ranks, row->subject), ranks->best_first->len);
    }
  /* The words of the names say what the parent is. */
  if (td_text_matches (name, "tỉnh"))
    /* Translators: rank of a unit among those of the province that have a rate. */
    return g_strdup_printf (_ ("%d of %d in the province"), row->rank, row->n_ranked);
  if (td_text_matches (name, "thành phố"))
    /* Translators: rank of a unit among those of the city that have a rate. */
    return g_strdup_printf (_ ("%d of %d in the city"), row->rank, row->n_ranked);
  /* Translators: rank of a unit among those with the same parent that have a rate. */
  return g_strdup_printf (_ ("%d of %d units"), row->rank, row->n_ranked);
}

/* Pango markup: the figure stands out. */
static char *
mark_target (const TdProgressRow *row)
{
  g_autofree char *rate = NULL;
  g_autofree char *strong = NULL;

  if (row == NULL || !row->has_target)
    return g_markup_escape_text (_ ("Set a Target…"), -1);
  rate = td_hundredths_format (row->target);
  strong = g_strdup_printf ("<b>%s %%</b>", rate);
  return row->rule == TD_RULE_GT
             /* Translators: %s is the rate of a target that must be exceeded: "84.05 %". */
             ? g_strdup_printf (_ ("Target above %s"), strong)
             /* Translators: %s is the rate of a target that must be reached: "84.05 %". */
             : g_strdup_printf (_ ("Target %s"), strong);
}

static char *
mark_missing (const TdProgressRow *row)
{
  g_autofree char *amount = td_wording_amount_short (row->measure, row->missing);
  g_autofree char *strong = g_markup_printf_escaped ("<b>%s</b>", amount);

  /* Translators: %s is an amount: "52 cases". */
  return g_strdup_printf (_ ("Missing %s"), strong);
}

static void
show_row (TdUnitCard *card, const TdProgress *progress, const TdProgressRow *row)
{
  TdChartStatus status = td_chart_status_of (row);
  g_autofree char *rate = row->has_rate ? td_hundredths_format (row->rate) : g_strdup (TD_ABSENT);
  g_autofree char *gap = td_wording_gap (row);
  g_autofree char *rank = word_rank (progress, row);
  g_autofree char *missing = row->has_gap ? mark_missing (row) : g_strdup ("");

  gtk_label_set_label (card->rate_label, rate);
  gtk_widget_set_visible (card->percent_label, row->has_rate);
  gtk_label_set_label (card->gap_label, gap);
  gtk_label_set_label (card->rank_label, rank);
  gtk_label_set_markup (card->missing_label, missing);
  td_status_mark_set_status (card->mark, status);
  td_widget_set_status (GTK_WIDGET (card->gap_label), status);
}

static void
show_nothing (TdUnitCard *card)
{
  gtk_label_set_label (card->rate_label, TD_ABSENT);
  gtk_widget_set_visible (card->percent_label, FALSE);
  gtk_label_set_label (card->gap_label, "");
  gtk_label_set_label (card->rank_label, "");
  gtk_label_set_label (card->missing_label, "");
  td_status_mark_set_status (card->mark, TD_CHART_STATUS_NONE);
}

static void
chart_activated_cb (TdUnitCard *card)
{
  g_signal_emit (card, signals[SIGNAL_OPEN_CHART], 0);
}

static void
td_unit_card_class_init (TdUnitCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (TD_TYPE_STATUS_MARK);
  g_type_ensure (TD_TYPE_CHART_VIEW);

  signals[SIGNAL_OPEN_CHART]
      = g_signal_new ("open-chart", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-unit-card.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, rank_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, rate_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, percent_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, mark);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, gap_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, target_button);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, target_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, missing_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitCard, chart);
  gtk_widget_class_bind_template_callback (widget_class, chart_activated_cb);
}

static void
td_unit_card_init (TdUnitCard *card)
{
  gtk_widget_init_template (GTK_WIDGET (card));
  td_chart_view_set_heading (TD_CHART_VIEW (card->chart), false);
}

void
td_unit_card_show (TdUnitCard *card,
                   const TdProgress *progress,
                   TdSubject subject,
                   TdMeasure measure)
{
  const TdProgressRow *row
      = progress != NULL ? td_progress_find (progress, subject, measure) : NULL;
  const char *title
      = measure == TD_MEASURE_CASES ? C_ ("card", "By cases") : C_ ("card", "By money");
  g_autofree char *target = mark_target (row);
  g_autoptr (TdChart) chart = NULL;

  gtk_label_set_label (card->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_label_set_markup (card->target_label, target);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card->target_button), "i", (int)measure);
  if (row != NULL)
    {
      show_row (card, progress, row);
      chart = td_chart_new_trend (progress->book,
                                  &subject,
                                  1,
                                  measure,
                                  progress->cut,
                                  TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR);
    }
  else
    show_nothing (card);
  td_chart_view_set_chart (TD_CHART_VIEW (card->chart), chart);
  gtk_widget_set_visible (card->chart, chart != NULL);
}

const char *
td_unit_card_get_rate (TdUnitCard *card)
{
  return gtk_label_get_label (card->rate_label);
}
