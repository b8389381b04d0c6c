/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-changes.h"

#include <string.h>

#include "td-book.h"
#include "td-settings.h"

static const char *const kind_names[TD_N_UNIT_KINDS] = { "agency", "department", "regional" };
static const char *const row_names[TD_N_ROW_KINDS]
    = { "units",   "successions", "officers",     "targets", "cuts",        "settings",
        "records", "plans",       "explanations", "papers",  "paper_blocks" };
static const char *const state_names[TD_N_PAPER_STATES] = { "draft", "issued" };

struct _TdChanges
{
  GArray *list; /* TdChange */
};

const char *
td_unit_kind_name (TdUnitKind kind)
{
  return kind_names[kind];
}

bool
td_unit_kind_from_name (const char *name, TdUnitKind *kind)
{
  for (guint i = 0; i < TD_N_UNIT_KINDS; i++)
    if (strcmp (name, kind_names[i]) == 0)
      {
        *kind = (TdUnitKind)i;
        return true;
      }
  return false;
}

const char *
td_paper_state_name (TdPaperState state)
{
  return state_names[state];
}

bool
td_paper_state_from_name (const char *name, TdPaperState *state)
{
  for (guint i = 0; i < TD_N_PAPER_STATES; i++)
    if (strcmp (name, state_names[i]) == 0)
      {
        *state = (TdPaperState)i;
        return true;
      }
  return false;
}

const char *
td_row_kind_name (TdRowKind kind)
{
  return row_names[kind];
}

static void
change_clear (TdChange *change)
{
  switch (change->kind)
    {
    case TD_ROW_UNIT:
      g_free (change->unit.code);
      g_free (change->unit.name);
      g_free (change->unit.short_name);
      g_free (change->unit.parent);
      break;
    case TD_ROW_SUCCESSION:
      g_free (change->succession.predecessor);
      g_free (change->succession.successor);
      break;
    case TD_ROW_OFFICER:
      g_free (change->officer.code);
      g_free (change->officer.unit);
      g_free (change->officer.name);
      break;
    case TD_ROW_TARGET:
      g_free (change->target.unit);
      g_free (change->target.officer);
      g_free (change->target.document);
      break;
    case TD_ROW_CUT:
      g_free (change->cut.note);
      break;
    case TD_ROW_SETTING:
      g_free (change->setting.key);
      g_free (change->setting.value);
      break;
    case TD_ROW_RECORD:
      g_free (change->record.unit);
      g_free (change->record.officer);
      g_free (change->record.own);
      break;
    case TD_ROW_PLAN:
      g_free (change->plan.unit);
      g_free (change->plan.officer);
      break;
    case TD_ROW_EXPLANATION:
      g_free (change->explanation.unit);
      g_free (change->explanation.officer);
      g_free (change->explanation.code);
      g_free (change->explanation.item);
      g_free (change->explanation.note);
      break;
    case TD_ROW_PAPER:
      g_free (change->paper.kind);
      g_free (change->paper.title);
      g_free (change->paper.unit);
      g_free (change->paper.number);
      break;
    case TD_ROW_PAPER_BLOCK:
      g_free (change->block.content);
      break;
    default:
      break;
    }
}

TdChanges *
td_changes_new (void)
{
  TdChanges *changes = g_new (TdChanges, 1);
  changes->list = g_array_new (FALSE, TRUE, sizeof (TdChange));
  g_array_set_clear_func (changes->list, (GDestroyNotify)change_clear);
  return changes;
}

void
td_changes_free (TdChanges *changes)
{
  g_array_unref (changes->list);
  g_free (changes);
}

guint
td_changes_get_n (const TdChanges *changes)
{
  return changes->list->len;
}

const TdChange *
td_changes_get (const TdChanges *changes, guint index)
{
  return &g_array_index (changes->list, TdChange, index);
}

