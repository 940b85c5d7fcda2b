package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.StoredTable.Item;
import io.mockloop.migrations.engine.ddl.DdlRules.Rewriting;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** An index that gets another name, which SQLite has no statement for: it is made again from its own text. */
record RenamedIndex(String table, String from, String to) {

    /** Nothing for any other statement, or a table of another database. */
    static Optional<RenamedIndex> of(String statement) {
        if (!statement.startsWith("ALTER TABLE ")) { // as changes of a schema are written
            return Optional.empty();
        }
        Tokens tokens = new Tokens(statement);
        boolean qualified = tokens.is(3, ".") && Tokens.same(tokens.name(2), "main");
        int action = qualified ? 5 : 3;
        return tokens.size() == action + 5 && tokens.is(action, "RENAME", "INDEX") && tokens.is(action + 3, "TO")
                ? Optional.of(
                        new RenamedIndex(tokens.name(action - 1), tokens.name(action + 2), tokens.name(action + 4)))
                : Optional.empty();
    }

    /** What decides how it is sent. */
    Rewriting rewriting() {
        return new Rewriting(List.of(table, from), false);
    }

    /** Drops it and makes it again. */
    List<String> asSent(Connection connection) throws SQLException {
        StoredTable stored = StoredTable.read(connection, table);
        Item index = stored.belongings()
                .filter(each -> each.type().equals("index") && Tokens.same(each.name(), from))
                .findFirst()
                .orElseThrow(() -> new RefusedChangeException("table %s has no index %s".formatted(table, from)));
        if (!Tokens.same(from, to) && stored.has(to)) {
            throw new RefusedChangeException("there is something named %s already".formatted(to));
        }
        Tokens text = new Tokens(index.sql());
        int name = text.is(1, "UNIQUE") ? 3 : 2;
        String sql = index.sql();
        return AlterTable.together(List.of(
                "DROP INDEX main." + Tokens.quote(index.name()),
                sql.substring(0, text.from(name)) + Tokens.quote(to) + sql.substring(text.to(name))));
    }
}
