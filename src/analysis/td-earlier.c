/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-table.h"

/* What is asked: the figures of cut @then as they compare with a later day. */
typedef struct
{
  const TdBook *book;
  const TdTable *table;
  const TdForm *form;
  TdMeasure measure;
  TdDay then;
  TdDay now;
  bool has_moved;   /* a succession lies between the two days */
  GHashTable *told; /* Telling, by itself: what was found out on the way to the answer */
  TdEarlier *kept;  /* (nullable): what was answered already */
} Question;

/* What earlier_unit() says of one unit and day; where units part and meet again many ask for it. */
typedef struct
{
  int64_t key;
  bool contributes;
  TdFigures figures;
} Telling;

/* The answers for all units, each found when first asked for; a group asks for those below it. */
struct _TdEarlier
{
  const TdBook *book;
  int then;
  TdDay now;
  TdFigures *figures; /* [unit × measures] */
  bool *is_known;     /* likewise */
};

/*
 * The part of @whole that the succession @index gets of its predecessor. Only what was entered is
 * divided; derived items follow, so identities hold.
 */
static void
divide (const Question *question, guint index, const TdFigures *whole, TdFigures *part)
{
  const TdBook *book = question->book;
  const TdSuccession *own = td_book_get_succession (book, index);
  TdSubject predecessor = td_book_get_predecessor (book, index);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (int64_t));
  guint place = 0;

  /* Successions are ordered by successor within one predecessor and day. */
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      const TdSuccession *other = td_book_get_succession (book, i);
      if (other->date != own->date || td_book_get_predecessor (book, i) != predecessor)
        continue;
      if (i == index)
        place = shares->len;
      g_array_append_val (shares, other->share[question->measure]);
    }

  g_autofree int64_t *parts = g_new (int64_t, shares->len);
  *part = (TdFigures){ 0 };
  for (uint32_t bits = whole->has & TD_STORED_BITS; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      int64_t sum;
      if (td_figures_sum_parts (whole, question->form, question->measure, item, &sum))
        continue;
      td_ratio_divide (whole->value[item],
                       (const int64_t *)(gconstpointer)shares->data,
                       shares->len,
                       TD_SHARE_WHOLE,
                       parts);
      td_figures_set (part, item, parts[place]);
    }
  td_figures_derive (part, question->form, question->measure, part);
}

/* The newest day with then < day ≤ until on which @unit kept a stated share of itself. */
static TdDay
find_kept_share (const Question *question, TdSubject unit, TdDay until)
{
  const TdBook *book = question->book;
  TdDay kept = TD_DAY_NONE;

  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      TdDay date = td_book_get_succession (book, i)->date;
      if (date > question->then && date <= until && td_book_get_predecessor (book, i) == unit
          && td_book_get_successor (book, i) == unit)
        kept = MAX (kept, date);
    }
  return kept;
}

/* Whether the shares that @unit gave to others on one day with then < day ≤ until make the whole.
 */
static bool
has_given_all (const Question *question, TdSubject unit, TdDay until)
{
  const TdBook *book = question->book;
  TdDay day = TD_DAY_NONE;
  int64_t given = 0;

  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      const TdSuccession *succession = td_book_get_succession (book, i);
      if (succession->date <= question->then || succession->date > until
          || td_book_get_predecessor (book, i) != unit || td_book_get_successor (book, i) == unit)
        continue;
      given = succession->date == day ? given : 0;
      given += succession->share[question->measure];
      day = succession->date;
      if (given == TD_SHARE_WHOLE)
        return true;
    }
  return false;
}

static bool
earlier_unit (const Question *question, TdSubject unit, TdDay until, TdFigures *figures);

/* As earlier_unit(), but once for each unit and day. */
static bool
tell (const Question *question, TdSubject unit, TdDay until, TdFigures *figures)
{
  int64_t key = ((int64_t)unit << 32) | (uint32_t)until;
  Telling *telling = g_hash_table_lookup (question->told, &key);

  if (telling == NULL)
    {
      telling = g_new (Telling, 1);
      telling->key = key;
      telling->contributes = earlier_unit (question, unit, until, &telling->figures);
      g_hash_table_add (question->told, telling);
    }
  *figures = telling->figures;
  return telling->contributes;
}

/*
 * The earlier figures of one unit after the successions with then < date ≤ @until
 * (docs/arithmetic.md, 7). A predecessor is asked as it was the day before it handed over, so each
 * step looks at earlier successions only and ends. What came before a day on which the unit kept a
 * share of itself lies in that share.
 *
 * Returns: whether anything contributes to them
 */
static bool
earlier_unit (const Question *question, TdSubject unit, TdDay until, TdFigures *figures)
{
  const TdBook *book = question->book;
  bool was_there = td_book_is_valid (book, unit, question->then);
  TdSum sum = { 0 };

  if (!question->has_moved)
    {
      *figures = (TdFigures){ 0 };
      if (was_there)
        *figures = td_table_get_shown (question->table, unit, question->measure)->figures;
      return was_there;
    }

  TdDay kept = find_kept_share (question, unit, until);
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      TdDay date = td_book_get_succession (book, i)->date;
      TdSubject predecessor = td_book_get_predecessor (book, i);
      TdFigures whole, part;

      if (date <= question->then || date > until || date < kept
          || td_book_get_successor (book, i) != unit)
        continue;
      /* One that had nothing keeps nothing; any other giver counts, also without a figure. */
      if (!tell (question, predecessor, date - 1, &whole) && predecessor == unit)
        continue;
      divide (question, i, &whole, &part);
      td_sum_add (&sum, &part);
    }

  if (was_there && kept == TD_DAY_NONE
      && (td_book_is_valid (book, unit, until) || !has_given_all (question, unit, until)))
    td_sum_add (&sum, &td_table_get_shown (question->table, unit, question->measure)->figures);
  td_sum_get (&sum, figures);
  return sum.n > 0;
}

