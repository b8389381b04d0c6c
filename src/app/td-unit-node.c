/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-unit-node.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-text.h"

struct _TdUnitNode
{
  GObject parent_instance;

  TdUnitNodeKind kind;
  TdSubject subject;
  bool matches;
  bool shows; /* it matches, or something below it */

  /* owned */
  char *key;
  char *name;
  char *searched; /* NULL for a group */
  char *rate;
  GListStore *children; /* NULL for none */
};

enum
{
  PROP_0,
  PROP_RATE,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdUnitNode, td_unit_node, G_TYPE_OBJECT)

/* What the tree is made from. */
typedef struct
{
  const TdBook *book;
  TdDay day;
  const TdProgress *progress; /* (nullable) */
} Source;

static void
td_unit_node_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RATE)
    g_value_set_string (value, TD_UNIT_NODE (object)->rate);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_unit_node_finalize (GObject *object)
{
  TdUnitNode *node = TD_UNIT_NODE (object);

  g_free (node->key);
  g_free (node->name);
  g_free (node->searched);
  g_free (node->rate);
  g_clear_object (&node->children);

  G_OBJECT_CLASS (td_unit_node_parent_class)->finalize (object);
}

static void
td_unit_node_class_init (TdUnitNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_unit_node_get_property;
  object_class->finalize = td_unit_node_finalize;

  properties[PROP_RATE]
      = g_param_spec_string ("rate", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_unit_node_init (TdUnitNode *node)
{
  node->matches = true;
  node->shows = true;
}

static char *
format_rate (const Source *source, TdSubject subject)
{
  const TdProgressRow *row = source->progress != NULL
                                 ? td_progress_find (source->progress, subject, TD_MEASURE_CASES)
                                 : NULL;

  if (source->progress == NULL)
    return g_strdup ("");
  return row != NULL && row->has_rate ? td_hundredths_format (row->rate) : g_strdup (TD_ABSENT);
}

static TdUnitNode *
node_new (const Source *source, TdSubject subject)
{
  TdUnitNode *node = g_object_new (TD_TYPE_UNIT_NODE, NULL);
  const TdBook *book = source->book;
  bool is_officer = td_book_is_officer (book, subject);

  node->kind = is_officer ? TD_UNIT_NODE_OFFICER : TD_UNIT_NODE_UNIT;
  node->subject = subject;
  if (is_officer)
    {
      const TdOfficer *officer = td_book_get_officer (book, subject);

      node->key = g_strdup_printf ("%s\n%s\n%d", officer->unit, officer->code, officer->valid_from);
    }
  else
    node->key = g_strdup (td_book_get_unit (book, subject)->code);
  node->name = g_strdup (td_book_get_short_name (book, subject));
  node->searched = g_strjoin (" ",
                              td_book_get_name (book, subject),
                              node->name,
                              is_officer ? td_book_get_officer (book, subject)->code : node->key,
                              NULL);
  node->rate = format_rate (source, subject);
  return node;
}

static void
add_child (TdUnitNode *node, TdUnitNode *child)
{
  if (node->children == NULL)
    node->children = g_list_store_new (TD_TYPE_UNIT_NODE);
  g_list_store_append (node->children, child);
}

/* A valid unit with all below it that is valid. */
static TdUnitNode *
branch_new (const Source *source, TdSubject unit)
{
  TdUnitNode *node = node_new (source, unit);
  guint n;
  const TdSubject *below = td_book_get_children (source->book, unit, &n);

  for (guint i = 0; i < n; i++)
    {
      if (td_book_is_valid (source->book, below[i], source->day))
        {
          g_autoptr (TdUnitNode) child = branch_new (source, below[i]);

          add_child (node, child);
        }
    }
  below = td_book_get_officers (source->book, unit, &n);
  for (guint i = 0; i < n; i++)
    {
      if (td_book_is_valid (source->book, below[i], source->day))
        {
          g_autoptr (TdUnitNode) child = node_new (source, below[i]);

          add_child (node, child);
        }
    }
  return node;
}

/* "Before 1/7/2025" when all ended on one day. */
static char *
name_ended (const Source *source, const GArray *ended)
{
  TdDay last = TD_DAY_NONE;
  g_autofree char *day = NULL;

  for (guint i = 0; i < ended->len; i++)
    {
      const TdUnit *unit = td_book_get_unit (source->book, g_array_index (ended, TdSubject, i));

      if (unit->valid_to == TD_DAY_NONE || unit->valid_to >= source->day
          || (last != TD_DAY_NONE && unit->valid_to != last))
        return g_strdup (_ ("Not valid on this day"));
      last = unit->valid_to;
    }
  day = td_day_format (last + 1);
  /* Translators: units that ended before that day. */
  return g_strdup_printf (_ ("Before %s"), day);
}

static TdUnitNode *
ended_new (const Source *source, const GArray *ended)
{
  TdUnitNode *node;

  if (ended->len == 0)
    return NULL;
  node = g_object_new (TD_TYPE_UNIT_NODE, NULL);
  node->kind = TD_UNIT_NODE_ENDED;
  node->subject = TD_SUBJECT_NONE;
  node->key = g_strdup ("");
  node->name = name_ended (source, ended);
  node->rate = g_strdup_printf (ngettext ("%u unit", "%u units", ended->len), ended->len);
  for (guint i = 0; i < ended->len; i++)
    {
      g_autoptr (TdUnitNode) child = node_new (source, g_array_index (ended, TdSubject, i));

      g_free (child->rate);
      child->rate = g_strdup ("");
      add_child (node, child);
    }
  return node;
}

GListStore *
td_unit_nodes_new (const TdBook *book, TdDay day, const TdProgress *progress)
{
  Source source = { book, day, progress };
  GListStore *nodes = g_list_store_new (TD_TYPE_UNIT_NODE);
  g_autoptr (GArray) ended = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  g_autoptr (TdUnitNode) group = NULL;
  TdUnitNode *top = NULL;

  for (TdSubject unit = 0; unit < td_book_get_n_units (book); unit++)
    {
      TdSubject parent = td_book_get_parent (book, unit);
      g_autoptr (TdUnitNode) node = NULL;

      if (!td_book_is_valid (book, unit, day))
        g_array_append_val (ended, unit);
      /* A unit whose parent is not valid has no other place than the top. */
      else if (parent == TD_SUBJECT_NONE || !td_book_is_valid (book, parent, day))
        node = branch_new (&source, unit);
      if (node == NULL)
        continue;
      g_list_store_append (nodes, node);
      if (parent == TD_SUBJECT_NONE)
        top = node;
    }
  group = ended_new (&source, ended);
  if (group != NULL && top != NULL)
    add_child (top, group);
  else if (group != NULL)
    g_list_store_append (nodes, group);
  return nodes;
}

static bool
mark_found (TdUnitNode *node, const char *search)
{
  guint n = node->children != NULL ? g_list_model_get_n_items (G_LIST_MODEL (node->children)) : 0;

  node->matches
      = search == NULL || (node->searched != NULL && td_text_matches (node->searched, search));
  node->shows = node->matches;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdUnitNode) child = g_list_model_get_item (G_LIST_MODEL (node->children), i);

      node->shows |= mark_found (child, search);
    }
  return node->shows;
}

