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
  char *backup;

  /* template children */
  GtkWidget *failure_box;
  GtkLabel *failure_label;
  GtkButton *restore_button;
  GtkWidget *recent_button;
  GtkLabel *recent_label;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_RESTORE,
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
restore_clicked_cb (TdStartPage *page)
{
  g_autofree char *backup = g_strdup (page->backup);
  g_autofree char *path = g_strdup (page->failed);

  g_signal_emit (page, signals[SIGNAL_RESTORE], 0, backup, path);
}

static void
td_start_page_finalize (GObject *object)
{
  TdStartPage *page = TD_START_PAGE (object);

  g_free (page->recent);
  g_free (page->failed);
  g_free (page->backup);

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
  signals[SIGNAL_RESTORE] = g_signal_new ("restore",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_STRING,
                                          G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, failure_box);
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, failure_label);
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, recent_button);
  gtk_widget_class_bind_template_child (widget_class, TdStartPage, recent_label);
  gtk_widget_class_bind_template_callback (widget_class, recent_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
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

/* When the backup was made, as its file says. */
static char *
backup_time (const char *backup)
{
  g_autoptr (GFile) file = g_file_new_for_path (backup);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) when = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr (GDateTime) local = when != NULL ? g_date_time_to_local (when) : NULL;

  /* Translators: day and time of a backup, as in strftime(). */
  return local != NULL ? g_date_time_format (local, _ ("%Y-%m-%d %H:%M")) : NULL;
}

void
td_start_page_set_failure (TdStartPage *page,
                           const char *sentence,
                           const char *path,
                           const char *backup)
{
  g_free (page->failed);
  page->failed = g_strdup (path);
  g_free (page->backup);
  page->backup = g_strdup (backup);
  gtk_label_set_label (page->failure_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (page->failure_box, sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (page->restore_button), backup != NULL);
  if (backup != NULL)
    {
      g_autofree char *when = backup_time (backup);
      /* Translators: %s is the day and time of a backup. */
      g_autofree char *label
          = g_strdup_printf (_ ("_Restore the Backup of %s…"), when != NULL ? when : "?");

      gtk_button_set_label (page->restore_button, label);
    }
}

const char *
td_start_page_get_failure (TdStartPage *page)
{
  return gtk_widget_get_visible (page->failure_box) ? gtk_label_get_label (page->failure_label)
                                                    : NULL;
}
