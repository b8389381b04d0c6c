/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"
#include "documents/td-document.h"

G_BEGIN_DECLS

/**
 * TdRemarkType: what is said of a draft.
 * @TD_REMARK_ROUNDED: a number is rounded; a note, no warning
 * @TD_REMARK_CHANGED: a traced number is not what the figures say
 * @TD_REMARK_DISAGREES: two numbers of the text cannot both be right
 * @TD_REMARK_SIGN: a word and the sign of its number disagree
 * @TD_REMARK_DECIMAL: a decimal point among decimal commas
 */
typedef enum
{
  TD_REMARK_ROUNDED,
  TD_REMARK_CHANGED,
  TD_REMARK_DISAGREES,
  TD_REMARK_SIGN,
  TD_REMARK_DECIMAL,
} TdRemarkType;

/**
 * TdRemark: a note or a warning about a place of a draft.
 * @block: the index of its block
 * @words: what stands there
 * @path: (nullable): of the traced number
 * @message: a sentence in the language of the interface
 */
typedef struct
{
  TdRemarkType type;
  guint block;
  char *words;
  char *path;
  char *message;
} TdRemark;

/** td_remark_is_warning: whether a draft with it should be looked at before it is issued. */
static inline bool
td_remark_is_warning (const TdRemark *remark)
{
  return remark->type != TD_REMARK_ROUNDED;
}

/*
 * TdProof: reads the texts of a draft, one after the other, also those that were edited by hand.
 */
typedef struct _TdProof TdProof;

/** td_proof_new: (transfer full): @progress: (nullable): of the draft's figures; without it only
 * the text itself is compared */
TdProof *td_proof_new (const TdProgress *progress);
void td_proof_free (TdProof *proof);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdProof, td_proof_free)

/** td_proof_read: reads a text of a block, with its marks. */
void td_proof_read (TdProof *proof, guint block, const char *text);

/** td_proof_get_remarks: (transfer none) (element-type TdRemark): on what was read, in its order.
 */
const GPtrArray *td_proof_get_remarks (TdProof *proof);

/** td_proof_document: reads the paragraphs, lists and headings of a document. */
void td_proof_document (TdProof *proof, const TdDocument *document);

G_END_DECLS
