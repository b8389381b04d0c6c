/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "wording/td-pattern.h"

G_BEGIN_DECLS

/** TD_TEMPLATE_PARAGRAPH: before a number: the key of a paragraph of a block (td-pattern.h). */
#define TD_TEMPLATE_PARAGRAPH "p"

/** TdTemplateKey: one key that the lines of a kind of block can have. */
typedef struct
{
  const char *name;
  guint n_cells;   /* how many cells, separated by "|", a line has; at most */
  guint row_cells; /* bits: which of them can name the variable of the line with is_rows above */
  bool is_rows;    /* names a variable and a list, "u in units" */
} TdTemplateKey;

/**
 * TdTemplateKind: a kind of block that a template can have.
 * @keys: (nullable): of lines "key: cell | cell"; NULL when the block is free text. Ends with a
 *   NULL name
 * @options: (nullable) (array zero-terminated=1): words that may follow the kind
 */
typedef struct
{
  const char *name;
  const TdTemplateKey *keys;
  const char *const *options;
} TdTemplateKind;

/** TdTemplateLine: a line of a block with keys. */
typedef struct
{
  const TdTemplateKey *key;
  guint line;
  GPtrArray *cells; /* owned; TdPattern */
  char *variable;   /* owned; of a line with is_rows */
  char *list;       /* owned; of a line with is_rows */
} TdTemplateLine;

/** TdTemplateBlock: one block; text or lines. */
typedef struct
{
  const TdTemplateKind *kind;
  char **options; /* owned */
  guint line;
  TdPattern *text;  /* owned; (nullable) */
  GPtrArray *lines; /* owned; TdTemplateLine */
} TdTemplateBlock;

typedef struct
{
  GPtrArray *blocks; /* owned; TdTemplateBlock */
} TdTemplate;

/**
 * td_template_parse: reads a template, with all that can be wrong in it.
 * @kinds: (array): ends with a NULL name
 * @fields: the fields that it can use
 * @library: (nullable) (element-type utf8 TdPhrase): phrases besides its own
 *
 * Returns: (transfer full): NULL with #TD_ERROR_VALUE and a sentence that names line and field
 */
TdTemplate *td_template_parse (const char *text,
                               const TdTemplateKind *kinds,
                               const TdFieldSpec *fields,
                               GHashTable *library,
                               GError **error);
void td_template_free (TdTemplate *template_);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTemplate, td_template_free)

/**
 * td_template_find_place: which place the sentence of an error names.
 * @error: of td_template_parse()
 * @word: (out) (transfer full) (nullable): the field, block or text that it names
 *
 * Returns: the line, from 1; 0 when it names none
 */
guint td_template_find_place (const GError *error, char **word);

/** td_template_add_phrases: adds the phrases of a text, and replaces those of the same names.
 * @phrases: (element-type utf8 TdPhrase) */
void td_template_add_phrases (GHashTable *phrases, const char *text);

/** td_phrases_new: (transfer full) (element-type utf8 TdPhrase): no phrase yet. */
GHashTable *td_phrases_new (void);

/** td_template_load: (transfer full) (nullable): the text of a template of the program. */
char *td_template_load (const char *name);

/** td_template_block_has: whether a block has an option. */
bool td_template_block_has (const TdTemplateBlock *block, const char *option);

G_END_DECLS
