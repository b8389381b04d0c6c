/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-check.h"

#include <locale.h>
#include <string.h>

#include "model/td-day.h"

/*
 * Workspaces drawn at random from the leaves and added up: what a unit or officer has is drawn item
 * by item so that the identities of the form in force hold, a group has the sums, and each record
 * shows some of what is true. The check finds no error in them; after one fault it finds that one,
 * at its cell, and no other.
 */

#define N_WORKSPACES 1000
#define MAX_UNITS 4
#define MAX_OFFICERS 3
#define MAX_CUTS 5
#define ROOT 0

/* Which items of what is true a record shows. */
typedef enum
{
  SHOW_NOTHING,
  SHOW_PARTS,
  SHOW_TOTALS,
  SHOW_ALL,
  SHOW_SOME,
} Show;
#define N_SHOWS 5

/* The root, its units, their officers; in this order. */
typedef struct
{
  int parent; /* -1: the root */
  char code[8];
  bool is_officer;
  bool is_leaf;
  TdFigures truth[MAX_CUTS][TD_N_MEASURES];
  TdFigures record[MAX_CUTS][TD_N_MEASURES];
} Node;

typedef struct
{
  GRand *rand;
  int n_nodes;
  int n_cuts;
  TdDay cuts[MAX_CUTS];
  Node nodes[1 + MAX_UNITS * (1 + MAX_OFFICERS)];
} World;

/* The fault that was made and the finding it must give. */
typedef struct
{
  const char *code;
  int node;
  int cut;
  TdMeasure measure;
  TdItem item;
  int64_t expected;
  int64_t found;
} Fault;

static int64_t
draw (World *world, int64_t most)
{
  return g_rand_int_range (world->rand, 0, (int)most + 1);
}

/* One leaf in one cut; postponed and suspended lie inside not eligible where there are two classes.
 */
static void
draw_leaf (World *world, const TdForm *form, TdMeasure measure, int64_t carried_in, TdFigures *t)
{
  int64_t *v = t->value;
  int64_t left;

  v[TD_ITEM_CARRIED_IN] = carried_in;
  v[TD_ITEM_NEWLY_ACCEPTED] = draw (world, 500);
  v[TD_ITEM_TOTAL] = left = carried_in + v[TD_ITEM_NEWLY_ACCEPTED];
  left -= v[TD_ITEM_ENTRUSTED] = draw (world, left / 8);
  left -= v[TD_ITEM_WITHDRAWN] = draw (world, left / 8);
  if (td_form_has (form, measure, TD_ITEM_TAKEN_UP))
    left -= v[TD_ITEM_TAKEN_UP] = draw (world, left / 8);
  v[TD_ITEM_TO_ENFORCE] = left;
  left -= v[TD_ITEM_NOT_ELIGIBLE] = draw (world, left);
  if (form->scheme == TD_SCHEME_THREE)
    {
      left -= v[TD_ITEM_POSTPONED] = draw (world, left / 4);
      left -= v[TD_ITEM_SUSPENDED] = draw (world, left / 4);
    }
  else
    {
      v[TD_ITEM_POSTPONED] = draw (world, v[TD_ITEM_NOT_ELIGIBLE] / 2);
      v[TD_ITEM_SUSPENDED] = draw (world, v[TD_ITEM_NOT_ELIGIBLE] / 2);
    }
  v[TD_ITEM_ELIGIBLE] = left;
  left -= v[TD_ITEM_IN_PROGRESS] = draw (world, left);
  left -= v[TD_ITEM_POSTPONED_BY_AGREEMENT] = draw (world, left / 4);
  left -= v[TD_ITEM_OTHER] = draw (world, left / 4);
  v[TD_ITEM_COMPLETED] = left;
  left -= v[TD_ITEM_TERMINATED] = draw (world, left / 4);
  if (td_form_has (form, measure, TD_ITEM_REDUCED))
    left -= v[TD_ITEM_REDUCED] = draw (world, left / 4);
  v[TD_ITEM_EXECUTED] = left;
  v[TD_ITEM_SEPARATELY_TRACKED] = draw (world, 90);

  t->has = 0;
  for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
    if (td_item_is_derived ((TdItem)i) || td_form_has (form, measure, (TdItem)i))
      t->has |= 1u << i;
}

static void
add_up (TdFigures *sum, const TdFigures *more)
{
  sum->has |= more->has;
  for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
    sum->value[i] += more->value[i];
}

