package io.mockloop.migrations.setup;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.Connections;
import io.mockloop.migrations.engine.DefaultMigrationManager;
import io.mockloop.migrations.engine.drift.OwnTables;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.run.RecoveryOrder;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.trial.ThrowAwayRules;
import io.mockloop.migrations.engine.trial.TrialParts;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.SafetyMode;
import io.mockloop.migrations.settings.SchemaCheck;
import io.mockloop.migrations.sql.split.Piece;
import io.mockloop.migrations.sql.split.StatementSplitter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** A manager, and what its like for other databases is made of. */
record Trials(Engines engines, PlanPolicy policy, RunSettings runs) implements TrialParts {

    DefaultMigrationManager manager(Connections connections) {
        return new DefaultMigrationManager(connections, engines, policy, runs, this);
    }

    @Override
    public DataSource dataSource() {
        return engines.dataSources().own();
    }

    /**
     * What is an order for once, or says what becomes of a database that was there before, is meant for the given one.
     */
    @Override
    public MigrationManager managerOf(DataSource other, Predicate<String> wanted, List<Path> more) {
        Engines theirs = engines.elsewhere(other, wanted, more);
        PlanPolicy plain = new PlanPolicy(
                policy.outOfOrder(),
                OnFuture.IGNORE,
                null,
                policy.onMissing(),
                false,
                theirs.pace().execution(),
                null);
        RunSettings usual = new RunSettings(
                runs.manager(),
                false,
                runs.lockTimeout(),
                runs.limits(),
                null,
                new RecoveryOrder(null, null),
                SchemaCheck.OFF,
                SafetyMode.OFF,
                null);
        return new Trials(theirs, plain, usual).manager(new Connections(theirs.dataSources(), 0, Duration.ZERO));
    }

    @Override
    public ThrowAwayRules throwAways(Connection connection) throws SQLException {
        return Dialects.of(connection.getMetaData()).throwAways();
    }

    @Override
    public SchemaReader schemas(Connection connection) throws SQLException {
        return Dialects.of(connection.getMetaData()).schemas();
    }

    @Override
    public Predicate<ObjectId> ownTables() {
        return new OwnTables(engines.names());
    }

    @Override
    public List<String> statements(Connection connection, String script) throws SQLException {
        StatementSplitter splitter = new StatementSplitter(
                script, Dialects.of(connection.getMetaData()).sql(connection).lexical());
        List<String> statements = new ArrayList<>();
        for (Piece piece = splitter.next(); piece != null; piece = splitter.next()) {
            if (piece instanceof Piece.Statement statement) {
                statements.add(statement.text());
            }
        }
        return statements;
    }
}
