/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-field-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/td-search-entry.h"
#include "documents/td-compose.h"
#include "model/td-text.h"
#include "wording/td-field-list.h"

/* Which rows are shown: those of a place. */
typedef enum
{
  PLACE_ALL,
  PLACE_PAPER,
  PLACE_CASES,
  PLACE_MONEY,
  PLACE_ROW,
  PLACE_BLOCK,
} Place;

/* A row of the list. */
#define TD_TYPE_FIELD_ITEM (td_field_item_get_type ())
G_DECLARE_FINAL_TYPE (TdFieldItem, td_field_item, TD, FIELD_ITEM, GObject)

struct _TdFieldItem
{
  GObject parent_instance;

  /* owned */
  char *title;
  char *detail; /* type and formats */
  char *meaning;
  char *text;  /* what is put in */
  char *words; /* what is searched */

  guint cursor;
  Place place;
};

G_DEFINE_FINAL_TYPE (TdFieldItem, td_field_item, G_TYPE_OBJECT)

struct _TdFieldPicker
{
  GtkWidget parent_instance;

  GListStore *items;         /* owned */
  GtkCustomFilter *filter;   /* owned */
  GtkSingleSelection *found; /* owned */
  char *search;              /* owned (nullable) */
  bool has_blocks;

  /* template children */
  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkDropDown *places;
  GtkListView *list;
  GtkStack *stack;
};

enum
{
  PROP_0,
  PROP_BLOCKS,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

static guint insert_signal;

G_DEFINE_FINAL_TYPE (TdFieldPicker, td_field_picker, GTK_TYPE_WIDGET)

static void
td_field_item_finalize (GObject *object)
{
  TdFieldItem *item = TD_FIELD_ITEM (object);

  g_free (item->title);
  g_free (item->detail);
  g_free (item->meaning);
  g_free (item->text);
  g_free (item->words);
  G_OBJECT_CLASS (td_field_item_parent_class)->finalize (object);
}

static void
td_field_item_class_init (TdFieldItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_field_item_finalize;
}

static void
td_field_item_init (TdFieldItem *item)
{
}

static void
append (TdFieldPicker *picker, TdFieldItem *item)
{
  item->words = g_strjoin (" ", item->title, item->detail, item->meaning, NULL);
  g_list_store_append (picker->items, item);
  g_object_unref (item);
}

static Place
find_place (const TdFieldEntry *entry)
{
  if (entry->is_row)
    return PLACE_ROW;
  if (g_str_has_prefix (entry->path, "cases."))
    return PLACE_CASES;
  return g_str_has_prefix (entry->path, "money.") ? PLACE_MONEY : PLACE_PAPER;
}

static void
add_field (TdFieldPicker *picker, const TdFieldEntry *entry)
{
  TdFieldItem *item = g_object_new (TD_TYPE_FIELD_ITEM, NULL);
  const char *formats = td_field_type_get_formats (entry->type);

  item->title = g_strdup (entry->path);
  item->detail = *formats != '\0'
                     /* Translators: the type of a field, and the formats that it can have. */
                     ? g_strdup_printf (_ ("%s: %s"), td_field_type_label (entry->type), formats)
                     : g_strdup (td_field_type_label (entry->type));
  item->meaning = g_strdup (entry->meaning);
  item->text = td_field_entry_write (entry, &item->cursor);
  item->place = find_place (entry);
  append (picker, item);
}

/* "[title]" and its keys, the cursor where text begins. */
static void
add_block (TdFieldPicker *picker, const TdTemplateKind *kind)
{
  TdFieldItem *item = g_object_new (TD_TYPE_FIELD_ITEM, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *options
      = kind->options != NULL ? g_strjoinv (", ", (char **)kind->options) : NULL;

  g_string_append_printf (text, "[%s]\n", kind->name);
  for (guint i = 0; kind->keys != NULL && kind->keys[i].name != NULL; i++)
    {
      g_string_append_printf (text, "%s: ", kind->keys[i].name);
      if (i == 0)
        item->cursor = (guint)text->len;
      if (kind->keys[i].is_rows)
        g_string_append (text, TD_FIELD_ROW " in units");
      else if (kind->keys[i].n_cells == 3)
        g_string_append (text, " | left | ");
      else if (kind->keys[i].n_cells == 2)
        g_string_append (text, " | ");
      g_string_append_c (text, '\n');
    }
  if (kind->keys == NULL)
    item->cursor = (guint)text->len;
  item->title = g_strdup_printf ("[%s]", kind->name);
  item->detail = options != NULL ? g_strdup_printf (_ ("%s: %s"), C_ ("fields", "block"), options)
                                 : g_strdup (C_ ("fields", "block"));
  item->meaning = td_field_list_get_block (kind->name);
  item->text = g_string_free (g_steal_pointer (&text), FALSE);
  item->place = PLACE_BLOCK;
  append (picker, item);
}

static gboolean
match_cb (gpointer object, gpointer data)
{
  const TdFieldItem *item = object;
  const TdFieldPicker *picker = data;
  Place place = (Place)gtk_drop_down_get_selected (picker->places);

  return (place == PLACE_ALL || place == item->place)
         && (picker->search == NULL || td_text_matches (item->words, picker->search));
}

static void
changed_cb (TdFieldPicker *picker)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (picker->entry));

