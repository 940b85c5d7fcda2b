package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.session.RunContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a step's rows beside the history. */
final class RowTables {

    private static final Logger logger = LoggerFactory.getLogger(RowTables.class);

    private final RunContext context;
    private final @Nullable Version version;
    private @Nullable Checkpoints checkpoints;

    /** Those of a migration; none is there yet. */
    RowTables(RunContext context, @Nullable Version version) {
        this.context = context;
        this.version = version;
    }

    void make() throws SQLException {
        checkpoints = new Checkpoints(
                context.connection(), context.historyRules(), context.writer().names());
        checkpoints.make();
    }

    Checkpoints checkpoints() {
        return Objects.requireNonNull(checkpoints, "Nothing tells yet how far it has come");
    }

    /** The statements that forget the migration; none if nothing was made. */
    List<String> forgetting() {
        return checkpoints == null
                ? List.of()
                : List.of(checkpoints.delete(Objects.requireNonNull(version, "A migration of rows has one")));
    }

    /** What is left of it holds nothing, and is in nobody's way. */
    void clear() {
        try {
            context.transactions().leave();
            checkpoints().clear();
        } catch (SQLException e) {
            logger.info(
                    "The empty table {} could not be removed: {}", checkpoints().display(), e.getMessage());
        }
    }
}
