/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-block.h"

G_BEGIN_DECLS

/* A document for word processors: paragraphs in named styles, tables and pictures, in the order in
 * which they are read. ODT and DOCX differ only in how they are written. Lengths are twentieths of
 * a point, sizes of letters tenths of one. */

#define TD_OFFICE_FONT "Times New Roman"
#define TD_OFFICE_PAGE_SHORT 11906
#define TD_OFFICE_PAGE_LONG 16838
#define TD_OFFICE_MARGIN 1134 /* above and below */
#define TD_OFFICE_MARGIN_LEFT 1701
#define TD_OFFICE_MARGIN_RIGHT 850
#define TD_OFFICE_HEADER 567 /* from the edge to the page number */
#define TD_OFFICE_INDENT 567
/* Pango leaves no space between lines, a word processor 3.6 hundredths. */
#define TD_OFFICE_LINE_PERCENT 96
#define TD_OFFICE_RULE 12
#define TD_OFFICE_SHADE "ECECEC"
#define TD_OFFICE_RED "CC0000"

typedef enum
{
  TD_OFFICE_BODY,
  TD_OFFICE_BODY_PLAIN,
  TD_OFFICE_BODY_CENTRED,
  TD_OFFICE_BODY_RULED,
  TD_OFFICE_ITEM,
  TD_OFFICE_TITLE,
  TD_OFFICE_ABOUT, /* what a paper is about */
  TD_OFFICE_SUBTITLE,
  TD_OFFICE_HEADING,
  TD_OFFICE_HEADING_1,
  TD_OFFICE_HEADING_2,
  TD_OFFICE_HEADING_3,
  TD_OFFICE_SUPERIOR,
  TD_OFFICE_AGENCY,
  TD_OFFICE_NATION,
  TD_OFFICE_MOTTO,
  TD_OFFICE_NUMBER,
  TD_OFFICE_SUBJECT,
  TD_OFFICE_SECRECY,
  TD_OFFICE_URGENCY,
  TD_OFFICE_CIRCULATION,
  TD_OFFICE_PLACE,
  TD_OFFICE_RULE_LINE,
  TD_OFFICE_SPACE,
  TD_OFFICE_TO,
  TD_OFFICE_TO_MANY, /* above addressees of which each has a line */
  TD_OFFICE_ADDRESSEE,
  TD_OFFICE_APPENDIX,
  TD_OFFICE_APPENDIX_TITLE,
  TD_OFFICE_APPENDIX_NOTE,
  TD_OFFICE_FIGURE_HEADING,
  TD_OFFICE_FIGURE_RATE,
  TD_OFFICE_FIGURE_UNIT,
  TD_OFFICE_FIGURE_STATUS,
  TD_OFFICE_FIGURE_NOTE,
  TD_OFFICE_FIGURE_ROW,
  TD_OFFICE_PICTURE,
  TD_OFFICE_TABLE_HEAD,
  TD_OFFICE_TABLE_LEFT,
  TD_OFFICE_TABLE_CENTRE,
  TD_OFFICE_TABLE_RIGHT,
  TD_OFFICE_RECIPIENTS_HEADING,
  TD_OFFICE_RECIPIENT,
  TD_OFFICE_DRAFTER,
  TD_OFFICE_SIGNER_TITLE,
  TD_OFFICE_SIGNER_NAME,
  TD_OFFICE_PAGE_NUMBER,
  TD_OFFICE_NOTE,
  TD_OFFICE_CONTACT,
  TD_N_OFFICE_STYLES,
} TdOfficeStyleId;

typedef enum
{
  TD_OFFICE_LEFT,
  TD_OFFICE_CENTRE,
  TD_OFFICE_RIGHT,
  TD_OFFICE_JUSTIFY,
} TdOfficeAlign;

typedef enum
{
  TD_OFFICE_NO_RULE,
  TD_OFFICE_RULE_ABOVE,
  TD_OFFICE_RULES, /* above and below */
  TD_OFFICE_BOX,
  TD_OFFICE_STAMP, /* a red one */
} TdOfficeBorder;

/** TdOfficeStyle: a style of paragraphs. @name: what people see; the rest has none of it */
typedef struct
{
  const char *id;
  const char *name;
  int size;
  bool is_bold;
  bool is_italic;
  bool is_red;
  bool keeps_next;
  bool is_whole; /* lines are no closer than the letters, or the picture, need */
  TdOfficeAlign align;
  TdOfficeBorder border;
  int left;
  int indent; /* of the first line */
  int above;
  int line;    /* exact height of a line; 0: as the letters need */
  int outline; /* 1: the paper; 0: no heading */
} TdOfficeStyle;

