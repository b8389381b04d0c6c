# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
# shellcheck shell=sh disable=SC2034,SC2154
#
# What run.sh and test.sh share: packages, configuring, compiling. It is sourced, with $root set to the source tree.

run_packages="gcc libc6-dev pkg-config meson ninja-build gettext libgtk-4-dev libadwaita-1-dev libsqlite3-dev
  libjson-glib-dev libicu-dev libpng-dev libzip-dev libxml2-dev libcairo2-dev libpango1.0-dev libglib2.0-bin adwaita-icon-theme librsvg2-common
  fonts-liberation2 fonts-noto-core fonts-cantarell desktop-file-utils shared-mime-info gtk-update-icon-cache"

test_packages="xvfb xauth dbus dbus-x11 locales-all appstream poppler-utils libxml2-utils xdotool openbox imagemagick
  at-spi2-core libreoffice-writer-nogui python3-docx python3 python3-gi python3-pyatspi gir1.2-atspi-2.0 libgtk-4-bin sqlite3
  cups cups-client cups-ipp-utils libjopendocument-java"

say ()
{
  printf '%s\n' "$*"
}

fail ()
{
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Prints those of the packages named that are not installed.
missing_packages ()
{
  for package in "$@"; do
    dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed \
      || printf '%s ' "$package"
  done
}

# apt-get as root, without questions.
apt_get ()
{
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes "$@"
  fi
}

# Installs what is missing of the packages named; touches neither network nor apt when nothing is.
need_packages ()
{
  if ! command -v dpkg-query >/dev/null 2>&1; then
    say "This is not a Debian system; going on with what is installed. On Debian 12 these packages are used:"
    say "  $*" | tr -s ' \n' ' '
    say ""
    return
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0

  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
    fail "these packages are missing, and installing them needs root or sudo: $missing"
  fi
  say "Installing: $missing"
  # The lists of a fresh system are empty, those of an old one name packages that are gone: then look them up anew.
  # shellcheck disable=SC2086
  if ! apt_get install --no-install-recommends $missing >/dev/null 2>&1; then
    apt_get update || fail "apt-get update failed; is there a network?"
    apt_get install --no-install-recommends $missing || fail "these packages could not be installed: $missing"
  fi
}

# Whether the build folder named was configured from another place or by another meson, as after moving the tree.
is_stale ()
{
  python3 - "$1" "$root" "$(meson --version)" <<'END'
import json, os, sys
build, root, version = sys.argv[1:]
try:
    with open(os.path.join(build, 'meson-info', 'meson-info.json'), encoding='utf-8') as info:
        info = json.load(info)
    same = (os.path.realpath(info['directories']['source']) == os.path.realpath(root)
            and os.path.realpath(info['directories']['build']) == os.path.realpath(build)
            and info['meson_version']['full'] == version)
except (OSError, ValueError, KeyError):
    same = False
sys.exit(1 if same else 0)
END
}

# configure BUILD_DIR [MESON_OPTION...]
configure ()
{
  build=$1
  shift
  if [ -f "$build/build.ninja" ] && ! is_stale "$build"; then
    return 0 # ninja itself sees a changed meson.build
  fi
  if [ -d "$build/meson-private" ]; then
    rm -rf "$build"
  fi
  meson setup "$build" "$root" "$@"
}

# compile BUILD_DIR
compile ()
{
  ninja -C "$1" -j "$(nproc)"
}
