from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documenten", "0130_veldupload")]

    operations = [
        migrations.AddField(
            model_name="veldupload",
            name="gezien_op",
            field=models.DateTimeField(null=True, help_text="wanneer het toestel hier het laatst om vroeg"),
        ),
    ]