static void
show (World *world, Node *node, int cut, TdMeasure measure, Show shows)
{
  const TdFigures *truth = &node->truth[cut][measure];
  TdFigures *record = &node->record[cut][measure];

  *record = (TdFigures){ 0 };
  for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
    {
      bool is_total = td_item_is_derived ((TdItem)i);
      bool shown = shows == SHOW_ALL || (shows == SHOW_PARTS && !is_total)
                   || (shows == SHOW_TOTALS && is_total)
                   || (shows == SHOW_SOME && g_rand_int_range (world->rand, 0, 10) < 7);

      if (shown && td_figures_has (truth, (TdItem)i))
        td_figures_set (record, (TdItem)i, truth->value[i]);
    }
}

static Node *
add_node (World *world, int parent, bool is_officer)
{
  Node *node = &world->nodes[world->n_nodes];

  node->parent = parent;
  node->is_officer = is_officer;
  node->is_leaf = true;
  g_snprintf (node->code, sizeof node->code, "%c%d", is_officer ? 'O' : 'U', world->n_nodes);
  if (parent >= 0)
    world->nodes[parent].is_leaf = false;
  world->n_nodes++;
  return node;
}

static void
draw_tree (World *world)
{
  int n_units = g_rand_int_range (world->rand, 1, MAX_UNITS + 1);

  (void)add_node (world, -1, false);
  for (int i = 0; i < n_units; i++)
    {
      int unit = world->n_nodes;
      int n_officers = MAX (g_rand_int_range (world->rand, -3, MAX_OFFICERS + 1), 0);

      (void)add_node (world, ROOT, false);
      for (int j = 0; j < n_officers; j++)
        (void)add_node (world, unit, true);
    }
}

/* Month ends of one work year, which may have several forms. */
static void
draw_cuts (World *world)
{
  int work_year = g_rand_int_range (world->rand, 2017, 2028);
  int month = g_rand_int_range (world->rand, 0, 4);

  world->n_cuts = g_rand_int_range (world->rand, 3, MAX_CUTS + 1);
  for (int i = 0; i < world->n_cuts; i++)
    {
      int calendar = (month + 9) % 12 + 1;
      world->cuts[i] = td_day_month_end (td_day_new (work_year - (month < 3), calendar, 1));
      month += g_rand_int_range (world->rand, 1, 3);
    }
}

static void
draw_figures (World *world)
{
  for (int n = world->n_nodes - 1; n >= 0; n--)
    {
      Node *node = &world->nodes[n];

      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        {
          int64_t carried_in = draw (world, 400);

          for (int cut = 0; cut < world->n_cuts; cut++)
            {
              const TdForm *form = td_form_for_day (world->cuts[cut]);
              TdFigures *truth = &node->truth[cut][measure];

              if (node->is_leaf)
                draw_leaf (world, form, (TdMeasure)measure, carried_in, truth);
              if (node->parent >= 0)
                add_up (&world->nodes[node->parent].truth[cut][measure], truth);
              show (world,
                    node,
                    cut,
                    (TdMeasure)measure,
                    node->is_leaf || g_rand_int_range (world->rand, 0, 5) < 2
                        ? (Show)g_rand_int_range (world->rand, 0, N_SHOWS)
                        : SHOW_NOTHING);
            }
        }
    }
}

static World *
world_new (guint32 seed)
{
  World *world = g_new0 (World, 1);

  world->rand = g_rand_new_with_seed (seed);
  draw_tree (world);
  draw_cuts (world);
  draw_figures (world);
  return world;
}

static void
world_free (World *world)
{
  g_rand_free (world->rand);
  g_free (world);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static void
add_records (const World *world, const Node *node, TdChanges *changes)
{
  const Node *parent = node->parent >= 0 ? &world->nodes[node->parent] : NULL;

  for (int cut = 0; cut < world->n_cuts; cut++)
    for (int measure = 0; measure < TD_N_MEASURES; measure++)
      {
        TdRecord record = {
          .as_of = world->cuts[cut],
          .unit = (char *)(node->is_officer ? parent->code : node->code),
          .officer = node->is_officer ? (char *)node->code : NULL,
          .measure = (TdMeasure)measure,
          .figures = node->record[cut][measure],
        };
        if (record.figures.has != 0)
          td_changes_put_record (changes, &record);
      }
}

static TdBook *
make_book (const World *world)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  for (int n = 0; n < world->n_nodes; n++)
    {
      const Node *node = &world->nodes[n];
      char *parent = node->parent >= 0 ? (char *)world->nodes[node->parent].code : NULL;

      if (node->is_officer)
        td_changes_put_officer (changes,
                                &(TdOfficer){ .code = (char *)node->code,
                                              .unit = parent,
                                              .name = (char *)node->code,
                                              .valid_from = TD_DAY_NONE,
                                              .valid_to = TD_DAY_NONE });
      else
        td_changes_put_unit (changes,
                             &(TdUnit){ .code = (char *)node->code,
                                        .name = (char *)node->code,
                                        .parent = parent,
                                        .position = n,
                                        .valid_from = TD_DAY_NONE,
                                        .valid_to = TD_DAY_NONE });
    }
  for (int cut = 0; cut < world->n_cuts; cut++)
    td_changes_put_cut (changes, &(TdCut){ .as_of = world->cuts[cut] });
  for (int n = 0; n < world->n_nodes; n++)
    add_records (world, &world->nodes[n], changes);
  return td_book_new_from_changes (changes);
}

