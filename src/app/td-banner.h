/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * TdBanner: a strip over a page with a sentence and what can be done about it. Properties: text
 * (NULL hides it), button-label, action-name, closable.
 */
#define TD_TYPE_BANNER (td_banner_get_type ())
G_DECLARE_FINAL_TYPE (TdBanner, td_banner, TD, BANNER, AdwBin)

/** td_banner_set_text: @text: (nullable): the sentence. */
void td_banner_set_text (TdBanner *banner, const char *text);

/** td_banner_set_revealed: shows or hides it. */
void td_banner_set_revealed (TdBanner *banner, bool revealed);
bool td_banner_get_revealed (TdBanner *banner);

G_END_DECLS
