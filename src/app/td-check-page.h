/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

/* TdCheckPage: what the check of the figures finds, and where. */
#define TD_TYPE_CHECK_PAGE (td_check_page_get_type ())
G_DECLARE_FINAL_TYPE (TdCheckPage, td_check_page, TD, CHECK_PAGE, TdPage)

GtkWidget *td_check_page_new (TdSession *session);

/** td_check_page_get_text: (transfer full): the findings that are shown as plain text. */
char *td_check_page_get_text (TdCheckPage *page);

G_END_DECLS
