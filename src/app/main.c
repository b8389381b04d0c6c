/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "app/td-application.h"
#include "app/td-setup.h"

int
main (int argc, char **argv)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (TdApplication) application = NULL;

  td_setup_drawing ();
  settings = td_setup_settings ();
  td_setup_language (settings);
  g_set_prgname (TD_APP_ID);
  g_set_application_name ("Tiến Độ");
  application = td_application_new (settings);
  return td_application_run (application, argc, argv);
}
