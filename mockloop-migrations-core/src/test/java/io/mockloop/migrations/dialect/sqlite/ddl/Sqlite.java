package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database in memory, on which changes of tables are tried. */
final class Sqlite implements AutoCloseable {

    private final Connection connection;

    Sqlite(String... statements) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        run(statements);
    }

    Connection connection() {
        return connection;
    }

    void run(String... statements) throws SQLException {
        for (String statement : statements) {
            PlainSql.execute(connection, statement);
        }
    }

    /** Plans a change of a table in a transaction, and sends it; both are undone if it fails. */
    interface Planned {
        TableChange plan(Connection connection) throws SQLException;
    }

    TableChange change(Planned planned) throws SQLException {
        run("BEGIN IMMEDIATE");
        try {
            TableChange change = planned.plan(connection);
            run(change.statements().toArray(String[]::new));
            run("COMMIT");
            return change;
        } catch (SQLException | RuntimeException e) {
            run("ROLLBACK");
            throw e;
        }
    }

    StoredTable table(String name) throws SQLException {
        return StoredTable.read(connection, name);
    }

    String text(String name) throws SQLException {
        return table(name).text().sql();
    }

    /** All rows, their values in the notation of SQL. */
    List<String> rows(String query) throws SQLException {
        return PlainSql.query(connection, query, row -> {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getString(i));
            }
            return String.join("|", values.stream().map(String::valueOf).toList());
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
