/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/**
 * TdTrace: what stands behind a number of a document, for a hover and a click.
 * @cut: of its figures
 * @subject: the unit or officer that it is about
 * @has_measure: whether it is a figure of one measure; else it is of the whole paper
 * @field: as in a template, without the measure: "rate"
 * @items: (element-type TdItem): the items of the record that it is made of, as form columns
 * @records: (element-type TdSubject): whose records they stand in: its own, or those of the units
 *   or officers that it is the sum of
 * @base: the earlier cut that it is compared with, -1
 * @formula: how it is made, in the language of the interface
 */
typedef struct
{
  int cut;
  TdSubject subject;
  bool has_measure;
  TdMeasure measure;
  char *field;
  GArray *items;
  GArray *records;
  int base;
  const char *formula;
} TdTrace;

/**
 * td_trace_new: reads the path of a traced number (docs/documents.md).
 *
 * Returns: (transfer full): NULL with #TD_ERROR_NOT_FOUND when the cut, the unit or the field is
 *   not there (any more)
 */
TdTrace *td_trace_new (TdBook *book, const char *path, GError **error);
void td_trace_free (TdTrace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTrace, td_trace_free)

/** td_trace_describe: (transfer full): in one line: unit, measure, day, formula. */
char *td_trace_describe (const TdTrace *trace, const TdBook *book);

G_END_DECLS
