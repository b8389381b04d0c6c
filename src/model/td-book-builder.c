/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-book-private.h"

static void
builder_clear_terms (TdBookBuilder *builder)
{
  if (builder->terms != NULL && builder->old_forms == NULL)
    builder->old_forms = td_forms_ref (builder->terms->forms);
  g_clear_pointer (&builder->terms, _td_terms_unref);
  g_clear_pointer (&builder->targets, g_array_unref);
  g_clear_pointer (&builder->settings, g_array_unref);
  builder->targets = _td_book_row_array (sizeof (TdTarget), (GDestroyNotify)_td_target_clear);
  builder->settings = _td_book_row_array (sizeof (TdSetting), (GDestroyNotify)_td_setting_clear);
}

TdBookBuilder *
td_book_builder_new (TdBook *base)
{
  TdBookBuilder *builder = g_new0 (TdBookBuilder, 1);

  builder->cuts = g_ptr_array_new_with_free_func ((GDestroyNotify)_td_book_cut_unref);
  if (base == NULL)
    {
      td_book_builder_clear_registry (builder);
      return builder;
    }
  builder->registry = g_atomic_rc_box_acquire (base->registry);
  builder->terms = g_atomic_rc_box_acquire (base->terms);
  builder->plans = g_atomic_rc_box_acquire (base->plans);
  builder->explanations = g_atomic_rc_box_acquire (base->explanations);
  builder->papers = g_atomic_rc_box_acquire (base->papers);
  for (guint i = 0; i < base->cuts->len; i++)
    g_ptr_array_add (builder->cuts, g_atomic_rc_box_acquire (g_ptr_array_index (base->cuts, i)));
  return builder;
}

void
td_book_builder_free (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->registry, _td_registry_unref);
  g_clear_pointer (&builder->terms, _td_terms_unref);
  g_clear_pointer (&builder->cuts, g_ptr_array_unref);
  g_clear_pointer (&builder->units, g_array_unref);
  g_clear_pointer (&builder->officers, g_array_unref);
  g_clear_pointer (&builder->successions, g_array_unref);
  g_clear_pointer (&builder->targets, g_array_unref);
  g_clear_pointer (&builder->settings, g_array_unref);
  g_clear_pointer (&builder->old_forms, td_forms_unref);
  g_clear_pointer (&builder->plans, _td_book_plans_unref);
  g_clear_pointer (&builder->explanations, _td_book_explanations_unref);
  g_clear_pointer (&builder->plan_rows, g_array_unref);
  g_clear_pointer (&builder->explanation_rows, g_array_unref);
  g_clear_pointer (&builder->papers, _td_book_papers_unref);
  g_clear_pointer (&builder->paper_rows, g_array_unref);
  g_free (builder);
}

void
td_book_builder_clear_registry (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->registry, _td_registry_unref);
  g_clear_pointer (&builder->units, g_array_unref);
  g_clear_pointer (&builder->officers, g_array_unref);
  g_clear_pointer (&builder->successions, g_array_unref);
  builder->units = _td_book_row_array (sizeof (TdUnit), (GDestroyNotify)_td_unit_clear);
  builder->officers = _td_book_row_array (sizeof (TdOfficer), (GDestroyNotify)_td_officer_clear);
  builder->successions = _td_book_row_array (sizeof (TdBookLink), (GDestroyNotify)_td_link_clear);
  g_ptr_array_set_size (builder->cuts, 0);
  builder->current = NULL;
  builder_clear_terms (builder);
  td_book_builder_clear_plans (builder);
  td_book_builder_clear_explanations (builder);
  td_book_builder_clear_papers (builder);
}

void
td_book_builder_clear_plans (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->plans, _td_book_plans_unref);
  g_clear_pointer (&builder->plan_rows, g_array_unref);
  builder->plan_rows = _td_book_plan_rows ();
}

void
td_book_builder_add_plan (TdBookBuilder *builder, const TdPlan *plan)
{
  g_return_if_fail (builder->plans == NULL);
  _td_book_plan_append (builder->plan_rows, plan);
}

void
td_book_builder_clear_explanations (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->explanations, _td_book_explanations_unref);
  g_clear_pointer (&builder->explanation_rows, g_array_unref);
  builder->explanation_rows = _td_book_explanation_rows ();
}

void
td_book_builder_add_explanation (TdBookBuilder *builder, const TdExplanation *explanation)
{
  g_return_if_fail (builder->explanations == NULL);
  _td_book_explanation_append (builder->explanation_rows, explanation);
}

