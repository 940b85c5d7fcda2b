package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.split.Piece.Range;
import io.mockloop.migrations.sql.token.BlockTracker;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.RulesInForce;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.ScriptInput;
import io.mockloop.migrations.sql.token.ScriptReader;
import io.mockloop.migrations.sql.token.TextInput;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a script into its statements and the comments between them, in one pass, holding one statement at a time.
 *
 * <p>A {@linkplain Piece.Comment#isMarker marker} ends a statement that no delimiter has ended.
 */
public final class StatementSplitter {

    private static final int KEPT_CAPACITY = 1 << 16;

    private final ScriptInput reader;
    private final LexicalRules rules;
    private final Scanner scanner;
    private final BlockTracker blocks;
    private final RulesInForce inForce;
    private final CopyDetection copy = new CopyDetection();
    private final ClientCommands commands;
    private StringBuilder text = new StringBuilder();
    private List<Range> comments = new ArrayList<>();
    /** Whether a statement has begun: with code, or with a hint that code may follow. */
    private boolean open;
    /** Whether there is anything in it that the database would take as a statement. */
    private boolean hasCode;

    /** Whether what would end a statement stands inside of it. */
    private boolean holdsDelimiter;

    private int end;
    private int line;
    private Piece.@Nullable Comment held;
    private @Nullable StatementDigest digest;
    private @Nullable CopyData copyData;

    /** Splits what a reader gives. */
    public StatementSplitter(ScriptReader reader, LexicalRules rules) {
        this((ScriptInput) reader, rules);
    }

    /** Splits a text, what isn't closed in it ending with it. */
    public StatementSplitter(String text, LexicalRules rules) {
        this(new TextInput(text), rules);
    }

    StatementSplitter(ScriptInput reader, LexicalRules rules) {
        this.reader = reader;
        this.rules = rules;
        scanner = new Scanner(reader, rules);
        blocks = rules.bodies().get();
        blocks.use(rules);
        inForce = new RulesInForce(rules);
        commands = new ClientCommands(reader, rules, scanner);
    }

    /** What the tokens of the following statements are added to; null for nothing. */
    public void digestInto(@Nullable StatementDigest target) {
        digest = target;
    }

    /** Goes on after a marker: each section begins with the default delimiter, in a session of its own. */
    public void beginSection() {
        scanner.useDelimiter(";", 0);
        inForce.reset();
        useRulesInForce();
    }

    /** The next piece; null at the end. */
    public @Nullable Piece next() {
        if (copyData != null) {
            copyData.drain();
            copyData = null;
        }
        Piece piece = held;
        held = null;
        while (piece == null) {
            Token token = scanner.next(text, !open);
            if (token.type() == TokenType.END) {
                return endOfText();
            }
            piece = accept(token);
        }
        return piece;
    }

    /** The data of the statement that was given last, to be read before the next piece is asked for. */
    public @Nullable Reader copyData() {
        return copyData;
    }

    private @Nullable Piece accept(Token token) {
        switch (token.type()) {
            case SPACE -> notCode();
            case BLOCK_COMMENT -> {
                innerComment(token);
                notCode();
            }
            case LINE_COMMENT -> {
                return lineComment(token);
            }
            case DELIMITER -> {
                return delimiter(token);
            }
            case HINT -> begin(token);
            default -> code(token);
        }
        return null;
    }

    private void notCode() {
        if (!open) {
            text.setLength(0);
        } else if (digest != null) {
            digest.gap();
        }
    }

    private void innerComment(Token token) {
        if (open) {
            comments.add(new Range(token.from(), token.to()));
        }
    }

    private @Nullable Piece lineComment(Token token) {
        Piece.Comment piece = comment(token);
        if (open && !piece.isMarker() && ForeignMarker.in(piece).isEmpty()) {
            innerComment(token);
            notCode();
            return null;
        }
        Piece.Statement statement = hasCode ? unterminated() : null;
        clear();
        if (statement != null) {
            held = piece;
            return statement;
        }
        return piece;
    }

    private static Piece.Comment comment(Token token) {
        boolean hash = token.first() == '#';
        String content = token.text().substring(token.from() + (hash ? 1 : 2), token.to());
        boolean attached = !hash && !content.isEmpty() && !Scanner.isSpace(content.charAt(0));
        return new Piece.Comment(content.strip(), token.line(), token.firstOnLine(), attached);
    }

    private void begin(Token token) {
        if (!open) {
            open = true;
            line = token.line();
        }
        if (digest != null) {
            digest.token(token);
        }
    }

    private void code(Token token) {
        if (commands.take(token, open, blocks)) {
            text.setLength(0);
            return;
        }
        boolean semicolon = token.isSymbol(';');
        if (semicolon && !hasCode) {
            clear();
            return;
        }
        hasCode = true;
        begin(token);
        end = semicolon ? end : token.to();
        blocks.accept(token);
        copy.accept(token);
        inForce.accept(token);
    }

    private @Nullable Piece delimiter(Token token) {
        boolean inside = scanner.inConditional() || (scanner.hasDefaultDelimiter() && blocks.isOpen());
        if (inside) {
            code(token);
            holdsDelimiter = true;
            return null;
        }
        Piece.Statement statement = hasCode ? statement() : null;
        clear();
        return statement;
    }

    private @Nullable Piece endOfText() {
        if (!hasCode) {
            return null;
        }
        Piece.Statement last = unterminated();
        clear();
        return last;
    }

    private Piece.Statement unterminated() {
        scanner.requireNoConditional();
        if (!scanner.hasDefaultDelimiter()) {
            throw reader.problem(
                    "UNCLOSED_DELIMITER",
                    scanner.delimiterLine(),
                    "DELIMITER %s is set here, and the statement of line %d is not ended by it."
                            .formatted(scanner.delimiter(), line),
                    "End the statement with %s.".formatted(scanner.delimiter()));
        }
        if (holdsDelimiter && blocks.isOpen() && scanner.hasDefaultDelimiter()) {
            throw reader.problem(
                    "UNCLOSED_BODY",
                    line,
                    "the statement that begins here has a body, or parentheses, with a semicolon inside, and is not ended.",
                    "Add the END, or the parenthesis, that is missing.");
        }
        if (copiesFromStdin()) {
            throw reader.problem(
                    "UNCLOSED_COPY",
                    line,
                    "this COPY … FROM stdin has neither a semicolon nor data behind it.",
                    "End it with a semicolon, and its data with a line \\.");
        }
        return statement();
    }

    private void requireNoCopyToClient() {
        if (rules.has(LexicalOption.COPY_FROM_STDIN) && copy.isToStdout()) {
            throw reader.problem(
                    "COPY_TO_STDOUT",
                    line,
                    "this COPY … TO STDOUT sends rows to its client, and a migration has nobody to read them.",
                    "Remove it, or write COPY … TO 'file', which the server writes.");
        }
    }

    private boolean copiesFromStdin() {
        return rules.has(LexicalOption.COPY_FROM_STDIN) && copy.isFromStdin();
    }

    private Piece.Statement statement() {
        requireNoCopyToClient();
        boolean hasCopyData = copiesFromStdin();
        if (hasCopyData) {
            copyData = new CopyData(reader, line, digest, !copy.isCsv());
        } else if (digest != null) {
            digest.endStatement();
        }
        inForce.endStatement();
        useRulesInForce();
        comments.removeIf(comment -> comment.from() >= end);
        return new Piece.Statement(text.substring(0, end), line, List.copyOf(comments), hasCopyData);
    }

    private void useRulesInForce() {
        scanner.use(inForce.rules());
        blocks.use(inForce.rules());
    }

    private void clear() {
        open = false;
        hasCode = false;
        holdsDelimiter = false;
        end = 0;
        comments.clear();
        blocks.reset();
        copy.reset();
        if (text.capacity() > KEPT_CAPACITY) {
            text = new StringBuilder();
            scanner.readInto(text);
        } else {
            text.setLength(0);
        }
    }
}
