#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Says how a run of the tests ended: "N passed, N failed, N skipped".

count-tests.py TESTLOG.junit.xml [TESTLOG.json]

Counts the single tests in meson's JUnit log. Meson leaves out of it that a program timed out, or crashed after its
last test was through: those are found in the JSON log and count as one failure each. The exit status is 0 only when
something passed and nothing failed.
"""

import json
import re
import sys
import xml.etree.ElementTree as ET

# Meson copies what a test printed as it is; these may not stand in XML.
NOT_XML = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
BAD = {'FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS'}


def state_of(case):
    """Returns how one <testcase> ended."""
    if case.find('failure') is not None or case.find('error') is not None:
        return 'failed'
    if case.find('skipped') is not None:
        return 'skipped'
    return 'passed'


def read_junit(path):
    """Returns [(program that ran the test, name of the test or None where the program is the test, state)]."""
    with open(path, encoding='utf-8', errors='replace') as log:
        tree = ET.fromstring(NOT_XML.sub('', log.read()).encode())
    tests = []
    for case in tree.iter('testcase'):
        _, dot, program = case.get('classname').partition('.')
        if dot:
            tests.append((program, case.get('name'), state_of(case)))
        else:
            tests.append((case.get('name'), None, state_of(case)))
    return tests


def bad_programs(path):
    """Returns [(name, result)] of the test programs that meson calls bad."""
    with open(path, encoding='utf-8', errors='replace') as log:
        runs = [json.loads(line) for line in log if line.strip()]
    return [(run['name'], run['result']) for run in runs if run['result'] in BAD]


def main():
    tests = read_junit(sys.argv[1])
    for program, result in bad_programs(sys.argv[2]) if len(sys.argv) > 2 else []:
        if not any(test[0] == program and test[2] == 'failed' for test in tests):
            # A program that is one test has not passed after all.
            tests = [test for test in tests if test[:2] != (program, None)]
            tests.append((program, result, 'failed'))

    passed = sum(state == 'passed' for _, _, state in tests)
    failed = [f'{program}: {name}' if name else program for program, name, state in tests if state == 'failed']
    skipped = sum(state == 'skipped' for _, _, state in tests)

    for name in failed:
        print(f'failed: {name}')
    if not passed and not failed:
        print('No test has run.')
    print(f'{passed} passed, {len(failed)} failed, {skipped} skipped')
    return 0 if passed and not failed else 1


if __name__ == '__main__':
    try:
        sys.exit(main())
    except (OSError, ET.ParseError, ValueError, KeyError) as error:
        print(f'The log of the tests could not be read: {error}', file=sys.stderr)
        print('0 passed, 1 failed, 0 skipped')
        sys.exit(1)