  g_free (picker->search);
  picker->search = td_text_normalise (text);
  gtk_filter_changed (GTK_FILTER (picker->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (
      picker->stack,
      g_list_model_get_n_items (G_LIST_MODEL (picker->found)) > 0 ? "list" : "nothing");
}

static void
activated_cb (TdFieldPicker *picker, guint position)
{
  td_field_picker_activate (picker, position);
}

/* Enter in the search takes the first that was found. */
static void
search_activated_cb (TdFieldPicker *picker)
{
  guint selected = gtk_single_selection_get_selected (picker->found);

  if (selected != GTK_INVALID_LIST_POSITION)
    td_field_picker_activate (picker, selected);
}

/* Down goes from the search into the list. */
static void
next_cb (TdFieldPicker *picker)
{
  gtk_widget_child_focus (GTK_WIDGET (picker->list), GTK_DIR_TAB_FORWARD);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  static const char *const classes[] = { "path", "meaning", "detail" };

  gtk_widget_add_css_class (box, "td-field-item");
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (row, box);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  const TdFieldItem *item = gtk_list_item_get_item (row);
  GtkWidget *box = gtk_list_item_get_child (row);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *meaning = gtk_widget_get_next_sibling (title);

  gtk_label_set_label (GTK_LABEL (title), item->title);
  gtk_label_set_label (GTK_LABEL (meaning), item->meaning);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (meaning)), item->detail);
}

static void
fill_places (TdFieldPicker *picker)
{
  const char *const places[] = { C_ ("fields", "All"),
                                 C_ ("fields", "Paper"),
                                 C_ ("fields", "By cases"),
                                 C_ ("fields", "By money"),
                                 picker->has_blocks ? _ ("Of a unit in a list") : NULL,
                                 C_ ("fields", "Blocks"),
                                 NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (places);

  gtk_drop_down_set_model (picker->places, G_LIST_MODEL (list));
}

static void
fill_items (TdFieldPicker *picker)
{
  g_autoptr (GPtrArray) fields = td_field_list_new ();
  const TdTemplateKind *kinds = td_compose_get_kinds ();

  for (guint i = 0; i < fields->len; i++)
    {
      const TdFieldEntry *entry = g_ptr_array_index (fields, i);
      if (picker->has_blocks || !entry->is_row)
        add_field (picker, entry);
    }
  for (guint i = 0; picker->has_blocks && kinds[i].name != NULL; i++)
    add_block (picker, &kinds[i]);
}

static void
td_field_picker_constructed (GObject *object)
{
  TdFieldPicker *picker = TD_FIELD_PICKER (object);

  G_OBJECT_CLASS (td_field_picker_parent_class)->constructed (object);
  fill_items (picker);
  fill_places (picker);
}

static void
td_field_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BLOCKS)
    TD_FIELD_PICKER (object)->has_blocks = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_field_picker_dispose (GObject *object)
{
  TdFieldPicker *picker = TD_FIELD_PICKER (object);

  /* The filter looks at the template children. */
  if (picker->filter != NULL)
    gtk_custom_filter_set_filter_func (picker->filter, NULL, NULL, NULL);
  g_clear_pointer (&picker->box, gtk_widget_unparent);
  g_clear_object (&picker->found);
  g_clear_object (&picker->filter);
  g_clear_object (&picker->items);
  g_clear_pointer (&picker->search, g_free);
  G_OBJECT_CLASS (td_field_picker_parent_class)->dispose (object);
}

static void
td_field_picker_class_init (TdFieldPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = td_field_picker_constructed;
  object_class->set_property = td_field_picker_set_property;
  object_class->dispose = td_field_picker_dispose;
  properties[PROP_BLOCKS]
      = g_param_spec_boolean ("blocks",
                              NULL,
                              NULL,
                              TRUE,
                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  insert_signal = g_signal_new ("insert",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                3,
                                G_TYPE_STRING,
                                G_TYPE_UINT,
                                G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-field-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFieldPicker, box);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPicker, places);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPicker, list);
  gtk_widget_class_bind_template_child (widget_class, TdFieldPicker, stack);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
td_field_picker_init (TdFieldPicker *picker)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (picker));
  td_search_entry_name_parts (picker->entry);
  picker->items = g_list_store_new (TD_TYPE_FIELD_ITEM);
  picker->filter = gtk_custom_filter_new (match_cb, picker, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (picker->items)),
                                        GTK_FILTER (g_object_ref (picker->filter)));
  picker->found = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (picker->list, factory);
  gtk_list_view_set_model (picker->list, GTK_SELECTION_MODEL (picker->found));
}

void
td_field_picker_search (TdFieldPicker *picker, const char *words)
{
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (picker->entry), words);
  gtk_widget_grab_focus (GTK_WIDGET (picker->entry));
}

GListModel *
td_field_picker_get_rows (TdFieldPicker *picker)
{
  return G_LIST_MODEL (picker->found);
}

void
td_field_picker_activate (TdFieldPicker *picker, guint position)
{
  g_autoptr (TdFieldItem) item = g_list_model_get_item (G_LIST_MODEL (picker->found), position);

  g_return_if_fail (item != NULL);
  g_signal_emit (picker, insert_signal, 0, item->text, item->cursor, item->place == PLACE_BLOCK);
}
