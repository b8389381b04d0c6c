/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "survey.h"

#include <stdbool.h>

#include "app/td-chart-view.h"
#include "app/td-unit-row.h"

/* Rounding, and what an italic letter may lean over. */
#define TOLERANCE 1.5f

/* A text at its place, in the coordinates of its surface. */
typedef struct
{
  GtkNative *native; /* borrowed */
  graphene_rect_t area;
  char *text;
} Place;

typedef struct
{
  GPtrArray *findings; /* owned by the caller */
  GArray *places;      /* element-type Place; owned */
} Survey;

static void
finding_free (SurveyFinding *finding)
{
  g_free (finding->text);
  g_free (finding);
}

static void
place_clear (gpointer place)
{
  g_free (((Place *)place)->text);
}

static void
add (Survey *survey, SurveyKind kind, const char *text)
{
  SurveyFinding *finding;

  if (text == NULL || *text == '\0')
    return;
  finding = g_new0 (SurveyFinding, 1);
  finding->kind = kind;
  finding->text = g_strdup (text);
  g_ptr_array_add (survey->findings, finding);
}

static void G_GNUC_PRINTF (2, 3) add_fault (Survey *survey, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add (survey, SURVEY_FAULT, text);
}

/* What a pointer over the widget would be told. */
static bool
tooltip_has (GtkWidget *widget, const char *text)
{
  for (; widget != NULL && !GTK_IS_NATIVE (widget); widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL)
        return strstr (tooltip, text) != NULL;
    }
  return false;
}

/* Whether what is outside of a child of @widget can be brought into sight. */
static bool
scrolls (GtkWidget *widget, GtkOrientation orientation)
{
  GtkWidget *scroller = gtk_widget_get_parent (widget);
  GtkPolicyType across;
  GtkPolicyType down;

  if (!GTK_IS_SCROLLED_WINDOW (scroller))
    return false;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scroller), &across, &down);
  return (orientation == GTK_ORIENTATION_HORIZONTAL ? across : down) != GTK_POLICY_NEVER;
}

static void
cut (graphene_rect_t *area, const graphene_rect_t *to)
{
  if (!graphene_rect_intersection (area, to, area))
    graphene_rect_init (area, 0, 0, 0, 0);
}

/*
 * Follows @area of @widget up to the surface through all that cuts it off.
 * Returns: whether nothing is lost but what can be scrolled to; @area: what is in sight, in the
 * coordinates of the surface
 */
static bool
follow (GtkWidget *widget, graphene_rect_t *area)
{
  bool is_whole = true;

  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      graphene_point_t origin;
      graphene_rect_t box;

      g_assert_true (gtk_widget_compute_point (widget, parent, &area->origin, &origin));
      area->origin = origin;
      widget = parent;
      if (!GTK_IS_NATIVE (parent) && gtk_widget_get_overflow (parent) != GTK_OVERFLOW_HIDDEN)
        continue;
      g_assert_true (gtk_widget_compute_bounds (parent, parent, &box));
      if ((area->origin.x < box.origin.x - TOLERANCE
           || area->origin.x + area->size.width > box.origin.x + box.size.width + TOLERANCE)
          && !scrolls (parent, GTK_ORIENTATION_HORIZONTAL))
        is_whole = false;
      if ((area->origin.y < box.origin.y - TOLERANCE
           || area->origin.y + area->size.height > box.origin.y + box.size.height + TOLERANCE)
          && !scrolls (parent, GTK_ORIENTATION_VERTICAL))
        is_whole = false;
      cut (area, &box);
      if (area->size.width <= 0 || area->size.height <= 0 || GTK_IS_NATIVE (parent))
        break;
    }
  return is_whole;
}

static void
take_place (Survey *survey, GtkWidget *widget, const graphene_rect_t *area, const char *text)
{
  Place place = { .native = gtk_widget_get_native (widget), .area = *area };

  if (area->size.width <= 0 || area->size.height <= 0)
    return;
  place.text = g_strdup (text);
  g_array_append_val (survey->places, place);
}

/* The ink of a layout whose upper left corner is at @x, @y. */
static graphene_rect_t
get_ink (PangoLayout *layout, int x, int y)
{
  PangoRectangle ink;

  pango_layout_get_pixel_extents (layout, &ink, NULL);
  return GRAPHENE_RECT_INIT (
      (float)(x + ink.x), (float)(y + ink.y), (float)ink.width, (float)ink.height);
}

static bool
lies_in (const graphene_rect_t *area, GtkWidget *widget)
{
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (widget, widget, &box));
  graphene_rect_inset (&box, -TOLERANCE, -TOLERANCE);
  return graphene_rect_contains_rect (&box, area);
}

static void
look_at_label (Survey *survey, GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);
  PangoLayout *layout = gtk_label_get_layout (label);
  graphene_rect_t area;
  int x;
  int y;

  if (*text == '\0')
    return;
  add (survey, SURVEY_TEXT, text);
  if (pango_layout_is_ellipsized (layout) && !tooltip_has (GTK_WIDGET (label), text))
    add_fault (survey, "ends with an ellipsis, and no tooltip has it whole: %s", text);
  gtk_label_get_layout_offsets (label, &x, &y);
  area = get_ink (layout, x, y);
  if (!lies_in (&area, GTK_WIDGET (label)))
    add_fault (survey, "larger than its place: %s", text);
  if (!follow (GTK_WIDGET (label), &area))
    add_fault (survey, "cut off: %s", text);
  take_place (survey, GTK_WIDGET (label), &area, text);
}