/* Whether a succession between the two days concerns @unit or one below it. */
static bool
is_touched (const Question *question, TdSubject unit)
{
  const TdBook *book = question->book;

  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      TdDay date = td_book_get_succession (book, i)->date;
      if (date > question->then && date <= question->now
          && (td_book_is_below (book, td_book_get_predecessor (book, i), unit)
              || td_book_is_below (book, td_book_get_successor (book, i), unit)))
        return true;
    }
  return false;
}

static void answer (const Question *question, TdSubject unit, TdFigures *figures);

static void
earlier (const Question *question, TdSubject unit, TdFigures *figures)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  TdSum sum = { 0 };

  td_children_on (question->book, unit, question->now, children);
  if (children->len == 0
      || td_book_is_officer (question->book, g_array_index (children, TdSubject, 0)))
    {
      (void)earlier_unit (question, unit, question->now, figures);
      return;
    }

  for (guint i = 0; i < children->len; i++)
    {
      TdFigures child;
      answer (question, g_array_index (children, TdSubject, i), &child);
      td_sum_add (&sum, &child);
    }
  td_sum_get (&sum, figures);

  /* The own earlier figure fills the gaps only where nothing moved in between. */
  if (question->has_moved && is_touched (question, unit))
    return;
  const TdFigures *own = &td_table_get_shown (question->table, unit, question->measure)->figures;
  for (uint32_t bits = own->has & ~figures->has; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      td_figures_set (figures, item, own->value[item]);
    }
}

/* As earlier(), but once for each unit where answers are kept. */
static void
answer (const Question *question, TdSubject unit, TdFigures *figures)
{
  TdEarlier *kept = question->kept;

  if (kept == NULL)
    {
      earlier (question, unit, figures);
      return;
    }
  gsize place = (gsize)unit * TD_N_MEASURES + question->measure;
  if (!kept->is_known[place])
    {
      earlier (question, unit, &kept->figures[place]);
      kept->is_known[place] = true;
    }
  *figures = kept->figures[place];
}

static bool
has_moved (const TdBook *book, TdDay then, TdDay now)
{
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      TdDay date = td_book_get_succession (book, i)->date;
      if (date > then && date <= now)
        return true;
    }
  return false;
}

/* The same officer in the same unit, perhaps in an earlier stay. */
static void
earlier_officer (
    const TdBook *book, TdSubject subject, TdMeasure measure, int then, TdFigures *figures)
{
  const TdOfficer *officer = td_book_get_officer (book, subject);
  TdSubject stay = td_book_find_officer (
      book, officer->code, td_book_get_parent (book, subject), td_book_get_cut (book, then)->as_of);

  *figures = (TdFigures){ 0 };
  if (stay != TD_SUBJECT_NONE)
    *figures = td_table_get_shown (td_table_get (book, then), stay, measure)->figures;
}

static void
find_figures (const TdBook *book,
              TdSubject subject,
              TdMeasure measure,
              int then,
              TdDay now,
              TdEarlier *kept,
              TdFigures *figures)
{
  if (td_book_is_officer (book, subject))
    {
      earlier_officer (book, subject, measure, then, figures);
      return;
    }
  TdDay day = td_book_get_cut (book, then)->as_of;
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Question question = {
    .book = book,
    .table = td_table_get (book, then),
    .form = td_book_get_form (book, then),
    .measure = measure,
    .then = day,
    .now = now,
    .has_moved = has_moved (book, day, now),
    .told = told,
    .kept = kept,
  };
  answer (&question, subject, figures);
}

void
td_earlier_figures (const TdBook *book,
                    TdSubject subject,
                    TdMeasure measure,
                    int then,
                    TdDay now,
                    TdFigures *figures)
{
  find_figures (book, subject, measure, then, now, NULL, figures);
}

TdEarlier *
td_earlier_new (const TdBook *book, int then, TdDay now)
{
  TdEarlier *earlier = g_new0 (TdEarlier, 1);
  gsize n = (gsize)td_book_get_n_units (book) * TD_N_MEASURES;

  earlier->book = book;
  earlier->then = then;
  earlier->now = now;
  earlier->figures = g_new (TdFigures, n + 1);
  earlier->is_known = g_new0 (bool, n + 1);
  return earlier;
}

void
td_earlier_free (TdEarlier *earlier)
{
  g_free (earlier->figures);
  g_free (earlier->is_known);
  g_free (earlier);
}

void
td_earlier_get (TdEarlier *earlier, TdSubject subject, TdMeasure measure, TdFigures *figures)
{
  find_figures (earlier->book, subject, measure, earlier->then, earlier->now, earlier, figures);
}
