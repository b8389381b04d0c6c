#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Tests the checks: each passes a small clean tree, and finds each fault planted in it: checks-find.py BUILD_AUX"""

import pathlib
import subprocess
import sys
import tempfile

C_HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later\n * Copyright 2026 The Tiến Độ authors */\n'
LAYERS = ['model', 'store', 'analysis', 'wording', 'charts', 'documents', 'exchange', 'cli', 'app']


def c_file(layer, body=''):
    return f'{C_HEAD}#define G_LOG_DOMAIN "td-{layer}"\n\n#include "config.h"\n#include "td-{layer}.h"\n{body}'


def clean_tree():
    tree = {}
    for layer in LAYERS:
        tree[f'src/{layer}/td-{layer}.c'] = c_file(layer)
        tree[f'src/{layer}/td-{layer}.h'] = C_HEAD + '#pragma once\n'
    tree['src/model/td-secret-private.h'] = C_HEAD + '#pragma once\n'
    tree['src/app/meson.build'] = "r = gnome.compile_resources('td-resources', 'x.xml')\n"
    tree['src/app/td-app.c'] = c_file('app', '#include "td-resources.h"\n#include <gtk/gtk.h>\n#include "model/td-model.h"\n'
                                      '/* double, TODO later is fine in "this" comment? */\nchar *a = _("%d cases");\n'
                                      ).replace('TODO later', 'later')
    tree['src/store/td-store.c'] = c_file('store', '#include "td-model.h"\n#include <sqlite3.h>\nint a = sqlite3_open;\n')
    tree['src/model/td-model.c'] = c_file('model', '/* a double is told of, atof too */\nchar *a = "double atof (";\n')
    tree['src/charts/td-charts.c'] = c_file('charts', 'double x;\n')
    tree['ui/td-page.ui'] = ('<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n<!-- Copyright 2026 -->\n<interface>'
                             '<object class="GtkLabel"><property name="label" translatable="yes" context="page">'
                             'Checks</property></object></interface>\n')
    tree['po/LINGUAS'] = 'vi\n'
    tree['po/POTFILES.in'] = '# list\nsrc/app/td-app.c\nui/td-page.ui\n'
    tree['po/vi.po'] = ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: vi\\n"\n'
                        '"Project-Id-Version: tiendo\\n"\n"PO-Revision-Date: 2026-11-23 00:00+0700\\n"\n'
                        '"Last-Translator: a\\n"\n"Language-Team: Vietnamese\\n"\n"MIME-Version: 1.0\\n"\n'
                        '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
                        '#, c-format\nmsgid "%d cases"\nmsgstr "%d việc"\n\n'
                        'msgctxt "page"\nmsgid "Checks"\nmsgstr "Kiểm tra"\n')
    return tree


def added(path, text):
    return lambda tree: tree.update({path: tree.get(path, '') + text})


def replaced(path, old, new):
    def change(tree):
        assert old in tree[path], (path, old)
        tree[path] = tree[path].replace(old, new)
    return change


