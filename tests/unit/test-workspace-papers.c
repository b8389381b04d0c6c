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

static gint64
last_group (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 group = 0;

  g_assert_true (td_workspace_get_last_group (fixture->workspace, &group, &error));
  g_assert_no_error (error);
  return group;
}

/* The lines of the newest group: "op/paper/item/before → after". */
static void
assert_lines (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines
      = td_workspace_list_lines (fixture->workspace, last_group (fixture), &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const TdJournalLine *line = g_ptr_array_index (lines, i);
      g_string_append_printf (text,
                              "%s%c %s %s: %s → %s\n",
                              g_str_equal (line->table, "paper_blocks") ? "block " : "",
                              line->op,
                              line->paper,
                              line->item != NULL ? line->item : "row",
                              line->before != NULL ? line->before : "–",
                              line->after != NULL ? line->after : "–");
      g_assert_cmpstr (line->unit, ==, "A");
      g_assert_cmpint (line->as_of, ==, day ("2025-04-30"));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

#define TITLE "Công điện về đẩy mạnh thi hành án"

/* The journal speaks of papers in plain words. */
static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GString) text = g_string_new ("{\"texts\":[{\"key\":\"p1\",\"text\":\"");
  TdPaper paper = dispatch (1);

  make_paper (fixture->workspace,
              1,
              "{\"type\":\"paragraph\",\"texts\":["
              "{\"key\":\"p1\",\"text\":\"Đạt "
              "\ue0002025-04-30/cases.rate/A\ue00184,05\u00a0%\ue002 "
              "\\u0001rất\\u0002 tốt\\u0005S01\\u0006.\",\"base\":\"x\"},"
              "{\"key\":\"p2\",\"text\":\"Hai\\u001eba.\"}]}"
              "|{\"type\":\"chart\",\"source\":\"chart/1\"}"
              "|{\"type\":\"title\",\"text\":\"Về việc gấp\"}");
  assert_lines (fixture,
                "i " TITLE " row: – → –\n"
                "i " TITLE " kind: – → dispatch\n"
                "i " TITLE " issued: – → 2025-05-05\n"
                "i " TITLE " number: – → 05\n"
                "i " TITLE " state: – → draft\n"
                "i " TITLE " revision: – → 1\n"
                "block i " TITLE " content: – → Đạt 84,05 % rất tốt (S01). Hai ba.\n"
                "block i " TITLE " row: – → –\n"
                "block i " TITLE " content: – → Về việc gấp\n");

  /* One text of two differs, one came; of what is not text only that it changed. */
  edit_block (fixture->workspace,
              1,
              0,
              "{\"type\":\"paragraph\",\"texts\":["
              "{\"key\":\"p2\",\"text\":\"Hai, ba.\"},"
              "{\"key\":\"own:1\",\"text\":\"Thêm.\"},"
              "{\"key\":\"p1\",\"text\":\"Đạt 84,05 % rất tốt (S01).\"}]}");
  assert_lines (fixture,
                "block u " TITLE " content: Hai ba. → Hai, ba.\n"
                "block u " TITLE " content: – → Thêm.\n");
  edit_block (fixture->workspace, 1, 1, "{\"type\":\"chart\",\"source\":\"chart/2\"}");
  assert_lines (fixture, "block u " TITLE " content: – → –\n");
  edit_block (fixture->workspace, 1, 1, "no JSON, but \"text\"");
  assert_lines (fixture, "block u " TITLE " content: – → –\n");

  /* Of a long text what is around the change. */
  for (int i = 0; i < 60; i++)
    g_string_append_printf (text, "chữ%d ", i);
  g_string_append (text, "\"}]}");
  edit_block (fixture->workspace, 1, 2, text->str);
  g_string_replace (text, "chữ50", "từ50", 1);
  edit_block (fixture->workspace, 1, 2, text->str);
  assert_lines (fixture,
                "block u " TITLE " content: …chữ45 chữ46 chữ47 chữ48 chữ49 chữ50 chữ51 "
                "chữ52 chữ53 chữ54 chữ55 chữ56 chữ57 chữ58 chữ59 → …chữ45 chữ46 chữ47 "
                "chữ48 chữ49 từ50 chữ51 chữ52 chữ53 chữ54 chữ55 chữ56 chữ57 chữ58 chữ59\n");

  paper.number = NULL;
  paper.group = 77;
  paper.issued = day ("2025-05-06");
  td_changes_put_paper (changes, &paper);
  fixture_apply (fixture->workspace, changes, "paper-edit");
  assert_lines (fixture,
                "u " TITLE " issued: 2025-05-05 → 2025-05-06\n"
                "u " TITLE " number: 05 → –\n");

  remove_paper (fixture->workspace, 1);
  g_autoptr (GPtrArray) lines
      = td_workspace_list_lines (fixture->workspace, last_group (fixture), NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const TdJournalLine *line = g_ptr_array_index (lines, i);
      g_assert_cmpint (line->op, ==, 'd');
      g_assert_cmpstr (line->paper, ==, TITLE);
    }
}

