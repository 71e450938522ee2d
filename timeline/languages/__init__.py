"""Language packs: a folder of data each. A room asks its pack for a section, a TOML file structured into the room's own class."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import cattrs
from attrs import field, frozen

from timeline.errors import PackError
from timeline.languages.morphology import Morphology

T = TypeVar("T")

_converter = cattrs.Converter(forbid_extra_keys=True)


@frozen
class About:
    """`pack.toml`: the language's name in itself, the single-byte code page that holds its letters, its morphology, how verbs
    end that no dictionary has, a short article that needs all of the pack to be read, and forms read as another word's than the
    verb's that they are as often, each with one that is a verb's alone (`misread`)."""

    name: str
    codepage: str
    morphology: str
    verbal: str
    sample: str
    misread: dict[str, str]


@frozen(eq=False)
class Pack:
    """One language as data. Sections are read once and kept."""

    code: str
    about: About
    morphology: Morphology
    _folder: Traversable
    _sections: dict[tuple[str, type], object] = field(factory=dict)

    def section(self, name: str, kind: type[T]) -> T:
        """The section `name` (`events` is `events.toml`) as an instance of `kind`, an attrs class.

        Raises PackError naming the file and the keys that don't fit.
        """
        key = (name, kind)
        if key not in self._sections:
            self._sections[key] = _read(self._folder, f"{name}.toml", kind)
        return self._sections[key]  # type: ignore[return-value]

    def data(self, name: str) -> bytes:
        """The bytes of a data file of the pack, such as learned weights. Raises PackError where there is none."""
        try:
            return self._folder.joinpath(name).read_bytes()
        except OSError as error:
            raise PackError(f"language {self.code}: no file {name}: {error}") from None

    def rows(self, name: str) -> list[list[str]]:
        """The lines of a data file by columns, which tabs part, without its comments. Raises as `data` does."""
        return [line.split("\t") for line in self.data(name).decode("utf-8").splitlines() if not line.startswith("#")]


def _read(folder: Traversable, name: str, kind: type[T]) -> T:
    try:
        table = tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
        return _converter.structure(table, kind)
    except OSError as error:
        raise PackError(f"{folder.name}/{name}: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{folder.name}/{name}: {error}") from None
    except cattrs.BaseValidationError as error:
        raise PackError(f"{folder.name}/{name}: " + "; ".join(cattrs.transform_error(error))) from None


@cache
def load(code: str) -> Pack:
    """The pack of a language, loaded once a process. Raises PackError where there is none."""
    folder = files(__package__).joinpath(code)
    if code not in available():
        raise PackError(f"no language pack {code!r}; there are: {', '.join(available())}")
    about = _read(folder, "pack.toml", About)
    return Pack(code, about, Morphology.of(about.morphology, about.verbal), folder)


@cache
def available() -> tuple[str, ...]:
    """The codes of all packs, sorted."""
    return tuple(sorted(f.name for f in files(__package__).iterdir() if f.joinpath("pack.toml").is_file()))
