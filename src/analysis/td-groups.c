/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-groups.h"

static void
add_short (TdUnitGroup *group, const TdProgressRow *row)
{
  bool is_first = group->not_met++ == 0;

  if (is_first || row->gap < group->lowest)
    {
      group->lowest = row->gap;
      group->lowest_unit = row->subject;
    }
  if (is_first || row->gap > group->highest)
    {
      group->highest = row->gap;
      group->highest_unit = row->subject;
    }
}

static void
add_met (TdUnitGroup *group, const TdProgressRow *row)
{
  bool is_first = group->met++ == 0;

  if (is_first || row->gap < group->least_over)
    group->least_over = row->gap;
  if (is_first || row->gap > group->most_over)
    {
      group->most_over = row->gap;
      group->most_over_unit = row->subject;
    }
}

TdUnitGroup
td_unit_group_of_rows (const GPtrArray *rows)
{
  TdUnitGroup group = {
    .lowest_unit = TD_SUBJECT_NONE,
    .highest_unit = TD_SUBJECT_NONE,
    .most_over_unit = TD_SUBJECT_NONE,
  };

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      group.measure = row->measure;
      group.units++;
      if (!row->has_target)
        group.no_target++;
      else if (!row->has_rate)
        group.no_rate++;
      else
        {
          group.counts[row->standing]++;
          if (row->missing == 0)
            add_met (&group, row);
          else
            add_short (&group, row);
        }
    }
  return group;
}

TdUnitGroup
td_unit_group (const TdProgress *progress, TdMeasure measure, TdUnitGroupFilter filter)
{
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, measure);

  for (guint i = rows->len; !filter.all && i > 0; i--)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i - 1);
      if (td_book_get_unit (progress->book, row->subject)->kind != filter.kind)
        g_ptr_array_remove_index (rows, i - 1);
    }
  TdUnitGroup group = td_unit_group_of_rows (rows);
  group.measure = measure;
  return group;
}
