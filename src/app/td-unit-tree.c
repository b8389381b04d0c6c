/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-unit-tree.h"

#include <glib/gi18n.h>

#include "app/td-search-entry.h"
#include "app/td-unit-node.h"
#include "model/td-text.h"

#define RATE_BINDING "td-rate-binding"

struct _TdUnitTree
{
  GtkBox parent_instance;

  /* owned */
  GListStore *nodes;
  GtkTreeListModel *rows; /* those that show */
  GtkSingleSelection *selection;
  GHashTable *expanded;     /* key: whether it was left expanded */
  char *search;             /* (nullable) */
  char *selected;           /* (nullable): key */
  bool updating;            /* what changes now is not the user's choice */
  guint focus_selected;     /* source */
  GMenuModel *unit_menu;    /* (nullable) */
  GMenuModel *officer_menu; /* (nullable) */

  /* child of the list, owned by parentage */
  GtkWidget *menu; /* (nullable) */

  /* template children */
  GtkSearchEntry *search_entry;
  GtkListView *list;
  GtkStack *stack;
  GtkLabel *nothing_label;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_OPENED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdUnitTree, td_unit_tree, GTK_TYPE_BOX)

static GListModel *
create_children_cb (gpointer item, gpointer data)
{
  GListModel *children = td_unit_node_get_children (item);
  g_autoptr (GListModel) shown = td_unit_nodes_list_shown (children);

  return g_list_model_get_n_items (shown) > 0 ? g_steal_pointer (&shown) : NULL;
}

static GtkTreeListRow *
get_row (TdUnitTree *tree, guint position)
{
  return GTK_TREE_LIST_ROW (g_list_model_get_item (G_LIST_MODEL (tree->rows), position));
}

static GtkTreeListRow *
get_selected_row (TdUnitTree *tree)
{
  return gtk_single_selection_get_selected_item (tree->selection);
}

/* Expansion */

static void
store_expanded (TdUnitTree *tree)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (tree, i);
      g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_is_expandable (row))
        g_hash_table_replace (tree->expanded,
                              g_strdup (td_unit_node_get_key (node)),
                              GINT_TO_POINTER (gtk_tree_list_row_get_expanded (row)));
    }
}

/* What stands at the top is expanded at first; a search shows all that it found. */
static bool
wants_expanded (TdUnitTree *tree, GtkTreeListRow *row, TdUnitNode *node)
{
  gpointer expanded;

  if (tree->search != NULL)
    return true;
  if (g_hash_table_lookup_extended (tree->expanded, td_unit_node_get_key (node), NULL, &expanded))
    return GPOINTER_TO_INT (expanded);
  return gtk_tree_list_row_get_depth (row) == 0
         && td_unit_node_get_kind (node) == TD_UNIT_NODE_UNIT;
}

static void
restore_expanded (TdUnitTree *tree)
{
  /* Rows come in while this goes on. */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (tree, i);
      g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);

      gtk_tree_list_row_set_expanded (row, wants_expanded (tree, row, node));
    }
}

/* Selection */

/* Whether the node of @key stands at or below @row; expands what is above it. */
static bool
reveal (GtkTreeListRow *row, const char *key, guint *position)
{
  g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);
  bool was_expanded = gtk_tree_list_row_get_expanded (row);
  g_autoptr (GtkTreeListRow) child = NULL;

  if (g_strcmp0 (td_unit_node_get_key (node), key) == 0)
    {
      *position = gtk_tree_list_row_get_position (row);
      return true;
    }
  if (!gtk_tree_list_row_is_expandable (row))
    return false;
  gtk_tree_list_row_set_expanded (row, TRUE);
  for (guint i = 0; (child = gtk_tree_list_row_get_child_row (row, i)) != NULL; i++)
    {
      if (reveal (child, key, position))
        return true;
      g_clear_object (&child);
    }
  gtk_tree_list_row_set_expanded (row, was_expanded);
  return false;
}

static bool
find_selected (TdUnitTree *tree, guint *position)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  for (guint i = 0; (row = gtk_tree_list_model_get_child_row (tree->rows, i)) != NULL; i++)
    {
      if (reveal (row, tree->selected, position))
        return true;
      g_clear_object (&row);
    }
  return false;
}

