/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-changes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-book.h"
#include "td-day.h"
#include "td-settings.h"

void
_td_changes_check_setting (TdChangesCheck *check, guint index, const TdSetting *setting)
{
  g_autoptr (GError) error = NULL;

  _td_changes_check_name (check, index, "key", setting->key);
  if (setting->value == NULL)
    _td_changes_find_fault (check, index, "value", _ ("The setting has no value."));
  else if (setting->key != NULL && !td_setting_check (setting->key, setting->value, &error))
    _td_changes_find_fault (check, index, "value", "%s", error->message);
}

/* The last change of a form, where the forms are judged as a whole, if each is sound by itself. */
static bool
find_form_change (TdChangesCheck *check, guint *index)
{
  bool is_found = false;

  for (guint i = 0; i < td_changes_get_n (check->changes); i++)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      const TdSetting *setting = &change->setting;
      if (change->kind != TD_ROW_SETTING || setting->key == NULL
          || !g_str_has_prefix (setting->key, TD_SETTING_FORM_PREFIX))
        continue;
      if (!change->remove
          && (setting->value == NULL || !td_setting_check (setting->key, setting->value, NULL)))
        return false;
      *index = i;
      is_found = true;
    }
  return is_found;
}

/* A figure of @item that stays when the changes are made. */
static bool
find_figure (TdChangesCheck *check, TdItem item, TdDay *as_of, TdSubject *subject)
{
  const TdBook *book = check->book;

  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    for (*subject = 0; *subject < td_book_get_n_subjects (book); (*subject)++)
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        {
          const TdFigures *entered = td_book_get_entered (book, cut, *subject, (TdMeasure)measure);
          *as_of = td_book_get_cut (book, cut)->as_of;
          if (entered != NULL && td_figures_has (entered, item)
              && !_td_changes_is_record_removed (check, *as_of, *subject, (TdMeasure)measure))
            return true;
        }
  return false;
}

void
_td_changes_check_forms (TdChangesCheck *check)
{
  TdForms *before = td_book_get_forms (check->book);
  const TdForms *forms;
  guint index = 0;

  if (!find_form_change (check, &index))
    return;
  forms = _td_changes_get_forms (check);
  if (!td_forms_is_complete (forms))
    {
      _td_changes_find_fault (
          check,
          index,
          "value",
          _ ("The forms of a workspace can have %d own items together, and it can have %d "
             "own forms. With this form there would be more."),
          TD_N_OWN_ITEMS,
          TD_FORMS_OWN_MAX);
      return;
    }
  for (guint i = TD_N_CORE_ITEMS; i < td_forms_get_n_items (before); i++)
    {
      const char *name = td_forms_get_item_name (before, (TdItem)i);
      TdSubject subject;
      TdItem item;
      TdDay as_of;

      if (td_forms_find_item (forms, name, &item)
          || !find_figure (check, (TdItem)i, &as_of, &subject))
        continue;
      g_autofree char *day = td_day_format (as_of);
      _td_changes_find_fault (
          check,
          index,
          "value",
          _ ("The item “%s” would have no form any more, but %s has a figure in it in the "
             "figures of %s. Clear such figures first."),
          name,
          td_book_get_name (check->book, subject),
          day);
    }
}
