/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "workspace-fixture.h"

/*
 * A thousand random edits of every kind, undone and redone in random runs and across restarts. A
 * model keeps the dump after each edit; undo and redo must lead exactly to these, and the book that
 * was brought up to date in steps must be the one that is read anew.
 */

#define N_EDITS 1000
#define N_UNITS 12
#define N_CUTS 10
#define N_OFFICERS 3

typedef struct
{
  TdWorkspace *workspace; /* owned */
  const char *path;       /* borrowed */
  GRand *random;          /* owned */
  GPtrArray *dumps;       /* owned: after each edit that counts, from the empty workspace on */
  guint position;         /* which of them is now */
  guint n_kinds[17];
} Walk;

static int
pick (Walk *walk, int n)
{
  return g_rand_int_range (walk->random, 0, n);
}

/* The days of cuts, all within one year of the units. */
static TdDay
pick_cut (Walk *walk)
{
  return td_day_month_end (td_day_new (2024, 10, 1) + 31 * pick (walk, N_CUTS));
}

/* A code that can be used; its unit is there or not. */
static const char *
pick_code (Walk *walk)
{
  static const char *const codes[N_UNITS]
      = { "U00", "U01", "U02", "U03", "U04", "U05", "U06", "U07", "U08", "U09", "U10", "U11" };
  return codes[pick (walk, N_UNITS)];
}

/* Mostly a unit that is there. */
static const char *
pick_unit (Walk *walk)
{
  TdBook *book = td_workspace_get_book (walk->workspace);
  int n_units = td_book_get_n_units (book);

  return n_units > 0 && pick (walk, 50) ? td_book_get_unit (book, pick (walk, n_units))->code
                                        : pick_code (walk);
}

static const char *
pick_officer (Walk *walk)
{
  static const char *const codes[N_OFFICERS] = { "O1", "O2", "O3" };
  return codes[pick (walk, N_OFFICERS)];
}

static void
add_random_unit (Walk *walk, TdChanges *changes, const char *code, const char *parent)
{
  g_autofree char *name = g_strdup_printf ("Phòng số %d", pick (walk, 100));
  TdUnit unit = { .code = (char *)code,
                  .name = name,
                  .short_name = (char *)(pick (walk, 2) ? "P\"\\'|" : NULL),
                  .kind = (TdUnitKind)pick (walk, TD_N_UNIT_KINDS),
                  .parent = (char *)parent,
                  .valid_from = pick (walk, 2) ? TD_DAY_NONE : day ("2020-01-01"),
                  .valid_to = pick (walk, 4) ? TD_DAY_NONE : day ("2030-01-01"),
                  .position = pick (walk, 5) };
  td_changes_put_unit (changes, &unit);
}

static void
add_random_officer (Walk *walk, TdChanges *changes, bool remove)
{
  TdOfficer officer = { .code = (char *)pick_officer (walk),
                        .unit = (char *)pick_unit (walk),
                        .name = (char *)(pick (walk, 2) ? "Nguyễn Văn Đức" : "Lê Thị Bưởi"),
                        .valid_from = pick (walk, 2) ? day ("2024-10-01") : day ("2025-03-01"),
                        .valid_to = pick (walk, 2) ? TD_DAY_NONE : day ("2025-02-28") };
  if (officer.valid_from == day ("2025-03-01"))
    officer.valid_to = TD_DAY_NONE;
  td_changes_put_officer (changes, &officer);
  if (remove)
    ((TdChange *)td_changes_get (changes, td_changes_get_n (changes) - 1))->remove = true;
}

