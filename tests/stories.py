"""Hand-made stories for the tests of publishing: every precision, status and oddity that pages and feeds must bear."""

from datetime import date
from hashlib import sha256

from attrs import evolve

from timeline import edtf
from timeline.model import Because, Conflict, Edit, Event, Source, Story, Telling

DAY = date(2024, 8, 15)

TURAN = Source(
    document="aa0000000001",
    source="articles/turan.html",
    published="2024-08-09",
    published_sure=True,
    published_basis="stamp",
    url="https://turan.example/politics/2024/08/09/astana?id=1&lang=ru",
    outlet="Turan",
    headline="Алиев призвал страны Центральной Азии к активному сотрудничеству",
)
NOTES = Source(
    document="aa0000000002",
    source="articles/без адреса.txt",
    published="2024-08-09",
    published_sure=False,
    published_basis="inferred",
    why=(Because("inferred", "9 августа", "2024-08-09"),),
)
VESTNIK = Source(
    document="aa0000000003",
    source="articles/news.zip",
    locator="2024/vestnik.html",
    published="2024-08-07",
    published_sure=True,
    published_basis="metadata",
    url="https://vestnik.example/astana",
    outlet="Вестник",
)
UNDATED = Source(document="aa0000000004", source="articles/old.txt", published=None, published_sure=False, published_basis="none")
SOURCES = (TURAN, NOTES, VESTNIK, UNDATED)


def telling(
    source: Source, quote: str, mark: str = "", value: str = "", why: tuple[Because, ...] = (), **event: object
) -> Telling:
    """A telling with the one marked phrase in its quote; the phrase's value is the event's own date."""
    start = quote.index(mark) if mark else 0
    fields: dict[str, object] = {
        "title": "",
        "kind": "other",
        "status": "occurred",
        "basis": "mention",
        "confidence": 0.9,
    } | event
    first, last = edtf.bounds(value)
    own = Event(id="e" + source.document[1:], start=0, end=4, edtf=value, first=first, last=last, **fields)  # type: ignore[arg-type]
    return Telling(source, own, quote, 120, ((start, start + len(mark)),) if mark else (), why)


def story(title: str, value: str, *tellings: Telling, seed: str = "", **fields: object) -> Story:
    """A story; its id follows from the seed, else from its title and date."""
    first, last = edtf.bounds(value)
    values: dict[str, object] = {
        "kind": "other",
        "status": "occurred",
        "basis": "mention",
        "confidence": 0.9,
        "created": "2024-08-10",
        "changed": "2024-08-10",
    } | fields
    identity = sha256((seed or title + value).encode("utf-8", "replace")).hexdigest()[:12]
    return Story(identity, title, value, first, last, tellings=tellings, **values)  # type: ignore[arg-type]


def stories() -> tuple[Story, ...]:
    """Fourteen stories, sorted as stories are."""
    made = [*_past(), *_summer(), *_ahead()]
    return tuple(sorted(made, key=lambda s: (str(s.first or ""), str(s.last or "9999"), s.id)))


