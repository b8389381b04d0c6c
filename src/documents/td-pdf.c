/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "documents/td-pages.h"
#include "model/td-day.h"
#include "td-layout.h"
#include "td-text-run.h"

#define CREATOR "Tiến Độ"
#define LEVELS 4

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const TdDocument *document)
{
  g_autofree char *day = td_day_format_iso (document->issued);
  /* The day of issue in Viet Nam, so that one paper is one file whenever it is made. */
  g_autofree char *date = g_strconcat (day, "T00:00:00+07:00", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, CREATOR);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static void
add_outline (cairo_surface_t *surface, const TdPages *pages)
{
  g_autoptr (GArray) titles = td_pages_list_titles (pages);
  /* The last heading of each level. */
  int parents[LEVELS] = { 0 };

  for (guint i = 0; i < titles->len; i++)
    {
      const TdPageTitle *title = &g_array_index (titles, TdPageTitle, i);
      guint level = MIN (title->level, LEVELS - 1);
      g_autofree char *text = td_text_run_strip (title->text);
      g_autofree char *link
          = g_strdup_printf ("page=%u pos=[0 %d]", title->page + 1, (int)title->y);
      int item
          = cairo_pdf_surface_add_outline (surface,
                                           level > 0 ? parents[level - 1] : CAIRO_PDF_OUTLINE_ROOT,
                                           text,
                                           link,
                                           CAIRO_PDF_OUTLINE_FLAG_OPEN);
      for (guint j = level; j < LEVELS; j++)
        parents[j] = item;
    }
}

GBytes *
td_pdf_make (TdDocument *document, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height;

  td_document_get_page_size (document, 0, &width, &height);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);
  cairo_t *cr = cairo_create (surface);
  set_metadata (surface, document);
  add_outline (surface, td_pages_get (document));
  /* Readers take the structure for real when one element holds all. */
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < td_document_get_n_pages (document); i++)
    {
      td_document_get_page_size (document, i, &width, &height);
      /* Not on the first page: it would forget the tag. */
      if (i > 0)
        cairo_pdf_surface_set_size (surface, width, height);
      td_document_draw_page (cr, document, i);
      cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_IO,
                   _ ("The document could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
