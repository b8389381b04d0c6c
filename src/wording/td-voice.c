/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-voice.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/td-day.h"
#include "model/td-text.h"

#define PHRASES_PATH "/org/tiendo/TienDo/templates/phrases.ini"

/* group/key → words; never changes once it is read. */
static GHashTable *
read_phrases (void)
{
  GHashTable *phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (PHRASES_PATH, 0, NULL);

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    {
      g_critical ("%s cannot be read", PHRASES_PATH);
      return phrases;
    }

  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);
      for (guint j = 0; keys[j] != NULL; j++)
        g_hash_table_insert (phrases,
                             g_strconcat (groups[i], "/", keys[j], NULL),
                             g_key_file_get_string (file, groups[i], keys[j], NULL));
    }
  return phrases;
}

static const char *
get_phrase (const char *group, const char *key)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)read_phrases ());

  g_autofree char *path = g_strconcat (group, "/", key, NULL);
  const char *words = g_hash_table_lookup ((GHashTable *)once, path);
  g_return_val_if_fail (words != NULL, "");
  return words;
}

TdLocale
td_voice_locale (TdVoice voice)
{
  return voice == TD_VOICE_PAPER ? TD_LOCALE_VI : td_locale_get ();
}

const char *
td_voice_say (TdVoice voice, const char *group, const char *key, const char *translated)
{
  return voice == TD_VOICE_PAPER ? get_phrase (group, key) : translated;
}

char *
td_voice_day (TdVoice voice, TdDay day)
{
  int year, month, day_of_month;

  if (voice == TD_VOICE_INTERFACE)
    return td_day_format (day);
  td_day_get_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%d/%d/%d", day_of_month, month, year);
}

char *
td_voice_day_short (TdVoice voice, TdDay day)
{
  int month, day_of_month;

  if (voice == TD_VOICE_INTERFACE)
    return td_day_format_short (day);
  td_day_get_ymd (day, NULL, &month, &day_of_month);
  return g_strdup_printf ("%d/%d", day_of_month, month);
}

char *
td_voice_hundredths (TdVoice voice, int64_t hundredths, bool plus)
{
  g_autofree char *text = td_number_format (hundredths, 2, false, td_voice_locale (voice));

  return g_strconcat (plus && hundredths > 0 ? "+" : "", text, NULL);
}

char *
td_voice_money (TdVoice voice, int64_t thousand_dong, TdMoneyStyle style)
{
  TdMoneyWords words = {
    .locale = td_voice_locale (voice),
    /* TRANSLATORS: an amount of money, 10^9 đồng */
    .billion = td_voice_say (voice, "money", "billion", _ ("%s billion dong")),
    /* TRANSLATORS: an amount of money, 10^6 đồng */
    .million = td_voice_say (voice, "money", "million", _ ("%s million dong")),
    /* TRANSLATORS: an amount of money, 10^3 đồng */
    .thousand = td_voice_say (voice, "money", "thousand", _ ("%s thousand dong")),
    .nothing = td_voice_say (voice, "money", "nothing", _ ("0 dong")),
    /* TRANSLATORS: %s is an amount that was rounded up: "gần 40 tỷ đồng" */
    .nearly = td_voice_say (voice, "money", "nearly", _ ("nearly %s")),
    /* TRANSLATORS: %s is an amount that was rounded down: "hơn 40 tỷ đồng" */
    .over = td_voice_say (voice, "money", "over", _ ("over %s")),
  };

  return td_money_format (thousand_dong, style, &words);
}

const char *
td_voice_whole (TdVoice voice, const TdBook *book, TdSubject root)
{
  g_autofree char *name = td_text_normalise (td_book_get_name (book, root));
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (td_book_get_unit (book, root)->kind != TD_UNIT_AGENCY)
    return td_voice_say (voice, "group", "other", _ ("Whole group"));
  if (strstr (folded, "tỉnh") != NULL)
    return td_voice_say (voice, "group", "province", _ ("Whole province"));
  if (strstr (folded, "thành phố") != NULL)
    return td_voice_say (voice, "group", "city", _ ("Whole city"));
  return td_voice_say (voice, "group", "other", _ ("Whole group"));
}
