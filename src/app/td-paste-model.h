/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-paste-plan.h"

G_BEGIN_DECLS

/* TdPasteModel: a paste as it would be, for a TdGrid: before and after, and what is wrong. */
#define TD_TYPE_PASTE_MODEL (td_paste_model_get_type ())
G_DECLARE_FINAL_TYPE (TdPasteModel, td_paste_model, TD, PASTE_MODEL, GObject)

/** td_paste_model_new: (transfer full): @plan: must outlive it */
TdPasteModel *td_paste_model_new (const TdPastePlan *plan, TdGridModel *target);

G_END_DECLS
