/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "wording/td-fields.h"

G_BEGIN_DECLS

/** TD_FIELD_ROW: what the list calls the variable of "{for u in list}". */
#define TD_FIELD_ROW "u"

/**
 * TdFieldEntry: a field that templates can use, with what it means (data/templates/fields.ini).
 * @path: as it is written: "cases.rate"; of a row of a list "u.cases.rate"
 * @is_row: whether it stands in a list alone
 * @meaning: in the language of the interface
 */
typedef struct
{
  char *path;
  TdFieldType type;
  bool is_row;
  char *meaning;
} TdFieldEntry;

/** td_field_list_new: (transfer full) (element-type TdFieldEntry): all fields of papers, in their
 * order; scopes are left out for what is in them. */
GPtrArray *td_field_list_new (void);

/** td_field_list_get_block: (transfer full) (nullable): what a kind of block is. */
char *td_field_list_get_block (const char *kind);

/** td_field_entry_write: (transfer full): what is put into a template to use it: a condition for
 * what is yes or no, the names of a list. @cursor: (out): where to go on typing, in letters */
char *td_field_entry_write (const TdFieldEntry *entry, guint *cursor);

/** td_field_type_label: what a type is called, in the language of the interface. */
const char *td_field_type_label (TdFieldType type);

/** td_field_type_get_formats: "missing, short, …": what can follow a colon, "" when nothing can. */
const char *td_field_type_get_formats (TdFieldType type);

G_END_DECLS
