/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <string.h>

#include "td-office-layout.h"
#include "td-office.h"

/* The blocks of a document as paragraphs and tables. */

#define LEFT_PERCENT 44
#define RECIPIENTS_PERCENT 45
#define COLUMN_GAP 120
#define PLACE_GAP 180
#define PANEL_GAP 397
#define RATE_PERCENT 46
#define HANGING 312
#define ADDRESSEES_LEFT 1417
#define SHORT_HEADING 2268
#define STAMP_PADDING 170
#define STAMP_STEP 567
#define STAMP_GAP 160

typedef struct
{
  TdDocument *document;
  const TdOfficeClass *class_;
  gpointer target;
  TdOfficeLayout *layout; /* owned */
  TdOfficeStyle styles[TD_N_OFFICE_STYLES];
  int width;        /* of the text */
  int cell_size;    /* of the letters of the table */
  bool begins_page; /* what comes next */
  GError **error;   /* borrowed */
  bool has_failed;
} Writer;

static void
add_paragraph (Writer *writer, const TdOfficeParagraph *paragraph)
{
  TdOfficeParagraph copy = *paragraph;

  copy.begins_page |= writer->begins_page;
  writer->begins_page = false;
  writer->class_->add_paragraph (writer->target, &copy);
}

static void
add_text (Writer *writer, TdOfficeStyleId style, const char *text)
{
  TdOfficeParagraph paragraph = { .style = style, .text = text };

  if (text != NULL)
    add_paragraph (writer, &paragraph);
}

/* A centred text in lines of like length. */
static void
add_centred (Writer *writer, TdOfficeStyleId id, const char *text, int width)
{
  const TdOfficeStyle *style = &writer->styles[id];
  TdOfficeParagraph paragraph = { .style = id, .text = text };

  if (text == NULL)
    return;
  paragraph.left
      = td_office_layout_balance (writer->layout, text, style->size, style->is_bold, width);
  paragraph.right = paragraph.left;
  add_paragraph (writer, &paragraph);
}

static void
add_rule (Writer *writer, int length, int width)
{
  TdOfficeParagraph paragraph = { .style = TD_OFFICE_RULE_LINE };

  paragraph.left = MAX (0, (width - length) / 2);
  paragraph.right = paragraph.left;
  add_paragraph (writer, &paragraph);
}

/* Space above a table, which keeps it apart from another one. */
static void
add_space (Writer *writer, int height)
{
  TdOfficeParagraph paragraph = { .style = TD_OFFICE_SPACE };

  paragraph.line = MAX (20, height);
  add_paragraph (writer, &paragraph);
}

/* --- tables without grid --- */

static void
begin_columns (Writer *writer, const int *widths, guint n)
{
  TdOfficeTable table = { .widths = widths, .n_columns = n };

  writer->class_->begin_table (writer->target, &table);
  writer->class_->begin_row (writer->target, false);
}

static void
begin_column (Writer *writer, guint column, guint n, bool is_ruled)
{
  TdOfficeCell cell = { .column = column, .n_columns = 1, .n_rows = 1, .is_ruled = is_ruled };

  cell.is_last = column + 1 == n;
  writer->class_->begin_cell (writer->target, &cell);
}

static void
end_column (Writer *writer)
{
  writer->class_->end_cell (writer->target);
}

static void
next_row (Writer *writer)
{
  writer->class_->end_row (writer->target);
  writer->class_->begin_row (writer->target, false);
}

static void
end_columns (Writer *writer)
{
  writer->class_->end_row (writer->target);
  writer->class_->end_table (writer->target);
}

