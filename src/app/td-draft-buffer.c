/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-draft-buffer.h"

#include "app/td-draft-marks.h"

/* Typing without a longer rest is taken back in one go. */
#define TYPING_US (700 * G_TIME_SPAN_MILLISECOND)
#define MAX_STEPS 200

/* The text as it was, to go back to. */
typedef struct
{
  char *text;
  int cursor;
} Step;

struct _TdDraftBuffer
{
  GtkTextBuffer parent_instance;

  /* owned */
  char *loaded;   /* as it was given */
  char *baseline; /* the same, as it is written here */
  GPtrArray *undo;
  GPtrArray *redo;
  Step *before; /* of the edit that runs */

  gint64 last_edit;
  int last_length;
  bool is_loading;
  bool has_changed;
  int wanted[TD_N_DRAFT_STYLES]; /* of what is typed next: 0, 1; -1: as the letter before */
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_SPLIT,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdDraftBuffer, td_draft_buffer, GTK_TYPE_TEXT_BUFFER)

static const char *const style_names[TD_N_DRAFT_STYLES]
    = { TD_DRAFT_TAG_BOLD, TD_DRAFT_TAG_ITALIC };

static void
free_step (gpointer data)
{
  Step *step = data;

  if (step == NULL)
    return;
  g_free (step->text);
  g_free (step);
}

static Step *
step_new (TdDraftBuffer *buffer)
{
  Step *step = g_new (Step, 1);

  step->text = td_draft_marks_save (GTK_TEXT_BUFFER (buffer));
  g_object_get (buffer, "cursor-position", &step->cursor, NULL);
  return step;
}

static void
emit_edited (TdDraftBuffer *buffer)
{
  if (!buffer->is_loading)
    g_signal_emit (buffer, signals[SIGNAL_EDITED], 0);
}

static GtkTextTag *
get_tag (TdDraftBuffer *buffer, TdDraftStyle style)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer));

  return gtk_text_tag_table_lookup (table, style_names[style]);
}

static void
forget_wanted (TdDraftBuffer *buffer)
{
  for (int i = 0; i < TD_N_DRAFT_STYLES; i++)
    buffer->wanted[i] = -1;
}

/* What is typed next at a place: as the letter before it, else as the one after. */
static bool
is_styled_at (TdDraftBuffer *buffer, TdDraftStyle style, const GtkTextIter *place)
{
  GtkTextIter letter = *place;

  if (buffer->wanted[style] >= 0)
    return buffer->wanted[style] == 1;
  (void)gtk_text_iter_backward_char (&letter);
  return gtk_text_iter_has_tag (&letter, get_tag (buffer, style));
}

static void
td_draft_buffer_insert_text (GtkTextBuffer *base, GtkTextIter *place, const char *text, int length)
{
  TdDraftBuffer *buffer = TD_DRAFT_BUFFER (base);
  GtkTextBufferClass *parent_class = GTK_TEXT_BUFFER_CLASS (td_draft_buffer_parent_class);
  g_autofree char *clean = NULL;
  bool styled[TD_N_DRAFT_STYLES];
  GtkTextIter figure_start;
  GtkTextIter figure_end;
  bool in_figure;

  if (buffer->is_loading)
    {
      parent_class->insert_text (base, place, text, length);
      return;
    }
  if (length == 1 && *text == '\n')
    {
      g_signal_emit (buffer, signals[SIGNAL_SPLIT], 0);
      return;
    }
  clean = td_draft_marks_clean (text, length);
  if (*clean == '\0')
    return;
  in_figure = td_draft_marks_is_inside (place, &figure_start, &figure_end);
  if (in_figure)
    *place = figure_end;
  for (int i = 0; i < TD_N_DRAFT_STYLES; i++)
    styled[i] = is_styled_at (buffer, (TdDraftStyle)i, place);
  int offset = gtk_text_iter_get_offset (place);
  parent_class->insert_text (base, place, clean, (int)strlen (clean));
  GtkTextIter start;
  gtk_text_buffer_get_iter_at_offset (base, &start, offset);
  for (int i = 0; i < TD_N_DRAFT_STYLES; i++)
    {
      if (styled[i])
        gtk_text_buffer_apply_tag (base, get_tag (buffer, (TdDraftStyle)i), &start, place);
      else
        gtk_text_buffer_remove_tag (base, get_tag (buffer, (TdDraftStyle)i), &start, place);
    }
  if (in_figure)
    gtk_text_buffer_place_cursor (base, place);
  buffer->has_changed = true;
  buffer->last_length = (int)g_utf8_strlen (clean, -1);
  emit_edited (buffer);
}