void
td_unit_nodes_search (GListModel *nodes, const char *search)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (TdUnitNode) node = g_list_model_get_item (nodes, i);

      (void)mark_found (node, search);
    }
}

GListModel *
td_unit_nodes_list_shown (GListModel *nodes)
{
  GListStore *shown = g_list_store_new (TD_TYPE_UNIT_NODE);

  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (TdUnitNode) node = g_list_model_get_item (nodes, i);

      if (node->shows)
        g_list_store_append (shown, node);
    }
  return G_LIST_MODEL (shown);
}

static bool
have_same_shape (GListModel *a, GListModel *b)
{
  guint n = a != NULL ? g_list_model_get_n_items (a) : 0;

  if (n != (b != NULL ? g_list_model_get_n_items (b) : 0))
    return false;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdUnitNode) left = g_list_model_get_item (a, i);
      g_autoptr (TdUnitNode) right = g_list_model_get_item (b, i);

      if (left->kind != right->kind || g_strcmp0 (left->key, right->key) != 0
          || g_strcmp0 (left->name, right->name) != 0
          || g_strcmp0 (left->searched, right->searched) != 0
          || !have_same_shape (td_unit_node_get_children (left), td_unit_node_get_children (right)))
        return false;
    }
  return true;
}

static void
copy_values (GListModel *to, GListModel *from)
{
  guint n = to != NULL ? g_list_model_get_n_items (to) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdUnitNode) node = g_list_model_get_item (to, i);
      g_autoptr (TdUnitNode) fresh = g_list_model_get_item (from, i);

      node->subject = fresh->subject;
      if (g_strcmp0 (node->rate, fresh->rate) != 0)
        {
          g_free (node->rate);
          node->rate = g_strdup (fresh->rate);
          g_object_notify_by_pspec (G_OBJECT (node), properties[PROP_RATE]);
        }
      copy_values (td_unit_node_get_children (node), td_unit_node_get_children (fresh));
    }
}

bool
td_unit_nodes_update (GListModel *nodes, GListModel *fresh)
{
  if (!have_same_shape (nodes, fresh))
    return false;
  copy_values (nodes, fresh);
  return true;
}

TdUnitNodeKind
td_unit_node_get_kind (TdUnitNode *node)
{
  return node->kind;
}

const char *
td_unit_node_get_key (TdUnitNode *node)
{
  return node->key;
}

TdSubject
td_unit_node_get_subject (TdUnitNode *node)
{
  return node->subject;
}

const char *
td_unit_node_get_name (TdUnitNode *node)
{
  return node->name;
}

bool
td_unit_node_matches (TdUnitNode *node)
{
  return node->matches;
}

GListModel *
td_unit_node_get_children (TdUnitNode *node)
{
  return node->children != NULL ? G_LIST_MODEL (node->children) : NULL;
}
