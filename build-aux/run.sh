#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
#
# Builds Tiến Độ and shows it: sh build-aux/run.sh [WORKSPACE.tiendo]
# With a display it opens the window on the workspace, or on a sample with published figures; without one it writes the
# page for the meeting and two charts of the sample into the folder "out" of the source tree.
# On Debian 12 it installs what is missing first, as root or with sudo.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=build-aux/set-up.sh
. "$root/build-aux/set-up.sh"

case ${1-} in
  '' | /*) workspace=${1-} ;;
  -*) say "usage: sh build-aux/run.sh [WORKSPACE.tiendo]" >&2; exit 2 ;;
  *) workspace=$PWD/$1 ;;
esac

# shellcheck disable=SC2086
need_packages $run_packages
configure "$root/build" -Dtests=false || fail "the build could not be configured"
compile "$root/build" || fail "the build failed"

cli=$root/build/src/cli/tiendo-cli
window=$root/build/src/app/tiendo
export GSETTINGS_SCHEMA_DIR="$root/build/data" # the settings need not be installed

write_papers ()
{
  out=$root/out
  mkdir -p "$out"
  set -- --kind handout
  if [ -z "$workspace" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    workspace=$folder/mau.tiendo
    "$cli" sample thai-nguyen-2025 "$workspace"
    set -- "$@" --issued 2025-09-15 # as it was published
  fi
  "$cli" document "$workspace" "$@" --output "$out/phieu-hop.pdf"
  "$cli" chart "$workspace" --kind trend --size 1280x720 --output "$out/dien-bien.png"
  "$cli" chart "$workspace" --kind ranking --size 1280x720 --output "$out/xep-hang.png"
  "$cli" status "$workspace"
  say ""
  say "Written:"
  say "  $out/phieu-hop.pdf   the page for the meeting"
  say "  $out/dien-bien.png   the trend of the rate toward the target"
  say "  $out/xep-hang.png    the units ranked"
}

if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
  say "There is no display here, so instead of the window come its papers."
  write_papers
  exit 0
fi

if [ -z "$workspace" ]; then
  # Kept between runs, so that what is tried out in it stays; the program itself never replaces a workspace.
  folder=${XDG_DATA_HOME:-${HOME:-/tmp}/.local/share}/tiendo
  workspace=$folder/mau-thai-nguyen-2025.tiendo
  mkdir -p "$folder"
  [ -e "$workspace" ] || "$cli" sample thai-nguyen-2025 "$workspace"
fi
say "Opening $workspace"
if ! "$window" "$workspace"; then
  say "The window could not be shown, so here come its papers."
  write_papers
  exit 1
fi