static void
td_draft_buffer_delete_range (GtkTextBuffer *base, GtkTextIter *start, GtkTextIter *end)
{
  TdDraftBuffer *buffer = TD_DRAFT_BUFFER (base);
  GtkTextBufferClass *parent_class = GTK_TEXT_BUFFER_CLASS (td_draft_buffer_parent_class);
  GtkTextIter figure_start;
  GtkTextIter figure_end;

  if (!buffer->is_loading)
    {
      /* In the middle of a figure nothing goes; where one of its ends goes, all of it does. */
      if (td_draft_marks_is_inside (start, &figure_start, &figure_end)
          && gtk_text_iter_compare (end, &figure_end) < 0)
        return;
      if (td_draft_marks_is_inside (start, &figure_start, NULL))
        *start = figure_start;
      if (td_draft_marks_is_inside (end, NULL, &figure_end))
        *end = figure_end;
      buffer->has_changed = true;
      buffer->last_length = -1;
    }
  parent_class->delete_range (base, start, end);
  emit_edited (buffer);
}

static void
td_draft_buffer_mark_set (GtkTextBuffer *base, const GtkTextIter *place, GtkTextMark *mark)
{
  TdDraftBuffer *buffer = TD_DRAFT_BUFFER (base);

  GTK_TEXT_BUFFER_CLASS (td_draft_buffer_parent_class)->mark_set (base, place, mark);
  if (mark == gtk_text_buffer_get_insert (base))
    forget_wanted (buffer);
}

static void
td_draft_buffer_begin_user_action (GtkTextBuffer *base)
{
  TdDraftBuffer *buffer = TD_DRAFT_BUFFER (base);

  if (buffer->is_loading)
    return;
  free_step (buffer->before);
  buffer->before = step_new (buffer);
  buffer->has_changed = false;
  buffer->last_length = 0;
}

static void
td_draft_buffer_end_user_action (GtkTextBuffer *base)
{
  TdDraftBuffer *buffer = TD_DRAFT_BUFFER (base);
  gint64 now = g_get_monotonic_time ();
  bool is_letter = buffer->last_length == 1;

  if (buffer->is_loading || !buffer->has_changed || buffer->before == NULL)
    return;
  g_ptr_array_set_size (buffer->redo, 0);
  if (is_letter && buffer->undo->len > 0 && now - buffer->last_edit < TYPING_US)
    g_clear_pointer (&buffer->before, free_step);
  else
    g_ptr_array_add (buffer->undo, g_steal_pointer (&buffer->before));
  if (buffer->undo->len > MAX_STEPS)
    g_ptr_array_remove_index (buffer->undo, 0);
  buffer->last_edit = is_letter ? now : 0;
  buffer->has_changed = false;
}

static void
td_draft_buffer_constructed (GObject *object)
{
  G_OBJECT_CLASS (td_draft_buffer_parent_class)->constructed (object);
  /* It knows nothing of tags: a figure would come back as letters. */
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (object), FALSE);
  td_draft_marks_add_tags (GTK_TEXT_BUFFER (object));
}

