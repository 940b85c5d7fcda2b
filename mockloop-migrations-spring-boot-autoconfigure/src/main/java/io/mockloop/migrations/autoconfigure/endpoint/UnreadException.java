package io.mockloop.migrations.autoconfigure.endpoint;

/** The database could not be read, which has been logged. */
final class UnreadException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Why not.
     *
     * @param message without a word of the server's, which may say what nobody else should read
     */
    UnreadException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    String code() {
        return code;
    }
}
