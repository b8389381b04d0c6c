/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-draft-marks.h"

#include "wording/td-pattern.h"

#define PATH_KEY "td-path"
#define FIELD_MARK 0xe000
#define FIELD_TEXT_MARK 0xe001
#define FIELD_END_MARK 0xe002

/* Smaller, as at the foot of the page. */
#define NOTE_SCALE 0.85

/* The style of a stretch of text. */
typedef struct
{
  bool is_bold;
  bool is_italic;
  bool is_note;
  GtkTextTag *figure; /* (nullable): borrowed from the table */
} Style;

void
td_draft_marks_add_tags (GtkTextBuffer *buffer)
{
  (void)gtk_text_buffer_create_tag (
      buffer, TD_DRAFT_TAG_BOLD, "weight", (int)PANGO_WEIGHT_BOLD, NULL);
  (void)gtk_text_buffer_create_tag (buffer, TD_DRAFT_TAG_ITALIC, "style", PANGO_STYLE_ITALIC, NULL);
  (void)gtk_text_buffer_create_tag (buffer, TD_DRAFT_TAG_NOTE, "scale", NOTE_SCALE, NULL);
  (void)gtk_text_buffer_create_tag (buffer, TD_DRAFT_TAG_FIGURE, NULL);
}

static void
remove_figure_tag (GtkTextTag *tag, gpointer data)
{
  GPtrArray *tags = data;

  if (g_object_get_data (G_OBJECT (tag), PATH_KEY) != NULL)
    g_ptr_array_add (tags, tag);
}

/* The tags of figures that were; those that were given names stay. */
static void
remove_figure_tags (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  gtk_text_tag_table_foreach (table, remove_figure_tag, tags);
  for (guint i = 0; i < tags->len; i++)
    gtk_text_tag_table_remove (table, g_ptr_array_index (tags, i));
}

static void
put_run (GtkTextBuffer *buffer, GString *letters, const Style *style)
{
  GtkTextIter start;
  GtkTextIter end;
  int offset;

  if (letters->len == 0)
    return;
  gtk_text_buffer_get_end_iter (buffer, &end);
  offset = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (buffer, &end, letters->str, (int)letters->len);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  if (style->is_bold)
    gtk_text_buffer_apply_tag_by_name (buffer, TD_DRAFT_TAG_BOLD, &start, &end);
  if (style->is_italic)
    gtk_text_buffer_apply_tag_by_name (buffer, TD_DRAFT_TAG_ITALIC, &start, &end);
  if (style->is_note)
    gtk_text_buffer_apply_tag_by_name (buffer, TD_DRAFT_TAG_NOTE, &start, &end);
  if (style->figure != NULL)
    {
      gtk_text_buffer_apply_tag_by_name (buffer, TD_DRAFT_TAG_FIGURE, &start, &end);
      gtk_text_buffer_apply_tag (buffer, style->figure, &start, &end);
    }
  g_string_truncate (letters, 0);
}

/* Reads the path of a figure after its mark. Returns: (nullable): the mark before what it shows */
static const char *
read_path (const char *text, char **path)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == FIELD_MARK || letter == FIELD_END_MARK)
        return NULL;
      if (letter == FIELD_TEXT_MARK)
        {
          *path = g_strndup (text, (gsize)(c - text));
          return c;
        }
    }
  return NULL;
}

/* Returns: the last byte of the mark at @c that was read */
static const char *
read_mark (GtkTextBuffer *buffer, const char *c, gunichar mark, Style *style, Style *outside)
{
  switch (mark)
    {
    case TD_MARK_BOLD:
    case TD_MARK_BOLD_END:
      style->is_bold = mark == TD_MARK_BOLD;
      break;
    case TD_MARK_ITALIC:
    case TD_MARK_ITALIC_END:
      style->is_italic = mark == TD_MARK_ITALIC;
      break;
    case TD_MARK_NOTE:
      *outside = *style;
      *style = (Style){ .is_note = true };
      break;
    case TD_MARK_NOTE_END:
      if (style->is_note)
        *style = *outside;
      break;
    case FIELD_END_MARK:
      style->figure = NULL;
      break;
    case FIELD_MARK:
      {
        g_autofree char *path = NULL;
        const char *before = read_path (g_utf8_next_char (c), &path);

        if (before == NULL)
          break;
        style->figure = gtk_text_buffer_create_tag (buffer, NULL, NULL);
        g_object_set_data_full (
            G_OBJECT (style->figure), PATH_KEY, g_steal_pointer (&path), g_free);
        return before;
      }
    default:
      break;
    }
  return c;
}