void
td_book_builder_clear_papers (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->papers, _td_book_papers_unref);
  g_clear_pointer (&builder->paper_rows, g_array_unref);
  builder->paper_rows = _td_book_paper_rows ();
}

void
td_book_builder_add_paper (TdBookBuilder *builder, const TdPaper *paper)
{
  g_return_if_fail (builder->papers == NULL);
  _td_book_paper_append (builder->paper_rows, paper);
}

void
td_book_builder_clear_targets_and_settings (TdBookBuilder *builder)
{
  builder_clear_terms (builder);
}

void
td_book_builder_add_unit (TdBookBuilder *builder, const TdUnit *unit)
{
  g_return_if_fail (builder->registry == NULL);
  TdUnit row = *unit;
  row.code = g_strdup (unit->code);
  row.name = g_strdup (unit->name);
  row.short_name = g_strdup (unit->short_name);
  row.parent = g_strdup (unit->parent);
  g_array_append_val (builder->units, row);
}

void
td_book_builder_add_officer (TdBookBuilder *builder, const TdOfficer *officer)
{
  g_return_if_fail (builder->registry == NULL);
  TdOfficer row = *officer;
  row.code = g_strdup (officer->code);
  row.unit = g_strdup (officer->unit);
  row.name = g_strdup (officer->name);
  g_array_append_val (builder->officers, row);
}

void
td_book_builder_add_succession (TdBookBuilder *builder, const TdSuccession *succession)
{
  g_return_if_fail (builder->registry == NULL);
  TdBookLink link = { *succession, TD_SUBJECT_NONE, TD_SUBJECT_NONE };
  link.row.predecessor = g_strdup (succession->predecessor);
  link.row.successor = g_strdup (succession->successor);
  g_array_append_val (builder->successions, link);
}

void
td_book_builder_add_target (TdBookBuilder *builder, const TdTarget *target)
{
  g_return_if_fail (builder->terms == NULL);
  TdTarget row = *target;
  row.unit = g_strdup (target->unit);
  row.officer = g_strdup (target->officer);
  row.document = g_strdup (target->document);
  g_array_append_val (builder->targets, row);
}

void
td_book_builder_add_setting (TdBookBuilder *builder, const char *key, const char *value)
{
  g_return_if_fail (builder->terms == NULL);
  TdSetting row = { g_strdup (key), g_strdup (value) };
  g_array_append_val (builder->settings, row);
}

/* The cuts of the book before follow its forms. */
static void
translate_cuts (TdBookBuilder *builder)
{
  for (guint i = 0; i < builder->cuts->len; i++)
    {
      TdBookCut *old = g_ptr_array_index (builder->cuts, i);
      builder->cuts->pdata[i] = _td_book_cut_translate (
          old, builder->registry, builder->old_forms, builder->terms->forms);
      _td_book_cut_unref (old);
    }
  builder->current = NULL;
}

/* Turns the rows gathered so far into a registry and terms. */
static void
builder_seal (TdBookBuilder *builder)
{
  if (builder->registry == NULL)
    builder->registry = _td_registry_new (builder->units, builder->officers, builder->successions);
  if (builder->terms != NULL)
    return;
  builder->terms
      = _td_terms_new (builder->registry, builder->targets, builder->settings, builder->old_forms);
  if (builder->old_forms != NULL && builder->old_forms != builder->terms->forms)
    translate_cuts (builder);
  g_clear_pointer (&builder->old_forms, td_forms_unref);
}

void
td_book_builder_set_cut (TdBookBuilder *builder, const TdCut *cut)
{
  bool found;

  builder_seal (builder);
  guint position = _td_book_cut_position (builder->cuts, cut->as_of, &found);
  if (found)
    g_ptr_array_remove_index (builder->cuts, position);
  builder->current = _td_book_cut_new (cut, builder->registry, builder->terms->forms);
  g_ptr_array_insert (builder->cuts, (int)position, builder->current);
}

void
td_book_builder_remove_cut (TdBookBuilder *builder, TdDay as_of)
{
  bool found;
  guint position = _td_book_cut_position (builder->cuts, as_of, &found);
  if (found)
    g_ptr_array_remove_index (builder->cuts, position);
  builder->current = NULL;
}

TdSubject
td_book_builder_find (TdBookBuilder *builder, const char *unit, const char *officer, TdDay day)
{
  builder_seal (builder);
  TdSubject found = _td_registry_find (builder->registry, unit);
  return found == TD_SUBJECT_NONE || officer == NULL
             ? found
             : _td_registry_find_officer (builder->registry, officer, found, day);
}

