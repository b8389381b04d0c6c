/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-papers.h"

#include "charts/td-chart-export.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "cli/td-cli-scope.h"
#include "documents/td-paper-work.h"
#include "documents/td-proof.h"
#include "model/td-amount.h"
#include "model/td-day.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  VERB_LIST,
  VERB_NEW,
  VERB_REFRESH,
  VERB_ISSUE,
  VERB_REMOVE,
  N_VERBS,
} Verb;

typedef struct
{
  Verb verb;
  TdCliScope scope;
  const char *kind;   /* of a new one */
  int64_t id;         /* of one of the workspace */
  const char *number; /* (nullable) */
  gboolean refresh;
  gboolean keep;
  bool is_json;
} Order;

/* --- papers --- */

bool
td_cli_read_id (const TdCliCommand *command, const char *text, int64_t *id)
{
  if (td_amount_parse_ascii (text, id) && *id >= 1 && *id <= TD_PAPER_ID_MAX)
    return true;
  td_cli_misuse (command, _ ("The number of a paper in the list was expected, not “%s”."), text);
  return false;
}

const TdPaper *
td_cli_find_paper (const TdBook *book, int64_t id)
{
  const TdPaper *paper = td_book_find_paper (book, id);

  if (paper == NULL)
    td_cli_fail (_ ("There is no paper %d."), (int)id);
  return paper;
}

TdDraft *
td_cli_load_draft (TdWorkspace *workspace, const TdPaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contents = td_workspace_load_blocks (workspace, paper->id, &error);
  TdDraft *draft = contents != NULL ? td_draft_read (paper, contents, &error) : NULL;

  if (draft == NULL)
    td_cli_fail_error (error);
  return draft;
}

/* --- what is printed --- */

typedef enum
{
  FIGURES_SAME,
  FIGURES_CHANGED,
  FIGURES_GONE,
} Figures;

/* What a refresh would find; says nothing of what cannot be read. */
static Figures
compare (TdWorkspace *workspace, const TdPaper *paper)
{
  TdBook *book = td_workspace_get_book (workspace);
  g_autoptr (TdProgress) progress
      = td_paper_calculate (book, paper->as_of, paper->unit, paper->issued);
  g_autoptr (GPtrArray) contents = td_workspace_load_blocks (workspace, paper->id, NULL);
  g_autoptr (TdDraft) draft = contents != NULL ? td_draft_read (paper, contents, NULL) : NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (progress == NULL || draft == NULL)
    return FIGURES_GONE;
  g_autoptr (TdDraft) fresh = td_draft_refresh (draft, progress, paper->number, &differences, NULL);
  if (fresh == NULL)
    return FIGURES_GONE;
  return differences->len > 0 ? FIGURES_CHANGED : FIGURES_SAME;
}

static void
add_paper (JsonBuilder *builder, const TdPaper *paper, Figures figures)
{
  json_builder_begin_object (builder);
  td_cli_json_add_number (builder, "id", paper->id);
  td_cli_json_add_text (builder, "kind", paper->kind);
  td_cli_json_add_text (builder, "number", paper->number);
  td_cli_json_add_day (builder, "issued", paper->issued);
  td_cli_json_add_day (builder, "as_of", paper->as_of);
  td_cli_json_add_text (builder, "unit", paper->unit);
  td_cli_json_add_text (builder, "state", td_paper_state_name (paper->state));
  td_cli_json_add_text (builder, "title", paper->title);
  if (figures == FIGURES_GONE)
    td_cli_json_add_text (builder, "changed", NULL);
  else
    td_cli_json_add_flag (builder, "changed", figures == FIGURES_CHANGED);
  json_builder_end_object (builder);
}

