/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-form.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-data.h"
#include "td-day.h"
#include "td-own.h"
#include "td-text.h"

#define FORMS_PATH "/org/tiendo/TienDo/forms"

/* So many terms a sum may have. */
#define MAX_TERMS 24

#define ITEM_PREFIX "item "
#define IDENTITY_PREFIX "identity "

struct _TdForms
{
  gatomicrefcount ref_count;
  GPtrArray *texts; /* owned strings: the own forms it was asked for */
  GPtrArray *forms; /* owned */
  GPtrArray *names; /* owned: names of own items by slot */
  bool is_complete; /* each own form that can be read is there */
};

static void
column_free (TdFormColumn *column)
{
  g_free (column->number);
  g_free (column->heading);
  g_free (column->group);
  g_free (column);
}

static void
own_item_free (TdFormItem *item)
{
  g_free (item->name);
  g_free (item->heading);
  g_free (item);
}

static void
identity_free (TdFormIdentity *identity)
{
  g_array_unref (identity->terms);
  g_free (identity);
}

void
td_form_free (TdForm *form)
{
  g_free (form->id);
  g_free (form->name);
  g_free (form->circular);
  g_free (form->text);
  g_ptr_array_unref (form->columns);
  g_ptr_array_unref (form->own_items);
  g_ptr_array_unref (form->identities);
  for (guint i = 0; i < TD_N_DERIVED_ITEMS; i++)
    g_array_unref (form->terms[i]);
  g_array_unref (form->classes);
  g_free (form);
}

static GArray *
copy_terms (const TdTerm *terms, guint n)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (TdTerm));
  return n > 0 ? g_array_append_vals (copy, terms, n) : copy;
}

static TdForm *
form_new (void)
{
  TdForm *form = g_new0 (TdForm, 1);

  form->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  form->own_items = g_ptr_array_new_with_free_func ((GDestroyNotify)own_item_free);
  form->identities = g_ptr_array_new_with_free_func ((GDestroyNotify)identity_free);
  for (guint i = 0; i < TD_N_DERIVED_ITEMS; i++)
    {
      guint n;
      const TdTerm *terms = td_item_terms ((TdItem)(TD_ITEM_TOTAL + i), &n);
      form->terms[i] = copy_terms (terms, n);
    }
  form->classes = copy_terms (NULL, 0);
  return form;
}

static bool
set_key_error (GError **error, const char *group, const char *key)
{
  g_autofree char *shown = td_text_excerpt (group);
  g_set_error (
      error, TD_ERROR, TD_ERROR_VALUE, _ ("[%s] %s: missing or not understood."), shown, key);
  return false;
}

/* A text that must be there. */
static bool
read_text (GKeyFile *file, const char *group, const char *key, char **text, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *text = g_key_file_get_string (file, group, key, NULL);
  if (*text == NULL)
    return set_key_error (error, group, key);
  if (td_text_check_name (*text, &local_error))
    return true;
  g_autofree char *shown = td_text_excerpt (group);
  g_set_error (error, TD_ERROR, TD_ERROR_VALUE, "[%s] %s: %s", shown, key, local_error->message);
  return false;
}

/* An ISO day; an absent key leaves TD_DAY_NONE. */
static bool
read_day (GKeyFile *file, const char *key, TdDay *day, GError **error)
{
  g_autofree char *text = g_key_file_get_string (file, "form", key, NULL);

  *day = TD_DAY_NONE;
  return (text == NULL && !g_key_file_has_key (file, "form", key, NULL))
         || (text != NULL && td_day_parse_iso (text, day)) || set_key_error (error, "form", key);
}

static bool
read_days (TdForm *form, GKeyFile *file, GError **error)
{
  if (!read_day (file, "first", &form->first, error)
      || !read_day (file, "last", &form->last, error))
    return false;
  if (form->first == TD_DAY_NONE)
    return set_key_error (error, "form", "first");
  return form->last == TD_DAY_NONE || form->last >= form->first
         || set_key_error (error, "form", "last");
}

/* An id is part of the key of a setting and stands on command lines. */
static bool
is_id (const char *id)
{
  return g_utf8_strlen (id, -1) <= 40 && strpbrk (id, " \t") == NULL;
}

