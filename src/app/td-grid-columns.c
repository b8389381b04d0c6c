/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-columns.h"

#define NAME_MOST 260    /* before columns of figures share what is left over */
#define FIGURE_WANTED 84 /* before words take what is left over */
#define FIGURE_MOST 150
#define TEXT_MOST 600

static int
get_least (const TdGridColumn *column, bool is_tight)
{
  int figure = is_tight && column->least > 0 ? column->least : column->figure;

  return MAX (figure, column->word);
}

static int
get_sum (const TdGridColumn *columns, guint n, bool is_tight)
{
  int sum = 0;

  for (guint i = 0; i < n; i++)
    sum += get_least (&columns[i], is_tight);
  return sum;
}

/* Widens columns alike, none beyond @most. Returns: what is left over. */
static int
share (TdGridColumn *columns, guint n, bool is_text, int most, int spare)
{
  guint n_growing = 1;

  while (spare > 0 && n_growing > 0)
    {
      n_growing = 0;
      for (guint i = 0; i < n; i++)
        n_growing += columns[i].is_text == is_text && columns[i].width < most;
      if (n_growing == 0)
        return spare;
      int each = MAX (spare / (int)n_growing, 1);
      for (guint i = 0; i < n && spare > 0; i++)
        if (columns[i].is_text == is_text && columns[i].width < most)
          {
            int more = MIN (MIN (each, spare), most - columns[i].width);
            columns[i].width += more;
            spare -= more;
          }
    }
  return spare;
}

int
td_grid_columns_fit (TdGridColumn *columns, guint n, int name_least, int name_natural, int room)
{
  int name = name_least;
  int spare = room - name_least;
  int x = 0;
  int least = get_sum (columns, n, true);
  bool is_tight = get_sum (columns, n, false) > spare && least <= spare;

  /* Columns that are scrolled anyway leave the names room, as long as enough of them shows. */
  if (least > spare)
    {
      name = CLAMP (MIN (name_natural, NAME_MOST), name_least, MAX (room * 3 / 10, name_least));
      spare = room - name;
    }

  for (guint i = 0; i < n; i++)
    {
      columns[i].width = get_least (&columns[i], is_tight);
      spare -= columns[i].width;
    }
  if (spare > 0)
    {
      int more = CLAMP (MIN (name_natural, NAME_MOST) - name, 0, spare);
      name += more;
      spare -= more;
    }
  for (guint i = 0; i < n && spare > 0; i++)
    {
      int more = CLAMP (columns[i].ideal - columns[i].width, 0, spare);
      columns[i].width += more;
      spare -= more;
    }
  spare = share (columns, n, false, FIGURE_WANTED, spare);
  spare = share (columns, n, true, TEXT_MOST, spare);
  spare = share (columns, n, false, FIGURE_MOST, spare);
  if (spare > 0)
    name += CLAMP (name_natural - name, 0, spare);
  for (guint i = 0; i < n; i++)
    {
      columns[i].x = x;
      x += columns[i].width;
    }
  return name;
}

int
td_grid_columns_get_width (const TdGridColumn *columns, guint n)
{
  return n > 0 ? columns[n - 1].x + columns[n - 1].width : 0;
}

guint
td_grid_columns_find (const TdGridColumn *columns, guint n, int x)
{
  guint low = 0;
  guint high = n;

  while (high - low > 1 && n > 0)
    {
      guint middle = low + (high - low) / 2;
      if (columns[middle].x <= x)
        low = middle;
      else
        high = middle;
    }
  return low;
}
