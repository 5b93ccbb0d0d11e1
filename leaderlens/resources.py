"""The one door to the read-only files that ship with LeaderLens (lenses, prompts, fonts, icons, the demo story)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_resources"  # a wheel or an installer puts them here
_CHECKOUT = _PACKAGE.parent / "resources"  # a clone keeps them beside the package


def resource(name: str) -> Path:
    """Path of the shipped file or folder ``name`` (``"lenses/ryley.toml"``), from a wheel or from a checkout.

    Raises ValueError for a name that could leave the resources folder, FileNotFoundError for one that is not there.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or "\\" in name:
        raise ValueError(f"not a resource name: {name!r}")
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    path = root.joinpath(*relative.parts)
    if not path.exists():
        raise FileNotFoundError(f"LeaderLens was installed without its file {name}")
    return path
