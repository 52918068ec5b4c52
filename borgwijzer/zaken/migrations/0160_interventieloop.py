import django.db.models.deletion
from django.db import migrations, models

# A step that was set stays as it is, whoever writes: one that was wrong is followed by a step that corrects it. A practice
# organisatie that begins again is emptied whole, by wis_oefenomgeving (organisaties 0080).
BLIJFT = """
CREATE FUNCTION zaken_interventiestap_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND public.is_oefenorganisatie(OLD.organisatie_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Een gezette stap verandert niet meer.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER interventiestap_blijft BEFORE UPDATE OR DELETE ON zaken_interventiestap
    FOR EACH ROW EXECUTE FUNCTION zaken_interventiestap_blijft();
"""
NIET_MEER = """
DROP TRIGGER interventiestap_blijft ON zaken_interventiestap;
DROP FUNCTION zaken_interventiestap_blijft();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisaties', '0080_oefenomgeving'),
        ('zaken', '0140_overtreding_wegen'),
    ]

    operations = [
        migrations.AddField(
            model_name='interventie',
            name='terug_reden',
            field=models.TextField(blank=True, db_default='', default=''),
        ),
        migrations.AddField(
            model_name='interventie',
            name='voorstel',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='interventiestap',
            name='verbetert',
            field=models.OneToOneField(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='verbeterd_door', to='zaken.interventiestap'),
        ),
        migrations.RunSQL(BLIJFT, NIET_MEER),
    ]
