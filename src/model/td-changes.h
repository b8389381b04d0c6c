/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-figures.h"
#include "td-ratio.h"

G_BEGIN_DECLS

/* The rows of a workspace, as files and changes speak of them: by code. Strings are owned by the
 * row; an optional text is NULL, never "". */

typedef enum
{
  TD_UNIT_AGENCY,
  TD_UNIT_DEPARTMENT,
  TD_UNIT_REGIONAL,
} TdUnitKind;
#define TD_N_UNIT_KINDS 3

/** td_unit_kind_name: "agency", "department" or "regional". */
const char *td_unit_kind_name (TdUnitKind kind);
bool td_unit_kind_from_name (const char *name, TdUnitKind *kind);

/* So many levels below the one at the top a unit may stand; the whole country needs four. */
#define TD_DEPTH_MAX 32

/** TdUnit: an agency, department or regional division, valid from its first to its last day. */
typedef struct
{
  char *code;
  char *name;
  char *short_name; /* (nullable) */
  TdUnitKind kind;
  char *parent;     /* (nullable): code */
  TdDay valid_from; /* TD_DAY_NONE: always */
  TdDay valid_to;   /* TD_DAY_NONE: open */
  int64_t position;
} TdUnit;

/** TD_SHARE_WHOLE: 100 percent, in the unit of shares: ten-thousandths of a percent. */
#define TD_SHARE_WHOLE 1000000

/** TdSuccession: "predecessor became (part of) successor on this day". */
typedef struct
{
  char *predecessor;
  char *successor;
  TdDay date;
  int64_t share[TD_N_MEASURES];
} TdSuccession;

/** TdOfficer: one stay of an officer in a unit; an officer who moves has two. */
typedef struct
{
  char *code;
  char *unit;
  char *name;
  TdDay valid_from;
  TdDay valid_to;
} TdOfficer;

/** TdTarget: the rate assigned to a unit or officer, from a day on. */
typedef struct
{
  char *unit;
  char *officer; /* (nullable): the unit's own */
  int work_year;
  TdMeasure measure;
  int64_t rate; /* hundredths of a percent */
  TdRule rule;
  TdDay from;     /* TD_DAY_NONE: 1 October */
  char *document; /* (nullable) */
} TdTarget;

/** TdCut: one as-of date at which figures were drawn. */
typedef struct
{
  TdDay as_of;
  bool closed;
  int64_t revision; /* how often it was closed */
  char *note;       /* (nullable) */
} TdCut;

/** TdSetting: one setting of the workspace; its keys stand in td-settings.h. */
typedef struct
{
  char *key;
  char *value;
} TdSetting;

/** TdRecord: the entered figures of one unit or officer, measure and cut. */
typedef struct
{
  TdDay as_of;
  char *unit;
  char *officer; /* (nullable) */
  TdMeasure measure;
  TdFigures figures; /* stored items of the core only */
  char *own;         /* (nullable): items that forms declare, as td-own.h writes them */
} TdRecord;

/** TdPlan: what a unit or officer has undertaken to complete from 1 October to a month's end. */
typedef struct
{
  char *unit;
  char *officer; /* (nullable) */
  TdMeasure measure;
  TdDay month; /* its last day */
  int64_t completed;
} TdPlan;

/** TdExplanation: why a finding of the check is right as it is, as long as it finds the same. */
typedef struct
{
  TdDay as_of;
  char *unit;
  char *officer; /* (nullable) */
  TdMeasure measure;
  char *code;
  char *item; /* its name; "" where the finding has none */
  int64_t expected;
  int64_t found;
  char *note;
} TdExplanation;

typedef enum
{
  TD_PAPER_DRAFT,
  TD_PAPER_ISSUED,
} TdPaperState;
#define TD_N_PAPER_STATES 2

/** td_paper_state_name: "draft" or "issued". */
const char *td_paper_state_name (TdPaperState state);
bool td_paper_state_from_name (const char *name, TdPaperState *state);

/** TdPaper: a paper of the workspace; what it says stands in its blocks. */
typedef struct
{
  int64_t id;   /* from 1; td_book_next_paper() gives one that is free */
  char *kind;   /* of document: "dispatch" */
  char *title;  /* what a list calls it */
  TdDay as_of;  /* of its figures */
  char *unit;   /* (nullable): code of the unit that it is about, which may be gone; NULL: all */
  TdDay issued; /* its date */
  char *number; /* (nullable): "05" of "Số: 05/CĐ-THADS" */
  TdPaperState state;
  int64_t revision; /* of the cut when its figures were last taken */
  int64_t group;    /* the last group of the journal then, 0 for none */
} TdPaper;

/** TdPaperBlock: one block of a paper. */
typedef struct
{
  int64_t paper;
  int64_t position; /* from 0, without gaps */
  char *content;    /* JSON, as docs/documents.md describes it */
} TdPaperBlock;

/* What papers may be. */
#define TD_PAPER_ID_MAX 1000000000
#define TD_PAPER_TEXT_MAX 500 /* bytes of a title */
#define TD_PAPER_BLOCKS_MAX 100000
#define TD_PAPER_CONTENT_MAX 4194304 /* bytes of a block */