bool
td_book_builder_add_record (TdBookBuilder *builder,
                            TdSubject subject,
                            TdMeasure measure,
                            const TdFigures *entered,
                            const char *own)
{
  g_return_val_if_fail (builder->current != NULL, false);
  g_return_val_if_fail (subject >= 0 && subject < builder->registry->n_subjects, false);
  TdBookCut *cut = builder->current;
  int32_t slot = (int32_t)cut->figures->len;
  char *rest = NULL;
  bool is_read = true;

  cut->slot[(gsize)subject * TD_N_MEASURES + measure] = slot;
  g_array_append_vals (cut->figures, entered, 1);
  if (own != NULL)
    is_read = td_forms_read_own (
        builder->terms->forms, own, &g_array_index (cut->figures, TdFigures, slot), &rest);
  if (rest != NULL)
    _td_book_cut_set_rest (cut, slot, rest);
  return is_read;
}

TdBook *
td_book_builder_finish (TdBookBuilder *builder)
{
  TdBook *book = g_new0 (TdBook, 1);

  builder_seal (builder);
  g_atomic_ref_count_init (&book->ref_count);
  book->registry = g_steal_pointer (&builder->registry);
  book->terms = g_steal_pointer (&builder->terms);
  if (builder->plans == NULL)
    builder->plans = _td_book_plans_new (
        builder->plan_rows, book->registry->by_code, (guint)book->registry->n_units);
  if (builder->explanations == NULL)
    builder->explanations
        = _td_book_explanations_new (builder->explanation_rows, book->registry->by_code);
  book->plans = g_steal_pointer (&builder->plans);
  if (builder->papers == NULL)
    builder->papers = _td_book_papers_new (builder->paper_rows);
  book->explanations = g_steal_pointer (&builder->explanations);
  book->papers = g_steal_pointer (&builder->papers);
  book->cuts = g_steal_pointer (&builder->cuts);
  td_book_builder_free (builder);
  return book;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const TdRecord *left = *(const TdRecord *const *)a;
  const TdRecord *right = *(const TdRecord *const *)b;
  return (left->as_of > right->as_of) - (left->as_of < right->as_of);
}

TdBook *
td_book_new_from_changes (const TdChanges *changes)
{
  TdBookBuilder *builder = td_book_builder_new (NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);
      switch (change->kind)
        {
        case TD_ROW_UNIT:
          td_book_builder_add_unit (builder, &change->unit);
          break;
        case TD_ROW_SUCCESSION:
          td_book_builder_add_succession (builder, &change->succession);
          break;
        case TD_ROW_OFFICER:
          td_book_builder_add_officer (builder, &change->officer);
          break;
        case TD_ROW_TARGET:
          td_book_builder_add_target (builder, &change->target);
          break;
        case TD_ROW_SETTING:
          td_book_builder_add_setting (builder, change->setting.key, change->setting.value);
          break;
        case TD_ROW_RECORD:
          g_ptr_array_add (records, (gpointer)&change->record);
          break;
        case TD_ROW_PLAN:
          td_book_builder_add_plan (builder, &change->plan);
          break;
        case TD_ROW_EXPLANATION:
          td_book_builder_add_explanation (builder, &change->explanation);
          break;
        case TD_ROW_PAPER:
          td_book_builder_add_paper (builder, &change->paper);
          break;
        case TD_ROW_PAPER_BLOCK: /* stays in the file */
        case TD_ROW_CUT:
        default:
          break;
        }
    }

  for (guint i = 0; i < td_changes_get_n (changes); i++)
    if (td_changes_get (changes, i)->kind == TD_ROW_CUT)
      td_book_builder_set_cut (builder, &td_changes_get (changes, i)->cut);

  g_ptr_array_sort (records, compare_records);
  TdDay current = TD_DAY_NONE;
  for (guint i = 0; i < records->len; i++)
    {
      const TdRecord *record = g_ptr_array_index (records, i);
      if (record->as_of != current)
        {
          /* A cut that stands in the changes keeps its row; it has no records yet. */
          bool found;
          guint position = _td_book_cut_position (builder->cuts, record->as_of, &found);
          current = record->as_of;
          if (found)
            builder->current = g_ptr_array_index (builder->cuts, position);
          else
            td_book_builder_set_cut (builder, &(TdCut){ .as_of = current });
        }
      TdSubject subject
          = td_book_builder_find (builder, record->unit, record->officer, record->as_of);
      if (subject != TD_SUBJECT_NONE)
        (void)td_book_builder_add_record (
            builder, subject, record->measure, &record->figures, record->own);
    }
  return td_book_builder_finish (builder);
}
