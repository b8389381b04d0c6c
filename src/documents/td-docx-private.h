/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-office.h"
#include "td-package.h"

G_BEGIN_DECLS

/* A DOCX while it is written: what the files td-docx*.c share. */

#define TD_DOCX_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TD_DOCX_NOTE_NUMBER "SoChuThich"
/* Rules are eighths of a point. */
#define TD_DOCX_RULE "5"
/* The last of the notes that are lines above notes. */
#define TD_DOCX_LAST_SEPARATOR 1

/** TdDocxList: */
typedef struct
{
  bool is_numbered;
  int indent;
} TdDocxList;

/** TdDocx: */
typedef struct
{
  TdPackage *package;   /* borrowed */
  xmlTextWriter *notes; /* borrowed */
  xmlTextWriter *xml;   /* borrowed: the body, or the notes while they are written */
  GArray *lists;        /* borrowed; TdDocxList: each list */
  TdOfficeStyle styles[TD_N_OFFICE_STYLES];
  const char *contact; /* borrowed (nullable) */
  guint n_pictures;
  guint n_notes;
  guint n_sections; /* that were ended */
  int size;         /* of the letters of the paragraph; 0: of its style */
  bool is_landscape;
  bool has_section; /* some text was written */
  bool needs_text;  /* a cell without a paragraph at its end */
} TdDocx;

/** _td_docx_body: writes the body and the notes. */
G_GNUC_INTERNAL extern const TdOfficeClass _td_docx_body;

/** _td_docx_end_body: what the body ends with. */
G_GNUC_INTERNAL void _td_docx_end_body (TdDocx *docx);

/** _td_docx_add_picture: a run with a picture, and its part. */
G_GNUC_INTERNAL void _td_docx_add_picture (TdDocx *docx, const TdOfficePicture *picture);

/** _td_docx_begin_part: (transfer none): begins a part of XML. */
G_GNUC_INTERNAL xmlTextWriter *_td_docx_begin_part (TdXmlPart *part, const char *root);

/** _td_docx_add_value: an element with but the attribute w:val. */
G_GNUC_INTERNAL void
_td_docx_add_value (xmlTextWriter *xml, const char *element, const char *value);
G_GNUC_INTERNAL void _td_docx_add_count (xmlTextWriter *xml, const char *element, int number);

/** _td_docx_add_letters: a text, with all its spaces. */
G_GNUC_INTERNAL void _td_docx_add_letters (xmlTextWriter *xml, const char *text);

/** _td_docx_add_styles: appends the parts of styles and of lists. */
G_GNUC_INTERNAL void _td_docx_add_styles (TdDocx *docx);

G_END_DECLS
