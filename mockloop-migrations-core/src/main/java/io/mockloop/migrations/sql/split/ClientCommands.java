package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.BlockTracker;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.ScriptInput;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.Set;

/** Commands of the database's own client: the one that sets the delimiter is obeyed, all others refused or ignored. */
final class ClientCommands {

    /** Longer than any delimiter is, and than the clients take. */
    private static final int LONGEST_DELIMITER = 100;

    private static final int LONGEST_WORD = 16;

    /** What can begin a statement, and hardly be an operand or an alias. */
    private static final Set<String> STATEMENTS =
            Set.of("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE", "GRANT", "REVOKE", "TRUNCATE");

    /** What delimiters are made of, and hardly what follows a name on its line. */
    private static final String MARKS = "/;$|#@!~^%&*";

    private final ScriptInput reader;
    private final Scanner scanner;
    private final LexicalRules rules;
    private final boolean delimiterCommand;
    private final boolean backslashCommands;
    private final boolean backslashN;
    private final boolean dotCommands;

    ClientCommands(ScriptInput reader, LexicalRules rules, Scanner scanner) {
        this.reader = reader;
        this.scanner = scanner;
        this.rules = rules;
        delimiterCommand = rules.has(LexicalOption.DELIMITER_COMMAND);
        backslashCommands = rules.has(LexicalOption.BACKSLASH_COMMANDS);
        backslashN = rules.has(LexicalOption.BACKSLASH_N);
        dotCommands = rules.has(LexicalOption.DOT_COMMANDS);
    }

    /**
     * Takes a client's command, with the rest of its line.
     *
     * @param token the token that may begin one
     * @param open whether a statement is open
     * @return false if it is no command
     */
    boolean take(Token token, boolean open, BlockTracker blocks) {
        if (token.firstOnLine()) {
            requireNoForeignEnd(token, open);
        }
        if (token.type() == TokenType.WORD) {
            if (!open && isClientWord(token)) {
                throw refused(token.string(), token.line());
            }
            return delimiterCommand && token.isWord("DELIMITER") && delimiter(token, open, blocks);
        }
        if (token.isSymbol('\\')) {
            return backslashCommands && backslash(token, open);
        }
        if (token.isSymbol('.') && dotCommands && !open && token.firstOnLine()) {
            throw refused("." + word(), token.line());
        }
        return false;
    }

    /** A line that ends a statement for the clients of Oracle and SQL Server; in a statement only if it ends there. */
    private void requireNoForeignEnd(Token token, boolean open) {
        boolean slash = token.isSymbol('/');
        if (!slash && !(token.isWord("GO") && !isClientWord(token))) {
            return;
        }
        String rest = scanner.peekRestOfLine(LONGEST_WORD).strip();
        boolean alone = rest.isEmpty() || (!slash && rest.chars().allMatch(Scanner::isDigit));
        if (alone && (!open || nextStatementFollows(rest.length()))) {
            throw reader.problem(
                    "CLIENT_COMMAND",
                    token.line(),
                    slash
                            ? "a line / is a command of Oracle's client, and no SQL."
                            : "%s is a command of SQL Server's client, and no SQL.".formatted(token.string()),
                    "Remove it, and end the statement before it with %s where that is missing."
                            .formatted(scanner.delimiter()));
        }
    }

    private boolean nextStatementFollows(int from) {
        int at = from;
        while (Scanner.isSpace(reader.peek(at)) || (reader.peek(at) == '-' && reader.peek(at + 1) == '-')) {
            boolean comment = reader.peek(at) == '-';
            while (comment && reader.peek(at) >= 0 && reader.peek(at) != '\n') {
                at++;
            }
            at += comment ? 0 : 1;
        }
        StringBuilder word = new StringBuilder();
        for (int c = reader.peek(at); Scanner.isWord(c) && word.length() < LONGEST_WORD; c = reader.peek(++at)) {
            word.append((char) c);
        }
        return reader.peek(at) < 0 || STATEMENTS.contains(Ascii.upper(word.toString()));
    }

    private boolean isClientWord(Token token) {
        return token.to() - token.from() <= LONGEST_WORD && rules.clientWords().contains(Ascii.upper(token.string()));
    }

    private boolean delimiter(Token token, boolean open, BlockTracker blocks) {
        if (!open) {
            setDelimiter(token);
            return true;
        }
        // a name may be "delimiter", too, so only what can't be anything else is an error
        String rest = token.firstOnLine() && !blocks.isOpen()
                ? scanner.peekRestOfLine(LONGEST_DELIMITER + 1).strip()
                : "";
        boolean command = rest.chars().allMatch(c -> Scanner.isWord(c) || MARKS.indexOf(c) >= 0)
                && rest.chars().anyMatch(c -> MARKS.indexOf(c) >= 0);
        if (command && !rest.equals(scanner.delimiter())) {
            throw reader.problem(
                    "DELIMITER_IN_STATEMENT",
                    token.line(),
                    "DELIMITER stands inside a statement that has not ended.",
                    "End the statement before it with %s.".formatted(scanner.delimiter()));
        }
        return false;
    }

    private void setDelimiter(Token token) {
        String rest = scanner.restOfLine().strip();
        int space = 0;
        while (space < rest.length() && !Scanner.isSpace(rest.charAt(space))) {
            space++;
        }
        String delimiter = unquoted(rest.substring(0, space));
        String wrong = delimiter.isEmpty()
                ? "DELIMITER names no delimiter."
                : delimiter.indexOf('\\') >= 0
                        ? "a delimiter cannot hold a backslash."
                        : delimiter.length() > LONGEST_DELIMITER ? "this delimiter is too long." : null;
        if (wrong != null) {
            throw reader.problem(
                    "BAD_DELIMITER", token.line(), wrong, "Write a delimiter behind it, such as DELIMITER //.");
        }
        scanner.useDelimiter(delimiter, token.line());
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && "'\"`".indexOf(text.charAt(0)) >= 0
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private boolean backslash(Token token, boolean open) {
        if (backslashN && reader.peek(0) == 'N') {
            return false;
        }
        String command = "\\" + word();
        if (!open && rules.ignoredClientCommands().contains(command)) {
            scanner.restOfLine();
            return true;
        }
        throw refused(command, token.line());
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int c = reader.peek(0); c > ' ' && (word.length() == 0 || Scanner.isWord(c)); c = reader.peek(0)) {
            word.append(reader.take());
        }
        return word.toString();
    }

    private RuntimeException refused(String command, int line) {
        return reader.problem(
                "CLIENT_COMMAND",
                line,
                "%s is a command of the database's own client, and no SQL.".formatted(command),
                "Remove it, or write what it does as SQL.");
    }
}
