/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "documents/td-block.h"
#include "papers.h"
#include "td-test-book.h"
#include "wording/td-facts.h"
#include "wording/td-pattern.h"

/*
 * Papers of books in every situation: whatever the figures are, each sentence is true Vietnamese.
 * What must be listed comes from the rows of the progress.
 */

static const char *const running_kinds[] = { "dispatch", "notice", "report", "letter" };

typedef struct
{
  const char *name;
  guint n_units;
  guint n_short;  /* of both measures */
  int64_t by;     /* hundredths of a point that they are short, about */
  guint n_silent; /* the last ones */
  bool has_target;
  bool has_earlier;
  bool is_falling;
  bool has_long_names;
} Situation;

#define DAY "2025-06-30"

/* A name of 200 letters. */
static char *
make_name (guint index)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_printf (name, "Phòng %u", index);
  while (g_utf8_strlen (name->str, -1) < 200)
    g_string_append (name, " thi hành án dân sự khu vực");
  char *cut = g_utf8_substring (name->str, 0, 200);
  return g_strchomp (cut);
}

static TdBook *
make_book (const Situation *situation)
{
  static const TdMeasure measures[] = { TD_MEASURE_CASES, TD_MEASURE_MONEY };
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdDay day = td_test_day (DAY);
  TdDay before = td_test_day ("2025-05-31");

  case_put_unit (changes, "R", "Thi hành án dân sự tỉnh Mẫu", NULL, TD_UNIT_AGENCY, NULL, 0);
  for (guint i = 0; i < situation->n_units; i++)
    {
      g_autofree char *code = g_strdup_printf ("U%u", i);
      g_autofree char *name
          = situation->has_long_names ? make_name (i) : g_strdup_printf ("Phòng số %u", i);
      case_put_unit (changes, code, name, NULL, TD_UNIT_REGIONAL, "R", i);
      for (guint j = 0; j < G_N_ELEMENTS (measures); j++)
        {
          int64_t scale = j == 0 ? 1 : 1000;
          /* The target is 80; those that have met it stand at 85. */
          int64_t rate = i < situation->n_short ? 8000 - situation->by - (int64_t)i : 8500;
          if (situation->has_target)
            case_put_target (changes, code, measures[j], 8000);
          if (i + situation->n_silent >= situation->n_units)
            continue;
          case_put_totals (changes, day, code, measures[j], 10000 * scale, rate * scale);
          if (situation->has_earlier)
            case_put_totals (changes,
                             before,
                             code,
                             measures[j],
                             10000 * scale,
                             (rate + (situation->is_falling ? 150 : -150)) * scale);
        }
    }
  for (guint j = 0; j < G_N_ELEMENTS (measures); j++)
    {
      if (situation->has_target)
        case_put_target (changes, "R", measures[j], 8000);
      if (situation->n_units == 0)
        case_put_totals (changes, day, "R", measures[j], 10000, 8000 - situation->by);
    }
  /* The cut is there even when nobody has reported. */
  TdCut cut = { .as_of = day };
  td_changes_put_cut (changes, &cut);
  return td_book_new_from_changes (changes);
}

/* Where a name stands in a text as a whole: "Phòng số 1" is not in "Phòng số 12". */
static const char *
find_name (const char *text, const char *name)
{
  for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name))
    if (!g_ascii_isdigit (at[strlen (name)]))
      return at;
  return NULL;
}

static char *
signless (int64_t hundredths)
{
  int64_t value = ABS (hundredths);

  return g_strdup_printf ("%" G_GINT64_FORMAT ",%02d", value / 100, (int)(value % 100));
}

