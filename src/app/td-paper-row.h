/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "model/td-book.h"

G_BEGIN_DECLS

/* TdPaperRow: a paper of the workspace in a list: kind, number, day, what it is about, state. */
#define TD_TYPE_PAPER_ROW (td_paper_row_get_type ())
G_DECLARE_FINAL_TYPE (TdPaperRow, td_paper_row, TD, PAPER_ROW, GtkListBoxRow)

GtkWidget *td_paper_row_new (void);

/** td_paper_row_show: @has_changed: whether its figures have changed since */
void
td_paper_row_show (TdPaperRow *row, const TdBook *book, const TdPaper *paper, bool has_changed);
void td_paper_row_set_changed (TdPaperRow *row, bool has_changed);
int64_t td_paper_row_get_paper (TdPaperRow *row);

/** td_paper_describe: (transfer full): kind and number: "Công điện số 05", or without a number. */
char *td_paper_describe (const TdPaper *paper);

G_END_DECLS
