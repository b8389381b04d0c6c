/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "analysis/td-officer-rank.h"
#include "analysis/td-progress.h"
#include "charts/td-chart.h"

G_BEGIN_DECLS

/* What a unit table shows of one unit: ready-made texts, and the figures that bars and sorting
 * need. */

/** TdUnitColumn: the columns of a unit table. */
typedef enum
{
  TD_UNIT_COLUMN_NUMBER,
  TD_UNIT_COLUMN_NAME,
  TD_UNIT_COLUMN_CASES_RATE,
  TD_UNIT_COLUMN_CASES_BAR,
  TD_UNIT_COLUMN_CASES_GAP,
  TD_UNIT_COLUMN_CASES_MISSING,
  TD_UNIT_COLUMN_CASES_CHANGE,
  TD_UNIT_COLUMN_MONEY_RATE,
  TD_UNIT_COLUMN_MONEY_BAR,
  TD_UNIT_COLUMN_MONEY_GAP,
  TD_UNIT_COLUMN_MONEY_MISSING,
} TdUnitColumn;
#define TD_N_UNIT_COLUMNS 11

/** TdUnitMeasure: one measure of a row. */
typedef struct
{
  TdChartValue rate;
  TdChartValue target;
  TdChartStatus status;
  int64_t eligible; /* with completed, the exact ratio for sorting */
  int64_t completed;
  TdChartValue gap;
  TdChartValue missing;
  TdChartValue change;
  char *rate_text;
  char *gap_text;
  char *missing_text;
  char *change_text;
} TdUnitMeasure;

#define TD_TYPE_UNIT_ENTRY (td_unit_entry_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitEntry, td_unit_entry, TD, UNIT_ENTRY, GObject)

struct _TdUnitEntry
{
  GObject parent_instance;

  TdSubject subject;
  bool is_total;
  guint number; /* place in the present order, from 1; 0 for the total and for officers */
  bool is_officer;
  guint n_officers; /* of a unit: those that unfold below it */
  bool is_unfolded;
  char *detail; /* (nullable): a second, quieter line: the ranks of an officer */
  char *code;
  char *name;
  char *full_name;
  char *spoken; /* the whole row for those who hear it */
  TdUnitMeasure measure[TD_N_MEASURES];
};

/** td_unit_entry_new: (transfer full): the texts of a unit's two rows of @progress. */
TdUnitEntry *td_unit_entry_new (const TdProgress *progress, TdSubject subject, bool is_total);

/**
 * td_unit_entry_new_officer: (transfer full): the same of an officer, with the ranks in the unit
 * and in the province.
 * @ranks: [measures]
 */
TdUnitEntry *td_unit_entry_new_officer (const TdProgress *progress,
                                        TdSubject officer,
                                        TdOfficerRanks *const ranks[TD_N_MEASURES]);

/** td_unit_entry_compare: orders two entries by @column; what is absent comes last in both
 * directions. */
int td_unit_entry_compare (TdUnitEntry *a, TdUnitEntry *b, TdUnitColumn column, bool descending);

G_END_DECLS
