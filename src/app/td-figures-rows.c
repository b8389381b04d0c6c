/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-rows.h"

#include <glib/gi18n.h>

#include "app/td-subject-rows.h"
#include "model/td-text.h"

typedef struct
{
  TdFiguresRow shown;
  char *name;  /* owned (nullable): the text, unless it is the book's */
  int source;  /* in the subject rows, -1 for a group */
  guint first; /* of a group: its members */
  guint n;
} Row;

struct _TdFiguresRows
{
  /* owned */
  TdBook *book; /* (nullable) */
  TdSubjectRows *subjects;
  GArray *rows;    /* Row */
  GArray *members; /* TdSubject: of the groups */
};

static void
row_clear (Row *row)
{
  g_free (row->name);
}

static GArray *
row_array_new (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, (GDestroyNotify)row_clear);
  return rows;
}

static const Row *
get_row (const TdFiguresRows *rows, guint row)
{
  return &g_array_index (rows->rows, Row, row);
}

static const TdSubjectRow *
get_source (const TdFiguresRows *rows, guint source)
{
  return td_subject_rows_get (rows->subjects, source);
}

static void
add_subject (TdFiguresRows *rows, guint source, guint deeper, const char *numeral)
{
  const TdSubjectRow *subject = get_source (rows, source);
  const char *name = td_book_get_short_name (rows->book, subject->subject);
  Row row = {
    .shown = {
      .subject = subject->subject,
      .text = name,
      .depth = subject->depth + deeper,
      .is_strong = subject->depth == 0,
      .can_unfold = subject->can_unfold,
      .is_unfolded = subject->is_unfolded,
    },
    .source = (int)source,
  };

  if (subject->depth == 0)
    row.shown.text = C_ ("figures", "Total");
  if (numeral != NULL)
    {
      row.name = g_strdup_printf ("%s. %s", numeral, name);
      row.shown.text = row.name;
      row.shown.is_strong = true;
    }
  g_array_append_val (rows->rows, row);
}

static bool
is_of_kind (const TdFiguresRows *rows, guint source, TdUnitKind kind)
{
  TdSubject subject = get_source (rows, source)->subject;

  return !td_book_is_officer (rows->book, subject)
         && td_book_get_unit (rows->book, subject)->kind == kind;
}

static bool
all_are_called (const TdFiguresRows *rows, const Row *group, const char *word)
{
  for (guint i = 0; i < group->n; i++)
    {
      TdSubject unit = g_array_index (rows->members, TdSubject, group->first + i);

      if (!td_text_matches (td_book_get_name (rows->book, unit), word))
        return false;
    }
  return true;
}

/* The regional divisions have had this name since 1 July 2025; what they were merged of was called
 * otherwise, and an office may mix both. */
static char *
name_regional_group (const TdFiguresRows *rows, const Row *group, const char *numeral)
{
  if (all_are_called (rows, group, "khu vực"))
    /* Translators: heading over regional divisions; %s is a Roman numeral. */
    return g_strdup_printf (_ ("%s. Regional divisions"), numeral);
  if (all_are_called (rows, group, "chi cục"))
    /* Translators: heading over the offices of districts; %s is a Roman numeral. */
    return g_strdup_printf (_ ("%s. District offices"), numeral);
  /* Translators: heading over units of the regions; %s is a Roman numeral. */
  return g_strdup_printf (_ ("%s. Units"), numeral);
}

static char *
name_group (const TdFiguresRows *rows, const Row *group, TdUnitKind kind, const char *numeral)
{
  switch (kind)
    {
    case TD_UNIT_DEPARTMENT:
      /* Translators: heading over departments; %s is a Roman numeral. */
      return g_strdup_printf (_ ("%s. Departments"), numeral);
    case TD_UNIT_REGIONAL:
      return name_regional_group (rows, group, numeral);
    case TD_UNIT_AGENCY:
    default:
      /* Translators: heading over agencies; %s is a Roman numeral. */
      return g_strdup_printf (_ ("%s. Agencies"), numeral);
    }
}

/* The row behind all that is below @source. */
static guint
find_block_end (const TdFiguresRows *rows, guint source)
{
  guint depth = get_source (rows, source)->depth;
  guint end = source + 1;

  while (end < td_subject_rows_get_n (rows->subjects) && get_source (rows, end)->depth > depth)
    end++;
  return end;
}

/* The units of one kind below the top. */
static void
add_kind (TdFiguresRows *rows, TdUnitKind kind, const char *numeral)
{
  guint n = td_subject_rows_get_n (rows->subjects);
  guint heading = rows->rows->len;
  guint n_units = 0;
  Row group = {
    .shown = { .subject = TD_SUBJECT_NONE, .depth = 1, .is_strong = true },
    .source = -1,
    .first = rows->members->len,
  };

  for (guint i = 1; i < n; i = find_block_end (rows, i))
    n_units += is_of_kind (rows, i, kind);
  for (guint i = 1; i < n; i = find_block_end (rows, i))
    {
      guint end = find_block_end (rows, i);

      if (!is_of_kind (rows, i, kind))
        continue;
      g_array_append_val (rows->members, get_source (rows, i)->subject);
      for (guint j = i; j < end; j++)
        add_subject (rows, j, n_units > 1 ? 1 : 0, n_units == 1 && j == i ? numeral : NULL);
    }
  group.n = rows->members->len - group.first;
  if (n_units < 2)
    return;
  group.name = name_group (rows, &group, kind, numeral);
  group.shown.text = group.name;
  g_array_insert_val (rows->rows, heading, group);
}

