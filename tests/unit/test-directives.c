/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "documents/td-directives-draft.h"
#include "documents/td-document.h"

static guint
find (const TdDirectivesDraft *draft, const char *id)
{
  for (guint i = 0; i < td_directives_draft_get_n (draft); i++)
    if (g_str_equal (td_directives_draft_get (draft, i)->id, id))
      return i;
  g_assert_not_reached ();
}

static char *
list_ids (const TdDirectivesDraft *draft)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < td_directives_draft_get_n (draft); i++)
    g_string_append_printf (ids, "%s ", td_directives_draft_get (draft, i)->id);
  return g_string_free (ids, FALSE);
}

/* Writes the draft, reads it again, and holds one against the other. */
static void
assert_round_trip (const TdDirectivesDraft *draft)
{
  g_autofree char *text = td_directives_draft_format (draft);
  g_autofree char *ids = list_ids (draft);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDirectivesDraft) again = td_directives_draft_new (text, &error);
  g_autofree char *ids_again = NULL;

  g_assert_no_error (error);
  ids_again = list_ids (again);
  g_assert_cmpstr (ids_again, ==, ids);
  for (guint i = 0; i < td_directives_draft_get_n (draft); i++)
    {
      const TdDirective *a = td_directives_draft_get (draft, i);
      const TdDirective *b = td_directives_draft_get (again, i);

      g_assert_cmpstr (b->title, ==, a->title);
      g_assert_cmpstr (b->units, ==, a->units);
      g_assert_cmpstr (b->when, ==, a->when);
      g_assert_cmpstr (b->text, ==, a->text);
      g_assert_true (g_strv_equal ((const char *const *)b->kinds, (const char *const *)a->kinds));
      g_assert_cmpint (
          td_directives_draft_get_origin (again, i), ==, td_directives_draft_get_origin (draft, i));
    }
  /* What is written again is the same. */
  g_autofree char *text_again = td_directives_draft_format (again);
  g_assert_cmpstr (text_again, ==, text);
}

static void
set (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* Only what differs from the program is kept. */
static void
test_edit (void)
{
  g_autoptr (TdDirectivesDraft) draft = td_directives_draft_new (NULL, NULL);
  guint n = td_directives_draft_get_n (draft);
  guint honesty = find (draft, "honesty");
  g_autofree char *text = td_directives_draft_format (draft);

  g_assert_null (text);
  set (&td_directives_draft_get (draft, honesty)->title, "Trung thực; đúng hạn");
  g_assert_cmpint (td_directives_draft_get_origin (draft, honesty), ==, TD_DIRECTIVE_CHANGED);
  text = td_directives_draft_format (draft);
  g_assert_cmpstr (text, ==, "[honesty]\ntitle=Trung thực; đúng hạn\n");
  assert_round_trip (draft);

  td_directives_draft_restore (draft, honesty);
  g_assert_cmpint (td_directives_draft_get_origin (draft, honesty), ==, TD_DIRECTIVE_PROGRAM);
  td_directives_draft_remove (draft, honesty);
  g_assert_cmpint (td_directives_draft_get_origin (draft, honesty), ==, TD_DIRECTIVE_DROPPED);
  g_assert_cmpuint (td_directives_draft_get_n (draft), ==, n);
  assert_round_trip (draft);

  guint own = td_directives_draft_add (draft, "Việc riêng");
  TdDirective *directive = td_directives_draft_get (draft, own);
  g_strfreev (directive->kinds);
  directive->kinds = g_strsplit ("notice dispatch", " ", -1);
  set (&directive->units, "short_of_both");
  set (&directive->when, "days_left > 0");
  set (&directive->text, " {use names $1} [họp]\nngay\\; \"nhé\"");
  g_assert_cmpuint (td_directives_draft_add (draft, "Việc nữa"), ==, own + 1);
  g_assert_cmpint (td_directives_draft_get_origin (draft, own), ==, TD_DIRECTIVE_OWN);
  assert_round_trip (draft);
  td_directives_draft_remove (draft, own);
  g_assert_cmpuint (td_directives_draft_get_n (draft), ==, n + 1);
  assert_round_trip (draft);
}

/* Each place can be reached, up and down, by those of the program and by others. */
static void
test_order (void)
{
  g_autoptr (TdDirectivesDraft) draft = td_directives_draft_new (NULL, NULL);
  g_autofree char *natural = list_ids (draft);
  guint n = td_directives_draft_get_n (draft);

  g_assert_cmpuint (td_directives_draft_move (draft, 0, -1), ==, 0);
  g_assert_cmpuint (td_directives_draft_move (draft, n - 1, 1), ==, n - 1);
  g_assert_cmpuint (td_directives_draft_move (draft, 1, -1), ==, 0);
  g_autofree char *text = td_directives_draft_format (draft);
  g_assert_cmpstr (text, ==, "[pace]\nafter=\n");
  for (guint at = 0; at + 1 < n; at++)
    {
      td_directives_draft_move (draft, at, 1);
      assert_round_trip (draft);
    }
  for (guint i = 0; i < 2; i++)
    for (guint at = td_directives_draft_add (draft, "Việc riêng"); at > i; at--)
      {
        td_directives_draft_move (draft, at, -1);
        assert_round_trip (draft);
      }

  /* An instruction that is not there any more moves nothing; the rest can still be read. */
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDirectivesDraft) old
      = td_directives_draft_new ("[met]\nafter=gone\n[silent]\nafter=silent\n", &error);
  g_assert_no_error (error);
  g_autofree char *ids = list_ids (old);
  g_assert_cmpstr (ids, ==, natural);
}

/* One instruction is checked alone, in the words of its mistake. */
static void
test_check (void)
{
  static const struct
  {
    const char *units;
    const char *when;
    const char *text;
    const char *wrong; /* NULL: nothing */
  } cases[] = {
    { "", "", "Họp ngay.", NULL },
    { "short_of_both", "days_left > 0", "{use names $1}", NULL },
    { "", "", "{cases.ratee}", "cases.ratee" },
    { "", "days_leftt > 0", "Họp.", "days_leftt" },
    { "no_units", "", "{use names $1}", "no_units" },
    { "", "", "{if days_left > 0}Họp.", "{end}" },
    { "a b", "", "Họp.", "units" },
    { "", "a}b", "Họp.", "when" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdDirective directive = { .id = (char *)"x",
                                .title = (char *)"Việc",
                                .units = (char *)cases[i].units,
                                .when = (char *)cases[i].when,
                                .text = (char *)cases[i].text };
      g_autoptr (GError) error = NULL;
      g_autofree char *filled = td_directive_fill (&directive, NULL, &error);

      if (cases[i].wrong == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (filled);
      g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, cases[i].wrong));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/directives/edit", test_edit);
  g_test_add_func ("/directives/order", test_order);
  g_test_add_func ("/directives/check", test_check);
  return g_test_run ();
}
