/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-papers-list.h"

#include <glib/gi18n.h>

#include "app/td-paper-row.h"
#include "documents/td-document.h"

struct _TdPapersList
{
  AdwBin parent_instance;

  int64_t paper; /* 0: a kind is chosen */
  guint kind;
  bool is_choosing; /* a row is selected by the program */

  /* template children */
  GtkListBox *papers;
  GtkListBox *kinds;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdPapersList, td_papers_list, ADW_TYPE_BIN)

/* --- whose figures were touched since --- */

/* Changes of what papers are not made of. */
static bool
touches_figures (const TdGroup *group, gpointer data)
{
  static const char *const others[] = { "explain", "plan", "close", "reopen", NULL };
  static const char *const steps[] = { "undo", "redo", "revert", NULL };
  /* Of a step over another group the detail begins with the kind of that one. */
  bool is_step = g_strv_contains (steps, group->kind) && group->detail != NULL;
  g_auto (GStrv) words = g_strsplit (is_step ? group->detail : group->kind, " ", 2);
  const char *kind = words[0] != NULL ? words[0] : "";

  return !g_str_has_prefix (kind, "paper-") && !g_strv_contains (others, kind);
}

/* The newest group of changes that touched a cut, 0 for none. */
static gint64
find_last_touch (TdWorkspace *workspace, TdDay as_of)
{
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;
  g_autoptr (GPtrArray) groups = NULL;
  gint64 next = 0;

  filter.as_of = as_of;
  filter.accept = touches_figures;
  groups = td_workspace_query_groups (workspace, &filter, 0, 1, NULL, &next, NULL);
  return groups != NULL && groups->len > 0 ? ((TdGroup *)g_ptr_array_index (groups, 0))->id : 0;
}

/* Each day is looked up once. */
static bool
was_touched (TdWorkspace *workspace, GHashTable *touches, const TdPaper *paper)
{
  gpointer day = GINT_TO_POINTER (paper->as_of);
  gint64 *found = g_hash_table_lookup (touches, day);

  if (found == NULL)
    {
      found = g_new (gint64, 1);
      *found = find_last_touch (workspace, paper->as_of);
      g_hash_table_insert (touches, day, found);
    }
  return *found > paper->group;
}

/* --- the rows --- */

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TdPaper *paper = *(const TdPaper *const *)a;
  const TdPaper *other = *(const TdPaper *const *)b;

  if (paper->issued != other->issued)
    return paper->issued > other->issued ? -1 : 1;
  return paper->id > other->id ? -1 : 1;
}

static void
select_rows (TdPapersList *list)
{
  GtkListBoxRow *row = NULL;

  list->is_choosing = true;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list->papers, i)) != NULL; i++)
    if (td_paper_row_get_paper (TD_PAPER_ROW (row)) == list->paper)
      break;
  gtk_list_box_select_row (list->papers, row);
  gtk_list_box_select_row (
      list->kinds,
      list->paper == 0 ? gtk_list_box_get_row_at_index (list->kinds, (int)list->kind) : NULL);
  list->is_choosing = false;
}

void
td_papers_list_show (TdPapersList *list, TdSession *session)
{
  TdBook *book = td_session_get_book (session);
  TdWorkspace *workspace = td_session_get_workspace (session);
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();
  g_autoptr (GHashTable) touches = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GtkListBoxRow *row;
  guint n = book != NULL ? td_book_get_n_papers (book) : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (papers, (gpointer)td_book_get_paper (book, i));
  g_ptr_array_sort (papers, compare_newest_first);
  list->is_choosing = true;
  for (guint i = 0; i < papers->len; i++)
    {
      const TdPaper *paper = g_ptr_array_index (papers, i);

      row = gtk_list_box_get_row_at_index (list->papers, (int)i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (td_paper_row_new ());
          gtk_list_box_append (list->papers, GTK_WIDGET (row));
        }
      td_paper_row_show (TD_PAPER_ROW (row), book, paper, was_touched (workspace, touches, paper));
    }
  while ((row = gtk_list_box_get_row_at_index (list->papers, (int)papers->len)) != NULL)
    gtk_list_box_remove (list->papers, GTK_WIDGET (row));
  list->is_choosing = false;
  select_rows (list);
}

static void
paper_selected_cb (TdPapersList *list, GtkListBoxRow *row)
{
  if (list->is_choosing || row == NULL)
    return;
  list->paper = td_paper_row_get_paper (TD_PAPER_ROW (row));
  select_rows (list);
  g_signal_emit (list, signals[SIGNAL_CHOSEN], 0);
}

static void
kind_selected_cb (TdPapersList *list, GtkListBoxRow *row)
{
  if (list->is_choosing || row == NULL)
    return;
  list->paper = 0;
  list->kind = (guint)gtk_list_box_row_get_index (row);
  select_rows (list);
  g_signal_emit (list, signals[SIGNAL_CHOSEN], 0);
}

static void
td_papers_list_class_init (TdPapersListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-papers-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPapersList, papers);
  gtk_widget_class_bind_template_child (widget_class, TdPapersList, kinds);
  gtk_widget_class_bind_template_callback (widget_class, paper_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);

  signals[SIGNAL_CHOSEN] = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_papers_list_init (TdPapersList *list)
{
  const char *const *kinds = td_document_get_kinds ();

  gtk_widget_init_template (GTK_WIDGET (list));
  list->is_choosing = true;
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (td_document_get_kind_label (kinds[i]));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_append (list->kinds, label);
    }
  select_rows (list);
}

void
td_papers_list_set_changed (TdPapersList *list, int64_t paper, bool has_changed)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list->papers, i)) != NULL; i++)
    if (td_paper_row_get_paper (TD_PAPER_ROW (row)) == paper)
      td_paper_row_set_changed (TD_PAPER_ROW (row), has_changed);
}

void
td_papers_list_choose_paper (TdPapersList *list, int64_t paper)
{
  list->paper = paper;
  select_rows (list);
}

void
td_papers_list_choose_kind (TdPapersList *list, guint kind)
{
  list->paper = 0;
  list->kind = kind;
  select_rows (list);
}

int64_t
td_papers_list_get_paper (TdPapersList *list)
{
  return list->paper;
}

guint
td_papers_list_get_kind (TdPapersList *list)
{
  return list->kind;
}

GtkListBox *
td_papers_list_get_kinds (TdPapersList *list)
{
  return list->kinds;
}

GtkListBox *
td_papers_list_get_papers (TdPapersList *list)
{
  return list->papers;
}
