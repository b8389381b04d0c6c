/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-field-row.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdRestructureAssistant: ends units, opens their successors and divides their work, in one step
 * that can be undone: first who gives and who receives, then what last year's figures are compared
 * with afterwards.
 */
#define TD_TYPE_RESTRUCTURE_ASSISTANT (td_restructure_assistant_get_type ())
G_DECLARE_FINAL_TYPE (
    TdRestructureAssistant, td_restructure_assistant, TD, RESTRUCTURE_ASSISTANT, AdwWindow)

/** td_restructure_assistant_new: @unit: the first one that changes */
TdRestructureAssistant *
td_restructure_assistant_new (GtkWindow *parent, TdSession *session, TdSubject unit);

/** td_restructure_assistant_get_day_row: (transfer none): the first day of the new order. */
TdFieldRow *td_restructure_assistant_get_day_row (TdRestructureAssistant *assistant);

/** td_restructure_assistant_add_giver: adds a unit that ends, or gives a part away. */
void
td_restructure_assistant_add_giver (TdRestructureAssistant *assistant, const char *code, bool ends);

/** td_restructure_assistant_add_receiver: adds a unit that is there already. */
void td_restructure_assistant_add_receiver (TdRestructureAssistant *assistant, const char *code);

/** td_restructure_assistant_add_new: adds a unit that is opened. Returns: (transfer none): its id
 * among those that receive */
const char *td_restructure_assistant_add_new (TdRestructureAssistant *assistant);

/** td_restructure_assistant_get_field: (transfer none) (nullable): the row "name", "short_name" or
 * "code" of a unit that is opened. */
TdFieldRow *td_restructure_assistant_get_field (TdRestructureAssistant *assistant,
                                                const char *id,
                                                const char *column);

/** td_restructure_assistant_get_share: (transfer none) (nullable): the entry of a share; @receiver:
 * a code or the id of a new unit, the giver itself for what it keeps. */
GtkEditable *td_restructure_assistant_get_share (TdRestructureAssistant *assistant,
                                                 const char *giver,
                                                 const char *receiver,
                                                 TdMeasure measure);

/** td_restructure_assistant_get_step: "change" or "preview". */
const char *td_restructure_assistant_get_step (TdRestructureAssistant *assistant);

/** td_restructure_assistant_next: goes on when nothing is wrong, from the preview by writing; the
 * window closes then. Returns: false with sentences when something is wrong */
bool td_restructure_assistant_next (TdRestructureAssistant *assistant);

/** td_restructure_assistant_get_error: (nullable): what is wrong. */
const char *td_restructure_assistant_get_error (TdRestructureAssistant *assistant);

/** td_restructure_assistant_list_preview: (transfer full) (element-type utf8): the lines of the
 * preview, cells separated by tabs. */
GPtrArray *td_restructure_assistant_list_preview (TdRestructureAssistant *assistant);

G_END_DECLS
