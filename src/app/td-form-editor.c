/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-form-editor.h"

#include <glib/gi18n.h>

#include "model/td-day.h"
#include "model/td-form-draft.h"
#include "model/td-own.h"
#include "model/td-settings.h"

enum
{
  COLUMN_USED,
  COLUMN_NUMBER,
  COLUMN_HEADING,
  COLUMN_GROUP,
  COLUMN_ITEM,
  N_COLUMNS,
};

/* The widgets of one row of the draft. */
typedef struct
{
  TdFormDraftRow *row; /* borrowed of the draft */
  GtkCheckButton *used;
  GtkEditable *number;
  GtkEditable *heading;
  GtkEditable *group;
} Line;

struct _TdFormEditor
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  char *id;
  TdFormDraft *draft;
  GArray *lines; /* Line */

  /* template children */
  AdwWindowTitle *title;
  GtkLabel *days_label;
  GtkGrid *grid;
  GtkLabel *error_label;
  GtkButton *reset_button;
  GtkEntry *name_entry;
  GtkEntry *heading_entry;
  GtkDropDown *measures_drop_down;
  GtkDropDown *part_drop_down;
};

G_DEFINE_FINAL_TYPE (TdFormEditor, td_form_editor, ADW_TYPE_WINDOW)

/* What an item can be part of, in the order of the drop-down. */
static const char *const wholes[]
    = { NULL, "total", "to_enforce", "eligible", "completed", "classes" };

static void
set_error (TdFormEditor *editor, const char *sentence)
{
  gtk_label_set_label (editor->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (editor->error_label), sentence != NULL);
}

/* Building the rows */

static void
attach_heading (TdFormEditor *editor, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_grid_attach (editor->grid, label, column, 0, 1, 1);
}

static GtkEditable *
attach_entry (TdFormEditor *editor, int column, int line, const char *text, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_widget_set_hexpand (entry, column != COLUMN_NUMBER);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), column == COLUMN_NUMBER ? 5 : 16);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), column == COLUMN_NUMBER ? 5 : -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (editor->grid, entry, column, line, 1, 1);
  return GTK_EDITABLE (entry);
}

/* "completed, by cases": the item, for people; an own one is known by its name. */
static char *
describe_item (const TdFormDraftRow *row)
{
  TdItem item;
  const char *name = row->item;

  if (td_item_from_name (row->item, &item))
    name = td_item_label (item);
  else if (g_str_equal (row->item, "rate"))
    name = _ ("Completion rate");
  if (row->in_measure[TD_MEASURE_CASES] && row->in_measure[TD_MEASURE_MONEY])
    return g_strdup (name);
  return row->in_measure[TD_MEASURE_CASES]
             /* Translators: %s is an item that is counted by cases alone. */
             ? g_strdup_printf (_ ("%s (by cases)"), name)
             /* Translators: %s is an item that is counted by money alone. */
             : g_strdup_printf (_ ("%s (by money)"), name);
}

static void
attach_line (TdFormEditor *editor, TdFormDraftRow *row, int place)
{
  g_autofree char *item = describe_item (row);
  GtkWidget *used = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (item);
  Line line = { .row = row, .used = GTK_CHECK_BUTTON (used) };

  gtk_check_button_set_active (line.used, row->used);
  gtk_widget_set_halign (used, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (used), GTK_ACCESSIBLE_PROPERTY_LABEL, item, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_tooltip_text (label, item);
  gtk_widget_add_css_class (label, row->is_own ? "accent" : "dim-label");
  gtk_grid_attach (editor->grid, used, COLUMN_USED, place, 1, 1);
  line.number = attach_entry (editor, COLUMN_NUMBER, place, row->number, _ ("Number"));
  line.heading = attach_entry (editor, COLUMN_HEADING, place, row->heading, _ ("Heading"));
  line.group = attach_entry (editor, COLUMN_GROUP, place, row->group, _ ("Section"));
  gtk_grid_attach (editor->grid, label, COLUMN_ITEM, place, 1, 1);
  g_array_append_val (editor->lines, line);
}

static void
fill_grid (TdFormEditor *editor)
{
  GtkWidget *child;

  g_array_set_size (editor->lines, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (editor->grid))) != NULL)
    gtk_grid_remove (editor->grid, child);
  /* Translators: the heading of a column of check marks: whether the form has a column. */
  attach_heading (editor, COLUMN_USED, C_ ("form editor", "Used"));
  attach_heading (editor, COLUMN_NUMBER, _ ("Number"));
  attach_heading (editor, COLUMN_HEADING, _ ("Heading"));
  attach_heading (editor, COLUMN_GROUP, _ ("Section"));
  attach_heading (editor, COLUMN_ITEM, _ ("Item"));
  for (guint i = 0; i < editor->draft->rows->len; i++)
    attach_line (editor, g_ptr_array_index (editor->draft->rows, i), (int)i + 1);
}

