/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-proof.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents/td-block.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-paper.h"
#include "wording/td-pattern.h"
#include "wording/td-voice.h"

/* A number of a text is not longer; what is, is none. */
#define MAX_DIGITS 15

/* Up to the end of a sentence or of a part of it; a point between digits is no end. */
#define WITHIN "(?:(?!; |\\. ).)*?"
#define NUMBER "([0-9][0-9.]*(?:,[0-9]+)?)"

struct _TdProof
{
  const TdProgress *progress; /* borrowed; (nullable) */
  TdFields *fields;           /* owned; (nullable) */
  GHashTable *first;          /* owned; path → the text it was first shown with */
  GPtrArray *remarks;         /* owned; TdRemark */
  guint block;
};

static void
free_remark (gpointer data)
{
  TdRemark *remark = data;

  g_free (remark->words);
  g_free (remark->path);
  g_free (remark->message);
  g_free (remark);
}

TdProof *
td_proof_new (const TdProgress *progress)
{
  TdProof *proof = g_new0 (TdProof, 1);

  proof->progress = progress;
  proof->fields = progress != NULL ? td_paper_fill (progress) : NULL;
  if (progress != NULL)
    td_paper_add_forecasts (proof->fields, progress);
  proof->first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  proof->remarks = g_ptr_array_new_with_free_func (free_remark);
  return proof;
}

void
td_proof_free (TdProof *proof)
{
  g_clear_pointer (&proof->fields, td_fields_free);
  g_hash_table_unref (proof->first);
  g_ptr_array_unref (proof->remarks);
  g_free (proof);
}

const GPtrArray *
td_proof_get_remarks (TdProof *proof)
{
  return proof->remarks;
}

/* @message: (transfer full) */
static void
add_remark (TdProof *proof, TdRemarkType type, const char *words, const char *path, char *message)
{
  TdRemark *remark = g_new0 (TdRemark, 1);

  remark->type = type;
  remark->block = proof->block;
  remark->words = g_strdup (words);
  remark->path = g_strdup (path);
  remark->message = message;
  g_ptr_array_add (proof->remarks, remark);
}

/* --- numbers as they are shown --- */

/*
 * TdShownNumber: digits / 10^decimals · unit.
 * @side: 1 "gần", −1 "hơn"
 * @unit: thousands of đồng, 0 when no unit of money is named
 */
typedef struct
{
  int64_t digits;
  guint decimals;
  int64_t unit;
  int side;
  int sign; /* as it is written: −1, 1; 0 none */
} ShownNumber;

static bool
read_shown (const char *text, ShownNumber *number)
{
  static const struct
  {
    const char *word;
    int64_t thousands;
  } units[] = { { " tỷ", 1000000 }, { " triệu", 1000 }, { " nghìn", 1 } };
  bool has_comma = false;
  guint n = 0;

  *number = (ShownNumber){ 0 };
  if (g_str_has_prefix (text, "gần "))
    number->side = 1;
  else if (g_str_has_prefix (text, "hơn "))
    number->side = -1;
  if (number->side != 0)
    text = strchr (text, ' ') + 1;
  if (g_str_has_prefix (text, TD_MINUS))
    {
      number->sign = -1;
      text += strlen (TD_MINUS);
    }
  else if (*text == '+' || *text == '-')
    number->sign = *text++ == '+' ? 1 : -1;
  if (!g_ascii_isdigit (*text))
    return false;
  for (; g_ascii_isdigit (*text) || (*text == ',' && !has_comma) || (*text == '.' && !has_comma);
       text++)
    if (*text == ',')
      has_comma = true;
    else if (*text != '.')
      {
        if (++n > MAX_DIGITS)
          return false;
        number->digits = number->digits * 10 + (*text - '0');
        number->decimals += has_comma;
      }
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (text, units[i].word))
      number->unit = units[i].thousands;
  return true;
}

