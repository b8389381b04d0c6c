/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * durable-commit DATABASE N: what the library of SQLite alone needs to put one changed number on
 * disk: one UPDATE of one row by its key, WAL, synchronous=FULL. The table is "records" as
 * tests/bench/run.py makes it. One line of JSON for each commit, in microseconds.
 */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MAX_KEYS 1000

typedef struct
{
  char *as_of;
  char *unit;
} Key;

static double
now_us (void)
{
  struct timespec now;

  (void)clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void
fail (sqlite3 *db)
{
  fprintf (stderr, "durable-commit: %s\n", sqlite3_errmsg (db));
  exit (1);
}

int
main (int argc, char *argv[])
{
  static const char units_sql[]
      = "SELECT as_of, unit FROM records WHERE measure = 'cases' AND as_of = "
        "(SELECT max (as_of) FROM records) ORDER BY unit";
  static const char update_sql[]
      = "UPDATE records SET executed = executed + 1 WHERE as_of = ?1 AND unit = ?2 "
        "AND officer = '' AND measure = 'cases'";
  static Key keys[MAX_KEYS];
  int n_keys = 0;
  sqlite3 *db = NULL;
  sqlite3_stmt *units = NULL, *update = NULL;

  long n = argc == 3 ? strtol (argv[2], NULL, 10) : 0;
  if (n <= 0)
    {
      fprintf (stderr, "usage: durable-commit DATABASE N\n");
      return 2;
    }
  if (sqlite3_open_v2 (argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
      || sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL, NULL, NULL)
             != SQLITE_OK
      || sqlite3_prepare_v2 (db, units_sql, -1, &units, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (db, update_sql, -1, &update, NULL) != SQLITE_OK)
    fail (db);

  /* Read first, so that no reader holds a snapshot while commits are timed. */
  while (n_keys < MAX_KEYS && sqlite3_step (units) == SQLITE_ROW)
    {
      keys[n_keys].as_of = sqlite3_mprintf ("%s", sqlite3_column_text (units, 0));
      keys[n_keys++].unit = sqlite3_mprintf ("%s", sqlite3_column_text (units, 1));
    }
  if (n_keys == 0 || sqlite3_finalize (units) != SQLITE_OK)
    fail (db);

  for (long i = 0; i <= n; i++)
    {
      const Key *key = &keys[i % n_keys];
      double begun = now_us ();
      if (sqlite3_bind_text (update, 1, key->as_of, -1, SQLITE_STATIC) != SQLITE_OK
          || sqlite3_bind_text (update, 2, key->unit, -1, SQLITE_STATIC) != SQLITE_OK
          || sqlite3_step (update) != SQLITE_DONE || sqlite3_reset (update) != SQLITE_OK
          || sqlite3_changes (db) != 1)
        fail (db);
      if (i > 0)
        printf ("{\"disk\": %.1f}\n", now_us () - begun);
    }
  for (int i = 0; i < n_keys; i++)
    {
      sqlite3_free (keys[i].as_of);
      sqlite3_free (keys[i].unit);
    }
  (void)sqlite3_finalize (update);
  return sqlite3_close (db) == SQLITE_OK ? 0 : 1;
}
