/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-book.h"

G_BEGIN_DECLS

/* Keys of settings.csv and of the settings table. */
#define TD_SETTING_AGENCY "agency"     /* name on papers; default: the root's name */
#define TD_SETTING_SUPERIOR "superior" /* the agency above, on papers */
#define TD_SETTING_PLACE "place"       /* "Thái Nguyên", before the date */
#define TD_SETTING_SYMBOL "symbol"     /* "THADS", in the number of papers */
#define TD_SETTING_CONTACT "contact"   /* address and telephone, at the foot of papers */
#define TD_SETTING_SIGNER_AUTHORITY                                                                \
  "signer_authority" /* "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ", above the title */
#define TD_SETTING_SIGNER_TITLE "signer_title" /* "TRƯỞNG THI HÀNH ÁN DÂN SỰ" */
#define TD_SETTING_SIGNER_NAME "signer_name"
#define TD_SETTING_FORM_PREFIX "form."   /* and the id: an own form, as a key file */
#define TD_SETTING_NEAR "threshold_near" /* points short that are still near, "3.00" */
#define TD_SETTING_VERY_LOW                                                                        \
  "threshold_very_low"                       /* points short above which it is very low, "9.00" */
#define TD_SETTING_HOLIDAYS "holidays"       /* ISO days, separated by spaces; replaces the table */
#define TD_SETTING_WORKED_DAYS "worked_days" /* Saturdays and Sundays that were worked */
/* By how many working days after the end of a period its figures are due. */
#define TD_SETTING_DEADLINE_OFFICERS "deadline_officers" /* officers to their unit, "1" */
#define TD_SETTING_DEADLINE_UNITS "deadline_units"       /* units to the province, "2" */
#define TD_SETTING_DEADLINE_PROVINCE "deadline_province" /* the province to the centre, "4" */
#define TD_DEADLINE_MAX 60

/* Thresholds of the check (docs/checks.md): shares in percent, multiples and points, all with at
 * most two decimals. */
#define TD_SETTING_CHECK_ELIGIBLE_FALL "check_eligible_fall"       /* percent, "5.00" */
#define TD_SETTING_CHECK_ENTRUSTING "check_entrusting"             /* times the pace, "3.00" */
#define TD_SETTING_CHECK_ENTRUSTING_SHARE "check_entrusting_share" /* percent, "1.00" */
#define TD_SETTING_CHECK_LEFT "check_left"                         /* percent, "10.00" */
#define TD_SETTING_CHECK_STOPPED "check_stopped"                   /* percent, "10.00" */
#define TD_SETTING_CHECK_SURGE "check_surge"                       /* times the pace, "4.00" */
#define TD_SETTING_CHECK_SURGE_SHARE "check_surge_share"           /* percent, "5.00" */
#define TD_SETTING_CHECK_MONEY "check_money"                       /* percent, "1.00" */
#define TD_SETTING_CHECK_RATE "check_rate"                         /* points, "0.50" */
#define TD_SETTING_CHECK_RECLASSIFIED "check_reclassified"         /* percent, "2.00" */

/**
 * TdCheckThreshold: the thresholds of the check.
 * @TD_CHECK_ELIGIBLE_FALL: V11: eligible fell by more than this share
 * @TD_CHECK_ENTRUSTING: entrusting-surge: more than so many times the pace
 * @TD_CHECK_ENTRUSTING_SHARE: entrusting-surge: and more than this share of the total
 * @TD_CHECK_LEFT: hoarding: more than this share of eligible is left
 * @TD_CHECK_STOPPED: hoarding: at most this share of the pace was completed
 * @TD_CHECK_SURGE: late-surge: more than so many times the pace
 * @TD_CHECK_SURGE_SHARE: late-surge: and more than this share of eligible
 * @TD_CHECK_MONEY: money-without-cases: more than this share of eligible money
 * @TD_CHECK_RATE: rate-without-work: the rate rose by more than this
 * @TD_CHECK_RECLASSIFIED: reclassified: eligible fell by more than this share
 */
typedef enum
{
  TD_CHECK_ELIGIBLE_FALL,
  TD_CHECK_ENTRUSTING,
  TD_CHECK_ENTRUSTING_SHARE,
  TD_CHECK_LEFT,
  TD_CHECK_STOPPED,
  TD_CHECK_SURGE,
  TD_CHECK_SURGE_SHARE,
  TD_CHECK_MONEY,
  TD_CHECK_RATE,
  TD_CHECK_RECLASSIFIED,
} TdCheckThreshold;
#define TD_N_CHECK_THRESHOLDS 10

/** td_check_threshold_key: the key of its setting. */
const char *td_check_threshold_key (TdCheckThreshold threshold);

/**
 * TdStanding: how far from the target, one word, sign and colour everywhere.
 * @TD_STANDING_MET: nothing missing
 * @TD_STANDING_NEAR: short by no more than the first threshold (3,00 points), "xấp xỉ"
 * @TD_STANDING_LOW: short by more
 * @TD_STANDING_VERY_LOW: short by more than the second threshold (9,00 points)
 */
typedef enum
{
  TD_STANDING_MET,
  TD_STANDING_NEAR,
  TD_STANDING_LOW,
  TD_STANDING_VERY_LOW,
} TdStanding;

/** td_standing_name: "met", "near", "low", "very_low". */
const char *td_standing_name (TdStanding standing);

/** td_book_get_threshold: a threshold of the standing or of the check, in hundredths, from the
 * settings or the default. */
int64_t td_book_get_threshold (const TdBook *book, const char *key);

/** td_book_get_deadline: working days of one of the deadlines, from the settings or the default
 * (circular 06/2019, article 9: 1, 2 and 4). */
int td_book_get_deadline (const TdBook *book, const char *key);

/** td_setting_check: whether @value is possible for @key; unknown keys are kept as they are. */
bool td_setting_check (const char *key, const char *value, GError **error);

/** td_book_is_working_day: Monday to Friday less holidays, plus worked days, by the settings or the
 * built-in table. */
bool td_book_is_working_day (const TdBook *book, TdDay day);

/** td_book_working_days_left: working days from @on (not counted) to 30/9 of @work_year (counted).
 */
int td_book_working_days_left (const TdBook *book, TdDay on, int work_year);

/** td_book_add_working_days: the @n-th working day after @day. */
TdDay td_book_add_working_days (const TdBook *book, TdDay day, int n);

/** td_book_count_working_days: working days after @from (not counted) to @to (counted); 0 when @to
 * is not later. */
int td_book_count_working_days (const TdBook *book, TdDay from, TdDay to);

/** td_calendar_default_days: (transfer full): the built-in holidays (or worked days), ISO,
 * separated by spaces. */
char *td_calendar_default_days (bool worked);

G_END_DECLS
