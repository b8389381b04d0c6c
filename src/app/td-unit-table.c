/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-unit-table.h"

#include <glib/gi18n.h>

#include "app/td-unit-row.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

#define HEADING_HEIGHT 24
#define ARROW_SIZE 10
#define ARROW_GAP 2
#define INDENT 15 /* of names, for the arrows of units that unfold */

struct _TdUnitTable
{
  GtkWidget parent_instance;

  /* owned */
  GListStore *entries;
  GHashTable *unfolded; /* codes of units that were left unfolded */
  TdUnitColumns columns;
  TdUnitColumn sorted_by;
  bool descending;

  /* children, owned by parentage */
  GtkWidget *groups[TD_N_MEASURES];
  GtkWidget *headings[TD_N_UNIT_COLUMNS]; /* NULL where a column has none */
  GtkWidget *arrows[TD_N_UNIT_COLUMNS];
  GtkWidget *list;
  GtkWidget *scroller;
  GtkWidget *total;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_UNFOLD,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdUnitTable, td_unit_table, GTK_TYPE_WIDGET)

static void
number_entries (TdUnitTable *table)
{
  GListModel *model = G_LIST_MODEL (table->entries);
  guint number = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TdUnitEntry) entry = g_list_model_get_item (model, i);
      entry->number = entry->is_officer ? 0 : ++number;
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const TdUnitTable *table = data;
  return td_unit_entry_compare (
      (TdUnitEntry *)a, (TdUnitEntry *)b, table->sorted_by, table->descending);
}

static int
compare_pointers (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_entries (*(gconstpointer const *)a, *(gconstpointer const *)b, data);
}

/* Officers of one unit among themselves, behind it; the units among one another. */
static void
sort_entries (TdUnitTable *table)
{
  GListModel *model = G_LIST_MODEL (table->entries);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) officers
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *below = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      TdUnitEntry *entry = g_list_model_get_item (model, i);

      if (!entry->is_officer)
        {
          below = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (officers, entry, below);
          g_ptr_array_add (units, entry);
        }
      else if (below != NULL)
        g_ptr_array_add (below, entry);
    }
  g_ptr_array_sort_with_data (units, compare_pointers, table);
  for (guint i = 0; i < units->len; i++)
    {
      below = g_hash_table_lookup (officers, g_ptr_array_index (units, i));
      g_ptr_array_sort_with_data (below, compare_pointers, table);
      g_ptr_array_add (sorted, g_ptr_array_index (units, i));
      for (guint n = 0; n < below->len; n++)
        g_ptr_array_add (sorted, g_ptr_array_index (below, n));
    }
  g_list_store_splice (
      table->entries, 0, g_list_model_get_n_items (model), sorted->pdata, sorted->len);
}

/* The arrow shows the order; the heading says it. */
static void
show_order (TdUnitTable *table)
{
  for (guint i = 0; i < TD_N_UNIT_COLUMNS; i++)
    {
      if (table->headings[i] == NULL)
        continue;
      bool sorted = i == table->sorted_by;
      gtk_widget_set_visible (table->arrows[i], sorted);
      gtk_image_set_from_icon_name (GTK_IMAGE (table->arrows[i]),
                                    table->descending ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (table->headings[i]),
          GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
          !sorted ? ""
                  : (table->descending ? _ ("sorted, highest first") : _ ("sorted, lowest first")),
          -1);
    }
}

static void
heading_clicked_cb (GtkButton *button, TdUnitTable *table)
{
  TdUnitColumn column
      = (TdUnitColumn)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));

  if (table->sorted_by == column)
    table->descending = !table->descending;
  else
    {
      table->sorted_by = column;
      /* The worst first: large where missing is counted, small elsewhere. */
      table->descending
          = column == TD_UNIT_COLUMN_CASES_MISSING || column == TD_UNIT_COLUMN_MONEY_MISSING;
    }
  sort_entries (table);
  number_entries (table);
  if (g_list_model_get_n_items (G_LIST_MODEL (table->entries)) > 0)
    gtk_widget_activate_action (table->list, "list.scroll-to-item", "u", 0);
  show_order (table);
}

/* Unfolding */

static bool
find_entry (TdUnitTable *table, TdSubject unit, guint *position)
{
  GListModel *model = G_LIST_MODEL (table->entries);

  for (*position = 0; *position < g_list_model_get_n_items (model); (*position)++)
    {
      g_autoptr (TdUnitEntry) entry = g_list_model_get_item (model, *position);

      if (entry->subject == unit)
        return true;
    }
  return false;
}

