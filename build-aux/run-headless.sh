#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
#
# Runs a program on a display of its own: build-aux/run-headless.sh PROGRAM [ARGUMENT...]
# The display is TD_SCREEN (1280x800x24) large; a session bus of its own and empty user folders come with it. Every
# variable set here can be set by the caller instead. GTK_A11Y=test serves the tests inside the program; with
# GTK_A11Y=atspi the program stands on the accessibility bus for one that drives it from outside.

set -eu

[ $# -gt 0 ] || { printf 'usage: %s PROGRAM [ARGUMENT...]\n' "$0" >&2; exit 2; }

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

# Nothing of the user's own is read or written. The cache stays: fontconfig fills it slowly, and it holds nothing else.
user=$(mktemp -d "${TMPDIR:-/tmp}/tiendo-headless.XXXXXX")
trap 'rm -rf "$user"' EXIT
trap 'exit 143' HUP INT TERM # after the program, which meson and Ctrl+C signal too
mkdir "$user/config" "$user/data" "$user/state" "$user/tmp"
mkdir -m 0700 "$user/run"

export XDG_CONFIG_HOME="$user/config" XDG_DATA_HOME="$user/data" XDG_STATE_HOME="$user/state"
export XDG_RUNTIME_DIR="$user/run" TMPDIR="$user/tmp"
export GDK_BACKEND=x11
export G_DEBUG="${G_DEBUG-gc-friendly,fatal-warnings}"
export GSETTINGS_BACKEND="${GSETTINGS_BACKEND-memory}"
export GTK_A11Y="${GTK_A11Y-test}"
export GSK_RENDERER="${GSK_RENDERER-cairo}"
export GIO_USE_VFS="${GIO_USE_VFS-local}"
export GDK_DEBUG="${GDK_DEBUG-gl-disable}"
export FONTCONFIG_FILE="${FONTCONFIG_FILE-$root/tests/fonts.conf}"
export LC_ALL="${LC_ALL-C.UTF-8}"
export TZ="${TZ-Asia/Ho_Chi_Minh}"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

xvfb-run -a -s "-screen 0 ${TD_SCREEN:-1280x800x24} -nolisten tcp" dbus-run-session -- "$@"