/* --- the head --- */

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
add_agency (Writer *writer, const TdLetterhead *letterhead, int width)
{
  const TdOfficeStyle *style = &writer->styles[TD_OFFICE_AGENCY];
  g_autofree char *superior = keep_together (letterhead->superior, letterhead->keep);
  g_autofree char *agency = keep_together (letterhead->agency, letterhead->keep);

  add_centred (writer, TD_OFFICE_SUPERIOR, superior, width);
  if (agency == NULL)
    return;
  add_centred (writer, TD_OFFICE_AGENCY, agency, width);
  add_rule (
      writer, td_office_layout_rule (writer->layout, agency, style->size, true, width), width);
}

static void
add_motto (Writer *writer, const TdLetterhead *letterhead, int width)
{
  const TdOfficeStyle *style = &writer->styles[TD_OFFICE_MOTTO];

  add_centred (writer, TD_OFFICE_NATION, letterhead->nation, width);
  if (letterhead->motto == NULL)
    return;
  add_centred (writer, TD_OFFICE_MOTTO, letterhead->motto, width);
  add_rule (writer,
            td_office_layout_measure (writer->layout, letterhead->motto, style->size, true, width),
            width);
}

/* Words in a box in the middle. @is_stamp: 20, 30 or 40 mm wide, as they need */
static void
add_box (Writer *writer, TdOfficeStyleId id, const char *words, bool is_stamp, int width)
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
  add_space (writer, STAMP_GAP);
  add_paragraph (writer, &paragraph);
}

static void
add_letterhead (Writer *writer, const TdLetterhead *letterhead)
{
  int left = writer->width * LEFT_PERCENT / 100;
  int widths[] = { left, writer->width - left };
  int inner = left - COLUMN_GAP;

  add_space (writer, 0);
  begin_columns (writer, widths, 2);
  begin_column (writer, 0, 2, false);
  add_agency (writer, letterhead, inner);
  add_space (writer, PLACE_GAP);
  end_column (writer);
  begin_column (writer, 1, 2, false);
  add_motto (writer, letterhead, widths[1]);
  add_space (writer, PLACE_GAP);
  end_column (writer);
  next_row (writer);
  begin_column (writer, 0, 2, false);
  add_centred (writer, TD_OFFICE_NUMBER, letterhead->number, inner);
  add_centred (writer, TD_OFFICE_SUBJECT, letterhead->subject, inner);
  add_box (writer, TD_OFFICE_SECRECY, letterhead->secrecy, true, inner);
  add_box (writer, TD_OFFICE_URGENCY, letterhead->urgency, true, inner);
  add_box (writer, TD_OFFICE_CIRCULATION, letterhead->circulation, false, inner);
  end_column (writer);
  begin_column (writer, 1, 2, false);
  add_centred (writer, TD_OFFICE_PLACE, letterhead->place, widths[1]);
  end_column (writer);
  end_columns (writer);
}

static void
add_addressees (Writer *writer, const TdBlock *block)
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
      add_centred (writer, TD_OFFICE_TO, text, writer->width);
      return;
    }
  left = TD_OFFICE_INDENT;
  if (block->heading != NULL)
    {
      int width = td_office_layout_measure (
          writer->layout, block->heading, style->size, false, writer->width - left);
      bool is_short = width < SHORT_HEADING;
      paragraph.left = is_short ? ADDRESSEES_LEFT : TD_OFFICE_INDENT;
      add_paragraph (writer, &paragraph);
      left = is_short ? ADDRESSEES_LEFT + width : TD_OFFICE_INDENT;
    }
  for (guint i = 0; i < block->texts->len; i++)
    {
      g_autofree char *text = td_block_get_addressee (block, i);
      TdOfficeParagraph addressee = { .style = TD_OFFICE_ADDRESSEE, .text = text, .left = left };
      add_paragraph (writer, &addressee);
    }
}

/* --- text --- */