static void
show_selected (TdUnitTree *tree)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (tree->selected == NULL || !find_selected (tree, &position))
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (tree->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    (void)gtk_widget_activate_action (
        GTK_WIDGET (tree->list), "list.scroll-to-item", "u", position);
}

static void
choose (TdUnitTree *tree, TdUnitNode *node)
{
  if (td_unit_node_get_kind (node) == TD_UNIT_NODE_ENDED
      || g_strcmp0 (tree->selected, td_unit_node_get_key (node)) == 0)
    return;
  g_free (tree->selected);
  tree->selected = g_strdup (td_unit_node_get_key (node));
  g_signal_emit (tree, signals[SIGNAL_CHOSEN], 0, td_unit_node_get_subject (node));
}

static void
selection_changed_cb (TdUnitTree *tree)
{
  GtkTreeListRow *row = get_selected_row (tree);
  g_autoptr (TdUnitNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node != NULL && !tree->updating)
    choose (tree, node);
}

/* Makes the rows anew from the nodes. */
static void
show_rows (TdUnitTree *tree)
{
  g_autoptr (GListModel) shown = NULL;

  tree->updating = true;
  if (tree->rows != NULL)
    gtk_single_selection_set_model (tree->selection, NULL);
  g_clear_object (&tree->rows);
  td_unit_nodes_search (G_LIST_MODEL (tree->nodes), tree->search);
  shown = td_unit_nodes_list_shown (G_LIST_MODEL (tree->nodes));
  tree->rows = gtk_tree_list_model_new (
      g_steal_pointer (&shown), FALSE, FALSE, create_children_cb, NULL, NULL);
  restore_expanded (tree);
  gtk_single_selection_set_model (tree->selection, G_LIST_MODEL (tree->rows));
  show_selected (tree);
  gtk_stack_set_visible_child_name (
      tree->stack,
      g_list_model_get_n_items (G_LIST_MODEL (tree->rows)) > 0 || tree->search == NULL ? "list"
                                                                                       : "nothing");
  tree->updating = false;
}

/* Search */

static void
search (TdUnitTree *tree, const char *text)
{
  g_autofree char *normal = td_text_normalise (text);

  if (normal != NULL && *normal == '\0')
    g_clear_pointer (&normal, g_free);
  if (g_strcmp0 (normal, tree->search) == 0)
    return;
  if (tree->search == NULL)
    store_expanded (tree);
  g_free (tree->search);
  tree->search = g_steal_pointer (&normal);
  if (tree->search != NULL)
    {
      g_autofree char *nothing = g_strdup_printf (_ ("No unit is called “%s”."), tree->search);

      gtk_label_set_label (tree->nothing_label, nothing);
    }
  show_rows (tree);
}

static void
search_changed_cb (TdUnitTree *tree)
{
  search (tree, gtk_editable_get_text (GTK_EDITABLE (tree->search_entry)));
}

static void
search_activated_cb (TdUnitTree *tree)
{
  /* The signal for a changed text comes late. */
  search_changed_cb (tree);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (tree, i);
      g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);

      if (td_unit_node_matches (node) && td_unit_node_get_kind (node) != TD_UNIT_NODE_ENDED)
        {
          gtk_single_selection_set_selected (tree->selection, i);
          td_unit_tree_focus_list (tree);
          return;
        }
    }
}

static void
search_stopped_cb (TdUnitTree *tree)
{
  gtk_editable_set_text (GTK_EDITABLE (tree->search_entry), "");
  search (tree, "");
  td_unit_tree_focus_list (tree);
}

static gboolean
search_key_cb (TdUnitTree *tree, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  td_unit_tree_focus_list (tree);
  return GDK_EVENT_STOP;
}

/* Keys in the list */

/* The focus stands on rows, and nothing but a row takes it to another one. */
static bool
focus_selected_row (TdUnitTree *tree)
{
  GtkTreeListRow *selected = get_selected_row (tree);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (tree->list));
       row != NULL && selected != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *expander = gtk_widget_get_first_child (row);

      if (GTK_IS_TREE_EXPANDER (expander)
          && gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander)) == selected)
        return gtk_widget_grab_focus (row);
    }
  return false;
}

static gboolean
focus_selected_cb (gpointer data)
{
  TdUnitTree *tree = data;

  tree->focus_selected = 0;
  (void)focus_selected_row (tree);
  return G_SOURCE_REMOVE;
}

