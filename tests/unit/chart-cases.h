/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <stdlib.h>
#include <string.h>

#include "charts/td-chart-layout.h"

/* Ends the test; unlike an assertion also in the eyes of the compiler. */
#define case_fail(...)                                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_message (__VA_ARGS__);                                                                  \
    abort ();                                                                                      \
  }                                                                                                \
  G_STMT_END

/* Charts for the tests of the drawing engine: the figures of Thái Nguyên, and as many made-up
 * ones as are wanted. Days count from 1/10/2024. */

#define CASE_LAST_DAY 364

static const int case_days[12] = { 30, 60, 91, 122, 150, 181, 211, 242, 272, 303, 334, 346 };

/* Rates by cases of Khu vực 4, whole province, Phòng NV&TCTHA, up to 12/9/2025. */
static const int64_t case_rates[3][12] = {
  { 484, 1189, 1874, 2355, 2690, 3530, 4293, 4868, 5745, 6194, 6734, 7345 },
  { 538, 1268, 2027, 2477, 2900, 3886, 4581, 5289, 6037, 6680, 7411, 7907 },
  { 561, 1299, 2149, 2571, 3094, 4067, 4689, 5602, 6286, 7125, 7751, 8282 },
};

static inline char *
case_text (int64_t hundredths)
{
  return g_strdup_printf ("%s%d,%02d",
                          hundredths < 0 ? "\u2212" : "",
                          (int)(ABS (hundredths) / 100),
                          (int)(ABS (hundredths) % 100));
}

static inline TdChartBuilder *
case_begin_trend (void)
{
  static const char *const months[12]
      = { "T10", "T11", "T12", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9" };
  static const char *const days[12]
      = { "31/10/2024", "30/11", "31/12", "31/1/2025", "28/2", "31/3",
          "30/4",       "31/5",  "30/6",  "31/7",      "31/8", "30/9" };
  static const char *const headings[] = { "chênh", "tháng", NULL };
  TdChartBuilder *builder = td_chart_builder_new (TD_CHART_TREND);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, "Tỷ lệ thi hành xong về việc");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_SUBTITLE, "Lũy kế từ 1/10/2024 · %");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_DESCRIPTION, "79,07 % & <thiếu> 4,98 điểm");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_EMPTY, "Chưa có số liệu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_NO_TARGET, "chưa giao chỉ tiêu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_ABSENT, "–");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_HINT, "Enter: mở số liệu kỳ này");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_FIRST_HEADING, "Ngày");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_VALUE_HEADING, "%");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TARGET_HEADING, "Chỉ tiêu");
  td_chart_builder_set_detail_headings (builder, headings);
  td_chart_builder_set_days (builder, 0, CASE_LAST_DAY);
  for (guint i = 0; i < 12; i++)
    {
      TdChartTick tick = { i < 11 ? case_days[i] : CASE_LAST_DAY, months[i], days[i] };
      td_chart_builder_add_tick (builder, &tick);
    }
  return builder;
}

static inline void
case_add_point (TdChartBuilder *builder, guint series, int day, TdChartValue value)
{
  g_autofree char *text = value.is_set ? case_text (value.hundredths) : NULL;
  g_autofree char *when = g_strdup_printf ("ngày %d", day);
  const char *details[] = { "−1,00", "+2,00", NULL };
  td_chart_builder_add_point (
      builder, series, &(TdChartPoint){ day, value, when, text, value.is_set ? details : NULL });
}

static inline void
case_add_target (TdChartBuilder *builder, int from, int64_t value)
{
  g_autofree char *text = case_text (value);
  g_autofree char *label = g_strdup_printf ("chỉ tiêu %s %%", text);
  td_chart_builder_add_target (builder,
                               &(TdChartTarget){ 0, from, td_chart_value (value), label, text });
}

