package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.engine.migration.SqlCallback;

/** One thing that a run does; what is done for a step is done for the one that was announced last. */
public sealed interface Instruction {

    /** What is said by its place in the order alone. */
    enum Plain implements Instruction {
        /** A transaction begins; the rest is given up if somebody has written the history since the plan was made. */
        BEGIN_AS_PLANNED,
        /** A transaction begins, unless one is open. */
        BEGIN,
        /** What is open is committed, and what follows is sent outside of a transaction. */
        LEAVE,
        /** The next step is told of: what follows is done for it. */
        ANNOUNCE,
        /** The step's time begins. */
        START,
        /** The queries of {@code -- require:}; Java asks in {@code validate}, which is a part of running it. */
        REQUIRE,
        /** The statements or the code of the migration itself; of one of rows, what comes before them. */
        RUN,
        /** From here on there are tables that tell how far it has come with rows, and which it has failed at. */
        MAKE_CHECKPOINTS,
        /** It is looked which of these there are, of what is undone. */
        FIND_CHECKPOINTS,
        /** Its rows, batch by batch, each a transaction of its own. */
        RUN_BATCHES,
        /** Those go that tell of nothing any more. */
        CLEAR_CHECKPOINTS,
        /** The row and the event that say that the step is done. */
        NOTE,
        /** If one transaction holds several steps, the next one begins with the session of the first. */
        RESET,
        /** The step's time ends. */
        END,
        /** Foreign keys and the like are looked at, since a setting was switched off. */
        VERIFY,
        /** What the schema is like now is noted for the next run to compare with. */
        RECORD,
        /** All since the transaction began, or was left, is done. */
        COMMIT
    }

    /**
     * A callback is run, within the transaction that is open.
     *
     * @param callback the callback
     */
    record Call(SqlCallback callback) implements Instruction {}

    /** What a reader throws at one that the programs which it is given don't hold. */
    default IllegalStateException unexpected() {
        return new IllegalStateException("This kind of program holds no " + this);
    }
}
