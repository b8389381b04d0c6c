/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-cards.h"

#include <glib/gi18n.h>

#include "app/td-dialogs.h"
#include "app/td-figures-identity.h"
#include "app/td-figures-last.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

/* A longer identity is cut off; its tooltip has it whole. */
#define IDENTITY_CHARS 30

struct _TdFiguresCards
{
  GtkBox parent_instance;

  /* owned */
  TdFiguresModel *model;
  TdFiguresLast *last; /* (nullable): the last change of a figure in the finding */
  TdProblem problem;   /* when has_problem */
  bool has_problem;

  /* template children */
  GtkWidget *cell_card;
  GtkLabel *cell_title;
  GtkLabel *now_value;
  GtkLabel *month_caption;
  GtkLabel *month_value;
  GtkLabel *month_note;
  GtkLabel *year_caption;
  GtkLabel *year_value;
  GtkLabel *year_note;
  GtkBox *identities;
  GtkWidget *finding_card;
  GtkLabel *finding_title;
  GtkWidget *formula_scrolled;
  GtkGrid *formula;
  GtkLabel *finding_text;
  GtkWidget *go_button;
  GtkButton *revert_button;
  GtkWidget *explain_button;
};

G_DEFINE_FINAL_TYPE (TdFiguresCards, td_figures_cards, GTK_TYPE_BOX)

static const TdFiguresView *
get_view (TdFiguresCards *cards)
{
  return td_figures_sheet_get_view (td_figures_model_get_sheet (cards->model));
}

static const TdForm *
get_form (TdFiguresCards *cards)
{
  return td_book_get_form (get_view (cards)->book, get_view (cards)->cut);
}

/* The figure at the cursor */

/* The value of an item, or the rate. */
static bool
find_value (const TdFigures *figures, int item, int64_t *value)
{
  int64_t completed;
  int64_t eligible;

  if (item >= 0)
    return td_figures_get (figures, (TdItem)item, value);
  return td_figures_get (figures, TD_ITEM_COMPLETED, &completed)
         && td_figures_get (figures, TD_ITEM_ELIGIBLE, &eligible)
         && td_ratio_rate (completed, eligible, value);
}

static char *
format_value (int item, int64_t value)
{
  return item >= 0 ? td_amount_format (value) : td_hundredths_format (value);
}

/* A figure of an earlier cut and the difference to it. */
static void
show_base (TdFiguresCards *cards,
           int base,
           const TdFigures *now,
           const TdFigures *then,
           int item,
           GtkLabel **labels,
           const char *format)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  g_autofree char *difference = NULL;
  g_autofree char *note = NULL;
  int64_t value_now;
  int64_t value_then;

  for (guint i = 0; i < 3; i++)
    gtk_widget_set_visible (GTK_WIDGET (labels[i]), base >= 0);
  if (base < 0)
    return;
  day = td_day_format (td_book_get_cut (get_view (cards)->book, base)->as_of);
  gtk_label_set_label (labels[0], day);
  if (!find_value (then, item, &value_then))
    {
      gtk_label_set_label (labels[1], TD_ABSENT);
      gtk_label_set_label (labels[2], "");
      return;
    }
  text = format_value (item, value_then);
  gtk_label_set_label (labels[1], text);
  if (!find_value (now, item, &value_now))
    {
      gtk_label_set_label (labels[2], "");
      return;
    }
  difference = item >= 0 ? td_amount_format_signed (value_now - value_then)
                         : td_hundredths_format_signed (value_now - value_then);
  note = g_strdup_printf ("%s %s", difference, format);
  gtk_label_set_label (labels[2], note);
}

