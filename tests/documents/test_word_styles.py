"""Our page and our styles in a Word file."""

from __future__ import annotations

import docx
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from leaderlens.documents.word_styles import ALL, dress


def test_a_new_file_gets_our_page_our_language_and_every_style() -> None:
    word = docx.Document()
    ids = dress(word, "en-GB")
    assert set(ids) == set(ALL)
    section = word.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    languages = {element.get(qn("w:val")) for element in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_no_theme_of_the_template_wins_over_our_letters() -> None:
    word = docx.Document()
    dress(word, "en-GB")
    style = word.styles["Heading 1"]
    assert isinstance(style, ParagraphStyle)
    fonts = style.element.rPr.rFonts
    assert fonts.get(qn("w:ascii")) == style.font.name
    assert fonts.get(qn("w:asciiTheme")) is None
    assert style.paragraph_format.keep_with_next
