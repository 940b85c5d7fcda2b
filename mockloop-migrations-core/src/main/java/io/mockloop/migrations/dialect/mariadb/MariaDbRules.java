package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.sql.LexicalRules;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;

/** MariaDB's SQL as text. */
public final class MariaDbRules implements SqlRules {

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
