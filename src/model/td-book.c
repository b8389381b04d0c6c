/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-book.h"

#include <stdlib.h>
#include <string.h>

#include "td-book-private.h"
#include "td-day.h"
#include "td-settings.h"

/* Units, officers and successions: what the subjects of records are. */
typedef struct
{
  int n_units;
  int n_subjects;
  GArray *units;       /* TdUnit, tree order */
  GArray *officers;    /* TdOfficer, by unit, then code, then first day */
  GArray *successions; /* Link */
  int *parent;         /* by subject */
  TdSubject *children; /* all units grouped by parent */
  guint *first_child;  /* by unit, n_units + 1 entries, into children */
  TdSubject *stays;    /* officer subjects in order */
  guint *first_stay;   /* by unit, n_units + 1 entries, into stays */
  GHashTable *by_code; /* unit code (borrowed) → index + 1 */
} Registry;

typedef struct
{
  TdSuccession row;
  TdSubject predecessor;
  TdSubject successor;
} Link;

/* Targets and settings: change without touching records. */
typedef struct
{
  GArray *targets;     /* TdTarget, sorted */
  guint *first_target; /* by unit, n_units + 1 entries */
  GArray *settings;    /* TdSetting, by key */
  TdForms *forms;      /* owned reference */
} Terms;

/* One cut with its records; shared between books of the same registry. */
typedef struct
{
  TdCut row;
  const TdForm *form;
  GArray *figures;  /* TdFigures */
  GHashTable *rest; /* (nullable): index into figures → text: own figures that no form knows */
  int32_t *slot;    /* [subject × measures]: index into figures, -1 for no record */
  gpointer cache;
  GDestroyNotify cache_free;
} CutRecords;

struct _TdBook
{
  gatomicrefcount ref_count;
  Registry *registry;               /* owned reference */
  Terms *terms;                     /* owned reference */
  GPtrArray *cuts;                  /* owned references of CutRecords, by date */
  TdBookPlans *plans;               /* owned reference */
  TdBookExplanations *explanations; /* owned reference */
  TdBookPapers *papers;             /* owned reference */
};

struct _TdBookBuilder
{
  Registry *registry; /* owned reference, NULL until sealed */
  Terms *terms;       /* owned reference, NULL until sealed */
  TdForms *old_forms; /* owned: (nullable): those that the cuts of the book before follow */
  TdBookPlans *plans; /* owned reference, NULL until sealed */
  TdBookExplanations *explanations; /* owned reference, NULL until sealed */
  TdBookPapers *papers;             /* owned reference, NULL until sealed */
  GPtrArray *cuts;                  /* owned references */
  CutRecords *current;              /* borrowed: the cut set last */
  /* rows to be sealed */
  GArray *units;
  GArray *officers;
  GArray *successions;
  GArray *targets;
  GArray *settings;
  GArray *plan_rows;
  GArray *explanation_rows;
  GArray *paper_rows;
};

/* Rows */

static void
unit_clear (TdUnit *unit)
{
  g_free (unit->code);
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->parent);
}

static void
officer_clear (TdOfficer *officer)
{
  g_free (officer->code);
  g_free (officer->unit);
  g_free (officer->name);
}

static void
link_clear (Link *link)
{
  g_free (link->row.predecessor);
  g_free (link->row.successor);
}

static void
target_clear (TdTarget *target)
{
  g_free (target->unit);
  g_free (target->officer);
  g_free (target->document);
}

static void
setting_clear (TdSetting *setting)
{
  g_free (setting->key);
  g_free (setting->value);
}

static GArray *
row_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint)size);
  g_array_set_clear_func (array, clear);
  return array;
}

/* Registry */

static void
registry_clear (Registry *registry)
{
  g_array_unref (registry->units);
  g_array_unref (registry->officers);
  g_array_unref (registry->successions);
  g_free (registry->parent);
  g_free (registry->children);
  g_free (registry->first_child);
  g_free (registry->stays);
  g_free (registry->first_stay);
  g_hash_table_unref (registry->by_code);
}

static void
registry_unref (Registry *registry)
{
  g_atomic_rc_box_release_full (registry, (GDestroyNotify)registry_clear);
}

static TdSubject
registry_find (const Registry *registry, const char *code)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (registry->by_code, code)) - 1;
}

static int
compare_siblings (gconstpointer a, gconstpointer b)
{
  const TdUnit *left = *(const TdUnit *const *)a;
  const TdUnit *right = *(const TdUnit *const *)b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return strcmp (left->code, right->code);
}

/*
 * Moves @unit, @depth levels below its root, and all below it from the rows of the builder to the
 * end of @ordered.
 */
static void
append_tree (GHashTable *by_parent, TdUnit *unit, int depth, GArray *ordered)
{
  TdUnit row = *unit;

  if (row.code == NULL) /* moved already: a circle */
    return;
  if (depth > TD_DEPTH_MAX)
    return;
  memset (unit, 0, sizeof *unit);
  g_array_append_val (ordered, row);

  GPtrArray *children = g_hash_table_lookup (by_parent, row.code);
  for (guint i = 0; children != NULL && i < children->len; i++)
    append_tree (by_parent, g_ptr_array_index (children, i), depth + 1, ordered);
}

/*
 * Sorts units into tree order; one whose parent is unknown, in a circle or too deep stands as a
 * root.
 */
