package io.mockloop.migrations.exception;

import org.jspecify.annotations.Nullable;

/**
 * Something that looks like a migration cannot be taken as one: a misnamed file, one that cannot be read, a class that
 * cannot be loaded or made, a location that doesn't exist.
 */
public final class DiscoveryException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with what.
     *
     * @param code one of the discovery codes of {@code docs/errors.md}
     */
    public DiscoveryException(String code, String description, String action, @Nullable Throwable cause) {
        super(code, description, action, cause);
    }
}
