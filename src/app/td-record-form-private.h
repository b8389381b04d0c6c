/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-record-form.h"

G_BEGIN_DECLS

/* For the files of the record form. */

#define TD_RECORD_PROBLEM "td-problem" /* data of a row of the findings: its TdProblem */

/* One measure of a row; a cell that the measure does not have is all NULL. */
typedef struct
{
  TdFigureField *field; /* NULL where nothing can ever be entered */
  GtkLabel *label;      /* NULL where there is a field */
  GtkWidget *mark;
  GtkLabel *change;
} TdRecordCell;

typedef struct
{
  bool is_rate;
  TdItem item; /* unless is_rate */
  char *heading;
  TdRecordCell cell[TD_N_MEASURES];
} TdRecordRow;

struct _TdRecordForm
{
  GtkBox parent_instance;

  /* owned */
  TdSession *session;
  TdRecordState *state;
  TdBook *book;       /* of the state */
  char *key;          /* whose record is shown: day and codes */
  char *built;        /* id of the form that the rows are made of */
  GArray *rows;       /* TdRecordRow */
  GHashTable *drafts; /* key, measure and item: Draft */
  TdRecordView view;
  guint repair_focus; /* source */

  /* template children */
  GtkWidget *notice;
  GtkImage *notice_icon;
  GtkLabel *notice_label;
  GtkButton *notice_button;
  GtkGrid *grid;

  /* owned; stands where the page wants it */
  GtkListBox *problem_list;

  /* in the grid's heading; borrowed */
  GtkLabel *base_label[TD_N_MEASURES];
};

TdRecordRow *_td_record_form_get_row (TdRecordForm *form, guint index);

/** _td_record_form_watch: follows what is typed in a field of the form. */
void _td_record_form_watch (TdRecordForm *form, TdFigureField *field);

/** _td_record_form_repair_focus: a field became a calculated one and cannot keep the focus. */
void _td_record_form_repair_focus (TdRecordForm *form);

/* td-record-form-rows.c: the rows of an official form */
GtkWidget *_td_record_label_new (const char *text, int xalign, const char *css_class);
void _td_record_form_build_rows (TdRecordForm *form, const TdForm *official);
void _td_record_form_clear_grid (TdRecordForm *form);

/* td-record-form-fill.c: their figures, and what is wrong with them */
/** _td_record_format_item: (transfer full): "" when it is absent. */
char *_td_record_format_item (const TdRecordSide *side, TdItem item);
void _td_record_form_fill_heading (TdRecordForm *form);
void _td_record_form_fill_rows (TdRecordForm *form);
void _td_record_form_fill_problems (TdRecordForm *form);

/* td-record-form-notice.c: what is said over the form: locked, closed, a sum */
void _td_record_form_fill_notice (TdRecordForm *form);
void _td_record_form_notice_clicked_cb (TdRecordForm *form);

G_END_DECLS
