/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-changes.h"
#include "td-form.h"

G_BEGIN_DECLS

/*
 * TdBook: an immutable, reference-counted snapshot of a workspace: units, successions, officers,
 * targets, settings (together the registry), plans, explanations, the headers of papers, and cuts
 * with their records. A new book made from an older one shares all that did not change. Everything
 * returned by reference belongs to the book.
 */
TdBook *td_book_ref (TdBook *book);
void td_book_unref (TdBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBook, td_book_unref)

/*
 * Units: indices 0 … n−1 stand in tree order: depth first, siblings by position, then code. A unit
 * whose parent is unknown, in a circle, or more than #TD_DEPTH_MAX levels down stands as a root.
 */
int td_book_get_n_units (const TdBook *book);
const TdUnit *td_book_get_unit (const TdBook *book, TdSubject unit);

/** td_book_find_unit: the unit of that code, or #TD_SUBJECT_NONE. */
TdSubject td_book_find_unit (const TdBook *book, const char *code);

/** td_book_get_parent: the unit above a unit, the unit of an officer; #TD_SUBJECT_NONE for a root.
 */
TdSubject td_book_get_parent (const TdBook *book, TdSubject subject);

/**
 * td_book_get_children: the units directly below a unit, whenever valid, in tree order.
 * Returns: (transfer none) (array length=n)
 */
const TdSubject *td_book_get_children (const TdBook *book, TdSubject unit, guint *n);

/** td_book_is_valid: whether a unit or an officer's stay is valid on @day, both ends inclusive. */
bool td_book_is_valid (const TdBook *book, TdSubject subject, TdDay day);

/** td_book_get_root: the unit without parent that is valid on @day; #TD_SUBJECT_NONE if none. */
TdSubject td_book_get_root (const TdBook *book, TdDay day);

/** td_book_is_below: whether @subject is @ancestor or below it. */
bool td_book_is_below (const TdBook *book, TdSubject subject, TdSubject ancestor);

/* Officers: subjects n_units … n_subjects−1 are stays, ordered by code within their unit. */
int td_book_get_n_subjects (const TdBook *book);
bool td_book_is_officer (const TdBook *book, TdSubject subject);
const TdOfficer *td_book_get_officer (const TdBook *book, TdSubject officer);

/** td_book_get_officers: the stays in a unit, whenever valid, by code. Returns: (array length=n) */
const TdSubject *td_book_get_officers (const TdBook *book, TdSubject unit, guint *n);

/** td_book_find_officer: the stay of that officer in @unit that is valid on @day, or
 * #TD_SUBJECT_NONE. */
TdSubject td_book_find_officer (const TdBook *book, const char *code, TdSubject unit, TdDay day);

/** td_book_get_name: the name of a unit or officer. */
const char *td_book_get_name (const TdBook *book, TdSubject subject);

/** td_book_get_short_name: the short name of a unit if it has one, else the name. */
const char *td_book_get_short_name (const TdBook *book, TdSubject subject);

/* Successions, ordered by date, then tree order of predecessor and of successor. */
guint td_book_get_n_successions (const TdBook *book);
const TdSuccession *td_book_get_succession (const TdBook *book, guint index);
TdSubject td_book_get_predecessor (const TdBook *book, guint index);
TdSubject td_book_get_successor (const TdBook *book, guint index);

/* Targets, ordered by unit in tree order, officer, work year, measure, from. */
guint td_book_get_n_targets (const TdBook *book);
const TdTarget *td_book_get_target (const TdBook *book, guint index);

/**
 * td_book_get_target_in_force: the target of @subject on the as-of date @day: the latest from-date
 * not after it. Nothing is inherited.
 * Returns: (nullable)
 */
const TdTarget *
td_book_get_target_in_force (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay day);

/* Plans, ordered by unit in tree order, officer, measure, month. */
guint td_book_get_n_plans (const TdBook *book);
const TdPlan *td_book_get_plan (const TdBook *book, guint index);
/** td_book_get_planned: what was to be completed by the end of that month. @completed: (out) */
bool td_book_get_planned (
    const TdBook *book, TdSubject subject, TdMeasure measure, TdDay month_end, int64_t *completed);

