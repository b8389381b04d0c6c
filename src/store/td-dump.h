/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-database.h"

G_BEGIN_DECLS

/** _td_dump: (transfer full): all tables but the journal, a row a line, sorted. */
char *_td_dump (TdDatabase *database, GError **error);

G_END_DECLS
