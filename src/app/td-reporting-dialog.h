/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/* TdReportingDialog: who has not reported to the chosen cut, and the deadlines; a row leads to the
 * unit or officer. */
#define TD_TYPE_REPORTING_DIALOG (td_reporting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdReportingDialog, td_reporting_dialog, TD, REPORTING_DIALOG, AdwWindow)

/** td_reporting_dialog_new: the session has a cut. */
TdReportingDialog *td_reporting_dialog_new (GtkWindow *parent, TdSession *session);

/** td_reporting_dialog_list: (transfer full) (element-type utf8): the names of those who are
 * listed.
 */
GPtrArray *td_reporting_dialog_list (TdReportingDialog *dialog);

G_END_DECLS
