/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-office.h"
#include "td-package.h"

G_BEGIN_DECLS

/* An ODT while it is written: what the files td-odt*.c share. */

#define TD_ODT_FIRST_PAGE "Standard"
#define TD_ODT_NEXT_PAGE "TrangSau"
#define TD_ODT_FIRST_WIDE_PAGE "TrangNgangDau"
#define TD_ODT_NEXT_WIDE_PAGE "TrangNgangSau"
#define TD_ODT_CONTACT_PAGE "TrangDauDiaChi"
#define TD_ODT_RULE "0.60pt solid #000000"

/** TdOdt: */
typedef struct
{
  TdPackage *package;   /* borrowed */
  xmlTextWriter *body;  /* borrowed */
  xmlTextWriter *style; /* borrowed; automatic styles */
  GHashTable *names;    /* borrowed; key of an automatic style → its name */
  GPtrArray *pictures;  /* borrowed; char *: names of parts with their types */
  TdOfficeStyle styles[TD_N_OFFICE_STYLES];
  const char *contact; /* borrowed (nullable) */
  const char *page;    /* (nullable): what comes next begins one of these */
  bool is_landscape;   /* the first section */
  guint n_sections;
  guint n_tables;
  guint n_notes;
  guint span;    /* columns of the cell that is being written */
  bool has_head; /* rows of the head are being written */
} TdOdt;

/** _td_odt_body: writes the body, and the automatic styles that it needs. */
G_GNUC_INTERNAL extern const TdOfficeClass _td_odt_body;

/** _td_odt_begin_part: (transfer none): begins a part of XML. */
G_GNUC_INTERNAL xmlTextWriter *_td_odt_begin_part (TdXmlPart *part, const char *root);

/** _td_odt_add_styles: appends the part of named styles and pages. */
G_GNUC_INTERNAL void _td_odt_add_styles (TdOdt *odt);
G_GNUC_INTERNAL void _td_odt_add_fonts (xmlTextWriter *xml);

/** _td_odt_begin_style: begins a style of a family. */
G_GNUC_INTERNAL void _td_odt_begin_style (xmlTextWriter *xml, const char *name, const char *family);

/** _td_odt_add_length: an attribute in twentieths of a point. */
G_GNUC_INTERNAL void _td_odt_add_length (xmlTextWriter *xml, const char *name, int length);
G_GNUC_INTERNAL void _td_odt_add_font_size (xmlTextWriter *xml, int size);
G_GNUC_INTERNAL void _td_odt_add_font (xmlTextWriter *xml, bool is_bold, bool is_italic);

G_END_DECLS
