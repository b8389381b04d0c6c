/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-paper-desk.h"
#include "model/td-day.h"

G_BEGIN_DECLS

struct _TdPaperDesk
{
  GObject parent_instance;

  /* owned */
  TdSession *session;
  TdDraft *draft;       /* (nullable): as it is in memory */
  TdDraft *stored;      /* (nullable): as it is on disk */
  GPtrArray *contents;  /* (nullable): of its blocks on disk */
  char *failure;        /* (nullable): why it cannot be read */
  char *save_failure;   /* (nullable): why it is not on disk */
  TdProgress *progress; /* (nullable): of its cut, now */
  GPtrArray *differences;
  GPtrArray *remarks;
  GDateTime *saved_at; /* (nullable) */
  guint save_source;
  guint examine_source;

  int64_t id; /* 0: none */
  bool is_unsaved;
  bool is_applying;
};

/* Shared by the files of the desk. */

/** _td_paper_desk_calculate: (transfer full) (nullable): the figures of a day. */
TdProgress *
_td_paper_desk_calculate (TdPaperDesk *desk, TdDay as_of, const char *unit, TdDay issued);

/** _td_paper_desk_apply: changes of the desk's own, which it does not have to follow. */
bool _td_paper_desk_apply (TdPaperDesk *desk,
                           const TdChanges *changes,
                           const char *kind,
                           const TdPaper *paper,
                           GError **error);

/** _td_paper_desk_note_saved: what is on disk is what is in memory. */
void _td_paper_desk_note_saved (TdPaperDesk *desk);
void _td_paper_desk_emit_replaced (TdPaperDesk *desk);
void _td_paper_desk_examine_later (TdPaperDesk *desk);

G_END_DECLS
