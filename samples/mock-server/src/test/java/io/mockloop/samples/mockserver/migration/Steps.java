package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** TEMPORARY until the engine is merged: runs the sample's migrations one by one. */
@SuppressWarnings("StringSplitter")
public final class Steps {

    private final Connection db;

    public Steps(DataSource dataSource, Database database) {
        this.db = new Connection(new JdbcTemplate(dataSource), database);
    }

    public void up(int version) {
        run(version, true);
    }

    public void down(int version) {
        run(version, false);
    }

    private void run(int version, boolean up) {
        try {
            if (version == 1 || version == 4) {
                Migration m = version == 1 ? new CreateInitialSchema() : new AddParsedRequestColumns(new JsonMapper());
                if (up) {
                    m.up(db);
                } else {
                    m.down(db);
                }
                return;
            }
            String text;
            if (version == 2) {
                String[] parts = read("migration_002_create_scenarios").split("-- migrate:down");
                text = up ? parts[0].split("-- migrate:up")[1] : parts[1];
            } else {
                text = read(up ? "V3__add_webhooks" : "U3__add_webhooks");
            }
            for (String statement : text.replaceAll("(?m)^--.*$", "").split(";")) {
                if (!statement.isBlank()) {
                    db.execute(statement);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String read(String name) throws IOException {
        List<String> suffixes = switch (db.database()) {
            case SQLITE -> List.of(".sqlite.sql", ".sql");
            case POSTGRESQL -> List.of(".postgresql.sql", ".sql");
            default -> List.of(".mysql.sql", ".sql");
        };
        for (String suffix : suffixes) {
            try (InputStream in = Steps.class.getResourceAsStream("/db/migration/" + name + suffix)) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new UncheckedIOException(new IOException(name));
    }

    private record Connection(JdbcTemplate template, Database database) implements DatabaseConnection {
        @Override
        public int execute(String sql, Object... args) {
            return template.update(sql, args);
        }

        @Override
        public List<Map<String, Object>> query(String sql, Object... args) {
            return template.query(sql, new ColumnMapRowMapper(), args);
        }

        @Override
        public <T> List<T> query(String sql, RowMapper<T> mapper, Object... args) {
            return template.query(sql, mapper, args);
        }

        @Override
        public int[] batchUpdate(String sql, List<Object[]> batchArgs) {
            return template.batchUpdate(sql, batchArgs);
        }

        @Override
        public JdbcClient jdbc() {
            return JdbcClient.create(template);
        }
    }
}
