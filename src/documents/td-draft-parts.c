/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents/td-draft-private.h"
#include "wording/td-pattern.h"

/* A part with the texts that it alone owns. */
typedef struct
{
  TdDraftPart part;
  char *label;
  char *text;
} Part;

static void
free_part (gpointer data)
{
  Part *part = data;

  g_free (part->label);
  g_free (part->text);
  g_free (part);
}

bool
_td_draft_block_is_fixed (const TdDraftBlock *block)
{
  TdBlockType type = block->content->type;

  return type == TD_BLOCK_FIGURES || type == TD_BLOCK_CHARTS || type == TD_BLOCK_TABLE
         || type == TD_BLOCK_PAGE_BREAK;
}

const char *
_td_draft_block_get_key (const TdDraftBlock *block)
{
  return _td_block_get_type_name (block->content->type);
}

bool
_td_draft_block_is_row (const TdDraftBlock *block, guint index)
{
  const TdDraftText *text
      = index < block->texts->len ? g_ptr_array_index (block->texts, index) : NULL;

  switch (block->content->type)
    {
    case TD_BLOCK_PARAGRAPH:
    case TD_BLOCK_LIST:
      return true;
    case TD_BLOCK_RECIPIENTS:
      /* The first one heads them. */
      return index > 0;
    case TD_BLOCK_ADDRESSEES:
      return text == NULL || !g_str_equal (text->key, "heading");
    case TD_BLOCK_LETTERHEAD:
    case TD_BLOCK_TITLE:
    case TD_BLOCK_SUBTITLE:
    case TD_BLOCK_HEADING:
    case TD_BLOCK_FIGURES:
    case TD_BLOCK_CHARTS:
    case TD_BLOCK_TABLE:
    case TD_BLOCK_SIGNATURE:
    case TD_BLOCK_PAGE_BREAK:
    case TD_BLOCK_APPENDIX:
    default:
      return false;
    }
}

/* --- what a part is called --- */

/* The names of lines; those of a list of them are numbered. */
static const struct
{
  TdBlockType type;
  const char *key;
  const char *label;
} names[] = {
  { TD_BLOCK_LETTERHEAD, "superior", N_ ("Superior agency") },
  { TD_BLOCK_LETTERHEAD, "agency", N_ ("Issuing agency") },
  { TD_BLOCK_LETTERHEAD, "number", N_ ("Number and symbol") },
  { TD_BLOCK_LETTERHEAD, "subject", N_ ("Subject") },
  { TD_BLOCK_LETTERHEAD, "secrecy", N_ ("Secrecy") },
  { TD_BLOCK_LETTERHEAD, "urgency", N_ ("Urgency") },
  { TD_BLOCK_LETTERHEAD, "circulation", N_ ("Circulation") },
  { TD_BLOCK_LETTERHEAD, "nation", N_ ("Name of the state") },
  { TD_BLOCK_LETTERHEAD, "motto", N_ ("Motto") },
  { TD_BLOCK_LETTERHEAD, "place", N_ ("Place and date") },
  { TD_BLOCK_LETTERHEAD, "contact", N_ ("Address and telephone") },
  { TD_BLOCK_ADDRESSEES, "heading", N_ ("Heading of the addressees") },
  { TD_BLOCK_TITLE, NULL, N_ ("Kind of paper") },
  { TD_BLOCK_SUBTITLE, NULL, N_ ("Subject") },
  { TD_BLOCK_APPENDIX, "number", N_ ("Number of the appendix") },
  { TD_BLOCK_APPENDIX, "note", N_ ("Note of the appendix") },
  { TD_BLOCK_APPENDIX, NULL, N_ ("Title of the appendix") },
  { TD_BLOCK_SIGNATURE, "authority", N_ ("Authority of the signer") },
  { TD_BLOCK_SIGNATURE, "title", N_ ("Title of the signer") },
  { TD_BLOCK_SIGNATURE, "name", N_ ("Signature") },
  { TD_BLOCK_SIGNATURE, "drafter", N_ ("Drafter and copies") },
  { TD_BLOCK_PAGE_BREAK, NULL, N_ ("Page break") },
};

static const char *
find_name (TdBlockType type, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].type == type && (names[i].key == NULL || g_str_equal (names[i].key, key)))
      return _ (names[i].label);
  return NULL;
}

/* How many parts of each type were counted. */
typedef struct
{
  guint counts[TD_BLOCK_APPENDIX + 1];
} Counter;

