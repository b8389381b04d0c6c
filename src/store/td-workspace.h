/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>

#include "model/td-book.h"

G_BEGIN_DECLS

/*
 * TdWorkspace: the workspace file. Nothing else in the process opens it. An edit is on disk when
 * td_workspace_apply() has returned; there is no Save. docs/store.md is the contract.
 *
 * Signal ::changed (TdWorkspace *workspace): there is a new book; also after another window wrote.
 * Signal ::state-changed: read-only, or what can be undone, changed.
 *
 * A worker thread may apply, undo and back up; the book and the signals come to the thread that
 * opened the workspace, in its main context.
 */
#define TD_TYPE_WORKSPACE (td_workspace_get_type ())
G_DECLARE_FINAL_TYPE (TdWorkspace, td_workspace, TD, WORKSPACE, GObject)

/**
 * TdAction: what a group of changes is, for the journal and for naming undo; codes, worded when
 * shown.
 * @kind: "set", "target", "close", "reopen", "import", "unit-add", "unit-edit", "unit-retire",
 *   "unit-delete", "cut-add", "cut-delete", "settings", "new", "paste", "fill", "clear", "plan",
 *   "explain", "form", "officer", "restructure", "revert", "undo", "redo"; of papers "paper-new",
 *   "paper-edit", "paper-refresh", "paper-issue", "paper-delete"
 * @unit: (nullable), @officer: (nullable), @as_of: or TD_DAY_NONE, @detail: (nullable): e.g. a
 * measure or a folder; of papers the kind of document
 * @note: (nullable): the user's words
 */
typedef struct
{
  const char *kind;
  const char *unit;
  const char *officer;
  TdDay as_of;
  const char *detail;
  const char *note;
} TdAction;

/**
 * TdAccess: how to open.
 * @TD_ACCESS_READ: takes no lock and changes nothing, but completes what a crash left half done
 * @TD_ACCESS_WRITE: fails with #TD_ERROR_LOCKED while another program writes
 * @TD_ACCESS_WRITE_IF_FREE: like WRITE, but read-only (following the writer) when locked, too new,
 * or on a read-only medium
 */
typedef enum
{
  TD_ACCESS_READ,
  TD_ACCESS_WRITE,
  TD_ACCESS_WRITE_IF_FREE,
} TdAccess;

/** td_workspace_create: (transfer full): makes a new, empty workspace; #TD_ERROR_EXISTS rather than
 * replacing a file. */
TdWorkspace *td_workspace_create (const char *path, GError **error);

/**
 * td_workspace_open: opens, migrating an older version after a backup; who only reads migrates a
 * copy in memory.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_NOT_FOUND, NOT_WORKSPACE, CORRUPT (the message
 * names the newest good backup), TOO_NEW, LOCKED, READ_ONLY, IO. The file is left as it was.
 */
TdWorkspace *td_workspace_open (const char *path, TdAccess access, GError **error);

/** td_workspace_close: closes the file and frees the lock; also done when the last reference goes.
 */
void td_workspace_close (TdWorkspace *workspace);

const char *td_workspace_get_path (TdWorkspace *workspace);

/** td_workspace_get_book: (transfer none): the present snapshot; take a reference to keep it. */
TdBook *td_workspace_get_book (TdWorkspace *workspace);

bool td_workspace_is_read_only (TdWorkspace *workspace);

/** td_workspace_get_read_only_reason: (nullable): a sentence: who holds it, or what makes it so. */
const char *td_workspace_get_read_only_reason (TdWorkspace *workspace);

/** td_workspace_is_held: whether it is read-only only as long as another program writes to it. */
bool td_workspace_is_held (TdWorkspace *workspace);

/** td_workspace_try_take_over: becomes the writer if the lock is free now. */
bool td_workspace_try_take_over (TdWorkspace *workspace, GError **error);

/**
 * TdApplyResult: how many rows were added, changed, removed, or equal already. Removed counts what
 * goes with a row too; a cut that a record brings is added.
 */
typedef struct
{
  guint added;
  guint changed;
  guint removed;
  guint equal;
} TdApplyResult;

/**
 * td_workspace_apply: makes @changes as one group of the journal in one transaction, after
 * td_changes_check(). Nothing is written when a rule is broken, or when nothing changes.
 * @dry_run: check and count only
 * @faults: (nullable) (element-type TdFault): what is wrong, when #TD_ERROR_RULE is set
 * @result: (out) (nullable)
 *
 * Returns: false with #TD_ERROR_RULE (message: the first fault), CLOSED, READ_ONLY, FULL, IO.
 */
bool td_workspace_apply (TdWorkspace *workspace,
                         const TdChanges *changes,
                         const TdAction *action,
                         bool dry_run,
                         GPtrArray *faults,
                         TdApplyResult *result,
                         GError **error);

/**
 * td_workspace_load_blocks: what a paper says: the contents of its blocks, by position. A worker
 * may ask.
 *
 * Returns: (transfer full) (element-type utf8): NULL with #TD_ERROR_NOT_FOUND when there is no such
 * paper, #TD_ERROR_CORRUPT, #TD_ERROR_CANCELLED when the workspace was closed meanwhile, IO.
 */
