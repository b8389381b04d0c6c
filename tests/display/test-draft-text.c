/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-draft-view.h"

#define FIELD "\xee\x80\x80"
#define TEXT "\xee\x80\x81"
#define END "\xee\x80\x82"
#define RATE FIELD "2025-09-12/cases.rate/KV4" TEXT "73,45" END
#define MISSING FIELD "2025-09-12/cases.missing:two/KV4" TEXT "105" END

/* A text in a window, with its buffer. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  TdDraftBuffer *buffer;
  guint n_edited;
  guint n_split;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->view = td_draft_view_new ();
  fixture->buffer = td_draft_view_get_buffer (TD_DRAFT_VIEW (fixture->view));
  g_signal_connect_swapped (fixture->buffer, "edited", G_CALLBACK (count_cb), &fixture->n_edited);
  g_signal_connect_swapped (fixture->buffer, "split", G_CALLBACK (count_cb), &fixture->n_split);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 200);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  display_until (gtk_widget_get_mapped (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  display_close_all ();
}

static void
assert_saved (Fixture *fixture, const char *expected)
{
  g_autofree char *text = td_draft_buffer_save (fixture->buffer);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_letters (Fixture *fixture, const char *expected)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (base, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (base, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

static void
place (Fixture *fixture, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->buffer), &iter, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (fixture->buffer), &iter);
}

static int
get_place (Fixture *fixture)
{
  int offset;

  g_object_get (fixture->buffer, "cursor-position", &offset, NULL);
  return offset;
}

static void
choose (Fixture *fixture, int from, int to)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (base, &start, from);
  gtk_text_buffer_get_iter_at_offset (base, &end, to);
  gtk_text_buffer_select_range (base, &end, &start);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (fixture->buffer), text, -1, TRUE);
}

static void
press_backspace (Fixture *fixture)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (fixture->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (base, &iter, gtk_text_buffer_get_insert (base));
  (void)gtk_text_buffer_backspace (base, &iter, TRUE, TRUE);
}

/* What was not touched comes back to the byte, whatever its marks are. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "Kết quả thi hành án dân sự.",
    "đạt " RATE "%, thiếu " MISSING " việc",
    "\x01"
    "1. Giao việc."
    "\x02"
    " Căn cứ \x03số\x04 việc",
    "\x01\x03"
    "đậm nghiêng"
    "\x04\x02 và "
    "\x01" RATE "\x02",
    "có chú thích"
    "\x05"
    "Theo \x01Luật\x02, " RATE "\x06"
    " ở giữa",
    RATE MISSING,
    /* marks that are broken or nested in ways nobody writes */
    FIELD "no end",
    "\x02\x04\x06 closed before",
    FIELD FIELD TEXT "x" END,
    "an item\x1d in reserve\x1e and a break",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      td_draft_buffer_load (fixture->buffer, texts[i]);
      assert_saved (fixture, texts[i]);
    }
  g_assert_cmpuint (fixture->n_edited, ==, 0);
}

/* After an edit the marks are written anew, and mean the same. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer,
                        "đạt " RATE "%, thiếu " MISSING " \x01việc\x02\x05"
                        "gốc: " RATE "\x06.");
  assert_letters (fixture, "đạt 73,45%, thiếu 105 việcgốc: 73,45.");
  place (fixture, 0);
  type (fixture, "đã ");
  assert_saved (fixture,
                "đã đạt " RATE "%, thiếu " MISSING " \x01việc\x02\x05"
                "gốc: " RATE "\x06.");
  g_assert_cmpuint (fixture->n_edited, ==, 1);
  /* In NFC, as everything that is stored. */
  td_draft_buffer_load (fixture->buffer, "");
  type (fixture, "e\xcc\x82");
  assert_saved (fixture, "ê");
}

/* A figure does not change by typing into it, and goes as a whole. */
static void
test_protected (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "đạt " RATE "%");
  /* after "73" */
  place (fixture, 6);
  type (fixture, "9");
  assert_saved (fixture, "đạt " RATE "9%");
  td_draft_buffer_load (fixture->buffer, "đạt " RATE "%");
  place (fixture, 7);
  press_backspace (fixture);
  assert_saved (fixture, "đạt " RATE "%");
  place (fixture, 9);
  press_backspace (fixture);
  assert_saved (fixture, "đạt %");
  g_assert_true (td_draft_buffer_undo (fixture->buffer));
  assert_saved (fixture, "đạt " RATE "%");
  /* A selection that takes a part of it takes all of it. */
  choose (fixture, 2, 6);
  g_assert_true (gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (fixture->buffer), TRUE, TRUE));
  assert_saved (fixture, "đạ%");
  /* Letters beside it do not become a part of it. */
  td_draft_buffer_load (fixture->buffer, RATE);
  place (fixture, 0);
  type (fixture, "a");
  place (fixture, 6);
  type (fixture, "b");
  assert_saved (fixture, "a" RATE "b");
}

