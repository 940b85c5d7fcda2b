package io.mockloop.migrations.engine.binding;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The data sources for which a Java migration's connection is found: the manager's own, what those delegate to that
 * only delegate, and what is said to lead to the same database.
 */
public final class SharedDataSources {

    private final DataSource own;
    private final Supplier<? extends Collection<? extends DataSource>> others;

    /**
     * Those of one manager.
     *
     * @param others asked each time that a Java migration runs
     */
    public SharedDataSources(DataSource own, Supplier<? extends Collection<? extends DataSource>> others) {
        this.own = withoutTransactions(own);
        this.others = others;
    }

    /** One that knows of the thread's transactions would give a run the connection of its caller's. */
    private static DataSource withoutTransactions(DataSource dataSource) {
        DataSource target =
                dataSource instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : null;
        return target == null ? dataSource : withoutTransactions(target);
    }

    /** The one that gives the manager its connections. */
    public DataSource own() {
        return own;
    }

    /** All of them, and what they stand before. */
    public Set<DataSource> all() {
        Set<DataSource> all = new LinkedHashSet<>();
        add(own, all);
        others.get().forEach(other -> add(other, all));
        return all;
    }

    private static void add(DataSource dataSource, Set<DataSource> all) {
        all.add(dataSource);
        if (dataSource instanceof DelegatingDataSource proxy && proxy.getTargetDataSource() != null) {
            add(proxy.getTargetDataSource(), all);
        }
    }
}
