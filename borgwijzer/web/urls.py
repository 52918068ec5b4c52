"""Addresses of the screens. Every view says itself who may come in: see ``toegang``."""

from django.urls import path

from borgwijzer.web.views import (
    aanmelden,
    bericht_toevoegen,
    brief,
    document,
    oordeel,
    toets,
    triage,
    vergelijking,
    werkvoorraad,
    zaak,
    zoeken,
)

urlpatterns = [
    path("", aanmelden.begin, name="begin"),
    path("aanmelden/", aanmelden.aanmelden, name="aanmelden"),
    path("afmelden/", aanmelden.afmelden, name="afmelden"),
    path("werkvoorraad/", werkvoorraad.werkvoorraad, name="werkvoorraad"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("berichten/toevoegen/", bericht_toevoegen.bericht_toevoegen, name="bericht_toevoegen"),
    path("triage/", triage.triage, name="triage"),
    path("triage/<int:bericht_id>/", triage.triage_bericht, name="triage_bericht"),
    path("triage/<int:bericht_id>/xml/", triage.triage_bericht_xml, name="triage_bericht_xml"),
    path("triage/<int:bericht_id>/bijlage/<int:plaats>/", triage.triage_bijlage, name="triage_bijlage"),
    path(
        "triage/<int:bericht_id>/bijlage/<int:plaats>/voorbeeld/", triage.triage_bijlage_voorbeeld, name="triage_bijlage_voorbeeld"
    ),
    path("zaak/<str:zaaknummer>/", zaak.zaak, name="zaak"),
    path("zaak/<str:zaaknummer>/notitie/", zaak.zaak_notitie, name="zaak_notitie"),
    path("zaak/<str:zaaknummer>/opnemen/", zaak.zaak_opnemen, name="zaak_opnemen"),
    path("zaak/<str:zaaknummer>/bsn/<int:betrokkene_id>/", zaak.bsn_tonen, name="bsn_tonen"),
    path("zaak/<str:zaaknummer>/toets/<int:melding_id>/", toets.toets, name="toets"),
    path("zaak/<str:zaaknummer>/vergelijk/<int:melding_id>/", vergelijking.vergelijking, name="vergelijking"),
    path("zaak/<str:zaaknummer>/oordeel/<int:melding_id>/", oordeel.oordeel, name="oordeel"),
    path("zaak/<str:zaaknummer>/brief/<int:brief_id>/", brief.brief, name="brief"),
    path("zaak/<str:zaaknummer>/brief/<int:brief_id>/pdf/", brief.brief_pdf, name="brief_pdf"),
    path("document/<int:document_id>/", document.document, name="document"),
    path("document/<int:document_id>/download/", document.document_download, name="document_download"),
    path("document/<int:document_id>/pagina/<int:pagina>/", document.document_voorbeeld, name="document_voorbeeld"),
    path("bestand/<str:teken>/", document.bestand, name="bestand"),
]
