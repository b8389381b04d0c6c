/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-odt-private.h"
#include "td-text-run.h"

/* What a paper says, with the styles that only its places have. */

/* --- automatic styles --- */

/* @key: (transfer full): Returns: the name of the style with these properties, which the caller
 * writes when @is_new */
static const char *
find_style (TdOdt *odt, char *key, char letter, bool *is_new)
{
  char *name = g_hash_table_lookup (odt->names, key);

  *is_new = name == NULL;
  if (name != NULL)
    {
      g_free (key);
      return name;
    }
  name = g_strdup_printf ("%c%u", letter, g_hash_table_size (odt->names) + 1);
  g_hash_table_insert (odt->names, key, name);
  return name;
}

static const char *
get_text_style (TdOdt *odt, bool is_bold, bool is_italic)
{
  bool is_new;
  const char *name
      = find_style (odt, g_strdup_printf ("text %d %d", is_bold, is_italic), 'T', &is_new);

  if (!is_new)
    return name;
  _td_odt_begin_style (odt->style, name, "text");
  td_xml_begin (odt->style, "style:text-properties");
  _td_odt_add_font (odt->style, is_bold, is_italic);
  td_xml_end (odt->style);
  td_xml_end (odt->style);
  return name;
}

static void
write_paragraph_style (TdOdt *odt, const char *name, const TdOfficeParagraph *paragraph)
{
  const TdOfficeStyle *parent = &odt->styles[paragraph->style];
  xmlTextWriter *xml = odt->style;

  _td_odt_begin_style (xml, name, "paragraph");
  td_xml_attribute (xml, "style:parent-style-name", parent->id);
  if (odt->page != NULL)
    td_xml_attribute (xml, "style:master-page-name", odt->page);
  td_xml_begin (xml, "style:paragraph-properties");
  if (odt->page != NULL)
    td_xml_attribute (xml, "style:page-number", "1");
  if (paragraph->begins_page)
    td_xml_attribute (xml, "fo:break-before", "page");
  if (paragraph->left != 0 || paragraph->right != 0)
    {
      _td_odt_add_length (xml, "fo:margin-left", parent->left + paragraph->left);
      _td_odt_add_length (xml, "fo:margin-right", paragraph->right);
    }
  if (paragraph->line > 0)
    _td_odt_add_length (xml, "fo:line-height", paragraph->line);
  if (paragraph->tab > 0)
    {
      td_xml_begin (xml, "style:tab-stops");
      td_xml_begin (xml, "style:tab-stop");
      _td_odt_add_length (xml, "style:position", paragraph->tab);
      td_xml_attribute (xml, "style:type", "right");
      td_xml_end (xml);
      td_xml_end (xml);
    }
  td_xml_end (xml);
  if (paragraph->size > 0)
    {
      td_xml_begin (xml, "style:text-properties");
      _td_odt_add_font_size (xml, paragraph->size);
      td_xml_end (xml);
    }
  td_xml_end (xml);
}

static const char *
get_paragraph_style (TdOdt *odt, const TdOfficeParagraph *paragraph)
{
  bool is_new;

  if (odt->page == NULL && !paragraph->begins_page && paragraph->left == 0 && paragraph->right == 0
      && paragraph->size == 0 && paragraph->line == 0 && paragraph->tab == 0)
    return odt->styles[paragraph->style].id;
  const char *name = find_style (odt,
                                 g_strdup_printf ("paragraph %d %s %d %d %d %d %d %d",
                                                  paragraph->style,
                                                  odt->page != NULL ? odt->page : "",
                                                  paragraph->begins_page,
                                                  paragraph->left,
                                                  paragraph->right,
                                                  paragraph->line,
                                                  paragraph->tab,
                                                  paragraph->size),
                                 'P',
                                 &is_new);
  if (is_new)
    write_paragraph_style (odt, name, paragraph);
  odt->page = NULL;
  return name;
}

/* --- paragraphs --- */

/* Of spaces next to one another all but the first are elements, as is one at the beginning. */
static void
add_letters (TdOdt *odt, const char *text, bool *after_space)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c != ' ' || !*after_space)
        g_string_append_c (letters, *c);
      else
        {
          td_xml_text (odt->body, letters->str);
          g_string_truncate (letters, 0);
          td_xml_empty (odt->body, "text:s", NULL);
        }
      *after_space = *c == ' ';
    }
  td_xml_text (odt->body, letters->str);
}

