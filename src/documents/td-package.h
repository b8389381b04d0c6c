/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <stdbool.h>

#include "documents/td-xml.h"

G_BEGIN_DECLS

/**
 * TdPackage: a zip file of an office document while it is made. There is neither a time nor a field
 * beyond what the format asks for, so the same parts are the same file; sizes and checksums stand
 * before the data, as readers of the first part ("mimetype") ask for.
 */
typedef struct _TdPackage TdPackage;

/** td_package_new: (transfer full): without parts. */
TdPackage *td_package_new (void);
void td_package_free (TdPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPackage, td_package_free)

/**
 * td_package_add: appends a part.
 * @name: its path, of ASCII letters
 * @is_stored: the data stand in the file as they are, not made smaller
 */
void td_package_add (
    TdPackage *package, const char *name, const void *data, gsize length, bool is_stored);

/** TdXmlPart: a part while it is written. */
typedef struct
{
  xmlBuffer *buffer;  /* owned */
  xmlTextWriter *xml; /* owned */
} TdXmlPart;

void td_xml_part_clear (TdXmlPart *part);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdXmlPart, td_xml_part_clear)

/** td_xml_part_init: (transfer none): begins a part of XML. @root: (nullable): its first element;
 * NULL: it is but a piece of one */
xmlTextWriter *td_xml_part_init (TdXmlPart *part, const char *root);

/** td_xml_part_get_text: (transfer none): what was written. */
const char *td_xml_part_get_text (TdXmlPart *part);

/** td_package_add_xml: ends all elements of @part and appends it. */
void td_package_add_xml (TdPackage *package, const char *name, TdXmlPart *part);

/**
 * td_package_finish: writes the parts in the order in which they were added.
 *
 * Returns: (transfer full): the file, or %NULL with #TD_ERROR_IO
 */
GBytes *td_package_finish (TdPackage *package, GError **error);

G_END_DECLS
