/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

/* What a window shows: every text that can be seen, pointed at or heard, and what is cut off. */

/**
 * SurveyKind:
 * @SURVEY_TEXT: a text that can be seen
 * @SURVEY_TOOLTIP: a tooltip
 * @SURVEY_SPOKEN: a name or description for those who hear the window
 * @SURVEY_FAULT: a sentence: what is cut off, outside of the window, or drawn over something else
 */
typedef enum
{
  SURVEY_TEXT,
  SURVEY_TOOLTIP,
  SURVEY_SPOKEN,
  SURVEY_FAULT,
} SurveyKind;

/** SurveyFinding: one of them. */
typedef struct
{
  SurveyKind kind;
  char *text;
} SurveyFinding;

/** survey_kind_name: "text", "tooltip", "spoken", "fault". */
const char *survey_kind_name (SurveyKind kind);

/**
 * survey: looks through what is mapped in @window and its popovers. Spoken texts are found with
 * GTK_A11Y=test.
 *
 * Returns: (transfer full) (element-type SurveyFinding)
 */
GPtrArray *survey (GtkWindow *window);
