/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paper-desk-private.h"

#include <glib/gi18n.h>

#include "documents/td-paper-work.h"

/* Without typing for so long what was typed is written. */
#define SAVE_AFTER_S 2
/* Differences and remarks are looked for when typing rests. */
#define EXAMINE_AFTER_MS 400

G_DEFINE_FINAL_TYPE (TdPaperDesk, td_paper_desk, G_TYPE_OBJECT)

enum
{
  SIGNAL_REPLACED,
  SIGNAL_EDITED,
  SIGNAL_STATE_CHANGED,
  SIGNAL_EXAMINED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
free_remark (gpointer data)
{
  TdRemark *remark = data;

  g_free (remark->words);
  g_free (remark->path);
  g_free (remark->message);
  g_free (remark);
}

static GPtrArray *
copy_remarks (const GPtrArray *remarks)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (free_remark);

  for (guint i = 0; i < remarks->len; i++)
    {
      const TdRemark *remark = g_ptr_array_index (remarks, i);
      TdRemark *copy = g_new (TdRemark, 1);

      *copy = (TdRemark){ .type = remark->type,
                          .block = remark->block,
                          .words = g_strdup (remark->words),
                          .path = g_strdup (remark->path),
                          .message = g_strdup (remark->message) };
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static void
forget_examination (TdPaperDesk *desk)
{
  g_clear_handle_id (&desk->examine_source, g_source_remove);
  g_clear_pointer (&desk->differences, g_ptr_array_unref);
  g_clear_pointer (&desk->remarks, g_ptr_array_unref);
}

static void
forget_draft (TdPaperDesk *desk)
{
  forget_examination (desk);
  g_clear_handle_id (&desk->save_source, g_source_remove);
  g_clear_pointer (&desk->draft, td_draft_free);
  g_clear_pointer (&desk->stored, td_draft_free);
  g_clear_pointer (&desk->contents, g_ptr_array_unref);
  g_clear_pointer (&desk->failure, g_free);
  g_clear_pointer (&desk->save_failure, g_free);
  g_clear_pointer (&desk->progress, td_progress_free);
  g_clear_pointer (&desk->saved_at, g_date_time_unref);
  desk->is_unsaved = false;
}

const TdPaper *
td_paper_desk_get_paper (TdPaperDesk *desk)
{
  TdBook *book = td_session_get_book (desk->session);

  return desk->id != 0 && book != NULL ? td_book_find_paper (book, desk->id) : NULL;
}

static bool
is_same (const GPtrArray *contents, const GPtrArray *others)
{
  if (contents == NULL || others == NULL || contents->len != others->len)
    return false;
  for (guint i = 0; i < contents->len; i++)
    if (!g_str_equal (g_ptr_array_index (contents, i), g_ptr_array_index (others, i)))
      return false;
  return true;
}

static GPtrArray *
load_contents (TdPaperDesk *desk, GError **error)
{
  return td_workspace_load_blocks (td_session_get_workspace (desk->session), desk->id, error);
}

/* Reads the blocks again. Returns: whether they are other ones */
static bool
read_blocks (TdPaperDesk *desk, const TdPaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contents = load_contents (desk, &error);
  g_autoptr (TdDraft) draft = NULL;

  if (contents != NULL && is_same (contents, desk->contents))
    return false;
  if (contents != NULL)
    draft = td_draft_read (paper, contents, &error);
  forget_draft (desk);
  if (draft == NULL)
    {
      desk->failure = g_strdup (error->message);
      return true;
    }
  desk->contents = g_steal_pointer (&contents);
  desk->stored = td_draft_copy (draft);
  desk->draft = g_steal_pointer (&draft);
  return true;
}

static gboolean
examine_cb (gpointer data)
{
  TdPaperDesk *desk = data;

  desk->examine_source = 0;
  td_paper_desk_examine (desk);
  return G_SOURCE_REMOVE;
}

void
_td_paper_desk_examine_later (TdPaperDesk *desk)
{
  if (desk->examine_source == 0 && desk->draft != NULL)
    desk->examine_source
        = g_timeout_add_full (G_PRIORITY_LOW, EXAMINE_AFTER_MS, examine_cb, desk, NULL);
}

void
_td_paper_desk_emit_replaced (TdPaperDesk *desk)
{
  g_signal_emit (desk, signals[SIGNAL_REPLACED], 0);
  g_signal_emit (desk, signals[SIGNAL_STATE_CHANGED], 0);
}

void
td_paper_desk_follow (TdPaperDesk *desk)
{
  const TdPaper *paper;

  if (desk->is_applying || desk->id == 0)
    return;
  paper = td_paper_desk_get_paper (desk);
  g_clear_pointer (&desk->progress, td_progress_free);
  if (paper == NULL)
    {
      forget_draft (desk);
      desk->id = 0;
      _td_paper_desk_emit_replaced (desk);
      return;
    }
  if (read_blocks (desk, paper))
    _td_paper_desk_emit_replaced (desk);
  else
    g_signal_emit (desk, signals[SIGNAL_STATE_CHANGED], 0);
  _td_paper_desk_examine_later (desk);
}

bool
td_paper_desk_open (TdPaperDesk *desk, int64_t id)
{
  const TdPaper *paper;

  if (id == desk->id)
    return true;
  if (!td_paper_desk_save (desk))
    {
      td_session_message (desk->session, desk->save_failure, NULL);
      return false;
    }
  forget_draft (desk);
  desk->id = id;
  paper = td_paper_desk_get_paper (desk);
  if (paper == NULL)
    desk->id = 0;
  else
    (void)read_blocks (desk, paper);
  _td_paper_desk_emit_replaced (desk);
  _td_paper_desk_examine_later (desk);
  return true;
}

const TdProgress *
td_paper_desk_get_progress (TdPaperDesk *desk)
{
  const TdPaper *paper = td_paper_desk_get_paper (desk);

  if (paper != NULL && desk->progress == NULL)
    desk->progress = _td_paper_desk_calculate (desk, paper->as_of, paper->unit, paper->issued);
  return desk->progress;
}

TdProgress *
_td_paper_desk_calculate (TdPaperDesk *desk, TdDay as_of, const char *unit, TdDay issued)
{
  return td_paper_calculate (td_session_get_book (desk->session), as_of, unit, issued);
}

bool
td_paper_desk_can_edit (TdPaperDesk *desk, char **why)
{
  const TdPaper *paper = td_paper_desk_get_paper (desk);

  if (paper == NULL || desk->draft == NULL)
    {
      if (why != NULL)
        *why = g_strdup (desk->failure != NULL ? desk->failure : _ ("No paper is open."));
      return false;
    }
  if (!td_session_can_edit (desk->session, why))
    return false;
  if (paper->state != TD_PAPER_ISSUED)
    return true;
  if (why != NULL)
    *why = g_strdup (_ ("It was issued, so it stays as it is. A duplicate of it can be changed."));
  return false;
}

char *
td_paper_desk_describe_state (TdPaperDesk *desk)
{
  const TdPaper *paper = td_paper_desk_get_paper (desk);
  g_autofree char *time = NULL;

  if (paper == NULL)
    return g_strdup ("");
  if (paper->state == TD_PAPER_ISSUED)
    {
      g_autofree char *day = td_day_format (paper->issued);

      /* Translators: %s is the day on which a paper was issued. */
      return g_strdup_printf (_ ("Issued on %s"), day);
    }
  if (desk->save_failure != NULL)
    /* Translators: %s is a sentence: why an edit of a paper could not be written. */
    return g_strdup_printf (_ ("Draft, not saved: %s"), desk->save_failure);
  if (desk->is_unsaved)
    return g_strdup (_ ("Draft, being edited…"));
  if (desk->saved_at == NULL)
    return g_strdup (C_ ("paper", "Draft"));
  time = g_date_time_format (desk->saved_at, "%-H:%M");
  /* Translators: %s is a time such as 9:40. */
  return g_strdup_printf (_ ("Draft, saved at %s"), time);
}

static gboolean
save_cb (gpointer data)
{
  TdPaperDesk *desk = data;

  desk->save_source = 0;
  (void)td_paper_desk_save (desk);
  return G_SOURCE_REMOVE;
}

void
td_paper_desk_set_text (TdPaperDesk *desk, guint block, const char *key, const char *text)
{
  if (desk->draft == NULL || !td_draft_set_text (desk->draft, block, key, text))
    return;
  g_clear_handle_id (&desk->save_source, g_source_remove);
  desk->save_source = g_timeout_add_seconds (SAVE_AFTER_S, save_cb, desk);
  g_clear_handle_id (&desk->examine_source, g_source_remove);
  _td_paper_desk_examine_later (desk);
  if (!desk->is_unsaved)
    {
      desk->is_unsaved = true;
      g_signal_emit (desk, signals[SIGNAL_STATE_CHANGED], 0);
    }
  g_signal_emit (desk, signals[SIGNAL_EDITED], 0);
}

bool
td_paper_desk_is_unsaved (TdPaperDesk *desk)
{
  return desk->is_unsaved;
}

/* What stands in the workspace now is what is open. */
void
_td_paper_desk_note_saved (TdPaperDesk *desk)
{
  g_clear_pointer (&desk->contents, g_ptr_array_unref);
  desk->contents = load_contents (desk, NULL);
  g_clear_pointer (&desk->stored, td_draft_free);
  desk->stored = td_draft_copy (desk->draft);
  g_clear_pointer (&desk->saved_at, g_date_time_unref);
  desk->saved_at = g_date_time_new_now_local ();
  g_clear_pointer (&desk->save_failure, g_free);
  g_clear_pointer (&desk->progress, td_progress_free);
  desk->is_unsaved = false;
  _td_paper_desk_examine_later (desk);
}

bool
_td_paper_desk_apply (TdPaperDesk *desk,
                      const TdChanges *changes,
                      const char *kind,
                      const TdPaper *paper,
                      GError **error)
{
  TdAction action
      = { .kind = kind, .unit = paper->unit, .as_of = paper->as_of, .detail = paper->kind };
  /* What @paper names may be of the book that goes. */
  g_autoptr (TdBook) book = td_book_ref (td_session_get_book (desk->session));
  bool done;

  desk->is_applying = true;
  done = td_session_apply (desk->session, changes, &action, NULL, error);
  desk->is_applying = false;
  return done;
}

bool
td_paper_desk_save (TdPaperDesk *desk)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  const TdPaper *paper = td_paper_desk_get_paper (desk);

  g_clear_handle_id (&desk->save_source, g_source_remove);
  if (!desk->is_unsaved || desk->draft == NULL || paper == NULL)
    return true;
  td_draft_put (desk->draft, desk->stored, desk->id, changes);
  if (td_changes_get_n (changes) > 0
      && !_td_paper_desk_apply (desk, changes, "paper-edit", paper, &error))
    {
      g_free (desk->save_failure);
      desk->save_failure = g_strdup (error->message);
      g_signal_emit (desk, signals[SIGNAL_STATE_CHANGED], 0);
      return false;
    }
  if (td_changes_get_n (changes) > 0)
    _td_paper_desk_note_saved (desk);
  desk->is_unsaved = false;
  g_signal_emit (desk, signals[SIGNAL_STATE_CHANGED], 0);
  return true;
}

static void
find_differences (TdPaperDesk *desk, const TdProgress *progress, const TdPaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDraft) fresh
      = td_draft_refresh (desk->draft, progress, paper->number, &desk->differences, &error);

