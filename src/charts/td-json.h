/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <json-glib/json-glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/*
 * JSON that may say anything, such as a file that was changed by another program. Each of these
 * that reads returns false or NULL with #TD_ERROR_VALUE and a sentence that names the member. What
 * is not there leaves @value as it is; members that nobody asks for are passed over.
 */

/** td_json_parse: (transfer full): the object that @text is, of at most @most bytes. */
JsonObject *td_json_parse (const char *text, gsize most, GError **error);

/** td_json_print: (transfer full): in one line. */
char *td_json_print (JsonObject *object);

/** td_json_fail: sets an error that names a member. Returns: false */
bool td_json_fail (const char *name, GError **error);

/** td_json_read_text: @value: (inout) (transfer none); null is as if it were not there. */
bool td_json_read_text (JsonObject *object, const char *name, const char **value, GError **error);
bool td_json_read_flag (JsonObject *object, const char *name, bool *value, GError **error);
bool td_json_read_number (JsonObject *object,
                          const char *name,
                          int64_t least,
                          int64_t most,
                          int64_t *value,
                          GError **error);

/** td_json_read_array: @value: (inout) (transfer none); null is as if it were not there. */
bool td_json_read_array (JsonObject *object, const char *name, JsonArray **value, GError **error);

/** td_json_get_object: (transfer none): an object in an array; @name: of the array, for errors. */
JsonObject *td_json_get_object (JsonArray *array, guint index, const char *name, GError **error);

/** td_json_get_text: @value: (out) (transfer none) (nullable): a text in an array, or null. */
bool td_json_get_text (
    JsonArray *array, guint index, const char *name, const char **value, GError **error);

/** td_json_read_texts: @value: (inout) (transfer full) (array zero-terminated=1): texts. */
bool td_json_read_texts (JsonObject *object, const char *name, char ***value, GError **error);

/* Writing: what is NULL, false or 0 is not written. */
void td_json_add_text (JsonObject *object, const char *name, const char *value);
void td_json_add_flag (JsonObject *object, const char *name, bool value);
void td_json_add_number (JsonObject *object, const char *name, int64_t value);
/** td_json_add_texts: @texts: (nullable) (array zero-terminated=1) */
void td_json_add_texts (JsonObject *object, const char *name, const char *const *texts);
/** td_json_add_array: (transfer none): an empty array to fill. */
JsonArray *td_json_add_array (JsonObject *object, const char *name);
/** td_json_add_object: (transfer none): an empty object at the end of an array. */
JsonObject *td_json_add_object (JsonArray *array);
/** td_json_append_text: @value: (nullable): null */
void td_json_append_text (JsonArray *array, const char *value);

G_END_DECLS
