/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid-header.h"
#include "app/td-grid-line.h"
#include "app/td-grid.h"

G_BEGIN_DECLS

/* What the parts of TdGrid share: td-grid.c shows and scrolls, td-grid-edit.c edits, td-grid-keys.c
 * takes keys and the pointer, td-grid-clipboard.c copies, pastes, clears and fills. */

typedef enum
{
  TD_GRID_IDLE,
  TD_GRID_REPLACE, /* typed over the cell: arrows commit and move */
  TD_GRID_EDIT,    /* F2: arrows move in the text */
} TdGridMode;

struct _TdGrid
{
  GtkWidget parent_instance;

  char *name;         /* owned (nullable) */
  TdGridModel *model; /* owned (nullable) */
  TdGridView view;
  GtkAdjustment *adjustments[2]; /* owned, by GtkOrientation */
  GtkScrollablePolicy policies[2];

  /* geometry, pixels */
  int name_least;
  int name_natural;
  int header_height;
  int row_height;
  int top; /* where the cells begin, scrolled by this much */
  guint font_serial;
  bool must_measure; /* columns and headings, before they are fitted again */
  bool is_allocating;
  bool is_to_scroll; /* to the cursor, once there is room */

  /* children */
  GtkWidget *header;
  GPtrArray *lines; /* owned; of TdGridLine, in order */
  GtkWidget *text;
  GtkWidget *notice; /* why a text was refused */
  GtkWidget *menu;   /* (nullable) */

  /* editing */
  TdGridMode mode;
  bool is_typed;     /* something was typed */
  bool is_composing; /* an input method is in the middle of a word */
  bool is_refused;
  bool is_committing;
  bool is_leaving; /* the focus goes elsewhere */
  guint edit_row;
  guint edit_column;
  char *original; /* owned (nullable) */
  char *place;    /* owned (nullable); row and heading of what is edited, to find it again */

  int tab_column;   /* where a run of Tabs began; -1: none */
  guint say_source; /* what tells those who listen */
  guint drag_tick;
  double drag_x;
  double drag_y;
  gulong model_handlers[3];
  gulong adjustment_handlers[2];
};

enum
{
  TD_GRID_CURSOR_MOVED,
  TD_GRID_PASTE,
  TD_GRID_ACTIVATE,
  TD_GRID_MESSAGE,
  TD_GRID_N_SIGNALS,
};
extern guint _td_grid_signals[TD_GRID_N_SIGNALS];

/* td-grid.c */

/** _td_grid_move: moves the cursor as far as there are cells; with @extend the range is kept from
 * its anchor. Takes nothing that is typed into account. */
void _td_grid_move (TdGrid *grid, guint row, int column, bool extend);

/** _td_grid_select_columns: all rows of some columns, without scrolling. */
void _td_grid_select_columns (TdGrid *grid, guint first, guint last);

/** _td_grid_find: the cell at a point; false outside the cells and names. @column: -1 for a name */
bool _td_grid_find (TdGrid *grid, double x, double y, guint *row, int *column);

/** _td_grid_get_cell: (transfer none) (nullable): the widget of a cell if it is in sight. */
GtkWidget *_td_grid_get_cell (TdGrid *grid, guint row, int column);

/** _td_grid_focus: gives the keyboard to the cursor's cell. */
void _td_grid_focus (TdGrid *grid);

/** _td_grid_get_page: how many whole rows are in sight, at least one. */
guint _td_grid_get_page (TdGrid *grid);

/** _td_grid_get_rectangle: where a cell is now, also when it is out of sight. */
void _td_grid_get_rectangle (TdGrid *grid, guint row, int column, GdkRectangle *rectangle);

/** _td_grid_queue_arrange: places all that is in sight anew in the next frame. Never use
 * gtk_widget_queue_allocate() for it. */
void _td_grid_queue_arrange (TdGrid *grid);

/** _td_grid_is_locked: whether a cell cannot be edited. */
bool _td_grid_is_locked (TdGrid *grid, guint row, int column);

void _td_grid_say (TdGrid *grid, const char *message);

/* td-grid-edit.c */

void _td_grid_edit_init (TdGrid *grid);

/** _td_grid_edit_begin: @text: (nullable): replaces what is there */
bool _td_grid_edit_begin (TdGrid *grid, const char *text, TdGridMode mode);
void _td_grid_edit_cancel (TdGrid *grid);

/** _td_grid_edit_leave: the model is about to show something else: what is refused is given up. */
void _td_grid_edit_leave (TdGrid *grid);

/** _td_grid_edit_reset: rows or columns are others now; what is edited is found again or given up.
 */
void _td_grid_edit_reset (TdGrid *grid);
void _td_grid_edit_allocate (TdGrid *grid);

/* td-grid-keys.c */

void _td_grid_keys_init (TdGrid *grid);

/** _td_grid_key: a key while nothing is edited or composed. Returns: whether it was meant for the
 * grid. */
bool _td_grid_key (TdGrid *grid, guint key, GdkModifierType state);

/* td-grid-clipboard.c */

void _td_grid_class_install_actions (GtkWidgetClass *widget_class);
void _td_grid_copy (TdGrid *grid);
void _td_grid_cut (TdGrid *grid);
void _td_grid_paste (TdGrid *grid);
void _td_grid_clear (TdGrid *grid);
void _td_grid_fill_down (TdGrid *grid);
void _td_grid_select_all (TdGrid *grid);

/** _td_grid_open_menu: @at: (nullable): where; NULL: at the cursor */
void _td_grid_open_menu (TdGrid *grid, const GdkRectangle *at);

G_END_DECLS
