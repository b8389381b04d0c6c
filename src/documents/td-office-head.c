/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-office-writer.h"

/* Head and foot of a paper. */

#define LEFT_PERCENT 44
#define RECIPIENTS_PERCENT 45
#define COLUMN_GAP 120
#define PLACE_GAP 180
#define ADDRESSEES_LEFT 1417
#define SHORT_HEADING 2268
#define STAMP_PADDING 170
#define STAMP_STEP 567
#define STAMP_GAP 160

/* Words that stay on one line: the spaces between them do not break. */
static char *
keep_together (const char *text, const char *words)
{
  if (text == NULL || words == NULL || *words == '\0')
    return g_strdup (text);

  g_auto (GStrv) spaced = g_strsplit (words, " ", -1);
  g_autofree char *kept = g_strjoinv ("\u00a0", spaced);
  g_auto (GStrv) parts = g_strsplit (text, words, -1);
  return g_strjoinv (kept, parts);
}

static void
add_agency (TdOfficeWriter *writer, const TdLetterhead *letterhead, int width)
{
  const TdOfficeStyle *style = &writer->styles[TD_OFFICE_AGENCY];
  g_autofree char *superior = keep_together (letterhead->superior, letterhead->keep);
  g_autofree char *agency = keep_together (letterhead->agency, letterhead->keep);

  _td_office_add_centred (writer, TD_OFFICE_SUPERIOR, superior, width);
  if (agency == NULL)
    return;
  _td_office_add_centred (writer, TD_OFFICE_AGENCY, agency, width);
  _td_office_add_rule (
      writer, td_office_layout_rule (writer->layout, agency, style->size, true, width), width);
}

static void
add_motto (TdOfficeWriter *writer, const TdLetterhead *letterhead, int width)
{
  const TdOfficeStyle *style = &writer->styles[TD_OFFICE_MOTTO];

  _td_office_add_centred (writer, TD_OFFICE_NATION, letterhead->nation, width);
  if (letterhead->motto == NULL)
    return;
  _td_office_add_centred (writer, TD_OFFICE_MOTTO, letterhead->motto, width);
  _td_office_add_rule (
      writer,
      td_office_layout_measure (writer->layout, letterhead->motto, style->size, true, width),
      width);
}

/* Words in a box in the middle. @is_stamp: 20, 30 or 40 mm wide, as they need */
static void
add_box (TdOfficeWriter *writer, TdOfficeStyleId id, const char *words, bool is_stamp, int width)
{
  const TdOfficeStyle *style = &writer->styles[id];
  TdOfficeParagraph paragraph = { .style = id, .text = words };

  if (words == NULL)
    return;
  int needed
      = td_office_layout_measure (writer->layout, words, style->size, true, width) + STAMP_PADDING;
  int box = 0;
  for (int i = 2; is_stamp && i <= 4 && box < needed; i++)
    box = i * STAMP_STEP;
  paragraph.left = MAX (0, (width - MAX (box, needed)) / 2);
  paragraph.right = paragraph.left;
  /* Boxes that touch one another would be one. */
  _td_office_add_space (writer, STAMP_GAP);
  _td_office_add_paragraph (writer, &paragraph);
}