static bool
is_mark (gunichar letter)
{
  return (letter > 0 && letter < 0x20) || (letter >= FIELD_MARK && letter <= FIELD_END_MARK);
}

void
td_draft_marks_load (GtkTextBuffer *buffer, const char *text)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  Style style = { 0 };
  Style outside = { 0 };

  gtk_text_buffer_set_text (buffer, "", 0);
  remove_figure_tags (buffer);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == TD_MARK_BREAK || letter == '\n' || letter == '\t')
        letter = ' ';
      if (!is_mark (letter))
        {
          g_string_append_unichar (letters, letter);
          continue;
        }
      put_run (buffer, letters, &style);
      c = read_mark (buffer, c, letter, &style, &outside);
    }
  put_run (buffer, letters, &style);
}

/* The tag of the figure that the letter after @place belongs to. */
static GtkTextTag *
find_figure_tag (const GtkTextIter *place)
{
  GSList *tags = gtk_text_iter_get_tags (place);
  GtkTextTag *found = NULL;

  for (GSList *tag = tags; tag != NULL && found == NULL; tag = tag->next)
    if (g_object_get_data (tag->data, PATH_KEY) != NULL)
      found = tag->data;
  g_slist_free (tags);
  return found;
}

static bool
has_tag (const GtkTextIter *place, const char *name)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_iter_get_buffer (place));

  return gtk_text_iter_has_tag (place, gtk_text_tag_table_lookup (table, name));
}

static void
set_style (GString *text, bool *now, bool wanted, char begin, char end)
{
  if (*now == wanted)
    return;
  g_string_append_c (text, wanted ? begin : end);
  *now = wanted;
}

static void
set_letters_style (GString *text, Style *now, bool is_bold, bool is_italic)
{
  if (!is_italic)
    set_style (text, &now->is_italic, false, TD_MARK_ITALIC, TD_MARK_ITALIC_END);
  set_style (text, &now->is_bold, is_bold, TD_MARK_BOLD, TD_MARK_BOLD_END);
  set_style (text, &now->is_italic, is_italic, TD_MARK_ITALIC, TD_MARK_ITALIC_END);
}

/* Writes the marks between what was and what follows. A note begins in upright letters. */
static void
change_style (GString *text, Style *now, const Style *next)
{
  if (now->figure != NULL && now->figure == next->figure)
    return;
  if (now->figure != NULL)
    g_string_append (text, TD_MARK_FIELD_END);
  if (now->is_note != next->is_note)
    {
      set_letters_style (text, now, false, false);
      set_style (text, &now->is_note, next->is_note, TD_MARK_NOTE, TD_MARK_NOTE_END);
    }
  set_letters_style (text, now, next->is_bold, next->is_italic);
  now->figure = next->figure;
  if (now->figure != NULL)
    g_string_append_printf (text,
                            "%s%s%s",
                            TD_MARK_FIELD,
                            (const char *)g_object_get_data (G_OBJECT (now->figure), PATH_KEY),
                            TD_MARK_FIELD_TEXT);
}

