/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-session.h"

#include <glib/gi18n.h>

#include "model/td-day.h"

struct _TdSession
{
  GObject parent_instance;

  /* owned */
  TdWorkspace *workspace;
  GSignalGroup *workspace_signals;
  TdBook *book;
  TdProgress *progress;

  TdDay as_of;
  TdDay issued;
  bool issued_chosen; /* by the user; else it follows the cut */
  bool was_read_only;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STATE_CHANGED,
  SIGNAL_NAVIGATE,
  SIGNAL_MESSAGE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdSession, td_session, G_TYPE_OBJECT)

/* Today when the cut belongs to the work year that runs now, else the day of the cut: nobody issues
 * papers about a year that is over. */
static TdDay
default_issued (TdDay as_of)
{
  TdDay today = td_day_today ();

  if (today >= as_of && today <= td_work_year_last (td_day_work_year (as_of)))
    return today;
  return as_of;
}

static void
move_issued (TdSession *session)
{
  if (session->as_of == TD_DAY_NONE)
    session->issued = td_day_today ();
  else if (!session->issued_chosen)
    session->issued = default_issued (session->as_of);
  else if (session->issued < session->as_of)
    session->issued = session->as_of;
}

static void
set_cut (TdSession *session, int cut)
{
  session->as_of = cut < 0 ? TD_DAY_NONE : td_book_get_cut (session->book, cut)->as_of;
  move_issued (session);
}

/* The chosen cut, or, when it is gone, the nearest before it, else the first. */
static void
keep_cut (TdSession *session)
{
  int n_cuts = td_book_get_n_cuts (session->book);
  int best = n_cuts > 0 ? 0 : -1;

  for (int cut = 0; cut < n_cuts; cut++)
    {
      if (session->as_of == TD_DAY_NONE
          || td_book_get_cut (session->book, cut)->as_of <= session->as_of)
        best = cut;
    }
  set_cut (session, best);
}

static void
take_book (TdSession *session)
{
  g_clear_pointer (&session->progress, td_progress_free);
  g_clear_pointer (&session->book, td_book_unref);
  if (session->workspace != NULL)
    session->book = td_book_ref (td_workspace_get_book (session->workspace));
}

static void
emit_changed (TdSession *session)
{
  g_signal_emit (session, signals[SIGNAL_CHANGED], 0);
}

static void
workspace_changed_cb (TdSession *session)
{
  take_book (session);
  keep_cut (session);
  emit_changed (session);
}

static void
workspace_state_changed_cb (TdSession *session)
{
  bool read_only = td_workspace_is_read_only (session->workspace);

  if (read_only != session->was_read_only)
    {
      session->was_read_only = read_only;
      emit_changed (session);
    }
  g_signal_emit (session, signals[SIGNAL_STATE_CHANGED], 0);
}

static void
td_session_dispose (GObject *object)
{
  TdSession *session = TD_SESSION (object);

  g_clear_object (&session->workspace_signals);
  g_clear_object (&session->workspace);
  take_book (session);

  G_OBJECT_CLASS (td_session_parent_class)->dispose (object);
}

static void
td_session_class_init (TdSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_session_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                0);
  signals[SIGNAL_NAVIGATE] = g_signal_new ("navigate",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           4,
                                           G_TYPE_STRING,
                                           G_TYPE_INT,
                                           G_TYPE_INT,
                                           G_TYPE_INT);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_STRING,
                                          G_TYPE_STRING);
}

