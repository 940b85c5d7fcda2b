package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.plan.Step;

/** One thing that a run does. */
public sealed interface Instruction {

    /**
     * Tells the reader what it is.
     *
     * @param <X> what the reader throws
     */
    <X extends Exception> void accept(Reader<X> reader) throws X;

    /**
     * Runs or shows a program, instruction by instruction. It overrides what the programs that it is given hold.
     *
     * @param <X> what it throws
     */
    interface Reader<X extends Exception> {

        /** A transaction begins. */
        default void begin(Begin begin) throws X {
            throw unexpected(begin);
        }

        /** What follows is sent outside of a transaction. */
        default void leave(Leave leave) throws X {
            throw unexpected(leave);
        }

        /** A step is told of. */
        default void announce(Announce announce) throws X {
            throw unexpected(announce);
        }

        /** A step's time begins. */
        default void start(Start start) throws X {
            throw unexpected(start);
        }

        /** A step's time ends. */
        default void end(End end) throws X {
            throw unexpected(end);
        }

        /** A callback is run. */
        default void call(Call call) throws X {
            throw unexpected(call);
        }

        /** What a step requires is asked for. */
        default void require(Require require) throws X {
            throw unexpected(require);
        }

        /** A step's statements are sent, or its code is run. */
        default void run(Run run) throws X {
            throw unexpected(run);
        }

        /** A step's row and event are written. */
        default void note(Note note) throws X {
            throw unexpected(note);
        }

        /** The session is made what it was before a step. */
        default void reset(Reset reset) throws X {
            throw unexpected(reset);
        }

        /** What settings have kept the database from noticing is looked for. */
        default void verify(Verify verify) throws X {
            throw unexpected(verify);
        }

        /** The transaction is committed. */
        default void commit(Commit commit) throws X {
            throw unexpected(commit);
        }

        private static IllegalStateException unexpected(Instruction instruction) {
            return new IllegalStateException("This kind of program holds no " + instruction);
        }
    }

    /**
     * A transaction begins, unless one is open.
     *
     * @param asPlanned whether the rest is given up if somebody has written the history since the plan was made
     */
    record Begin(boolean asPlanned) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.begin(this);
        }
    }

    /** What is open is committed, and what follows is sent outside of a transaction. */
    record Leave() implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.leave(this);
        }
    }

    /** A step is told of: what follows is done for it. */
    record Announce(Step step) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.announce(this);
        }
    }

    /** A step's time begins. */
    record Start(Step step) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.start(this);
        }
    }

    /** A step's time ends. */
    record End(Step step) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.end(this);
        }
    }

    /** A callback is run, within the transaction that is open. */
    record Call(SqlCallback callback) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.call(this);
        }
    }

    /** The queries of {@code -- require:}; Java asks in {@code validate}, which is a part of running it. */
    record Require(Step step) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.require(this);
        }
    }

    /** The statements or the code of the migration itself. */
    record Run(Step step) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.run(this);
        }
    }

    /** The row and the event that say that the step is done. */
    record Note(Step step) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.note(this);
        }
    }

    /** Where one transaction holds several steps, the next one begins with the session of the first. */
    record Reset(Step step) implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.reset(this);
        }
    }

    /** Foreign keys and the like, where a setting was switched off. */
    record Verify() implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.verify(this);
        }
    }

    /** All since the last {@link Begin} or {@link Leave} is done. */
    record Commit() implements Instruction {
        @Override
        public <X extends Exception> void accept(Reader<X> reader) throws X {
            reader.commit(this);
        }
    }
}
