/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-overview-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "analysis/td-pace.h"
#include "app/td-findings.h"
#include "app/td-measure-card.h"
#include "app/td-side-layout.h"
#include "app/td-unit-table.h"
#include "wording/td-wording.h"

/* So many lines of "needs attention" go beside the units of a province on a small screen. */
#define N_SHOWN 4

struct _TdOverviewPage
{
  TdPage parent_instance;

  /* template children */
  GtkWidget *stack;
  GtkWidget *cases_card;
  GtkWidget *money_card;
  GtkWidget *unit_table;
  GtkWidget *attention_box;
  GtkWidget *attention_list;
  GtkButton *more_button;

  guint outlook_source;
  TdForecast forecasts[TD_N_MEASURES]; /* of the root */
  bool tells_of_findings;              /* "needs attention" has a line for what the check found */
  bool shows_all;                      /* of "needs attention" */
};

G_DEFINE_FINAL_TYPE (TdOverviewPage, td_overview_page, TD_TYPE_PAGE)

/* Where a line of "needs attention" leads; kept with its row. */
typedef struct
{
  const char *page;
  TdSubject subject;
  int measure;
  int item;
} Place;

static void
attention_activated_cb (TdOverviewPage *page, GtkListBoxRow *row)
{
  const Place *place = g_object_get_data (G_OBJECT (row), "place");
  td_session_navigate (td_page_get_session (TD_PAGE (page)),
                       place->page,
                       place->subject,
                       place->measure,
                       place->item);
}

static void
unit_activated_cb (TdOverviewPage *page, int subject, int measure)
{
  td_session_navigate (td_page_get_session (TD_PAGE (page)), "units", subject, measure, -1);
}

static void
unit_unfold_cb (TdOverviewPage *page, int unit)
{
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));

  if (progress != NULL)
    td_unit_table_add_officers (TD_UNIT_TABLE (page->unit_table), progress, unit);
}

static void
card_activated_cb (TdOverviewPage *page, const char *name, int subject, GtkWidget *card)
{
  TdMeasure measure = card == page->money_card ? TD_MEASURE_MONEY : TD_MEASURE_CASES;

  td_session_navigate (
      td_page_get_session (TD_PAGE (page)), name, (TdSubject)subject, (int)measure, -1);
}

static void
add_line (TdOverviewPage *page, const char *title, const char *detail, Place place)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail != NULL ? detail : "");
  /* More than is ever needed; GTK searches long for the least width of a text that cannot be cut.
   */
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_tooltip_text (row, detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "place", g_memdup2 (&place, sizeof place), g_free);
  gtk_list_box_append (GTK_LIST_BOX (page->attention_list), row);
}

/* One line for what the check of this cut found; it leads to its page. */
static void
add_problems_line (TdOverviewPage *page, const TdProgress *progress)
{
  const GArray *problems
      = td_findings_get_cut (td_findings_get (td_page_get_session (TD_PAGE (page))), progress->cut);
  guint n_errors, n_warnings;
  g_autofree char *title = NULL;

  page->tells_of_findings = problems != NULL && td_problems_get_first (problems) != NULL;
  if (!page->tells_of_findings)
    return;
  n_errors = td_problems_count (problems, TD_SEVERITY_ERROR);
  n_warnings = td_problems_count (problems, TD_SEVERITY_WARNING);
  title
      = n_errors > 0 ? g_strdup_printf (
            ngettext ("%u error in the figures", "%u errors in the figures", n_errors), n_errors)
                     : g_strdup_printf (
                         ngettext ("%u figure to ask about", "%u figures to ask about", n_warnings),
                         n_warnings);
  const TdProblem *first = td_problems_get_first (problems);
  g_autofree char *detail = td_wording_problem (progress->book, first);
  add_line (page, title, detail, (Place){ "check", first->subject, -1, -1 });
}

/* Shows the first lines only, and how many more there are. */
static void
hide_rest (TdOverviewPage *page)
{
  guint n_hidden = 0;
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (page->attention_list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      bool visible = n++ < N_SHOWN || page->shows_all;
      gtk_widget_set_visible (row, visible);
      n_hidden += !visible;
    }
  gtk_widget_set_visible (GTK_WIDGET (page->more_button), n > N_SHOWN);
  if (page->shows_all)
    gtk_button_set_label (page->more_button, _ ("Show less"));
  else
    {
      g_autofree char *label
          = g_strdup_printf (ngettext ("%u more…", "%u more…", n_hidden), n_hidden);
      gtk_button_set_label (page->more_button, label);
    }
}

static void
more_clicked_cb (TdOverviewPage *page)
{
  page->shows_all = !page->shows_all;
  hide_rest (page);
}

