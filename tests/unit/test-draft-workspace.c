/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "drafts.h"
#include "model/td-day.h"
#include "store/td-workspace.h"
#include "td-test-book.h"

/* Drafts in a real workspace, from its start to its being issued. */

static void
apply (TdWorkspace *workspace, const TdChanges *changes, const char *kind)
{
  const TdAction action = { .kind = kind, .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;

  (void)td_workspace_apply (workspace, changes, &action, false, NULL, NULL, &error);
  g_assert_no_error (error);
}

static TdProgress *
make_progress (TdWorkspace *workspace)
{
  return paper_progress (
      td_workspace_get_book (workspace), td_day_new (2025, 9, 12), td_day_new (2025, 9, 15));
}

static TdDraft *
load (TdWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contents = td_workspace_load_blocks (workspace, 1, &error);
  const TdPaper *paper = td_book_find_paper (td_workspace_get_book (workspace), 1);

  g_assert_no_error (error);
  TdDraft *draft = td_draft_read (paper, contents, &error);
  g_assert_no_error (error);
  return draft;
}

static void
set_record (TdWorkspace *workspace, int64_t completed)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdRecord record
      = { .as_of = td_day_new (2025, 9, 12), .unit = (char *)"KV7", .measure = TD_MEASURE_CASES };

  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 1250);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, completed);
  td_changes_put_record (changes, &record);
  apply (workspace, changes, "set");
}

static char *
make_pdf (const TdDraft *draft)
{
  g_autoptr (TdDocument) document = td_draft_get_document (draft);
  g_autoptr (GBytes) bytes = td_pdf_make (document, NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static TdWorkspace *
make_workspace (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".tiendo", NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), file, NULL);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdWorkspace *workspace;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  workspace = td_workspace_create (path, &error);
  g_assert_no_error (error);
  case_read (changes, "thai-nguyen-2025");
  apply (workspace, changes, "import");
  return workspace;
}

/* @kind of document: a new paper, with its first blocks. */
static void
begin_paper (TdWorkspace *workspace, const char *kind, const TdDraft *draft)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdPaper paper = { .id = 1,
                    .kind = (char *)kind,
                    .title = (char *)"Giao ban",
                    .as_of = td_day_new (2025, 9, 12),
                    .issued = td_day_new (2025, 9, 15),
                    .revision = 1 };

  td_changes_put_paper (changes, &paper);
  td_draft_put (draft, NULL, 1, changes);
  apply (workspace, changes, "paper-new");
}

static void
test_life (gconstpointer data)
{
  const char *kind = data;
  g_autoptr (TdWorkspace) workspace = make_workspace (kind);
  g_autoptr (TdProgress) progress = make_progress (workspace);
  g_autoptr (TdDraft) draft = draft_compose (progress, kind);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  begin_paper (workspace, kind, draft);
  g_autoptr (TdDraft) stored = load (workspace);
  g_autofree char *first = make_pdf (draft);
  g_autofree char *kept = make_pdf (stored);
  g_assert_cmpstr (kept, ==, first);

  /* A record changes; the paper says so only when it is refreshed. */
  set_record (workspace, 1000);
  g_autoptr (TdDraft) still = load (workspace);
  g_autofree char *unchanged = make_pdf (still);
  g_assert_cmpstr (unchanged, ==, first);
  g_autoptr (TdProgress) later = make_progress (workspace);
  g_autoptr (TdDraft) refreshed = td_draft_refresh (still, later, NULL, &differences, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, >, 0);
  g_autoptr (TdChanges) changes = td_changes_new ();
  td_draft_put (refreshed, still, 1, changes);
  g_assert_cmpuint (td_changes_get_n (changes), >, 0);
  apply (workspace, changes, "paper-refresh");
  g_autoptr (TdDraft) now = load (workspace);
  g_autoptr (TdDraft) composed = draft_compose (later, kind);
  g_autofree char *second = make_pdf (now);
  g_autofree char *expected = make_pdf (composed);
  g_assert_cmpstr (second, ==, expected);

  /* Issued it stays, whatever the figures become. */
  g_autoptr (TdChanges) issue = td_changes_new ();
  TdPaper paper = *td_book_find_paper (td_workspace_get_book (workspace), 1);
  paper.state = TD_PAPER_ISSUED;
  td_changes_put_paper (issue, &paper);
  apply (workspace, issue, "paper-issue");
  set_record (workspace, 1200);
  g_autoptr (TdDraft) issued = load (workspace);
  g_autofree char *for_ever = make_pdf (issued);
  g_assert_cmpstr (for_ever, ==, second);
  td_workspace_close (workspace);
}

/* A paper that has fewer blocks than before, and more again: positions have no gaps. */
static void
test_fewer_blocks (void)
{
  g_autoptr (TdWorkspace) workspace = make_workspace ("fewer-blocks");
  g_autoptr (TdProgress) progress = make_progress (workspace);
  g_autoptr (TdDraft) report = draft_compose (progress, "report");
  g_autoptr (TdDraft) handout = draft_compose (progress, "handout");
  const TdDraft *const drafts[] = { report, handout, report };
  const TdDraft *stored = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autofree char *expected = draft_text (drafts[i]);
      if (stored == NULL)
        begin_paper (workspace, "report", drafts[i]);
      else
        {
          g_autoptr (TdChanges) changes = td_changes_new ();
          td_draft_put (drafts[i], stored, 1, changes);
          apply (workspace, changes, "paper-edit");
        }
      stored = drafts[i];
      g_autoptr (TdDraft) loaded = load (workspace);
      g_autofree char *text = draft_text (loaded);
      g_assert_cmpstr (text, ==, expected);
    }
  td_workspace_close (workspace);
}

int
main (int argc, char **argv)
{
  (void)setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/draft-workspace/dispatch", "dispatch", test_life);
  g_test_add_data_func ("/draft-workspace/handout", "handout", test_life);
  g_test_add_data_func ("/draft-workspace/form", "form", test_life);
  g_test_add_func ("/draft-workspace/fewer-blocks", test_fewer_blocks);
  return g_test_run ();
}
