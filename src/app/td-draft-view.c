/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-draft-view.h"

#include "app/td-draft-marks.h"

/* Between lines, in pixels. */
#define LEADING 3

/* At the end of each line of a view the cursor has a pixel of its own. */
#define SPACE_FOR_CURSOR 1

struct _TdDraftView
{
  GtkTextView parent_instance;
};

static const TdDraftKey keys[] = {
  { GDK_KEY_b, GDK_CONTROL_MASK, TD_DRAFT_KEY_BOLD },
  { GDK_KEY_i, GDK_CONTROL_MASK, TD_DRAFT_KEY_ITALIC },
  { GDK_KEY_Up, GDK_ALT_MASK, TD_DRAFT_KEY_UP },
  { GDK_KEY_Down, GDK_ALT_MASK, TD_DRAFT_KEY_DOWN },
  { GDK_KEY_Menu, 0, TD_DRAFT_KEY_FIGURE },
  { GDK_KEY_F10, GDK_SHIFT_MASK, TD_DRAFT_KEY_FIGURE },
  { GDK_KEY_Return, GDK_ALT_MASK, TD_DRAFT_KEY_FIGURE },
  { GDK_KEY_KP_Enter, GDK_ALT_MASK, TD_DRAFT_KEY_FIGURE },
  { GDK_KEY_z, GDK_CONTROL_MASK, TD_DRAFT_KEY_UNDO },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, TD_DRAFT_KEY_REDO },
};

enum
{
  SIGNAL_DESCRIBE,
  SIGNAL_OPEN_FIGURE,
  SIGNAL_MOVE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdDraftView, td_draft_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_base (TdDraftView *text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
}

static void
get_cursor (TdDraftView *text, GtkTextIter *place)
{
  GtkTextBuffer *base = get_base (text);

  gtk_text_buffer_get_iter_at_mark (base, place, gtk_text_buffer_get_insert (base));
}

/* The path of the figure under a point of the widget. */
static const char *
find_figure_at (TdDraftView *text, double x, double y, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (text);
  GtkTextIter place;
  int buffer_x;
  int buffer_y;
  const char *path;

  gtk_text_view_window_to_buffer_coords (
      view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &place, buffer_x, buffer_y))
    return NULL;
  path = td_draft_buffer_get_figure (&place, start, end);
  /* The letter under the point is the one after the place. */
  return path != NULL && gtk_text_iter_compare (&place, end) < 0 ? path : NULL;
}

static bool
show_figure (TdDraftView *text, const GtkTextIter *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (text);
  GtkTextIter start;
  GtkTextIter end;
  GdkRectangle from;
  GdkRectangle to;
  const char *path = td_draft_buffer_get_figure (place, &start, &end);

  if (path == NULL)
    return false;
  gtk_text_view_get_iter_location (view, &start, &from);
  gtk_text_view_get_iter_location (view, &end, &to);
  /* A figure that is broken over two lines is pointed at where it begins. */
  from.width = to.y == from.y ? MAX (to.x - from.x, 1) : MAX (from.width, 1);
  gtk_text_view_buffer_to_window_coords (
      view, GTK_TEXT_WINDOW_WIDGET, from.x, from.y, &from.x, &from.y);
  g_signal_emit (text, signals[SIGNAL_OPEN_FIGURE], 0, path, &from);
  return true;
}