static GArray *
order_units (GArray *units)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_parent
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  GArray *ordered = row_array (sizeof (TdUnit), (GDestroyNotify)unit_clear);

  for (guint i = 0; i < units->len; i++)
    g_hash_table_add (known, g_array_index (units, TdUnit, i).code);
  for (guint i = 0; i < units->len; i++)
    {
      TdUnit *unit = &g_array_index (units, TdUnit, i);
      GPtrArray *siblings = roots;

      if (unit->parent != NULL && g_hash_table_contains (known, unit->parent))
        {
          siblings = g_hash_table_lookup (by_parent, unit->parent);
          if (siblings == NULL)
            {
              siblings = g_ptr_array_new ();
              g_hash_table_insert (by_parent, g_strdup (unit->parent), siblings);
            }
        }
      g_ptr_array_add (siblings, unit);
    }

  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, by_parent);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_sort (value, compare_siblings);
  g_ptr_array_sort (roots, compare_siblings);

  for (guint i = 0; i < roots->len; i++)
    append_tree (by_parent, g_ptr_array_index (roots, i), 0, ordered);
  for (guint i = 0; i < units->len; i++)
    append_tree (by_parent, &g_array_index (units, TdUnit, i), 0, ordered);
  return ordered;
}

/* Fills parent, children and first_child from the ordered units. */
static void
index_units (Registry *registry)
{
  int n = registry->n_units;
  g_autofree int *depth = g_new0 (int, (gsize)n + 1);

  registry->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  for (int i = 0; i < n; i++)
    g_hash_table_insert (registry->by_code,
                         g_array_index (registry->units, TdUnit, i).code,
                         GINT_TO_POINTER (i + 1));

  registry->first_child = g_new0 (guint, (gsize)n + 2);
  registry->children = g_new (TdSubject, (gsize)n + 1);
  registry->parent = g_new (int, (gsize)registry->n_subjects + 1);
  for (int i = 0; i < n; i++)
    {
      const TdUnit *unit = &g_array_index (registry->units, TdUnit, i);
      int parent = unit->parent != NULL ? registry_find (registry, unit->parent) : TD_SUBJECT_NONE;
      /* In tree order a parent stands before its children; what does not is a circle. */
      if (parent >= i || (parent != TD_SUBJECT_NONE && depth[parent] == TD_DEPTH_MAX))
        parent = TD_SUBJECT_NONE;
      registry->parent[i] = parent;
      if (parent == TD_SUBJECT_NONE)
        continue;
      depth[i] = depth[parent] + 1;
      registry->first_child[parent + 1]++;
    }
  for (int i = 0; i < n; i++)
    registry->first_child[i + 1] += registry->first_child[i];

  g_autofree guint *next = g_memdup2 (registry->first_child, sizeof (guint) * ((gsize)n + 2));
  for (int i = 0; i < n; i++)
    if (registry->parent[i] >= 0)
      registry->children[next[registry->parent[i]]++] = i;
}

typedef struct
{
  TdOfficer row;
  int unit;
} Stay;

static int
compare_stays (gconstpointer a, gconstpointer b)
{
  const Stay *left = a;
  const Stay *right = b;
  int order;

  if (left->unit != right->unit)
    return left->unit < right->unit ? -1 : 1;
  order = strcmp (left->row.code, right->row.code);
  if (order != 0)
    return order;
  return (left->row.valid_from > right->row.valid_from)
         - (left->row.valid_from < right->row.valid_from);
}

/* Takes the officers of the builder; those of unknown units are left out. */
static void
index_officers (Registry *registry, GArray *officers)
{
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  for (guint i = 0; i < officers->len; i++)
    {
      TdOfficer *officer = &g_array_index (officers, TdOfficer, i);
      Stay stay = { *officer, registry_find (registry, officer->unit) };
      if (stay.unit == TD_SUBJECT_NONE)
        continue;
      memset (officer, 0, sizeof *officer);
      g_array_append_val (stays, stay);
    }
  g_array_sort (stays, compare_stays);

  registry->n_subjects = registry->n_units + (int)stays->len;
  registry->parent = g_renew (int, registry->parent, (gsize)registry->n_subjects + 1);
  registry->stays = g_new (TdSubject, stays->len + 1);
  registry->first_stay = g_new0 (guint, (gsize)registry->n_units + 2);
  for (guint i = 0; i < stays->len; i++)
    {
      const Stay *stay = &g_array_index (stays, Stay, i);
      registry->stays[i] = registry->n_units + (int)i;
      registry->parent[registry->n_units + (int)i] = stay->unit;
      registry->first_stay[stay->unit + 1]++;
      g_array_append_val (registry->officers, stay->row);
    }
  for (int i = 0; i < registry->n_units; i++)
    registry->first_stay[i + 1] += registry->first_stay[i];
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *left = a;
  const Link *right = b;

  if (left->row.date != right->row.date)
    return left->row.date < right->row.date ? -1 : 1;
  if (left->predecessor != right->predecessor)
    return left->predecessor - right->predecessor;
  return left->successor - right->successor;
}

static void
index_successions (Registry *registry, GArray *successions)
{
  for (guint i = 0; i < successions->len; i++)
    {
      Link *link = &g_array_index (successions, Link, i);
      link->predecessor = registry_find (registry, link->row.predecessor);
      link->successor = registry_find (registry, link->row.successor);
      if (link->predecessor == TD_SUBJECT_NONE || link->successor == TD_SUBJECT_NONE)
        continue;
      g_array_append_val (registry->successions, *link);
      memset (link, 0, sizeof *link);
    }
  g_array_sort (registry->successions, compare_links);
}

static Registry *
registry_new (GArray *units, GArray *officers, GArray *successions)
{
  Registry *registry = g_atomic_rc_box_new0 (Registry);

  registry->units = order_units (units);
  registry->n_units = (int)registry->units->len;
  registry->n_subjects = registry->n_units;
  registry->officers = row_array (sizeof (TdOfficer), (GDestroyNotify)officer_clear);
  registry->successions = row_array (sizeof (Link), (GDestroyNotify)link_clear);
  index_units (registry);
  index_officers (registry, officers);
  index_successions (registry, successions);
  return registry;
}