static bool
read_header (TdForm *form, GKeyFile *file, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *scheme = NULL;

  if (!read_text (file, "form", "id", &form->id, error)
      || !read_text (file, "form", "name", &form->name, error)
      || !read_text (file, "form", "circular", &form->circular, error)
      || !read_text (file, "form", "scheme", &scheme, error) || !read_days (form, file, error))
    return false;
  if (!is_id (form->id))
    return set_key_error (error, "form", "id");
  form->confirmed = g_key_file_get_boolean (file, "form", "confirmed", &local_error);
  if (g_error_matches (local_error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE))
    return set_key_error (error, "form", "confirmed");
  if (!g_str_equal (scheme, "two") && !g_str_equal (scheme, "three"))
    return set_key_error (error, "form", "scheme");
  form->scheme = g_str_equal (scheme, "two") ? TD_SCHEME_TWO : TD_SCHEME_THREE;
  return true;
}

/* An absent "level" is 0. */
static bool
read_level (TdFormColumn *column, GKeyFile *file, const char *section, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int level = g_key_file_get_integer (file, section, "level", &local_error);

  if (level < 0 || level > 9
      || g_error_matches (local_error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE))
    return set_key_error (error, section, "level");
  column->level = (guint)level;
  return true;
}

/* An absent "measures" means both. */
static bool
read_measures (bool *in_measure, GKeyFile *file, const char *section, GError **error)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, section, "measures", NULL, NULL);

  for (guint i = 0; i < TD_N_MEASURES; i++)
    in_measure[i] = words == NULL;
  if (words != NULL && words[0] == NULL)
    return set_key_error (error, section, "measures");
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      TdMeasure measure;
      if (!td_measure_from_name (words[i], &measure))
        return set_key_error (error, section, "measures");
      in_measure[measure] = true;
    }
  return true;
}

/* The slot of an own item; a name that several forms declare has one. */
static bool
find_slot (GPtrArray *slots, const char *name, TdItem *item, GError **error)
{
  for (guint i = 0; i < slots->len; i++)
    if (g_str_equal (g_ptr_array_index (slots, i), name))
      {
        *item = TD_ITEM_OWN (i);
        return true;
      }
  if (slots->len == TD_N_OWN_ITEMS)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("The item “%s” is one too many: the forms of a workspace can have %d own "
                      "items."),
                   name,
                   TD_N_OWN_ITEMS);
      return false;
    }
  *item = TD_ITEM_OWN (slots->len);
  g_ptr_array_add (slots, g_strdup (name));
  return true;
}

/* The item of that name: of the core, or one that the form declares. */
static bool
find_item (const TdForm *form, const char *name, TdItem *item)
{
  if (td_item_from_name (name, item))
    return true;
  for (guint i = 0; i < form->own_items->len; i++)
    {
      const TdFormItem *own = g_ptr_array_index (form->own_items, i);
      if (strcmp (own->name, name) == 0)
        {
          *item = own->item;
          return true;
        }
    }
  return false;
}

/* "part_of" is a derived item that is entered too, or "classes"; "sign" is + or −. */
static bool
read_part (TdForm *form, TdFormItem *own, GKeyFile *file, const char *section, GError **error)
{
  g_autofree char *whole = g_key_file_get_string (file, section, "part_of", NULL);
  g_autofree char *sign = g_key_file_get_string (file, section, "sign", NULL);

  own->sign = sign != NULL && g_str_equal (sign, "-") ? -1 : 1;
  if (sign != NULL && !g_str_equal (sign, "-") && !g_str_equal (sign, "+"))
    return set_key_error (error, section, "sign");
  if (whole == NULL)
    return true;

  TdTerm term = { own->item, own->sign };
  if (g_str_equal (whole, "classes"))
    {
      own->is_class = true;
      g_array_append_val (form->classes, term);
      return true;
    }
  if (!td_item_from_name (whole, &own->whole) || !td_item_is_derived (own->whole)
      || own->whole >= TD_N_STORED_ITEMS)
    {
      g_autofree char *place = td_text_excerpt (section);
      g_autofree char *shown = td_text_excerpt (whole);
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("[%s] part_of: an item can be part of total, to_enforce, eligible, "
                      "completed or classes, not of “%s”."),
                   place,
                   shown);
      return false;
    }
  own->is_part = true;
  g_array_append_val (form->terms[own->whole - TD_ITEM_TOTAL], term);
  return true;
}

