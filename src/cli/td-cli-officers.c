/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "analysis/td-officer-rank.h"
#include "analysis/td-progress.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "exchange/td-csv.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

#include <glib/gi18n.h>

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

typedef struct
{
  const TdBook *book;
  TdProgress *progress;
  TdOfficerRanks *ranks[TD_N_MEASURES];
  bool has_measure;
  TdMeasure measure;
  int64_t lowest;  /* -1: all */
  GPtrArray *rows; /* TdProgressRow, of officers */
} Listing;

static const char *const field_names[]
    = { "unit",   "officer",    "name",    "measure", "eligible", "completed", "rate",
        "target", "gap_points", "missing", "met",     "standing", "rank_unit", "rank_province" };
#define N_FIELDS G_N_ELEMENTS (field_names)

static bool
is_shown (const Listing *listing, TdMeasure measure)
{
  return !listing->has_measure || listing->measure == measure;
}

static gpointer
make_key (TdSubject subject, TdMeasure measure)
{
  return GINT_TO_POINTER (subject * TD_N_MEASURES + (int)measure);
}

/* Depth first, cases before money; the lowest of one measure after those of the other. */
static void
collect (Listing *listing)
{
  const GArray *rows = listing->progress->rows;
  g_autoptr (GHashTable) by_subject = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      TdProgressRow *row = &g_array_index (rows, TdProgressRow, i);
      if (!td_book_is_officer (listing->book, row->subject))
        continue;
      g_hash_table_insert (by_subject, make_key (row->subject, row->measure), row);
      if (listing->lowest < 0 && is_shown (listing, row->measure))
        g_ptr_array_add (listing->rows, row);
    }
  for (int measure = 0; measure < TD_N_MEASURES && listing->lowest >= 0; measure++)
    {
      g_autoptr (GPtrArray) lowest
          = td_officer_ranks_list_lowest (listing->ranks[measure], (guint)listing->lowest);
      for (guint i = 0; i < lowest->len && is_shown (listing, (TdMeasure)measure); i++)
        {
          const TdOfficerRank *rank = g_ptr_array_index (lowest, i);
          g_ptr_array_add (
              listing->rows,
              g_hash_table_lookup (by_subject, make_key (rank->officer, (TdMeasure)measure)));
        }
    }
}

static void
add_amount (JsonBuilder *builder, const char *name, bool known, int64_t amount)
{
  if (known)
    td_cli_json_add_number (builder, name, amount);
  else
    td_cli_json_add_text (builder, name, NULL);
}

static void
add_hundredths (JsonBuilder *builder, const char *name, bool known, int64_t hundredths)
{
  g_autofree char *text = known ? td_hundredths_format_ascii (hundredths) : NULL;
  td_cli_json_add_text (builder, name, text);
}

static const TdOfficerRank *
get_rank (const Listing *listing, const TdProgressRow *row)
{
  return td_officer_ranks_find (listing->ranks[row->measure], row->subject);
}

static void
add_row (JsonBuilder *builder, const Listing *listing, const TdProgressRow *row)
{
  const TdOfficer *officer = td_book_get_officer (listing->book, row->subject);
  const TdFigures *figures = &row->shown->figures;
  const TdOfficerRank *rank = get_rank (listing, row);
  guint field = 0;

  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, field_names[field++], officer->unit);
  td_cli_json_add_text (builder, field_names[field++], officer->code);
  td_cli_json_add_text (builder, field_names[field++], officer->name);
  td_cli_json_add_text (builder, field_names[field++], td_measure_name (row->measure));
  add_amount (builder,
              field_names[field++],
              td_figures_has (figures, TD_ITEM_ELIGIBLE),
              figures->value[TD_ITEM_ELIGIBLE]);
  add_amount (builder,
              field_names[field++],
              td_figures_has (figures, TD_ITEM_COMPLETED),
              figures->value[TD_ITEM_COMPLETED]);
  add_hundredths (builder, field_names[field++], row->has_rate, row->rate);
  add_hundredths (builder, field_names[field++], row->has_target, row->target);
  add_hundredths (builder, field_names[field++], row->has_gap, row->gap);
  add_amount (builder, field_names[field++], row->has_gap, row->missing);
  if (row->has_gap)
    td_cli_json_add_flag (builder, field_names[field++], row->missing == 0);
  else
    td_cli_json_add_text (builder, field_names[field++], NULL);
  td_cli_json_add_text (
      builder, field_names[field++], row->has_gap ? td_standing_name (row->standing) : NULL);
  add_amount (builder, field_names[field++], row->rank > 0, row->rank);
  add_amount (builder, field_names[field++], rank != NULL, rank != NULL ? rank->rank : 0);
  json_builder_end_object (builder);
}

