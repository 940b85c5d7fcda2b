package io.mockloop.migrations.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.client.Client;
import org.mariadb.jdbc.message.client.ResetPacket;

/** MariaDB takes back all but the database; what its driver sets in each new session is set again. */
final class MariaDbRenewal implements KeptSessions.Renewal {

    /** Sets what the driver does to what it is in a new session. */
    private volatile @Nullable String asNew;

    @Override
    public void opened(Connection session) throws SQLException {
        if (asNew == null) {
            try (Statement statement = session.createStatement();
                    ResultSet values = statement.executeQuery("SELECT CONCAT('SET sql_mode = ', QUOTE(@@sql_mode),"
                            + " ', session_track_system_variables = ', QUOTE(@@session_track_system_variables))")) {
                values.next();
                asNew = values.getString(1);
            }
        }
    }

    @Override
    public void renew(Connection session) throws SQLException {
        Client client = session.unwrap(org.mariadb.jdbc.Connection.class).getClient();
        client.execute(ResetPacket.INSTANCE, true);
        client.reset();
        client.getContext().setTransactionIsolationLevel(null);
        try (Statement statement = session.createStatement()) {
            statement.execute(asNew);
        }
        session.setCatalog(client.getContext().getConf().database());
    }
}
