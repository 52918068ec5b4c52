from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

WACHT = models.Q(toestand="voorgesteld")


class Migration(migrations.Migration):
    """What waits for a decision is asked on every list of taken: the few rows that do are found without the others."""

    atomic = False
    dependencies = [("zaken", "0201_controle_zonder_handtekening")]

    operations = [
        AddIndexConcurrently(
            "besluit", models.Index(fields=["organisatie", "id"], condition=WACHT, name="besluit_te_beslissen")
        ),
        AddIndexConcurrently(
            "afweging", models.Index(fields=["organisatie", "id"], condition=WACHT, name="afweging_te_beslissen")
        ),
    ]
