/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-book.h"

G_BEGIN_DECLS

/* Parts of a book that stand apart: reference-counted, immutable once sorted. */

/** TdBookPlans: plans by unit. */
typedef struct
{
  GArray *rows; /* TdPlan */
  guint *first; /* by unit, n_units + 1 entries */
} TdBookPlans;

/** _td_book_plans_new: (transfer full): takes the plans of @rows whose unit is in @by_code, which
 * has index + 1 by code. */
TdBookPlans *_td_book_plans_new (GArray *rows, GHashTable *by_code, guint n_units);
void _td_book_plans_unref (TdBookPlans *plans);
/** _td_book_plan_rows: (transfer full): an empty array of plans. */
GArray *_td_book_plan_rows (void);
void _td_book_plan_append (GArray *rows, const TdPlan *plan);
bool _td_book_plans_find (const TdBookPlans *plans,
                          int unit,
                          const char *officer,
                          TdMeasure measure,
                          TdDay month,
                          int64_t *completed);

/** TdBookExplanations: explanations in their order. */
typedef struct
{
  GArray *rows; /* TdExplanation */
} TdBookExplanations;

TdBookExplanations *_td_book_explanations_new (GArray *rows, GHashTable *by_code);
void _td_book_explanations_unref (TdBookExplanations *explanations);
GArray *_td_book_explanation_rows (void);
void _td_book_explanation_append (GArray *rows, const TdExplanation *explanation);
/** _td_book_explanations_find: (nullable): the one of the same key; @by_code as it was made with */
const TdExplanation *_td_book_explanations_find (const TdBookExplanations *explanations,
                                                 GHashTable *by_code,
                                                 const TdExplanation *key);

/** TdBookPapers: headers of papers by id. */
typedef struct
{
  GArray *rows; /* TdPaper */
} TdBookPapers;

/** _td_book_papers_new: (transfer full): takes a reference of @rows, which it sorts. */
TdBookPapers *_td_book_papers_new (GArray *rows);
void _td_book_papers_unref (TdBookPapers *papers);
/** _td_book_paper_rows: (transfer full): an empty array of papers. */
GArray *_td_book_paper_rows (void);
void _td_book_paper_append (GArray *rows, const TdPaper *paper);
/** _td_book_papers_find: (nullable) */
const TdPaper *_td_book_papers_find (const TdBookPapers *papers, int64_t id);

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
} TdBookRegistry;

typedef struct
{
  TdSuccession row;
  TdSubject predecessor;
  TdSubject successor;
} TdBookLink;

/* Targets and settings: change without touching records. */
typedef struct
{
  GArray *targets;     /* TdTarget, sorted */
  guint *first_target; /* by unit, n_units + 1 entries */
  GArray *settings;    /* TdSetting, by key */
  TdForms *forms;      /* owned reference */
} TdBookTerms;

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
} TdBookCut;

/** _td_book_row_array: (transfer full): an empty array of rows; @clear: for each that goes */
GArray *_td_book_row_array (gsize size, GDestroyNotify clear);

/** _td_registry_new: (transfer full): takes the rows out of the arrays; those of unknown units are
 * left out. */
TdBookRegistry *_td_registry_new (GArray *units, GArray *officers, GArray *successions);
void _td_registry_unref (TdBookRegistry *registry);
TdSubject _td_registry_find (const TdBookRegistry *registry, const char *code);
TdSubject _td_registry_find_officer (const TdBookRegistry *registry,
                                     const char *code,
                                     TdSubject unit,
                                     TdDay day);
bool _td_registry_is_within (TdDay from, TdDay to, TdDay day);
void _td_unit_clear (TdUnit *unit);
void _td_officer_clear (TdOfficer *officer);
void _td_link_clear (TdBookLink *link);

/** _td_terms_new: (transfer full): @old_forms: (nullable): kept where their texts are the same */
TdBookTerms *_td_terms_new (const TdBookRegistry *registry,
                            GArray *targets,
                            GArray *settings,
                            TdForms *old_forms);
void _td_terms_unref (TdBookTerms *terms);
/** _td_terms_get_first: an empty from-date is 1 October. */
TdDay _td_terms_get_first (const TdTarget *target);
void _td_target_clear (TdTarget *target);
void _td_setting_clear (TdSetting *setting);

TdBookCut *
_td_book_cut_new (const TdCut *row, const TdBookRegistry *registry, const TdForms *forms);
void _td_book_cut_unref (TdBookCut *cut);
/** _td_book_cut_get_rest: (nullable): own figures that no form knows, of a record by its index. */
const char *_td_book_cut_get_rest (const TdBookCut *cut, int32_t slot);
/** _td_book_cut_set_rest: @rest: (transfer full) */
void _td_book_cut_set_rest (TdBookCut *cut, int32_t slot, char *rest);
/** _td_book_cut_translate: the same cut under other forms: own items stand in other slots. */
TdBookCut *_td_book_cut_translate (const TdBookCut *old,
                                   const TdBookRegistry *registry,
                                   const TdForms *from,
                                   const TdForms *to);
/** _td_book_cut_position: where the cut of @as_of stands in @cuts, or would stand. */
guint _td_book_cut_position (const GPtrArray *cuts, TdDay as_of, bool *found);

struct _TdBook
{
  gatomicrefcount ref_count;
  TdBookRegistry *registry;         /* owned reference */
  TdBookTerms *terms;               /* owned reference */
  GPtrArray *cuts;                  /* owned references of TdBookCut, by date */
  TdBookPlans *plans;               /* owned reference */
  TdBookExplanations *explanations; /* owned reference */
  TdBookPapers *papers;             /* owned reference */
};

struct _TdBookBuilder
{
  TdBookRegistry *registry; /* owned reference, NULL until sealed */
  TdBookTerms *terms;       /* owned reference, NULL until sealed */
  TdForms *old_forms;       /* owned: (nullable): those that the cuts of the book before follow */
  TdBookPlans *plans;       /* owned reference, NULL until sealed */
  TdBookExplanations *explanations; /* owned reference, NULL until sealed */
  TdBookPapers *papers;             /* owned reference, NULL until sealed */
  GPtrArray *cuts;                  /* owned references */
  TdBookCut *current;               /* borrowed: the cut set last */
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

G_END_DECLS