static void
add_list (Writer *writer, const TdBlock *block, TdOfficeStyleId style, guint first)
{
  for (guint i = first; i < block->texts->len; i++)
    {
      TdOfficeParagraph paragraph = {
        .style = style,
        .text = g_ptr_array_index (block->texts, i),
        .is_bold = block->is_bold,
        .is_italic = block->is_italic,
        .list = block->is_numbered ? TD_OFFICE_NUMBERS : TD_OFFICE_DASHES,
        .begins_list = i == first,
        .ends_list = i + 1 == block->texts->len,
        .list_indent = style == TD_OFFICE_RECIPIENT  ? 0
                       : writer->document->fits_page ? -HANGING
                                                     : TD_OFFICE_INDENT,
      };
      add_paragraph (writer, &paragraph);
    }
}

static void
add_paragraphs (Writer *writer, const TdBlock *block)
{
  TdOfficeStyleId style = block->is_ruled     ? TD_OFFICE_BODY_RULED
                          : block->is_centred ? TD_OFFICE_BODY_CENTRED
                          : block->is_plain   ? TD_OFFICE_BODY_PLAIN
                                              : TD_OFFICE_BODY;

  for (guint i = 0; i < block->texts->len; i++)
    {
      TdOfficeParagraph paragraph = { .style = style,
                                      .text = g_ptr_array_index (block->texts, i),
                                      .is_bold = block->is_bold,
                                      .is_italic = block->is_italic };
      add_paragraph (writer, &paragraph);
    }
}

static void
add_subtitle (Writer *writer, const TdBlock *block, const char *text)
{
  TdOfficeStyleId id = block->is_ruled ? TD_OFFICE_ABOUT : TD_OFFICE_SUBTITLE;
  const TdOfficeStyle *style = &writer->styles[id];

  add_centred (writer, id, text, writer->width);
  if (block->is_ruled)
    add_rule (writer,
              td_office_layout_rule (writer->layout, text, style->size, true, writer->width),
              writer->width);
}

static void
add_texts (Writer *writer, const TdBlock *block)
{
  static const TdOfficeStyleId headings[]
      = { TD_OFFICE_HEADING, TD_OFFICE_HEADING_1, TD_OFFICE_HEADING_2, TD_OFFICE_HEADING_3 };
  guint level = (guint)CLAMP (block->level, 0, (int)G_N_ELEMENTS (headings) - 1);

  for (guint i = 0; i < block->texts->len; i++)
    {
      const char *text = g_ptr_array_index (block->texts, i);
      if (block->type == TD_BLOCK_TITLE)
        add_centred (writer, TD_OFFICE_TITLE, text, writer->width);
      else if (block->type == TD_BLOCK_SUBTITLE)
        add_subtitle (writer, block, text);
      else
        add_text (writer, headings[level], text);
    }
}

static void
begin_section (Writer *writer, bool is_landscape)
{
  writer->width = td_office_get_width (is_landscape);
  writer->begins_page = false;
  writer->class_->begin_section (writer->target, is_landscape);
}

static void
add_appendix (Writer *writer, const TdBlock *block)
{
  TdOfficeStyleId style = block->number != NULL ? TD_OFFICE_APPENDIX_TITLE : TD_OFFICE_APPENDIX;

  begin_section (writer, block->is_landscape);
  add_centred (writer, TD_OFFICE_APPENDIX, block->number, writer->width);
  for (guint i = 0; i < block->texts->len; i++)
    {
      add_centred (writer, style, g_ptr_array_index (block->texts, i), writer->width);
      style = TD_OFFICE_APPENDIX_TITLE;
    }
  add_centred (writer, TD_OFFICE_APPENDIX_NOTE, block->note, writer->width);
  add_space (writer, td_office_layout_space (writer->layout, 160));
}

/* --- figures and charts --- */