static void
td_draft_buffer_finalize (GObject *object)
{
  TdDraftBuffer *buffer = TD_DRAFT_BUFFER (object);

  g_free (buffer->loaded);
  g_free (buffer->baseline);
  g_ptr_array_unref (buffer->undo);
  g_ptr_array_unref (buffer->redo);
  free_step (buffer->before);
  G_OBJECT_CLASS (td_draft_buffer_parent_class)->finalize (object);
}

static void
td_draft_buffer_class_init (TdDraftBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = td_draft_buffer_constructed;
  G_OBJECT_CLASS (klass)->finalize = td_draft_buffer_finalize;
  buffer_class->insert_text = td_draft_buffer_insert_text;
  buffer_class->delete_range = td_draft_buffer_delete_range;
  buffer_class->mark_set = td_draft_buffer_mark_set;
  buffer_class->begin_user_action = td_draft_buffer_begin_user_action;
  buffer_class->end_user_action = td_draft_buffer_end_user_action;

  signals[SIGNAL_EDITED] = g_signal_new (
      "edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SPLIT] = g_signal_new (
      "split", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_draft_buffer_init (TdDraftBuffer *buffer)
{
  buffer->undo = g_ptr_array_new_with_free_func (free_step);
  buffer->redo = g_ptr_array_new_with_free_func (free_step);
  forget_wanted (buffer);
}

TdDraftBuffer *
td_draft_buffer_new (void)
{
  return g_object_new (TD_TYPE_DRAFT_BUFFER, NULL);
}

static void
show (TdDraftBuffer *buffer, const char *text, int cursor)
{
  GtkTextIter place;

  buffer->is_loading = true;
  td_draft_marks_load (GTK_TEXT_BUFFER (buffer), text);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &place, cursor);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &place);
  buffer->is_loading = false;
}

void
td_draft_buffer_load (TdDraftBuffer *buffer, const char *text)
{
  char *loaded = g_strdup (text);
  int cursor;

  g_object_get (buffer, "cursor-position", &cursor, NULL);
  show (buffer, text, cursor);
  g_free (buffer->loaded);
  buffer->loaded = loaded;
  g_free (buffer->baseline);
  buffer->baseline = td_draft_marks_save (GTK_TEXT_BUFFER (buffer));
  td_draft_buffer_forget (buffer);
}

char *
td_draft_buffer_save (TdDraftBuffer *buffer)
{
  g_autofree char *text = td_draft_marks_save (GTK_TEXT_BUFFER (buffer));

  if (buffer->loaded != NULL && g_str_equal (text, buffer->baseline))
    return g_strdup (buffer->loaded);
  return g_steal_pointer (&text);
}

void
td_draft_buffer_insert_clean (TdDraftBuffer *buffer, const char *text)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (buffer);
  g_autofree char *clean = td_draft_marks_clean (text, -1);

  gtk_text_buffer_begin_user_action (base);
  (void)gtk_text_buffer_delete_selection (base, TRUE, TRUE);
  if (*clean != '\0')
    gtk_text_buffer_insert_at_cursor (base, clean, -1);
  gtk_text_buffer_end_user_action (base);
}

char *
td_draft_buffer_cut_rest (TdDraftBuffer *buffer)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (buffer);
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter figure_end;
  char *rest;

  gtk_text_buffer_get_iter_at_mark (base, &start, gtk_text_buffer_get_insert (base));
  gtk_text_buffer_get_end_iter (base, &end);
  if (td_draft_marks_is_inside (&start, NULL, &figure_end))
    start = figure_end;
  /* Where a text is divided there is no space left over at either end. */
  while (gtk_text_iter_get_char (&start) == ' ')
    gtk_text_iter_forward_char (&start);
  rest = td_draft_marks_save_range (&start, &end);
  while (gtk_text_iter_backward_char (&start))
    if (gtk_text_iter_get_char (&start) != ' ')
      {
        gtk_text_iter_forward_char (&start);
        break;
      }
  gtk_text_buffer_begin_user_action (base);
  gtk_text_buffer_delete (base, &start, &end);
  gtk_text_buffer_end_user_action (base);
  return rest;
}

