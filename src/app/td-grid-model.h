/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** TdGridHeading: the heading of a column; texts are borrowed until the model changes. */
typedef struct
{
  const char *group;  /* (nullable): columns side by side of the same group share a heading */
  const char *text;   /* what stands above the column */
  const char *number; /* (nullable): the column's number on the form */
  int min_chars;      /* digits that fit, unless only so all columns are in sight; 0: by the text */
} TdGridHeading;

/** TdGridRow: a row's name in the first column; texts are borrowed until the model changes. */
typedef struct
{
  const char *text;
  guint depth;     /* how far it is indented */
  bool is_strong;  /* a total */
  bool can_unfold; /* rows below it can be shown and hidden */
  bool is_unfolded;
} TdGridRow;

/** How a cell looks; status is never colour alone: TD_GRID_DOUBTFUL also has a corner. */
typedef enum
{
  TD_GRID_LOCKED = 1 << 0,   /* cannot be edited, and looks it */
  TD_GRID_DOUBTFUL = 1 << 1, /* breaks an identity or is a finding */
  TD_GRID_INVOLVED = 1 << 2, /* takes part in a finding that shows elsewhere */
  TD_GRID_CHANGED = 1 << 3,  /* differs from what was there (previews) */
  TD_GRID_PARTIAL = 1 << 4,  /* a sum over some only */
  TD_GRID_TEXT = 1 << 5,     /* words, not figures: begins at the left */
  TD_GRID_PASSED = 1 << 6,   /* can be edited, but Tab goes past it */
} TdGridFlags;

/** TdGridCell: what a cell shows. */
typedef struct
{
  char text[64]; /* as shown; "" is empty */
  TdGridFlags flags;
  int shade; /* 0: none; 1 … 100: how dark, for heat tables */
} TdGridCell;

/*
 * TdGridModel: what a TdGrid shows, row by row and column by column; asked only for what is in
 * sight. All answers must be quick.
 *
 * Signal ::leave: the model is about to show something else, as another cut; the grid finishes what
 *   is typed while it still belongs to what it was typed for. Emitted before anything is changed.
 * Signal ::reset: rows or columns are others now; the cursor stays on the same row and column as
 *   far as they are there.
 * Signal ::changed: cells may show something else.
 */
#define TD_TYPE_GRID_MODEL (td_grid_model_get_type ())
G_DECLARE_INTERFACE (TdGridModel, td_grid_model, TD, GRID_MODEL, GObject)

/**
 * TdGridModelInterface:
 * @get_size: number of rows and of columns, the first column (names) not counted
 * @get_heading: of a column; @column -1: of the first column
 * @get_row: a row's name
 * @get_cell: what a cell shows
 * @get_text: (transfer full): what is edited and copied: plain digits, "" for absent; NULL where
 *   that is what the cell shows
 * @get_name: (transfer full): the cell for those who hear it: unit, heading and value; NULL where
 *   these with commas between will do
 * @get_note: (transfer full) (nullable): what there is to say about a cell: a finding; for the
 *   tooltip and the status line; NULL where there is never any
 * @commit: takes a finished text. Returns false with @message, a sentence (transfer full), and
 *   changes nothing; NULL where nothing can be edited
 * @clear: makes the cells of a range absent, as one step; NULL where that is impossible
 * @fill_down: writes the first row of a range into the rows below it, as one step; NULL where that
 *   is impossible
 * @unfold: shows or hides the rows below a row; NULL where none can
 */
struct _TdGridModelInterface
{
  GTypeInterface parent;

  void (*get_size) (TdGridModel *model, guint *n_rows, guint *n_columns);
  void (*get_heading) (TdGridModel *model, int column, TdGridHeading *heading);
  void (*get_row) (TdGridModel *model, guint row, TdGridRow *name);
  void (*get_cell) (TdGridModel *model, guint row, guint column, TdGridCell *cell);
  char *(*get_text) (TdGridModel *model, guint row, guint column);
  char *(*get_name) (TdGridModel *model, guint row, guint column);
  char *(*get_note) (TdGridModel *model, guint row, guint column);
  bool (*commit) (TdGridModel *model, guint row, guint column, const char *text, char **message);
  bool (*clear) (TdGridModel *model,
                 guint row,
                 guint column,
                 guint last_row,
                 guint last_column,
                 char **message);
  bool (*fill_down) (TdGridModel *model,
                     guint row,
                     guint column,
                     guint last_row,
                     guint last_column,
                     char **message);
  void (*unfold) (TdGridModel *model, guint row, bool unfold);
};

void td_grid_model_get_size (TdGridModel *model, guint *n_rows, guint *n_columns);
void td_grid_model_get_heading (TdGridModel *model, int column, TdGridHeading *heading);
void td_grid_model_get_row (TdGridModel *model, guint row, TdGridRow *name);
void td_grid_model_get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell);
char *td_grid_model_get_text (TdGridModel *model, guint row, guint column);
char *td_grid_model_get_name (TdGridModel *model, guint row, guint column);
char *td_grid_model_get_note (TdGridModel *model, guint row, guint column);
bool td_grid_model_commit (
    TdGridModel *model, guint row, guint column, const char *text, char **message);
bool td_grid_model_clear (
    TdGridModel *model, guint row, guint column, guint last_row, guint last_column, char **message);
bool td_grid_model_fill_down (
    TdGridModel *model, guint row, guint column, guint last_row, guint last_column, char **message);
void td_grid_model_unfold (TdGridModel *model, guint row, bool unfold);

/** td_grid_model_leave, td_grid_model_reset, td_grid_model_changed: emit the signals. */
void td_grid_model_leave (TdGridModel *model);
void td_grid_model_reset (TdGridModel *model);
void td_grid_model_changed (TdGridModel *model);

G_END_DECLS
