/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/** TdCliStatus: what the command "status" prints. */
typedef struct
{
  const TdBook *book;   /* borrowed */
  TdProgress *progress; /* borrowed */
  bool has_measure;     /* only one is shown */
  TdMeasure measure;
} TdCliStatus;

/** td_cli_status_print_text: tables and sentences for people, in the language of the locale. */
void td_cli_status_print_text (const TdCliStatus *status);

G_END_DECLS
