/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/*
 * TdUnitTree: the units of a day as a tree with their rates by cases, to choose one from, with a
 * search that ignores case and tone marks.
 *
 * Signal ::chosen (TdUnitTree *, int subject): the user chose a unit or officer.
 * Signal ::opened (TdUnitTree *): Enter or a double click on the chosen one.
 */
#define TD_TYPE_UNIT_TREE (td_unit_tree_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitTree, td_unit_tree, TD, UNIT_TREE, GtkBox)

/**
 * td_unit_tree_update: shows the units of @day; what is expanded, chosen and searched stays.
 * @book: (nullable): is not kept
 * @progress: (nullable): gives the rates
 */
void
td_unit_tree_update (TdUnitTree *tree, const TdBook *book, TdDay day, const TdProgress *progress);

/** td_unit_tree_set_menus: the context menus of units and of officers; their actions are those of a
 * group above the tree. Insert, F2 and Delete in the list activate "units.add-officer",
 * "units.edit" and "units.delete". */
void td_unit_tree_set_menus (TdUnitTree *tree, GMenuModel *unit_menu, GMenuModel *officer_menu);

/** td_unit_tree_popup_menu: opens the menu of the chosen row, as the Menu key does; false when it
 * has none. */
bool td_unit_tree_popup_menu (TdUnitTree *tree);

/** td_unit_tree_select: shows @subject as chosen, without a signal; a search that hides it ends. */
void td_unit_tree_select (TdUnitTree *tree, TdSubject subject);

/** td_unit_tree_get_selected: the subject that is chosen, or #TD_SUBJECT_NONE. */
TdSubject td_unit_tree_get_selected (TdUnitTree *tree);

/** td_unit_tree_focus_search: puts the focus into the search entry. */
void td_unit_tree_focus_search (TdUnitTree *tree);

/** td_unit_tree_focus_list: puts the focus on the chosen row. */
void td_unit_tree_focus_list (TdUnitTree *tree);

/**
 * td_unit_tree_step: chooses the row @step rows further down that shows and is a unit or officer.
 *
 * Returns: false when there is none
 */
bool td_unit_tree_step (TdUnitTree *tree, int step);

/** td_unit_tree_search: looks for @text as if it was typed, at once. */
void td_unit_tree_search (TdUnitTree *tree, const char *text);

/** td_unit_tree_list_names: (transfer full) (element-type utf8): the names of the rows that show,
 * top down. */
GPtrArray *td_unit_tree_list_names (TdUnitTree *tree);

/** td_unit_tree_get_list: (transfer none): the list. */
GtkListView *td_unit_tree_get_list (TdUnitTree *tree);

G_END_DECLS
