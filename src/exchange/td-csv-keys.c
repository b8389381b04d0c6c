/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-csv-keys.h"

#include <string.h>

/* Open addressing: a slot holds the index of a change + 1, 0 is free. */
struct _TdCsvKeys
{
  const TdChanges *changes; /* borrowed */
  guint *slots;             /* owned */
  gsize n_slots;            /* a power of two */
  gsize n_used;
};

TdCsvKeys *
td_csv_keys_new (const TdChanges *changes)
{
  TdCsvKeys *keys = g_new0 (TdCsvKeys, 1);

  keys->changes = changes;
  keys->n_slots = 1024;
  keys->slots = g_new0 (guint, keys->n_slots);
  return keys;
}

void
td_csv_keys_free (TdCsvKeys *keys)
{
  g_free (keys->slots);
  g_free (keys);
}

static guint
hash_of (const TdChange *change)
{
  guint hash = (guint)change->kind * 0x9e3779b9u;

  switch (change->kind)
    {
    case TD_ROW_UNIT:
      return hash ^ g_str_hash (change->unit.code);
    case TD_ROW_SUCCESSION:
      return hash
             ^ (g_str_hash (change->succession.predecessor) * 31
                + g_str_hash (change->succession.successor))
             ^ (guint)change->succession.date;
    case TD_ROW_OFFICER:
      return hash ^ (g_str_hash (change->officer.code) * 31 + g_str_hash (change->officer.unit))
             ^ (guint)change->officer.valid_from;
    case TD_ROW_TARGET:
      return hash ^ (g_str_hash (change->target.unit) * 31 + (guint)change->target.work_year)
             ^ (guint)change->target.measure;
    case TD_ROW_CUT:
      return hash ^ ((guint)change->cut.as_of * 2654435761u);
    case TD_ROW_SETTING:
      return hash ^ g_str_hash (change->setting.key);
    case TD_ROW_PLAN:
      return hash ^ (g_str_hash (change->plan.unit) * 31 + (guint)change->plan.measure)
             ^ ((guint)change->plan.month * 2654435761u)
             ^ (change->plan.officer != NULL ? g_str_hash (change->plan.officer) : 0);
    case TD_ROW_EXPLANATION:
      return hash ^ (g_str_hash (change->explanation.unit) * 31)
             ^ ((guint)change->explanation.as_of * 2654435761u)
             ^ g_str_hash (change->explanation.code);
    case TD_ROW_PAPER:
    case TD_ROW_PAPER_BLOCK: /* in no file */
    case TD_ROW_RECORD:
    default:
      hash ^= ((guint)change->record.as_of * 2654435761u) ^ (guint)change->record.measure;
      hash = hash * 31 + g_str_hash (change->record.unit);
      return change->record.officer != NULL ? hash * 31 + g_str_hash (change->record.officer)
                                            : hash;
    }
}

static bool
have_same_key (const TdChange *a, const TdChange *b)
{
  if (a->kind != b->kind)
    return false;
  switch (a->kind)
    {
    case TD_ROW_UNIT:
      return strcmp (a->unit.code, b->unit.code) == 0;
    case TD_ROW_SUCCESSION:
      return a->succession.date == b->succession.date
             && strcmp (a->succession.predecessor, b->succession.predecessor) == 0
             && strcmp (a->succession.successor, b->succession.successor) == 0;
    case TD_ROW_OFFICER:
      return a->officer.valid_from == b->officer.valid_from
             && strcmp (a->officer.code, b->officer.code) == 0
             && strcmp (a->officer.unit, b->officer.unit) == 0;
    case TD_ROW_TARGET:
      return a->target.work_year == b->target.work_year && a->target.measure == b->target.measure
             && a->target.from == b->target.from && strcmp (a->target.unit, b->target.unit) == 0
             && g_strcmp0 (a->target.officer, b->target.officer) == 0;
    case TD_ROW_CUT:
      return a->cut.as_of == b->cut.as_of;
    case TD_ROW_SETTING:
      return strcmp (a->setting.key, b->setting.key) == 0;
    case TD_ROW_PLAN:
      return a->plan.month == b->plan.month && a->plan.measure == b->plan.measure
             && strcmp (a->plan.unit, b->plan.unit) == 0
             && g_strcmp0 (a->plan.officer, b->plan.officer) == 0;
    case TD_ROW_EXPLANATION:
      return a->explanation.as_of == b->explanation.as_of
             && a->explanation.measure == b->explanation.measure
             && strcmp (a->explanation.unit, b->explanation.unit) == 0
             && g_strcmp0 (a->explanation.officer, b->explanation.officer) == 0
             && strcmp (a->explanation.code, b->explanation.code) == 0
             && g_strcmp0 (a->explanation.item, b->explanation.item) == 0;
    case TD_ROW_PAPER:
    case TD_ROW_PAPER_BLOCK: /* in no file */
    case TD_ROW_RECORD:
    default:
      return a->record.as_of == b->record.as_of && a->record.measure == b->record.measure
             && strcmp (a->record.unit, b->record.unit) == 0
             && g_strcmp0 (a->record.officer, b->record.officer) == 0;
    }
}

static gsize
first_slot (guint hash, gsize n_slots)
{
  return (hash * 2654435761u) & (n_slots - 1);
}

static void
grow (TdCsvKeys *keys)
{
  gsize n_slots = keys->n_slots * 4;
  guint *slots = g_new0 (guint, n_slots);

  for (gsize i = 0; i < keys->n_slots; i++)
    {
      if (keys->slots[i] == 0)
        continue;
      gsize slot
          = first_slot (hash_of (td_changes_get (keys->changes, keys->slots[i] - 1)), n_slots);
      while (slots[slot] != 0)
        slot = (slot + 1) & (n_slots - 1);
      slots[slot] = keys->slots[i];
    }
  g_free (keys->slots);
  keys->slots = slots;
  keys->n_slots = n_slots;
}

const TdChange *
td_csv_keys_add (TdCsvKeys *keys, const TdChange *change)
{
  if (keys->n_used * 2 >= keys->n_slots)
    grow (keys);

  gsize slot = first_slot (hash_of (change), keys->n_slots);
  for (; keys->slots[slot] != 0; slot = (slot + 1) & (keys->n_slots - 1))
    {
      const TdChange *earlier = td_changes_get (keys->changes, keys->slots[slot] - 1);
      if (have_same_key (earlier, change))
        return earlier;
    }
  keys->slots[slot] = td_changes_get_n (keys->changes) + 1;
  keys->n_used++;
  return NULL;
}
