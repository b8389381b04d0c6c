/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-restructure-preview.h"

#include <glib/gi18n.h>

#include "analysis/td-table.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

#define N_COLUMNS 5 /* unit, by cases before and after, by money before and after */

struct _TdRestructurePreview
{
  AdwBin parent_instance;

  /* owned */
  TdBook *book;     /* before the change */
  GPtrArray *codes; /* of the units that are shown, the whole agency last */
  GArray *cuts;     /* int: those before the change, newest first, as listed */
  TdDay date;
  GPtrArray *lines; /* what the table shows */
  GPtrArray *books; /* TdBook after the change, one for each of the cuts */

  /* template children */
  AdwComboRow *cut_row;
  GtkGrid *grid;
  GtkLabel *nothing_label;
  GtkLabel *shares_label;
};

G_DEFINE_FINAL_TYPE (TdRestructurePreview, td_restructure_preview, ADW_TYPE_BIN)

#define MAX_CUTS 3

/* Money in billions, as tables have it. */
static char *
word_amount (TdMeasure measure, int64_t amount)
{
  return measure == TD_MEASURE_MONEY ? td_wording_billions (amount) : td_amount_format (amount);
}

/* "792 / 1.034 (76,60 %)" */
static char *
word_figures (TdMeasure measure, const TdFigures *figures)
{
  int64_t eligible, completed, rate;

  if (!td_figures_get (figures, TD_ITEM_ELIGIBLE, &eligible)
      || !td_figures_get (figures, TD_ITEM_COMPLETED, &completed))
    return g_strdup (TD_ABSENT);
  g_autofree char *of = word_amount (measure, eligible);
  g_autofree char *done = word_amount (measure, completed);
  if (!td_ratio_rate (completed, eligible, &rate))
    return g_strdup_printf ("%s / %s", done, of);
  g_autofree char *percent = td_hundredths_format (rate);
  /* Translators: completed, eligible, and the rate: "792 / 1.034 (76,60 %)". */
  return g_strdup_printf (_ ("%s / %s (%s %%)"), done, of, percent);
}

static char *
word_earlier (const TdBook *book, const char *code, TdMeasure measure, TdDay then, TdDay now)
{
  TdSubject unit = td_book_find_unit (book, code);
  TdFigures figures;

  if (unit == TD_SUBJECT_NONE)
    return g_strdup (TD_ABSENT);
  td_earlier_figures (book, unit, measure, td_book_find_cut (book, then), now, &figures);
  return word_figures (measure, &figures);
}

static const char *
name_unit (const TdBook *book, const char *code)
{
  TdSubject unit = td_book_find_unit (book, code);

  return unit != TD_SUBJECT_NONE ? td_book_get_short_name (book, unit) : code;
}

static void
attach (TdRestructurePreview *preview, const char *text, int column, int row, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (column == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 14);
    }
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (preview->grid, label, column, row, 1, 1);
}

static void
clear_grid (TdRestructurePreview *preview)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (preview->grid))) != NULL)
    gtk_grid_remove (preview->grid, child);
  g_ptr_array_set_size (preview->lines, 0);
}

static void
add_headings (TdRestructurePreview *preview)
{
  const char *const headings[N_COLUMNS] = {
    C_ ("column", "Unit"),    _ ("Cases, before"),     _ ("Cases, after"),
    _ ("Money (bn), before"), _ ("Money (bn), after"),
  };

  for (int i = 0; i < N_COLUMNS; i++)
    attach (preview, headings[i], i, 0, "heading");
}

