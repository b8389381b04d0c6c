/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-subject-rows.h"

struct _TdSubjectRows
{
  /* owned */
  TdBook *book;        /* (nullable) */
  GHashTable *toggled; /* codes of units that stand otherwise than they begin */
  GArray *rows;        /* TdSubjectRow */

  TdDay first;
  TdDay last;
};

static bool
is_valid (const TdSubjectRows *rows, TdSubject subject)
{
  const TdBook *book = rows->book;
  bool is_officer = td_book_is_officer (book, subject);
  const TdUnit *unit = is_officer ? NULL : td_book_get_unit (book, subject);
  const TdOfficer *officer = is_officer ? td_book_get_officer (book, subject) : NULL;
  TdDay from = is_officer ? officer->valid_from : unit->valid_from;
  TdDay to = is_officer ? officer->valid_to : unit->valid_to;

  return (from == TD_DAY_NONE || from <= rows->last) && (to == TD_DAY_NONE || to >= rows->first);
}

static bool
has_valid (const TdSubjectRows *rows, const TdSubject *subjects, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_valid (rows, subjects[i]))
      return true;
  return false;
}

static void
add_row (TdSubjectRows *rows, const TdSubjectRow *row)
{
  g_array_append_vals (rows->rows, row, 1);
}

/* The stays of one officer stand side by side: only the last that is valid gets a row. */
static void
add_officers (TdSubjectRows *rows, const TdSubject *stays, guint n, guint depth)
{
  for (guint i = 0; i < n; i++)
    {
      const char *code = td_book_get_officer (rows->book, stays[i])->code;
      guint next = i + 1;

      while (next < n && !is_valid (rows, stays[next]))
        next++;
      if (!is_valid (rows, stays[i])
          || (next < n && g_str_equal (td_book_get_officer (rows->book, stays[next])->code, code)))
        continue;
      add_row (rows, &(TdSubjectRow){ .subject = stays[i], .depth = depth });
    }
}

/* Units below one that is not valid in the time stand in its place, so that none is lost. */
static void
add_unit (TdSubjectRows *rows, TdSubject unit, guint depth)
{
  guint n_children;
  guint n_stays;
  const TdSubject *children = td_book_get_children (rows->book, unit, &n_children);
  const TdSubject *stays = td_book_get_officers (rows->book, unit, &n_stays);
  bool has_children = has_valid (rows, children, n_children);
  bool toggled = g_hash_table_contains (rows->toggled, td_book_get_unit (rows->book, unit)->code);
  TdSubjectRow row = {
    .subject = unit,
    .depth = depth,
    .can_unfold = has_children || has_valid (rows, stays, n_stays),
    .is_unfolded = has_children != toggled,
  };

  if (!is_valid (rows, unit))
    row.is_unfolded = true;
  else
    {
      row.is_unfolded &= row.can_unfold;
      add_row (rows, &row);
      depth++;
      if (row.is_unfolded)
        add_officers (rows, stays, n_stays, depth);
    }
  for (guint i = 0; row.is_unfolded && i < n_children; i++)
    add_unit (rows, children[i], depth);
}

static void
rebuild (TdSubjectRows *rows)
{
  g_array_set_size (rows->rows, 0);
  if (rows->book == NULL)
    return;
  for (TdSubject unit = 0; unit < td_book_get_n_units (rows->book); unit++)
    if (td_book_get_parent (rows->book, unit) == TD_SUBJECT_NONE)
      add_unit (rows, unit, 0);
}

static void
toggle (TdSubjectRows *rows, TdSubject unit)
{
  const char *code = td_book_get_unit (rows->book, unit)->code;

  if (!g_hash_table_remove (rows->toggled, code))
    g_hash_table_add (rows->toggled, g_strdup (code));
}

TdSubjectRows *
td_subject_rows_new (void)
{
  TdSubjectRows *rows = g_new0 (TdSubjectRows, 1);

  rows->toggled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rows->rows = g_array_new (FALSE, FALSE, sizeof (TdSubjectRow));
  return rows;
}

void
td_subject_rows_free (TdSubjectRows *rows)
{
  if (rows == NULL)
    return;
  g_clear_pointer (&rows->book, td_book_unref);
  g_hash_table_unref (rows->toggled);
  g_array_unref (rows->rows);
  g_free (rows);
}

void
td_subject_rows_update (TdSubjectRows *rows, TdBook *book, TdDay first, TdDay last)
{
  if (book != NULL)
    td_book_ref (book);
  g_clear_pointer (&rows->book, td_book_unref);
  rows->book = book;
  rows->first = first;
  rows->last = last;
  rebuild (rows);
}

guint
td_subject_rows_get_n (const TdSubjectRows *rows)
{
  return rows->rows->len;
}

const TdSubjectRow *
td_subject_rows_get (const TdSubjectRows *rows, guint index)
{
  g_return_val_if_fail (index < rows->rows->len, NULL);

  return &g_array_index (rows->rows, TdSubjectRow, index);
}

int
td_subject_rows_find (const TdSubjectRows *rows, TdSubject subject)
{
  for (guint i = 0; i < rows->rows->len; i++)
    if (g_array_index (rows->rows, TdSubjectRow, i).subject == subject)
      return (int)i;
  return -1;
}

bool
td_subject_rows_unfold (TdSubjectRows *rows, guint index, bool unfold)
{
  const TdSubjectRow *row = td_subject_rows_get (rows, index);

  if (row == NULL || !row->can_unfold || row->is_unfolded == unfold)
    return false;
  toggle (rows, row->subject);
  rebuild (rows);
  return true;
}

bool
td_subject_rows_unfold_all (TdSubjectRows *rows, bool unfold)
{
  guint n_before = rows->rows->len;

  if (rows->book == NULL)
    return false;
  for (TdSubject unit = 0; unit < td_book_get_n_units (rows->book); unit++)
    {
      const char *code = td_book_get_unit (rows->book, unit)->code;
      guint n;
      const TdSubject *children = td_book_get_children (rows->book, unit, &n);
      bool begins_unfolded = has_valid (rows, children, n);

      /* What stands above units shows them in either case. */
      if (begins_unfolded || !unfold)
        g_hash_table_remove (rows->toggled, code);
      else
        g_hash_table_add (rows->toggled, g_strdup (code));
    }
  rebuild (rows);
  return rows->rows->len != n_before;
}

int
td_subject_rows_reveal (TdSubjectRows *rows, TdSubject subject)
{
  if (rows->book == NULL || subject < 0 || subject >= td_book_get_n_subjects (rows->book))
    return -1;

  /* From the top down: a hidden row cannot be asked whether it is unfolded. */
  while (td_subject_rows_find (rows, subject) < 0)
    {
      TdSubject above = td_book_get_parent (rows->book, subject);
      int row = -1;

      while (above != TD_SUBJECT_NONE && (row = td_subject_rows_find (rows, above)) < 0)
        above = td_book_get_parent (rows->book, above);
      if (row < 0 || !td_subject_rows_unfold (rows, (guint)row, true))
        return -1;
    }
  return td_subject_rows_find (rows, subject);
}
