"""A document with one of everything."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime

from leaderlens.documents.document import (
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Tone,
    plain,
)
from leaderlens.documents.markdown import blocks

MADE = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)
WATERMARK = "Developmental, not an appraisal"
SOURCE = """Some **bold**, *italic*, ~~struck~~ and `code`, with a [link](https://example.org/minutes).

- first
- second
  1. nested
- [ ] open
- [x] done

5. five
6. six

> quoted

| Meeting | Minutes |
|:--|--:|
| Cabinet | 120 |

```
x  = 1
```

---

\u0645\u0631\u062d\u0628\u0627 from right to left
"""
SENTENCE = "The budget came back for the third time, and I noticed that I had stopped listening. "


def png(width: int = 60, height: int = 40) -> bytes:
    """A violet rectangle."""
    rows = (b"\x00" + bytes((0x55, 0x23, 0x7D)) * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def document(sections: int = 2, *, cover: bool = True) -> Document:
    """Title page, and so many sections of about a page each."""
    whole = tuple(
        Section(
            (
                Heading(1, plain(f"Chapter {number}")),
                Paragraph(plain("21 November 2026"), Tone.QUIET),
                *blocks(SOURCE, below=1),
                Figure(png(), "A violet field", "Figure 1", 60),
                *blocks("## Below\n\n" + SENTENCE * 8, below=1),
            )
        )
        for number in range(1, sections + 1)
    )
    return Document(
        "A report", whole, MADE, ("Rowan Hale",), "Rowan Hale", cover, "A report, November 2026", "Private", WATERMARK
    )


def broken(*, tables: int) -> Document:
    """A table of so many rows, after a page break."""
    rows = "\n".join(f"| {number} | {number * number} |" for number in range(tables))
    table = blocks("| Number | Square |\n|--|--:|\n" + rows)
    return Document("A table", (Section((*blocks("before"), PageBreak(), *table)),), MADE)