static void
td_session_init (TdSession *session)
{
  session->as_of = TD_DAY_NONE;
  session->issued = td_day_today ();
  session->workspace_signals = g_signal_group_new (TD_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (
      session->workspace_signals, "changed", G_CALLBACK (workspace_changed_cb), session);
  g_signal_group_connect_swapped (session->workspace_signals,
                                  "state-changed",
                                  G_CALLBACK (workspace_state_changed_cb),
                                  session);
}

TdSession *
td_session_new (void)
{
  return g_object_new (TD_TYPE_SESSION, NULL);
}

void
td_session_set_workspace (TdSession *session, TdWorkspace *workspace)
{
  g_return_if_fail (TD_IS_SESSION (session));

  if (!g_set_object (&session->workspace, workspace))
    return;
  g_signal_group_set_target (session->workspace_signals, workspace);
  take_book (session);
  session->as_of = TD_DAY_NONE;
  session->issued_chosen = false;
  session->was_read_only = workspace != NULL && td_workspace_is_read_only (workspace);
  if (session->book != NULL)
    keep_cut (session);
  emit_changed (session);
  g_signal_emit (session, signals[SIGNAL_STATE_CHANGED], 0);
}

TdWorkspace *
td_session_get_workspace (TdSession *session)
{
  return session->workspace;
}

TdBook *
td_session_get_book (TdSession *session)
{
  return session->book;
}

int
td_session_get_cut (TdSession *session)
{
  if (session->book == NULL || session->as_of == TD_DAY_NONE)
    return -1;
  return td_book_find_cut (session->book, session->as_of);
}

void
td_session_set_as_of (TdSession *session, TdDay as_of)
{
  int cut;

  if (session->book == NULL || as_of == session->as_of)
    return;
  cut = td_book_find_cut (session->book, as_of);
  if (cut < 0)
    return;
  set_cut (session, cut);
  g_clear_pointer (&session->progress, td_progress_free);
  emit_changed (session);
}

TdDay
td_session_get_as_of (TdSession *session)
{
  return session->as_of;
}

TdDay
td_session_get_issued (TdSession *session)
{
  return session->issued;
}

bool
td_session_set_issued (TdSession *session, TdDay issued, GError **error)
{
  if (session->as_of != TD_DAY_NONE && issued < session->as_of)
    {
      g_autofree char *as_of = td_day_format (session->as_of);

      /* Translators: %s is the as-of date of the figures. */
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_RULE,
                   _ ("The day of issue cannot be before %s, the day of the figures."),
                   as_of);
      return false;
    }
  session->issued_chosen = true;
  if (issued == session->issued)
    return true;
  session->issued = issued;
  g_clear_pointer (&session->progress, td_progress_free);
  emit_changed (session);
  return true;
}

const TdProgress *
td_session_get_progress (TdSession *session)
{
  int cut = td_session_get_cut (session);

  if (cut < 0 || td_book_get_root (session->book, session->as_of) == TD_SUBJECT_NONE)
    return NULL;
  if (session->progress == NULL)
    session->progress
        = td_progress_new (session->book, cut, session->issued, TD_SUBJECT_NONE, true);
  return session->progress;
}

bool
td_session_can_edit (TdSession *session, char **why)
{
  if (session->workspace != NULL && !td_workspace_is_read_only (session->workspace))
    return true;
  if (why != NULL && session->workspace == NULL)
    *why = g_strdup (_ ("No workspace is open."));
  else if (why != NULL)
    *why = g_strdup (td_workspace_get_read_only_reason (session->workspace));
  return false;
}

bool
td_session_apply (TdSession *session,
                  const TdChanges *changes,
                  const TdAction *action,
                  GPtrArray *faults,
                  GError **error)
{
  g_autofree char *why = NULL;

  if (!td_session_can_edit (session, &why))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_READ_ONLY, why);
      return false;
    }
  return td_workspace_apply (session->workspace, changes, action, false, faults, NULL, error);
}

void
td_session_navigate (TdSession *session, const char *page, TdSubject subject, int measure, int item)
{
  g_signal_emit (session, signals[SIGNAL_NAVIGATE], 0, page, subject, measure, item);
}

void
td_session_message (TdSession *session, const char *text, const char *action_name)
{
  g_signal_emit (session, signals[SIGNAL_MESSAGE], 0, text, action_name);
}
