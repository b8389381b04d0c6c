/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-csv.h"

#include "exchange/td-csv-columns.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-own.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A file that is being written beside the one it will replace. */
typedef struct
{
  char *path;      /* owned */
  char *temporary; /* owned; NULL: @path is to be removed */
} Output;

static void
output_free (Output *output)
{
  if (output->temporary != NULL)
    (void)g_unlink (output->temporary); /* gone already once it was renamed */
  g_free (output->path);
  g_free (output->temporary);
  g_free (output);
}

void
td_csv_append (GString *line, const char *text)
{
  if (text == NULL)
    return;
  gsize n = strcspn (text, ",;\"\r\n");
  bool has_edge_space = *text == ' ' || *text == '\t';
  if (text[n] == '\0' && !has_edge_space)
    {
      g_string_append_len (line, text, (gssize)n);
      return;
    }
  g_string_append_c (line, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *text);
    }
  g_string_append_c (line, '"');
}

static void
add_cell (GString *out, const char *text)
{
  g_string_append_c (out, ',');
  td_csv_append (out, text);
}

static void
add_number (GString *out, int64_t number)
{
  char digits[24];
  char *cursor = digits + sizeof digits;
  uint64_t rest = number < 0 ? 0 : (uint64_t)number;

  do
    *--cursor = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  g_string_append_len (out, cursor, digits + sizeof digits - cursor);
}

static void
add_day (GString *out, TdDay day)
{
  if (day == TD_DAY_NONE)
    return;
  g_autofree char *text = td_day_format_iso (day);
  g_string_append (out, text);
}

static void
add_day_cell (GString *out, TdDay day)
{
  g_string_append_c (out, ',');
  add_day (out, day);
}

/* 333333 is "33.3333", 500000 is "50"; the whole is empty. */
static void
add_share_cell (GString *out, int64_t share)
{
  g_string_append_c (out, ',');
  if (share == TD_SHARE_WHOLE)
    return;
  g_autofree char *text = td_wide_format_ascii (share, 4);
  gsize length = strlen (text);
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  g_string_append_len (out, text, (gssize)length);
}

static void
write_units (GString *out, const TdBook *book)
{
  for (int i = 0; i < td_book_get_n_units (book); i++)
    {
      const TdUnit *unit = td_book_get_unit (book, i);
      td_csv_append (out, unit->code);
      add_cell (out, unit->name);
      add_cell (out, unit->short_name);
      add_cell (out, td_unit_kind_name (unit->kind));
      add_cell (out, unit->parent);
      add_day_cell (out, unit->valid_from);
      add_day_cell (out, unit->valid_to);
      g_string_append_c (out, ',');
      add_number (out, unit->position);
      g_string_append_c (out, '\n');
    }
}

static void
write_successions (GString *out, const TdBook *book)
{
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      const TdSuccession *succession = td_book_get_succession (book, i);
      td_csv_append (out, succession->predecessor);
      add_cell (out, succession->successor);
      add_day_cell (out, succession->date);
      for (guint j = 0; j < TD_N_MEASURES; j++)
        add_share_cell (out, succession->share[j]);
      g_string_append_c (out, '\n');
    }
}