static guint
count_kinds (const TdFiguresRows *rows, bool *has)
{
  guint n_kinds = 0;

  for (guint i = 1; i < td_subject_rows_get_n (rows->subjects); i = find_block_end (rows, i))
    {
      for (guint kind = 0; kind < TD_N_UNIT_KINDS; kind++)
        {
          if (has[kind] || !is_of_kind (rows, i, (TdUnitKind)kind))
            continue;
          has[kind] = true;
          n_kinds++;
        }
    }
  return n_kinds;
}

static void
build (TdFiguresRows *rows)
{
  static const TdUnitKind order[] = { TD_UNIT_DEPARTMENT, TD_UNIT_REGIONAL, TD_UNIT_AGENCY };
  static const char *const numerals[] = { "I", "II", "III" };
  guint n = td_subject_rows_get_n (rows->subjects);
  bool has[TD_N_UNIT_KINDS] = { false };
  bool grouped;
  guint numeral = 0;

  g_array_set_size (rows->rows, 0);
  g_array_set_size (rows->members, 0);
  if (n == 0)
    return;
  grouped = find_block_end (rows, 0) == n && count_kinds (rows, has) > 1;
  add_subject (rows, 0, 0, NULL);
  for (guint i = 1; i < n; i++)
    {
      const TdSubjectRow *source = get_source (rows, i);

      /* The officers of the top itself belong to no kind. */
      if (!grouped || (source->depth == 1 && td_book_is_officer (rows->book, source->subject)))
        add_subject (rows, i, 0, NULL);
    }
  for (guint i = 0; grouped && i < G_N_ELEMENTS (order); i++)
    {
      if (has[order[i]])
        add_kind (rows, order[i], numerals[numeral++]);
    }
}

static bool
is_same (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return false;
  for (guint i = 0; i < a->len; i++)
    {
      const TdFiguresRow *x = &g_array_index (a, Row, i).shown;
      const TdFiguresRow *y = &g_array_index (b, Row, i).shown;

      if (x->subject != y->subject || x->depth != y->depth || x->can_unfold != y->can_unfold
          || x->is_unfolded != y->is_unfolded || x->is_strong != y->is_strong
          || g_strcmp0 (x->text, y->text) != 0)
        return false;
    }
  return true;
}

TdFiguresRows *
td_figures_rows_new (void)
{
  TdFiguresRows *rows = g_new0 (TdFiguresRows, 1);

  rows->subjects = td_subject_rows_new ();
  rows->rows = row_array_new ();
  rows->members = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  return rows;
}

void
td_figures_rows_free (TdFiguresRows *rows)
{
  td_subject_rows_free (rows->subjects);
  g_array_unref (rows->rows);
  g_array_unref (rows->members);
  g_clear_pointer (&rows->book, td_book_unref);
  g_free (rows);
}

bool
td_figures_rows_update (TdFiguresRows *rows, TdBook *book, TdDay day)
{
  /* The texts of before may be those of the book of before. */
  g_autoptr (TdBook) old_book = g_steal_pointer (&rows->book);
  g_autoptr (GArray) before = g_steal_pointer (&rows->rows);

  rows->book = book != NULL ? td_book_ref (book) : NULL;
  rows->rows = row_array_new ();
  td_subject_rows_update (rows->subjects, book, day, day);
  build (rows);
  return !is_same (before, rows->rows);
}

guint
td_figures_rows_get_n (const TdFiguresRows *rows)
{
  return rows->rows->len;
}

const TdFiguresRow *
td_figures_rows_get (const TdFiguresRows *rows, guint row)
{
  return &get_row (rows, row)->shown;
}

const TdSubject *
td_figures_rows_get_members (const TdFiguresRows *rows, guint row, guint *n)
{
  *n = get_row (rows, row)->n;
  return &g_array_index (rows->members, TdSubject, get_row (rows, row)->first);
}

int
td_figures_rows_find (const TdFiguresRows *rows, TdSubject subject)
{
  for (guint i = 0; subject != TD_SUBJECT_NONE && i < rows->rows->len; i++)
    if (get_row (rows, i)->shown.subject == subject)
      return (int)i;
  return -1;
}

bool
td_figures_rows_unfold (TdFiguresRows *rows, guint row, bool unfold)
{
  int source = get_row (rows, row)->source;

  if (source < 0 || !td_subject_rows_unfold (rows->subjects, (guint)source, unfold))
    return false;
  build (rows);
  return true;
}

bool
td_figures_rows_unfold_officers (TdFiguresRows *rows, bool unfold)
{
  if (rows->book == NULL || !td_subject_rows_unfold_all (rows->subjects, unfold))
    return false;
  build (rows);
  return true;
}

int
td_figures_rows_reveal (TdFiguresRows *rows, TdSubject subject)
{
  if (rows->book == NULL || td_subject_rows_reveal (rows->subjects, subject) < 0)
    return -1;
  build (rows);
  return td_figures_rows_find (rows, subject);
}
