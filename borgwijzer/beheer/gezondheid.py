"""Two addresses for whoever watches the processes: is it alive, and can it do work."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse


def leeft(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"leeft": True})


def klaar(request: HttpRequest) -> JsonResponse:
    """The process reaches its database; status 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"klaar": False, "reden": "De database antwoordt niet."}, status=503)
    return JsonResponse({"klaar": True})
