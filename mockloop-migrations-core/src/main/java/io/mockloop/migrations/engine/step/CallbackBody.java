package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.StatementSender;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;

/** Sends the statements of callbacks, each waited for. */
final class CallbackBody {

    private final RunContext context;

    CallbackBody(RunContext context) {
        this.context = context;
    }

    /** Sends all of one. */
    void send(SqlCallback callback, Position position) throws SQLException {
        SqlScript script = callback.content();
        StatementSender sender = context.rules()
                .exactSender(
                        context.connection(),
                        context.cancellation(),
                        script.directives(Section.UP).timeout());
        int number = 0;
        try (ScriptStatements statements = script.statements(Section.UP)) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                position.at(++number, next.line(), next.text());
                sender.send(next, () -> {});
            }
        }
        sender.finish(List.of());
    }
}
