package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.exception.MigrationException;
import org.jspecify.annotations.Nullable;

/** How a migration is undone, or why it cannot be. */
public sealed interface Undo {

    /**
     * One that is there.
     *
     * @param body what is run
     * @param source where it comes from
     * @param backupRequired whether a backup is to be made before it
     * @param note what is to be known before it is run, as a sentence; null for nothing
     */
    record Found(
            Body body,
            Source source,
            boolean backupRequired,
            @Nullable String note) implements Undo {

        /** The same with another note. */
        public Found noting(@Nullable String other) {
            return new Found(body, source, backupRequired, other);
        }
    }

    /**
     * None.
     *
     * @param why a sentence
     */
    record None(String why) implements Undo {

        /** The same within a sentence. */
        String clause() {
            return Character.toLowerCase(why.charAt(0)) + why.substring(1).replaceFirst("\\.$", "");
        }
    }

    /** None, since it cannot be read. */
    static Undo none(MigrationException why) {
        return new None(why.what().strip());
    }

    /** It, if it is there. */
    default @Nullable Found found() {
        return this instanceof Found found ? found : null;
    }
}
