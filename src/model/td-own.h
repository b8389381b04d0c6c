/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-figures.h"

G_BEGIN_DECLS

/*
 * The figures of a record in items that forms declare themselves, as a text: "name=value
 * name=value", sorted by name. So they can be kept where their form is not known.
 */

/** TD_OWN_NAME_MAX: the longest name of such an item. */
#define TD_OWN_NAME_MAX 40

/** TdOwnFigure: one of them. */
typedef struct
{
  char *name;
  int64_t value;
} TdOwnFigure;

/** td_own_name_check: whether @name can name an item of a form: small letters, digits and "_",
 * and no word that records.csv has already. @error: #TD_ERROR_VALUE */
bool td_own_name_check (const char *name, GError **error);

/**
 * td_own_figures_parse: reads such a text.
 * @text: (nullable)
 *
 * Returns: (transfer full) (element-type TdOwnFigure): sorted by name; NULL when it is none
 */
GArray *td_own_figures_parse (const char *text);

/** td_own_figures_new: (transfer full) (element-type TdOwnFigure): an empty list. */
GArray *td_own_figures_new (void);

/** td_own_figures_add: adds a figure. */
void td_own_figures_add (GArray *figures, const char *name, int64_t value);

/** td_own_figures_format: (transfer full) (nullable): the text of @figures, which it sorts; NULL
 * when there are none. */
char *td_own_figures_format (GArray *figures);

/** td_own_figures_get: the figure of that name in @text (nullable). @value: (out) */
bool td_own_figures_get (const char *text, const char *name, int64_t *value);

G_END_DECLS