TdChange *
td_changes_add (TdChanges *changes, TdRowKind kind)
{
  g_array_set_size (changes->list, changes->list->len + 1);
  TdChange *change = &g_array_index (changes->list, TdChange, changes->list->len - 1);
  change->kind = kind;
  if (kind == TD_ROW_UNIT)
    change->unit.valid_from = change->unit.valid_to = TD_DAY_NONE;
  else if (kind == TD_ROW_OFFICER)
    change->officer.valid_from = change->officer.valid_to = TD_DAY_NONE;
  else if (kind == TD_ROW_TARGET)
    change->target.from = TD_DAY_NONE;
  else if (kind == TD_ROW_CUT)
    change->cut.as_of = TD_DAY_NONE;
  else if (kind == TD_ROW_RECORD)
    change->record.as_of = TD_DAY_NONE;
  else if (kind == TD_ROW_PLAN)
    change->plan.month = TD_DAY_NONE;
  else if (kind == TD_ROW_EXPLANATION)
    change->explanation.as_of = TD_DAY_NONE;
  else if (kind == TD_ROW_PAPER)
    change->paper.as_of = change->paper.issued = TD_DAY_NONE;
  else if (kind == TD_ROW_SUCCESSION)
    {
      change->succession.date = TD_DAY_NONE;
      for (guint i = 0; i < TD_N_MEASURES; i++)
        change->succession.share[i] = TD_SHARE_WHOLE;
    }
  return change;
}

void
td_changes_put_unit (TdChanges *changes, const TdUnit *unit)
{
  TdUnit *row = &td_changes_add (changes, TD_ROW_UNIT)->unit;
  *row = *unit;
  row->code = g_strdup (unit->code);
  row->name = g_strdup (unit->name);
  row->short_name = g_strdup (unit->short_name);
  row->parent = g_strdup (unit->parent);
}

void
td_changes_put_succession (TdChanges *changes, const TdSuccession *succession)
{
  TdSuccession *row = &td_changes_add (changes, TD_ROW_SUCCESSION)->succession;
  *row = *succession;
  row->predecessor = g_strdup (succession->predecessor);
  row->successor = g_strdup (succession->successor);
}

void
td_changes_put_officer (TdChanges *changes, const TdOfficer *officer)
{
  TdOfficer *row = &td_changes_add (changes, TD_ROW_OFFICER)->officer;
  *row = *officer;
  row->code = g_strdup (officer->code);
  row->unit = g_strdup (officer->unit);
  row->name = g_strdup (officer->name);
}

void
td_changes_put_target (TdChanges *changes, const TdTarget *target)
{
  TdTarget *row = &td_changes_add (changes, TD_ROW_TARGET)->target;
  *row = *target;
  row->unit = g_strdup (target->unit);
  row->officer = g_strdup (target->officer);
  row->document = g_strdup (target->document);
}

void
td_changes_put_cut (TdChanges *changes, const TdCut *cut)
{
  TdCut *row = &td_changes_add (changes, TD_ROW_CUT)->cut;
  *row = *cut;
  row->note = g_strdup (cut->note);
}

void
td_changes_put_setting (TdChanges *changes, const char *key, const char *value)
{
  TdSetting *row = &td_changes_add (changes, TD_ROW_SETTING)->setting;
  row->key = g_strdup (key);
  row->value = g_strdup (value);
}

void
td_changes_put_record (TdChanges *changes, const TdRecord *record)
{
  TdRecord *row = &td_changes_add (changes, TD_ROW_RECORD)->record;
  *row = *record;
  row->unit = g_strdup (record->unit);
  row->officer = g_strdup (record->officer);
  row->own = g_strdup (record->own);
}

void
td_changes_put_plan (TdChanges *changes, const TdPlan *plan)
{
  TdPlan *row = &td_changes_add (changes, TD_ROW_PLAN)->plan;
  *row = *plan;
  row->unit = g_strdup (plan->unit);
  row->officer = g_strdup (plan->officer);
}

void
td_changes_put_explanation (TdChanges *changes, const TdExplanation *explanation)
{
  TdExplanation *row = &td_changes_add (changes, TD_ROW_EXPLANATION)->explanation;
  *row = *explanation;
  row->unit = g_strdup (explanation->unit);
  row->officer = g_strdup (explanation->officer);
  row->code = g_strdup (explanation->code);
  row->item = g_strdup (explanation->item);
  row->note = g_strdup (explanation->note);
}

void
td_changes_put_paper (TdChanges *changes, const TdPaper *paper)
{
  TdPaper *row = &td_changes_add (changes, TD_ROW_PAPER)->paper;
  *row = *paper;
  row->kind = g_strdup (paper->kind);
  row->title = g_strdup (paper->title);
  row->unit = g_strdup (paper->unit);
  row->number = g_strdup (paper->number);
}

void
td_changes_put_paper_block (TdChanges *changes, const TdPaperBlock *block)
{
  TdPaperBlock *row = &td_changes_add (changes, TD_ROW_PAPER_BLOCK)->block;
  *row = *block;
  row->content = g_strdup (block->content);
}

/* The change added last becomes a removal. */
static void
mark_removal (TdChanges *changes)
{
  g_array_index (changes->list, TdChange, changes->list->len - 1).remove = true;
}