/* Terms */

static void
terms_clear (Terms *terms)
{
  g_array_unref (terms->targets);
  g_array_unref (terms->settings);
  g_free (terms->first_target);
  td_forms_unref (terms->forms);
}

static void
terms_unref (Terms *terms)
{
  g_atomic_rc_box_release_full (terms, (GDestroyNotify)terms_clear);
}

/* An empty from-date is 1 October. */
static TdDay
get_target_first (const TdTarget *target)
{
  return target->from != TD_DAY_NONE ? target->from : td_work_year_first (target->work_year);
}

static int
compare_targets (gconstpointer a, gconstpointer b, gpointer data)
{
  const TdTarget *left = a;
  const TdTarget *right = b;
  const Registry *registry = data;
  int left_unit = registry_find (registry, left->unit);
  int right_unit = registry_find (registry, right->unit);
  int order;

  if (left_unit != right_unit)
    return left_unit - right_unit;
  order = g_strcmp0 (left->officer, right->officer);
  if (order != 0)
    return order;
  if (left->work_year != right->work_year)
    return left->work_year - right->work_year;
  if (left->measure != right->measure)
    return (int)left->measure - (int)right->measure;
  TdDay left_first = get_target_first (left);
  TdDay right_first = get_target_first (right);
  if (left_first != right_first)
    return left_first < right_first ? -1 : 1;
  return (left->from > right->from) - (left->from < right->from);
}

static int
compare_settings (gconstpointer a, gconstpointer b)
{
  return strcmp (((const TdSetting *)a)->key, ((const TdSetting *)b)->key);
}

/* The forms of the settings, which are the old ones (nullable) where their texts are the same. */
static TdForms *
make_forms (const GArray *settings, TdForms *old_forms)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < settings->len; i++)
    {
      const TdSetting *setting = &g_array_index (settings, TdSetting, i);
      if (g_str_has_prefix (setting->key, TD_SETTING_FORM_PREFIX))
        g_ptr_array_add (texts, setting->value);
    }
  return old_forms != NULL && td_forms_is_of (old_forms, texts) ? td_forms_ref (old_forms)
                                                                : td_forms_new (texts);
}

static Terms *
terms_new (const Registry *registry, GArray *targets, GArray *settings, TdForms *old_forms)
{
  Terms *terms = g_atomic_rc_box_new0 (Terms);

  terms->targets = row_array (sizeof (TdTarget), (GDestroyNotify)target_clear);
  for (guint i = 0; i < targets->len; i++)
    {
      TdTarget *target = &g_array_index (targets, TdTarget, i);
      if (registry_find (registry, target->unit) == TD_SUBJECT_NONE)
        continue;
      g_array_append_val (terms->targets, *target);
      memset (target, 0, sizeof *target);
    }
  g_array_sort_with_data (terms->targets, compare_targets, (gpointer)registry);

  terms->first_target = g_new0 (guint, (gsize)registry->n_units + 2);
  for (guint i = 0; i < terms->targets->len; i++)
    terms->first_target[registry_find (registry, g_array_index (terms->targets, TdTarget, i).unit)
                        + 1]++;
  for (int i = 0; i < registry->n_units; i++)
    terms->first_target[i + 1] += terms->first_target[i];

  terms->settings = g_array_ref (settings);
  g_array_sort (terms->settings, compare_settings);
  terms->forms = make_forms (terms->settings, old_forms);
  return terms;
}

/* Cuts */

static void
cut_clear (CutRecords *cut)
{
  g_free (cut->row.note);
  g_array_unref (cut->figures);
  g_clear_pointer (&cut->rest, g_hash_table_unref);
  g_free (cut->slot);
  if (cut->cache != NULL)
    cut->cache_free (cut->cache);
}

static void
cut_unref (CutRecords *cut)
{
  g_atomic_rc_box_release_full (cut, (GDestroyNotify)cut_clear);
}

static CutRecords *
cut_new (const TdCut *row, const Registry *registry, const TdForms *forms)
{
  CutRecords *cut = g_atomic_rc_box_new0 (CutRecords);
  gsize n_slots = (gsize)registry->n_subjects * TD_N_MEASURES;

  cut->row = *row;
  cut->row.note = g_strdup (row->note);
  cut->form = td_forms_for_day (forms, row->as_of);
  cut->figures = g_array_new (FALSE, FALSE, sizeof (TdFigures));
  cut->slot = g_new (int32_t, n_slots + 1);
  memset (cut->slot, 0xff, sizeof (int32_t) * n_slots);
  return cut;
}

/* The text of own figures that no form knows, of a record by its index in the figures. */
static const char *
cut_get_rest (const CutRecords *cut, int32_t slot)
{
  return cut->rest != NULL ? g_hash_table_lookup (cut->rest, GINT_TO_POINTER (slot)) : NULL;
}

/* @rest: (transfer full) */
static void
cut_set_rest (CutRecords *cut, int32_t slot, char *rest)
{
  if (cut->rest == NULL)
    cut->rest = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_hash_table_insert (cut->rest, GINT_TO_POINTER (slot), rest);
}

