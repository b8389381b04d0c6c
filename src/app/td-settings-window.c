/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-settings-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/td-days-row.h"
#include "app/td-directives-editor.h"
#include "app/td-field-row.h"
#include "app/td-milestones-dialog.h"
#include "app/td-template-editor.h"
#include "documents/td-directives.h"
#include "documents/td-document.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-milestones.h"
#include "model/td-settings.h"
#include "wording/td-wording.h"

typedef enum
{
  FIELD_TEXT,
  FIELD_POINTS,
  FIELD_NUMBER,
  FIELD_DAYS,
} FieldKind;

typedef struct
{
  const char *key;
  FieldKind kind;
  const char *row; /* id in the template */
} Field;

static const Field fields[] = {
  { TD_SETTING_AGENCY, FIELD_TEXT, "agency_row" },
  { TD_SETTING_SUPERIOR, FIELD_TEXT, "superior_row" },
  { TD_SETTING_PLACE, FIELD_TEXT, "place_row" },
  { TD_SETTING_SYMBOL, FIELD_TEXT, "symbol_row" },
  { TD_SETTING_CONTACT, FIELD_TEXT, "contact_row" },
  { TD_SETTING_SIGNER_AUTHORITY, FIELD_TEXT, "signer_authority_row" },
  { TD_SETTING_SIGNER_TITLE, FIELD_TEXT, "signer_title_row" },
  { TD_SETTING_SIGNER_NAME, FIELD_TEXT, "signer_name_row" },
  { TD_SETTING_NEAR, FIELD_POINTS, "near_row" },
  { TD_SETTING_VERY_LOW, FIELD_POINTS, "very_low_row" },
  { TD_SETTING_CHECK_ELIGIBLE_FALL, FIELD_POINTS, "eligible_fall_row" },
  { TD_SETTING_CHECK_RECLASSIFIED, FIELD_POINTS, "reclassified_row" },
  { TD_SETTING_CHECK_RATE, FIELD_POINTS, "rate_row" },
  { TD_SETTING_CHECK_LEFT, FIELD_POINTS, "left_row" },
  { TD_SETTING_CHECK_STOPPED, FIELD_POINTS, "stopped_row" },
  { TD_SETTING_CHECK_MONEY, FIELD_POINTS, "money_row" },
  { TD_SETTING_CHECK_SURGE, FIELD_POINTS, "surge_row" },
  { TD_SETTING_CHECK_SURGE_SHARE, FIELD_POINTS, "surge_share_row" },
  { TD_SETTING_CHECK_ENTRUSTING, FIELD_POINTS, "entrusting_row" },
  { TD_SETTING_CHECK_ENTRUSTING_SHARE, FIELD_POINTS, "entrusting_share_row" },
  { TD_SETTING_DEADLINE_OFFICERS, FIELD_NUMBER, "deadline_officers_row" },
  { TD_SETTING_DEADLINE_UNITS, FIELD_NUMBER, "deadline_units_row" },
  { TD_SETTING_DEADLINE_PROVINCE, FIELD_NUMBER, "deadline_province_row" },
  { TD_SETTING_HOLIDAYS, FIELD_DAYS, "holidays_row" },
  { TD_SETTING_WORKED_DAYS, FIELD_DAYS, "worked_days_row" },
};
#define N_FIELDS G_N_ELEMENTS (fields)

struct _TdSettingsWindow
{
  AdwPreferencesWindow parent_instance;

  /* owned */
  TdSession *session;
  bool applying;

  /* template children, as in fields */
  GtkWidget *rows[N_FIELDS];
  AdwActionRow *milestones_row;
  AdwActionRow *templates_row;
  AdwActionRow *directives_row;
};

G_DEFINE_FINAL_TYPE (TdSettingsWindow, td_settings_window, ADW_TYPE_PREFERENCES_WINDOW)

