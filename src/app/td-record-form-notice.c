/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-record-form-private.h"

#include <glib/gi18n.h>

#include "model/td-day.h"
#include "wording/td-wording.h"

static bool
children_are_officers (TdRecordForm *form)
{
  return form->state->children->len > 0
         && td_book_is_officer (form->book, g_array_index (form->state->children, TdSubject, 0));
}

static char *
word_sum (TdRecordForm *form, TdMeasure measure)
{
  g_autoptr (GPtrArray) missing = td_record_list_missing (form->book, form->state, measure);
  int expected = (int)form->state->children->len;
  int reported = expected - (int)missing->len;
  g_autofree char *names = td_wording_names (missing);

  if (children_are_officers (form))
    return missing->len == 0
               /* Translators: how many officers of a unit have figures. */
               ? g_strdup_printf (_ ("sum of %d of %d officers"), reported, expected)
               : g_strdup_printf (
                   /* Translators: how many officers of a unit have figures, and who has none. */
                   _ ("sum of %d of %d officers; missing: %s"),
                   reported,
                   expected,
                   names);
  return missing->len == 0
             /* Translators: how many units below have figures. */
             ? g_strdup_printf (_ ("sum of %d of %d units that have reported"), reported, expected)
             : g_strdup_printf (
                 /* Translators: how many units below have figures, and which have none. */
                 _ ("sum of %d of %d units that have reported; missing: %s"),
                 reported,
                 expected,
                 names);
}

static char *
word_sums (TdRecordForm *form)
{
  g_autofree char *cases = word_sum (form, TD_MEASURE_CASES);
  g_autofree char *money = word_sum (form, TD_MEASURE_MONEY);

  if (g_str_equal (cases, money))
    /* Translators: what the figures of a group are: "sum of 8 of 8 units that have reported". */
    return g_strdup_printf (_ ("Locked: %s."), cases);
  /* Translators: what the figures of a group are, by cases and by money. */
  return g_strdup_printf (_ ("Locked. By cases: %s. By money: %s."), cases, money);
}

/* The newest cut in which the subject was valid, -1 for none. */
static int
find_valid_cut (TdRecordForm *form)
{
  for (int cut = td_book_get_n_cuts (form->book) - 1; cut >= 0; cut--)
    {
      if (td_book_is_valid (
              form->book, form->state->subject, td_book_get_cut (form->book, cut)->as_of))
        return cut;
    }
  return -1;
}

static void
set_notice (TdRecordForm *form, const char *icon_name, const char *text, const char *button)
{
  gtk_image_set_from_icon_name (form->notice_icon, icon_name);
  gtk_label_set_label (form->notice_label, text);
  gtk_widget_set_visible (GTK_WIDGET (form->notice_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (form->notice_button, button);
  gtk_widget_set_visible (form->notice, *text != '\0');
}

static void
fill_not_valid_notice (TdRecordForm *form)
{
  g_autofree char *day = td_day_format (td_book_get_cut (form->book, form->state->cut)->as_of);
  const char *name = td_book_get_name (form->book, form->state->subject);
  g_autofree char *text = NULL;
  g_autofree char *button = NULL;
  int cut = find_valid_cut (form);

  /* Translators: a unit and the day of the figures. */
  text = g_strdup_printf (_ ("%s is not valid on %s and has no figures of that day."), name, day);
  if (cut >= 0)
    {
      g_autofree char *other = td_day_format (td_book_get_cut (form->book, cut)->as_of);

      /* Translators: a button; %s is the day of a cut. */
      button = g_strdup_printf (_ ("Go to %s"), other);
    }
  set_notice (form, "changes-prevent-symbolic", text, button);
}

void
_td_record_form_fill_notice (TdRecordForm *form)
{
  g_autofree char *day = td_day_format (td_book_get_cut (form->book, form->state->cut)->as_of);
  g_autofree char *text = NULL;

  switch (form->state->lock)
    {
    case TD_RECORD_LOCK_NOT_VALID:
      fill_not_valid_notice (form);
      break;
    case TD_RECORD_LOCK_READ_ONLY:
      (void)td_session_can_edit (form->session, &text);
      set_notice (form, "changes-prevent-symbolic", text != NULL ? text : "", NULL);
      break;
    case TD_RECORD_LOCK_CLOSED:
      /* Translators: %s is the day of a cut. */
      text = g_strdup_printf (_ ("The figures of %s are closed. Reopen them to edit."), day);
      set_notice (form, "changes-prevent-symbolic", text, _ ("Reopen…"));
      break;
    case TD_RECORD_LOCK_SUM:
      text = word_sums (form);
      set_notice (form, "changes-prevent-symbolic", text, _ ("Enter Own Figures"));
      break;
    case TD_RECORD_LOCK_NONE:
    default:
      if (form->state->children->len > 0)
        set_notice (form,
                    "document-edit-symbolic",
                    children_are_officers (form)
                        ? _ ("The unit's own figures. They count where an officer has none.")
                        : _ ("The unit's own figures. They count where a unit below has none."),
                    _ ("Show the Sum"));
      else
        set_notice (form, NULL, "", NULL);
      break;
    }
}

void
_td_record_form_notice_clicked_cb (TdRecordForm *form)
{
  int cut;

  switch (form->state->lock)
    {
    case TD_RECORD_LOCK_NOT_VALID:
      cut = find_valid_cut (form);
      if (cut >= 0)
        td_session_set_as_of (form->session, td_book_get_cut (form->book, cut)->as_of);
      break;
    case TD_RECORD_LOCK_CLOSED:
      (void)gtk_widget_activate_action (GTK_WIDGET (form), "win.reopen-cut", NULL);
      break;
    case TD_RECORD_LOCK_SUM:
      td_record_form_set_view (form, TD_RECORD_VIEW_OWN);
      (void)td_record_form_focus_first (form);
      break;
    case TD_RECORD_LOCK_NONE:
      if (td_record_form_finish (form))
        td_record_form_set_view (form, TD_RECORD_VIEW_SUM);
      break;
    case TD_RECORD_LOCK_READ_ONLY:
    default:
      break;
    }
}
