/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-draft-part-row.h"

#include <glib/gi18n.h>

#include "app/td-draft-remarks.h"
#include "app/td-field-popover.h"

struct _TdDraftPartRow
{
  GtkWidget parent_instance;

  /* owned */
  TdPaperDesk *desk;
  GSimpleActionGroup *actions;
  char *key;
  char *shown;        /* (nullable): the text that was last shown or told to the desk */
  GtkWidget *popover; /* (nullable): its child */

  guint block;
  bool is_fixed;
  bool is_left_out;
  bool is_paragraph;
  bool can_edit;
  bool is_splitting;

  /* template children */
  GtkWidget *line;
  GtkLabel *label;
  TdDraftView *text;
  GtkLabel *fixed;
  GtkBox *remarks;
  GtkMenuButton *menu_button;
};

enum
{
  SIGNAL_FOCUS_PART,
  SIGNAL_PICK_DIRECTIVE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdDraftPartRow, td_draft_part_row, GTK_TYPE_WIDGET)

static void
ask_focus (TdDraftPartRow *row, guint block, const char *key)
{
  if (key != NULL)
    g_signal_emit (row, signals[SIGNAL_FOCUS_PART], 0, block, key);
}

static void
edited_cb (TdDraftPartRow *row)
{
  g_autofree char *text = NULL;

  if (row->is_splitting)
    return;
  text = td_draft_buffer_save (td_draft_view_get_buffer (row->text));
  g_free (row->shown);
  row->shown = g_strdup (text);
  td_paper_desk_set_text (row->desk, row->block, row->key, text);
}

/* Enter: what follows the cursor becomes a text of its own. */
static void
split_cb (TdDraftPartRow *row)
{
  TdDraftBuffer *buffer = td_draft_view_get_buffer (row->text);
  g_autofree char *before = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *made = NULL;
  guint block = row->block;

  if (!row->is_paragraph || !row->can_edit)
    return;
  before = td_draft_buffer_save (buffer);
  row->is_splitting = true;
  rest = td_draft_buffer_cut_rest (buffer);
  text = td_draft_buffer_save (buffer);
  row->is_splitting = false;
  g_free (row->shown);
  row->shown = g_strdup (text);
  made = td_paper_desk_split (row->desk, block, row->key, text, rest);
  if (made == NULL)
    td_draft_buffer_load (buffer, before);
  ask_focus (row, block, made);
}

static gboolean
move_cb (TdDraftPartRow *row, int by)
{
  g_autofree char *key = g_strdup (row->key);
  guint block = row->block;

  if (!row->is_paragraph || !row->can_edit)
    return FALSE;
  /* At the end of the list there is nowhere to go, but the keys are used. */
  if (td_paper_desk_move (row->desk, block, key, by))
    ask_focus (row, block, key);
  return TRUE;
}

static char *
describe_cb (TdDraftPartRow *row, const char *path)
{
  return td_field_describe (td_paper_desk_get_session (row->desk), path);
}

static gboolean
unparent_cb (gpointer data)
{
  TdDraftPartRow *row = data;

  if (row->popover != NULL && !gtk_widget_get_visible (row->popover))
    g_clear_pointer (&row->popover, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* Not at once: its buttons are still being pressed. */
static void
popover_closed_cb (TdDraftPartRow *row)
{
  g_idle_add_full (
      G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (row), (GDestroyNotify)g_object_unref);
  (void)gtk_widget_grab_focus (GTK_WIDGET (row->text));
}

static void
make_plain_cb (TdDraftPartRow *row)
{
  td_draft_view_make_plain (row->text);
}

/* What a figure is exactly, in a sentence. */
static const char *
find_rounding (TdDraftPartRow *row, const char *path)
{
  const GPtrArray *remarks = td_paper_desk_get_remarks (row->desk);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const TdRemark *remark = g_ptr_array_index (remarks, i);

      if (remark->type == TD_REMARK_ROUNDED && g_strcmp0 (remark->path, path) == 0)
        return remark->message;
    }
  return NULL;
}

static void
open_figure_cb (TdDraftPartRow *row, const char *path, const GdkRectangle *place)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (td_draft_view_get_buffer (row->text));
  GdkRectangle at = *place;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *shown = NULL;
  double x;
  double y;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  if (td_draft_buffer_get_figure (&start, &start, &end) == NULL)
    return;
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  g_clear_pointer (&row->popover, gtk_widget_unparent);
  gtk_widget_translate_coordinates (
      GTK_WIDGET (row->text), GTK_WIDGET (row), place->x, place->y, &x, &y);
  at.x = (int)x;
  at.y = (int)y;
  row->popover = td_field_popover_new (
      td_paper_desk_get_session (row->desk), path, shown, find_rounding (row, path), row->can_edit);
  gtk_widget_set_parent (row->popover, GTK_WIDGET (row));
  g_signal_connect_object (
      row->popover, "closed", G_CALLBACK (popover_closed_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      row->popover, "make-plain", G_CALLBACK (make_plain_cb), row, G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (row->popover), &at);
  gtk_popover_popup (GTK_POPOVER (row->popover));
}

/* What was typed is on disk before anything else happens. */
static void
left_cb (TdDraftPartRow *row)
{
  if (row->popover == NULL)
    (void)td_paper_desk_save (row->desk);
}

/* --- actions --- */

static void
insert_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (TdDraftPartRow) row = g_object_ref (data);
  guint block = row->block;
  g_autofree char *made = td_paper_desk_insert (row->desk, block, row->key, "");

  ask_focus (row, block, made);
}

