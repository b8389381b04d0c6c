/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/**
 * TdDocument: a paper: blocks of text, figures, charts and tables, filled from a template with the
 * figures of one cut. Immutable and reference counted. docs/documents.md has the kinds of blocks,
 * the language of templates and how pages are laid out; td-document-page.h draws it.
 */
typedef struct _TdDocument TdDocument;

/** TD_DOCUMENT_TEMPLATE: before a kind: the key of the setting with the office's own template. */
#define TD_DOCUMENT_TEMPLATE "template."

/** td_document_get_kinds: (transfer none) (array zero-terminated=1): "handout", "dispatch", … */
const char *const *td_document_get_kinds (void);

/** td_document_get_kind_label: what a kind is called, in the language of the interface. */
const char *td_document_get_kind_label (const char *kind);

/**
 * TdComposeFlags:
 * @TD_COMPOSE_TRACED: each number stands between marks with its path (td-trace.h); pages, files
 *   and texts show the number alone
 */
typedef enum
{
  TD_COMPOSE_DEFAULT = 0,
  TD_COMPOSE_TRACED = 1 << 0,
} TdComposeFlags;

/** TdDocumentField: a traced number of a document. */
typedef struct
{
  guint block; /* the index of its block */
  char *path;  /* for td_trace_new() */
  char *text;
} TdDocumentField;

/**
 * td_document_compose: writes the paper of @kind on @progress, issued on its day of issue, by the
 * office's own template if there is one.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_NOT_FOUND for an unknown kind or when no unit is
 *   valid, #TD_ERROR_VALUE with line and field when the office's template cannot be read
 */
TdDocument *td_document_compose (const TdProgress *progress, const char *kind, GError **error);

/** td_document_compose_with: td_document_compose() with options. */
TdDocument *td_document_compose_with (const TdProgress *progress,
                                      const char *kind,
                                      TdComposeFlags flags,
                                      GError **error);

/** td_document_compose_text: td_document_compose_with() by the template @text, which need not be
 * kept. @progress: with a root */
TdDocument *td_document_compose_text (const TdProgress *progress,
                                      const char *kind,
                                      const char *text,
                                      TdComposeFlags flags,
                                      GError **error);

/** td_document_list_fields: (transfer full) (element-type TdDocumentField): the traced numbers, in
 * the order in which they are read. */
GPtrArray *td_document_list_fields (const TdDocument *document);

/**
 * td_document_check_directives: whether @text can be an office's own instructions
 * (documents/td-directives.h); #TD_ERROR_VALUE with the instruction and what is wrong in it.
 */
bool td_document_check_directives (const char *text, GError **error);

/**
 * td_document_check_template: whether @text can be a template of @kind; #TD_ERROR_VALUE with line
 * and field.
 */
bool td_document_check_template (const char *kind, const char *text, GError **error);

/** td_document_get_template: (transfer full): the program's own template of @kind. */
char *td_document_get_template (const char *kind);

TdDocument *td_document_ref (TdDocument *document);
void td_document_unref (TdDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDocument, td_document_unref)

const char *td_document_get_title (const TdDocument *document);
TdDay td_document_get_issued (const TdDocument *document);

/** td_document_to_text: (transfer full): the document as plain text, tables with aligned columns.
 */
char *td_document_to_text (const TdDocument *document);

/**
 * td_document_save: writes a PDF, a document for a word processor or a text, by the end of the name
 * (".pdf", ".odt", ".docx", ".txt"): beside, then renamed, so that a failure leaves an older file
 * whole.
 *
 * Returns: false with #TD_ERROR_VALUE for another name, #TD_ERROR_FULL or #TD_ERROR_IO
 */
bool td_document_save (TdDocument *document, const char *path, GError **error);

G_END_DECLS
