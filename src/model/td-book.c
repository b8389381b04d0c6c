/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-book.h"

#include <stdlib.h>
#include <string.h>

#include "td-book-private.h"
#include "td-day.h"
#include "td-settings.h"

TdBook *
td_book_ref (TdBook *book)
{
  g_atomic_ref_count_inc (&book->ref_count);
  return book;
}

void
td_book_unref (TdBook *book)
{
  if (!g_atomic_ref_count_dec (&book->ref_count))
    return;
  _td_registry_unref (book->registry);
  _td_terms_unref (book->terms);
  g_ptr_array_unref (book->cuts);
  _td_book_plans_unref (book->plans);
  _td_book_explanations_unref (book->explanations);
  _td_book_papers_unref (book->papers);
  g_free (book);
}

int
td_book_get_n_units (const TdBook *book)
{
  return book->registry->n_units;
}

const TdUnit *
td_book_get_unit (const TdBook *book, TdSubject unit)
{
  g_return_val_if_fail (unit >= 0 && unit < book->registry->n_units, NULL);
  return &g_array_index (book->registry->units, TdUnit, unit);
}

TdSubject
td_book_find_unit (const TdBook *book, const char *code)
{
  return _td_registry_find (book->registry, code);
}

TdSubject
td_book_get_parent (const TdBook *book, TdSubject subject)
{
  return book->registry->parent[subject];
}

const TdSubject *
td_book_get_children (const TdBook *book, TdSubject unit, guint *n)
{
  const TdBookRegistry *registry = book->registry;
  *n = registry->first_child[unit + 1] - registry->first_child[unit];
  return registry->children + registry->first_child[unit];
}

bool
td_book_is_valid (const TdBook *book, TdSubject subject, TdDay day)
{
  if (td_book_is_officer (book, subject))
    {
      const TdOfficer *officer = td_book_get_officer (book, subject);
      return _td_registry_is_within (officer->valid_from, officer->valid_to, day);
    }
  const TdUnit *unit = td_book_get_unit (book, subject);
  return _td_registry_is_within (unit->valid_from, unit->valid_to, day);
}

TdSubject
td_book_get_root (const TdBook *book, TdDay day)
{
  for (int i = 0; i < book->registry->n_units; i++)
    if (book->registry->parent[i] == TD_SUBJECT_NONE && td_book_is_valid (book, i, day))
      return i;
  return TD_SUBJECT_NONE;
}

bool
td_book_is_below (const TdBook *book, TdSubject subject, TdSubject ancestor)
{
  while (subject != TD_SUBJECT_NONE && subject != ancestor)
    subject = book->registry->parent[subject];
  return subject == ancestor;
}

int
td_book_get_n_subjects (const TdBook *book)
{
  return book->registry->n_subjects;
}

bool
td_book_is_officer (const TdBook *book, TdSubject subject)
{
  return subject >= book->registry->n_units;
}

const TdOfficer *
td_book_get_officer (const TdBook *book, TdSubject officer)
{
  g_return_val_if_fail (officer >= book->registry->n_units && officer < book->registry->n_subjects,
                        NULL);
  return &g_array_index (book->registry->officers, TdOfficer, officer - book->registry->n_units);
}

const TdSubject *
td_book_get_officers (const TdBook *book, TdSubject unit, guint *n)
{
  const TdBookRegistry *registry = book->registry;
  *n = registry->first_stay[unit + 1] - registry->first_stay[unit];
  return registry->stays + registry->first_stay[unit];
}

TdSubject
td_book_find_officer (const TdBook *book, const char *code, TdSubject unit, TdDay day)
{
  return _td_registry_find_officer (book->registry, code, unit, day);
}

const char *
td_book_get_name (const TdBook *book, TdSubject subject)
{
  return td_book_is_officer (book, subject) ? td_book_get_officer (book, subject)->name
                                            : td_book_get_unit (book, subject)->name;
}

const char *
td_book_get_short_name (const TdBook *book, TdSubject subject)
{
  if (!td_book_is_officer (book, subject))
    {
      const TdUnit *unit = td_book_get_unit (book, subject);
      if (unit->short_name != NULL)
        return unit->short_name;
    }
  return td_book_get_name (book, subject);
}

guint
td_book_get_n_successions (const TdBook *book)
{
  return book->registry->successions->len;
}

const TdSuccession *
td_book_get_succession (const TdBook *book, guint index)
{
  return &g_array_index (book->registry->successions, TdBookLink, index).row;
}