/* (transfer full) */
static char *
name_part (Counter *counter, const TdDraftBlock *block, guint index, const char *key)
{
  TdBlockType type = block->content->type;
  const char *name = find_name (type, key);
  guint n;

  if (name != NULL)
    return g_strdup (name);
  if (type == TD_BLOCK_RECIPIENTS && index == 0)
    return g_strdup (_ ("Heading of the recipients"));
  n = ++counter->counts[type];
  switch (type)
    {
    case TD_BLOCK_ADDRESSEES:
      return g_strdup_printf (_ ("Addressee %u"), n);
    case TD_BLOCK_HEADING:
      return g_strdup_printf (_ ("Heading %u"), n);
    case TD_BLOCK_LIST:
      return g_strdup_printf (_ ("Instruction %u"), n);
    case TD_BLOCK_RECIPIENTS:
      return g_strdup_printf (_ ("Recipient %u"), n);
    case TD_BLOCK_FIGURES:
      return g_strdup_printf (_ ("Figures %u"), n);
    case TD_BLOCK_CHARTS:
      return g_strdup_printf (_ ("Chart %u"), n);
    case TD_BLOCK_TABLE:
      return g_strdup_printf (_ ("Table %u"), n);
    case TD_BLOCK_LETTERHEAD:
    case TD_BLOCK_TITLE:
    case TD_BLOCK_SUBTITLE:
    case TD_BLOCK_PARAGRAPH:
    case TD_BLOCK_SIGNATURE:
    case TD_BLOCK_PAGE_BREAK:
    case TD_BLOCK_APPENDIX:
    default:
      return g_strdup_printf (_ ("Paragraph %u"), n);
    }
}

char *
_td_draft_label (const TdDraft *draft, guint block, const char *key)
{
  Counter counter = { { 0 } };

  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const TdDraftBlock *it = g_ptr_array_index (draft->blocks, i);
      guint n = _td_draft_block_is_fixed (it) ? 1 : it->texts->len;
      for (guint j = 0; j < n; j++)
        {
          const char *its_key = _td_draft_block_is_fixed (it)
                                    ? _td_draft_block_get_key (it)
                                    : ((TdDraftText *)g_ptr_array_index (it->texts, j))->key;
          g_autofree char *label = name_part (&counter, it, j, its_key);
          if (i == block && g_str_equal (its_key, key))
            return g_steal_pointer (&label);
        }
    }
  return g_strdup ("");
}

/* --- what a fixed part shows, in a line --- */

static char *
describe_table (const TdBlock *block)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = g_ptr_array_index (block->columns, i);
      g_autofree char *heading
          = td_pattern_plain (column->heading != NULL ? column->heading : "", " ");
      if (*heading != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", heading);
    }
  /* Translators: rows of a table, its columns. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u row: %s", "%u rows: %s", block->rows->len),
      block->rows->len,
      text->str);
}

static char *
describe (const TdBlock *block)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (block->type == TD_BLOCK_TABLE)
    return describe_table (block);
  for (guint i = 0; i < block->charts->len; i++)
    {
      const char *title
          = td_chart_get_text (g_ptr_array_index (block->charts, i), TD_CHART_TEXT_TITLE);
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", title != NULL ? title : "");
    }
  for (guint i = 0; i < block->panels->len; i++)
    {
      const TdFigurePanel *panel = g_ptr_array_index (block->panels, i);
      const char *const words[] = { panel->heading, panel->rate, panel->unit };
      if (i > 0)
        g_string_append (text, "; ");
      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        {
          g_autofree char *plain = td_pattern_plain (words[j] != NULL ? words[j] : "", " ");
          g_string_append_printf (text, "%s%s", j == 1 && *plain != '\0' ? " " : "", plain);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GPtrArray *
td_draft_list_parts (const TdDraft *draft)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);
  Counter counter = { { 0 } };

  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const TdDraftBlock *block = g_ptr_array_index (draft->blocks, i);
      if (_td_draft_block_is_fixed (block))
        {
          Part *part = g_new0 (Part, 1);
          const char *key = _td_draft_block_get_key (block);
          part->label = name_part (&counter, block, 0, key);
          part->text = describe (block->content);
          part->part = (TdDraftPart){ .type = TD_DRAFT_FIXED,
                                      .block = i,
                                      .key = key,
                                      .label = part->label,
                                      .text = part->text,
                                      .is_left_out = block->is_left_out };
          g_ptr_array_add (parts, part);
        }
      for (guint j = 0; j < block->texts->len; j++)
        {
          const TdDraftText *text = g_ptr_array_index (block->texts, j);
          Part *part = g_new0 (Part, 1);
          part->label = name_part (&counter, block, j, text->key);
          part->part = (TdDraftPart){ .type = TD_DRAFT_TEXT,
                                      .block = i,
                                      .key = text->key,
                                      .label = part->label,
                                      .text = text->text,
                                      .is_edited = _td_draft_text_is_edited (text),
                                      .is_paragraph = _td_draft_block_is_row (block, j),
                                      .is_item = block->content->type == TD_BLOCK_LIST };
          g_ptr_array_add (parts, part);
        }
    }
  return parts;
}
