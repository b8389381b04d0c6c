# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""A paper in the real window, by keys and pointer: made, edited, refreshed after a correction, issued, saved as PDF.

paper.py CLI WINDOW, inside build-aux/run-headless.sh with GTK_A11Y=atspi.
"""

import pathlib
import subprocess
import sys

from driver import Window, keys, text_of, type_text, wait_for
from program import contains, equal, run_tests

# Khu vực 4 at 12/9/2025 by cases: 722 completed of 983, 73,45 %. 10 more executed: 732, 74,47 %; the province
# 8.613 / 10.880 = 79,16 %.
EXECUTED, IN_PROGRESS = 'Thi hành xong, việc', 'Đang thi hành, việc'


def start(program):
    program.do('sample', 'thai-nguyen-2025', 'sample.tiendo')
    return Window(pathlib.Path(sys.argv[2]).resolve(), program.folder, '--as-of', '2025-09-12', '--issued', '2025-09-15',
                  program.path_of('sample.tiendo'))


def texts(window):
    """The texts of the paper that lies open."""
    return [text_of(node) for node in window.all('text')]


def find_text(window, words):
    return wait_for(f'a text with {words}', lambda: next(
        (node for node in window.all('text') if words in text_of(node)), None))


def journey(program):
    window = start(program)
    try:
        window.open_page(8)
        window.click(window.find('label', 'Công điện'))
        window.find('label', 'Xem nhanh, số liệu đến 12/9/2025')
        window.click(window.find('push button', contains='Soạn thành bản nháp'))
        window.find('label', 'Bản nháp, chưa có số')
        paragraph = find_text(window, '8.603')
        contains(text_of(paragraph), '79,07')

        # At the end of the paragraph, by the keys; on disk when the line above says so.
        window.click(paragraph)
        keys('ctrl+End')
        type_text(' Rieng Khu vuc 4 bao cao hang ngay.')
        window.find('label', contains='Bản nháp, đã lưu lúc')
        contains(text_of(find_text(window, '8.603')), 'Rieng Khu vuc 4 bao cao hang ngay.')
        # Undo takes it back and Redo brings it again, in the window's own history.
        keys('ctrl+z')
        wait_for('the undo', lambda: not any('Rieng Khu vuc 4' in text for text in texts(window)))
        keys('shift+ctrl+z')
        find_text(window, 'Rieng Khu vuc 4 bao cao hang ngay.')

        # A record is corrected; the paper says that its figures have changed.
        keys('ctrl+f')
        window.find('entry', 'Tìm đơn vị')
        type_text('khu vuc 4')
        keys('Return')
        window.find('text', EXECUTED)
        window.enter(EXECUTED, '704')
        window.enter(IN_PROGRESS, '241')
        window.open_page(8)
        window.find('label', contains='Số liệu đã thay đổi sau khi soạn')
        find_text(window, '8.603')
        window.press(window.find('push button', contains='Làm mới…'))
        window.find('label', 'Những chỗ thay đổi trong văn bản')
        window.find('label', contains='8.603 → 8.613')
        window.press(wait_for('the button that accepts', lambda: next(
            (node for node in window.all('push button', contains='Làm mới') if '…' not in node.name), None)))
        paragraph = find_text(window, '8.613')
        contains(text_of(paragraph), '79,16')
        contains(text_of(paragraph), 'Rieng Khu vuc 4 bao cao hang ngay.')
        window.find('label', 'Số liệu khớp kỳ 12/9/2025')

        # Issued it has a number and is locked.
        window.press(window.find('push button', contains='Phát hành…'))
        window.find('label', 'Phát hành văn bản')
        type_text('05')
        keys('Return')
        window.find('label', 'Công điện số 05')
        window.find('label', 'Phát hành ngày 15/9/2025')
        window.click(find_text(window, '8.613'))
        type_text('x')
        equal(text_of(find_text(window, '8.613')).count('x'), text_of(paragraph).count('x'))

        # Saved as PDF, it says what the window says.
        target = program.path_of('cong-dien.pdf')
        window.press(window.find('push button', contains='Lưu…'))
        find_text(window, '.pdf')
        keys('ctrl+a')
        type_text(str(target))
        keys('Return')
        wait_for('the file', lambda: pathlib.Path(target).exists())
        done = subprocess.run(['pdftotext', '-layout', str(target), '-'], capture_output=True, text=True, check=True)
        words = ' '.join(done.stdout.split())
        contains(words, 'Số: 05/CĐ')
        contains(words, '8.613')
        contains(words, 'Rieng Khu vuc 4 bao cao hang ngay.')
        contains(words, 'Thái Nguyên, ngày 15 tháng 9 năm 2025')
    finally:
        window.close()


if __name__ == '__main__':
    sys.exit(run_tests([journey], locales=('vi_VN.UTF-8',)))
