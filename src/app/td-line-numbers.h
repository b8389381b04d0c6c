/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TdLineNumbers: the numbers of the lines of a text view, for its left border. Only seen: a screen
 * reader tells lines by itself. */
#define TD_TYPE_LINE_NUMBERS (td_line_numbers_get_type ())
G_DECLARE_FINAL_TYPE (TdLineNumbers, td_line_numbers, TD, LINE_NUMBERS, GtkWidget)

/** td_line_numbers_attach: gives @view its numbers. */
void td_line_numbers_attach (GtkTextView *view);

G_END_DECLS
