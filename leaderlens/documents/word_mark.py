"""The mark that lies behind every page of a Word file, drawn as Word draws its own: so Word can take it off again."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_SHAPE = f"""<w:r {nsdecls("w")} {_SPACES}><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/>
</v:shapetype>
<v:shape type="#_x0000_t136" o:allowincell="f" fillcolor="#dfe7e4" stroked="f"
 style="position:absolute;margin-left:0;margin-top:0;width:560pt;height:44pt;rotation:306;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin">
<v:fill opacity=".6"/><v:textpath style="font-family:&quot;Georgia&quot;;font-size:1pt"/>
<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>"""


def mark(header: Paragraph, words: str, number: int) -> None:
    """Lay ``words`` behind the pages that ``header`` belongs to. ``number`` is the mark's own within its file."""
    run = parse_xml(_SHAPE)
    shape = next(run.iter("{urn:schemas-microsoft-com:vml}shape"))
    shape.set("id", f"PowerPlusWaterMarkObject{number}")
    shape.set("{urn:schemas-microsoft-com:office:office}spid", f"_x0000_s{2048 + number}")
    shape.set("alt", words)
    next(shape.iter("{urn:schemas-microsoft-com:vml}textpath")).set("string", words)
    header._p.append(run)  # noqa: SLF001 - python-docx has no door to drawings
