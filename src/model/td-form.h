/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-figures.h"

G_BEGIN_DECLS

/**
 * TdScheme: into which classes "to enforce" falls (identity V3).
 * @TD_SCHEME_TWO: eligible, not eligible (postponed and suspended lie inside), to 2019
 * @TD_SCHEME_THREE: eligible, not eligible, postponed and suspended, from 2020
 */
typedef enum
{
  TD_SCHEME_TWO,
  TD_SCHEME_THREE,
} TdScheme;

/** TdFormColumn: one column of an official form, in the order of the form. */
typedef struct
{
  char *number;  /* as printed: "10b" */
  char *heading; /* Vietnamese, as printed */
  char *group;   /* (nullable): heading of the section it stands in */
  bool is_rate;  /* the completion rate, which is no item */
  TdItem item;   /* unless is_rate */
  guint level;   /* how deep it is indented below its total, from 0 */
  bool in_measure[TD_N_MEASURES];
} TdFormColumn;

/** TdFormItem: an item that a form declares itself. */
typedef struct
{
  char *name;    /* in files and on the command line */
  char *heading; /* for people */
  TdItem item;   /* its slot */
  bool in_measure[TD_N_MEASURES];
  bool is_class; /* one of the classes of "to enforce" (V3) */
  bool is_part;  /* of the derived item @whole */
  TdItem whole;
  int sign; /* when it is a part */
} TdFormItem;

/** TdFormIdentity: an identity that a form declares itself: whole = signed sum, or at most it. */
typedef struct
{
  const char *code; /* interned */
  TdItem whole;
  GArray *terms; /* TdTerm */
  bool at_most;
  bool in_measure[TD_N_MEASURES];
} TdFormIdentity;

#define TD_N_DERIVED_ITEMS (TD_N_CORE_ITEMS - TD_N_PART_ITEMS)

/**
 * TdForm: an official form: which items exist, under which headings, and the scheme of its
 * identities. Data (data/forms, or a setting), never code: a new circular is a new file.
 */
struct _TdForm
{
  char *id;
  char *name;
  char *circular;
  TdDay first;
  TdDay last; /* TD_DAY_NONE: still in force */
  TdScheme scheme;
  bool confirmed;                    /* headings compared with the gazette */
  bool is_own;                       /* from the workspace's settings */
  char *text;                        /* the key file it was read from */
  GPtrArray *columns;                /* TdFormColumn */
  uint32_t items[TD_N_MEASURES];     /* bit TdItem */
  GPtrArray *own_items;              /* TdFormItem */
  GPtrArray *identities;             /* TdFormIdentity */
  GArray *terms[TD_N_DERIVED_ITEMS]; /* TdTerm, by derived item */
  GArray *classes;                   /* TdTerm: what "to enforce" falls into (V3) */
};

/** TD_FORM_SIZE_MAX, TD_FORM_COLUMNS_MAX: the largest form, in bytes and in columns. */
#define TD_FORM_SIZE_MAX (64 * 1024)
#define TD_FORM_COLUMNS_MAX 100

/** TD_FORMS_OWN_MAX: so many own forms a workspace may have. */
#define TD_FORMS_OWN_MAX 50

/** td_form_for_day: (transfer none): the built-in form in force on @day; before the first, the
 * first. What holds in a workspace td_book_get_form_on() knows. */
const TdForm *td_form_for_day (TdDay day);

/** td_form_find: (transfer none) (nullable): the built-in form of that id. */
const TdForm *td_form_find (const char *id);

/**
 * td_form_get_terms: the signed sum that makes the derived @item, with what the form adds.
 * @n_terms: (out)
 *
 * Returns: (transfer none): NULL for an entered item.
 */
static inline const TdTerm *
td_form_get_terms (const TdForm *form, TdItem item, guint *n_terms)
{
  const GArray *terms = td_item_is_derived (item) ? form->terms[item - TD_ITEM_TOTAL] : NULL;
  *n_terms = terms != NULL ? terms->len : 0;
  return terms != NULL ? (const TdTerm *)(gconstpointer)terms->data : NULL;
}

/** td_form_find_own: (transfer none) (nullable): the item that the form declares for a slot. */
const TdFormItem *td_form_find_own (const TdForm *form, TdItem item);

/** td_form_has: whether the form has @item for @measure. */
static inline bool
td_form_has (const TdForm *form, TdMeasure measure, TdItem item)
{
  return (form->items[measure] >> item) & 1u;
}

/**
 * td_form_parse: reads a form from the text of a key file (docs/forms.md). Its own items stand in
 * slots in the order in which it declares them.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_VALUE and a sentence that names section and key.
 */
TdForm *td_form_parse (const char *text, gssize length, GError **error);
void td_form_free (TdForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdForm, td_form_free)

/*
 * TdForms: the forms of a workspace, reference-counted and immutable: the built-in ones, but those
 * of whose id it has its own, and its own ones; with the slots in which own items stand.
 */

/**
 * td_forms_new: the built-in forms with the own forms of a workspace.
 * @texts: (element-type utf8): own forms; one that cannot be read, or whose items find no slot any
 * more, is left out
 *
 * Returns: (transfer full)
 */
TdForms *td_forms_new (const GPtrArray *texts);
TdForms *td_forms_ref (TdForms *forms);
void td_forms_unref (TdForms *forms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdForms, td_forms_unref)

/** td_forms_is_of: whether @forms was made of these texts. */
bool td_forms_is_of (const TdForms *forms, const GPtrArray *texts);

/** td_forms_is_complete: whether no form that can be read was left out for want of slots or because
 * there are more than #TD_FORMS_OWN_MAX. */
bool td_forms_is_complete (const TdForms *forms);

/** td_forms_get_n: the forms, ordered by first day, built-in before own, then id. */
guint td_forms_get_n (const TdForms *forms);
const TdForm *td_forms_get (const TdForms *forms, guint index);
/** td_forms_find: (nullable) */
const TdForm *td_forms_find (const TdForms *forms, const char *id);

/**
 * td_forms_for_day: the form in force on @day: of those whose days include it the last of the
 * order; else the last that began before it; else the first.
 */
const TdForm *td_forms_for_day (const TdForms *forms, TdDay day);

/** td_forms_get_n_items: core items and the slots in use. */
guint td_forms_get_n_items (const TdForms *forms);
/** td_forms_get_item_name: (nullable): NULL for a slot that is not in use. */
const char *td_forms_get_item_name (const TdForms *forms, TdItem item);
bool td_forms_find_item (const TdForms *forms, const char *name, TdItem *item);

/**
 * td_forms_read_own: puts the figures of such a text into their slots.
 * @own: (nullable)
 * @rest: (out) (transfer full) (nullable): the text of those that no form knows
 *
 * Returns: false when @own is no such text
 */
bool td_forms_read_own (const TdForms *forms, const char *own, TdFigures *figures, char **rest);

/** td_forms_format_own: (transfer full) (nullable): the text of the own figures, with those of
 * @rest (nullable). */
char *td_forms_format_own (const TdForms *forms, const TdFigures *figures, const char *rest);

G_END_DECLS