static void
add_random_record (Walk *walk, TdChanges *changes, TdDay as_of, int officer_odds)
{
  TdRecord record = { .as_of = as_of,
                      .unit = (char *)pick_unit (walk),
                      .officer = (char *)(pick (walk, officer_odds) ? NULL : pick_officer (walk)),
                      .measure = (TdMeasure)pick (walk, TD_N_MEASURES) };
  const TdBook *book = td_workspace_get_book (walk->workspace);
  TdItem item;

  for (int i = 0; i < TD_N_STORED_ITEMS; i++)
    if (pick (walk, 3))
      td_figures_set (&record.figures,
                      (TdItem)i,
                      pick (walk, 10) ? pick (walk, 1000) : INT64_C (10000000000000000));
  if (td_book_find_item (book, "deferred", &item) && pick (walk, 2))
    record.own = (char *)(pick (walk, 2) ? "deferred=3 over_one_year=0" : "deferred=77");
  else if (td_book_find_item (book, "over_one_year", &item) && pick (walk, 2))
    record.own = (char *)"over_one_year=10000000000000000";
  td_changes_put_record (changes, &record);
}

/* Forms that declare an item: with it, without it, or none. */
static void
add_random_form (Walk *walk, TdChanges *changes)
{
  static const char form[] = "[form]\nid=x\nname=\"Biểu\"\ncircular=Thông tư\nfirst=2024-10-01\n"
                             "scheme=three\n[1]\nitem=total\nheading=Tổng\n"
                             "[item over_one_year]\nheading=Trên một năm\n";
  static const char more[] = "[item deferred]\nheading=Hoãn\npart_of=eligible\n";
  g_autofree char *text = g_strconcat (form, pick (walk, 3) ? more : NULL, NULL);

  if (pick (walk, 4))
    td_changes_put_setting (changes, "form.x", text);
  else
    td_changes_remove_setting (changes, "form.x");
}

static void
add_random_plan (Walk *walk, TdChanges *changes)
{
  TdPlan plan = { .unit = (char *)pick_unit (walk),
                  .officer = (char *)(pick (walk, 3) ? NULL : pick_officer (walk)),
                  .measure = (TdMeasure)pick (walk, TD_N_MEASURES),
                  .month = td_day_month_end (day ("2024-10-01") + 31 * pick (walk, 12)),
                  .completed = pick (walk, 1000) };

  if (pick (walk, 4))
    td_changes_put_plan (changes, &plan);
  else
    td_changes_remove_plan (changes, &plan);
}

static void
add_random_explanation (Walk *walk, TdChanges *changes)
{
  TdExplanation explanation = { .as_of = pick_cut (walk),
                                .unit = (char *)pick_unit (walk),
                                .officer = (char *)(pick (walk, 3) ? NULL : pick_officer (walk)),
                                .measure = (TdMeasure)pick (walk, TD_N_MEASURES),
                                .code = (char *)(pick (walk, 2) ? "V8" : "hoarding"),
                                .item = (char *)(pick (walk, 2) ? "total" : ""),
                                .expected = pick (walk, 3) - 1,
                                .found = pick (walk, 3),
                                .note = (char *)(pick (walk, 2) ? "đã rà soát" : "\"'\\{}[]\n") };

  if (pick (walk, 4))
    td_changes_put_explanation (changes, &explanation);
  else
    td_changes_remove_explanation (changes, &explanation);
}

static void
add_random_block (Walk *walk, TdChanges *changes)
{
  static const char *const contents[]
      = { "{\"type\":\"a\",\"text\":\"Đạt \ue000x\ue00184,05 %\ue002\"}",
          "{}",
          "\"'\\{}[]\n\x01",
          "{\"texts\":[{\"key\":\"p1\",\"text\":\"một\\u0001\"}]}" };
  const TdBook *book = td_workspace_get_book (walk->workspace);
  guint n_papers = td_book_get_n_papers (book);
  int64_t paper = n_papers > 0 && pick (walk, 8)
                      ? td_book_get_paper (book, (guint)pick (walk, (int)n_papers))->id
                      : 1 + pick (walk, 4);
  int64_t position = pick (walk, 5);

  if (pick (walk, 4))
    td_changes_put_paper_block (
        changes,
        &(TdPaperBlock){ .paper = paper,
                         .position = position,
                         .content = (char *)contents[pick (walk, G_N_ELEMENTS (contents))] });
  else
    td_changes_remove_paper_block (changes, paper, position);
}