static td_wide
power_of_ten (guint exponent)
{
  td_wide power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

/* Whether a shown number can stand for @value when one of its whole units is @scale. */
static bool
stands_for (const ShownNumber *number, td_wide value, int64_t scale)
{
  /* Both sides times 10^decimals. */
  td_wide shown = (td_wide)number->digits * scale;
  td_wide exact = value * power_of_ten (number->decimals);
  td_wide difference = shown - exact;

  if (number->side > 0)
    return difference > 0 && difference < scale;
  if (number->side < 0)
    return difference < 0 && -difference < scale;
  return 2 * difference <= scale && -2 * difference <= scale;
}

/* Whether a shown number can stand for a value of a field. */
static bool
can_be (const ShownNumber *number, TdFieldType type, int64_t value)
{
  int64_t shown = value;

  switch (type)
    {
    case TD_FIELD_COUNT:
      return number->decimals == 0 && number->digits == value;
    case TD_FIELD_MONEY:
      if (number->unit > 0)
        return stands_for (number, value, number->unit);
      /* In a column: thousands, or billions. */
      return number->digits == value || stands_for (number, value, 1000000);
    case TD_FIELD_RATE:
      return stands_for (number, value, 100);
    case TD_FIELD_POINTS:
      if (number->sign == 0)
        shown = ABS (value);
      else if (number->sign < 0)
        shown = -value;
      return stands_for (number, shown, 100);
    case TD_FIELD_TEXT:
    case TD_FIELD_FLAG:
    case TD_FIELD_DAY:
    case TD_FIELD_SCOPE:
    case TD_FIELD_LIST:
    default:
      return true;
    }
}

/* --- values of paths --- */

/* (transfer full): day, field and code; how it is printed does not matter. */
static char **
split_path (const char *path)
{
  char **parts = g_strsplit (path, "/", 3);

  if (g_strv_length (parts) == 3)
    parts[1][strcspn (parts[1], ":")] = '\0';
  return parts;
}

/* What a path says by the figures; false when it is no number of a sentence or of other figures. */
static bool
find_value (const TdProof *proof, const char *path, TdFieldType *type, int64_t *value)
{
  g_auto (GStrv) parts = split_path (path);

  if (proof->progress == NULL || g_strv_length (parts) != 3)
    return false;
  g_autofree char *day = td_day_format_iso (proof->progress->as_of);
  const TdFields *fields
      = g_str_equal (parts[0], day) ? td_paper_find_row (proof->fields, parts[2]) : NULL;
  g_auto (GStrv) steps = g_strsplit (parts[1], ".", -1);
  for (guint i = 0; fields != NULL && steps[i] != NULL; i++)
    {
      const TdFieldSpec *spec = td_fields_get_spec (fields);
      int index = td_field_spec_find (spec, steps[i], strlen (steps[i]));
      if (index < 0)
        return false;
      *type = spec[index].type;
      if (*type == TD_FIELD_SCOPE)
        {
          fields = td_fields_scope_at (fields, (guint)index);
          continue;
        }
      if (*type == TD_FIELD_LIST)
        {
          *type = TD_FIELD_COUNT;
          *value = td_fields_rows_at (fields, (guint)index)->len;
          return true;
        }
      return *type >= TD_FIELD_COUNT && *type <= TD_FIELD_DAY
             && td_fields_number_at (fields, (guint)index, value);
    }
  return false;
}

/* --- traced numbers --- */

static char *
print_value (TdFieldType type, int64_t value)
{
  if (type == TD_FIELD_RATE || type == TD_FIELD_POINTS)
    return td_voice_hundredths (TD_VOICE_PAPER, value, type == TD_FIELD_POINTS);
  return td_number_format (value, 0, false, TD_LOCALE_VI);
}

/* What is rounded more than its record; a rate is where it does not come out even. */
static void
note_rounding (TdProof *proof,
               const char *path,
               const char *text,
               const ShownNumber *number,
               TdFieldType type,
               int64_t value)
{
  g_auto (GStrv) parts = split_path (path);
  g_autofree char *exact = print_value (type, value);

  if (type == TD_FIELD_MONEY && number->unit > 0
      && (td_wide)number->digits * number->unit != value * power_of_ten (number->decimals))
    add_remark (proof,
                TD_REMARK_ROUNDED,
                text,
                path,
                /* Translators: an amount in thousands of đồng. */
                g_strdup_printf (_ ("Rounded; exactly %s thousand đồng."), exact));
  else if (type == TD_FIELD_POINTS && number->decimals < 2
           && (td_wide)number->digits * 100 != ABS (value) * power_of_ten (number->decimals))
    add_remark (proof,
                TD_REMARK_ROUNDED,
                text,
                path,
                g_strdup_printf (_ ("Rounded; %s points by the figures."), exact));
  else if (type == TD_FIELD_RATE && g_str_has_suffix (parts[1], ".rate"))
    {
      const TdFields *row = td_paper_find_row (proof->fields, parts[2]);
      int64_t eligible = 0, completed = 0;
      TdFieldType ignored;
      g_autofree char *e = g_strdup_printf (
          "%s/%.*seligible/%s", parts[0], (int)strlen ("cases."), parts[1], parts[2]);
      g_autofree char *c = g_strdup_printf (
          "%s/%.*scompleted/%s", parts[0], (int)strlen ("cases."), parts[1], parts[2]);
      if (row == NULL || !find_value (proof, e, &ignored, &eligible)
          || !find_value (proof, c, &ignored, &completed) || eligible <= 0
          || (td_wide)completed * 10000 % eligible == 0)
        return;
      g_autofree char *part = td_number_format (completed, 0, false, TD_LOCALE_VI);
      g_autofree char *whole = td_number_format (eligible, 0, false, TD_LOCALE_VI);
      add_remark (proof,
                  TD_REMARK_ROUNDED,
                  text,
                  path,
                  /* Translators: completed, eligible. */
                  g_strdup_printf (_ ("Rounded to two decimals from %s ÷ %s."), part, whole));
    }
}

/* A number as a text has it, against the figures and against the same number elsewhere. */
static void
check_number (TdProof *proof, const char *path, const char *text)
{
  ShownNumber number, other;
  TdFieldType type = TD_FIELD_TEXT;
  int64_t value = 0;
  bool is_known = find_value (proof, path, &type, &value);
  g_auto (GStrv) parts = split_path (path);
  g_autofree char *figure = g_strjoinv ("/", parts);
  const char *first = g_hash_table_lookup (proof->first, figure);

  if (!read_shown (text, &number) || strchr (text, '/') != NULL)
    return;
  if (is_known && !can_be (&number, type, value))
    {
      /* As it would stand here; with its sign where one is written. */
      g_autofree char *printed
          = number.sign == 0 ? td_paper_print (proof->fields, path, NULL) : NULL;
      g_autofree char *right
          = printed != NULL ? g_steal_pointer (&printed) : print_value (type, value);
      add_remark (proof,
                  TD_REMARK_CHANGED,
                  text,
                  path,
                  g_strdup_printf (_ ("“%s” stands here; the figures say %s."), text, right));
    }
  else if (is_known)
    note_rounding (proof, path, text, &number, type, value);
  if (first == NULL)
    g_hash_table_insert (proof->first, g_steal_pointer (&figure), g_strdup (text));
  else if (!is_known && read_shown (first, &other) && number.decimals == other.decimals
           && number.unit == other.unit && number.digits != other.digits)
    add_remark (proof,
                TD_REMARK_DISAGREES,
                text,
                path,
                g_strdup_printf (
                    _ ("“%s” stands here, “%s” further above for the same figure."), text, first));
}

/* The word right before a place: 1 for more, −1 for less, 0 for none of them. */
static int
find_direction (const char *before, char **word)
{
  static const struct
  {
    const char *word;
    int direction;
  } words[] = { { "tăng", 1 }, { "vượt", 1 }, { "giảm", -1 }, { "thiếu", -1 }, { "hụt", -1 } };
  g_autofree char *text = g_strchomp (g_strdup (before));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *folded = g_utf8_strdown (text, -1);
      if (!g_str_has_suffix (folded, words[i].word))
        continue;
      *word = g_strdup (words[i].word);
      return words[i].direction;
    }
  return 0;
}

