/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-identity.h"

#include "model/td-amount.h"

static void
add (GArray *identities, const char *code, TdItem whole, const TdTerm *terms, guint n_terms)
{
  TdFiguresIdentity identity = { .code = code, .whole = whole, .terms = terms, .n_terms = n_terms };

  g_array_append_val (identities, identity);
}

GArray *
td_figures_identity_list (const TdForm *form, TdMeasure measure)
{
  static const struct
  {
    const char *code;
    TdItem whole;
  } derived[] = {
    { "V1", TD_ITEM_TOTAL },        { "V2", TD_ITEM_TO_ENFORCE },
    { "V4", TD_ITEM_ELIGIBLE },     { "V5", TD_ITEM_COMPLETED },
    { NULL, TD_ITEM_CARRIED_OVER }, { NULL, TD_ITEM_CARRIED_OVER_ELIGIBLE },
  };
  GArray *identities = g_array_new (FALSE, FALSE, sizeof (TdFiguresIdentity));

  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      guint n_terms;
      const TdTerm *terms = td_form_get_terms (form, derived[i].whole, &n_terms);

      add (identities, derived[i].code, derived[i].whole, terms, n_terms);
      if (derived[i].whole == TD_ITEM_TO_ENFORCE)
        add (identities,
             "V3",
             TD_ITEM_TO_ENFORCE,
             (const TdTerm *)(gconstpointer)form->classes->data,
             form->classes->len);
    }
  for (guint i = 0; i < form->identities->len; i++)
    {
      const TdFormIdentity *own = g_ptr_array_index (form->identities, i);

      if (!own->in_measure[measure])
        continue;
      add (identities,
           own->code,
           own->whole,
           (const TdTerm *)(gconstpointer)own->terms->data,
           own->terms->len);
      g_array_index (identities, TdFiguresIdentity, identities->len - 1).at_most = own->at_most;
    }
  return identities;
}

bool
td_figures_identity_has (const TdFiguresIdentity *identity, TdItem item)
{
  if (identity->whole == item)
    return true;
  for (guint i = 0; i < identity->n_terms; i++)
    if (identity->terms[i].item == item)
      return true;
  return false;
}

bool
td_figures_identity_sum (const TdFiguresIdentity *identity,
                         const TdForm *form,
                         TdMeasure measure,
                         const TdFigures *figures,
                         int64_t *sum)
{
  *sum = 0;
  for (guint i = 0; i < identity->n_terms; i++)
    {
      TdItem item = identity->terms[i].item;
      int64_t value;

      if (!td_form_has (form, measure, item))
        continue;
      if (!td_figures_get (figures, item, &value)
          || __builtin_add_overflow (*sum, identity->terms[i].sign > 0 ? value : -value, sum))
        return false;
    }
  return true;
}

const char *
td_figures_identity_get_number (const TdForm *form, TdItem item)
{
  for (guint i = 0; i < form->columns->len; i++)
    {
      const TdFormColumn *column = g_ptr_array_index (form->columns, i);

      if (!column->is_rate && column->item == item)
        return *column->number != '\0' ? column->number : column->heading;
    }
  return "?";
}

/* The signs between the terms that the form has. */
static void
append_sign (GString *text, guint n, int sign)
{
  if (sign < 0)
    g_string_append (text, n > 0 ? " " TD_MINUS " " : TD_MINUS);
  else if (n > 0)
    g_string_append (text, " + ");
}

char *
td_figures_identity_word_columns (const TdFiguresIdentity *identity,
                                  const TdForm *form,
                                  TdMeasure measure)
{
  GString *text = g_string_new (td_figures_identity_get_number (form, identity->whole));
  guint n = 0;

  g_string_append (text, identity->at_most ? " ≤ " : " = ");
  for (guint i = 0; i < identity->n_terms; i++)
    {
      if (!td_form_has (form, measure, identity->terms[i].item))
        continue;
      append_sign (text, n++, identity->terms[i].sign);
      g_string_append (text, td_figures_identity_get_number (form, identity->terms[i].item));
    }
  return g_string_free (text, FALSE);
}

static void
append_amount (GString *text, const TdFigures *figures, TdItem item)
{
  int64_t value;
  g_autofree char *amount
      = td_figures_get (figures, item, &value) ? td_amount_format (value) : g_strdup (TD_ABSENT);

  g_string_append (text, amount);
}

char *
td_figures_identity_word_values (const TdFiguresIdentity *identity,
                                 const TdForm *form,
                                 TdMeasure measure,
                                 const TdFigures *figures)
{
  GString *text = g_string_new (NULL);
  bool holds = true;
  int64_t whole;
  int64_t sum;
  bool is_known = td_figures_get (figures, identity->whole, &whole)
                  && td_figures_identity_sum (identity, form, measure, figures, &sum);
  guint n = 0;

  if (is_known)
    holds = identity->at_most ? whole <= sum : whole == sum;
  append_amount (text, figures, identity->whole);
  if (identity->at_most)
    g_string_append (text, holds ? " ≤ " : " > ");
  else
    g_string_append (text, holds ? " = " : " ≠ ");
  for (guint i = 0; i < identity->n_terms; i++)
    {
      if (!td_form_has (form, measure, identity->terms[i].item))
        continue;
      append_sign (text, n++, identity->terms[i].sign);
      append_amount (text, figures, identity->terms[i].item);
    }
  if (!holds)
    {
      g_autofree char *amount = td_amount_format (sum);

      g_string_append_printf (text, " = %s", amount);
    }
  return g_string_free (text, FALSE);
}
