/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-directive-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/td-field-picker.h"
#include "app/td-source-view.h"
#include "documents/td-document.h"
#include "model/td-day.h"
#include "model/td-text.h"
#include "wording/td-field-list.h"
#include "wording/td-template.h"

/* An instruction is read when nothing was typed for so long. */
#define CHECK_AFTER_MS 250

/* What an instruction may be wrong in, for the jump. */
typedef enum
{
  PLACE_TITLE,
  PLACE_WHEN,
  PLACE_TEXT,
} Place;

struct _TdDirectiveForm
{
  GtkWidget parent_instance;

  /* owned */
  GPtrArray *units;  /* the paths of the lists, as in the drop-down */
  GPtrArray *checks; /* GtkCheckButton, as the kinds */
  GtkTextBuffer *buffer;
  char *error;
  guint check_source;

  /* borrowed */
  TdDirective *directive;
  const TdFields *fields;

  Place wrong;
  bool loading;

  /* template children */
  GtkWidget *scrolled;
  GtkEditable *title;
  GtkFlowBox *kinds;
  GtkDropDown *units_drop_down;
  GtkEditable *when;
  TdSourceView *source;
  GtkMenuButton *field_button;
  GtkLabel *preview_title;
  GtkLabel *preview;
};

static guint changed_signal;
static guint checked_signal;

G_DEFINE_FINAL_TYPE (TdDirectiveForm, td_directive_form, GTK_TYPE_WIDGET)

static void
replace (char **text, char *other)
{
  g_free (*text);
  *text = other;
}

/* Which field a mistake is in: the condition is read alone, the text without it. */
static Place
find_wrong (const TdDirective *directive)
{
  TdDirective part = *directive;
  g_autofree char *filled = NULL;

  if (*directive->title == '\0')
    return PLACE_TITLE;
  part.when = (char *)"";
  filled = td_directive_fill (&part, NULL, NULL);
  return filled != NULL ? PLACE_WHEN : PLACE_TEXT;
}

static void
mark_wrong (TdDirectiveForm *form, const GError *error)
{
  g_autofree char *word = NULL;
  guint line = error != NULL ? td_template_find_place (error, &word) : 0;
  bool is_when = error != NULL && form->wrong == PLACE_WHEN;

  td_source_view_mark (form->source, form->wrong == PLACE_TEXT ? line : 0, word);
  if (is_when)
    gtk_widget_add_css_class (GTK_WIDGET (form->when), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (form->when), "error");
  if (error != NULL && form->wrong == PLACE_TITLE)
    gtk_widget_add_css_class (GTK_WIDGET (form->title), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (form->title), "error");
}

static void
show_preview (TdDirectiveForm *form, const char *filled)
{
  const char *text = filled;

  if (form->error != NULL)
    text = form->error;
  else if (form->fields == NULL)
    text = _ ("There are no figures to write about yet.");
  else if (*form->directive->text == '\0')
    text = _ ("It has no text yet.");
  else if (form->directive->kinds[0] == NULL)
    text = _ ("No paper has it: choose in which papers it is to stand.");
  else if (*filled == '\0')
    text = _ ("Left out: its condition does not hold, or no unit is in its list.");
  gtk_label_set_label (form->preview, text);
  if (form->error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (form->preview), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (form->preview), "error");
}

bool
td_directive_form_check (TdDirectiveForm *form)
{
  g_autofree char *filled = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&form->check_source, g_source_remove);
  if (form->directive == NULL)
    return true;
  if (*form->directive->title == '\0')
    g_set_error_literal (
        &error, TD_ERROR, TD_ERROR_VALUE, _ ("The instruction needs a title to be known by."));
  else
    filled = td_directive_fill (form->directive, form->fields, &error);
  form->wrong = error != NULL ? find_wrong (form->directive) : PLACE_TEXT;
  mark_wrong (form, error);
  replace (&form->error, error != NULL ? g_strdup (error->message) : NULL);
  show_preview (form, filled);
  g_signal_emit (form, checked_signal, 0);
  return error == NULL;
}

static gboolean
check_cb (gpointer data)
{
  TdDirectiveForm *form = data;

  form->check_source = 0;
  td_directive_form_check (form);
  return G_SOURCE_REMOVE;
}

static void
read_kinds (TdDirectiveForm *form)
{
  const char *const *kinds = td_document_get_kinds ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; kinds[i] != NULL; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (form->checks, i)))
      g_strv_builder_add (builder, kinds[i]);
  g_strfreev (form->directive->kinds);
  form->directive->kinds = g_strv_builder_end (builder);
}

/* What stands in the fields goes into the instruction; it is read when the typing rests. */
static void
changed_cb (TdDirectiveForm *form)
{
  TdDirective *directive = form->directive;
  guint selected;
  char *title;

  if (form->loading || directive == NULL)
    return;
  selected = gtk_drop_down_get_selected (form->units_drop_down);
  title = td_text_normalise (gtk_editable_get_text (form->title));
  replace (&directive->title, title != NULL ? title : g_strdup (""));
  replace (&directive->when, g_strstrip (g_strdup (gtk_editable_get_text (form->when))));
  replace (&directive->text, td_source_buffer_dup_text (form->buffer));
  if (selected < form->units->len)
    replace (&directive->units, g_strdup (g_ptr_array_index (form->units, selected)));
  read_kinds (form);
  g_signal_emit (form, changed_signal, 0);
  g_clear_handle_id (&form->check_source, g_source_remove);
  form->check_source = g_timeout_add (CHECK_AFTER_MS, check_cb, form);
}