static void
take_text (char **text, GtkEditable *editable)
{
  g_free (*text);
  *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* What stands in the fields goes into the draft. */
static void
read_fields (TdFormEditor *editor)
{
  for (guint i = 0; i < editor->lines->len; i++)
    {
      Line *line = &g_array_index (editor->lines, Line, i);

      line->row->used = gtk_check_button_get_active (line->used);
      take_text (&line->row->number, line->number);
      take_text (&line->row->heading, line->heading);
      take_text (&line->row->group, line->group);
    }
}

/* Saving */

static bool
apply (TdFormEditor *editor, const char *text)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strconcat (TD_SETTING_FORM_PREFIX, editor->id, NULL);
  TdAction action = { .kind = "form", .as_of = TD_DAY_NONE, .detail = editor->id };

  if (text != NULL)
    td_changes_put_setting (changes, key, text);
  else
    td_changes_remove_setting (changes, key);
  if (td_session_apply (editor->session, changes, &action, NULL, &error))
    {
      set_error (editor, NULL);
      return true;
    }
  set_error (editor, error->message);
  return false;
}

bool
td_form_editor_save (TdFormEditor *editor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  read_fields (editor);
  text = td_form_draft_format (editor->draft, &error);
  if (text == NULL)
    {
      set_error (editor, error->message);
      return false;
    }
  return apply (editor, text);
}

bool
td_form_editor_reset (TdFormEditor *editor)
{
  return apply (editor, NULL);
}

const char *
td_form_editor_get_error (TdFormEditor *editor)
{
  return gtk_widget_get_visible (GTK_WIDGET (editor->error_label))
             ? gtk_label_get_label (editor->error_label)
             : NULL;
}

static void
save_clicked_cb (TdFormEditor *editor)
{
  if (td_form_editor_save (editor))
    gtk_window_close (GTK_WINDOW (editor));
}

static void
reset_clicked_cb (TdFormEditor *editor)
{
  if (td_form_editor_reset (editor))
    gtk_window_close (GTK_WINDOW (editor));
}

static bool
has_item (const TdFormDraft *draft, const char *name)
{
  for (guint i = 0; i < draft->rows->len; i++)
    if (g_str_equal (((const TdFormDraftRow *)g_ptr_array_index (draft->rows, i))->item, name))
      return true;
  return false;
}

static void
add_clicked_cb (TdFormEditor *editor)
{
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor->name_entry))));
  g_autofree char *heading
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor->heading_entry))));
  guint measures = gtk_drop_down_get_selected (editor->measures_drop_down);
  guint part = gtk_drop_down_get_selected (editor->part_drop_down);
  g_autoptr (GError) error = NULL;
  TdFormDraftRow *row;

  if (!td_own_name_check (name, &error))
    {
      set_error (editor, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (editor->name_entry));
      return;
    }
  if (*heading == '\0' || has_item (editor->draft, name))
    {
      set_error (editor,
                 *heading == '\0' ? _ ("The new item needs a heading.")
                                  : _ ("The form has an item of this name already."));
      gtk_widget_grab_focus (
          GTK_WIDGET (*heading == '\0' ? editor->heading_entry : editor->name_entry));
      return;
    }
  read_fields (editor);
  row = td_form_draft_add (
      editor->draft, name, heading, part < G_N_ELEMENTS (wholes) ? wholes[part] : NULL);
  row->in_measure[TD_MEASURE_CASES] = measures != 2;
  row->in_measure[TD_MEASURE_MONEY] = measures != 1;
  fill_grid (editor);
  gtk_editable_set_text (GTK_EDITABLE (editor->name_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (editor->heading_entry), "");
  set_error (editor, NULL);
}

