/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-place.h"

/* Labels that touch and move as one. */
typedef struct
{
  guint n;
  double sum; /* of the tops that its labels want for the whole */
  double height;
  double top;
} Cluster;

static void
settle (Cluster *cluster, double top, double bottom)
{
  cluster->top = cluster->sum / cluster->n;
  cluster->top = MAX (MIN (cluster->top, bottom - cluster->height), top);
}

void
td_chart_place_slots (TdChartSlot *slots, guint n, double top, double bottom)
{
  g_autofree Cluster *clusters = g_new (Cluster, MAX (n, 1));
  guint n_clusters = 0;

  for (guint i = 0; i < n; i++)
    {
      Cluster *last = &clusters[n_clusters++];
      *last = (Cluster){ 1, slots[i].wanted - slots[i].height / 2, slots[i].height, 0 };
      settle (last, top, bottom);
      while (n_clusters > 1 && last[-1].top + last[-1].height > last->top)
        {
          Cluster *above = last - 1;
          above->sum += last->sum - last->n * above->height;
          above->n += last->n;
          above->height += last->height;
          settle (above, top, bottom);
          last = above;
          n_clusters--;
        }
    }

  guint at = 0;
  for (guint i = 0; i < n_clusters; i++)
    {
      double y = clusters[i].top;
      for (guint j = 0; j < clusters[i].n; j++, at++)
        {
          slots[at].top = y;
          y += slots[at].height;
        }
    }
}

typedef struct
{
  TdChartDot from;
  TdChartDot to;
} Line;

struct _TdChartRoom
{
  TdChartRect frame;
  GArray *boxes;
  GArray *lines;
};

TdChartRoom *
td_chart_room_new (const TdChartRect *frame)
{
  TdChartRoom *room = g_new0 (TdChartRoom, 1);
  room->frame = *frame;
  room->boxes = g_array_new (FALSE, FALSE, sizeof (TdChartRect));
  room->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  return room;
}

void
td_chart_room_free (TdChartRoom *room)
{
  g_return_if_fail (room != NULL);
  g_array_unref (room->boxes);
  g_array_unref (room->lines);
  g_free (room);
}

void
td_chart_room_add_box (TdChartRoom *room, const TdChartRect *box)
{
  g_array_append_vals (room->boxes, box, 1);
}

void
td_chart_room_add_line (TdChartRoom *room, const TdChartDot *from, const TdChartDot *to)
{
  Line line = { *from, *to };
  g_array_append_val (room->lines, line);
}

/* Narrows the part [t0, t1] of a line that lies on the inner side of one edge. */
static bool
clip (double toward, double distance, double *t0, double *t1)
{
  if (toward < 0)
    *t0 = MAX (*t0, distance / toward);
  else if (toward > 0)
    *t1 = MIN (*t1, distance / toward);
  else if (distance < 0)
    return false;
  return *t0 <= *t1;
}

static bool
line_meets (const Line *line, const TdChartRect *box)
{
  double dx = line->to.x - line->from.x;
  double dy = line->to.y - line->from.y;
  double t0 = 0;
  double t1 = 1;
  return clip (-dx, line->from.x - box->x, &t0, &t1)
         && clip (dx, box->x + box->width - line->from.x, &t0, &t1)
         && clip (-dy, line->from.y - box->y, &t0, &t1)
         && clip (dy, box->y + box->height - line->from.y, &t0, &t1);
}

guint
td_chart_room_count_lines (const TdChartRoom *room, const TdChartRect *box)
{
  guint n = 0;
  for (guint i = 0; i < room->lines->len; i++)
    if (line_meets (&g_array_index (room->lines, Line, i), box))
      n++;
  return n;
}

bool
td_chart_room_is_free (const TdChartRoom *room, const TdChartRect *box)
{
  const TdChartRect *frame = &room->frame;
  if (box->x < frame->x || box->y < frame->y || box->x + box->width > frame->x + frame->width
      || box->y + box->height > frame->y + frame->height)
    return false;
  for (guint i = 0; i < room->boxes->len; i++)
    if (td_chart_rect_meets (&g_array_index (room->boxes, TdChartRect, i), box))
      return false;
  return true;
}

int
td_chart_room_choose (const TdChartRoom *room,
                      const TdChartRect *candidates,
                      guint n,
                      guint *n_lines)
{
  int best = -1;
  *n_lines = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!td_chart_room_is_free (room, &candidates[i]))
        continue;
      guint lines = td_chart_room_count_lines (room, &candidates[i]);
      if (best < 0 || lines < *n_lines)
        {
          best = (int)i;
          *n_lines = lines;
        }
      if (lines == 0)
        break;
    }
  return best;
}