void
_td_office_add_letterhead (TdOfficeWriter *writer, const TdLetterhead *letterhead)
{
  int left = writer->width * LEFT_PERCENT / 100;
  int widths[] = { left, writer->width - left };
  int inner = left - COLUMN_GAP;

  _td_office_add_space (writer, 0);
  _td_office_begin_columns (writer, widths, 2);
  _td_office_begin_column (writer, 0, 2, false);
  add_agency (writer, letterhead, inner);
  _td_office_add_space (writer, PLACE_GAP);
  _td_office_end_column (writer);
  _td_office_begin_column (writer, 1, 2, false);
  add_motto (writer, letterhead, widths[1]);
  _td_office_add_space (writer, PLACE_GAP);
  _td_office_end_column (writer);
  _td_office_next_row (writer);
  _td_office_begin_column (writer, 0, 2, false);
  _td_office_add_centred (writer, TD_OFFICE_NUMBER, letterhead->number, inner);
  _td_office_add_centred (writer, TD_OFFICE_SUBJECT, letterhead->subject, inner);
  add_box (writer, TD_OFFICE_SECRECY, letterhead->secrecy, true, inner);
  add_box (writer, TD_OFFICE_URGENCY, letterhead->urgency, true, inner);
  add_box (writer, TD_OFFICE_CIRCULATION, letterhead->circulation, false, inner);
  _td_office_end_column (writer);
  _td_office_begin_column (writer, 1, 2, false);
  _td_office_add_centred (writer, TD_OFFICE_PLACE, letterhead->place, widths[1]);
  _td_office_end_column (writer);
  _td_office_end_columns (writer);
}

void
_td_office_add_addressees (TdOfficeWriter *writer, const TdBlock *block)
{
  const TdOfficeStyle *style = &writer->styles[TD_OFFICE_TO];
  TdOfficeParagraph paragraph = { .style = TD_OFFICE_TO_MANY, .text = block->heading };
  int left = 0;

  if (block->texts->len == 1)
    {
      g_autofree char *text = g_strjoin (block->heading != NULL ? " " : "",
                                         block->heading != NULL ? block->heading : "",
                                         g_ptr_array_index (block->texts, 0),
                                         NULL);
      _td_office_add_centred (writer, TD_OFFICE_TO, text, writer->width);
      return;
    }
  left = TD_OFFICE_INDENT;
  if (block->heading != NULL)
    {
      int width = td_office_layout_measure (
          writer->layout, block->heading, style->size, false, writer->width - left);
      bool is_short = width < SHORT_HEADING;
      paragraph.left = is_short ? ADDRESSEES_LEFT : TD_OFFICE_INDENT;
      _td_office_add_paragraph (writer, &paragraph);
      left = is_short ? ADDRESSEES_LEFT + width : TD_OFFICE_INDENT;
    }
  for (guint i = 0; i < block->texts->len; i++)
    {
      g_autofree char *text = td_block_get_addressee (block, i);
      TdOfficeParagraph addressee = { .style = TD_OFFICE_ADDRESSEE, .text = text, .left = left };
      _td_office_add_paragraph (writer, &addressee);
    }
}

/* @recipients, @signature: (nullable) */
void
_td_office_add_foot (TdOfficeWriter *writer, const TdBlock *recipients, const TdBlock *signature)
{
  int left = writer->width * RECIPIENTS_PERCENT / 100;
  int widths[] = { left, writer->width - left };

  _td_office_add_space (writer, 240);
  _td_office_begin_columns (writer, widths, 2);
  _td_office_begin_column (writer, 0, 2, false);
  if (recipients != NULL && recipients->texts->len > 0)
    {
      _td_office_add_text (
          writer, TD_OFFICE_RECIPIENTS_HEADING, g_ptr_array_index (recipients->texts, 0));
      _td_office_add_list (writer, recipients, TD_OFFICE_RECIPIENT, 1);
    }
  if (signature != NULL)
    _td_office_add_text (writer, TD_OFFICE_DRAFTER, signature->drafter);
  _td_office_end_column (writer);
  _td_office_begin_column (writer, 1, 2, false);
  if (signature != NULL)
    {
      _td_office_add_centred (
          writer, TD_OFFICE_SIGNER_TITLE, signature->signer_authority, widths[1]);
      _td_office_add_centred (writer, TD_OFFICE_SIGNER_TITLE, signature->signer_title, widths[1]);
      _td_office_add_centred (writer, TD_OFFICE_SIGNER_NAME, signature->signer_name, widths[1]);
    }
  _td_office_end_column (writer);
  _td_office_end_columns (writer);
}
