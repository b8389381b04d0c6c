/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/* TdChartsPage: the trend of chosen units toward their target, and the ranking, by cases or money.
 */
#define TD_TYPE_CHARTS_PAGE (td_charts_page_get_type ())
G_DECLARE_FINAL_TYPE (TdChartsPage, td_charts_page, TD, CHARTS_PAGE, GtkWidget)

GtkWidget *td_charts_page_new (TdSession *session);

/** td_charts_page_show: the trend of @subject (#TD_SUBJECT_NONE: the agency); @measure -1: as it
 * is. */
void td_charts_page_show (TdChartsPage *page, TdSubject subject, int measure);

G_END_DECLS
