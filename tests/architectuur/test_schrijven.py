"""Rows are written in few places: deeds, processing of messages, and the parts that own a table. Never in a view."""

import ast
import re
from pathlib import Path

import pytest
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
# Written on anything whatever, for nothing else has these names.
OVERAL = {"create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}
# Without arguments this is a row; a dict or a file has arguments.
OP_RIJ = {"save", "delete"}
# A dict has update too: written only on what looks like rows.
OP_RIJEN = {"update", "delete"}
RIJEN = re.compile(r"\bobjects\b|\b(filter|exclude)\(|\.(meldingen|documenten|taken|brieven|betrokkenen)\b")
OP_CURSOR = {"execute", "executemany", "copy"}
SCHRIJVEND_SQL = re.compile(
    r"\b(insert\s+into|delete\s+from|merge\s+into|truncate)\b|\bcopy\b.*\bfrom\b|(?<!for )\bupdate\s.+\sset\s",
    re.IGNORECASE | re.DOTALL,
)


def mag_schrijven(pad: Path) -> bool:
    plek = pad.relative_to(PAKKET).as_posix()
    return any(plek == deel or plek.endswith(f"/{deel}") or deel in plek.split("/") for deel in SCHRIJVERS)


def list_schrijfacties(tekst: str) -> list[str]:
    """Line and call of everything that writes rows."""
    boom = ast.parse(tekst)
    namen = lees_namen(boom)
    aanroepen = [knoop for knoop in ast.walk(boom) if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute)]
    return [f"{knoop.lineno} {ast.unparse(knoop.func)}" for knoop in aanroepen if _schrijft(knoop, knoop.func, namen)]  # type: ignore[arg-type]


def lees_namen(boom: ast.AST) -> dict[str, str]:
    """The text of all that is given to a name in this file, the type of an argument included."""
    namen: dict[str, str] = {}
    for knoop in ast.walk(boom):
        doelen: list[ast.expr] = knoop.targets if isinstance(knoop, ast.Assign) else []
        waarde = getattr(knoop, "value", None)
        if isinstance(knoop, ast.AnnAssign | ast.NamedExpr):
            doelen = [knoop.target]
        elif isinstance(knoop, ast.For):
            doelen, waarde = [knoop.target], knoop.iter
        for doel in doelen:
            if isinstance(doel, ast.Name) and waarde is not None:
                namen[doel.id] = f"{namen.get(doel.id, '')} {_schrijf_uit(waarde)}"
        if isinstance(knoop, ast.arg) and knoop.annotation and "QuerySet" in ast.unparse(knoop.annotation):
            namen[knoop.arg] = f"{namen.get(knoop.arg, '')} objects"
    return namen


def _schrijf_uit(knoop: ast.expr) -> str:
    """The source of an expression, with the texts in it as they are."""
    teksten = [deel.value for deel in ast.walk(knoop) if isinstance(deel, ast.Constant) and isinstance(deel.value, str)]
    return " ".join([ast.unparse(knoop), *teksten])


def _schrijft(aanroep: ast.Call, func: ast.Attribute, namen: dict[str, str]) -> bool:
    if func.attr in OVERAL or (func.attr in OP_RIJ and not aanroep.args):
        return True
    if func.attr in OP_RIJEN:
        return bool(RIJEN.search(_volg(func.value, namen)))
    return func.attr in OP_CURSOR and bool(aanroep.args) and bool(SCHRIJVEND_SQL.search(_volg(aanroep.args[0], namen)))


def _volg(knoop: ast.expr, namen: dict[str, str]) -> str:
    """The text of an expression and of the names in it."""
    gebruikt = [namen.get(deel.id, "") for deel in ast.walk(knoop) if isinstance(deel, ast.Name)]
    return " ".join([_schrijf_uit(knoop), *gebruikt])


def test_alleen_daden_schrijven() -> None:
    bronnen = [pad for pad in PAKKET.rglob("*.py") if "migrations" not in pad.parts and not mag_schrijven(pad)]
    assert len(bronnen) > 50
    gevonden = {pad.relative_to(WORTEL).as_posix(): list_schrijfacties(pad.read_text(encoding="utf-8")) for pad in bronnen}
    assert {plek: acties for plek, acties in gevonden.items() if acties} == {}


@pytest.mark.parametrize(
    "regel",
    [
        "Zaak.objects.filter(pk=1).update(fase='x')",
        "zaak.save()",
        "zaak.delete()",
        "zaken.update(fase='x')",
        "gegeven.delete()",
        "gegeven.order_by('pk').update(fase='x')",
        "zaak.taken.all().delete()",
        "zaak.meldingen.update(oordeel='x')",
        "zaak.documenten.create(naam='x')",
        "manager.bulk_create(rijen)",
        "cursor.execute('INSERT INTO zaken_zaak VALUES (1)')",
        "cursor.execute(f'UPDATE {tabel} SET fase = 1')",
        "cursor.execute(WEG, [1])",
        "cursor.executemany('delete  from zaken_zaak', [])",
    ],
)
def test_de_speurder_vindt_een_schrijfactie(regel: str) -> None:
    kop = "WEG = 'DELETE FROM zaken_zaak'\ndef view(zaak, gegeven: QuerySet[Zaak]):\n    zaken = Zaak.objects.all()\n"
    assert [vondst.split()[0] for vondst in list_schrijfacties(f"{kop}    {regel}\n")] == ["4"]


@pytest.mark.parametrize(
    "regel",
    [
        "waarden.update(a=1)",
        "rekenaar.update(blok)",
        "opslag.delete('naam')",
        "zaken.order_by('pk')",
        "cursor.execute('SELECT 1 FROM zaken_zaak FOR UPDATE')",
        "cursor.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')",
    ],
)
def test_de_speurder_laat_lezen_met_rust(regel: str) -> None:
    assert list_schrijfacties(f"zaken = Zaak.objects.all()\nwaarden = {{}}\n{regel}\n") == []


def test_geen_migratie_ontbreekt(db: None) -> None:
    eigen = [app.label for app in apps.get_app_configs() if app.name.startswith("borgwijzer.")]
    call_command("makemigrations", *eigen, "--check", "--dry-run", verbosity=0)