static void
directive_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_PICK_DIRECTIVE], 0);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (TdDraftPartRow) row = g_object_ref (data);
  TdSession *session = td_paper_desk_get_session (row->desk);

  if (td_paper_desk_remove (row->desk, row->block, row->key))
    td_session_message (session,
                        row->is_fixed ? _ ("The part was left out") : _ ("The text was removed"),
                        "win.undo");
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDraftPartRow *row = data;

  (void)td_paper_desk_restore (row->desk, row->block, row->key);
}

static void
restore_block_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdDraftPartRow *row = data;

  (void)td_paper_desk_restore (row->desk, row->block, NULL);
}

static void
up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  (void)move_cb (data, -1);
}

static void
down_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  (void)move_cb (data, 1);
}

static const GActionEntry action_entries[] = {
  { .name = "insert", .activate = insert_cb },
  { .name = "directive", .activate = directive_cb },
  { .name = "remove", .activate = remove_cb },
  { .name = "restore", .activate = restore_cb },
  { .name = "restore-block", .activate = restore_block_cb },
  { .name = "up", .activate = up_cb },
  { .name = "down", .activate = down_cb },
};

static void
append (GMenu *menu, const char *label, const char *action, const char *keys)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (keys != NULL)
    g_menu_item_set_attribute (item, "accel", "s", keys);
  g_menu_append_item (menu, item);
}

