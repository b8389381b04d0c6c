/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-figures-findings.h"
#include "app/td-figures-sheet.h"
#include "app/td-grid-model.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdFiguresModel: the figures of the chosen cut as the official form shows them, for a TdGrid: to
 * look at and to enter. It shows the session as it was at the last refresh.
 */
#define TD_TYPE_FIGURES_MODEL (td_figures_model_get_type ())
G_DECLARE_FINAL_TYPE (TdFiguresModel, td_figures_model, TD, FIGURES_MODEL, GObject)

/** td_figures_model_new: (transfer full): shows the session as it is. */
TdFiguresModel *td_figures_model_new (TdSession *session);

/** td_figures_model_refresh: shows the session as it is now. */
void td_figures_model_refresh (TdFiguresModel *model);

TdMeasure td_figures_model_get_measure (TdFiguresModel *model);
void td_figures_model_set_measure (TdFiguresModel *model, TdMeasure measure);
TdFiguresMode td_figures_model_get_mode (TdFiguresModel *model);
void td_figures_model_set_mode (TdFiguresModel *model, TdFiguresMode mode);
void td_figures_model_set_hides_empty (TdFiguresModel *model, bool hides_empty);
void td_figures_model_unfold_officers (TdFiguresModel *model, bool unfold);

/** td_figures_model_reveal: unfolds what hides a subject. Returns: its row, -1. */
int td_figures_model_reveal (TdFiguresModel *model, TdSubject subject);

/** td_figures_model_get_sheet: (transfer none): what is shown. */
TdFiguresSheet *td_figures_model_get_sheet (TdFiguresModel *model);
/** td_figures_model_get_findings: (transfer none) */
TdFiguresFindings *td_figures_model_get_findings (TdFiguresModel *model);
TdSession *td_figures_model_get_session (TdFiguresModel *model);

/** td_figures_model_find_problems: (transfer container) (element-type TdProblem): the findings in
 * which a figure takes part; they last until the model changes. */
GPtrArray *
td_figures_model_find_problems (TdFiguresModel *model, guint row, TdMeasure measure, TdItem item);

/** td_figures_model_describe_lock: (transfer full) (nullable): why nothing can be entered at all.
 */
char *td_figures_model_describe_lock (TdFiguresModel *model);

/** td_figures_model_put: enters one figure, as one step. @value: (nullable): NULL for absent
 * Returns: false with a sentence. */
bool td_figures_model_put (TdFiguresModel *model,
                           TdSubject subject,
                           TdMeasure measure,
                           TdItem item,
                           const int64_t *value,
                           GError **error);

/**
 * td_figures_model_apply: makes edits in many records as one step, in a worker; they show at once.
 * While they are written nothing can be entered.
 * @kind: "paste", "fill", "clear"
 * @changes: (transfer full)
 * @preview: (transfer full): the book as it will be
 */
void td_figures_model_apply (TdFiguresModel *model,
                             const char *kind,
                             TdChanges *changes,
                             TdBook *preview,
                             GAsyncReadyCallback callback,
                             gpointer data);

/** td_figures_model_apply_finish: false with a sentence when nothing was changed. */
bool td_figures_model_apply_finish (TdFiguresModel *model, GAsyncResult *result, GError **error);

/** td_figures_model_is_busy: whether edits are being written. */
bool td_figures_model_is_busy (TdFiguresModel *model);

G_END_DECLS