def _past() -> list[Story]:
    """Known to the decade, season, year, to open and whole years, and about."""
    return [
        story(
            "Строительство водохранилища на Араксе",
            "196X",
            telling(UNDATED, "Водохранилище строили в 1960-х годах.", "1960-х годах", "196X", (Because("decade"),)),
            kind="economy",
        ),
        story(
            "НАТО заморозила отношения с Россией",
            "2014-21",
            telling(
                NOTES,
                "Весной 2014 года альянс заморозил отношения с Москвой.",
                "Весной 2014 года",
                "2014-21",
                (Because("season"),),
            ),
            kind="diplomacy",
            participants=("НАТО", "Россия"),
        ),
        story(
            "Перу открыло посольство в Баку",
            "2017",
            telling(VESTNIK, "Посольство Перу открылось в Баку в 2017 году.", "2017 году", "2017", (Because("year"),)),
            kind="opening",
            place="Баку",
            country="AZ",
            coordinates=(40.38, 49.89),
            participants=("Перу",),
        ),
        story(
            "Азербайджан председательствовал в Движении неприсоединения",
            "2019/2023",
            telling(
                TURAN,
                "С 2019 по 2023 год страна возглавляла движение.",
                "2019 по 2023 год",
                "2019/2023",
                (Because("years-from-to"),),
            ),
            kind="office",
            participants=("Азербайджан", "Движение неприсоединения"),
        ),
        story(
            "Пекинский договор действует",
            "2008-03-01/..",
            telling(VESTNIK, "Договор действует с 1 марта 2008 года.", "1 марта 2008 года", "2008-03-01/.."),
            kind="agreement",
        ),
        story(
            "Подписан меморандум об объединении энергосистем",
            "2024-05~",
            telling(
                TURAN,
                "Меморандум, подписанный в начале мая этого года, стал первым шагом.",
                "начале мая этого года",
                "2024-05~",
                (Because("month-part"), Because("year-near", "", "2024-08-09")),
            ),
            kind="signing",
            participants=("Азербайджан", "Казахстан", "Узбекистан"),
        ),
    ]


def _summer() -> list[Story]:
    """Days, a stretch of days, a clock time, one by the day of publication, one with everything in dispute."""
    return [
        story(
            "Учения «Бірлестік-2024» на Каспии",
            "2024-07-11/2024-07-17",
            telling(
                VESTNIK, "С 11 по 17 июля прошли учения.", "11 по 17 июля", "2024-07-11/2024-07-17", (Because("days-from-to"),)
            ),
            kind="exercise",
            place="Казахстан",
            participants=("Азербайджан", "Казахстан"),
        ),
        story(
            "Встреча глав государств Центральной Азии и Азербайджана в Астане",
            "2024-08-09",
            telling(
                TURAN,
                "Об этом заявил в пятницу президент Азербайджана Ильхам Алиев на встрече глав государств в Астане.",
                "пятницу",
                "2024-08-09",
                (Because("weekday", "", "2024-08-09"),),
                kind="summit",
                place="Астана",
            ),
            telling(NOTES, "Об этом он заявил 9 августа, выступая в Астане.", "9 августа", "2024-08-09", (Because("day"),)),
            telling(
                VESTNIK, "Саммит собрался в Алма-Ате 8 августа.", "8 августа", "2024-08-08", (Because("day"),), place="Алма-Ата"
            ),
            kind="summit",
            place="Астана",
            participants=("Ильхам Алиев", "Азербайджан"),
            conflicts=(
                Conflict("date", (("2024-08-09", (TURAN.document, NOTES.document)), ("2024-08-08", (VESTNIK.document,)))),
                Conflict("place", (("Астана", (TURAN.document,)), ("Алма-Ата", (VESTNIK.document,)))),
            ),
            sequence=2,
            changed="2024-08-12",
        ),
        story(
            "Запуск спутника с Байконура",
            "2024-08-09T16:24",
            telling(VESTNIK, "Спутник запущен 9 августа в 16:24.", "9 августа в 16:24", "2024-08-09T16:24", (Because("clock"),)),
            kind="launch",
            place="Байконур",
        ),
        story(
            "Суд в Баку отпустил журналиста под подписку",
            "2024-08-07",
            telling(VESTNIK, "Суд отпустил журналиста под подписку о невыезде.", value="2024-08-07", basis="published"),
            kind="trial",
            place="Баку",
            basis="published",
        ),
    ]


