/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "documents/td-document.h"

#include <string.h>

#include "documents/td-block.h"
#include "wording/td-pattern.h"

/* The traced numbers of a document, in the order in which they are read. */

static void
free_field (gpointer data)
{
  TdDocumentField *field = data;

  g_free (field->path);
  g_free (field->text);
  g_free (field);
}

/* @text: (nullable) */
static void
add_fields (GPtrArray *fields, guint block, const char *text)
{
  const char *at = text != NULL ? strstr (text, TD_MARK_FIELD) : NULL;

  while (at != NULL)
    {
      const char *path = at + strlen (TD_MARK_FIELD);
      const char *shown = strstr (path, TD_MARK_FIELD_TEXT);
      const char *end = shown != NULL ? strstr (shown, TD_MARK_FIELD_END) : NULL;
      if (end == NULL)
        return;
      TdDocumentField *field = g_new0 (TdDocumentField, 1);
      field->block = block;
      field->path = g_strndup (path, (gsize)(shown - path));
      shown += strlen (TD_MARK_FIELD_TEXT);
      field->text = g_strndup (shown, (gsize)(end - shown));
      g_ptr_array_add (fields, field);
      at = strstr (end, TD_MARK_FIELD);
    }
}

static void
add_panels (GPtrArray *fields, guint index, const TdBlock *block)
{
  for (guint i = 0; i < block->panels->len; i++)
    {
      const TdFigurePanel *panel = g_ptr_array_index (block->panels, i);
      add_fields (fields, index, panel->heading);
      add_fields (fields, index, panel->rate);
      add_fields (fields, index, panel->status);
      add_fields (fields, index, panel->note);
      for (guint j = 0; j < panel->rows->len; j++)
        {
          const TdFigureRow *row = g_ptr_array_index (panel->rows, j);
          add_fields (fields, index, row->label);
          add_fields (fields, index, row->value);
        }
    }
}

static void
add_table (GPtrArray *fields, guint index, const TdBlock *block)
{
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = g_ptr_array_index (block->columns, i);
      const TdBlockColumn *before = i > 0 ? g_ptr_array_index (block->columns, i - 1) : NULL;
      if (before == NULL || g_strcmp0 (before->group, column->group) != 0)
        add_fields (fields, index, column->group);
      add_fields (fields, index, column->heading);
    }
  for (guint i = 0; i < block->rows->len; i++)
    {
      const TdBlockRow *row = g_ptr_array_index (block->rows, i);
      for (guint j = 0; j < row->cells->len; j++)
        add_fields (fields, index, g_ptr_array_index (row->cells, j));
    }
}

GPtrArray *
td_document_list_fields (const TdDocument *document)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (free_field);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *block = g_ptr_array_index (document->blocks, i);
      const TdLetterhead *head = &block->letterhead;
      const char *const texts[]
          = { head->superior,      head->agency,      head->number,      head->subject,
              head->secrecy,       head->urgency,     head->circulation, head->nation,
              head->motto,         head->place,       head->contact,     block->heading,
              block->number,       block->note,       block->drafter,    block->signer_authority,
              block->signer_title, block->signer_name };
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        add_fields (fields, i, texts[j]);
      for (guint j = 0; j < block->texts->len; j++)
        add_fields (fields, i, g_ptr_array_index (block->texts, j));
      add_panels (fields, i, block);
      add_table (fields, i, block);
    }
  return fields;
}
