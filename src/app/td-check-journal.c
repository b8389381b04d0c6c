/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-check-journal.h"

#include "model/td-day.h"

#define PAGE_SIZE 200

/* The note is part of the key: of two who explained the same, the one counts whose words hold. */
static char *
make_key (TdDay as_of, const char *unit, const char *officer, const char *code, const char *note)
{
  return g_strdup_printf ("%d\n%s\n%s\n%s\n%s",
                          as_of,
                          unit,
                          officer != NULL ? officer : "",
                          code != NULL ? code : "",
                          note != NULL ? note : "");
}

/* When a group was made, as people say it. */
static char *
format_when (const char *when)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_iso8601 (when, NULL);
  g_autoptr (GDateTime) local = made != NULL ? g_date_time_to_local (made) : NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup (when);
  day = td_day_format (td_day_new (g_date_time_get_year (local),
                                   g_date_time_get_month (local),
                                   g_date_time_get_day_of_month (local)));
  return g_strdup_printf (
      "%s %02d:%02d", day, g_date_time_get_hour (local), g_date_time_get_minute (local));
}

static void
add_group (GHashTable *explainers, const TdGroup *group)
{
  g_autofree char *key = NULL;
  g_autofree char *when = NULL;

  if (group->undone || group->unit == NULL)
    return;
  key = make_key (group->as_of, group->unit, group->officer, group->detail, group->note);
  /* The newest comes first. */
  if (g_hash_table_contains (explainers, key))
    return;
  when = format_when (group->when);
  g_hash_table_insert (
      explainers, g_steal_pointer (&key), g_strdup_printf ("%s, %s", group->who, when));
}

static void
find_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GHashTable) explainers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;
  gint64 next = 0;

  filter.kind = "explain";
  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) groups = td_workspace_query_groups (
          TD_WORKSPACE (source), &filter, next, PAGE_SIZE, cancellable, &next, &error);

      if (groups == NULL)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      for (guint i = 0; i < groups->len; i++)
        add_group (explainers, g_ptr_array_index (groups, i));
    }
  while (next != 0);
  g_task_return_pointer (task, g_steal_pointer (&explainers), (GDestroyNotify)g_hash_table_unref);
}

void
td_check_journal_find (TdWorkspace *workspace,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, data);

  g_task_run_in_thread (task, find_in_worker);
}

GHashTable *
td_check_journal_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
td_check_journal_get (GHashTable *explainers, const TdBook *book, const TdProblem *problem)
{
  bool is_officer = td_book_is_officer (book, problem->subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, problem->subject) : problem->subject;
  g_autofree char *key
      = make_key (td_book_get_cut (book, problem->cut)->as_of,
                  td_book_get_unit (book, unit)->code,
                  is_officer ? td_book_get_officer (book, problem->subject)->code : NULL,
                  problem->code,
                  problem->explained);

  return g_strdup (g_hash_table_lookup (explainers, key));
}