static void
print_json (const Listing *listing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_add_day (builder, "as_of", listing->progress->as_of);
  td_cli_json_add_number (builder, "work_year", listing->progress->work_year);
  json_builder_set_member_name (builder, "ranked");
  json_builder_begin_object (builder);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    td_cli_json_add_number (
        builder, td_measure_name ((TdMeasure)measure), listing->ranks[measure]->best_first->len);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < listing->rows->len; i++)
    add_row (builder, listing, g_ptr_array_index (listing->rows, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static void
append_text (GString *line, const char *text)
{
  if (line->len > 0)
    g_string_append_c (line, ',');
  if (text != NULL)
    td_csv_append (line, text);
}

static void
append_amount (GString *line, bool known, int64_t amount)
{
  g_string_append_c (line, ',');
  if (known)
    g_string_append_printf (line, "%" G_GINT64_FORMAT, amount);
}

static void
append_hundredths (GString *line, bool known, int64_t hundredths)
{
  g_autofree char *text = known ? td_hundredths_format_ascii (hundredths) : NULL;
  append_text (line, text);
}

static void
print_csv (const Listing *listing)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint field = 0; field < N_FIELDS; field++)
    append_text (line, field_names[field]);
  td_cli_print ("%s\n", line->str);
  for (guint i = 0; i < listing->rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (listing->rows, i);
      const TdOfficer *officer = td_book_get_officer (listing->book, row->subject);
      const TdFigures *figures = &row->shown->figures;
      const TdOfficerRank *rank = get_rank (listing, row);

      g_string_truncate (line, 0);
      append_text (line, officer->unit);
      append_text (line, officer->code);
      append_text (line, officer->name);
      append_text (line, td_measure_name (row->measure));
      append_amount (
          line, td_figures_has (figures, TD_ITEM_ELIGIBLE), figures->value[TD_ITEM_ELIGIBLE]);
      append_amount (
          line, td_figures_has (figures, TD_ITEM_COMPLETED), figures->value[TD_ITEM_COMPLETED]);
      append_hundredths (line, row->has_rate, row->rate);
      append_hundredths (line, row->has_target, row->target);
      append_hundredths (line, row->has_gap, row->gap);
      append_amount (line, row->has_gap, row->missing);
      append_text (line, row->has_gap ? (row->missing == 0 ? "true" : "false") : NULL);
      append_text (line, row->has_gap ? td_standing_name (row->standing) : NULL);
      append_amount (line, row->rank > 0, row->rank);
      append_amount (line, rank != NULL, rank != NULL ? rank->rank : 0);
      td_cli_print ("%s\n", line->str);
    }
}

static char *
show_item (const TdFigures *figures, TdItem item)
{
  return td_figures_has (figures, item) ? td_amount_format (figures->value[item])
                                        : g_strdup (TD_ABSENT);
}

static char *
show_place (int place, guint n)
{
  return place > 0 ? g_strdup_printf ("%d/%u", place, n) : g_strdup (TD_ABSENT);
}

static void
add_text_row (TdCliTable *table, const Listing *listing, const TdProgressRow *row)
{
  const TdBook *book = listing->book;
  const TdFigures *figures = &row->shown->figures;
  const TdOfficerRank *rank = get_rank (listing, row);

  td_cli_table_add (table, g_strdup (td_book_get_name (book, row->subject)));
  td_cli_table_add (
      table, g_strdup (td_book_get_short_name (book, td_book_get_parent (book, row->subject))));
  td_cli_table_add (table, show_item (figures, TD_ITEM_ELIGIBLE));
  td_cli_table_add (table, show_item (figures, TD_ITEM_COMPLETED));
  td_cli_table_add (table, row->has_rate ? td_hundredths_format (row->rate) : g_strdup (TD_ABSENT));
  td_cli_table_add (table,
                    row->has_target ? td_hundredths_format (row->target) : g_strdup (TD_ABSENT));
  td_cli_table_add (table, row->has_gap ? td_amount_format (row->missing) : g_strdup (TD_ABSENT));
  td_cli_table_add (table, show_place (row->rank, (guint)row->n_ranked));
  td_cli_table_add (
      table,
      show_place (rank != NULL ? rank->rank : 0, listing->ranks[row->measure]->best_first->len));
}

