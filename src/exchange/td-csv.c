/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-csv.h"

#include "exchange/td-csv-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE_SCHEME "resource://"

/* One file to be read. */
typedef struct
{
  GFile *file;      /* owned */
  const char *name; /* interned; how messages call it */
  TdRowKind kind;
  guint64 size;
} Source;

/* What is being read, and how far it is. */
typedef struct
{
  const TdBook *book;
  TdExchangeProgress progress; /* (nullable) */
  gpointer data;
  GCancellable *cancellable; /* (nullable) */
  guint64 total;
  guint64 done; /* of the files before */
} Job;

static void
source_free (Source *source)
{
  g_object_unref (source->file);
  g_free (source);
}

static GFile *
open_path (const char *path)
{
  return g_str_has_prefix (path, RESOURCE_SCHEME) ? g_file_new_for_uri (path)
                                                  : g_file_new_for_path (path);
}

static bool
kind_of_file (const char *name, TdRowKind *kind)
{
  if (!g_str_has_suffix (name, ".csv"))
    return false;
  for (guint i = 0; i < TD_N_FILE_KINDS; i++)
    {
      const char *stem = td_row_kind_name ((TdRowKind)i);
      if (strncmp (name, stem, strlen (stem)) == 0 && strlen (name) == strlen (stem) + 4)
        {
          *kind = (TdRowKind)i;
          return true;
        }
    }
  return false;
}

/* A second file of one name is called by its path. */
static void
add_source (GPtrArray *sources, GFile *file, TdRowKind kind, guint64 size)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = g_file_get_parse_name (file);
  Source *source = g_new0 (Source, 1);

  source->file = g_object_ref (file);
  source->kind = kind;
  source->size = size;
  source->name = g_intern_string (name);
  for (guint i = 0; i < sources->len; i++)
    if (((const Source *)g_ptr_array_index (sources, i))->name == source->name)
      {
        source->name = g_intern_string (path);
        break;
      }
  g_ptr_array_add (sources, source);
}

static guint64
get_size (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  goffset size = info != NULL ? g_file_info_get_size (info) : 0;
  return size > 0 ? (guint64)size : 0;
}

static bool
add_folder (GPtrArray *sources, GFile *folder, GError **error)
{
  guint n_before = sources->len;

  for (guint i = 0; i < TD_N_FILE_KINDS; i++)
    {
      g_autofree char *name = g_strconcat (td_row_kind_name ((TdRowKind)i), ".csv", NULL);
      g_autoptr (GFile) file = g_file_get_child (folder, name);
      if (g_file_query_exists (file, NULL))
        add_source (sources, file, (TdRowKind)i, get_size (file));
    }
  if (sources->len > n_before)
    return true;

  g_autofree char *path = g_file_get_parse_name (folder);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_NOT_FOUND,
               _ ("There is no units.csv, records.csv or other file of a workspace in “%s”."),
               path);
  return false;
}

static bool
add_path (GPtrArray *sources, const char *path, bool *has_folder, GError **error)
{
  g_autoptr (GFile) file = open_path (path);
  g_autofree char *name = g_file_get_basename (file);
  TdRowKind kind;

  switch (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL))
    {
    case G_FILE_TYPE_UNKNOWN:
      g_set_error (
          error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no file or folder “%s”."), path);
      return false;
    case G_FILE_TYPE_DIRECTORY:
      *has_folder = true;
      return add_folder (sources, file, error);
    case G_FILE_TYPE_REGULAR:
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SPECIAL:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      break;
    }
  if (!kind_of_file (name, &kind))
    {
      g_set_error (
          error,
          TD_ERROR,
          TD_ERROR_VALUE,
          _ ("“%s” is not named as a file of a workspace: units.csv, records.csv, targets.csv, "
             "successions.csv, officers.csv, cuts.csv, settings.csv, plans.csv or "
             "explanations.csv."),
          path);
      return false;
    }
  add_source (sources, file, kind, get_size (file));
  return true;
}

