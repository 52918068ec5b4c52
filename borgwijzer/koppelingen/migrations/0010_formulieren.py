"""A form is one item in triage, and a counter per address keeps the public forms from being flooded."""

import django.db.models.deletion
from django.db import migrations, models

from borgwijzer.organisaties.rijbeveiliging import BeschermRijen


class Migration(migrations.Migration):

    dependencies = [
        ('koppelingen', '0003_liggend'),
        ('organisaties', '0001_eerste'),
    ]

    operations = [
        migrations.CreateModel(
            name='Formulierteller',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uur', models.DateTimeField()),
                ('afzender', models.CharField(max_length=64)),
                ('aantal', models.PositiveIntegerField(default=0)),
                ('organisatie', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisatie', 'uur', 'afzender'), name='formulierteller_een_per_uur')],
            },
        ),
        BeschermRijen('Formulierteller'),
        migrations.AddConstraint(
            model_name='bericht',
            constraint=models.UniqueConstraint(condition=models.Q(('doel', 'Formulier')), fields=('organisatie', 'verzoeknummer'), name='bericht_een_per_formulier'),
        ),
    ]