static void
print_json (TdWorkspace *workspace)
{
  const TdBook *book = td_workspace_get_book (workspace);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "papers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < td_book_get_n_papers (book); i++)
    {
      const TdPaper *paper = td_book_get_paper (book, i);
      add_paper (builder, paper, compare (workspace, paper));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static void
add_headings (TdCliTable *table)
{
  const char *const headings[] = {
    C_ ("heading", "Paper"), C_ ("heading", "Kind"),       C_ ("heading", "Number"),
    C_ ("heading", "Day"),   C_ ("heading", "Figures of"), C_ ("heading", "Unit"),
    C_ ("heading", "State"), C_ ("heading", "Figures"),    C_ ("heading", "Title"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    td_cli_table_add (table, g_strdup (headings[i]));
}

static void
print_list (TdWorkspace *workspace)
{
  const TdBook *book = td_workspace_get_book (workspace);
  g_autoptr (TdCliTable) table = td_cli_table_new ("rllllllll");
  const char *const figures[] = {
    /* TRANSLATORS: the figures of a paper, held against those of the workspace */
    [FIGURES_SAME] = C_ ("paper", "as now"),
    [FIGURES_CHANGED] = C_ ("paper", "changed"),
    [FIGURES_GONE] = C_ ("paper", "gone"),
  };

  if (td_book_get_n_papers (book) == 0)
    {
      td_cli_print (_ ("The workspace has no papers.\n"));
      return;
    }
  add_headings (table);
  for (guint i = 0; i < td_book_get_n_papers (book); i++)
    {
      const TdPaper *paper = td_book_get_paper (book, i);
      td_cli_table_add (table, g_strdup_printf ("%d", (int)paper->id));
      td_cli_table_add (table, g_strdup (td_document_get_kind_label (paper->kind)));
      td_cli_table_add (table, g_strdup (paper->number != NULL ? paper->number : TD_ABSENT));
      td_cli_table_add (table, td_day_format (paper->issued));
      td_cli_table_add (table, td_day_format (paper->as_of));
      td_cli_table_add (table, g_strdup (paper->unit != NULL ? paper->unit : TD_ABSENT));
      td_cli_table_add (table,
                        g_strdup (paper->state == TD_PAPER_ISSUED ? C_ ("paper", "issued")
                                                                  : C_ ("paper", "draft")));
      td_cli_table_add (table, g_strdup (figures[compare (workspace, paper)]));
      td_cli_table_add (table, g_strdup (paper->title));
    }
  td_cli_table_print (table, 0);
}

static void
add_differences (JsonBuilder *builder, const GPtrArray *differences)
{
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    {
      const TdDifference *difference = g_ptr_array_index (differences, i);
      json_builder_begin_object (builder);
      td_cli_json_add_text (builder, "type", td_difference_type_name (difference->type));
      td_cli_json_add_number (builder, "block", difference->block);
      td_cli_json_add_text (builder, "label", difference->label);
      td_cli_json_add_text (builder, "path", difference->path);
      td_cli_json_add_text (builder, "before", difference->before);
      td_cli_json_add_text (builder, "after", difference->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What was done to a paper: its header, and what it says now. */
static void
print_done_json (TdWorkspace *workspace, int64_t id, const GPtrArray *differences)
{
  const TdPaper *paper = td_book_find_paper (td_workspace_get_book (workspace), id);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "paper");
  add_paper (builder, paper, compare (workspace, paper));
  add_differences (builder, differences);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static void
print_differences (const GPtrArray *differences, TdBook *book)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const TdDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *words = td_difference_describe (difference, book);
      td_cli_print ("  %s: %s\n", difference->label, words);
    }
}

/* --- what is done --- */

static bool
apply (TdWorkspace *workspace, const TdChanges *changes, const char *kind, const TdPaper *paper)
{
  g_autoptr (GError) error = NULL;
  TdAction action
      = { .kind = kind, .unit = paper->unit, .as_of = paper->as_of, .detail = paper->kind };

  if (td_workspace_apply (workspace, changes, &action, false, NULL, NULL, &error))
    return true;
  td_cli_fail_error (error);
  return false;
}

/* Writes down of which state of the workspace the figures are. */
static void
note_figures (TdWorkspace *workspace, TdPaper *paper)
{
  gint64 group = paper->group;

  (void)td_workspace_get_last_group (workspace, &group, NULL);
  td_paper_note_figures (paper, td_workspace_get_book (workspace), group);
}

static TdCliExit
make_new (TdWorkspace *workspace, const Order *order)
{
  TdBook *book = td_workspace_get_book (workspace);
  g_autoptr (TdProgress) progress = td_cli_scope_calculate (&order->scope, book, true);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (progress == NULL)
    return TD_CLI_FAILED;
  g_autoptr (TdDraft) draft = td_draft_compose (progress, order->kind, order->number, &error);
  if (draft == NULL)
    return td_cli_fail_error (error);
  TdPaper paper = {
    .kind = (char *)order->kind,
    .as_of = progress->as_of,
    .unit = (char *)order->scope.unit,
    .issued = progress->on,
    .number = (char *)order->number,
    .state = TD_PAPER_DRAFT,
  };
  note_figures (workspace, &paper);
  paper.id = td_paper_put_new (draft, &paper, book, changes);
  if (!apply (workspace, changes, "paper-new", &paper))
    return TD_CLI_FAILED;
  if (order->is_json)
    print_done_json (workspace, paper.id, none);
  else
    /* TRANSLATORS: the number of a paper in the list, and its title */
    td_cli_print (_ ("Paper %d: %s\n"),
                  (int)paper.id,
                  td_cli_find_paper (td_workspace_get_book (workspace), paper.id)->title);
  return TD_CLI_DONE;
}

/* A draft that is worked on. */
typedef struct
{
  TdBook *book;         /* owned: what the header names is of it */
  TdPaper paper;        /* its header, as it will be */
  TdDraft *stored;      /* owned */
  TdProgress *progress; /* owned: the figures of now */
} Work;

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->stored, td_draft_free);
  g_clear_pointer (&work->progress, td_progress_free);
  g_clear_pointer (&work->book, td_book_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static bool
begin (TdWorkspace *workspace, const Order *order, Work *work)
{
  work->book = td_book_ref (td_workspace_get_book (workspace));
  const TdPaper *paper = td_cli_find_paper (work->book, order->id);
  if (paper == NULL)
    return false;
  if (paper->state == TD_PAPER_ISSUED)
    {
      td_cli_fail (_ ("Paper %d is issued and stays as it is."), (int)paper->id);
      return false;
    }
  work->paper = *paper;
  if (order->number != NULL)
    work->paper.number = (char *)order->number;
  if (order->scope.on != TD_DAY_NONE)
    work->paper.issued = order->scope.on;
  if (work->paper.issued < paper->as_of)
    {
      g_autofree char *day = td_day_format_iso (paper->as_of);
      td_cli_fail (_ ("--%s lies before the figures of %s."), "issued", day);
      return false;
    }
  work->stored = td_cli_load_draft (workspace, paper);
  if (work->stored == NULL)
    return false;
  work->progress = td_paper_calculate (work->book, paper->as_of, paper->unit, work->paper.issued);
  if (work->progress == NULL)
    td_cli_fail (_ ("The figures or the unit that paper %d is about are gone."), (int)paper->id);
  return work->progress != NULL;
}

static bool
finish (TdWorkspace *workspace, const Work *work, const TdDraft *next, const char *kind)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_draft_put (next, work->stored, work->paper.id, changes);
  td_changes_put_paper (changes, &work->paper);
  return apply (workspace, changes, kind, &work->paper);
}

static TdCliExit
refresh (TdWorkspace *workspace, const Order *order)
{
  g_auto (Work) work = { 0 };
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  if (!begin (workspace, order, &work))
    return TD_CLI_FAILED;
  g_autoptr (TdDraft) next
      = td_draft_refresh (work.stored, work.progress, work.paper.number, &differences, &error);
  if (next == NULL)
    return td_cli_fail_error (error);
  const TdPaper *before = td_book_find_paper (work.book, order->id);
  bool is_same = differences->len == 0 && before->issued == work.paper.issued
                 && g_strcmp0 (before->number, work.paper.number) == 0;
  note_figures (workspace, &work.paper);
  if (!is_same && !finish (workspace, &work, next, "paper-refresh"))
    return TD_CLI_FAILED;
  if (order->is_json)
    print_done_json (workspace, order->id, differences);
  else if (is_same)
    td_cli_print (_ ("Nothing changed: paper %d says what the figures say.\n"), (int)order->id);
  else
    {
      td_cli_print (_ ("Paper %d has the figures of now:\n"), (int)order->id);
      print_differences (differences, work.book);
    }
  return TD_CLI_DONE;
}

/* What should be looked at before it is signed. */
static void
note_warnings (const TdDraft *draft, const TdProgress *progress)
{
  g_autoptr (TdDocument) document = td_draft_get_document (draft);
  g_autoptr (TdProof) proof = td_proof_new (progress);

  td_proof_document (proof, document);
  const GPtrArray *remarks = td_proof_get_remarks (proof);
  for (guint i = 0; i < remarks->len; i++)
    {
      const TdRemark *remark = g_ptr_array_index (remarks, i);
      if (td_remark_is_warning (remark))
        td_cli_note ("%s", remark->message);
    }
}

static TdCliExit
issue (TdWorkspace *workspace, const Order *order)
{
  g_auto (Work) work = { 0 };
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  if (!begin (workspace, order, &work))
    return TD_CLI_FAILED;
  if (work.paper.number == NULL)
    return td_cli_fail (_ ("A paper is issued under a number: --number is missing."));
  g_autoptr (TdDraft) headed
      = td_paper_set_head (work.stored, work.progress, work.paper.number, &error);
  g_autoptr (TdDraft) fresh
      = headed != NULL
            ? td_draft_refresh (headed, work.progress, work.paper.number, &differences, &error)
            : NULL;
  if (fresh == NULL)
    return td_cli_fail_error (error);
  if (differences->len > 0 && !order->refresh && !order->keep)
    return td_cli_fail (_ ("Paper %d does not say what the figures say now: --refresh takes them, "
                           "--keep issues it as it stands."),
                        (int)order->id);
  const TdDraft *next = order->refresh ? fresh : headed;
  note_warnings (next, work.progress);
  work.paper.state = TD_PAPER_ISSUED;
  if (order->refresh)
    note_figures (workspace, &work.paper);
  else
    g_ptr_array_set_size (differences, 0);
  if (!finish (workspace, &work, next, "paper-issue"))
    return TD_CLI_FAILED;
  if (order->is_json)
    print_done_json (workspace, order->id, differences);
  else
    {
      td_cli_print (_ ("Paper %d is issued and locked.\n"), (int)order->id);
      print_differences (differences, work.book);
    }
  return TD_CLI_DONE;
}

static TdCliExit
take_away (TdWorkspace *workspace, const Order *order)
{
  g_autoptr (TdBook) book = td_book_ref (td_workspace_get_book (workspace));
  g_autoptr (TdChanges) changes = td_changes_new ();
  const TdPaper *paper = td_cli_find_paper (book, order->id);

  if (paper == NULL)
    return TD_CLI_FAILED;
  td_changes_remove_paper (changes, order->id);
  if (!apply (workspace, changes, "paper-delete", paper))
    return TD_CLI_FAILED;
  td_cli_print (_ ("Paper %d is removed.\n"), (int)order->id);
  return TD_CLI_DONE;
}

static TdCliExit
run (TdWorkspace *workspace, const Order *order)
{
  switch (order->verb)
    {
    case VERB_NEW:
      return make_new (workspace, order);
    case VERB_REFRESH:
      return refresh (workspace, order);
    case VERB_ISSUE:
      return issue (workspace, order);
    case VERB_REMOVE:
      return take_away (workspace, order);
    case VERB_LIST:
    case N_VERBS:
    default:
      if (order->is_json)
        print_json (workspace);
      else
        print_list (workspace);
      return TD_CLI_DONE;
    }
}

/* --- the command --- */

static const char *const verbs[N_VERBS + 1] = { "list", "new", "refresh", "issue", "remove", NULL };

/* The options, and which verbs have them, as bits. */
enum
{
  OPTION_AS_OF,
  OPTION_ISSUED,
  OPTION_UNIT,
  OPTION_NUMBER,
  OPTION_REFRESH,
  OPTION_KEEP,
  OPTION_FORMAT,
  N_OPTIONS,
};
#define BIT(verb) (1u << (verb))
static const struct
{
  const char *name;
  guint verbs;
} options[N_OPTIONS] = {
  [OPTION_AS_OF] = { "as-of", BIT (VERB_NEW) },
  [OPTION_ISSUED] = { "issued", BIT (VERB_NEW) | BIT (VERB_REFRESH) | BIT (VERB_ISSUE) },
  [OPTION_UNIT] = { "unit", BIT (VERB_NEW) },
  [OPTION_NUMBER] = { "number", BIT (VERB_NEW) | BIT (VERB_REFRESH) | BIT (VERB_ISSUE) },
  [OPTION_REFRESH] = { "refresh", BIT (VERB_ISSUE) },
  [OPTION_KEEP] = { "keep", BIT (VERB_ISSUE) },
  [OPTION_FORMAT]
  = { "format", BIT (VERB_LIST) | BIT (VERB_NEW) | BIT (VERB_REFRESH) | BIT (VERB_ISSUE) },
};

/* What is to be done, and to which paper. */
static bool
read_verb (const TdCliCommand *command, char **arguments, const bool given[N_OPTIONS], Order *order)
{
  const char *verb = arguments[1] != NULL ? arguments[1] : verbs[VERB_LIST];
  const char *what = arguments[1] != NULL ? arguments[2] : NULL;
  guint index = 0;

  while (verbs[index] != NULL && !g_str_equal (verbs[index], verb))
    index++;
  if (verbs[index] == NULL)
    {
      td_cli_misuse (
          command, _ ("list, new, refresh, issue or remove was expected, not “%s”."), verb);
      return false;
    }
  order->verb = (Verb)index;
  if (index == VERB_LIST ? what != NULL : what == NULL)
    {
      if (what != NULL)
        td_cli_misuse (command, _ ("“%s” is one argument too many."), what);
      else
        td_cli_misuse (command, _ ("“%s” needs one more argument."), verb);
      return false;
    }
  for (guint i = 0; i < N_OPTIONS; i++)
    if (given[i] && !(options[i].verbs & BIT (index)))
      {
        /* TRANSLATORS: the names of an option and of a command */
        td_cli_misuse (command, _ ("--%s does not go with “%s”."), options[i].name, verb);
        return false;
      }
  if (order->verb != VERB_NEW)
    return order->verb == VERB_LIST || td_cli_read_id (command, what, &order->id);
  order->kind = what;
  guint kind = 0;
  return td_cli_read_word (command, "kind", what, td_document_get_kinds (), &kind);
}

TdCliExit
td_cli_papers (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *as_of = NULL, *issued = NULL, *unit = NULL, *number = NULL, *format = NULL;
  Order order = { 0 };
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("as-of", &as_of, TD_CLI_HELP_AS_OF, "DATE"),
    TD_CLI_TEXT_OPTION ("issued", &issued, TD_CLI_HELP_ISSUED, "DATE"),
    TD_CLI_TEXT_OPTION ("unit", &unit, TD_CLI_HELP_ABOUT, "CODE"),
    TD_CLI_TEXT_OPTION ("number", &number, TD_CLI_HELP_NUMBER, "NUMBER"),
    TD_CLI_FLAG_OPTION ("refresh", &order.refresh, N_ ("issue it with the figures of now")),
    TD_CLI_FLAG_OPTION (
        "keep", &order.keep, N_ ("issue it as it stands, whatever the figures say now")),
    TD_CLI_TEXT_OPTION ("format", &format, N_ ("how it is printed; text if left out"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  guint format_index = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 3, &code))
    return code;
  const bool given[N_OPTIONS] = {
    [OPTION_AS_OF] = as_of != NULL,   [OPTION_ISSUED] = issued != NULL,
    [OPTION_UNIT] = unit != NULL,     [OPTION_NUMBER] = number != NULL,
    [OPTION_REFRESH] = order.refresh, [OPTION_KEEP] = order.keep,
    [OPTION_FORMAT] = format != NULL,
  };
  if (!read_verb (command, arguments, given, &order)
      || !td_cli_scope_read (&order.scope, command, "issued", as_of, issued, unit)
      || !td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  if (order.refresh && order.keep)
    return td_cli_misuse (command, _ ("--refresh and --keep exclude each other."));
  if (number != NULL && *number == '\0')
    return td_cli_misuse (command, _ ("--number is empty."));
  order.number = number;
  order.is_json = format_index == 1;

  td_chart_prepare ();
  g_autoptr (TdWorkspace) workspace
      = td_cli_open (arguments[0], order.verb == VERB_LIST ? TD_ACCESS_READ : TD_ACCESS_WRITE);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  return run (workspace, &order);
}