# check, what is planted, how, what the message must say
FAULTS = [
    ('layers', 'model includes store', added('src/model/td-model.c', '#include "td-store.h"\n'), 'model includes store'),
    ('layers', 'by its folder', added('src/model/td-model.h', '#include "store/td-store.h"\n'), 'model includes store'),
    ('layers', 'analysis includes store', added('src/analysis/td-analysis.c', '#include "td-store.h"\n'), 'analysis includes store'),
    ('layers', 'documents include store', added('src/documents/td-documents.c', '# include "td-store.h"\n'), 'documents includes store'),
    ('layers', 'cli includes app', added('src/cli/td-cli.c', '#include "td-app.h"\n'), 'cli includes app'),
    ('layers', 'GTK below app', added('src/charts/td-charts.c', '#include <gtk/gtk.h>\n'), 'only the window needs a display'),
    ('layers', 'libadwaita in cli', added('src/cli/td-cli.c', '#include <adwaita.h>\n'), 'only the window needs a display'),
    ('layers', 'SQLite outside store', added('src/exchange/td-exchange.c', '#include <sqlite3.h>\n'), 'SQL stands in one place'),
    ('layers', 'cairo in analysis', added('src/analysis/td-analysis.c', '#include <cairo.h>\n'), 'what is calculated is not drawn'),
    ('layers', 'private header', added('src/app/td-app.c', '#include "td-secret-private.h"\n'), 'private to model'),
    ('layers', 'no such header', added('src/app/td-app.c', '#include "td-none.h"\n'), 'no layer has it'),
    ('layers', 'no layer', added('src/misc/td-misc.c', C_HEAD), 'the folder is no layer'),
    ('source', 'atof', added('src/app/td-app.c', 'int b = atof (a);\n'), '"atof"'),
    ('source', 'atoi in tests', added('tests/unit/test-a.c', C_HEAD + 'int b = atoi (a);\n'), '"atoi"'),
    ('source', 'sprintf', added('src/cli/td-cli.c', 'int b = sprintf (a, "x");\n'), '"sprintf"'),
    ('source', 'strcpy', added('src/cli/td-cli.c', 'int b = strcpy (a, "x");\n'), '"strcpy"'),
    ('source', 'g_error', added('src/cli/td-cli.c', 'int b = g_error ("x");\n'), 'aborts in front'),
    ('source', 'gtk_test_init', added('tests/display/test-a.c', C_HEAD + 'int b = gtk_test_init (0);\n'), 'forces en_US'),
    ('source', 'goto', added('src/cli/td-cli.c', 'int f (void) { goto out; }\n'), '"goto"'),
    ('source', 'double in model', added('src/model/td-model.h', 'double td_x (void);\n'), 'figures are exact'),
    ('source', 'double in documents', added('src/documents/td-documents.c', 'double x;\n'), 'figures are exact'),
    ('source', 'sqlite3 call outside store', added('src/app/td-app.c', 'int b = sqlite3_step (s);\n'), 'SQL stands in store/'),
    ('source', 'SELECT *', added('src/store/td-store.c', 'char *b = "SELECT * FROM unit";\n'), 'columns change'),
    ('source', 'REPLACE INTO', added('src/store/td-store.c', 'char *b = "REPLACE INTO unit";\n'), 'without firing triggers'),
    ('source', 'INSERT OR REPLACE', added('src/store/td-store.c', 'char *b = "INSERT OR REPLACE INTO u";\n'), 'without firing'),
    ('source', 'no licence in C', added('src/app/td-b.c', '#define G_LOG_DOMAIN "td-app"\n'), 'the licence is missing'),
    ('source', 'no licence in Python', added('build-aux/a.py', 'pass\n'), 'the licence is missing'),
    ('source', 'id that nothing asks for', replaced('ui/td-page.ui', 'class="GtkLabel"', 'class="GtkLabel" id="page_label"'),
     'nothing asks for the id "page_label"'),
    ('source', 'leftover', added('src/app/td-app.c', '/* TODO */\n'), '"TODO" left over'),
    ('source', 'leftover without issue', added('src/app/td-app.c', '/* FIXME: later */\n'), '"FIXME" left over'),
    ('source', 'header read twice', added('src/app/td-b.h', C_HEAD), 'can be read twice'),
    ('source', 'text domain', added('src/model/td-model.c', '#include <glib/gi18n.h>\n'), 'gi18n-lib.h'),
    ('source', 'log domain', replaced('src/app/td-app.c', 'td-app"\n\n', 'td-cli"\n\n'), 'do not say their layer'),
    ('source', 'CR', added('src/app/td-app.c', 'int b;\r\n'), 'ends with CR'),
    ('source', 'space at the end', added('src/app/td-app.c', 'int b; \n'), 'space at the end'),
    ('source', 'no newline', added('src/app/td-app.c', 'int b;'), 'does not end'),
    ('source', 'not NFC', added('src/app/td-app.c', 'char *b = "Đôn\u0300";\n'), 'not NFC'),
    ('potfiles', 'C file missing', added('src/model/td-model.c', 'char *b = ngettext ("a", "b", 1);\n'), 'src/model/td-model.c: its text'),
    ('potfiles', 'ui file missing', added('ui/td-b.ui', '<a translatable="yes">b</a>\n'), 'ui/td-b.ui: its text'),
    ('potfiles', 'desktop file missing', added('data/a.desktop.in', 'Name=a\n'), 'data/a.desktop.in: its text'),
    ('potfiles', 'file gone', replaced('po/POTFILES.in', 'ui/td-page.ui\n', 'ui/td-page.ui\nui/td-z.ui\n'), 'there is no file'),
    ('potfiles', 'file without text', replaced('po/POTFILES.in', 'src/app/td-app.c\n', 'src/app/td-app.c\nsrc/app/td-app.h\n'), 'there is no text'),
    ('potfiles', 'order', lambda tree: tree.update({'po/POTFILES.in': 'ui/td-page.ui\nsrc/app/td-app.c\n'}), 'alphabetical'),
    ('po', 'new text', added('src/app/td-app.c', 'char *b = _("New");\n'), 'not in the catalogue: "New"'),
    ('po', 'other context', replaced('po/vi.po', 'msgctxt "page"\n', ''), 'not in the catalogue: "Checks"'),
    ('po', 'plural', replaced('src/app/td-app.c', '_("%d cases")', 'ngettext ("%d cases", "%d x", 1)'), 'the plural differs'),
    ('po', 'text gone', replaced('src/app/td-app.c', '%d cases', '%d units'), 'no source has "%d cases" any more'),
    ('po', 'fuzzy', replaced('po/vi.po', '#, c-format', '#, fuzzy, c-format'), 'fuzzy'),
    ('po', 'untranslated', replaced('po/vi.po', '"Kiểm tra"', '""'), 'not translated: "Checks"'),
    ('po', 'English', replaced('po/vi.po', '"Kiểm tra"', '"Checks"'), 'still in English'),
    ('po', 'not NFC', replaced('po/vi.po', 'Kiểm tra', 'Kie\u0302\u0309m tra'), 'not NFC'),
    ('po', 'format', replaced('po/vi.po', '%d việc', '%s việc'), 'msgfmt --check'),
]


def run(check, tree):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return subprocess.run([sys.executable, pathlib.Path(sys.argv[1], f'check-{check}.py'), folder],
                              check=False, capture_output=True, text=True)


def main():
    checks = sorted({fault[0] for fault in FAULTS})
    print(f'1..{len(checks) + len(FAULTS)}')
    number = 0
    for check in checks:
        number += 1
        outcome = run(check, clean_tree())
        print(f'{"ok" if outcome.returncode == 0 else "not ok"} {number} {check}: clean')
        if outcome.returncode:
            print('# ' + (outcome.stdout + outcome.stderr).replace('\n', '\n# '))
    for check, what, change, message in FAULTS:
        number += 1
        tree = clean_tree()
        change(tree)
        outcome = run(check, tree)
        found = outcome.returncode == 1 and message in outcome.stdout
        print(f'{"ok" if found else "not ok"} {number} {check}: {what}')
        if not found:
            print('# ' + (outcome.stdout + outcome.stderr).replace('\n', '\n# '))


if __name__ == '__main__':
    main()
