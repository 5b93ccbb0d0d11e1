"""Day One's backslashes and links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.importers.dayone_text import own_links, plain_signs


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"finally \.\. ", "finally .. "),
        (r"1\. not a list", r"1\. not a list"),
        (r"in 2020\. Then", "in 2020. Then"),
        (r"\# no heading, C\#", r"\# no heading, C#"),
        (r"\- no item \- dash", r"\- no item - dash"),
        (r"\*no\* snake\_case \_x\_", r"\*no\* snake_case \_x\_"),
        (r"\!\[a\]\(b\)", r"!\[a\]\(b)"),
        (r"\(aside\) \!", "(aside) !"),
        (r"tail \\ slash", r"tail \\ slash"),
        ("a\u200bb", "ab"),
    ],
)
def test_backslashes_go_where_they_mean_nothing(written: str, meant: str) -> None:
    assert plain_signs(written) == meant


def test_links_of_all_kinds() -> None:
    shown = {"A1": "attachment:a", "B2": "attachment:b"}.get
    text = "![](dayone-moment://A1) ![x](dayone-moment:/audio/B2) ![](dayone-moment:/pdfAttachment/C3) [see](dayone://view?entryId=1)"
    assert own_links(text, lambda key: shown(key, "")) == "![](attachment:a) ![x](attachment:b)  see"


@given(st.text(alphabet="\\.![]()#-*_1 \na", max_size=200))
def test_only_backslashes_ever_go(text: str) -> None:
    assert plain_signs(text).replace("\\", "") == text.replace("\\", "")