static void
add_panel (Writer *writer, const TdFigurePanel *panel, int width)
{
  int left = width * RATE_PERCENT / 100;
  int widths[] = { left, width - left };
  TdOfficeParagraph rate = { .style = TD_OFFICE_FIGURE_RATE,
                             .text = panel->rate,
                             .tail = panel->unit,
                             .tail_style = TD_OFFICE_FIGURE_UNIT };

  add_text (writer, TD_OFFICE_FIGURE_HEADING, panel->heading);
  begin_columns (writer, widths, 2);
  begin_column (writer, 0, 2, false);
  if (panel->rate != NULL)
    add_paragraph (writer, &rate);
  add_text (writer, TD_OFFICE_FIGURE_STATUS, panel->status);
  add_text (writer, TD_OFFICE_FIGURE_NOTE, panel->note);
  end_column (writer);
  begin_column (writer, 1, 2, false);
  for (guint i = 0; i < panel->rows->len; i++)
    {
      const TdFigureRow *row = g_ptr_array_index (panel->rows, i);
      TdOfficeParagraph line = {
        .style = TD_OFFICE_FIGURE_ROW, .text = row->label, .tail = row->value, .tab = widths[1]
      };
      add_paragraph (writer, &line);
    }
  end_column (writer);
  end_columns (writer);
}

/* Widths of @n parts with gaps between them. Returns: (transfer full): 2n - 1 */
static int *
share_width (const Writer *writer, guint n)
{
  int *widths = g_new (int, 2 * n);

  for (guint i = 0; i < 2 * n - 1; i++)
    widths[i] = i % 2 == 1 ? PANEL_GAP : (writer->width - (int)(n - 1) * PANEL_GAP) / (int)n;
  return widths;
}

static void
add_figures (Writer *writer, const TdBlock *block)
{
  guint n = block->panels->len;

  if (n == 0)
    return;
  g_autofree int *widths = share_width (writer, n);
  add_space (writer, td_office_layout_space (writer->layout, 160));
  begin_columns (writer, widths, 2 * n - 1);
  for (guint i = 0; i < 2 * n - 1; i++)
    {
      begin_column (writer, i, 2 * n - 1, i % 2 == 0);
      if (i % 2 == 0)
        add_panel (writer, g_ptr_array_index (block->panels, i / 2), widths[i]);
      end_column (writer);
    }
  end_columns (writer);
}

static void
add_chart (Writer *writer, TdChart *chart, int width)
{
  TdOfficePicture picture = { .title = td_chart_get_text (chart, TD_CHART_TEXT_TITLE),
                              .description = td_chart_get_text (chart, TD_CHART_TEXT_DESCRIPTION),
                              .width = width,
                              .height = td_office_layout_chart_height (writer->layout) };
  TdOfficeParagraph paragraph = { .style = TD_OFFICE_PICTURE, .picture = &picture };

  if (writer->has_failed)
    return;
  picture.png = td_office_layout_draw_chart (chart, width, picture.height, false, writer->error);
  if (picture.png != NULL)
    picture.svg = td_office_layout_draw_chart (chart, width, picture.height, true, writer->error);
  writer->has_failed = picture.svg == NULL;
  if (!writer->has_failed)
    add_paragraph (writer, &paragraph);
  g_clear_pointer (&picture.png, g_bytes_unref);
  g_clear_pointer (&picture.svg, g_bytes_unref);
}

static void
add_charts (Writer *writer, const TdBlock *block)
{
  guint n = block->charts->len;

  if (n == 0)
    return;
  g_autofree int *widths = g_new (int, n);
  /* Pictures have clear space around them. */
  for (guint i = 0; i < n; i++)
    widths[i] = writer->width / (int)n;
  add_space (writer, 20);
  begin_columns (writer, widths, n);
  for (guint i = 0; i < n; i++)
    {
      begin_column (writer, i, n, false);
      add_chart (writer, g_ptr_array_index (block->charts, i), widths[i]);
      end_column (writer);
    }
  end_columns (writer);
}

/* --- tables --- */

static const TdBlockColumn *
get_column (const TdBlock *block, guint index)
{
  return g_ptr_array_index (block->columns, index);
}

