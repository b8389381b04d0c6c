/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"
#include "wording/td-fields.h"

G_BEGIN_DECLS

/** TD_SETTING_DIRECTIVES: the office's own instructions: a key file like
 * data/templates/directives.ini. */
#define TD_SETTING_DIRECTIVES "directives"

/** TD_DIRECTIVE_KEY: before an id: the key of its text (td-pattern.h). */
#define TD_DIRECTIVE_KEY "directive:"

/**
 * TdDirective: a numbered paragraph of a paper that tells units what to do.
 * @title: what it is called in a list to pick from
 * @kinds: (array zero-terminated=1): of papers that have it
 * @units: the list of units that it is about, "" when it is for all; $1 in the text
 * @when: a condition, "" when it always holds
 * @is_own: whether the office has changed or added it
 */
typedef struct
{
  char *id;
  char *title;
  char **kinds;
  char *units;
  char *when;
  char *text;
  bool is_own;
} TdDirective;

void td_directive_free (TdDirective *directive);

/**
 * td_directives_read: the instructions of the program with those of an office: what it says of an
 * id replaces key by key what the program says, and other ids follow.
 * @own: (nullable): the text of the setting
 *
 * Returns: (transfer full) (element-type TdDirective): NULL with #TD_ERROR_VALUE and a sentence
 *   that names the instruction
 */
GPtrArray *td_directives_read (const char *own, GError **error);

/** td_directives_find: (transfer none) (nullable): the instruction of that id. */
TdDirective *td_directives_find (const GPtrArray *directives, const char *id);

/** td_directives_add_phrases: adds the phrases that "{directives KIND}" uses, for all of @kinds.
 * @phrases: (element-type utf8 TdPhrase) */
void td_directives_add_phrases (const GPtrArray *directives,
                                const char *const *kinds,
                                GHashTable *phrases);

/**
 * td_directive_fill: the text that an instruction has with these figures, "" where its condition
 * does not hold.
 * @fields: (nullable): of td_paper_fill(); NULL: it is only checked
 *
 * Returns: (transfer full): plain; NULL with #TD_ERROR_VALUE and what is wrong in it
 */
char *td_directive_fill (const TdDirective *directive, const TdFields *fields, GError **error);

G_END_DECLS
