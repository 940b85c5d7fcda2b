package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.PageRules;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.batch.Parts;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a worker notes how far rows have come, in the transactions of its batches. */
public interface RowNotes {

    /**
     * What is done of a part, which nobody else is at until the end of the transaction.
     *
     * @return null if somebody else is at it
     */
    @Nullable State claim(Part part) throws SQLException;

    /** Notes how far it has come. */
    void reached(State now) throws SQLException;

    /** What was noted last is committed. */
    void committed(State now);

    /** How far all parts have come, by whichever process; none if nobody else can be at them. */
    default List<State> all() throws SQLException {
        return List.of();
    }

    /**
     * Notes what batches wait for, outside of a transaction.
     *
     * @param by null if for nothing any more
     */
    void slowed(@Nullable String by) throws SQLException;

    /** Those of one worker, which nobody shares the rows with: nothing is asked again before a batch. */
    static RowNotes ofWhole(Checkpoints checkpoints, Version version, State first) {
        return new RowNotes() {

            private State at = first;

            @Override
            public State claim(Part part) {
                return at;
            }

            @Override
            public void reached(State now) throws SQLException {
                if (!now.isDone()) {
                    checkpoints.reached(version, now);
                }
            }

            @Override
            public void committed(State now) {
                at = now;
            }

            @Override
            public void slowed(@Nullable String by) throws SQLException {
                checkpoints.slowed(version, by);
            }
        };
    }

    /**
     * Those of parts that several workers go through.
     *
     * @param tables on the worker's connection
     * @param run which run it is for
     */
    static RowNotes ofParts(RowTables tables, Version version, String run, PageRules rules) {
        Parts parts = tables.parts();
        return new RowNotes() {
            @Override
            public @Nullable State claim(Part part) throws SQLException {
                return parts.claim(version, part.number(), rules);
            }

            @Override
            public void reached(State now) throws SQLException {
                parts.reached(version, now, run, rules);
            }

            @Override
            public void committed(State now) {
                // the table says it to each who asks
            }

            @Override
            public List<State> all() throws SQLException {
                return parts.of(version);
            }

            @Override
            public void slowed(@Nullable String by) throws SQLException {
                tables.checkpoints().slowed(version, by);
            }
        };
    }
}
