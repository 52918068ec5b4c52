"""Organisatie (the bevoegd gezag, our tenant) and Account (a person who works there)."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from borgwijzer.organisaties.rechten import Rol


class Organisatie(models.Model):
    """A bevoegd gezag. Readable without a tenant, because it is how the tenant is found; written by the owner alone."""

    naam = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    oin = models.CharField(max_length=20, unique=True, validators=[RegexValidator(r"\A\d{20}\Z", "Een OIN heeft twintig cijfers.")])
    kader = models.CharField(max_length=100, help_text="Kader voor nieuwe zaken: id, bijvoorbeeld hoeksche-waard")
    # How a place is opened on a map: {breedte} and {lengte} in degrees, {adres} as words. Empty: the map of the device.
    kaartlink = models.CharField(max_length=300, blank=True, default="", db_default="")
    # A place to practise in: everything in it is made up and marked as such. The database lets nobody change it afterwards.
    demo = models.BooleanField(default=False)
    oefent_voor = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="oefenomgeving")

    class Meta:
        ordering: ClassVar = ["naam"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(oefent_voor=None) | models.Q(demo=True), name="organisatie_oefent_alleen_als_oefening"
            )
        ]

    def __str__(self) -> str:
        return self.naam


class RijVanOrganisatie(models.Model):
    """Every table with data of an organisatie starts here; its migration adds ``BeschermRijen``."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts with a hashed password."""

    def maak(self, *, email: str, naam: str, organisatie: Organisatie, rollen: list[Rol], wachtwoord: str) -> "Account":
        """Make an account inside the tenant of ``organisatie``; the e-mail address is stored in lower case.

        Raises ``IntegrityError`` when the address is in use, in whichever organisatie.
        """
        account = self.model(
            email=email.strip().lower(), naam=naam, organisatie=organisatie, rollen=[Rol(rol).value for rol in rollen]
        )
        account.set_password(wachtwoord)
        account.save(force_insert=True)
        return account


class Account(AbstractBaseUser, RijVanOrganisatie):
    """A person who signs in with an e-mail address, and the roles of that person in one organisatie."""

    # The sign-in would write this under no tenant; the logboek knows who signed in and when.
    last_login = None

    email = models.EmailField(unique=True)
    naam = models.CharField(max_length=200)
    rollen: "ArrayField[Any, Any]" = ArrayField(models.CharField(max_length=20), default=list)
    actief = models.BooleanField(default=True)
    # Screen -> the codes of the columns that this person chose; a screen that is not here has its usual columns.
    kolommen = models.JSONField(default=dict, blank=True)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam"]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "naam"], name="account_organisatie_naam")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="account_email_kleine_letters"),
            models.CheckConstraint(
                condition=models.Q(rollen__contained_by=[rol.value for rol in Rol]), name="account_rollen_bestaan"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django's word for ``actief``."""
        return self.actief

    def get_full_name(self) -> str:
        """The name shown on screens."""
        return self.naam


class Vervanging(RijVanOrganisatie):
    """``vervanger`` looks after the zaken of ``account`` from ``van`` to ``tot_en_met`` (both inclusive)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    vervanger = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    van = models.DateField()
    tot_en_met = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(tot_en_met__gte=models.F("van")), name="vervanging_begin_voor_einde"),
            models.CheckConstraint(condition=~models.Q(vervanger=models.F("account")), name="vervanging_niet_zelf"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "vervanger", "tot_en_met"], name="vervanging_vervanger"),
            models.Index(fields=["organisatie", "account", "tot_en_met"], name="vervanging_account"),
            models.Index(fields=["organisatie", "tot_en_met", "id"], name="vervanging_lopend"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} door {self.vervanger_id}, {self.van} tot en met {self.tot_en_met}"


class Bewaardfilter(RijVanOrganisatie):
    """A choice of a list under a name. ``vraag`` is a query string of known words, read like any address."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", db_index=False)
    scherm = models.CharField(max_length=20)
    naam = models.CharField(max_length=60)
    vraag = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "account", "scherm", "naam"], name="bewaardfilter_naam")
        ]

    def __str__(self) -> str:
        return self.naam


class Agendalink(RijVanOrganisatie):
    """The calendar of one person. ``hash`` is the SHA-256 of the token in the link, which is stored nowhere."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", db_index=False)
    hash = models.CharField(max_length=64, unique=True)
    met_adres = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "account"], name="agendalink_een_per_account")]

    def __str__(self) -> str:
        return f"agenda van {self.account_id}"


class Oefenstap(models.TextChoices):
    """How far a practice organisatie is with beginning again; each step is taken in transactions of its own."""

    WACHT = "wacht"
    DOSSIERS = "dossiers"
    BERICHTEN = "berichten"
    ZOEKEN = "zoeken"
    KLAAR = "klaar"


class Oefenronde(RijVanOrganisatie):
    """One time that a practice organisatie was filled. These rows stay when everything else in it goes.

    ``gemaakt`` of ``totaal`` dossiers are there; ``gevraagd_naam`` is empty for the command line.
    """

    stap = models.CharField(max_length=20, choices=Oefenstap.choices, default=Oefenstap.WACHT)
    gemaakt = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField()
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    gevraagd_naam = models.CharField(max_length=200, blank=True)
    klaar_op = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "-id"], name="oefenronde_laatste")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisatie"], condition=~models.Q(stap=Oefenstap.KLAAR), name="oefenronde_een_tegelijk"
            )
        ]

    def __str__(self) -> str:
        return f"oefenronde {self.pk} ({self.stap}, {self.gemaakt} van {self.totaal})"