static guint
find_field (TdSettingsWindow *window, GtkWidget *row)
{
  guint i = 0;

  while (i < N_FIELDS && window->rows[i] != row)
    i++;
  return i;
}

/* (transfer full): the text of a setting as it is shown. */
static char *
show_value (const TdBook *book, const Field *field)
{
  const char *value = td_book_get_setting (book, field->key);

  if (field->kind == FIELD_POINTS)
    return td_hundredths_format (td_book_get_threshold (book, field->key));
  if (field->kind == FIELD_NUMBER)
    return g_strdup_printf ("%d", td_book_get_deadline (book, field->key));
  if (field->kind == FIELD_DAYS && value == NULL)
    return td_calendar_default_days (g_str_equal (field->key, TD_SETTING_WORKED_DAYS));
  return g_strdup (value != NULL ? value : "");
}

/* The agency's name on papers is the root's until it has one of its own. */
static void
show_default_agency (TdSettingsWindow *window, const TdBook *book)
{
  TdDay as_of = td_session_get_as_of (window->session);
  TdSubject root = td_book_get_root (book, as_of != TD_DAY_NONE ? as_of : td_day_today ());

  if (root != TD_SUBJECT_NONE)
    g_object_set (window->rows[0], "placeholder", td_book_get_name (book, root), NULL);
}

/* How many months have a milestone, measure by measure. */
static void
show_milestones (TdSettingsWindow *window, const TdBook *book)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TdMilestones milestones;

  td_book_get_milestones (book, &milestones);
  for (int i = 0; i < TD_N_MEASURES; i++)
    {
      guint n = 0;

      for (guint month = 1; month <= TD_N_MONTHS; month++)
        n += milestones.months[i][month].known;
      if (n == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append_printf (text,
                              /* Translators: "by cases" or "by money", and how many months */
                              ngettext ("%s: %u month", "%s: %u months", n),
                              td_wording_measure ((TdMeasure)i),
                              n);
    }
  adw_action_row_set_subtitle (window->milestones_row,
                               text->len > 0 ? text->str : _ ("None: the target is spread evenly"));
}

static void
milestones_activated_cb (TdSettingsWindow *window)
{
  gtk_window_present (GTK_WINDOW (td_milestones_dialog_new (GTK_WINDOW (window), window->session)));
}

static void
templates_activated_cb (TdSettingsWindow *window)
{
  gtk_window_present (GTK_WINDOW (td_template_editor_new (GTK_WINDOW (window), window->session)));
}

static void
directives_activated_cb (TdSettingsWindow *window)
{
  gtk_window_present (GTK_WINDOW (td_directives_editor_new (GTK_WINDOW (window), window->session)));
}

/* Which of the texts of papers are the office's own. */
static void
show_texts (TdSettingsWindow *window, const TdBook *book)
{
  const char *const *kinds = td_document_get_kinds ();
  bool has_directives = td_book_get_setting (book, TD_SETTING_DIRECTIVES) != NULL;
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (TD_DOCUMENT_TEMPLATE, kinds[i], NULL);

      if (td_book_get_setting (book, key) != NULL)
        g_ptr_array_add (own, (gpointer)td_document_get_kind_label (kinds[i]));
    }
  g_ptr_array_add (own, NULL);
  names = g_strjoinv (", ", (char **)own->pdata);
  /* Translators: %s are kinds of papers whose template the office has changed. */
  text = *names != '\0' ? g_strdup_printf (_ ("The office’s own: %s"), names)
                        : g_strdup (_ ("As the program has them"));
  adw_action_row_set_subtitle (window->templates_row, text);
  adw_action_row_set_subtitle (window->directives_row,
                               has_directives ? _ ("Changed by the office")
                                              : _ ("As the program has them"));
}

/* With what a signer who is not the head signs: as Decree 30/2020 writes it. */
static const char *const authorities[] = { "TM.", "KT.", "TL.", "TUQ.", "Q." };

