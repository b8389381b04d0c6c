#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Checks that the includes of src/ point one way, and that each library stays in the layers that may use it.

check-layers.py [SOURCE_TREE]
"""

import pathlib
import re

import lint

# What a layer may include besides itself. A figure is calculated, worded, drawn and laid out without knowing where it is
# stored; only the outermost layers know both.
MAY_INCLUDE = {
    'model': [],
    'store': ['model'],
    'analysis': ['model'],
    'wording': ['analysis', 'model'],
    'charts': ['wording', 'analysis', 'model'],
    'documents': ['charts', 'wording', 'analysis', 'model'],
    'exchange': ['store', 'documents', 'charts', 'wording', 'analysis', 'model'],
    'cli': ['exchange', 'store', 'documents', 'charts', 'wording', 'analysis', 'model'],
    'app': ['exchange', 'store', 'documents', 'charts', 'wording', 'analysis', 'model'],
}

# Headers of libraries: how they begin, and the layers that may use them.
LIBRARIES = [
    (r'(gtk|gdk|gsk)/|adwaita\.h|libadwaita|gdk-pixbuf/', ['app'], 'only the window needs a display'),
    (r'sqlite3', ['store'], 'SQL stands in one place'),
    (r'json-glib/', ['store', 'charts', 'documents', 'cli'],
     'only the journal, stored papers and the command line write JSON'),
    (r'unicode/', ['model'], 'sorting and folding are wrapped in model'),
    (r'cairo|pango/|png\.h', ['charts', 'documents', 'app', 'cli'], 'what is calculated is not drawn'),
    (r'archive|libxml/', ['documents', 'exchange'], 'only these layers read and write office files'),
    (r'xlsxwriter|freexl', ['exchange'], 'spreadsheets are the business of exchange'),
]

# What meson makes a header of, in the layer whose meson.build says so.
GENERATORS = re.compile(r"(?:compile_resources|mkenums\w*)\s*\(\s*'([^']+)'")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">]+)[">]', re.MULTILINE)


def headers_of(top, layer):
    """The headers that a layer has or makes, by their paths in it."""
    headers = {path.relative_to(pathlib.Path('src', layer)).as_posix()
               for path in lint.files(top, [f'src/{layer}'], ['.h'])}
    for path in lint.files(top, [f'src/{layer}'], ['meson.build']):
        headers.update(name + '.h' for name in GENERATORS.findall((top / path).read_text(encoding='utf-8')))
    return headers


def layer_of_header(name, layer, headers):
    """Returns the layer of an included header of the project, or None with the reason why there is none."""
    if '/' in name:
        first, rest = name.split('/', 1)
        if first in MAY_INCLUDE and rest in headers.get(first, ()):
            return first, None
        return None, f'there is no src/{name}'
    if name in headers[layer]:
        return layer, None
    owners = [other for other in headers if name in headers[other]]
    if len(owners) == 1:
        return owners[0], None
    return None, 'no layer has it' if not owners else 'it stands in several layers: ' + ', '.join(owners)


def main():
    top = lint.root()
    report = lint.Report('check-layers')
    headers = {layer: headers_of(top, layer) for layer in MAY_INCLUDE}

    for layer in MAY_INCLUDE:
        if not lint.files(top, [f'src/{layer}'], ['.c']):
            report.add(f'src/{layer}', 0, 'the layer has no code', 'write it, or take it out of the architecture')

    for path in lint.files(top, ['src'], ['.c', '.h']):
        report.looked_at += 1
        layer = path.parts[1]
        if layer not in MAY_INCLUDE:
            report.add(path, 0, 'the folder is no layer', 'move the file into one of ' + ', '.join(MAY_INCLUDE))
            continue
        text = (top / path).read_text(encoding='utf-8')
        for include in INCLUDE.finditer(lint.without_comments(text)):
            line = lint.line_of(text, include.start())
            quote, name = include.groups()
            if quote == '<':
                for pattern, layers, reason in LIBRARIES:
                    if re.match(pattern, name) and layer not in layers:
                        report.add(path, line, f'{layer} includes <{name}>, but {reason}',
                                   'move the code to ' + ' or '.join(layers))
                continue
            if name == 'config.h':
                continue
            other, problem = layer_of_header(name, layer, headers)
            if problem:
                report.add(path, line, f'"{name}" cannot be placed: {problem}',
                           'use the name of one header below src/, or <> for a library')
            elif other != layer and other not in MAY_INCLUDE[layer]:
                allowed = ', '.join(MAY_INCLUDE[layer]) or 'nothing'
                report.add(path, line, f'{layer} includes {other} ("{name}"), but it may include {allowed}',
                           f'move what is needed down, or have the caller of {layer} pass it in')
            elif other != layer and name.endswith('-private.h'):
                report.add(path, line, f'"{name}" is private to {other}', f'use a public header of {other}')
    report.end()


if __name__ == '__main__':
    main()