static bool
read_item (TdForm *form, GKeyFile *file, const char *section, GPtrArray *slots, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (section + strlen (ITEM_PREFIX)));
  TdFormItem *own;
  TdItem item;

  if (!td_own_name_check (name, error) || !find_slot (slots, name, &item, error))
    return false;
  if (td_form_find_own (form, item) != NULL)
    return set_key_error (error, section, name);
  own = g_new0 (TdFormItem, 1);
  g_ptr_array_add (form->own_items, own);
  own->name = g_steal_pointer (&name);
  own->item = item;
  return read_text (file, section, "heading", &own->heading, error)
         && read_measures (own->in_measure, file, section, error)
         && read_part (form, own, file, section, error);
}

static bool
set_term_error (GError **error, const char *section, const char *name)
{
  g_autofree char *place = td_text_excerpt (section);
  g_autofree char *shown = td_text_excerpt (name);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_VALUE,
               _ ("[%s] terms: a sum such as “executed + terminated - other” was expected, "
                  "not “%s”."),
               place,
               shown);
  return false;
}

/* "a + b - c" */
static bool
read_terms (const TdForm *form,
            TdFormIdentity *identity,
            const char *section,
            const char *text,
            GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  int sign = 1;

  for (guint i = 0; words[i] != NULL; i++)
    {
      TdTerm term = { 0 };
      bool is_sign = g_str_equal (words[i], "+") || g_str_equal (words[i], "-");

      if (*words[i] == '\0')
        continue;
      /* A sign between two names, one may stand before the first. */
      if (is_sign && (sign == 0 || identity->terms->len == 0))
        {
          sign = *words[i] == '-' ? -1 : 1;
          continue;
        }
      if (is_sign || sign == 0 || !find_item (form, words[i], &term.item)
          || term.item == identity->whole || identity->terms->len == MAX_TERMS)
        return set_term_error (error, section, words[i]);
      term.sign = sign;
      g_array_append_val (identity->terms, term);
      sign = 0;
    }
  return (identity->terms->len > 0 && sign == 0) || set_term_error (error, section, text);
}

/* Codes of the program's own findings are V and a number, or small words. */
static bool
is_code (const char *code)
{
  gsize length = strlen (code);
  return length > 0 && length <= 16 && g_ascii_isupper (*code)
         && !(*code == 'V' && g_ascii_isdigit (code[1]))
         && strspn (code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
                == length;
}

static bool
read_identity (TdForm *form, GKeyFile *file, const char *section, GError **error)
{
  TdFormIdentity *identity = g_new0 (TdFormIdentity, 1);
  g_autofree char *code = g_strstrip (g_strdup (section + strlen (IDENTITY_PREFIX)));
  g_autofree char *whole = g_key_file_get_string (file, section, "whole", NULL);
  g_autofree char *terms = g_key_file_get_string (file, section, "terms", NULL);
  g_autofree char *relation = g_key_file_get_string (file, section, "relation", NULL);

  identity->terms = g_array_new (FALSE, FALSE, sizeof (TdTerm));
  g_ptr_array_add (form->identities, identity);
  if (!is_code (code))
    {
      g_autofree char *shown = td_text_excerpt (code);
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” cannot be the code of an identity: a capital letter, then up to 15 "
                      "letters and digits, but not V and a number."),
                   shown);
      return false;
    }
  identity->code = g_intern_string (code);
  if (whole == NULL || !find_item (form, whole, &identity->whole))
    return set_key_error (error, section, "whole");
  if (relation != NULL && !g_str_equal (relation, "=") && !g_str_equal (relation, "<="))
    return set_key_error (error, section, "relation");
  identity->at_most = relation != NULL && g_str_equal (relation, "<=");
  if (terms == NULL)
    return set_key_error (error, section, "terms");
  return read_terms (form, identity, section, terms, error)
         && read_measures (identity->in_measure, file, section, error);
}

