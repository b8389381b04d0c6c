/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-form.h"

G_BEGIN_DECLS

/** TdFiguresIdentity: an identity of a form: whole = signed sum, or at most it. */
typedef struct
{
  const char *code; /* (nullable): NULL for what is calculated and never entered */
  TdItem whole;
  const TdTerm *terms;
  guint n_terms;
  bool at_most;
} TdFiguresIdentity;

/** td_figures_identity_list: (transfer full) (element-type TdFiguresIdentity): those of a form for
 * a measure; they borrow from it. */
GArray *td_figures_identity_list (const TdForm *form, TdMeasure measure);

/** td_figures_identity_has: whether an item is the whole or a term of it. */
bool td_figures_identity_has (const TdFiguresIdentity *identity, TdItem item);

/** td_figures_identity_sum: what the terms come to; false when one is absent. Terms that the form
 * does not have count as zero. */
bool td_figures_identity_sum (const TdFiguresIdentity *identity,
                              const TdForm *form,
                              TdMeasure measure,
                              const TdFigures *figures,
                              int64_t *sum);

/** td_figures_identity_get_number: the number of an item's column on the form, the heading of one
 * without number; "?" without a column. */
const char *td_figures_identity_get_number (const TdForm *form, TdItem item);

/** td_figures_identity_word_columns: (transfer full): "8 = 9 + 10". */
char *td_figures_identity_word_columns (const TdFiguresIdentity *identity,
                                        const TdForm *form,
                                        TdMeasure measure);

/** td_figures_identity_word_values: (transfer full): "904 = 875 + 29", with the sum behind it when
 * it is another. */
char *td_figures_identity_word_values (const TdFiguresIdentity *identity,
                                       const TdForm *form,
                                       TdMeasure measure,
                                       const TdFigures *figures);

G_END_DECLS