TdSubject
td_book_get_predecessor (const TdBook *book, guint index)
{
  return g_array_index (book->registry->successions, TdBookLink, index).predecessor;
}

TdSubject
td_book_get_successor (const TdBook *book, guint index)
{
  return g_array_index (book->registry->successions, TdBookLink, index).successor;
}

guint
td_book_get_n_targets (const TdBook *book)
{
  return book->terms->targets->len;
}

const TdTarget *
td_book_get_target (const TdBook *book, guint index)
{
  return &g_array_index (book->terms->targets, TdTarget, index);
}

const TdTarget *
td_book_get_target_in_force (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay day)
{
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;
  const char *officer = is_officer ? td_book_get_officer (book, subject)->code : NULL;
  int work_year = td_day_work_year (day);
  const TdTarget *in_force = NULL;

  /* Sorted by from-date: the last that fits is the latest. */
  for (guint i = book->terms->first_target[unit]; i < book->terms->first_target[unit + 1]; i++)
    {
      const TdTarget *target = td_book_get_target (book, i);
      if (target->work_year == work_year && target->measure == measure && target->from <= day
          && g_strcmp0 (target->officer, officer) == 0)
        in_force = target;
    }
  return in_force;
}

guint
td_book_get_n_settings (const TdBook *book)
{
  return book->terms->settings->len;
}

const TdSetting *
td_book_get_setting_at (const TdBook *book, guint index)
{
  return &g_array_index (book->terms->settings, TdSetting, index);
}

const char *
td_book_get_setting (const TdBook *book, const char *key)
{
  for (guint i = 0; i < book->terms->settings->len; i++)
    {
      const TdSetting *setting = td_book_get_setting_at (book, i);
      if (strcmp (setting->key, key) == 0)
        return setting->value;
    }
  return NULL;
}

int
td_book_get_n_cuts (const TdBook *book)
{
  return (int)book->cuts->len;
}

static const TdBookCut *
get_cut_records (const TdBook *book, int cut)
{
  return g_ptr_array_index (book->cuts, cut);
}

const TdCut *
td_book_get_cut (const TdBook *book, int cut)
{
  g_return_val_if_fail (cut >= 0 && cut < (int)book->cuts->len, NULL);
  return &get_cut_records (book, cut)->row;
}

int
td_book_find_cut (const TdBook *book, TdDay as_of)
{
  bool found;
  guint position = _td_book_cut_position (book->cuts, as_of, &found);
  return found ? (int)position : -1;
}

int
td_book_find_month_base (const TdBook *book, TdDay as_of)
{
  int year, month;
  td_day_get_ymd (as_of, &year, &month, NULL);
  TdDay first_of_month = td_day_new (year, month, 1);
  bool found;
  int before = (int)_td_book_cut_position (book->cuts, first_of_month, &found) - 1;

  if (month == 10 || before < 0)
    return -1;
  TdDay candidate = td_book_get_cut (book, before)->as_of;
  return td_day_month_end (candidate) == first_of_month - 1 ? before : -1;
}

int
td_book_find_year_base (const TdBook *book, TdDay as_of)
{
  return td_book_find_cut (book, td_day_year_before (as_of));
}

const TdForm *
td_book_get_form (const TdBook *book, int cut)
{
  return get_cut_records (book, cut)->form;
}

TdForms *
td_book_get_forms (const TdBook *book)
{
  return book->terms->forms;
}

const TdForm *
td_book_get_form_on (const TdBook *book, TdDay day)
{
  return td_forms_for_day (book->terms->forms, day);
}

guint
td_book_get_n_forms (const TdBook *book)
{
  return td_forms_get_n (book->terms->forms);
}

const TdForm *
td_book_get_form_at (const TdBook *book, guint index)
{
  return td_forms_get (book->terms->forms, index);
}

const TdForm *
td_book_find_form (const TdBook *book, const char *id)
{
  return td_forms_find (book->terms->forms, id);
}

guint
td_book_get_n_items (const TdBook *book)
{
  return td_forms_get_n_items (book->terms->forms);
}

const char *
td_book_get_item_name (const TdBook *book, TdItem item)
{
  return td_forms_get_item_name (book->terms->forms, item);
}

const char *
td_book_get_item_label (const TdBook *book, const TdForm *form, TdItem item)
{
  const TdFormItem *own = NULL;
  const char *name;

  if (!td_item_is_own (item))
    return td_item_label (item);
  if (form != NULL)
    own = td_form_find_own (form, item);
  for (guint i = td_book_get_n_forms (book); own == NULL && i-- > 0;)
    own = td_form_find_own (td_book_get_form_at (book, i), item);
  name = td_book_get_item_name (book, item);
  return own != NULL ? own->heading : name != NULL ? name : "";
}

