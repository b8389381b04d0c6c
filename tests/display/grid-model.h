/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid-model.h"

/*
 * TestGridModel: figures for the tests and the bench of TdGrid. Each row's first column is the sum
 * of the next two and locked; the first row is the total and locked; the last column holds words.
 * What is not digits is refused.
 */
#define TEST_TYPE_GRID_MODEL (test_grid_model_get_type ())
G_DECLARE_FINAL_TYPE (TestGridModel, test_grid_model, TEST, GRID_MODEL, GObject)

/** test_grid_model_new: @n_columns: none, or at least four */
TestGridModel *test_grid_model_new (guint n_rows, guint n_columns);

/** test_grid_model_set: a value, -1 for absent, without telling the grid. */
void test_grid_model_set (TestGridModel *model, guint row, guint column, gint64 value);
gint64 test_grid_model_get (TestGridModel *model, guint row, guint column);

/** test_grid_model_set_flags: in addition to what a cell has by itself. @note: (nullable) */
void test_grid_model_set_flags (
    TestGridModel *model, guint row, guint column, TdGridFlags flags, const char *note);

/** test_grid_model_set_name: a row's name; test_grid_model_set_heading: a column's. */
void test_grid_model_set_name (TestGridModel *model, guint row, const char *name);
void test_grid_model_set_heading (TestGridModel *model, guint column, const char *text);

/** test_grid_model_remove_rows: takes rows away, and resets. */
void test_grid_model_remove_rows (TestGridModel *model, guint row, guint n);

/** test_grid_model_get_words: the words of a row's last column. */
const char *test_grid_model_get_words (TestGridModel *model, guint row);

/** test_grid_model_get_n_commits: how often a text was taken, test_grid_model_get_n_asked: how
 * often a cell was asked for. */
guint test_grid_model_get_n_commits (TestGridModel *model);
guint test_grid_model_get_n_asked (TestGridModel *model);

/** test_grid_model_reset_on_commit: whether a commit resets the model, as a session does. */
void test_grid_model_reset_on_commit (TestGridModel *model, bool reset);
