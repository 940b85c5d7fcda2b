package io.mockloop.migrations;

import java.time.Duration;

/**
 * A migration that doesn't run on a database that isn't fit for it. Its {@link #validate} makes the three checks, each
 * of which can be overridden, left out or extended; all of their problems are in one report, and nothing of the
 * migration is done if there is one:
 *
 * <pre>{@code
 * @Override
 * protected ValidationResult checkDataIntegrity(DatabaseConnection db) throws Exception {
 *     return super.checkDataIntegrity(db).and(ownCheck(db));
 * }
 * }</pre>
 *
 * What a check has had no time for, and what isn't a problem by itself, are warnings, which go to the log.
 */
public abstract class SafeMigration implements Migration {

    /** Made as any migration. */
    protected SafeMigration() {}

    /**
     * Makes the checks.
     *
     * @throws Exception any failure; it counts as a problem
     */
    @Override
    public ValidationResult validate(DatabaseConnection db) throws Exception {
        return checkConstraints(db).and(checkDataIntegrity(db)).and(checkDiskSpace(db));
    }

    /**
     * Looks at {@link SafetyCheck#CONSTRAINTS}.
     *
     * @throws Exception any failure; it counts as a problem
     */
    protected ValidationResult checkConstraints(DatabaseConnection db) throws Exception {
        return db.check(SafetyCheck.CONSTRAINTS, safetyBudget());
    }

    /**
     * Looks at {@link SafetyCheck#DATA_INTEGRITY}.
     *
     * @throws Exception any failure; it counts as a problem
     */
    protected ValidationResult checkDataIntegrity(DatabaseConnection db) throws Exception {
        return db.check(SafetyCheck.DATA_INTEGRITY, safetyBudget());
    }

    /**
     * Looks at {@link SafetyCheck#DISK_SPACE}.
     *
     * @throws Exception any failure; it counts as a problem
     */
    protected ValidationResult checkDiskSpace(DatabaseConnection db) throws Exception {
        return db.check(SafetyCheck.DISK_SPACE, safetyBudget());
    }

    /** How long each of the checks may take; ten seconds. What it isn't enough for is a warning. */
    protected Duration safetyBudget() {
        return Duration.ofSeconds(10);
    }
}
