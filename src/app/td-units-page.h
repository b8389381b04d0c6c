/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-record-form.h"
#include "app/td-session.h"
#include "app/td-unit-tree.h"

G_BEGIN_DECLS

/*
 * TdUnitsPage: the units: a tree to choose from, the record of the chosen one by cases and money,
 * and where it stands. Actions units.add, .edit, .delete, .add-officer,
 * .move-officer, .end-officer, .restructure, .targets (with a measure).
 */
#define TD_TYPE_UNITS_PAGE (td_units_page_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitsPage, td_units_page, TD, UNITS_PAGE, AdwBin)

GtkWidget *td_units_page_new (TdSession *session);

/**
 * td_units_page_show: chooses a unit or officer.
 * @subject: #TD_SUBJECT_NONE leaves the choice as it is
 * @measure: -1 for no matter
 * @item: puts the focus into that field; -1 for no matter
 */
void td_units_page_show (TdUnitsPage *page, TdSubject subject, int measure, int item);

/** td_units_page_focus_search: puts the focus into the search entry. */
void td_units_page_focus_search (TdUnitsPage *page);

/** td_units_page_get_subject: the one that is shown, or #TD_SUBJECT_NONE. */
TdSubject td_units_page_get_subject (TdUnitsPage *page);

TdUnitTree *td_units_page_get_tree (TdUnitsPage *page);
TdRecordForm *td_units_page_get_form (TdUnitsPage *page);

/** td_units_page_get_status: the sentence at the foot; "" for none. */
const char *td_units_page_get_status (TdUnitsPage *page);

/** td_units_page_step: shows the next (1) or previous (-1) unit, ready for its first figure. */
void td_units_page_step (TdUnitsPage *page, int step);

G_END_DECLS
