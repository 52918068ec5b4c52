from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('brieven', '0020_briefpapier_rechtbank'),
    ]

    operations = [
        migrations.AddField(
            model_name='conceptbrief',
            name='invoer',
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict),
        ),
    ]