GPtrArray *td_workspace_load_blocks (TdWorkspace *workspace, int64_t paper, GError **error);

/**
 * td_workspace_close_cut: closes the figures of a cut (chốt); its revision counts up.
 * @note: (nullable): the new note of the cut; NULL keeps the one it has
 */
bool td_workspace_close_cut (TdWorkspace *workspace, TdDay as_of, const char *note, GError **error);

/** td_workspace_reopen_cut: opens a closed cut again; @note, the reason, is demanded and kept in
 * the journal. */
bool
td_workspace_reopen_cut (TdWorkspace *workspace, TdDay as_of, const char *note, GError **error);

/*
 * Undo and redo, also across restarts; #TD_ERROR_NOTHING, #TD_ERROR_CLOSED, or #TD_ERROR_RULE when
 * a row is not as the group left it. Closing and reopening are never undone, but stand in the way
 * of what touched that cut.
 */
bool td_workspace_undo (TdWorkspace *workspace, GError **error);
bool td_workspace_redo (TdWorkspace *workspace, GError **error);

/** TdGroup: one group of changes in the journal; strings are owned. */
typedef struct
{
  gint64 id;
  char *when; /* ISO 8601 with zone, second */
  char *who;
  char *kind;
  char *unit;    /* (nullable) */
  char *officer; /* (nullable) */
  TdDay as_of;
  char *detail;  /* (nullable) */
  char *note;    /* (nullable) */
  bool undone;   /* its effect is undone at present */
  gint64 of;     /* for undo and redo: the group undone or redone, else 0 */
  gint64 n_rows; /* so many rows of tables it changed */
} TdGroup;
void td_group_free (TdGroup *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdGroup, td_group_free)

/** td_workspace_get_undo: (transfer full) (nullable): the group that undo would run backwards. */
TdGroup *td_workspace_get_undo (TdWorkspace *workspace);
TdGroup *td_workspace_get_redo (TdWorkspace *workspace);

/**
 * TdJournalLine: one changed cell or row of a group, with codes; strings owned, NULL where not
 * applicable. An added or removed row is a line without item, then a line for each figure in it,
 * unless the group has more than a thousand such rows. @unit is the predecessor of a succession,
 * @as_of the first day of a target, @item the key of a setting. A block of a paper has a line for
 * each text in which it differs, plain and short, and one when it comes or goes; without @before
 * and
 * @after where nothing that can be read differs: a table, a chart.
 */
typedef struct
{
  gint64 group;      /* id */
  gint64 row;        /* of the journal: the lines of one row have one */
  const char *table; /* td_row_kind_name() */
  char op;           /* 'i', 'u', 'd' */
  char *unit;
  char *officer;
  TdDay as_of;
  char *measure;
  char *paper;  /* (nullable): the title of the paper */
  char *item;   /* column; NULL for a whole row */
  char *before; /* (nullable): absent */
  char *after;
} TdJournalLine;
void td_journal_line_free (TdJournalLine *line);

/**
 * td_workspace_list_groups: (transfer full) (element-type TdGroup): newest first.
 * @limit: 0 for all
 */
GPtrArray *td_workspace_list_groups (TdWorkspace *workspace, guint limit, GError **error);

/**
 * TdJournalFilter: which groups of the journal are asked for; unset fields ask for nothing. A group
 * fits in unit, cut and item when one of its rows fits in all three.
 * @from, @to: first and last day on which it was made
 * @unit: code; also of its officers, targets and successions
 * @as_of: the cut
 * @item: a column, such as "completed" or "rate", or the key of a setting
 * @accept: (nullable): judges by words; in the thread that asks
 */
typedef struct
{
  TdDay from;
  TdDay to;
  const char *who;
  const char *kind;
  const char *unit;
  TdDay as_of;
  const char *item;
  bool (*accept) (const TdGroup *group, gpointer data);
  gpointer accept_data;
} TdJournalFilter;

/** TD_JOURNAL_FILTER_NONE: asks for every group. */
#define TD_JOURNAL_FILTER_NONE                                                                     \
  ((TdJournalFilter){ .from = TD_DAY_NONE, .to = TD_DAY_NONE, .as_of = TD_DAY_NONE })

/**
 * td_workspace_query_groups: the next groups that fit, newest first. A worker may ask: the file is
 * given to others every few milliseconds.
 * @before: only older groups than this one; 0 for all
 * @limit: at most so many
 * @next: (out): what to ask for next as @before; 0 when there are no more
 *
 * Returns: (transfer full) (element-type TdGroup): NULL with #TD_ERROR_CANCELLED, also when the
 * workspace was closed meanwhile.
 */
GPtrArray *td_workspace_query_groups (TdWorkspace *workspace,
                                      const TdJournalFilter *filter,
                                      gint64 before,
                                      guint limit,
                                      GCancellable *cancellable,
                                      gint64 *next,
                                      GError **error);

/** td_workspace_list_people: (transfer full): who stands in the journal. */
GStrv td_workspace_list_people (TdWorkspace *workspace, GError **error);