static gboolean
query_tooltip_cb (
    TdDraftView *text, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter place;
  g_autofree char *sentence = NULL;
  const char *path;

  get_cursor (text, &place);
  path = keyboard ? td_draft_buffer_get_figure (&place, &start, &end)
                  : find_figure_at (text, x, y, &start, &end);
  if (path == NULL)
    return FALSE;
  g_signal_emit (text, signals[SIGNAL_DESCRIBE], 0, path, &sentence);
  if (sentence == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

/* A click on a figure tells about it; what was selected by drawing stays. */
static void
released_cb (TdDraftView *text, int n_press, double x, double y)
{
  GtkTextBuffer *base = get_base (text);
  GtkTextIter start;
  GtkTextIter end;

  if (n_press != 1 || gtk_text_buffer_get_has_selection (base)
      || find_figure_at (text, x, y, &start, &end) == NULL)
    return;
  gtk_text_buffer_place_cursor (base, &end);
  (void)show_figure (text, &start);
}

static bool
move (TdDraftView *text, int by)
{
  gboolean has_moved = FALSE;

  g_signal_emit (text, signals[SIGNAL_MOVE], 0, by, &has_moved);
  return has_moved;
}

static gboolean
use_key (TdDraftView *text, const TdDraftKey *key)
{
  TdDraftBuffer *buffer = td_draft_view_get_buffer (text);

  /* Where there is no figure Alt+Enter does nothing: alone, Enter would divide the text. */
  if (key->use == TD_DRAFT_KEY_FIGURE)
    return td_draft_view_open_figure (text) || key->modifiers == GDK_ALT_MASK;
  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (text)))
    return GDK_EVENT_PROPAGATE;
  switch (key->use)
    {
    case TD_DRAFT_KEY_BOLD:
    case TD_DRAFT_KEY_ITALIC:
      td_draft_buffer_toggle (buffer,
                              key->use == TD_DRAFT_KEY_BOLD ? TD_DRAFT_BOLD : TD_DRAFT_ITALIC);
      return GDK_EVENT_STOP;
    case TD_DRAFT_KEY_UNDO:
      return td_draft_buffer_undo (buffer);
    case TD_DRAFT_KEY_REDO:
      return td_draft_buffer_redo (buffer);
    case TD_DRAFT_KEY_UP:
      return move (text, -1);
    case TD_DRAFT_KEY_DOWN:
      return move (text, 1);
    case TD_DRAFT_KEY_FIGURE:
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Before the view itself, which has other uses for some of them. */
static gboolean
key_cb (TdDraftView *text, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (key) && keys[i].modifiers == held)
      return use_key (text, &keys[i]);
  return GDK_EVENT_PROPAGATE;
}

/* The cursor does not stop within a figure. */
static void
td_draft_view_move_cursor (GtkTextView *view,
                           GtkMovementStep step,
                           int count,
                           gboolean extend_selection)
{
  TdDraftView *text = TD_DRAFT_VIEW (view);
  GtkTextBuffer *base = get_base (text);
  GtkTextIter before;
  GtkTextIter now;
  GtkTextIter start;
  GtkTextIter end;
  const char *path;

  get_cursor (text, &before);
  int offset = gtk_text_iter_get_offset (&before);
  GTK_TEXT_VIEW_CLASS (td_draft_view_parent_class)
      ->move_cursor (view, step, count, extend_selection);
  get_cursor (text, &now);
  path = td_draft_buffer_get_figure (&now, &start, &end);
  if (path == NULL || gtk_text_iter_compare (&now, &start) <= 0
      || gtk_text_iter_compare (&now, &end) >= 0)
    return;
  now = gtk_text_iter_get_offset (&now) >= offset ? end : start;
  if (extend_selection)
    gtk_text_buffer_move_mark (base, gtk_text_buffer_get_insert (base), &now);
  else
    gtk_text_buffer_place_cursor (base, &now);
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdDraftView) text = data;
  g_autofree char *letters
      = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  /* What is no text cannot be pasted here; nobody expects that it is told. */
  if (letters == NULL || !gtk_text_view_get_editable (GTK_TEXT_VIEW (text)))
    return;
  td_draft_buffer_insert_clean (td_draft_view_get_buffer (text), letters);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (text),
                                      gtk_text_buffer_get_insert (get_base (text)));
}

/* Letters alone: the tags of another text do not belong here. */
static void
td_draft_view_paste_clipboard (GtkTextView *view)
{
  gdk_clipboard_read_text_async (
      gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, pasted_cb, g_object_ref (view));
}

static void
set_colours (TdDraftView *text)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (text));
  GdkRGBA ground;
  GdkRGBA line;
  GdkRGBA quiet;

  if (gtk_style_context_lookup_color (style, "td_figure", &ground)
      && gtk_style_context_lookup_color (style, "td_done", &line)
      && gtk_style_context_lookup_color (style, "td_dim", &quiet))
    td_draft_buffer_set_colours (td_draft_view_get_buffer (text), &ground, &line, &quiet);
}