static void
show_bases (
    TdFiguresCards *cards, TdSubject subject, TdMeasure measure, int item, const TdFigures *now)
{
  const TdFiguresView *view = get_view (cards);
  TdDay as_of = td_book_get_cut (view->book, view->cut)->as_of;
  int month = subject != TD_SUBJECT_NONE ? td_book_find_month_base (view->book, as_of) : -1;
  int year = subject != TD_SUBJECT_NONE ? td_book_find_year_base (view->book, as_of) : -1;
  TdFigures then = { 0 };

  if (month >= 0)
    td_earlier_figures (view->book, subject, measure, month, as_of, &then);
  show_base (cards,
             month,
             now,
             &then,
             item,
             (GtkLabel *[]){ cards->month_caption, cards->month_value, cards->month_note },
             /* Translators: behind a difference: "+104 in the month". */
             _ ("in the month"));
  then = (TdFigures){ 0 };
  if (year >= 0)
    td_earlier_figures (view->book, subject, measure, year, as_of, &then);
  show_base (cards,
             year,
             now,
             &then,
             item,
             (GtkLabel *[]){ cards->year_caption, cards->year_value, cards->year_note },
             /* Translators: behind a difference: "+30 on the year". */
             _ ("on the year"));
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_identity (TdFiguresCards *cards,
              const TdFiguresIdentity *identity,
              TdMeasure measure,
              const TdFigures *figures)
{
  const TdForm *form = get_form (cards);
  g_autofree char *columns = td_figures_identity_word_columns (identity, form, measure);
  g_autofree char *values = td_figures_identity_word_values (identity, form, measure, figures);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = label_new (values, "td-dim");
  GtkWidget *mark;
  int64_t sum = 0;
  int64_t whole = 0;
  bool holds;

  (void)td_figures_get (figures, identity->whole, &whole);
  (void)td_figures_identity_sum (identity, form, measure, figures, &sum);
  holds = identity->at_most ? whole <= sum : whole == sum;
  mark
      = gtk_image_new_from_icon_name (holds ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_add_css_class (mark, holds ? "td-done" : "td-missing");
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  holds ? _ ("agrees") : _ ("does not agree"),
                                  -1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), IDENTITY_CHARS);
  gtk_widget_set_tooltip_text (label, values);
  gtk_box_append (GTK_BOX (box), label_new (columns, NULL));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (cards->identities, box);
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

/* The identities that a figure takes part in, as far as all of it is there. */
static void
show_identities (TdFiguresCards *cards, TdMeasure measure, int item, const TdFigures *figures)
{
  const TdForm *form = get_form (cards);
  g_autoptr (GArray) identities = td_figures_identity_list (form, measure);

  remove_children (GTK_WIDGET (cards->identities));
  for (guint i = 0; item >= 0 && i < identities->len; i++)
    {
      const TdFiguresIdentity *identity = &g_array_index (identities, TdFiguresIdentity, i);
      int64_t sum;

      if (td_figures_identity_has (identity, (TdItem)item)
          && td_form_has (form, measure, identity->whole)
          && td_figures_has (figures, identity->whole)
          && td_figures_identity_sum (identity, form, measure, figures, &sum))
        add_identity (cards, identity, measure, figures);
    }
}

static const TdFormColumn *
find_column (const TdForm *form, TdMeasure measure, int item)
{
  for (guint i = 0; i < form->columns->len; i++)
    {
      const TdFormColumn *column = g_ptr_array_index (form->columns, i);

      if (column->in_measure[measure]
          && (column->is_rate ? item < 0 : item >= 0 && column->item == (TdItem)item))
        return column;
    }
  return NULL;
}

static void
show_cell (TdFiguresCards *cards, guint row, TdMeasure measure, int item)
{
  TdFiguresSheet *sheet = td_figures_model_get_sheet (cards->model);
  const TdFiguresRow *shown = td_figures_rows_get (td_figures_sheet_get_rows (sheet), row);
  const TdFormColumn *column = find_column (get_form (cards), measure, item);
  TdFigures figures = td_figures_sheet_get_cumulative (sheet, row, measure);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  int64_t value;

  if (column != NULL)
    /* Translators: a cell: the unit, the number of the column on the form and its heading. */
    title = g_strdup_printf (_ ("%s · column %s %s"), shown->text, column->number, column->heading);
  gtk_label_set_label (cards->cell_title, title != NULL ? title : shown->text);
  text = find_value (&figures, item, &value) ? format_value (item, value) : g_strdup (TD_ABSENT);
  gtk_label_set_label (cards->now_value, text);
  show_bases (cards, shown->subject, measure, item, &figures);
  show_identities (cards, measure, item, &figures);
}

/* The finding */

static void
attach (TdFiguresCards *cards, int *place, const char *number, const char *text, bool is_doubtful)
{
  GtkWidget *label = label_new (text, is_doubtful ? "doubtful" : NULL);

  gtk_grid_attach (cards->formula, label_new (number, "td-caption"), *place, 0, 1, 1);
  gtk_grid_attach (cards->formula, label, *place, 1, 1, 1);
  ++*place;
}

static void
attach_amount (TdFiguresCards *cards, int *place, const TdFigures *figures, TdItem item)
{
  int64_t value;
  g_autofree char *text
      = td_figures_get (figures, item, &value) ? td_amount_format (value) : g_strdup (TD_ABSENT);

  attach (cards,
          place,
          td_figures_identity_get_number (get_form (cards), item),
          text,
          cards->last != NULL && td_figures_last_get_item (cards->last) == item);
}

/* The numbers of an identity laid out under those of their columns; false where it is none. */
static bool
show_formula (TdFiguresCards *cards, const TdFigures *figures)
{
  const TdForm *form = get_form (cards);
  TdMeasure measure = cards->problem.measure;
  g_autoptr (GArray) identities = td_figures_identity_list (form, measure);
  g_autofree char *amount = NULL;
  guint n = 0;
  int place = 0;
  int64_t sum;

  remove_children (GTK_WIDGET (cards->formula));
  for (guint i = 0; i < identities->len; i++)
    {
      const TdFiguresIdentity *identity = &g_array_index (identities, TdFiguresIdentity, i);

      if (g_strcmp0 (identity->code, cards->problem.code) != 0
          || !td_figures_identity_sum (identity, form, measure, figures, &sum))
        continue;
      attach_amount (cards, &place, figures, identity->whole);
      attach (cards, &place, "", identity->at_most ? ">" : "≠", false);
      for (guint j = 0; j < identity->n_terms; j++)
        {
          const TdTerm *term = &identity->terms[j];

          if (!td_form_has (form, measure, term->item))
            continue;
          if (n++ > 0 || term->sign < 0)
            attach (cards, &place, "", term->sign < 0 ? TD_MINUS : "+", false);
          attach_amount (cards, &place, figures, term->item);
        }
      amount = td_amount_format (sum);
      attach (cards, &place, "", "=", false);
      attach (cards, &place, "", amount, false);
      return true;
    }
  return false;
}

/* What the check has calculated with: the parts as they come out, against the whole as found. */
static void
find_figures (TdFiguresCards *cards, const TdProblem *problem, TdFigures *figures)
{
  const TdFiguresView *view = get_view (cards);
  const TdFigures *entered
      = td_book_get_entered (view->book, view->cut, problem->subject, problem->measure);

  *figures = (TdFigures){ 0 };
  if (entered == NULL)
    return;
  td_figures_derive (entered, get_form (cards), problem->measure, figures);
  if (td_figures_has (figures, problem->item) || td_figures_has (entered, problem->item))
    td_figures_set (figures, problem->item, problem->found);
}

static char *
word_finding (TdFiguresCards *cards)
{
  const TdFiguresView *view = get_view (cards);
  g_autofree char *sentence = td_wording_problem_short (view->book, &cards->problem);
  g_autofree char *change = NULL;

  if (cards->last == NULL)
    return g_strdup_printf ("%s.", sentence);
  change = td_figures_last_word (cards->last);
  return g_strdup_printf ("%s. %s", sentence, change);
}

static void
show_problem (TdFiguresCards *cards, const TdProblem *problem, bool is_here)
{
  const TdFiguresView *view = get_view (cards);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *button = NULL;
  TdFigures figures;
  const char *name = td_book_get_short_name (view->book, problem->subject);

  cards->problem = *problem;
  cards->has_problem = true;
  g_clear_pointer (&cards->last, td_figures_last_free);
  if (view->can_edit && !td_book_get_cut (view->book, view->cut)->closed)
    cards->last = td_figures_last_find (
        td_session_get_workspace (td_figures_model_get_session (cards->model)),
        view->book,
        problem);
  find_figures (cards, problem, &figures);
  gtk_widget_set_visible (cards->formula_scrolled, show_formula (cards, &figures));
  if (*problem->code == 'V')
    title
        = g_strdup_printf ("%s · %s: %s", problem->code, name, td_wording_identity (problem->code));
  else
    title = g_strdup_printf ("%s: %s", name, td_wording_problem_name (problem->code));
  gtk_label_set_label (cards->finding_title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cards->finding_title), title);
  text = word_finding (cards);
  gtk_label_set_label (cards->finding_text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cards->finding_text), text);
  gtk_widget_set_visible (cards->go_button, !is_here);
  gtk_widget_set_visible (GTK_WIDGET (cards->revert_button), cards->last != NULL);
  if (cards->last != NULL)
    {
      button = td_figures_last_word_revert (cards->last);
      gtk_button_set_label (cards->revert_button, button);
    }
  gtk_widget_set_visible (cards->explain_button, view->can_edit);
}

