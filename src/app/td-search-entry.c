/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-search-entry.h"

#include <glib/gi18n.h>

void
td_search_entry_name_parts (GtkSearchEntry *entry)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (entry)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      /* Of the two images only the one that clears has a tooltip. */
      if (GTK_IS_IMAGE (child) && gtk_widget_get_tooltip_text (child) != NULL)
        gtk_widget_set_tooltip_text (child, _ ("Clear the search"));
    }
}
