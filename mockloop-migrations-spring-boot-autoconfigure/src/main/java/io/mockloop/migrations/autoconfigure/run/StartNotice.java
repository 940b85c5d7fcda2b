package io.mockloop.migrations.autoconfigure.run;

/** What the line about an application's first start says besides what was done. */
@FunctionalInterface
public interface StartNotice {

    /** The end of a sentence, such as "shown at /actuator/migrations". */
    String text();
}
