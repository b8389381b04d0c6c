/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-statistics.h"

/* t(0.90) for 1 … 30 degrees of freedom, in thousandths. */
static const int64_t student_80[] = {
  3078, 1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372, 1363, 1356, 1350, 1345, 1341,
  1337, 1333, 1330, 1328, 1325, 1323, 1321, 1319, 1318, 1316, 1315, 1314, 1313, 1311, 1310,
};
#define STUDENT_80_SOME 1303 /* 40 */
#define STUDENT_80_MANY 1282 /* the normal distribution */

int64_t
td_root (td_wide square)
{
  td_wide root = 0;

  g_return_val_if_fail (square >= 0, 0);
  /* Bit by bit; the root of what 126 bits hold has 63. */
  for (int bit = 62; bit >= 0; bit--)
    {
      td_wide candidate = root | ((td_wide)1 << bit);
      if (candidate * candidate <= square)
        root = candidate;
    }
  return (int64_t)root;
}

int64_t
td_student_80 (int freedom)
{
  g_return_val_if_fail (freedom >= 1, student_80[0]);
  if (freedom <= (int)G_N_ELEMENTS (student_80))
    return student_80[freedom - 1];
  return freedom <= 100 ? STUDENT_80_SOME : STUDENT_80_MANY;
}