static void add_runs (TdOdt *odt, const char *text, bool is_bold, bool is_italic);

static void
add_note (TdOdt *odt, const char *text)
{
  xmlTextWriter *xml = odt->body;
  char number[16];
  char id[16];

  g_snprintf (number, sizeof number, "%u", ++odt->n_notes);
  g_snprintf (id, sizeof id, "ftn%u", odt->n_notes);
  td_xml_begin (xml, "text:note");
  td_xml_attributes (xml, "text:id", id, "text:note-class", "footnote", NULL);
  td_xml_element (xml, "text:note-citation", number);
  td_xml_begin (xml, "text:note-body");
  td_xml_begin (xml, "text:p");
  td_xml_attribute (xml, "text:style-name", odt->styles[TD_OFFICE_NOTE].id);
  add_runs (odt, text, false, false);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_runs (TdOdt *odt, const char *text, bool is_bold, bool is_italic)
{
  g_autoptr (GPtrArray) runs = td_office_list_runs (text, is_bold, is_italic);
  bool after_space = true;

  for (guint i = 0; i < runs->len; i++)
    {
      const TdTextRun *run = g_ptr_array_index (runs, i);
      bool has_style = run->is_bold || run->is_italic;
      if (run->note != NULL)
        {
          add_note (odt, run->note);
          after_space = false;
          continue;
        }
      if (has_style)
        {
          td_xml_begin (odt->body, "text:span");
          td_xml_attribute (
              odt->body, "text:style-name", get_text_style (odt, run->is_bold, run->is_italic));
        }
      add_letters (odt, run->text, &after_space);
      if (has_style)
        td_xml_end (odt->body);
    }
}

static void
add_image (TdOdt *odt, GBytes *bytes, const char *end, const char *type)
{
  g_autofree char *name = g_strdup_printf ("Pictures/%u.%s", odt->pictures->len / 2 + 1, end);

  td_package_add (
      odt->package, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), false);
  td_xml_empty (odt->body,
                "draw:image",
                "xlink:href",
                name,
                "xlink:type",
                "simple",
                "xlink:show",
                "embed",
                "xlink:actuate",
                "onLoad",
                NULL);
  g_ptr_array_add (odt->pictures, g_strdup (type));
  g_ptr_array_add (odt->pictures, g_steal_pointer (&name));
}

/* The picture in two forms: programs take the first that they can read. */
static void
add_picture (TdOdt *odt, const TdOfficePicture *picture)
{
  xmlTextWriter *xml = odt->body;
  bool is_new;
  const char *style = find_style (odt, g_strdup ("picture"), 'G', &is_new);

  if (is_new)
    {
      _td_odt_begin_style (odt->style, style, "graphic");
      td_xml_empty (odt->style,
                    "style:graphic-properties",
                    "style:vertical-pos",
                    "top",
                    "style:vertical-rel",
                    "baseline",
                    "fo:border",
                    "none",
                    "fo:padding",
                    "0pt",
                    NULL);
      td_xml_end (odt->style);
    }
  td_xml_begin (xml, "draw:frame");
  td_xml_attributes (xml, "draw:style-name", style, "text:anchor-type", "as-char", NULL);
  _td_odt_add_length (xml, "svg:width", picture->width);
  _td_odt_add_length (xml, "svg:height", picture->height);
  add_image (odt, picture->svg, "svg", "image/svg+xml");
  add_image (odt, picture->png, "png", "image/png");
  if (picture->title != NULL)
    td_xml_element (xml, "svg:title", picture->title);
  if (picture->description != NULL)
    td_xml_element (xml, "svg:desc", picture->description);
  td_xml_end (xml);
}

