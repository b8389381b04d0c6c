/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paper-desk-private.h"

#include <glib/gi18n.h>

/* A copy of the draft to change, when it may be changed and what was typed is on disk. */
static TdDraft *
begin (TdPaperDesk *desk)
{
  g_autofree char *why = NULL;

  if (!td_paper_desk_can_edit (desk, &why))
    {
      td_session_message (desk->session, why, NULL);
      return NULL;
    }
  return td_paper_desk_save (desk) ? td_draft_copy (desk->draft) : NULL;
}

/* Writes @next in place of the draft, with the header @paper if there is one. */
static bool
keep (TdPaperDesk *desk, TdDraft *next, const char *kind, const TdPaper *paper, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  const TdPaper *about = paper != NULL ? paper : td_paper_desk_get_paper (desk);

  td_draft_put (next, desk->stored, desk->id, changes);
  if (paper != NULL)
    td_changes_put_paper (changes, paper);
  if (td_changes_get_n (changes) > 0 && !_td_paper_desk_apply (desk, changes, kind, about, error))
    return false;
  td_draft_free (desk->draft);
  desk->draft = td_draft_copy (next);
  _td_paper_desk_note_saved (desk);
  _td_paper_desk_emit_replaced (desk);
  return true;
}

static bool
finish (TdPaperDesk *desk, TdDraft *next, const char *kind, const TdPaper *paper)
{
  g_autoptr (GError) error = NULL;

  if (keep (desk, next, kind, paper, &error))
    return true;
  td_session_message (desk->session, error->message, NULL);
  return false;
}

char *
td_paper_desk_insert (TdPaperDesk *desk, guint block, const char *key, const char *text)
{
  g_autoptr (TdDraft) next = begin (desk);
  g_autofree char *made = next != NULL ? td_draft_insert (next, block, key, text) : NULL;

  return made != NULL && finish (desk, next, "paper-edit", NULL) ? g_steal_pointer (&made) : NULL;
}

char *
td_paper_desk_split (
    TdPaperDesk *desk, guint block, const char *key, const char *text, const char *rest)
{
  g_autoptr (TdDraft) next = begin (desk);
  g_autofree char *made = NULL;

  if (next == NULL || !td_draft_set_text (next, block, key, text))
    return NULL;
  made = td_draft_insert (next, block, key, rest);
  return made != NULL && finish (desk, next, "paper-edit", NULL) ? g_steal_pointer (&made) : NULL;
}

bool
td_paper_desk_remove (TdPaperDesk *desk, guint block, const char *key)
{
  g_autoptr (TdDraft) next = begin (desk);

  return next != NULL && td_draft_remove (next, block, key)
         && finish (desk, next, "paper-edit", NULL);
}

bool
td_paper_desk_move (TdPaperDesk *desk, guint block, const char *key, int by)
{
  g_autoptr (TdDraft) next = begin (desk);

  return next != NULL && td_draft_move (next, block, key, by)
         && finish (desk, next, "paper-edit", NULL);
}

bool
td_paper_desk_restore (TdPaperDesk *desk, guint block, const char *key)
{
  g_autoptr (TdDraft) next = begin (desk);

  return next != NULL && td_draft_restore (next, block, key)
         && finish (desk, next, "paper-edit", NULL);
}

bool
td_paper_desk_add_directives (TdPaperDesk *desk,
                              guint block,
                              const char *key,
                              const char *const *directives)
{
  g_autoptr (TdDraft) next = begin (desk);
  const TdProgress *progress = td_paper_desk_get_progress (desk);
  g_autofree char *after = g_strdup (key);

  if (next == NULL || progress == NULL)
    return false;
  for (guint i = 0; directives[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      char *made = td_draft_add_directive (next, block, after, directives[i], progress, &error);

      if (made == NULL)
        {
          td_session_message (desk->session, error->message, NULL);
          return false;
        }
      g_free (after);
      after = made;
    }
  return finish (desk, next, "paper-edit", NULL);
}

/* The header with what is now known of the figures. */
static void
note_figures (TdPaperDesk *desk, TdPaper *paper)
{
  TdBook *book = td_session_get_book (desk->session);
  int cut = td_book_find_cut (book, paper->as_of);

  if (cut >= 0)
    paper->revision = td_book_get_cut (book, cut)->revision;
  (void)td_workspace_get_last_group (td_session_get_workspace (desk->session), &paper->group, NULL);
}

bool
td_paper_desk_refresh (TdPaperDesk *desk)
{
  g_autoptr (TdDraft) now = begin (desk);
  g_autoptr (TdDraft) next = NULL;
  g_autoptr (GError) error = NULL;
  const TdProgress *progress = td_paper_desk_get_progress (desk);
  TdPaper paper;

  if (now == NULL || progress == NULL)
    return false;
  paper = *td_paper_desk_get_paper (desk);
  next = td_draft_refresh (now, progress, paper.number, NULL, &error);
  if (next == NULL)
    {
      td_session_message (desk->session, error->message, NULL);
      return false;
    }
  note_figures (desk, &paper);
  return finish (desk, next, "paper-refresh", &paper);
}

static TdDraft *
refresh_for (TdPaperDesk *desk,
             const TdDraft *draft,
             const char *number,
             TdDay issued,
             GPtrArray **differences,
             GError **error)
{
  const TdPaper *paper = td_paper_desk_get_paper (desk);
  g_autoptr (TdProgress) progress
      = _td_paper_desk_calculate (desk, paper->as_of, paper->unit, issued);

  if (progress == NULL)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("The cut or the unit that it is about is gone."));
      return NULL;
    }
  return td_draft_refresh (draft, progress, number, differences, error);
}