static void
activated_cb (TdUnitTree *tree, guint position)
{
  g_autoptr (GtkTreeListRow) row = get_row (tree, position);
  g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);

  if (td_unit_node_get_kind (node) == TD_UNIT_NODE_ENDED)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    g_signal_emit (tree, signals[SIGNAL_OPENED], 0);
}

static void
select_and_focus (TdUnitTree *tree, guint position)
{
  gtk_single_selection_set_selected (tree->selection, position);
  td_unit_tree_focus_list (tree);
}

static bool
fold (TdUnitTree *tree, GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, FALSE);
      return true;
    }
  parent = gtk_tree_list_row_get_parent (row);
  if (parent == NULL)
    return false;
  select_and_focus (tree, gtk_tree_list_row_get_position (parent));
  return true;
}

static bool
unfold (TdUnitTree *tree, GtkTreeListRow *row)
{
  if (!gtk_tree_list_row_is_expandable (row))
    return false;
  if (gtk_tree_list_row_get_expanded (row))
    select_and_focus (tree, gtk_tree_list_row_get_position (row) + 1);
  else
    gtk_tree_list_row_set_expanded (row, TRUE);
  return true;
}

/* The menu of the chosen row, at @area of the list. */
static bool
popup_menu (TdUnitTree *tree, const GdkRectangle *area)
{
  GtkTreeListRow *row = get_selected_row (tree);
  g_autoptr (TdUnitNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  GMenuModel *model;

  if (node == NULL || td_unit_node_get_kind (node) == TD_UNIT_NODE_ENDED)
    return false;
  model
      = td_unit_node_get_kind (node) == TD_UNIT_NODE_OFFICER ? tree->officer_menu : tree->unit_menu;
  if (model == NULL)
    return false;
  if (tree->menu == NULL)
    {
      tree->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (tree->menu, GTK_WIDGET (tree->stack));
      gtk_popover_set_has_arrow (GTK_POPOVER (tree->menu), FALSE);
      gtk_widget_set_halign (tree->menu, GTK_ALIGN_START);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (tree->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (tree->menu), area);
  gtk_popover_popup (GTK_POPOVER (tree->menu));
  return true;
}

/* The row that is drawn at a place of the list; NULL beside all of them. */
static GtkTreeListRow *
find_row_at (TdUnitTree *tree, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (tree->list), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (tree->list);
       widget = gtk_widget_get_parent (widget))
    {
      if (GTK_IS_TREE_EXPANDER (widget))
        return gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (widget));
      /* The padding of a row belongs to it. */
      GtkWidget *child = gtk_widget_get_first_child (widget);
      if (child != NULL && GTK_IS_TREE_EXPANDER (child))
        return gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (child));
    }
  return NULL;
}

static void
menu_pressed_cb (TdUnitTree *tree, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkTreeListRow *row = find_row_at (tree, x, y);
  GdkRectangle area = { .width = 1, .height = 1 };
  double stack_x, stack_y;

  if (row == NULL)
    return;
  gtk_single_selection_set_selected (tree->selection, gtk_tree_list_row_get_position (row));
  if (!gtk_widget_translate_coordinates (
          GTK_WIDGET (tree->list), GTK_WIDGET (tree->stack), x, y, &stack_x, &stack_y))
    return;
  area.x = (int)stack_x;
  area.y = (int)stack_y;
  if (popup_menu (tree, &area))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Below the chosen row, which has the focus. */
static bool
popup_menu_at_focus (TdUnitTree *tree)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (tree));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GdkRectangle area = { .width = 1, .height = 1 };
  double x, y;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (tree->stack))
      && gtk_widget_translate_coordinates (
          focus, GTK_WIDGET (tree->stack), 24, gtk_widget_get_height (focus), &x, &y))
    {
      area.x = (int)x;
      area.y = (int)y;
    }
  return popup_menu (tree, &area);
}

static bool
activate (TdUnitTree *tree, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (tree), action, NULL);
}

