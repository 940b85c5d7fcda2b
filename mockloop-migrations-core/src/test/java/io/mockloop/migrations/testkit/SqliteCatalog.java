package io.mockloop.migrations.testkit;

import io.mockloop.migrations.testkit.CatalogReader.Query;
import java.util.List;

/**
 * The catalog queries of SQLite. A table's text is not compared, as it differs after a rebuild; what stands nowhere
 * else is taken out of it by {@link SqliteTableText}.
 */
final class SqliteCatalog {

    static final List<Query> QUERIES = List.of(
            new Query("table", """
                    SELECT name, iif(wr, 'without rowid', ''), iif(strict, 'strict', '') FROM pragma_table_list
                    WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"""),
            new Query("column", """
                    SELECT m.name, c.name, c.type, iif(c."notnull", 'not null', ''), 'default ' || c.dflt_value,
                      iif(c.pk, 'primary key ' || c.pk, ''), iif(c.hidden, 'hidden ' || c.hidden, '')
                    FROM sqlite_schema m, pragma_table_xinfo(m.name) c
                    WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"""),
            new Query("index", """
                    SELECT m.name, iif(i.origin = 'c', i.name, i.origin), iif(i."unique", 'unique', ''),
                      (SELECT group_concat(ifnull(x.name, '?') || iif(x.desc, ' desc', '') || ' ' || x.coll, ', '
                         ORDER BY x.seqno) FROM pragma_index_xinfo(i.name) x WHERE x.key),
                      iif(i.partial, 'partial', ''),
                      iif(i.origin = 'c', (SELECT replace(replace(substr(s.sql, instr(s.sql, '(')), '"', ''), '`', '') FROM sqlite_schema s
                        WHERE s.type = 'index' AND s.name = i.name), '')
                    FROM sqlite_schema m, pragma_index_list(m.name) i WHERE m.type = 'table'"""),
            new Query("foreign key", """
                    SELECT m.name, group_concat(f."from", ',' ORDER BY f.seq), f."table",
                      group_concat(f."to", ',' ORDER BY f.seq), f.on_update, f.on_delete
                    FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
                    WHERE m.type = 'table' GROUP BY m.name, f.id"""),
            new Query("view", """
                    SELECT name, replace(substr(sql, instr(upper(sql), ' AS ')), '"', '') FROM sqlite_schema WHERE type = 'view'"""),
            new Query("trigger", """
                    SELECT tbl_name, name, replace(sql, '"', '') FROM sqlite_schema WHERE type = 'trigger'"""));

    static final String TABLE_TEXTS =
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

    static final String RELATIONS =
            "SELECT '\"' || replace(name, '\"', '\"\"') || '\"' FROM sqlite_schema WHERE type = 'table' ORDER BY 1";

    private SqliteCatalog() {}
}
