import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("zaken", "0190_maatwerk")]

    operations = [
        migrations.AddField(
            model_name="verzoekstap",
            name="verbetert",
            field=models.OneToOneField(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="verbeterd_door",
                to="zaken.verzoekstap",
            ),
        ),
    ]  # fmt: skip