  if (fresh == NULL)
    g_info ("differences of a paper are not known: %s", error->message);
}

void
td_paper_desk_examine (TdPaperDesk *desk)
{
  const TdPaper *paper = td_paper_desk_get_paper (desk);
  const TdProgress *progress = td_paper_desk_get_progress (desk);
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (TdProof) proof = NULL;

  forget_examination (desk);
  if (desk->draft == NULL || paper == NULL)
    return;
  if (progress != NULL)
    find_differences (desk, progress, paper);
  document = td_draft_get_document (desk->draft);
  proof = td_proof_new (progress);
  td_proof_document (proof, document);
  desk->remarks = copy_remarks (td_proof_get_remarks (proof));
  g_signal_emit (desk, signals[SIGNAL_EXAMINED], 0);
}

static void
td_paper_desk_dispose (GObject *object)
{
  TdPaperDesk *desk = TD_PAPER_DESK (object);

  forget_draft (desk);
  g_clear_object (&desk->session);
  G_OBJECT_CLASS (td_paper_desk_parent_class)->dispose (object);
}

static guint
add_signal (TdPaperDeskClass *klass, const char *name)
{
  return g_signal_new (
      name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_paper_desk_class_init (TdPaperDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_paper_desk_dispose;
  signals[SIGNAL_REPLACED] = add_signal (klass, "replaced");
  signals[SIGNAL_EDITED] = add_signal (klass, "edited");
  signals[SIGNAL_STATE_CHANGED] = add_signal (klass, "state-changed");
  signals[SIGNAL_EXAMINED] = add_signal (klass, "examined");
}

static void
td_paper_desk_init (TdPaperDesk *desk)
{
}

TdPaperDesk *
td_paper_desk_new (TdSession *session)
{
  TdPaperDesk *desk = g_object_new (TD_TYPE_PAPER_DESK, NULL);

  desk->session = g_object_ref (session);
  return desk;
}

TdSession *
td_paper_desk_get_session (TdPaperDesk *desk)
{
  return desk->session;
}

int64_t
td_paper_desk_get_id (TdPaperDesk *desk)
{
  return desk->id;
}

const TdDraft *
td_paper_desk_get_draft (TdPaperDesk *desk)
{
  return desk->draft;
}

const char *
td_paper_desk_get_failure (TdPaperDesk *desk)
{
  return desk->failure;
}

const GPtrArray *
td_paper_desk_get_differences (TdPaperDesk *desk)
{
  return desk->differences;
}

const GPtrArray *
td_paper_desk_get_remarks (TdPaperDesk *desk)
{
  return desk->remarks;
}
