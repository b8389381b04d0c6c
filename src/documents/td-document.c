/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents/td-compose.h"
#include "documents/td-directives.h"
#include "documents/td-document-private.h"
#include "documents/td-docx.h"
#include "documents/td-odt.h"
#include "documents/td-pages.h"
#include "documents/td-pdf.h"
#include "wording/td-paper.h"

static const char *const kinds[]
    = { "handout", "dispatch", "notice", "report", "letter", "form", NULL };
static const char *const kind_labels[] = {
  N_ ("Handout"), N_ ("Urgent dispatch"), N_ ("Notice"),
  N_ ("Report"),  N_ ("Official letter"), N_ ("Statistical form"),
};

const char *const *
td_document_get_kinds (void)
{
  return kinds;
}

const char *
td_document_get_kind_label (const char *kind)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i], kind))
      return _ (kind_labels[i]);
  return kind;
}

/* The lines of the file's licence say nothing to an office. */
static const char *
skip_licence (const char *text)
{
  while (g_str_has_prefix (text, "# SPDX") || g_str_has_prefix (text, "# Copyright")
         || g_str_has_prefix (text, "#\n"))
    text = strchr (text, '\n') + 1;
  return text;
}

char *
td_document_get_template (const char *kind)
{
  g_autofree char *text = td_template_load (kind);

  return text != NULL ? g_strdup (skip_licence (text)) : NULL;
}

/* The phrases that all papers share, with the instructions. @own: (nullable): those of the office
 */
static GHashTable *
make_library (const char *own, GError **error)
{
  g_autoptr (GHashTable) phrases = td_phrases_new ();
  g_autofree char *common = td_template_load ("common");
  g_autoptr (GPtrArray) directives = td_directives_read (own, error);

  if (directives == NULL)
    return NULL;
  g_return_val_if_fail (common != NULL, NULL);
  td_template_add_phrases (phrases, common);
  td_directives_add_phrases (directives, kinds, phrases);
  return g_steal_pointer (&phrases);
}

static TdTemplate *
parse_template (const char *text, const char *directives, GError **error)
{
  g_autoptr (GHashTable) library = make_library (directives, error);
  if (library == NULL)
    return NULL;

  g_autoptr (TdTemplate) template_
      = td_template_parse (text, td_compose_get_kinds (), td_paper_get_spec (), library, error);

  if (template_ == NULL || !td_compose_check (template_, error))
    return NULL;
  return g_steal_pointer (&template_);
}

static bool
check_kind (const char *kind, GError **error)
{
  if (g_strv_contains (kinds, kind))
    return true;
  g_set_error (
      error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no document of the kind “%s”."), kind);
  return false;
}

bool
td_document_check_template (const char *kind, const char *text, GError **error)
{
  if (!check_kind (kind, error))
    return false;
  g_autoptr (TdTemplate) template_ = parse_template (text, NULL, error);
  return template_ != NULL;
}

bool
td_document_check_directives (const char *text, GError **error)
{
  g_autoptr (GHashTable) library = make_library (text, error);
  g_autoptr (GPtrArray) directives = NULL;
  const TdPatternScope root = { .spec = td_paper_get_spec () };

  if (library == NULL)
    return false;
  directives = td_directives_read (text, NULL);
  for (guint i = 0; i < directives->len; i++)
    {
      const TdDirective *directive = g_ptr_array_index (directives, i);
      g_autofree char *tag
          = g_strdup_printf ("{use directive:%s %s}", directive->id, directive->units);
      g_autoptr (TdPattern) pattern = td_pattern_parse (tag, 1, &root, library, error);
      if (pattern != NULL)
        continue;
      g_prefix_error (error, _ ("instruction “%s”: "), directive->title);
      return false;
    }
  return true;
}

TdDocument *
td_document_compose (const TdProgress *progress, const char *kind, GError **error)
{
  return td_document_compose_with (progress, kind, TD_COMPOSE_DEFAULT, error);
}

TdTemplate *
_td_document_read_template (const TdBook *book, const char *kind, GError **error)
{
  if (!check_kind (kind, error))
    return NULL;

  g_autofree char *key = g_strconcat (TD_DOCUMENT_TEMPLATE, kind, NULL);
  const char *own = td_book_get_setting (book, key);
  g_autofree char *text = own != NULL ? g_strdup (own) : td_document_get_template (kind);
  g_return_val_if_fail (text != NULL, NULL);

  TdTemplate *template_
      = parse_template (text, td_book_get_setting (book, TD_SETTING_DIRECTIVES), error);
  if (template_ == NULL)
    g_prefix_error (error, "%s: ", td_document_get_kind_label (kind));
  return template_;
}

TdFields *
_td_document_fill (const TdProgress *progress, GError **error)
{
  if (progress->root == TD_SUBJECT_NONE)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("No unit is valid on the day of these figures."));
      return NULL;
    }
  TdFields *fields = td_paper_fill (progress);
  td_paper_add_forecasts (fields, progress);
  return fields;
}

