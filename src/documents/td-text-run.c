/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-text-run.h"

#include <string.h>

#include "wording/td-pattern.h"

typedef struct
{
  GPtrArray *runs; /* TdTextRun */
  GString *letters;
  bool is_bold;
  bool is_italic;
} Reader;

static void
free_run (gpointer data)
{
  TdTextRun *run = data;

  g_free (run->text);
  g_free (run->note);
  g_free (run);
}

static void
end_run (Reader *reader)
{
  if (reader->letters->len == 0)
    return;

  TdTextRun *run = g_new0 (TdTextRun, 1);
  run->text = g_strndup (reader->letters->str, reader->letters->len);
  run->is_bold = reader->is_bold;
  run->is_italic = reader->is_italic;
  g_ptr_array_add (reader->runs, run);
  g_string_truncate (reader->letters, 0);
}

/* Returns: the last letter of the note at @mark */
static const char *
read_note (Reader *reader, const char *mark)
{
  const char *end = strchr (mark, TD_MARK_NOTE_END);

  if (end == NULL)
    return mark;
  end_run (reader);
  TdTextRun *run = g_new0 (TdTextRun, 1);
  run->note = g_strndup (mark + 1, (gsize)(end - mark - 1));
  g_ptr_array_add (reader->runs, run);
  return end;
}

static void
set_style (Reader *reader, bool *style, bool is_on)
{
  if (*style == is_on)
    return;
  end_run (reader);
  *style = is_on;
}

/* What would end a line, turn the direction or show as a box. */
static void
add_letter (Reader *reader, gunichar letter)
{
  if (letter == '\t' || letter == '\n' || letter == TD_MARK_BREAK || letter == 0x85
      || letter == 0x2028 || letter == 0x2029)
    g_string_append_c (reader->letters, ' ');
  else if (letter >= 0x20 && !(letter >= 0x7f && letter < 0xa0)
           && !(letter >= 0x202a && letter <= 0x202e) && !(letter >= 0x2066 && letter <= 0x2069)
           && letter != 0xfeff)
    g_string_append_unichar (reader->letters, letter);
}

GPtrArray *
td_text_run_list (const char *text)
{
  Reader reader
      = { .runs = g_ptr_array_new_with_free_func (free_run), .letters = g_string_new (NULL) };
  bool is_path = false;

  for (const char *c = text != NULL ? text : ""; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = (guchar)*c < 0x80 ? (gunichar)*c : g_utf8_get_char (c);
      if (letter == 0xe000)
        is_path = true;
      else if (letter == 0xe001 || letter == 0xe002)
        is_path = false;
      else if (is_path)
        continue;
      else if (letter == TD_MARK_BOLD || letter == TD_MARK_BOLD_END)
        set_style (&reader, &reader.is_bold, letter == TD_MARK_BOLD);
      else if (letter == TD_MARK_ITALIC || letter == TD_MARK_ITALIC_END)
        set_style (&reader, &reader.is_italic, letter == TD_MARK_ITALIC);
      else if (letter == TD_MARK_NOTE)
        c = read_note (&reader, c);
      else if (letter >= 0x20 && letter < 0x7f)
        g_string_append_c (reader.letters, (char)letter);
      else
        add_letter (&reader, letter);
    }
  end_run (&reader);
  g_string_free (reader.letters, TRUE);
  return reader.runs;
}

char *
td_text_run_strip (const char *text)
{
  g_autoptr (GPtrArray) runs = td_text_run_list (text);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const TdTextRun *run = g_ptr_array_index (runs, i);
      if (run->text != NULL)
        g_string_append (letters, run->text);
    }
  return g_string_free (g_steal_pointer (&letters), FALSE);
}
