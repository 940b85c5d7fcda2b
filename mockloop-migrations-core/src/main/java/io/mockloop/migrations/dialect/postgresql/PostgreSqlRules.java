package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.sql.LexicalRules;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;

/** PostgreSQL's SQL as text. */
public final class PostgreSqlRules implements SqlRules {

    @Override
    public LexicalRules lexical() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StatementKind kindOf(String statement) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean changesSession(String statement) {
        throw new UnsupportedOperationException();
    }
}