/* All texts, without tables, forms and heads: what has sentences. */
static char *
get_sentences (const TdDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *block = g_ptr_array_index (document->blocks, i);
      if (block->type == TD_BLOCK_TABLE || block->type == TD_BLOCK_LETTERHEAD
          || block->type == TD_BLOCK_SIGNATURE)
        continue;
      for (guint j = 0; j < block->texts->len; j++)
        {
          g_autofree char *plain = td_pattern_plain (g_ptr_array_index (block->texts, j), "\n");
          g_string_append_printf (text, "%s\n", plain);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_no_match (const char *text, const char *pattern)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  g_assert_nonnull (regex);
  if (!g_regex_match (regex, text, 0, &match))
    return;
  g_autofree char *found = g_match_info_fetch (match, 0);
  g_test_message ("\"%s\" (%s) is in:\n%s", found, pattern, text);
  g_assert_not_reached ();
}

/* What is never right, whatever the figures. */
static void
assert_sound (const char *text)
{
  static const char *const wrong[] = {
    "–",                                       /* absent, in a sentence */
    "\\{|\\}|\\$[0-9]",                        /* a tag that was not read */
    "  ",                                      /* two spaces */
    " [,.;:!?)]",                              /* a space before a stop */
    "[,;:] ?[,;:.]",                           /* two stops */
    "\\( ?\\)|\\( ",                           /* an empty parenthesis */
    ":\n(?!$)(?=\n)",                          /* an introduced list without items */
    "(tăng|giảm|thiếu|vượt) [−+-]",            /* a word and a sign */
    "(thiếu|vượt|tăng|giảm|nâng) (điểm|so|%)", /* a word without its number */
    "(thiếu|vượt) 0,00",                       /* nothing is missing */
    "[0-9]\\.[0-9]{1,2}([^0-9.]|$)",           /* a decimal point */
    "(?i)(^|\\s)(null|nan)(\\s|$)",            /* not Vietnamese */
    "\\bvà [.,;:]|\\bvà$",                     /* a list that breaks off */
    "đạt %|đạt chỉ tiêu [0-9]+%,[0-9]",        /* a rate without number */
    "(^|[^0-9])0/[0-9]",                       /* "0/9 đạt" */
    "(^|[^0-9,.])0 (đơn vị|Phòng|Chi cục)",    /* a list of nobody */
    "phải thi hành xong thêm 0 ",              /* nothing left to do */
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_no_match (text, wrong[i]);
  /* Each sentence begins with a capital or a number. */
  assert_no_match (text, "(?m)^\\p{Ll}");
  assert_no_match (text, "[.] \\p{Ll}");
  /* Whole letters. */
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (text, ==, composed);
}

/* The units that are low by more than three points, worst first, with rate and shortfall; else
 * those that are short at all. At most twelve are named. */
static void
assert_listed (const TdProgress *progress, const char *text, TdMeasure measure)
{
  const char *what = measure == TD_MEASURE_CASES ? "việc" : "tiền";
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, measure);
  g_autoptr (GPtrArray) low = g_ptr_array_new ();
  g_autofree char *intro = g_strdup_printf ("đạt thấp về %s", what);
  g_autofree char *little = g_strdup_printf ("còn thiếu ít so với chỉ tiêu về %s", what);

  td_rows_sort_worst_first (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      TdProgressRow *row = g_ptr_array_index (rows, i);
      if (td_row_is_short (row) && row->gap < -300)
        g_ptr_array_add (low, row);
    }
  bool is_low = low->len > 0;
  for (guint i = 0; !is_low && i < rows->len; i++)
    if (td_row_is_short (g_ptr_array_index (rows, i)))
      g_ptr_array_add (low, g_ptr_array_index (rows, i));

  if (!is_low)
    paper_lacks (text, intro);
  if (is_low || low->len == 0)
    paper_lacks (text, little);
  if (low->len == 0)
    return;

  const char *at = strstr (text, is_low ? intro : little);
  g_assert_nonnull (at);
  g_autofree char *line = g_strndup (at, strcspn (at, "\n"));
  g_autofree char *number = g_strdup_printf ("Có %u đơn vị", low->len);
  if (low->len > 12)
    paper_has (text, number);
  at = line;
  for (guint i = 0; i < low->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (low, i);
      g_autofree char *rate = signless (row->rate);
      g_autofree char *gap = signless (row->gap);
      g_autofree char *entry
          = g_strdup_printf (row->gap < 0 ? "%s đạt %s%% (thiếu %s điểm %%)"
                                          : "%s đạt %s%% (thiếu chưa đến 0,01 điểm %%)",
                             td_book_get_name (progress->book, row->subject),
                             rate,
                             gap);
      const char *found = strstr (at, entry);
      if (i >= 12)
        {
          g_assert_null (found);
          continue;
        }
      if (found == NULL)
        g_test_message ("\"%s\" does not follow in: %s", entry, line);
      g_assert_nonnull (found);
      at = found + strlen (entry);
    }
  /* Who is not low is not in the sentence. */
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      if (!g_ptr_array_find (low, row, NULL))
        g_assert_null (find_name (line, td_book_get_name (progress->book, row->subject)));
    }
}