/* The row that shows an entry draws its arrow anew. */
static void
redraw (TdUnitTable *table, const TdUnitEntry *entry)
{
  for (GtkWidget *item = gtk_widget_get_first_child (table->list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (TD_IS_UNIT_ROW (row) && td_unit_row_get_entry (TD_UNIT_ROW (row)) == entry)
        gtk_widget_queue_draw (row);
    }
}

static void
fold (TdUnitTable *table, TdUnitEntry *entry, guint position)
{
  GListModel *model = G_LIST_MODEL (table->entries);
  guint n = 0;

  for (guint i = position + 1; i < g_list_model_get_n_items (model); i++, n++)
    {
      g_autoptr (TdUnitEntry) below = g_list_model_get_item (model, i);

      if (!below->is_officer)
        break;
    }
  entry->is_unfolded = false;
  g_hash_table_remove (table->unfolded, entry->code);
  g_list_store_splice (table->entries, position + 1, n, NULL, 0);
  redraw (table, entry);
  gtk_widget_queue_resize (GTK_WIDGET (table));
}

void
td_unit_table_toggle (TdUnitTable *table, TdSubject unit)
{
  guint position;

  if (!find_entry (table, unit, &position))
    return;
  g_autoptr (TdUnitEntry) entry = g_list_model_get_item (G_LIST_MODEL (table->entries), position);
  if (entry->is_unfolded)
    fold (table, entry, position);
  else if (entry->n_officers > 0)
    g_signal_emit (table, signals[SIGNAL_UNFOLD], 0, unit);
}

static void
row_toggled_cb (TdUnitTable *table, TdUnitRow *row)
{
  td_unit_table_toggle (table, td_unit_row_get_entry (row)->subject);
}

/* Right unfolds a unit, Left folds it, also from one of its officers. */
static gboolean
list_key_cb (TdUnitTable *table, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  bool unfolds = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  bool folds = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  guint position;

  if (!TD_IS_UNIT_ROW (row) || td_unit_row_get_entry (TD_UNIT_ROW (row)) == NULL
      || (!unfolds && !folds) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  g_autoptr (TdUnitEntry) entry = g_object_ref (td_unit_row_get_entry (TD_UNIT_ROW (row)));
  if (folds && entry->is_officer && find_entry (table, entry->subject, &position))
    {
      while (position > 0 && entry->is_officer)
        {
          g_object_unref (entry);
          entry = g_list_model_get_item (G_LIST_MODEL (table->entries), --position);
        }
      (void)gtk_widget_activate_action (table->list, "list.scroll-to-item", "u", position);
    }
  if (entry->is_unfolded != unfolds && (unfolds ? entry->n_officers > 0 : entry->is_unfolded))
    td_unit_table_toggle (table, entry->subject);
  return GDK_EVENT_STOP;
}

static void
setup_row_cb (TdUnitTable *table, GtkListItem *item)
{
  GtkWidget *row = td_unit_row_new (&table->columns);

  g_signal_connect_object (row, "toggled", G_CALLBACK (row_toggled_cb), table, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (TdUnitTable *table, GtkListItem *item)
{
  td_unit_row_set_entry (TD_UNIT_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static void
unbind_row_cb (TdUnitTable *table, GtkListItem *item)
{
  td_unit_row_set_entry (TD_UNIT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (TdUnitTable *table, guint position)
{
  g_autoptr (TdUnitEntry) entry = g_list_model_get_item (G_LIST_MODEL (table->entries), position);

  if (entry != NULL)
    g_signal_emit (table,
                   signals[SIGNAL_ACTIVATED],
                   0,
                   entry->subject,
                   table->sorted_by >= TD_UNIT_COLUMN_MONEY_RATE ? TD_MEASURE_MONEY
                                                                 : TD_MEASURE_CASES);
}

/* The heading of a gap may reach over the bars beside it; the others stand close together, and each
 * has room for the arrow. */
static void
measure_headings (TdUnitTable *table)
{
  for (guint i = 0; i < TD_N_UNIT_COLUMNS; i++)
    {
      GtkWidget *box;
      int width;

      if (table->headings[i] == NULL || i == TD_UNIT_COLUMN_CASES_GAP
          || i == TD_UNIT_COLUMN_MONEY_GAP)
        continue;
      box = gtk_button_get_child (GTK_BUTTON (table->headings[i]));
      gtk_widget_measure (gtk_widget_get_last_child (box),
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          NULL,
                          &width,
                          NULL,
                          NULL);
      table->columns.heading[i] = (float)(width + ARROW_SIZE + ARROW_GAP);
    }
}

static void
td_unit_table_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  TdUnitTable *table = TD_UNIT_TABLE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_headings (table);
      *minimum = *natural
          = td_unit_columns_measure (&table->columns, td_widget_get_digit_width (widget));
      return;
    }
  int total, list_minimum, list_natural;
  gtk_widget_measure (table->total, orientation, -1, &total, NULL, NULL, NULL);
  gtk_widget_measure (table->list, orientation, -1, &list_minimum, &list_natural, NULL, NULL);
  *minimum = 2 * HEADING_HEIGHT + 4 * total;
  *natural = MAX (*minimum, 2 * HEADING_HEIGHT + list_natural + total);
}

static void
allocate (GtkWidget *child, float x, float y, float width, float height)
{
  int minimum;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  /* A heading wider than its column grows to the left. */
  float grow = MAX ((float)minimum - width, 0);
  gtk_widget_allocate (
      child,
      (int)(width + grow),
      (int)height,
      -1,
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float)(int)(x - grow), y)));
}

static void
td_unit_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdUnitTable *table = TD_UNIT_TABLE (widget);
  TdUnitColumns *columns = &table->columns;
  int total_height;

  td_unit_columns_place (columns, (float)width, td_widget_get_digit_width (widget));
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      TdUnitColumn first
          = i == TD_MEASURE_CASES ? TD_UNIT_COLUMN_CASES_RATE : TD_UNIT_COLUMN_MONEY_RATE;
      TdUnitColumn last
          = i == TD_MEASURE_CASES ? TD_UNIT_COLUMN_CASES_CHANGE : TD_UNIT_COLUMN_MONEY_MISSING;
      float right = columns->x[last] + columns->width[last];
      gtk_widget_allocate (
          table->groups[i],
          (int)(right - columns->x[first]),
          HEADING_HEIGHT,
          -1,
          gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (columns->x[first], 2)));
    }
  for (guint i = 0; i < TD_N_UNIT_COLUMNS; i++)
    if (table->headings[i] != NULL)
      allocate (
          table->headings[i], columns->x[i], HEADING_HEIGHT, columns->width[i], HEADING_HEIGHT);

  gtk_widget_measure (table->total, GTK_ORIENTATION_VERTICAL, -1, &total_height, NULL, NULL, NULL);
  /* The total follows the last unit, and stays at the foot when the list is longer than the room.
   */
  int list_height, room = MAX (height - 2 * HEADING_HEIGHT - total_height, 0);
  gtk_widget_measure (table->list, GTK_ORIENTATION_VERTICAL, width, NULL, &list_height, NULL, NULL);
  list_height = MIN (list_height, room);
  allocate (table->scroller, 0, 2 * HEADING_HEIGHT, (float)width, (float)list_height);
  allocate (table->total,
            0,
            (float)(2 * HEADING_HEIGHT + list_height),
            (float)width,
            (float)total_height);
}

