/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-targets-journal.h"

#include "analysis/td-targets.h"
#include "model/td-day.h"

/* Older changes of a unit's targets than these many are not looked for. */
#define MAX_GROUPS 50

static char *
make_key (const char *officer, const char *measure, TdDay first_day)
{
  return g_strdup_printf ("%s\n%s\n%d", officer != NULL ? officer : "", measure, first_day);
}

/* The day on which a group was made. */
static char *
format_day (const char *when)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_iso8601 (when, NULL);
  g_autoptr (GDateTime) local = made != NULL ? g_date_time_to_local (made) : NULL;

  return local != NULL ? td_day_format (td_day_new (g_date_time_get_year (local),
                                                    g_date_time_get_month (local),
                                                    g_date_time_get_day_of_month (local)))
                       : g_strdup (when);
}

/* Who removed a target has not set the one that stands there now. */
static bool
add_group (GHashTable *setters,
           TdWorkspace *workspace,
           const TdGroup *group,
           const char *unit,
           GError **error)
{
  g_autoptr (GPtrArray) lines = td_workspace_list_lines (workspace, group->id, error);
  g_autofree char *day = format_day (group->when);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const TdJournalLine *line = g_ptr_array_index (lines, i);
      g_autofree char *key = NULL;

      if (line->op == 'd' || !g_str_equal (line->table, td_row_kind_name (TD_ROW_TARGET))
          || g_strcmp0 (line->unit, unit) != 0 || line->measure == NULL)
        continue;
      key = make_key (line->officer, line->measure, line->as_of);
      /* The newest comes first. */
      if (!g_hash_table_contains (setters, key))
        g_hash_table_insert (
            setters, g_steal_pointer (&key), g_strdup_printf ("%s, %s", group->who, day));
    }
  return lines != NULL;
}

static bool
may_set_targets (const TdGroup *group, gpointer data)
{
  return !group->undone && !g_str_equal (group->kind, "set");
}

static void
find_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GHashTable) setters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  gint64 next;

  filter.unit = data;
  filter.item = "rate";
  filter.accept = may_set_targets;
  groups = td_workspace_query_groups (
      TD_WORKSPACE (source), &filter, 0, MAX_GROUPS, cancellable, &next, &error);
  for (guint i = 0; groups != NULL && error == NULL && i < groups->len; i++)
    (void)add_group (
        setters, TD_WORKSPACE (source), g_ptr_array_index (groups, i), filter.unit, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&setters), (GDestroyNotify)g_hash_table_unref);
}

void
td_targets_journal_find (TdWorkspace *workspace,
                         const char *unit,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, data);

  g_task_set_task_data (task, g_strdup (unit), g_free);
  g_task_run_in_thread (task, find_in_worker);
}

GHashTable *
td_targets_journal_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
td_targets_journal_get (GHashTable *setters, const TdTarget *target)
{
  g_autofree char *key = make_key (
      target->officer, td_measure_name (target->measure), td_target_get_first_day (target));

  return g_hash_table_lookup (setters, key);
}
