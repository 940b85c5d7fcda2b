package io.mockloop.samples.mockserver.scenario;

import io.mockloop.samples.mockserver.storage.Columns;
import io.mockloop.samples.mockserver.storage.StoredText;
import io.mockloop.samples.mockserver.web.Input;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code scenarios}. */
@Repository
public class Scenarios {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Scenarios(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The scenario that a mock server follows now. */
    public Optional<Scenario> active(String serverId) {
        return jdbc.sql("SELECT * FROM scenarios WHERE server_id = ? AND is_active = TRUE")
                .param(serverId)
                .query(this::map)
                .optional();
    }

    void add(String serverId, NewScenario.Row scenario) {
        jdbc.sql("INSERT INTO scenarios (name, server_id, description, config, created_by)"
                        + " VALUES (:name, :serverId, :description, :config, :createdBy)")
                .param("name", scenario.name())
                .param("serverId", serverId)
                .param("description", scenario.description())
                .param("config", Input.required("config", json.writeValueAsString(scenario.config()), StoredText.TEXT))
                .param("createdBy", scenario.createdBy())
                .update();
    }

    List<Scenario> all(String serverId) {
        return jdbc.sql("SELECT * FROM scenarios WHERE server_id = ? ORDER BY name")
                .param(serverId)
                .query(this::map)
                .list();
    }

    Optional<Scenario> find(String serverId, String name) {
        return jdbc.sql("SELECT * FROM scenarios WHERE server_id = ? AND name = ?")
                .params(serverId, name)
                .query(this::map)
                .optional();
    }

    /**
     * One statement, so that a server is never without an active scenario in between, and over all of its rows, so that
     * two who activate at once wait for each other and don't both succeed. MySQL sets columns from left to right.
     */
    void activate(Scenario scenario) {
        jdbc.sql("UPDATE scenarios SET"
                        + " updated_at = CASE WHEN is_active = (id = ?) THEN updated_at ELSE CURRENT_TIMESTAMP END,"
                        + " is_active = (id = ?) WHERE server_id = ?")
                .params(scenario.id(), scenario.id(), scenario.serverId())
                .update();
    }

    void deactivate(Scenario scenario) {
        jdbc.sql("UPDATE scenarios SET is_active = FALSE, updated_at = CURRENT_TIMESTAMP WHERE id = ?")
                .param(scenario.id())
                .update();
    }

    void remove(Scenario scenario) {
        jdbc.sql("DELETE FROM scenarios WHERE id = ?").param(scenario.id()).update();
    }

    private Scenario map(ResultSet row, int number) throws SQLException {
        return new Scenario(
                row.getLong("id"),
                row.getString("name"),
                row.getString("server_id"),
                row.getString("description"),
                json.readValue(row.getString("config"), ScenarioConfig.class),
                row.getBoolean("is_active"),
                Columns.moment(row, "created_at"),
                Columns.moment(row, "updated_at"),
                row.getString("created_by"));
    }
}
