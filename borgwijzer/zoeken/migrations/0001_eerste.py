import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from borgwijzer.organisaties.rijbeveiliging import BeschermRijen

# PostgreSQL uses no index for @@ behind row-level security, because the function of @@ is not marked leakproof. This function
# runs as the owner, for whom the policy below opens the table for reading, and holds to the organisatie by itself: every word
# it looks for begins with the id of the organisatie and the number of a vak, and so does every word in the index. See docs/besluiten/0009.
LEZEN = ("CREATE POLICY zoeken ON zoeken_zoekingang FOR SELECT TO CURRENT_USER USING (true)",
         "DROP POLICY zoeken ON zoeken_zoekingang")
ZOEKEN = r"""
CREATE FUNCTION zoeken_zaken(woorden text[], begin boolean[], hoogstens integer) RETURNS TABLE (zaak_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, public, pg_temp
SET enable_seqscan = off
AS $functie$
DECLARE
    huidig bigint := nullif(current_setting('borgwijzer.organisatie', true), '')::bigint;
    nog integer := hoogstens;
    gevonden integer;
    dit_vak integer;
    vraag tsquery;
BEGIN
    IF huidig IS NULL THEN
        RETURN;
    END IF;
    -- "+ 0" keeps other indexes away from a question that the index on words must answer.
    -- From the newest vak back, until there are enough: a word that is in every zaak costs no more than one vak.
    SELECT max(ingang.vak) INTO dit_vak FROM public.zoeken_zoekingang AS ingang WHERE ingang.organisatie_id = huidig;
    WHILE dit_vak IS NOT NULL AND nog > 0 LOOP
        vraag := public.zoeken_vraag(huidig || '.' || dit_vak || ':', woorden, begin);
        EXIT WHEN vraag IS NULL;
        RETURN QUERY
            SELECT ingang.zaak_id FROM public.zoeken_zoekingang AS ingang
            WHERE ingang.woorden @@ vraag AND ingang.organisatie_id + 0 = huidig
            ORDER BY ingang.zaak_id + 0 DESC LIMIT nog;
        GET DIAGNOSTICS gevonden = ROW_COUNT;
        nog := nog - gevonden;
        SELECT max(ingang.vak) INTO dit_vak FROM public.zoeken_zoekingang AS ingang
        WHERE ingang.organisatie_id = huidig AND ingang.vak < dit_vak;
    END LOOP;
END
$functie$;
"""
# Every word that is not everywhere, as it was typed or by its stem; all of them at once. Null when no word is left.
VRAAG = r"""
CREATE FUNCTION zoeken_vraag(voor text, woorden text[], begin boolean[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $functie$
    SELECT string_agg('(' || vormen || ')', ' & ')::tsquery FROM (
        SELECT nummer, string_agg(
            DISTINCT quote_literal(voor || replace(vorm, '\', '')) || CASE WHEN begin[nummer] THEN ':*' ELSE '' END, ' | ') AS vormen
        FROM unnest(woorden) WITH ORDINALITY AS los (woord, nummer), unnest(ts_lexize('dutch_stem', woord) || woord) AS vorm
        WHERE cardinality(ts_lexize('dutch_stem', woord)) > 0
        GROUP BY nummer
    ) AS samen
$functie$;
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documenten', '0001_eerste'),
        ('organisaties', '0001_eerste'),
        ('zaken', '0004_nachtwerk'),
    ]

    operations = [
        migrations.CreateModel(
            name='Documenttekst',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tekst', models.TextField(blank=True)),
                ('bestand', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documenten.bestand')),
                ('organisatie', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
            ],
        ),
        migrations.CreateModel(
            name='Zoekingang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('delen', models.JSONField(default=list)),
                ('vak', models.IntegerField()),
                ('woorden', django.contrib.postgres.search.SearchVectorField()),
                ('organisatie', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('zaak', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='zaken.zaak')),
            ],
            options={
                'indexes': [models.Index(fields=['organisatie', 'vak'], name='zoekingang_vak'), django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['woorden'], name='zoekingang_woorden')],
            },
        ),
        BeschermRijen('Documenttekst'),
        BeschermRijen('Zoekingang'),
        migrations.RunSQL(*LEZEN),
        migrations.RunSQL(VRAAG, 'DROP FUNCTION zoeken_vraag(text, text[], boolean[])'),
        migrations.RunSQL(ZOEKEN, 'DROP FUNCTION zoeken_zaken(text[], boolean[], integer)'),
    ]
