"""Rows are written in few places: deeds, processing of messages, and the parts that own a table. Never in a view."""

import ast
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

WORTEL = Path(__file__).parents[2]
PAKKET = WORTEL / "borgwijzer"
# Who may write, and what.
SCHRIJVERS = {
    "acties": "daden",
    "acties.py": "daden",
    "verwerk.py": "verwerking van berichten",
    "documenten/opnemen.py": "bestanden",
    "kaders/versies.py": "kaderversies",
    "logboek/vastleggen.py": "gebeurtenissen",
    "organisaties/models.py": "de fabriek van accounts",
    "beheer": "de eigenaar van de database",
    "demo": "het demodorp",
}
OP_RIJ = {"save", "delete"}
OP_VERZAMELING = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update", "delete"}


def mag_schrijven(pad: Path) -> bool:
    plek = pad.relative_to(PAKKET).as_posix()
    return any(plek == deel or plek.endswith(f"/{deel}") or deel in plek.split("/") for deel in SCHRIJVERS)


def list_schrijfacties(tekst: str) -> list[str]:
    """Line and call of everything that writes rows."""
    gevonden = []
    for knoop in ast.walk(ast.parse(tekst)):
        if not (isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute)):
            continue
        op_objects = "objects" in ast.unparse(knoop.func.value)
        if (knoop.func.attr in OP_VERZAMELING and op_objects) or (knoop.func.attr in OP_RIJ and not knoop.args):
            gevonden.append(f"{knoop.lineno} {ast.unparse(knoop.func)}")
    return gevonden


def test_alleen_daden_schrijven() -> None:
    bronnen = [pad for pad in PAKKET.rglob("*.py") if "migrations" not in pad.parts and not mag_schrijven(pad)]
    assert len(bronnen) > 50
    gevonden = {pad.relative_to(WORTEL).as_posix(): list_schrijfacties(pad.read_text(encoding="utf-8")) for pad in bronnen}
    assert {plek: acties for plek, acties in gevonden.items() if acties} == {}


def test_de_speurder_vindt_een_schrijfactie() -> None:
    view = "def view(zaak):\n    Zaak.objects.filter(pk=1).update(fase='x')\n    zaak.save()\n    waarden.update(a=1)\n"
    assert list_schrijfacties(view) == ["2 Zaak.objects.filter(pk=1).update", "3 zaak.save"]


def test_geen_migratie_ontbreekt(db: None) -> None:
    eigen = [app.label for app in apps.get_app_configs() if app.name.startswith("borgwijzer.")]
    call_command("makemigrations", *eigen, "--check", "--dry-run", verbosity=0)
