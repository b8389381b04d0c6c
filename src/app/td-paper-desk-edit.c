/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paper-desk-private.h"

#include <glib/gi18n.h>

#include "documents/td-paper-work.h"

/* What was typed comes first. */
static bool
save_before (TdPaperDesk *desk, GError **error)
{
  if (td_paper_desk_save (desk))
    return true;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_RULE, desk->save_failure);
  return false;
}

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
  gint64 group = paper->group;

  (void)td_workspace_get_last_group (td_session_get_workspace (desk->session), &group, NULL);
  td_paper_note_figures (paper, td_session_get_book (desk->session), group);
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

/* The figures of now, seen from another day of issue. */
static TdProgress *
calculate_for (TdPaperDesk *desk, TdDay issued, GError **error)
{
  const TdPaper *paper = td_paper_desk_get_paper (desk);
  TdProgress *progress = _td_paper_desk_calculate (desk, paper->as_of, paper->unit, issued);

  if (progress == NULL)
    g_set_error_literal (
        error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("The cut or the unit that it is about is gone."));
  return progress;
}

GPtrArray *
td_paper_desk_preview_issue (TdPaperDesk *desk, const char *number, TdDay issued)
{
  g_autoptr (TdProgress) progress = NULL;
  g_autoptr (TdDraft) headed = NULL;
  g_autoptr (TdDraft) next = NULL;
  GPtrArray *differences = NULL;

  if (desk->draft == NULL || td_paper_desk_get_paper (desk) == NULL)
    return NULL;
  progress = calculate_for (desk, issued, NULL);
  if (progress != NULL)
    headed = td_paper_set_head (desk->draft, progress, number, NULL);
  if (headed != NULL)
    next = td_draft_refresh (headed, progress, number, &differences, NULL);
  return differences;
}

bool
td_paper_desk_issue (
    TdPaperDesk *desk, const char *number, TdDay issued, bool refresh, GError **error)
{
  g_autoptr (TdDraft) next = NULL;
  g_autoptr (TdDraft) headed = NULL;
  g_autoptr (TdProgress) progress = NULL;
  g_autofree char *why = NULL;
  TdPaper paper;

  if (!td_paper_desk_can_edit (desk, &why))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_RULE, why);
      return false;
    }
  if (!save_before (desk, error))
    return false;
  next = td_draft_copy (desk->draft);
  /* Where the figures are gone it is issued as it stands. */
  progress = calculate_for (desk, issued, refresh ? error : NULL);
  if (progress != NULL)
    headed = td_paper_set_head (next, progress, number, refresh ? error : NULL);
  if (headed != NULL)
    {
      td_draft_free (next);
      next = refresh ? td_draft_refresh (headed, progress, number, NULL, error)
                     : g_steal_pointer (&headed);
    }
  else if (refresh)
    return false;
  if (next == NULL)
    return false;
  paper = *td_paper_desk_get_paper (desk);
  paper.number = (char *)number;
  paper.issued = issued;
  paper.state = TD_PAPER_ISSUED;
  if (refresh)
    note_figures (desk, &paper);
  return keep (desk, next, "paper-issue", &paper, error);
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
  TdPaper paper = { .kind = (char *)kind, .as_of = as_of, .unit = (char *)unit, .issued = issued };

  if (progress == NULL)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no unit with figures on that day."));
      return false;
    }
  draft = td_draft_compose (progress, kind, NULL, error);
  if (draft == NULL || !save_before (desk, error))
    return false;
  note_figures (desk, &paper);
  paper.id = td_paper_put_new (draft, &paper, td_session_get_book (desk->session), changes);
  if (!_td_paper_desk_apply (desk, changes, "paper-new", &paper, error))
    return false;
  return td_paper_desk_open (desk, paper.id);
}

bool
td_paper_desk_duplicate (TdPaperDesk *desk, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (TdProgress) progress = NULL;
  g_autoptr (TdDraft) copy = NULL;
  TdPaper paper;

  g_return_val_if_fail (desk->draft != NULL, false);

  if (!save_before (desk, error))
    return false;
  paper = *td_paper_desk_get_paper (desk);
  progress = calculate_for (desk, paper.issued, NULL);
  if (progress != NULL)
    copy = td_paper_set_head (desk->draft, progress, NULL, NULL);
  if (copy == NULL)
    copy = td_draft_copy (desk->draft);
  paper.number = NULL;
  paper.state = TD_PAPER_DRAFT;
  paper.id = td_paper_put_new (copy, &paper, td_session_get_book (desk->session), changes);
  if (!_td_paper_desk_apply (desk, changes, "paper-new", &paper, error))
    return false;
  return td_paper_desk_open (desk, paper.id);
}

bool
td_paper_desk_delete (TdPaperDesk *desk, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  const TdPaper *paper;

  g_return_val_if_fail (desk->id != 0, false);

  if (!save_before (desk, error))
    return false;
  paper = td_paper_desk_get_paper (desk);
  td_changes_remove_paper (changes, desk->id);
  if (!_td_paper_desk_apply (desk, changes, "paper-delete", paper, error))
    return false;
  return td_paper_desk_open (desk, 0);
}