/* A line for each unit, named @name and a number; their values differ. */
static inline void
case_add_units (TdChartBuilder *builder, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *full = g_strdup_printf ("%s %u", name, i + 1);
      guint series = td_chart_builder_add_series (builder,
                                                  &(TdChartSeries){ .id = full,
                                                                    .name = full,
                                                                    .role = TD_CHART_ROLE_UNIT,
                                                                    .colour = i,
                                                                    .continues = -1,
                                                                    .label = full });
      for (guint j = 0; j < 12; j++)
        case_add_point (builder,
                        series,
                        case_days[j],
                        td_chart_value (case_rates[i % 3][j] + (int64_t)(i / 3) * 7));
    }
}

/* The whole province with target, last year, forecast and a note. */
static inline TdChart *
case_province (void)
{
  TdChartBuilder *builder = case_begin_trend ();
  guint unit = td_chart_builder_add_series (
      builder,
      &(TdChartSeries){
          .id = "TN", .name = "Toàn tỉnh", .role = TD_CHART_ROLE_UNIT, .continues = -1 });
  for (guint i = 0; i < 12; i++)
    case_add_point (builder, unit, case_days[i], td_chart_value (case_rates[1][i]));
  guint last_year = td_chart_builder_add_series (builder,
                                                 &(TdChartSeries){ .id = "2024",
                                                                   .name = "Năm 2024",
                                                                   .role = TD_CHART_ROLE_LAST_YEAR,
                                                                   .continues = -1,
                                                                   .label = "năm 2024: 81,28" });
  for (guint i = 0; i < 11; i++)
    case_add_point (builder, last_year, case_days[i], td_chart_value (case_rates[1][i] + 60));
  case_add_point (builder, last_year, CASE_LAST_DAY, td_chart_value (8128));
  guint forecast = td_chart_builder_add_series (builder,
                                                &(TdChartSeries){ .id = "F",
                                                                  .name = "Dự báo",
                                                                  .role = TD_CHART_ROLE_FORECAST,
                                                                  .continues = (int)unit,
                                                                  .label = "dự báo 83,00" });
  case_add_point (builder, forecast, CASE_LAST_DAY, td_chart_value (8300));
  case_add_target (builder, 0, 8405);
  td_chart_builder_add_note (builder, &(TdChartNote){ 273, "1/7/2025\nsắp xếp lại đơn vị" });
  td_chart_builder_add_key (builder, &(TdChartKey){ TD_CHART_SAMPLE_LINE, 0, "năm 2025" });
  td_chart_builder_add_key (
      builder, &(TdChartKey){ TD_CHART_SAMPLE_FORECAST, 0, "dự báo theo nhịp từ 30/6" });
  return td_chart_builder_end (builder);
}

/* @n units with a target each and a forecast without a label of its own. */
static inline TdChart *
case_units (guint n, const char *name)
{
  TdChartBuilder *builder = case_begin_trend ();
  case_add_units (builder, n, name);
  case_add_target (builder, 0, 8405);
  return td_chart_builder_end (builder);
}

static inline TdChartBuilder *
case_begin_ranking (void)
{
  static const char *const headings[] = { "chỉ tiêu", "chênh", NULL };
  TdChartBuilder *builder = td_chart_builder_new (TD_CHART_RANKING);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, "Xếp hạng");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_SUBTITLE, "Về việc đến 12/9/2025 · %");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_EMPTY, "Chưa có số liệu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_NO_TARGET, "chưa giao chỉ tiêu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_ABSENT, "–");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_FIRST_HEADING, "Đơn vị");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_VALUE_HEADING, "%");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TARGET_HEADING, "Chỉ tiêu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TARGET, "chỉ tiêu 84,05");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_GAP_HEADING, "điểm");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_MISSING_HEADING, "việc");
  td_chart_builder_set_detail_headings (builder, headings);
  return builder;
}

