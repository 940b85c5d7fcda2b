package io.mockloop.migrations.testkit;

/** A container can't be had on this machine: no engine answers, or an image is neither there nor can be pulled. */
final class NoContainerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoContainerException(String reason, Throwable cause) {
        super(reason, cause);
    }

    NoContainerException(String reason) {
        super(reason);
    }
}
