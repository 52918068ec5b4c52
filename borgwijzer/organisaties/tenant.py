"""Work inside one organisatie: the setting on the database connection that row-level security looks at.

The setting holds for the session of the connection, so a pooler between here and PostgreSQL must work per session.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from django.db import connections
from django.http import HttpRequest, HttpResponse
from psycopg.pq import TransactionStatus

# Alias of a database -> organisatie in which this thread works there.
_binnen: ContextVar[Mapping[str, int]] = ContextVar("binnen", default=MappingProxyType({}))

ZET = "SELECT set_config('borgwijzer.organisatie', %s, false)"


def get_huidige_organisatie(using: str = "default") -> int | None:
    """The id of the organisatie in which this thread works now, or None."""
    return _binnen.get().get(using)


@contextmanager
def binnen(organisatie_id: int, *, using: str = "default") -> Iterator[None]:
    """Everything inside sees and writes rows of this organisatie only; after it, rows of none.

    Inside itself it does nothing more; inside another organisatie it raises ``RuntimeError``: one piece of work belongs
    to one organisatie.
    """
    huidig = get_huidige_organisatie(using)
    if huidig is not None:
        if huidig != organisatie_id:
            raise RuntimeError(f"Dit werk hoort bij organisatie {huidig} en kan niet overgaan naar {organisatie_id}.")
        yield
        return
    with connections[using].cursor() as cursor:
        cursor.execute(ZET, [str(int(organisatie_id))])
    merk = _binnen.set({**_binnen.get(), using: int(organisatie_id)})
    try:
        yield
    finally:
        _binnen.reset(merk)
        _laat_los(using)


def _laat_los(using: str) -> None:
    """Take the setting off the connection, also when the transaction around us is broken or will be undone.

    A failed transaction takes no statement. It began before ``binnen`` (else it would have ended inside), and undoing it
    puts the setting back to what it was then: empty.
    """
    verbinding = connections[using].connection
    if verbinding is None or verbinding.closed or verbinding.info.transaction_status == TransactionStatus.INERROR:
        return
    verbinding.execute(ZET, [""])


def bind_organisatie(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answer the request inside the organisatie of the session, before the account is looked up.

    A streamed answer is produced after this has ended: read the rows before streaming them.
    """

    def antwoord(request: HttpRequest) -> HttpResponse:
        organisatie_id = request.session.get("organisatie_id")
        if organisatie_id is None:
            return get_response(request)
        with binnen(organisatie_id):
            return get_response(request)

    return antwoord
