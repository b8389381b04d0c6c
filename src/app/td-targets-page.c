/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-targets-page.h"

struct _TdTargetsPage
{
  TdPage parent_instance;

  /* template children */
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (TdTargetsPage, td_targets_page, TD_TYPE_PAGE)

static void
td_targets_page_refresh (TdPage *page)
{
}

static void
td_targets_page_class_init (TdTargetsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->refresh = td_targets_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-targets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTargetsPage, stack);
}

static void
td_targets_page_init (TdTargetsPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
td_targets_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_TARGETS_PAGE, "session", session, NULL);
}
