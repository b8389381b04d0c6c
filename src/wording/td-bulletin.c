/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording.h"

#include "wording/td-paper.h"
#include "wording/td-template.h"

static const TdTemplateKind kinds[] = { { .name = "text" }, { 0 } };

char *
td_wording_bulletin (const TdProgress *progress)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = td_template_load ("bulletin");

  if (progress->root == TD_SUBJECT_NONE)
    return g_strdup ("");
  g_return_val_if_fail (source != NULL, g_strdup (""));

  g_autoptr (TdTemplate) template_
      = td_template_parse (source, kinds, td_paper_get_spec (), NULL, &error);
  if (template_ == NULL)
    {
      g_critical ("bulletin: %s", error->message);
      return g_strdup ("");
    }

  g_autoptr (TdFields) fields = td_paper_fill (progress);
  TdPatternValues values = { .fields = fields };
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < template_->blocks->len; i++)
    {
      const TdTemplateBlock *block = g_ptr_array_index (template_->blocks, i);
      if (block->text == NULL)
        continue;
      g_autofree char *filled = td_pattern_fill (block->text, &values);
      g_autofree char *plain = td_pattern_plain (filled, "\n");
      if (text->len > 0 && *plain != '\0')
        g_string_append_c (text, '\n');
      g_string_append (text, plain);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