/* Explanations, ordered by day, unit in tree order, officer, measure, code, item. */
guint td_book_get_n_explanations (const TdBook *book);
const TdExplanation *td_book_get_explanation (const TdBook *book, guint index);
/**
 * td_book_find_explanation: (nullable): the note that explains a finding, as long as it finds the
 * same.
 * @item_name: "" where the finding has none
 */
const char *td_book_find_explanation (const TdBook *book,
                                      TdDay as_of,
                                      TdSubject subject,
                                      TdMeasure measure,
                                      const char *code,
                                      const char *item_name,
                                      int64_t expected,
                                      int64_t found);

/* Papers, ordered by id: their headers only, td_workspace_load_blocks() reads what they say. */
guint td_book_get_n_papers (const TdBook *book);
const TdPaper *td_book_get_paper (const TdBook *book, guint index);
/** td_book_find_paper: (nullable): the paper of that id. */
const TdPaper *td_book_find_paper (const TdBook *book, int64_t id);
/** td_book_next_paper: an id for a new paper: one more than the highest. */
int64_t td_book_next_paper (const TdBook *book);

/* Settings. */
guint td_book_get_n_settings (const TdBook *book);
const TdSetting *td_book_get_setting_at (const TdBook *book, guint index);
/** td_book_get_setting: (nullable): the text of a setting, NULL when it was never set. */
const char *td_book_get_setting (const TdBook *book, const char *key);

/* Cuts, ordered by date. */
int td_book_get_n_cuts (const TdBook *book);
const TdCut *td_book_get_cut (const TdBook *book, int cut);
/** td_book_find_cut: the index of the cut of that day, or -1. */
int td_book_find_cut (const TdBook *book, TdDay as_of);
/** td_book_find_month_base: the newest cut in the calendar month before, same work year, or -1. */
int td_book_find_month_base (const TdBook *book, TdDay as_of);
/** td_book_find_year_base: the cut of the same day a year before, or -1. */
int td_book_find_year_base (const TdBook *book, TdDay as_of);
/** td_book_get_form: the form in force on the cut's date. */
const TdForm *td_book_get_form (const TdBook *book, int cut);

/* Forms: the built-in ones and those of the workspace, with the own items of all. */
TdForms *td_book_get_forms (const TdBook *book);
/** td_book_get_form_on: the form in force on a day. */
const TdForm *td_book_get_form_on (const TdBook *book, TdDay day);
guint td_book_get_n_forms (const TdBook *book);
const TdForm *td_book_get_form_at (const TdBook *book, guint index);
/** td_book_find_form: (nullable): the form of that id. */
const TdForm *td_book_find_form (const TdBook *book, const char *id);

/** td_book_get_n_items: core items, and the own ones of the forms: each below it has a name. */
guint td_book_get_n_items (const TdBook *book);
/** td_book_get_item_name: (nullable): the word of files and the command line; NULL for a slot that
 * is not in use. */
const char *td_book_get_item_name (const TdBook *book, TdItem item);
/** td_book_get_item_label: the words for people; @form: (nullable): the form whose heading counts
 * for an own item, if it has it. */
const char *td_book_get_item_label (const TdBook *book, const TdForm *form, TdItem item);
bool td_book_find_item (const TdBook *book, const char *name, TdItem *item);

/** td_book_get_entered: what was entered; (nullable): NULL when there is no record. */
const TdFigures *
td_book_get_entered (const TdBook *book, int cut, TdSubject subject, TdMeasure measure);

/** td_book_get_rest: (nullable): the own figures of a record that no form knows, as text. */
const char *td_book_get_rest (const TdBook *book, int cut, TdSubject subject, TdMeasure measure);

/** td_book_format_own: (transfer full) (nullable): all own figures of a record, as #TdRecord has
 * them. */
