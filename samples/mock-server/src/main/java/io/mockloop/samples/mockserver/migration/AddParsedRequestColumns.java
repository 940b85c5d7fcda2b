package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds the headers and query parameters of a request in one form that can be relied on, {@link ParsedValues}, and fills
 * them in for the requests that are in the log already.
 */
@Component
@MigrationInfo(
        version = "4",
        description = "Add parsed headers and query parameters",
        dependencies = "3",
        backupRequired = true)
class AddParsedRequestColumns implements Migration {

    private static final Logger log = LoggerFactory.getLogger(AddParsedRequestColumns.class);

    private static final int PAGE = 500;

    private final ParsedValues parsed;

    AddParsedRequestColumns(JsonMapper json) {
        this.parsed = new ParsedValues(json);
    }

    @Override
    public void up(DatabaseConnection db) {
        db.execute("ALTER TABLE request_logs ADD COLUMN parsed_headers TEXT");
        db.execute("ALTER TABLE request_logs ADD COLUMN parsed_query_params TEXT");
        long unreadable = 0;
        List<LoggedRequest> page = pageAfter(db, Long.MIN_VALUE);
        while (!page.isEmpty()) {
            unreadable += fill(db, page);
            page = pageAfter(db, page.get(page.size() - 1).id());
        }
        if (unreadable > 0) {
            log.warn(
                    "{} logged requests have headers or query parameters that are no JSON object: their parsed form"
                            + " stays null",
                    unreadable);
        }
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("ALTER TABLE request_logs DROP COLUMN parsed_query_params");
        db.execute("ALTER TABLE request_logs DROP COLUMN parsed_headers");
    }

    /** Goes on after the last key, instead of counting rows from the beginning, and never holds more than a page. */
    private static List<LoggedRequest> pageAfter(DatabaseConnection db, long id) {
        return db.query(
                "SELECT id, headers, query_params FROM request_logs WHERE id > ? ORDER BY id LIMIT " + PAGE,
                (row, number) ->
                        new LoggedRequest(row.getLong("id"), row.getString("headers"), row.getString("query_params")),
                id);
    }

    private long fill(DatabaseConnection db, List<LoggedRequest> page) {
        long unreadable = 0;
        List<Object[]> values = new ArrayList<>();
        for (LoggedRequest request : page) {
            String headers = parsed.ofHeaders(request.headers());
            String queryParams = parsed.ofQueryParameters(request.queryParams());
            if ((headers == null && request.headers() != null)
                    || (queryParams == null && request.queryParams() != null)) {
                unreadable++;
            }
            if (headers != null || queryParams != null) {
                values.add(new Object[] {headers, queryParams, request.id()});
            }
        }
        if (!values.isEmpty()) {
            db.batchUpdate("UPDATE request_logs SET parsed_headers = ?, parsed_query_params = ? WHERE id = ?", values);
        }
        return unreadable;
    }

    private record LoggedRequest(
            long id, @Nullable String headers, @Nullable String queryParams) {}
}