/* Puts the chosen letters before the title that is typed, in place of others. */
static void
authority_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdSettingsWindow *window = TD_SETTINGS_WINDOW (widget);
  GtkWidget *row = td_settings_window_get_row (window, TD_SETTING_SIGNER_AUTHORITY);
  GtkEntry *entry = td_field_row_get_entry (TD_FIELD_ROW (row));
  const char *rest = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (authorities); i++)
    if (g_str_has_prefix (rest, authorities[i]))
      {
        rest += strlen (authorities[i]);
        rest += strspn (rest, " ");
        break;
      }
  text = g_strdup_printf ("%s %s", g_variant_get_string (parameter, NULL), rest);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_grab_focus_without_selecting (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}

static void
add_authorities (TdSettingsWindow *window)
{
  GtkWidget *row = td_settings_window_get_row (window, TD_SETTING_SIGNER_AUTHORITY);
  const char *const meanings[G_N_ELEMENTS (authorities)] = {
    _ ("on behalf of the body"), _ ("for the head, by a deputy"),
    _ ("by order of the head"),  _ ("by authorisation of the head"),
    _ ("acting head"),
  };
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < G_N_ELEMENTS (authorities); i++)
    {
      g_autofree char *label = g_strdup_printf ("%s – %s", authorities[i], meanings[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "settings.authority", "s", authorities[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Choose an Authority"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose an Authority"), -1);
  gtk_widget_add_css_class (button, "flat");
  td_field_row_add_prefix (TD_FIELD_ROW (row), button);
}

static void
update (TdSettingsWindow *window)
{
  const TdBook *book = td_session_get_book (window->session);
  bool editable = td_session_can_edit (window->session, NULL);

  if (book == NULL || window->applying)
    return;
  show_default_agency (window, book);
  show_milestones (window, book);
  show_texts (window, book);
  gtk_widget_set_sensitive (GTK_WIDGET (window->milestones_row), editable);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *text = show_value (book, &fields[i]);

      gtk_widget_set_sensitive (window->rows[i], editable);
      if (fields[i].kind != FIELD_DAYS)
        td_field_row_set_text (TD_FIELD_ROW (window->rows[i]), text);
      else if (g_strcmp0 (td_days_row_get_days (TD_DAYS_ROW (window->rows[i])), text) != 0)
        td_days_row_set_days (TD_DAYS_ROW (window->rows[i]), text);
    }
}

/* Makes the edit; false with a sentence. An empty text takes the setting away: the default holds
 * again. */
static bool
apply (TdSettingsWindow *window, const Field *field, const char *value, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction action = { .kind = "settings", .as_of = TD_DAY_NONE, .detail = field->key };
  bool applied;

  if (*value == '\0')
    {
      if (td_book_get_setting (td_session_get_book (window->session), field->key) == NULL)
        return true;
      td_changes_remove_setting (changes, field->key);
    }
  else
    {
      if (!td_setting_check (field->key, value, error))
        return false;
      td_changes_put_setting (changes, field->key, value);
    }
  /* The row being finished keeps its own text; the others do not change by this. */
  window->applying = true;
  applied = td_session_apply (window->session, changes, &action, NULL, error);
  window->applying = false;
  return applied;
}

