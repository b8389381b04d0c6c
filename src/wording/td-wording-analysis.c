/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording-analysis.h"

#include "model/td-amount.h"
#include "wording/td-voice.h"
#include "wording/td-wording.h"

#include <glib/gi18n-lib.h>

/* A value of 1 in ten-thousandths. */
#define WHOLE 10000
/* From hundredths to ten-thousandths. */
#define HUNDRED 100

/* (transfer full): hundredths without their sign: a word says it. */
static char *
format_size (int64_t hundredths)
{
  return td_voice_hundredths (TD_VOICE_INTERFACE, hundredths < 0 ? -hundredths : hundredths, false);
}

static char *
format_signed (int64_t hundredths)
{
  return td_voice_hundredths (TD_VOICE_INTERFACE, hundredths, true);
}

/* How far a row is from its target, as the end of a sentence about it. */
static char *
say_distance (const TdProgressRow *row)
{
  if (!row->has_target)
    return g_strdup (_ ("no target"));
  if (!row->has_gap)
    return g_strdup (_ ("no rate"));

  g_autofree char *points = format_size (row->gap);
  g_autofree char *amount = td_wording_amount (row->measure, row->missing, true);
  if (row->missing > 0)
    {
      /* The rounded rate may equal a target that is not met. */
      if (row->gap >= 0)
        /* TRANSLATORS: %s is an amount, "1 việc" */
        return g_strdup_printf (_ ("still less than 0.01 points short, %s"), amount);
      /* TRANSLATORS: points and amount: "còn thiếu 10,60 điểm, 105 việc" */
      return g_strdup_printf (_ ("still %s points short, %s"), points, amount);
    }
  if (row->gap == 0)
    return g_strdup (_ ("exactly on target"));
  return g_strdup_printf (_ ("%s points above"), points);
}

char *
td_wording_row (const TdBook *book, const TdProgressRow *row)
{
  const char *name = td_book_get_short_name (book, row->subject);
  g_autofree char *distance = say_distance (row);

  if (!row->change_month.known)
    /* TRANSLATORS: a unit and what is true of it: "Khu vực 3: chưa giao chỉ tiêu" */
    return g_strdup_printf (_ ("%s: %s"), name, distance);

  int64_t change = row->change_month.points;
  g_autofree char *points = format_size (change);
  if (change > 0)
    /* TRANSLATORS: unit, points, how far from its target: "Khu vực 4 tăng 6,11 điểm, còn thiếu
     * 10,60 điểm, 105 việc" */
    return g_strdup_printf (_ ("%s rose by %s points, %s"), name, points, distance);
  if (change < 0)
    return g_strdup_printf (_ ("%s fell by %s points, %s"), name, points, distance);
  return g_strdup_printf (_ ("%s did not change, %s"), name, distance);
}

char *
td_wording_quota (const TdProgressRow *row, const TdPace *pace)
{
  if (!pace->has_ahead)
    return g_strdup (_ ("no quota to compare with"));

  g_autofree char *points = format_size (pace->ahead);
  g_autofree char *amount = td_wording_amount (row->measure, pace->behind, true);
  if (pace->behind > 0)
    {
      if (pace->ahead >= 0)
        return g_strdup_printf (_ ("less than 0.01 points behind the quota, %s"), amount);
      /* TRANSLATORS: points and amount: "chậm tiến độ 4,98 điểm, 542 việc" */
      return g_strdup_printf (_ ("%s points behind the quota, %s"), points, amount);
    }
  if (pace->ahead == 0)
    return g_strdup (_ ("exactly on the quota"));
  /* TRANSLATORS: "vượt tiến độ 11,99 điểm" */
  return g_strdup_printf (_ ("%s points ahead of the quota"), points);
}

char *
td_wording_need (TdMeasure measure, const TdNeed *need)
{
  if (need->missing == 0)
    return g_strdup (_ ("nothing missing"));

  g_autofree char *missing = td_wording_amount (measure, need->missing, true);
  if (!need->has_pace)
    return g_strdup_printf (_ ("%s missing, no working day left"), missing);
  g_autofree char *per_day = td_wording_amount (measure, need->per_day, true);
  g_autofree char *per_week = td_wording_amount (measure, need->per_week, true);
  /* TRANSLATORS: three amounts: "còn 542 việc: mỗi ngày làm việc 50 việc, mỗi tuần 247 việc" */
  return g_strdup_printf (
      _ ("%s missing: %s a working day, %s a week"), missing, per_day, per_week);
}