static void
write_officers (GString *out, const TdBook *book)
{
  for (int i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    {
      const TdOfficer *officer = td_book_get_officer (book, i);
      td_csv_append (out, officer->code);
      add_cell (out, officer->unit);
      add_cell (out, officer->name);
      add_day_cell (out, officer->valid_from);
      add_day_cell (out, officer->valid_to);
      g_string_append_c (out, '\n');
    }
}

static void
write_targets (GString *out, const TdBook *book)
{
  for (guint i = 0; i < td_book_get_n_targets (book); i++)
    {
      const TdTarget *target = td_book_get_target (book, i);
      g_autofree char *rate = td_hundredths_format_ascii (target->rate);
      td_csv_append (out, target->unit);
      add_cell (out, target->officer);
      g_string_append_c (out, ',');
      add_number (out, target->work_year);
      add_cell (out, td_measure_name (target->measure));
      add_cell (out, rate);
      add_cell (out, td_rule_name (target->rule));
      add_day_cell (out, target->from);
      add_cell (out, target->document);
      g_string_append_c (out, '\n');
    }
}

static void
write_cuts (GString *out, const TdBook *book)
{
  for (int i = 0; i < td_book_get_n_cuts (book); i++)
    {
      const TdCut *cut = td_book_get_cut (book, i);
      add_day (out, cut->as_of);
      add_cell (out, cut->closed ? "true" : "false");
      g_string_append_c (out, ',');
      add_number (out, cut->revision);
      add_cell (out, cut->note);
      g_string_append_c (out, '\n');
    }
}

static void
write_settings (GString *out, const TdBook *book)
{
  for (guint i = 0; i < td_book_get_n_settings (book); i++)
    {
      const TdSetting *setting = td_book_get_setting_at (book, i);
      td_csv_append (out, setting->key);
      add_cell (out, setting->value);
      g_string_append_c (out, '\n');
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Names of own items that stand in records but in no form, in their order. */
static GPtrArray *
list_unknown_items (const TdBook *book)
{
  GPtrArray *names = g_ptr_array_new ();

  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    for (int subject = 0; subject < td_book_get_n_subjects (book); subject++)
      for (guint measure = 0; measure < TD_N_MEASURES; measure++)
        {
          const char *text = td_book_get_rest (book, cut, subject, (TdMeasure)measure);
          g_autoptr (GArray) rest = text != NULL ? td_own_figures_parse (text) : NULL;
          for (guint i = 0; rest != NULL && i < rest->len; i++)
            {
              gpointer name = (gpointer)g_intern_string (g_array_index (rest, TdOwnFigure, i).name);
              if (!g_ptr_array_find (names, name, NULL))
                g_ptr_array_add (names, name);
            }
        }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
write_own (GString *out,
           const TdBook *book,
           int cut,
           TdSubject subject,
           TdMeasure measure,
           const GPtrArray *unknown)
{
  const TdFigures *figures = td_book_get_entered (book, cut, subject, measure);
  const char *rest = td_book_get_rest (book, cut, subject, measure);
  int64_t amount;

  for (guint i = TD_N_CORE_ITEMS; i < td_book_get_n_items (book); i++)
    {
      g_string_append_c (out, ',');
      if (td_figures_get (figures, (TdItem)i, &amount))
        add_number (out, amount);
    }
  for (guint i = 0; i < unknown->len; i++)
    {
      g_string_append_c (out, ',');
      if (td_own_figures_get (rest, g_ptr_array_index (unknown, i), &amount))
        add_number (out, amount);
    }
}

static void
write_subject (GString *out,
               const TdBook *book,
               int cut,
               const char *day,
               TdSubject subject,
               const GPtrArray *unknown)
{
  for (guint measure = 0; measure < TD_N_MEASURES; measure++)
    {
      const TdFigures *figures = td_book_get_entered (book, cut, subject, (TdMeasure)measure);
      if (figures == NULL)
        continue;
      bool is_officer = td_book_is_officer (book, subject);
      const TdOfficer *officer = is_officer ? td_book_get_officer (book, subject) : NULL;
      g_string_append (out, day);
      add_cell (out, is_officer ? officer->unit : td_book_get_unit (book, subject)->code);
      add_cell (out, is_officer ? officer->code : NULL);
      add_cell (out, td_measure_name ((TdMeasure)measure));
      for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
        {
          int64_t amount;
          g_string_append_c (out, ',');
          if (td_figures_get (figures, (TdItem)i, &amount))
            add_number (out, amount);
        }
      write_own (out, book, cut, subject, (TdMeasure)measure, unknown);
      g_string_append_c (out, '\n');
    }
}

static void
write_records (GString *out, const TdBook *book, const GPtrArray *unknown)
{
  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    {
      g_autofree char *day = td_day_format_iso (td_book_get_cut (book, cut)->as_of);
      for (int unit = 0; unit < td_book_get_n_units (book); unit++)
        {
          guint n_officers;
          const TdSubject *officers = td_book_get_officers (book, unit, &n_officers);
          write_subject (out, book, cut, day, unit, unknown);
          for (guint i = 0; i < n_officers; i++)
            write_subject (out, book, cut, day, officers[i], unknown);
        }
    }
}

static void
write_plans (GString *out, const TdBook *book)
{
  for (guint i = 0; i < td_book_get_n_plans (book); i++)
    {
      const TdPlan *plan = td_book_get_plan (book, i);
      g_autofree char *month = td_day_format_iso (plan->month);
      month[strlen ("2025-09")] = '\0';
      td_csv_append (out, plan->unit);
      add_cell (out, plan->officer);
      add_cell (out, td_measure_name (plan->measure));
      add_cell (out, month);
      g_string_append_c (out, ',');
      add_number (out, plan->completed);
      g_string_append_c (out, '\n');
    }
}

static void
write_explanations (GString *out, const TdBook *book)
{
  for (guint i = 0; i < td_book_get_n_explanations (book); i++)
    {
      const TdExplanation *explanation = td_book_get_explanation (book, i);
      add_day (out, explanation->as_of);
      add_cell (out, explanation->unit);
      add_cell (out, explanation->officer);
      add_cell (out, td_measure_name (explanation->measure));
      add_cell (out, explanation->code);
      add_cell (out, explanation->item);
      g_string_append_printf (out,
                              ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT,
                              explanation->expected,
                              explanation->found);
      add_cell (out, explanation->note);
      g_string_append_c (out, '\n');
    }
}

static GString *
write_kind (const TdBook *book, TdRowKind kind, bool *has_lines)
{
  GString *out = g_string_new (NULL);
  guint n_columns;
  const TdCsvColumn *columns = td_csv_columns (kind, &n_columns);

  g_autoptr (GPtrArray) unknown = NULL;

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", columns[i].name);
  if (kind == TD_ROW_RECORD)
    {
      unknown = list_unknown_items (book);
      for (guint i = TD_N_CORE_ITEMS; i < td_book_get_n_items (book); i++)
        g_string_append_printf (out, ",%s", td_book_get_item_name (book, (TdItem)i));
      for (guint i = 0; i < unknown->len; i++)
        g_string_append_printf (out, ",%s", (const char *)g_ptr_array_index (unknown, i));
    }
  g_string_append_c (out, '\n');

  gsize heading = out->len;
  switch (kind)
    {
    case TD_ROW_UNIT:
      write_units (out, book);
      break;
    case TD_ROW_SUCCESSION:
      write_successions (out, book);
      break;
    case TD_ROW_OFFICER:
      write_officers (out, book);
      break;
    case TD_ROW_TARGET:
      write_targets (out, book);
      break;
    case TD_ROW_CUT:
      write_cuts (out, book);
      break;
    case TD_ROW_SETTING:
      write_settings (out, book);
      break;
    case TD_ROW_PLAN:
      write_plans (out, book);
      break;
    case TD_ROW_EXPLANATION:
      write_explanations (out, book);
      break;
    case TD_ROW_PAPER:
    case TD_ROW_PAPER_BLOCK: /* in no file */
    case TD_ROW_RECORD:
    default:
      write_records (out, book, unknown);
      break;
    }
  *has_lines = out->len > heading;
  return out;
}

static bool
fail (GError **error, const char *path, int code)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error,
               TD_ERROR,
               code == ENOSPC || code == EDQUOT ? TD_ERROR_FULL : TD_ERROR_IO,
               _ ("“%s” could not be written: %s."),
               shown,
               g_strerror (code));
  return false;
}

static bool
write_bytes (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return false;
      bytes += n;
      length -= (gsize)n;
    }
  return fsync (fd) == 0;
}

static bool
write_beside (Output *output, const GString *text, GError **error)
{
  g_autofree char *temporary = g_strconcat (output->path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    return fail (error, output->path, errno);
  output->temporary = g_steal_pointer (&temporary);
  bool is_written = write_bytes (fd, text->str, text->len);
  int code = errno;
  if (close (fd) != 0 && is_written)
    {
      is_written = false;
      code = errno;
    }
  return is_written || fail (error, output->path, code);
}

static bool
replace_all (GPtrArray *outputs, GError **error)
{
  for (guint i = 0; i < outputs->len; i++)
    {
      Output *output = g_ptr_array_index (outputs, i);
      if (output->temporary == NULL)
        {
          if (g_unlink (output->path) != 0 && errno != ENOENT)
            return fail (error, output->path, errno);
          continue;
        }
      if (g_rename (output->temporary, output->path) != 0)
        return fail (error, output->path, errno);
      g_clear_pointer (&output->temporary, g_free);
    }
  return true;
}

bool
td_csv_write (const TdBook *book, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func ((GDestroyNotify)output_free);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    return fail (error, folder, errno);
  for (guint i = 0; i < TD_N_FILE_KINDS; i++)
    {
      TdRowKind kind = (TdRowKind)i;
      bool has_lines;
      g_autofree char *name = g_strconcat (td_row_kind_name (kind), ".csv", NULL);
      g_autoptr (GString) text = write_kind (book, kind, &has_lines);
      Output *output = g_new0 (Output, 1);

      output->path = g_build_filename (folder, name, NULL);
      g_ptr_array_add (outputs, output);
      if ((has_lines || kind == TD_ROW_UNIT || kind == TD_ROW_RECORD)
          && !write_beside (output, text, error))
        return false;
    }
  return replace_all (outputs, error);
}