static void
add_line (TdRestructurePreview *preview, const TdBook *after, guint index, TdDay then)
{
  const char *code = g_ptr_array_index (preview->codes, index);
  TdDay now = MAX (preview->date, then);
  g_auto (GStrv) cells = g_new0 (char *, N_COLUMNS + 1);
  const char *css_class = index + 1 == preview->codes->len ? "heading" : NULL;

  cells[0] = g_strdup (name_unit (after, code));
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      cells[1 + measure * 2] = word_earlier (preview->book, code, (TdMeasure)measure, then, now);
      cells[2 + measure * 2] = word_earlier (after, code, (TdMeasure)measure, then, now);
    }
  for (int i = 0; i < N_COLUMNS; i++)
    attach (preview, cells[i], i, (int)index + 1, css_class);
  g_ptr_array_add (preview->lines, g_strjoinv ("\t", cells));
}

static void
show_cut (TdRestructurePreview *preview)
{
  guint selected = adw_combo_row_get_selected (preview->cut_row);

  clear_grid (preview);
  if (preview->book == NULL || selected >= preview->cuts->len)
    return;
  TdDay then = td_book_get_cut (preview->book, g_array_index (preview->cuts, int, selected))->as_of;
  add_headings (preview);
  for (guint i = 0; i < preview->codes->len; i++)
    add_line (preview, g_ptr_array_index (preview->books, selected), i, then);
}

/* The newest cut before the change, the one of a year before the newest of all, and the end of the
 * work year before: what is compared with most. */
static void
find_cuts (TdRestructurePreview *preview)
{
  int n_cuts = td_book_get_n_cuts (preview->book);
  int candidates[MAX_CUTS] = { -1, -1, -1 };

  g_array_set_size (preview->cuts, 0);
  for (int cut = 0; cut < n_cuts; cut++)
    if (td_book_get_cut (preview->book, cut)->as_of < preview->date)
      candidates[0] = cut;
  if (n_cuts > 0)
    candidates[1] = td_book_find_year_base (preview->book,
                                            td_book_get_cut (preview->book, n_cuts - 1)->as_of);
  candidates[2]
      = td_book_find_cut (preview->book, td_work_year_last (td_day_work_year (preview->date) - 1));
  for (guint i = 0; i < MAX_CUTS; i++)
    {
      bool known = candidates[i] < 0
                   || td_book_get_cut (preview->book, candidates[i])->as_of >= preview->date;

      for (guint n = 0; n < preview->cuts->len; n++)
        known |= g_array_index (preview->cuts, int, n) == candidates[i];
      if (!known)
        g_array_append_val (preview->cuts, candidates[i]);
    }
}

static bool
is_listed (TdRestructurePreview *preview, const char *code)
{
  return g_ptr_array_find_with_equal_func (preview->codes, code, g_str_equal, NULL);
}

/* Who receives or keeps something, in the order of the plan, and the unit at the top. */
static void
list_units (TdRestructurePreview *preview, const TdRestructure *plan)
{
  TdSubject root = td_book_get_root (preview->book, preview->date);

  g_ptr_array_set_size (preview->codes, 0);
  for (guint i = 0; i < plan->shares->len; i++)
    {
      const TdRestructureShare *share = g_ptr_array_index (plan->shares, i);

      if (!is_listed (preview, share->successor))
        g_ptr_array_add (preview->codes, g_strdup (share->successor));
    }
  if (root != TD_SUBJECT_NONE && !is_listed (preview, td_book_get_unit (preview->book, root)->code))
    g_ptr_array_add (preview->codes, g_strdup (td_book_get_unit (preview->book, root)->code));
}

static void
offer_cuts (TdRestructurePreview *preview)
{
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);

  for (guint i = 0; i < preview->cuts->len; i++)
    {
      int cut = g_array_index (preview->cuts, int, i);
      g_autofree char *day = td_day_format (td_book_get_cut (preview->book, cut)->as_of);

      gtk_string_list_append (days, day);
    }
  adw_combo_row_set_model (preview->cut_row, G_LIST_MODEL (days));
  gtk_widget_set_visible (GTK_WIDGET (preview->cut_row), preview->cuts->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (preview->grid), preview->cuts->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (preview->nothing_label), preview->cuts->len == 0);
}