static void
print_measure (const Listing *listing, TdMeasure measure)
{
  const char *const headings[] = {
    C_ ("column", "Officer"),   C_ ("column", "Unit"),        C_ ("column", "Eligible"),
    C_ ("column", "Completed"), C_ ("column", "Rate %"),      C_ ("column", "Target %"),
    C_ ("column", "Missing"),   C_ ("column", "In the unit"), C_ ("column", "In the province"),
  };
  g_autoptr (TdCliTable) table = td_cli_table_new ("llrrrrrrr");
  guint n = 0;

  td_cli_print ("\n%s\n",
                measure == TD_MEASURE_CASES ? _ ("By cases") : _ ("By money (thousand đồng)"));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    td_cli_table_add (table, g_strdup (headings[i]));
  for (guint i = 0; i < listing->rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (listing->rows, i);
      if (row->measure != measure)
        continue;
      add_text_row (table, listing, row);
      n++;
    }
  if (n > 0)
    td_cli_table_print (table, 2);
  else
    td_cli_print ("  %s\n", _ ("No officer has a rate."));
}

static void
print_text (const Listing *listing)
{
  g_autofree char *day = td_day_format (listing->progress->as_of);

  td_cli_print (_ ("Figures as of %s\n"), day);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    if (is_shown (listing, (TdMeasure)measure))
      print_measure (listing, (TdMeasure)measure);
}

static void
print_listing (Listing *listing, int cut, Format format)
{
  TdBook *book = listing->progress->book;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (TdOfficerRanks) cases = td_officer_ranks_new (book, cut, TD_MEASURE_CASES);
  g_autoptr (TdOfficerRanks) money = td_officer_ranks_new (book, cut, TD_MEASURE_MONEY);

  listing->rows = rows;
  listing->ranks[TD_MEASURE_CASES] = cases;
  listing->ranks[TD_MEASURE_MONEY] = money;
  collect (listing);
  if (format == FORMAT_JSON)
    print_json (listing);
  else if (format == FORMAT_CSV)
    print_csv (listing);
  else
    print_text (listing);
}

TdCliExit
td_cli_officers (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", "csv", NULL };
  g_autofree char *as_of = NULL, *measure = NULL, *lowest = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("as-of", &as_of, TD_CLI_HELP_AS_OF, "DATE"),
    TD_CLI_TEXT_OPTION ("measure", &measure, N_ ("only cases or only money"), "M"),
    TD_CLI_TEXT_OPTION ("lowest",
                        &lowest,
                        N_ ("only so many with the lowest rates, the lowest first, and who shares "
                            "the rate of the last one"),
                        "N"),
    TD_CLI_TEXT_OPTION (
        "format", &format, N_ ("how it is printed; text if left out"), "text|json|csv"),
    G_OPTION_ENTRY_NULL,
  };
  Listing listing = { .lowest = -1 };
  TdDay day = TD_DAY_NONE;
  guint format_index = FORMAT_TEXT;
  int cut;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_read_day (command, "as-of", as_of, &day)
      || !td_cli_read_measure (command, measure, &listing.measure)
      || !td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  if (lowest != NULL
      && (!td_amount_parse_ascii (lowest, &listing.lowest) || listing.lowest < 1
          || listing.lowest > G_MAXINT))
    return td_cli_misuse (
        command, _ ("--lowest: A whole number above 0 was expected, not “%s”."), lowest);
  listing.has_measure = measure != NULL;

  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  TdBook *book = td_workspace_get_book (workspace);
  if (!td_cli_find_cut (book, day, &cut))
    return TD_CLI_FAILED;
  g_autoptr (TdProgress) progress
      = td_progress_new (book, cut, td_book_get_cut (book, cut)->as_of, TD_SUBJECT_NONE, true);
  listing.book = book;
  listing.progress = progress;
  print_listing (&listing, cut, (Format)format_index);
  return TD_CLI_DONE;
}
