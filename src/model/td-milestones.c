/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-milestones.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-amount.h"

static bool
fail (const char *word, GError **error)
{
  g_set_error (
      error,
      TD_ERROR,
      TD_ERROR_VALUE,
      _ ("“%s” is no milestone: expected a measure, then months and rates such as “6=50.00” "
         "or, of the target, “6=50%%”."),
      word);
  return false;
}

/* "6=50.00" or "6=50%". */
static bool
parse_month (const char *word, TdMilestone *months)
{
  g_auto (GStrv) sides = g_strsplit (word, "=", 2);
  gint64 month;

  if (g_strv_length (sides) != 2
      || !g_ascii_string_to_signed (sides[0], 10, 1, TD_N_MONTHS, &month, NULL))
    return false;

  TdMilestone *milestone = &months[month];
  gsize length = strlen (sides[1]);
  if (length > 0 && sides[1][length - 1] == '%')
    {
      sides[1][length - 1] = '\0';
      milestone->of_target = true;
    }
  if (milestone->known || !td_rate_parse_ascii (sides[1], &milestone->rate))
    return false;
  milestone->known = true;
  return true;
}

/* Whether rates of one kind never fall from month to month. */
static bool
do_not_fall (const TdMilestone *months)
{
  int64_t reached[2] = { 0, 0 };

  for (guint month = 1; month <= TD_N_MONTHS; month++)
    {
      if (!months[month].known)
        continue;
      if (months[month].rate < reached[months[month].of_target])
        return false;
      reached[months[month].of_target] = months[month].rate;
    }
  return true;
}

bool
td_milestones_parse (const char *text, TdMilestones *milestones, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  TdMeasure measure = TD_MEASURE_CASES;
  bool has_measure = false;

  memset (milestones, 0, sizeof *milestones);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (td_measure_from_name (words[i], &measure))
        {
          has_measure = true;
          continue;
        }
      if (!has_measure || !parse_month (words[i], milestones->months[measure]))
        return fail (words[i], error);
      milestones->has[measure] = true;
    }
  for (guint i = 0; i < TD_N_MEASURES; i++)
    if (!do_not_fall (milestones->months[i]))
      {
        g_set_error (error,
                     TD_ERROR,
                     TD_ERROR_VALUE,
                     _ ("The milestones of “%s” fall from one month to a later one."),
                     td_measure_name ((TdMeasure)i));
        return false;
      }
  return true;
}

char *
td_milestones_format (const TdMilestones *milestones)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < TD_N_MEASURES; i++)
    for (guint month = 1, n = 0; month <= TD_N_MONTHS; month++)
      {
        const TdMilestone *milestone = &milestones->months[i][month];
        if (!milestone->known)
          continue;
        g_autofree char *rate = td_hundredths_format_ascii (milestone->rate);
        if (n++ == 0)
          g_string_append_printf (
              text, "%s%s", text->len > 0 ? " " : "", td_measure_name ((TdMeasure)i));
        g_string_append_printf (text, " %u=%s%s", month, rate, milestone->of_target ? "%" : "");
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

void
td_book_get_milestones (const TdBook *book, TdMilestones *milestones)
{
  const char *text = td_book_get_setting (book, TD_SETTING_MILESTONES);

  if (text == NULL || !td_milestones_parse (text, milestones, NULL))
    memset (milestones, 0, sizeof *milestones);
}