static gboolean
list_key_cb (TdUnitTree *tree, guint key, guint code, GdkModifierType state)
{
  GtkTreeListRow *row = get_selected_row (tree);

  if (row != NULL && key == GDK_KEY_F10
      && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK)
    return popup_menu_at_focus (tree);
  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Menu:
      return popup_menu_at_focus (tree);
    case GDK_KEY_F2:
      return activate (tree, "units.edit");
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      return activate (tree, "units.add-officer");
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return activate (tree, "units.delete");
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return fold (tree, row);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return unfold (tree, row);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Rows */

static void
setup_row_cb (TdUnitTree *tree, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *rate = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  /* The tooltip has longer ones whole. */
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (rate, "rate");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), rate);
  gtk_widget_set_focusable (expander, FALSE);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

/* Whether a row stands in the group of those that are not valid. */
static bool
is_ended (GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
  g_autoptr (TdUnitNode) node = parent != NULL ? gtk_tree_list_row_get_item (parent) : NULL;

  return node != NULL && td_unit_node_get_kind (node) == TD_UNIT_NODE_ENDED;
}

static void
bind_row_cb (TdUnitTree *tree, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);
  GtkWidget *box = gtk_tree_expander_get_child (expander);
  GtkWidget *name = gtk_widget_get_first_child (box);
  GtkWidget *rate = gtk_widget_get_last_child (box);
  bool is_group = gtk_tree_list_row_get_depth (row) == 0 && gtk_tree_list_row_is_expandable (row);

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_label (GTK_LABEL (name), td_unit_node_get_name (node));
  gtk_widget_set_tooltip_text (name, td_unit_node_get_name (node));
  g_object_set_data (G_OBJECT (item),
                     RATE_BINDING,
                     g_object_bind_property (node, "rate", rate, "label", G_BINDING_SYNC_CREATE));
  /* The name at the top is long, and its rate is what the overview is about. */
  gtk_widget_set_visible (rate, !is_group && !is_ended (row));
  if (is_group)
    gtk_widget_add_css_class (name, "group");
  else
    gtk_widget_remove_css_class (name, "group");
  if (td_unit_node_get_kind (node) == TD_UNIT_NODE_UNIT)
    gtk_widget_remove_css_class (name, "td-dim");
  else
    gtk_widget_add_css_class (name, "td-dim");
}

static void
unbind_row_cb (TdUnitTree *tree, GtkListItem *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GBinding *binding = g_object_steal_data (G_OBJECT (item), RATE_BINDING);

  if (binding != NULL)
    g_binding_unbind (binding);
  gtk_tree_expander_set_list_row (expander, NULL);
}

static void
td_unit_tree_dispose (GObject *object)
{
  TdUnitTree *tree = TD_UNIT_TREE (object);

  tree->updating = true;
  g_clear_handle_id (&tree->focus_selected, g_source_remove);
  g_clear_pointer (&tree->menu, gtk_widget_unparent);
  g_clear_object (&tree->unit_menu);
  g_clear_object (&tree->officer_menu);
  g_clear_object (&tree->selection);
  g_clear_object (&tree->rows);
  g_clear_object (&tree->nodes);

  G_OBJECT_CLASS (td_unit_tree_parent_class)->dispose (object);
}

static void
td_unit_tree_finalize (GObject *object)
{
  TdUnitTree *tree = TD_UNIT_TREE (object);

  g_hash_table_unref (tree->expanded);
  g_free (tree->search);
  g_free (tree->selected);

  G_OBJECT_CLASS (td_unit_tree_parent_class)->finalize (object);
}