/* No two columns show one item, or bear one number, for the same measure. */
static bool
check_column (const TdForm *form, const TdFormColumn *column, const char *section, GError **error)
{
  for (guint i = 0; i + 1 < form->columns->len; i++)
    {
      const TdFormColumn *other = g_ptr_array_index (form->columns, i);
      bool is_same_item = other->is_rate == column->is_rate && other->item == column->item;
      bool is_same_number = *column->number != '\0' && g_str_equal (other->number, column->number);

      for (guint measure = 0; measure < TD_N_MEASURES; measure++)
        if ((is_same_item || is_same_number) && other->in_measure[measure]
            && column->in_measure[measure])
          {
            g_autofree char *place = td_text_excerpt (section);
            g_autofree char *number = td_text_excerpt (other->number);
            g_set_error (error,
                         TD_ERROR,
                         TD_ERROR_VALUE,
                         is_same_item ? _ ("[%s]: column “%s” shows this item already.")
                                      : _ ("[%s]: there are two columns “%s”."),
                         place,
                         number);
            return false;
          }
    }
  return true;
}

static void
note_items (TdForm *form, const TdFormColumn *column)
{
  for (guint i = 0; i < TD_N_MEASURES; i++)
    if (!column->is_rate && column->in_measure[i])
      form->items[i] |= 1u << column->item;
}

static TdFormColumn *
add_column (TdForm *form, GError **error)
{
  TdFormColumn *column;

  if (form->columns->len == TD_FORM_COLUMNS_MAX)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("A form has no more than %d columns."),
                   TD_FORM_COLUMNS_MAX);
      return NULL;
    }
  column = g_new0 (TdFormColumn, 1);
  g_ptr_array_add (form->columns, column);
  return column;
}

/* The number of a column is the name of its section, unless it says another. */
static bool
read_number (TdFormColumn *column, GKeyFile *file, const char *section, GError **error)
{
  g_autofree char *number = g_key_file_get_string (file, section, "number", NULL);

  /* One that is printed without a number says so. */
  if (number != NULL && *number == '\0')
    column->number = g_steal_pointer (&number);
  else if (g_key_file_has_key (file, section, "number", NULL))
    return read_text (file, section, "number", &column->number, error);
  else
    column->number = g_strdup (section);
  return true;
}

static bool
read_column (TdForm *form, GKeyFile *file, const char *section, GError **error)
{
  TdFormColumn *column = add_column (form, error);
  g_autofree char *item = NULL;

  if (column == NULL || !read_number (column, file, section, error)
      || !read_text (file, section, "heading", &column->heading, error)
      || !read_level (column, file, section, error))
    return false;
  column->group = g_key_file_get_string (file, section, "group", NULL);
  if (column->group != NULL && !td_text_check_name (column->group, NULL))
    return set_key_error (error, section, "group");

  item = g_key_file_get_string (file, section, "item", NULL);
  column->is_rate = g_strcmp0 (item, "rate") == 0;
  if (item == NULL || (!column->is_rate && !find_item (form, item, &column->item)))
    return set_key_error (error, section, "item");
  if (!read_measures (column->in_measure, file, section, error))
    return false;
  /* An own item stands only where it is counted. */
  for (guint i = 0; !column->is_rate && td_item_is_own (column->item) && i < TD_N_MEASURES; i++)
    column->in_measure[i] &= td_form_find_own (form, column->item)->in_measure[i];
  note_items (form, column);
  return check_column (form, column, section, error);
}

