package io.mockloop.migrations.dialect.postgresql.ddl;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives an enum type other values. One that is there cannot lose values, nor use within the transaction those that it
 * gets (manual, "ALTER TYPE"); another one takes its place in each column, with what names its values: defaults,
 * checks, foreign keys and indexes, all made again of what the server says of them, which is asked while it can be.
 *
 * @param type the type's name, quoted
 * @param former the name that the former one has meanwhile, quoted
 * @param formerInSchema the same with its schema
 * @param values the values as literals, with commas between
 * @param free a condition on {@code attrelid} and {@code attname}: columns which get another default behind it, so that
 *     one that names a value which goes is left out
 */
record EnumValues(String type, String former, String formerInSchema, String values, String free) {

    private static final String MARK = "$values$";

    /** Of what is raised: something in the way, and a value that goes and that something has. */
    private static final Set<String> RAISED = Set.of("2BP01", "22P02");

    /** Its name as a literal, the condition, the name, the former one, the values, the former one with its schema. */
    private static final String BLOCK = """

            DECLARE
                held text;
                removals text[];
                changes text[];
                reasons text[];
            BEGIN
                IF ARRAY[%5$s] = ARRAY(SELECT enumlabel::text FROM pg_catalog.pg_enum WHERE enumtypid = %1$s::regtype
                        ORDER BY enumsortorder) THEN
                    RETURN;
                END IF;
                WITH types AS (
                    SELECT oid FROM pg_type WHERE oid = %1$s::regtype OR typelem = %1$s::regtype AND typcategory = 'A'
                ), columns AS (
                    SELECT a.*, d.oid AS valueid, pg_get_expr(d.adbin, d.adrelid) AS value,
                        format('%%s ALTER COLUMN %%I ', a.attrelid::regclass, a.attname) AS here,
                        %1$s || CASE WHEN a.atttypid = %1$s::regtype THEN '' ELSE '[]' END AS becomes,
                        format('column %%s of %%s', a.attname, a.attrelid::regclass) AS named
                    FROM pg_attribute a
                    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
                    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                    WHERE a.atttypid IN (SELECT oid FROM types) AND NOT a.attisdropped AND a.attgenerated = ''
                    ORDER BY a.attrelid, a.attnum
                ), needs AS (
                    SELECT classid, objid, objsubid FROM pg_depend
                    WHERE refclassid = 'pg_type'::regclass AND refobjid IN (SELECT oid FROM types) AND deptype = 'n'
                ), rules AS (
                    SELECT 'pg_constraint'::regclass AS class, c.oid, c.conname AS name, c.contype = 'f' AS is_last,
                        c.coninhcount > 0 OR c.conparentid > 0 AS is_parents,
                        format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) AS removal,
                        format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
                            pg_get_constraintdef(c.oid)) AS change,
                        format('COMMENT ON CONSTRAINT %%I ON %%s IS ', conname, conrelid::regclass) AS comment
                    FROM pg_constraint c
                    WHERE c.contype = 'c' AND c.conrelid > 0
                            AND c.oid IN (SELECT objid FROM needs WHERE classid = 'pg_constraint'::regclass)
                        OR c.contype = 'f' AND EXISTS (SELECT FROM columns
                            WHERE attrelid = c.conrelid AND attnum = ANY (c.conkey))
                    UNION ALL
                    SELECT 'pg_class'::regclass, c.oid, c.relname, false, c.relispartition,
                        format('DROP INDEX %%s', c.oid::regclass), pg_get_indexdef(c.oid),
                        format('COMMENT ON INDEX %%s IS ', c.oid::regclass)
                    FROM pg_class c
                    WHERE c.relkind IN ('i', 'I') AND c.oid IN (SELECT objid FROM needs WHERE classid = 'pg_class'::regclass)
                        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = c.oid AND contype <> 'f')
                ), later AS (
                    SELECT 1 AS step, 'ALTER TABLE ' || here || format('TYPE %%s USING %%I::text::%%1$s', becomes, attname)
                        AS change, named || ' has a value that is to go: ' AS reason
                    FROM columns WHERE attinhcount = 0
                    UNION ALL
                    SELECT 2, 'ALTER TABLE ONLY ' || here || 'SET DEFAULT ' || value, CASE WHEN NOT (%2$s)
                        THEN named || ' has the default ' || value || '; give it another one before: ' END
                    FROM columns WHERE value IS NOT NULL
                    UNION ALL
                    SELECT 3 + is_last::int, change, name || ' names a value that is to go; drop it before: '
                    FROM rules WHERE NOT is_parents
                    UNION ALL
                    SELECT 5, comment || quote_literal(obj_description(oid, class::text)), '' FROM rules
                    WHERE NOT is_parents AND obj_description(oid, class::text) IS NOT NULL
                )
                SELECT
                    (SELECT string_agg(DISTINCT coalesce(pg_describe_object('pg_class'::regclass, r.ev_class, 0),
                            pg_describe_object('pg_class'::regclass, v.adrelid, v.adnum),
                            pg_describe_object(n.classid, n.objid, n.objsubid)), ', ')
                        FROM (SELECT * FROM needs UNION SELECT classid, objid, objsubid
                            FROM pg_depend JOIN columns ON attrelid = refobjid AND attnum = refobjsubid
                            WHERE refclassid = 'pg_class'::regclass AND classid NOT IN ('pg_class'::regclass,
                                'pg_constraint'::regclass, 'pg_statistic_ext'::regclass)) n
                        LEFT JOIN pg_rewrite r ON n.classid = 'pg_rewrite'::regclass AND r.oid = n.objid
                        LEFT JOIN pg_attrdef v ON n.classid = 'pg_attrdef'::regclass AND v.oid = n.objid
                        LEFT JOIN pg_class c ON n.classid = 'pg_class'::regclass AND c.oid = n.objid
                        WHERE NOT EXISTS (SELECT FROM columns WHERE attrelid = c.oid AND attnum = n.objsubid
                                OR valueid = v.oid)
                            AND NOT EXISTS (SELECT FROM rules WHERE class = n.classid AND oid = n.objid)
                            AND (c.relkind IS NULL OR c.relkind NOT IN ('v', 'm'))),
                    ARRAY(SELECT removal FROM rules WHERE NOT is_parents ORDER BY is_last DESC)
                        || ARRAY(SELECT 'ALTER TABLE ONLY ' || here || 'DROP DEFAULT' FROM columns WHERE value IS NOT NULL),
                    ARRAY(SELECT change FROM later ORDER BY step, change), ARRAY(SELECT reason FROM later ORDER BY step, change)
                    INTO held, removals, changes, reasons;
                IF held IS NOT NULL THEN
                    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = 'the values of the enum type ' || %1$s
                        || ' cannot be changed: ' || held || ' is in the way; drop it before, and make it again behind';
                END IF;
                FOR i IN 1 .. cardinality(removals) LOOP
                    EXECUTE removals[i];
                END LOOP;
                ALTER TYPE %3$s RENAME TO %4$s;
                CREATE TYPE %3$s AS ENUM (%5$s);
                FOR i IN 1 .. cardinality(changes) LOOP
                    BEGIN
                        EXECUTE changes[i];
                    EXCEPTION WHEN invalid_text_representation THEN
                        IF reasons[i] IS NOT NULL THEN
                            RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = reasons[i] || SQLERRM;
                        END IF;
                    END;
                END LOOP;
                DROP TYPE %6$s;
            END
            """;

    /** What does it, if the type has others. */
    String statement(UnaryOperator<String> literal) {
        String body = BLOCK.formatted(literal.apply(type), free, type, former, values, formerInSchema);
        String tag = MARK;
        while (body.contains(tag)) {
            tag = tag.replaceFirst("\\$$", "s\\$");
        }
        return "DO " + tag + body + tag;
    }

    /** What was said of one of these, without where in it. */
    static SQLException withoutPlace(String statement, SQLException failure) {
        boolean isRaised = statement.startsWith("DO " + MARK.substring(0, MARK.length() - 1))
                && RAISED.contains(String.valueOf(failure.getSQLState()));
        String said =
                List.of(String.valueOf(failure.getMessage()).split("\n", 2)).get(0);
        return isRaised ? new SQLException(said, failure.getSQLState(), failure.getErrorCode(), failure) : failure;
    }
}
