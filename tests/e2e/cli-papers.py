# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""The papers of a workspace: made, written to files, refreshed, issued, removed.

cli-papers.py TIENDO-CLI SAMPLES
"""

import json
import sys

from program import contains, equal, run_tests

CUT = ('--as-of', '2025-09-12')


def sample(program):
    workspace = program.path_of('papers.tiendo')
    program.do('sample', 'thai-nguyen-2025', workspace)
    return workspace


def papers(program, workspace):
    return json.loads(program.do('papers', workspace, '--format', 'json').out)['papers']


def text_of(program, *arguments):
    path = program.path_of('paper.txt')
    program.do('document', *arguments, '--output', path)
    return path.read_text('utf-8')


def change_figures(program, workspace):
    """Unit KV4 has 730 completed instead of 722: the province 8.611 of 10.888."""
    program.do('set', workspace, *CUT, '--unit', 'KV4', '--measure', 'cases', 'executed=702')


def made(program):
    """A new draft says what a paper that is only written says, and is listed."""
    workspace = sample(program)
    equal(papers(program, workspace), [])
    program.do('papers', workspace, 'new', 'dispatch', *CUT, '--issued', '2025-09-15')
    answer = json.loads(program.do('papers', workspace, 'new', 'report', '--unit', 'KV1', '--number', '7', '--format',
                                   'json').out)
    equal((answer['paper']['id'], answer['differences']), (2, []))
    equal(papers(program, workspace), [
        {'id': 1, 'kind': 'dispatch', 'number': None, 'issued': '2025-09-15', 'as_of': '2025-09-12', 'unit': None,
         'state': 'draft', 'title': 'Công điện về việc tập trung thực hiện chỉ tiêu, nhiệm vụ năm 2025',
         'changed': False},
        {'id': 2, 'kind': 'report', 'number': '7', 'issued': '2025-09-12', 'as_of': '2025-09-12', 'unit': 'KV1',
         'state': 'draft', 'title': 'Báo cáo kết quả công tác thi hành án dân sự đến ngày 12/9/2025',
         'changed': False}])
    text = text_of(program, workspace, '--id', '1')
    equal(text, text_of(program, workspace, '--kind', 'dispatch', *CUT, '--issued', '2025-09-15'))
    contains(text, 'còn thiếu 542 việc')
    text = text_of(program, workspace, '--id', '2')
    equal(text, text_of(program, workspace, '--kind', 'report', '--unit', 'KV1', '--number', '7'))
    contains(text, 'Số: 07/BC-')
    fields = json.loads(program.do('document', workspace, '--id', '2', '--fields').out)
    equal([fields[name] for name in ('kind', 'as_of', 'issued', 'unit')], ['report', '2025-09-12', '2025-09-12', 'KV1'])
    contains([field['text'] for field in fields['fields']], '74,32')
    for end in ('pdf', 'odt', 'docx'):
        program.do('document', workspace, '--id', '1', '--output', program.path_of(f'1.{end}'))
        assert program.path_of(f'1.{end}').stat().st_size > 5000
    listed = program.do('papers', workspace).out
    contains(listed, 'Báo cáo kết quả')
    contains(listed, '15/9/2025' if program.env['LC_ALL'].startswith('vi') else '2025-09-15')
    program.fail('papers', workspace, 'new', 'dispatch', '--as-of', '2025-09-13', says='2025-09-12')
    program.fail('papers', workspace, 'new', 'dispatch', '--unit', 'KV9', says='KV9')
    program.fail('papers', workspace, 'new', 'dispatch', '--issued', '2025-09-11', says='2025-09-12')
    program.fail('document', workspace, '--id', '3', '--output', program.path_of('no.pdf'), says='3')
    assert not program.path_of('no.pdf').exists()


def refreshed(program):
    """A draft stays as it is until it is refreshed; then it names what is new, once."""
    workspace = sample(program)
    program.do('papers', workspace, 'new', 'dispatch', *CUT, '--issued', '2025-09-15')
    before = text_of(program, workspace, '--id', '1')
    change_figures(program, workspace)
    equal(papers(program, workspace)[0]['changed'], True)
    equal(text_of(program, workspace, '--id', '1'), before)
    answer = json.loads(program.do('papers', workspace, 'refresh', '1', '--format', 'json').out)
    equal(answer['paper']['changed'], False)
    found = {(one['type'], one['path'], one['before'], one['after']) for one in answer['differences']}
    # 8.611 / 10.888 = 79,0870…; 84,05 % of 10.888 is 9.151,4, so 541 are missing.
    for name, old, new in (('completed', '8.603', '8.611'), ('rate', '79,07', '79,09'), ('missing', '542', '541')):
        contains(found, ('figure', f'2025-09-12/cases.{name}/TN', old, new))
    equal(text_of(program, workspace, '--id', '1'),
          text_of(program, workspace, '--kind', 'dispatch', *CUT, '--issued', '2025-09-15'))
    equal(json.loads(program.do('papers', workspace, 'refresh', '1', '--format', 'json').out)['differences'], [])
    last = program.do('journal', workspace, '--limit', '1', '--format', 'json').out
    program.do('papers', workspace, 'refresh', '1')
    equal(program.do('journal', workspace, '--limit', '1', '--format', 'json').out, last)
    # Another day of issue: 30/9 is 14 days away.
    out = program.do('papers', workspace, 'refresh', '1', '--issued', '2025-09-16').out
    contains(out, '15 → 14')
    program.fail('papers', workspace, 'refresh', '1', '--issued', '2025-09-11', says='2025-09-12')
    program.fail('papers', workspace, 'refresh', '2', says='2')


def issued(program):
    """An issued paper has its number and stays as it is."""
    workspace = sample(program)
    program.do('papers', workspace, 'new', 'dispatch', *CUT, '--issued', '2025-09-15')
    program.fail('papers', workspace, 'issue', '1', says='--number')
    program.do('papers', workspace, 'issue', '1', '--number', '5')
    text = text_of(program, workspace, '--id', '1')
    contains(text, 'Số: 05/CĐ-')
    equal([papers(program, workspace)[0][name] for name in ('state', 'number', 'changed')], ['issued', '5', False])
    change_figures(program, workspace)
    equal(papers(program, workspace)[0]['changed'], True)
    for verb in ('refresh', 'issue'):
        program.fail('papers', workspace, verb, '1', '--number', '6', says='1')
    equal(text_of(program, workspace, '--id', '1'), text)
    # Figures that changed meanwhile are not passed over in silence.
    program.do('undo', workspace)
    program.do('papers', workspace, 'new', 'report', *CUT)
    program.do('papers', workspace, 'new', 'report', *CUT)
    change_figures(program, workspace)
    program.fail('papers', workspace, 'issue', '2', '--number', '8', says='--refresh')
    kept = program.call('papers', workspace, 'issue', '2', '--number', '8', '--keep')
    equal(kept.code, 0, kept)
    contains(kept.err, '8.603')
    contains(text_of(program, workspace, '--id', '2'), '8.603')
    contains(text_of(program, workspace, '--id', '2'), 'Số: 08/BC-')
    program.do('papers', workspace, 'issue', '3', '--number', '9', '--issued', '2025-09-15', '--refresh')
    text = text_of(program, workspace, '--id', '3')
    for words in ('8.611', 'Số: 09/BC-', 'ngày 15 tháng 9 năm 2025'):
        contains(text, words)
    equal([paper['state'] for paper in papers(program, workspace)], ['issued'] * 3)
    program.do('undo', workspace)
    equal(papers(program, workspace)[2]['state'], 'draft')


def removed(program):
    """A paper is removed as a whole, and undo brings it back."""
    workspace = sample(program)
    program.do('papers', workspace, 'new', 'handout', *CUT)
    text = text_of(program, workspace, '--id', '1')
    program.do('papers', workspace, 'remove', '1')
    equal(papers(program, workspace), [])
    program.fail('papers', workspace, 'remove', '1', says='1')
    program.do('undo', workspace)
    equal(text_of(program, workspace, '--id', '1'), text)


if __name__ == '__main__':
    sys.exit(run_tests([made, refreshed, issued, removed]))
