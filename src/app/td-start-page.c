/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-start-page.h"

#include <glib/gi18n.h>

struct _TdStartPage
{
  AdwBin parent_instance;

  /* owned */
  char *recent;
  char *failed;

  /* template children */
  GtkWidget *failure_box;
  GtkLabel *failure_label;
  GtkWidget *backups_button;
  GtkWidget *recent_button;
  GtkLabel *recent_label;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_BACKUPS,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdStartPage, td_start_page, ADW_TYPE_BIN)

static void
recent_clicked_cb (TdStartPage *page)
{
  g_autofree char *path = g_strdup (page->recent);

  g_signal_emit (page, signals[SIGNAL_OPEN], 0, path);
}

static void
backups_clicked_cb (TdStartPage *page)
{
  g_autofree char *path = g_strdup (page->failed);

  g_signal_emit (page, signals[SIGNAL_BACKUPS], 0, path);
}

static void
td_start_page_finalize (GObject *object)
{
  TdStartPage *page = TD_START_PAGE (object);

  g_free (page->recent);
  g_free (page->failed);

  G_OBJECT_CLASS (td_start_page_parent_class)->finalize (object);
}

static void
td_start_page_class_init (TdStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_start_page_finalize;

  signals[SIGNAL_OPEN] = g_signal_new ("open",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);
  signals[SIGNAL_BACKUPS] = g_signal_new ("backups",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, failure_box);
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, failure_label);
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, backups_button);
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, recent_button);
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, recent_label);
  gtk_widget_class_bind_template_callback (widget_class, recent_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, backups_clicked_cb);
}

static void
td_start_page_init (TdStartPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

void
td_start_page_set_recent (TdStartPage *page, const char *path)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *label = NULL;

  g_free (page->recent);
  page->recent = g_strdup (path);
  gtk_widget_set_visible (page->recent_button, path != NULL);
  if (path == NULL)
    return;
  /* Translators: %s is the name of the workspace that was open last. */
  label = g_strdup_printf (_ ("Open “%s”"), name);
  gtk_label_set_label (page->recent_label, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (page->recent_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
td_start_page_set_failure (TdStartPage *page,
                           const char *sentence,
                           const char *path,
                           bool has_backups)
{
  g_free (page->failed);
  page->failed = g_strdup (path);
  gtk_label_set_label (page->failure_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (page->failure_box, sentence != NULL);
  gtk_widget_set_visible (page->backups_button, has_backups);
}

const char *
td_start_page_get_failure (TdStartPage *page)
{
  return gtk_widget_get_visible (page->failure_box) ? gtk_label_get_label (page->failure_label)
                                                    : NULL;
}