static void
td_unit_table_dispose (GObject *object)
{
  TdUnitTable *table = TD_UNIT_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (table))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&table->entries);
  g_clear_pointer (&table->unfolded, g_hash_table_unref);
  G_OBJECT_CLASS (td_unit_table_parent_class)->dispose (object);
}

static void
td_unit_table_class_init (TdUnitTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_unit_table_dispose;
  widget_class->measure = td_unit_table_measure;
  widget_class->size_allocate = td_unit_table_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tdunittable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            TD_TYPE_UNIT_TABLE,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            2,
                                            G_TYPE_INT,
                                            G_TYPE_INT);
  signals[SIGNAL_UNFOLD] = g_signal_new ("unfold",
                                         TD_TYPE_UNIT_TABLE,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_INT);
}

static void
add_key_controller (TdUnitTable *table)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), table, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (table->list, keys);
}

static void
add_heading (TdUnitTable *table, TdUnitColumn column, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ARROW_GAP);
  GtkWidget *label = gtk_label_new (text);

  table->arrows[column] = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (table->arrows[column]), ARROW_SIZE);
  gtk_widget_set_halign (box, column == TD_UNIT_COLUMN_NAME ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), table->arrows[column]);
  gtk_box_append (GTK_BOX (box), label);
  table->headings[column] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (table->headings[column]), box);
  gtk_widget_add_css_class (table->headings[column], "flat");
  gtk_widget_add_css_class (table->headings[column], "td-heading");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (table->headings[column]), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (table->headings[column], _ ("Sort by this column"));
  g_object_set_data (G_OBJECT (table->headings[column]), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (
      table->headings[column], "clicked", G_CALLBACK (heading_clicked_cb), table, 0);
  gtk_widget_set_parent (table->headings[column], GTK_WIDGET (table));
}

