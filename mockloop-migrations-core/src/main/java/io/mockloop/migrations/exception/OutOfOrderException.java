package io.mockloop.migrations.exception;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.settings.OutOfOrder;
import java.util.List;

/** Pending migrations have versions below the current one. */
public final class OutOfOrderException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names them.
     *
     * @param late version and script of each
     */
    public OutOfOrderException(List<String> late, Version current, OutOfOrder setting) {
        super(
                "OUT_OF_ORDER",
                "Pending migrations lie below the current version %s: %s. Nothing was run."
                        .formatted(current, String.join(", ", late)),
                setting == OutOfOrder.FALSE
                        ? "Give them versions above %s, or set mockloop.migrations.out-of-order=declared."
                                .formatted(current)
                        : ("Declare what they depend on (-- depends-on: …, or dependencies = …), give them versions above"
                                        + " %s, or set mockloop.migrations.out-of-order=true.")
                                .formatted(current),
                null);
    }
}
