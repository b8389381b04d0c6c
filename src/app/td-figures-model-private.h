/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-figures-model.h"
#include "app/td-grid.h"

G_BEGIN_DECLS

/* Shared by the files of the model. */

struct _TdFiguresModel
{
  GObject parent_instance;

  /* owned */
  TdSession *session;
  TdFiguresSheet *sheet;
  TdFiguresFindings *findings;
  TdBook *preview; /* (nullable): shown while it is being written */

  TdMeasure measure;
  TdFiguresMode mode;
  bool hides_empty;
  bool is_leaving; /* what was typed is being finished */
};

/** _td_figures_model_show: shows the session, or what is being written. */
void _td_figures_model_show (TdFiguresModel *model);

/**
 * TdFiguresPlace: where one figure stands, and what.
 * @item: unless @is_rate or @is_missing
 * @lock: why it cannot be entered
 */
typedef struct
{
  TdSubject subject;
  TdMeasure measure;
  TdItem item;
  bool is_rate;
  bool is_missing; /* what must still be completed */
  TdFiguresLock lock;
  bool has_value;
  int64_t value;
} TdFiguresPlace;

/** TdFiguresPlaceFunc: tells the place of a cell. */
typedef void (*TdFiguresPlaceFunc) (gpointer data, guint row, guint column, TdFiguresPlace *place);

/** _td_figures_model_find_place, _td_quick_entry_find_place: the place of a cell of the model, or
 * of the quick entry, that is @data. */
void _td_figures_model_find_place (gpointer data, guint row, guint column, TdFiguresPlace *place);
void _td_quick_entry_find_place (gpointer data, guint row, guint column, TdFiguresPlace *place);

/** _td_figures_model_word_lock: (transfer full) (nullable): a lock as a sentence. */
char *_td_figures_model_word_lock (TdFiguresModel *model, TdFiguresLock lock);

/** _td_figures_model_find_doubt: what the findings say of a figure. */
TdGridFlags
_td_figures_model_find_doubt (TdFiguresModel *model, guint row, TdMeasure measure, TdItem item);

/** _td_figures_model_word_note: (transfer full) (nullable): what there is to say about a figure. */
char *_td_figures_model_word_note (
    TdFiguresModel *model, guint row, TdMeasure measure, TdItem item, TdFiguresLock lock);

/** _td_figures_model_enter: takes what was typed for a place; false with a sentence. */
bool _td_figures_model_enter (TdFiguresModel *model,
                              const TdFiguresPlace *place,
                              const char *text,
                              char **message);

/** _td_figures_model_write: empties the cells of a range, or (@fills) writes what stands in its
 * first row into the others; locked cells stay. False with a sentence when all are. */
bool _td_figures_model_write (TdFiguresModel *model,
                              const TdGridRange *range,
                              bool fills,
                              TdFiguresPlaceFunc find_place,
                              gpointer data,
                              char **message);

G_END_DECLS
