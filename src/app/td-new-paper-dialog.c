/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-new-paper-dialog.h"

#include <glib/gi18n.h>

#include "app/td-dialog-fields.h"
#include "model/td-day.h"

struct _TdNewPaperDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdPaperDesk *desk;
  GArray *days;     /* TdDay: of the cuts, newest first */
  GPtrArray *units; /* char *: codes; the first one NULL: the whole */

  /* template children */
  AdwComboRow *kind_row;
  AdwComboRow *cut_row;
  AdwComboRow *unit_row;
  TdFieldRow *issued_row;
  GtkLabel *failure;
};

G_DEFINE_FINAL_TYPE (TdNewPaperDialog, td_new_paper_dialog, ADW_TYPE_WINDOW)

static TdSession *
get_session (TdNewPaperDialog *dialog)
{
  return td_paper_desk_get_session (dialog->desk);
}

static TdDay
get_day (TdNewPaperDialog *dialog)
{
  guint index = adw_combo_row_get_selected (dialog->cut_row);

  return index < dialog->days->len ? g_array_index (dialog->days, TdDay, index) : TD_DAY_NONE;
}

static void
offer_kinds (TdNewPaperDialog *dialog, guint chosen)
{
  const char *const *kinds = td_document_get_kinds ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (names, td_document_get_kind_label (kinds[i]));
  adw_combo_row_set_model (dialog->kind_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (dialog->kind_row, chosen);
}

static void
offer_cuts (TdNewPaperDialog *dialog)
{
  TdBook *book = td_session_get_book (get_session (dialog));
  TdDay chosen = td_session_get_as_of (get_session (dialog));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (int i = td_book_get_n_cuts (book) - 1; i >= 0; i--)
    {
      TdDay day = td_book_get_cut (book, i)->as_of;
      g_autofree char *name = td_day_format (day);

      if (day == chosen)
        selected = dialog->days->len;
      g_array_append_val (dialog->days, day);
      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (dialog->cut_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (dialog->cut_row, selected);
}

static void
offer_below (TdNewPaperDialog *dialog, GtkStringList *names, TdSubject above, TdDay day)
{
  TdBook *book = td_session_get_book (get_session (dialog));
  guint n;
  const TdSubject *children = td_book_get_children (book, above, &n);

  for (guint i = 0; i < n; i++)
    {
      if (!td_book_is_valid (book, children[i], day))
        continue;
      g_ptr_array_add (dialog->units, g_strdup (td_book_get_unit (book, children[i])->code));
      gtk_string_list_append (names, td_book_get_short_name (book, children[i]));
      offer_below (dialog, names, children[i], day);
    }
}

/* The units that are valid on the day of the cut; the one that was chosen stays. */
static void
offer_units (TdNewPaperDialog *dialog)
{
  TdBook *book = td_session_get_book (get_session (dialog));
  TdDay day = get_day (dialog);
  TdSubject root = day != TD_DAY_NONE ? td_book_get_root (book, day) : TD_SUBJECT_NONE;
  guint selected = adw_combo_row_get_selected (dialog->unit_row);
  g_autofree char *before = selected < dialog->units->len
                                ? g_strdup (g_ptr_array_index (dialog->units, selected))
                                : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (dialog->units, 0);
  g_ptr_array_add (dialog->units, NULL);
  gtk_string_list_append (
      names, root != TD_SUBJECT_NONE ? td_book_get_short_name (book, root) : _ ("The whole"));
  if (root != TD_SUBJECT_NONE)
    offer_below (dialog, names, root, day);
  adw_combo_row_set_model (dialog->unit_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (dialog->unit_row, 0);
  if (before != NULL)
    (void)td_new_paper_dialog_set_unit (dialog, before);
}

static void
cut_chosen_cb (TdNewPaperDialog *dialog)
{
  if (dialog->desk != NULL)
    offer_units (dialog);
}

static void
issued_commit_cb (TdNewPaperDialog *dialog)
{
  td_dialog_tidy_day (dialog->issued_row, td_dialog_get_work_year (get_session (dialog)));
}

static void
create_clicked_cb (TdNewPaperDialog *dialog)
{
  if (td_new_paper_dialog_create (dialog))
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_new_paper_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_NEW_PAPER_DIALOG (object)->desk);
  G_OBJECT_CLASS (td_new_paper_dialog_parent_class)->dispose (object);
}

static void
td_new_paper_dialog_finalize (GObject *object)
{
  TdNewPaperDialog *dialog = TD_NEW_PAPER_DIALOG (object);

  g_array_unref (dialog->days);
  g_ptr_array_unref (dialog->units);
  G_OBJECT_CLASS (td_new_paper_dialog_parent_class)->finalize (object);
}

static void
td_new_paper_dialog_class_init (TdNewPaperDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_new_paper_dialog_dispose;
  object_class->finalize = td_new_paper_dialog_finalize;

  g_type_ensure (TD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-new-paper-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdNewPaperDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TdNewPaperDialog, cut_row);
  gtk_widget_class_bind_template_child (widget_class, TdNewPaperDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, TdNewPaperDialog, issued_row);
  gtk_widget_class_bind_template_child (widget_class, TdNewPaperDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, cut_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, issued_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_new_paper_dialog_init (TdNewPaperDialog *dialog)
{
  dialog->days = g_array_new (FALSE, FALSE, sizeof (TdDay));
  dialog->units = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_window_set_focus (GTK_WINDOW (dialog), GTK_WIDGET (dialog->kind_row));
}

TdNewPaperDialog *
td_new_paper_dialog_new (GtkWindow *parent, TdPaperDesk *desk, guint kind)
{
  TdNewPaperDialog *dialog = g_object_new (TD_TYPE_NEW_PAPER_DIALOG, "transient-for", parent, NULL);

  offer_kinds (dialog, kind);
  dialog->desk = g_object_ref (desk);
  offer_cuts (dialog);
  offer_units (dialog);
  td_dialog_set_day (dialog->issued_row, td_session_get_issued (get_session (dialog)));
  return dialog;
}

bool
td_new_paper_dialog_set_unit (TdNewPaperDialog *dialog, const char *code)
{
  for (guint i = 0; i < dialog->units->len; i++)
    if (g_strcmp0 (g_ptr_array_index (dialog->units, i), code) == 0)
      {
        adw_combo_row_set_selected (dialog->unit_row, i);
        return true;
      }
  return false;
}

bool
td_new_paper_dialog_create (TdNewPaperDialog *dialog)
{
  const char *const *kinds = td_document_get_kinds ();
  guint kind = adw_combo_row_get_selected (dialog->kind_row);
  guint unit = adw_combo_row_get_selected (dialog->unit_row);
  TdDay as_of = get_day (dialog);
  TdDay issued;
  g_autoptr (GError) error = NULL;

  if (!td_dialog_read_needed_day (
          dialog->issued_row, td_dialog_get_work_year (get_session (dialog)), &issued))
    return false;
  if (issued < as_of)
    {
      g_autofree char *day = td_day_format (as_of);
      /* Translators: %s is the as-of date of the figures. */
      g_autofree char *text = g_strdup_printf (
          _ ("The day of issue cannot be before %s, the day of the figures."), day);

      td_field_row_set_error (dialog->issued_row, text);
      return false;
    }
  if (td_paper_desk_create (dialog->desk,
                            kinds[kind],
                            as_of,
                            unit < dialog->units->len ? g_ptr_array_index (dialog->units, unit)
                                                      : NULL,
                            issued,
                            &error))
    return true;
  gtk_label_set_label (dialog->failure, error->message);
  gtk_widget_set_visible (GTK_WIDGET (dialog->failure), TRUE);
  return false;
}