/* The header of a paper with blocks, in any order; few are issued, or nothing would change any
 * more. */
static void
add_random_paper (Walk *walk, TdChanges *changes)
{
  TdPaper paper = { .id = 1 + pick (walk, 4),
                    .kind = (char *)(pick (walk, 2) ? "dispatch" : "report"),
                    .title = (char *)(pick (walk, 2) ? "Công điện" : "\"'\\{}[]"),
                    .as_of = pick_cut (walk),
                    .unit = (char *)(pick (walk, 2) ? NULL : pick_unit (walk)),
                    .issued = pick_cut (walk),
                    .number = (char *)(pick (walk, 2) ? NULL : "05"),
                    .state = pick (walk, 8) ? TD_PAPER_DRAFT : TD_PAPER_ISSUED,
                    .revision = pick (walk, 3),
                    .group = pick (walk, 100) };
  int n = pick (walk, 6);
  int place = pick (walk, 6);

  if (pick (walk, 4) == 0)
    {
      td_changes_remove_paper (changes, paper.id);
      return;
    }
  for (int i = 0; i < n; i++)
    {
      if (i == place)
        td_changes_put_paper (changes, &paper);
      td_changes_put_paper_block (
          changes,
          &(TdPaperBlock){ .paper = paper.id, .position = i, .content = (char *)"{\"text\":1}" });
    }
  if (place >= n)
    td_changes_put_paper (changes, &paper);
}

static void
add_random_target (Walk *walk, TdChanges *changes, bool remove)
{
  TdTarget target = { .unit = (char *)pick_unit (walk),
                      .officer = (char *)(pick (walk, 4) ? NULL : pick_officer (walk)),
                      .work_year = 2025,
                      .measure = (TdMeasure)pick (walk, TD_N_MEASURES),
                      .rate = pick (walk, 10001),
                      .rule = pick (walk, 2) ? TD_RULE_GE : TD_RULE_GT,
                      .from = pick (walk, 2) ? TD_DAY_NONE : day ("2025-04-01"),
                      .document = (char *)(pick (walk, 2) ? "QĐ 12/2025 “điều chỉnh”" : NULL) };
  const TdBook *book = td_workspace_get_book (walk->workspace);
  guint n_targets = td_book_get_n_targets (book);

  if (remove && n_targets > 0 && pick (walk, 4))
    td_changes_remove_target (changes,
                              td_book_get_target (book, (guint)pick (walk, (int)n_targets)));
  else if (remove)
    td_changes_remove_target (changes, &target);
  else
    td_changes_put_target (changes, &target);
}

static void
add_random_setting (Walk *walk, TdChanges *changes)
{
  static const char *const keys[] = { "place", "symbol", "signer_name" };
  static const char *const values[] = { "Thái Nguyên", "Bến Tre", "THADS\n2", "\"'\\{}[]" };
  const char *key = keys[pick (walk, G_N_ELEMENTS (keys))];

  if (pick (walk, 3))
    td_changes_put_setting (changes, key, values[pick (walk, G_N_ELEMENTS (values))]);
  else
    td_changes_remove_setting (changes, key);
}

static void
add_random_succession (Walk *walk, TdChanges *changes)
{
  TdSuccession succession = { .predecessor = (char *)pick_unit (walk),
                              .successor = (char *)pick_unit (walk),
                              .date = day ("2025-03-01"),
                              .share = { pick (walk, TD_SHARE_WHOLE), TD_SHARE_WHOLE } };
  td_changes_put_succession (changes, &succession);
  if (pick (walk, 3) == 0)
    ((TdChange *)td_changes_get (changes, td_changes_get_n (changes) - 1))->remove = true;
}