/* What is typed; the placeholder is a label of its own. */
static void
look_at_entry (Survey *survey, GtkText *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  float width = (float)gtk_widget_get_width (GTK_WIDGET (entry));
  graphene_rect_t first;
  graphene_rect_t last;

  if (*text == '\0')
    return;
  add (survey, SURVEY_TEXT, text);
  gtk_text_compute_cursor_extents (entry, 0, &first, NULL);
  gtk_text_compute_cursor_extents (entry, (gsize)g_utf8_strlen (text, -1), &last, NULL);
  if ((first.origin.x < -TOLERANCE || last.origin.x > width + TOLERANCE)
      && !tooltip_has (GTK_WIDGET (entry), text))
    add_fault (survey, "longer than its entry: %s", text);
}

static void
look_at_text_view (Survey *survey, GtkTextView *view)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  add (survey, SURVEY_TEXT, text);
}

/* @over: they are drawn over the others */
static void
look_at_marks (Survey *survey, GtkWidget *view, const TdChartMarks *marks, bool over)
{
  guint n;
  const TdChartMark *mark = td_chart_marks_get (marks, &n);
  graphene_rect_t whole;

  graphene_rect_init (
      &whole, 0, 0, (float)gtk_widget_get_width (view), (float)gtk_widget_get_height (view));
  graphene_rect_inset (&whole, -TOLERANCE, -TOLERANCE);
  for (; n > 0; n--, mark++)
    {
      const char *text;
      graphene_rect_t area;

      if (mark->type != TD_CHART_MARK_TEXT)
        continue;
      text = pango_layout_get_text (mark->text);
      add (survey, SURVEY_TEXT, text);
      if (pango_layout_is_ellipsized (mark->text))
        add_fault (survey, "ends with an ellipsis in a chart: %s", text);
      graphene_rect_init (&area,
                          (float)mark->area.x,
                          (float)mark->area.y,
                          (float)mark->area.width,
                          (float)mark->area.height);
      if (!graphene_rect_contains_rect (&whole, &area))
        add_fault (survey, "outside of its chart: %s", text);
      (void)follow (view, &area);
      if (!over)
        take_place (survey, view, &area, text);
    }
}

static void
look_at_chart (Survey *survey, TdChartView *view)
{
  const TdChartLayout *layout = td_chart_view_get_layout (view);
  g_autoptr (TdChartMarks) hover = NULL;

  if (layout == NULL)
    return;
  look_at_marks (survey, GTK_WIDGET (view), layout->marks, false);
  hover = td_chart_layout_hover (layout, td_chart_view_get_hit (view));
  look_at_marks (survey, GTK_WIDGET (view), hover, true);
}

static void
look_at_unit_row (Survey *survey, TdUnitRow *row)
{
  const char *text = td_unit_row_find_cut_off (row);

  if (text != NULL)
    add_fault (survey, "too long for its column: %s", text);
}

/* GTK tells the values only to tests, and only those that differ. */
static void
look_at_spoken (Survey *survey, GtkAccessible *accessible)
{
  static const GtkAccessibleProperty properties[] = { GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                      GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                                      GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
                                                      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *text = NULL;

      if (!gtk_test_accessible_has_property (accessible, properties[i]))
        continue;
      text = gtk_test_accessible_check_property (accessible, properties[i], "\x01");
      add (survey, SURVEY_SPOKEN, text);
    }
}

static void
look_at (Survey *survey, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    look_at_label (survey, GTK_LABEL (widget));
  else if (GTK_IS_TEXT (widget))
    look_at_entry (survey, GTK_TEXT (widget));
  else if (GTK_IS_TEXT_VIEW (widget))
    look_at_text_view (survey, GTK_TEXT_VIEW (widget));
  else if (TD_IS_CHART_VIEW (widget))
    look_at_chart (survey, TD_CHART_VIEW (widget));
  else if (TD_IS_UNIT_ROW (widget))
    look_at_unit_row (survey, TD_UNIT_ROW (widget));
  add (survey, SURVEY_TOOLTIP, gtk_widget_get_tooltip_text (widget));
  look_at_spoken (survey, GTK_ACCESSIBLE (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (survey, child);
}

static void
look_for_overlaps (Survey *survey)
{
  for (guint i = 0; i < survey->places->len; i++)
    for (guint j = i + 1; j < survey->places->len; j++)
      {
        const Place *a = &g_array_index (survey->places, Place, i);
        const Place *b = &g_array_index (survey->places, Place, j);
        graphene_rect_t both;

        if (a->native == b->native && graphene_rect_intersection (&a->area, &b->area, &both)
            && both.size.width > TOLERANCE && both.size.height > TOLERANCE)
          add_fault (survey, "drawn over one another: %s | %s", a->text, b->text);
      }
}

const char *
survey_kind_name (SurveyKind kind)
{
  static const char *const names[] = { "text", "tooltip", "spoken", "fault" };

  return names[kind];
}

GPtrArray *
survey (GtkWindow *window)
{
  Survey survey = {
    .findings = g_ptr_array_new_with_free_func ((GDestroyNotify)finding_free),
    .places = g_array_new (FALSE, FALSE, sizeof (Place)),
  };

  g_array_set_clear_func (survey.places, place_clear);
  add (&survey, SURVEY_TEXT, gtk_window_get_title (window));
  look_at (&survey, GTK_WIDGET (window));
  look_for_overlaps (&survey);
  g_array_unref (survey.places);
  return survey.findings;
}
