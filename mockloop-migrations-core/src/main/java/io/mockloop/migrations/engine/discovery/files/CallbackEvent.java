package io.mockloop.migrations.engine.discovery.files;

import java.util.Optional;

/** When a callback is run. */
public enum CallbackEvent {
    /** Before a run, whether anything is pending or not. */
    BEFORE_MIGRATE("beforeMigrate"),
    /** Before each migration, in its transaction. */
    BEFORE_EACH_MIGRATE("beforeEachMigrate"),
    /** After each migration, in its transaction. */
    AFTER_EACH_MIGRATE("afterEachMigrate"),
    /** After a run that has applied something. */
    AFTER_MIGRATE_APPLIED("afterMigrateApplied"),
    /** After a run, whether anything was pending or not. */
    AFTER_MIGRATE("afterMigrate");

    private final String fileName;

    CallbackEvent(String fileName) {
        this.fileName = fileName;
    }

    /** How it is written in file names. */
    public String fileName() {
        return fileName;
    }

    /** The event of a name in any case. */
    static Optional<CallbackEvent> of(String name) {
        for (CallbackEvent event : values()) {
            if (event.fileName.equalsIgnoreCase(name)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }
}