static void
td_draft_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (td_draft_view_parent_class)->css_changed (widget, change);
  set_colours (TD_DRAFT_VIEW (widget));
}

static GtkSizeRequestMode
td_draft_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The view knows the height of what it has drawn before; a page of texts needs it at once. */
static void
td_draft_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  GTK_WIDGET_CLASS (td_draft_view_parent_class)
      ->measure (
          widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  /* GTK takes it that what is narrower is not lower, and remembers that. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0)
    return;

  GtkTextBuffer *base = get_base (TD_DRAFT_VIEW (widget));
  g_autoptr (PangoAttrList) attributes = td_draft_marks_list_attributes (base);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *letters = NULL;
  GtkTextIter start;
  GtkTextIter end;
  gtk_text_buffer_get_bounds (base, &start, &end);
  letters = gtk_text_buffer_get_text (base, &start, &end, FALSE);
  layout = gtk_widget_create_pango_layout (widget, letters);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, LEADING * PANGO_SCALE);
  pango_layout_set_width (layout, MAX (for_size - SPACE_FOR_CURSOR, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, natural);
  *minimum = *natural;
}

static GtkTextBuffer *
td_draft_view_create_buffer (GtkTextView *view)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (td_draft_buffer_new ());

  g_signal_connect_object (
      buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), view, G_CONNECT_SWAPPED);
  return buffer;
}

static void
td_draft_view_class_init (TdDraftViewClass *klass)
{
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->css_changed = td_draft_view_css_changed;
  GTK_WIDGET_CLASS (klass)->get_request_mode = td_draft_view_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = td_draft_view_measure;
  view_class->move_cursor = td_draft_view_move_cursor;
  view_class->paste_clipboard = td_draft_view_paste_clipboard;
  view_class->create_buffer = td_draft_view_create_buffer;

  signals[SIGNAL_DESCRIBE] = g_signal_new ("describe",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           g_signal_accumulator_first_wins,
                                           NULL,
                                           NULL,
                                           G_TYPE_STRING,
                                           1,
                                           G_TYPE_STRING);
  signals[SIGNAL_OPEN_FIGURE] = g_signal_new ("open-figure",
                                              G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              2,
                                              G_TYPE_STRING,
                                              GDK_TYPE_RECTANGLE);
  signals[SIGNAL_MOVE] = g_signal_new ("move",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       g_signal_accumulator_true_handled,
                                       NULL,
                                       NULL,
                                       G_TYPE_BOOLEAN,
                                       1,
                                       G_TYPE_INT);
}

static void
td_draft_view_init (TdDraftView *text)
{
  GtkEventController *key_controller = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (text), LEADING);
  /* Tab goes on to the next text. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (text), "td-draft-text");
  gtk_widget_set_has_tooltip (GTK_WIDGET (text), TRUE);
  g_signal_connect (text, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  gtk_event_controller_set_propagation_phase (key_controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key_controller, "key-pressed", G_CALLBACK (key_cb), text);
  gtk_widget_add_controller (GTK_WIDGET (text), key_controller);
  /* The view's own gesture takes the press; it is only looked at. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), text);
  gtk_widget_add_controller (GTK_WIDGET (text), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
td_draft_view_new (void)
{
  return g_object_new (TD_TYPE_DRAFT_VIEW, NULL);
}

const TdDraftKey *
td_draft_view_get_keys (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

TdDraftBuffer *
td_draft_view_get_buffer (TdDraftView *text)
{
  return TD_DRAFT_BUFFER (get_base (text));
}

bool
td_draft_view_open_figure (TdDraftView *text)
{
  GtkTextIter place;

  get_cursor (text, &place);
  return show_figure (text, &place);
}

void
td_draft_view_make_plain (TdDraftView *text)
{
  GtkTextIter place;

  get_cursor (text, &place);
  td_draft_buffer_make_plain (td_draft_view_get_buffer (text), &place);
}
