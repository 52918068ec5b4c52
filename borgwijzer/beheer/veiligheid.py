"""/.well-known/security.txt: where to report a weakness (RFC 9116)."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from borgwijzer.klok import nu

GELDIG = timedelta(days=180)


def security_txt(request: HttpRequest) -> HttpResponse:
    """The address of this installation's own contact, or of the makers; it says until when it holds."""
    tot = (nu() + GELDIG).strftime("%Y-%m-%dT00:00:00Z")
    regels = [f"Contact: mailto:{settings.VEILIGHEIDSCONTACT}", f"Expires: {tot}", "Preferred-Languages: nl, en"]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