static void
clear_problem (TdFiguresCards *cards)
{
  cards->has_problem = false;
  g_clear_pointer (&cards->last, td_figures_last_free);
}

static void
go_clicked_cb (TdFiguresCards *cards)
{
  if (cards->has_problem)
    td_session_navigate (td_figures_model_get_session (cards->model),
                         "figures",
                         cards->problem.subject,
                         (int)cards->problem.measure,
                         (int)cards->problem.item);
}

static void
revert_clicked_cb (TdFiguresCards *cards)
{
  int64_t value;
  bool has = false;
  g_autoptr (GError) error = NULL;

  if (!cards->has_problem || cards->last == NULL)
    return;
  has = td_figures_last_get_before (cards->last, &value);
  if (!td_figures_model_put (cards->model,
                             cards->problem.subject,
                             cards->problem.measure,
                             td_figures_last_get_item (cards->last),
                             has ? &value : NULL,
                             &error))
    td_session_message (td_figures_model_get_session (cards->model), error->message, NULL);
}

/* What is being explained, by code: the book may be another one when the answer comes. */
typedef struct
{
  TdSession *session; /* owned */
  TdBook *book;       /* owned */
  TdProblem problem;
} Explaining;

static void
explaining_free (gpointer data)
{
  Explaining *explaining = data;

  g_object_unref (explaining->session);
  td_book_unref (explaining->book);
  g_free (explaining);
}

