"""Photos that come in pieces from a device: announced, appended at their offset, and acknowledged by their hash."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from borgwijzer.documenten.models import Veldupload
from borgwijzer.documenten.namen import clean_naam
from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.documenten.stukjes import gooi_weg, hash_stukjes, pad_van, schrijf_stukje
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.veldvorm import Aankondiging

MAX_FOTO = 60_000_000
MAX_STUKJE = 1_000_000


def kondig_foto_aan(wat: Aankondiging, *, door: Account, moment: datetime.datetime) -> Veldupload:
    """The upload under this name, made when it is new: it says how many bytes are here already.

    Raises ``Geweigerd`` for a photo that is too large, and when the same name stands for other bytes.
    """
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    if wat.grootte > MAX_FOTO:
        raise Geweigerd("te_groot", f"Deze foto is groter dan {MAX_FOTO // 1_000_000} MB: maak haar kleiner.")
    try:
        with transaction.atomic():
            upload, _ = Veldupload.objects.get_or_create(
                organisatie_id=door.organisatie_id, account=door, sleutel=wat.sleutel,
                defaults={
                    "naam": clean_naam(wat.naam).naam, "sha256": wat.sha256, "grootte": wat.grootte, "begonnen_op": moment,
                },
            )  # fmt: skip
    except IntegrityError:
        upload = Veldupload.objects.get(account=door, sleutel=wat.sleutel)
    if (upload.sha256, upload.grootte) != (wat.sha256, wat.grootte):
        raise Geweigerd("andere_foto", "Onder deze naam kwam al een andere foto binnen: kies de foto opnieuw.")
    upload.gezien_op = moment
    upload.save(update_fields=["gezien_op"])
    return upload


@transaction.atomic
def neem_stukje_op(sleutel: str, vanaf: int, stukje: bytes, *, door: Account, moment: datetime.datetime) -> Veldupload:
    """Append a piece. One that does not begin where we are changes nothing: the answer says from where to go on.

    With the last piece the hash of the whole is compared; only then the photo is taken in. When it differs, all begins anew.
    """
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    upload = Veldupload.objects.select_for_update().filter(account=door, sleutel=sleutel).first()
    if upload is None:
        raise Geweigerd("foto_onbekend", "Deze foto is niet aangekondigd: verstuur opnieuw.")
    if upload.klaar_op or vanaf != upload.ontvangen:
        return upload
    if not 0 < len(stukje) <= min(MAX_STUKJE, upload.grootte - vanaf):
        raise Geweigerd("stukje_past_niet", "Een stukje van deze foto heeft niet de goede maat: verstuur opnieuw.")
    upload.ontvangen = schrijf_stukje(upload, vanaf, stukje)
    if upload.ontvangen == upload.grootte:
        _rond_af(upload, moment)
    upload.gezien_op = moment
    upload.save(update_fields=["ontvangen", "bestand", "klaar_op", "gezien_op"])
    return upload


def _rond_af(upload: Veldupload, moment: datetime.datetime) -> None:
    if hash_stukjes(upload) != upload.sha256:
        upload.ontvangen = 0  # damaged on the way: nothing of it counts
        return
    inhoud = Inhoud(upload.naam, pad_van(upload))
    upload.bestand = neem_bestanden_op([inhoud], organisatie_id=upload.organisatie_id, moment=moment)[0]
    upload.klaar_op = moment
    transaction.on_commit(lambda: gooi_weg(upload))


def zoek_fotos(sleutels: Sequence[str], door: Account) -> dict[str, Veldupload]:
    """The photos of this person that are here whole, by name. Raises ``Geweigerd`` when one is not."""
    rijen = Veldupload.objects.filter(account=door, sleutel__in=sleutels, klaar_op__isnull=False).select_related("bestand")
    gevonden = {rij.sleutel: rij for rij in rijen}
    if mist := [sleutel for sleutel in sleutels if sleutel not in gevonden]:
        aantal = "1 foto is" if len(mist) == 1 else f"{len(mist)} foto's zijn"
        raise Geweigerd("foto_ontbreekt", f"{aantal} nog niet binnen: verstuur die eerst.")
    return gevonden
