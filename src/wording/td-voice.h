/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"
#include "wording/td-money.h"

G_BEGIN_DECLS

/**
 * TdVoice: who speaks.
 * @TD_VOICE_INTERFACE: the program, in the language and the numbers of the interface
 * @TD_VOICE_PAPER: a paper, always in Vietnamese, in the words of data/templates
 */
typedef enum
{
  TD_VOICE_INTERFACE,
  TD_VOICE_PAPER,
} TdVoice;

/** td_voice_locale: how a voice writes numbers. */
TdLocale td_voice_locale (TdVoice voice);

/**
 * td_voice_say: the words of a voice: of papers those under @key in @group of phrases.ini, else
 * @translated.
 */
const char *
td_voice_say (TdVoice voice, const char *group, const char *key, const char *translated);

/** td_voice_day: (transfer full): "12/9/2025". */
char *td_voice_day (TdVoice voice, TdDay day);

/** td_voice_day_short: (transfer full): "12/9". */
char *td_voice_day_short (TdVoice voice, TdDay day);

/** td_voice_hundredths: (transfer full): "79,07"; @plus: "+" before what is positive. */
char *td_voice_hundredths (TdVoice voice, int64_t hundredths, bool plus);

/** td_voice_money: (transfer full): an amount with its unit. */
char *td_voice_money (TdVoice voice, int64_t thousand_dong, TdMoneyStyle style);

/**
 * td_voice_whole: what the row of all units together is called: "Toàn tỉnh", "Toàn thành phố",
 * "Toàn đơn vị", by the name of @root.
 */
const char *td_voice_whole (TdVoice voice, const TdBook *book, TdSubject root);

G_END_DECLS
