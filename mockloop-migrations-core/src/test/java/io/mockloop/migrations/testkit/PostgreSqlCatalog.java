package io.mockloop.migrations.testkit;

import io.mockloop.migrations.testkit.CatalogReader.Query;
import java.util.List;

/** The catalog queries of PostgreSQL: every schema but the server's own, each object with its schema. */
final class PostgreSqlCatalog {

    static final List<Query> QUERIES = List.of(
                    new Query("table", """
                    SELECT c.relname, n.nspname, c.relkind, c.relpersistence, c.relrowsecurity,
                      pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid), obj_description(c.oid, 'pg_class')
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p', 'f') AND %s"""),
                    new Query("column", """
                    SELECT c.relname, a.attname, n.nspname, format_type(a.atttypid, a.atttypmod),
                      CASE WHEN a.attnotnull THEN 'not null' END, 'default ' || pg_get_expr(d.adbin, d.adrelid),
                      'identity ' || nullif(a.attidentity::text, ''), 'generated ' || nullif(a.attgenerated::text, ''),
                      (SELECT 'collate ' || l.collname FROM pg_collation l WHERE l.oid = a.attcollation),
                      col_description(c.oid, a.attnum)
                    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND %s"""),
                    new Query("index", """
                    SELECT t.relname, c.relname, n.nspname, pg_get_indexdef(i.indexrelid),
                      CASE WHEN NOT i.indisvalid THEN 'invalid' END
                    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE %s"""),
                    new Query("constraint", """
                    SELECT c.relname, k.conname, n.nspname, pg_get_constraintdef(k.oid)
                    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype <> 'n' AND %s"""),
                    new Query("view", """
                    SELECT c.relname, n.nspname, c.relkind, pg_get_viewdef(c.oid)
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('v', 'm') AND %s"""),
                    new Query("trigger", """
                    SELECT c.relname, t.tgname, n.nspname, pg_get_triggerdef(t.oid), t.tgenabled
                    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND %s"""),
                    new Query("rule", """
                    SELECT c.relname, r.rulename, n.nspname, pg_get_ruledef(r.oid)
                    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
                    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND %s"""),
                    new Query("policy", """
                    SELECT c.relname, p.polname, n.nspname, p.polcmd, pg_get_expr(p.polqual, p.polrelid)
                    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE %s"""),
                    new Query("domain", """
                    SELECT '', y.typname, n.nspname, format_type(y.typbasetype, y.typtypmod),
                      (SELECT string_agg(pg_get_constraintdef(k.oid), ',') FROM pg_constraint k
                       WHERE k.contypid = y.oid)
                    FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace WHERE y.typtype = 'd' AND %s"""),
                    new Query("rule", """
                    SELECT c.relname, r.rulename, n.nspname, pg_get_ruledef(r.oid), r.ev_enabled
                    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
                    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND %s"""),
                    new Query("sequence", """
                    SELECT coalesce(o.relname, ''), c.relname, n.nspname, format_type(s.seqtypid, NULL),
                      s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle
                    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    LEFT JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_class'::regclass
                      AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
                    LEFT JOIN pg_class o ON o.oid = d.refobjid WHERE %s"""),
                    new Query("enum", """
                    SELECT '', y.typname, n.nspname,
                      (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
                       FROM pg_enum e WHERE e.enumtypid = y.oid)
                    FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace WHERE y.typtype = 'e' AND %s"""),
                    new Query("routine", """
                    SELECT '', p.proname, n.nspname, pg_get_functiondef(p.oid)
                    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE p.prokind IN ('f', 'p') AND %s"""))
            .stream()
            .map(query -> new Query(
                    query.kind(),
                    query.sql().formatted("n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'")))
            .toList();

    static final String RELATIONS = """
                SELECT CASE c.relkind WHEN 'S' THEN '(SELECT last_value, is_called FROM ' || t.name || ')' ELSE t.name END
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                CROSS JOIN LATERAL (SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name) t
                WHERE c.relkind IN ('r', 'p', 'm', 'S')
                AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1""";

    private PostgreSqlCatalog() {}
}