/* The texts of the letterhead that the number and the day of issue stand in. */
static const char *const head_keys[] = { "number", "place" };

static const TdDraftPart *
find_part (const GPtrArray *parts, const char *key)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, i);

      if (part->type == TD_DRAFT_TEXT && g_str_equal (part->key, key))
        return part;
    }
  return NULL;
}

/* Takes those texts from @from, nothing else. */
static void
take_head (TdDraft *draft, const TdDraft *from)
{
  g_autoptr (GPtrArray) parts = td_draft_list_parts (from);

  for (guint i = 0; i < G_N_ELEMENTS (head_keys); i++)
    {
      const TdDraftPart *part = find_part (parts, head_keys[i]);

      if (part != NULL)
        (void)td_draft_set_text (draft, part->block, part->key, part->text);
    }
}

/* A number that was written by hand and is another one gives way. @number: (nullable) */
static void
clear_head (TdDraft *draft, const char *number)
{
  g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);
  const TdDraftPart *part = find_part (parts, "number");

  if (part != NULL && part->is_edited && (number == NULL || strstr (part->text, number) == NULL))
    (void)td_draft_restore (draft, part->block, part->key);
}

GPtrArray *
td_paper_desk_preview_issue (TdPaperDesk *desk, const char *number, TdDay issued)
{
  g_autoptr (TdDraft) next = NULL;
  g_autoptr (TdDraft) now = NULL;
  GPtrArray *differences = NULL;

  if (desk->draft == NULL || td_paper_desk_get_paper (desk) == NULL)
    return NULL;
  now = td_draft_copy (desk->draft);
  clear_head (now, number);
  next = refresh_for (desk, now, number, issued, NULL, NULL);
  if (next == NULL)
    return NULL;
  take_head (now, next);
  g_clear_pointer (&next, td_draft_free);
  next = refresh_for (desk, now, number, issued, &differences, NULL);
  return differences;
}

bool
td_paper_desk_issue (
    TdPaperDesk *desk, const char *number, TdDay issued, bool refresh, GError **error)
{
  g_autoptr (TdDraft) next = begin (desk);
  g_autoptr (TdDraft) fresh = NULL;
  TdPaper paper;

  if (next == NULL)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_RULE, _ ("What was typed could not be saved."));
      return false;
    }
  clear_head (next, number);
  fresh = refresh_for (desk, next, number, issued, NULL, refresh ? error : NULL);
  if (fresh == NULL && refresh)
    return false;
  paper = *td_paper_desk_get_paper (desk);
  paper.number = (char *)number;
  paper.issued = issued;
  paper.state = TD_PAPER_ISSUED;
  if (refresh)
    note_figures (desk, &paper);
  if (!refresh && fresh != NULL)
    take_head (next, fresh);
  return keep (desk, refresh ? fresh : next, "paper-issue", &paper, error);
}

bool
td_paper_desk_create (TdPaperDesk *desk,
                      const char *kind,
                      TdDay as_of,
                      const char *unit,
                      TdDay issued,
                      GError **error)
{
  g_autoptr (TdProgress) progress = _td_paper_desk_calculate (desk, as_of, unit, issued);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (TdDraft) draft = NULL;
  g_autoptr (TdDocument) document = NULL;
  TdPaper paper = { .kind = (char *)kind, .as_of = as_of, .unit = (char *)unit, .issued = issued };

  if (progress == NULL)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no unit with figures on that day."));
      return false;
    }
  draft = td_draft_compose (progress, kind, NULL, error);
  if (draft == NULL || !td_paper_desk_save (desk))
    return false;
  document = td_draft_get_document (draft);
  paper.id = td_book_next_paper (td_session_get_book (desk->session));
  paper.title = (char *)td_document_get_title (document);
  note_figures (desk, &paper);
  td_changes_put_paper (changes, &paper);
  td_draft_put (draft, NULL, paper.id, changes);
  if (!_td_paper_desk_apply (desk, changes, "paper-new", &paper, error))
    return false;
  td_paper_desk_open (desk, paper.id);
  return true;
}

bool
td_paper_desk_duplicate (TdPaperDesk *desk, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (TdDraft) copy = NULL;
  g_autoptr (TdDraft) fresh = NULL;
  TdPaper paper;

  if (desk->draft == NULL || !td_paper_desk_save (desk))
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_RULE, _ ("What was typed could not be saved."));
      return false;
    }
  paper = *td_paper_desk_get_paper (desk);
  copy = td_draft_copy (desk->draft);
  clear_head (copy, NULL);
  fresh = refresh_for (desk, copy, NULL, paper.issued, NULL, NULL);
  if (fresh != NULL)
    take_head (copy, fresh);
  paper.id = td_book_next_paper (td_session_get_book (desk->session));
  paper.number = NULL;
  paper.state = TD_PAPER_DRAFT;
  td_changes_put_paper (changes, &paper);
  td_draft_put (copy, NULL, paper.id, changes);
  if (!_td_paper_desk_apply (desk, changes, "paper-new", &paper, error))
    return false;
  td_paper_desk_open (desk, paper.id);
  return true;
}

bool
td_paper_desk_delete (TdPaperDesk *desk, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  const TdPaper *paper;

  if (!td_paper_desk_save (desk))
    return false;
  paper = td_paper_desk_get_paper (desk);
  if (paper == NULL)
    return false;
  td_changes_remove_paper (changes, desk->id);
  if (!_td_paper_desk_apply (desk, changes, "paper-delete", paper, error))
    return false;
  td_paper_desk_open (desk, 0);
  return true;
}
