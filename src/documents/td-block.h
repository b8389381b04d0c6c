/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart.h"
#include "documents/td-document.h"

G_BEGIN_DECLS

/* Blocks: what a document says, without where it stands. Texts carry the marks of td-pattern.h and
 * are owned; a text that is empty is NULL. A footnote stands in the text, between its marks, where
 * its number is to stand. */

typedef enum
{
  TD_BLOCK_LETTERHEAD,
  TD_BLOCK_ADDRESSEES, /* texts: one each; without "-" and ";" */
  TD_BLOCK_TITLE,
  TD_BLOCK_SUBTITLE,
  TD_BLOCK_HEADING,
  TD_BLOCK_PARAGRAPH,
  TD_BLOCK_LIST,
  TD_BLOCK_FIGURES,
  TD_BLOCK_CHARTS,
  TD_BLOCK_TABLE,
  TD_BLOCK_RECIPIENTS,
  TD_BLOCK_SIGNATURE,
  TD_BLOCK_PAGE_BREAK,
  TD_BLOCK_APPENDIX, /* begins a page; all up to the next one belongs to it; texts: its title */
} TdBlockType;

typedef enum
{
  TD_ALIGN_LEFT,
  TD_ALIGN_CENTRE,
  TD_ALIGN_RIGHT,
} TdAlign;

/** TdLetterhead: the head of a paper by Decree 30/2020. */
typedef struct
{
  char *superior;
  char *agency;
  char *keep; /* words that stay on one line */
  char *number;
  char *subject;     /* of a letter, under the number: "V/v …" */
  char *secrecy;     /* stamped in red under both: "MẬT" */
  char *urgency;     /* the same below: "KHẨN" */
  char *circulation; /* in a box under all: "LƯU HÀNH NỘI BỘ" */
  char *nation;
  char *motto;
  char *place;
  char *contact; /* address, telephone: at the foot of the first page */
} TdLetterhead;

/** TdFigureRow: a label and its figure. */
typedef struct
{
  char *label;
  char *value;
} TdFigureRow;

/** TdFigurePanel: a headline figure with what belongs to it. */
typedef struct
{
  char *heading;
  char *rate;
  char *unit; /* smaller, after the rate */
  char *status;
  char *note;
  GPtrArray *rows; /* TdFigureRow */
} TdFigurePanel;

/** TdBlockColumn: a column of a table. */
typedef struct
{
  char *group; /* heading above those of columns next to one another; NULL: none */
  char *heading;
  TdAlign align;
  bool is_bold;
} TdBlockColumn;

/** TdBlockRow: a row of a table; one text a column, NULL where empty. */
typedef struct
{
  bool is_strong; /* set off from the others */
  GPtrArray *cells;
} TdBlockRow;

/** TdBlock: which members hold depends on the type. */
typedef struct
{
  TdBlockType type;
  bool is_bold;
  bool is_italic;
  bool is_centred;
  bool is_plain; /* a paragraph without indent */
  bool is_ruled; /* between two rules; a subtitle: bold, above a rule, as what a paper is about */
  bool is_numbered;  /* a list */
  bool is_landscape; /* the pages of an appendix */
  int level;         /* of a heading: 0: as its marks say; 1: "I."; 2: "1."; 3: "a)" */
  GPtrArray *texts;  /* char *: paragraphs, items */
  GPtrArray *keys;   /* char *: which text of the template each of them is; of a letterhead and a
                        signature: the lines that it can have */
  char *source;      /* (nullable): which block of the template it is: "paragraph/2" */
  char *heading;     /* above addressees: "Kính gửi:" */
  char *number;      /* of an appendix: "Phụ lục I" */
  char *note;        /* under its title: "(Kèm theo Báo cáo số …)" */
  TdLetterhead letterhead;
  GPtrArray *panels;      /* TdFigurePanel */
  GPtrArray *charts;      /* TdChart */
  GPtrArray *columns;     /* TdBlockColumn */
  GPtrArray *rows;        /* TdBlockRow */
  char *signer_authority; /* above the title: "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ" */
  char *signer_title;
  char *signer_name;
  char *drafter; /* who wrote it, and number of copies, below the recipients: "PL.(300)" */
} TdBlock;

/** td_block_new: (transfer full): with all its arrays, empty. */
TdBlock *td_block_new (TdBlockType type);
void td_block_free (TdBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBlock, td_block_free)

/** td_block_get_addressee: (transfer full): with its dash and stop: the only one has neither. */
char *td_block_get_addressee (const TdBlock *block, guint index);

TdFigurePanel *td_block_add_panel (TdBlock *block);
TdFigureRow *td_panel_add_row (TdFigurePanel *panel);
TdBlockColumn *td_block_add_column (TdBlock *block);
TdBlockRow *td_block_add_row (TdBlock *block);

/** The document itself, for the files of this folder. Sizes are tenths of a point. */
struct _TdDocument
{
  gatomicrefcount ref_count;
  char *title;
  TdDay issued;
  int body_size;
  int table_size;
  bool is_landscape;      /* the pages before the first appendix */
  bool fits_page;         /* drawn together when it is a little more than a page */
  GPtrArray *blocks;      /* TdBlock */
  struct _TdPages *pages; /* made when first asked for */
};

G_END_DECLS
