import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from borgwijzer.organisaties.rijbeveiliging import BeschermRijen


class Migration(migrations.Migration):

    dependencies = [
        ('organisaties', '0001_eerste'),
        ('zaken', '0040_taken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inzage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dag', models.DateField()),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('zaak', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='zaken.zaak')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisatie', 'zaak', 'dag', 'account'), name='inzage_een_per_dag')],
            },
        ),
        migrations.CreateModel(
            name='Notitie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('notitie', 'Notitie'), ('telefoon', 'Telefoongesprek'), ('e-mail', 'E-mail'), ('gesprek', 'Gesprek')], max_length=20)),
                ('met_wie', models.CharField(blank=True, max_length=200)),
                ('tekst', models.TextField()),
                ('moment', models.DateTimeField()),
                ('door', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('door_naam', models.CharField(max_length=200)),
                ('organisatie', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('vervangen_door', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vervangt', to='zaken.notitie')),
                ('zaak', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='notities', to='zaken.zaak')),
            ],
            options={
                'indexes': [models.Index(fields=['organisatie', 'zaak', '-id'], name='notitie_zaak')],
            },
        ),
        BeschermRijen('Inzage'),
        BeschermRijen('Notitie'),
    ]