/* "Khu vực 5: Khu vực 8 60 % of the cases and 60 % of the money, Khu vực 9 …" */
static void
word_shares (TdRestructurePreview *preview, const TdRestructure *plan, const TdBook *after)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->shares->len; i++)
    {
      const TdRestructureShare *share = g_ptr_array_index (plan->shares, i);
      g_autofree char *cases = td_share_format (share->share[TD_MEASURE_CASES]);
      g_autofree char *money = td_share_format (share->share[TD_MEASURE_MONEY]);

      if (share->share[TD_MEASURE_CASES] == TD_SHARE_WHOLE
          && share->share[TD_MEASURE_MONEY] == TD_SHARE_WHOLE)
        continue;
      g_string_append_printf (text,
                              /* Translators: a unit, the unit that gets a part of its work, percent
                               * of the cases and of the money. */
                              _ ("%s to %s: %s %% of the cases, %s %% of the money\n"),
                              name_unit (after, share->predecessor),
                              name_unit (after, share->successor),
                              cases,
                              money);
    }
  if (text->len > 0)
    g_string_append (text,
                     _ ("Each figure is divided by itself; what is left over goes where the "
                        "remainder is largest, so that the parts add up to the whole."));
  gtk_label_set_label (preview->shares_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (preview->shares_label), text->len > 0);
}

static void
td_restructure_preview_dispose (GObject *object)
{
  TdRestructurePreview *preview = TD_RESTRUCTURE_PREVIEW (object);

  g_clear_pointer (&preview->book, td_book_unref);

  G_OBJECT_CLASS (td_restructure_preview_parent_class)->dispose (object);
}

static void
td_restructure_preview_finalize (GObject *object)
{
  TdRestructurePreview *preview = TD_RESTRUCTURE_PREVIEW (object);

  g_ptr_array_unref (preview->codes);
  g_array_unref (preview->cuts);
  g_ptr_array_unref (preview->lines);
  g_ptr_array_unref (preview->books);

  G_OBJECT_CLASS (td_restructure_preview_parent_class)->finalize (object);
}

static void
td_restructure_preview_class_init (TdRestructurePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_restructure_preview_dispose;
  object_class->finalize = td_restructure_preview_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-restructure-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRestructurePreview, cut_row);
  gtk_widget_class_bind_template_child (widget_class, TdRestructurePreview, grid);
  gtk_widget_class_bind_template_child (widget_class, TdRestructurePreview, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, TdRestructurePreview, shares_label);
  gtk_widget_class_bind_template_callback (widget_class, show_cut);
}

static void
td_restructure_preview_init (TdRestructurePreview *preview)
{
  preview->codes = g_ptr_array_new_with_free_func (g_free);
  preview->cuts = g_array_new (FALSE, FALSE, sizeof (int));
  preview->lines = g_ptr_array_new_with_free_func (g_free);
  preview->books = g_ptr_array_new_with_free_func ((GDestroyNotify)td_book_unref);
  gtk_widget_init_template (GTK_WIDGET (preview));
}

void
td_restructure_preview_show (TdRestructurePreview *preview,
                             TdBook *book,
                             const TdRestructure *plan,
                             const TdChanges *changes)
{
  g_clear_pointer (&preview->book, td_book_unref);
  preview->book = td_book_ref (book);
  preview->date = plan->date;
  list_units (preview, plan);
  find_cuts (preview);
  g_ptr_array_set_size (preview->books, 0);
  for (guint i = 0; i < preview->cuts->len; i++)
    g_ptr_array_add (
        preview->books,
        td_restructure_make_preview (book, changes, g_array_index (preview->cuts, int, i)));
  offer_cuts (preview);
  if (preview->books->len > 0)
    word_shares (preview, plan, g_ptr_array_index (preview->books, 0));
  show_cut (preview);
}

GPtrArray *
td_restructure_preview_list (TdRestructurePreview *preview)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < preview->lines->len; i++)
    g_ptr_array_add (lines, g_strdup (g_ptr_array_index (preview->lines, i)));
  return lines;
}