static void
td_unit_tree_class_init (TdUnitTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = td_unit_tree_dispose;
  object_class->finalize = td_unit_tree_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new (
      "chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_OPENED]
      = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-unit-tree.ui");
  gtk_widget_class_bind_template_child (widget_class, TdUnitTree, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TdUnitTree, list);
  gtk_widget_class_bind_template_child (widget_class, TdUnitTree, stack);
  gtk_widget_class_bind_template_child (widget_class, TdUnitTree, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
td_unit_tree_init (TdUnitTree *tree)
{
  tree->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tree->nodes = g_list_store_new (TD_TYPE_UNIT_NODE);
  gtk_widget_init_template (GTK_WIDGET (tree));
  td_search_entry_name_parts (tree->search_entry);
  tree->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (tree->selection, FALSE);
  gtk_single_selection_set_can_unselect (tree->selection, TRUE);
  show_rows (tree);
  gtk_list_view_set_model (tree->list, GTK_SELECTION_MODEL (tree->selection));
  g_signal_connect_object (tree->selection,
                           "notify::selected-item",
                           G_CALLBACK (selection_changed_cb),
                           tree,
                           G_CONNECT_SWAPPED);
}

void
td_unit_tree_update (TdUnitTree *tree, const TdBook *book, TdDay day, const TdProgress *progress)
{
  g_autoptr (GListStore) fresh = book != NULL ? td_unit_nodes_new (book, day, progress)
                                              : g_list_store_new (TD_TYPE_UNIT_NODE);

  if (td_unit_nodes_update (G_LIST_MODEL (tree->nodes), G_LIST_MODEL (fresh)))
    return;
  if (tree->search == NULL)
    store_expanded (tree);
  g_set_object (&tree->nodes, fresh);
  show_rows (tree);
}

void
td_unit_tree_set_menus (TdUnitTree *tree, GMenuModel *unit_menu, GMenuModel *officer_menu)
{
  g_set_object (&tree->unit_menu, unit_menu);
  g_set_object (&tree->officer_menu, officer_menu);
}

bool
td_unit_tree_popup_menu (TdUnitTree *tree)
{
  return popup_menu_at_focus (tree);
}

static bool
find_key (GListModel *nodes, TdSubject subject, char **key)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (TdUnitNode) node = g_list_model_get_item (nodes, i);

      if (td_unit_node_get_subject (node) == subject
          && td_unit_node_get_kind (node) != TD_UNIT_NODE_ENDED)
        {
          *key = g_strdup (td_unit_node_get_key (node));
          return true;
        }
      if (find_key (td_unit_node_get_children (node), subject, key))
        return true;
    }
  return false;
}

void
td_unit_tree_select (TdUnitTree *tree, TdSubject subject)
{
  guint position;

  g_clear_pointer (&tree->selected, g_free);
  tree->updating = true;
  if (find_key (G_LIST_MODEL (tree->nodes), subject, &tree->selected) && tree->search != NULL
      && !find_selected (tree, &position))
    {
      gtk_editable_set_text (GTK_EDITABLE (tree->search_entry), "");
      search (tree, "");
      tree->updating = true;
    }
  show_selected (tree);
  tree->updating = false;
}

TdSubject
td_unit_tree_get_selected (TdUnitTree *tree)
{
  GtkTreeListRow *row = get_selected_row (tree);
  g_autoptr (TdUnitNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node != NULL ? td_unit_node_get_subject (node) : TD_SUBJECT_NONE;
}

void
td_unit_tree_focus_search (TdUnitTree *tree)
{
  (void)gtk_widget_grab_focus (GTK_WIDGET (tree->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (tree->search_entry), 0, -1);
}

void
td_unit_tree_focus_list (TdUnitTree *tree)
{
  guint position = gtk_single_selection_get_selected (tree->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    (void)gtk_widget_activate_action (
        GTK_WIDGET (tree->list), "list.scroll-to-item", "u", position);
  if (focus_selected_row (tree))
    return;
  /* Its widget is made when the list is laid out. */
  (void)gtk_widget_grab_focus (GTK_WIDGET (tree->list));
  if (tree->focus_selected == 0)
    tree->focus_selected = g_idle_add (focus_selected_cb, tree);
}

bool
td_unit_tree_step (TdUnitTree *tree, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tree->rows));
  guint selected = gtk_single_selection_get_selected (tree->selection);
  gint64 position = selected != GTK_INVALID_LIST_POSITION ? (gint64)selected : -1;

  for (position += step; position >= 0 && position < n; position += step)
    {
      g_autoptr (GtkTreeListRow) row = get_row (tree, (guint)position);
      g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);

      if (td_unit_node_get_kind (node) == TD_UNIT_NODE_ENDED)
        continue;
      gtk_single_selection_set_selected (tree->selection, (guint)position);
      (void)gtk_widget_activate_action (
          GTK_WIDGET (tree->list), "list.scroll-to-item", "u", (guint)position);
      return true;
    }
  return false;
}

void
td_unit_tree_search (TdUnitTree *tree, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tree->search_entry), text);
  search (tree, text);
}

GPtrArray *
td_unit_tree_list_names (TdUnitTree *tree)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (tree, i);
      g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);

      g_ptr_array_add (names, g_strdup (td_unit_node_get_name (node)));
    }
  return names;
}

GtkListView *
td_unit_tree_get_list (TdUnitTree *tree)
{
  return tree->list;
}
