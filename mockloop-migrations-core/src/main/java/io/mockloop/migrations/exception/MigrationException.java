package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all failures of this library have in common: a stable code, what happened where, what it has left, and what to
 * do next. The message is made of these.
 */
public abstract class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String what;
    private final transient Where where;
    private final transient Consequence consequence;
    private final String details;
    private final transient Message advice;

    /**
     * Where something happened.
     *
     * @param database product and version; null if it isn't known, or doesn't matter
     * @param version the migration's version; null for a repeatable one, and if it is about none
     * @param place the file or class; null if it is about none
     */
    record Where(
            @Nullable String database,
            @Nullable Version version,
            @Nullable Place place) {

        static final Where UNSAID = new Where(null, null, null);
    }

    /** One whose description ends with details, such as what the database said. */
    MigrationException(
            String code,
            String what,
            Where where,
            Consequence consequence,
            String details,
            Message advice,
            @Nullable Throwable cause) {
        super(joined(what, consequence, details) + "\n-> " + advice, cause);
        this.code = code;
        this.what = what;
        this.where = where;
        this.consequence = consequence;
        this.details = details;
        this.advice = advice;
    }

    /** One that happened somewhere. */
    MigrationException(
            String code, String what, Where where, Consequence consequence, Message advice, @Nullable Throwable cause) {
        this(code, what, where, consequence, "", advice, cause);
    }

    /**
     * Makes the message of what happened, what state the database is in, and what to do.
     *
     * @param code stable, in capitals
     * @param what what happened, in sentences
     * @param consequence what it has left
     * @param advice what to do next
     */
    protected MigrationException(
            String code, String what, Consequence consequence, Message advice, @Nullable Throwable cause) {
        this(code, what, Where.UNSAID, consequence, advice, cause);
    }

    /** A refusal to begin: nothing was run. */
    protected MigrationException(String code, String what, Message advice) {
        this(code, what, Consequence.NOTHING_RUN, advice, null);
    }

    private static String joined(String what, Consequence consequence, String details) {
        String left = consequence.sentence();
        boolean isJoined = left.isEmpty() || what.endsWith(" ") || what.endsWith("\n");
        return what + (isJoined ? "" : " ") + left + details;
    }

    /** The stable code of this kind of failure, such as {@code DUPLICATE_VERSION}. */
    public String code() {
        return code;
    }

    /** The database that it happened on, product and version; null if it isn't known, or doesn't matter. */
    public @Nullable String database() {
        return where.database();
    }

    /** The migration's version; null for a repeatable migration or a callback, and if it isn't about just one. */
    public @Nullable Version version() {
        return where.version();
    }

    /** Where it happened; null if that is no one file or class. */
    public @Nullable Place place() {
        return where.place();
    }

    /** What it has left of what was to be done. */
    public Consequence consequence() {
        return consequence;
    }

    /** What happened and where, without what it has left. */
    public String what() {
        return what;
    }

    /** What to do next. */
    public Message advice() {
        return advice;
    }

    /** What happened, where, and what state the database is in. */
    public String description() {
        return joined(what, consequence, details);
    }

    /**
     * The description for those who don't call the API.
     *
     * @param words how they are told of a remedy
     */
    public String description(Function<Remedy, String> words) {
        return description();
    }

    /** What to do next, for callers of the API. */
    public String action() {
        return advice.toString();
    }

    /** Each thing that is wrong. */
    public List<Problem> problems() {
        return List.of(problem(null, null, what.strip()));
    }

    /** One thing that is wrong, with what to do about it. */
    final Problem problem(@Nullable String version, @Nullable String script, String wrong) {
        boolean isList = advice.words().stream().anyMatch(words -> words.contains("\n"));
        return new Problem(code, version, script, Message.of(isList ? "%s\n%s" : "%s %s", wrong, advice));
    }
}
