package io.mockloop.migrations.dialect.sqlite.ddl;

/** A change that SQLite's table can't have; the message is the reason, as the end of a sentence. */
final class RefusedChangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedChangeException(String reason) {
        super(reason);
    }
}
