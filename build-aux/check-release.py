#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Checks that all places that name the program, its version and its parts say the same.

check-release.py [SOURCE_TREE]
"""

import json
import re
import xml.etree.ElementTree as ET

import lint

APP_ID = 'org.tiendo.TienDo'


def main():
    top = lint.root()
    report = lint.Report('check-release')

    def same(path, what, found, wanted):
        report.looked_at += 1
        if found != wanted:
            report.add(path, 0, f'{what} is {found!r}, elsewhere {wanted!r}', 'make them the same')

    meson = (top / 'meson.build').read_text(encoding='utf-8')
    version = re.search(r"version: '([^']+)'", meson)[1]
    same('meson.build', 'the application id', re.search(r"app_id = '([^']+)'", meson)[1], APP_ID)

    name = f'data/{APP_ID}.metainfo.xml.in'
    metainfo = ET.parse(top / name).getroot()
    release = metainfo.find('releases/release')
    same(name, 'the id', metainfo.findtext('id'), APP_ID)
    same(name, 'the newest release', release.get('version'), version)
    same(name, 'the licence', metainfo.findtext('project_license'), 'GPL-3.0-or-later')
    same(name, 'the desktop file', metainfo.findtext('launchable'), f'{APP_ID}.desktop')

    news = (top / 'NEWS.md').read_text(encoding='utf-8')
    heading = re.search(r'^## (\S+) \((\d{4}-\d{2}-\d{2})\)$', news, re.MULTILINE)
    same('NEWS.md', 'the newest entry', heading and heading.groups(), (version, release.get('date')))

    name = f'data/{APP_ID}.desktop.in'
    desktop = dict(line.split('=', 1) for line in (top / name).read_text(encoding='utf-8').splitlines() if '=' in line)
    same(name, 'the icon', desktop['Icon'], APP_ID)
    same(name, 'the MIME type', desktop['MimeType'], 'application/x-tiendo;')
    same(name, 'the program', desktop['Exec'].split()[0], metainfo.findtext('provides/binary'))

    name = f'data/{APP_ID}-mime.xml.in'
    mime = ET.parse(top / name).getroot()
    space = {'m': 'http://www.freedesktop.org/standards/shared-mime-info'}
    same(name, 'the MIME type', mime.find('m:mime-type', space).get('type'), metainfo.findtext('provides/mediatype'))
    for icon in (f'scalable/apps/{APP_ID}.svg', f'symbolic/apps/{APP_ID}-symbolic.svg',
                 f'scalable/mimetypes/{mime.find("m:mime-type/m:icon", space).get("name")}.svg'):
        same(f'data/icons/hicolor/{icon}', 'that the icon is there', (top / 'data/icons/hicolor' / icon).is_file(), True)

    name = f'data/{APP_ID}.gschema.xml'
    schema = ET.parse(top / name).getroot().find('schema')
    same(name, 'the id', schema.get('id'), APP_ID)
    same(name, 'the path', schema.get('path'), '/' + APP_ID.replace('.', '/') + '/')

    name = f'flatpak/{APP_ID}.json'
    flatpak = json.loads((top / name).read_text(encoding='utf-8'))
    same(name, 'the id', flatpak['id'], APP_ID)
    same(name, 'the program', flatpak['command'], desktop['Exec'].split()[0])
    same(name, 'access to the home folder', [arg for arg in flatpak['finish-args'] if 'filesystem' in arg], [])
    report.end()


if __name__ == '__main__':
    main()