typedef enum
{
  TD_OFFICE_NO_LIST,
  TD_OFFICE_DASHES,
  TD_OFFICE_NUMBERS,
} TdOfficeList;

/** TdOfficePicture: borrowed for the call. */
typedef struct
{
  GBytes *png;
  GBytes *svg;
  const char *title;       /* (nullable) */
  const char *description; /* (nullable) */
  int width;
  int height;
} TdOfficePicture;

/** TdOfficeParagraph: what stands in its members goes beyond its style. */
typedef struct
{
  TdOfficeStyleId style;
  const char *text; /* (nullable): with marks */
  const char *tail; /* (nullable): with marks: behind a tab that ends at @tab, or in the style
                       @tail_style */
  int tab;
  int size; /* of the letters; 0: of the style */
  TdOfficeStyleId tail_style;
  bool is_bold;
  bool is_italic;
  bool begins_page;
  bool ends_list;
  TdOfficeList list; /* where it begins, and its items up to @ends_list */
  bool begins_list;
  int list_indent; /* of the first line of an item; below 0: of the others */
  int left;        /* more space at the left, at the right */
  int right;
  int line;                       /* 0: of the style */
  const TdOfficePicture *picture; /* (nullable) */
} TdOfficeParagraph;

/** TdOfficeTable: */
typedef struct
{
  const int *widths;
  guint n_columns;
  int width; /* of all */
  bool has_grid;
  int padding; /* above and below the text of cells */
} TdOfficeTable;

/** TdOfficeCell: */
typedef struct
{
  const TdOfficeTable *table;
  int width;
  guint column;
  guint n_columns; /* that it takes */
  guint n_rows;
  bool is_covered; /* by the cell above */
  bool is_shaded;
  bool is_ruled; /* below; of tables without grid */
  bool is_middle;
  bool is_last; /* of its row */
} TdOfficeCell;

/** TdOfficeClass: how a document is written. Cells hold paragraphs and tables. */
typedef struct
{
  /* The first one begins before all; a paragraph follows, not a table. */
  void (*begin_section) (gpointer writer, bool is_landscape);
  void (*add_paragraph) (gpointer writer, const TdOfficeParagraph *paragraph);
  void (*begin_table) (gpointer writer, const TdOfficeTable *table);
  void (*begin_row) (gpointer writer, bool is_head);
  void (*begin_cell) (gpointer writer, const TdOfficeCell *cell);
  void (*end_cell) (gpointer writer);
  void (*end_row) (gpointer writer);
  void (*end_table) (gpointer writer);
} TdOfficeClass;

/** td_office_get_styles: fills in @styles (#TD_N_OFFICE_STYLES) for the sizes of a document. */
void td_office_get_styles (const TdDocument *document, TdOfficeStyle *styles);

/**
 * td_office_write: gives @writer all that a document says.
 *
 * Returns: false with #TD_ERROR_IO when a picture could not be drawn
 */
bool td_office_write (TdDocument *document,
                      const TdOfficeClass *class_,
                      gpointer writer,
                      GError **error);

/**
 * td_office_list_runs: (transfer full) (element-type TdTextRun): a text with marks in letters of
 * one kind and its notes; the number of a note stands close to its word.
 * @is_bold, @is_italic: all of it
 */
GPtrArray *td_office_list_runs (const char *text, bool is_bold, bool is_italic);

/** td_office_get_letters_id: (transfer full): of the style of letters that goes with one of
 * paragraphs. */
char *td_office_get_letters_id (const TdOfficeStyle *style);

/** td_office_get_contact: (transfer full) (nullable): at the foot of the first page, without marks.
 */
char *td_office_get_contact (const TdDocument *document);

/** td_office_get_title: (transfer full): of the file, without marks. */
char *td_office_get_title (const TdDocument *document);

/** td_office_get_time: (transfer full): the day of issue as "2025-09-12T00:00:00". */
char *td_office_get_time (const TdDocument *document, const char *zone);

/** td_office_get_width: of the text on a page. */
int td_office_get_width (bool is_landscape);

G_END_DECLS