/* The same cut under other forms: its own items stand in other slots. */
static CutRecords *
cut_translate (const CutRecords *old,
               const Registry *registry,
               const TdForms *from,
               const TdForms *to)
{
  CutRecords *cut = cut_new (&old->row, registry, to);

  memcpy (cut->slot, old->slot, sizeof (int32_t) * (gsize)registry->n_subjects * TD_N_MEASURES);
  g_array_append_vals (cut->figures, old->figures->data, old->figures->len);
  for (guint i = 0; i < cut->figures->len; i++)
    {
      TdFigures *figures = &g_array_index (cut->figures, TdFigures, i);
      const char *old_rest = cut_get_rest (old, (int32_t)i);
      char *rest;

      if ((figures->has & TD_OWN_BITS) == 0 && old_rest == NULL)
        continue;
      g_autofree char *own = td_forms_format_own (from, figures, old_rest);
      for (guint slot = 0; slot < TD_N_OWN_ITEMS; slot++)
        td_figures_clear (figures, TD_ITEM_OWN (slot));
      if (td_forms_read_own (to, own, figures, &rest) && rest != NULL)
        cut_set_rest (cut, (int32_t)i, rest);
    }
  return cut;
}

/* Where the cut of @as_of stands in @cuts, or would stand. */
static guint
cut_position (const GPtrArray *cuts, TdDay as_of, bool *found)
{
  guint low = 0;
  guint high = cuts->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const CutRecords *cut = g_ptr_array_index (cuts, middle);
      if (cut->row.as_of < as_of)
        low = middle + 1;
      else
        high = middle;
    }
  *found
      = low < cuts->len && ((const CutRecords *)g_ptr_array_index (cuts, low))->row.as_of == as_of;
  return low;
}

/* Book */

TdBook *
td_book_ref (TdBook *book)
{
  g_atomic_ref_count_inc (&book->ref_count);
  return book;
}

void
td_book_unref (TdBook *book)
{
  if (!g_atomic_ref_count_dec (&book->ref_count))
    return;
  registry_unref (book->registry);
  terms_unref (book->terms);
  g_ptr_array_unref (book->cuts);
  _td_book_plans_unref (book->plans);
  _td_book_explanations_unref (book->explanations);
  _td_book_papers_unref (book->papers);
  g_free (book);
}

int
td_book_get_n_units (const TdBook *book)
{
  return book->registry->n_units;
}

const TdUnit *
td_book_get_unit (const TdBook *book, TdSubject unit)
{
  g_return_val_if_fail (unit >= 0 && unit < book->registry->n_units, NULL);
  return &g_array_index (book->registry->units, TdUnit, unit);
}

TdSubject
td_book_find_unit (const TdBook *book, const char *code)
{
  return registry_find (book->registry, code);
}

TdSubject
td_book_get_parent (const TdBook *book, TdSubject subject)
{
  return book->registry->parent[subject];
}

const TdSubject *
td_book_get_children (const TdBook *book, TdSubject unit, guint *n)
{
  const Registry *registry = book->registry;
  *n = registry->first_child[unit + 1] - registry->first_child[unit];
  return registry->children + registry->first_child[unit];
}

static bool
is_within (TdDay from, TdDay to, TdDay day)
{
  return (from == TD_DAY_NONE || from <= day) && (to == TD_DAY_NONE || day <= to);
}

bool
td_book_is_valid (const TdBook *book, TdSubject subject, TdDay day)
{
  if (td_book_is_officer (book, subject))
    {
      const TdOfficer *officer = td_book_get_officer (book, subject);
      return is_within (officer->valid_from, officer->valid_to, day);
    }
  const TdUnit *unit = td_book_get_unit (book, subject);
  return is_within (unit->valid_from, unit->valid_to, day);
}

TdSubject
td_book_get_root (const TdBook *book, TdDay day)
{
  for (int i = 0; i < book->registry->n_units; i++)
    if (book->registry->parent[i] == TD_SUBJECT_NONE && td_book_is_valid (book, i, day))
      return i;
  return TD_SUBJECT_NONE;
}

bool
td_book_is_below (const TdBook *book, TdSubject subject, TdSubject ancestor)
{
  while (subject != TD_SUBJECT_NONE && subject != ancestor)
    subject = book->registry->parent[subject];
  return subject == ancestor;
}

int
td_book_get_n_subjects (const TdBook *book)
{
  return book->registry->n_subjects;
}

bool
td_book_is_officer (const TdBook *book, TdSubject subject)
{
  return subject >= book->registry->n_units;
}

const TdOfficer *
td_book_get_officer (const TdBook *book, TdSubject officer)
{
  g_return_val_if_fail (officer >= book->registry->n_units && officer < book->registry->n_subjects,
                        NULL);
  return &g_array_index (book->registry->officers, TdOfficer, officer - book->registry->n_units);
}

const TdSubject *
td_book_get_officers (const TdBook *book, TdSubject unit, guint *n)
{
  const Registry *registry = book->registry;
  *n = registry->first_stay[unit + 1] - registry->first_stay[unit];
  return registry->stays + registry->first_stay[unit];
}

static TdSubject
registry_find_officer (const Registry *registry, const char *code, TdSubject unit, TdDay day)
{
  for (guint i = registry->first_stay[unit]; i < registry->first_stay[unit + 1]; i++)
    {
      const TdOfficer *officer = &g_array_index (registry->officers, TdOfficer, i);
      if (is_within (officer->valid_from, officer->valid_to, day)
          && strcmp (officer->code, code) == 0)
        return registry->stays[i];
    }
  return TD_SUBJECT_NONE;
}

TdSubject
td_book_find_officer (const TdBook *book, const char *code, TdSubject unit, TdDay day)
{
  return registry_find_officer (book->registry, code, unit, day);
}

const char *
td_book_get_name (const TdBook *book, TdSubject subject)
{
  return td_book_is_officer (book, subject) ? td_book_get_officer (book, subject)->name
                                            : td_book_get_unit (book, subject)->name;
}