def _ahead() -> list[Story]:
    """Announced, cancelled, postponed and doubtful ones."""
    return [
        story(
            "Климатическая конференция ООН COP29 в Баку",
            "2024-11",
            telling(
                TURAN,
                "COP29 пройдет в Баку в ноябре 2024 года.",
                "ноябре 2024 года",
                "2024-11",
                (Because("month"),),
                status="scheduled",
            ),
            telling(
                NOTES,
                "В рамках председательства в COP29 Азербайджан готов поддержать инициативы.",
                name="COP29",
                status="scheduled",
            ),
            kind="conference",
            status="scheduled",
            name="COP29",
            place="Баку",
            participants=("ООН", "Азербайджан"),
        ),
        story(
            "Концерт на Приморском бульваре",
            "2031-12-05",
            telling(VESTNIK, "Концерт 5 декабря 2031 года отменён.", "5 декабря 2031 года", "2031-12-05", status="cancelled"),
            kind="culture",
            status="cancelled",
            place="Баку",
            sequence=1,
            changed="2024-08-11",
        ),
        story(
            "Переговоры России и НАТО в Баку",
            "2031-12-20",
            telling(
                TURAN, "Встреча перенесена с 5 на 20 декабря 2031 года.", "20 декабря 2031 года", "2031-12-20", status="postponed"
            ),
            kind="talks",
            status="postponed",
            moved_from="2031-12-05",
            place="Баку",
            participants=("Россия", "НАТО"),
            sequence=1,
        ),
        story(
            "Возможные выборы мэра",
            "2032-23",
            telling(NOTES, "Выборы могут пройти осенью 2032 года.", "осенью 2032 года", "2032-23", status="hypothetical"),
            kind="election",
            status="hypothetical",
        ),
    ]


def withdrawn() -> Story:
    """A story that no article tells any longer."""
    return story(
        "Визит, о котором больше не пишут",
        "2024-09-02",
        telling(NOTES, "Визит назначен на 2 сентября 2024 года.", "2 сентября 2024 года", "2024-09-02"),
        kind="visit",
        withdrawn=True,
        sequence=1,
    )


def edited() -> Story:
    """A story that editors changed in all that can be changed."""
    edits = (
        Edit("date", "2024-08-08"),
        Edit("place", "Баку"),
        Edit("same"),
        Edit("status", "scheduled"),
        Edit("title", "Концерт"),
    )
    told = telling(
        NOTES, "Концерт прошёл в Гяндже 8 августа.", value="2024-08-09", title="Гала-концерт", place="Гянджа", basis="edited"
    )
    told = evolve(told, words="прошёл в Гяндже 8 августа", why=(Because("read-as", value="2024-08-08"),))
    return story("Гала-концерт «Хары бюльбюль»", "2024-08-09", told, basis="edited", place="Гянджа", edits=edits)


def hostile() -> tuple[Story, ...]:
    """Stories made of what must never be taken for markup, a script or an address."""
    attack = '</script><script>document.title="broken"</script><img src=x onerror=document.title="broken">'
    source = Source(
        document="bb0000000001",
        source=f"../{attack}.txt",
        published="2024-08-09",
        published_sure=True,
        published_basis="given",
        url='javascript:document.title="broken"',
        outlet=f'"><b>{attack}',
        headline=f"{attack}\u202eтевирп \x00\x1b[31m",
    )
    return tuple(
        story(
            f"{number} {attack} \"'`{{{{ 7*7 }}}} ]]> <!-- \u202e\ud800 конец",
            "2024-08-09",
            telling(
                source, f"{attack} 9 августа & <b>жирно</b>", "9 августа", "2024-08-09", (Because(attack, attack, "2024-08-09"),)
            ),
            place=attack,
            participants=(attack, "';alert(1)//", "{% raw %}"),
            conflicts=(Conflict("place", ((attack, ("bb0000000001", attack)),)),),
        )
        for number in (1, 2)
    )


def many(count: int) -> tuple[Story, ...]:
    """As many plain stories, one a day, over months and years."""
    return tuple(
        story(
            f"Событие номер {number}",
            f"{2015 + number // 336}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}",
            telling(VESTNIK, f"Событие номер {number} прошло.", value="2024-08-09"),
            kind=("summit", "sport", "trial")[number % 3],
            place=("Баку", "Астана", f"Город {number}")[number % 3],
        )
        for number in range(count)
    )
