import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from borgwijzer.organisaties.rijbeveiliging import BeschermRijen


class Migration(migrations.Migration):

    dependencies = [
        ('organisaties', '0002_mensen'),
        ('zaken', '0055_borging'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='melding',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documenten', to='zaken.melding'),
        ),
        migrations.CreateModel(
            name='Informatieverzoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aan', models.CharField(max_length=20)),
                ('aan_naam', models.CharField(max_length=500)),
                ('soort', models.CharField(max_length=20)),
                ('reden', models.TextField(blank=True)),
                ('punten', models.JSONField(default=list)),
                ('uiterlijk', models.DateField()),
                ('code', models.CharField(max_length=14)),
                ('opgesteld_op', models.DateField()),
                ('verzonden_op', models.DateField(null=True)),
                ('verzonden_naam', models.CharField(blank=True, max_length=200)),
                ('herinnerd_op', models.DateField(null=True)),
                ('uiterlijk_na_herinnering', models.DateField(null=True)),
                ('beeindigd_op', models.DateField(null=True)),
                ('beeindigd_reden', models.TextField(blank=True)),
                ('versie', models.PositiveIntegerField(default=0)),
                ('betrokkene', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='zaken.betrokkene')),
                ('melding', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='zaken.melding')),
                ('opgesteld_door', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('zaak', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='informatieverzoeken', to='zaken.zaak')),
            ],
            options={
                'indexes': [models.Index(fields=['organisatie', 'zaak'], name='informatieverzoek_zaak')],
                'constraints': [models.UniqueConstraint(fields=('organisatie', 'code'), name='informatieverzoek_code')],
            },
        ),
        BeschermRijen('Informatieverzoek'),
    ]