/* An own item without a column gets one at the end. */
static bool
add_own_column (TdForm *form, const TdFormItem *own, GKeyFile *file, GError **error)
{
  g_autofree char *section = g_strconcat (ITEM_PREFIX, own->name, NULL);
  TdFormColumn *column;

  for (guint i = 0; i < form->columns->len; i++)
    {
      column = g_ptr_array_index (form->columns, i);
      if (!column->is_rate && column->item == own->item)
        return true;
    }
  column = add_column (form, error);
  if (column == NULL)
    return false;
  column->heading = g_strdup (own->heading);
  column->group = g_key_file_get_string (file, section, "group", NULL);
  if (column->group != NULL && !td_text_check_name (column->group, NULL))
    return set_key_error (error, section, "group");
  column->item = own->item;
  memcpy (column->in_measure, own->in_measure, sizeof column->in_measure);
  if (g_key_file_has_key (file, section, "number", NULL))
    {
      if (!read_text (file, section, "number", &column->number, error))
        return false;
    }
  else
    column->number = g_strdup ("");
  note_items (form, column);
  return read_level (column, file, section, error) && check_column (form, column, section, error);
}

/* The parser of key files takes two sections of one name for one. */
static bool
check_sections (const char *text, gsize length, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *end = text + length;

  while (text < end)
    {
      const char *line_end = memchr (text, '\n', (gsize)(end - text));
      const char *close;
      if (line_end == NULL)
        line_end = end;
      /* The parser passes over blanks before a section's name. */
      while (text < line_end && g_ascii_isspace (*text))
        text++;
      close = text < line_end && *text == '[' ? memchr (text, ']', (gsize)(line_end - text)) : NULL;
      if (close != NULL
          && !g_hash_table_add (seen, g_strndup (text + 1, (gsize)(close - text) - 1)))
        {
          g_autofree char *name = g_strndup (text + 1, (gsize)(close - text) - 1);
          g_autofree char *shown = td_text_excerpt (name);
          g_set_error (error,
                       TD_ERROR,
                       TD_ERROR_VALUE,
                       _ ("The section [%s] stands in the form twice."),
                       shown);
          return false;
        }
      text = line_end + 1;
    }
  return true;
}

/* One kind of section after the other: columns need items, identities need both. */
static bool
read_sections (TdForm *form, GKeyFile *file, GPtrArray *slots, GError **error)
{
  g_auto (GStrv) sections = g_key_file_get_groups (file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    if (g_str_has_prefix (sections[i], ITEM_PREFIX)
        && !read_item (form, file, sections[i], slots, error))
      return false;
  for (guint i = 0; sections[i] != NULL; i++)
    if (!g_str_equal (sections[i], "form") && !g_str_has_prefix (sections[i], ITEM_PREFIX)
        && !g_str_has_prefix (sections[i], IDENTITY_PREFIX)
        && !read_column (form, file, sections[i], error))
      return false;
  for (guint i = 0; i < form->own_items->len; i++)
    if (!add_own_column (form, g_ptr_array_index (form->own_items, i), file, error))
      return false;
  for (guint i = 0; sections[i] != NULL; i++)
    if (g_str_has_prefix (sections[i], IDENTITY_PREFIX)
        && !read_identity (form, file, sections[i], error))
      return false;
  return true;
}

/* What "to enforce" falls into, before what the form adds. */
static void
fill_classes (TdForm *form)
{
  static const TdItem classes[]
      = { TD_ITEM_ELIGIBLE, TD_ITEM_NOT_ELIGIBLE, TD_ITEM_POSTPONED, TD_ITEM_SUSPENDED };
  guint n = form->scheme == TD_SCHEME_TWO ? 2 : G_N_ELEMENTS (classes);

  for (guint i = 0; i < n; i++)
    {
      TdTerm term = { classes[i], 1 };
      g_array_append_val (form->classes, term);
    }
}

static TdForm *
parse (const char *text, gsize size, GPtrArray *slots, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (TdForm) form = form_new ();
  g_autoptr (GError) local_error = NULL;

  if (size > TD_FORM_SIZE_MAX)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("This is too long for a form: it has more than %d kB."),
                   TD_FORM_SIZE_MAX / 1024);
      return NULL;
    }
  if (!g_key_file_load_from_data (file, text, size, G_KEY_FILE_NONE, &local_error))
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("This is not the text of a form: %s"),
                   local_error->message);
      return NULL;
    }
  if (!check_sections (text, size, error) || !read_header (form, file, error))
    return NULL;
  fill_classes (form);
  if (!read_sections (form, file, slots, error))
    return NULL;
  form->text = g_strndup (text, size);
  return g_steal_pointer (&form);
}