char *
td_draft_marks_save_range (const GtkTextIter *start, const GtkTextIter *end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *composed = NULL;
  Style now = { 0 };
  GtkTextIter place = *start;

  while (gtk_text_iter_compare (&place, end) < 0)
    {
      Style next = { .is_bold = has_tag (&place, TD_DRAFT_TAG_BOLD),
                     .is_italic = has_tag (&place, TD_DRAFT_TAG_ITALIC),
                     .is_note = has_tag (&place, TD_DRAFT_TAG_NOTE),
                     .figure = find_figure_tag (&place) };
      GtkTextIter run = place;

      if (!gtk_text_iter_forward_to_tag_toggle (&place, NULL)
          || gtk_text_iter_compare (&place, end) > 0)
        place = *end;
      g_autofree char *letters = gtk_text_iter_get_text (&run, &place);
      change_style (text, &now, &next);
      g_string_append (text, letters);
    }
  change_style (text, &now, &(Style){ 0 });
  composed = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
  return composed != NULL ? g_steal_pointer (&composed) : g_strdup (text->str);
}

char *
td_draft_marks_save (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return td_draft_marks_save_range (&start, &end);
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

PangoAttrList *
td_draft_marks_list_attributes (GtkTextBuffer *buffer)
{
  PangoAttrList *list = pango_attr_list_new ();
  GtkTextIter place;
  guint start = 0;

  gtk_text_buffer_get_start_iter (buffer, &place);
  while (!gtk_text_iter_is_end (&place))
    {
      GtkTextIter run = place;

      (void)gtk_text_iter_forward_to_tag_toggle (&place, NULL);
      g_autofree char *letters = gtk_text_iter_get_text (&run, &place);
      guint end = start + (guint)strlen (letters);
      if (has_tag (&run, TD_DRAFT_TAG_BOLD))
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      if (has_tag (&run, TD_DRAFT_TAG_ITALIC))
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
      if (has_tag (&run, TD_DRAFT_TAG_NOTE))
        add_attribute (list, pango_attr_scale_new (NOTE_SCALE), start, end);
      start = end;
    }
  return list;
}

char *
td_draft_marks_clean (const char *text, int length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == '\n' || letter == '\r' || letter == '\t' || letter == '\v' || letter == '\f'
          || letter == 0x85 || letter == 0x2028 || letter == 0x2029)
        {
          /* The end of a line is one space, and none at the ends. */
          if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
            g_string_append_c (clean, ' ');
        }
      else if (letter >= 0x20 && !(letter >= 0x7f && letter < 0xa0)
               && g_unichar_type (letter) != G_UNICODE_PRIVATE_USE
               && !(letter >= 0x200e && letter <= 0x200f) && !(letter >= 0x202a && letter <= 0x202e)
               && !(letter >= 0x2066 && letter <= 0x2069) && letter != 0xfeff && letter != 0xfffc)
        g_string_append_unichar (clean, letter);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

const char *
td_draft_marks_get_figure (const GtkTextIter *place, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextTag *tag = find_figure_tag (place);
  GtkTextIter letter = *place;

  if (tag == NULL && gtk_text_iter_backward_char (&letter))
    tag = find_figure_tag (&letter);
  if (tag == NULL)
    return NULL;
  if (start != NULL)
    {
      *start = letter;
      if (!gtk_text_iter_starts_tag (start, tag))
        (void)gtk_text_iter_backward_to_tag_toggle (start, tag);
    }
  if (end != NULL)
    {
      *end = letter;
      (void)gtk_text_iter_forward_to_tag_toggle (end, tag);
    }
  return g_object_get_data (G_OBJECT (tag), PATH_KEY);
}

bool
td_draft_marks_is_inside (const GtkTextIter *place, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextTag *tag = find_figure_tag (place);
  GtkTextIter before = *place;

  if (tag == NULL || !gtk_text_iter_backward_char (&before) || find_figure_tag (&before) != tag)
    return false;
  return td_draft_marks_get_figure (place, start, end) != NULL;
}

void
td_draft_marks_remove_figure (const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (start);
  GtkTextTag *tag = find_figure_tag (start);

  if (tag == NULL)
    return;
  gtk_text_buffer_remove_tag (buffer, tag, start, end);
  gtk_text_buffer_remove_tag_by_name (buffer, TD_DRAFT_TAG_FIGURE, start, end);
}
