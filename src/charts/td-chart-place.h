/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-marks.h"

G_BEGIN_DECLS

/** TdChartSlot: a label beside a line: where its middle wants to be, how high it is, where its top
 * comes. */
typedef struct
{
  double wanted;
  double height;
  double top;
} TdChartSlot;

/**
 * td_chart_place_slots: pushes labels apart, each as near to its place as the others let it, in
 * the order given (by what they want, from the top), between @top and @bottom. They have to fit.
 * @slots: (inout) (array length=n)
 */
void td_chart_place_slots (TdChartSlot *slots, guint n, double top, double bottom);

/** TdChartRoom: what is taken inside a frame: boxes that no label may meet and lines that it had
 * better not. */
typedef struct _TdChartRoom TdChartRoom;

/** td_chart_room_new: (transfer full): an empty room. */
TdChartRoom *td_chart_room_new (const TdChartRect *frame);
void td_chart_room_free (TdChartRoom *room);
void td_chart_room_add_box (TdChartRoom *room, const TdChartRect *box);
void td_chart_room_add_line (TdChartRoom *room, const TdChartDot *from, const TdChartDot *to);

/** td_chart_room_count_lines: how many lines meet @box. */
guint td_chart_room_count_lines (const TdChartRoom *room, const TdChartRect *box);

/** td_chart_room_is_free: whether @box lies in the frame and meets no other box. */
bool td_chart_room_is_free (const TdChartRoom *room, const TdChartRect *box);

/**
 * td_chart_room_choose: the free candidate that meets the fewest lines, the earlier one when equal.
 * @n_lines: (out): how many it meets
 * Returns: its index, -1 when none is free
 */
int td_chart_room_choose (const TdChartRoom *room,
                          const TdChartRect *candidates,
                          guint n,
                          guint *n_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChartRoom, td_chart_room_free)

G_END_DECLS
