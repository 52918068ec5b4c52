"""Settings of Django, all in one file; what may differ per place comes from BORGWIJZER_* and DATABASE_URL variables.

Reading this file writes nothing: the data folder, its secret key and the embedded database are made by
``borgwijzer.beheer.voorbereiden``.
"""

import datetime
from typing import Any

from borgwijzer import omgeving
from borgwijzer.beheer import datamap
from borgwijzer.beheer.database import ingebed_adres

# Where things live
DATAMAP = datamap.find_datamap()
BESTANDENMAP = DATAMAP / "bestanden"
KADERMAP = omgeving.read_map("BORGWIJZER_KADERMAP", datamap.find_thuismap() / "kaders")
DEMO = omgeving.read_ja_nee("BORGWIJZER_DEMO")
CLAMD = omgeving.read_clamd("BORGWIJZER_CLAMD")

# Django refuses to work with an empty key as soon as something asks for it.
SECRET_KEY = omgeving.read_tekst("BORGWIJZER_SLEUTEL") or datamap.read_sleutel(DATAMAP)
DEBUG = False

# One database, two roles: `default` is the application role, which the row-level security of PostgreSQL holds to one
# organisatie; `eigenaar` owns the tables, and is known only where migrations run.
_toepassing = omgeving.read_database("DATABASE_URL")
_eigenaar = omgeving.read_database("DATABASE_URL_EIGENAAR")
INGEBEDDE_DATABASE = _toepassing is None
if INGEBEDDE_DATABASE:
    _toepassing = omgeving.parse_database(ingebed_adres(DATAMAP, datamap.TOEPASSING), "DATABASE_URL")
    _eigenaar = omgeving.parse_database(ingebed_adres(DATAMAP, datamap.EIGENAAR), "DATABASE_URL_EIGENAAR")


def _database(adres: dict[str, Any]) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, **adres}


assert _toepassing is not None
DATABASES = {"default": _database(_toepassing)}
if _eigenaar is not None:
    DATABASES["eigenaar"] = _database(_eigenaar)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",  # axes signs in through it; accounts are our own model
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",
    "procrastinate.contrib.django",
    "borgwijzer.beheer",
    "borgwijzer.organisaties",
    "borgwijzer.logboek",
    "borgwijzer.kaders",
    "borgwijzer.documenten",
    "borgwijzer.register",
    "borgwijzer.zaken",
    "borgwijzer.brieven",
    "borgwijzer.radar",
    "borgwijzer.bundel",
    "borgwijzer.zoeken",
    "borgwijzer.koppelingen",
    "borgwijzer.oefenen",
    "borgwijzer.web",
]
MIDDLEWARE = [
    "borgwijzer.beheer.verzoek.verzoeknummer",
    "django.middleware.security.SecurityMiddleware",
    "borgwijzer.beheer.verzoek.inhoudsbeleid",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "borgwijzer.organisaties.sessie.bewaak_sessie",
    "borgwijzer.organisaties.tenant.bind_organisatie",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "borgwijzer.web.middleware.begrens_verzoek",
]
ROOT_URLCONF = "borgwijzer.urls"
WSGI_APPLICATION = "borgwijzer.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "borgwijzer.web.context.omlijsting",
            ]
        },
    }
]

# Sign-in
AUTH_USER_MODEL = "organisaties.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "borgwijzer.organisaties.aanmelden.AccountBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/aanmelden/"
LOGIN_REDIRECT_URL = "/"
AXES_LOCKOUT_CALLABLE = "borgwijzer.web.aanmeldpagina.toon_slot"
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # it stands outside every organisatie; the logboek has no sign-ins yet
AXES_USERNAME_CALLABLE = "borgwijzer.organisaties.aanmelden.verhaspel_email"
AXES_SENSITIVE_PARAMETERS = ["username", "email", "ip_address"]
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_COOLOFF_MESSAGE = "Te veel mislukte pogingen om aan te melden: probeer het over een kwartier opnieuw."

# Sessions: 30 minutes without a request, or 12 hours in all, whichever comes first
SESSIE_STIL = datetime.timedelta(minutes=30)
SESSIE_TOTAAL = datetime.timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSIE_TOTAAL.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "borgwijzer_sessie"
SESSION_COOKIE_SAMESITE = "Lax"

VEILIGHEIDSCONTACT = omgeving.read_tekst("BORGWIJZER_VEILIGHEIDSCONTACT") or "security@borgwijzer.example.org"

# The browser
LOKAAL = {"localhost", "127.0.0.1", "[::1]"}
# What stands in letters as the address of this installation, without a slash at the end.
ADRES = omgeving.read_tekst("BORGWIJZER_ADRES", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = omgeving.read_lijst("BORGWIJZER_HOSTS", sorted(LOKAAL))
ALLEEN_LOKAAL = set(ALLOWED_HOSTS) <= LOKAAL
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ALLEEN_LOKAAL
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [] if ALLEEN_LOKAAL else [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
SECURE_PROXY_SSL_HEADER = None if ALLEEN_LOKAAL else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if ALLEEN_LOKAAL else 365 * 24 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The name and the shape are those of Django 6, so that our own middleware can go then.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
CSRF_FAILURE_VIEW = "borgwijzer.web.fouten.toon_vervalst"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_HANDLERS = [
    "borgwijzer.web.uploadgrens.Uploadgrens",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Per organisatie the token with which the receiver of messages is opened: slug:token, separated by commas.
DSO_TOKENS = omgeving.read_paren("BORGWIJZER_DSO_TOKENS")

# The mail server for letters; None: all letters go by post.
SMTP = omgeving.read_smtp()

# After so many days a snapshot of the register of the toelatingsorganisatie is called old, wherever it is shown.
REGISTER_OUD_NA_DAGEN = omgeving.read_getal("BORGWIJZER_REGISTER_OUD_NA", 30)

# After so many days the pieces of a photo that a device never finished are removed.
STUKJES_BEWAREN_DAGEN = omgeving.read_getal("BORGWIJZER_STUKJES_BEWAREN", 30)

# Background work: each part keeps its jobs in werk.py
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "werk"
PROCRASTINATE_ON_APP_READY = "borgwijzer.beheer.werkverbinding.gebruik"

# Language and time
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

# Static files: collected in the data folder by `start`, compressed and named by their content
STATIC_URL = "/static/"
STATIC_ROOT = DATAMAP / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": BESTANDENMAP}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Logging: JSON lines on standard error
LOGGING_CONFIG = "borgwijzer.beheer.logregels.configureer"
LOGGING: dict[str, Any] = {"niveau": omgeving.read_tekst("BORGWIJZER_LOGNIVEAU", "INFO").upper()}