const char *
td_book_get_short_name (const TdBook *book, TdSubject subject)
{
  if (!td_book_is_officer (book, subject))
    {
      const TdUnit *unit = td_book_get_unit (book, subject);
      if (unit->short_name != NULL)
        return unit->short_name;
    }
  return td_book_get_name (book, subject);
}

guint
td_book_get_n_successions (const TdBook *book)
{
  return book->registry->successions->len;
}

const TdSuccession *
td_book_get_succession (const TdBook *book, guint index)
{
  return &g_array_index (book->registry->successions, Link, index).row;
}

TdSubject
td_book_get_predecessor (const TdBook *book, guint index)
{
  return g_array_index (book->registry->successions, Link, index).predecessor;
}

TdSubject
td_book_get_successor (const TdBook *book, guint index)
{
  return g_array_index (book->registry->successions, Link, index).successor;
}

guint
td_book_get_n_targets (const TdBook *book)
{
  return book->terms->targets->len;
}

const TdTarget *
td_book_get_target (const TdBook *book, guint index)
{
  return &g_array_index (book->terms->targets, TdTarget, index);
}

const TdTarget *
td_book_get_target_in_force (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay day)
{
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;
  const char *officer = is_officer ? td_book_get_officer (book, subject)->code : NULL;
  int work_year = td_day_work_year (day);
  const TdTarget *in_force = NULL;

  /* Sorted by from-date: the last that fits is the latest. */
  for (guint i = book->terms->first_target[unit]; i < book->terms->first_target[unit + 1]; i++)
    {
      const TdTarget *target = td_book_get_target (book, i);
      if (target->work_year == work_year && target->measure == measure && target->from <= day
          && g_strcmp0 (target->officer, officer) == 0)
        in_force = target;
    }
  return in_force;
}

guint
td_book_get_n_settings (const TdBook *book)
{
  return book->terms->settings->len;
}

const TdSetting *
td_book_get_setting_at (const TdBook *book, guint index)
{
  return &g_array_index (book->terms->settings, TdSetting, index);
}

const char *
td_book_get_setting (const TdBook *book, const char *key)
{
  for (guint i = 0; i < book->terms->settings->len; i++)
    {
      const TdSetting *setting = td_book_get_setting_at (book, i);
      if (strcmp (setting->key, key) == 0)
        return setting->value;
    }
  return NULL;
}

int
td_book_get_n_cuts (const TdBook *book)
{
  return (int)book->cuts->len;
}

static const CutRecords *
get_cut_records (const TdBook *book, int cut)
{
  return g_ptr_array_index (book->cuts, cut);
}

const TdCut *
td_book_get_cut (const TdBook *book, int cut)
{
  g_return_val_if_fail (cut >= 0 && cut < (int)book->cuts->len, NULL);
  return &get_cut_records (book, cut)->row;
}

int
td_book_find_cut (const TdBook *book, TdDay as_of)
{
  bool found;
  guint position = cut_position (book->cuts, as_of, &found);
  return found ? (int)position : -1;
}

int
td_book_find_month_base (const TdBook *book, TdDay as_of)
{
  int year, month;
  td_day_get_ymd (as_of, &year, &month, NULL);
  TdDay first_of_month = td_day_new (year, month, 1);
  bool found;
  int before = (int)cut_position (book->cuts, first_of_month, &found) - 1;

  if (month == 10 || before < 0)
    return -1;
  TdDay candidate = td_book_get_cut (book, before)->as_of;
  return td_day_month_end (candidate) == first_of_month - 1 ? before : -1;
}

int
td_book_find_year_base (const TdBook *book, TdDay as_of)
{
  return td_book_find_cut (book, td_day_year_before (as_of));
}

const TdForm *
td_book_get_form (const TdBook *book, int cut)
{
  return get_cut_records (book, cut)->form;
}

TdForms *
td_book_get_forms (const TdBook *book)
{
  return book->terms->forms;
}

const TdForm *
td_book_get_form_on (const TdBook *book, TdDay day)
{
  return td_forms_for_day (book->terms->forms, day);
}

guint
td_book_get_n_forms (const TdBook *book)
{
  return td_forms_get_n (book->terms->forms);
}

const TdForm *
td_book_get_form_at (const TdBook *book, guint index)
{
  return td_forms_get (book->terms->forms, index);
}

const TdForm *
td_book_find_form (const TdBook *book, const char *id)
{
  return td_forms_find (book->terms->forms, id);
}

guint
td_book_get_n_items (const TdBook *book)
{
  return td_forms_get_n_items (book->terms->forms);
}

const char *
td_book_get_item_name (const TdBook *book, TdItem item)
{
  return td_forms_get_item_name (book->terms->forms, item);
}

const char *
td_book_get_item_label (const TdBook *book, const TdForm *form, TdItem item)
{
  const TdFormItem *own = NULL;
  const char *name;

  if (!td_item_is_own (item))
    return td_item_label (item);
  if (form != NULL)
    own = td_form_find_own (form, item);
  for (guint i = td_book_get_n_forms (book); own == NULL && i-- > 0;)
    own = td_form_find_own (td_book_get_form_at (book, i), item);
  name = td_book_get_item_name (book, item);
  return own != NULL ? own->heading : name != NULL ? name : "";
}

bool
td_book_find_item (const TdBook *book, const char *name, TdItem *item)
{
  return td_forms_find_item (book->terms->forms, name, item);
}

const TdFigures *
td_book_get_entered (const TdBook *book, int cut, TdSubject subject, TdMeasure measure)
{
  const CutRecords *records = get_cut_records (book, cut);
  int32_t slot = records->slot[(gsize)subject * TD_N_MEASURES + measure];
  return slot >= 0 ? &g_array_index (records->figures, TdFigures, slot) : NULL;
}

