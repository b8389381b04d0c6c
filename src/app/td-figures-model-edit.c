/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/* What is entered into the model of figures, and how it is written. */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-model-private.h"

#include <glib/gi18n.h>

#include "app/td-figures-edit.h"
#include "app/td-record-state.h"
#include "model/td-amount.h"
#include "model/td-text.h"

/* So many records are written at once without anybody noticing; more go to a worker. */
#define FEW_RECORDS 10

static TdAction
make_action (TdFiguresModel *model, const char *kind)
{
  const TdFiguresView *view = td_figures_sheet_get_view (model->sheet);

  return (TdAction){
    .kind = kind,
    .as_of = td_book_get_cut (view->book, view->cut)->as_of,
    .detail = td_measure_name (view->measure),
  };
}

bool
td_figures_model_put (TdFiguresModel *model,
                      TdSubject subject,
                      TdMeasure measure,
                      TdItem item,
                      const int64_t *value,
                      GError **error)
{
  const TdFiguresView *view = td_figures_sheet_get_view (model->sheet);
  /* The sheet takes a new book while the change is made. */
  g_autoptr (TdBook) book = td_book_ref (view->book);
  g_autoptr (TdChanges) changes = td_changes_new ();
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;
  TdAction action = make_action (model, "set");

  if (model->preview != NULL)
    {
      g_set_error_literal (error,
                           TD_ERROR,
                           TD_ERROR_RULE,
                           _ ("Other figures are being written. Try again in a moment."));
      return false;
    }
  action.unit = td_book_get_unit (book, unit)->code;
  action.officer = is_officer ? td_book_get_officer (book, subject)->code : NULL;
  action.detail = td_measure_name (measure);
  td_record_put_item (book, view->cut, subject, measure, item, value, changes);
  return td_changes_get_n (changes) == 0
         || td_session_apply (model->session, changes, &action, NULL, error);
}

static bool
refuse (char **message, char *sentence)
{
  if (message != NULL)
    *message = sentence;
  else
    g_free (sentence);
  return false;
}

bool
_td_figures_model_enter (TdFiguresModel *model,
                         const TdFiguresPlace *place,
                         const char *text,
                         char **message)
{
  g_autofree char *trimmed = td_text_normalise (text);
  g_autoptr (GError) error = NULL;
  bool is_absent = trimmed == NULL || *trimmed == '\0' || g_str_equal (trimmed, TD_ABSENT);
  int64_t value = 0;

  if (place->lock != TD_FIGURES_LOCK_NONE)
    return refuse (message, _td_figures_model_word_lock (model, place->lock));
  if (!is_absent && !td_amount_parse (trimmed, &value, &error))
    return refuse (message, g_strdup (error->message));
  if (is_absent ? !place->has_value : place->has_value && place->value == value)
    return true;
  if (!td_figures_model_put (
          model, place->subject, place->measure, place->item, is_absent ? NULL : &value, &error))
    return refuse (message, g_strdup (error->message));
  return true;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdFiguresModel *model = TD_FIGURES_MODEL (source);
  g_autoptr (GError) error = NULL;

  if (!td_figures_model_apply_finish (model, result, &error))
    td_session_message (model->session, error->message, NULL);
}

/* Makes the edits of a range; few at once, so that they are on disk when this returns. */
static bool
apply_edit (TdFiguresModel *model, const char *kind, TdFiguresEdit *edit, char **message)
{
  g_autoptr (TdChanges) changes = td_figures_edit_get_changes (edit);
  TdAction action = make_action (model, kind);
  g_autoptr (GError) error = NULL;
  guint n = td_changes_get_n (changes);

  if (n == 0)
    return true;
  if (n > FEW_RECORDS)
    {
      TdBook *preview = td_figures_edit_preview (edit, changes);

      td_figures_model_apply (model, kind, g_steal_pointer (&changes), preview, written_cb, NULL);
      return true;
    }
  if (!td_session_apply (model->session, changes, &action, NULL, &error))
    return refuse (message, g_strdup (error->message));
  return true;
}

bool
_td_figures_model_write (TdFiguresModel *model,
                         const TdGridRange *range,
                         bool fills,
                         TdFiguresPlaceFunc find_place,
                         gpointer data,
                         char **message)
{
  const TdFiguresView *view = td_figures_sheet_get_view (model->sheet);
  g_autoptr (TdFiguresEdit) edit = NULL;
  TdFiguresPlace first;
  TdFiguresPlace place;
  bool is_locked = true;

  if (fills && range->last_row == range->row)
    return refuse (message, g_strdup (_ ("Select the cell to copy and the cells below it first.")));
  if (model->preview != NULL)
    return refuse (message,
                   g_strdup (_ ("Other figures are being written. Try again in a moment.")));
  edit = td_figures_edit_new (view->book, view->cut);
  for (guint column = range->column; column <= range->last_column; column++)
    {
      find_place (data, range->row, column, &first);
      for (guint row = range->row + (fills ? 1 : 0); row <= range->last_row; row++)
        {
          find_place (data, row, column, &place);
          if (place.lock != TD_FIGURES_LOCK_NONE)
            continue;
          is_locked = false;
          td_figures_edit_put (edit,
                               place.subject,
                               place.measure,
                               place.item,
                               fills && first.has_value ? &first.value : NULL);
        }
    }
  if (is_locked)
    return refuse (message, _td_figures_model_word_lock (model, place.lock));
  return apply_edit (model, fills ? "fill" : "clear", edit, message);
}

typedef struct
{
  TdWorkspace *workspace; /* owned */
  TdChanges *changes;     /* owned */
  char *kind;
  TdDay as_of;
  const char *detail;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->workspace);
  td_changes_free (job->changes);
  g_free (job->kind);
  g_free (job);
}

static void
apply_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  TdAction action = { .kind = job->kind, .as_of = job->as_of, .detail = job->detail };
  GError *error = NULL;

  if (td_workspace_apply (job->workspace, job->changes, &action, false, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
td_figures_model_apply (TdFiguresModel *model,
                        const char *kind,
                        TdChanges *changes,
                        TdBook *preview,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (model, NULL, callback, data);
  TdAction action = make_action (model, kind);
  Job *job = g_new0 (Job, 1);

  job->workspace = g_object_ref (td_session_get_workspace (model->session));
  job->changes = changes;
  job->kind = g_strdup (kind);
  job->as_of = action.as_of;
  job->detail = action.detail;
  g_clear_pointer (&model->preview, td_book_unref);
  model->preview = preview;
  _td_figures_model_show (model);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_task_run_in_thread (task, apply_thread);
}

bool
td_figures_model_apply_finish (TdFiguresModel *model, GAsyncResult *result, GError **error)
{
  bool done = g_task_propagate_boolean (G_TASK (result), error);

  g_clear_pointer (&model->preview, td_book_unref);
  _td_figures_model_show (model);
  return done;
}