static void
add_headings (TdUnitTable *table)
{
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      table->groups[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (table->groups[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (table->groups[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (table->groups[i], "td-group-heading");
      gtk_widget_set_parent (table->groups[i], GTK_WIDGET (table));
    }
  add_heading (table, TD_UNIT_COLUMN_NAME, C_ ("unit table", "Unit"));
  add_heading (table, TD_UNIT_COLUMN_CASES_RATE, C_ ("unit table", "Rate %"));
  add_heading (table, TD_UNIT_COLUMN_CASES_GAP, C_ ("unit table", "Gap, points"));
  add_heading (table, TD_UNIT_COLUMN_CASES_MISSING, C_ ("unit table", "Missing, cases"));
  add_heading (table, TD_UNIT_COLUMN_CASES_CHANGE, C_ ("unit table", "Change"));
  add_heading (table, TD_UNIT_COLUMN_MONEY_RATE, C_ ("unit table", "Rate %"));
  add_heading (table, TD_UNIT_COLUMN_MONEY_GAP, C_ ("unit table", "Gap"));
  add_heading (table, TD_UNIT_COLUMN_MONEY_MISSING, C_ ("unit table", "Missing, bn"));
}

static void
td_unit_table_init (TdUnitTable *table)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  table->entries = g_list_store_new (TD_TYPE_UNIT_ENTRY);
  table->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table->sorted_by = TD_UNIT_COLUMN_CASES_RATE;
  add_headings (table);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), table, G_CONNECT_SWAPPED);
  table->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (table->entries)))),
      factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (table->list), TRUE);
  gtk_widget_add_css_class (table->list, "td-unit-list");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (table->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Units, ranked"), -1);
  g_signal_connect_object (
      table->list, "activate", G_CALLBACK (activate_cb), table, G_CONNECT_SWAPPED);

  add_key_controller (table);

  table->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (table->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (table->scroller), table->list);
  gtk_widget_set_parent (table->scroller, GTK_WIDGET (table));

  table->total = td_unit_row_new (&table->columns);
  gtk_widget_add_css_class (table->total, "td-total");
  gtk_widget_set_parent (table->total, GTK_WIDGET (table));
  show_order (table);
}

/* "By cases · target 84,05 %" */
static void
set_group (TdUnitTable *table, const TdProgress *progress, TdMeasure measure)
{
  const TdProgressRow *row = td_progress_find (progress, progress->root, measure);
  const char *name = measure == TD_MEASURE_CASES ? _ ("By cases") : _ ("By money");
  g_autofree char *text = NULL;

  if (row->has_target)
    {
      g_autofree char *target = td_hundredths_format (row->target);
      /* Translators: a measure and the target of the agency, "Về việc · chỉ tiêu 84,05 %" */
      text = g_strdup_printf (_ ("%s · target %s %%"), name, target);
    }
  gtk_label_set_label (GTK_LABEL (table->groups[measure]), text != NULL ? text : name);
}

/* The heading of the changes names the day that they are measured from. */
static void
set_change_heading (TdUnitTable *table, const TdProgress *progress)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (table->headings[TD_UNIT_COLUMN_CASES_CHANGE]));
  GtkWidget *label = gtk_widget_get_last_child (box);
  g_autofree char *text = g_strdup (C_ ("unit table", "Change"));

  if (progress->month_base >= 0)
    {
      g_autofree char *day
          = td_day_format_short (td_book_get_cut (progress->book, progress->month_base)->as_of);
      g_free (text);
      text = g_strdup_printf (C_ ("unit table", "Since %s"), day);
    }
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->headings[TD_UNIT_COLUMN_CASES_CHANGE]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text,
                                  -1);
}

