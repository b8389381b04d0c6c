/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "analysis/td-restructure.h"

G_BEGIN_DECLS

/*
 * TdRestructurePreview: what the figures of a cut before the change are for the units after it,
 * beside what they are now: the figures that next year's are compared with.
 */
#define TD_TYPE_RESTRUCTURE_PREVIEW (td_restructure_preview_get_type ())
G_DECLARE_FINAL_TYPE (TdRestructurePreview, td_restructure_preview, TD, RESTRUCTURE_PREVIEW, AdwBin)

/** td_restructure_preview_show: shows a plan and the changes that it makes; copies what it needs.
 */
void td_restructure_preview_show (TdRestructurePreview *preview,
                                  TdBook *book,
                                  const TdRestructure *plan,
                                  const TdChanges *changes);

/** td_restructure_preview_list: (transfer full) (element-type utf8): its lines, cells separated by
 * tabs. */
GPtrArray *td_restructure_preview_list (TdRestructurePreview *preview);

G_END_DECLS
