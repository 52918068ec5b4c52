"""Two versions of a melding, field by field and document by document."""

from __future__ import annotations

import pytest

from borgwijzer.zaken.vergelijken import Stuk, vergelijk_inhoud, vergelijk_stukken


def test_alleen_wat_verschilt_met_zijn_plaats() -> None:
    oud = {"omschrijving": "Schuur", "initiatiefnemer": {"naam": "T. Oeverdijk", "kvk": ""}, "gebruiksfuncties": ["wonen"]}
    nieuw = {"omschrijving": "Woning", "initiatiefnemer": {"naam": "T. Oeverdijk"}, "gebruiksfuncties": ["wonen", "werken"],
             "ondertekend": False}  # fmt: skip
    assert [(verschil.pad, verschil.oud, verschil.nieuw) for verschil in vergelijk_inhoud(oud, nieuw)] == [
        (("omschrijving",), "Schuur", "Woning"), (("gebruiksfuncties",), ["wonen"], ["wonen", "werken"]),
        (("ondertekend",), None, False),
    ]  # fmt: skip


def test_een_veld_dat_wegvalt_is_een_verschil() -> None:
    assert vergelijk_inhoud({"gemachtigde": {"naam": "B"}}, {})[0].pad == ("gemachtigde", "naam")
    assert vergelijk_inhoud({"a": "", "b": None}, {"c": []}) == []


A, B, C = (teken * 64 for teken in "abc")


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ([Stuk("plan.pdf", "x", A)], [Stuk("plan.pdf", "x", A)], [("gelijk", "plan.pdf", "plan.pdf")]),
        ([Stuk("plan.pdf", "x", A)], [Stuk("plan-2.pdf", "x", A)], [("gelijk", "plan.pdf", "plan-2.pdf")]),
        ([Stuk("plan.pdf", "x", A)], [Stuk("Plan.PDF", "x", B)], [("gewijzigd", "plan.pdf", "Plan.PDF")]),
        ([Stuk("plan.pdf", "x")], [Stuk("plan.pdf", "x", B)], [("gewijzigd", "plan.pdf", "plan.pdf")]),
        ([Stuk("plan.pdf", "x")], [Stuk("plan.pdf", "x")], [("gelijk", "plan.pdf", "plan.pdf")]),
        ([Stuk("weg.pdf", "x", A)], [Stuk("bij.pdf", "x", B)], [("nieuw", "", "bij.pdf"), ("weg", "weg.pdf", "")]),
        ([Stuk("a.pdf", "x", A), Stuk("b.pdf", "x", B)], [Stuk("a.pdf", "x", B), Stuk("b.pdf", "x", C)],
         [("nieuw", "", "b.pdf"), ("weg", "a.pdf", ""), ("gelijk", "b.pdf", "a.pdf")]),
        ([Stuk("a.pdf", "x", A)], [Stuk("a.pdf", "x", A), Stuk("a.pdf", "x", A)],
         [("nieuw", "", "a.pdf"), ("gelijk", "a.pdf", "a.pdf")]),
        ([], [], []),
    ],
)  # fmt: skip
def test_elk_document_komt_een_keer_terug(oud: list[Stuk], nieuw: list[Stuk], verwacht: list[tuple[str, str, str]]) -> None:
    assert [(v.toestand, v.oud, v.nieuw) for v in vergelijk_stukken(oud, nieuw)] == verwacht
