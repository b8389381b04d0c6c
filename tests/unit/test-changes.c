/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-changes.h"

#include <locale.h>

#include "td-test-book.h"

static const TdChange *
get_last (const TdChanges *changes, TdRowKind kind, bool remove)
{
  const TdChange *change = td_changes_get (changes, td_changes_get_n (changes) - 1);

  g_assert_cmpint (change->kind, ==, kind);
  g_assert_true (change->remove == remove);
  g_assert_null (change->file);
  g_assert_cmpuint (change->line, ==, 0);
  return change;
}

/* A row keeps a copy of each text. */
static void
assert_copy (const char *copy, const char *text)
{
  g_assert_cmpstr (copy, ==, text);
  g_assert_true (copy != text);
}

static void
test_put_unit (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  char code[] = "A";
  char name[] = "Tên";
  char short_name[] = "T";
  char parent[] = "R";
  TdUnit unit = { code, name, short_name, TD_UNIT_DEPARTMENT, parent, 5, 9, 3 };

  g_assert_cmpuint (td_changes_get_n (changes), ==, 0);
  td_changes_put_unit (changes, &unit);
  g_assert_cmpuint (td_changes_get_n (changes), ==, 1);
  const TdUnit *row = &get_last (changes, TD_ROW_UNIT, false)->unit;
  assert_copy (row->code, code);
  assert_copy (row->name, name);
  assert_copy (row->short_name, short_name);
  assert_copy (row->parent, parent);
  g_assert_cmpint (row->kind, ==, TD_UNIT_DEPARTMENT);
  g_assert_cmpint (row->valid_from, ==, 5);
  g_assert_cmpint (row->valid_to, ==, 9);
  g_assert_cmpint (row->position, ==, 3);

  unit.short_name = unit.parent = NULL;
  td_changes_put_unit (changes, &unit);
  row = &get_last (changes, TD_ROW_UNIT, false)->unit;
  g_assert_null (row->short_name);
  g_assert_null (row->parent);

  td_changes_remove_unit (changes, code);
  row = &get_last (changes, TD_ROW_UNIT, true)->unit;
  assert_copy (row->code, code);
}

static void
test_put_succession (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  char predecessor[] = "P";
  char successor[] = "S";
  TdSuccession succession = { predecessor, successor, 77, { 600000, 400000 } };

  td_changes_put_succession (changes, &succession);
  const TdSuccession *row = &get_last (changes, TD_ROW_SUCCESSION, false)->succession;
  assert_copy (row->predecessor, predecessor);
  assert_copy (row->successor, successor);
  g_assert_cmpint (row->date, ==, 77);
  g_assert_cmpint (row->share[TD_MEASURE_CASES], ==, 600000);
  g_assert_cmpint (row->share[TD_MEASURE_MONEY], ==, 400000);
}

static void
test_put_officer (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  char code[] = "O";
  char unit[] = "A";
  char name[] = "Nguyễn Văn Ổn";
  TdOfficer officer = { code, unit, name, 1, TD_DAY_NONE };

  td_changes_put_officer (changes, &officer);
  const TdOfficer *row = &get_last (changes, TD_ROW_OFFICER, false)->officer;
  assert_copy (row->code, code);
  assert_copy (row->unit, unit);
  assert_copy (row->name, name);
  g_assert_cmpint (row->valid_from, ==, 1);
  g_assert_cmpint (row->valid_to, ==, TD_DAY_NONE);
}

static void
test_put_target (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  char unit[] = "A";
  char officer[] = "O";
  char document[] = "QĐ 1";
  TdTarget target = { unit, officer, 2025, TD_MEASURE_MONEY, 5208, TD_RULE_GT, 9, document };

  td_changes_put_target (changes, &target);
  const TdTarget *row = &get_last (changes, TD_ROW_TARGET, false)->target;
  assert_copy (row->unit, unit);
  assert_copy (row->officer, officer);
  assert_copy (row->document, document);
  g_assert_cmpint (row->work_year, ==, 2025);
  g_assert_cmpint (row->measure, ==, TD_MEASURE_MONEY);
  g_assert_cmpint (row->rate, ==, 5208);
  g_assert_cmpint (row->rule, ==, TD_RULE_GT);
  g_assert_cmpint (row->from, ==, 9);

  td_changes_remove_target (changes, &target);
  row = &get_last (changes, TD_ROW_TARGET, true)->target;
  assert_copy (row->unit, unit);
  g_assert_cmpint (row->from, ==, 9);
}

static void
test_put_cut (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  char note[] = "chốt";
  TdCut cut = { 20000, true, 2, note };

  td_changes_put_cut (changes, &cut);
  const TdCut *row = &get_last (changes, TD_ROW_CUT, false)->cut;
  assert_copy (row->note, note);
  g_assert_cmpint (row->as_of, ==, 20000);
  g_assert_true (row->closed);
  g_assert_cmpint (row->revision, ==, 2);

  td_changes_remove_cut (changes, 20001);
  g_assert_cmpint (get_last (changes, TD_ROW_CUT, true)->cut.as_of, ==, 20001);
}

static void
test_put_setting (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  char key[] = "place";
  char value[] = "Thái Nguyên";

  td_changes_put_setting (changes, key, value);
  const TdSetting *row = &get_last (changes, TD_ROW_SETTING, false)->setting;
  assert_copy (row->key, key);
  assert_copy (row->value, value);
  td_changes_remove_setting (changes, key);
  assert_copy (get_last (changes, TD_ROW_SETTING, true)->setting.key, key);
}