/* The column after the last of the group that begins at @first. */
static guint
find_group_end (const TdBlock *block, guint first)
{
  guint end = first + 1;

  while (end < block->columns->len
         && g_strcmp0 (get_column (block, end)->group, get_column (block, first)->group) == 0)
    end++;
  return end;
}

static void
add_cell (Writer *writer, const TdOfficeCell *cell, const TdOfficeParagraph *paragraph)
{
  TdOfficeParagraph copy = *paragraph;

  /* A table that is too wide has smaller letters; those of its head are smaller by half a point. */
  if (writer->cell_size != writer->document->table_size)
    copy.size = writer->cell_size - (paragraph->style == TD_OFFICE_TABLE_HEAD ? 5 : 0);
  writer->class_->begin_cell (writer->target, cell);
  if (!cell->is_covered)
    add_paragraph (writer, &copy);
  writer->class_->end_cell (writer->target);
}

static void
add_groups (Writer *writer, const TdBlock *block)
{
  guint n = block->columns->len;

  writer->class_->begin_row (writer->target, true);
  for (guint i = 0; i < n;)
    {
      const TdBlockColumn *column = get_column (block, i);
      guint end = column->group != NULL ? find_group_end (block, i) : i + 1;
      TdOfficeCell cell = { .column = i, .n_columns = end - i, .n_rows = 1, .is_middle = true };
      TdOfficeParagraph heading = { .style = TD_OFFICE_TABLE_HEAD, .text = column->group };
      cell.is_last = end == n;
      if (column->group == NULL)
        {
          cell.n_rows = 2;
          heading.text = column->heading;
        }
      add_cell (writer, &cell, &heading);
      i = end;
    }
  writer->class_->end_row (writer->target);
}

static void
add_table_head (Writer *writer, const TdBlock *block)
{
  bool has_groups = false;

  for (guint i = 0; i < block->columns->len; i++)
    has_groups |= get_column (block, i)->group != NULL;
  if (has_groups)
    add_groups (writer, block);
  writer->class_->begin_row (writer->target, true);
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = get_column (block, i);
      TdOfficeCell cell = { .column = i, .n_columns = 1, .n_rows = 1, .is_middle = true };
      TdOfficeParagraph heading = { .style = TD_OFFICE_TABLE_HEAD, .text = column->heading };
      cell.is_covered = has_groups && column->group == NULL;
      cell.is_last = i + 1 == block->columns->len;
      add_cell (writer, &cell, &heading);
    }
  writer->class_->end_row (writer->target);
}

static void
add_table_row (Writer *writer, const TdBlock *block, const TdBlockRow *row)
{
  static const TdOfficeStyleId styles[] = { [TD_ALIGN_LEFT] = TD_OFFICE_TABLE_LEFT,
                                            [TD_ALIGN_CENTRE] = TD_OFFICE_TABLE_CENTRE,
                                            [TD_ALIGN_RIGHT] = TD_OFFICE_TABLE_RIGHT };

  writer->class_->begin_row (writer->target, false);
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = get_column (block, i);
      TdOfficeCell cell = { .column = i, .n_columns = 1, .n_rows = 1, .is_middle = true };
      TdOfficeParagraph text = { .style = styles[column->align] };
      cell.is_shaded = row->is_strong;
      cell.is_last = i + 1 == block->columns->len;
      text.text = g_ptr_array_index (row->cells, i);
      text.is_bold = row->is_strong || column->is_bold;
      add_cell (writer, &cell, &text);
    }
  writer->class_->end_row (writer->target);
}

static void
add_table (Writer *writer, const TdBlock *block)
{
  guint n = block->columns->len;

  if (n == 0)
    return;
  g_autofree int *widths = g_new (int, n);
  TdOfficeTable table = { .widths = widths, .n_columns = n, .has_grid = true };
  writer->cell_size = td_office_layout_columns (writer->layout, block, widths);
  table.padding = td_office_layout_padding (writer->layout);
  add_space (writer, 80);
  writer->class_->begin_table (writer->target, &table);
  add_table_head (writer, block);
  for (guint i = 0; i < block->rows->len; i++)
    add_table_row (writer, block, g_ptr_array_index (block->rows, i));
  writer->class_->end_table (writer->target);
}