/** td_workspace_list_kinds: (transfer full): the kinds of actions that stand in the journal. */
GStrv td_workspace_list_kinds (TdWorkspace *workspace, GError **error);

/** td_workspace_get_last_group: @group: (out): the newest one, 0 for none. */
bool td_workspace_get_last_group (TdWorkspace *workspace, gint64 *group, GError **error);

/**
 * td_workspace_revert: puts back what stood there before a group, or before one of its lines, as a
 * new group of the kind "revert" that can be undone.
 * @line: which of td_workspace_list_lines(), from 0; -1 for all of the group
 * @note: (nullable): the user's words
 *
 * Returns: false with #TD_ERROR_NOT_FOUND, #TD_ERROR_NOTHING when nothing can be put back,
 * #TD_ERROR_RULE when a row was changed since, its unit is gone or a rule would be broken,
 * #TD_ERROR_CLOSED, READ_ONLY, FULL, IO.
 */
bool td_workspace_revert (
    TdWorkspace *workspace, gint64 group, int line, const char *note, GError **error);

/** td_workspace_can_revert: whether an action of that kind can be reverted at all. */
bool td_workspace_can_revert (const char *kind);

/** td_workspace_list_lines: (transfer full) (element-type TdJournalLine): of one group. */
GPtrArray *td_workspace_list_lines (TdWorkspace *workspace, gint64 group, GError **error);

/** TdPermilleFunc: told how far a job is, 0 … 1000. */
typedef void (*TdPermilleFunc) (guint permille, gpointer data);

/**
 * td_workspace_save_copy: writes a whole, verified copy to @path, where it replaces a file only
 * when it is complete. A worker may do it.
 * @progress: (nullable)
 *
 * Returns: false with #TD_ERROR_EXISTS for the workspace itself, CANCELLED, FULL, IO.
 */
bool td_workspace_save_copy (TdWorkspace *workspace,
                             const char *path,
                             TdPermilleFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);

/** td_workspace_backup: writes a whole, verified copy to @path, which must not exist. */
bool td_workspace_backup (TdWorkspace *workspace,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error);

/** td_workspace_backup_dated: (transfer full): makes a dated backup in the backup folder of the
 * workspace, rotates, returns its path. */
char *td_workspace_backup_dated (TdWorkspace *workspace, const char *why, GError **error);

/**
 * td_workspace_restore: makes @path from the verified backup @backup; an existing file needs
 * @replace and is backed up first, or set aside when it is damaged. #TD_ERROR_LOCKED while a window
 * has it open.
 */
bool td_workspace_restore (const char *backup, const char *path, bool replace, GError **error);

/** td_workspace_find_backup: (transfer full) (nullable): the newest good backup of the workspace at
 * @path. */
char *td_workspace_find_backup (const char *path);

/** TdBackup: a file in the backup folder of a workspace; strings are owned. */
typedef struct
{
  char *path;
  char *when; /* ISO 8601, local, second */
  char *why;  /* (nullable): "daily", "migration", "manual" or the kind of the action after it */
  gint64 size;
  gint64 written; /* microseconds: tells apart those of one second */
  bool set_aside; /* a damaged workspace that a backup took the place of */
} TdBackup;
void td_backup_free (TdBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBackup, td_backup_free)

/** td_workspace_get_backup_folder: (transfer full): it need not be there yet. */
char *td_workspace_get_backup_folder (const char *path);

/** td_workspace_list_backups: (transfer full) (element-type TdBackup): of the workspace at @path,
 * newest first. */
GPtrArray *td_workspace_list_backups (const char *path);

/** TdContent: what is in a workspace file. */
typedef struct
{
  int format;   /* the version of the file */
  TdBook *book; /* owned */
  guint n_records;
  TdGroup *last; /* (nullable): owned: the newest group of changes */
} TdContent;
void td_content_free (TdContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdContent, td_content_free)

/**
 * td_workspace_look_into: reads the workspace file at @path without opening it for work.
 * @verify: whether it is gone through for damage first; that takes longer
 *
 * Returns: (transfer full): NULL with the errors of td_workspace_open(), or #TD_ERROR_CANCELLED
 */
TdContent *
td_workspace_look_into (const char *path, bool verify, GCancellable *cancellable, GError **error);

/**
 * td_workspace_count_since: how many groups of changes the workspace at @path has after @last,
 * which is the newest group of a backup, NULL for one without.
 * @n: (out)
 *
 * Returns: false when it cannot be read, with #TD_ERROR_NOT_FOUND when the backup is not of its
 * past.
 */
bool td_workspace_count_since (const char *path, const TdGroup *last, guint *n, GError **error);

/** td_workspace_verify: quick_check of the file; slow for large files, safe in a worker thread
 * (opens its own connection read-only). */
bool td_workspace_verify (const char *path, GError **error);

/** td_workspace_dump: (transfer full): all tables but the journal as sorted text; two equal dumps
 * are two equal workspaces. For tests. */
char *td_workspace_dump (TdWorkspace *workspace);

G_END_DECLS