/* The row of a list; one that is not known gets a row of its own. */
static guint
find_units (TdDirectiveForm *form, const char *path)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (form->units_drop_down));

  for (guint i = 0; i < form->units->len; i++)
    if (g_str_equal (g_ptr_array_index (form->units, i), path))
      return i;
  g_ptr_array_add (form->units, g_strdup (path));
  gtk_string_list_append (list, path);
  return form->units->len - 1;
}

void
td_directive_form_set_directive (TdDirectiveForm *form, TdDirective *directive)
{
  const char *const *kinds = td_document_get_kinds ();

  g_clear_handle_id (&form->check_source, g_source_remove);
  form->directive = directive;
  gtk_widget_set_visible (form->scrolled, directive != NULL);
  if (directive == NULL)
    return;
  form->loading = true;
  gtk_editable_set_text (form->title, directive->title);
  gtk_editable_set_text (form->when, directive->when);
  td_source_buffer_load (form->buffer, directive->text);
  gtk_drop_down_set_selected (form->units_drop_down, find_units (form, directive->units));
  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_check_button_set_active (g_ptr_array_index (form->checks, i),
                                 g_strv_contains ((const char *const *)directive->kinds, kinds[i]));
  form->loading = false;
  td_directive_form_check (form);
}

void
td_directive_form_set_fields (TdDirectiveForm *form, const TdFields *fields, TdDay as_of)
{
  g_autofree char *day = as_of != TD_DAY_NONE ? td_day_format (as_of) : NULL;
  /* Translators: %s is the day of the figures. */
  g_autofree char *title = day != NULL ? g_strdup_printf (_ ("With the figures of %s"), day)
                                       : g_strdup (_ ("Preview"));

  form->fields = fields;
  gtk_label_set_label (form->preview_title, title);
  if (form->directive != NULL)
    td_directive_form_check (form);
}

const char *
td_directive_form_get_error (TdDirectiveForm *form)
{
  return form->error;
}

const char *
td_directive_form_get_preview (TdDirectiveForm *form)
{
  return gtk_label_get_label (form->preview);
}

void
td_directive_form_jump (TdDirectiveForm *form)
{
  if (form->wrong == PLACE_TITLE)
    gtk_widget_grab_focus (GTK_WIDGET (form->title));
  else if (form->wrong == PLACE_WHEN)
    gtk_widget_grab_focus (GTK_WIDGET (form->when));
  else if (!td_source_view_jump (form->source))
    gtk_widget_grab_focus (GTK_WIDGET (form->source));
}

void
td_directive_form_focus_title (TdDirectiveForm *form)
{
  gtk_widget_grab_focus (GTK_WIDGET (form->title));
}

static void
insert_cb (TdDirectiveForm *form, const char *text, guint cursor, gboolean on_lines)
{
  gtk_menu_button_popdown (form->field_button);
  td_source_view_insert (form->source, text, cursor, on_lines);
}

static void
fill_kinds (TdDirectiveForm *form)
{
  const char *const *kinds = td_document_get_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (td_document_get_kind_label (kinds[i]));

      g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), form, G_CONNECT_SWAPPED);
      g_ptr_array_add (form->checks, check);
      gtk_flow_box_append (form->kinds, check);
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
    }
}

/* The lists that an instruction can be about, with what they mean. */
static void
fill_units (TdDirectiveForm *form)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) fields = td_field_list_new ();

  gtk_string_list_append (list, _ ("no list: it is for all"));
  g_ptr_array_add (form->units, g_strdup (""));
  for (guint i = 0; i < fields->len; i++)
    {
      const TdFieldEntry *entry = g_ptr_array_index (fields, i);
      if (entry->type != TD_FIELD_LIST || entry->is_row)
        continue;
      gtk_string_list_append (list, entry->meaning);
      g_ptr_array_add (form->units, g_strdup (entry->path));
    }
  gtk_drop_down_set_model (form->units_drop_down, G_LIST_MODEL (list));
}

static void
td_directive_form_dispose (GObject *object)
{
  TdDirectiveForm *form = TD_DIRECTIVE_FORM (object);

  g_clear_handle_id (&form->check_source, g_source_remove);
  form->directive = NULL;
  g_clear_pointer (&form->scrolled, gtk_widget_unparent);
  g_clear_object (&form->buffer);
  g_clear_pointer (&form->units, g_ptr_array_unref);
  g_clear_pointer (&form->checks, g_ptr_array_unref);
  g_clear_pointer (&form->error, g_free);
  G_OBJECT_CLASS (td_directive_form_parent_class)->dispose (object);
}

static guint
add_signal (TdDirectiveFormClass *klass, const char *name)
{
  return g_signal_new (
      name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_directive_form_class_init (TdDirectiveFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_directive_form_dispose;
  changed_signal = add_signal (klass, "changed");
  checked_signal = add_signal (klass, "checked");

  g_type_ensure (TD_TYPE_SOURCE_VIEW);
  g_type_ensure (TD_TYPE_FIELD_PICKER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-directive-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, title);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, kinds);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, units_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, when);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, source);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, field_button);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, preview_title);
  gtk_widget_class_bind_template_child (widget_class, TdDirectiveForm, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_cb);
}

static void
td_directive_form_init (TdDirectiveForm *form)
{
  form->units = g_ptr_array_new_with_free_func (g_free);
  form->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (form));
  form->buffer = td_source_view_create_buffer (form->source);
  td_source_view_set_buffer (form->source, form->buffer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (td_source_view_get_text_view (form->source)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the instruction"),
                                  -1);
  g_signal_connect_object (
      form->buffer, "changed", G_CALLBACK (changed_cb), form, G_CONNECT_SWAPPED);
  form->loading = true;
  fill_kinds (form);
  fill_units (form);
  form->loading = false;
  gtk_widget_set_visible (form->scrolled, FALSE);
}
