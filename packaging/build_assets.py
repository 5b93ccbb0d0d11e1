"""Build resources/fonts, icons and dictionaries from pinned npm packages: run it when a version or list changes.

    python -m venv /tmp/assets && /tmp/assets/bin/pip install fonttools==4.68.0 brotli
    /tmp/assets/bin/python packaging/build_assets.py

Needs ``npm`` on the path. The same input gives the same bytes: versions and integrity are pinned, time stamps fixed.
What we drew ourselves lives in packaging/art and is copied beside the rest.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

os.environ["SOURCE_DATE_EPOCH"] = "1767225600"  # 1 January 2026: fonts carry their time of saving

from fontTools.merge import Merger
from fontTools.misc.transform import Identity
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
ART = ROOT / "packaging" / "art"

PACKAGES = {
    "@fontsource-variable/inter": (
        "5.3.0",
        "sha512-OupL48va4JNofb97w6NYeF9S7W/kHNKM0Er8Dem5nqi4jeOLrVJDoE8tZEpnMJmtkvNbB1EIPPwHcdkF6b1oUA==",
    ),
    "@fontsource-variable/newsreader": (
        "5.3.0",
        "sha512-rrzYi43qMpbzwuFtf9OkWH8sxAPVPcQQQEwXpPtwaKYeJ8yVg5aLs5kawmo1f2Q1t1M38TLmEKCkGVDsYwgdFw==",
    ),
    "dictionary-en-gb": (
        "3.0.0",
        "sha512-gU/dwC9xGYPh/0CCcmGNXO8OwSgOySAqevcSXxADCsgUD+tr6OJ52u7XaC7No7dNssvdUSfVjkzcqLrRZq3kPA==",
    ),
    "dictionary-cy": (
        "2.0.0",
        "sha512-X85f8Vmx7twYjz1r5LxMYnlujXMt6iILvCujxQeUnjhylZWUESbpIV5IbLlEKLGzNvE2Edg7vdlISqcvrBz3Pg==",
    ),
    "lucide-static": (
        "1.62.0",
        "sha512-WBZA/m2PvkFpMGHDtsBck5P2A9G4ehLlYu4GwwICcmEm1BvYVgj00lCDxKRWLlbMlOibLaiwdQ88G5pHkSWgwA==",
    ),
}

# file, family, weight, style name, slant, optical size: eight static cuts that Qt and matplotlib both load
FONTS = (
    ("Inter-Regular", "inter", 400, "Regular", "normal", 14),
    ("Inter-Italic", "inter", 400, "Italic", "italic", 14),
    ("Inter-Medium", "inter", 500, "Medium", "normal", 14),
    ("Inter-SemiBold", "inter", 600, "SemiBold", "normal", 14),
    ("Newsreader-Regular", "newsreader", 400, "Regular", "normal", 16),
    ("Newsreader-Italic", "newsreader", 400, "Italic", "italic", 16),
    ("Newsreader-Medium", "newsreader", 500, "Medium", "normal", 28),
    ("Newsreader-SemiBold", "newsreader", 600, "SemiBold", "normal", 16),
)

ICONS = [
    "arrow-left", "arrow-left-right", "arrow-right", "bold", "calendar", "calendar-days", "chart-line", "check",
    "chevron-down", "chevron-left", "chevron-right", "chevron-up", "circle-check", "circle-question-mark",
    "clipboard-check", "clock", "copy", "download", "ellipsis", "eye", "eye-off", "file-text", "flag", "folder",
    "handshake", "heading", "history", "image", "info", "italic", "key-round", "keyboard", "landmark", "link",
    "list", "list-checks", "list-ordered", "lock", "lock-open", "log-out", "maximize-2", "menu", "message-circle",
    "message-square", "minus", "monitor", "moon", "notebook-pen", "paperclip", "pencil", "pin", "plus",
    "presentation", "printer", "quote", "refresh-cw", "search", "settings", "shield-check", "sun", "table", "tag",
    "target", "trash-2", "trending-up", "triangle-alert", "undo-2", "upload", "user-round", "users", "x",
]  # fmt: skip

# The pictures of services/vault_symbol.py that Lucide has; packaging/art/symbols holds the ones we drew.
SYMBOLS = [
    "anchor", "bell", "bird", "bridge", "compass", "feather", "leaf", "lighthouse", "sailboat", "shell", "ship",
    "ship-wheel", "tree-deciduous",
]  # fmt: skip

# A Qt style sheet cannot tint a picture, so its few arrows and ticks come in ink for each mode (ui/style/tokens.py).
SHEET_COLOURS = {"light": ("#465452", "#FFFFFF"), "dark": ("#B9C3BF", "#06201D")}


def fetch(name: str, folder: Path) -> Path:
    """Unpack one package below ``folder``; SystemExit when its integrity is not the pinned one."""
    version, integrity = PACKAGES[name]
    answer = subprocess.run(
        ["npm", "pack", f"{name}@{version}", "--json", "--silent"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = folder / json.loads(answer.stdout)[0]["filename"]
    digest = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != integrity:
        sys.exit(f"{name} {version} is not the package we know: {digest}")
    target = folder / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def cut(source: Path, weight: int, optical: int, target: Path) -> None:
    """One static TrueType file of a variable woff2."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    static = instantiateVariableFont(font, {"wght": weight, "opsz": optical})
    static.save(target)


