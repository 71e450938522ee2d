"""Stories -> the pages of the site: the timeline, a page a story, a page a subject, the calendars, and what they load."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import groupby
from typing import Any

from attrs import field, frozen
from jinja2 import Environment
from jinja2.environment import TemplateModule
from markupsafe import Markup

from timeline import languages
from timeline.languages import wording
from timeline.model import Source, Story, Telling
from timeline.naming import article_entry, entry
from timeline.publishing import subscribing
from timeline.publishing.addresses import Addresses, slug
from timeline.publishing.calendars import title
from timeline.publishing.entries import outlet
from timeline.publishing.facets import Subject, facets, topics, unfed
from timeline.publishing.feeds import Feed, key_of
from timeline.publishing.forms import forms
from timeline.publishing.options import Site
from timeline.publishing.overview import Bar, overview
from timeline.publishing.rendering import capitalized, clean, environment, reference
from timeline.publishing.sections import Section, newest, sections
from timeline.publishing.structured import structured

MOST_INLINE = 500
ASSETS = ("timeline.css", "timeline.js", "icon.svg")
LISTS = "../"  # the way to the root of the site from the pages of most lists
_TERRITORIES = {"ru": "ru_RU", "en": "en_GB"}


@frozen
class Look:
    """What a story looks like in the lists of a page one folder below the site's, and in calendars."""

    entry: Markup
    event: bytes