/* An empty workspace needs its units and, from a folder, something about them. */
static bool
check_complete (const TdBook *book, GPtrArray *sources, bool has_folder, GError **error)
{
  bool has_units = td_book_get_n_units (book) > 0;

  if (has_units)
    return true;
  for (guint i = 0; i < sources->len; i++)
    has_units |= ((const Source *)g_ptr_array_index (sources, i))->kind == TD_ROW_UNIT;
  if (!has_units)
    {
      g_set_error_literal (error,
                           TD_ERROR,
                           TD_ERROR_NOT_FOUND,
                           _ ("units.csv is missing: a workspace without units needs it, and "
                              "nothing was imported."));
      return false;
    }
  if (has_folder && sources->len < 2)
    {
      g_set_error_literal (
          error,
          TD_ERROR,
          TD_ERROR_NOT_FOUND,
          _ ("records.csv is missing: units.csv alone makes no workspace. Another file "
             "of the folder, such as records.csv or targets.csv, is needed."));
      return false;
    }
  return true;
}

static void
report (const Job *job, guint64 n_bytes)
{
  if (job->progress == NULL || job->total == 0)
    return;
  guint64 done = MIN (job->done + n_bytes, job->total);
  job->progress ((guint)(done * 1000 / job->total), job->data);
}

static bool
read_source (const Job *job, const Source *source, TdCsvRows *rows, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (source->file, job->cancellable, &local_error);

  if (stream == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_IO, "%s: %s", source->name, local_error->message);
      return false;
    }

  g_autoptr (TdCsvReader) reader = td_csv_reader_new (G_INPUT_STREAM (stream));
  bool has_heading = false;
  guint n_records = 0;

  for (;;)
    {
      g_autofree char *fault = NULL;
      switch (td_csv_reader_next (reader, job->cancellable, &fault, error))
        {
        case TD_CSV_RECORD:
          if (has_heading)
            td_csv_rows_add (rows, reader);
          else if (!td_csv_rows_begin (rows, source->kind, source->name, reader))
            return true;
          has_heading = true;
          break;
        case TD_CSV_FAULT:
          td_csv_rows_add_fault (
              rows, source->name, td_csv_reader_get_line (reader), g_steal_pointer (&fault));
          if (!has_heading)
            return true;
          break;
        case TD_CSV_END:
          if (!has_heading)
            td_csv_rows_add_fault (
                rows, source->name, 1, g_strdup (_ ("The file is empty: its heading is missing.")));
          return true;
        case TD_CSV_FAILED:
        default:
          g_prefix_error (error, "%s: ", source->name);
          return false;
        }
      if (n_records++ % 1024 == 0)
        report (job, td_csv_reader_get_n_bytes (reader));
    }
}

/* Records bring the cuts that neither the workspace nor cuts.csv names. */
static void
add_cuts (TdChanges *changes, const TdBook *book)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  guint n_changes = td_changes_get_n (changes);
  TdDay last = TD_DAY_NONE;

  for (guint i = 0; i < n_changes; i++)
    {
      const TdChange *change = td_changes_get (changes, i);
      if (change->kind == TD_ROW_CUT)
        g_hash_table_add (known, GINT_TO_POINTER (change->cut.as_of));
    }
  for (guint i = 0; i < n_changes; i++)
    {
      const TdChange *change = td_changes_get (changes, i);
      if (change->kind != TD_ROW_RECORD || change->record.as_of == last)
        continue;
      last = change->record.as_of;
      if (!g_hash_table_add (known, GINT_TO_POINTER (last)) || td_book_find_cut (book, last) >= 0)
        continue;
      const char *file = change->file;
      guint line = change->line;
      TdChange *cut = td_changes_add (changes, TD_ROW_CUT);
      cut->file = file;
      cut->line = line;
      cut->cut.as_of = last;
    }
}

/*
 * What the lines say can be held against the model only while nothing is missing that other lines
 * rest on: a unit whose line is faulty would make each of its records faulty too.
 */
static bool
can_check (const GPtrArray *faults, GPtrArray *sources)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const TdFault *fault = g_ptr_array_index (faults, i);
      for (guint j = 0; j < sources->len; j++)
        {
          const Source *source = g_ptr_array_index (sources, j);
          bool is_base = source->kind == TD_ROW_UNIT || source->kind == TD_ROW_SUCCESSION
                         || source->kind == TD_ROW_OFFICER;
          if (source->name == fault->file && is_base)
            return false;
        }
    }
  return true;
}

