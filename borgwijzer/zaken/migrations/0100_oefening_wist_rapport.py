from django.db import migrations

# A fixed rapport and its stukken stay as they are, whoever writes. A practice organisatie that begins again is emptied whole,
# by wis_oefenomgeving (organisaties 0080); of a real one nothing goes. The row itself says which of the two it is.
BLIJFT = """
CREATE OR REPLACE FUNCTION zaken_rapport_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND public.is_oefenorganisatie(OLD.organisatie_id) THEN
        RETURN OLD;
    END IF;
    IF OLD.vastgesteld_op IS NOT NULL THEN
        RAISE EXCEPTION 'Een vastgesteld rapport verandert niet meer.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE OR REPLACE FUNCTION zaken_controlestuk_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND public.is_oefenorganisatie(OLD.organisatie_id) THEN
        RETURN OLD;
    END IF;
    IF EXISTS (
        SELECT FROM zaken_controle
        WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.controle_id ELSE OLD.controle_id END AND vastgesteld_op IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'Bij een vastgesteld rapport kan geen stuk meer bij of weg.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""
EERDER = """
CREATE OR REPLACE FUNCTION zaken_rapport_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.vastgesteld_op IS NOT NULL THEN
        RAISE EXCEPTION 'Een vastgesteld rapport verandert niet meer.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE OR REPLACE FUNCTION zaken_controlestuk_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM zaken_controle
        WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.controle_id ELSE OLD.controle_id END AND vastgesteld_op IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'Bij een vastgesteld rapport kan geen stuk meer bij of weg.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisaties', '0080_oefenomgeving'),
        ('zaken', '0080_proefproject'),
    ]

    operations = [
        migrations.RunSQL(BLIJFT, EERDER),
    ]
