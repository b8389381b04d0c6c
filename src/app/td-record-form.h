/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "app/td-figure-field.h"
#include "app/td-record-state.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdRecordForm: the record of one unit or officer at the chosen cut, cases and money side by side,
 * by the official form in force. A good figure is written at once; a refused one stays in its field
 * with its sentence, also while another unit is looked at.
 *
 * Signal ::status (TdRecordForm *, const char *sentence): what is wrong with a text; NULL when
 * nothing is.
 */
#define TD_TYPE_RECORD_FORM (td_record_form_get_type ())
G_DECLARE_FINAL_TYPE (TdRecordForm, td_record_form, TD, RECORD_FORM, GtkBox)

/** td_record_form_set_session: whose cut is shown; set once. */
void td_record_form_set_session (TdRecordForm *form, TdSession *session);

/**
 * td_record_form_show: shows the record of @subject at the session's cut, which there must be; to
 * be called again whenever the session changed. Texts that are being typed for the same record
 * stay.
 */
void td_record_form_show (TdRecordForm *form, TdSubject subject);

/** td_record_form_clear: shows nothing; texts that were not accepted are kept for later. */
void td_record_form_clear (TdRecordForm *form);

/** td_record_form_forget: shows nothing and keeps no text: another workspace comes. */
void td_record_form_forget (TdRecordForm *form);

/** td_record_form_get_findings: (transfer none): the list of what is wrong with the record, to be
 * placed by the page. */
GtkWidget *td_record_form_get_findings (TdRecordForm *form);

/** td_record_form_finish: finishes what is being typed. Returns: false when it was refused. */
bool td_record_form_finish (TdRecordForm *form);

/** td_record_form_set_view: which figures of a unit with others below it are shown. */
void td_record_form_set_view (TdRecordForm *form, TdRecordView view);

/** td_record_form_get_state: (transfer none) (nullable): what is shown; until the next change. */
const TdRecordState *td_record_form_get_state (TdRecordForm *form);

/** td_record_form_focus_item: puts the focus into a field, or the first one below it that can be
 * edited. */
bool td_record_form_focus_item (TdRecordForm *form, TdMeasure measure, TdItem item);

/** td_record_form_focus_first: puts the focus into the first field that can be edited. */
bool td_record_form_focus_first (TdRecordForm *form);

/** td_record_form_get_field: (transfer none) (nullable): the field of an item; NULL when the form
 * has none. */
TdFigureField *td_record_form_get_field (TdRecordForm *form, TdMeasure measure, TdItem item);

/** td_record_form_get_text: (nullable): what stands in the cell of an item; the rate for @item =
 * #TD_N_ITEMS. */
const char *td_record_form_get_text (TdRecordForm *form, TdMeasure measure, guint item);

/** td_record_form_is_marked: whether an item takes part in a finding. */
bool td_record_form_is_marked (TdRecordForm *form, TdMeasure measure, TdItem item);

/** td_record_form_get_notice: the sentence over the form: why it is locked, or what it sums up; ""
 * for none. */
const char *td_record_form_get_notice (TdRecordForm *form);

G_END_DECLS
