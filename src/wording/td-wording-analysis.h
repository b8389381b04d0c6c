/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-contribution.h"
#include "analysis/td-forecast.h"
#include "analysis/td-groups.h"
#include "analysis/td-movement.h"
#include "analysis/td-pace.h"
#include "analysis/td-rank.h"
#include "analysis/td-whatif.h"

G_BEGIN_DECLS

/*
 * What the analysis found, in sentences of the interface language: for each sign and for none.
 * None of them ends with a stop.
 */

/**
 * td_wording_row: (transfer full): what a row did since the month base and how far it is: "Khu vực
 * 4 tăng 6,11 điểm, còn thiếu 10,60 điểm, 105 việc"; "Khu vực 2 không đổi, vượt 1,20 điểm"; where
 * no change is known: "Khu vực 3: chưa giao chỉ tiêu".
 */
char *td_wording_row (const TdBook *book, const TdProgressRow *row);

/** td_wording_quota: (transfer full): a row against its quota: "vượt tiến độ 11,99 điểm", "chậm
 * tiến độ 4,98 điểm, 542 việc", "đúng tiến độ", "chưa có tiến độ để so". */
char *td_wording_quota (const TdProgressRow *row, const TdPace *pace);

/**
 * td_wording_need: (transfer full): "còn 542 việc: mỗi ngày làm việc 50 việc, mỗi tuần 247 việc",
 * "còn 542 việc, đã hết ngày làm việc", "không còn thiếu".
 */
char *td_wording_need (TdMeasure measure, const TdNeed *need);

/**
 * td_wording_need_expected: (transfer full) (nullable): the same at the eligible expected for 30/9:
 * "nếu thêm 120 việc có điều kiện: còn 643 việc: …"; NULL where nothing is expected.
 */
char *td_wording_need_expected (TdMeasure measure, const TdPace *pace);

/** td_wording_basis: (transfer full): what a forecast rests on: "theo diễn biến của 2 năm trước",
 * "theo tốc độ từ đầu năm, chưa có năm trước để so". */
char *td_wording_basis (const TdForecast *forecast);

/**
 * td_wording_forecast: (transfer full): a forecast with its basis: "dự báo đến 30/9 đạt 84,12 %, từ
 * 81,50 % đến 86,70 %, theo diễn biến của 2 năm trước"; "chưa dự báo được".
 */
char *td_wording_forecast (const TdForecast *forecast);

/**
 * td_wording_contribution: (transfer full): what a unit is to the gap of its group: "kéo giảm
 * 208,63 việc", "bù 12,30 việc", "không kéo giảm, không bù".
 */
char *td_wording_contribution (TdMeasure measure, td_wide value);

/**
 * td_wording_movement: (transfer full): why a rate moved: "tăng 4,96 điểm: +5,60 do số đã xong,
 * −0,64 do số có điều kiện"; "không đổi: …"; "chưa có số liệu để so".
 */
char *td_wording_movement (const TdMovement *movement);

/** td_wording_rank: (transfer full): "thứ 3/8, lên 2 bậc", "thứ 3/8, xuống 1 bậc", "thứ 3/8, giữ
 * nguyên", "thứ 3/8", "chưa xếp thứ".
 * @n: how many have a rank now */
char *td_wording_rank (const TdRankChange *rank, int n);

/**
 * td_wording_units: (transfer full): how many units have met their target and how far the others
 * are: "9/9 đơn vị chưa đạt, thiếu từ 16,00 đến 26,00 điểm", "3/9 đơn vị đạt, 6/9 chưa đạt, thiếu
 * từ 3,00 đến 9,00 điểm", "9/9 đơn vị đạt"; "không có đơn vị nào", "chưa đơn vị nào có chỉ tiêu và
 * tỷ lệ".
 */
char *td_wording_units (const TdUnitGroup *group);

/**
 * td_wording_plan_to_target: (transfer full): who could close the gap: "Khu vực 1 cần thêm 209
 * việc, Khu vực 4 thêm 105 việc: toàn tỉnh đạt chỉ tiêu"; "không còn thiếu"; "các đơn vị làm thêm
 * 300 việc vẫn còn thiếu 242 việc".
 */
char *td_wording_plan_to_target (const TdProgress *progress,
                                 TdMeasure measure,
                                 const TdPlanToTarget *plan);

G_END_DECLS