TdForm *
td_form_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_free);
  return parse (text, length < 0 ? strlen (text) : (gsize)length, slots, error);
}

const TdFormItem *
td_form_find_own (const TdForm *form, TdItem item)
{
  for (guint i = 0; i < form->own_items->len; i++)
    {
      const TdFormItem *own = g_ptr_array_index (form->own_items, i);
      if (own->item == item)
        return own;
    }
  return NULL;
}

/* The forms of a workspace */

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const TdForm *left = *(const TdForm *const *)a;
  const TdForm *right = *(const TdForm *const *)b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  if (left->is_own != right->is_own)
    return left->is_own ? 1 : -1;
  return strcmp (left->id, right->id);
}

/* Reads a form into @forms; one that fails leaves no slots behind. */
static bool
add_form (TdForms *forms, const char *text, gsize size, bool is_own, GError **error)
{
  guint n_names = forms->names->len;
  TdForm *form = parse (text, size, forms->names, error);

  if (form == NULL)
    {
      g_ptr_array_set_size (forms->names, (int)n_names);
      return false;
    }
  form->is_own = is_own;
  for (guint i = 0; i < forms->forms->len; i++)
    if (g_str_equal (((const TdForm *)g_ptr_array_index (forms->forms, i))->id, form->id))
      {
        g_ptr_array_remove_index (forms->forms, i);
        break;
      }
  g_ptr_array_add (forms->forms, form);
  return true;
}

static void
add_built_in (TdForms *forms, GHashTable *replaced)
{
  GResource *resource = td_data_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FORMS_PATH, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", FORMS_PATH, names[i], NULL);
      g_autofree char *id = g_strndup (names[i], strcspn (names[i], "."));
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize size = 0;
      const char *text;

      /* A file is named by the id of its form. */
      if (g_hash_table_contains (replaced, id))
        continue;
      bytes = g_resource_lookup_data (resource, path, 0, &error);
      text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
      if (text == NULL || !add_form (forms, text, size, false, &error))
        g_critical ("form %s: %s", names[i], error->message);
    }
}

static TdForms *
forms_make (const GPtrArray *texts)
{
  TdForms *forms = g_new0 (TdForms, 1);
  g_autoptr (GHashTable) replaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = MIN (texts->len, TD_FORMS_OWN_MAX);

  g_atomic_ref_count_init (&forms->ref_count);
  forms->texts = g_ptr_array_new_with_free_func (g_free);
  forms->forms = g_ptr_array_new_with_free_func ((GDestroyNotify)td_form_free);
  forms->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (forms->texts, g_strdup (g_ptr_array_index (texts, i)));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdForm) form = td_form_parse (g_ptr_array_index (texts, i), -1, NULL);
      if (form != NULL)
        g_hash_table_add (replaced, g_strdup (form->id));
    }
  forms->is_complete = n == texts->len;
  add_built_in (forms, replaced);
  for (guint i = 0; i < n; i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      g_autoptr (GError) error = NULL;
      if (add_form (forms, text, strlen (text), true, &error))
        continue;
      g_autoptr (TdForm) alone = td_form_parse (text, -1, NULL);
      forms->is_complete &= alone == NULL;
      g_debug ("an own form is left out: %s", error->message);
    }
  g_ptr_array_sort (forms->forms, compare_forms);
  return forms;
}

TdForms *
td_forms_ref (TdForms *forms)
{
  g_atomic_ref_count_inc (&forms->ref_count);
  return forms;
}

void
td_forms_unref (TdForms *forms)
{
  if (!g_atomic_ref_count_dec (&forms->ref_count))
    return;
  g_ptr_array_unref (forms->texts);
  g_ptr_array_unref (forms->forms);
  g_ptr_array_unref (forms->names);
  g_free (forms);
}

bool
td_forms_is_of (const TdForms *forms, const GPtrArray *texts)
{
  if (forms->texts->len != texts->len)
    return false;
  for (guint i = 0; i < texts->len; i++)
    if (!g_str_equal (g_ptr_array_index (forms->texts, i), g_ptr_array_index (texts, i)))
      return false;
  return true;
}