static void
fill_drop_downs (TdFormEditor *editor)
{
  const char *const measures[] = { _ ("cases and money"), _ ("cases"), _ ("money"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (measures);
  g_autoptr (GtkStringList) parts = gtk_string_list_new (NULL);

  gtk_drop_down_set_model (editor->measures_drop_down, G_LIST_MODEL (list));
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      TdItem item;
      g_autofree char *text = NULL;

      if (wholes[i] == NULL)
        text = g_strdup (_ ("in no sum"));
      else if (td_item_from_name (wholes[i], &item))
        /* Translators: %s is an item that is the sum of others, such as "Completed". */
        text = g_strdup_printf (_ ("part of: %s"), td_item_label (item));
      else
        text = g_strdup (_ ("a class of what is to be enforced"));
      gtk_string_list_append (parts, text);
    }
  gtk_drop_down_set_model (editor->part_drop_down, G_LIST_MODEL (parts));
}

static void
td_form_editor_dispose (GObject *object)
{
  TdFormEditor *editor = TD_FORM_EDITOR (object);

  g_clear_object (&editor->session);
  g_clear_pointer (&editor->draft, td_form_draft_free);
  g_clear_pointer (&editor->lines, g_array_unref);

  G_OBJECT_CLASS (td_form_editor_parent_class)->dispose (object);
}

static void
td_form_editor_finalize (GObject *object)
{
  g_free (TD_FORM_EDITOR (object)->id);

  G_OBJECT_CLASS (td_form_editor_parent_class)->finalize (object);
}

static void
td_form_editor_class_init (TdFormEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_form_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_form_editor_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-form-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, title);
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, days_label);
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, grid);
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, error_label);
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, reset_button);
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, name_entry);
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, heading_entry);
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, measures_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TdFormEditor, part_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_form_editor_init (TdFormEditor *editor)
{
  editor->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gtk_widget_init_template (GTK_WIDGET (editor));
  fill_drop_downs (editor);
}

static void
show_days (TdFormEditor *editor, const TdForm *form)
{
  g_autofree char *first = td_day_format (form->first);
  g_autofree char *last = form->last != TD_DAY_NONE ? td_day_format (form->last) : NULL;
  g_autofree char *days = last != NULL
                              /* Translators: %s are the first and last day of a form. */
                              ? g_strdup_printf (_ ("In force from %s to %s."), first, last)
                              /* Translators: %s is the first day of a form. */
                              : g_strdup_printf (_ ("In force from %s."), first);
  const char *gazette
      = form->confirmed ? "" : _ ("The headings were not compared with the gazette.");
  const char *own = form->is_own ? _ ("This is the office’s own copy.") : "";
  g_autofree char *text = g_strjoin (" ", days, gazette, own, NULL);

  gtk_label_set_label (editor->days_label, g_strstrip (text));
}

TdFormEditor *
td_form_editor_new (GtkWindow *parent, TdSession *session, const char *id)
{
  TdFormEditor *editor = g_object_new (TD_TYPE_FORM_EDITOR, "transient-for", parent, NULL);
  TdBook *book = td_session_get_book (session);
  const TdForm *form = td_book_find_form (book, id);

  g_return_val_if_fail (form != NULL, editor);
  editor->session = g_object_ref (session);
  editor->id = g_strdup (id);
  editor->draft = td_form_draft_new (td_book_get_forms (book), form);
  adw_window_title_set_subtitle (editor->title, form->circular);
  gtk_widget_set_visible (GTK_WIDGET (editor->reset_button), form->is_own);
  show_days (editor, form);
  fill_grid (editor);
  return editor;
}
