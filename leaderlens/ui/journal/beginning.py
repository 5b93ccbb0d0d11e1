"""A template or a prompt as a sheet shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from leaderlens.domain.prompt import Prompt, Template
from leaderlens.i18n import _, ngettext


class What(Enum):
    """What a sheet of beginnings offers."""

    TEMPLATES = "templates"
    PROMPTS = "prompts"


@dataclass(frozen=True, slots=True)
class Beginning:
    """A template or a prompt as the sheet shows it."""

    id: str
    title: str = field(repr=False)
    text: str = field(repr=False)
    detail: str = ""
    situation: str = ""
    own: bool = False

    @classmethod
    def of_template(cls, template: Template) -> Beginning:
        minutes = ngettext("{count} minute", "{count} minutes", template.minutes).format(count=template.minutes)
        detail = template.line or (minutes if template.minutes else _("Your own"))
        return cls(
            template.id, template.title, template.body, detail, next(iter(template.situations), ""), template.own
        )

    @classmethod
    def of_prompt(cls, prompt: Prompt) -> Beginning:
        return cls(prompt.id, prompt.text, prompt.text, "", prompt.situation, prompt.own)