/* A list of its own mind: what an import brings. */
static void
add_import (Walk *walk, TdChanges *changes)
{
  TdDay as_of = pick_cut (walk);
  int n = 1 + pick (walk, 40);

  for (int i = 0; i < n; i++)
    switch (pick (walk, 14))
      {
      case 12:
        add_random_plan (walk, changes);
        break;
      case 13:
        add_random_explanation (walk, changes);
        break;
      case 0:
        add_random_target (walk, changes, false);
        break;
      case 1:
        add_random_setting (walk, changes);
        break;
      case 2:
        add_random_record (walk, changes, pick_cut (walk), 300);
        break;
      default:
        add_random_record (walk, changes, as_of, 300);
        break;
      }
}

/* Makes up one edit; what breaks a rule is refused by the workspace and does not count. */
static const char *
make_up (Walk *walk, TdChanges *changes, guint *kind)
{
  static const char *const kinds[]
      = { "set",        "unit-edit", "unit-delete", "target",    "settings",  "cut-add",
          "cut-delete", "import",    "set",         "set",       "set",       "target",
          "form",       "plan",      "explain",     "paper-new", "paper-edit" };

  *kind = (guint)pick (walk, G_N_ELEMENTS (kinds));
  switch (*kind)
    {
    case 0:
      add_random_record (walk, changes, pick_cut (walk), 3);
      break;
    case 1:
      add_random_unit (walk, changes, pick_code (walk), pick (walk, 4) ? "R" : pick_unit (walk));
      break;
    case 2:
      if (pick (walk, 3))
        add_random_unit (walk, changes, pick_code (walk), "R");
      else
        td_changes_remove_unit (changes, pick_unit (walk));
      break;
    case 3:
      add_random_target (walk, changes, false);
      break;
    case 4:
      add_random_setting (walk, changes);
      break;
    case 5:
      td_changes_put_cut (changes,
                          &(TdCut){ .as_of = pick_cut (walk),
                                    .revision = pick (walk, 3),
                                    .note = (char *)(pick (walk, 2) ? "ghi chú" : NULL) });
      break;
    case 6:
      td_changes_remove_cut (changes, pick_cut (walk));
      break;
    case 7:
      add_import (walk, changes);
      break;
    case 8:
      add_random_officer (walk, changes, false);
      break;
    case 9:
      add_random_officer (walk, changes, pick (walk, 2));
      break;
    case 10:
      add_random_succession (walk, changes);
      break;
    case 12:
      add_random_form (walk, changes);
      break;
    case 13:
      add_random_plan (walk, changes);
      break;
    case 14:
      add_random_explanation (walk, changes);
      break;
    case 15:
      add_random_paper (walk, changes);
      break;
    case 16:
      add_random_block (walk, changes);
      break;
    default:
      add_random_target (walk, changes, true);
      break;
    }
  return kinds[*kind];
}

static void
append_figures (GString *text, const TdBook *book, int cut, TdSubject subject)
{
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      const TdFigures *figures = td_book_get_entered (book, cut, subject, (TdMeasure)measure);
      if (figures == NULL)
        continue;
      g_string_append_printf (text, " %d:%d:%x", subject, measure, figures->has);
      for (int i = 0; i < TD_N_ITEMS; i++)
        if (td_figures_has (figures, (TdItem)i))
          g_string_append_printf (text, ",%" G_GINT64_FORMAT, figures->value[i]);
      g_autofree char *own = td_book_format_own (book, cut, subject, (TdMeasure)measure);
      g_string_append_printf (text, " %s", own);
    }
}

