"""Whether a page needs nothing but itself (网页自足): nothing runs in it, nothing is loaded, nothing leads outside."""

import re

from bs4 import BeautifulSoup, Tag

_ACTIVE = {
    *("script", "noscript", "template", "iframe", "frame", "frameset", "portal", "object", "embed", "applet"),
    *("link", "base", "meta", "form", "input", "button", "audio", "video", "source", "track"),
    *("animate", "animatemotion", "animatetransform", "set", "foreignobject"),
}
# An address by which a browser loads something by itself, and one that a reader follows.
_LOADED = (
    "src",
    "srcset",
    "xlink:href",
    "background",
    "poster",
    "data",
    "srcdoc",
    "ping",
    "action",
    "formaction",
)
_OUTSIDE = re.compile(r"[\s\x00-\x20]*([a-z][a-z0-9+.\-]*:|//|\\)", re.IGNORECASE)
_STYLED = re.compile(r"url\s*\(|@import|image-set|\\", re.IGNORECASE)


class NotSelfContained(Exception):
    """A notebook whose page would run something, load something or lead elsewhere (网页不自足)."""


def refuse_outside(body: BeautifulSoup) -> None:
    """Refuse what a page may not hold (拒绝外来内容): a page that needs the net would not last in an archive.

    Raises:
        NotSelfContained: a script, a handler, a frame, a form, an address to load from, a link to elsewhere.
    """
    for tag in body.find_all(True):
        if tag.name in _ACTIVE or any(name.startswith("on") for name in tag.attrs):
            raise NotSelfContained(f"<{tag.name}>")
        for name in _LOADED:
            if (address := str(tag.get(name) or "")) and not address.startswith(("data:image/", "#")):
                raise NotSelfContained(f'<{tag.name} {name}="{address[:60]}">')
        if _OUTSIDE.match(tag.get("href", "")):
            raise NotSelfContained(f'<{tag.name} href="{tag["href"][:60]}">')
        if _STYLED.search(tag.get("style", "") + _sheet_of(tag)):
            raise NotSelfContained(f"<{tag.name}> url(…)")


def _sheet_of(tag: Tag) -> str:
    return tag.get_text() if tag.name == "style" else ""
