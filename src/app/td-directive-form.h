/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "documents/td-directives.h"

G_BEGIN_DECLS

/*
 * TdDirectiveForm: the fields of one instruction, and what it says with the figures of now.
 *
 * Signal ::changed (TdDirectiveForm *): something was typed or chosen; it stands in the
 * instruction already. Signal ::checked (TdDirectiveForm *): it was read, see
 * td_directive_form_get_error().
 */
#define TD_TYPE_DIRECTIVE_FORM (td_directive_form_get_type ())
G_DECLARE_FINAL_TYPE (TdDirectiveForm, td_directive_form, TD, DIRECTIVE_FORM, GtkWidget)

/** td_directive_form_set_directive: @directive: (nullable): borrowed; changed in place, until
 * another one is shown */
void td_directive_form_set_directive (TdDirectiveForm *form, TdDirective *directive);

/**
 * td_directive_form_set_fields: the figures of now.
 * @fields: (nullable) (transfer none): of td_paper_fill(); borrowed until others are set
 * @as_of: the day that they are of
 */
void td_directive_form_set_fields (TdDirectiveForm *form, const TdFields *fields, TdDay as_of);

/** td_directive_form_check: reads the instruction now. Returns: whether it is sound */
bool td_directive_form_check (TdDirectiveForm *form);

/** td_directive_form_get_error: (nullable): what is wrong with it, in a sentence. */
const char *td_directive_form_get_error (TdDirectiveForm *form);

/** td_directive_form_get_preview: what the preview shows. */
const char *td_directive_form_get_preview (TdDirectiveForm *form);

/** td_directive_form_jump: goes to what is wrong. */
void td_directive_form_jump (TdDirectiveForm *form);

/** td_directive_form_focus_title: goes to the title, to write another. */
void td_directive_form_focus_title (TdDirectiveForm *form);

G_END_DECLS
