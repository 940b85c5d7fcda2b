package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.CountingDataSource;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.WireProxy;
import io.mockloop.migrations.testkit.WireTraffic;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A pool of one connection that is open already, and what goes over it: counted on the wire, or, on SQLite, which has
 * none, where the driver is called.
 */
public final class Meter implements AutoCloseable {

    private final @Nullable WireProxy proxy;
    private final SingleConnectionDataSource pool;
    private final CountingDataSource counting;

    /**
     * What was counted.
     *
     * @param borrowed how often a connection was asked for
     * @param statements the texts of the statements
     */
    public record Count(int borrowed, int roundTrips, int commits, List<String> statements) {}

    private Meter(@Nullable WireProxy proxy, SingleConnectionDataSource pool) {
        this.proxy = proxy;
        this.pool = pool;
        this.counting = new CountingDataSource(pool);
    }

    /** One whose connection is open, and nothing counted but its opening. */
    public static Meter on(FreshDatabase database, boolean autoCommit) throws SQLException {
        WireProxy proxy = database.kind() == Database.SQLITE ? null : WireProxy.to(database.access());
        SingleConnectionDataSource pool = new SingleConnectionDataSource(
                proxy == null ? database.url() : proxy.access().url(), database.user(), database.password(), true);
        pool.setAutoCommit(autoCommit);
        pool.getConnection().close();
        return new Meter(proxy, pool);
    }

    /** The pool. */
    public DataSource dataSource() {
        return counting;
    }

    /** Forgets what was counted. */
    public void reset() {
        counting.reset();
        if (proxy != null) {
            proxy.reset();
        }
    }

    /**
     * Lets the connection die at the n-th round trip from now.
     *
     * @param answer whether the server has done by then what was asked; not on SQLite, where nothing lies between
     */
    public void dieAt(int roundTrip, boolean answer) {
        if (proxy == null) {
            counting.dieAt(roundTrip);
        } else if (answer) {
            proxy.loseAnswer(roundTrip);
        } else {
            proxy.loseRequest(roundTrip);
        }
    }

    /** What was counted since. */
    public Count count() {
        if (proxy == null) {
            List<String> statements = counting.statements();
            return new Count(counting.borrowed(), statements.size(), counting.commits(), statements);
        }
        WireTraffic traffic = proxy.snapshot();
        return new Count(counting.borrowed(), traffic.roundTrips(), traffic.commits(), traffic.statements());
    }

    @Override
    public void close() {
        pool.destroy();
        if (proxy != null) {
            proxy.close();
        }
    }
}
