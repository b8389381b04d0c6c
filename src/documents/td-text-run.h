/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** TdTextRun: a part of a text in one style, or a footnote. */
typedef struct
{
  char *text; /* without marks and control characters; NULL: a footnote */
  char *note; /* with marks */
  bool is_bold;
  bool is_italic;
} TdTextRun;

/**
 * td_text_run_list: what the marks of td-pattern.h say; of traced fields what they show.
 * @text: (nullable)
 *
 * Returns: (transfer full) (element-type TdTextRun): no two next to one another in the same style
 */
GPtrArray *td_text_run_list (const char *text);

/** td_text_run_strip: (transfer full): the letters of @text, without footnotes; @text: (nullable)
 */
char *td_text_run_strip (const char *text);

G_END_DECLS
