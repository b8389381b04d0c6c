#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Installs the build into an empty folder and asks the desktop about the program: install.py BUILD PREFIX SOURCE"""

import os
import pathlib
import subprocess
import sys
import tempfile

APP_ID = 'org.tiendo.TienDo'
FILES = [
    'bin/tiendo', 'bin/tiendo-cli',
    f'share/applications/{APP_ID}.desktop', f'share/metainfo/{APP_ID}.metainfo.xml',
    f'share/glib-2.0/schemas/{APP_ID}.gschema.xml', f'share/mime/packages/{APP_ID}-mime.xml',
    f'share/icons/hicolor/scalable/apps/{APP_ID}.svg', f'share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
    f'share/icons/hicolor/scalable/mimetypes/{APP_ID}.workspace.svg', 'share/locale/vi/LC_MESSAGES/tiendo.mo',
]


def output(*command, **env):
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **env})
    except FileNotFoundError as error:
        return str(error)
    return done.stdout + done.stderr


def main():
    build, prefix, source = sys.argv[1:]
    number = 0

    def check(good, what):
        nonlocal number
        number += 1
        print(f'{"ok" if good else "not ok"} {number} {what}')

    with tempfile.TemporaryDirectory() as folder:
        install = output('meson', 'install', '-C', build, '--no-rebuild', '--destdir', folder)
        top = pathlib.Path(folder, prefix.lstrip('/'))
        for name in FILES:
            check((top / name).is_file(), name)
        if not (top / 'share').is_dir():
            print('# ' + install.replace('\n', '\n# '))
        strangers = [path for path in top.rglob('*') if path.is_file() and path.relative_to(top).as_posix() not in FILES]
        for path in strangers:
            print(f'# {path}')
        check(not strangers, 'nothing else')

        # What the scripts after the installation do.
        share = top / 'share'
        for command in (['glib-compile-schemas', '--strict', share / 'glib-2.0' / 'schemas'],
                        ['update-desktop-database', share / 'applications'], ['update-mime-database', share / 'mime']):
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            check(done.returncode == 0, command[0])
            if done.returncode:
                print('# ' + done.stderr.replace('\n', '\n# '))

        home = pathlib.Path(folder, 'home')
        home.mkdir()
        env = {'XDG_DATA_DIRS': f'{share}:/usr/local/share:/usr/share', 'HOME': str(home), 'XDG_DATA_HOME': str(home / 'data'),
               'XDG_CONFIG_HOME': str(home / 'config'), 'PATH': f'{top}/bin:{os.environ["PATH"]}', 'LC_ALL': 'C.UTF-8'}
        found = output('gio', 'mime', 'application/x-tiendo', **env)
        check(f'{APP_ID}.desktop' in found, 'the desktop opens .tiendo files with the program')
        found = output('gsettings', 'list-recursively', APP_ID, GSETTINGS_BACKEND='memory', **env)
        check('colour-scheme' in found, 'the settings are known')

        cli = str(top / 'bin' / 'tiendo-cli')
        cases = sorted(path.name for path in pathlib.Path(source, 'data', 'samples').iterdir() if path.is_dir())
        found = output(cli, 'sample', **env)
        check(cases and all(case in found for case in cases), 'the installed command line has the samples')
    print(f'1..{number}')


if __name__ == '__main__':
    main()