/* Bars of one measure share a scale: 100 %, or as far as the highest rate or target. */
static void
widen_scale (TdUnitTable *table, const TdUnitEntry *entry)
{
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      int64_t *max = &table->columns.bar_max[i];
      if (entry->measure[i].rate.is_set)
        *max = MAX (*max, entry->measure[i].rate.hundredths);
      if (entry->measure[i].target.is_set)
        *max = MAX (*max, entry->measure[i].target.hundredths);
    }
}

void
td_unit_table_set_progress (TdUnitTable *table, const TdProgress *progress)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdUnitEntry) total = NULL;

  table->columns.indent = 0;
  for (guint i = 0; i < TD_N_MEASURES; i++)
    table->columns.bar_max[i] = 10000;
  if (progress != NULL && progress->root != TD_SUBJECT_NONE)
    {
      g_autoptr (GPtrArray) rows = td_progress_get_children (progress, TD_MEASURE_CASES);
      for (guint i = 0; i < rows->len; i++)
        {
          const TdProgressRow *row = g_ptr_array_index (rows, i);
          TdUnitEntry *entry = td_unit_entry_new (progress, row->subject, false);
          widen_scale (table, entry);
          if (entry->n_officers > 0)
            table->columns.indent = INDENT;
          g_ptr_array_add (entries, entry);
        }
      total = td_unit_entry_new (progress, progress->root, true);
      widen_scale (table, total);
      set_change_heading (table, progress);
      for (guint i = 0; i < TD_N_MEASURES; i++)
        set_group (table, progress, (TdMeasure)i);
    }

  /* Sorted before they are shown: the list would keep the first one in sight wherever it goes. */
  g_ptr_array_sort_with_data (entries, compare_pointers, table);
  g_list_store_splice (table->entries,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (table->entries)),
                       entries->pdata,
                       entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      const TdUnitEntry *entry = g_ptr_array_index (entries, i);

      if (entry->n_officers > 0 && g_hash_table_contains (table->unfolded, entry->code))
        td_unit_table_add_officers (table, progress, entry->subject);
    }
  number_entries (table);
  td_unit_row_set_entry (TD_UNIT_ROW (table->total), total);
  gtk_widget_queue_resize (GTK_WIDGET (table));
}

void
td_unit_table_add_officers (TdUnitTable *table, const TdProgress *progress, TdSubject unit)
{
  g_autoptr (TdOfficerRanks) cases
      = td_officer_ranks_new (progress->book, progress->cut, TD_MEASURE_CASES);
  g_autoptr (TdOfficerRanks) money
      = td_officer_ranks_new (progress->book, progress->cut, TD_MEASURE_MONEY);
  TdOfficerRanks *const ranks[TD_N_MEASURES] = { cases, money };
  g_autoptr (GPtrArray) officers = g_ptr_array_new_with_free_func (g_object_unref);
  guint position, n;
  const TdSubject *stays = td_book_get_officers (progress->book, unit, &n);

  if (!find_entry (table, unit, &position))
    return;
  g_autoptr (TdUnitEntry) entry = g_list_model_get_item (G_LIST_MODEL (table->entries), position);
  if (entry->is_unfolded)
    return;
  for (guint i = 0; i < n; i++)
    {
      if (!td_book_is_valid (progress->book, stays[i], progress->as_of))
        continue;
      TdUnitEntry *officer = td_unit_entry_new_officer (progress, stays[i], ranks);
      widen_scale (table, officer);
      g_ptr_array_add (officers, officer);
    }
  g_ptr_array_sort_with_data (officers, compare_pointers, table);
  entry->is_unfolded = true;
  g_hash_table_add (table->unfolded, g_strdup (entry->code));
  g_list_store_splice (table->entries, position + 1, 0, officers->pdata, officers->len);
  redraw (table, entry);
  gtk_widget_queue_resize (GTK_WIDGET (table));
}

GPtrArray *
td_unit_table_list_names (TdUnitTable *table)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (table->entries)); i++)
    {
      g_autoptr (TdUnitEntry) entry = g_list_model_get_item (G_LIST_MODEL (table->entries), i);

      g_ptr_array_add (names, g_strconcat (entry->is_officer ? "  " : "", entry->name, NULL));
    }
  return names;
}
