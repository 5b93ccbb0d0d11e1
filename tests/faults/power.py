"""A disk that loses power: replays what a traced process wrote, and shows what could be left of it at any moment.

The model is harsher than a real file system. What was written and not yet synced may be there, may be missing, or may
be there in some sectors and missing in others; a file that was made, renamed or deleted is so only once its folder was
synced (or, in another image, is so at once).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512
CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat"
_LINE = re.compile(r"(\d+) (\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"|<((?:\\x[0-9a-f]{2})+)>')


@dataclass
class Inode:
    """A file: what is on the disk for sure, and the writes since (offset, bytes; None for a cut at that length)."""

    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self, writes: list[tuple[int, bytes | None]]) -> bytes:
        data = bytearray(self.durable)
        for offset, some in writes:
            if some is None:
                del data[offset:]
                data.extend(bytes(offset - len(data)))
            else:
                data.extend(bytes(max(offset - len(data), 0)))
                data[offset : offset + len(some)] = some
        return bytes(data)


@dataclass(frozen=True)
class Image:
    """What a power cut left: every file below the folder, what was reported before it, and how it came about."""

    files: dict[str, bytes]
    reported: tuple[str, ...]
    how: str


class Disk:
    """The files below one folder, as the system sees them and as the disk holds them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: dict[str, Inode] = {}
        for path in folder.rglob("*"):
            if path.is_file():
                self.seen[str(path.relative_to(folder))] = Inode(path.read_bytes())
        self.kept = dict(self.seen)
        self.folders = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_dir()} | {"."}
        self.reported: list[str] = []
        self._at: dict[int, int] = {}

    def replay(self, log: Path, dice: random.Random) -> Iterator[Image]:
        """Every image that a cut just after each traced call may leave."""
        for line in _whole_lines(log):
            if self._apply(line):
                yield from self._images(dice)

    def _images(self, dice: random.Random) -> Iterator[Image]:
        reported = tuple(self.reported)
        for how, names in (("folders late", self.kept), ("folders at once", self.seen)):
            yield Image({name: inode.durable for name, inode in names.items()}, reported, f"lost, {how}")
            if any(inode.pending for inode in names.values()):
                torn = {name: inode.content(_torn(inode.pending, dice)) for name, inode in names.items()}
                yield Image(torn, reported, f"torn, {how}")
        yield Image({name: inode.content(inode.pending) for name, inode in self.seen.items()}, reported, "all there")

    def _apply(self, line: re.Match[str]) -> bool:
        """Take in one call; answers whether it changed anything."""
        call, arguments, result = line[2], line[3], int(line[4])
        texts = [bytes.fromhex((quoted or bare).replace("\\x", "")) for quoted, bare in _TEXT.findall(arguments)]
        number = re.match(r"\d+", arguments)
        if result < 0 or not texts:
            return False
        if call == "write" and number and number[0] == "1":
            self.reported += texts[-1].decode().split("\n")[:-1]
            return False
        if "write" in call or call == "ftruncate":
            return self._write(call, arguments, texts, result)
        places = [self._name(text) for text in texts]
        changed = False
        if call == "openat":
            changed = self._open(places[-1], arguments, result)
        elif call.startswith("rename"):
            changed = self._rename(*[place for place in places if place is not None][-2:])
        elif call.startswith("unlink"):
            changed = self.seen.pop(places[-1] or "", None) is not None
        elif places[0] is not None:  # fsync and fdatasync are all that is left of CALLS
            changed = self._sync(places[0])
        return changed

    def _write(self, call: str, arguments: str, texts: list[bytes], result: int) -> bool:
        inode = self.seen.get(self._name(texts[0]) or "")
        if inode is None:
            return False
        last = arguments.rsplit(",", 1)[-1]
        if call == "ftruncate":
            inode.pending.append((int(last), None))
        elif call == "pwrite64":
            inode.pending.append((int(last), texts[-1][:result]))
        else:
            descriptor = int(arguments.partition("<")[0])
            inode.pending.append((self._at.get(descriptor, 0), texts[-1][:result]))
            self._at[descriptor] = self._at.get(descriptor, 0) + result
        return True

    def _open(self, place: str | None, arguments: str, descriptor: int) -> bool:
        self._at[descriptor] = 0
        if place is None or place in self.folders:
            return False
        changed = False
        if "O_CREAT" in arguments and place not in self.seen:
            self.seen[place] = Inode()
            changed = True
        if "O_TRUNC" in arguments:
            self.seen[place].pending.append((0, None))
            changed = True
        return changed

    def _rename(self, old: str = "", new: str = "") -> bool:
        if old not in self.seen:
            return False
        self.seen[new] = self.seen.pop(old)
        return True

    def _sync(self, place: str) -> bool:
        if place in self.folders:
            inside = {name for name in {*self.kept, *self.seen} if str(PurePosixPath(name).parent) == place}
            for name in inside:
                if name in self.seen:
                    self.kept[name] = self.seen[name]
                else:
                    del self.kept[name]
        elif place in self.seen:
            inode = self.seen[place]
            inode.durable, inode.pending = inode.content(inode.pending), []
        return True

    def _name(self, text: bytes) -> str | None:
        path = Path(text.decode(errors="replace"))
        return str(path.relative_to(self.folder)) if path.is_relative_to(self.folder) else None


def _torn(pending: list[tuple[int, bytes | None]], dice: random.Random) -> list[tuple[int, bytes | None]]:
    """Some sectors of some writes, in their order."""
    left: list[tuple[int, bytes | None]] = []
    for offset, some in pending:
        if some is None:
            if dice.random() < 0.5:
                left.append((offset, None))
            continue
        starts = [start for start in range(0, len(some), SECTOR) if dice.random() < 0.5]
        left += [(offset + start, some[start : start + SECTOR]) for start in starts]
    return left


def _whole_lines(log: Path) -> Iterator[re.Match[str]]:
    """The traced calls, those put together again that another thread interrupted."""
    begun: dict[str, str] = {}
    for line in log.read_text("ascii").splitlines():
        pid, _space, rest = line.partition(" ")
        rest = rest.strip()
        if rest.endswith("<unfinished ...>"):
            begun[pid] = rest.removesuffix("<unfinished ...>").rstrip()
            continue
        if rest.startswith("<... "):
            rest = begun.pop(pid, "") + rest.split("resumed>", 1)[1]
        if (match := _LINE.fullmatch(f"{pid} {rest}")) or (match := _LINE.match(f"{pid} {rest}")):
            yield match


def lay_out(image: Image, folder: Path, folders: set[str]) -> None:
    """Put the files of ``image`` below ``folder``, which is empty."""
    for name in sorted(folders):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in image.files.items():
        (folder / name).write_bytes(content)
