#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
#
# Measures Tiến Độ beside other programs: sh build-aux/bench.sh [start|import|typed|chart|charts|status|grid|table]...
# Without a name all areas are measured; it takes some minutes, on a machine that does nothing else. The results are
# printed and written to build-bench/results.md; docs/performance.md keeps those of one day.
# On Debian 12 it installs what is missing first, as root or with sudo.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=build-aux/set-up.sh
. "$root/build-aux/set-up.sh"

# shellcheck disable=SC2086
need_packages $run_packages python3 xvfb dbus at-spi2-core locales-all libx11-dev libxext-dev libxdamage-dev \
  gnumeric homebank gnome-text-editor gnuplot-nox sqlite3 libreoffice-writer-nogui poppler-utils

build=$root/build-bench
configure "$build" -Dbuildtype=release || fail "the build could not be configured"
ninja -C "$build" -j "$(nproc)" bench-programs src/app/tiendo src/cli/tiendo-cli data/gschemas.compiled \
  tiendo-gmo || fail "the build failed"
exec python3 "$root/tests/bench/run.py" "$build" "$@"