const char *
td_book_get_rest (const TdBook *book, int cut, TdSubject subject, TdMeasure measure)
{
  const CutRecords *records = get_cut_records (book, cut);
  int32_t slot = records->slot[(gsize)subject * TD_N_MEASURES + measure];
  return slot >= 0 ? cut_get_rest (records, slot) : NULL;
}

char *
td_book_format_own (const TdBook *book, int cut, TdSubject subject, TdMeasure measure)
{
  const TdFigures *entered = td_book_get_entered (book, cut, subject, measure);
  return entered != NULL ? td_forms_format_own (
             book->terms->forms, entered, td_book_get_rest (book, cut, subject, measure))
                         : NULL;
}

guint
td_book_get_n_plans (const TdBook *book)
{
  return book->plans->rows->len;
}

const TdPlan *
td_book_get_plan (const TdBook *book, guint index)
{
  return &g_array_index (book->plans->rows, TdPlan, index);
}

/* The codes by which rows speak of a subject. */
static const char *
get_officer_code (const TdBook *book, TdSubject subject, TdSubject *unit)
{
  bool is_officer = td_book_is_officer (book, subject);

  *unit = is_officer ? td_book_get_parent (book, subject) : subject;
  return is_officer ? td_book_get_officer (book, subject)->code : NULL;
}

bool
td_book_get_planned (
    const TdBook *book, TdSubject subject, TdMeasure measure, TdDay month_end, int64_t *completed)
{
  TdSubject unit;
  const char *officer = get_officer_code (book, subject, &unit);
  return _td_book_plans_find (book->plans, unit, officer, measure, month_end, completed);
}

guint
td_book_get_n_explanations (const TdBook *book)
{
  return book->explanations->rows->len;
}

const TdExplanation *
td_book_get_explanation (const TdBook *book, guint index)
{
  return &g_array_index (book->explanations->rows, TdExplanation, index);
}

const char *
td_book_find_explanation (const TdBook *book,
                          TdDay as_of,
                          TdSubject subject,
                          TdMeasure measure,
                          const char *code,
                          const char *item_name,
                          int64_t expected,
                          int64_t found)
{
  TdSubject unit;
  const char *officer = get_officer_code (book, subject, &unit);
  const TdExplanation key = { .as_of = as_of,
                              .unit = td_book_get_unit (book, unit)->code,
                              .officer = (char *)officer,
                              .measure = measure,
                              .code = (char *)code,
                              .item = (char *)item_name };
  const TdExplanation *row
      = _td_book_explanations_find (book->explanations, book->registry->by_code, &key);

  return row != NULL && row->expected == expected && row->found == found ? row->note : NULL;
}

guint
td_book_get_n_papers (const TdBook *book)
{
  return book->papers->rows->len;
}

const TdPaper *
td_book_get_paper (const TdBook *book, guint index)
{
  return &g_array_index (book->papers->rows, TdPaper, index);
}

const TdPaper *
td_book_find_paper (const TdBook *book, int64_t id)
{
  return _td_book_papers_find (book->papers, id);
}

int64_t
td_book_next_paper (const TdBook *book)
{
  guint n = td_book_get_n_papers (book);
  return n > 0 ? td_book_get_paper (book, n - 1)->id + 1 : 1;
}

bool
td_book_has_records (const TdBook *book, TdSubject subject)
{
  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    for (int measure = 0; measure < TD_N_MEASURES; measure++)
      if (td_book_get_entered (book, cut, subject, (TdMeasure)measure) != NULL)
        return true;
  return false;
}

gpointer *
td_book_get_cut_cache (const TdBook *book, int cut, GDestroyNotify free)
{
  CutRecords *records = g_ptr_array_index (book->cuts, cut);
  records->cache_free = free;
  return &records->cache;
}

/* Builder */

static void
builder_clear_terms (TdBookBuilder *builder)
{
  if (builder->terms != NULL && builder->old_forms == NULL)
    builder->old_forms = td_forms_ref (builder->terms->forms);
  g_clear_pointer (&builder->terms, terms_unref);
  g_clear_pointer (&builder->targets, g_array_unref);
  g_clear_pointer (&builder->settings, g_array_unref);
  builder->targets = row_array (sizeof (TdTarget), (GDestroyNotify)target_clear);
  builder->settings = row_array (sizeof (TdSetting), (GDestroyNotify)setting_clear);
}

TdBookBuilder *
td_book_builder_new (TdBook *base)
{
  TdBookBuilder *builder = g_new0 (TdBookBuilder, 1);

  builder->cuts = g_ptr_array_new_with_free_func ((GDestroyNotify)cut_unref);
  if (base == NULL)
    {
      td_book_builder_clear_registry (builder);
      return builder;
    }
  builder->registry = g_atomic_rc_box_acquire (base->registry);
  builder->terms = g_atomic_rc_box_acquire (base->terms);
  builder->plans = g_atomic_rc_box_acquire (base->plans);
  builder->explanations = g_atomic_rc_box_acquire (base->explanations);
  builder->papers = g_atomic_rc_box_acquire (base->papers);
  for (guint i = 0; i < base->cuts->len; i++)
    g_ptr_array_add (builder->cuts, g_atomic_rc_box_acquire (g_ptr_array_index (base->cuts, i)));
  return builder;
}

