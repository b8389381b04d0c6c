/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-paper-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents/td-draft-private.h"
#include "documents/td-trace.h"

TdProgress *
td_paper_calculate (TdBook *book, TdDay as_of, const char *unit, TdDay issued)
{
  int cut = td_book_find_cut (book, as_of);
  TdSubject subject = unit != NULL ? td_book_find_unit (book, unit) : TD_SUBJECT_NONE;

  if (cut < 0 || td_book_get_root (book, as_of) == TD_SUBJECT_NONE
      || (unit != NULL && (subject == TD_SUBJECT_NONE || !td_book_is_valid (book, subject, as_of))))
    return NULL;
  return td_progress_new (book, cut, MAX (issued, as_of), subject, true);
}

void
td_paper_note_figures (TdPaper *paper, const TdBook *book, int64_t group)
{
  int cut = td_book_find_cut (book, paper->as_of);

  if (cut >= 0)
    paper->revision = td_book_get_cut (book, cut)->revision;
  paper->group = group;
}

int64_t
td_paper_put_new (const TdDraft *draft,
                  const TdPaper *header,
                  const TdBook *book,
                  TdChanges *changes)
{
  g_autoptr (TdDocument) document = td_draft_get_document (draft);
  TdPaper paper = *header;

  paper.id = td_book_next_paper (book);
  paper.title = (char *)td_document_get_title (document);
  td_changes_put_paper (changes, &paper);
  td_draft_put (draft, NULL, paper.id, changes);
  return paper.id;
}

static const TdDraftBlock *
find_letterhead (const TdDraft *draft)
{
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const TdDraftBlock *block = g_ptr_array_index (draft->blocks, i);
      if (block->content->type == TD_BLOCK_LETTERHEAD)
        return block;
    }
  return NULL;
}

/* Takes a text of the same key. @number: (nullable) */
static void
take_text (const TdDraftBlock *to, const TdDraftBlock *from, const char *key, const char *number)
{
  int place = _td_draft_text_find (to->texts, key);
  int source = _td_draft_text_find (from->texts, key);

  if (place < 0 || source < 0)
    return;
  TdDraftText *text = _td_draft_text_copy (g_ptr_array_index (from->texts, source));
  if (g_str_equal (key, "number") && text->base != NULL
      && (number == NULL || strstr (text->text, number) == NULL))
    {
      g_free (text->text);
      text->text = g_steal_pointer (&text->base);
    }
  _td_draft_text_free (g_ptr_array_index (to->texts, place));
  g_ptr_array_index (to->texts, place) = text;
}

TdDraft *
td_paper_set_head (const TdDraft *draft,
                   const TdProgress *progress,
                   const char *number,
                   GError **error)
{
  g_autoptr (TdDraft) fresh = td_draft_refresh (draft, progress, number, NULL, error);

  if (fresh == NULL)
    return NULL;
  TdDraft *next = td_draft_copy (draft);
  const TdDraftBlock *to = find_letterhead (next);
  const TdDraftBlock *from = find_letterhead (fresh);
  next->issued = fresh->issued;
  if (to != NULL && from != NULL)
    {
      take_text (to, from, "number", number);
      take_text (to, from, "place", number);
    }
  return next;
}

const char *
td_difference_type_name (TdDifferenceType type)
{
  static const char *const names[] = {
    [TD_DIFFERENCE_FIGURE] = "figure", [TD_DIFFERENCE_WORDING] = "wording",
    [TD_DIFFERENCE_ADDED] = "added",   [TD_DIFFERENCE_REMOVED] = "removed",
    [TD_DIFFERENCE_EDITED] = "edited", [TD_DIFFERENCE_GONE] = "gone",
    [TD_DIFFERENCE_TABLE] = "table",
  };

  return names[type];
}

/* What happens to a text, above the words. */
static const char *
describe_type (TdDifferenceType type)
{
  switch (type)
    {
    case TD_DIFFERENCE_WORDING:
      return _ ("Other words");
    case TD_DIFFERENCE_ADDED:
      return C_ ("difference", "Added");
    case TD_DIFFERENCE_REMOVED:
      return C_ ("difference", "Removed");
    case TD_DIFFERENCE_EDITED:
      return _ ("Your words stay; the template would now say");
    case TD_DIFFERENCE_GONE:
      return _ ("No longer in the figures; it stays as plain text");
    case TD_DIFFERENCE_TABLE:
      return _ ("New figures");
    case TD_DIFFERENCE_FIGURE:
    default:
      return NULL;
    }
}

static char *
describe_figure (const TdDifference *difference, TdBook *book)
{
  g_autoptr (TdTrace) trace
      = difference->path != NULL ? td_trace_new (book, difference->path, NULL) : NULL;
  /* TRANSLATORS: what stood there, and what will stand there */
  g_autofree char *words = g_strdup_printf (_ ("%s → %s"), difference->before, difference->after);

  if (trace == NULL || td_book_get_parent (book, trace->subject) == TD_SUBJECT_NONE)
    return g_steal_pointer (&words);
  /* TRANSLATORS: a unit, and what changes in a figure of it */
  return g_strdup_printf (_ ("%s: %s"), td_book_get_short_name (book, trace->subject), words);
}

char *
td_difference_describe (const TdDifference *difference, TdBook *book)
{
  const char *type = describe_type (difference->type);
  g_autofree char *words = NULL;

  if (difference->before != NULL && difference->after != NULL
      && difference->type != TD_DIFFERENCE_EDITED)
    words = describe_figure (difference, book);
  else
    words = g_strdup (difference->after != NULL ? difference->after : difference->before);
  if (type == NULL)
    return words != NULL ? g_steal_pointer (&words) : g_strdup ("");
  return words != NULL ? g_strdup_printf ("%s: %s", type, words) : g_strdup (type);
}
