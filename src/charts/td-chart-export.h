/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-style.h"

G_BEGIN_DECLS

#define TD_CHART_EXPORT_ERROR (td_chart_export_error_quark ())
GQuark td_chart_export_error_quark (void);

/**
 * TdChartExportError:
 * @TD_CHART_EXPORT_ERROR_FORMAT: the name ends neither in .png nor .svg nor .pdf
 * @TD_CHART_EXPORT_ERROR_SIZE: the picture would be too small or too large
 * @TD_CHART_EXPORT_ERROR_DRAW: it could not be drawn; memory, most likely
 */
typedef enum
{
  TD_CHART_EXPORT_ERROR_FORMAT,
  TD_CHART_EXPORT_ERROR_SIZE,
  TD_CHART_EXPORT_ERROR_DRAW,
} TdChartExportError;

/** TdChartFormat: */
typedef enum
{
  TD_CHART_FORMAT_PNG,
  TD_CHART_FORMAT_SVG,
  TD_CHART_FORMAT_PDF,
} TdChartFormat;

/** td_chart_prepare: has the fonts looked up in the background while something else is done. */
void td_chart_prepare (void);

/** td_chart_format_of: the format that the end of a file name asks for. */
bool td_chart_format_of (const char *path, TdChartFormat *format);

/**
 * td_chart_encode: the chart on its background as the bytes of a file. The same chart gives the
 * same bytes.
 * @width: in the unit of the style, as @height; of a PDF in points
 * @scale: pixels for each unit of a PNG; the others do not need it
 * @error: #TdChartExportError
 * Returns: (transfer full): NULL on error
 */
GBytes *td_chart_encode (TdChart *chart,
                         const TdChartStyle *style,
                         double width,
                         double height,
                         double scale,
                         TdChartFormat format,
                         GError **error);

/**
 * td_chart_save: writes a chart as .png, .svg or .pdf, beside the file and then renamed: there is
 * the old file or the new one, never half of it.
 * @error: #TdChartExportError, #GFileError
 */
bool td_chart_save (TdChart *chart,
                    const TdChartStyle *style,
                    double width,
                    double height,
                    double scale,
                    const char *path,
                    GError **error);

G_END_DECLS
