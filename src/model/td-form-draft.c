/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-form-draft.h"

#include <string.h>

static void
row_free (TdFormDraftRow *row)
{
  g_free (row->number);
  g_free (row->heading);
  g_free (row->group);
  g_free (row->item);
  g_free (row->part_of);
  g_free (row);
}

static TdFormDraftRow *
row_new (const char *item, const char *number, const char *heading)
{
  TdFormDraftRow *row = g_new0 (TdFormDraftRow, 1);

  row->item = g_strdup (item);
  row->number = g_strdup (number);
  row->heading = g_strdup (heading);
  for (guint measure = 0; measure < TD_N_MEASURES; measure++)
    row->in_measure[measure] = true;
  return row;
}

static TdFormDraftRow *
row_new_from_column (const TdForms *forms, const TdForm *form, const TdFormColumn *column)
{
  const char *item = column->is_rate ? "rate" : td_forms_get_item_name (forms, column->item);
  TdFormDraftRow *row = row_new (item, column->number, column->heading);
  const TdFormItem *own = column->is_rate ? NULL : td_form_find_own (form, column->item);

  row->used = true;
  row->group = g_strdup (column->group);
  row->level = column->level;
  memcpy (row->in_measure, column->in_measure, sizeof row->in_measure);
  row->is_own = own != NULL;
  if (own != NULL && own->is_class)
    row->part_of = g_strdup ("classes");
  else if (own != NULL && own->is_part)
    row->part_of = g_strdup (td_item_name (own->whole));
  return row;
}

TdFormDraft *
td_form_draft_new (const TdForms *forms, const TdForm *form)
{
  TdFormDraft *draft = g_new0 (TdFormDraft, 1);

  draft->text = g_strdup (form->text);
  draft->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  for (guint i = 0; i < form->columns->len; i++)
    g_ptr_array_add (draft->rows,
                     row_new_from_column (forms, form, g_ptr_array_index (form->columns, i)));
  for (guint i = 0; i < TD_N_CORE_ITEMS; i++)
    if (((form->items[TD_MEASURE_CASES] | form->items[TD_MEASURE_MONEY]) >> i & 1u) == 0)
      g_ptr_array_add (draft->rows,
                       row_new (td_item_name ((TdItem)i), "", td_item_label ((TdItem)i)));
  return draft;
}

void
td_form_draft_free (TdFormDraft *draft)
{
  g_free (draft->text);
  g_ptr_array_unref (draft->rows);
  g_free (draft);
}

TdFormDraftRow *
td_form_draft_add (TdFormDraft *draft, const char *name, const char *heading, const char *part_of)
{
  TdFormDraftRow *row = row_new (name, "", heading);
  guint place = draft->rows->len;

  while (place > 0 && !((TdFormDraftRow *)g_ptr_array_index (draft->rows, place - 1))->used)
    place--;
  row->used = true;
  row->is_own = true;
  row->part_of = g_strdup (part_of);
  g_ptr_array_insert (draft->rows, (int)place, row);
  return row;
}

/* The sections that are written anew: columns and, those that are no longer used, own items. */
static void
remove_sections (const TdFormDraft *draft, GKeyFile *file)
{
  g_auto (GStrv) sections = g_key_file_get_groups (file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    if (!g_str_equal (sections[i], "form") && !g_str_has_prefix (sections[i], "item ")
        && !g_str_has_prefix (sections[i], "identity "))
      (void)g_key_file_remove_group (file, sections[i], NULL);
  for (guint i = 0; i < draft->rows->len; i++)
    {
      const TdFormDraftRow *row = g_ptr_array_index (draft->rows, i);
      g_autofree char *section = g_strconcat ("item ", row->item, NULL);
      if (!row->used)
        (void)g_key_file_remove_group (file, section, NULL);
    }
}

static void
write_measures (GKeyFile *file, const char *section, const bool *in_measure)
{
  if (in_measure[TD_MEASURE_CASES] && in_measure[TD_MEASURE_MONEY])
    (void)g_key_file_remove_key (file, section, "measures", NULL);
  else
    g_key_file_set_string (
        file,
        section,
        "measures",
        td_measure_name (in_measure[TD_MEASURE_CASES] ? TD_MEASURE_CASES : TD_MEASURE_MONEY));
}

/* An own item is declared once; what its form says of its sign stays. */
static void
write_item (GKeyFile *file, const TdFormDraftRow *row)
{
  g_autofree char *section = g_strconcat ("item ", row->item, NULL);

  g_key_file_set_string (file, section, "heading", row->heading);
  write_measures (file, section, row->in_measure);
  if (row->part_of != NULL)
    g_key_file_set_string (file, section, "part_of", row->part_of);
  else
    (void)g_key_file_remove_key (file, section, "part_of", NULL);
}

/* A section is named by the number, where that can name one and does not yet. */
static char *
choose_section (GKeyFile *file, const TdFormDraftRow *row, guint place)
{
  if (*row->number != '\0' && strpbrk (row->number, "[] ") == NULL
      && !g_str_equal (row->number, "form") && !g_key_file_has_group (file, row->number))
    return g_strdup (row->number);
  return g_strdup_printf ("column-%u", place + 1);
}

static void
write_column (GKeyFile *file, const TdFormDraftRow *row, guint place)
{
  g_autofree char *section = choose_section (file, row, place);

  g_key_file_set_string (file, section, "item", row->item);
  g_key_file_set_string (file, section, "heading", row->heading);
  if (!g_str_equal (section, row->number))
    g_key_file_set_string (file, section, "number", row->number);
  if (row->group != NULL && *row->group != '\0')
    g_key_file_set_string (file, section, "group", row->group);
  g_key_file_set_integer (file, section, "level", (int)row->level);
  write_measures (file, section, row->in_measure);
}

char *
td_form_draft_format (const TdFormDraft *draft, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autofree char *normal = NULL;
  g_autoptr (TdForm) form = NULL;

  if (!g_key_file_load_from_data (
          file, draft->text, strlen (draft->text), G_KEY_FILE_KEEP_COMMENTS, error))
    return NULL;
  remove_sections (draft, file);
  for (guint i = 0; i < draft->rows->len; i++)
    {
      const TdFormDraftRow *row = g_ptr_array_index (draft->rows, i);
      if (row->used && row->is_own)
        write_item (file, row);
      if (row->used)
        write_column (file, row, i);
    }
  text = g_key_file_to_data (file, NULL, NULL);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  form = td_form_parse (normal, -1, error);
  return form != NULL ? g_steal_pointer (&normal) : NULL;
}