static void
test_put_record (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  char unit[] = "A";
  char officer[] = "O";
  TdRecord record = { 20000, unit, officer, TD_MEASURE_MONEY, { 0 } };

  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 7);
  td_changes_put_record (changes, &record);
  const TdRecord *row = &get_last (changes, TD_ROW_RECORD, false)->record;
  assert_copy (row->unit, unit);
  assert_copy (row->officer, officer);
  g_assert_cmpint (row->as_of, ==, 20000);
  g_assert_cmpint (row->measure, ==, TD_MEASURE_MONEY);
  td_test_assert_figures (&row->figures, "eligible=7");

  td_changes_remove_record (changes, &record);
  assert_copy (get_last (changes, TD_ROW_RECORD, true)->record.unit, unit);
}

static void
test_put_paper (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  char kind[] = "dispatch";
  char title[] = "Công điện";
  char unit[] = "A";
  char number[] = "05";
  char content[] = "{}";
  TdPaper paper = { 7, kind, title, 20000, unit, 20001, number, TD_PAPER_ISSUED, 2, 9 };
  TdPaperState state;

  td_changes_put_paper (changes, &paper);
  const TdPaper *row = &get_last (changes, TD_ROW_PAPER, false)->paper;
  assert_copy (row->kind, kind);
  assert_copy (row->title, title);
  assert_copy (row->unit, unit);
  assert_copy (row->number, number);
  g_assert_cmpint (row->id, ==, 7);
  g_assert_cmpint (row->as_of, ==, 20000);
  g_assert_cmpint (row->issued, ==, 20001);
  g_assert_cmpint (row->state, ==, TD_PAPER_ISSUED);
  g_assert_cmpint (row->revision, ==, 2);
  g_assert_cmpint (row->group, ==, 9);
  td_changes_remove_paper (changes, 7);
  g_assert_cmpint (get_last (changes, TD_ROW_PAPER, true)->paper.id, ==, 7);

  td_changes_put_paper_block (changes, &(TdPaperBlock){ 7, 3, content });
  const TdPaperBlock *block = &get_last (changes, TD_ROW_PAPER_BLOCK, false)->block;
  assert_copy (block->content, content);
  g_assert_cmpint (block->paper, ==, 7);
  g_assert_cmpint (block->position, ==, 3);
  td_changes_remove_paper_block (changes, 7, 4);
  block = &get_last (changes, TD_ROW_PAPER_BLOCK, true)->block;
  g_assert_cmpint (block->paper, ==, 7);
  g_assert_cmpint (block->position, ==, 4);

  for (int i = 0; i < TD_N_PAPER_STATES; i++)
    {
      g_assert_true (td_paper_state_from_name (td_paper_state_name ((TdPaperState)i), &state));
      g_assert_cmpint (state, ==, i);
    }
  g_assert_false (td_paper_state_from_name ("lost", &state));
}

/* An empty row says nothing: no days, and what a missing share means. */
static void
test_add (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  for (guint kind = 0; kind < TD_N_ROW_KINDS; kind++)
    {
      TdChange *change = td_changes_add (changes, (TdRowKind)kind);
      g_assert_true (change == get_last (changes, (TdRowKind)kind, false));
    }
  const TdChange *unit = td_changes_get (changes, TD_ROW_UNIT);
  g_assert_null (unit->unit.code);
  g_assert_cmpint (unit->unit.valid_from, ==, TD_DAY_NONE);
  g_assert_cmpint (unit->unit.valid_to, ==, TD_DAY_NONE);
  const TdChange *officer = td_changes_get (changes, TD_ROW_OFFICER);
  g_assert_cmpint (officer->officer.valid_from, ==, TD_DAY_NONE);
  g_assert_cmpint (officer->officer.valid_to, ==, TD_DAY_NONE);
  g_assert_cmpint (td_changes_get (changes, TD_ROW_TARGET)->target.from, ==, TD_DAY_NONE);
  g_assert_cmpint (td_changes_get (changes, TD_ROW_CUT)->cut.as_of, ==, TD_DAY_NONE);
  g_assert_cmpint (td_changes_get (changes, TD_ROW_RECORD)->record.as_of, ==, TD_DAY_NONE);
  const TdChange *succession = td_changes_get (changes, TD_ROW_SUCCESSION);
  g_assert_cmpint (succession->succession.date, ==, TD_DAY_NONE);
  g_assert_cmpint (succession->succession.share[TD_MEASURE_CASES], ==, TD_SHARE_WHOLE);
  g_assert_cmpint (succession->succession.share[TD_MEASURE_MONEY], ==, TD_SHARE_WHOLE);
  g_assert_cmpuint (td_changes_get (changes, TD_ROW_RECORD)->record.figures.has, ==, 0);
}

static void
test_many (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  for (int i = 0; i < 1000; i++)
    td_changes_remove_cut (changes, i);
  g_assert_cmpuint (td_changes_get_n (changes), ==, 1000);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpint (td_changes_get (changes, i)->cut.as_of, ==, (int)i);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/changes/put-unit", test_put_unit);
  g_test_add_func ("/changes/put-succession", test_put_succession);
  g_test_add_func ("/changes/put-officer", test_put_officer);
  g_test_add_func ("/changes/put-target", test_put_target);
  g_test_add_func ("/changes/put-cut", test_put_cut);
  g_test_add_func ("/changes/put-setting", test_put_setting);
  g_test_add_func ("/changes/put-record", test_put_record);
  g_test_add_func ("/changes/put-paper", test_put_paper);
  g_test_add_func ("/changes/add", test_add);
  g_test_add_func ("/changes/many", test_many);
  return g_test_run ();
}