static void
test_cursor (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "đạt " RATE "%");
  place (fixture, 4);
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  g_assert_cmpint (get_place (fixture), ==, 9);
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE);
  g_assert_cmpint (get_place (fixture), ==, 4);
}

static void
test_plain (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "đạt " RATE "%, thiếu " MISSING);
  place (fixture, 4);
  td_draft_view_make_plain (TD_DRAFT_VIEW (fixture->view));
  assert_saved (fixture, "đạt 73,45%, thiếu " MISSING);
  place (fixture, 6);
  type (fixture, "9");
  assert_saved (fixture, "đạt 739,45%, thiếu " MISSING);
}

static void
test_styles (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "một hai " RATE " ba");
  choose (fixture, 4, 7);
  td_draft_buffer_toggle (fixture->buffer, TD_DRAFT_BOLD);
  assert_saved (fixture, "một \x01hai\x02 " RATE " ba");
  g_assert_true (td_draft_buffer_is_styled (fixture->buffer, TD_DRAFT_BOLD));
  td_draft_buffer_toggle (fixture->buffer, TD_DRAFT_BOLD);
  assert_saved (fixture, "một hai " RATE " ba");
  /* A part of a figure is styled with all of it. */
  choose (fixture, 0, 10);
  td_draft_buffer_toggle (fixture->buffer, TD_DRAFT_ITALIC);
  assert_saved (fixture, "\x03một hai " RATE "\x04 ba");
  /* What is typed goes on as what is before it, or as was asked for. */
  td_draft_buffer_load (fixture->buffer,
                        "\x01"
                        "đậm"
                        "\x02");
  place (fixture, 3);
  type (fixture, "!");
  assert_saved (fixture,
                "\x01"
                "đậm!"
                "\x02");
  td_draft_buffer_toggle (fixture->buffer, TD_DRAFT_BOLD);
  type (fixture, "?");
  assert_saved (fixture,
                "\x01"
                "đậm!"
                "\x02?");
}

/* What is pasted is letters on one line: no marks, no controls, nothing that turns the text. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "a");
  place (fixture, 1);
  td_draft_buffer_insert_clean (fixture->buffer,
                                "\x01" FIELD "x/y/z" TEXT "9" END "\x05\x1b[31m\xe2\x80\xae"
                                "b\r\n\tc\xef\xbb\xbf\xff\x7f\xe2\x80\xa8"
                                "d"
                                "\xe2\x81\xa6\xef\xbf\xbc");
  assert_letters (fixture, "ax/y/z9[31mb c\xef\xbf\xbd d");
  assert_saved (fixture, "ax/y/z9[31mb c\xef\xbf\xbd d");
  g_assert_cmpuint (fixture->n_split, ==, 0);
  /* A long one is taken too. */
  g_autofree char *many = g_strnfill (200000, 'x');
  td_draft_buffer_load (fixture->buffer, "");
  td_draft_buffer_insert_clean (fixture->buffer, many);
  assert_saved (fixture, many);
}

/* Enter asks for a new paragraph; what follows can be taken along. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "đạt " RATE "%; \x01thiếu\x02 " MISSING);
  place (fixture, 12);
  type (fixture, "\n");
  g_assert_cmpuint (fixture->n_split, ==, 1);
  g_autofree char *rest = td_draft_buffer_cut_rest (fixture->buffer);
  g_assert_cmpstr (rest, ==, "\x01thiếu\x02 " MISSING);
  assert_saved (fixture, "đạt " RATE "%;");
}

/* Spaces on either side of the cursor belong to neither text. */
static void
test_split_spaces (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "toàn  tỉnh đạt");
  place (fixture, 5);
  g_autofree char *rest = td_draft_buffer_cut_rest (fixture->buffer);
  g_assert_cmpstr (rest, ==, "tỉnh đạt");
  assert_saved (fixture, "toàn");
  place (fixture, 0);
  g_autofree char *all = td_draft_buffer_cut_rest (fixture->buffer);
  g_assert_cmpstr (all, ==, "toàn");
  assert_saved (fixture, "");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "a " RATE);
  g_assert_false (td_draft_buffer_undo (fixture->buffer));
  place (fixture, 0);
  type (fixture, "x");
  type (fixture, "y");
  choose (fixture, 0, 2);
  td_draft_buffer_toggle (fixture->buffer, TD_DRAFT_BOLD);
  assert_saved (fixture,
                "\x01xy\x02"
                "a " RATE);
  g_assert_true (td_draft_buffer_undo (fixture->buffer));
  assert_saved (fixture, "xya " RATE);
  /* Letters typed without a rest go together. */
  g_assert_true (td_draft_buffer_undo (fixture->buffer));
  assert_saved (fixture, "a " RATE);
  g_assert_false (td_draft_buffer_undo (fixture->buffer));
  g_assert_true (td_draft_buffer_redo (fixture->buffer));
  assert_saved (fixture, "xya " RATE);
  /* What is in the workspace is undone there. */
  td_draft_buffer_forget (fixture->buffer);
  g_assert_false (td_draft_buffer_undo (fixture->buffer));
}

