#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
#
# Builds Tiến Độ and runs its tests: sh build-aux/test.sh [--slow]
# The last line says how many passed, failed and were skipped. --slow adds the suites "slow" and "bench".
# On Debian 12 it installs what is missing first, as root or with sudo. TD_MESON_OPTIONS is given to a fresh set-up.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=build-aux/set-up.sh
. "$root/build-aux/set-up.sh"

case ${1-} in
  '') left_out='--no-suite slow --no-suite bench' ;;
  --slow) left_out='' ;;
  *) say "usage: sh build-aux/test.sh [--slow]" >&2; exit 2 ;;
esac

build=$root/build-test
log=$build/meson-logs/testlog

# Whatever ends the script before the tests have run counts as one failure.
trap 'say "0 passed, 1 failed, 0 skipped"' EXIT

# shellcheck disable=SC2086
need_packages $run_packages $test_packages
# shellcheck disable=SC2086
configure "$build" ${TD_MESON_OPTIONS-} || fail "the build could not be configured"
compile "$build" || fail "the build failed"
if [ "$(LC_ALL=vi_VN.UTF-8 locale charmap 2>/dev/null)" != UTF-8 ]; then
  fail "the locale vi_VN.UTF-8 is missing (package locales-all)"
fi

# An old log must not stand in for tests that did not run.
rm -f "$log.junit.xml" "$log.json"
outcome=0
# shellcheck disable=SC2086
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 3 $left_out || outcome=$?

trap - EXIT
if python3 "$root/build-aux/count-tests.py" "$log.junit.xml" "$log.json"; then
  exit "$outcome"
fi
exit 1