const char *
td_draft_buffer_get_figure (const GtkTextIter *place, GtkTextIter *start, GtkTextIter *end)
{
  return td_draft_marks_get_figure (place, start, end);
}

void
td_draft_buffer_make_plain (TdDraftBuffer *buffer, const GtkTextIter *place)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (buffer);
  GtkTextIter start;
  GtkTextIter end;

  if (td_draft_marks_get_figure (place, &start, &end) == NULL)
    return;
  gtk_text_buffer_begin_user_action (base);
  td_draft_marks_remove_figure (&start, &end);
  buffer->has_changed = true;
  buffer->last_length = -1;
  gtk_text_buffer_end_user_action (base);
  emit_edited (buffer);
}

/* Figures are styled as a whole. */
static void
widen (GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter figure_start;
  GtkTextIter figure_end;

  if (td_draft_marks_is_inside (start, &figure_start, NULL))
    *start = figure_start;
  if (td_draft_marks_is_inside (end, NULL, &figure_end))
    *end = figure_end;
}

bool
td_draft_buffer_is_styled (TdDraftBuffer *buffer, TdDraftStyle style)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (buffer);
  GtkTextTag *tag = get_tag (buffer, style);
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_text_buffer_get_selection_bounds (base, &start, &end))
    {
      gtk_text_buffer_get_iter_at_mark (base, &start, gtk_text_buffer_get_insert (base));
      return is_styled_at (buffer, style, &start);
    }
  if (!gtk_text_iter_has_tag (&start, tag))
    return false;
  return !gtk_text_iter_forward_to_tag_toggle (&start, tag)
         || gtk_text_iter_compare (&start, &end) >= 0;
}

void
td_draft_buffer_toggle (TdDraftBuffer *buffer, TdDraftStyle style)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (buffer);
  bool is_on = !td_draft_buffer_is_styled (buffer, style);
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_text_buffer_get_selection_bounds (base, &start, &end))
    {
      buffer->wanted[style] = is_on;
      return;
    }
  widen (&start, &end);
  gtk_text_buffer_begin_user_action (base);
  if (is_on)
    gtk_text_buffer_apply_tag (base, get_tag (buffer, style), &start, &end);
  else
    gtk_text_buffer_remove_tag (base, get_tag (buffer, style), &start, &end);
  buffer->has_changed = true;
  buffer->last_length = -1;
  gtk_text_buffer_end_user_action (base);
  emit_edited (buffer);
}

static bool
go (TdDraftBuffer *buffer, GPtrArray *from, GPtrArray *to)
{
  Step *step;

  if (from->len == 0)
    return false;
  step = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step_new (buffer));
  show (buffer, step->text, step->cursor);
  free_step (step);
  buffer->last_edit = 0;
  emit_edited (buffer);
  return true;
}

bool
td_draft_buffer_undo (TdDraftBuffer *buffer)
{
  return go (buffer, buffer->undo, buffer->redo);
}

bool
td_draft_buffer_redo (TdDraftBuffer *buffer)
{
  return go (buffer, buffer->redo, buffer->undo);
}

void
td_draft_buffer_forget (TdDraftBuffer *buffer)
{
  g_ptr_array_set_size (buffer->undo, 0);
  g_ptr_array_set_size (buffer->redo, 0);
  buffer->last_edit = 0;
}

void
td_draft_buffer_set_colours (TdDraftBuffer *buffer,
                             const GdkRGBA *ground,
                             const GdkRGBA *line,
                             const GdkRGBA *quiet)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer));

  g_object_set (gtk_text_tag_table_lookup (table, TD_DRAFT_TAG_FIGURE),
                "background-rgba",
                ground,
                "underline",
                PANGO_UNDERLINE_SINGLE,
                "underline-rgba",
                line,
                NULL);
  g_object_set (
      gtk_text_tag_table_lookup (table, TD_DRAFT_TAG_NOTE), "foreground-rgba", quiet, NULL);
}
