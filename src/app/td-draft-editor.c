/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-draft-editor.h"

#include <glib/gi18n.h>

#include "app/td-banner.h"
#include "app/td-directive-dialog.h"
#include "app/td-draft-part-row.h"
#include "model/td-day.h"
#include "wording/td-pattern.h"

/* The pages follow what is typed so much later; those of a long paper, which take longer than a
 * frame, when typing rests. */
#define PREVIEW_AFTER_MS 150
#define LONG_PREVIEW_AFTER_MS 600
#define FRAME_US 12000

struct _TdDraftEditor
{
  AdwBin parent_instance;

  /* owned */
  TdPaperDesk *desk;
  GPtrArray *rows;  /* TdDraftPartRow: borrowed from the box, in their order */
  char *wanted_key; /* (nullable): of the part that is to get the focus */
  guint wanted_block;
  guint preview_source;
  guint focus_source;
  bool shows_roundings;
  bool could_edit;
  bool is_long;
  guint n_head;

  /* template children */
  TdBanner *locked;
  GtkWidget *figures;
  GtkImage *figures_sign;
  GtkLabel *figures_label;
  GtkWidget *refresh_button;
  AdwFlap *flap;
  GtkStack *parts_stack;
  GtkToggleButton *head_button;
  GtkLabel *head_label;
  GtkBox *parts;
  AdwStatusPage *failure;
  TdPaperPreview *preview;
};

G_DEFINE_FINAL_TYPE (TdDraftEditor, td_draft_editor, ADW_TYPE_BIN)

static gboolean
preview_cb (gpointer data)
{
  TdDraftEditor *editor = data;
  gint64 start = g_get_monotonic_time ();
  const TdDraft *draft = td_paper_desk_get_draft (editor->desk);
  g_autoptr (TdDocument) document = draft != NULL ? td_draft_get_document (draft) : NULL;

  editor->preview_source = 0;
  td_paper_preview_show (editor->preview, document, td_paper_desk_get_failure (editor->desk));
  editor->is_long = g_get_monotonic_time () - start > FRAME_US;
  return G_SOURCE_REMOVE;
}

static void
preview_later (TdDraftEditor *editor, guint milliseconds)
{
  g_clear_handle_id (&editor->preview_source, g_source_remove);
  editor->preview_source
      = g_timeout_add_full (G_PRIORITY_LOW, milliseconds, preview_cb, editor, NULL);
}

static void
edited_cb (TdDraftEditor *editor)
{
  preview_later (editor, editor->is_long ? LONG_PREVIEW_AFTER_MS : PREVIEW_AFTER_MS);
}

static TdDraftPartRow *
find_row (TdDraftEditor *editor, guint block, const char *key)
{
  for (guint i = 0; i < editor->rows->len; i++)
    {
      TdDraftPartRow *row = g_ptr_array_index (editor->rows, i);

      if (td_draft_part_row_is (row, block, key))
        return row;
    }
  return NULL;
}

static gboolean
focus_cb (gpointer data)
{
  TdDraftEditor *editor = data;
  TdDraftPartRow *row = find_row (editor, editor->wanted_block, editor->wanted_key);

  editor->focus_source = 0;
  g_clear_pointer (&editor->wanted_key, g_free);
  if (row != NULL)
    (void)gtk_widget_grab_focus (GTK_WIDGET (td_draft_part_row_get_text (row)));
  return G_SOURCE_REMOVE;
}

/* When the rows have their places: what gets the focus scrolls into sight. */
static void
focus_part_cb (TdDraftEditor *editor, guint block, const char *key)
{
  g_free (editor->wanted_key);
  editor->wanted_key = g_strdup (key);
  editor->wanted_block = block;
  if (editor->focus_source == 0)
    editor->focus_source = g_idle_add (focus_cb, editor);
}

static void
pick_directive_cb (TdDraftEditor *editor, TdDraftPartRow *row)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (editor)));

  (void)td_paper_desk_save (editor->desk);
  gtk_window_present (GTK_WINDOW (td_directive_dialog_new (
      parent, editor->desk, td_draft_part_row_get_block (row), td_draft_part_row_get_key (row))));
}

static TdDraftPartRow *
add_row (TdDraftEditor *editor)
{
  GtkWidget *row = td_draft_part_row_new (editor->desk);

  g_signal_connect_object (
      row, "focus-part", G_CALLBACK (focus_part_cb), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      row, "pick-directive", G_CALLBACK (pick_directive_cb), editor, G_CONNECT_SWAPPED);
  gtk_box_append (editor->parts, row);
  return TD_DRAFT_PART_ROW (row);
}