char *
_td_document_fill_directive (const TdBook *book,
                             const char *id,
                             const TdPatternValues *values,
                             GError **error)
{
  const char *own = td_book_get_setting (book, TD_SETTING_DIRECTIVES);
  g_autoptr (GHashTable) library = make_library (own, error);
  const TdPatternScope root = { .spec = td_paper_get_spec () };

  if (library == NULL)
    return NULL;
  g_autoptr (GPtrArray) directives = td_directives_read (own, error);
  const TdDirective *directive = directives != NULL ? td_directives_find (directives, id) : NULL;
  if (directive == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no instruction “%s”."), id);
      return NULL;
    }
  g_autofree char *tag = g_strdup_printf ("{use directive:%s %s}", id, directive->units);
  g_autoptr (TdPattern) pattern = td_pattern_parse (tag, 1, &root, library, error);
  return pattern != NULL ? td_pattern_fill (pattern, values) : NULL;
}

TdDocument *
td_document_compose_with (const TdProgress *progress,
                          const char *kind,
                          TdComposeFlags flags,
                          GError **error)
{
  g_autoptr (TdTemplate) template_ = _td_document_read_template (progress->book, kind, error);
  g_autoptr (TdFields) fields = template_ != NULL ? _td_document_fill (progress, error) : NULL;

  return fields != NULL ? td_compose_fields (template_, progress, fields, flags) : NULL;
}

TdDocument *
td_document_compose_text (const TdProgress *progress,
                          const char *kind,
                          const char *text,
                          TdComposeFlags flags,
                          GError **error)
{
  const char *directives = td_book_get_setting (progress->book, TD_SETTING_DIRECTIVES);

  if (!check_kind (kind, error))
    return NULL;
  g_autoptr (TdTemplate) template_ = parse_template (text, directives, error);
  g_autoptr (TdFields) fields = template_ != NULL ? _td_document_fill (progress, error) : NULL;

  return fields != NULL ? td_compose_fields (template_, progress, fields, flags) : NULL;
}

TdDocument *
td_document_ref (TdDocument *document)
{
  g_atomic_ref_count_inc (&document->ref_count);
  return document;
}

void
td_document_unref (TdDocument *document)
{
  if (!g_atomic_ref_count_dec (&document->ref_count))
    return;
  g_clear_pointer (&document->pages, td_pages_free);
  g_ptr_array_unref (document->blocks);
  g_free (document->title);
  g_free (document);
}

const char *
td_document_get_title (const TdDocument *document)
{
  return document->title;
}

TdDay
td_document_get_issued (const TdDocument *document)
{
  return document->issued;
}

static bool
write_file (const char *path, const char *data, gsize length, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  /* Written beside and renamed. */
  if (g_file_set_contents_full (
          path, data, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &local_error))
    return true;
  g_set_error_literal (
      error,
      TD_ERROR,
      g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? TD_ERROR_FULL : TD_ERROR_IO,
      local_error->message);
  return false;
}

bool
td_document_save (TdDocument *document, const char *path, GError **error)
{
  static const struct
  {
    const char *end;
    GBytes *(*make) (TdDocument *document, GError **error);
  } formats[] = { { ".pdf", td_pdf_make }, { ".odt", td_odt_make }, { ".docx", td_docx_make } };
  g_autofree char *folded = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (folded, ".txt"))
    {
      g_autofree char *text = td_document_to_text (document);
      return write_file (path, text, strlen (text), error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (folded, formats[i].end))
      {
        g_autoptr (GBytes) bytes = formats[i].make (document, error);
        return bytes != NULL
               && write_file (
                   path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
      }
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_VALUE,
               _ ("“%s” does not end with .pdf, .odt, .docx or .txt."),
               path);
  return false;
}
