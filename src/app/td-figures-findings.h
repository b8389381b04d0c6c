/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-findings.h"

G_BEGIN_DECLS

/*
 * TdFiguresFindings: the findings of the check in one cut, cell by cell. What a record's own
 * figures say is known at once; the rest when the session's findings have it.
 */
typedef struct _TdFiguresFindings TdFiguresFindings;

/** TdFindingsFunc: told when the whole cut has been checked. */
typedef void (*TdFindingsFunc) (gpointer data);

/** td_figures_findings_new: (transfer full): of nothing yet. @session: must outlive it */
TdFiguresFindings *
td_figures_findings_new (TdSession *session, TdFindingsFunc checked, gpointer data);
void td_figures_findings_free (TdFiguresFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFiguresFindings, td_figures_findings_free)

/** td_figures_findings_show: shows another book or cut. @book: (nullable) */
void td_figures_findings_show (TdFiguresFindings *findings, TdBook *book, int cut);

/** td_figures_findings_is_complete: whether the whole cut has been checked. */
bool td_figures_findings_is_complete (const TdFiguresFindings *findings);

/** td_figures_findings_get: (transfer none) (element-type TdProblem): the findings at a record that
 * nobody explained; valid until another book is shown or the check is complete. */
const GArray *
td_figures_findings_get (TdFiguresFindings *findings, TdSubject subject, TdMeasure measure);

/** td_figures_findings_get_below: the items, as bits, at which there are findings below a unit. */
uint32_t
td_figures_findings_get_below (TdFiguresFindings *findings, TdSubject unit, TdMeasure measure);

/**
 * td_figures_findings_get_first: (transfer none) (nullable): the first error of the cut in a
 * measure, else its first warning, below @unit.
 * @unit: #TD_SUBJECT_NONE for all
 * @items: of these items, as bits
 */
const TdProblem *td_figures_findings_get_first (TdFiguresFindings *findings,
                                                TdMeasure measure,
                                                TdSubject unit,
                                                uint32_t items);

G_END_DECLS