char *
td_wording_need_expected (TdMeasure measure, const TdPace *pace)
{
  if (!pace->has_expected)
    return NULL;

  int64_t more = pace->new_eligible;
  g_autofree char *need = td_wording_need (measure, &pace->expected);
  g_autofree char *amount = td_wording_amount (measure, more < 0 ? -more : more, false);
  if (more > 0)
    /* TRANSLATORS: an amount, and what is needed then: "nếu thêm 120 việc có điều kiện: còn 643
     * việc …" */
    return g_strdup_printf (_ ("if %s more become eligible: %s"), amount, need);
  if (more < 0)
    return g_strdup_printf (_ ("if %s are no longer eligible: %s"), amount, need);
  return g_strdup_printf (_ ("if nothing more becomes eligible: %s"), need);
}

char *
td_wording_basis (const TdForecast *forecast)
{
  if (forecast->basis == TD_FORECAST_RUN_RATE)
    return g_strdup (_ ("at the rate of this year so far, with no earlier year to compare"));
  return g_strdup_printf (ngettext ("by the course of %d earlier year",
                                    "by the course of %d earlier years",
                                    (gulong)forecast->years),
                          forecast->years);
}

char *
td_wording_forecast (const TdForecast *forecast)
{
  if (!forecast->known)
    return g_strdup (_ ("no forecast yet"));

  const TdEstimate *estimate = &forecast->rate;
  g_autofree char *basis = td_wording_basis (forecast);
  g_autofree char *rate = td_voice_hundredths (TD_VOICE_INTERFACE, estimate->value, false);
  if (!estimate->has_range)
    /* TRANSLATORS: a rate and what it rests on */
    return g_strdup_printf (_ ("forecast for 30/9: %s %%, %s"), rate, basis);
  g_autofree char *low = td_voice_hundredths (TD_VOICE_INTERFACE, estimate->low, false);
  g_autofree char *high = td_voice_hundredths (TD_VOICE_INTERFACE, estimate->high, false);
  /* TRANSLATORS: a rate, the lowest and the highest that are likely, what it rests on: "dự báo đến
   * 30/9 đạt 84,12 %, từ 81,50 % đến 86,70 %, theo diễn biến của 2 năm trước" */
  return g_strdup_printf (
      _ ("forecast for 30/9: %s %%, from %s %% to %s %%, %s"), rate, low, high, basis);
}

/* Ten-thousandths of a case as "208,63 việc"; money is a whole number of thousands for people. */
static char *
format_part (TdMeasure measure, td_wide size)
{
  if (measure == TD_MEASURE_MONEY)
    return td_wording_amount (measure, (int64_t)MIN ((size + WHOLE / 2) / WHOLE, INT64_MAX), false);
  g_autofree char *number = format_size ((int64_t)MIN ((size + HUNDRED / 2) / HUNDRED, INT64_MAX));
  /* TRANSLATORS: a number of cases with two decimals: "208,63 việc" */
  return g_strdup_printf (C_ ("with decimals", "%s cases"), number);
}

char *
td_wording_contribution (TdMeasure measure, td_wide value)
{
  g_autofree char *part = format_part (measure, value < 0 ? -value : value);

  if (value > 0)
    /* TRANSLATORS: an amount that a unit takes its group down by: "kéo giảm 208,63 việc" */
    return g_strdup_printf (_ ("drags by %s"), part);
  if (value < 0)
    /* TRANSLATORS: an amount by which a unit makes up for others: "bù 12,30 việc" */
    return g_strdup_printf (_ ("makes up %s"), part);
  return g_strdup (_ ("neither drags nor makes up"));
}

char *
td_wording_movement (const TdMovement *movement)
{
  if (!movement->known)
    return g_strdup (_ ("no figures to compare with"));

  g_autofree char *points = format_size (movement->change);
  g_autofree char *completed = format_signed (movement->by_completed);
  g_autofree char *base = format_signed (movement->by_base);
  if (movement->change > 0)
    /* TRANSLATORS: three numbers of points: "tăng 4,96 điểm: +5,60 do số đã xong, −0,64 do số có
     * điều kiện" */
    return g_strdup_printf (_ ("rose by %s points: %s by what was completed, %s by what became "
                               "eligible"),
                            points,
                            completed,
                            base);
  if (movement->change < 0)
    return g_strdup_printf (_ ("fell by %s points: %s by what was completed, %s by what became "
                               "eligible"),
                            points,
                            completed,
                            base);
  return g_strdup_printf (
      _ ("did not change: %s by what was completed, %s by what became eligible"), completed, base);
}

