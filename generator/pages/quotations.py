"""Each quotation as a W3C Web Annotation, in the JSON-LD of the page that shows it (https://www.w3.org/TR/annotation-model/).

An annotation says that a sentence of an article identifies an event. Its target is the article's text, and two selectors find the
sentence there: a TextQuoteSelector by its words and up to 64 characters on either side, and a TextPositionSelector by its offsets.
The offsets are those of timeline.json: they count characters of the plain text as Dateline read it, not of an outlet's HTML; `via`
is where the text was published. What `publish_text = "none"` withholds has offsets only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model import Event, Telling
from generator.pages.edition import Edition
from generator.pages.plain import address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def quotations(edition: Edition, page: str, told: Iterable[tuple[Event, Telling]]) -> dict[str, Any]:
    """An AnnotationCollection with all of them on its first page; empty where there are none. Ids are the same on every page."""
    items = list({telling.mention: _annotation(edition, page, event, telling) for event, telling in told}.values())
    if not items:
        return {}
    return {
        "@context": CONTEXT,
        "id": address(edition, f"{page}#quotations", page),
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"id": address(edition, f"{page}#quotations-1", page), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(edition: Edition, page: str, event: Event, telling: Telling) -> dict[str, Any]:
    article = edition.article(telling.article)
    own = edition.article_url(article.slug)
    url = f"{edition.event_url(event)}#event" if edition.is_placed(event) and edition.has_page(event) else _place(edition, event)
    source = {
        "id": address(edition, f"{own}#article", page),
        "type": "Text",
        "format": "text/plain",
        "language": article.language,
        **({"via": article.origin.url} if article.origin.url else {}),
    }
    position = {"type": "TextPositionSelector", "start": telling.extent.start, "end": telling.extent.end}
    quote = {"type": "TextQuoteSelector", "exact": telling.quote, "prefix": telling.prefix, "suffix": telling.suffix}
    return {
        "id": address(edition, f"{own}#{telling.mention}", page),
        "type": "Annotation",
        "motivation": "identifying",
        **({"body": address(edition, url, page)} if url else {}),
        "target": {"source": source, "selector": [quote, position] if edition.may_quote(article.slug) else [position]},
    }


def _place(edition: Edition, event: Event) -> str:
    return edition.place_of(event) if edition.is_placed(event) else ""
