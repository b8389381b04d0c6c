/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-changes.h"

G_BEGIN_DECLS

/*
 * TdCsvKeys: which rows a list of changes speaks of, to find those that it speaks of twice. A table
 * of its own, since a hash table of GLib would need a key in memory for each of the many lines.
 */
typedef struct _TdCsvKeys TdCsvKeys;

/** td_csv_keys_new: (transfer full): @changes: the list, which outlives the keys */
TdCsvKeys *td_csv_keys_new (const TdChanges *changes);
void td_csv_keys_free (TdCsvKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCsvKeys, td_csv_keys_free)

/**
 * td_csv_keys_add: remembers @change, which becomes the next of the list unless there is an earlier
 * one.
 *
 * Returns: (transfer none) (nullable): the earlier change that speaks of the same row
 */
const TdChange *td_csv_keys_add (TdCsvKeys *keys, const TdChange *change);

G_END_DECLS
