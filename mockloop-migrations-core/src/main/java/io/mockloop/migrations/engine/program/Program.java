package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.sql.SqlStatement;
import java.util.List;

/**
 * What is done with one session: its settings are made before the first instruction, and all that was changed is put
 * back behind the last one, however it ends.
 *
 * @param steps the steps, none for callbacks around a run
 * @param bodies all that is run, in order
 * @param isAtomic whether one transaction holds all of it
 * @param instructions what is done, in order
 */
public record Program(List<Step> steps, List<Body> bodies, boolean isAtomic, List<Instruction> instructions) {

    /** Immutable. */
    public Program {
        steps = List.copyOf(steps);
        bodies = List.copyOf(bodies);
        instructions = List.copyOf(instructions);
    }

    /** What has no effect inside of a transaction, and is set before it. */
    public List<SqlStatement> settings() {
        return bodies.stream().flatMap(body -> body.settings().stream()).toList();
    }

    /** Whether anything of it can change the session. */
    public boolean changesSession() {
        return bodies.stream().anyMatch(Body::changesSession);
    }

    /** Statements that remove what is left in the session; one that has nothing to remove may fail. */
    public List<String> removals() {
        return bodies.stream().flatMap(body -> body.removals().stream()).toList();
    }

    /** The callbacks among its instructions. */
    public List<SqlCallback> callbacks() {
        return instructions.stream()
                .filter(Instruction.Call.class::isInstance)
                .map(call -> ((Instruction.Call) call).callback())
                .toList();
    }
}