static inline void
case_add_row (TdChartBuilder *builder,
              const char *name,
              TdChartValue value,
              TdChartValue target,
              bool is_total)
{
  g_autofree char *value_text = value.is_set ? case_text (value.hundredths) : g_strdup ("–");
  g_autofree char *target_text = target.is_set ? case_text (target.hundredths) : NULL;
  g_autofree char *gap_text = g_strdup ("–");
  TdChartStatus status = TD_CHART_STATUS_NONE;
  if (value.is_set && target.is_set)
    {
      int64_t gap = value.hundredths - target.hundredths;
      status = gap >= 0 ? TD_CHART_STATUS_MET : TD_CHART_STATUS_SHORT;
      g_free (gap_text);
      gap_text = case_text (ABS (gap));
    }
  const char *details[] = { target_text != NULL ? target_text : "–", gap_text, NULL };
  TdChartRow row = { .id = name,
                     .name = name,
                     .value = value,
                     .target = target,
                     .status = status,
                     .is_total = is_total,
                     .value_text = value_text,
                     .target_text = target_text,
                     .gap_text = gap_text,
                     .missing_text = "105",
                     .details = details };
  td_chart_builder_add_row (builder, &row);
}

/* @n rows from low to high under one target, with the total at the end when @has_total. */
static inline TdChart *
case_ranking (guint n, const char *name, bool has_total)
{
  TdChartBuilder *builder = case_begin_ranking ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *full = g_strdup_printf ("%s %u", name, i + 1);
      int64_t value = 2826 + (int64_t)i * 7000 / (int64_t)n;
      case_add_row (builder, full, td_chart_value (value), td_chart_value (8405), false);
    }
  if (has_total)
    case_add_row (builder, "Toàn tỉnh", td_chart_value (7907), td_chart_value (8405), true);
  return td_chart_builder_end (builder);
}

/* One of each kind of columns and cells; its second row has no value. */
static inline TdChart *
case_kind (TdChartKind kind)
{
  static const char *const columns[] = { "T7", "T8", "T9", "T10", NULL };
  static const int64_t values[4][4] = {
    { 1000, 4000, 7000, 10000 },
    { -1, -1, -1, -1 },
    { 9000, 2000, 5000, 3000 },
    { 4000, 4000, 4000, 4000 },
  };
  static const int64_t steps[4] = { 9000, 0, -4000, 5000 };
  bool is_waterfall = kind == TD_CHART_CONTRIBUTION;
  TdChartBuilder *builder = td_chart_builder_new (kind);

  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, "Biểu đồ");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_SUBTITLE, "Số liệu đến 12/9/2025");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_EMPTY, "Chưa có số liệu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_ABSENT, "–");
  if (kind == TD_CHART_HEATMAP || kind == TD_CHART_COMPOSITION)
    td_chart_builder_set_columns (builder, columns);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Khu vực %u", i + 1);
      char *texts[4] = { NULL };
      TdChartCell cells[4] = { { TD_CHART_ABSENT, NULL } };
      for (guint j = 0; j < 4 && values[i][j] >= 0; j++)
        {
          texts[j] = case_text (values[i][j]);
          cells[j] = (TdChartCell){ td_chart_value (values[i][j]), texts[j] };
        }
      int64_t value = is_waterfall ? steps[i] : values[i][0];
      g_autofree char *text = i != 1 ? case_text (value) : NULL;
      TdChartRow row = { .id = name,
                         .name = name,
                         .value = i != 1 ? td_chart_value (value) : TD_CHART_ABSENT,
                         .value_text = text,
                         .is_total = is_waterfall && i == 3,
                         .cells = cells };
      td_chart_builder_add_row (builder, &row);
      for (guint j = 0; j < 4; j++)
        g_free (texts[j]);
    }
  return td_chart_builder_end (builder);
}

/* How many marks there are of a part and type. */
static inline guint
case_count (const TdChartMarks *marks, TdChartPart part, TdChartMarkType type)
{
  guint n;
  guint found = 0;
  const TdChartMark *all = td_chart_marks_get (marks, &n);
  for (guint i = 0; i < n; i++)
    if (all[i].part == part && all[i].type == type)
      found++;
  return found;
}

