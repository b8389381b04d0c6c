/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-figures.h"

G_BEGIN_DECLS

/**
 * TdScheme: into which classes "to enforce" falls (identity V3).
 * @TD_SCHEME_TWO: eligible, not eligible (postponed and suspended lie inside), to 2019
 * @TD_SCHEME_THREE: eligible, not eligible, postponed and suspended, from 2020
 */
typedef enum
{
  TD_SCHEME_TWO,
  TD_SCHEME_THREE,
} TdScheme;

/** TdFormColumn: one column of an official form, in the order of the form. */
typedef struct
{
  char *number;  /* as printed: "10b" */
  char *heading; /* Vietnamese, as printed */
  char *group;   /* (nullable): heading of the section it stands in */
  bool is_rate;  /* the completion rate, which is no item */
  TdItem item;   /* unless is_rate */
  guint level;   /* how deep it is indented below its total, from 0 */
  bool in_measure[TD_N_MEASURES];
} TdFormColumn;

/**
 * TdForm: an official form: which items exist, under which headings, and the scheme of its
 * identities. Data (data/forms), never code: a new circular is a new file.
 */
struct _TdForm
{
  char *id;
  char *name;
  char *circular;
  TdDay first;
  TdDay last; /* TD_DAY_NONE: still in force */
  TdScheme scheme;
  bool confirmed;                /* headings compared with the gazette */
  GPtrArray *columns;            /* TdFormColumn */
  uint32_t items[TD_N_MEASURES]; /* bit TdItem */
};

/** td_form_for_day: (transfer none): the form in force on @day; before the first, the first. */
const TdForm *td_form_for_day (TdDay day);

/** td_form_find: (transfer none) (nullable): the form of that id. */
const TdForm *td_form_find (const char *id);

/** td_form_has: whether the form has @item for @measure. */
static inline bool
td_form_has (const TdForm *form, TdMeasure measure, TdItem item)
{
  return (form->items[measure] >> item) & 1u;
}

/**
 * td_form_parse: reads a form from the text of a key file.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_VALUE and the line's group and key.
 */
TdForm *td_form_parse (const char *text, gssize length, GError **error);
void td_form_free (TdForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdForm, td_form_free)

G_END_DECLS
