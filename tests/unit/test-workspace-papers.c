/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "store/td-workspace-private.h"

#include "workspace-fixture.h"

/* Papers in the workspace: headers in the book, blocks in the file. */

static TdPaper
dispatch (int64_t id)
{
  return (TdPaper){ .id = id,
                    .kind = (char *)"dispatch",
                    .title = (char *)"Công điện về đẩy mạnh thi hành án",
                    .as_of = day ("2025-04-30"),
                    .unit = (char *)"A",
                    .issued = day ("2025-05-05"),
                    .number = (char *)"05",
                    .revision = 1,
                    .group = 1 };
}

static void
put_block (TdChanges *changes, int64_t paper, int64_t position, const char *content)
{
  td_changes_put_paper_block (
      changes, &(TdPaperBlock){ .paper = paper, .position = position, .content = (char *)content });
}

/* A paper with blocks that say @contents, separated by "|". */
static void
make_paper (TdWorkspace *workspace, int64_t id, const char *contents)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_auto (GStrv) parts = g_strsplit (contents, "|", -1);
  TdPaper paper = dispatch (id);

  td_changes_put_paper (changes, &paper);
  for (guint i = 0; parts[i] != NULL; i++)
    put_block (changes, id, i, parts[i]);
  fixture_apply (workspace, changes, "paper-new");
}

static void
edit_block (TdWorkspace *workspace, int64_t paper, int64_t position, const char *content)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  put_block (changes, paper, position, content);
  fixture_apply (workspace, changes, "paper-edit");
}

static void
remove_paper (TdWorkspace *workspace, int64_t id)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  td_changes_remove_paper (changes, id);
  fixture_apply (workspace, changes, "paper-delete");
}

static void
issue (TdWorkspace *workspace, int64_t id)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdPaper paper = *td_book_find_paper (td_workspace_get_book (workspace), id);

  paper.state = TD_PAPER_ISSUED;
  td_changes_put_paper (changes, &paper);
  fixture_apply (workspace, changes, "paper-issue");
}

