package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.session.Remarks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Takes apart what the server says of an error (manual, 54.8): place, detail, hint and context, as psql shows them. */
final class ServerRemarks {

    /** PL/pgSQL counts a block's lines from the one that its opening quote stands in. */
    private static final Pattern IN_BLOCK =
            Pattern.compile("^PL/pgSQL function inline_code_block line (\\d+)", Pattern.MULTILINE);

    private static final Pattern BLOCK = Pattern.compile("\\s*DO\\b[^$']*(?:\\$\\w*\\$|')", Pattern.CASE_INSENSITIVE);

    private ServerRemarks() {}

    static Remarks of(SQLException failure, String statement) {
        ServerErrorMessage said = failure instanceof PSQLException server ? server.getServerErrorMessage() : null;
        if (said == null) {
            return Remarks.NONE;
        }
        List<String> texts = new ArrayList<>();
        add("DETAIL", said.getDetail(), texts);
        add("HINT", said.getHint(), texts);
        add("QUERY", said.getInternalQuery(), texts);
        add("CONTEXT", said.getWhere(), texts);
        return new Remarks(line(said, statement), texts);
    }

    private static void add(String word, @Nullable String text, List<String> texts) {
        if (text != null && !text.isBlank()) {
            texts.add(word + ": " + text.strip().replace("\n", "\n  "));
        }
    }

    private static int line(ServerErrorMessage said, String statement) {
        if (said.getPosition() > 0) {
            int characters = Math.min(said.getPosition() - 1, statement.codePointCount(0, statement.length()));
            return lineAt(statement, statement.offsetByCodePoints(0, characters));
        }
        Matcher within = IN_BLOCK.matcher(said.getWhere() == null ? "" : said.getWhere());
        Matcher block = BLOCK.matcher(statement);
        return within.find() && block.lookingAt()
                ? lineAt(statement, block.end()) + Integer.parseInt(within.group(1)) - 1
                : 0;
    }

    private static int lineAt(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
