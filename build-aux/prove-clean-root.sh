#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
#
# Proves that run.sh and test.sh need nothing but a fresh Debian 12: build-aux/prove-clean-root.sh [--only root|user] [--keep] [FOLDER]
#
# Makes a minimal Debian 12 with debootstrap, twice: in one root runs both scripts, in the other a user with sudo does.
# Each works in a fresh clone of the last commit, below a path with a space and Vietnamese letters, without a display and
# without a locale. It runs as root, takes some 4 GB in FOLDER (a new one in /var/tmp) and as long as two installations.
# The mirror is the one that this machine's apt uses. --keep leaves the roots there to look into.

set -eu

tree=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
suite=bookworm
home='/home/thử nghiệm'
place="$home/Tiến Độ"

say ()
{
  printf '\n== %s\n' "$*"
}

fail ()
{
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

who='root user'
keep=no
folder=
while [ $# -gt 0 ]; do
  case $1 in
    --only) who=${2?}; shift ;;
    --keep) keep=yes ;;
    -*) fail "usage: $0 [--only root|user] [--keep] [FOLDER]" ;;
    *) folder=$1 ;;
  esac
  shift
done

[ "$(id -u)" -eq 0 ] || fail "this makes a root of its own, which only root can"
command -v debootstrap >/dev/null || fail "the package debootstrap is missing"

# In mount and process spaces of our own: whatever happens, no mount and no process is left behind.
if [ -z "${TD_OWN_SPACE-}" ]; then
  [ -n "$folder" ] || folder=$(mktemp -d /var/tmp/tiendo-clean-root.XXXXXX)
  mkdir -p "$folder"
  set -- "$folder"
  [ "$keep" = no ] || set -- --keep "$@"
  [ "$who" = 'root user' ] || set -- --only "$who" "$@"
  TD_OWN_SPACE=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi

# The archives that apt uses here: "URL SUITE COMPONENT" a line, of this suite of Debian only.
# shellcheck disable=SC2016
sources=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Identifier: Packages' \
  | awk -v suite="$suite" '$2 ~ "^" suite "(-updates|-security|/updates)?$" && $3 == "main"' | sort -u)
mirror=$(printf '%s\n' "$sources" | awk -v suite="$suite" '$2 == suite { print $1; exit }')
[ -n "$mirror" ] || fail "apt has no archive of Debian $suite here; write one into /etc/apt/sources.list"

base=$folder/base
archives=$folder/archives
mkdir -p "$archives/partial"

# Makes the minimal root once.
if [ ! -e "$base/made" ]; then
  say "Making a minimal Debian ($suite)"
  rm -rf --one-file-system "$base"
  with=
  case $sources in *https:*) with='--include=ca-certificates' ;; esac
  debootstrap --variant=minbase --cache-dir="$archives" $with "$suite" "$base" "$mirror" >"$folder/debootstrap.log" 2>&1 \
    || { tail -n 20 "$folder/debootstrap.log"; fail "debootstrap failed"; }
  printf '%s\n' "$sources" | sed 's/^/deb /' >"$base/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::[a-z]+::Proxy' >"$base/etc/apt/apt.conf.d/50proxy" || :
  echo 'APT::Keep-Downloaded-Packages "true";' >"$base/etc/apt/apt.conf.d/50keep"
  # Services are not started in a root inside another.
  printf '#!/bin/sh\nexit 101\n' >"$base/usr/sbin/policy-rc.d"
  chmod +x "$base/usr/sbin/policy-rc.d"
  : >"$base/made"
fi

# in_root ROOT USER COMMAND...: with the environment of a fresh login without display and locale.
in_root ()
{
  in_root_root=$1
  in_root_user=$2
  shift 2
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb USER="$in_root_user" \
    LOGNAME="$in_root_user" HOME="$([ "$in_root_user" = root ] && echo /root || echo "$home")" \
    chroot --userspec="$in_root_user" "$in_root_root" "$@"
}

# prove NAME: runs everything in a fresh root, as root or as a user with sudo.
prove ()
{
  name=$1
  root=$folder/as-$name
  log=$folder/$name
  say "A fresh root for: $name"
  rm -rf --one-file-system "$root"
  cp -a --reflink=auto "$base" "$root"
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mkdir -p "$root/var/cache/apt/archives"
  mount --bind "$archives" "$root/var/cache/apt/archives"

  mkdir -p "$root$home"
  git clone --quiet --no-hardlinks "$tree" "$root$place"
  commit=$(git -C "$tree" rev-parse --short HEAD)
  runner=root
  if [ "$name" = user ]; then
    in_root "$root" root sh -c 'apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install sudo' >"$log-sudo.log" 2>&1 \
      || { tail "$log-sudo.log"; fail "apt does not work in the root"; }
    in_root "$root" root rm -rf /var/lib/apt/lists
    in_root "$root" root useradd --home-dir "$home" --shell /bin/bash nghiem
    echo 'nghiem ALL=(ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/nghiem"
    chmod 0440 "$root/etc/sudoers.d/nghiem"
    in_root "$root" root chown -R nghiem: "$home"
    runner=nghiem
  fi

  # From other folders than the tree's own; the second run must find everything there.
  step "$name" "run.sh at $commit" "$log-run.log" in_root "$root" "$runner" sh -c "cd / && sh '$place/build-aux/run.sh'"
  for file in phieu-hop.pdf dien-bien.png xep-hang.png; do
    step "$name" "out/$file was written" "$log-$file.log" test -s "$root$place/out/$file"
  done
  step "$name" "run.sh once more" "$log-again.log" in_root "$root" "$runner" sh -c "cd '$place' && sh build-aux/run.sh"
  # shellcheck disable=SC2016
  step "$name" "no apt in it" "$log-apt.log" sh -c '! grep -E "^(Installing:|Get:|Reading package)" "$1"' - "$log-again.log"
  step "$name" "test.sh" "$log-test.log" in_root "$root" "$runner" sh -c "cd /tmp && sh '$place/build-aux/test.sh'"
  outcomes="$outcomes$name: the last line of test.sh: $(tail -n 1 "$log-test.log")
"
  umount -R "$root/dev" "$root/proc" "$root/var/cache/apt/archives"
  [ "$keep" = yes ] || rm -rf --one-file-system "$root"
}

# step NAME WHAT LOG COMMAND...: runs it, and notes how it ended.
step ()
{
  step_name=$1
  step_what=$2
  step_log=$3
  shift 3
  begun=$(date +%s)
  if "$@" >"$step_log" 2>&1; then
    outcome=good
  else
    outcome="FAILED (status $?), see $step_log"
    tail -n 15 "$step_log"
    status=1
  fi
  line="$step_name: $step_what: $outcome, $(($(date +%s) - begun)) s"
  printf '%s\n' "$line"
  outcomes="$outcomes$line
"
}

status=0
outcomes=
for name in $who; do
  prove "$name"
done

say "What came out"
printf '%s' "$outcomes"
if [ "$keep" = yes ] || [ "$status" -ne 0 ]; then
  echo "The roots and logs are in $folder"
else
  rm -rf --one-file-system "$folder"
fi
exit "$status"
