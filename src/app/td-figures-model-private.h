/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-figures-model.h"

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

/* What TdGridModelInterface asks for. */
bool _td_figures_model_commit (
    TdGridModel *grid_model, guint row, guint column, const char *text, char **message);
bool _td_figures_model_clear (TdGridModel *grid_model,
                              guint row,
                              guint column,
                              guint last_row,
                              guint last_column,
                              char **message);
bool _td_figures_model_fill_down (TdGridModel *grid_model,
                                  guint row,
                                  guint column,
                                  guint last_row,
                                  guint last_column,
                                  char **message);

G_END_DECLS