static void
show_attention (TdOverviewPage *page, const TdProgress *progress)
{
  g_autoptr (GPtrArray) lines = td_wording_attention (progress, page->forecasts);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (page->attention_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (page->attention_list), row);
  add_problems_line (page, progress);
  for (guint i = 0; i < lines->len; i++)
    {
      const TdAttention *line = g_ptr_array_index (lines, i);
      add_line (page,
                line->title,
                line->detail,
                (Place){ line->page, line->subject, (int)line->measure, -1 });
    }
  gtk_widget_set_visible (page->attention_box,
                          gtk_widget_get_first_child (page->attention_list) != NULL);
  hide_rest (page);
}

/* Trends and forecasts look at all the years: they follow in a slice of their own, so that the
 * figures of a large workspace are there within a frame. */
static gboolean
outlook_cb (gpointer data)
{
  TdOverviewPage *page = data;
  GtkWidget *const cards[] = { page->cases_card, page->money_card };
  const TdProgress *progress = td_session_get_progress (td_page_get_session (TD_PAGE (page)));

  page->outlook_source = 0;
  if (progress == NULL || progress->root == TD_SUBJECT_NONE)
    return G_SOURCE_REMOVE;
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (progress->book, progress->cut);
  TdElapsed elapsed = td_elapsed (progress->as_of); /* on 30/9 there is nothing left to foresee */
  for (int i = 0; i < TD_N_MEASURES; i++)
    {
      page->forecasts[i] = td_forecaster_get (forecaster, progress->root, (TdMeasure)i);
      page->forecasts[i].known = page->forecasts[i].known && elapsed.part < elapsed.whole;
      td_measure_card_set_outlook (
          TD_MEASURE_CARD (cards[i]), progress, (TdMeasure)i, &page->forecasts[i]);
    }
  show_attention (page, progress);
  return G_SOURCE_REMOVE;
}

static void
td_overview_page_refresh (TdPage *base)
{
  TdOverviewPage *page = TD_OVERVIEW_PAGE (base);
  const TdProgress *progress = td_session_get_progress (td_page_get_session (base));

  if (progress == NULL || progress->root == TD_SUBJECT_NONE)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "empty");
      return;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "content");
  td_measure_card_set_progress (TD_MEASURE_CARD (page->cases_card), progress, TD_MEASURE_CASES);
  td_measure_card_set_progress (TD_MEASURE_CARD (page->money_card), progress, TD_MEASURE_MONEY);
  td_unit_table_set_progress (TD_UNIT_TABLE (page->unit_table), progress);
  if (page->outlook_source == 0)
    page->outlook_source = g_idle_add (outlook_cb, page);
}

/* The check is done a little later than the rest. */
static void
findings_changed_cb (TdOverviewPage *page, TdFindings *findings)
{
  TdSession *session = td_page_get_session (TD_PAGE (page));
  const GArray *problems = td_findings_get_cut (findings, td_session_get_cut (session));
  const TdProgress *progress;

  if (problems == NULL || page->outlook_source != 0 || !gtk_widget_get_mapped (GTK_WIDGET (page))
      || (td_problems_get_first (problems) == NULL && !page->tells_of_findings))
    return;
  progress = td_session_get_progress (session);
  if (progress != NULL && progress->root != TD_SUBJECT_NONE)
    show_attention (page, progress);
}

static void
td_overview_page_dispose (GObject *object)
{
  g_clear_handle_id (&TD_OVERVIEW_PAGE (object)->outlook_source, g_source_remove);
  G_OBJECT_CLASS (td_overview_page_parent_class)->dispose (object);
}

static void
td_overview_page_constructed (GObject *object)
{
  TdFindings *findings = td_findings_get (td_page_get_session (TD_PAGE (object)));

  G_OBJECT_CLASS (td_overview_page_parent_class)->constructed (object);
  g_signal_connect_object (
      findings, "changed", G_CALLBACK (findings_changed_cb), object, G_CONNECT_SWAPPED);
}

static void
td_overview_page_class_init (TdOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = td_overview_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = td_overview_page_dispose;
  TD_PAGE_CLASS (klass)->refresh = td_overview_page_refresh;

  g_type_ensure (TD_TYPE_MEASURE_CARD);
  g_type_ensure (TD_TYPE_UNIT_TABLE);
  g_type_ensure (TD_TYPE_SIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, cases_card);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, money_card);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, unit_table);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, attention_box);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, attention_list);
  gtk_widget_class_bind_template_callback (widget_class, attention_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_unfold_cb);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, card_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
td_overview_page_init (TdOverviewPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
td_overview_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_OVERVIEW_PAGE, "session", session, NULL);
}
