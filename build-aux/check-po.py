#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Checks that the Vietnamese catalogue is complete: all text of the sources, translated, nothing fuzzy, nothing left over.

check-po.py [SOURCE_TREE]
"""

import os
import pathlib
import re
import subprocess
import tempfile
import unicodedata

import lint

# As meson's preset "glib" calls xgettext.
XGETTEXT = ['xgettext', '--from-code=UTF-8', '--add-comments'] + [
    f'--keyword={keyword}' for keyword in (
        '_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')] + [
    f'--flag={flag}' for flag in (
        'N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format', 'g_dngettext:2:pass-c-format',
        'g_strdup_printf:1:c-format', 'g_string_printf:2:c-format', 'g_string_append_printf:2:c-format',
        'g_error_new:3:c-format', 'g_set_error:4:c-format', 'g_markup_printf_escaped:1:c-format',
        'g_log:3:c-format', 'g_print:1:c-format', 'g_printerr:1:c-format', 'g_printf:1:c-format',
        'g_fprintf:2:c-format', 'g_sprintf:2:c-format', 'g_snprintf:3:c-format')]

# What reads the same in both languages: names, units, kinds of files, values.
SAME_WORDS = {'tiến', 'độ', 'csv', 'pdf', 'png', 'svg', 'json', 'sqlite', 'ctrl', 'shift', 'alt', 'gtk', 'glib', 'vi', 'en',
              'tiendo', 'gpl', 'a4', 'vnđ', 'id', 'utf'}
PLACEHOLDER = re.compile(r'%(?:\d+\$)?[-+ 0#\']*\d*(?:\.\d+)?(?:[hlqjzt]|ll|hh)*[diouxXeEfgGcsp%]|%" ?G_G\w+_FORMAT|%\(\w+\)|<[^>]*>|\{\w*\}|--[\w-]+')
QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')
ESCAPES = {'n': '\n', 't': '\t', '"': '"', '\\': '\\'}


def unquote(line):
    match = QUOTED.search(line)
    return re.sub(r'\\(.)', lambda m: ESCAPES.get(m[1], m[1]), match[1]) if match else ''


def read_po(path):
    """Returns the entries of a PO file: dictionaries with line, fuzzy, where, msgctxt, msgid, msgid_plural, msgstr (a list)."""
    entries = []
    entry, field = None, None
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines() + [''], 1):
        if line.startswith('#~'):
            continue
        word = line.split(' ', 1)[0].split('[', 1)[0]
        if entry is None or (entry['msgstr'] and word not in ('msgstr', '') and not line.startswith('"')):
            entry = {'line': number, 'fuzzy': False, 'where': '', 'msgctxt': None, 'msgid': None, 'msgid_plural': None,
                     'msgstr': []}
        if line.startswith('#,'):
            entry['fuzzy'] = 'fuzzy' in line
        elif line.startswith('#:'):
            entry['where'] = entry['where'] or line[2:].split()[0]
        elif word == 'msgstr':
            if not entry['msgstr']:
                entries.append(entry)
            entry['msgstr'].append(unquote(line))
            field = 'msgstr'
        elif word in ('msgctxt', 'msgid', 'msgid_plural'):
            if word != 'msgctxt':
                entry['line'] = number
            entry[word] = unquote(line)
            field = word
        elif line.startswith('"') and field == 'msgstr':
            entry['msgstr'][-1] += unquote(line)
        elif line.startswith('"') and field:
            entry[field] += unquote(line)
    return entries


def extract(top, folder):
    """Takes the text out of the sources, and returns the entries of the POT file."""
    pot = pathlib.Path(folder) / 'tiendo.pot'
    subprocess.run(XGETTEXT + ['--package-name=tiendo', f'--directory={top}', f'--files-from={top}/po/POTFILES.in',
                               f'--output={pot}'], check=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    return read_po(pot)


def in_english(text):
    """The words of a text that are not the same in Vietnamese."""
    words = re.findall(r'[^\W\d_]{2,}', PLACEHOLDER.sub(' ', text))
    return [word for word in words if word.lower() not in SAME_WORDS]


def key(entry):
    return entry['msgctxt'], entry['msgid']


def check_language(report, top, language, pot):
    name = f'po/{language}.po'
    entries = [entry for entry in read_po(top / name) if entry['msgid']]
    there = {key(entry): entry for entry in entries}
    wanted = {key(entry): entry for entry in pot if entry['msgid']}
    report.looked_at += len(wanted)
    fix = 'add it with its translation by po/glossary.md'

    for entry in pot:
        if not entry['msgid']:
            continue
        if key(entry) not in there:
            report.add(name, 0, f'{entry["where"]}: not in the catalogue: "{entry["msgid"]}"', fix)
        elif entry['msgid_plural'] != there[key(entry)]['msgid_plural']:
            report.add(name, there[key(entry)]['line'], f'the plural differs from {entry["where"]}', fix)
    for entry in entries:
        if key(entry) not in wanted:
            report.add(name, entry['line'], f'no source has "{entry["msgid"]}" any more', 'remove it')
        if entry['fuzzy']:
            report.add(name, entry['line'], 'the translation is fuzzy', 'check it and remove the flag')
        for text in entry['msgstr']:
            if not text:
                report.add(name, entry['line'], f'not translated: "{entry["msgid"]}"', fix)
            elif text == entry['msgid'] and in_english(text):
                report.add(name, entry['line'], f'still in English: "{text}"', fix)
            if text != unicodedata.normalize('NFC', text):
                report.add(name, entry['line'], 'Vietnamese letters are taken apart (not NFC)', 'write them composed')

    outcome = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', str(top / name)], capture_output=True,
                             text=True, check=False, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    for line in outcome.stderr.splitlines() if outcome.returncode else []:
        report.add(name, 0, line, 'see msgfmt --check')


def main():
    top = lint.root()
    report = lint.Report('check-po')
    with tempfile.TemporaryDirectory() as folder:
        pot = extract(top, folder)
    for language in (top / 'po' / 'LINGUAS').read_text(encoding='utf-8').split():
        check_language(report, top, language, pot)
    report.end()


if __name__ == '__main__':
    main()