/* The row that showed the part before, or a new one. */
static TdDraftPartRow *
take_row (TdDraftEditor *editor, GPtrArray *before, const TdDraftPart *part)
{
  for (guint i = 0; i < before->len; i++)
    {
      TdDraftPartRow *row = g_ptr_array_index (before, i);

      if (td_draft_part_row_is (row, part->block, part->key))
        {
          g_ptr_array_remove_index (before, i);
          return row;
        }
    }
  return add_row (editor);
}

/* The lines of the letterhead are seldom changed: they fold away, and show when one is asked for.
 */
static void
show_head (TdDraftEditor *editor)
{
  bool shown = gtk_toggle_button_get_active (editor->head_button);

  for (guint i = 0; i < editor->n_head; i++)
    gtk_widget_set_visible (g_ptr_array_index (editor->rows, i), shown);
}

/* How many parts at the beginning are lines of the letterhead, and what the last of them say. */
static guint
find_head (TdDraftEditor *editor, const GPtrArray *parts)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  if (parts->len == 0
      || !g_str_equal (((TdDraftPart *)g_ptr_array_index (parts, 0))->key, "superior"))
    return 0;
  for (; n < parts->len; n++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, n);
      g_autofree char *plain = td_pattern_plain (part->text, " ");

      if (part->block != ((TdDraftPart *)g_ptr_array_index (parts, 0))->block)
        break;
      if (g_str_equal (part->key, "number") || g_str_equal (part->key, "place"))
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", plain);
    }
  gtk_label_set_label (editor->head_label, words->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (editor->head_label), words->str);
  return n;
}

static void
show_parts (TdDraftEditor *editor)
{
  const TdDraft *draft = td_paper_desk_get_draft (editor->desk);
  g_autoptr (GPtrArray) parts = draft != NULL ? td_draft_list_parts (draft) : g_ptr_array_new ();
  g_autoptr (GPtrArray) before = g_steal_pointer (&editor->rows);
  GtkWidget *last = NULL;

  editor->could_edit = td_paper_desk_can_edit (editor->desk, NULL);
  editor->rows = g_ptr_array_new ();
  editor->n_head = find_head (editor, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, i);
      TdDraftPartRow *row = take_row (editor, before, part);

      g_ptr_array_add (editor->rows, row);
      gtk_box_reorder_child_after (editor->parts, GTK_WIDGET (row), last);
      td_draft_part_row_show (row, part, editor->could_edit);
      last = GTK_WIDGET (row);
    }
  for (guint i = 0; i < before->len; i++)
    gtk_box_remove (editor->parts, g_ptr_array_index (before, i));
  for (guint i = editor->n_head; i < editor->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (editor->rows, i), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (editor->head_button), editor->n_head > 0);
  show_head (editor);
}

static void
show_failure (TdDraftEditor *editor)
{
  const char *failure = td_paper_desk_get_failure (editor->desk);

  gtk_stack_set_visible_child_name (editor->parts_stack, failure != NULL ? "failure" : "parts");
  if (failure != NULL)
    {
      g_autofree char *text = g_markup_escape_text (failure, -1);
      adw_status_page_set_description (editor->failure, text);
    }
}

static void
show_locked (TdDraftEditor *editor)
{
  g_autofree char *why = NULL;
  /* That nothing at all can be edited here the window itself says, above all pages. */
  bool locked = td_paper_desk_get_draft (editor->desk) != NULL
                && td_session_can_edit (td_paper_desk_get_session (editor->desk), NULL)
                && !td_paper_desk_can_edit (editor->desk, &why);
  const TdPaper *paper = td_paper_desk_get_paper (editor->desk);
  bool offers = locked && paper != NULL && paper->state == TD_PAPER_ISSUED;

  if (locked)
    td_banner_set_text (editor->locked, why);
  g_object_set (editor->locked,
                "button-label",
                offers ? _ ("_Duplicate") : NULL,
                "action-name",
                offers ? "documents.duplicate" : NULL,
                NULL);
  td_banner_set_revealed (editor->locked, locked);
}

/* What is said of the figures. Returns: (transfer full) */
static char *
describe_figures (TdDraftEditor *editor, const TdPaper *paper, guint n)
{
  g_autofree char *day = td_day_format (paper->as_of);

  if (td_paper_desk_get_progress (editor->desk) == NULL)
    /* Translators: %s is the day of a cut. */
    return g_strdup_printf (_ ("The figures of %s, or its unit, are no longer there"), day);
  if (td_paper_desk_get_differences (editor->desk) == NULL)
    /* Translators: %s is the day of a cut. */
    return g_strdup_printf (_ ("Figures of %s"), day);
  if (n == 0)
    /* Translators: %s is the day of a cut: "Số liệu khớp kỳ 12/9/2025". */
    return g_strdup_printf (_ ("The figures agree with those of %s"), day);
  return g_strdup_printf (
      paper->state == TD_PAPER_ISSUED
          ? ngettext ("The figures have changed since it was issued (%u place)",
                      "The figures have changed since it was issued (%u places)",
                      n)
          : ngettext ("The figures have changed since it was written (%u place)",
                      "The figures have changed since it was written (%u places)",
                      n),
      n);
}