static void
assert_blocks (TdWorkspace *workspace, int64_t paper, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contents = td_workspace_load_blocks (workspace, paper, &error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < contents->len; i++)
    g_ptr_array_add (texts, g_ptr_array_index (contents, i));
  g_ptr_array_add (texts, NULL);
  found = g_strjoinv ("|", (char **)texts->pdata);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_no_paper (TdWorkspace *workspace, int64_t paper)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_book_find_paper (td_workspace_get_book (workspace), paper));
  g_assert_null (td_workspace_load_blocks (workspace, paper, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  TdBook *book = td_workspace_get_book (fixture->workspace);
  TdPaper bare = dispatch (7);
  g_autoptr (TdChanges) changes = td_changes_new ();

  g_assert_cmpuint (td_book_get_n_papers (book), ==, 0);
  g_assert_cmpint (td_book_next_paper (book), ==, 1);
  make_paper (fixture->workspace, 1, "{\"a\":1}|{\"b\":\"Đạt \ue000x\ue00184,05 %\ue002\"}|{}");
  bare.unit = bare.number = NULL;
  td_changes_put_paper (changes, &bare);
  fixture_apply (fixture->workspace, changes, "paper-new");

  for (int round = 0; round < 2; round++)
    {
      book = td_workspace_get_book (fixture->workspace);
      g_assert_cmpuint (td_book_get_n_papers (book), ==, 2);
      g_assert_cmpint (td_book_next_paper (book), ==, 8);
      const TdPaper *paper = td_book_get_paper (book, 0);
      g_assert_true (paper == td_book_find_paper (book, 1));
      g_assert_cmpint (paper->id, ==, 1);
      g_assert_cmpstr (paper->kind, ==, "dispatch");
      g_assert_cmpstr (paper->title, ==, "Công điện về đẩy mạnh thi hành án");
      g_assert_cmpint (paper->as_of, ==, day ("2025-04-30"));
      g_assert_cmpstr (paper->unit, ==, "A");
      g_assert_cmpint (paper->issued, ==, day ("2025-05-05"));
      g_assert_cmpstr (paper->number, ==, "05");
      g_assert_cmpint (paper->state, ==, TD_PAPER_DRAFT);
      g_assert_cmpint (paper->revision, ==, 1);
      g_assert_cmpint (paper->group, ==, 1);
      g_assert_null (td_book_get_paper (book, 1)->unit);
      g_assert_null (td_book_get_paper (book, 1)->number);
      assert_blocks (
          fixture->workspace, 1, "{\"a\":1}|{\"b\":\"Đạt \ue000x\ue00184,05 %\ue002\"}|{}");
      assert_blocks (fixture->workspace, 7, "");
      assert_no_paper (fixture->workspace, 2);
      fixture_restart (fixture);
    }
}

/* A paper takes its blocks along; undo brings them back, also after a restart. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_paper (fixture->workspace, 1, "a|b|c");
  make_paper (fixture->workspace, 2, "d");
  before = td_workspace_dump (fixture->workspace);
  remove_paper (fixture->workspace, 1);
  assert_no_paper (fixture->workspace, 1);
  assert_blocks (fixture->workspace, 2, "d");
  fixture_restart (fixture);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  fixture_restart (fixture);
  g_assert_true (td_workspace_redo (fixture->workspace, &error));
  g_assert_no_error (error);
  assert_no_paper (fixture->workspace, 1);
}

/* An issued paper stays as it is, but it may go as a whole. */
static void
test_issued (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdBook *book;

  make_paper (fixture->workspace, 1, "a|b");
  issue (fixture->workspace, 1);
  book = td_workspace_get_book (fixture->workspace);
  g_assert_cmpint (td_book_find_paper (book, 1)->state, ==, TD_PAPER_ISSUED);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (TdChanges) changes = td_changes_new ();
      TdPaper paper = dispatch (1);

      if (i == 0)
        td_changes_put_paper (changes, &paper);
      else if (i == 1)
        put_block (changes, 1, 0, "A");
      else
        td_changes_remove_paper_block (changes, 1, 1);
      g_assert_false (
          td_workspace_apply (fixture->workspace, changes, &any_action, false, NULL, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
      g_assert_nonnull (strstr (error->message, "“Công điện"));
      g_clear_error (&error);
    }
  assert_blocks (fixture->workspace, 1, "a|b");

  remove_paper (fixture->workspace, 1);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  assert_blocks (fixture->workspace, 1, "a|b");
  /* The step that issued it is the newest now, so it can be taken back like any other. */
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  edit_block (fixture->workspace, 1, 0, "A");
  assert_blocks (fixture->workspace, 1, "A|b");
}

/* Blocks may stand before their paper in a list, and change in the one that issues it. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (TdChanges) last = td_changes_new ();
  TdPaper paper = dispatch (3);

  put_block (changes, 3, 1, "b");
  put_block (changes, 3, 0, "a");
  td_changes_put_paper (changes, &paper);
  fixture_apply (fixture->workspace, changes, "paper-new");
  assert_blocks (fixture->workspace, 3, "a|b");

  put_block (last, 3, 0, "A");
  td_changes_remove_paper_block (last, 3, 1);
  paper.state = TD_PAPER_ISSUED;
  td_changes_put_paper (last, &paper);
  fixture_apply (fixture->workspace, last, "paper-issue");
  assert_blocks (fixture->workspace, 3, "A");
}

/* No place among the blocks stays empty. */
static void
test_gap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_paper (fixture->workspace, 1, "a|b|c");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TdChanges) changes = td_changes_new ();

      if (i == 0)
        td_changes_remove_paper_block (changes, 1, 1);
      else
        put_block (changes, 1, 4, "e");
      g_assert_false (
          td_workspace_apply (fixture->workspace, changes, &any_action, false, NULL, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
      g_clear_error (&error);
      assert_blocks (fixture->workspace, 1, "a|b|c");
    }
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-papers/round-trip", fixture_set_up_filled, test_round_trip);
  fixture_test ("/workspace-papers/remove", fixture_set_up_filled, test_remove);
  fixture_test ("/workspace-papers/issued", fixture_set_up_filled, test_issued);
  fixture_test ("/workspace-papers/order", fixture_set_up_filled, test_order);
  fixture_test ("/workspace-papers/gap", fixture_set_up_filled, test_gap);

  return g_test_run ();
}