static char *
apply_explanation (const char *note, gpointer data)
{
  Explaining *explaining = data;
  const TdProblem *problem = &explaining->problem;
  const TdBook *book = explaining->book;
  bool is_officer = td_book_is_officer (book, problem->subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, problem->subject) : problem->subject;
  g_autofree char *stripped = g_strstrip (g_strdup (note));
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = {
    .kind = "explain",
    .unit = td_book_get_unit (book, unit)->code,
    .officer = is_officer ? td_book_get_officer (book, problem->subject)->code : NULL,
    .as_of = td_book_get_cut (book, problem->cut)->as_of,
    .detail = problem->code,
    .note = *stripped != '\0' ? stripped : NULL,
  };

  if (*stripped == '\0')
    return g_strdup (_ ("Say in a few words why the figure is right."));
  td_problem_explain (book, problem, stripped, changes);
  if (td_changes_get_n (changes) > 0
      && !td_session_apply (explaining->session, changes, &action, NULL, &error))
    return g_strdup (error->message);
  return NULL;
}

static void
explain_clicked_cb (TdFiguresCards *cards)
{
  Explaining *explaining;
  g_autofree char *finding = NULL;
  g_autofree char *body = NULL;

  if (!cards->has_problem)
    return;
  explaining = g_new0 (Explaining, 1);
  explaining->session = g_object_ref (td_figures_model_get_session (cards->model));
  explaining->book = td_book_ref (get_view (cards)->book);
  explaining->problem = cards->problem;
  finding = td_wording_problem (explaining->book, &explaining->problem);
  body = cards->problem.severity == TD_SEVERITY_ERROR
             ? g_strdup_printf (_ ("%s.\n\nThe note stays with the finding, which remains an error "
                                   "until a figure changes."),
                                finding)
             : g_strdup_printf (_ ("%s.\n\nThe note stays with the finding and in the journal. It "
                                   "holds as long as these figures do."),
                                finding);
  (void)td_dialogs_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (cards))),
                             _ ("Why Is This Right?"),
                             body,
                             _ ("Explanation"),
                             _ ("_Explain"),
                             apply_explanation,
                             explaining,
                             explaining_free);
}