/* Made when it is first opened: a paper has many parts. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TdDraftPartRow *row = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  if (row->is_paragraph)
    {
      append (add, _ ("Insert _Paragraph After It"), "part.insert", NULL);
      append (add, _ ("Insert _Instruction of the Library…"), "part.directive", NULL);
      append (add, _ ("Move _Up"), "part.up", "<Alt>Up");
      append (add, _ ("Move _Down"), "part.down", "<Alt>Down");
    }
  if (!row->is_fixed)
    append (rest, _ ("_Words of the Template Again"), "part.restore", NULL);
  if (row->is_left_out)
    append (rest, _ ("_Put In Again"), "part.restore", NULL);
  else if (row->is_fixed)
    append (rest, _ ("_Leave Out"), "part.remove", NULL);
  else if (row->is_paragraph)
    append (rest, _ ("_Remove"), "part.remove", NULL);
  if (row->is_paragraph)
    append (rest, _ ("_All of the Template Again Here"), "part.restore-block", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
td_draft_part_row_dispose (GObject *object)
{
  TdDraftPartRow *row = TD_DRAFT_PART_ROW (object);

  g_clear_pointer (&row->popover, gtk_widget_unparent);
  g_clear_pointer (&row->line, gtk_widget_unparent);
  g_clear_object (&row->actions);
  g_clear_object (&row->desk);
  G_OBJECT_CLASS (td_draft_part_row_parent_class)->dispose (object);
}

static void
td_draft_part_row_finalize (GObject *object)
{
  TdDraftPartRow *row = TD_DRAFT_PART_ROW (object);

  g_free (row->key);
  g_free (row->shown);
  G_OBJECT_CLASS (td_draft_part_row_parent_class)->finalize (object);
}

static void
td_draft_part_row_class_init (TdDraftPartRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_draft_part_row_dispose;
  object_class->finalize = td_draft_part_row_finalize;

  g_type_ensure (TD_TYPE_DRAFT_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-draft-part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDraftPartRow, line);
  gtk_widget_class_bind_template_child (widget_class, TdDraftPartRow, label);
  gtk_widget_class_bind_template_child (widget_class, TdDraftPartRow, text);
  gtk_widget_class_bind_template_child (widget_class, TdDraftPartRow, fixed);
  gtk_widget_class_bind_template_child (widget_class, TdDraftPartRow, remarks);
  gtk_widget_class_bind_template_child (widget_class, TdDraftPartRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, describe_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_figure_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_set_css_name (widget_class, "tdpart");

  signals[SIGNAL_FOCUS_PART] = g_signal_new ("focus-part",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             2,
                                             G_TYPE_UINT,
                                             G_TYPE_STRING);
  signals[SIGNAL_PICK_DIRECTIVE] = g_signal_new ("pick-directive",
                                                 G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 0);
}

static void
td_draft_part_row_init (TdDraftPartRow *row)
{
  TdDraftBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (row));
  row->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (row->actions), action_entries, G_N_ELEMENTS (action_entries), row);
  gtk_widget_insert_action_group (GTK_WIDGET (row), "part", G_ACTION_GROUP (row->actions));
  gtk_menu_button_set_create_popup_func (row->menu_button, create_menu_cb, row, NULL);
  buffer = td_draft_view_get_buffer (row->text);
  g_signal_connect_object (buffer, "edited", G_CALLBACK (edited_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "split", G_CALLBACK (split_cb), row, G_CONNECT_SWAPPED);
}

GtkWidget *
td_draft_part_row_new (TdPaperDesk *desk)
{
  TdDraftPartRow *row = g_object_new (TD_TYPE_DRAFT_PART_ROW, NULL);

  row->desk = g_object_ref (desk);
  return GTK_WIDGET (row);
}

static void
show_text (TdDraftPartRow *row, const TdDraftPart *part)
{
  TdDraftBuffer *buffer = td_draft_view_get_buffer (row->text);

  if (g_strcmp0 (row->shown, part->text) == 0)
    return;
  g_free (row->shown);
  row->shown = g_strdup (part->text);
  td_draft_buffer_load (buffer, part->text);
}

void
td_draft_part_row_show (TdDraftPartRow *row, const TdDraftPart *part, bool can_edit)
{
  bool is_fixed = part->type == TD_DRAFT_FIXED;

  if (!td_draft_part_row_is (row, part->block, part->key) || row->is_fixed != is_fixed
      || row->is_paragraph != part->is_paragraph || row->is_left_out != part->is_left_out)
    gtk_menu_button_set_menu_model (row->menu_button, NULL);
  if (!td_draft_part_row_is (row, part->block, part->key))
    {
      g_free (row->key);
      row->key = g_strdup (part->key);
      g_clear_pointer (&row->shown, g_free);
    }
  row->block = part->block;
  row->is_fixed = is_fixed;
  row->is_left_out = part->is_left_out;
  row->is_paragraph = part->is_paragraph;
  row->can_edit = can_edit;
  gtk_label_set_label (row->label, part->label);
  gtk_widget_set_visible (GTK_WIDGET (row->text), !is_fixed);
  gtk_widget_set_visible (GTK_WIDGET (row->fixed), is_fixed);
  gtk_widget_set_visible (GTK_WIDGET (row->menu_button), can_edit);
  if (is_fixed && part->is_left_out)
    {
      /* Translators: %s is what a part of a paper is: "table with 9 rows". */
      g_autofree char *text = g_strdup_printf (_ ("Left out: %s"), part->text);
      gtk_label_set_label (row->fixed, text);
    }
  else if (is_fixed)
    gtk_label_set_label (row->fixed, part->text);
  else
    show_text (row, part);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (row->text), can_edit);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row->text), GTK_ACCESSIBLE_PROPERTY_LABEL, part->label, -1);
  g_autofree char *menu_name = NULL;
  /* Translators: %s is what a part of a paper is called: "Subject". */
  menu_name = g_strdup_printf (_ ("What can be done with “%s”"), part->label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
  if (part->is_edited)
    gtk_widget_add_css_class (GTK_WIDGET (row), "edited");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "edited");
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (row->actions), "restore")),
      part->is_edited || part->is_left_out);
}

bool
td_draft_part_row_is (TdDraftPartRow *row, guint block, const char *key)
{
  return row->block == block && g_strcmp0 (row->key, key) == 0;
}

guint
td_draft_part_row_get_block (TdDraftPartRow *row)
{
  return row->block;
}

const char *
td_draft_part_row_get_key (TdDraftPartRow *row)
{
  return row->key;
}

TdDraftView *
td_draft_part_row_get_text (TdDraftPartRow *row)
{
  return row->text;
}

void
td_draft_part_row_set_remarks (TdDraftPartRow *row, const GPtrArray *remarks, bool roundings)
{
  td_draft_remarks_show (
      row->remarks, remarks, row->block, row->is_fixed ? NULL : row->shown, roundings);
}

void
td_draft_part_row_note_saved (TdDraftPartRow *row)
{
  td_draft_buffer_forget (td_draft_view_get_buffer (row->text));
}
