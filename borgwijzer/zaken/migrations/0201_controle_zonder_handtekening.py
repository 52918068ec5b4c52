from django.db import migrations


class Migration(migrations.Migration):
    """Nothing ever filled or read the drawn signature: who signs a rapport is its account, with the day.

    The column itself stays for the version before this one, which still reads it; a later migration drops it.
    """

    dependencies = [("zaken", "0200_verzoekstap_verbetert")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.RemoveField(model_name="controle", name="handtekening")], database_operations=[]
        ),
    ]
