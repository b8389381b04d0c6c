/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-compose.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "charts/td-chart-build.h"
#include "documents/td-form-table.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-paper.h"

/* A list is filled up from its reserve to this many items. */
#define FEWEST_ITEMS 2
#define MOST_ITEMS 4

/* In tenths of a point. */
#define BODY_SIZE 135
#define TABLE_SIZE 120
#define SMALLEST_SIZE 60
#define LARGEST_SIZE 200

/* Name, number of cells, those of a row, whether it names the rows. */
static const TdTemplateKey document_keys[]
    = { { "title", 1, 0, false }, { "body", 1, 0, false }, { "table", 1, 0, false },
        { "fit", 1, 0, false },   { "page", 1, 0, false }, { 0 } };
static const TdTemplateKey letterhead_keys[] = { { "superior", 1, 0, false },
                                                 { "agency", 1, 0, false },
                                                 { "keep", 1, 0, false },
                                                 { "number", 1, 0, false },
                                                 { "nation", 1, 0, false },
                                                 { "motto", 1, 0, false },
                                                 { "place", 1, 0, false },
                                                 { "subject", 1, 0, false },
                                                 { "urgency", 1, 0, false },
                                                 { "secrecy", 1, 0, false },
                                                 { "circulation", 1, 0, false },
                                                 { "contact", 1, 0, false },
                                                 { 0 } };
static const TdTemplateKey addressees_keys[]
    = { { "heading", 1, 0, false }, { "to", 1, 0, false }, { 0 } };
static const TdTemplateKey appendix_keys[] = { { "number", 1, 0, false },
                                               { "title", 1, 0, false },
                                               { "note", 1, 0, false },
                                               { "page", 1, 0, false },
                                               { 0 } };
static const TdTemplateKey form_keys[]
    = { { "measure", 1, 0, false }, { "unit", 1, 0, false },     { "whole", 1, 0, false },
        { "most", 1, 0, false },    { "officers", 1, 0, false }, { 0 } };
static const TdTemplateKey figures_keys[]
    = { { "panel", 1, 0, false }, { "rate", 2, 0, false }, { "status", 1, 0, false },
        { "note", 1, 0, false },  { "row", 2, 0, false },  { 0 } };
static const TdTemplateKey charts_keys[] = { { "chart", 1, 0, false }, { 0 } };
static const TdTemplateKey table_keys[] = { { "rows", 1, 0, true },
                                            { "strong", 1, 1, false },
                                            { "group", 1, 0, false },
                                            { "column", 3, 4, false },
                                            { 0 } };
static const TdTemplateKey signature_keys[] = { { "authority", 1, 0, false },
                                                { "title", 1, 0, false },
                                                { "name", 1, 0, false },
                                                { "drafter", 1, 0, false },
                                                { 0 } };

static const char *const paragraph_options[]
    = { "bold", "italic", "centred", "plain", "ruled", NULL };
static const char *const heading_options[] = { "level1", "level2", "level3", NULL };
static const char *const subtitle_options[] = { "ruled", NULL };
static const char *const list_options[] = { "numbered", "few", NULL };

static const TdTemplateKind kinds[] = {
  { "document", document_keys, NULL },
  { "letterhead", letterhead_keys, NULL },
  { "addressees", addressees_keys, NULL },
  { "title", NULL, NULL },
  { "subtitle", NULL, subtitle_options },
  { "heading", NULL, heading_options },
  { "paragraph", NULL, paragraph_options },
  { "list", NULL, list_options },
  { "figures", figures_keys, NULL },
  { "charts", charts_keys, NULL },
  { "table", table_keys, NULL },
  { "form", form_keys, NULL },
  { "appendix", appendix_keys, NULL },
  { "recipients", NULL, NULL },
  { "signature", signature_keys, NULL },
  { "page-break", NULL, NULL },
  { 0 },
};

static const struct
{
  const char *name;
  TdChartKind kind;
  TdMeasure measure;
} chart_names[] = {
  { "trend cases", TD_CHART_TREND, TD_MEASURE_CASES },
  { "trend money", TD_CHART_TREND, TD_MEASURE_MONEY },
  { "ranking cases", TD_CHART_RANKING, TD_MEASURE_CASES },
  { "ranking money", TD_CHART_RANKING, TD_MEASURE_MONEY },
};

const TdTemplateKind *
td_compose_get_kinds (void)
{
  return kinds;
}

