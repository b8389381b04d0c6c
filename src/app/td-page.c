/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-page.h"

typedef struct
{
  TdSession *session; /* owned */
  bool is_stale;
} TdPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdPage, td_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

TdSession *
td_page_get_session (TdPage *page)
{
  TdPagePrivate *private = td_page_get_instance_private (page);

  return private->session;
}

void
td_page_refresh (TdPage *page)
{
  TdPagePrivate *private = td_page_get_instance_private (page);

  private->is_stale = false;
  TD_PAGE_GET_CLASS (page)->refresh (page);
}

void
td_page_show_place (TdPage *page, TdSubject subject, int measure, int item)
{
  TdPagePrivate *private = td_page_get_instance_private (page);

  if (private->is_stale)
    td_page_refresh (page);
  if (TD_PAGE_GET_CLASS (page)->show_place != NULL)
    TD_PAGE_GET_CLASS (page)->show_place (page, subject, measure, item);
}

bool
td_page_finish (TdPage *page)
{
  return TD_PAGE_GET_CLASS (page)->finish == NULL || TD_PAGE_GET_CLASS (page)->finish (page);
}

bool
td_page_focus_search (TdPage *page)
{
  if (TD_PAGE_GET_CLASS (page)->focus_search == NULL)
    return false;
  TD_PAGE_GET_CLASS (page)->focus_search (page);
  return true;
}

static void
changed_cb (TdPage *page)
{
  TdPagePrivate *private = td_page_get_instance_private (page);

  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    td_page_refresh (page);
  else
  private->is_stale = true;
}

static void
td_page_map (GtkWidget *widget)
{
  TdPagePrivate *private = td_page_get_instance_private (TD_PAGE (widget));

  if (private->is_stale)
    td_page_refresh (TD_PAGE (widget));
  GTK_WIDGET_CLASS (td_page_parent_class)->map (widget);
}

static void
td_page_constructed (GObject *object)
{
  TdPage *page = TD_PAGE (object);
  TdPagePrivate *private = td_page_get_instance_private (page);

  G_OBJECT_CLASS (td_page_parent_class)->constructed (object);
  g_signal_connect_object (
      private->session, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  td_page_refresh (page);
}

static void
td_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPagePrivate *private = td_page_get_instance_private (TD_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      private
      ->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_page_dispose (GObject *object)
{
  TdPagePrivate *private = td_page_get_instance_private (TD_PAGE (object));

  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&private->session);
  G_OBJECT_CLASS (td_page_parent_class)->dispose (object);
}

static void
td_page_class_init (TdPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = td_page_constructed;
  object_class->set_property = td_page_set_property;
  object_class->dispose = td_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = td_page_map;

  properties[PROP_SESSION]
      = g_param_spec_object ("session",
                             NULL,
                             NULL,
                             TD_TYPE_SESSION,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_page_init (TdPage *page)
{
}