/* --- the foot --- */

/* @recipients, @signature: (nullable) */
static void
add_foot (Writer *writer, const TdBlock *recipients, const TdBlock *signature)
{
  int left = writer->width * RECIPIENTS_PERCENT / 100;
  int widths[] = { left, writer->width - left };

  add_space (writer, 240);
  begin_columns (writer, widths, 2);
  begin_column (writer, 0, 2, false);
  if (recipients != NULL && recipients->texts->len > 0)
    {
      add_text (writer, TD_OFFICE_RECIPIENTS_HEADING, g_ptr_array_index (recipients->texts, 0));
      add_list (writer, recipients, TD_OFFICE_RECIPIENT, 1);
    }
  if (signature != NULL)
    add_text (writer, TD_OFFICE_DRAFTER, signature->drafter);
  end_column (writer);
  begin_column (writer, 1, 2, false);
  if (signature != NULL)
    {
      add_centred (writer, TD_OFFICE_SIGNER_TITLE, signature->signer_authority, widths[1]);
      add_centred (writer, TD_OFFICE_SIGNER_TITLE, signature->signer_title, widths[1]);
      add_centred (writer, TD_OFFICE_SIGNER_NAME, signature->signer_name, widths[1]);
    }
  end_column (writer);
  end_columns (writer);
}

/* --- all --- */

/* @next: (nullable): Returns whether @next was written too */
static bool
add_block (Writer *writer, const TdBlock *block, const TdBlock *next)
{
  switch (block->type)
    {
    case TD_BLOCK_LETTERHEAD:
      add_letterhead (writer, &block->letterhead);
      break;
    case TD_BLOCK_ADDRESSEES:
      add_addressees (writer, block);
      break;
    case TD_BLOCK_PARAGRAPH:
      add_paragraphs (writer, block);
      break;
    case TD_BLOCK_LIST:
      add_list (writer, block, TD_OFFICE_ITEM, 0);
      break;
    case TD_BLOCK_FIGURES:
      add_figures (writer, block);
      break;
    case TD_BLOCK_CHARTS:
      add_charts (writer, block);
      break;
    case TD_BLOCK_TABLE:
      add_table (writer, block);
      break;
    case TD_BLOCK_RECIPIENTS:
      if (next != NULL && next->type == TD_BLOCK_SIGNATURE)
        {
          add_foot (writer, block, next);
          return true;
        }
      add_foot (writer, block, NULL);
      break;
    case TD_BLOCK_SIGNATURE:
      add_foot (writer, NULL, block);
      break;
    case TD_BLOCK_PAGE_BREAK:
      writer->begins_page = true;
      break;
    case TD_BLOCK_APPENDIX:
      add_appendix (writer, block);
      break;
    case TD_BLOCK_TITLE:
    case TD_BLOCK_SUBTITLE:
    case TD_BLOCK_HEADING:
    default:
      add_texts (writer, block);
      break;
    }
  return false;
}

bool
td_office_write (TdDocument *document, const TdOfficeClass *class_, gpointer writer, GError **error)
{
  g_autoptr (TdOfficeLayout) layout = td_office_layout_new (document);
  Writer self = {
    .document = document, .class_ = class_, .target = writer, .layout = layout, .error = error
  };

  td_office_get_styles (document, self.styles);
  begin_section (&self, document->is_landscape);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *next
          = i + 1 < document->blocks->len ? g_ptr_array_index (document->blocks, i + 1) : NULL;
      if (add_block (&self, g_ptr_array_index (document->blocks, i), next))
        i++;
    }
  return !self.has_failed;
}
