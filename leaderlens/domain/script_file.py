"""Sessions' scripts as their file tells them: ``resources/sessions/scripts.toml``, and copies people have changed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from leaderlens.domain.content_file import ContentFile, Table, unique
from leaderlens.domain.script import Phase, PhaseName, Script, Scripts, Speaker, Step
from leaderlens.i18n import _

LONGEST_STEP = 60
"""Minutes."""
LONGEST_SESSION = 240
"""Minutes."""
LONGEST_TITLE = 80
LONGEST_QUESTION = 240
LONGEST_INSTRUCTION = 600
"""Characters: a question is said in one breath, an instruction read at a glance."""

_COACH = ("recommended", "optional")


def parse_scripts(text: str, file_name: str) -> Scripts:
    """The scripts of a file's text. Raises ContentError naming everything that is wrong."""
    file = ContentFile(text, file_name)
    root = file.root
    head = root.table("sessions")
    title, source, intro = head.text("title"), head.text("source"), head.text("intro")
    head.close()
    phase_tables = root.tables("phase")
    phases = tuple(_phase(table) for table in phase_tables)
    script_tables = root.tables("script")
    scripts = tuple(_script(table) for table in script_tables)
    root.close()
    unique(phase_tables, tuple(one.phase.value for one in phases))
    unique(script_tables, tuple(one.id for one in scripts))
    file.check()
    return Scripts(title, intro, source, phases, scripts)


def _phase(table: Table) -> PhaseName:
    phase = table.choice("id", tuple(Phase))
    found = PhaseName(Phase(phase or Phase.SETTLE), table.text("name"), table.text("line"))
    table.close()
    return found


def _script(table: Table) -> Script:
    step_tables = table.tables("step")
    steps = tuple(_step(one) for one in step_tables)
    unique(step_tables, tuple(step.id for step in steps))
    script = Script(
        id=table.name("id"),
        title=table.text("title", longest=LONGEST_TITLE),
        minutes=table.whole("minutes", 1, LONGEST_SESSION),
        situations=table.texts("situations"),
        coach=table.choice("coach", _COACH),
        line=table.text("line"),
        when=table.text("when"),
        before=table.text("before"),
        outcome=table.text("outcome"),
        without_coach=table.text("without_coach"),
        related=table.texts("related"),
        steps=steps,
    )
    spent = sum(step.minutes for step in steps)
    if steps and spent != script.minutes:
        table.problem(
            _("its steps take {spent} minutes together, not {minutes}.").format(spent=spent, minutes=script.minutes)
        )
    table.close()
    return script


def _step(table: Table) -> Step:
    speaks = table.texts("speaks")
    known = {speaker.value for speaker in Speaker}
    for word in speaks:
        if word not in known:
            table.problem(_("“speaks” cannot hold “{word}”.").format(word=word))
    if len(set(speaks)) < len(speaks):
        table.problem(_("“speaks” names somebody twice."))
    phase = table.choice("phase", tuple(Phase))
    step = Step(
        id=table.name("id"),
        title=table.text("title", longest=LONGEST_TITLE),
        minutes=table.whole("minutes", 1, LONGEST_STEP),
        speaks=tuple(Speaker(word) for word in speaks if word in known),
        phase=Phase(phase or Phase.SETTLE),
        instruction=table.text("instruction", longest=LONGEST_INSTRUCTION),
        say_aloud=table.text("say_aloud", longest=LONGEST_QUESTION),
        coach_tip=table.text("coach_tip"),
        say_aloud_election=table.text("say_aloud_election", longest=LONGEST_QUESTION, optional=True),
        instruction_alone=table.text("instruction_alone", longest=LONGEST_INSTRUCTION, optional=True),
    )
    table.close()
    return step


def write_scripts(scripts: Scripts) -> str:
    """The text of a script file: what :func:`parse_scripts` reads as the same scripts."""
    parts = [_table("sessions", {"title": scripts.title, "source": scripts.source, "intro": scripts.intro})]
    parts += [
        _table("phase", {"id": one.phase.value, "name": one.name, "line": one.line}, many=True)
        for one in scripts.phases
    ]
    for script in scripts.scripts:
        values = {name: getattr(script, name) for name in _SCRIPT_KEYS}
        parts.append(_table("script", values, many=True))
        for step in script.steps:
            told = {name: getattr(step, name) for name in _STEP_KEYS}
            parts.append(_table("script.step", {name: value for name, value in told.items() if value}, many=True))
    return "\n".join(parts)


_SCRIPT_KEYS = (
    *("id", "title", "minutes", "situations", "coach", "line"),
    *("when", "before", "outcome", "without_coach", "related"),
)
_STEP_KEYS = (
    *("id", "title", "minutes", "speaks", "phase", "instruction", "instruction_alone"),
    *("say_aloud", "say_aloud_election", "coach_tip"),
)


def _table(name: str, values: Mapping[str, object], *, many: bool = False) -> str:
    """One TOML table. A JSON text, number or list of texts is the same in TOML."""
    head = f"[[{name}]]" if many else f"[{name}]"
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join([head, *lines, ""])
