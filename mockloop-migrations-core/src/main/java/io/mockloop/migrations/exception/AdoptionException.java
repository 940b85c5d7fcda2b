package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Adopt;
import io.mockloop.migrations.Remedy.Baseline;
import io.mockloop.migrations.Remedy.CorrectProperty;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of another library cannot be taken over. */
public final class AdoptionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private AdoptionException(String code, String what, Message advice) {
        this(code, what, Where.UNSAID, advice);
    }

    private AdoptionException(String code, String what, Where where, Message advice) {
        super(code, what, where, Consequence.NOTHING_WRITTEN, advice, null);
    }

    /** What can be wrong with what a history says. */
    public enum Kind {
        /** It says that a migration failed. */
        ADOPT_FAILED(Message.of(
                "Settle what has failed with the library that ran it (Flyway: its repair takes the row away once what was"
                        + " done is undone by hand; or complete it by hand, and set success).")),
        /** The content of a file isn't what was run. */
        ADOPT_CHECKSUM(Message.of(
                "Put the files back as they were run (a way back, or a directive, can be added once the history is taken"
                        + " over); or correct %s, or the placeholders of a file whose text is right.",
                new CorrectProperty("encoding"))),
        /** The code lacks what was run. */
        ADOPT_MISSING(Message.of(
                "Put what is missing into the locations; or, if it was deleted on purpose, set %s, and it is noted as"
                        + " applied and missing.",
                new SetProperty("on-missing", "ignore"))),
        /** A row is of a kind that nobody knows here. */
        ADOPT_UNKNOWN_ROW(Message.of("See what has written such rows; correct or delete them by hand.")),
        /** Of the changesets of one file some were run. */
        ADOPT_INCOMPLETE(Message.of("Let Liquibase run the others first, or give each changeset a file of its own.")),
        /** More than one could be meant. */
        ADOPT_UNCLEAR(
                Message.of(
                        "Say in the head of the file which one it is: '-- changeset: FILENAME::ID::AUTHOR', as the table has them."));

        /** Immutable; the checker knows that only of what is annotated so. */
        @SuppressWarnings("ImmutableEnumChecker")
        private final Message advice;

        Kind(Message advice) {
            this.advice = advice;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param what a sentence
     */
    public record Wrong(Kind kind, String what) {}

    /**
     * No table.
     *
     * @param looked for which tables was looked, and where
     * @param database product and version
     */
    public static AdoptionException noTable(String looked, String database) {
        return new AdoptionException(
                "ADOPT_NO_TABLE",
                "There is no history of Flyway's or Liquibase's to be taken over: looked for %s.".formatted(looked),
                new Where(database, null, null),
                Message.of(
                        "If it has another name, or lies in another schema, say so: %s.",
                        new Adopt(null, "NAME", "SCHEMA")));
    }

    /** Tables of more than one library. */
    public static AdoptionException several(List<String> tables, List<OtherLibrary> libraries) {
        return new AdoptionException(
                "ADOPT_SEVERAL_TABLES",
                "More than one history could be taken over: %s.".formatted(String.join(", ", tables)),
                Message.of(
                        "Say which one: %s.",
                        Message.join(
                                ", or ",
                                libraries.stream()
                                        .map(each -> Message.of("%s", new Adopt(each, null, null)))
                                        .toList())));
    }

    /** A table that has other columns than the library's. */
    public static AdoptionException otherColumns(String table, List<String> lacking, OtherLibrary library) {
        return new AdoptionException(
                "ADOPT_OTHER_COLUMNS",
                "The table %s is not a history as %s keeps it: it lacks the columns %s."
                        .formatted(table, library.displayName(), String.join(", ", lacking)),
                Message.of(
                        "Name the right table with %s; or, if an old release has made this one, let a newer one upgrade"
                                + " it first.",
                        new Adopt(library, "NAME", null)));
    }

    /**
     * Our history has begun.
     *
     * @param history its table, with its schema
     * @param log the table of its events
     * @param current the version that the database is at; null for none
     */
    public static AdoptionException tooLate(String history, String log, @Nullable Version current) {
        return new AdoptionException(
                "ADOPT_TOO_LATE",
                "The history %s has begun already, and is at version %s: no other one can be taken over into it."
                        .formatted(history, current == null ? Version.NONE : current),
                Message.of(
                        "None is needed where migrations have run, or the database was taken over. If it was begun by mistake,"
                                + " and nothing was run with it, drop the tables %s and %s by hand, and take the other one over"
                                + " then.",
                        history, log));
    }

    /** Nothing in the table is a migration of the code. */
    public static AdoptionException nothing(String table, String why) {
        return new AdoptionException(
                "ADOPT_NOTHING",
                "Nothing of %s can be taken over: %s.".formatted(table, why),
                Message.of(
                        "Correct %s; or note the version that the database is at: %s.",
                        new CorrectProperty("locations"), new Baseline(null)));
    }

    /** What a history says cannot be taken over. */
    public static AdoptionException refused(String table, List<Wrong> wrong) {
        List<Message> advice =
                wrong.stream().map(each -> each.kind().advice).distinct().toList();
        return new AdoptionException(
                wrong.get(0).kind().name(),
                wrong.size() == 1
                        ? wrong.get(0).what()
                        : "The history %s cannot be taken over, for %s reasons:\n  %s\n"
                                .formatted(
                                        table,
                                        String.valueOf(wrong.size()),
                                        String.join(
                                                "\n  ",
                                                wrong.stream().map(Wrong::what).toList())),
                Message.join("\n   ", advice));
    }
}