/* All that a book says. */
static char *
describe (const TdBook *book)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < td_book_get_n_units (book); i++)
    {
      const TdUnit *unit = td_book_get_unit (book, i);
      g_string_append_printf (text,
                              "%s %s %s %d %d %d %d %d\n",
                              unit->code,
                              unit->name,
                              unit->short_name,
                              unit->kind,
                              td_book_get_parent (book, i),
                              unit->valid_from,
                              unit->valid_to,
                              (int)unit->position);
    }
  for (int i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    {
      const TdOfficer *officer = td_book_get_officer (book, i);
      g_string_append_printf (text,
                              "%s %s %s %d %d\n",
                              officer->code,
                              officer->unit,
                              officer->name,
                              officer->valid_from,
                              officer->valid_to);
    }
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      const TdSuccession *row = td_book_get_succession (book, i);
      g_string_append_printf (text,
                              "%s %s %d %d %d\n",
                              row->predecessor,
                              row->successor,
                              row->date,
                              (int)row->share[0],
                              (int)row->share[1]);
    }
  for (guint i = 0; i < td_book_get_n_plans (book); i++)
    {
      const TdPlan *row = td_book_get_plan (book, i);
      g_string_append_printf (text,
                              "%s %s %d %d %" G_GINT64_FORMAT "\n",
                              row->unit,
                              row->officer,
                              row->measure,
                              row->month,
                              row->completed);
    }
  for (guint i = 0; i < td_book_get_n_explanations (book); i++)
    {
      const TdExplanation *row = td_book_get_explanation (book, i);
      g_string_append_printf (text,
                              "%d %s %s %d %s %s %d %d %s\n",
                              row->as_of,
                              row->unit,
                              row->officer,
                              row->measure,
                              row->code,
                              row->item,
                              (int)row->expected,
                              (int)row->found,
                              row->note);
    }
  for (guint i = 0; i < td_book_get_n_papers (book); i++)
    {
      const TdPaper *row = td_book_get_paper (book, i);
      g_string_append_printf (text,
                              "%d %s %s %d %s %d %s %d %d %d\n",
                              (int)row->id,
                              row->kind,
                              row->title,
                              row->as_of,
                              row->unit,
                              row->issued,
                              row->number,
                              row->state,
                              (int)row->revision,
                              (int)row->group);
    }
  for (guint i = 0; i < td_book_get_n_forms (book); i++)
    g_string_append_printf (text, "form %s\n", td_book_get_form_at (book, i)->id);
  for (guint i = 0; i < td_book_get_n_targets (book); i++)
    {
      const TdTarget *row = td_book_get_target (book, i);
      g_string_append_printf (text,
                              "%s %s %d %d %d %d %d %s\n",
                              row->unit,
                              row->officer,
                              row->work_year,
                              row->measure,
                              (int)row->rate,
                              row->rule,
                              row->from,
                              row->document);
    }
  for (guint i = 0; i < td_book_get_n_settings (book); i++)
    g_string_append_printf (text,
                            "%s=%s\n",
                            td_book_get_setting_at (book, i)->key,
                            td_book_get_setting_at (book, i)->value);
  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    {
      const TdCut *row = td_book_get_cut (book, cut);
      g_string_append_printf (
          text, "%d %d %d %s:", row->as_of, row->closed, (int)row->revision, row->note);
      for (int i = 0; i < td_book_get_n_subjects (book); i++)
        append_figures (text, book, cut, i);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_now (Walk *walk)
{
  g_autofree char *dump = td_workspace_dump (walk->workspace);
  g_assert_cmpstr (dump, ==, g_ptr_array_index (walk->dumps, walk->position));
}

/* The book that followed step by step, against one that is read from the file. */
static void
assert_book (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader = td_workspace_open (walk->path, TD_ACCESS_READ, &error);
  g_autofree char *followed = describe (td_workspace_get_book (walk->workspace));
  g_autofree char *read = NULL;

  g_assert_no_error (error);
  read = describe (td_workspace_get_book (reader));
  g_assert_cmpstr (followed, ==, read);
}

/* Returns: whether there was something to do that no rule forbids. */
static bool
edit (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *dump = NULL;
  TdAction action = { .as_of = TD_DAY_NONE };
  TdApplyResult tried, result;
  guint kind;

  action.kind = make_up (walk, changes, &kind);
  if (!td_workspace_apply (walk->workspace, changes, &action, true, NULL, &tried, &error))
    {
      /* The same refusal, and nothing happens. */
      g_autoptr (GError) second = NULL;
      g_assert_false (
          td_workspace_apply (walk->workspace, changes, &action, false, NULL, NULL, &second));
      g_assert_cmpstr (error->message, ==, second->message);
      g_debug ("%s", error->message);
      assert_now (walk);
      return false;
    }
  g_assert_true (
      td_workspace_apply (walk->workspace, changes, &action, false, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (&tried, sizeof tried, &result, sizeof result);
  if (result.added + result.changed + result.removed == 0)
    {
      assert_now (walk);
      return false;
    }
  walk->n_kinds[kind]++;
  dump = td_workspace_dump (walk->workspace);
  g_assert_cmpstr (dump, !=, g_ptr_array_index (walk->dumps, walk->position));
  g_ptr_array_set_size (walk->dumps, (int)++walk->position);
  g_ptr_array_add (walk->dumps, g_steal_pointer (&dump));
  return true;
}

static void
undo (Walk *walk)
{
  g_autoptr (GError) error = NULL;

  if (walk->position == 0)
    {
      g_assert_false (td_workspace_undo (walk->workspace, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_NOTHING);
      return;
    }
  td_workspace_undo (walk->workspace, &error);
  g_assert_no_error (error);
  walk->position--;
  assert_now (walk);
}

static void
redo (Walk *walk)
{
  g_autoptr (GError) error = NULL;

  if (walk->position + 1 == walk->dumps->len)
    {
      g_assert_false (td_workspace_redo (walk->workspace, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_NOTHING);
      return;
    }
  td_workspace_redo (walk->workspace, &error);
  g_assert_no_error (error);
  walk->position++;
  assert_now (walk);
}

static void
restart (Walk *walk)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&walk->workspace);
  walk->workspace = td_workspace_open (walk->path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
  assert_now (walk);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (20250912);
  g_autoptr (TdChanges) root = td_changes_new ();
  Walk walk = { .path = fixture->path, .random = random, .dumps = dumps };

  walk.workspace = td_workspace_create (fixture->path, &error);
  g_assert_no_error (error);
  g_ptr_array_add (dumps, g_strdup (""));
  fixture_add_unit (root, "R", "Cơ quan mẫu", NULL, NULL, NULL, 0);
  for (int i = 0; i < 20; i++)
    add_random_unit (&walk, root, pick_code (&walk), "R");
  fixture_apply (walk.workspace, root, "new");
  g_ptr_array_add (dumps, td_workspace_dump (walk.workspace));
  walk.position = 1;

  for (guint n_edits = 0; n_edits < N_EDITS;)
    {
      int n = 1 + pick (&walk, 6);

      switch (pick (&walk, 12))
        {
        case 0:
        case 1:
          /* Never the units of the beginning: without a root an edit would end them for good. */
          for (int i = 0; i < n && walk.position > 1; i++)
            undo (&walk);
          break;
        case 2:
          for (int i = 0; i < n; i++)
            redo (&walk);
          break;
        case 3:
          if (n == 1)
            restart (&walk);
          break;
        default:
          n_edits += edit (&walk) ? 1 : 0;
          break;
        }
      if (n_edits % 20 == 0)
        assert_book (&walk);
    }

  /* Each kind had its turn. */
  for (guint i = 0; i < G_N_ELEMENTS (walk.n_kinds); i++)
    g_test_message ("kind %u: %u", i, walk.n_kinds[i]);
  for (guint i = 0; i < G_N_ELEMENTS (walk.n_kinds); i++)
    g_assert_cmpuint (walk.n_kinds[i], >, 0);
  /* All the way back to nothing, and all the way forth. */
  while (walk.position > 0)
    undo (&walk);
  restart (&walk);
  while (walk.position + 1 < walk.dumps->len)
    redo (&walk);
  assert_book (&walk);
  restart (&walk);
  g_clear_object (&walk.workspace);
  g_assert_true (td_workspace_verify (fixture->path, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-random", fixture_set_up, test_random);

  return g_test_run ();
}