/* What is known while a document is composed. */
typedef struct
{
  TdDocument *document;
  const TdProgress *progress;
  TdPatternValues values;
  TdPatternValues keyed; /* the same, with the keys of paragraphs */
  TdPatternValues bare;  /* the same, never traced: for words that are read, not shown */
  GHashTable *sources;   /* the name of a kind → how many blocks of it were read */
  char *source;          /* owned; of the block that is made now */
} Composer;

/* @filled: (transfer full): NULL when it is empty */
static char *
drop_empty (char *filled)
{
  if (*filled != '\0')
    return filled;
  g_free (filled);
  return NULL;
}

static char *
fill_cell (const TdTemplateLine *line, guint cell, const TdPatternValues *values)
{
  if (cell >= line->cells->len)
    return NULL;
  return drop_empty (td_pattern_fill (g_ptr_array_index (line->cells, cell), values));
}

static bool
is_key (const TdTemplateLine *line, const char *name)
{
  return g_str_equal (line->key->name, name);
}

static char *
to_plain (const char *text)
{
  return text != NULL ? td_pattern_plain (text, " ") : NULL;
}

/* --- blocks of text --- */

/* Takes the mark of its key off a text; text that a list went on with in another paragraph has
 * none, and belongs to the one before. @key: (inout) */
static const char *
take_key (const char *text, char **key)
{
  gsize before = strlen (TD_MARK_KEY);
  const char *end = g_str_has_prefix (text, TD_MARK_KEY) ? strstr (text, TD_MARK_KEY_END) : NULL;

  if (end == NULL)
    return text;
  g_free (*key);
  *key = g_strndup (text + before, (gsize)(end - text) - before);
  /* An instruction stands in a paragraph of the template. */
  return take_key (end + strlen (TD_MARK_KEY_END), key);
}

/* The second text of a key is "p3#2". */
static void
add_text (TdBlock *block, const char *key, const char *text)
{
  g_autofree char *unique = g_strdup (key);

  for (guint n = 2; g_ptr_array_find_with_equal_func (block->keys, unique, g_str_equal, NULL); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s#%u", key, n);
    }
  g_ptr_array_add (block->texts, g_strdup (text));
  g_ptr_array_add (block->keys, g_steal_pointer (&unique));
}

static TdBlock *
compose_text (const Composer *composer, const TdTemplateBlock *source, TdBlockType type)
{
  TdBlock *block = td_block_new (type);
  const char between[] = { TD_MARK_BREAK, '\0' };

  block->is_bold = td_template_block_has (source, "bold");
  block->is_italic = td_template_block_has (source, "italic");
  block->is_centred = td_template_block_has (source, "centred");
  block->is_plain = td_template_block_has (source, "plain");
  block->is_ruled = td_template_block_has (source, "ruled");
  block->is_numbered = td_template_block_has (source, "numbered");
  for (int i = 0; i < 3; i++)
    if (td_template_block_has (source, heading_options[i]))
      block->level = i + 1;
  if (source->text == NULL)
    return block;

  g_autofree char *filled = td_pattern_fill (source->text, &composer->keyed);
  g_auto (GStrv) texts = g_strsplit (filled, between, -1);
  bool is_few = td_template_block_has (source, "few");
  g_autofree char *key = g_strdup (TD_TEMPLATE_PARAGRAPH);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      const char *text = take_key (texts[i], &key);
      bool is_reserve = *text == TD_MARK_RESERVE;
      if (*text == '\0' || (is_reserve && block->texts->len >= FEWEST_ITEMS)
          || (is_few && block->texts->len >= MOST_ITEMS))
        continue;
      add_text (block, key, text + is_reserve);
    }
  return block;
}

/* --- blocks of lines --- */

/* Adds the paragraphs of a cell. */
static void
add_texts (const Composer *composer, TdBlock *block, const TdTemplateLine *line, const char *key)
{
  const char between[] = { TD_MARK_BREAK, '\0' };
  g_autofree char *filled = fill_cell (line, 0, &composer->values);
  g_auto (GStrv) texts = g_strsplit (filled != NULL ? filled : "", between, -1);

  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      add_text (block, key, texts[i]);
}

static TdBlock *
compose_addressees (const Composer *composer, const TdTemplateBlock *source)
{
  TdBlock *block = td_block_new (TD_BLOCK_ADDRESSEES);
  guint n = 0;

  for (guint i = 0; i < source->lines->len; i++)
    {
      const TdTemplateLine *line = g_ptr_array_index (source->lines, i);
      if (is_key (line, "to"))
        {
          g_autofree char *key = g_strdup_printf ("to:%u", ++n);
          add_texts (composer, block, line, key);
        }
      else
        {
          g_free (block->heading);
          block->heading = fill_cell (line, 0, &composer->values);
        }
    }
  return block;
}

