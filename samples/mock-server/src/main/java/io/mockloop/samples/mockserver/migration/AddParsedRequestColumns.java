package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds the headers and query parameters of a request in one form that can be relied on, {@link ParsedValues}, and fills
 * them in, batch by batch, for the requests that are in the log already.
 */
@Component
@MigrationInfo(
        version = "4",
        description = "Add parsed headers and query parameters",
        dependencies = "3",
        backupRequired = true)
class AddParsedRequestColumns extends DataMigration {

    private static final Logger log = LoggerFactory.getLogger(AddParsedRequestColumns.class);

    private final ParsedValues parsed;

    AddParsedRequestColumns(JsonMapper json) {
        this.parsed = new ParsedValues(json);
    }

    @Override
    public void prepare(DatabaseConnection db) {
        db.schema().addColumn("request_logs", table -> table.text("parsed_headers"));
        db.schema().addColumn("request_logs", table -> table.text("parsed_query_params"));
    }

    @Override
    public RowQuery rows() {
        return RowQuery.of("SELECT id, headers, query_params FROM request_logs").by("id");
    }

    @Override
    public void processBatch(DatabaseConnection db, List<Row> requests) {
        List<Row> read = requests.stream().map(this::parsed).toList();
        db.updateAll("request_logs", "id", read, "parsed_headers", "parsed_query_params");
        long unreadable =
                read.stream().filter(AddParsedRequestColumns::isUnreadable).count();
        if (unreadable > 0) {
            log.warn(
                    "{} logged requests have headers or query parameters that are no JSON object: their parsed form"
                            + " stays null",
                    unreadable);
        }
    }

    private Row parsed(Row request) {
        return request.with("parsed_headers", parsed.ofHeaders(request.getString("headers")))
                .with("parsed_query_params", parsed.ofQueryParameters(request.getString("query_params")));
    }

    private static boolean isUnreadable(Row request) {
        return (request.isNull("parsed_headers") && !request.isNull("headers"))
                || (request.isNull("parsed_query_params") && !request.isNull("query_params"));
    }

    @Override
    public void down(DatabaseConnection db) {
        db.schema().dropColumn("request_logs", "parsed_query_params");
        db.schema().dropColumn("request_logs", "parsed_headers");
    }
}