static void
field_committed_cb (TdSettingsWindow *window, TdFieldRow *row)
{
  const Field *field = &fields[find_field (window, GTK_WIDGET (row))];
  const char *text = td_field_row_get_text (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *shown = NULL;
  int64_t points;

  if (field->kind == FIELD_POINTS && *text != '\0')
    {
      if (!td_rate_parse (text, &points, &error))
        {
          td_field_row_set_error (row, error->message);
          return;
        }
      value = td_hundredths_format_ascii (points);
    }
  else
    value = g_strdup (text);

  if (!apply (window, field, value, &error))
    {
      td_field_row_set_error (row, error->message);
      return;
    }
  shown = show_value (td_session_get_book (window->session), field);
  td_field_row_set_text (row, shown);
}

static void
days_committed_cb (TdSettingsWindow *window, TdDaysRow *row)
{
  const Field *field = &fields[find_field (window, GTK_WIDGET (row))];
  g_autoptr (GError) error = NULL;

  g_autofree char *shown = NULL;

  if (!apply (window, field, td_days_row_get_days (row), &error))
    {
      td_days_row_set_error (row, error->message);
      return;
    }
  shown = show_value (td_session_get_book (window->session), field);
  td_days_row_set_days (row, shown);
}

/* What is being typed when the window closes is finished, and kept open when it is refused. */
static gboolean
td_settings_window_close_request (GtkWindow *gtk_window)
{
  TdSettingsWindow *window = TD_SETTINGS_WINDOW (gtk_window);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *error;

      if (!gtk_widget_get_sensitive (window->rows[i]))
        continue;
      if (fields[i].kind == FIELD_DAYS)
        {
          td_days_row_finish (TD_DAYS_ROW (window->rows[i]));
          error = td_days_row_get_error (TD_DAYS_ROW (window->rows[i]));
        }
      else
        {
          td_field_row_finish (TD_FIELD_ROW (window->rows[i]));
          error = td_field_row_get_error (TD_FIELD_ROW (window->rows[i]));
        }
      if (error != NULL && gtk_widget_get_mapped (window->rows[i]))
        {
          gtk_widget_grab_focus (window->rows[i]);
          return TRUE;
        }
    }
  return GTK_WINDOW_CLASS (td_settings_window_parent_class)->close_request (gtk_window);
}

static void
td_settings_window_dispose (GObject *object)
{
  TdSettingsWindow *window = TD_SETTINGS_WINDOW (object);

  g_clear_object (&window->session);

  G_OBJECT_CLASS (td_settings_window_parent_class)->dispose (object);
}

static void
td_settings_window_class_init (TdSettingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_settings_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_settings_window_close_request;

  g_type_ensure (TD_TYPE_FIELD_ROW);
  g_type_ensure (TD_TYPE_DAYS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-settings-window.ui");
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i].row, FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, TdSettingsWindow, milestones_row);
  gtk_widget_class_bind_template_child (widget_class, TdSettingsWindow, templates_row);
  gtk_widget_class_bind_template_child (widget_class, TdSettingsWindow, directives_row);
  gtk_widget_class_bind_template_callback (widget_class, milestones_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, templates_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, directives_activated_cb);
  gtk_widget_class_install_action (widget_class, "settings.authority", "s", authority_cb);
}

static void
td_settings_window_init (TdSettingsWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));

  for (guint i = 0; i < N_FIELDS; i++)
    {
      window->rows[i] = GTK_WIDGET (gtk_widget_get_template_child (
          GTK_WIDGET (window), TD_TYPE_SETTINGS_WINDOW, fields[i].row));
      g_signal_connect_object (window->rows[i],
                               "commit",
                               fields[i].kind == FIELD_DAYS ? G_CALLBACK (days_committed_cb)
                                                            : G_CALLBACK (field_committed_cb),
                               window,
                               G_CONNECT_SWAPPED);
    }
  add_authorities (window);
}

TdSettingsWindow *
td_settings_window_new (GtkWindow *parent, TdSession *session)
{
  TdSettingsWindow *window = g_object_new (TD_TYPE_SETTINGS_WINDOW, "transient-for", parent, NULL);

  window->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), window, G_CONNECT_SWAPPED);
  update (window);
  return window;
}

GtkWidget *
td_settings_window_get_row (TdSettingsWindow *window, const char *key)
{
  if (g_str_equal (key, TD_SETTING_MILESTONES))
    return GTK_WIDGET (window->milestones_row);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (g_str_equal (fields[i].key, key))
        return window->rows[i];
    }
  return NULL;
}
