/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/*
 * TdUnitNode: one row of the tree of units: a unit, an officer, or the group of units that are not
 * valid on the day. Properties: rate (the text at the right).
 */
#define TD_TYPE_UNIT_NODE (td_unit_node_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitNode, td_unit_node, TD, UNIT_NODE, GObject)

typedef enum
{
  TD_UNIT_NODE_UNIT,
  TD_UNIT_NODE_OFFICER,
  TD_UNIT_NODE_ENDED,
} TdUnitNodeKind;

/**
 * td_unit_nodes_new: the tree at a day: units valid then with their officers, and the others in a
 * group at the end of the root.
 * @progress: (nullable): gives the rates
 *
 * Returns: (transfer full): a list of #TdUnitNode
 */
GListStore *td_unit_nodes_new (const TdBook *book, TdDay day, const TdProgress *progress);

/**
 * td_unit_nodes_search: marks the nodes that match @search in name, short name or code; what stands
 * above one of them shows too.
 * @search: (nullable): NULL lets all of them match
 */
void td_unit_nodes_search (GListModel *nodes, const char *search);

/** td_unit_nodes_list_shown: (transfer full): those of a list that show. @nodes: (nullable) */
GListModel *td_unit_nodes_list_shown (GListModel *nodes);

/**
 * td_unit_nodes_update: makes the nodes of @nodes like those of @fresh where both have the same
 * shape.
 *
 * Returns: false when they have not; nothing is changed then
 */
bool td_unit_nodes_update (GListModel *nodes, GListModel *fresh);

TdUnitNodeKind td_unit_node_get_kind (TdUnitNode *node);
/** td_unit_node_get_key: codes of what it stands for: the same in the next book. */
const char *td_unit_node_get_key (TdUnitNode *node);
TdSubject td_unit_node_get_subject (TdUnitNode *node);
const char *td_unit_node_get_name (TdUnitNode *node);
/** td_unit_node_matches: whether it was found itself, and does not only stand above what was. */
bool td_unit_node_matches (TdUnitNode *node);
/** td_unit_node_get_children: (transfer none) (nullable): NULL for none. */
GListModel *td_unit_node_get_children (TdUnitNode *node);

G_END_DECLS
