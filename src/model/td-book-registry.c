/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-book-private.h"

#include <string.h>

void
_td_unit_clear (TdUnit *unit)
{
  g_free (unit->code);
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->parent);
}

void
_td_officer_clear (TdOfficer *officer)
{
  g_free (officer->code);
  g_free (officer->unit);
  g_free (officer->name);
}

void
_td_link_clear (TdBookLink *link)
{
  g_free (link->row.predecessor);
  g_free (link->row.successor);
}

GArray *
_td_book_row_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint)size);
  g_array_set_clear_func (array, clear);
  return array;
}

bool
_td_registry_is_within (TdDay from, TdDay to, TdDay day)
{
  return (from == TD_DAY_NONE || from <= day) && (to == TD_DAY_NONE || day <= to);
}

static void
registry_clear (TdBookRegistry *registry)
{
  g_array_unref (registry->units);
  g_array_unref (registry->officers);
  g_array_unref (registry->successions);
  g_free (registry->parent);
  g_free (registry->children);
  g_free (registry->first_child);
  g_free (registry->stays);
  g_free (registry->first_stay);
  g_hash_table_unref (registry->by_code);
}

void
_td_registry_unref (TdBookRegistry *registry)
{
  g_atomic_rc_box_release_full (registry, (GDestroyNotify)registry_clear);
}

TdSubject
_td_registry_find (const TdBookRegistry *registry, const char *code)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (registry->by_code, code)) - 1;
}

static int
compare_siblings (gconstpointer a, gconstpointer b)
{
  const TdUnit *left = *(const TdUnit *const *)a;
  const TdUnit *right = *(const TdUnit *const *)b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return strcmp (left->code, right->code);
}

/*
 * Moves @unit, @depth levels below its root, and all below it from the rows of the builder to the
 * end of @ordered.
 */
static void
append_tree (GHashTable *by_parent, TdUnit *unit, int depth, GArray *ordered)
{
  TdUnit row = *unit;

  if (row.code == NULL) /* moved already: a circle */
    return;
  if (depth > TD_DEPTH_MAX)
    return;
  memset (unit, 0, sizeof *unit);
  g_array_append_val (ordered, row);

  GPtrArray *children = g_hash_table_lookup (by_parent, row.code);
  for (guint i = 0; children != NULL && i < children->len; i++)
    append_tree (by_parent, g_ptr_array_index (children, i), depth + 1, ordered);
}

/*
 * Sorts units into tree order; one whose parent is unknown, in a circle or too deep stands as a
 * root.
 */
static GArray *
order_units (GArray *units)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_parent
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  GArray *ordered = _td_book_row_array (sizeof (TdUnit), (GDestroyNotify)_td_unit_clear);

  for (guint i = 0; i < units->len; i++)
    g_hash_table_add (known, g_array_index (units, TdUnit, i).code);
  for (guint i = 0; i < units->len; i++)
    {
      TdUnit *unit = &g_array_index (units, TdUnit, i);
      GPtrArray *siblings = roots;

      if (unit->parent != NULL && g_hash_table_contains (known, unit->parent))
        {
          siblings = g_hash_table_lookup (by_parent, unit->parent);
          if (siblings == NULL)
            {
              siblings = g_ptr_array_new ();
              g_hash_table_insert (by_parent, g_strdup (unit->parent), siblings);
            }
        }
      g_ptr_array_add (siblings, unit);
    }

  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, by_parent);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_sort (value, compare_siblings);
  g_ptr_array_sort (roots, compare_siblings);

  for (guint i = 0; i < roots->len; i++)
    append_tree (by_parent, g_ptr_array_index (roots, i), 0, ordered);
  for (guint i = 0; i < units->len; i++)
    append_tree (by_parent, &g_array_index (units, TdUnit, i), 0, ordered);
  return ordered;
}

/* Fills parent, children and first_child from the ordered units. */
static void
index_units (TdBookRegistry *registry)
{
  int n = registry->n_units;
  g_autofree int *depth = g_new0 (int, (gsize)n + 1);

  registry->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  for (int i = 0; i < n; i++)
    g_hash_table_insert (registry->by_code,
                         g_array_index (registry->units, TdUnit, i).code,
                         GINT_TO_POINTER (i + 1));

  registry->first_child = g_new0 (guint, (gsize)n + 2);
  registry->children = g_new (TdSubject, (gsize)n + 1);
  registry->parent = g_new (int, (gsize)registry->n_subjects + 1);
  for (int i = 0; i < n; i++)
    {
      const TdUnit *unit = &g_array_index (registry->units, TdUnit, i);
      int parent
          = unit->parent != NULL ? _td_registry_find (registry, unit->parent) : TD_SUBJECT_NONE;
      /* In tree order a parent stands before its children; what does not is a circle. */
      if (parent >= i || (parent != TD_SUBJECT_NONE && depth[parent] == TD_DEPTH_MAX))
        parent = TD_SUBJECT_NONE;
      registry->parent[i] = parent;
      if (parent == TD_SUBJECT_NONE)
        continue;
      depth[i] = depth[parent] + 1;
      registry->first_child[parent + 1]++;
    }
  for (int i = 0; i < n; i++)
    registry->first_child[i + 1] += registry->first_child[i];

  g_autofree guint *next = g_memdup2 (registry->first_child, sizeof (guint) * ((gsize)n + 2));
  for (int i = 0; i < n; i++)
    if (registry->parent[i] >= 0)
      registry->children[next[registry->parent[i]]++] = i;
}

