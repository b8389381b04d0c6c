/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "case-book.h"
#include "documents/td-document.h"

/* Papers of books, as text, for tests. */

static inline TdProgress *
paper_progress (TdBook *book, TdDay as_of, TdDay on)
{
  int cut = td_book_find_cut (book, as_of);

  g_assert_cmpint (cut, >=, 0);
  return td_progress_new (book, cut, on, TD_SUBJECT_NONE, true);
}

static inline TdDocument *
paper_compose (const TdProgress *progress, const char *kind, TdComposeFlags flags)
{
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_compose_with (progress, kind, flags, &error);

  g_assert_no_error (error);
  return document;
}

static inline char *
paper_text (TdBook *book, const char *kind, TdDay as_of, TdDay on)
{
  g_autoptr (TdProgress) progress = paper_progress (book, as_of, on);
  g_autoptr (TdDocument) document = paper_compose (progress, kind, TD_COMPOSE_DEFAULT);

  return td_document_to_text (document);
}

static inline void
paper_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("\"%s\" is not in:\n%s", part, text);
  g_assert_nonnull (strstr (text, part));
}

static inline void
paper_lacks (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_test_message ("\"%s\" is in:\n%s", part, text);
  g_assert_null (strstr (text, part));
}
