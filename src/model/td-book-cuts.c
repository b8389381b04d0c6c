/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-book-private.h"

#include <string.h>

static void
cut_clear (TdBookCut *cut)
{
  g_free (cut->row.note);
  g_array_unref (cut->figures);
  g_clear_pointer (&cut->rest, g_hash_table_unref);
  g_free (cut->slot);
  if (cut->cache != NULL)
    cut->cache_free (cut->cache);
}

void
_td_book_cut_unref (TdBookCut *cut)
{
  g_atomic_rc_box_release_full (cut, (GDestroyNotify)cut_clear);
}

TdBookCut *
_td_book_cut_new (const TdCut *row, const TdBookRegistry *registry, const TdForms *forms)
{
  TdBookCut *cut = g_atomic_rc_box_new0 (TdBookCut);
  gsize n_slots = (gsize)registry->n_subjects * TD_N_MEASURES;

  cut->row = *row;
  cut->row.note = g_strdup (row->note);
  cut->form = td_forms_for_day (forms, row->as_of);
  cut->figures = g_array_new (FALSE, FALSE, sizeof (TdFigures));
  cut->slot = g_new (int32_t, n_slots + 1);
  memset (cut->slot, 0xff, sizeof (int32_t) * n_slots);
  return cut;
}

/* The text of own figures that no form knows, of a record by its index in the figures. */
const char *
_td_book_cut_get_rest (const TdBookCut *cut, int32_t slot)
{
  return cut->rest != NULL ? g_hash_table_lookup (cut->rest, GINT_TO_POINTER (slot)) : NULL;
}

/* @rest: (transfer full) */
void
_td_book_cut_set_rest (TdBookCut *cut, int32_t slot, char *rest)
{
  if (cut->rest == NULL)
    cut->rest = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_hash_table_insert (cut->rest, GINT_TO_POINTER (slot), rest);
}

/* The same cut under other forms: its own items stand in other slots. */
TdBookCut *
_td_book_cut_translate (const TdBookCut *old,
                        const TdBookRegistry *registry,
                        const TdForms *from,
                        const TdForms *to)
{
  TdBookCut *cut = _td_book_cut_new (&old->row, registry, to);

  memcpy (cut->slot, old->slot, sizeof (int32_t) * (gsize)registry->n_subjects * TD_N_MEASURES);
  g_array_append_vals (cut->figures, old->figures->data, old->figures->len);
  for (guint i = 0; i < cut->figures->len; i++)
    {
      TdFigures *figures = &g_array_index (cut->figures, TdFigures, i);
      const char *old_rest = _td_book_cut_get_rest (old, (int32_t)i);
      char *rest;

      if ((figures->has & TD_OWN_BITS) == 0 && old_rest == NULL)
        continue;
      g_autofree char *own = td_forms_format_own (from, figures, old_rest);
      for (guint slot = 0; slot < TD_N_OWN_ITEMS; slot++)
        td_figures_clear (figures, TD_ITEM_OWN (slot));
      if (td_forms_read_own (to, own, figures, &rest) && rest != NULL)
        _td_book_cut_set_rest (cut, (int32_t)i, rest);
    }
  return cut;
}

/* Where the cut of @as_of stands in @cuts, or would stand. */
guint
_td_book_cut_position (const GPtrArray *cuts, TdDay as_of, bool *found)
{
  guint low = 0;
  guint high = cuts->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const TdBookCut *cut = g_ptr_array_index (cuts, middle);
      if (cut->row.as_of < as_of)
        low = middle + 1;
      else
        high = middle;
    }
  *found
      = low < cuts->len && ((const TdBookCut *)g_ptr_array_index (cuts, low))->row.as_of == as_of;
  return low;
}