/* A search finds what was done to papers by unit and cut, also after one changed them. */
static void
test_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdPaper paper = dispatch (1);
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;

  make_paper (fixture->workspace, 1, "{}");
  paper.unit = (char *)"B";
  paper.as_of = day ("2025-03-31");
  td_changes_put_paper (changes, &paper);
  fixture_apply (fixture->workspace, changes, "paper-refresh");
  for (int i = 0; i < 4; i++)
    {
      static const char *const kinds[] = { "paper-new", "paper-refresh" };
      gint64 next;
      filter.unit = i / 2 == 0 ? "A" : "B";
      filter.as_of = i / 2 == 0 ? day ("2025-04-30") : day ("2025-03-31");
      filter.kind = kinds[i % 2];
      g_autoptr (GPtrArray) groups
          = td_workspace_query_groups (fixture->workspace, &filter, 0, 10, NULL, &next, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (groups->len, ==, i / 2 == i % 2 ? 1 : 0);
    }
}

/* Revert: a text, a whole edit, a removal; refused where something else stands there by now. */
static void
test_revert (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 edited, removed;

  make_paper (fixture->workspace, 1, "a|b|c");
  edit_block (fixture->workspace, 1, 1, "{\"text\":\"B\"}");
  edited = last_group (fixture);
  edit_block (fixture->workspace, 1, 2, "C");
  g_assert_true (td_workspace_revert (fixture->workspace, edited, 0, NULL, &error));
  g_assert_no_error (error);
  assert_blocks (fixture->workspace, 1, "a|b|C");
  g_assert_false (td_workspace_revert (fixture->workspace, edited, -1, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_clear_error (&error);

  remove_paper (fixture->workspace, 1);
  removed = last_group (fixture);
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  fixture_restart (fixture);
  g_assert_true (td_workspace_revert (fixture->workspace, removed, -1, "cần lại", &error));
  g_assert_no_error (error);
  assert_blocks (fixture->workspace, 1, "a|b|C");
  g_assert_cmpstr (
      td_book_find_paper (td_workspace_get_book (fixture->workspace), 1)->title, ==, TITLE);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  assert_no_paper (fixture->workspace, 1);
  g_assert_true (td_workspace_redo (fixture->workspace, &error));

  /* What was issued is not reverted; that it was removed is. */
  edit_block (fixture->workspace, 1, 0, "A");
  edited = last_group (fixture);
  issue (fixture->workspace, 1);
  for (int i = 0; i < 2; i++)
    {
      g_assert_false (td_workspace_revert (
          fixture->workspace, i == 0 ? edited : last_group (fixture), -1, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
      g_clear_error (&error);
    }
  remove_paper (fixture->workspace, 1);
  g_assert_true (td_workspace_revert (fixture->workspace, last_group (fixture), -1, NULL, &error));
  g_assert_no_error (error);
  assert_blocks (fixture->workspace, 1, "A|b|C");
  g_assert_cmpint (td_book_find_paper (td_workspace_get_book (fixture->workspace), 1)->state,
                   ==,
                   TD_PAPER_ISSUED);
}

/* Who follows sees a new paper, an edit of a block, a removal. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) follower
      = td_workspace_open (fixture->path, TD_ACCESS_WRITE_IF_FREE, &error);
  bool changed = false;

  g_assert_no_error (error);
  g_signal_connect (follower, "changed", G_CALLBACK (fixture_set_bool_cb), &changed);
  make_paper (fixture->workspace, 1, "a|b");
  fixture_iterate (5000, &changed);
  assert_blocks (follower, 1, "a|b");
  g_assert_cmpstr (td_book_find_paper (td_workspace_get_book (follower), 1)->number, ==, "05");

  changed = false;
  edit_block (fixture->workspace, 1, 0, "A");
  fixture_iterate (5000, &changed);
  g_assert_true (changed);
  assert_blocks (follower, 1, "A|b");

  changed = false;
  remove_paper (fixture->workspace, 1);
  fixture_iterate (5000, &changed);
  assert_no_paper (follower, 1);
}

/* What a unit or a cut takes along when it goes: no paper. */
static void
test_unit_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  make_paper (fixture->workspace, 1, "a");
  issue (fixture->workspace, 1);
  td_changes_remove_unit (changes, "A");
  td_changes_remove_cut (changes, day ("2025-04-30"));
  fixture_apply (fixture->workspace, changes, "unit-delete");
  for (int round = 0; round < 2; round++)
    {
      assert_blocks (fixture->workspace, 1, "a");
      g_assert_cmpstr (
          td_book_find_paper (td_workspace_get_book (fixture->workspace), 1)->unit, ==, "A");
      fixture_restart (fixture);
    }
}

/* A list that changes nothing makes no group; one that makes a paper counts its rows. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPaper paper = dispatch (1);
  static const guint added[] = { 3, 0 };

  for (int i = 0; i < 2; i++)
    for (int dry = 1; dry >= 0; dry--)
      {
        g_autoptr (TdChanges) changes = td_changes_new ();
        TdApplyResult result;
        gint64 before = last_group (fixture);

        td_changes_put_paper (changes, &paper);
        put_block (changes, 1, 0, "a");
        put_block (changes, 1, 1, "b");
        g_assert_true (td_workspace_apply (
            fixture->workspace, changes, &any_action, dry == 1, NULL, &result, &error));
        g_assert_no_error (error);
        g_assert_cmpuint (result.added, ==, added[i]);
        g_assert_cmpuint (result.equal, ==, 3 - added[i]);
        g_assert_cmpuint (result.changed + result.removed, ==, 0);
        g_assert_cmpint (last_group (fixture) - before, ==, dry == 0 && i == 0 ? 1 : 0);
      }
}

/* A block as large as one may be; the journal still lists what changed in it. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *filling = g_strnfill (TD_PAPER_CONTENT_MAX - 11, 'x');
  g_autofree char *largest = g_strdup_printf ("{\"text\":\"%s\"}", filling);
  g_autofree char *more = g_strconcat (largest, " ", NULL);

  g_assert_cmpuint (strlen (largest), ==, TD_PAPER_CONTENT_MAX);
  make_paper (fixture->workspace, 1, "a");
  edit_block (fixture->workspace, 1, 0, largest);
  assert_blocks (fixture->workspace, 1, largest);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  assert_blocks (fixture->workspace, 1, "a");
  g_assert_true (td_workspace_redo (fixture->workspace, &error));
  assert_blocks (fixture->workspace, 1, largest);
  g_autoptr (GPtrArray) lines
      = td_workspace_list_lines (fixture->workspace, last_group (fixture), &error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpuint (
      g_utf8_strlen (((TdJournalLine *)g_ptr_array_index (lines, 0))->after, -1), <=, 162);
  put_block (changes, 1, 0, more);
  g_assert_false (
      td_workspace_apply (fixture->workspace, changes, &any_action, false, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
}

/*
 * What a stranger can have left in a file: the paper cannot be read, or is there as it can be; all
 * else goes on.
 */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    bool opens;
    bool reads;
  } cases[] = {
    { "UPDATE papers SET id = 2000000000", false, false },
    { "UPDATE papers SET title = CAST (x'50c3' AS TEXT)", false, false },
    { "UPDATE papers SET kind = CAST (x'ff' AS TEXT)", false, false },
    { "UPDATE papers SET number = CAST (x'ff' AS TEXT)", false, false },
    { "UPDATE papers SET unit = CAST (x'ff' AS TEXT)", false, false },
    { "UPDATE papers SET as_of = 99999999", false, false },
    { "UPDATE papers SET issued = -99999999", false, false },
    { "PRAGMA ignore_check_constraints = ON; UPDATE papers SET state = 'x'", false, false },
    { "PRAGMA ignore_check_constraints = ON; UPDATE papers SET revision = -1", false, false },
    { "PRAGMA ignore_check_constraints = ON; UPDATE papers SET last_group = -1", false, false },
    /* Text where a number should be. */
    { "DROP TABLE papers; CREATE TABLE papers (id, kind, title, as_of, unit, issued, number, state,"
      " revision, last_group); INSERT INTO papers VALUES ('một', 'a', 'b', 'c', 'd', 'e', 'f',"
      " 'draft', 'g', 'h')",
      false,
      false },
    { "DROP TABLE papers; CREATE TABLE papers (id, kind, title, as_of, unit, issued, number, state,"
      " revision, last_group); INSERT INTO papers VALUES (NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
      " NULL, NULL, NULL)",
      false,
      false },
    { "DROP TABLE paper_blocks; CREATE TABLE paper_blocks (id INTEGER PRIMARY KEY, paper, "
      "position, content);"
      "INSERT INTO paper_blocks VALUES (1, 1, 'không', 'a'), (2, 1, 'x', 'b')",
      true,
      false },
    { "DROP TABLE paper_blocks; CREATE TABLE paper_blocks (id INTEGER PRIMARY KEY, paper, "
      "position, content);"
      "INSERT INTO paper_blocks VALUES (1, 1, 0, NULL)",
      true,
      false },
    { "UPDATE paper_blocks SET position = 7 WHERE position = 1", true, false },
    { "UPDATE paper_blocks SET content = CAST (x'7b22ff' AS TEXT) WHERE position = 1",
      true,
      false },
    { "UPDATE paper_blocks SET content = CAST (x'7b007d' AS TEXT) WHERE position = 1",
      true,
      false },
    { "UPDATE paper_blocks SET content = HEX (ZEROBLOB (2621440)) WHERE position = 1",
      true,
      false },
    { "UPDATE paper_blocks SET content = REPLACE (HEX (ZEROBLOB (1000000)), '0', '[')",
      true,
      true },
    /* Blocks whose paper is missing. */
    { "PRAGMA foreign_keys = OFF; INSERT INTO paper_blocks (paper, position, content)"
      " VALUES (2, 0, 'lạc'), (2, 3, 'lạc'), (-1, 0, 'lạc')",
      true,
      true },
  };
  g_autoptr (GBytes) sound = NULL;

  make_paper (fixture->workspace, 1, "{\"text\":\"a\"}|{}");
  g_clear_object (&fixture->workspace);
  sound = fixture_bytes (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) contents = NULL;
      g_autoptr (GPtrArray) lines = NULL;

      g_test_message ("%s", cases[i].sql);
      g_file_set_contents (
          fixture->path, g_bytes_get_data (sound, NULL), (gssize)g_bytes_get_size (sound), &error);
      g_assert_no_error (error);
      fixture_sql (fixture->path, cases[i].sql);
      fixture->workspace = td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error);
      if (!cases[i].opens)
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
          g_assert_null (fixture->workspace);
          continue;
        }
      g_assert_no_error (error);
      contents = td_workspace_load_blocks (fixture->workspace, 1, &error);
      g_assert_true ((contents != NULL) == cases[i].reads);
      if (!cases[i].reads)
        g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
      g_clear_error (&error);
      lines = td_workspace_list_lines (fixture->workspace, 2, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < lines->len; j++)
        {
          const TdJournalLine *line = g_ptr_array_index (lines, j);
          g_assert_true (line->after == NULL || g_utf8_validate (line->after, -1, NULL));
        }
      /* The rest is worked with, and a new paper has its own blocks and no others. */
      fixture_edit (fixture->workspace, "2025-04-30", 1800);
      g_assert_cmpint (td_book_next_paper (td_workspace_get_book (fixture->workspace)), ==, 2);
      make_paper (fixture->workspace, 2, "của mình|thứ hai");
      assert_blocks (fixture->workspace, 2, "của mình|thứ hai");
      remove_paper (fixture->workspace, 1);
      assert_no_paper (fixture->workspace, 1);
      g_clear_object (&fixture->workspace);
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
  fixture_test ("/workspace-papers/counts", fixture_set_up_filled, test_counts);
  fixture_test ("/workspace-papers/journal", fixture_set_up_filled, test_journal);
  fixture_test ("/workspace-papers/query", fixture_set_up_filled, test_query);
  fixture_test ("/workspace-papers/revert", fixture_set_up_filled, test_revert);
  fixture_test ("/workspace-papers/follow", fixture_set_up_filled, test_follow);
  fixture_test ("/workspace-papers/unit-gone", fixture_set_up_filled, test_unit_gone);
  fixture_test ("/workspace-papers/large", fixture_set_up_filled, test_large);
  fixture_test ("/workspace-papers/hostile", fixture_set_up_filled, test_hostile);

  return g_test_run ();
}
