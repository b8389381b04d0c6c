/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdPage: a page of the window. It follows the session: refresh() is called once when it is made
 * and on each ::changed while it is mapped; a change that came while it was hidden is caught up
 * with when it shows again.
 */
#define TD_TYPE_PAGE (td_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdPage, td_page, TD, PAGE, AdwBin)

/**
 * TdPageClass:
 * @refresh: shows the session as it is now
 * @show_place: (nullable): goes to a unit or officer, measure and item; -1 for each that does not
 *   matter
 * @finish: (nullable): finishes what is being typed; false when it was refused
 * @focus_search: (nullable): puts the focus into the page's search entry
 */
struct _TdPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (TdPage *page);
  void (*show_place) (TdPage *page, TdSubject subject, int measure, int item);
  bool (*finish) (TdPage *page);
  void (*focus_search) (TdPage *page);
};

/** td_page_get_session: (transfer none) */
TdSession *td_page_get_session (TdPage *page);

/** td_page_refresh: shows the session as it is now: after an own switch was turned. */
void td_page_refresh (TdPage *page);

void td_page_show_place (TdPage *page, TdSubject subject, int measure, int item);
bool td_page_finish (TdPage *page);
/** td_page_focus_search: returns false when the page has nothing to search. */
bool td_page_focus_search (TdPage *page);

G_END_DECLS