void
td_book_builder_free (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->registry, registry_unref);
  g_clear_pointer (&builder->terms, terms_unref);
  g_clear_pointer (&builder->cuts, g_ptr_array_unref);
  g_clear_pointer (&builder->units, g_array_unref);
  g_clear_pointer (&builder->officers, g_array_unref);
  g_clear_pointer (&builder->successions, g_array_unref);
  g_clear_pointer (&builder->targets, g_array_unref);
  g_clear_pointer (&builder->settings, g_array_unref);
  g_clear_pointer (&builder->old_forms, td_forms_unref);
  g_clear_pointer (&builder->plans, _td_book_plans_unref);
  g_clear_pointer (&builder->explanations, _td_book_explanations_unref);
  g_clear_pointer (&builder->plan_rows, g_array_unref);
  g_clear_pointer (&builder->explanation_rows, g_array_unref);
  g_clear_pointer (&builder->papers, _td_book_papers_unref);
  g_clear_pointer (&builder->paper_rows, g_array_unref);
  g_free (builder);
}

void
td_book_builder_clear_registry (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->registry, registry_unref);
  g_clear_pointer (&builder->units, g_array_unref);
  g_clear_pointer (&builder->officers, g_array_unref);
  g_clear_pointer (&builder->successions, g_array_unref);
  builder->units = row_array (sizeof (TdUnit), (GDestroyNotify)unit_clear);
  builder->officers = row_array (sizeof (TdOfficer), (GDestroyNotify)officer_clear);
  builder->successions = row_array (sizeof (Link), (GDestroyNotify)link_clear);
  g_ptr_array_set_size (builder->cuts, 0);
  builder->current = NULL;
  builder_clear_terms (builder);
  td_book_builder_clear_plans (builder);
  td_book_builder_clear_explanations (builder);
  td_book_builder_clear_papers (builder);
}

void
td_book_builder_clear_plans (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->plans, _td_book_plans_unref);
  g_clear_pointer (&builder->plan_rows, g_array_unref);
  builder->plan_rows = _td_book_plan_rows ();
}

void
td_book_builder_add_plan (TdBookBuilder *builder, const TdPlan *plan)
{
  g_return_if_fail (builder->plans == NULL);
  _td_book_plan_append (builder->plan_rows, plan);
}

void
td_book_builder_clear_explanations (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->explanations, _td_book_explanations_unref);
  g_clear_pointer (&builder->explanation_rows, g_array_unref);
  builder->explanation_rows = _td_book_explanation_rows ();
}

void
td_book_builder_add_explanation (TdBookBuilder *builder, const TdExplanation *explanation)
{
  g_return_if_fail (builder->explanations == NULL);
  _td_book_explanation_append (builder->explanation_rows, explanation);
}

void
td_book_builder_clear_papers (TdBookBuilder *builder)
{
  g_clear_pointer (&builder->papers, _td_book_papers_unref);
  g_clear_pointer (&builder->paper_rows, g_array_unref);
  builder->paper_rows = _td_book_paper_rows ();
}

void
td_book_builder_add_paper (TdBookBuilder *builder, const TdPaper *paper)
{
  g_return_if_fail (builder->papers == NULL);
  _td_book_paper_append (builder->paper_rows, paper);
}

void
td_book_builder_clear_targets_and_settings (TdBookBuilder *builder)
{
  builder_clear_terms (builder);
}

void
td_book_builder_add_unit (TdBookBuilder *builder, const TdUnit *unit)
{
  g_return_if_fail (builder->registry == NULL);
  TdUnit row = *unit;
  row.code = g_strdup (unit->code);
  row.name = g_strdup (unit->name);
  row.short_name = g_strdup (unit->short_name);
  row.parent = g_strdup (unit->parent);
  g_array_append_val (builder->units, row);
}

void
td_book_builder_add_officer (TdBookBuilder *builder, const TdOfficer *officer)
{
  g_return_if_fail (builder->registry == NULL);
  TdOfficer row = *officer;
  row.code = g_strdup (officer->code);
  row.unit = g_strdup (officer->unit);
  row.name = g_strdup (officer->name);
  g_array_append_val (builder->officers, row);
}

void
td_book_builder_add_succession (TdBookBuilder *builder, const TdSuccession *succession)
{
  g_return_if_fail (builder->registry == NULL);
  Link link = { *succession, TD_SUBJECT_NONE, TD_SUBJECT_NONE };
  link.row.predecessor = g_strdup (succession->predecessor);
  link.row.successor = g_strdup (succession->successor);
  g_array_append_val (builder->successions, link);
}

void
td_book_builder_add_target (TdBookBuilder *builder, const TdTarget *target)
{
  g_return_if_fail (builder->terms == NULL);
  TdTarget row = *target;
  row.unit = g_strdup (target->unit);
  row.officer = g_strdup (target->officer);
  row.document = g_strdup (target->document);
  g_array_append_val (builder->targets, row);
}

void
td_book_builder_add_setting (TdBookBuilder *builder, const char *key, const char *value)
{
  g_return_if_fail (builder->terms == NULL);
  TdSetting row = { g_strdup (key), g_strdup (value) };
  g_array_append_val (builder->settings, row);
}

/* The cuts of the book before follow its forms. */
static void
translate_cuts (TdBookBuilder *builder)
{
  for (guint i = 0; i < builder->cuts->len; i++)
    {
      CutRecords *old = g_ptr_array_index (builder->cuts, i);
      builder->cuts->pdata[i]
          = cut_translate (old, builder->registry, builder->old_forms, builder->terms->forms);
      cut_unref (old);
    }
  builder->current = NULL;
}

/* Turns the rows gathered so far into a registry and terms. */
static void
builder_seal (TdBookBuilder *builder)
{
  if (builder->registry == NULL)
    builder->registry = registry_new (builder->units, builder->officers, builder->successions);
  if (builder->terms != NULL)
    return;
  builder->terms
      = terms_new (builder->registry, builder->targets, builder->settings, builder->old_forms);
  if (builder->old_forms != NULL && builder->old_forms != builder->terms->forms)
    translate_cuts (builder);
  g_clear_pointer (&builder->old_forms, td_forms_unref);
}