def draw_side_arrows(font: TTFont) -> None:
    """Add left and right arrows by turning the up arrow: the latin subset has only up and down."""
    cmap = font.getBestCmap()
    if 0x2191 not in cmap or 0x2192 in cmap:
        return
    up = cmap[0x2191]
    glyphs, glyf, metrics = font.getGlyphSet(), font["glyf"], font["hmtx"]
    box = glyf[up]
    middle_x, middle_y = (box.xMin + box.xMax) / 2, (box.yMin + box.yMax) / 2
    width = box.yMax - box.yMin + (metrics[up][0] - (box.xMax - box.xMin))
    for code, name, sign in ((0x2190, "arrowleft", 1), (0x2192, "arrowright", -1)):
        pen = TTGlyphPen(None)
        turn = Identity.translate(width / 2, middle_y).rotate(sign * 3.141592653589793 / 2)
        glyphs[up].draw(TransformPen(pen, turn.translate(-middle_x, -middle_y)))
        glyf[name] = pen.glyph()
        glyf[name].recalcBounds(glyf)
        metrics[name] = (round(width), glyf[name].xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(font.getGlyphOrder())


def name_font(font: TTFont, family: str, style: str, weight: int) -> None:
    """Give the cut its own names, so that Qt files every weight under one family."""
    regular = style in {"Regular", "Italic"}
    table = font["name"]
    for record in list(table.names):
        if record.nameID in {1, 2, 3, 4, 6, 16, 17, 25}:
            table.removeNames(nameID=record.nameID)
    legacy = family if regular else f"{family} {style}"
    for identifier, text in (
        (1, legacy),
        (2, style if regular else "Regular"),
        (3, f"LeaderLens subset: {family} {style}"),
        (4, f"{family} {style}"),
        (6, f"{family}-{style}"),
        (16, family),
        (17, style),
    ):
        table.setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    italic = style == "Italic"
    font["OS/2"].fsSelection = 0x80 | (0x1 if italic else 0x40)  # 0x80: line height from the typographic metrics
    font["head"].macStyle = 0x2 if italic else 0
    if "STAT" in font:
        del font["STAT"]


def build_fonts(work: Path) -> None:
    target = RESOURCES / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    sources = {family: fetch(f"@fontsource-variable/{family}", work) for family in ("inter", "newsreader")}
    for file, family, weight, style, slant, optical in FONTS:
        parts = []
        for subset in ("latin", "latin-ext"):
            part = work / f"{file}-{subset}.ttf"
            cut(sources[family] / "files" / f"{family}-{subset}-opsz-{slant}.woff2", weight, optical, part)
            parts.append(str(part))
        font = Merger().merge(parts)
        draw_side_arrows(font)
        name_font(font, family.capitalize(), style, weight)
        font.recalcTimestamp = False
        font["head"].modified = font["head"].created
        path = target / f"{file}.ttf"
        font.save(path)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB, {len(font.getBestCmap())} characters")
    for family, source in sources.items():
        shutil.copyfile(source / "LICENSE", target / f"{family.capitalize()}-OFL.txt")


def plain(svg: str) -> str:
    """The drawing alone, with our stroke: colour stays ``currentColor`` for the icon factory to replace."""
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\s+class="[^"]*"', "", svg)
    svg = svg.replace('stroke-width="2"', 'stroke-width="1.75"')
    svg = re.sub(r"\s+", " ", svg).replace("> <", "><").replace(" >", ">").replace(" />", "/>")
    return svg.strip() + "\n"


def build_icons(work: Path) -> None:
    target = RESOURCES / "icons"
    source = fetch("lucide-static", work)
    for folder, names in ((target, ICONS), (target / "symbols", SYMBOLS)):
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            (folder / f"{name}.svg").write_text(plain((source / "icons" / f"{name}.svg").read_text("utf-8")), "utf-8")
    shutil.copyfile(source / "LICENSE", target / "Lucide-LICENSE.txt")
    for mode, (quiet, on_accent) in SHEET_COLOURS.items():
        for name, colour in (
            *((f"chevron-{way}", quiet) for way in ("up", "down", "left", "right")),
            ("check", on_accent),
        ):
            path = target / "sheet" / f"{name}-{mode}.svg"
            path.parent.mkdir(exist_ok=True)
            path.write_text((target / f"{name}.svg").read_text("utf-8").replace("currentColor", colour), "utf-8")
    for drawing in sorted(ART.rglob("*.svg")):
        shutil.copyfile(drawing, target / drawing.relative_to(ART))
    print(f"{len(ICONS)} icons, {len(SYMBOLS)} symbols, and our own from packaging/art")


DICTIONARIES = {"en_GB": "dictionary-en-gb", "cy_GB": "dictionary-cy"}
PARTS = 8  # a word list is loaded part by part, between two keys: the whole of it would hold the window up


def build_dictionaries(work: Path) -> None:
    """The word lists, each in parts, with its licence. Their words and rules stay as they are."""
    target = RESOURCES / "dictionaries"
    target.mkdir(exist_ok=True)
    for language, package in DICTIONARIES.items():
        source = fetch(package, work)
        shutil.copyfile(source / "index.aff", target / f"{language}.aff")
        shutil.copyfile(source / "license", target / f"{language}-LICENSE.txt")
        words = [line for line in (source / "index.dic").read_text("utf-8").splitlines()[1:] if line.strip()]
        size = -(-len(words) // PARTS)
        for part in range(PARTS):
            some = words[part * size : (part + 1) * size]
            name = f"{language}.dic" if part == 0 else f"{language}-{part + 1}.dic"
            (target / name).write_text(f"{len(some)}\n" + "\n".join(some) + "\n", "utf-8")
    print(f"{len(DICTIONARIES)} dictionaries")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        build_fonts(Path(scratch))
        build_icons(Path(scratch))
        build_dictionaries(Path(scratch))