char *td_book_format_own (const TdBook *book, int cut, TdSubject subject, TdMeasure measure);

/** td_book_has_records: whether a unit or officer has a record in any cut. */
bool td_book_has_records (const TdBook *book, TdSubject subject);

/**
 * td_book_get_cut_cache: a place to keep what was calculated from one cut. Books that share the
 * cut's records and their registry share it. For the main thread only.
 * @free: how the kept value is freed with the cut
 *
 * Returns: (transfer none): where the value stands, NULL at first
 */
gpointer *td_book_get_cut_cache (const TdBook *book, int cut, GDestroyNotify free);

/*
 * TdBookBuilder: makes a book. From an older book it starts with all of it; what is replaced is
 * replaced whole: the registry, or one cut.
 */
typedef struct _TdBookBuilder TdBookBuilder;

/** td_book_builder_new: (transfer full): @base: (nullable): the book whose parts are taken over */
TdBookBuilder *td_book_builder_new (TdBook *base);
void td_book_builder_free (TdBookBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBookBuilder, td_book_builder_free)

/** td_book_builder_clear_registry: forgets everything: cuts speak of units, targets too. */
void td_book_builder_clear_registry (TdBookBuilder *builder);
/* These take a copy of the row. Units first (a parent may come after its child), then the rest. */
void td_book_builder_add_unit (TdBookBuilder *builder, const TdUnit *unit);
void td_book_builder_add_officer (TdBookBuilder *builder, const TdOfficer *officer);
void td_book_builder_add_succession (TdBookBuilder *builder, const TdSuccession *succession);
void td_book_builder_add_target (TdBookBuilder *builder, const TdTarget *target);
void td_book_builder_add_setting (TdBookBuilder *builder, const char *key, const char *value);

/** td_book_builder_clear_targets_and_settings: forgets targets and settings only; cuts stay, with
 * their own items in other slots where the forms of the workspace are others. */
void td_book_builder_clear_targets_and_settings (TdBookBuilder *builder);

/** td_book_builder_clear_plans: forgets plans only; likewise explanations and papers. */
void td_book_builder_clear_plans (TdBookBuilder *builder);
void td_book_builder_add_plan (TdBookBuilder *builder, const TdPlan *plan);
void td_book_builder_clear_explanations (TdBookBuilder *builder);
void td_book_builder_add_explanation (TdBookBuilder *builder, const TdExplanation *explanation);
void td_book_builder_clear_papers (TdBookBuilder *builder);
void td_book_builder_add_paper (TdBookBuilder *builder, const TdPaper *paper);

/**
 * td_book_builder_set_cut: begins the cut of that day anew, without records, after the registry is
 * complete. Records are then added with td_book_builder_add_record().
 */
void td_book_builder_set_cut (TdBookBuilder *builder, const TdCut *cut);
void td_book_builder_remove_cut (TdBookBuilder *builder, TdDay as_of);

/**
 * td_book_builder_find: subjects by code while building, for fast adding.
 * @officer: (nullable)
 * Returns: #TD_SUBJECT_NONE when unknown or the stay is not valid on @day.
 */
TdSubject
td_book_builder_find (TdBookBuilder *builder, const char *unit, const char *officer, TdDay day);

/**
 * td_book_builder_add_record: adds a record to the cut set last.
 * @entered: items of the core
 * @own: (nullable): the others, as #TdRecord has them
 *
 * Returns: false when @own is no such text; the record then has none of them.
 */
bool td_book_builder_add_record (TdBookBuilder *builder,
                                 TdSubject subject,
                                 TdMeasure measure,
                                 const TdFigures *entered,
                                 const char *own);

/** td_book_builder_finish: (transfer full): the book; the builder is used up. */
TdBook *td_book_builder_finish (TdBookBuilder *builder);

/** td_book_new_from_changes: (transfer full): a book of puts alone, in any order; for tests and
 * tools. */
TdBook *td_book_new_from_changes (const TdChanges *changes);

G_END_DECLS