static TdBlock *
compose_appendix (const Composer *composer, const TdTemplateBlock *source)
{
  TdBlock *block = td_block_new (TD_BLOCK_APPENDIX);

  for (guint i = 0; i < source->lines->len; i++)
    {
      const TdTemplateLine *line = g_ptr_array_index (source->lines, i);
      if (is_key (line, "title"))
        add_texts (composer, block, line, "title");
      else if (is_key (line, "page"))
        {
          g_autofree char *page = fill_cell (line, 0, &composer->bare);
          block->is_landscape = g_strcmp0 (page, "landscape") == 0;
        }
      else
        {
          char **text = is_key (line, "number") ? &block->number : &block->note;
          g_free (*text);
          *text = fill_cell (line, 0, &composer->values);
        }
    }
  return block;
}

/* A line of the template that can be filled, also when it is empty now. */
static void
add_slot (TdBlock *block, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (block->keys, name, g_str_equal, NULL))
    g_ptr_array_add (block->keys, g_strdup (name));
}

static TdBlock *
compose_letterhead (const Composer *composer, const TdTemplateBlock *source)
{
  TdBlock *block = td_block_new (TD_BLOCK_LETTERHEAD);
  TdLetterhead *letterhead = &block->letterhead;
  struct
  {
    const char *key;
    char **text;
  } parts[] = {
    { "superior", &letterhead->superior },
    { "agency", &letterhead->agency },
    { "keep", &letterhead->keep },
    { "number", &letterhead->number },
    { "nation", &letterhead->nation },
    { "motto", &letterhead->motto },
    { "place", &letterhead->place },
    { "subject", &letterhead->subject },
    { "urgency", &letterhead->urgency },
    { "secrecy", &letterhead->secrecy },
    { "circulation", &letterhead->circulation },
    { "contact", &letterhead->contact },
  };

  for (guint i = 0; i < source->lines->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
      {
        const TdTemplateLine *line = g_ptr_array_index (source->lines, i);
        if (!is_key (line, parts[j].key))
          continue;
        g_free (*parts[j].text);
        *parts[j].text = fill_cell (line, 0, &composer->values);
        add_slot (block, line->key->name);
      }
  return block;
}

static TdBlock *
compose_figures (const Composer *composer, const TdTemplateBlock *source)
{
  TdBlock *block = td_block_new (TD_BLOCK_FIGURES);
  TdFigurePanel *panel = NULL;

  for (guint i = 0; i < source->lines->len; i++)
    {
      const TdTemplateLine *line = g_ptr_array_index (source->lines, i);
      g_autofree char *first = fill_cell (line, 0, &composer->values);
      g_autofree char *second = fill_cell (line, 1, &composer->values);
      if (panel == NULL || is_key (line, "panel"))
        panel = td_block_add_panel (block);
      if (is_key (line, "panel"))
        panel->heading = g_steal_pointer (&first);
      else if (is_key (line, "rate"))
        {
          g_free (panel->rate);
          g_free (panel->unit);
          panel->rate = g_steal_pointer (&first);
          panel->unit = g_steal_pointer (&second);
        }
      else if (is_key (line, "status"))
        {
          g_free (panel->status);
          panel->status = g_steal_pointer (&first);
        }
      else if (is_key (line, "note"))
        {
          g_free (panel->note);
          panel->note = g_steal_pointer (&first);
        }
      else if (first != NULL && second != NULL)
        {
          TdFigureRow *row = td_panel_add_row (panel);
          row->label = g_steal_pointer (&first);
          row->value = g_steal_pointer (&second);
        }
    }
  return block;
}

static TdBlock *
compose_charts (const Composer *composer, const TdTemplateBlock *source)
{
  TdBlock *block = td_block_new (TD_BLOCK_CHARTS);
  const TdProgress *progress = composer->progress;

  for (guint i = 0; i < source->lines->len; i++)
    {
      g_autofree char *name = fill_cell (g_ptr_array_index (source->lines, i), 0, &composer->bare);
      for (guint j = 0; name != NULL && j < G_N_ELEMENTS (chart_names); j++)
        {
          if (!g_str_equal (name, chart_names[j].name))
            continue;
          if (chart_names[j].kind == TD_CHART_TREND)
            g_ptr_array_add (block->charts,
                             td_chart_new_trend (progress->book,
                                                 &progress->root,
                                                 1,
                                                 chart_names[j].measure,
                                                 progress->cut,
                                                 TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR
                                                     | TD_CHART_FOR_PAPER));
          else
            g_ptr_array_add (
                block->charts,
                td_chart_new_ranking (progress, chart_names[j].measure, TD_CHART_FOR_PAPER));
        }
    }
  return block;
}

/* "right bold" */
static void
read_alignment (TdBlockColumn *column, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words != NULL ? words : "", " ", -1);
  const char *const *options = (const char *const *)list;

  column->is_bold = g_strv_contains (options, "bold");
  column->align = TD_ALIGN_LEFT;
  if (g_strv_contains (options, "right"))
    column->align = TD_ALIGN_RIGHT;
  else if (g_strv_contains (options, "centre"))
    column->align = TD_ALIGN_CENTRE;
}