static void
td_figures_cards_dispose (GObject *object)
{
  TdFiguresCards *cards = TD_FIGURES_CARDS (object);

  clear_problem (cards);
  g_clear_object (&cards->model);

  G_OBJECT_CLASS (td_figures_cards_parent_class)->dispose (object);
}

static void
td_figures_cards_class_init (TdFiguresCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_figures_cards_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-figures-cards.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdFiguresCards, child)
  BIND (cell_card);
  BIND (cell_title);
  BIND (now_value);
  BIND (month_caption);
  BIND (month_value);
  BIND (month_note);
  BIND (year_caption);
  BIND (year_value);
  BIND (year_note);
  BIND (identities);
  BIND (finding_card);
  BIND (finding_title);
  BIND (formula_scrolled);
  BIND (formula);
  BIND (finding_text);
  BIND (go_button);
  BIND (revert_button);
  BIND (explain_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, revert_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain_clicked_cb);
}

static void
td_figures_cards_init (TdFiguresCards *cards)
{
  gtk_widget_init_template (GTK_WIDGET (cards));
}

void
td_figures_cards_set_model (TdFiguresCards *cards, TdFiguresModel *model)
{
  g_return_if_fail (cards->model == NULL);

  cards->model = g_object_ref (model);
}

void
td_figures_cards_show (TdFiguresCards *cards, int row, TdMeasure measure, int item)
{
  TdFiguresFindings *findings = td_figures_model_get_findings (cards->model);
  g_autoptr (GPtrArray) here = NULL;
  const TdProblem *problem = NULL;

  clear_problem (cards);
  gtk_widget_set_visible (cards->cell_card, row >= 0 && get_view (cards)->book != NULL);
  if (get_view (cards)->book == NULL)
    {
      gtk_widget_set_visible (cards->finding_card, FALSE);
      return;
    }
  if (row >= 0)
    show_cell (cards, (guint)row, measure, item);
  if (row >= 0 && item >= 0)
    here = td_figures_model_find_problems (cards->model, (guint)row, measure, (TdItem)item);
  if (here != NULL && here->len > 0)
    problem = g_ptr_array_index (here, 0);
  else if (td_figures_model_get_mode (cards->model) == TD_FIGURES_CUMULATIVE)
    problem = td_figures_findings_get_first (findings, measure, TD_SUBJECT_NONE, UINT32_MAX);
  if (problem != NULL)
    {
      const TdFiguresRows *rows
          = td_figures_sheet_get_rows (td_figures_model_get_sheet (cards->model));
      bool is_here = here != NULL && here->len > 0
                     && td_figures_rows_get (rows, (guint)row)->subject == problem->subject;

      show_problem (cards, problem, is_here);
    }
  gtk_widget_set_visible (cards->finding_card, problem != NULL);
  gtk_widget_set_hexpand (cards->cell_card, problem == NULL);
}

const TdProblem *
td_figures_cards_get_problem (TdFiguresCards *cards)
{
  return cards->has_problem ? &cards->problem : NULL;
}
