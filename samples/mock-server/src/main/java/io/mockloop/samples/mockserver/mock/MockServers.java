package io.mockloop.samples.mockserver.mock;

import io.mockloop.samples.mockserver.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code mock_servers}. */
@Repository
class MockServers {

    private final JdbcClient jdbc;

    MockServers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(NewMockServer.Row server) {
        jdbc.sql("INSERT INTO mock_servers (id, name, spec_path, spec_content, output_directory, config)"
                        + " VALUES (:id, :name, :specPath, :specContent, :outputDirectory, :config)")
                .paramSource(server)
                .update();
    }

    List<MockServer> all() {
        return jdbc.sql("SELECT * FROM mock_servers ORDER BY id")
                .query(MockServers::map)
                .list();
    }

    Optional<MockServer> find(String id) {
        return jdbc.sql("SELECT * FROM mock_servers WHERE id = ?")
                .param(id)
                .query(MockServers::map)
                .optional();
    }

    /** Whether there was one. */
    boolean start(String id, int port, long pid) {
        return jdbc.sql("UPDATE mock_servers SET status = 'running', port = ?, pid = ?, started_at = CURRENT_TIMESTAMP,"
                                + " stopped_at = NULL, updated_at = CURRENT_TIMESTAMP WHERE id = ?")
                        .params(port, pid, id)
                        .update()
                > 0;
    }

    /** Whether there was one. */
    boolean stop(String id) {
        return jdbc.sql("UPDATE mock_servers SET status = 'stopped', port = NULL, pid = NULL,"
                                + " stopped_at = CURRENT_TIMESTAMP, updated_at = CURRENT_TIMESTAMP WHERE id = ?")
                        .param(id)
                        .update()
                > 0;
    }

    /** Its scenarios and webhooks go with it, as the foreign keys say; the log of its requests stays. */
    boolean remove(String id) {
        return jdbc.sql("DELETE FROM mock_servers WHERE id = ?").param(id).update() > 0;
    }

    private static MockServer map(ResultSet row, int number) throws SQLException {
        return new MockServer(
                row.getString("id"),
                row.getString("name"),
                row.getString("spec_path"),
                row.getString("spec_content"),
                row.getString("output_directory"),
                Columns.integerOrNull(row, "port"),
                row.getString("status"),
                Columns.integerOrNull(row, "pid"),
                row.getString("config"),
                Columns.moment(row, "created_at"),
                Columns.moment(row, "updated_at"),
                Columns.momentOrNull(row, "started_at"),
                Columns.momentOrNull(row, "stopped_at"));
    }
}
