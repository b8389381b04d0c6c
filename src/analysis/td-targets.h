/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/** td_target_get_first_day: the day from which it holds: 1 October where none is given. */
TdDay td_target_get_first_day (const TdTarget *target);

/**
 * td_targets_list: the targets of a unit or officer in a work year, in the order of their first
 * days.
 * @targets: (element-type TdTarget): emptied and filled; they belong to the book
 */
void td_targets_list (
    const TdBook *book, TdSubject subject, int work_year, TdMeasure measure, GPtrArray *targets);

/**
 * td_targets_find: the target that holds on @day, or the first one when none holds yet.
 * Returns: (nullable)
 */
const TdTarget *td_targets_find (
    const TdBook *book, TdSubject subject, int work_year, TdMeasure measure, TdDay day);

/** td_targets_reference_day: the day whose targets are meant in a work year: @day when it lies in
 * it, else the year's first day before it and its last day after it. */
TdDay td_targets_reference_day (int work_year, TdDay day);

/**
 * td_targets_init: a target of @subject, without rate: its codes, year and measure.
 * @target: (out caller-allocates): its texts belong to the book
 */
void td_targets_init (
    const TdBook *book, TdSubject subject, int work_year, TdMeasure measure, TdTarget *target);

/**
 * td_targets_adopt_first_day: a first day written out and one left empty can be the same: where the
 * book has a target of that day, @target takes its way of writing it, and so replaces it.
 */
void td_targets_adopt_first_day (const TdBook *book, TdTarget *target);

/**
 * td_targets_copy_year: appends the targets of the year before to @changes, as they held at its
 * end, from 1 October on and without document: for each unit and officer of the new year that has
 * none there.
 *
 * Returns: how many
 */
guint td_targets_copy_year (const TdBook *book, int work_year, TdChanges *changes);

G_END_DECLS
