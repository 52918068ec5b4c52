"""Row-level security as a migration operation: every table of an organisatie gets it in its first migration."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# Not set, or set back to empty, gives NULL: then no row is visible and no row can be written.
HUIDIGE_ORGANISATIE = "nullif(current_setting('borgwijzer.organisatie', true), '')::bigint"

BESCHERM = (
    "ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY",
    "CREATE POLICY organisatie ON {tabel} USING (organisatie_id = {huidig}) WITH CHECK (organisatie_id = {huidig})",
)
ONTBLOOT = (
    "DROP POLICY organisatie ON {tabel}",
    "ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY",
)


class BeschermRijen(Operation):
    """Show and accept only rows of the organisatie set on the connection, for reading and writing, the owner included.

    ``BeschermRijen("Zaak")`` comes right after the ``CreateModel`` of a model with a field ``organisatie``.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, name: str) -> None:
        self.name = name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Row-level security lives in the database alone; the models do not change."""

    def database_forwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any) -> None:
        """Switch row-level security on."""
        self._voer_uit(BESCHERM, app_label, schema_editor, to_state)

    def database_backwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any) -> None:
        """Switch row-level security off."""
        self._voer_uit(ONTBLOOT, app_label, schema_editor, to_state)

    def _voer_uit(self, opdrachten: tuple[str, ...], app_label: str, schema_editor: BaseDatabaseSchemaEditor, state: Any) -> None:
        model = state.apps.get_model(app_label, self.name)
        model._meta.get_field("organisatie")
        tabel = schema_editor.quote_name(model._meta.db_table)
        for opdracht in opdrachten:
            schema_editor.execute(opdracht.format(tabel=tabel, huidig=HUIDIGE_ORGANISATIE))

    def describe(self) -> str:
        """The line that ``migrate --plan`` shows."""
        return f"Bescherm de rijen van {self.name} per organisatie"

    @property
    def migration_name_fragment(self) -> str:
        """Part of the name of a generated migration."""
        return f"bescherm_{self.name.lower()}"
