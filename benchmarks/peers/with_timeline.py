"""This project: tagging, tense and resolving, the publication day given."""

from serving import Found, serve

from timeline import analysing, dating, languages, resolving, tagging
from timeline.model import Document


def read(text: str, published: str) -> list[Found]:
    document = Document(id="0" * 12, source="", text=text, published=published, published_basis="given")
    parsed = analysing.parse(document, languages.load("ru"))
    mentions = tagging.tag(parsed)
    dated = resolving.resolve(parsed, mentions, dating.published(parsed, mentions))
    return [Found(d.start, d.end, d.type, d.edtf) for d in dated]


if __name__ == "__main__":
    serve(read, "timeline")
