/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "documents/td-draft-private.h"

static void
copy_texts (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (g_ptr_array_index (from, i)));
}

static void
copy_panels (TdBlock *copy, const TdBlock *block)
{
  for (guint i = 0; i < block->panels->len; i++)
    {
      const TdFigurePanel *from = g_ptr_array_index (block->panels, i);
      TdFigurePanel *panel = td_block_add_panel (copy);
      panel->heading = g_strdup (from->heading);
      panel->rate = g_strdup (from->rate);
      panel->unit = g_strdup (from->unit);
      panel->status = g_strdup (from->status);
      panel->note = g_strdup (from->note);
      for (guint j = 0; j < from->rows->len; j++)
        {
          const TdFigureRow *row = g_ptr_array_index (from->rows, j);
          TdFigureRow *added = td_panel_add_row (panel);
          added->label = g_strdup (row->label);
          added->value = g_strdup (row->value);
        }
    }
}

static void
copy_table (TdBlock *copy, const TdBlock *block)
{
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *from = g_ptr_array_index (block->columns, i);
      TdBlockColumn *column = td_block_add_column (copy);
      *column = *from;
      column->group = g_strdup (from->group);
      column->heading = g_strdup (from->heading);
    }
  for (guint i = 0; i < block->rows->len; i++)
    {
      const TdBlockRow *from = g_ptr_array_index (block->rows, i);
      TdBlockRow *row = td_block_add_row (copy);
      row->is_strong = from->is_strong;
      copy_texts (row->cells, from->cells);
    }
}

TdBlock *
_td_block_copy (const TdBlock *block)
{
  TdBlock *copy = td_block_new (block->type);
  const TdLetterhead *head = &block->letterhead;

  copy->is_bold = block->is_bold;
  copy->is_italic = block->is_italic;
  copy->is_centred = block->is_centred;
  copy->is_plain = block->is_plain;
  copy->is_ruled = block->is_ruled;
  copy->is_numbered = block->is_numbered;
  copy->is_landscape = block->is_landscape;
  copy->level = block->level;
  copy_texts (copy->texts, block->texts);
  copy_texts (copy->keys, block->keys);
  copy->source = g_strdup (block->source);
  copy->heading = g_strdup (block->heading);
  copy->number = g_strdup (block->number);
  copy->note = g_strdup (block->note);
  copy->letterhead = (TdLetterhead){
    .superior = g_strdup (head->superior),
    .agency = g_strdup (head->agency),
    .keep = g_strdup (head->keep),
    .number = g_strdup (head->number),
    .subject = g_strdup (head->subject),
    .secrecy = g_strdup (head->secrecy),
    .urgency = g_strdup (head->urgency),
    .circulation = g_strdup (head->circulation),
    .nation = g_strdup (head->nation),
    .motto = g_strdup (head->motto),
    .place = g_strdup (head->place),
    .contact = g_strdup (head->contact),
  };
  copy->signer_authority = g_strdup (block->signer_authority);
  copy->signer_title = g_strdup (block->signer_title);
  copy->signer_name = g_strdup (block->signer_name);
  copy->drafter = g_strdup (block->drafter);
  copy_panels (copy, block);
  for (guint i = 0; i < block->charts->len; i++)
    g_ptr_array_add (copy->charts, td_chart_ref (g_ptr_array_index (block->charts, i)));
  copy_table (copy, block);
  return copy;
}

char **
_td_block_find_slot (TdBlock *block, const char *key)
{
  const struct
  {
    TdBlockType type;
    const char *key;
    char **slot;
  } slots[] = {
    { TD_BLOCK_LETTERHEAD, "superior", &block->letterhead.superior },
    { TD_BLOCK_LETTERHEAD, "agency", &block->letterhead.agency },
    { TD_BLOCK_LETTERHEAD, "number", &block->letterhead.number },
    { TD_BLOCK_LETTERHEAD, "subject", &block->letterhead.subject },
    { TD_BLOCK_LETTERHEAD, "secrecy", &block->letterhead.secrecy },
    { TD_BLOCK_LETTERHEAD, "urgency", &block->letterhead.urgency },
    { TD_BLOCK_LETTERHEAD, "circulation", &block->letterhead.circulation },
    { TD_BLOCK_LETTERHEAD, "nation", &block->letterhead.nation },
    { TD_BLOCK_LETTERHEAD, "motto", &block->letterhead.motto },
    { TD_BLOCK_LETTERHEAD, "place", &block->letterhead.place },
    { TD_BLOCK_LETTERHEAD, "contact", &block->letterhead.contact },
    { TD_BLOCK_ADDRESSEES, "heading", &block->heading },
    { TD_BLOCK_APPENDIX, "number", &block->number },
    { TD_BLOCK_APPENDIX, "note", &block->note },
    { TD_BLOCK_SIGNATURE, "authority", &block->signer_authority },
    { TD_BLOCK_SIGNATURE, "title", &block->signer_title },
    { TD_BLOCK_SIGNATURE, "name", &block->signer_name },
    { TD_BLOCK_SIGNATURE, "drafter", &block->drafter },
  };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (slots[i].type == block->type && g_str_equal (slots[i].key, key))
      return slots[i].slot;
  return NULL;
}