typedef struct
{
  TdOfficer row;
  int unit;
} Stay;

static int
compare_stays (gconstpointer a, gconstpointer b)
{
  const Stay *left = a;
  const Stay *right = b;
  int order;

  if (left->unit != right->unit)
    return left->unit < right->unit ? -1 : 1;
  order = strcmp (left->row.code, right->row.code);
  if (order != 0)
    return order;
  return (left->row.valid_from > right->row.valid_from)
         - (left->row.valid_from < right->row.valid_from);
}

/* Takes the officers of the builder; those of unknown units are left out. */
static void
index_officers (TdBookRegistry *registry, GArray *officers)
{
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  for (guint i = 0; i < officers->len; i++)
    {
      TdOfficer *officer = &g_array_index (officers, TdOfficer, i);
      Stay stay = { *officer, _td_registry_find (registry, officer->unit) };
      if (stay.unit == TD_SUBJECT_NONE)
        continue;
      memset (officer, 0, sizeof *officer);
      g_array_append_val (stays, stay);
    }
  g_array_sort (stays, compare_stays);

  registry->n_subjects = registry->n_units + (int)stays->len;
  registry->parent = g_renew (int, registry->parent, (gsize)registry->n_subjects + 1);
  registry->stays = g_new (TdSubject, stays->len + 1);
  registry->first_stay = g_new0 (guint, (gsize)registry->n_units + 2);
  for (guint i = 0; i < stays->len; i++)
    {
      const Stay *stay = &g_array_index (stays, Stay, i);
      registry->stays[i] = registry->n_units + (int)i;
      registry->parent[registry->n_units + (int)i] = stay->unit;
      registry->first_stay[stay->unit + 1]++;
      g_array_append_val (registry->officers, stay->row);
    }
  for (int i = 0; i < registry->n_units; i++)
    registry->first_stay[i + 1] += registry->first_stay[i];
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const TdBookLink *left = a;
  const TdBookLink *right = b;

  if (left->row.date != right->row.date)
    return left->row.date < right->row.date ? -1 : 1;
  if (left->predecessor != right->predecessor)
    return left->predecessor - right->predecessor;
  return left->successor - right->successor;
}

static void
index_successions (TdBookRegistry *registry, GArray *successions)
{
  for (guint i = 0; i < successions->len; i++)
    {
      TdBookLink *link = &g_array_index (successions, TdBookLink, i);
      link->predecessor = _td_registry_find (registry, link->row.predecessor);
      link->successor = _td_registry_find (registry, link->row.successor);
      if (link->predecessor == TD_SUBJECT_NONE || link->successor == TD_SUBJECT_NONE)
        continue;
      g_array_append_val (registry->successions, *link);
      memset (link, 0, sizeof *link);
    }
  g_array_sort (registry->successions, compare_links);
}

TdBookRegistry *
_td_registry_new (GArray *units, GArray *officers, GArray *successions)
{
  TdBookRegistry *registry = g_atomic_rc_box_new0 (TdBookRegistry);

  registry->units = order_units (units);
  registry->n_units = (int)registry->units->len;
  registry->n_subjects = registry->n_units;
  registry->officers = _td_book_row_array (sizeof (TdOfficer), (GDestroyNotify)_td_officer_clear);
  registry->successions = _td_book_row_array (sizeof (TdBookLink), (GDestroyNotify)_td_link_clear);
  index_units (registry);
  index_officers (registry, officers);
  index_successions (registry, successions);
  return registry;
}

TdSubject
_td_registry_find_officer (const TdBookRegistry *registry,
                           const char *code,
                           TdSubject unit,
                           TdDay day)
{
  for (guint i = registry->first_stay[unit]; i < registry->first_stay[unit + 1]; i++)
    {
      const TdOfficer *officer = &g_array_index (registry->officers, TdOfficer, i);
      if (_td_registry_is_within (officer->valid_from, officer->valid_to, day)
          && strcmp (officer->code, code) == 0)
        return registry->stays[i];
    }
  return TD_SUBJECT_NONE;
}
