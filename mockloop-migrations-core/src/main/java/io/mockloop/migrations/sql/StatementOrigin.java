package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.split.Piece;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Where the statements of one section come from, as they stand, when they are sent. Closing it closes the source. */
interface StatementOrigin extends AutoCloseable {

    /** The next one; null after the last. */
    Piece.@Nullable Statement next();

    /** The data that follow the one that was given last. */
    @Nullable Reader copyData();

    @Override
    void close();
}