static void
begin_list (TdOdt *odt, const TdOfficeParagraph *paragraph)
{
  xmlTextWriter *xml = odt->style;
  bool is_numbered = paragraph->list == TD_OFFICE_NUMBERS;
  bool is_new;
  const char *name = find_style (
      odt, g_strdup_printf ("list %d %d", is_numbered, paragraph->list_indent), 'L', &is_new);

  if (is_new)
    {
      td_xml_begin (xml, "text:list-style");
      td_xml_attribute (xml, "style:name", name);
      td_xml_begin (xml,
                    is_numbered ? "text:list-level-style-number" : "text:list-level-style-bullet");
      td_xml_attribute (xml, "text:level", "1");
      if (is_numbered)
        td_xml_attributes (xml, "style:num-format", "1", "style:num-suffix", ".", NULL);
      else
        td_xml_attribute (xml, "text:bullet-char", "-");
      td_xml_begin (xml, "style:list-level-properties");
      td_xml_attribute (xml, "text:list-level-position-and-space-mode", "label-alignment");
      td_xml_begin (xml, "style:list-level-label-alignment");
      td_xml_attribute (xml, "text:label-followed-by", "space");
      _td_odt_add_length (xml, "fo:text-indent", paragraph->list_indent);
      _td_odt_add_length (xml, "fo:margin-left", MAX (0, -paragraph->list_indent));
      td_xml_end (xml);
      td_xml_end (xml);
      td_xml_end (xml);
      td_xml_end (xml);
    }
  td_xml_begin (odt->body, "text:list");
  td_xml_attribute (odt->body, "text:style-name", name);
}

static void
add_paragraph (gpointer writer, const TdOfficeParagraph *paragraph)
{
  TdOdt *odt = writer;
  xmlTextWriter *xml = odt->body;
  const TdOfficeStyle *style = &odt->styles[paragraph->style];

  if (paragraph->begins_list)
    begin_list (odt, paragraph);
  if (paragraph->list != TD_OFFICE_NO_LIST)
    td_xml_begin (xml, "text:list-item");
  td_xml_begin (xml, style->outline > 0 ? "text:h" : "text:p");
  td_xml_attribute (xml, "text:style-name", get_paragraph_style (odt, paragraph));
  if (style->outline > 0)
    td_xml_number (xml, "text:outline-level", style->outline);
  if (paragraph->picture != NULL)
    add_picture (odt, paragraph->picture);
  if (paragraph->text != NULL)
    add_runs (odt, paragraph->text, paragraph->is_bold, paragraph->is_italic);
  if (paragraph->tail != NULL && paragraph->tab > 0)
    {
      td_xml_empty (xml, "text:tab", NULL);
      add_runs (odt, paragraph->tail, paragraph->is_bold, paragraph->is_italic);
    }
  else if (paragraph->tail != NULL)
    {
      g_autofree char *name = td_office_get_letters_id (&odt->styles[paragraph->tail_style]);
      td_xml_begin (xml, "text:span");
      td_xml_attribute (xml, "text:style-name", name);
      add_runs (odt, paragraph->tail, false, false);
      td_xml_end (xml);
    }
  td_xml_end (xml);
  if (paragraph->list != TD_OFFICE_NO_LIST)
    td_xml_end (xml);
  if (paragraph->ends_list)
    td_xml_end (xml);
}

/* --- tables --- */

static void
begin_section (gpointer writer, bool is_landscape)
{
  TdOdt *odt = writer;

  odt->page = is_landscape ? TD_ODT_FIRST_WIDE_PAGE : TD_ODT_FIRST_PAGE;
  if (odt->n_sections++ > 0)
    return;
  odt->is_landscape = is_landscape;
  if (odt->contact != NULL)
    odt->page = TD_ODT_CONTACT_PAGE;
}

static void
begin_table (gpointer writer, const TdOfficeTable *source)
{
  TdOdt *odt = writer;
  xmlTextWriter *xml = odt->style;
  g_autofree char *name = g_strdup_printf ("Bang%u", ++odt->n_tables);

  _td_odt_begin_style (xml, name, "table");
  td_xml_begin (xml, "style:table-properties");
  _td_odt_add_length (xml, "style:width", source->width);
  td_xml_attributes (xml,
                     "table:align",
                     "left",
                     "table:border-model",
                     "collapsing",
                     "style:may-break-between-rows",
                     source->has_grid ? "true" : "false",
                     NULL);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_begin (odt->body, "table:table");
  td_xml_attributes (odt->body, "table:name", name, "table:style-name", name, NULL);
  for (guint i = 0; i < source->n_columns; i++)
    {
      g_autofree char *column = g_strdup_printf ("%s.%u", name, i + 1);
      _td_odt_begin_style (xml, column, "table-column");
      td_xml_begin (xml, "style:table-column-properties");
      _td_odt_add_length (xml, "style:column-width", source->widths[i]);
      td_xml_end (xml);
      td_xml_end (xml);
      td_xml_empty (odt->body, "table:table-column", "table:style-name", column, NULL);
    }
}

