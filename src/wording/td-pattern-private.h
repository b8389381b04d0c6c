/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "wording/td-pattern.h"

G_BEGIN_DECLS

#define TD_MAX_PATH 4

/* A field: of a variable or of the root, then step by step through scopes. */
typedef struct
{
  char *variable; /* owned; NULL: the root */
  guint n_steps;
  guint steps[TD_MAX_PATH];
  TdFieldType type;
  const TdFieldSpec *fields; /* of a scope or list */
} TdPath;

typedef enum
{
  TD_FORMAT_PLAIN,
  TD_FORMAT_UPPER,
  TD_FORMAT_LOWER,
  TD_FORMAT_TWO,
  TD_FORMAT_WORDS,
  TD_FORMAT_MISSING,
  TD_FORMAT_SHORT,
  TD_FORMAT_BILLIONS,
  TD_FORMAT_EXACT,
  TD_FORMAT_SIGNED,
  TD_FORMAT_WHOLE,
  TD_FORMAT_DAY,
  TD_FORMAT_MONTH,
  TD_FORMAT_YEAR,
  TD_FORMAT_NAMES,
} TdFormat;

typedef enum
{
  TD_CONDITION_HOLDS,
  TD_CONDITION_COMPARES,
  TD_CONDITION_CONTAINS,
  TD_CONDITION_ALL,
  TD_CONDITION_NOT,
  TD_CONDITION_AND,
  TD_CONDITION_OR,
} TdConditionType;

/* Which outcomes of a comparison are wanted, as bits. */
#define TD_LESS 1u
#define TD_EQUAL 2u
#define TD_GREATER 4u

typedef struct _TdCondition
{
  TdConditionType type;
  TdPath path;
  guint wanted;
  int64_t number;
  char *text; /* owned */
  guint flag; /* position in the rows of a list */
  struct _TdCondition *left;
  struct _TdCondition *right;
} TdCondition;

typedef enum
{
  TD_NODE_TEXT,
  TD_NODE_MARK,
  TD_NODE_CAPITAL,
  TD_NODE_KEY,
  TD_NODE_FIELD,
  TD_NODE_IF,
  TD_NODE_FOR,
} TdNodeType;

typedef struct
{
  TdNodeType type;
  char *text; /* owned: text, the variable of a loop, or a key */
  char mark;
  TdPath path;
  TdFormat format;
  TdCondition *condition;
  GPtrArray *body;    /* owned; TdNode */
  GPtrArray *instead; /* owned; TdNode; (nullable) */
  char *between;      /* owned */
  char *before_last;  /* owned */
  guint limit;        /* 0: none */
} TdNode;

struct _TdPattern
{
  GPtrArray *nodes; /* TdNode */
};

G_GNUC_INTERNAL bool _td_path_parse (
    const char *text, guint line, const TdPatternScope *scope, TdPath *path, GError **error);
G_GNUC_INTERNAL void _td_path_clear (TdPath *path);

/* Each type has its formats. */
G_GNUC_INTERNAL bool _td_format_find (TdFieldType type, const char *name, TdFormat *format);
/* (nullable): NULL for no format. */
G_GNUC_INTERNAL const char *_td_format_name (TdFieldType type, TdFormat format);

/* (transfer full): what a field shows, without marks. */
G_GNUC_INTERNAL char *_td_pattern_print (const TdFields *fields, guint position, TdFormat format);

/* Reads a condition ("a and not b = 3"), whole. */
G_GNUC_INTERNAL TdCondition *
_td_condition_parse (const char *text, guint line, const TdPatternScope *scope, GError **error);
G_GNUC_INTERNAL void _td_condition_free (TdCondition *condition);

G_END_DECLS
