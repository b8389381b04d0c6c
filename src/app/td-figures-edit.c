/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-edit.h"

#include "app/td-record-state.h"

/* One record with its edits. */
typedef struct
{
  TdSubject subject;
  TdMeasure measure;
  TdFigures entered;
} Edited;

struct _TdFiguresEdit
{
  /* owned */
  TdBook *book;
  GPtrArray *records; /* Edited, in the order in which they were first touched */
  GHashTable *index;  /* subject and measure: Edited */

  int cut;
};

static gpointer
make_key (TdSubject subject, TdMeasure measure)
{
  return GINT_TO_POINTER (subject * TD_N_MEASURES + (int)measure + 1);
}

static Edited *
find_edited (TdFiguresEdit *edit, TdSubject subject, TdMeasure measure)
{
  gpointer key = make_key (subject, measure);
  Edited *edited = g_hash_table_lookup (edit->index, key);

  if (edited == NULL)
    {
      const TdFigures *entered = td_book_get_entered (edit->book, edit->cut, subject, measure);

      edited = g_new0 (Edited, 1);
      edited->subject = subject;
      edited->measure = measure;
      if (entered != NULL)
        edited->entered = *entered;
      g_ptr_array_add (edit->records, edited);
      g_hash_table_insert (edit->index, key, edited);
    }
  return edited;
}

TdFiguresEdit *
td_figures_edit_new (TdBook *book, int cut)
{
  TdFiguresEdit *edit = g_new0 (TdFiguresEdit, 1);

  edit->book = td_book_ref (book);
  edit->cut = cut;
  edit->records = g_ptr_array_new_with_free_func (g_free);
  edit->index = g_hash_table_new (NULL, NULL);
  return edit;
}

void
td_figures_edit_free (TdFiguresEdit *edit)
{
  g_hash_table_unref (edit->index);
  g_ptr_array_unref (edit->records);
  td_book_unref (edit->book);
  g_free (edit);
}

void
td_figures_edit_put (
    TdFiguresEdit *edit, TdSubject subject, TdMeasure measure, TdItem item, const int64_t *value)
{
  Edited *edited = find_edited (edit, subject, measure);

  if (value != NULL)
    td_figures_set (&edited->entered, item, *value);
  else
    td_figures_clear (&edited->entered, item);
}

const TdFigures *
td_figures_edit_get_entered (TdFiguresEdit *edit, TdSubject subject, TdMeasure measure)
{
  return &find_edited (edit, subject, measure)->entered;
}

static bool
differs (TdFiguresEdit *edit, const Edited *edited)
{
  const TdFigures *before
      = td_book_get_entered (edit->book, edit->cut, edited->subject, edited->measure);

  return before != NULL ? !td_figures_equal (before, &edited->entered) : edited->entered.has != 0;
}

TdChanges *
td_figures_edit_get_changes (TdFiguresEdit *edit)
{
  TdChanges *changes = td_changes_new ();

  for (guint i = 0; i < edit->records->len; i++)
    {
      const Edited *edited = g_ptr_array_index (edit->records, i);

      if (differs (edit, edited))
        td_record_put_figures (
            edit->book, edit->cut, edited->subject, edited->measure, &edited->entered, changes);
    }
  return changes;
}

/* @own: (transfer full) (nullable) */
static void
add_record (TdBookBuilder *builder,
            TdSubject subject,
            TdMeasure measure,
            const TdFigures *entered,
            char *own)
{
  g_autofree char *taken = own;

  (void)td_book_builder_add_record (builder, subject, measure, entered, taken);
}

TdBook *
td_figures_edit_preview (TdFiguresEdit *edit, const TdChanges *changes)
{
  TdBookBuilder *builder = td_book_builder_new (edit->book);
  guint next = 0;

  td_book_builder_set_cut (builder, td_book_get_cut (edit->book, edit->cut));
  for (TdSubject subject = 0; subject < td_book_get_n_subjects (edit->book); subject++)
    {
      for (TdMeasure measure = 0; measure < TD_N_MEASURES; measure++)
        {
          const Edited *edited = g_hash_table_lookup (edit->index, make_key (subject, measure));
          const TdFigures *entered = td_book_get_entered (edit->book, edit->cut, subject, measure);

          if (entered != NULL && (edited == NULL || !differs (edit, edited)))
            add_record (builder,
                        subject,
                        measure,
                        entered,
                        td_book_format_own (edit->book, edit->cut, subject, measure));
        }
    }
  /* The changes stand in the order of the records that differ. */
  for (guint i = 0; i < edit->records->len && next < td_changes_get_n (changes); i++)
    {
      const Edited *edited = g_ptr_array_index (edit->records, i);
      const TdChange *change;

      if (!differs (edit, edited))
        continue;
      change = td_changes_get (changes, next++);
      if (!change->remove)
        add_record (builder,
                    edited->subject,
                    edited->measure,
                    &change->record.figures,
                    g_strdup (change->record.own));
    }
  return td_book_builder_finish (builder);
}
