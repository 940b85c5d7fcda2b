package io.mockloop.migrations.legacy;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.TableName;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A migration for PostgreSQL, with the helpers of the older design. */
public abstract class PostgreSqlMigration implements Migration {

    private static final Set<Database> OWN = Set.of(Database.POSTGRESQL);
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w$]*");

    /** As many pages of the table at a time: 8 MB. */
    private static final long PAGES = 1024;

    /** For subclasses. */
    protected PostgreSqlMigration() {}

    /**
     * Makes an enum type.
     *
     * @throws IllegalStateException on another database
     */
    protected static void createEnum(DatabaseConnection db, String name, String... values) {
        Only.on(OWN, db, "PostgreSqlMigration.createEnum", "createEnum(EnumType.of(…))");
        db.schema().createEnum(EnumType.of(name, values));
    }

    /**
     * Adds a column with a default, which the rows that are there have, too.
     *
     * <p>A default that is the same for all of them, such as a constant or {@code now()}, is stored once, whatever the
     * size of the table (PostgreSQL 11; manual, ALTER TABLE, Notes). With another one, such as
     * {@code gen_random_uuid()}, PostgreSQL would write the whole table anew, while nobody can read it. So the column
     * is added without it, the default is set for new rows, and the old ones are filled in batches.
     *
     * <p>That keeps others out for a moment only in a migration that is {@code transactional = false}, where each batch
     * commits by itself. In one transaction the table is locked from the first statement to the commit, however it is
     * filled.
     *
     * @param type a type as PostgreSQL has it; it is neither quoted nor checked
     * @param expression the default, as SQL; it is neither quoted nor checked
     * @throws IllegalStateException on another database
     */
    protected static void addColumnWithDefault(
            DatabaseConnection db, String table, String column, String type, String expression) {
        Only.on(OWN, db, "PostgreSqlMigration.addColumnWithDefault", "addColumn(table, column -> …)");
        if (!isOtherForEachRow(db, expression)) {
            db.schema().addColumn(table, of -> of.ofType(column, type).defaultExpression(expression));
            return;
        }
        db.schema().addColumn(table, of -> of.ofType(column, type));
        db.schema()
                .alterColumn(
                        table,
                        was -> was.ofType(column, type),
                        now -> now.ofType(column, type).defaultExpression(expression));
        fill(db, TableName.of(table), column);
    }

    /** Whether it names a function that is volatile; one that only has the name of one is filled in batches, too. */
    private static boolean isOtherForEachRow(DatabaseConnection db, String expression) {
        Set<String> words = new TreeSet<>();
        Matcher word = WORD.matcher(TEXT.matcher(expression).replaceAll(" "));
        while (word.find()) {
            words.add(word.group());
        }
        String named = String.join(",", words);
        return !db.query(
                        "SELECT 1 AS found FROM pg_proc WHERE provolatile = 'v'"
                                + " AND proname = ANY (string_to_array(lower(?) || ',' || ?, ',')) LIMIT 1",
                        named,
                        named)
                .isEmpty();
    }

    /** By the places that rows stand at; what others have moved meanwhile is found at the end. */
    private static void fill(DatabaseConnection db, TableName table, String column) {
        String fill = db.jdbc()
                .sql("SELECT format('UPDATE %s SET %2$I = DEFAULT WHERE %2$I IS NULL',"
                        + " concat_ws('.', quote_ident(?::text), quote_ident(?)), ?::text)")
                .params(Arrays.asList(table.schema(), table.name(), column))
                .query(String.class)
                .single();
        long pages = db.jdbc()
                .sql("SELECT pg_relation_size(concat_ws('.', quote_ident(?::text), quote_ident(?))::regclass)"
                        + " / current_setting('block_size')::bigint")
                .params(Arrays.asList(table.schema(), table.name()))
                .query(Long.class)
                .single();
        for (long page = 0; page < pages; page += PAGES) {
            db.execute("%s AND ctid >= '(%s,0)'::tid AND ctid < '(%s,0)'::tid".formatted(fill, page, page + PAGES));
        }
        db.execute(fill);
    }
}
