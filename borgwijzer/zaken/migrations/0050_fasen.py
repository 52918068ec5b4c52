import django.db.models.deletion
from django.db import migrations, models

from borgwijzer.organisaties.rijbeveiliging import BeschermRijen


class Migration(migrations.Migration):

    dependencies = [
        ('organisaties', '0002_mensen'),
        ('zaken', '0042_houdbaarheid'),
    ]

    operations = [
        migrations.CreateModel(
            name='Fase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('volgnummer', models.PositiveIntegerField()),
                ('naam', models.CharField(max_length=100)),
                ('omschrijving', models.CharField(blank=True, max_length=300)),
                ('in_gebruik_op', models.DateField(null=True)),
                ('vervallen_op', models.DateField(null=True)),
                ('vervallen_reden', models.TextField(blank=True)),
                ('organisatie', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('zaak', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='fasen', to='zaken.zaak')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisatie', 'zaak', 'volgnummer'), name='fase_volgnummer')],
            },
        ),
        BeschermRijen('Fase'),
        migrations.AddField(
            model_name='melding',
            name='fase',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meldingen', to='zaken.fase'),
        ),
        migrations.AddField(
            model_name='melding',
            name='geheel_gekozen',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name='melding',
            constraint=models.CheckConstraint(condition=models.Q(('fase', None), ('soort__in', ('gereedmelding', 'eindebouw')), _connector='OR'), name='melding_soort_van_fase'),
        ),
        migrations.AddField(
            model_name='signaal',
            name='fase',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signalen', to='zaken.fase'),
        ),
        migrations.AddField(
            model_name='taak',
            name='deel',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.RemoveConstraint(
            model_name='uitstel',
            name='uitstel_een_per_taak',
        ),
        migrations.AddField(
            model_name='uitstel',
            name='deel',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddConstraint(
            model_name='uitstel',
            constraint=models.UniqueConstraint(fields=('organisatie', 'zaak', 'code', 'deel'), name='uitstel_een_per_taak'),
        ),
    ]