static void
compose_row (const Composer *composer,
             TdBlock *block,
             const TdTemplateLine *strong,
             const GPtrArray *columns,
             const TdPatternValues *values)
{
  TdBlockRow *row = td_block_add_row (block);
  g_autofree char *is_strong = strong != NULL ? fill_cell (strong, 0, values) : NULL;

  row->is_strong = is_strong != NULL;
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (row->cells, fill_cell (g_ptr_array_index (columns, i), 2, values));
}

/* A column whose heading is empty is left out. */
static TdBlock *
compose_table (const Composer *composer, const TdTemplateBlock *source)
{
  TdBlock *block = td_block_new (TD_BLOCK_TABLE);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autofree char *group = NULL;
  const TdTemplateLine *rows = NULL;
  const TdTemplateLine *strong = NULL;

  for (guint i = 0; i < source->lines->len; i++)
    {
      TdTemplateLine *line = g_ptr_array_index (source->lines, i);
      if (line->key->is_rows)
        rows = line;
      else if (is_key (line, "strong"))
        strong = line;
      else if (is_key (line, "group"))
        {
          g_free (group);
          group = fill_cell (line, 0, &composer->values);
        }
      else
        {
          g_autofree char *heading = fill_cell (line, 0, &composer->values);
          g_autofree char *alignment = fill_cell (line, 1, &composer->bare);
          if (heading == NULL)
            continue;
          TdBlockColumn *column = td_block_add_column (block);
          column->group = g_strdup (group);
          column->heading = g_steal_pointer (&heading);
          read_alignment (column, alignment);
          g_ptr_array_add (columns, line);
        }
    }
  if (rows == NULL)
    return block;

  const GPtrArray *list = td_pattern_get_rows (rows->list, &composer->values);
  for (guint i = 0; i < list->len; i++)
    {
      TdPatternValues inner = { .name = rows->variable,
                                .fields = g_ptr_array_index (list, i),
                                .up = &composer->values };
      compose_row (composer, block, strong, columns, &inner);
    }
  return block;
}

static TdBlock *
compose_signature (const Composer *composer, const TdTemplateBlock *source)
{
  TdBlock *block = td_block_new (TD_BLOCK_SIGNATURE);

  for (guint i = 0; i < source->lines->len; i++)
    {
      const TdTemplateLine *line = g_ptr_array_index (source->lines, i);
      char **text = &block->signer_name;
      if (is_key (line, "title"))
        text = &block->signer_title;
      else if (is_key (line, "authority"))
        text = &block->signer_authority;
      else if (is_key (line, "drafter"))
        text = &block->drafter;
      g_free (*text);
      *text = fill_cell (line, 0, &composer->values);
      add_slot (block, line->key->name);
    }
  return block;
}

/* "12", "10.5" */
static void
read_size (const char *text, int *size)
{
  int64_t hundredths;

  if (text != NULL && td_rate_parse_ascii (text, &hundredths))
    *size = (int)CLAMP (hundredths / 10, SMALLEST_SIZE, LARGEST_SIZE);
}

static void
read_document (const Composer *composer, const TdTemplateBlock *source)
{
  TdDocument *document = composer->document;

  for (guint i = 0; i < source->lines->len; i++)
    {
      const TdTemplateLine *line = g_ptr_array_index (source->lines, i);
      g_autofree char *text = fill_cell (line, 0, &composer->bare);
      if (is_key (line, "page"))
        document->is_landscape = g_strcmp0 (text, "landscape") == 0;
      else if (is_key (line, "title"))
        {
          g_free (document->title);
          document->title = to_plain (text);
        }
      else if (is_key (line, "fit"))
        document->fits_page = text != NULL;
      else
        read_size (text, is_key (line, "body") ? &document->body_size : &document->table_size);
    }
}