static void
begin_row (gpointer writer, bool is_head)
{
  TdOdt *odt = writer;
  bool is_new;
  const char *style = find_style (odt, g_strdup ("row"), 'R', &is_new);

  if (is_new)
    {
      _td_odt_begin_style (odt->style, style, "table-row");
      td_xml_empty (odt->style, "style:table-row-properties", "fo:keep-together", "always", NULL);
      td_xml_end (odt->style);
    }
  if (is_head && !odt->has_head)
    td_xml_begin (odt->body, "table:table-header-rows");
  if (!is_head && odt->has_head)
    td_xml_end (odt->body);
  odt->has_head = is_head;
  td_xml_begin (odt->body, "table:table-row");
  td_xml_attribute (odt->body, "table:style-name", style);
}

static const char *
get_cell_style (TdOdt *odt, const TdOfficeCell *cell)
{
  const TdOfficeTable *table = cell->table;
  xmlTextWriter *xml = odt->style;
  bool is_new;
  int side = table->has_grid ? 70 : 0;
  const char *name = find_style (odt,
                                 g_strdup_printf ("cell %d %d %d %d %d",
                                                  table->has_grid,
                                                  table->padding,
                                                  cell->is_shaded,
                                                  cell->is_ruled,
                                                  cell->is_middle),
                                 'C',
                                 &is_new);

  if (!is_new)
    return name;
  _td_odt_begin_style (xml, name, "table-cell");
  td_xml_begin (xml, "style:table-cell-properties");
  _td_odt_add_length (xml, "fo:padding-left", side);
  _td_odt_add_length (xml, "fo:padding-right", side);
  _td_odt_add_length (xml, "fo:padding-top", table->padding);
  _td_odt_add_length (xml, "fo:padding-bottom", table->padding + (cell->is_ruled ? 60 : 0));
  if (table->has_grid)
    td_xml_attribute (xml, "fo:border", TD_ODT_RULE);
  else if (cell->is_ruled)
    td_xml_attributes (xml,
                       "fo:border-top",
                       "none",
                       "fo:border-left",
                       "none",
                       "fo:border-right",
                       "none",
                       "fo:border-bottom",
                       TD_ODT_RULE,
                       NULL);
  else
    td_xml_attribute (xml, "fo:border", "none");
  if (cell->is_shaded)
    td_xml_attribute (xml, "fo:background-color", "#" TD_OFFICE_SHADE);
  td_xml_attribute (xml, "style:vertical-align", cell->is_middle ? "middle" : "top");
  td_xml_end (xml);
  td_xml_end (xml);
  return name;
}

/* Cells that a wider one covers are written too. */
static void
begin_cell (gpointer writer, const TdOfficeCell *cell)
{
  TdOdt *odt = writer;

  td_xml_begin (odt->body, cell->is_covered ? "table:covered-table-cell" : "table:table-cell");
  odt->span = cell->n_columns;
  if (cell->is_covered)
    return;
  td_xml_attribute (odt->body, "table:style-name", get_cell_style (odt, cell));
  td_xml_attribute (odt->body, "office:value-type", "string");
  if (cell->n_columns > 1)
    td_xml_number (odt->body, "table:number-columns-spanned", (int)cell->n_columns);
  if (cell->n_rows > 1)
    td_xml_number (odt->body, "table:number-rows-spanned", (int)cell->n_rows);
}

static void
end_cell (gpointer writer)
{
  TdOdt *odt = writer;

  td_xml_end (odt->body);
  for (; odt->span > 1; odt->span--)
    td_xml_empty (odt->body, "table:covered-table-cell", NULL);
}

static void
end_row (gpointer writer)
{
  td_xml_end (((TdOdt *)writer)->body);
}

static void
end_table (gpointer writer)
{
  TdOdt *odt = writer;

  if (odt->has_head)
    td_xml_end (odt->body);
  odt->has_head = false;
  td_xml_end (odt->body);
}

const TdOfficeClass _td_odt_body = {
  .begin_section = begin_section,
  .add_paragraph = add_paragraph,
  .begin_table = begin_table,
  .begin_row = begin_row,
  .begin_cell = begin_cell,
  .end_cell = end_cell,
  .end_row = end_row,
  .end_table = end_table,
};
