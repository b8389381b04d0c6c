/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-least-set.h"

typedef struct
{
  int64_t room;
  int64_t amount;
  guint place;
} Unit;

static int
compare_most_room_first (gconstpointer a, gconstpointer b)
{
  const Unit *left = a;
  const Unit *right = b;

  if (left->room != right->room)
    return left->room > right->room ? -1 : 1;
  return left->place < right->place ? -1 : 1;
}

/* How many units from the first on have room for @need; 0 when all have not. @room: (out) */
static guint
count_units (const GArray *units, int64_t need, td_wide *room)
{
  *room = 0;
  for (guint i = 0; i < units->len; i++)
    {
      *room += g_array_index (units, Unit, i).room;
      if (*room >= need)
        return i + 1;
    }
  return 0;
}

/* Whether one more would be a smaller share of its room for @left than for @right. */
static bool
bears_better (const Unit *left, const Unit *right)
{
  return ((td_wide)left->amount + 1) * right->room < ((td_wide)right->amount + 1) * left->room;
}

/*
 * Even shares of the room, rounded down: no division with a smaller largest share gives any unit
 * less. What is left, less than one a unit, goes one by one where the share stays smallest.
 */
static void
divide (GArray *units, guint n, td_wide room, int64_t need)
{
  int64_t left = need;

  for (guint i = 0; i < n; i++)
    {
      Unit *unit = &g_array_index (units, Unit, i);
      unit->amount = (int64_t)((td_wide)need * unit->room / room);
      left -= unit->amount;
    }
  for (; left > 0; left--)
    {
      Unit *best = &g_array_index (units, Unit, 0);
      for (guint i = 1; i < n; i++)
        if (bears_better (&g_array_index (units, Unit, i), best))
          best = &g_array_index (units, Unit, i);
      best->amount++;
    }
}

bool
td_least_set (const int64_t *rooms, guint n, int64_t need, int64_t *amounts)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (Unit));
  td_wide room;

  for (guint i = 0; i < n; i++)
    {
      Unit unit = { .room = rooms[i], .place = i };
      amounts[i] = 0;
      if (rooms[i] > 0)
        g_array_append_val (units, unit);
    }
  if (need <= 0)
    return true;
  g_array_sort (units, compare_most_room_first);
  guint n_units = count_units (units, need, &room);
  if (n_units == 0)
    return false;

  divide (units, n_units, room, need);
  for (guint i = 0; i < n_units; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);
      amounts[unit->place] = unit->amount;
    }
  return true;
}
