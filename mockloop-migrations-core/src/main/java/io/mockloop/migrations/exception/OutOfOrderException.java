package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
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
                "Pending migrations lie below the current version %s: %s.".formatted(current, String.join(", ", late)),
                setting == OutOfOrder.FALSE
                        ? Message.of("Give them versions above %s, or set %s.", current, allowed("declared"))
                        : Message.of(
                                "Declare what they depend on (-- depends-on: …, or dependencies = …), give them versions"
                                        + " above %s, or set %s.",
                                current, allowed("true")));
    }

    private static SetProperty allowed(String value) {
        return new SetProperty("out-of-order", value);
    }
}