static char *
describe_cb (TdDraftView *view, const char *path, char **heard)
{
  *heard = g_strdup (path);
  return g_strdup ("Khu vực 4");
}

static void
open_cb (TdDraftView *view, const char *path, GdkRectangle *at, char **heard)
{
  g_assert_cmpint (at->width, >, 1);
  g_assert_cmpint (at->x, >, 0);
  g_free (*heard);
  *heard = g_strdup (path);
}

/* The figure at the cursor opens; elsewhere the keys have their own uses. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *opened = NULL;
  g_autofree char *described = NULL;
  g_autofree char *sentence = NULL;

  g_signal_connect (fixture->view, "open-figure", G_CALLBACK (open_cb), &opened);
  g_signal_connect (fixture->view, "describe", G_CALLBACK (describe_cb), &described);
  td_draft_buffer_load (fixture->buffer, "đạt " RATE "%");
  display_settle ();
  place (fixture, 1);
  g_assert_false (td_draft_view_open_figure (TD_DRAFT_VIEW (fixture->view)));
  place (fixture, 9);
  g_assert_true (td_draft_view_open_figure (TD_DRAFT_VIEW (fixture->view)));
  g_assert_cmpstr (opened, ==, "2025-09-12/cases.rate/KV4");
  g_signal_emit_by_name (fixture->view, "describe", opened, &sentence);
  g_assert_cmpstr (sentence, ==, "Khu vực 4");
  g_assert_cmpstr (described, ==, opened);
}

/* Presses a key where the view hears it first. Returns: whether it was used */
static bool
press (Fixture *fixture, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);
  gboolean used = FALSE;

  for (guint i = 0; !used && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &used);
    }
  return used;
}

/* Alt+Enter beside a figure is not Enter, which divides the text. */
static void
test_open_nothing (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer, "đạt " RATE "%");
  place (fixture, 1);
  g_assert_true (press (fixture, GDK_KEY_Return, GDK_ALT_MASK));
  g_assert_false (press (fixture, GDK_KEY_Return, 0));
  g_assert_false (press (fixture, GDK_KEY_Menu, 0));
  g_assert_cmpuint (fixture->n_split, ==, 0);
  assert_saved (fixture, "đạt " RATE "%");
}

/* What the view asks for is what its lines take, at every width. */
static void
test_height (Fixture *fixture, gconstpointer data)
{
  td_draft_buffer_load (fixture->buffer,
                        "Kết quả thi hành án dân sự toàn tỉnh: về việc, đạt " RATE
                        "%, còn thiếu " MISSING " việc so với chỉ tiêu; *về tiền*, đạt " RATE "%.");
  display_settle ();
  for (int width = 120; width < 480; width++)
    {
      GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
      GtkTextIter end;
      GdkRectangle last;
      int height;

      gtk_widget_measure (
          fixture->view, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_allocate (fixture->view, width, height, -1, NULL);
      gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
      gtk_text_view_get_iter_location (view, &end, &last);
      g_assert_cmpint (last.y + last.height, <=, height);
      g_assert_cmpint (last.y + 2 * last.height, >, height);
    }
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add ("/draft-text/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/draft-text/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/draft-text/protected", Fixture, NULL, set_up, test_protected, tear_down);
  g_test_add ("/draft-text/cursor", Fixture, NULL, set_up, test_cursor, tear_down);
  g_test_add ("/draft-text/plain", Fixture, NULL, set_up, test_plain, tear_down);
  g_test_add ("/draft-text/styles", Fixture, NULL, set_up, test_styles, tear_down);
  g_test_add ("/draft-text/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/draft-text/split", Fixture, NULL, set_up, test_split, tear_down);
  g_test_add ("/draft-text/split-spaces", Fixture, NULL, set_up, test_split_spaces, tear_down);
  g_test_add ("/draft-text/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/draft-text/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/draft-text/open-nothing", Fixture, NULL, set_up, test_open_nothing, tear_down);
  g_test_add ("/draft-text/height", Fixture, NULL, set_up, test_height, tear_down);
  return g_test_run ();
}
