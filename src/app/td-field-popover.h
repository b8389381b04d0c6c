/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * TdFieldPopover: what stands behind a figure of a paper: unit, cut, formula, the figures of the
 * record; and a way there.
 *
 * Signal ::make-plain (TdFieldPopover *): it is to become plain text.
 */
#define TD_TYPE_FIELD_POPOVER (td_field_popover_get_type ())
G_DECLARE_FINAL_TYPE (TdFieldPopover, td_field_popover, TD, FIELD_POPOVER, GtkPopover)

/**
 * td_field_popover_new: @path: of the figure; @shown: what stands in the text; @rounding:
 * (nullable): a sentence: what it is exactly
 * @can_edit: whether it can become plain text
 */
GtkWidget *td_field_popover_new (TdSession *session,
                                 const char *path,
                                 const char *shown,
                                 const char *rounding,
                                 bool can_edit);

/** td_field_describe: (transfer full) (nullable): one line about a figure. */
char *td_field_describe (TdSession *session, const char *path);

G_END_DECLS
