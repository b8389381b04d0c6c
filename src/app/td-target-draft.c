/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-target-draft.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-text.h"

#define WHOLE 10000 /* 100 %, in hundredths */

struct _TdTargetDraft
{
  const TdBook *book; /* borrowed */
  TdSubject subject;
  const TdTarget *old; /* (nullable): belongs to the book */
  TdTarget target;     /* its document is owned, the other texts belong to the book */
  bool has_rate;
  bool is_touched;
  bool needs_rate; /* another field was filled in */
};

static const char *
word_rule (TdRule rule)
{
  return rule == TD_RULE_GT
             /* Translators: a target that must be exceeded ("trên"), in a cell of a table. */
             ? C_ ("rule", "above")
             /* Translators: a target that must be reached ("từ … trở lên"), in a cell. */
             : C_ ("rule", "at least");
}

char *
td_target_format (const TdTarget *target, TdTargetField field)
{
  if (target == NULL)
    return g_strdup ("");
  switch (field)
    {
    case TD_TARGET_RATE:
      return td_hundredths_format (target->rate);
    case TD_TARGET_RULE:
      return g_strdup (word_rule (target->rule));
    case TD_TARGET_FROM:
      return td_day_format (td_target_get_first_day (target));
    case TD_TARGET_DOCUMENT:
      return g_strdup (target->document != NULL ? target->document : "");
    default:
      g_return_val_if_reached (NULL);
    }
}

TdTargetDraft *
td_target_draft_new (const TdBook *book, TdSubject subject, int work_year, TdMeasure measure)
{
  TdTargetDraft *draft = g_new0 (TdTargetDraft, 1);

  draft->book = book;
  draft->subject = subject;
  td_targets_init (book, subject, work_year, measure, &draft->target);
  return draft;
}

TdTargetDraft *
td_target_draft_edit (const TdBook *book, TdSubject subject, const TdTarget *target)
{
  TdTargetDraft *draft = td_target_draft_new (book, subject, target->work_year, target->measure);

  draft->old = target;
  draft->target = *target;
  draft->target.document = g_strdup (target->document);
  draft->has_rate = true;
  return draft;
}

void
td_target_draft_free (TdTargetDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->target.document);
  g_free (draft);
}

static bool
set_rate (TdTargetDraft *draft, const char *text, GError **error)
{
  int64_t rate = 0;

  if (*text != '\0' && !td_rate_parse (text, &rate, error))
    return false;
  if (rate > WHOLE)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("A target lies between 0 and 100 %%."));
      return false;
    }
  draft->has_rate = *text != '\0';
  draft->target.rate = rate;
  return true;
}

/* Whether @text is the beginning of @word, or the word with more after it ("từ … trở lên"). */
static bool
is_word (const char *text, const char *word)
{
  g_autofree char *folded = td_text_fold (word);
  g_autofree char *with_space = g_strconcat (folded, " ", NULL);

  return g_str_equal (text, folded) || g_str_has_prefix (text, with_space);
}

static bool
set_rule (TdTargetDraft *draft, const char *text, GError **error)
{
  static const char *const signs[] = { ">=", "\u2265", "ge", "từ", ">", "gt", "trên" };
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (text, signs[i]) || is_word (folded, signs[i]))
      {
        draft->target.rule = i < 4 ? TD_RULE_GE : TD_RULE_GT;
        return true;
      }
  for (TdRule rule = TD_RULE_GE; rule <= TD_RULE_GT; rule++)
    if (is_word (folded, word_rule (rule)))
      {
        draft->target.rule = rule;
        return true;
      }
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_VALUE,
               /* Translators: the first %s is what was typed, the others are "at least" and "above"
                */
               _ ("“%s” is no rule. Type “%s” or “%s”, or press Space to change it."),
               text,
               word_rule (TD_RULE_GE),
               word_rule (TD_RULE_GT));
  return false;
}

static bool
set_from (TdTargetDraft *draft, const char *text, GError **error)
{
  int year = draft->target.work_year;
  TdDay first = td_work_year_first (year);
  TdDay from = first;

  if (*text != '\0' && !td_day_parse (text, year, &from, error))
    return false;
  if (from < first || from > td_work_year_last (year))
    {
      g_autofree char *first_text = td_day_format (first);
      g_autofree char *last_text = td_day_format (td_work_year_last (year));

      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("A target of the work year %d begins between %s and %s."),
                   year,
                   first_text,
                   last_text);
      return false;
    }
  draft->target.from = from == first ? TD_DAY_NONE : from;
  return true;
}

bool
td_target_draft_set (TdTargetDraft *draft, TdTargetField field, const char *text, GError **error)
{
  g_autofree char *typed = td_text_normalise (text);
  const char *finished = typed != NULL ? typed : "";
  bool is_taken = true;

  switch (field)
    {
    case TD_TARGET_RATE:
      is_taken = set_rate (draft, finished, error);
      break;
    case TD_TARGET_RULE:
      is_taken = set_rule (draft, finished, error);
      break;
    case TD_TARGET_FROM:
      is_taken = set_from (draft, finished, error);
      break;
    case TD_TARGET_DOCUMENT:
      g_free (draft->target.document);
      draft->target.document = *finished != '\0' ? g_strdup (finished) : NULL;
      break;
    default:
      g_return_val_if_reached (false);
    }
  draft->is_touched |= is_taken;
  draft->needs_rate |= is_taken && field != TD_TARGET_RATE && *finished != '\0';
  return is_taken;
}

/* Another target than the one that is edited, from the same day on. */
static bool
has_other (const TdTargetDraft *draft)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();

  td_targets_list (
      draft->book, draft->subject, draft->target.work_year, draft->target.measure, targets);
  for (guint i = 0; i < targets->len; i++)
    if (g_ptr_array_index (targets, i) != draft->old
        && td_target_get_first_day (g_ptr_array_index (targets, i))
               == td_target_get_first_day (&draft->target))
      return true;
  return false;
}

bool
td_target_draft_finish (TdTargetDraft *draft, TdChanges *changes, GError **error)
{
  const TdTarget *old = draft->old;

  if (!draft->is_touched)
    return true;
  if (!draft->has_rate)
    {
      if (old != NULL)
        td_changes_remove_target (changes, old);
      else if (draft->needs_rate)
        {
          g_set_error_literal (
              error, TD_ERROR, TD_ERROR_RULE, _ ("Enter the rate first: there is no target yet."));
          return false;
        }
      return true;
    }
  if (old != NULL && has_other (draft))
    {
      g_autofree char *day = td_day_format (td_target_get_first_day (&draft->target));

      g_set_error (error, TD_ERROR, TD_ERROR_RULE, _ ("Another target begins on %s already."), day);
      return false;
    }
  if (old != NULL && td_target_get_first_day (old) == td_target_get_first_day (&draft->target))
    draft->target.from = old->from;
  else if (old != NULL)
    td_changes_remove_target (changes, old);
  else
    td_targets_adopt_first_day (draft->book, &draft->target);
  td_changes_put_target (changes, &draft->target);
  return true;
}