/* Faults */

/* What is wrong in a record must not show in the records above it as well. */
static void
clear_above (World *world, int n)
{
  for (int above = world->nodes[n].parent; above >= 0; above = world->nodes[above].parent)
    memset (world->nodes[above].record, 0, sizeof world->nodes[above].record);
}

static int
draw_leaf_index (World *world)
{
  int n;

  do
    n = g_rand_int_range (world->rand, 0, world->n_nodes);
  while (!world->nodes[n].is_leaf);
  return n;
}

static int
draw_group_index (World *world)
{
  int n;

  do
    n = g_rand_int_range (world->rand, 0, world->n_nodes);
  while (world->nodes[n].is_leaf);
  return n;
}

static Fault
begin_fault (World *world, const char *code, TdItem item, int n, Show shows)
{
  Fault fault = {
    .code = code,
    .node = n,
    .cut = g_rand_int_range (world->rand, 0, world->n_cuts),
    .measure = (TdMeasure)g_rand_int_range (world->rand, 0, TD_N_MEASURES),
    .item = item,
  };

  clear_above (world, n);
  show (world, &world->nodes[n], fault.cut, fault.measure, shows);
  return fault;
}

/* Makes @item of the record wrong by a little; what is expected is what was true. */
static void
spoil (World *world, Fault *fault, TdItem item, int64_t by)
{
  TdFigures *record = &world->nodes[fault->node].record[fault->cut][fault->measure];

  g_assert_true (td_figures_has (record, item));
  record->value[item] += by;
  fault->expected = world->nodes[fault->node].truth[fault->cut][fault->measure].value[item];
  fault->found = record->value[item];
}

/* A whole that does not agree with its parts: V1, V2, V4, V5. */
static Fault
make_whole_fault (World *world)
{
  static const struct
  {
    const char *code;
    TdItem whole;
  } wholes[] = {
    { "V1", TD_ITEM_TOTAL },
    { "V2", TD_ITEM_TO_ENFORCE },
    { "V4", TD_ITEM_ELIGIBLE },
    { "V5", TD_ITEM_COMPLETED },
  };
  guint which = (guint)draw (world, G_N_ELEMENTS (wholes) - 1);
  Fault fault = begin_fault (
      world, wholes[which].code, wholes[which].whole, draw_leaf_index (world), SHOW_ALL);

  spoil (world, &fault, fault.item, 1 + draw (world, 90));
  return fault;
}

/* A class of what is to be enforced that does not agree with the others: V3, at the whole. */
static Fault
make_class_fault (World *world)
{
  Fault fault = begin_fault (world, "V3", TD_ITEM_TO_ENFORCE, draw_leaf_index (world), SHOW_PARTS);
  int64_t by = 1 + draw (world, 90);

  spoil (world, &fault, TD_ITEM_NOT_ELIGIBLE, by);
  fault.found = world->nodes[fault.node].truth[fault.cut][fault.measure].value[fault.item];
  fault.expected = fault.found + by;
  return fault;
}

/* More completed than was accepted, where nothing in between is known: V7. */
static Fault
make_chain_fault (World *world)
{
  Fault fault = begin_fault (world, "V7", TD_ITEM_COMPLETED, draw_leaf_index (world), SHOW_TOTALS);
  TdFigures *record = &world->nodes[fault.node].record[fault.cut][fault.measure];

  td_figures_clear (record, TD_ITEM_TO_ENFORCE);
  td_figures_clear (record, TD_ITEM_ELIGIBLE);
  fault.expected = record->value[TD_ITEM_TOTAL];
  fault.found = record->value[TD_ITEM_TOTAL] + 1 + draw (world, 90);
  td_figures_set (record, TD_ITEM_COMPLETED, fault.found);
  return fault;
}

