/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording.h"

#include "model/td-amount.h"
#include "model/td-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands in a column, which says how it is worded. */
typedef enum
{
  VALUE_TEXT,
  VALUE_AMOUNT,
  VALUE_RATE,
  VALUE_SHARE,
  VALUE_DAY,
  VALUE_UNIT,
  VALUE_FLAG,
  VALUE_WORD,
} ValueKind;

/* The columns of the workspace file but the items of a record. */
static const struct
{
  const char *table; /* (nullable): any */
  const char *column;
  const char *label;
  ValueKind kind;
} columns[] = {
  { "plans", "completed", NC_ ("journal", "Planned"), VALUE_AMOUNT },
  { "explanations", "expected", NC_ ("journal", "Expected"), VALUE_AMOUNT },
  { "explanations", "found", NC_ ("journal", "Found"), VALUE_AMOUNT },
  { "papers", "title", NC_ ("journal", "Title"), VALUE_TEXT },
  { "papers", "as_of", NC_ ("journal", "Figures of"), VALUE_DAY },
  { "papers", "unit", NC_ ("journal", "About the unit"), VALUE_UNIT },
  { "papers", "issued", NC_ ("journal", "Date of the paper"), VALUE_DAY },
  { "papers", "number", NC_ ("journal", "Number of the paper"), VALUE_TEXT },
  { "papers", "state", NC_ ("journal", "State"), VALUE_WORD },
  { "paper_blocks", "content", NC_ ("journal", "Text"), VALUE_TEXT },
  { NULL, "name", NC_ ("journal", "Name"), VALUE_TEXT },
  { NULL, "short_name", NC_ ("journal", "Short name"), VALUE_TEXT },
  { NULL, "kind", NC_ ("journal", "Kind"), VALUE_WORD },
  { NULL, "parent", NC_ ("journal", "Unit above"), VALUE_UNIT },
  { NULL, "valid_from", NC_ ("journal", "Valid from"), VALUE_DAY },
  { NULL, "valid_to", NC_ ("journal", "Valid to"), VALUE_DAY },
  { NULL, "position", NC_ ("journal", "Position"), VALUE_AMOUNT },
  { NULL, "successor", NC_ ("journal", "Successor"), VALUE_UNIT },
  { NULL, "date", NC_ ("journal", "Day"), VALUE_DAY },
  { NULL, "share_cases", NC_ ("journal", "Share by cases"), VALUE_SHARE },
  { NULL, "share_money", NC_ ("journal", "Share by money"), VALUE_SHARE },
  { NULL, "rate", NC_ ("journal", "Target"), VALUE_RATE },
  { NULL, "rule", NC_ ("journal", "Rule"), VALUE_WORD },
  { NULL, "document", NC_ ("journal", "Document"), VALUE_TEXT },
  { NULL, "closed", NC_ ("journal", "Closed"), VALUE_FLAG },
  { NULL, "revision", NC_ ("journal", "Revision"), VALUE_AMOUNT },
  { NULL, "note", NC_ ("journal", "Note"), VALUE_TEXT },
  { NULL, "month", NC_ ("journal", "Month"), VALUE_DAY },
  { NULL, "code", NC_ ("journal", "Code"), VALUE_TEXT },
  { NULL, "own", NC_ ("journal", "Own items"), VALUE_TEXT },
};

/* A whole row of each table. */
static const struct
{
  const char *table;
  const char *label;
} rows[] = {
  { "units", NC_ ("journal", "Unit") },
  { "successions", NC_ ("journal", "Succession") },
  { "officers", NC_ ("journal", "Officer") },
  { "targets", NC_ ("journal", "Target row") },
  { "cuts", NC_ ("journal", "Cut") },
  { "settings", NC_ ("journal", "Setting") },
  { "records", NC_ ("journal", "Record") },
  { "plans", NC_ ("journal", "Plan") },
  { "explanations", NC_ ("journal", "Explanation") },
  { "papers", NC_ ("journal", "Paper") },
  { "paper_blocks", NC_ ("journal", "Part of a paper") },
};

