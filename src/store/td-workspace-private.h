/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-load.h"
#include "td-lock.h"
#include "td-workspace.h"

G_BEGIN_DECLS

/** TdOpened: an open workspace file and what was read from it. */
typedef struct
{
  TdDatabase *database; /* owned */
  TdLock *lock;         /* (nullable): owned; there means this is the writer */
  TdIds *ids;           /* owned */
  TdBook *book;         /* owned */
  int64_t data_version; /* of the file when the book was read */
  int64_t last_group;   /* in the journal when the book was read */
  bool remote;
  bool wal;
  bool follows;   /* the file can change, and be asked whether it has */
  bool immutable; /* nobody can write to it, so it was opened without locks */
  guint64 device; /* which file it is: a restored one is another */
  guint64 inode;
} TdOpened;

void _td_opened_clear (TdOpened *opened);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdOpened, _td_opened_clear)

/** _td_opened_read: opens the workspace at @path for reading only. */
bool _td_opened_read (TdOpened *opened, const char *path, GError **error);

/** _td_opened_write: takes the lock and opens the workspace at @path for writing, migrating it. */
bool _td_opened_write (TdOpened *opened, const char *path, GError **error);

/** _td_opened_finish: makes a file that no program writes to whole again, as the last one does. */
void _td_opened_finish (const char *path);

struct _TdWorkspace
{
  GObject parent;

  char *path; /* owned */
  TdAccess access;
  TdOpened opened;
  char *read_only_reason; /* (nullable): owned */
  bool is_held;           /* read-only because another program had the lock */

  /* The window's thread sees the published book; a worker that writes goes on with opened.book. */
  TdBook *book;          /* owned */
  guint n_published;     /* books so far; atomic */
  guint shown;           /* which of them @book is */
  GThread *owner;        /* borrowed */
  GMainContext *context; /* owned */
  GRecMutex mutex;       /* guards opened */

  GSource *checkpoint;    /* (nullable): owned */
  GSource *poll;          /* (nullable): owned */
  GThread *backup_thread; /* (nullable): owned */
};

/** _td_workspace_publish: shows the newest book to the owner's thread. */
void _td_workspace_publish (TdWorkspace *workspace);

/** _td_workspace_check_writable: #TD_ERROR_READ_ONLY with the reason, unless this is the writer. */
bool _td_workspace_check_writable (TdWorkspace *workspace, GError **error);

/** _td_workspace_refresh: reads what another connection has written. */
bool _td_workspace_refresh (TdWorkspace *workspace, bool *changed, GError **error);

/** _td_workspace_schedule_checkpoint: some seconds after the last edit the file is made whole. */
void _td_workspace_schedule_checkpoint (TdWorkspace *workspace);

/** _td_workspace_join_backup: waits for a backup that is being made beside the work. */
void _td_workspace_join_backup (TdWorkspace *workspace);

/** _td_workspace_backup_before: makes a backup of what is in the file, as another connection sees
 * it. */
bool _td_workspace_backup_before (TdWorkspace *workspace, const char *why, GError **error);

/**
 * _td_workspace_snapshot: holds on to what is in the file now.
 * Returns: (transfer full) (nullable): for _td_workspace_backup_snapshot()
 */
TdDatabase *_td_workspace_snapshot (TdWorkspace *workspace);

/** _td_workspace_backup_snapshot: backs up @snapshot in a thread. @snapshot: (transfer full) */
void _td_workspace_backup_snapshot (TdWorkspace *workspace, TdDatabase *snapshot);

/** _td_workspace_get_sqlite: for tests that make it fail. */
sqlite3 *_td_workspace_get_sqlite (TdWorkspace *workspace);

G_END_DECLS
