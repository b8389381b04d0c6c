/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-csv-rows.h"

#include "exchange/td-csv-keys.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-own.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHARE_DECIMALS 4

/* A column of an item that a form declares. */
typedef struct
{
  const char *name; /* interned */
  guint field;
} OwnColumn;

struct _TdCsvRows
{
  const TdBook *book; /* borrowed */
  TdChanges *changes; /* borrowed */
  GPtrArray *faults;  /* borrowed */
  TdChanges *refused; /* owned; rows with a fault */

  /* the file */
  TdRowKind kind;
  const char *file;                 /* interned */
  guint n_fields;                   /* of the heading */
  int field_of[TD_CSV_MAX_COLUMNS]; /* by column; -1 when it is not there */
  GArray *own;                      /* OwnColumn: in the order of names */
  GArray *unnamed;                  /* guint: fields without a heading, which must stay empty */

  /* the record */
  char *const *fields;
  guint line;
  bool is_faulty;
  GString *shown; /* owned; see quote() */

  /* Lines come in the order of days: a day is mostly the one before. */
  char day_text[16];
  TdDay day;

  TdCsvKeys *keys; /* owned */
};

TdCsvRows *
td_csv_rows_new (const TdBook *book, TdChanges *changes, GPtrArray *faults)
{
  TdCsvRows *rows = g_new0 (TdCsvRows, 1);

  rows->book = book;
  rows->changes = changes;
  rows->faults = faults;
  rows->refused = td_changes_new ();
  rows->own = g_array_new (FALSE, FALSE, sizeof (OwnColumn));
  rows->unnamed = g_array_new (FALSE, FALSE, sizeof (guint));
  rows->shown = g_string_new (NULL);
  rows->keys = td_csv_keys_new (changes);
  return rows;
}

void
td_csv_rows_free (TdCsvRows *rows)
{
  td_changes_free (rows->refused);
  g_array_unref (rows->own);
  g_array_unref (rows->unnamed);
  g_string_free (rows->shown, TRUE);
  td_csv_keys_free (rows->keys);
  g_free (rows);
}

static void
add_fault (TdCsvRows *rows, const char *column, char *message)
{
  TdFault *fault = g_new0 (TdFault, 1);

  fault->change = G_MAXUINT;
  fault->file = rows->file;
  fault->line = rows->line;
  fault->column = column != NULL ? g_intern_string (column) : NULL;
  fault->message = message;
  g_ptr_array_add (rows->faults, fault);
  rows->is_faulty = true;
}

void
td_csv_rows_add_fault (TdCsvRows *rows, const char *file, guint line, char *message)
{
  rows->file = file;
  rows->line = line;
  add_fault (rows, NULL, message);
}

/* The beginning of what stands in a cell, without what would garble a terminal. */
static const char *
quote (TdCsvRows *rows, const char *text)
{
  guint n_characters = 0;

  g_string_truncate (rows->shown, 0);
  for (; *text != '\0' && n_characters < 40; text = g_utf8_next_char (text), n_characters++)
    {
      gunichar character = g_utf8_get_char (text);
      g_string_append_unichar (rows->shown, g_unichar_isprint (character) ? character : 0xfffd);
    }
  if (*text != '\0')
    g_string_append (rows->shown, "…");
  return rows->shown->str;
}

