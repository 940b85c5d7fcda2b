package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.sql.lexer.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lexical rules under a session's sql_mode, which no driver tells. Asked for once, when a text is first to be read:
 * a start with nothing pending reads none.
 */
public final class SessionRules implements Supplier<LexicalRules> {

    private final Connection connection;
    private final LexicalRules rules;
    private @Nullable LexicalRules inSession;

    /**
     * The rules of a connection's session.
     *
     * @param rules the rules of the database
     */
    public SessionRules(Connection connection, LexicalRules rules) {
        this.connection = connection;
        this.rules = rules;
    }

    @Override
    public synchronized LexicalRules get() {
        LexicalRules known = inSession;
        if (known == null) {
            known = rules.settings().inSession(rules, mode());
            inSession = known;
        }
        return known;
    }

    private String mode() {
        try {
            return PlainSql.text(connection, "SELECT @@SESSION.sql_mode").orElse("");
        } catch (SQLException e) {
            throw ConnectionException.failed(
                    "Reading the session's sql_mode", "the database", "Nothing of it was done.", e);
        }
    }
}
