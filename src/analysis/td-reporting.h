/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-table.h"
#include "model/td-settings.h"

G_BEGIN_DECLS

/** TdReportState: how much of a measure somebody has reported: the rate needs eligible and
 * completed. */
typedef enum
{
  TD_REPORT_NONE,
  TD_REPORT_PARTIAL,
  TD_REPORT_FULL,
} TdReportState;

/** td_report_state_name: "none", "partial", "full". */
const char *td_report_state_name (TdReportState state);

/**
 * TdReportRow: one unit or officer who has to report.
 * @has_reported: in full, by each measure that is due
 * @officers_expected: officers of the unit, when they are entered one by one; else -1
 */
typedef struct
{
  TdSubject subject;
  TdReportState state[TD_N_MEASURES];
  bool has_reported;
  int officers_expected;
  int officers_reported;
} TdReportRow;

/** TdReportLevel: who reports to whom. */
typedef enum
{
  TD_REPORT_OFFICERS,
  TD_REPORT_UNITS,
  TD_REPORT_PROVINCE,
} TdReportLevel;
#define TD_N_REPORT_LEVELS 3

/** td_report_level_name: "officers", "units", "province". */
const char *td_report_level_name (TdReportLevel level);

/**
 * TdReportDeadline: when figures are due.
 * @day: the last day
 * @days_late: working days since then, up to the day it is seen from; 0 while there is time
 * @days_left: working days until then, 0 when it is over
 */
typedef struct
{
  TdDay day;
  int days_late;
  int days_left;
} TdReportDeadline;

/**
 * TdReporting: who has reported to a cut and who has not.
 * @due: the measures that are due: both at a month's end; on another day those in which somebody
 *   has reported, or both when nobody has
 * @units: TdReportRow: the units below the top, in tree order
 * @officers: TdReportRow: in units that enter them one by one, in tree order
 */
typedef struct
{
  int cut;
  TdDay as_of;
  TdDay on;
  bool due[TD_N_MEASURES];
  TdReportDeadline deadlines[TD_N_REPORT_LEVELS];
  GArray *units;
  GArray *officers;
  guint n_reported; /* of @units */
} TdReporting;

/** td_reporting_new: (transfer full): @on: the day from which it is seen */
TdReporting *td_reporting_new (const TdBook *book, int cut, TdDay on);
void td_reporting_free (TdReporting *reporting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReporting, td_reporting_free)

/** td_reporting_list_missing: (transfer container) (element-type TdReportRow): those of @rows,
 * units or officers, who have not reported. */
GPtrArray *td_reporting_list_missing (const GArray *rows);

G_END_DECLS
