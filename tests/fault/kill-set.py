#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Kills `tiendo-cli set` at 200 random moments.

An edit whose command came back is in the file; one that was killed is there whole or not at all; the
file is sound each time, and the next command can write to it.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

KILLS = 200
AS_OF, UNIT = "2025-07-31", "B"


def run(cli, *arguments):
    return subprocess.run([cli, *arguments], check=True, capture_output=True, text=True).stdout


def completed(cli, workspace):
    """The figure as the program sees it, and by it the file as SQLite sees it."""
    status = json.loads(run(cli, "status", workspace, "--as-of", AS_OF, "--unit", UNIT,
                            "--measure", "cases", "--format", "json"))
    connection = sqlite3.connect(workspace)
    (sound,) = connection.execute("PRAGMA quick_check").fetchone()
    connection.close()
    assert sound == "ok", sound
    (row,) = [row for row in status["rows"] if row["unit"] == UNIT and row["measure"] == "cases"]
    return row["completed"]


def main(cli):
    seed = random.randrange(1 << 32)
    random.seed(seed)
    print(f"seed {seed}")
    counts = {"done": 0, "killed before": 0, "killed after": 0}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = os.path.join(folder, "data")
        workspace = os.path.join(folder, "số liệu.tiendo")
        run(cli, "sample", "rules", workspace)
        before = completed(cli, workspace)

        start = time.monotonic()
        run(cli, "set", workspace, "--as-of", AS_OF, "--unit", UNIT, "--measure", "cases",
            "completed=1")
        longest = 1.3 * (time.monotonic() - start)
        before = 1

        for number in range(2, KILLS + 2):
            process = subprocess.Popen(
                [cli, "set", workspace, "--as-of", AS_OF, "--unit", UNIT, "--measure", "cases",
                 f"completed={number}"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            time.sleep(random.uniform(0, longest))
            process.kill()
            _, errors = process.communicate()
            assert process.returncode in (0, -9), errors.decode()
            after = completed(cli, workspace)
            if process.returncode == 0:
                assert after == number, (number, before, after)
                counts["done"] += 1
            else:
                assert after in (before, number), (number, before, after)
                counts["killed after" if after == number else "killed before"] += 1
            before = after
    print(", ".join(f"{name}: {count}" for name, count in counts.items()))
    assert counts["killed before"] > 0


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