/* What the paper says of the whole has the sign of its figures. */
static void
assert_whole (const TdProgress *progress, const char *text, TdMeasure measure)
{
  const TdProgressRow *row = td_progress_find (progress, progress->root, measure);

  if (!row->has_rate)
    return;
  g_autofree char *rate = signless (row->rate);
  g_autofree char *reached = g_strdup_printf ("%s%%", rate);
  paper_has (text, reached);
  if (row->has_gap)
    {
      g_autofree char *gap = signless (row->gap);
      g_autofree char *over = g_strdup_printf ("vượt %s điểm %%", gap);
      g_autofree char *under = g_strdup_printf ("%s điểm %%", gap);
      if (row->missing == 0 && row->gap > 0)
        paper_has (text, over);
      else if (row->missing > 0 && row->gap < 0)
        {
          paper_has (text, under);
          paper_lacks (text, over);
        }
    }
  if (!row->change_month.known)
    {
      g_autofree char *change = g_strdup_printf ("về %s[^.;]*(tăng|giảm) [0-9]",
                                                 measure == TD_MEASURE_CASES ? "việc" : "tiền");
      if (!row->change_year.known)
        assert_no_match (text, change);
      return;
    }
  g_autofree char *points = signless (row->change_month.points);
  g_autofree char *rise = g_strdup_printf ("tăng %s điểm %%", points);
  g_autofree char *fall = g_strdup_printf ("giảm %s điểm %%", points);
  if (row->change_month.points > 0)
    paper_has (text, rise);
  if (row->change_month.points < 0)
    paper_has (text, fall);
}

/* Units without figures are named, or counted when there are many. */
static void
assert_silent (const TdProgress *progress, const char *text)
{
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, TD_MEASURE_CASES);
  guint n_silent = 0;

  for (guint i = 0; i < rows->len; i++)
    n_silent += !td_row_has_reported (g_ptr_array_index (rows, i));
  if (n_silent == 0)
    {
      paper_lacks (text, "chưa báo cáo");
      return;
    }
  paper_has (text, "chưa báo cáo số liệu về việc.");
  g_autofree char *share
      = g_strdup_printf ("mới có %u/%u đơn vị báo cáo", rows->len - n_silent, rows->len);
  paper_has (text, n_silent < rows->len ? share : "do các đơn vị chưa báo cáo");
  for (guint i = 0; n_silent <= 8 && i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      if (!td_row_has_reported (row))
        g_assert_nonnull (find_name (text, td_book_get_name (progress->book, row->subject)));
    }
}

