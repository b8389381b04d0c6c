# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""The part of ISO/IEC 29500-4 (transitional) that our DOCX files use, as rules: which elements an element may hold and in
which order, which attributes it has and what they look like. No Debian package has the schemas. An element or attribute
that is not here is a mistake, as is one in the wrong place.
"""

import re
import xml.etree.ElementTree as tree

NAMES = {
    'w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
    'pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
    'cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'dc': 'http://purl.org/dc/elements/1.1/',
    'dcterms': 'http://purl.org/dc/terms/',
    'xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xml': 'http://www.w3.org/XML/1998/namespace',
}
SHORT = {uri: short for short, uri in NAMES.items()}

NUMBER, COUNT, TEXT, COLOR = r'-?\d+', r'\d+', r'.+', r'[0-9A-F]{6}|auto'
BORDER = {'w:val': 'single|nil', 'w:sz': COUNT, 'w:space': r'[0-9]|[12][0-9]|3[01]', 'w:color': COLOR}
WIDTH = {'w:w': COUNT, 'w:type': 'dxa'}

# Children: names in their order, each with "?" (at most one), "*", "+" or nothing (one). "|": any of them, in any order.
BLOCK = '(w:p|w:tbl)*'
RULES = {
    'w:document': ('w:body', {}),
    'w:body': (BLOCK + ' w:sectPr', {}),
    'w:hdr': ('w:p+', {}),
    'w:ftr': ('w:p+', {}),
    'w:footnotes': ('w:footnote*', {}),
    'w:footnote': ('w:p*', {'w:id': COUNT, 'w:type?': 'separator|continuationSeparator'}),
    'w:p': ('w:pPr? (w:r|w:fldSimple)*', {}),
    'w:fldSimple': ('w:r*', {'w:instr': TEXT}),
    'w:r': ('w:rPr? (w:t|w:tab|w:drawing|w:footnoteReference|w:footnoteRef|w:separator|w:continuationSeparator)*', {}),
    'w:t': ('', {'xml:space?': 'preserve'}),
    'w:tab': ('', {'w:val?': 'right', 'w:pos?': NUMBER}),
    'w:footnoteReference': ('', {'w:id': COUNT}),
    'w:footnoteRef': ('', {}),
    'w:separator': ('', {}),
    'w:continuationSeparator': ('', {}),
    'w:pPr': ('w:pStyle? w:keepNext? w:keepLines? w:pageBreakBefore? w:widowControl? w:numPr? w:pBdr? w:tabs? w:spacing? '
              'w:ind? w:jc? w:outlineLvl? w:sectPr?', {}),
    'w:keepNext': ('', {}),
    'w:keepLines': ('', {}),
    'w:pageBreakBefore': ('', {}),
    'w:widowControl': ('', {}),
    'w:pStyle': ('', {'w:val': TEXT}),
    'w:numPr': ('w:ilvl? w:numId?', {}),
    'w:ilvl': ('', {'w:val': '[0-8]'}),
    'w:numId': ('', {'w:val': COUNT}),
    'w:pBdr': ('w:top? w:left? w:bottom? w:right?', {}),
    'w:tabs': ('w:tab+', {}),
    'w:spacing': ('', {'w:before?': COUNT, 'w:after?': COUNT, 'w:line?': NUMBER, 'w:lineRule?': 'auto|exact|atLeast'}),
    'w:ind': ('', {'w:left?': NUMBER, 'w:right?': NUMBER, 'w:firstLine?': COUNT, 'w:hanging?': COUNT}),
    'w:jc': ('', {'w:val': 'left|center|right|both'}),
    'w:outlineLvl': ('', {'w:val': '[0-9]'}),
    'w:rPr': ('(w:rStyle|w:rFonts|w:b|w:i|w:color|w:sz|w:szCs|w:vertAlign|w:lang)*', {}),
    'w:rStyle': ('', {'w:val': TEXT}),
    'w:rFonts': ('', {'w:ascii': TEXT, 'w:hAnsi': TEXT, 'w:eastAsia': TEXT, 'w:cs': TEXT}),
    'w:b': ('', {}),
    'w:i': ('', {}),
    'w:color': ('', {'w:val': COLOR}),
    'w:sz': ('', {'w:val': COUNT}),
    'w:szCs': ('', {'w:val': COUNT}),
    'w:vertAlign': ('', {'w:val': 'superscript'}),
    'w:lang': ('', {'w:val': TEXT, 'w:eastAsia': TEXT}),
    'w:sectPr': ('(w:headerReference|w:footerReference)* w:footnotePr? w:type? w:pgSz? w:pgMar? w:pgNumType? w:cols? '
                 'w:titlePg? w:docGrid?', {}),
    'w:headerReference': ('', {'w:type': 'default|first|even', 'r:id': TEXT}),
    'w:footerReference': ('', {'w:type': 'default|first|even', 'r:id': TEXT}),
    'w:type': ('', {'w:val': 'nextPage'}),
    'w:pgSz': ('', {'w:w': COUNT, 'w:h': COUNT, 'w:orient?': 'landscape|portrait'}),
    'w:pgMar': ('', {f'w:{side}': COUNT for side in ('top', 'right', 'bottom', 'left', 'header', 'footer', 'gutter')}),
    'w:pgNumType': ('', {'w:start': COUNT}),
    'w:titlePg': ('', {}),
    'w:tbl': ('w:tblPr w:tblGrid w:tr*', {}),
    'w:tblPr': ('w:tblStyle? w:tblW? w:jc? w:tblInd? w:tblBorders? w:tblLayout? w:tblCellMar? w:tblLook?', {}),
    'w:tblW': ('', WIDTH),
    'w:tblInd': ('', WIDTH),
    'w:tblBorders': ('w:top? w:left? w:bottom? w:right? w:insideH? w:insideV?', {}),
    'w:insideH': ('', BORDER),
    'w:insideV': ('', BORDER),
    'w:tblLayout': ('', {'w:type': 'fixed'}),
    'w:tblCellMar': ('w:top? w:left? w:bottom? w:right?', {}),
    'w:tblGrid': ('w:gridCol+', {}),
    'w:gridCol': ('', {'w:w': COUNT}),
    'w:tr': ('w:trPr? w:tc+', {}),
    'w:trPr': ('(w:cantSplit|w:tblHeader)*', {}),
    'w:cantSplit': ('', {}),
    'w:tblHeader': ('', {}),
    # What a cell ends with is a paragraph.
    'w:tc': ('w:tcPr? ' + BLOCK + ' w:p', {}),
    'w:tcPr': ('w:tcW? w:gridSpan? w:vMerge? w:tcBorders? w:shd? w:vAlign?', {}),
    'w:tcW': ('', WIDTH),
    'w:gridSpan': ('', {'w:val': COUNT}),
    'w:vMerge': ('', {'w:val?': 'restart|continue'}),
    'w:tcBorders': ('w:top? w:left? w:bottom? w:right?', {}),
    'w:shd': ('', {'w:val': 'clear', 'w:color': COLOR, 'w:fill': COLOR}),
    'w:vAlign': ('', {'w:val': 'top|center|bottom'}),
    'w:drawing': ('wp:inline', {}),
    'wp:inline': ('wp:extent wp:docPr a:graphic', {f'dist{side}': COUNT for side in 'TBLR'}),
    'wp:extent': ('', {'cx': COUNT, 'cy': COUNT}),
    'wp:docPr': ('', {'id': COUNT, 'name': TEXT, 'descr?': TEXT, 'title?': TEXT}),
    'a:graphic': ('a:graphicData', {}),
    'a:graphicData': ('pic:pic', {'uri': re.escape(NAMES['pic'])}),
    'pic:pic': ('pic:nvPicPr pic:blipFill pic:spPr', {}),
    'pic:nvPicPr': ('pic:cNvPr pic:cNvPicPr', {}),
    'pic:cNvPr': ('', {'id': COUNT, 'name': TEXT, 'descr?': TEXT, 'title?': TEXT}),
    'pic:cNvPicPr': ('', {}),
    'pic:blipFill': ('a:blip? a:stretch?', {}),
    'a:blip': ('', {'r:embed': TEXT}),
    'a:stretch': ('a:fillRect?', {}),
    'a:fillRect': ('', {}),
    'pic:spPr': ('a:xfrm? a:prstGeom?', {}),
    'a:xfrm': ('a:off? a:ext?', {}),
    'a:off': ('', {'x': NUMBER, 'y': NUMBER}),
    'a:ext': ('', {'cx': COUNT, 'cy': COUNT}),
    'a:prstGeom': ('a:avLst?', {'prst': 'rect'}),
    'a:avLst': ('', {}),
    'w:styles': ('w:docDefaults? w:style*', {}),
    'w:docDefaults': ('w:rPrDefault? w:pPrDefault?', {}),
    'w:rPrDefault': ('w:rPr?', {}),
    'w:pPrDefault': ('w:pPr?', {}),
    'w:style': ('w:name? w:basedOn? w:next? w:qFormat? w:pPr? w:rPr?',
                {'w:type': 'paragraph|character', 'w:styleId': TEXT, 'w:default?': '1', 'w:customStyle?': '1'}),
    'w:name': ('', {'w:val': TEXT}),
    'w:basedOn': ('', {'w:val': TEXT}),
    'w:next': ('', {'w:val': TEXT}),
    'w:qFormat': ('', {}),
    'w:numbering': ('w:abstractNum* w:num*', {}),
    'w:abstractNum': ('w:nsid? w:multiLevelType? w:lvl*', {'w:abstractNumId': COUNT}),
    'w:multiLevelType': ('', {'w:val': 'singleLevel'}),
    'w:lvl': ('w:start? w:numFmt? w:suff? w:lvlText? w:lvlJc? w:pPr? w:rPr?', {'w:ilvl': '[0-8]'}),
    'w:start': ('', {'w:val': COUNT}),
    'w:numFmt': ('', {'w:val': 'decimal|bullet'}),
    'w:suff': ('', {'w:val': 'space'}),
    'w:lvlText': ('', {'w:val': TEXT}),
    'w:lvlJc': ('', {'w:val': 'left'}),
    'w:num': ('w:abstractNumId w:lvlOverride*', {'w:numId': COUNT}),
    'w:abstractNumId': ('', {'w:val': COUNT}),
    'w:lvlOverride': ('w:startOverride?', {'w:ilvl': '[0-8]'}),
    'w:startOverride': ('', {'w:val': COUNT}),
    'w:settings': ('w:footnotePr? w:compat? w:themeFontLang?', {}),
    'w:footnotePr': ('w:footnote*', {}),
    'w:compat': ('w:compatSetting*', {}),
    'w:compatSetting': ('', {'w:name': TEXT, 'w:uri': TEXT, 'w:val': TEXT}),
    'w:themeFontLang': ('', {'w:val': TEXT}),
    'cp:coreProperties': ('(dc:title|dc:language|dcterms:created|dcterms:modified)*', {}),
    'dc:title': ('', {}),
    'dc:language': ('', {}),
    'dcterms:created': ('', {'xsi:type': 'dcterms:W3CDTF'}),
    'dcterms:modified': ('', {'xsi:type': 'dcterms:W3CDTF'}),
}
# The sides of a border are lines; those of the margins of cells are widths.
SIDES = ('w:top', 'w:left', 'w:bottom', 'w:right')
WITH_TEXT = ('w:t', 'dc:title', 'dc:language', 'dcterms:created', 'dcterms:modified')


def short(name):
    if not name.startswith('{'):
        return name
    uri, local = name[1:].split('}')
    return f'{SHORT[uri]}:{local}'


def pattern(children):
    """The rule as an expression over names that each end with a space."""
    return re.sub(r'(\w+:\w+)', r'(?:\1 )', children).replace(') (', ')(').replace('? ', '?').replace('* ', '*') \
        .replace('+ ', '+').replace(') ', ')')


def check_attributes(element, name, rules, where):
    left = {short(key): value for key, value in element.attrib.items()}
    for key, form in rules.items():
        value = left.pop(key.rstrip('?'), None)
        if value is None and key.endswith('?'):
            continue
        if value is None or not re.fullmatch(form, value, re.DOTALL):
            raise AssertionError(f'{where}: {name} has {key} {value!r}, not {form}')
    if left:
        raise AssertionError(f'{where}: {name} has {left}')


def check_element(element, parent, where):
    name = short(element.tag)
    if name in SIDES:
        children, attributes = '', WIDTH if parent == 'w:tblCellMar' else BORDER
    elif name in RULES:
        children, attributes = RULES[name]
    else:
        raise AssertionError(f'{where}: no rule for {name} in {parent}')
    check_attributes(element, name, attributes, where)
    held = ''.join(short(child.tag) + ' ' for child in element)
    if not re.fullmatch(pattern(children), held):
        raise AssertionError(f'{where}: {name} holds {held}, not {children}')
    if name not in WITH_TEXT and ((element.text or '') + ''.join(child.tail or '' for child in element)).strip():
        raise AssertionError(f'{where}: text in {name}')
    for child in element:
        check_element(child, name, where)


def check_word(data, where):
    """Checks a part of a DOCX."""
    check_element(tree.fromstring(data), '', where)
