#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Checks that a desktop knows a workspace, by its name and by what is in it: check-mime.py ORG.TIENDO.TIENDO-MIME.XML"""

import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

APPLICATION_ID = 0x54444F31 # "TDO1"


def write_database(path, application_id):
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute(f'PRAGMA application_id = {application_id}')
        db.execute('CREATE TABLE t (a INTEGER)')
        db.commit()


def content_type(path, data):
    """What GIO takes a file for, with only these MIME types and the system's."""
    system = os.environ.get('XDG_DATA_DIRS') or '/usr/local/share:/usr/share'
    outcome = subprocess.run(['gio', 'info', '--attributes=standard::content-type', str(path)], check=True,
                             capture_output=True, text=True,
                             env={**os.environ, 'XDG_DATA_HOME': str(data), 'XDG_DATA_DIRS': system, 'LC_ALL': 'C.UTF-8'})
    return outcome.stdout.rsplit('standard::content-type:', 1)[-1].strip()


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        packages = folder / 'data' / 'mime' / 'packages'
        packages.mkdir(parents=True)
        shutil.copy(sys.argv[1], packages)
        subprocess.run(['update-mime-database', str(folder / 'data' / 'mime')], check=True,
                       env={**os.environ, 'XDG_DATA_HOME': str(folder / 'data')})

        (folder / 'damaged.tiendo').write_bytes(b'\x00\x01\x02\xff' * 100)
        write_database(folder / 'named.tiendo', APPLICATION_ID)
        write_database(folder / 'no-extension', APPLICATION_ID)
        write_database(folder / 'other-database', 1)
        wanted = {'damaged.tiendo': 'application/x-tiendo', 'named.tiendo': 'application/x-tiendo',
                  'no-extension': 'application/x-tiendo', 'other-database': 'application/vnd.sqlite3'}
        found = {name: content_type(folder / name, folder / 'data') for name in wanted}

    for name, kind in wanted.items():
        print(f'{"ok" if found[name] == kind else "WRONG"}: {name} is taken for {found[name]}, wanted {kind}')
    return 0 if found == wanted else 1


if __name__ == '__main__':
    sys.exit(main())