static void
check_book (TdBook *book, TdDay as_of, TdDay on)
{
  g_autoptr (TdProgress) progress = paper_progress (book, as_of, on);

  for (guint i = 0; i < G_N_ELEMENTS (running_kinds); i++)
    {
      g_autoptr (TdDocument) document
          = paper_compose (progress, running_kinds[i], TD_COMPOSE_DEFAULT);
      g_autofree char *text = get_sentences (document);
      assert_sound (text);
      for (guint j = 0; j < TD_N_MEASURES; j++)
        {
          assert_listed (progress, text, (TdMeasure)j);
          assert_whole (progress, text, (TdMeasure)j);
        }
      assert_silent (progress, text);
    }
  g_autoptr (TdDocument) form = paper_compose (progress, "form", TD_COMPOSE_DEFAULT);
  g_autofree char *text = get_sentences (form);
  assert_sound (text);
}

static void
test_situations (void)
{
  static const Situation situations[] = {
    { .name = "none short", .n_units = 5, .has_target = true, .has_earlier = true },
    { .name = "one", .n_units = 5, .n_short = 1, .by = 400, .has_target = true },
    { .name = "one by a little", .n_units = 5, .n_short = 1, .by = 1, .has_target = true },
    { .name = "two", .n_units = 5, .n_short = 2, .by = 1200, .has_target = true },
    { .name = "all", .n_units = 5, .n_short = 5, .by = 950, .has_target = true },
    { .name = "all, falling",
      .n_units = 5,
      .n_short = 5,
      .by = 950,
      .has_target = true,
      .has_earlier = true,
      .is_falling = true },
    { .name = "all by little", .n_units = 5, .n_short = 5, .by = 20, .has_target = true },
    { .name = "no target", .n_units = 5, .n_short = 3, .by = 950, .has_earlier = true },
    { .name = "one silent",
      .n_units = 5,
      .n_short = 2,
      .by = 950,
      .n_silent = 1,
      .has_target = true },
    { .name = "four silent",
      .n_units = 5,
      .n_short = 1,
      .by = 950,
      .n_silent = 4,
      .has_target = true },
    { .name = "all silent", .n_units = 5, .n_silent = 5, .has_target = true },
    { .name = "silent, no target", .n_units = 5, .n_silent = 2 },
    { .name = "one unit", .n_units = 1, .n_short = 1, .by = 500, .has_target = true },
    { .name = "two units", .n_units = 2, .n_short = 1, .by = 500, .has_target = true },
    { .name = "no units", .n_units = 0, .by = 700, .has_target = true },
    { .name = "no units, met", .n_units = 0, .by = -700, .has_target = true },
    { .name = "no units, even", .n_units = 0, .by = 0, .has_target = true },
    { .name = "no units, no target", .n_units = 0, .by = 0 },
    { .name = "thirteen short", .n_units = 20, .n_short = 13, .by = 400, .has_target = true },
    { .name = "thirteen by little", .n_units = 20, .n_short = 13, .by = 10, .has_target = true },
    { .name = "many",
      .n_units = 400,
      .n_short = 150,
      .by = 400,
      .has_target = true,
      .has_earlier = true },
    { .name = "many silent",
      .n_units = 400,
      .n_short = 150,
      .by = 400,
      .n_silent = 100,
      .has_target = true },
    { .name = "long names",
      .n_units = 12,
      .n_short = 12,
      .by = 400,
      .n_silent = 2,
      .has_target = true,
      .has_long_names = true },
  };
  static const char *const issued[]
      = { DAY, "2025-07-07", "2025-08-31", "2025-09-29", "2025-09-30", "2025-10-03" };

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    for (guint j = 0; j < G_N_ELEMENTS (issued); j++)
      {
        if (situations[i].n_units > 100 && j > 0)
          continue;
        g_test_message ("%s, issued %s", situations[i].name, issued[j]);
        g_autoptr (TdBook) book = make_book (&situations[i]);
        check_book (book, td_test_day (DAY), td_test_day (issued[j]));
      }
}