bool
td_forms_is_complete (const TdForms *forms)
{
  return forms->is_complete;
}

guint
td_forms_get_n (const TdForms *forms)
{
  return forms->forms->len;
}

const TdForm *
td_forms_get (const TdForms *forms, guint index)
{
  return g_ptr_array_index (forms->forms, index);
}

const TdForm *
td_forms_find (const TdForms *forms, const char *id)
{
  for (guint i = 0; i < forms->forms->len; i++)
    if (g_str_equal (td_forms_get (forms, i)->id, id))
      return td_forms_get (forms, i);
  return NULL;
}

const TdForm *
td_forms_for_day (const TdForms *forms, TdDay day)
{
  const TdForm *begun = td_forms_get (forms, 0);
  const TdForm *in_force = NULL;

  for (guint i = 0; i < forms->forms->len; i++)
    {
      const TdForm *form = td_forms_get (forms, i);
      if (form->first > day)
        break;
      begun = form;
      if (form->last == TD_DAY_NONE || form->last >= day)
        in_force = form;
    }
  return in_force != NULL ? in_force : begun;
}

guint
td_forms_get_n_items (const TdForms *forms)
{
  return TD_N_CORE_ITEMS + forms->names->len;
}

const char *
td_forms_get_item_name (const TdForms *forms, TdItem item)
{
  guint slot = (guint)item - TD_N_CORE_ITEMS;

  if (!td_item_is_own (item))
    return td_item_name (item);
  return slot < forms->names->len ? g_ptr_array_index (forms->names, slot) : NULL;
}

bool
td_forms_find_item (const TdForms *forms, const char *name, TdItem *item)
{
  if (td_item_from_name (name, item))
    return true;
  for (guint i = 0; i < forms->names->len; i++)
    if (g_str_equal (g_ptr_array_index (forms->names, i), name))
      {
        *item = TD_ITEM_OWN (i);
        return true;
      }
  return false;
}

bool
td_forms_read_own (const TdForms *forms, const char *own, TdFigures *figures, char **rest)
{
  g_autoptr (GArray) list = NULL;
  g_autoptr (GArray) unknown = NULL;

  *rest = NULL;
  if (own == NULL)
    return true;
  list = td_own_figures_parse (own);
  if (list == NULL)
    return false;
  unknown = td_own_figures_new ();
  for (guint i = 0; i < list->len; i++)
    {
      const TdOwnFigure *figure = &g_array_index (list, TdOwnFigure, i);
      TdItem item;
      if (td_forms_find_item (forms, figure->name, &item) && td_item_is_own (item))
        td_figures_set (figures, item, figure->value);
      else
        td_own_figures_add (unknown, figure->name, figure->value);
    }
  *rest = td_own_figures_format (unknown);
  return true;
}

char *
td_forms_format_own (const TdForms *forms, const TdFigures *figures, const char *rest)
{
  g_autoptr (GArray) list = NULL;

  if ((figures->has & TD_OWN_BITS) == 0)
    return g_strdup (rest);
  list = td_own_figures_parse (rest);
  g_return_val_if_fail (list != NULL, NULL);
  for (uint32_t bits = figures->has & TD_OWN_BITS; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      const char *name = td_forms_get_item_name (forms, item);
      if (name != NULL)
        td_own_figures_add (list, name, figures->value[item]);
    }
  return td_own_figures_format (list);
}

/* Without own forms: made once, never freed. */
static TdForms *
get_built_in (void)
{
  static gsize forms = 0;
  if (g_once_init_enter (&forms))
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_once_init_leave (&forms, (gsize)forms_make (none));
    }
  return (TdForms *)forms;
}

TdForms *
td_forms_new (const GPtrArray *texts)
{
  return texts->len == 0 ? td_forms_ref (get_built_in ()) : forms_make (texts);
}

const TdForm *
td_form_for_day (TdDay day)
{
  return td_forms_for_day (get_built_in (), day);
}

const TdForm *
td_form_find (const char *id)
{
  return td_forms_find (get_built_in (), id);
}