/* The first mark of a part and type after @after. */
static inline const TdChartMark *
case_find (const TdChartMarks *marks,
           TdChartPart part,
           TdChartMarkType type,
           const TdChartMark *after)
{
  guint n;
  const TdChartMark *all = td_chart_marks_get (marks, &n);
  for (guint i = after != NULL ? (guint)(after - all) + 1 : 0; i < n; i++)
    if (all[i].part == part && all[i].type == type)
      return &all[i];
  return NULL;
}

/* The same where there has to be one. */
static inline const TdChartMark *
case_get (const TdChartMarks *marks,
          TdChartPart part,
          TdChartMarkType type,
          const TdChartMark *after)
{
  const TdChartMark *mark = case_find (marks, part, type, after);
  if (mark == NULL)
    case_fail ("there is no mark of part %d and type %d", (int)part, (int)type);
  return mark;
}

static inline bool
case_says (const TdChartMarks *marks, TdChartPart part, const char *text)
{
  const TdChartMark *mark = NULL;
  while ((mark = case_find (marks, part, TD_CHART_MARK_TEXT, mark)) != NULL)
    if (strcmp (pango_layout_get_text (mark->text), text) == 0)
      return true;
  return false;
}

/* No two texts meet, and none is cut off. */
static inline void
case_check_free (const TdChartLayout *layout)
{
  guint n;
  const TdChartMark *marks = td_chart_marks_get (layout->marks, &n);
  TdChartRect frame = { 0, 0, layout->width, layout->height };
  for (guint i = 0; i < n; i++)
    {
      if (marks[i].type != TD_CHART_MARK_TEXT)
        continue;
      PangoRectangle ink;
      pango_layout_get_extents (marks[i].text, &ink, NULL);
      TdChartRect drawn = {
        marks[i].area.x + (double)ink.x / PANGO_SCALE,
        marks[i].area.y + (double)ink.y / PANGO_SCALE,
        (double)ink.width / PANGO_SCALE,
        (double)ink.height / PANGO_SCALE,
      };
      if (drawn.x < frame.x || drawn.y < frame.y || drawn.x + drawn.width > frame.width
          || drawn.y + drawn.height > frame.height)
        case_fail ("'%s' is cut off at %g %g %g %g in %g x %g",
                   pango_layout_get_text (marks[i].text),
                   drawn.x,
                   drawn.y,
                   drawn.width,
                   drawn.height,
                   layout->width,
                   layout->height);
      TdChartRect inner = marks[i].area;
      inner.x += 0.01;
      inner.y += 0.01;
      inner.width -= 0.02;
      inner.height -= 0.02;
      for (guint j = i + 1; j < n; j++)
        if (marks[j].type == TD_CHART_MARK_TEXT && td_chart_rect_meets (&inner, &marks[j].area))
          case_fail ("'%s' meets '%s' in %g x %g",
                     pango_layout_get_text (marks[i].text),
                     pango_layout_get_text (marks[j].text),
                     layout->width,
                     layout->height);
    }
}

/* And the axis below or above is named. */
static inline void
case_check_texts (const TdChartLayout *layout)
{
  case_check_free (layout);
  g_assert_cmpuint (case_count (layout->marks, TD_CHART_PART_X_TICK, TD_CHART_MARK_TEXT), >=, 1);
}

/* Sizes and amounts that texts are tried with. */
static const guint case_counts[] = { 1, 2, 3, 5, 6, 7, 8, 12, 13, 25, 40, 63, 100, 250, 355, 400 };
static const double case_widths[] = { 400, 520, 700, 1024, 1366, 1920, 2560, 3840 };
static const double case_heights[] = { 200, 330, 540, 1080 };
static const char *const case_names[] = {
  "KV", "Khu vực", "Phòng Nghiệp vụ và tổ chức thi hành án dân sự tỉnh Thái Nguyên, khu vực"
};
