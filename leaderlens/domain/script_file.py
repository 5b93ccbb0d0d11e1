"""Sessions' scripts as their file tells them: ``resources/sessions/scripts.toml``, and copies people have changed."""

from __future__ import annotations

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
    )
    table.close()
    return step
