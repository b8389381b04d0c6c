/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-check-row.h"

G_BEGIN_DECLS

/*
 * TdCheckLine: how a row of the list of findings looks.
 *
 * Signal ::explain (TdCheckLine *): the user wants to explain the finding.
 */
#define TD_TYPE_CHECK_LINE (td_check_line_get_type ())
G_DECLARE_FINAL_TYPE (TdCheckLine, td_check_line, TD, CHECK_LINE, GtkWidget)

GtkWidget *td_check_line_new (void);

/**
 * td_check_line_set_row: shows a row.
 * @row: (nullable)
 * @who: (nullable): who explained it and when
 * @can_edit: whether it can be explained
 */
void td_check_line_set_row (TdCheckLine *line, TdCheckRow *row, const char *who, bool can_edit);

/** td_check_line_get_row: (transfer none) (nullable) */
TdCheckRow *td_check_line_get_row (TdCheckLine *line);

G_END_DECLS
