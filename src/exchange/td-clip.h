/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-types.h"

G_BEGIN_DECLS

/**
 * TdClipKind: what a cell of a copied table holds.
 * @TD_CLIP_EMPTY: nothing; also what merged cells leave, and what a short line lacks
 * @TD_CLIP_ABSENT: a dash, the sign for "no figure"
 * @TD_CLIP_FIGURE: a whole number
 * @TD_CLIP_RATE: a rate with its "%"
 * @TD_CLIP_WORDS: words: a name or a heading
 * @TD_CLIP_REFUSED: a number that is no figure; td_amount_parse() has the sentence
 */
typedef enum
{
  TD_CLIP_EMPTY,
  TD_CLIP_ABSENT,
  TD_CLIP_FIGURE,
  TD_CLIP_RATE,
  TD_CLIP_WORDS,
  TD_CLIP_REFUSED,
} TdClipKind;

/**
 * TdClipCell: one cell of a copied table.
 * @text: as copied, without the spaces around it; line breaks are spaces
 * @value: of a figure; of a rate in hundredths of a percent
 */
typedef struct
{
  char *text;
  TdClipKind kind;
  int64_t value;
} TdClipCell;

/** TD_CLIP_MAX_CELLS: more than that is no table of figures. */
#define TD_CLIP_MAX_CELLS 200000

/** TdClip: a table as spreadsheets and word processors put it on the clipboard as text. */
typedef struct
{
  guint n_rows;
  guint n_columns;
  GArray *cells; /* TdClipCell, row by row */
} TdClip;

/**
 * td_clip_read: reads the text of the clipboard: lines of cells with tabs between; a cell with
 * tabs, line breaks or quotes in it stands in quotes. Empty lines at the end are left out.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_VALUE when there is nothing in it, it is no text,
 * or it is larger than #TD_CLIP_MAX_CELLS.
 */
TdClip *td_clip_read (const char *text, GError **error);
void td_clip_free (TdClip *clip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdClip, td_clip_free)

/** td_clip_get: (transfer none) */
const TdClipCell *td_clip_get (const TdClip *clip, guint row, guint column);

G_END_DECLS
