/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "wording/td-fields.h"

G_BEGIN_DECLS

/*
 * TdPattern: a text of a template with its fields, conditions and lists, ready to be filled; the
 * language is described in docs/documents.md. A pattern that was parsed cannot fail when filled.
 */
typedef struct _TdPattern TdPattern;

/* What a filled text may hold besides letters. */
#define TD_MARK_BOLD '\x01'
#define TD_MARK_BOLD_END '\x02'
#define TD_MARK_ITALIC '\x03'
#define TD_MARK_ITALIC_END '\x04'
#define TD_MARK_NOTE '\x05' /* a footnote, up to its end */
#define TD_MARK_NOTE_END '\x06'
#define TD_MARK_RESERVE '\x1d' /* begins an item for when there are too few */
#define TD_MARK_BREAK '\x1e'   /* between paragraphs or items */
/* Around a traced field: its path, then what it shows: U+E000 path U+E001 text U+E002. */
#define TD_MARK_FIELD "\xee\x80\x80"
#define TD_MARK_FIELD_TEXT "\xee\x80\x81"
#define TD_MARK_FIELD_END "\xee\x80\x82"
/* At the start of a paragraph, where they are asked for: which one of the template it is: U+E003
 * key U+E004. */
#define TD_MARK_KEY "\xee\x80\x83"
#define TD_MARK_KEY_END "\xee\x80\x84"
/* What a key is made of. */
#define TD_KEY_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:"

/** TdPatternScope: the fields that a text can name: those of the root, and of variables. */
typedef struct _TdPatternScope
{
  const char *name; /* (nullable): of the variable */
  const TdFieldSpec *spec;
  const struct _TdPatternScope *up; /* (nullable) */
} TdPatternScope;

/**
 * TdPatternValues: the same chain with values; the fields of each have the spec of its scope.
 * @trace: (nullable): of the root: each number that is filled in stands between the marks of a
 *   traced field, with the path "TRACE/FIELD[:FORMAT]/ORIGIN": "2025-09-12/cases.missing:two/KV4"
 * @is_keyed: of the root: paragraphs begin with the marks of their keys
 */
typedef struct _TdPatternValues
{
  const char *name;
  const TdFields *fields;
  const struct _TdPatternValues *up;
  const char *trace;
  bool is_keyed;
} TdPatternValues;

/** TD_DIRECTIVES_PHRASE: before a kind of paper: the phrase that "{directives KIND}" uses. */
#define TD_DIRECTIVES_PHRASE "directives:"

/** TdPhrase: a text that others use by name.
 * @line: of its first letter, for errors; 0: in a text of the program, where nobody looks */
typedef struct
{
  char *text;
  guint line;
} TdPhrase;

/** td_phrase_new: (transfer full) */
TdPhrase *td_phrase_new (const char *text, guint line);
void td_phrase_free (TdPhrase *phrase);

/**
 * td_pattern_parse: reads the text of a template.
 * @line: the line of its first letter, for errors
 * @phrases: (nullable) (element-type utf8 TdPhrase): what "{use name}" can name
 *
 * Returns: (transfer full): NULL with #TD_ERROR_VALUE and a sentence that names line and field
 */
TdPattern *td_pattern_parse (
    const char *text, guint line, const TdPatternScope *scope, GHashTable *phrases, GError **error);
void td_pattern_free (TdPattern *pattern);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPattern, td_pattern_free)

/**
 * td_pattern_fill: the text with these values: spaces drawn together, none at the ends of
 * paragraphs, none before a comma or a stop; paragraphs without letters are left out.
 *
 * Returns: (transfer full): with marks
 */
char *td_pattern_fill (const TdPattern *pattern, const TdPatternValues *values);

/** td_pattern_clean: (transfer full): a name without what could be taken for a mark. */
char *td_pattern_clean (const char *text);

/** td_pattern_plain: (transfer full): a filled text without marks and without footnotes; breaks
 * become @between. */
char *td_pattern_plain (const char *filled, const char *between);

/**
 * td_pattern_find_list: the list that the path @text names.
 *
 * Returns: (transfer none) (nullable): the fields of its rows; NULL with an error when it is none
 */
const TdFieldSpec *
td_pattern_find_list (const char *text, guint line, const TdPatternScope *scope, GError **error);

/** td_pattern_get_rows: (transfer none): the rows of a list that was found. */
const GPtrArray *td_pattern_get_rows (const char *text, const TdPatternValues *values);

G_END_DECLS