typedef enum
{
  TD_ROW_UNIT,
  TD_ROW_SUCCESSION,
  TD_ROW_OFFICER,
  TD_ROW_TARGET,
  TD_ROW_CUT,
  TD_ROW_SETTING,
  TD_ROW_RECORD,
  TD_ROW_PLAN,
  TD_ROW_EXPLANATION,
  TD_ROW_PAPER,
  TD_ROW_PAPER_BLOCK,
} TdRowKind;
#define TD_N_ROW_KINDS 11
/* The kinds that stand in CSV files come first: papers stay in the workspace. */
#define TD_N_FILE_KINDS TD_ROW_PAPER

/** td_row_kind_name: "units", "successions", …: the name of its table and of its CSV file. */
const char *td_row_kind_name (TdRowKind kind);

/**
 * TdChange: put (insert, or replace the row of the same key) or remove one row. Keys: unit code;
 * succession predecessor + successor + date; officer code + unit + valid_from; target unit +
 * officer
 * + work_year + measure + from; cut as_of; setting key; record as_of + unit + officer + measure;
 * plan unit + officer + measure + month; explanation as_of + unit + officer + measure + code +
 * item; paper id; block of a paper paper + position. Removing a unit removes its records, targets,
 * plans, explanations, officers and successions; removing a cut its records and explanations;
 * removing a stay of an officer the records in it, and with the last stay in the unit the targets,
 * plans and explanations there; removing a paper its blocks.
 */
typedef struct
{
  TdRowKind kind;
  bool remove;
  const char *file; /* (nullable): interned; where it came from */
  guint line;       /* in @file, from 1 */
  union
  {
    TdUnit unit;
    TdSuccession succession;
    TdOfficer officer;
    TdTarget target;
    TdCut cut;
    TdSetting setting;
    TdRecord record;
    TdPlan plan;
    TdExplanation explanation;
    TdPaper paper;
    TdPaperBlock block;
  };
} TdChange;

/** TdChanges: a list of changes that are made together or not at all. */
typedef struct _TdChanges TdChanges;
/** td_changes_new: (transfer full): an empty list. */
TdChanges *td_changes_new (void);
void td_changes_free (TdChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChanges, td_changes_free)
guint td_changes_get_n (const TdChanges *changes);
/** td_changes_get: (transfer none) */
const TdChange *td_changes_get (const TdChanges *changes, guint index);

/**
 * td_changes_add: appends a change of that kind with an empty row: no texts, no days, whole shares.
 * Returns: (transfer none): fill it in; valid until the next add
 */
TdChange *td_changes_add (TdChanges *changes, TdRowKind kind);

/* Shorthands: append a put of a copy of a row. */
void td_changes_put_unit (TdChanges *changes, const TdUnit *unit);
void td_changes_put_succession (TdChanges *changes, const TdSuccession *succession);
void td_changes_put_officer (TdChanges *changes, const TdOfficer *officer);
void td_changes_put_target (TdChanges *changes, const TdTarget *target);
void td_changes_put_cut (TdChanges *changes, const TdCut *cut);
void td_changes_put_setting (TdChanges *changes, const char *key, const char *value);
void td_changes_put_record (TdChanges *changes, const TdRecord *record);
void td_changes_put_plan (TdChanges *changes, const TdPlan *plan);
void td_changes_put_explanation (TdChanges *changes, const TdExplanation *explanation);
void td_changes_put_paper (TdChanges *changes, const TdPaper *paper);
void td_changes_put_paper_block (TdChanges *changes, const TdPaperBlock *block);
/* Shorthands: append a removal by key. */
void td_changes_remove_unit (TdChanges *changes, const char *code);
void td_changes_remove_officer (TdChanges *changes, const TdOfficer *officer);
void td_changes_remove_cut (TdChanges *changes, TdDay as_of);
void td_changes_remove_target (TdChanges *changes, const TdTarget *target);
void td_changes_remove_record (TdChanges *changes, const TdRecord *record);
void td_changes_remove_setting (TdChanges *changes, const char *key);
void td_changes_remove_plan (TdChanges *changes, const TdPlan *plan);
void td_changes_remove_explanation (TdChanges *changes, const TdExplanation *explanation);
void td_changes_remove_paper (TdChanges *changes, int64_t id);
void td_changes_remove_paper_block (TdChanges *changes, int64_t paper, int64_t position);

/**
 * td_changes_put_figures: puts the record of @subject with the figures @entered, own items in their
 * slots, or removes it when nothing is left. What the record has that no form knows stays. All that
 * writes records goes by here.
 */
void td_changes_put_figures (TdChanges *changes,
                             const TdBook *book,
                             TdDay as_of,
                             TdSubject subject,
                             TdMeasure measure,
                             const TdFigures *entered);

/** td_changes_get_forms: (transfer full): the forms of the workspace as they would be. */
TdForms *td_changes_get_forms (const TdChanges *changes, const TdBook *book);

/** TdFault: a change that breaks a rule, with a sentence for people. */
typedef struct
{
  guint change;     /* index */
  const char *file; /* (nullable): as in the change */
  guint line;
  const char *column; /* (nullable): interned */
  char *message;
} TdFault;
void td_fault_free (TdFault *fault);

/**
 * td_changes_check: holds changes against the rules of the model, as one whole on top of @book:
 * codes and names, dates, one root a day, no circles, no more than #TD_DEPTH_MAX levels, parents
 * and units that exist, records inside the validity of their unit and officer, shares, amounts,
 * closed cuts, issued papers.
 * @faults: (element-type TdFault): what is wrong is appended here
 *
 * Returns: true when nothing is wrong.
 */
bool td_changes_check (const TdBook *book, const TdChanges *changes, GPtrArray *faults);

G_END_DECLS
