package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.RulesInForce;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was kept as text, with the data of a COPY behind it.
 *
 * @param statement without the data
 * @param copyData the data; null if there are none
 */
public record StoredStatement(
        Piece.Statement statement, @Nullable Reader copyData) {

    private static final String BEFORE_DATA = ";\n";
    private static final List<String> CHANGES = List.of("CREATE ", "DROP ", "ALTER ");
    private static final String MARKS = ";-#/";

    /** The text to be stored for a statement with data. */
    public static String withData(String statement, String data) {
        return statement + BEFORE_DATA + data;
    }

    /**
     * Reads such a text.
     *
     * @param number what is taken as its line
     * @param rules those for this statement, and then for the next
     */
    public static StoredStatement read(String text, int number, RulesInForce rules) {
        if (isPlain(text)) {
            rules.endStatement();
            return new StoredStatement(new Piece.Statement(text, number, List.of(), false), null);
        }
        List<Piece.Range> comments = new ArrayList<>();
        CopyDetection copy = new CopyDetection();
        Scanner scanner = new Scanner(text, rules.rules());
        StringBuilder read = new StringBuilder();
        for (Token token = scanner.next(read, true); token.type() != TokenType.END; token = scanner.next(read, false)) {
            if (token.type() == TokenType.LINE_COMMENT || token.type() == TokenType.BLOCK_COMMENT) {
                comments.add(new Piece.Range(token.from(), token.to()));
            } else if (token.type().isCode()) {
                copy.accept(token);
                rules.accept(token);
            } else if (token.type() == TokenType.DELIMITER
                    && rules.rules().has(LexicalOption.COPY_FROM_STDIN)
                    && copy.isFromStdin()
                    && text.startsWith(BEFORE_DATA, token.from())) {
                rules.endStatement();
                String statement = text.substring(0, token.from());
                String data = text.substring(token.from() + BEFORE_DATA.length());
                return new StoredStatement(
                        new Piece.Statement(statement, number, comments, true), new StringReader(data));
            }
        }
        rules.endStatement();
        return new StoredStatement(new Piece.Statement(text, number, comments, false), null);
    }

    /** Whether it has neither comment nor end, and is none that sets by which rules the next one is read. */
    private static boolean isPlain(String text) {
        return CHANGES.stream().anyMatch(text::startsWith) && MARKS.chars().noneMatch(mark -> text.indexOf(mark) >= 0);
    }
}
