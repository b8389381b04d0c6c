/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "model/td-amount.h"
#include "model/td-book.h"
#include "model/td-day.h"

/*
 * Reads a case of data/samples into a book without the exchange layer, for tests of the layers
 * below it. The samples have no quotes, so a comma always separates.
 */

typedef struct
{
  char **heading;
  char **cells;
} CaseLine;

static inline const char *
case_cell (const CaseLine *line, const char *column)
{
  for (guint i = 0; line->heading[i] != NULL; i++)
    if (g_str_equal (line->heading[i], column))
      return *line->cells[i] != '\0' ? line->cells[i] : NULL;
  return NULL;
}

static inline TdDay
case_day (const CaseLine *line, const char *column)
{
  const char *text = case_cell (line, column);
  TdDay day = TD_DAY_NONE;

  if (text != NULL)
    g_assert_true (td_day_parse_iso (text, &day));
  return day;
}

static inline TdMeasure
case_measure (const CaseLine *line)
{
  TdMeasure measure = TD_MEASURE_CASES;

  g_assert_true (td_measure_from_name (case_cell (line, "measure"), &measure));
  return measure;
}

static inline void
case_add_unit (TdChanges *changes, const CaseLine *line)
{
  TdUnit unit = {
    .code = (char *)case_cell (line, "code"),
    .name = (char *)case_cell (line, "name"),
    .short_name = (char *)case_cell (line, "short_name"),
    .parent = (char *)case_cell (line, "parent"),
    .valid_from = case_day (line, "valid_from"),
    .valid_to = case_day (line, "valid_to"),
  };

  g_assert_true (td_unit_kind_from_name (case_cell (line, "kind"), &unit.kind));
  g_assert_true (td_amount_parse_ascii (case_cell (line, "position"), &unit.position));
  td_changes_put_unit (changes, &unit);
}

static inline void
case_add_succession (TdChanges *changes, const CaseLine *line)
{
  TdSuccession succession = {
    .predecessor = (char *)case_cell (line, "predecessor"),
    .successor = (char *)case_cell (line, "successor"),
    .date = case_day (line, "date"),
    .share = { TD_SHARE_WHOLE, TD_SHARE_WHOLE },
  };

  td_changes_put_succession (changes, &succession);
}

static inline void
case_add_target (TdChanges *changes, const CaseLine *line)
{
  TdTarget target = {
    .unit = (char *)case_cell (line, "unit"),
    .officer = (char *)case_cell (line, "officer"),
    .work_year = (int)g_ascii_strtoll (case_cell (line, "work_year"), NULL, 10),
    .measure = case_measure (line),
    .from = case_day (line, "from"),
  };

  g_assert_true (td_rate_parse_ascii (case_cell (line, "rate"), &target.rate));
  g_assert_true (td_rule_from_name (case_cell (line, "rule"), &target.rule));
  td_changes_put_target (changes, &target);
}

static inline void
case_add_record (TdChanges *changes, const CaseLine *line)
{
  TdRecord record = {
    .as_of = case_day (line, "as_of"),
    .unit = (char *)case_cell (line, "unit"),
    .officer = (char *)case_cell (line, "officer"),
    .measure = case_measure (line),
  };
  TdCut cut = { .as_of = record.as_of };

  for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
    {
      const char *text = case_cell (line, td_item_name ((TdItem)i));
      int64_t value;
      if (text == NULL)
        continue;
      g_assert_true (td_amount_parse_ascii (text, &value));
      td_figures_set (&record.figures, (TdItem)i, value);
    }
  td_changes_put_cut (changes, &cut);
  td_changes_put_record (changes, &record);
}

static inline void
case_read_text (TdChanges *changes, const char *text, void (*add) (TdChanges *, const CaseLine *))
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) heading = g_strsplit (lines[0], ",", -1);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      CaseLine line = { heading, cells };
      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (heading));
      add (changes, &line);
    }
}

/* Adds the rows of a case to @changes. */
static inline void
case_read (TdChanges *changes, const char *name)
{
  static const struct
  {
    const char *file;
    bool needed;
    void (*add) (TdChanges *, const CaseLine *);
  } files[] = {
    { "units.csv", true, case_add_unit },
    { "successions.csv", false, case_add_succession },
    { "targets.csv", false, case_add_target },
    { "records.csv", true, case_add_record },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path
          = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), name, files[i].file, NULL);
      g_autofree char *text = NULL;
      bool found = g_file_get_contents (path, &text, NULL, NULL);
      g_assert_true (found || !files[i].needed);
      if (found)
        case_read_text (changes, text, files[i].add);
    }
}

/* (transfer full): the book of a case. */
static inline TdBook *
case_book (const char *name)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  case_read (changes, name);
  return td_book_new_from_changes (changes);
}

/* Adds a unit, valid always. @parent: (nullable) */
static inline void
case_put_unit (TdChanges *changes,
               const char *code,
               const char *name,
               const char *short_name,
               TdUnitKind kind,
               const char *parent,
               int64_t position)
{
  TdUnit unit = {
    .code = (char *)code,
    .name = (char *)name,
    .short_name = (char *)short_name,
    .kind = kind,
    .parent = (char *)parent,
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
    .position = position,
  };

  td_changes_put_unit (changes, &unit);
}

/* Adds eligible and completed of a unit. */
static inline void
case_put_totals (TdChanges *changes,
                 TdDay as_of,
                 const char *unit,
                 TdMeasure measure,
                 int64_t eligible,
                 int64_t completed)
{
  TdRecord record = { .as_of = as_of, .unit = (char *)unit, .measure = measure };
  TdCut cut = { .as_of = as_of };

  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, eligible);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, completed);
  td_changes_put_cut (changes, &cut);
  td_changes_put_record (changes, &record);
}

/* Adds a target of the whole work year 2025. */
static inline void
case_put_target (TdChanges *changes, const char *unit, TdMeasure measure, int64_t rate)
{
  TdTarget target = {
    .unit = (char *)unit,
    .work_year = 2025,
    .measure = measure,
    .rate = rate,
    .rule = TD_RULE_GE,
    .from = TD_DAY_NONE,
  };

  td_changes_put_target (changes, &target);
}
