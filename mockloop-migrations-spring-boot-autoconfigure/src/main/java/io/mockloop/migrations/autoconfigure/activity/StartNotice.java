package io.mockloop.migrations.autoconfigure.activity;

/** What an application's first start says besides what was done. */
@FunctionalInterface
public interface StartNotice {

    /** The end of a sentence, such as "see /actuator/migrations". */
    String text();
}
