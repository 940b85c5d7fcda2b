package io.mockloop.migrations.engine.safety;

import io.mockloop.migrations.SafetyCheck;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes checks, each with all that it finds. */
public final class SafetyChecks {

    private final Connection connection;
    private final SafetyRules rules;
    private final Cancellation cancellation;
    private final Space space = new Space();

    /** On a connection. */
    public SafetyChecks(Connection connection, SafetyRules rules, Cancellation cancellation) {
        this.connection = connection;
        this.rules = rules;
        this.cancellation = cancellation;
    }

    /** Makes one. */
    public ValidationResult of(SafetyCheck check, Duration budget) throws SQLException {
        Probe probe = new Probe(connection, cancellation, budget);
        switch (check) {
            case CONSTRAINTS -> constraints(probe);
            case DATA_INTEGRITY -> dataIntegrity(probe);
            case DISK_SPACE -> space(null, probe);
        }
        return probe.result();
    }

    /**
     * Makes all, what is quick first.
     *
     * @param needed what the user must be allowed to
     * @param backups the folder that backups are written to; null if none is made
     */
    public ValidationResult all(List<NeededRight> needed, @Nullable Path backups, Duration budget) throws SQLException {
        Probe probe = new Probe(connection, cancellation, budget);
        probe.at("rights", () -> rules.rights(needed, probe));
        space(backups, probe);
        constraints(probe);
        dataIntegrity(probe);
        return probe.result();
    }

    private void constraints(Probe probe) throws SQLException {
        probe.at("constraints", () -> rules.constraints(probe));
    }

    private void dataIntegrity(Probe probe) throws SQLException {
        probe.at("foreign keys", () -> rules.dataIntegrity(probe));
    }

    private void space(@Nullable Path backups, Probe probe) throws SQLException {
        probe.at("the room on the disk", () -> space.look(rules, backups, probe));
    }
}