bool
td_book_find_item (const TdBook *book, const char *name, TdItem *item)
{
  return td_forms_find_item (book->terms->forms, name, item);
}

const TdFigures *
td_book_get_entered (const TdBook *book, int cut, TdSubject subject, TdMeasure measure)
{
  const TdBookCut *records = get_cut_records (book, cut);
  int32_t slot = records->slot[(gsize)subject * TD_N_MEASURES + measure];
  return slot >= 0 ? &g_array_index (records->figures, TdFigures, slot) : NULL;
}

const char *
td_book_get_rest (const TdBook *book, int cut, TdSubject subject, TdMeasure measure)
{
  const TdBookCut *records = get_cut_records (book, cut);
  int32_t slot = records->slot[(gsize)subject * TD_N_MEASURES + measure];
  return slot >= 0 ? _td_book_cut_get_rest (records, slot) : NULL;
}

char *
td_book_format_own (const TdBook *book, int cut, TdSubject subject, TdMeasure measure)
{
  const TdFigures *entered = td_book_get_entered (book, cut, subject, measure);
  return entered != NULL ? td_forms_format_own (
             book->terms->forms, entered, td_book_get_rest (book, cut, subject, measure))
                         : NULL;
}

guint
td_book_get_n_plans (const TdBook *book)
{
  return book->plans->rows->len;
}

const TdPlan *
td_book_get_plan (const TdBook *book, guint index)
{
  return &g_array_index (book->plans->rows, TdPlan, index);
}

/* The codes by which rows speak of a subject. */
static const char *
get_officer_code (const TdBook *book, TdSubject subject, TdSubject *unit)
{
  bool is_officer = td_book_is_officer (book, subject);

  *unit = is_officer ? td_book_get_parent (book, subject) : subject;
  return is_officer ? td_book_get_officer (book, subject)->code : NULL;
}

bool
td_book_get_planned (
    const TdBook *book, TdSubject subject, TdMeasure measure, TdDay month_end, int64_t *completed)
{
  TdSubject unit;
  const char *officer = get_officer_code (book, subject, &unit);
  return _td_book_plans_find (book->plans, unit, officer, measure, month_end, completed);
}

guint
td_book_get_n_explanations (const TdBook *book)
{
  return book->explanations->rows->len;
}

const TdExplanation *
td_book_get_explanation (const TdBook *book, guint index)
{
  return &g_array_index (book->explanations->rows, TdExplanation, index);
}

const char *
td_book_find_explanation (const TdBook *book,
                          TdDay as_of,
                          TdSubject subject,
                          TdMeasure measure,
                          const char *code,
                          const char *item_name,
                          int64_t expected,
                          int64_t found)
{
  TdSubject unit;
  const char *officer = get_officer_code (book, subject, &unit);
  const TdExplanation key = { .as_of = as_of,
                              .unit = td_book_get_unit (book, unit)->code,
                              .officer = (char *)officer,
                              .measure = measure,
                              .code = (char *)code,
                              .item = (char *)item_name };
  const TdExplanation *row
      = _td_book_explanations_find (book->explanations, book->registry->by_code, &key);

  return row != NULL && row->expected == expected && row->found == found ? row->note : NULL;
}

guint
td_book_get_n_papers (const TdBook *book)
{
  return book->papers->rows->len;
}

const TdPaper *
td_book_get_paper (const TdBook *book, guint index)
{
  return &g_array_index (book->papers->rows, TdPaper, index);
}

const TdPaper *
td_book_find_paper (const TdBook *book, int64_t id)
{
  return _td_book_papers_find (book->papers, id);
}

int64_t
td_book_next_paper (const TdBook *book)
{
  guint n = td_book_get_n_papers (book);
  return n > 0 ? td_book_get_paper (book, n - 1)->id + 1 : 1;
}

bool
td_book_has_records (const TdBook *book, TdSubject subject)
{
  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    for (int measure = 0; measure < TD_N_MEASURES; measure++)
      if (td_book_get_entered (book, cut, subject, (TdMeasure)measure) != NULL)
        return true;
  return false;
}

gpointer *
td_book_get_cut_cache (const TdBook *book, int cut, GDestroyNotify free)
{
  TdBookCut *records = g_ptr_array_index (book->cuts, cut);
  records->cache_free = free;
  return &records->cache;
}