/* Changes the figures of three records of the cut. */
static void
change_three (TdChanges *changes, TdDay as_of, const char *const *units, guint n_units, GRand *rand)
{
  for (guint i = 0; i < 3; i++)
    {
      const char *unit = units[g_rand_int_range (rand, 0, (int)n_units)];
      TdMeasure measure = g_rand_boolean (rand) ? TD_MEASURE_CASES : TD_MEASURE_MONEY;
      int64_t eligible = g_rand_int_range (rand, 1, 100000);
      int64_t completed = g_rand_int_range (rand, 0, 4) == 0
                              ? eligible
                              : g_rand_int_range (rand, 0, (int)eligible + 1);
      if (measure == TD_MEASURE_MONEY)
        {
          eligible *= 12345;
          completed *= 12345;
        }
      case_put_totals (changes, as_of, unit, measure, eligible, completed);
    }
}

/* With three figures of a case changed at random each paper follows. */
static void
test_random (void)
{
  static const char *const thai_nguyen[]
      = { "NV", "KV1", "KV2", "KV3", "KV4", "KV5", "KV6", "KV7" };
  static const char *const ben_tre[]
      = { "VP", "TPBT", "BATRI", "BD", "CT", "CL", "GT", "MCB", "MCN", "TP" };
  static const char *const binh_thuan[]
      = { "VP", "PT", "LG", "TPH", "BB", "HTB", "HTN", "TL", "DL", "HT", "PQ" };
  static const struct
  {
    const char *name;
    const char *const *units;
    guint n_units;
    const char *as_of;
    const char *issued;
  } cases[] = {
    { "thai-nguyen-2025", thai_nguyen, G_N_ELEMENTS (thai_nguyen), "2025-09-12", "2025-09-15" },
    { "ben-tre-2021", ben_tre, G_N_ELEMENTS (ben_tre), "2021-06-30", "2021-07-07" },
    { "binh-thuan-2017", binh_thuan, G_N_ELEMENTS (binh_thuan), "2017-08-31", "2017-08-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint seed = 1; seed <= 12; seed++)
      {
        g_autoptr (GRand) rand = g_rand_new_with_seed (seed * 1000 + i);
        g_autoptr (TdChanges) changes = td_changes_new ();
        TdDay as_of = td_test_day (cases[i].as_of);
        case_read (changes, cases[i].name);
        change_three (changes, as_of, cases[i].units, cases[i].n_units, rand);
        g_autoptr (TdBook) book = td_book_new_from_changes (changes);
        g_test_message ("%s, seed %u", cases[i].name, seed);
        check_book (book, as_of, td_test_day (cases[i].issued));
      }
}

/* Marks, markup and braces in names are letters of the name. */
static void
test_hostile (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdDay day = td_test_day (DAY);
  const char *const *kinds = td_document_get_kinds ();

  case_put_unit (changes, "R", "THADS {b} & <i> tỉnh", NULL, TD_UNIT_AGENCY, NULL, 0);
  case_put_unit (changes, "A", "Phòng $1 {use x} \"A\" | B", NULL, TD_UNIT_REGIONAL, "R", 1);
  case_put_unit (changes,
                 "B",
                 "Phòng" TD_MARK_FIELD "x" TD_MARK_FIELD_TEXT "y" TD_MARK_FIELD_END "\x05\x01z",
                 NULL,
                 TD_UNIT_REGIONAL,
                 "R",
                 2);
  case_put_target (changes, "A", TD_MEASURE_CASES, 8000);
  case_put_target (changes, "B", TD_MEASURE_CASES, 8000);
  case_put_totals (changes, day, "A", TD_MEASURE_CASES, 100, 50);
  case_put_totals (changes, day, "B", TD_MEASURE_CASES, 100, 40);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *text = paper_text (book, kinds[i], day, day);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      paper_lacks (text, TD_MARK_FIELD);
      if (g_str_equal (kinds[i], "dispatch"))
        paper_has (text, "Phòng $1 {use x} \"A\" | B đạt 50,00% (thiếu 30,00 điểm %)");
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/papers/situations", test_situations);
  g_test_add_func ("/papers/random", test_random);
  g_test_add_func ("/papers/hostile", test_hostile);
  return g_test_run ();
}
