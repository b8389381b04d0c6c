/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "grid-model.h"

typedef struct
{
  char *name;
  char *words;
  bool is_folded;
  gint64 *values;
  TdGridFlags *flags;
  char **notes;
} Row;

struct _TestGridModel
{
  GObject parent_instance;

  GPtrArray *rows; /* of Row */
  guint n_columns;
  char **headings;
  guint n_commits;
  guint n_asked;
  bool resets;
};

static void test_grid_model_iface_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestGridModel,
                               test_grid_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL,
                                                      test_grid_model_iface_init))

static Row *
get_row (TestGridModel *model, guint row)
{
  g_assert_cmpuint (row, <, model->rows->len);
  return g_ptr_array_index (model->rows, row);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_free (row->words);
  g_free (row->values);
  g_free (row->flags);
  g_strfreev (row->notes);
  g_free (row);
}

static void
model_get_size (TdGridModel *base, guint *n_rows, guint *n_columns)
{
  TestGridModel *model = TEST_GRID_MODEL (base);

  *n_rows = model->rows->len;
  *n_columns = model->n_columns;
}

static void
model_get_heading (TdGridModel *base, int column, TdGridHeading *heading)
{
  static const char *const numbers[]
      = { "A",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10",
          "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21" };
  TestGridModel *model = TEST_GRID_MODEL (base);

  g_assert_cmpint (column, <, (int)model->n_columns);
  heading->text = column < 0 ? "Đơn vị" : model->headings[column];
  heading->group = column >= 0 && column < 3 ? "Giải quyết" : NULL;
  if (column + 1 < (int)G_N_ELEMENTS (numbers))
    heading->number = numbers[column + 1];
}

static void
model_get_row (TdGridModel *base, guint row, TdGridRow *name)
{
  Row *values = get_row (TEST_GRID_MODEL (base), row);

  name->text = values->name;
  name->depth = row == 0 ? 0 : row % 11 == 1 ? 1 : 2;
  name->is_strong = row == 0;
  name->can_unfold = row % 11 == 1;
  name->is_unfolded = !values->is_folded;
}

static void
model_get_cell (TdGridModel *base, guint row, guint column, TdGridCell *cell)
{
  TestGridModel *model = TEST_GRID_MODEL (base);
  Row *values = get_row (model, row);
  gint64 value;

  model->n_asked++;
  cell->flags = values->flags[column];
  if (row == 0 || column == 0)
    cell->flags |= TD_GRID_LOCKED;
  if (column == model->n_columns - 1)
    {
      cell->flags |= TD_GRID_TEXT;
      g_utf8_strncpy (cell->text, values->words, 20);
      return;
    }
  value = test_grid_model_get (model, row, column);
  if (value >= 1000)
    g_snprintf (cell->text,
                sizeof cell->text,
                "%" G_GINT64_FORMAT ".%03d",
                value / 1000,
                (int)(value % 1000));
  else if (value >= 0)
    g_snprintf (cell->text, sizeof cell->text, "%" G_GINT64_FORMAT, value);
}

static char *
model_get_text (TdGridModel *base, guint row, guint column)
{
  TestGridModel *model = TEST_GRID_MODEL (base);
  gint64 value = test_grid_model_get (model, row, column);

  if (column == model->n_columns - 1)
    return g_strdup (get_row (model, row)->words);
  return value < 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
model_get_note (TdGridModel *base, guint row, guint column)
{
  return g_strdup (get_row (TEST_GRID_MODEL (base), row)->notes[column]);
}

static bool
model_commit (TdGridModel *base, guint row, guint column, const char *text, char **message)
{
  TestGridModel *model = TEST_GRID_MODEL (base);
  gint64 value = -1;

  if (column == model->n_columns - 1)
    {
      Row *values = get_row (model, row);
      g_free (values->words);
      values->words = g_strdup (text);
    }
  else if (text[0] != '\0' && !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &value, NULL))
    {
      *message = g_strdup_printf ("“%s” không phải là số.", text);
      return false;
    }
  else
    test_grid_model_set (model, row, column, value);
  model->n_commits++;
  if (model->resets)
    td_grid_model_reset (base);
  else
    td_grid_model_changed (base);
  return true;
}

static bool
model_clear (
    TdGridModel *base, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TestGridModel *model = TEST_GRID_MODEL (base);

  if (row == 0)
    {
      *message = g_strdup ("Tổng số không xóa được.");
      return false;
    }
  for (guint i = row; i <= last_row; i++)
    for (guint j = column; j <= last_column; j++)
      if (j > 0)
        test_grid_model_set (model, i, j, -1);
  td_grid_model_changed (base);
  return true;
}