static void
show_figures (TdDraftEditor *editor)
{
  const TdPaper *paper = td_paper_desk_get_paper (editor->desk);
  const GPtrArray *differences = td_paper_desk_get_differences (editor->desk);
  guint n = differences != NULL ? differences->len : 0;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (editor->figures,
                          paper != NULL && td_paper_desk_get_draft (editor->desk) != NULL);
  if (paper == NULL)
    return;
  text = describe_figures (editor, paper, n);
  gtk_label_set_label (editor->figures_label, text);
  gtk_image_set_from_icon_name (editor->figures_sign,
                                n > 0 || td_paper_desk_get_progress (editor->desk) == NULL
                                    ? "dialog-warning-symbolic"
                                    : "emblem-ok-symbolic");
  if (n > 0)
    gtk_widget_add_css_class (editor->figures, "changed");
  else
    gtk_widget_remove_css_class (editor->figures, "changed");
  gtk_widget_set_visible (editor->refresh_button, n > 0 && editor->could_edit);
}

static void
examined_cb (TdDraftEditor *editor)
{
  const GPtrArray *remarks = td_paper_desk_get_remarks (editor->desk);

  show_figures (editor);
  for (guint i = 0; i < editor->rows->len; i++)
    td_draft_part_row_set_remarks (
        g_ptr_array_index (editor->rows, i), remarks, editor->shows_roundings);
}

static void
replaced_cb (TdDraftEditor *editor)
{
  show_failure (editor);
  show_parts (editor);
  show_locked (editor);
  examined_cb (editor);
  preview_later (editor, 0);
}

static void
state_changed_cb (TdDraftEditor *editor)
{
  if (editor->could_edit != td_paper_desk_can_edit (editor->desk, NULL))
    show_parts (editor);
  show_locked (editor);
  show_figures (editor);
  for (guint i = 0; !td_paper_desk_is_unsaved (editor->desk) && i < editor->rows->len; i++)
    td_draft_part_row_note_saved (g_ptr_array_index (editor->rows, i));
}

static void
td_draft_editor_dispose (GObject *object)
{
  TdDraftEditor *editor = TD_DRAFT_EDITOR (object);

  g_clear_handle_id (&editor->preview_source, g_source_remove);
  g_clear_handle_id (&editor->focus_source, g_source_remove);
  g_clear_object (&editor->desk);
  G_OBJECT_CLASS (td_draft_editor_parent_class)->dispose (object);
}

static void
td_draft_editor_finalize (GObject *object)
{
  TdDraftEditor *editor = TD_DRAFT_EDITOR (object);

  g_ptr_array_unref (editor->rows);
  g_free (editor->wanted_key);
  G_OBJECT_CLASS (td_draft_editor_parent_class)->finalize (object);
}

static void
td_draft_editor_class_init (TdDraftEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_draft_editor_dispose;
  object_class->finalize = td_draft_editor_finalize;

  g_type_ensure (TD_TYPE_BANNER);
  g_type_ensure (TD_TYPE_PAPER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-draft-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, locked);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, figures);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, figures_sign);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, figures_label);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, flap);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, parts_stack);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, parts);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, head_button);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, head_label);
  gtk_widget_class_bind_template_callback (widget_class, show_head);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, failure);
  gtk_widget_class_bind_template_child (widget_class, TdDraftEditor, preview);
}

static void
td_draft_editor_init (TdDraftEditor *editor)
{
  editor->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (editor));
}

void
td_draft_editor_set_desk (TdDraftEditor *editor, TdPaperDesk *desk)
{
  g_return_if_fail (editor->desk == NULL);

  editor->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "replaced", G_CALLBACK (replaced_cb), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "edited", G_CALLBACK (edited_cb), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      desk, "state-changed", G_CALLBACK (state_changed_cb), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "examined", G_CALLBACK (examined_cb), editor, G_CONNECT_SWAPPED);
}

TdPaperPreview *
td_draft_editor_get_preview (TdDraftEditor *editor)
{
  return editor->preview;
}

AdwFlap *
td_draft_editor_get_flap (TdDraftEditor *editor)
{
  return editor->flap;
}

GtkWidget *
td_draft_editor_get_parts (TdDraftEditor *editor)
{
  return GTK_WIDGET (editor->parts);
}

void
td_draft_editor_set_roundings (TdDraftEditor *editor, bool shown)
{
  editor->shows_roundings = shown;
  examined_cb (editor);
}

const char *
td_draft_editor_describe_figures (TdDraftEditor *editor)
{
  return gtk_label_get_label (editor->figures_label);
}