/* Whether a block says anything. */
static bool
has_content (const TdBlock *block)
{
  switch (block->type)
    {
    case TD_BLOCK_LETTERHEAD:
    case TD_BLOCK_PAGE_BREAK:
      return true;
    case TD_BLOCK_FIGURES:
      return block->panels->len > 0;
    case TD_BLOCK_CHARTS:
      return block->charts->len > 0;
    case TD_BLOCK_TABLE:
      return block->columns->len > 0 && block->rows->len > 0;
    case TD_BLOCK_SIGNATURE:
      return block->signer_authority != NULL || block->signer_title != NULL
             || block->signer_name != NULL || block->drafter != NULL;
    case TD_BLOCK_APPENDIX:
      return block->number != NULL || block->texts->len > 0;
    case TD_BLOCK_ADDRESSEES:
    case TD_BLOCK_TITLE:
    case TD_BLOCK_SUBTITLE:
    case TD_BLOCK_HEADING:
    case TD_BLOCK_PARAGRAPH:
    case TD_BLOCK_LIST:
    case TD_BLOCK_RECIPIENTS:
    default:
      return block->texts->len > 0;
    }
}

static TdBlock *
compose_block (const Composer *composer, const TdTemplateBlock *source)
{
  static const struct
  {
    const char *name;
    TdBlockType type;
  } texts[] = {
    { "title", TD_BLOCK_TITLE },
    { "subtitle", TD_BLOCK_SUBTITLE },
    { "heading", TD_BLOCK_HEADING },
    { "paragraph", TD_BLOCK_PARAGRAPH },
    { "list", TD_BLOCK_LIST },
    { "recipients", TD_BLOCK_RECIPIENTS },
    { "page-break", TD_BLOCK_PAGE_BREAK },
  };
  static const struct
  {
    const char *name;
    TdBlock *(*compose) (const Composer *, const TdTemplateBlock *);
  } others[] = {
    { "letterhead", compose_letterhead }, { "figures", compose_figures },
    { "charts", compose_charts },         { "table", compose_table },
    { "signature", compose_signature },   { "addressees", compose_addressees },
    { "appendix", compose_appendix },
  };
  const char *name = source->kind->name;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (name, texts[i].name))
      return compose_text (composer, source, texts[i].type);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (name, others[i].name))
      return others[i].compose (composer, source);
  g_return_val_if_reached (td_block_new (TD_BLOCK_PAGE_BREAK));
}

static void
add_block (const Composer *composer, TdBlock *block)
{
  block->source = g_strdup (composer->source);
  if (has_content (block))
    g_ptr_array_add (composer->document->blocks, block);
  else
    td_block_free (block);
}

/* "paragraph/2": its place among the blocks of its kind. */
static void
name_source (Composer *composer, const char *kind, guint part)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (composer->sources, kind));

  if (part == 0)
    g_hash_table_insert (composer->sources, (gpointer)kind, GUINT_TO_POINTER (++n));
  g_free (composer->source);
  composer->source = part > 0 ? g_strdup_printf ("%s/%u#%u", kind, n, part + 1)
                              : g_strdup_printf ("%s/%u", kind, n);
}

/* The official form, in as many tables as its columns ask for. */
static void
compose_form (Composer *composer, const TdTemplateBlock *source)
{
  g_autofree char *unit = NULL;
  g_autofree char *whole = NULL;
  TdFormOrder order = { .measure = TD_MEASURE_CASES, .trace = composer->values.trace };

  for (guint i = 0; i < source->lines->len; i++)
    {
      const TdTemplateLine *line = g_ptr_array_index (source->lines, i);
      g_autofree char *text = fill_cell (line, 0, &composer->bare);
      if (text == NULL)
        continue;
      if (is_key (line, "measure"))
        (void)td_measure_from_name (text, &order.measure);
      else if (is_key (line, "most"))
        order.most = (guint)g_ascii_strtoull (text, NULL, 10);
      else if (is_key (line, "officers"))
        order.officers = true;
      else
        {
          char **label = is_key (line, "unit") ? &unit : &whole;
          g_free (*label);
          *label = g_steal_pointer (&text);
        }
    }
  order.unit = unit;
  order.whole = whole;
  g_autoptr (GPtrArray) tables = td_form_compose (composer->progress, &order);
  for (guint i = 0; i < tables->len; i++)
    {
      if (i > 0)
        name_source (composer, source->kind->name, i);
      add_block (composer, g_ptr_array_index (tables, i));
    }
}

