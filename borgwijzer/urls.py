"""Addresses of the whole application; each part keeps its own list."""

from django.urls import include, path

from borgwijzer.beheer import gezondheid, veiligheid
from borgwijzer.koppelingen.dso.ontvanger import ontvang_verzoek

urlpatterns = [
    path("gezond/leeft", gezondheid.leeft, name="gezond-leeft"),
    path("gezond/klaar", gezondheid.klaar, name="gezond-klaar"),
    path(".well-known/security.txt", veiligheid.security_txt, name="security-txt"),
    path("koppelingen/dso/<slug:slug>/verzoek", ontvang_verzoek, name="dso_verzoek"),
    path("", include("borgwijzer.web.urls")),
]