static bool
model_fill_down (
    TdGridModel *base, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TestGridModel *model = TEST_GRID_MODEL (base);

  for (guint i = row + 1; i <= last_row; i++)
    for (guint j = column; j <= last_column; j++)
      test_grid_model_set (model, i, j, test_grid_model_get (model, row, j));
  td_grid_model_changed (base);
  return true;
}

/* The rows stay: only the arrow turns. */
static void
model_unfold (TdGridModel *base, guint row, bool unfold)
{
  get_row (TEST_GRID_MODEL (base), row)->is_folded = !unfold;
  td_grid_model_reset (base);
}

static void
test_grid_model_iface_init (TdGridModelInterface *iface)
{
  iface->get_size = model_get_size;
  iface->get_heading = model_get_heading;
  iface->get_row = model_get_row;
  iface->get_cell = model_get_cell;
  iface->get_text = model_get_text;
  iface->get_note = model_get_note;
  iface->commit = model_commit;
  iface->clear = model_clear;
  iface->fill_down = model_fill_down;
  iface->unfold = model_unfold;
}

static void
test_grid_model_finalize (GObject *object)
{
  TestGridModel *model = TEST_GRID_MODEL (object);

  g_ptr_array_unref (model->rows);
  g_strfreev (model->headings);
  G_OBJECT_CLASS (test_grid_model_parent_class)->finalize (object);
}

static void
test_grid_model_class_init (TestGridModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_grid_model_finalize;
}

static void
test_grid_model_init (TestGridModel *model)
{
  model->rows = g_ptr_array_new_with_free_func (row_free);
}

TestGridModel *
test_grid_model_new (guint n_rows, guint n_columns)
{
  static const char *const headings[] = { "Tổng số", "Năm trước chuyển sang", "Mới thụ lý",
                                          "Ủy thác", "Thi hành xong",         "Đang thi hành" };
  TestGridModel *model = g_object_new (TEST_TYPE_GRID_MODEL, NULL);

  g_assert_true (n_columns == 0 || n_columns >= 4);
  model->n_columns = n_columns;
  model->headings = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    model->headings[i] = g_strdup (headings[i % G_N_ELEMENTS (headings)]);
  for (guint i = 0; i < n_rows; i++)
    {
      Row *row = g_new0 (Row, 1);
      row->name = i == 0 ? g_strdup ("Tổng số") : g_strdup_printf ("Khu vực %u", i);
      row->words = g_strdup ("");
      row->values = g_new0 (gint64, MAX (n_columns, 1));
      row->flags = g_new0 (TdGridFlags, MAX (n_columns, 1));
      row->notes = g_new0 (char *, n_columns + 1);
      for (guint j = 0; j < n_columns; j++)
        {
          row->values[j] = (gint64)(i * 37 + j * 411) % 2000;
          row->notes[j] = g_strdup ("");
        }
      g_ptr_array_add (model->rows, row);
    }
  return model;
}

void
test_grid_model_set (TestGridModel *model, guint row, guint column, gint64 value)
{
  get_row (model, row)->values[column] = value;
}

gint64
test_grid_model_get (TestGridModel *model, guint row, guint column)
{
  const gint64 *values = get_row (model, row)->values;

  return column == 0 ? MAX (values[1], 0) + MAX (values[2], 0) : values[column];
}

void
test_grid_model_set_flags (
    TestGridModel *model, guint row, guint column, TdGridFlags flags, const char *note)
{
  Row *values = get_row (model, row);

  values->flags[column] = flags;
  g_free (values->notes[column]);
  values->notes[column] = g_strdup (note != NULL ? note : "");
}

void
test_grid_model_set_name (TestGridModel *model, guint row, const char *name)
{
  Row *values = get_row (model, row);

  g_free (values->name);
  values->name = g_strdup (name);
}

void
test_grid_model_set_heading (TestGridModel *model, guint column, const char *text)
{
  g_free (model->headings[column]);
  model->headings[column] = g_strdup (text);
}

void
test_grid_model_remove_rows (TestGridModel *model, guint row, guint n)
{
  g_ptr_array_remove_range (model->rows, row, n);
  td_grid_model_reset (TD_GRID_MODEL (model));
}

const char *
test_grid_model_get_words (TestGridModel *model, guint row)
{
  return get_row (model, row)->words;
}

guint
test_grid_model_get_n_commits (TestGridModel *model)
{
  return model->n_commits;
}

guint
test_grid_model_get_n_asked (TestGridModel *model)
{
  return model->n_asked;
}

void
test_grid_model_reset_on_commit (TestGridModel *model, bool reset)
{
  model->resets = reset;
}
