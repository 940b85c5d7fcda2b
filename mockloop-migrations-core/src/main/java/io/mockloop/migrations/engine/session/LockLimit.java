package io.mockloop.migrations.engine.session;

import java.util.Optional;

/**
 * Limits how long statements that change the schema wait for what others have locked: all who come to a table after one
 * that waits for it are behind it in the queue. Others, which keep nobody out while they wait, are not limited, and nor
 * is anything once a migration has set a limit of its own.
 */
public interface LockLimit {

    /** None. */
    LockLimit NONE = new LockLimit() {
        @Override
        public Optional<String> before(String sql) {
            return Optional.empty();
        }

        @Override
        public Optional<String> lift() {
            return Optional.empty();
        }
    };

    /** What is to be sent before a statement, on whose behalf it is noted as sent; empty if nothing is. */
    Optional<String> before(String sql);

    /** What makes the session's limit its own again, and is noted as sent; empty if it is that. */
    Optional<String> lift();
}