/* A group that is not the sum of those below it: V8. */
static Fault
make_sum_fault (World *world)
{
  static const TdItem items[] = { TD_ITEM_TOTAL, TD_ITEM_SEPARATELY_TRACKED };
  TdItem item = items[draw (world, 1)];
  Fault fault = begin_fault (world,
                             "V8",
                             item,
                             draw_group_index (world),
                             item == TD_ITEM_TOTAL ? SHOW_TOTALS : SHOW_PARTS);

  for (int n = 0; n < world->n_nodes; n++)
    if (world->nodes[n].parent == fault.node)
      {
        show (world, &world->nodes[n], fault.cut, fault.measure, SHOW_ALL);
        /* A unit shows the sum of its officers: they have to have all as well. */
        for (int m = 0; m < world->n_nodes; m++)
          if (world->nodes[m].parent == n)
            show (world, &world->nodes[m], fault.cut, fault.measure, SHOW_ALL);
      }
  spoil (world, &fault, item, 1 + draw (world, 90));
  return fault;
}

/* Another figure carried in, in one cut only: V9a. */
static Fault
make_carried_in_fault (World *world)
{
  Fault fault
      = begin_fault (world, "V9a", TD_ITEM_CARRIED_IN, draw_leaf_index (world), SHOW_NOTHING);

  fault.cut = 1 + (int)draw (world, world->n_cuts - 2);
  for (int cut = 0; cut < world->n_cuts; cut++)
    {
      TdFigures *record = &world->nodes[fault.node].record[cut][fault.measure];
      int64_t value = world->nodes[fault.node].truth[cut][fault.measure].value[TD_ITEM_CARRIED_IN];

      *record = (TdFigures){ 0 };
      td_figures_set (record, TD_ITEM_CARRIED_IN, value);
    }
  spoil (world, &fault, TD_ITEM_CARRIED_IN, 1 + draw (world, 90));
  return fault;
}

/* A figure in an item that the form does not have by cases: V5 at reduced. */
static Fault
make_outside_fault (World *world)
{
  Fault fault = begin_fault (world, "V5", TD_ITEM_REDUCED, draw_leaf_index (world), SHOW_PARTS);
  TdFigures *record;

  fault.measure = TD_MEASURE_CASES;
  show (world, &world->nodes[fault.node], fault.cut, fault.measure, SHOW_PARTS);
  record = &world->nodes[fault.node].record[fault.cut][fault.measure];
  td_figures_set (record, TD_ITEM_REDUCED, 1 + draw (world, 90));
  fault.found = record->value[TD_ITEM_REDUCED];
  return fault;
}

static Fault (*const faults[]) (World *world) = {
  make_whole_fault, make_class_fault,      make_chain_fault,
  make_sum_fault,   make_carried_in_fault, make_outside_fault,
};

/* The errors as text, with names. */
static char *
list_errors (const TdBook *book)
{
  g_autoptr (GArray) problems = td_check (book, -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);

      if (problem->severity == TD_SEVERITY_ERROR)
        g_string_append_printf (text,
                                "%s %s %d %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                                problem->code,
                                td_book_get_name (book, problem->subject),
                                problem->cut,
                                td_measure_name (problem->measure),
                                td_item_name (problem->item),
                                problem->expected,
                                problem->found);
    }
  return g_string_free (text, FALSE);
}

static void
assert_errors (const World *world, guint32 seed, const char *expected)
{
  g_autoptr (TdBook) book = make_book (world);
  g_autofree char *found = list_errors (book);

  if (!g_str_equal (found, expected))
    g_test_message ("seed %u", seed);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_consistent (void)
{
  for (guint32 seed = 1; seed <= N_WORKSPACES; seed++)
    {
      g_autoptr (World) world = world_new (seed);

      assert_errors (world, seed, "");
    }
}

static void
test_one_fault (void)
{
  for (guint32 seed = 1; seed <= N_WORKSPACES; seed++)
    {
      g_autoptr (World) world = world_new (seed);
      Fault fault = faults[seed % G_N_ELEMENTS (faults)](world);
      g_autofree char *expected
          = g_strdup_printf ("%s %s %d %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                             fault.code,
                             world->nodes[fault.node].code,
                             fault.cut,
                             td_measure_name (fault.measure),
                             td_item_name (fault.item),
                             fault.expected,
                             fault.found);

      assert_errors (world, seed, expected);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check-random/consistent", test_consistent);
  g_test_add_func ("/check-random/one-fault", test_one_fault);
  return g_test_run ();
}
