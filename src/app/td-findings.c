/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-findings.h"

#define SLICE (5 * G_TIME_SPAN_MILLISECOND)
/* While many cuts are checked, those who show them are told not oftener than this. */
#define REPORT_INTERVAL (200 * G_TIME_SPAN_MILLISECOND)

struct _TdFindings
{
  GObject parent_instance;

  /* owned */
  TdBook *book;
  GPtrArray *cuts; /* GArray of TdProblem; NULL where not yet checked */
  TdChecker *checker;
  guint source;

  /* borrowed: owns this */
  TdSession *session;

  int checking; /* the cut that the checker is at */
  int first_wanted;
  int last_wanted;
  gint64 reported; /* monotonic */
};

G_DEFINE_FINAL_TYPE (TdFindings, td_findings, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
unref_problems (gpointer problems)
{
  if (problems != NULL)
    g_array_unref (problems);
}

static bool
is_done (TdFindings *findings, int cut)
{
  return g_ptr_array_index (findings->cuts, (guint)cut) != NULL;
}

/* The cut to check next: the chosen one, then those wanted, the newest first; -1: all is done. */
static int
find_next (TdFindings *findings)
{
  int chosen = td_session_get_cut (findings->session);

  if (findings->book == NULL)
    return -1;
  if (chosen >= 0 && chosen < (int)findings->cuts->len && !is_done (findings, chosen))
    return chosen;
  for (int cut = MIN (findings->last_wanted, (int)findings->cuts->len - 1);
       cut >= findings->first_wanted;
       cut--)
    {
      if (!is_done (findings, cut))
        return cut;
    }
  return -1;
}

static void
report (TdFindings *findings)
{
  findings->reported = g_get_monotonic_time ();
  g_signal_emit (findings, signals[CHANGED], 0);
}

static void
finish_cut (TdFindings *findings)
{
  g_ptr_array_index (findings->cuts, (guint)findings->checking)
      = g_array_ref (td_checker_get_problems (findings->checker));
  g_clear_pointer (&findings->checker, td_checker_free);
}

static gboolean
slice_cb (gpointer data)
{
  TdFindings *findings = data;
  gint64 deadline = g_get_monotonic_time () + SLICE;
  bool is_chosen = false;

  do
    {
      if (findings->checker == NULL)
        {
          findings->checking = find_next (findings);
          if (findings->checking < 0)
            {
              findings->source = 0;
              report (findings);
              return G_SOURCE_REMOVE;
            }
          findings->checker
              = td_checker_new (findings->book, findings->checking, findings->checking);
        }
      if (!td_checker_run (findings->checker, deadline))
        return G_SOURCE_CONTINUE;
      is_chosen = findings->checking == td_session_get_cut (findings->session);
      finish_cut (findings);
    }
  while (!is_chosen && g_get_monotonic_time () < deadline);

  if (is_chosen || g_get_monotonic_time () - findings->reported > REPORT_INTERVAL)
    report (findings);
  return G_SOURCE_CONTINUE;
}

/* A table of a cut is for the main thread only, so the check stays there, in slices. */
static void
start (TdFindings *findings)
{
  if (findings->source == 0 && find_next (findings) >= 0)
    findings->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, findings, NULL);
}

static void
forget (TdFindings *findings)
{
  g_clear_handle_id (&findings->source, g_source_remove);
  g_clear_pointer (&findings->checker, td_checker_free);
  g_ptr_array_set_size (findings->cuts, 0);
  g_clear_pointer (&findings->book, td_book_unref);
}

static void
session_changed_cb (TdFindings *findings)
{
  TdBook *book = td_session_get_book (findings->session);

  if (book != findings->book)
    {
      forget (findings);
      if (book != NULL)
        {
          findings->book = td_book_ref (book);
          g_ptr_array_set_size (findings->cuts, td_book_get_n_cuts (book));
        }
    }
  /* A half checked cut waits: the one that was chosen now comes first. */
  if (findings->checker != NULL && findings->checking != find_next (findings))
    g_clear_pointer (&findings->checker, td_checker_free);
  start (findings);
  report (findings);
}

static void
td_findings_dispose (GObject *object)
{
  forget (TD_FINDINGS (object));

  G_OBJECT_CLASS (td_findings_parent_class)->dispose (object);
}

static void
td_findings_finalize (GObject *object)
{
  g_ptr_array_unref (TD_FINDINGS (object)->cuts);

  G_OBJECT_CLASS (td_findings_parent_class)->finalize (object);
}

static void
td_findings_class_init (TdFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_findings_dispose;
  object_class->finalize = td_findings_finalize;

  signals[CHANGED] = g_signal_new (
      "changed", TD_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_findings_init (TdFindings *findings)
{
  findings->cuts = g_ptr_array_new_with_free_func (unref_problems);
  findings->last_wanted = -1;
}

TdFindings *
td_findings_get (TdSession *session)
{
  TdFindings *findings = g_object_get_data (G_OBJECT (session), "td-findings");

  if (findings != NULL)
    return findings;
  findings = g_object_new (TD_TYPE_FINDINGS, NULL);
  findings->session = session;
  g_object_set_data_full (G_OBJECT (session), "td-findings", findings, g_object_unref);
  g_signal_connect_object (
      session, "changed", G_CALLBACK (session_changed_cb), findings, G_CONNECT_SWAPPED);
  session_changed_cb (findings);
  return findings;
}

TdBook *
td_findings_get_book (TdFindings *findings)
{
  return findings->book;
}

const GArray *
td_findings_get_cut (TdFindings *findings, int cut)
{
  if (cut < 0 || cut >= (int)findings->cuts->len)
    return NULL;
  return g_ptr_array_index (findings->cuts, (guint)cut);
}

void
td_findings_want (TdFindings *findings, int first, int last)
{
  findings->first_wanted = MAX (first, 0);
  findings->last_wanted = last;
  start (findings);
}

int
td_findings_count_done (TdFindings *findings, int first, int last)
{
  int n = 0;

  for (int cut = MAX (first, 0); cut <= last && cut < (int)findings->cuts->len; cut++)
    n += is_done (findings, cut);
  return n;
}