static void G_GNUC_PRINTF (3, 4)
    add_cell_fault (TdCsvRows *rows, guint column, const char *format, ...)
{
  guint n_columns;
  const TdCsvColumn *columns = td_csv_columns (rows->kind, &n_columns);
  va_list arguments;

  va_start (arguments, format);
  add_fault (rows, columns[column].name, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static char *
list_columns (TdCsvRows *rows, const TdForms *forms)
{
  GString *list = g_string_new (NULL);
  guint n_columns;
  const TdCsvColumn *columns = td_csv_columns (rows->kind, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", columns[i].name);
  for (guint i = TD_N_CORE_ITEMS; forms != NULL && i < td_forms_get_n_items (forms); i++)
    g_string_append_printf (list, ", %s", td_forms_get_item_name (forms, (TdItem)i));
  return g_string_free (list, FALSE);
}

static void
add_twice (TdCsvRows *rows, const char *name)
{
  add_fault (rows, name, g_strdup (_ ("This column stands here twice.")));
}

/* A column of an own item of one of @forms (nullable); keeps the columns in the order of names. */
static bool
place_own_column (TdCsvRows *rows, const TdForms *forms, const char *name, guint field)
{
  OwnColumn column = { g_intern_string (name), field };
  TdItem item;
  guint place = 0;

  if (forms == NULL || !td_forms_find_item (forms, name, &item) || !td_item_is_own (item))
    return false;
  while (place < rows->own->len
         && strcmp (g_array_index (rows->own, OwnColumn, place).name, name) < 0)
    place++;
  if (place < rows->own->len && g_array_index (rows->own, OwnColumn, place).name == column.name)
    add_twice (rows, name);
  else
    g_array_insert_val (rows->own, place, column);
  return true;
}

static void
place_column (TdCsvRows *rows, const TdForms *forms, const char *name, guint field)
{
  guint n_columns;
  const TdCsvColumn *columns = td_csv_columns (rows->kind, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (strcmp (columns[i].name, name) == 0)
      {
        if (rows->field_of[i] >= 0)
          add_twice (rows, name);
        rows->field_of[i] = (int)field;
        return;
      }
  if (place_own_column (rows, forms, name, field))
    return;
  g_autofree char *known = list_columns (rows, forms);
  add_fault (
      rows,
      quote (rows, name),
      g_strdup_printf (_ ("This column is not known. The columns of this file are: %s."), known));
}

bool
td_csv_rows_begin (TdCsvRows *rows, TdRowKind kind, const char *file, const TdCsvReader *heading)
{
  guint n_columns;
  const TdCsvColumn *columns = td_csv_columns (kind, &n_columns);
  g_autoptr (TdForms) forms
      = kind == TD_ROW_RECORD ? td_changes_get_forms (rows->changes, rows->book) : NULL;

  rows->kind = kind;
  rows->file = file;
  rows->line = td_csv_reader_get_line (heading);
  rows->is_faulty = false;
  rows->fields = td_csv_reader_get_fields (heading, &rows->n_fields);
  g_array_set_size (rows->own, 0);
  g_array_set_size (rows->unnamed, 0);
  for (guint i = 0; i < n_columns; i++)
    rows->field_of[i] = -1;

  for (guint i = 0; i < rows->n_fields; i++)
    {
      const char *name = g_strstrip (rows->fields[i]);
      if (*name == '\0')
        g_array_append_val (rows->unnamed, i);
      else
        place_column (rows, forms, name, i);
    }
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].is_required && rows->field_of[i] < 0)
      add_fault (rows, columns[i].name, g_strdup (_ ("This column is missing.")));
  return !rows->is_faulty;
}

/* The cell as it stands: free text. Empty when there is no such column. */
static const char *
get_text (TdCsvRows *rows, guint column)
{
  int field = rows->field_of[column];
  return field >= 0 ? rows->fields[field] : "";
}

static char *
trim (char *cell)
{
  while (g_ascii_isspace (*cell))
    cell++;
  gsize length = strlen (cell);
  while (length > 0 && g_ascii_isspace (cell[length - 1]))
    cell[--length] = '\0';
  return cell;
}

/* The cell without spaces around it: everything but free text. */
static const char *
get_word (TdCsvRows *rows, guint column)
{
  int field = rows->field_of[column];
  return field >= 0 ? trim (rows->fields[field]) : "";
}

static char *
read_optional (const char *cell)
{
  return *cell != '\0' ? g_strdup (cell) : NULL;
}

static char *
read_required (TdCsvRows *rows, guint column, const char *cell)
{
  if (*cell == '\0')
    add_cell_fault (rows, column, "%s", _ ("It must not be empty."));
  return g_strdup (cell);
}

static TdDay
read_day (TdCsvRows *rows, guint column, bool is_required)
{
  const char *cell = get_word (rows, column);
  TdDay day = TD_DAY_NONE;

  if (*cell == '\0' && !is_required)
    return TD_DAY_NONE;
  if (strcmp (cell, rows->day_text) == 0 && *cell != '\0')
    return rows->day;
  if (!td_day_parse_iso (cell, &day))
    {
      add_cell_fault (
          rows, column, _ ("A day such as 2025-09-12 was expected, not “%s”."), quote (rows, cell));
      return TD_DAY_NONE;
    }
  if (g_strlcpy (rows->day_text, cell, sizeof rows->day_text) >= sizeof rows->day_text)
    rows->day_text[0] = '\0';
  rows->day = day;
  return day;
}

static int64_t
read_whole (TdCsvRows *rows, guint column, const char *cell)
{
  int64_t number = 0;
  if (!td_amount_parse_ascii (cell, &number))
    add_cell_fault (
        rows,
        column,
        _ ("A whole number from 0 to 10000000000000000, in digits alone, was expected, not “%s”."),
        quote (rows, cell));
  return number;
}

/* Both sides of a finding, which may be less than nothing. */
static int64_t
read_signed (TdCsvRows *rows, guint column)
{
  const char *cell = get_word (rows, column);
  gint64 number = 0;

  if (!g_ascii_string_to_signed (cell, 10, G_MININT64, G_MAXINT64, &number, NULL))
    add_cell_fault (rows,
                    column,
                    _ ("A whole number in digits alone was expected, not “%s”."),
                    quote (rows, cell));
  return number;
}

/* "2025-09": the last day of that month. */
static TdDay
read_month (TdCsvRows *rows, guint column)
{
  const char *cell = get_word (rows, column);
  g_autofree char *first = g_strconcat (cell, "-01", NULL);
  TdDay day;

  if (strlen (cell) == strlen ("2025-09") && td_day_parse_iso (first, &day))
    return td_day_month_end (day);
  add_cell_fault (
      rows, column, _ ("A month such as 2025-09 was expected, not “%s”."), quote (rows, cell));
  return TD_DAY_NONE;
}

static TdMeasure
read_measure (TdCsvRows *rows, guint column)
{
  const char *cell = get_word (rows, column);
  TdMeasure measure = TD_MEASURE_CASES;
  if (!td_measure_from_name (cell, &measure))
    add_cell_fault (
        rows, column, _ ("“cases” or “money” was expected, not “%s”."), quote (rows, cell));
  return measure;
}

static bool
read_flag (TdCsvRows *rows, guint column)
{
  static const char *const yes[] = { "true", "yes", "1", NULL };
  static const char *const no[] = { "", "false", "no", "0", NULL };
  const char *cell = get_word (rows, column);

  if (g_strv_contains (yes, cell))
    return true;
  if (!g_strv_contains (no, cell))
    add_cell_fault (
        rows, column, _ ("“true” or “false” was expected, not “%s”."), quote (rows, cell));
  return false;
}

/* A percentage in ten-thousandths; an empty cell is the whole. */
static int64_t
read_share (TdCsvRows *rows, guint column)
{
  const char *cell = get_word (rows, column);
  const char *cursor = cell;
  int64_t share = 0;
  guint n_digits = 0, n_decimals = 0;

  if (*cell == '\0')
    return TD_SHARE_WHOLE;
  for (; g_ascii_isdigit (*cursor) && n_digits < 3; n_digits++)
    share = share * 10 + (*cursor++ - '0');
  bool has_point = n_digits > 0 && *cursor == '.';
  if (has_point)
    for (cursor++; g_ascii_isdigit (*cursor) && n_decimals < SHARE_DECIMALS; n_decimals++)
      share = share * 10 + (*cursor++ - '0');
  for (guint i = n_decimals; i < SHARE_DECIMALS; i++)
    share *= 10;
  if (n_digits == 0 || (has_point && n_decimals == 0) || *cursor != '\0' || share > TD_SHARE_WHOLE)
    add_cell_fault (
        rows,
        column,
        _ ("A percentage from 0 to 100 with at most four decimals, such as 33.3333, was "
           "expected, not “%s”."),
        quote (rows, cell));
  return share;
}

static void
read_unit (TdCsvRows *rows, TdUnit *unit)
{
  const char *kind = get_word (rows, TD_CSV_UNIT_KIND);
  const char *position = get_word (rows, TD_CSV_UNIT_POSITION);

  unit->code = read_required (rows, TD_CSV_UNIT_CODE, get_word (rows, TD_CSV_UNIT_CODE));
  unit->name = read_required (rows, TD_CSV_UNIT_NAME, get_text (rows, TD_CSV_UNIT_NAME));
  unit->short_name = read_optional (get_text (rows, TD_CSV_UNIT_SHORT_NAME));
  if (!td_unit_kind_from_name (kind, &unit->kind))
    add_cell_fault (rows,
                    TD_CSV_UNIT_KIND,
                    _ ("“agency”, “department” or “regional” was expected, not “%s”."),
                    quote (rows, kind));
  unit->parent = read_optional (get_word (rows, TD_CSV_UNIT_PARENT));
  unit->valid_from = read_day (rows, TD_CSV_UNIT_VALID_FROM, false);
  unit->valid_to = read_day (rows, TD_CSV_UNIT_VALID_TO, false);
  unit->position = *position != '\0' ? read_whole (rows, TD_CSV_UNIT_POSITION, position) : 0;
}

static void
read_succession (TdCsvRows *rows, TdSuccession *succession)
{
  succession->predecessor = read_required (
      rows, TD_CSV_SUCCESSION_PREDECESSOR, get_word (rows, TD_CSV_SUCCESSION_PREDECESSOR));
  succession->successor = read_required (
      rows, TD_CSV_SUCCESSION_SUCCESSOR, get_word (rows, TD_CSV_SUCCESSION_SUCCESSOR));
  succession->date = read_day (rows, TD_CSV_SUCCESSION_DATE, true);
  for (guint i = 0; i < TD_N_MEASURES; i++)
    succession->share[i] = read_share (rows, TD_CSV_SUCCESSION_SHARE + i);
}

static void
read_officer (TdCsvRows *rows, TdOfficer *officer)
{
  officer->code = read_required (rows, TD_CSV_OFFICER_CODE, get_word (rows, TD_CSV_OFFICER_CODE));
  officer->unit = read_required (rows, TD_CSV_OFFICER_UNIT, get_word (rows, TD_CSV_OFFICER_UNIT));
  officer->name = read_required (rows, TD_CSV_OFFICER_NAME, get_text (rows, TD_CSV_OFFICER_NAME));
  officer->valid_from = read_day (rows, TD_CSV_OFFICER_VALID_FROM, false);
  officer->valid_to = read_day (rows, TD_CSV_OFFICER_VALID_TO, false);
}

static void
read_target (TdCsvRows *rows, TdTarget *target)
{
  const char *year = get_word (rows, TD_CSV_TARGET_WORK_YEAR);
  const char *rate = get_word (rows, TD_CSV_TARGET_RATE);
  const char *rule = get_word (rows, TD_CSV_TARGET_RULE);
  int64_t number = 0;

  target->unit = read_required (rows, TD_CSV_TARGET_UNIT, get_word (rows, TD_CSV_TARGET_UNIT));
  target->officer = read_optional (get_word (rows, TD_CSV_TARGET_OFFICER));
  if (strlen (year) != 4 || !td_amount_parse_ascii (year, &number))
    add_cell_fault (rows,
                    TD_CSV_TARGET_WORK_YEAR,
                    _ ("A year such as 2025 was expected, not “%s”."),
                    quote (rows, year));
  target->work_year = (int)number;
  target->measure = read_measure (rows, TD_CSV_TARGET_MEASURE);
  if (!td_rate_parse_ascii (rate, &target->rate))
    add_cell_fault (rows,
                    TD_CSV_TARGET_RATE,
                    _ ("A rate with at most two decimals, such as 84.05, was expected, not “%s”."),
                    quote (rows, rate));
  target->rule = TD_RULE_GE;
  if (*rule != '\0' && !td_rule_from_name (rule, &target->rule))
    add_cell_fault (
        rows, TD_CSV_TARGET_RULE, _ ("“ge” or “gt” was expected, not “%s”."), quote (rows, rule));
  target->from = read_day (rows, TD_CSV_TARGET_FROM, false);
  target->document = read_optional (get_text (rows, TD_CSV_TARGET_DOCUMENT));
}

static void
read_cut (TdCsvRows *rows, TdCut *cut)
{
  const char *revision = get_word (rows, TD_CSV_CUT_REVISION);

  cut->as_of = read_day (rows, TD_CSV_CUT_AS_OF, true);
  cut->closed = read_flag (rows, TD_CSV_CUT_CLOSED);
  cut->revision = *revision != '\0' ? read_whole (rows, TD_CSV_CUT_REVISION, revision) : 0;
  cut->note = read_optional (get_text (rows, TD_CSV_CUT_NOTE));
}

static void
read_setting (TdCsvRows *rows, TdSetting *setting)
{
  setting->key = read_required (rows, TD_CSV_SETTING_KEY, get_word (rows, TD_CSV_SETTING_KEY));
  setting->value = g_strdup (get_text (rows, TD_CSV_SETTING_VALUE));
}

/* What nearly each of a million cells is: up to 16 digits and nothing else. */
static inline bool
read_digits (const char *cell, int64_t *amount)
{
  int64_t number = 0;
  guint n_digits = 0;

  for (; g_ascii_isdigit (*cell) && n_digits < 16; n_digits++)
    number = number * 10 + (*cell++ - '0');
  *amount = number;
  return *cell == '\0' && n_digits > 0;
}

static void
read_record (TdCsvRows *rows, TdRecord *record)
{
  record->as_of = read_day (rows, TD_CSV_RECORD_AS_OF, true);
  record->unit = read_required (rows, TD_CSV_RECORD_UNIT, get_word (rows, TD_CSV_RECORD_UNIT));
  record->officer = read_optional (get_word (rows, TD_CSV_RECORD_OFFICER));
  record->measure = read_measure (rows, TD_CSV_RECORD_MEASURE);
  for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
    {
      int field = rows->field_of[TD_CSV_RECORD_ITEM + i];
      int64_t amount = 0;
      if (field < 0 || *rows->fields[field] == '\0')
        continue;
      if (!read_digits (rows->fields[field], &amount))
        {
          const char *cell = trim (rows->fields[field]);
          if (*cell == '\0')
            continue;
          amount = read_whole (rows, TD_CSV_RECORD_ITEM + i, cell);
        }
      td_figures_set (&record->figures, (TdItem)i, amount);
    }
}

static void
read_own (TdCsvRows *rows, TdRecord *record)
{
  g_autoptr (GArray) figures = NULL;

  for (guint i = 0; i < rows->own->len; i++)
    {
      const OwnColumn *column = &g_array_index (rows->own, OwnColumn, i);
      const char *cell = trim (rows->fields[column->field]);
      int64_t amount;

      if (*cell == '\0')
        continue;
      if (!td_amount_parse_ascii (cell, &amount))
        {
          add_fault (rows,
                     column->name,
                     g_strdup_printf (_ ("A whole number from 0 to 10000000000000000, in digits "
                                         "alone, was expected, not “%s”."),
                                      quote (rows, cell)));
          continue;
        }
      if (figures == NULL)
        figures = td_own_figures_new ();
      td_own_figures_add (figures, column->name, amount);
    }
  if (figures != NULL)
    record->own = td_own_figures_format (figures);
}

static void
read_plan (TdCsvRows *rows, TdPlan *plan)
{
  plan->unit = read_required (rows, TD_CSV_PLAN_UNIT, get_word (rows, TD_CSV_PLAN_UNIT));
  plan->officer = read_optional (get_word (rows, TD_CSV_PLAN_OFFICER));
  plan->measure = read_measure (rows, TD_CSV_PLAN_MEASURE);
  plan->month = read_month (rows, TD_CSV_PLAN_MONTH);
  plan->completed
      = read_whole (rows, TD_CSV_PLAN_COMPLETED, get_word (rows, TD_CSV_PLAN_COMPLETED));
}

static void
read_explanation (TdCsvRows *rows, TdExplanation *explanation)
{
  explanation->as_of = read_day (rows, TD_CSV_EXPLANATION_AS_OF, true);
  explanation->unit
      = read_required (rows, TD_CSV_EXPLANATION_UNIT, get_word (rows, TD_CSV_EXPLANATION_UNIT));
  explanation->officer = read_optional (get_word (rows, TD_CSV_EXPLANATION_OFFICER));
  explanation->measure = read_measure (rows, TD_CSV_EXPLANATION_MEASURE);
  explanation->code
      = read_required (rows, TD_CSV_EXPLANATION_CODE, get_word (rows, TD_CSV_EXPLANATION_CODE));
  explanation->item = g_strdup (get_word (rows, TD_CSV_EXPLANATION_ITEM));
  explanation->expected = read_signed (rows, TD_CSV_EXPLANATION_EXPECTED);
  explanation->found = read_signed (rows, TD_CSV_EXPLANATION_FOUND);
  explanation->note
      = read_required (rows, TD_CSV_EXPLANATION_NOTE, get_text (rows, TD_CSV_EXPLANATION_NOTE));
}

static void
read_row (TdCsvRows *rows, TdChange *change)
{
  switch (rows->kind)
    {
    case TD_ROW_UNIT:
      read_unit (rows, &change->unit);
      break;
    case TD_ROW_SUCCESSION:
      read_succession (rows, &change->succession);
      break;
    case TD_ROW_OFFICER:
      read_officer (rows, &change->officer);
      break;
    case TD_ROW_TARGET:
      read_target (rows, &change->target);
      break;
    case TD_ROW_CUT:
      read_cut (rows, &change->cut);
      break;
    case TD_ROW_SETTING:
      read_setting (rows, &change->setting);
      break;
    case TD_ROW_PLAN:
      read_plan (rows, &change->plan);
      break;
    case TD_ROW_EXPLANATION:
      read_explanation (rows, &change->explanation);
      break;
    case TD_ROW_PAPER:
    case TD_ROW_PAPER_BLOCK: /* in no file */
    case TD_ROW_RECORD:
    default:
      read_record (rows, &change->record);
      if (rows->own->len > 0)
        read_own (rows, &change->record);
      break;
    }
}

/* Whether @change, which is about to be added, speaks of the same row as an earlier line. */
static void
check_twice (TdCsvRows *rows, const TdChange *change)
{
  const TdChange *earlier = td_csv_keys_add (rows->keys, change);

  if (earlier == NULL)
    return;
  if (earlier->file == change->file)
    add_fault (rows,
               NULL,
               g_strdup_printf (_ ("This line speaks of the same as line %u."), earlier->line));
  else
    add_fault (rows,
               NULL,
               g_strdup_printf (_ ("This line speaks of the same as line %u of %s."),
                                earlier->line,
                                earlier->file));
}

static bool
check_fields (TdCsvRows *rows, guint n_fields)
{
  if (n_fields != rows->n_fields)
    {
      add_fault (rows,
                 NULL,
                 g_strdup_printf (_ ("%u cells were expected, as in the heading, not %u."),
                                  rows->n_fields,
                                  n_fields));
      return false;
    }
  for (guint i = 0; i < rows->unnamed->len; i++)
    {
      guint field = g_array_index (rows->unnamed, guint, i);
      if (*g_strstrip (rows->fields[field]) == '\0')
        continue;
      add_fault (
          rows,
          NULL,
          g_strdup_printf (_ ("Cell %u is filled, but its column has no heading."), field + 1));
      return false;
    }
  return true;
}

void
td_csv_rows_add (TdCsvRows *rows, const TdCsvReader *record)
{
  guint n_fields;

  rows->fields = td_csv_reader_get_fields (record, &n_fields);
  rows->line = td_csv_reader_get_line (record);
  rows->is_faulty = false;
  if (!check_fields (rows, n_fields))
    return;

  TdChange change = { .kind = rows->kind, .file = rows->file, .line = rows->line };
  read_row (rows, &change);
  if (!rows->is_faulty)
    check_twice (rows, &change);

  /* The lists own the texts of what is moved into them. */
  TdChanges *list = rows->is_faulty ? rows->refused : rows->changes;
  *td_changes_add (list, rows->kind) = change;
}