char *
td_wording_rank (const TdRankChange *rank, int n)
{
  if (rank->rank == 0)
    return g_strdup (_ ("no rank"));
  if (!rank->known)
    /* TRANSLATORS: "thứ 3/8" */
    return g_strdup_printf (_ ("place %d of %d"), rank->rank, n);
  int places = rank->change < 0 ? -rank->change : rank->change;
  if (rank->change > 0)
    return g_strdup_printf (
        ngettext ("place %d of %d, up %d", "place %d of %d, up %d", (gulong)places),
        rank->rank,
        n,
        places);
  if (rank->change < 0)
    return g_strdup_printf (
        ngettext ("place %d of %d, down %d", "place %d of %d, down %d", (gulong)places),
        rank->rank,
        n,
        places);
  return g_strdup_printf (_ ("place %d of %d, as before"), rank->rank, n);
}

/* "thiếu từ 16,00 đến 26,00 điểm" */
static char *
say_range (const TdUnitGroup *group)
{
  g_autofree char *most = format_size (MIN (group->lowest, 0));
  g_autofree char *least = format_size (MIN (group->highest, 0));

  if (group->lowest >= 0)
    return g_strdup (_ ("short by less than 0.01 points"));
  if (group->lowest == group->highest)
    return g_strdup_printf (_ ("%s points short"), most);
  /* TRANSLATORS: the least and the most points: "thiếu từ 16,00 đến 26,00 điểm" */
  return g_strdup_printf (_ ("%s to %s points short"), least, most);
}

char *
td_wording_units (const TdUnitGroup *group)
{
  if (group->units == 0)
    return g_strdup (_ ("no units"));
  if (group->met + group->not_met == 0)
    return g_strdup (_ ("no unit has both a target and a rate"));
  if (group->not_met == 0)
    /* TRANSLATORS: "9/9 đơn vị đạt" */
    return g_strdup_printf (_ ("%d of %d units have met it"), group->met, group->units);
  g_autofree char *range = say_range (group);
  if (group->met == 0)
    /* TRANSLATORS: "9/9 đơn vị chưa đạt, thiếu từ 16,00 đến 26,00 điểm" */
    return g_strdup_printf (
        _ ("%d of %d units have not met it, %s"), group->not_met, group->units, range);
  /* TRANSLATORS: "3/9 đơn vị đạt, 6/9 chưa đạt, thiếu từ 3,00 đến 9,00 điểm" */
  return g_strdup_printf (_ ("%d of %d units have met it, %d of %d have not, %s"),
                          group->met,
                          group->units,
                          group->not_met,
                          group->units,
                          range);
}

/* "Khu vực 1 cần thêm 209 việc, Khu vực 4 thêm 105 việc" */
static char *
list_shares (const TdBook *book, TdMeasure measure, const GArray *shares)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < shares->len; i++)
    {
      const TdShare *share = &g_array_index (shares, TdShare, i);
      const char *name = td_book_get_short_name (book, share->subject);
      g_autofree char *amount = td_wording_amount (measure, share->amount, true);
      if (i == 0)
        /* TRANSLATORS: unit and amount: "Khu vực 1 cần thêm 209 việc" */
        g_string_append_printf (text, _ ("%s needs %s more"), name, amount);
      else
        /* TRANSLATORS: goes on a list of units and amounts: ", Khu vực 4 thêm 105 việc" */
        g_string_append_printf (text, _ (", %s %s"), name, amount);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int64_t
sum_shares (const GArray *shares)
{
  td_wide sum = 0;
  for (guint i = 0; i < shares->len; i++)
    sum += g_array_index (shares, TdShare, i).amount;
  return (int64_t)MIN (sum, INT64_MAX);
}

char *
td_wording_plan_to_target (const TdProgress *progress,
                           TdMeasure measure,
                           const TdPlanToTarget *plan)
{
  if (!plan->known)
    return g_strdup (_ ("no target or no figures"));
  if (plan->need == 0)
    return g_strdup (_ ("nothing missing"));
  if (!plan->is_reachable)
    {
      int64_t done = sum_shares (plan->shares);
      g_autofree char *left = td_wording_amount (measure, plan->need - done, true);
      g_autofree char *amount = td_wording_amount (measure, done, false);
      if (done == 0)
        return g_strdup_printf (_ ("no unit can do more; %s stay missing"), left);
      /* TRANSLATORS: two amounts: "các đơn vị làm thêm 300 việc vẫn còn thiếu 242 việc" */
      return g_strdup_printf (_ ("with %s more from all units %s stay missing"), amount, left);
    }
  g_autofree char *shares = list_shares (progress->book, measure, plan->shares);
  const char *whole = td_voice_whole (TD_VOICE_INTERFACE, progress->book, progress->root);
  /* TRANSLATORS: who does how much, and what all units together are called: "Khu vực 1 cần thêm 209
   * việc: Toàn tỉnh đạt chỉ tiêu" */
  return g_strdup_printf (_ ("%s: %s meets the target"), shares, whole);
}