void
td_book_builder_set_cut (TdBookBuilder *builder, const TdCut *cut)
{
  bool found;

  builder_seal (builder);
  guint position = cut_position (builder->cuts, cut->as_of, &found);
  if (found)
    g_ptr_array_remove_index (builder->cuts, position);
  builder->current = cut_new (cut, builder->registry, builder->terms->forms);
  g_ptr_array_insert (builder->cuts, (int)position, builder->current);
}

void
td_book_builder_remove_cut (TdBookBuilder *builder, TdDay as_of)
{
  bool found;
  guint position = cut_position (builder->cuts, as_of, &found);
  if (found)
    g_ptr_array_remove_index (builder->cuts, position);
  builder->current = NULL;
}

TdSubject
td_book_builder_find (TdBookBuilder *builder, const char *unit, const char *officer, TdDay day)
{
  builder_seal (builder);
  TdSubject found = registry_find (builder->registry, unit);
  return found == TD_SUBJECT_NONE || officer == NULL
             ? found
             : registry_find_officer (builder->registry, officer, found, day);
}

bool
td_book_builder_add_record (TdBookBuilder *builder,
                            TdSubject subject,
                            TdMeasure measure,
                            const TdFigures *entered,
                            const char *own)
{
  g_return_val_if_fail (builder->current != NULL, false);
  g_return_val_if_fail (subject >= 0 && subject < builder->registry->n_subjects, false);
  CutRecords *cut = builder->current;
  int32_t slot = (int32_t)cut->figures->len;
  char *rest = NULL;
  bool is_read = true;

  cut->slot[(gsize)subject * TD_N_MEASURES + measure] = slot;
  g_array_append_vals (cut->figures, entered, 1);
  if (own != NULL)
    is_read = td_forms_read_own (
        builder->terms->forms, own, &g_array_index (cut->figures, TdFigures, slot), &rest);
  if (rest != NULL)
    cut_set_rest (cut, slot, rest);
  return is_read;
}

TdBook *
td_book_builder_finish (TdBookBuilder *builder)
{
  TdBook *book = g_new0 (TdBook, 1);

  builder_seal (builder);
  g_atomic_ref_count_init (&book->ref_count);
  book->registry = g_steal_pointer (&builder->registry);
  book->terms = g_steal_pointer (&builder->terms);
  if (builder->plans == NULL)
    builder->plans = _td_book_plans_new (
        builder->plan_rows, book->registry->by_code, (guint)book->registry->n_units);
  if (builder->explanations == NULL)
    builder->explanations
        = _td_book_explanations_new (builder->explanation_rows, book->registry->by_code);
  book->plans = g_steal_pointer (&builder->plans);
  if (builder->papers == NULL)
    builder->papers = _td_book_papers_new (builder->paper_rows);
  book->explanations = g_steal_pointer (&builder->explanations);
  book->papers = g_steal_pointer (&builder->papers);
  book->cuts = g_steal_pointer (&builder->cuts);
  td_book_builder_free (builder);
  return book;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const TdRecord *left = *(const TdRecord *const *)a;
  const TdRecord *right = *(const TdRecord *const *)b;
  return (left->as_of > right->as_of) - (left->as_of < right->as_of);
}

TdBook *
td_book_new_from_changes (const TdChanges *changes)
{
  TdBookBuilder *builder = td_book_builder_new (NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);
      switch (change->kind)
        {
        case TD_ROW_UNIT:
          td_book_builder_add_unit (builder, &change->unit);
          break;
        case TD_ROW_SUCCESSION:
          td_book_builder_add_succession (builder, &change->succession);
          break;
        case TD_ROW_OFFICER:
          td_book_builder_add_officer (builder, &change->officer);
          break;
        case TD_ROW_TARGET:
          td_book_builder_add_target (builder, &change->target);
          break;
        case TD_ROW_SETTING:
          td_book_builder_add_setting (builder, change->setting.key, change->setting.value);
          break;
        case TD_ROW_RECORD:
          g_ptr_array_add (records, (gpointer)&change->record);
          break;
        case TD_ROW_PLAN:
          td_book_builder_add_plan (builder, &change->plan);
          break;
        case TD_ROW_EXPLANATION:
          td_book_builder_add_explanation (builder, &change->explanation);
          break;
        case TD_ROW_PAPER:
          td_book_builder_add_paper (builder, &change->paper);
          break;
        case TD_ROW_PAPER_BLOCK: /* stays in the file */
        case TD_ROW_CUT:
        default:
          break;
        }
    }

  for (guint i = 0; i < td_changes_get_n (changes); i++)
    if (td_changes_get (changes, i)->kind == TD_ROW_CUT)
      td_book_builder_set_cut (builder, &td_changes_get (changes, i)->cut);

  g_ptr_array_sort (records, compare_records);
  TdDay current = TD_DAY_NONE;
  for (guint i = 0; i < records->len; i++)
    {
      const TdRecord *record = g_ptr_array_index (records, i);
      if (record->as_of != current)
        {
          /* A cut that stands in the changes keeps its row; it has no records yet. */
          bool found;
          guint position = cut_position (builder->cuts, record->as_of, &found);
          current = record->as_of;
          if (found)
            builder->current = g_ptr_array_index (builder->cuts, position);
          else
            td_book_builder_set_cut (builder, &(TdCut){ .as_of = current });
        }
      TdSubject subject
          = td_book_builder_find (builder, record->unit, record->officer, record->as_of);
      if (subject != TD_SUBJECT_NONE)
        (void)td_book_builder_add_record (
            builder, subject, record->measure, &record->figures, record->own);
    }
  return td_book_builder_finish (builder);
}