TdDocument *
td_compose_fields (const TdTemplate *template_,
                   const TdProgress *progress,
                   const TdFields *fields,
                   TdComposeFlags flags)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *trace
      = (flags & TD_COMPOSE_TRACED) != 0 ? td_day_format_iso (progress->as_of) : NULL;
  Composer composer = {
    .document = g_new0 (TdDocument, 1),
    .progress = progress,
    .values = { .fields = fields, .trace = trace },
    .keyed = { .fields = fields, .trace = trace, .is_keyed = true },
    .bare = { .fields = fields },
    .sources = sources,
  };
  TdDocument *document = composer.document;

  g_atomic_ref_count_init (&document->ref_count);
  document->issued = progress->on;
  document->body_size = BODY_SIZE;
  document->table_size = TABLE_SIZE;
  document->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)td_block_free);
  for (guint i = 0; i < template_->blocks->len; i++)
    {
      const TdTemplateBlock *source = g_ptr_array_index (template_->blocks, i);
      if (g_str_equal (source->kind->name, "document"))
        {
          read_document (&composer, source);
          continue;
        }
      name_source (&composer, source->kind->name, 0);
      if (g_str_equal (source->kind->name, "form"))
        compose_form (&composer, source);
      else
        add_block (&composer, compose_block (&composer, source));
    }
  g_free (composer.source);
  if (document->title == NULL)
    document->title = g_strdup (td_book_get_name (progress->book, progress->root));
  return document;
}

/* --- checking --- */

static bool
set_wrong (guint line, const char *text, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("line %u: “%s” cannot stand here"), line, text);
  return false;
}

/* A cell that is not filled from figures: its text as it stands. */
static char *
fill_fixed (const TdTemplateLine *line, guint cell)
{
  g_autoptr (TdFields) nothing = td_fields_new (td_paper_get_spec ());
  TdPatternValues values = { .fields = nothing };

  return cell < line->cells->len ? td_pattern_fill (g_ptr_array_index (line->cells, cell), &values)
                                 : g_strdup ("");
}

static bool
check_line (const TdTemplateLine *line, GError **error)
{
  static const char *const alignments[] = { "left", "right", "centre", "bold", "", NULL };

  if (is_key (line, "chart"))
    {
      g_autofree char *name = fill_fixed (line, 0);
      for (guint i = 0; i < G_N_ELEMENTS (chart_names); i++)
        if (g_str_equal (name, chart_names[i].name))
          return true;
      return set_wrong (line->line, name, error);
    }
  if (is_key (line, "column"))
    {
      g_autofree char *words = fill_fixed (line, 1);
      g_auto (GStrv) list = g_strsplit (words, " ", -1);
      for (guint i = 0; list[i] != NULL; i++)
        if (!g_strv_contains (alignments, list[i]))
          return set_wrong (line->line, list[i], error);
    }
  if (is_key (line, "measure"))
    {
      TdMeasure measure;
      g_autofree char *text = fill_fixed (line, 0);
      if (!td_measure_from_name (text, &measure))
        return set_wrong (line->line, text, error);
    }
  if (is_key (line, "most"))
    {
      int64_t most;
      g_autofree char *text = fill_fixed (line, 0);
      if (!td_amount_parse_ascii (text, &most) || most < 2)
        return set_wrong (line->line, text, error);
    }
  if (is_key (line, "page"))
    {
      g_autofree char *text = fill_fixed (line, 0);
      if (!g_str_equal (text, "landscape") && !g_str_equal (text, "portrait"))
        return set_wrong (line->line, text, error);
    }
  if (is_key (line, "body") || is_key (line, "table"))
    {
      int64_t size;
      g_autofree char *text = fill_fixed (line, 0);
      if (!td_rate_parse_ascii (text, &size))
        return set_wrong (line->line, text, error);
    }
  if (is_key (line, "fit"))
    {
      g_autofree char *text = fill_fixed (line, 0);
      if (!g_str_equal (text, "page"))
        return set_wrong (line->line, text, error);
    }
  return true;
}

bool
td_compose_check (const TdTemplate *template_, GError **error)
{
  for (guint i = 0; i < template_->blocks->len; i++)
    {
      const TdTemplateBlock *block = g_ptr_array_index (template_->blocks, i);
      for (guint j = 0; j < block->lines->len; j++)
        if (!check_line (g_ptr_array_index (block->lines, j), error))
          return false;
    }
  return true;
}