/* Words that columns hold. */
static const struct
{
  const char *word;
  const char *label;
} words[] = {
  { "agency", NC_ ("journal", "agency") },
  { "department", NC_ ("journal", "department") },
  { "regional", NC_ ("journal", "regional division") },
  { "ge", NC_ ("journal", "at least") },
  { "gt", NC_ ("journal", "above") },
  { "draft", NC_ ("journal", "draft") },
  { "issued", NC_ ("journal", "issued") },
  { "dispatch", NC_ ("journal", "urgent dispatch") },
  { "notice", NC_ ("journal", "notice") },
  { "report", NC_ ("journal", "report") },
  { "letter", NC_ ("journal", "official letter") },
  { "form", NC_ ("journal", "statistical form") },
  { "handout", NC_ ("journal", "handout") },
};

/* Kinds of actions, for a list to choose from. */
static const struct
{
  const char *kind;
  const char *label;
} kinds[] = {
  { "set", NC_ ("journal", "Figures edited") },
  { "paste", NC_ ("journal", "Figures pasted") },
  { "fill", NC_ ("journal", "Figures filled in") },
  { "clear", NC_ ("journal", "Figures cleared") },
  { "target", NC_ ("journal", "Targets") },
  { "plan", NC_ ("journal", "Plans") },
  { "explain", NC_ ("journal", "Findings explained") },
  { "officer", NC_ ("journal", "Officers") },
  { "form", NC_ ("journal", "Forms") },
  { "restructure", NC_ ("journal", "Units restructured") },
  { "close", NC_ ("journal", "Figures closed") },
  { "reopen", NC_ ("journal", "Figures reopened") },
  { "import", NC_ ("journal", "Import") },
  { "unit-add", NC_ ("journal", "Unit added") },
  { "unit-edit", NC_ ("journal", "Unit edited") },
  { "unit-retire", NC_ ("journal", "Unit retired") },
  { "unit-delete", NC_ ("journal", "Unit deleted") },
  { "cut-add", NC_ ("journal", "Cut added") },
  { "cut-delete", NC_ ("journal", "Cut deleted") },
  { "settings", NC_ ("journal", "Settings") },
  { "new", NC_ ("journal", "Workspace made") },
  { "paper-new", NC_ ("journal", "Paper made") },
  { "paper-edit", NC_ ("journal", "Paper edited") },
  { "paper-refresh", NC_ ("journal", "Paper brought up to date") },
  { "paper-issue", NC_ ("journal", "Paper issued") },
  { "paper-delete", NC_ ("journal", "Paper deleted") },
  { "undo", NC_ ("journal", "Undo") },
  { "redo", NC_ ("journal", "Redo") },
  { "revert", NC_ ("journal", "Reverts") },
};

/* What a backup was made before or for. */
static const struct
{
  const char *why;
  const char *label;
} reasons[] = {
  { "daily", NC_ ("backup", "Daily") },
  { "manual", NC_ ("backup", "Made by hand") },
  { "migration", NC_ ("backup", "Before a new format") },
  { "restore", NC_ ("backup", "Before a restore") },
  { "import", NC_ ("backup", "Before an import") },
  { "unit-delete", NC_ ("backup", "Before a unit was deleted") },
  { "cut-delete", NC_ ("backup", "Before a cut was deleted") },
  { "restructure", NC_ ("backup", "Before units were restructured") },
};

static const char *
context (const char *label)
{
  return g_dpgettext2 (NULL, "journal", label);
}

const char *
td_wording_action (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return context (kinds[i].label);
  return kind;
}

const char *
td_wording_paper_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, kind))
      return context (words[i].label);
  return kind;
}

static const char *
find_unit_name (const TdBook *book, const char *code)
{
  TdSubject unit = book != NULL ? td_book_find_unit (book, code) : TD_SUBJECT_NONE;

  return unit != TD_SUBJECT_NONE ? td_book_get_short_name (book, unit) : code;
}

/* The name of an officer of that code in @unit, whenever; the code where it is not known any more.
 */
static const char *
find_officer_name (const TdBook *book, const char *unit, const char *officer)
{
  TdSubject parent
      = book != NULL && unit != NULL ? td_book_find_unit (book, unit) : TD_SUBJECT_NONE;
  const TdSubject *officers;
  guint n = 0;

  if (parent == TD_SUBJECT_NONE)
    return officer;
  officers = td_book_get_officers (book, parent, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (td_book_get_officer (book, officers[i])->code, officer))
      return td_book_get_name (book, officers[i]);
  return officer;
}

static void
add_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