void
td_changes_remove_unit (TdChanges *changes, const char *code)
{
  td_changes_put_unit (
      changes,
      &(TdUnit){ .code = (char *)code, .valid_from = TD_DAY_NONE, .valid_to = TD_DAY_NONE });
  mark_removal (changes);
}

void
td_changes_remove_officer (TdChanges *changes, const TdOfficer *officer)
{
  td_changes_put_officer (changes, officer);
  mark_removal (changes);
}

void
td_changes_remove_cut (TdChanges *changes, TdDay as_of)
{
  td_changes_put_cut (changes, &(TdCut){ .as_of = as_of });
  mark_removal (changes);
}

void
td_changes_remove_target (TdChanges *changes, const TdTarget *target)
{
  td_changes_put_target (changes, target);
  mark_removal (changes);
}

void
td_changes_remove_record (TdChanges *changes, const TdRecord *record)
{
  td_changes_put_record (changes, record);
  mark_removal (changes);
}

void
td_changes_remove_setting (TdChanges *changes, const char *key)
{
  td_changes_put_setting (changes, key, NULL);
  mark_removal (changes);
}

void
td_changes_remove_plan (TdChanges *changes, const TdPlan *plan)
{
  td_changes_put_plan (changes, plan);
  mark_removal (changes);
}

void
td_changes_remove_explanation (TdChanges *changes, const TdExplanation *explanation)
{
  td_changes_put_explanation (changes, explanation);
  mark_removal (changes);
}

void
td_changes_remove_paper (TdChanges *changes, int64_t id)
{
  td_changes_put_paper (changes,
                        &(TdPaper){ .id = id, .as_of = TD_DAY_NONE, .issued = TD_DAY_NONE });
  mark_removal (changes);
}

void
td_changes_remove_paper_block (TdChanges *changes, int64_t paper, int64_t position)
{
  td_changes_put_paper_block (changes, &(TdPaperBlock){ .paper = paper, .position = position });
  mark_removal (changes);
}

void
td_changes_put_figures (TdChanges *changes,
                        const TdBook *book,
                        TdDay as_of,
                        TdSubject subject,
                        TdMeasure measure,
                        const TdFigures *entered)
{
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;
  int cut = td_book_find_cut (book, as_of);
  g_autofree char *own
      = td_forms_format_own (td_book_get_forms (book),
                             entered,
                             cut >= 0 ? td_book_get_rest (book, cut, subject, measure) : NULL);
  TdRecord record = { .as_of = as_of,
                      .unit = td_book_get_unit (book, unit)->code,
                      .officer = is_officer ? td_book_get_officer (book, subject)->code : NULL,
                      .measure = measure,
                      .own = own };

  for (uint32_t bits = entered->has & TD_CORE_STORED_BITS; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      td_figures_set (&record.figures, item, entered->value[item]);
    }
  if (record.figures.has != 0 || own != NULL)
    td_changes_put_record (changes, &record);
  else if (cut >= 0 && td_book_get_entered (book, cut, subject, measure) != NULL)
    td_changes_remove_record (changes, &record);
}

static bool
is_form (const TdSetting *setting)
{
  return setting->key != NULL && g_str_has_prefix (setting->key, TD_SETTING_FORM_PREFIX);
}

static gboolean
collect_text_cb (gpointer key, gpointer value, gpointer texts)
{
  g_ptr_array_add (texts, value);
  return FALSE;
}

TdForms *
td_changes_get_forms (const TdChanges *changes, const TdBook *book)
{
  g_autoptr (GTree) by_key = g_tree_new ((GCompareFunc)strcmp);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  TdForms *before = td_book_get_forms (book);

  for (guint i = 0; i < td_book_get_n_settings (book); i++)
    {
      const TdSetting *setting = td_book_get_setting_at (book, i);
      if (is_form (setting))
        g_tree_insert (by_key, setting->key, setting->value);
    }
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);
      const TdSetting *setting = &change->setting;
      if (change->kind != TD_ROW_SETTING || !is_form (setting))
        continue;
      if (change->remove || setting->value == NULL)
        g_tree_remove (by_key, setting->key);
      else
        g_tree_insert (by_key, setting->key, setting->value);
    }
  g_tree_foreach (by_key, collect_text_cb, texts);
  return td_forms_is_of (before, texts) ? td_forms_ref (before) : td_forms_new (texts);
}

void
td_fault_free (TdFault *fault)
{
  g_free (fault->message);
  g_free (fault);
}
