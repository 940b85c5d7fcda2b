package io.mockloop.migrations.sql;

import io.mockloop.migrations.exception.ScriptException;
import org.jspecify.annotations.Nullable;

/** The statements of one section, read from the source one by one. Not thread-safe; closing it closes the source. */
public interface ScriptStatements extends AutoCloseable {

    /**
     * The next statement; null after the last one. What is left of the data of the one before is passed over.
     *
     * @throws ScriptException if the source cannot be read (any more)
     */
    @Nullable SqlStatement next();

    @Override
    void close();
}
