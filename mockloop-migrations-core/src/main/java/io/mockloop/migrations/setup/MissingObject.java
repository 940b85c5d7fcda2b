package io.mockloop.migrations.setup;

import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.mariadb.MariaDbDialect;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlDialect;
import io.mockloop.migrations.dialect.sqlite.SqliteDialect;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a statement that failed for want of a table or column, when nothing but its failure is left to ask. */
public final class MissingObject {

    private static final Set<ErrorKind> MISSING = EnumSet.of(ErrorKind.NO_TABLE, ErrorKind.NO_COLUMN);

    private MissingObject() {}

    /** Whether one of the databases says by this that a table, a column or its schema isn't there. */
    public static boolean isCauseOf(SQLException failure) {
        return Stream.<Dialect>of(
                        new SqliteDialect(), new PostgreSqlDialect(), new MySqlDialect(), new MariaDbDialect())
                .anyMatch(dialect -> MISSING.contains(dialect.history().errorKind(failure)));
    }
}
