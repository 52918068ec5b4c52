"""Template tags for the visual language: icons from the sprite, and a status as word, icon and colour."""

from functools import cache, lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from borgwijzer.web.beelden.onderdelen import Status

register = template.Library()

ICONEN = {
    "goed": "circle-check",
    "let_op": "triangle-alert",
    "fout": "circle-x",
    "gepauzeerd": "circle-pause",
    "wacht": "clock",
    "neutraal": "circle",
}
# In the chain the circle is drawn already, so only the sign inside it is needed.
KALE_ICONEN = {**ICONEN, "goed": "check", "fout": "x", "gepauzeerd": "pause", "wacht": "ellipsis"}


@cache
def draw_icoon(naam: str) -> SafeString:
    """Return the icon as decorative SVG; cached, because the address of the sprite never changes while running."""
    return format_html(
        '<svg class="icoon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("web/leverancier/iconen.svg"),
        naam,
    )


@register.simple_tag
def icoon(naam: str) -> SafeString:
    """Print an icon of the sprite; it is hidden from assistive technology, so words must stand beside it."""
    return draw_icoon(naam)


@register.simple_tag
def status(beeld: Status) -> SafeString:
    """Print a status: icon, word, and a class for the colour."""
    return draw_status(beeld)


@lru_cache(maxsize=256)
def draw_status(beeld: Status) -> SafeString:
    """Return a status as HTML; cached, because a list prints the same few hundreds of times."""
    return format_html(
        '<span class="status status--{}">{}<span>{}</span></span>',
        beeld.soort,
        draw_icoon(ICONEN[beeld.soort]),
        beeld.woord,
    )


@register.simple_tag
def icoon_op(soort: str, midden_x: int, midden_y: int) -> SafeString:
    """Print the icon of a status inside a larger drawing, 16 by 16 around a point."""
    return format_html(
        '<use href="{}#{}" x="{}" y="{}" width="16" height="16"></use>',
        static("web/leverancier/iconen.svg"),
        KALE_ICONEN[soort],
        midden_x - 8,
        midden_y - 8,
    )
