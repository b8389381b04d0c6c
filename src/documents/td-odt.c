/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-odt.h"

#include <string.h>

#include "td-office.h"
#include "td-package.h"
#include "td-text-run.h"

#define MIMETYPE "application/vnd.oasis.opendocument.text"
/* Nothing of 1.3 is needed, and all readers know this one. */
#define ODF_VERSION "1.2"
#define RULE "0.60pt solid #000000"
#define BOX "1.00pt solid #000000"
#define STAMP "1.00pt solid #" TD_OFFICE_RED
#define FIRST_PAGE "Standard"
#define NEXT_PAGE "TrangSau"
#define FIRST_WIDE_PAGE "TrangNgangDau"
#define NEXT_WIDE_PAGE "TrangNgangSau"
#define CONTACT_PAGE "TrangDauDiaChi"
#define NOTE_NUMBER "SoChuThich"

static const char *const name_spaces[][2] = {
  { "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
  { "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
  { "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
  { "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
  { "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
  { "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
  { "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
  { "xmlns:xlink", "http://www.w3.org/1999/xlink" },
  { "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
  { "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
};

static const char *const bold[]
    = { "fo:font-weight", "style:font-weight-asian", "style:font-weight-complex" };
static const char *const italic[]
    = { "fo:font-style", "style:font-style-asian", "style:font-style-complex" };

typedef struct
{
  guint number;
  bool has_grid;
  int padding;
} Table;

typedef struct
{
  TdPackage *package;      /* owned */
  xmlBuffer *body_buffer;  /* owned */
  xmlTextWriter *body;     /* owned */
  xmlBuffer *style_buffer; /* owned */
  xmlTextWriter *style;    /* owned; automatic styles */
  GHashTable *names;       /* owned; key of an automatic style → its name */
  GArray *tables;          /* owned; Table: those that are open */
  GPtrArray *pictures;     /* owned; char *: names of parts with their types */
  TdOfficeStyle styles[TD_N_OFFICE_STYLES];
  const char *contact; /* borrowed (nullable) */
  const char *page;    /* (nullable): what comes next begins one of these */
  bool is_landscape;   /* the first section */
  guint n_sections;
  guint n_tables;
  guint n_notes;
  guint span;    /* columns of the cell that is being written */
  bool has_head; /* rows of the head are being written */
} Odt;

static const char *
format_length (char *text, gsize size, int length)
{
  /* Of 100 twentieths of a point 5 points. */
  int hundredths = ABS (length) * 5;

  g_snprintf (text, size, "%s%d.%02dpt", length < 0 ? "-" : "", hundredths / 100, hundredths % 100);
  return text;
}

static void
add_length (xmlTextWriter *xml, const char *name, int length)
{
  char text[32];

  td_xml_attribute (xml, name, format_length (text, sizeof text, length));
}

static void
add_number (xmlTextWriter *xml, const char *name, guint number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", number);
  td_xml_attribute (xml, name, text);
}

static void
add_all (xmlTextWriter *xml, const char *const *names, const char *value)
{
  for (guint i = 0; i < 3; i++)
    td_xml_attribute (xml, names[i], value);
}

static void
add_font_size (xmlTextWriter *xml, int size)
{
  add_length (xml, "fo:font-size", size * 2);
  add_length (xml, "style:font-size-asian", size * 2);
  add_length (xml, "style:font-size-complex", size * 2);
}

/* --- automatic styles --- */

/* @key: (transfer full): Returns: the name of the style with these properties, which the caller
 * writes when @is_new */
static const char *
find_style (Odt *odt, char *key, char letter, bool *is_new)
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

static void
begin_style (xmlTextWriter *xml, const char *name, const char *family)
{
  td_xml_begin (xml, "style:style");
  td_xml_attributes (xml, "style:name", name, "style:family", family, NULL);
}

static const char *
get_text_style (Odt *odt, bool is_bold, bool is_italic)
{
  bool is_new;
  const char *name
      = find_style (odt, g_strdup_printf ("text %d %d", is_bold, is_italic), 'T', &is_new);

  if (!is_new)
    return name;
  begin_style (odt->style, name, "text");
  td_xml_begin (odt->style, "style:text-properties");
  if (is_bold)
    add_all (odt->style, bold, "bold");
  if (is_italic)
    add_all (odt->style, italic, "italic");
  td_xml_end (odt->style);
  td_xml_end (odt->style);
  return name;
}

static void
write_paragraph_style (Odt *odt, const char *name, const TdOfficeParagraph *paragraph)
{
  const TdOfficeStyle *parent = &odt->styles[paragraph->style];
  xmlTextWriter *xml = odt->style;

  begin_style (xml, name, "paragraph");
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
      add_length (xml, "fo:margin-left", parent->left + paragraph->left);
      add_length (xml, "fo:margin-right", paragraph->right);
    }
  if (paragraph->line > 0)
    add_length (xml, "fo:line-height", paragraph->line);
  if (paragraph->tab > 0)
    {
      td_xml_begin (xml, "style:tab-stops");
      td_xml_begin (xml, "style:tab-stop");
      add_length (xml, "style:position", paragraph->tab);
      td_xml_attribute (xml, "style:type", "right");
      td_xml_end (xml);
      td_xml_end (xml);
    }
  td_xml_end (xml);
  if (paragraph->size > 0)
    {
      td_xml_begin (xml, "style:text-properties");
      add_font_size (xml, paragraph->size);
      td_xml_end (xml);
    }
  td_xml_end (xml);
}

static const char *
get_paragraph_style (Odt *odt, const TdOfficeParagraph *paragraph)
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
add_letters (Odt *odt, const char *text, bool *after_space)
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

static void add_runs (Odt *odt, const char *text, bool is_bold, bool is_italic);

static void
add_note (Odt *odt, const char *text)
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
add_runs (Odt *odt, const char *text, bool is_bold, bool is_italic)
{
  g_autoptr (GPtrArray) runs = td_text_run_list (text);
  bool after_space = true;

  for (guint i = 0; i < runs->len; i++)
    {
      TdTextRun *run = g_ptr_array_index (runs, i);
      const TdTextRun *next = i + 1 < runs->len ? g_ptr_array_index (runs, i + 1) : NULL;
      bool has_style = run->is_bold || run->is_italic || is_bold || is_italic;
      if (run->note != NULL)
        {
          add_note (odt, run->note);
          after_space = false;
          continue;
        }
      /* The number of a note stands close to its word. */
      if (next != NULL && next->note != NULL)
        g_strchomp (run->text);
      if (has_style)
        {
          td_xml_begin (odt->body, "text:span");
          td_xml_attribute (
              odt->body,
              "text:style-name",
              get_text_style (odt, run->is_bold || is_bold, run->is_italic || is_italic));
        }
      add_letters (odt, run->text, &after_space);
      if (has_style)
        td_xml_end (odt->body);
    }
}

static void
add_image (Odt *odt, GBytes *bytes, const char *end, const char *type)
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
add_picture (Odt *odt, const TdOfficePicture *picture)
{
  xmlTextWriter *xml = odt->body;
  bool is_new;
  const char *style = find_style (odt, g_strdup ("picture"), 'G', &is_new);

  if (is_new)
    {
      begin_style (odt->style, style, "graphic");
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
  add_length (xml, "svg:width", picture->width);
  add_length (xml, "svg:height", picture->height);
  add_image (odt, picture->svg, "svg", "image/svg+xml");
  add_image (odt, picture->png, "png", "image/png");
  if (picture->title != NULL)
    td_xml_element (xml, "svg:title", picture->title);
  if (picture->description != NULL)
    td_xml_element (xml, "svg:desc", picture->description);
  td_xml_end (xml);
}

static void
begin_list (Odt *odt, const TdOfficeParagraph *paragraph)
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
      add_length (xml, "fo:text-indent", paragraph->list_indent);
      add_length (xml, "fo:margin-left", MAX (0, -paragraph->list_indent));
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
  Odt *odt = writer;
  xmlTextWriter *xml = odt->body;
  const TdOfficeStyle *style = &odt->styles[paragraph->style];

  if (paragraph->begins_list)
    begin_list (odt, paragraph);
  if (paragraph->list != TD_OFFICE_NO_LIST)
    td_xml_begin (xml, "text:list-item");
  td_xml_begin (xml, style->outline > 0 ? "text:h" : "text:p");
  td_xml_attribute (xml, "text:style-name", get_paragraph_style (odt, paragraph));
  if (style->outline > 0)
    add_number (xml, "text:outline-level", (guint)style->outline);
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
      g_autofree char *name = g_strconcat (odt->styles[paragraph->tail_style].id, "Chu", NULL);
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
  Odt *odt = writer;

  odt->page = is_landscape ? FIRST_WIDE_PAGE : FIRST_PAGE;
  if (odt->n_sections++ > 0)
    return;
  odt->is_landscape = is_landscape;
  if (odt->contact != NULL)
    odt->page = CONTACT_PAGE;
}

static void
begin_table (gpointer writer, const TdOfficeTable *source)
{
  Odt *odt = writer;
  xmlTextWriter *xml = odt->style;
  Table table
      = { .number = ++odt->n_tables, .has_grid = source->has_grid, .padding = source->padding };
  g_autofree char *name = g_strdup_printf ("Bang%u", table.number);
  int width = 0;

  g_array_append_val (odt->tables, table);
  for (guint i = 0; i < source->n_columns; i++)
    width += source->widths[i];
  begin_style (xml, name, "table");
  td_xml_begin (xml, "style:table-properties");
  add_length (xml, "style:width", width);
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
      begin_style (xml, column, "table-column");
      td_xml_begin (xml, "style:table-column-properties");
      add_length (xml, "style:column-width", source->widths[i]);
      td_xml_end (xml);
      td_xml_end (xml);
      td_xml_empty (odt->body, "table:table-column", "table:style-name", column, NULL);
    }
}

static void
begin_row (gpointer writer, bool is_head)
{
  Odt *odt = writer;
  bool is_new;
  const char *style = find_style (odt, g_strdup ("row"), 'R', &is_new);

  if (is_new)
    {
      begin_style (odt->style, style, "table-row");
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
get_cell_style (Odt *odt, const Table *table, const TdOfficeCell *cell)
{
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
  begin_style (xml, name, "table-cell");
  td_xml_begin (xml, "style:table-cell-properties");
  add_length (xml, "fo:padding-left", side);
  add_length (xml, "fo:padding-right", side);
  add_length (xml, "fo:padding-top", table->padding);
  add_length (xml, "fo:padding-bottom", table->padding + (cell->is_ruled ? 60 : 0));
  if (table->has_grid)
    td_xml_attribute (xml, "fo:border", RULE);
  else if (cell->is_ruled)
    td_xml_attributes (xml,
                       "fo:border-top",
                       "none",
                       "fo:border-left",
                       "none",
                       "fo:border-right",
                       "none",
                       "fo:border-bottom",
                       RULE,
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
  Odt *odt = writer;
  const Table *table = &g_array_index (odt->tables, Table, odt->tables->len - 1);

  td_xml_begin (odt->body, cell->is_covered ? "table:covered-table-cell" : "table:table-cell");
  odt->span = cell->n_columns;
  if (cell->is_covered)
    return;
  td_xml_attribute (odt->body, "table:style-name", get_cell_style (odt, table, cell));
  td_xml_attribute (odt->body, "office:value-type", "string");
  if (cell->n_columns > 1)
    add_number (odt->body, "table:number-columns-spanned", cell->n_columns);
  if (cell->n_rows > 1)
    add_number (odt->body, "table:number-rows-spanned", cell->n_rows);
}

static void
end_cell (gpointer writer)
{
  Odt *odt = writer;

  td_xml_end (odt->body);
  for (; odt->span > 1; odt->span--)
    td_xml_empty (odt->body, "table:covered-table-cell", NULL);
}

static void
end_row (gpointer writer)
{
  td_xml_end (((Odt *)writer)->body);
}

static void
end_table (gpointer writer)
{
  Odt *odt = writer;

  if (odt->has_head)
    td_xml_end (odt->body);
  odt->has_head = false;
  td_xml_end (odt->body);
  g_array_set_size (odt->tables, odt->tables->len - 1);
}

/* --- parts --- */

static void
begin_part (xmlTextWriter *xml, const char *root)
{
  (void)xmlTextWriterStartDocument (xml, NULL, "UTF-8", NULL);
  td_xml_begin (xml, root);
  for (guint i = 0; i < G_N_ELEMENTS (name_spaces); i++)
    td_xml_attribute (xml, name_spaces[i][0], name_spaces[i][1]);
  td_xml_attribute (xml, "office:version", ODF_VERSION);
}

static void
add_part (Odt *odt, const char *name, xmlTextWriter *xml, xmlBuffer *buffer)
{
  (void)xmlTextWriterEndDocument (xml);
  td_package_add_xml (odt->package, name, buffer);
}

static void
add_fonts (xmlTextWriter *xml)
{
  td_xml_begin (xml, "office:font-face-decls");
  td_xml_empty (xml,
                "style:font-face",
                "style:name",
                TD_OFFICE_FONT,
                "svg:font-family",
                "'" TD_OFFICE_FONT "'",
                "style:font-family-generic",
                "roman",
                "style:font-pitch",
                "variable",
                NULL);
  td_xml_end (xml);
}

static void
add_default_style (xmlTextWriter *xml, int size)
{
  char percent[16];

  g_snprintf (percent, sizeof percent, "%d%%", TD_OFFICE_LINE_PERCENT);
  td_xml_begin (xml, "style:default-style");
  td_xml_attribute (xml, "style:family", "paragraph");
  td_xml_empty (xml,
                "style:paragraph-properties",
                "fo:orphans",
                "2",
                "fo:widows",
                "2",
                "fo:line-height",
                percent,
                "style:tab-stop-distance",
                "28.35pt",
                NULL);
  td_xml_begin (xml, "style:text-properties");
  td_xml_attributes (xml,
                     "style:font-name",
                     TD_OFFICE_FONT,
                     "style:font-name-asian",
                     TD_OFFICE_FONT,
                     "style:font-name-complex",
                     TD_OFFICE_FONT,
                     "fo:language",
                     "vi",
                     "fo:country",
                     "VN",
                     NULL);
  add_font_size (xml, size);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_border (xmlTextWriter *xml, TdOfficeBorder border)
{
  if (border == TD_OFFICE_NO_RULE)
    return;
  if (border == TD_OFFICE_BOX || border == TD_OFFICE_STAMP)
    {
      td_xml_attribute (xml, "fo:border", border == TD_OFFICE_BOX ? BOX : STAMP);
      td_xml_attribute (xml, "fo:padding", "3.00pt");
      return;
    }
  td_xml_attributes (xml,
                     "fo:border-top",
                     RULE,
                     "fo:border-bottom",
                     border == TD_OFFICE_RULES ? RULE : "none",
                     "fo:border-left",
                     "none",
                     "fo:border-right",
                     "none",
                     NULL);
  if (border == TD_OFFICE_RULES)
    td_xml_attributes (xml, "fo:padding-top", "4.00pt", "fo:padding-bottom", "4.00pt", NULL);
}

static void
add_letters_of (xmlTextWriter *xml, const TdOfficeStyle *style)
{
  td_xml_begin (xml, "style:text-properties");
  if (style->is_red)
    td_xml_attribute (xml, "fo:color", "#" TD_OFFICE_RED);
  add_font_size (xml, style->size);
  if (style->is_bold)
    add_all (xml, bold, "bold");
  if (style->is_italic)
    add_all (xml, italic, "italic");
  td_xml_end (xml);
}

static void
add_named_style (xmlTextWriter *xml, const TdOfficeStyle *style)
{
  static const char *const aligns[] = { "start", "center", "end", "justify" };

  begin_style (xml, style->id, "paragraph");
  td_xml_attributes (xml,
                     "style:display-name",
                     style->name,
                     "style:parent-style-name",
                     "Standard",
                     "style:class",
                     "text",
                     NULL);
  if (style->outline > 0)
    add_number (xml, "style:default-outline-level", (guint)style->outline);
  td_xml_begin (xml, "style:paragraph-properties");
  add_length (xml, "fo:margin-left", style->left);
  add_length (xml, "fo:text-indent", style->indent);
  add_length (xml, "fo:margin-top", style->above);
  td_xml_attribute (xml, "fo:text-align", aligns[style->align]);
  if (style->keeps_next)
    td_xml_attribute (xml, "fo:keep-with-next", "always");
  if (style->line > 0)
    add_length (xml, "fo:line-height", style->line);
  else if (style->is_whole)
    td_xml_attribute (xml, "fo:line-height", "100%");
  add_border (xml, style->border);
  td_xml_end (xml);
  add_letters_of (xml, style);
  td_xml_end (xml);
}

static void
add_styles (Odt *odt, xmlTextWriter *xml)
{
  const TdOfficeStyle *unit = &odt->styles[TD_OFFICE_FIGURE_UNIT];
  g_autofree char *id = g_strconcat (unit->id, "Chu", NULL);

  td_xml_begin (xml, "office:styles");
  add_default_style (xml, odt->styles[TD_OFFICE_BODY].size);
  begin_style (xml, "Standard", "paragraph");
  td_xml_attributes (xml, "style:display-name", "Mặc định", "style:class", "text", NULL);
  td_xml_end (xml);
  for (guint i = 0; i < TD_N_OFFICE_STYLES; i++)
    add_named_style (xml, &odt->styles[i]);
  begin_style (xml, id, "text");
  td_xml_attribute (xml, "style:display-name", unit->name);
  add_letters_of (xml, unit);
  td_xml_end (xml);
  begin_style (xml, NOTE_NUMBER, "text");
  td_xml_attribute (xml, "style:display-name", "Số chú thích");
  td_xml_empty (xml, "style:text-properties", "style:text-position", "super 62%", NULL);
  td_xml_end (xml);
  td_xml_empty (xml,
                "text:notes-configuration",
                "text:note-class",
                "footnote",
                "style:num-format",
                "1",
                "style:num-suffix",
                " ",
                "text:citation-style-name",
                NOTE_NUMBER,
                "text:start-numbering-at",
                "document",
                "text:footnotes-position",
                "page",
                NULL);
  td_xml_end (xml);
}

static void
add_page_layout (
    xmlTextWriter *xml, const char *name, bool is_landscape, bool has_number, bool has_foot)
{
  td_xml_begin (xml, "style:page-layout");
  td_xml_attribute (xml, "style:name", name);
  td_xml_begin (xml, "style:page-layout-properties");
  add_length (xml, "fo:page-width", is_landscape ? TD_OFFICE_PAGE_LONG : TD_OFFICE_PAGE_SHORT);
  add_length (xml, "fo:page-height", is_landscape ? TD_OFFICE_PAGE_SHORT : TD_OFFICE_PAGE_LONG);
  td_xml_attribute (xml, "style:print-orientation", is_landscape ? "landscape" : "portrait");
  add_length (xml, "fo:margin-top", has_number ? TD_OFFICE_HEADER : TD_OFFICE_MARGIN);
  add_length (xml, "fo:margin-bottom", TD_OFFICE_MARGIN);
  add_length (xml, "fo:margin-left", TD_OFFICE_MARGIN_LEFT);
  add_length (xml, "fo:margin-right", TD_OFFICE_MARGIN_RIGHT);
  td_xml_empty (xml,
                "style:footnote-sep",
                "style:width",
                "0.5pt",
                "style:rel-width",
                "33%",
                "style:line-style",
                "solid",
                "style:color",
                "#000000",
                "style:distance-before-sep",
                "4pt",
                "style:distance-after-sep",
                "4pt",
                NULL);
  td_xml_end (xml);
  if (has_number)
    {
      td_xml_begin (xml, "style:header-style");
      td_xml_begin (xml, "style:header-footer-properties");
      add_length (xml, "svg:height", TD_OFFICE_MARGIN - TD_OFFICE_HEADER);
      add_length (xml, "fo:margin-bottom", 0);
      td_xml_attribute (xml, "style:dynamic-spacing", "false");
      td_xml_end (xml);
      td_xml_end (xml);
    }
  if (has_foot)
    {
      td_xml_begin (xml, "style:footer-style");
      td_xml_begin (xml, "style:header-footer-properties");
      add_length (xml, "fo:min-height", 0);
      add_length (xml, "fo:margin-top", 0);
      td_xml_end (xml);
      td_xml_end (xml);
    }
  td_xml_end (xml);
}

static void
begin_page (xmlTextWriter *xml, const char *name, const char *label, const char *layout)
{
  td_xml_begin (xml, "style:master-page");
  td_xml_attributes (
      xml, "style:name", name, "style:display-name", label, "style:page-layout-name", layout, NULL);
}

static void
add_first_page (
    xmlTextWriter *xml, const char *name, const char *label, const char *layout, const char *next)
{
  begin_page (xml, name, label, layout);
  td_xml_attribute (xml, "style:next-style-name", next);
  td_xml_end (xml);
}

static void
add_next_page (
    Odt *odt, xmlTextWriter *xml, const char *name, const char *label, const char *layout)
{
  begin_page (xml, name, label, layout);
  td_xml_begin (xml, "style:header");
  td_xml_begin (xml, "text:p");
  td_xml_attribute (xml, "text:style-name", odt->styles[TD_OFFICE_PAGE_NUMBER].id);
  td_xml_begin (xml, "text:page-number");
  td_xml_attribute (xml, "text:select-page", "current");
  td_xml_text (xml, "2");
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

/* The first page of the paper, with the address at its foot. */
static void
add_contact_page (Odt *odt, xmlTextWriter *xml)
{
  begin_page (xml, CONTACT_PAGE, "Trang đầu có địa chỉ", "Trang5");
  td_xml_attribute (xml, "style:next-style-name", odt->is_landscape ? NEXT_WIDE_PAGE : NEXT_PAGE);
  td_xml_begin (xml, "style:footer");
  td_xml_begin (xml, "text:p");
  td_xml_attribute (xml, "text:style-name", odt->styles[TD_OFFICE_CONTACT].id);
  td_xml_text (xml, odt->contact);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_styles_part (Odt *odt)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  begin_part (xml, "office:document-styles");
  add_fonts (xml);
  add_styles (odt, xml);
  td_xml_begin (xml, "office:automatic-styles");
  add_page_layout (xml, "Trang1", false, false, false);
  add_page_layout (xml, "Trang2", false, true, false);
  add_page_layout (xml, "Trang3", true, false, false);
  add_page_layout (xml, "Trang4", true, true, false);
  if (odt->contact != NULL)
    add_page_layout (xml, "Trang5", odt->is_landscape, false, true);
  td_xml_end (xml);
  td_xml_begin (xml, "office:master-styles");
  add_first_page (xml, FIRST_PAGE, "Trang đầu", "Trang1", NEXT_PAGE);
  add_next_page (odt, xml, NEXT_PAGE, "Trang sau", "Trang2");
  add_first_page (xml, FIRST_WIDE_PAGE, "Trang ngang đầu", "Trang3", NEXT_WIDE_PAGE);
  add_next_page (odt, xml, NEXT_WIDE_PAGE, "Trang ngang sau", "Trang4");
  if (odt->contact != NULL)
    add_contact_page (odt, xml);
  td_xml_end (xml);
  add_part (odt, "styles.xml", xml, buffer);
}

static void
add_content_part (Odt *odt)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  (void)xmlTextWriterFlush (odt->style);
  (void)xmlTextWriterFlush (odt->body);
  begin_part (xml, "office:document-content");
  add_fonts (xml);
  td_xml_begin (xml, "office:automatic-styles");
  (void)xmlTextWriterWriteRaw (xml, xmlBufferContent (odt->style_buffer));
  td_xml_end (xml);
  td_xml_begin (xml, "office:body");
  td_xml_begin (xml, "office:text");
  (void)xmlTextWriterWriteRaw (xml, xmlBufferContent (odt->body_buffer));
  add_part (odt, "content.xml", xml, buffer);
}

static void
add_meta_part (Odt *odt, const TdDocument *document)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);
  g_autofree char *title = td_office_get_title (document);
  g_autofree char *time = td_office_get_time (document, "");

  begin_part (xml, "office:document-meta");
  td_xml_begin (xml, "office:meta");
  td_xml_element (xml, "meta:generator", "TienDo");
  td_xml_element (xml, "dc:title", title);
  td_xml_element (xml, "dc:language", "vi-VN");
  td_xml_element (xml, "meta:creation-date", time);
  td_xml_element (xml, "dc:date", time);
  add_part (odt, "meta.xml", xml, buffer);
}

static void
add_manifest_entry (xmlTextWriter *xml, const char *path, const char *type)
{
  td_xml_begin (xml, "manifest:file-entry");
  td_xml_attributes (xml, "manifest:full-path", path, "manifest:media-type", type, NULL);
  if (g_str_equal (path, "/"))
    td_xml_attribute (xml, "manifest:version", ODF_VERSION);
  td_xml_end (xml);
}

static void
add_manifest (Odt *odt)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  (void)xmlTextWriterStartDocument (xml, NULL, "UTF-8", NULL);
  td_xml_begin (xml, "manifest:manifest");
  td_xml_attributes (xml,
                     "xmlns:manifest",
                     "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                     "manifest:version",
                     ODF_VERSION,
                     NULL);
  add_manifest_entry (xml, "/", MIMETYPE);
  add_manifest_entry (xml, "content.xml", "text/xml");
  add_manifest_entry (xml, "styles.xml", "text/xml");
  add_manifest_entry (xml, "meta.xml", "text/xml");
  for (guint i = 0; i < odt->pictures->len; i += 2)
    add_manifest_entry (
        xml, g_ptr_array_index (odt->pictures, i + 1), g_ptr_array_index (odt->pictures, i));
  add_part (odt, "META-INF/manifest.xml", xml, buffer);
}

static const TdOfficeClass odt_class = {
  .begin_section = begin_section,
  .add_paragraph = add_paragraph,
  .begin_table = begin_table,
  .begin_row = begin_row,
  .begin_cell = begin_cell,
  .end_cell = end_cell,
  .end_row = end_row,
  .end_table = end_table,
};

GBytes *
td_odt_make (TdDocument *document, GError **error)
{
  g_autoptr (TdPackage) package = td_package_new ();
  g_autoptr (xmlBuffer) body_buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) body = td_xml_new (body_buffer);
  g_autoptr (xmlBuffer) style_buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) style = td_xml_new (style_buffer);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (Table));
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *contact = td_office_get_contact (document);
  Odt odt = { .package = package,
              .contact = contact,
              .body_buffer = body_buffer,
              .body = body,
              .style_buffer = style_buffer,
              .style = style,
              .names = names,
              .tables = tables,
              .pictures = pictures };

  td_office_get_styles (document, odt.styles);
  /* The type of the file stands first and as it is, where those look who know no zip. */
  td_package_add (package, "mimetype", MIMETYPE, strlen (MIMETYPE), true);
  if (!td_office_write (document, &odt_class, &odt, error))
    return NULL;
  add_content_part (&odt);
  add_styles_part (&odt);
  add_meta_part (&odt, document);
  add_manifest (&odt);
  return td_package_finish (package, error);
}
