/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-dump.h"

#include "td-statement.h"

/* Each table with the codes of what its rows refer to, so that ids do not matter. */
static const struct
{
  const char *name;
  int n_columns;
  const char *sql;
} dumps[] = {
  { "units",
    8,
    "SELECT units.code, units.name, units.short_name, units.kind, parents.code, units.valid_from,"
    " units.valid_to, units.position"
    " FROM units LEFT JOIN units AS parents ON parents.id = units.parent ORDER BY units.code" },
  { "successions",
    5,
    "SELECT predecessors.code, successors.code, successions.date, successions.share_cases,"
    " successions.share_money FROM successions"
    " LEFT JOIN units AS predecessors ON predecessors.id = successions.predecessor"
    " LEFT JOIN units AS successors ON successors.id = successions.successor ORDER BY 3, 1, 2" },
  { "officers",
    5,
    "SELECT units.code, officers.code, officers.valid_from, officers.valid_to, officers.name"
    " FROM officers LEFT JOIN units ON units.id = officers.unit ORDER BY 1, 2, 3" },
  { "targets",
    8,
    "SELECT units.code, targets.officer, targets.work_year, targets.measure, targets.valid_from,"
    " targets.rate, targets.rule, targets.document"
    " FROM targets LEFT JOIN units ON units.id = targets.unit ORDER BY 1, 2, 3, 4, 5" },
  { "cuts", 4, "SELECT as_of, closed, revision, note FROM cuts ORDER BY as_of" },
  { "settings", 2, "SELECT key, value FROM settings ORDER BY key" },
  { "records",
    24,
    "SELECT records.as_of, units.code, officers.code, officers.valid_from, records.measure,"
    " records.carried_in, records.newly_accepted, records.entrusted, records.withdrawn,"
    " records.taken_up, records.executed, records.terminated, records.reduced,"
    " records.in_progress, records.postponed_by_agreement, records.other, records.not_eligible,"
    " records.postponed, records.suspended, records.separately_tracked, records.total,"
    " records.to_enforce, records.eligible, records.completed"
    " FROM records LEFT JOIN units ON units.id = records.unit"
    " LEFT JOIN officers ON officers.id = records.officer ORDER BY 1, 2, 3, 4, 5" },
  { "records.own",
    6,
    "SELECT records.as_of, units.code, officers.code, officers.valid_from, records.measure,"
    " records.own"
    " FROM records LEFT JOIN units ON units.id = records.unit"
    " LEFT JOIN officers ON officers.id = records.officer"
    " WHERE records.own IS NOT NULL ORDER BY 1, 2, 3, 4, 5" },
  { "plans",
    5,
    "SELECT units.code, plans.officer, plans.measure, plans.month, plans.completed"
    " FROM plans LEFT JOIN units ON units.id = plans.unit ORDER BY 1, 2, 3, 4" },
  { "explanations",
    9,
    "SELECT explanations.as_of, units.code, explanations.officer, explanations.measure,"
    " explanations.code, explanations.item, explanations.expected, explanations.found,"
    " explanations.note"
    " FROM explanations LEFT JOIN units ON units.id = explanations.unit"
    " ORDER BY 1, 2, 3, 4, 5, 6" },
  { "papers",
    10,
    "SELECT id, kind, title, as_of, unit, issued, number, state, revision, last_group"
    " FROM papers ORDER BY id" },
  { "paper_blocks", 3, "SELECT paper, position, content FROM paper_blocks ORDER BY 1, 2" },
};

char *
_td_dump (TdDatabase *database, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char beyond_ascii[129] = { 0 }; /* stays readable */

  for (guint i = 0; i < 128; i++)
    beyond_ascii[i] = (char)(128 + i);

  for (guint i = 0; i < G_N_ELEMENTS (dumps); i++)
    {
      g_autoptr (GError) local_error = NULL;
      TdStatement *statement = _td_statement_get (database, dumps[i].sql);

      while (_td_statement_step (statement, &local_error))
        {
          g_string_append (text, dumps[i].name);
          for (int column = 0; column < dumps[i].n_columns; column++)
            if (_td_statement_is_null (statement, column))
              g_string_append (text, "|");
            else
              {
                g_autofree char *escaped
                    = g_strescape (_td_statement_get_text (statement, column), beyond_ascii);
                g_string_append_printf (text, "|\"%s\"", escaped);
              }
          g_string_append_c (text, '\n');
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