static guint
find_source (GPtrArray *sources, const char *name)
{
  for (guint i = 0; i < sources->len; i++)
    if (((const Source *)g_ptr_array_index (sources, i))->name == name)
      return i;
  return sources->len;
}

static int
compare_faults (gconstpointer a, gconstpointer b, gpointer data)
{
  const TdFault *first = *(TdFault *const *)a;
  const TdFault *second = *(TdFault *const *)b;
  guint source1 = find_source (data, first->file);
  guint source2 = find_source (data, second->file);

  if (source1 != source2)
    return source1 < source2 ? -1 : 1;
  return first->line < second->line ? -1 : first->line > second->line;
}

/* All that is wrong, in the order of files and lines. */
static void
set_fault_error (
    const TdBook *book, TdChanges *changes, GPtrArray *sources, GPtrArray *faults, GError **error)
{
  if (can_check (faults, sources))
    {
      add_cuts (changes, book);
      td_changes_check (book, changes, faults);
    }
  g_ptr_array_sort_with_data (faults, compare_faults, sources);
  g_autofree char *first = td_csv_format_fault (g_ptr_array_index (faults, 0));
  g_set_error_literal (error, TD_ERROR, TD_ERROR_VALUE, first);
}

TdChanges *
td_csv_read_all (const char *const *paths,
                 const TdBook *book,
                 TdExchangeProgress progress,
                 gpointer data,
                 GCancellable *cancellable,
                 GPtrArray *faults,
                 GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify)source_free);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (TdCsvRows) rows = td_csv_rows_new (book, changes, faults);
  Job job = { .book = book, .progress = progress, .data = data, .cancellable = cancellable };
  guint n_before = faults->len;
  bool has_folder = false;

  for (guint i = 0; paths[i] != NULL; i++)
    if (!add_path (sources, paths[i], &has_folder, error))
      return NULL;
  if (!check_complete (book, sources, has_folder, error))
    return NULL;

  for (guint i = 0; i < sources->len; i++)
    job.total += ((const Source *)g_ptr_array_index (sources, i))->size;
  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = g_ptr_array_index (sources, i);
      if (!read_source (&job, source, rows, error))
        return NULL;
      job.done += source->size;
      report (&job, 0);
    }

  if (faults->len > n_before)
    {
      set_fault_error (book, changes, sources, faults, error);
      return NULL;
    }
  add_cuts (changes, book);
  return g_steal_pointer (&changes);
}

TdChanges *
td_csv_read (const char *path,
             const TdBook *book,
             TdExchangeProgress progress,
             gpointer data,
             GCancellable *cancellable,
             GPtrArray *faults,
             GError **error)
{
  const char *const paths[] = { path, NULL };
  return td_csv_read_all (paths, book, progress, data, cancellable, faults, error);
}

static int
compare_names (const char *const *a, const char *const *b)
{
  return strcmp (*a, *b);
}

/* The results of a sample stand beside it under these names. */
static bool
is_companion (const char *name)
{
  return strcmp (name, "expected.csv") == 0 || strcmp (name, "problems.csv") == 0;
}

GPtrArray *
td_csv_list_ignored (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GFile) folder = open_path (path);
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileInfo *info = NULL;
  TdRowKind kind;

  while (files != NULL && g_file_enumerator_iterate (files, &info, NULL, NULL, NULL)
         && info != NULL)
    {
      const char *name = g_file_info_get_name (info);
      if (g_str_has_suffix (name, ".csv") && !kind_of_file (name, &kind) && !is_companion (name))
        g_ptr_array_add (names, g_filename_display_name (name));
    }
  g_ptr_array_sort (names, (GCompareFunc)compare_names);
  return names;
}

char *
td_csv_format_fault (const TdFault *fault)
{
  if (fault->file == NULL)
    return g_strdup (fault->message);
  if (fault->line == 0)
    return g_strdup_printf (_ ("%s: %s"), fault->file, fault->message);
  if (fault->column == NULL)
    /* Translators: file, line number, sentence: "records.csv, line 17: …" */
    return g_strdup_printf (_ ("%s, line %u: %s"), fault->file, fault->line, fault->message);
  /* Translators: file, line number, name of the column, sentence */
  return g_strdup_printf (
      _ ("%s, line %u, column %s: %s"), fault->file, fault->line, fault->column, fault->message);
}