/* A word of direction before a difference that goes the other way. */
static void
check_direction (TdProof *proof, const char *path, const char *text, const char *before)
{
  g_autofree char *word = NULL;
  TdFieldType type = TD_FIELD_TEXT;
  int64_t value = 0;
  int direction = find_direction (before, &word);

  if (direction == 0 || !find_value (proof, path, &type, &value) || type != TD_FIELD_POINTS
      || value == 0 || (value > 0) == (direction > 0))
    return;
  g_autofree char *right = print_value (type, value);
  g_autofree char *words = g_strdup_printf ("%s %s", word, text);
  add_remark (proof,
              TD_REMARK_SIGN,
              words,
              path,
              g_strdup_printf (_ ("“%s” stands here; the figures say %s."), words, right));
}

/* --- the text as it is read --- */

static void
match_all (TdProof *proof,
           const char *text,
           const char *pattern,
           void (*check) (TdProof *, const GMatchInfo *))
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_return_if_fail (regex != NULL);
  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match))
    {
      check (proof, match);
      if (!g_match_info_next (match, NULL))
        return;
    }
}

static void
check_decimal (TdProof *proof, const GMatchInfo *match)
{
  g_autofree char *words = g_match_info_fetch (match, 0);
  g_autoptr (GString) right = g_string_new (words);

  g_string_replace (right, ".", ",", 0);
  add_remark (
      proof,
      TD_REMARK_DECIMAL,
      words,
      NULL,
      g_strdup_printf (_ ("“%s” has a decimal point; papers write “%s”."), words, right->str));
}

/* "tăng −2,30", "thiếu +4,98" */
static void
check_sign (TdProof *proof, const GMatchInfo *match)
{
  g_autofree char *words = g_match_info_fetch (match, 0);
  g_autofree char *word = g_match_info_fetch (match, 1);
  g_autofree char *sign = g_match_info_fetch (match, 2);
  g_autofree char *found = NULL;
  int direction = find_direction (word, &found);

  if ((direction > 0) == g_str_equal (sign, "+"))
    return;
  add_remark (proof,
              TD_REMARK_SIGN,
              words,
              NULL,
              g_strdup_printf (_ ("“%s”: the word and the sign disagree."), words));
}

