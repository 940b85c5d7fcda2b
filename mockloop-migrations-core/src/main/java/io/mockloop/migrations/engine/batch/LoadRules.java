package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.settings.DataLimits;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** What a database tells of how hard it is at work. */
@FunctionalInterface
public interface LoadRules {

    /**
     * What is known.
     *
     * @param problem what is beyond a limit; null if nothing is
     * @param unseen what the user may not see, and what it would take; null if all was seen
     */
    record Load(@Nullable String problem, @Nullable String unseen) {

        /** Nothing is beyond a limit. */
        public static final Load NONE = new Load(null, null);
    }

    /**
     * One query, outside of a transaction.
     *
     * @param statement names the tables that are meant
     * @return null if the database tells nothing that these limits are about
     */
    @Nullable SqlFunction<Connection, Load> question(DataLimits limits, String statement);
}
