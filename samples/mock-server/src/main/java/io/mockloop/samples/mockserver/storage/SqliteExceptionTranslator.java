package io.mockloop.samples.mockserver.storage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Knows SQLite's broken constraints too, which have no SQLState that would tell. */
@Component
class SqliteExceptionTranslator extends SQLExceptionSubclassTranslator {

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException exception) {
        if (exception instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
                return new DuplicateKeyException(buildMessage(task, sql, exception), exception);
            }
            if ((code.code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                return new DataIntegrityViolationException(buildMessage(task, sql, exception), exception);
            }
        }
        return super.doTranslate(task, sql, exception);
    }
}
