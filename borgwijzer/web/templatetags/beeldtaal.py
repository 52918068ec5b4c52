"""Template tags for the visual language: icons from the sprite, and a status as word, icon and colour."""

from collections.abc import Sequence
from functools import cache, lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from borgwijzer.web.beelden.kolommen import Cel
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
def cellen(rij: Sequence[Cel]) -> SafeString:
    """Print the cells of a row of a list."""
    return mark_safe("".join(draw_cel(cel) for cel in rij))  # noqa: S308 - each cell is escaped where it is drawn


@lru_cache(maxsize=4096)
def draw_cel(cel: Cel) -> SafeString:
    """Return a cell as HTML; a template takes twice as long, and a list has hundreds of cells."""
    regels = format_html_join("", "<span>{}</span>", ((tekst,) for tekst in cel.regels))
    if cel.status:
        vet = format_html('<span class="vet">{}</span>', cel.regels[0]) if cel.regels else ""
        regels = format_html('<span class="rijregel">{}{}</span>', vet, draw_status(cel.status))
    elif not cel.regels:
        regels = format_html('<span class="zacht">{}</span>', cel.leeg)
    klein = format_html('<span class="klein">{}</span>', cel.klein) if cel.klein else ""
    return format_html('<td data-kop="{}">{}{}</td>', cel.kop, regels, klein)


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
