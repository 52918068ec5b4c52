from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kaders', '0001_eerste'),
        ('organisaties', '0001_eerste'),
        ('zaken', '0003_nieuwste_op_moment'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='zaak',
            index=models.Index(condition=models.Q(('fase', 'afgesloten'), _negated=True), fields=['organisatie', 'afgeleid_op', 'id'], name='zaak_open_afgeleid'),
        ),
    ]
