/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-changes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-book.h"
#include "td-day.h"
#include "td-text.h"

#define KIND_MAX 32    /* bytes */
#define NUMBER_MAX 100 /* bytes */
#define UNIT_MAX 500   /* bytes */

typedef struct
{
  const TdBook *book;
  const TdChanges *changes;
  GPtrArray *faults;
  GHashTable *put; /* ids of papers that the list puts */
  GHashTable *end; /* id → 1: there after the list, 2: gone; of papers that the list speaks of */
} Check;

enum
{
  END_THERE = 1,
  END_GONE = 2,
};

static void add_fault (Check *check, guint index, const char *column, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static void
add_fault (Check *check, guint index, const char *column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  _td_changes_add_fault (
      check->changes, check->faults, index, column, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Ids beyond what a pointer holds are no papers, and are refused at their own line. */
static gpointer
to_key (int64_t id)
{
  return GINT_TO_POINTER (id >= 1 && id <= TD_PAPER_ID_MAX ? (int)id : 0);
}

static void
project (Check *check)
{
  for (guint i = 0; i < td_changes_get_n (check->changes); i++)
    {
      const TdChange *change = td_changes_get (check->changes, i);
      gpointer key = to_key (change->paper.id);

      if (change->kind != TD_ROW_PAPER || key == NULL)
        continue;
      g_hash_table_insert (
          check->end, key, GINT_TO_POINTER (change->remove ? END_GONE : END_THERE));
      if (!change->remove)
        g_hash_table_add (check->put, key);
    }
}

static bool
is_there (Check *check, int64_t id)
{
  int end = GPOINTER_TO_INT (g_hash_table_lookup (check->end, to_key (id)));
  return end != 0 ? end == END_THERE : td_book_find_paper (check->book, id) != NULL;
}

/* The paper of the book of that id, if nothing may change in it any more. */
static const TdPaper *
find_locked (Check *check, int64_t id)
{
  const TdPaper *paper = td_book_find_paper (check->book, id);
  return paper != NULL && paper->state == TD_PAPER_ISSUED ? paper : NULL;
}

static void
add_locked_fault (Check *check, guint index, const char *column, const TdPaper *paper)
{
  g_autofree char *excerpt = td_text_excerpt (paper->title);
  add_fault (check,
             index,
             column,
             _ ("“%s” was issued and is not changed any more. Make a copy of it to go on with."),
             excerpt);
}

static bool
is_equal (const TdPaper *a, const TdPaper *b)
{
  return a->state == b->state && a->as_of == b->as_of && a->issued == b->issued
         && a->revision == b->revision && a->group == b->group && g_strcmp0 (a->kind, b->kind) == 0
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->unit, b->unit) == 0
         && g_strcmp0 (a->number, b->number) == 0;
}

static bool
is_kind (const char *kind)
{
  size_t length = kind != NULL ? strlen (kind) : 0;
  return length >= 1 && length <= KIND_MAX
         && strspn (kind, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* A line of text that is there. */
static void
check_text (Check *check, guint index, const char *column, const char *text, size_t max)
{
  if (text == NULL || *text == '\0')
    {
      add_fault (check, index, column, _ ("It must not be empty."));
      return;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      add_fault (check, index, column, _ ("The text is damaged (not UTF-8)."));
      return;
    }
  g_autofree char *excerpt = td_text_excerpt (text);
  if (strlen (text) > max)
    {
      add_fault (check, index, column, _ ("“%s” is too long. Shorten it."), excerpt);
      return;
    }
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    if (g_unichar_iscntrl (g_utf8_get_char (cursor)))
      {
        add_fault (
            check, index, column, _ ("“%s” holds a control character. Type it anew."), excerpt);
        return;
      }
}

static void
check_real_day (Check *check, guint index, const char *column, TdDay day)
{
  if (!td_day_is_real (day))
    add_fault (check, index, column, _ ("The day is missing."));
}

static void
check_paper_put (Check *check, guint index, const TdPaper *paper)
{
  const TdPaper *locked = find_locked (check, paper->id);

  if (locked != NULL)
    {
      if (!is_equal (paper, locked))
        add_locked_fault (check, index, "state", locked);
      return;
    }
  if (to_key (paper->id) == NULL)
    add_fault (check, index, "id", _ ("A paper has a number between 1 and %d."), TD_PAPER_ID_MAX);
  if (!is_kind (paper->kind))
    add_fault (check, index, "kind", _ ("There is no such kind of paper."));
  check_text (check, index, "title", paper->title, TD_PAPER_TEXT_MAX);
  check_real_day (check, index, "as_of", paper->as_of);
  check_real_day (check, index, "issued", paper->issued);
  if (paper->unit != NULL)
    check_text (check, index, "unit", paper->unit, UNIT_MAX);
  if (paper->number != NULL)
    check_text (check, index, "number", paper->number, NUMBER_MAX);
  if (paper->state >= TD_N_PAPER_STATES)
    add_fault (check, index, "state", _ ("A paper is a draft or issued."));
  if (paper->revision < 0 || paper->group < 0)
    add_fault (check,
               index,
               paper->revision < 0 ? "revision" : "last_group",
               _ ("A figure lies between 0 and 10.000.000.000.000.000."));
}

static void
check_paper_remove (Check *check, guint index, const TdPaper *paper)
{
  if (td_book_find_paper (check->book, paper->id) == NULL
      && !g_hash_table_contains (check->put, to_key (paper->id)))
    add_fault (check, index, "id", _ ("There is no such paper."));
}

static void
check_content (Check *check, guint index, const char *content)
{
  if (content == NULL || *content == '\0')
    add_fault (check, index, "content", _ ("It must not be empty."));
  else if (strlen (content) > TD_PAPER_CONTENT_MAX)
    add_fault (check,
               index,
               "content",
               _ ("A part of a paper is larger than %d MiB. Shorten it."),
               TD_PAPER_CONTENT_MAX / (1024 * 1024));
  else if (!g_utf8_validate (content, -1, NULL))
    add_fault (check, index, "content", _ ("The text is damaged (not UTF-8)."));
}

static void
check_block (Check *check, guint index, const TdPaperBlock *block, bool remove)
{
  const TdPaper *locked = find_locked (check, block->paper);

  if (!is_there (check, block->paper))
    {
      /* What is removed may go beside its paper. */
      if (!remove)
        add_fault (check, index, "paper", _ ("There is no such paper."));
      return;
    }
  if (locked != NULL)
    add_locked_fault (check, index, "paper", locked);
  else if (!remove)
    {
      if (block->position < 0 || block->position >= TD_PAPER_BLOCKS_MAX)
        add_fault (
            check, index, "position", _ ("A paper has at most %d parts."), TD_PAPER_BLOCKS_MAX);
      check_content (check, index, block->content);
    }
}

void
_td_changes_check_papers (const TdBook *book, const TdChanges *changes, GPtrArray *faults)
{
  g_autoptr (GHashTable) put = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) end = g_hash_table_new (NULL, NULL);
  Check check = { book, changes, faults, put, end };

  project (&check);
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);

      if (change->kind == TD_ROW_PAPER_BLOCK)
        check_block (&check, i, &change->block, change->remove);
      else if (change->kind == TD_ROW_PAPER && change->remove)
        check_paper_remove (&check, i, &change->paper);
      else if (change->kind == TD_ROW_PAPER)
        check_paper_put (&check, i, &change->paper);
    }
}