/* In hundredths; false for anything else. */
static bool
fetch_hundredths (const GMatchInfo *match, int group, int64_t *value)
{
  g_autofree char *text = g_match_info_fetch (match, group);
  ShownNumber number;

  if (text == NULL || !read_shown (text, &number) || number.decimals > 2)
    return false;
  *value = number.digits;
  for (guint i = number.decimals; i < 2; i++)
    *value *= 10;
  return true;
}

/* "đạt 79,07%, … thiếu … 4,98 điểm … chỉ tiêu 84,05%" */
static void
check_sum (TdProof *proof, const GMatchInfo *match)
{
  g_autofree char *words = g_match_info_fetch (match, 0);
  g_autofree char *word = g_match_info_fetch (match, 2);
  int64_t rate, gap, target;

  if (!fetch_hundredths (match, 1, &rate) || !fetch_hundredths (match, 3, &gap)
      || !fetch_hundredths (match, 4, &target))
    return;
  if ((g_str_equal (word, "vượt") ? rate - gap : rate + gap) == target)
    return;
  g_autofree char *a = td_voice_hundredths (TD_VOICE_PAPER, rate, false);
  g_autofree char *b = td_voice_hundredths (TD_VOICE_PAPER, gap, false);
  g_autofree char *c = td_voice_hundredths (TD_VOICE_PAPER, target, false);
  add_remark (
      proof,
      TD_REMARK_DISAGREES,
      words,
      NULL,
      /* Translators: a rate, a difference, a target. */
      g_strdup_printf (_ ("%s, a difference of %s and the target %s do not agree."), a, b, c));
}

/* "3/9 … đạt …, 6/9 … chưa đạt" */
static void
check_parts (TdProof *proof, const GMatchInfo *match)
{
  g_autofree char *words = g_match_info_fetch (match, 0);
  int64_t met, all, missed, all_again;

  if (!fetch_hundredths (match, 1, &met) || !fetch_hundredths (match, 2, &all)
      || !fetch_hundredths (match, 3, &missed) || !fetch_hundredths (match, 4, &all_again))
    return;
  if (all == all_again && met + missed <= all)
    return;
  add_remark (proof,
              TD_REMARK_DISAGREES,
              words,
              NULL,
              g_strdup_printf (_ ("“%s”: the parts and the whole do not agree."), words));
}

static void
check_text (TdProof *proof, const char *text)
{
  match_all (
      proof, text, "(?<![0-9.,/])[0-9]+\\.[0-9]{1,2}(?= ?(?:%|điểm|tỷ|triệu))", check_decimal);
  match_all (
      proof, text, "(?i)\\b(tăng|vượt|giảm|thiếu|hụt) ?(\\+|-|−) ?[0-9][0-9.,]*", check_sign);
  match_all (proof,
             text,
             "đạt (?:tỷ lệ )?" NUMBER " ?%" WITHIN "(thiếu|hụt|vượt)(?: [^.;0-9]*| [0-9.]+ việc "
             "\\([^0-9]*| [^;()]* đồng \\([^0-9]*)" NUMBER
             " ?(?:%|điểm)[^.;0-9]*chỉ tiêu (?:trên )?" NUMBER " ?%",
             check_sum);
  match_all (proof,
             text,
             "\\b([0-9]+)/([0-9]+)\\b(?:(?!chưa)[^.;/0-9])*đạt[^.;/0-9]*, ([0-9]+)/([0-9]+)"
             "[^.;/0-9]*chưa đạt",
             check_parts);
}

void
td_proof_read (TdProof *proof, guint block, const char *text)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autofree char *plain = td_pattern_plain (text, " ");
  const char *at = text;
  const char *field;

  proof->block = block;
  while ((field = strstr (at, TD_MARK_FIELD)) != NULL)
    {
      const char *path = field + strlen (TD_MARK_FIELD);
      const char *shown = strstr (path, TD_MARK_FIELD_TEXT);
      const char *end = shown != NULL ? strstr (shown, TD_MARK_FIELD_END) : NULL;
      if (end == NULL)
        break;
      g_autofree char *name = g_strndup (path, (gsize)(shown - path));
      shown += strlen (TD_MARK_FIELD_TEXT);
      g_autofree char *number = g_strndup (shown, (gsize)(end - shown));
      g_string_truncate (before, 0);
      g_string_append_len (before, at, (gssize)(field - at));
      check_number (proof, name, number);
      check_direction (proof, name, number, before->str);
      at = end + strlen (TD_MARK_FIELD_END);
    }
  check_text (proof, plain);
}

void
td_proof_document (TdProof *proof, const TdDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *block = g_ptr_array_index (document->blocks, i);
      for (guint j = 0; j < block->texts->len; j++)
        td_proof_read (proof, i, g_ptr_array_index (block->texts, j));
    }
}
