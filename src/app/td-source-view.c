/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-source-view.h"

#include <string.h>

#include "app/td-line-numbers.h"

/* The tags of what is wrong, in all buffers. */
#define LINE_TAG "wrong-line"
#define WORD_TAG "wrong-word"

struct _TdSourceView
{
  GtkWidget parent_instance;

  GtkTextTagTable *tags; /* owned */
  GtkWidget *scrolled;   /* owned child */
  GtkTextView *view;     /* borrowed: in the scrolled window */
};

G_DEFINE_FINAL_TYPE (TdSourceView, td_source_view, GTK_TYPE_WIDGET)

static void
add_tags (TdSourceView *view)
{
  /* Seen on light and on dark ground. */
  const GdkRGBA red = { 0.88f, 0.11f, 0.14f, 0.16f };
  g_autoptr (GtkTextTag) line = gtk_text_tag_new (LINE_TAG);
  g_autoptr (GtkTextTag) word = gtk_text_tag_new (WORD_TAG);

  g_object_set (line, "paragraph-background-rgba", &red, NULL);
  g_object_set (word, "underline", PANGO_UNDERLINE_ERROR, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_tag_table_add (view->tags, line);
  gtk_text_tag_table_add (view->tags, word);
}

static gboolean
td_source_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_SOURCE_VIEW (widget)->view));
}

static void
td_source_view_dispose (GObject *object)
{
  TdSourceView *view = TD_SOURCE_VIEW (object);

  g_clear_pointer (&view->scrolled, gtk_widget_unparent);
  g_clear_object (&view->tags);
  G_OBJECT_CLASS (td_source_view_parent_class)->dispose (object);
}

static void
td_source_view_class_init (TdSourceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_source_view_dispose;
  widget_class->grab_focus = td_source_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tdsource");
}

static void
td_source_view_init (TdSourceView *view)
{
  view->tags = gtk_text_tag_table_new ();
  add_tags (view);
  view->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_monospace (view->view, TRUE);
  gtk_text_view_set_wrap_mode (view->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view->view, 8);
  gtk_text_view_set_right_margin (view->view, 8);
  gtk_text_view_set_top_margin (view->view, 6);
  gtk_text_view_set_bottom_margin (view->view, 6);
  /* Tab goes on to the next field: templates have none. */
  gtk_text_view_set_accepts_tab (view->view, FALSE);
  td_line_numbers_attach (view->view);
  view->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view->scrolled), GTK_WIDGET (view->view));
  gtk_widget_set_parent (view->scrolled, GTK_WIDGET (view));
}

GtkTextBuffer *
td_source_view_create_buffer (TdSourceView *view)
{
  return gtk_text_buffer_new (view->tags);
}

void
td_source_view_set_buffer (TdSourceView *view, GtkTextBuffer *buffer)
{
  gtk_text_view_set_buffer (view->view, buffer);
}

GtkTextView *
td_source_view_get_text_view (TdSourceView *view)
{
  return view->view;
}

/* The first place of @word in the line at @start. */
static bool
find_word (const GtkTextIter *start,
           const GtkTextIter *end,
           const char *word,
           GtkTextIter *from,
           GtkTextIter *to)
{
  return word != NULL && *word != '\0'
         && gtk_text_iter_forward_search (start, word, GTK_TEXT_SEARCH_TEXT_ONLY, from, to, end);
}

void
td_source_view_mark (TdSourceView *view, guint line, const char *word)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view->view);
  GtkTextIter start, end, from, to;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, LINE_TAG, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, WORD_TAG, &start, &end);
  if (line == 0)
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int)line - 1);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag_by_name (buffer, LINE_TAG, &start, &end);
  if (find_word (&start, &end, word, &from, &to))
    gtk_text_buffer_apply_tag_by_name (buffer, WORD_TAG, &from, &to);
}

/* The first place of a tag. */
static bool
find_tag (TdSourceView *view, const char *name, GtkTextIter *iter)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (view->tags, name);

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view->view), iter);
  return gtk_text_iter_starts_tag (iter, tag) || gtk_text_iter_forward_to_tag_toggle (iter, tag);
}

bool
td_source_view_jump (TdSourceView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view->view);
  GtkTextIter iter;

  if (!find_tag (view, WORD_TAG, &iter) && !find_tag (view, LINE_TAG, &iter))
    return false;
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (
      view->view, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0.5);
  gtk_widget_grab_focus (GTK_WIDGET (view->view));
  return true;
}

void
td_source_view_insert (TdSourceView *view, const char *text, guint cursor, bool on_lines)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view->view);
  GtkTextIter iter;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (on_lines && !gtk_text_iter_starts_line (&iter))
    {
      if (!gtk_text_iter_ends_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);
    }
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  gtk_text_iter_backward_chars (&iter, (int)g_utf8_strlen (text, -1) - (int)cursor);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view->view, gtk_text_buffer_get_insert (buffer));
  gtk_widget_grab_focus (GTK_WIDGET (view->view));
}

char *
td_source_buffer_dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
td_source_buffer_load (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter start;

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_irreversible_action (buffer);
}