@frozen
class Book:
    """All pages of one site: what they have in common. `told` has withdrawn stories too, which stand in no list. `looks` are
    those found already, by the story's id."""

    site: Site
    feeds: tuple[Feed, ...]
    addresses: Addresses
    told: tuple[Story, ...]
    most_inline: int = MOST_INLINE
    looks: Mapping[str, Look] = field(factory=dict)
    stories: tuple[Story, ...] = field(init=False)
    env: Environment = field(init=False)
    words: wording.Wording = field(init=False)
    topics: dict[str, list[str]] = field(init=False)
    paged: dict[str, Feed] = field(init=False)
    feeds_of: dict[str, list[Feed]] = field(init=False)
    whole: list[Feed] = field(init=False)
    macros: dict[str, TemplateModule] = field(init=False, factory=dict)
    articles: dict[str, list[object]] = field(init=False, factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        """Who gets it sent finds out the rest himself."""
        return Book, (self.site, self.feeds, self.addresses, self.told, self.most_inline, self.looks)

    @stories.default
    def _stories(self) -> tuple[Story, ...]:
        return tuple(story for story in self.told if not story.withdrawn)

    @env.default
    def _env(self) -> Environment:
        return environment(self.site.language)

    @words.default
    def _words(self) -> wording.Wording:
        return wording.load(self.site.language)

    @topics.default
    def _topics(self) -> dict[str, list[str]]:
        return topics(self.told)

    @paged.default
    def _paged(self) -> dict[str, Feed]:
        return {feed.key: feed for feed in self.feeds}

    @feeds_of.default
    def _feeds_of(self) -> dict[str, list[Feed]]:
        found: dict[str, list[Feed]] = defaultdict(list)
        for feed in self.feeds:
            for story in feed.stories:
                found[story.id].append(feed)
        return found

    @whole.default
    def _whole(self) -> list[Feed]:
        """The feeds that every page names: those of all stories."""
        return [feed for feed in self.feeds if feed.group == "all"]

    @property
    def name(self) -> str:
        return self.site.title or self.words.gettext("Timeline of events")

    @property
    def large(self) -> bool:
        return len(self.stories) > self.most_inline

    @cached_property
    def sections(self) -> list[Section]:
        return sections(self.stories)

    @property
    def months(self) -> list[Section]:
        """What has a page of its own, where the index can't hold everything."""
        return self.sections if self.large else []

    @property
    def unfed(self) -> list[Subject]:
        """The subjects that have a page and no calendar."""
        return unfed(self.stories, self.words)

    @property
    def facing(self) -> list[tuple[Story, Story | None, Story | None]]:
        """Each story with its neighbours in time; those withdrawn have none."""
        around = zip(self.stories, (None, *self.stories), (*self.stories[1:], None), strict=False)
        return [*around, *((story, None, None) for story in self.told if story.withdrawn)]

    def index(self) -> tuple[str, bytes]:
        """The first page, with the newest stories and the way to all others."""
        earlier, shown = newest(self.sections, self.most_inline)
        inline = {section.code for section in shown if not section.cut}
        hrefs = {s.code: f"#{s.code}" if s.code in inline else self.addresses.period(s.code) for s in self.sections}
        years = {feed.name: self.addresses.topic(feed.key) for feed in self.feeds if feed.group == "year"}
        return self._page(
            self.addresses.index(),
            "index.html",
            sections=shown,
            earlier=_by_year(earlier),
            large=self.large,
            bars=overview(self.sections, years | hrefs),
            bar_name=self._bar_name,
            facets=facets(self.stories, self.feeds, self.addresses, self.words),
            summary=self._summary(self.stories),
        )

    def month(self, section: Section) -> tuple[str, bytes]:
        """The page of a month, or of a longer stretch of the calendar."""
        return self._page(
            self.addresses.period(section.code),
            "topic.html",
            sections=[section],
            earlier=[],
            feed=None,
            label=None,
            heading=capitalized(self.words.when(section.code)),
            summary=self._summary(section.stories),
        )

    def topic(self, feed: Feed) -> tuple[str, bytes]:
        """The page of a place, a participant, a kind or a year."""
        stories = [story for story in feed.stories if not story.withdrawn]
        return self._listed(feed.key, feed.group, self._feed_name(feed), stories, feed=feed, alternates=[feed])

    def subject(self, subject: Subject) -> tuple[str, bytes]:
        """The page of a status or a source."""
        return self._listed(subject.key, subject.group, subject.name, subject.stories, feed=None)

    def _listed(self, key: str, group: str, heading: str, stories: Sequence[Story], **more: Any) -> tuple[str, bytes]:
        """The page of one subject's stories, the newest in full."""
        earlier, shown = newest(sections(stories), self.most_inline)
        return self._page(
            self.addresses.topic(key),
            "topic.html",
            sections=shown,
            earlier=earlier or [section for section in shown if section.cut],
            limit=self.most_inline,
            label=self._group_name(group, one=True),
            heading=heading,
            summary=self._summary(stories),
            **more,
        )

    def story(self, story: Story, before: Story | None, after: Story | None) -> tuple[str, bytes]:
        """The page of one story, between its neighbours in time."""
        path = self.addresses.story(story)
        return self._page(
            path,
            "story.html",
            story=story,
            before=before,
            after=after,
            structured=self._json(structured(story, self.addresses.absolute(path))),
            in_feeds=[feed for feed in self.feeds_of.get(story.id, []) if feed.group != "year"],
            topic_link=partial(self._topic_link, path),
            names=self._names,
            conflict_name=self._conflict_name,
            conflict_value=self._conflict_value,
            correction=_correction,
            summary="",
        )

    def calendars(self) -> tuple[str, bytes]:
        """The page of all feeds with how to subscribe to each."""
        order = dict.fromkeys(feed.group for feed in self.feeds)
        return self._page(
            self.addresses.feeds_page(),
            "feeds.html",
            feed_groups=[(group, [feed for feed in self.feeds if feed.group == group]) for group in order],
            webcal=subscribing.webcal,
            google=subscribing.google,
            outlook=subscribing.outlook,
            summary="",
        )

    def search(self) -> tuple[str, bytes]:
        """What the page's script must know of every story, as a classic script: it loads from file:// too."""
        rows = [
            [story.id, self.addresses.story(story), clean(self._title(story)), self._when(story), reference(story),
             str(story.last or ""), self.words.kind(story.kind), clean(story.place), clean(", ".join(story.participants)),
             self.topics[story.id], story.status]
            for story in self.stories
        ]  # fmt: skip
        return "search.js", f"window.timelineStories={_in_script(_compact(rows))};\n".encode()

    def forms(self) -> tuple[str, bytes]:
        """The forms of the words that the page's search looks through, as a classic script too."""
        told = {telling.source.language for story in self.stories for telling in story.told}
        table = forms((text for story in self.stories for text in self._searched(story)), sorted(told & {*languages.available()}))
        return (
            "forms.js",
            f"window.timelineForms={_in_script(json.dumps(table, ensure_ascii=False, separators=(',', ':')))};\n".encode(),
        )

    def _searched(self, story: Story) -> Iterator[str]:
        """What words of a story a search looks through, but for its source and its notes."""
        yield from (self._title(story), self._when(story), self.words.kind(story.kind), story.place, *story.participants)
        if not self.large:
            yield from (telling.quote for telling in story.tellings[:1])

    def _page(self, path: str, template: str, **values: Any) -> tuple[str, bytes]:
        up = "../" * path.count("/")
        context = self._context(up) | {
            "list": self._macros(up),
            "name": self.name,
            "territory": _TERRITORIES.get(self.site.language, self.site.language),
            "path": path,
            "address": self.addresses.absolute(path),
            "alternates": self.whole,
            "slug": slug,
            "feed_name": self._feed_name,
            "group_name": self._group_name,
        }
        return path, self.env.get_template(template).render(context | values).encode()

    def entry(self, story: Story, up: str) -> Markup:
        """What a list shows of a story, on a page that reaches the root by `up`. An event looks the same on all of them."""
        found = self.looks.get(story.id) if up == LISTS else None
        return self._macros(up).event(story) if found is None else found.entry  # type: ignore[attr-defined]

    def _entries(self, stories: Iterable[Story], up: str) -> Markup:
        return Markup("\n".join(self.entry(story, up) for story in stories))

    def _macros(self, up: str) -> TemplateModule:
        """What `list.html` defines, for pages that reach the root by `up`."""
        if up not in self.macros:
            context = self._context(up) | {"entries": partial(self._entries, up=up)}
            self.macros[up] = self.env.get_template("list.html").make_module(context)
        return self.macros[up]

    def _context(self, up: str) -> dict[str, Any]:
        return {
            "site": self.site,
            "addresses": self.addresses,
            "href": lambda target: up + target,
            "topics": self.topics,
            "source_name": _source_name,
            "outlet": outlet,
            "title": self._title,
            "when": self._when,
        }

    def _summary(self, stories: Sequence[Story]) -> str:
        """How many events, from how many articles, from when to when."""
        articles = len(set().union(*map(self._articles, stories)))
        events = self.words.ngettext("%(num)s event", "%(num)s events", len(stories)) % {"num": len(stories)}
        told = self.words.ngettext("from %(num)s article", "from %(num)s articles", articles) % {"num": articles}
        years = [day.year for story in stories for day in (story.first, story.last) if day]
        span = f", {min(years)}–{max(years)}" if years and min(years) != max(years) else f", {years[0]}" if years else ""
        return f"{events} {told}{span}"

    def _articles(self, story: Story) -> Iterable[object]:
        """What names each article that tells it: a story stands in half a dozen lists."""
        if story.id not in self.articles:
            self.articles[story.id] = [(source.document, source.source, source.locator) for source in story.sources]
        return self.articles[story.id]

    def _when(self, story: Story) -> str:
        """The story's date in words, with a note where it is the day of publication."""
        note = f" ({self.words.gettext('by the day of publication')})" if story.basis == "published" else ""
        return self.words.when(story.edtf) + note

    def _title(self, story: Story) -> str:
        """The story's title; its kind where it has none, so that every link has words."""
        return story.title if clean(story.title).strip() else self.words.kind(story.kind)

    def _feed_name(self, feed: Feed) -> str:
        return title(feed, self.words)

    def _group_name(self, group: str, one: bool = False) -> str:
        text = self.words.gettext
        many = {"place": "Places", "participant": "Participants", "kind": "Kinds", "year": "Years", "all": "All events"}
        single = {"place": "Place", "participant": "Participant", "kind": "Kind", "year": "Year", "all": "All events"}
        many |= {"status": "Statuses", "source": "Sources"}
        single |= {"status": "Status", "source": "Source"}
        return text((single if one else many)[group])

    def _bar_name(self, bar: Bar) -> str:
        count = self.words.ngettext("%(num)s event", "%(num)s events", bar.count) % {"num": bar.count}
        return f"{capitalized(self.words.when(bar.code))}: {count}"

    def _topic_link(self, page: str, group: str, name: str, label: str) -> Markup:
        """The subject, as a link to its page where it has one."""
        feed = self.paged.get(key_of(group, name))
        if feed is None:
            return Markup("<span>{}</span>").format(clean(label))
        path = self.addresses.relative(self.addresses.topic(feed.key), page)
        return Markup('<a href="{}">{}</a>').format(path, clean(label))

    def _names(self, story: Story, documents: Sequence[str]) -> str:
        named = {telling.source.document: outlet(telling.source) for telling in story.tellings}
        return ", ".join(dict.fromkeys(named.get(document, document) for document in documents))

    def _conflict_name(self, of: str) -> str:
        return self.words.gettext({"date": "Date", "status": "Status", "place": "Place"}[of])

    def _conflict_value(self, of: str, value: str) -> str:
        words: dict[str, Callable[[str], str]] = {"date": self.words.when, "status": self.words.status}
        return words[of](value) if of in words else value

    def _json(self, value: dict[str, Any]) -> Markup:
        return Markup(_in_script(json.dumps(value, ensure_ascii=False)))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _in_script(text: str) -> str:
    """JSON that may stand in a script element, or be a script: nothing in it ends a script or a line."""
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _by_year(parted: list[Section]) -> list[tuple[int, list[Section]]]:
    return [(year, list(its)) for year, its in groupby(parted, key=lambda section: section.point.first.year)]


def _correction(telling: Telling) -> str:
    """The lines that correct what an article tells; with those of its day of publication where that is not sure."""
    source, event = telling.source, entry(telling.source, telling.event, telling.words)
    return event if source.published_sure else f"{event}\n\n{article_entry(source, source.published)}"


def _source_name(source: Source) -> str:
    """An article's headline and outlet, as far as known; else the name of the file it was read from."""
    return f"{source.headline} — {outlet(source)}" if source.headline else outlet(source)
