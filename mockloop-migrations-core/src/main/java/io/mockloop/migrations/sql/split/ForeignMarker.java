package io.mockloop.migrations.sql.split;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment by which another tool is told how to run a script. Taken for a comment, it would let the script's undo be
 * run behind its way up, or its transactions be others than it says.
 *
 * @param tool whose it is
 * @param instead what is to be written in its place, as a sentence
 */
public record ForeignMarker(String tool, String instead) {

    private static final String UP = "Write '-- migrate:up' in its place.";
    private static final String DOWN = "Write '-- migrate:down' in its place.";
    private static final String NO_TRANSACTION =
            "Write '-- transaction: false' in its place, before the first statement of the file or section.";
    private static final String REMOVE = "Remove the line: where a statement ends is known without it.";

    private record Form(Pattern pattern, String tool, UnaryOperator<String> instead) {

        Form(String pattern, String tool, UnaryOperator<String> instead) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), tool, instead);
        }
    }

    /** The first group is what is asked for. */
    private static final List<Form> FORMS = List.of(
            new Form("\\+goose\\b\\s*(.*)", "goose", ForeignMarker::ofGoose),
            new Form("\\+migrate\\b\\s*(.*)", "sql-migrate", ForeignMarker::ofGoose),
            new Form("rambler\\s+(up|down)", "rambler", ForeignMarker::ofGoose),
            new Form("(?:-+\\s*)?!(up|down)s", "Play's evolutions", ForeignMarker::ofGoose),
            new Form("(?://\\s*)?@undo\\b(.*)", "MyBatis Migrations", said -> DOWN),
            new Form("-*\\s*create above\\s*/\\s*drop below\\b(.*)", "tern", said -> DOWN),
            new Form("atlas:\\s*(.*)", "Atlas", ForeignMarker::ofAtlas),
            new Form(
                    "liquibase\\s+formatted\\s+sql\\b(.*)",
                    "Liquibase",
                    said -> "Remove the line, and make a file of each changeset, such as V1__first.sql, with"
                            + " '-- migrate:down' before the statements of its rollback."),
            new Form(
                    "changeset\\s+\\S+:\\S+(.*)",
                    "Liquibase",
                    said ->
                            "Make a file of each changeset, such as V1__first.sql, and write '-- changeset: AUTHOR:ID' in"
                                    + " its place, by which the file is known as one that Liquibase has run."));

    /** Only if it stands right behind the comment mark. */
    private static final Pattern ROLLBACK = Pattern.compile("rollback(\\s.*)?", Pattern.CASE_INSENSITIVE);

    /** Words that head an undo for people, and for tools that go by a line's beginning; each may be prose, too. */
    private static final Pattern HEADING =
            Pattern.compile("[-=#*\\s]*(?:down|undo|rollback|down migration)[-=#*:\\s]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNDOES =
            Pattern.compile("(?:DROP|ALTER|DELETE|TRUNCATE|RENAME|UPDATE)\\b", Pattern.CASE_INSENSITIVE);

    /** Whether a comment may be the heading of an undo. */
    public static boolean mayHeadUndo(Piece.Comment comment) {
        return comment.ownLine() && HEADING.matcher(comment.text()).matches();
    }

    /** Whether a statement behind such a heading makes it one. */
    public static boolean mayUndo(String statement) {
        return UNDOES.matcher(statement).lookingAt();
    }

    /** The marker that a comment is; empty for one that is for people, and for our own. */
    public static Optional<ForeignMarker> in(Piece.Comment comment) {
        if (!comment.ownLine() || comment.text().isEmpty()) {
            return Optional.empty();
        }
        if (comment.attached() && ROLLBACK.matcher(comment.text()).matches()) {
            return Optional.of(new ForeignMarker(
                    "Liquibase",
                    "Write '-- migrate:down', and the statements below it; or put a space behind the '--' of what is only"
                            + " a remark."));
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(comment.text());
            if (matcher.matches()) {
                String said = matcher.group(1).strip().toLowerCase(Locale.ROOT);
                return Optional.of(new ForeignMarker(form.tool(), form.instead().apply(said)));
            }
        }
        return Optional.empty();
    }

    private static String ofGoose(String said) {
        if (said.startsWith("no transaction")) {
            return NO_TRANSACTION;
        }
        if (said.startsWith("statement")) {
            return REMOVE;
        }
        if (said.startsWith("envsub")) {
            return "Remove the line: ${name} is replaced by mockloop.migrations.placeholders.name.";
        }
        String marker = said.startsWith("down") ? DOWN : UP;
        return said.contains("notransaction")
                ? marker.replace(" in its place.", ", and '-- transaction: false' in the next line.")
                : marker;
    }

    private static String ofAtlas(String said) {
        if (said.startsWith("txmode")) {
            return said.endsWith("none") ? NO_TRANSACTION : "Remove the line: each migration has its transaction.";
        }
        if (said.startsWith("delimiter")) {
            return "Remove the line: where a statement ends is known without it, or said by DELIMITER.";
        }
        return said.startsWith("nolint")
                ? "Write '-- lint: ignore RULE reason' at the file's head."
                : "Remove the line.";
    }
}
