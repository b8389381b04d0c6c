/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-page.h"

struct _TdFiguresPage
{
  TdPage parent_instance;

  /* template children */
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (TdFiguresPage, td_figures_page, TD_TYPE_PAGE)

static void
td_figures_page_refresh (TdPage *page)
{
}

static void
td_figures_page_class_init (TdFiguresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->refresh = td_figures_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-figures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFiguresPage, stack);
}

static void
td_figures_page_init (TdFiguresPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
td_figures_page_new (TdSession *session)
{
  return g_object_new (TD_TYPE_FIGURES_PAGE, "session", session, NULL);
}
