/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/**
 * td_text_bond_find: the next space of a text at which a line may not end: between a number and
 * its unit ("12 việc", "4,98 điểm %"), and inside one ("tỷ đồng"). Where lines end is a matter of
 * the page alone: the text keeps its plain space, also when it is copied.
 * @text: without marks, in NFC
 * @from: where to look from, in bytes
 * @at: (out): the space
 */
bool td_text_bond_find (const char *text, gsize from, gsize *at);

G_END_DECLS
