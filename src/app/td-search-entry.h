/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** td_search_entry_name_parts: says in the language of the program what the button in it does; GTK
 * 4.8 says it in English. */
void td_search_entry_name_parts (GtkSearchEntry *entry);

G_END_DECLS
