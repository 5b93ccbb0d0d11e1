"""Prompts and templates as their files tell them: strict reading of ``resources/prompts/*.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.content_file import ContentFile, Table, unique
from leaderlens.domain.people import Role
from leaderlens.domain.prompt import Prompt, Situation, Template

_ANYBODY = "any"
_FOR = (_ANYBODY, *(role.value for role in Role))


@dataclass(frozen=True, slots=True)
class PromptFile:
    """What the file of prompts holds. ``privacy`` is the line to show beside them."""

    privacy: str
    situations: tuple[Situation, ...]
    prompts: tuple[Prompt, ...]


def parse_prompts(text: str, file_name: str) -> PromptFile:
    """The prompts of a file's text. Raises ContentError naming everything that is wrong."""
    file = ContentFile(text, file_name)
    privacy = _head(file.root, "prompts", "privacy_line")
    situations = file.root.tables("situation")
    named = tuple(_situation(table) for table in situations)
    unique(situations, tuple(one.id for one in named))
    known = tuple(one.id for one in named)
    tables = file.root.tables("prompt")
    prompts = tuple(_prompt(table, known) for table in tables)
    unique(tables, tuple(one.id for one in prompts))
    file.root.close()
    file.check()
    return PromptFile(privacy, named, prompts)


def parse_templates(text: str, file_name: str) -> tuple[Template, ...]:
    """The templates of a file's text. Raises ContentError naming everything that is wrong."""
    file = ContentFile(text, file_name)
    _head(file.root, "templates", "")
    tables = file.root.tables("template")
    templates = tuple(_template(table) for table in tables)
    unique(tables, tuple(one.id for one in templates))
    file.root.close()
    file.check()
    return templates


def _head(root: Table, key: str, line: str) -> str:
    """Read the table about the file itself; answers its text under ``line``."""
    head = root.table(key)
    head.text("title")
    head.text("source")
    head.whole("count", 0, 10_000)
    said = head.text(line) if line else ""
    head.close()
    return said


def _situation(table: Table) -> Situation:
    situation = Situation(table.name("id"), table.text("name"))
    table.close()
    return situation


def _prompt(table: Table, situations: tuple[str, ...]) -> Prompt:
    prompt = Prompt(
        id=table.name("id"),
        situation=table.choice("situation", situations),
        text=table.text("text"),
        for_role=table.choice("for_role", _FOR),
        related=table.texts("related"),
    )
    table.close()
    return prompt


def _template(table: Table) -> Template:
    template = Template(
        id=table.name("id"),
        title=table.text("title"),
        body=table.text("body"),
        line=table.text("line"),
        minutes=table.whole("minutes", 1, 240),
        for_role=table.choice("for_role", _FOR),
        situations=table.texts("situations"),
        related=table.texts("related"),
    )
    table.close()
    return template
