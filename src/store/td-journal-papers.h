/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-types.h"

G_BEGIN_DECLS

/** TdTextChange: what a text of a block says before and after, plain and short; strings owned. */
typedef struct
{
  char *before; /* (nullable): it was not there */
  char *after;  /* (nullable): it is not there any more */
} TdTextChange;
void _td_text_change_free (TdTextChange *change);

/**
 * _td_journal_compare_blocks: the texts in which two contents of a block differ; of a block that
 * came or went all of its text as one.
 * @before, @after: (nullable): its JSON, or anything
 *
 * Returns: (transfer full) (element-type TdTextChange): empty where nothing that can be read
 * differs
 */
GPtrArray *_td_journal_compare_blocks (const char *before, const char *after);

G_END_DECLS
