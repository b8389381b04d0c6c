/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-draft-remarks.h"

#include "wording/td-pattern.h"

static void
add_line (GtkBox *box, const char *message, bool is_warning)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_image_new_from_icon_name (is_warning ? "dialog-warning-symbolic"
                                                             : "dialog-information-symbolic");
  GtkWidget *label = gtk_label_new (message);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (line, is_warning ? "warning" : "td-note");
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

/* Whether what is remarked upon stands in this text. @plain: the same without marks */
static bool
is_about (const TdRemark *remark, const char *text, const char *plain)
{
  if (remark->path != NULL)
    return strstr (text, remark->path) != NULL;
  return remark->words == NULL || strstr (plain, remark->words) != NULL;
}

static void
add_remarks (GtkBox *box, const GPtrArray *remarks, guint block, const char *text, bool roundings)
{
  g_autofree char *plain = td_pattern_plain (text, " ");
  g_autoptr (GString) changed = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++)
    {
      const TdRemark *remark = g_ptr_array_index (remarks, i);
      bool is_warning = td_remark_is_warning (remark);

      if ((!roundings && !is_warning) || remark->block != block || !is_about (remark, text, plain))
        continue;
      /* Figures that have changed come together; one line has them all. */
      if (remark->type == TD_REMARK_CHANGED)
        g_string_append_printf (changed, "%s%s", changed->len > 0 ? " " : "", remark->message);
      else
        add_line (box, remark->message, is_warning);
    }
  if (changed->len > 0)
    add_line (box, changed->str, true);
}

void
td_draft_remarks_show (
    GtkBox *box, const GPtrArray *remarks, guint block, const char *text, bool roundings)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (remarks != NULL && text != NULL)
    add_remarks (box, remarks, block, text, roundings);
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
