package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.exception.Consequence.Kind;
import java.util.List;

/** A plan that was shown before is not what would be done any more. */
public final class PlanChangedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is another way now.
     *
     * @param what a clause, such as "migration 3 is not applied any more"
     * @param done version of each migration of the plan that was undone before that was noticed
     */
    public PlanChangedException(String what, List<String> done) {
        super(
                "PLAN_CHANGED",
                "The plan is out of date: %s.".formatted(what),
                done.isEmpty()
                        ? Consequence.NOTHING_RUN
                        : new Consequence(
                                Kind.DONE,
                                "Undone before that was noticed, and still undone: %s. Nothing else was run."
                                        .formatted(String.join(", ", done))),
                Message.of("Make a new plan, and look at it."),
                null);
    }
}