char *
td_wording_journal_place (const TdBook *book,
                          const char *table,
                          const char *unit,
                          const char *officer,
                          TdDay as_of,
                          const char *measure)
{
  GString *text = g_string_new (NULL);
  TdMeasure its_measure;

  if (officer != NULL)
    add_part (text, find_officer_name (book, unit, officer));
  if (unit != NULL)
    add_part (text, find_unit_name (book, unit));
  if (measure != NULL && td_measure_from_name (measure, &its_measure))
    add_part (text, td_wording_measure (its_measure));
  if (as_of != TD_DAY_NONE)
    {
      g_autofree char *day = td_day_format (as_of);
      add_part (text, day);
    }
  if (text->len == 0)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      if (g_str_equal (rows[i].table, table))
        add_part (text, context (rows[i].label));
  return g_string_free (text, FALSE);
}

char *
td_wording_journal_item (const TdBook *book, const char *table, const char *item)
{
  TdItem its_item;

  if (item == NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        if (g_str_equal (rows[i].table, table))
          return g_strdup (context (rows[i].label));
      return g_strdup (table);
    }
  if (g_str_equal (table, "records") && td_book_find_item (book, item, &its_item))
    return g_strdup (td_book_get_item_label (book, NULL, its_item));
  if (g_str_equal (table, "records") && book != NULL && td_book_find_item (book, item, &its_item))
    return g_strdup (td_book_get_item_label (book, NULL, its_item));
  for (guint i = 0; !g_str_equal (table, "settings") && i < G_N_ELEMENTS (columns); i++)
    if ((columns[i].table == NULL || g_str_equal (columns[i].table, table))
        && g_str_equal (columns[i].column, item))
      return g_strdup (context (columns[i].label));
  return g_strdup (item);
}

static ValueKind
find_value_kind (const char *table, const char *item)
{
  TdItem its_item;

  if (g_str_equal (table, "settings"))
    return VALUE_TEXT;
  if (g_str_equal (table, "records") && td_item_from_name (item, &its_item))
    return VALUE_AMOUNT;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((columns[i].table == NULL || g_str_equal (columns[i].table, table))
        && g_str_equal (columns[i].column, item))
      return columns[i].kind;
  /* An item that a form declares. */
  return g_str_equal (table, "records") ? VALUE_AMOUNT : VALUE_TEXT;
}

/* A share as a percentage, without the zeros at its end. */
static char *
word_share (int64_t share)
{
  g_autofree char *hundredths = td_hundredths_format (share / 100);

  return g_strdup_printf ("%s %%", hundredths);
}

static char *
word_number (ValueKind kind, int64_t number)
{
  g_autofree char *rate = NULL;

  if (kind == VALUE_FLAG)
    return g_strdup (number != 0 ? C_ ("journal", "yes") : C_ ("journal", "no"));
  if (kind == VALUE_SHARE)
    return word_share (number);
  if (kind == VALUE_AMOUNT)
    return td_amount_format (number);
  rate = td_hundredths_format (number);
  return g_strdup_printf ("%s %%", rate);
}

/* A setting that is a whole text, such as a template, would fill the journal. */
static char *
word_lines (const char *text)
{
  guint n = 0;

  for (const char *c = text; *c != '\0'; c++)
    n += *c == '\n' || c[1] == '\0';
  /* TRANSLATORS: a value in the journal: a template of a paper, a form */
  return g_strdup_printf (ngettext ("a text of %u line", "a text of %u lines", n), n);
}

char *
td_wording_journal_value (const TdBook *book, const char *table, const char *item, const char *text)
{
  ValueKind kind = item != NULL ? find_value_kind (table, item) : VALUE_TEXT;
  gint64 number;
  TdDay day;

  if (text == NULL)
    return g_strdup (TD_ABSENT);
  if (kind == VALUE_UNIT)
    return g_strdup (find_unit_name (book, text));
  if (kind == VALUE_DAY && td_day_parse_iso (text, &day))
    return td_day_format (day);
  for (guint i = 0; kind == VALUE_WORD && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, text))
      return g_strdup (context (words[i].label));
  if ((kind == VALUE_AMOUNT || kind == VALUE_RATE || kind == VALUE_SHARE || kind == VALUE_FLAG)
      && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return word_number (kind, number);
  if (g_str_equal (table, "settings") && strchr (text, '\n') != NULL)
    return word_lines (text);
  return g_strdup (text);
}

const char *
td_wording_backup_reason (const char *why)
{
  for (guint i = 0; why != NULL && i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].why, why))
      return g_dpgettext2 (NULL, "backup", reasons[i].label);
  return why != NULL ? why : C_ ("backup", "Unknown");
}
