package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy;
import io.mockloop.migrations.Remedy.Adopt;
import io.mockloop.migrations.Remedy.Baseline;
import io.mockloop.migrations.Remedy.CancelRows;
import io.mockloop.migrations.Remedy.CorrectProperty;
import io.mockloop.migrations.Remedy.EditFile;
import io.mockloop.migrations.Remedy.Forget;
import io.mockloop.migrations.Remedy.MarkApplied;
import io.mockloop.migrations.Remedy.Recover;
import io.mockloop.migrations.Remedy.RecoverFromBackup;
import io.mockloop.migrations.Remedy.Repair;
import io.mockloop.migrations.Remedy.RestoreBackup;
import io.mockloop.migrations.Remedy.ResumeRows;
import io.mockloop.migrations.Remedy.SetPlaceholder;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Skip;
import io.mockloop.migrations.Remedy.TakeOver;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.setup.Setting;
import io.mockloop.migrations.setup.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine names as properties and calls, as options and commands; or, of an application, as its own. */
public final class Wording {

    private static final String TOOL = "mockloop db";
    private static final String APPLICATION = "java -jar app.jar db";

    private Wording() {}

    /** A text with what can be typed. */
    public static String of(Message message) {
        return message.in(Wording::of);
    }

    /** What can be typed, or done, in place of a call or a property. */
    public static String of(Remedy remedy) {
        if (remedy instanceof SetProperty set) {
            String value = set.value() == null ? "" : "=" + set.value();
            return option(set.name()).map(option -> option + value).orElse(set.toString());
        } else if (remedy instanceof CorrectProperty correct) {
            return option(correct.name()).orElse(correct.toString());
        } else if (remedy instanceof SetPlaceholder placeholder) {
            return "--placeholder %s=VALUE".formatted(placeholder.name());
        } else if (remedy instanceof EditFile edit) {
            return of(edit.how());
        } else if (remedy instanceof TakeOver takeOver) {
            String baseline = (takeOver.version() == null
                            ? "Say which version it is at: %s."
                            : "Go on at that version: %s.")
                    .formatted(baseline(TOOL, takeOver));
            return takeOver.from() == null
                    ? baseline
                    : "Take its history over, which runs nothing: %s. Or: %s"
                            .formatted(typed(TOOL, takeOver.adopt()), baseline);
        }
        return remedy instanceof Usual usual ? of(usual) : typed(TOOL, remedy);
    }

    /** The command of an application's jar that gets on from what was left half-done. */
    public static String ofRecovery(@Nullable String version) {
        return typed(APPLICATION, new Recover(version, null));
    }

    /** What can be set, or typed, where an application cannot start: properties, and commands of its jar. */
    public static String inApplication(Remedy remedy) {
        if (remedy instanceof EditFile edit) {
            return edit.how().in(Wording::inApplication);
        }
        if (remedy instanceof Recover recover) {
            return recover.orBy(typed(APPLICATION, recover));
        }
        return remedy instanceof TakeOver takeOver
                ? takeOver.orBy(typed(APPLICATION, takeOver.adopt()), baseline(APPLICATION, takeOver))
                : typed(APPLICATION, remedy);
    }

    private static String baseline(String db, TakeOver takeOver) {
        return typed(db, new Baseline(takeOver.version()));
    }

    private static String adopt(String db, Adopt adopt) {
        StringBuilder command = new StringBuilder(db).append(" adopt");
        if (adopt.from() != null) {
            command.append(" --from ").append(adopt.from().name().toLowerCase(Locale.ROOT));
        }
        if (adopt.table() != null) {
            command.append(" --adopt-table ").append(adopt.table());
        }
        if (adopt.schema() != null) {
            command.append(" --adopt-schema ").append(adopt.schema());
        }
        return command.toString();
    }

    /** Calls as commands, which are the same in an application and out of it. */
    private static String typed(String db, Remedy remedy) {
        if (remedy instanceof Repair repair) {
            return db + " repair" + (repair.version() == null ? "" : " --version " + repair.version());
        }
        if (remedy instanceof Forget forget) {
            return db + " repair --version " + Objects.toString(forget.version(), "V") + " --forget";
        }
        if (remedy instanceof Baseline baseline) {
            return db + " baseline --version " + Objects.toString(baseline.version(), "V");
        }
        if (remedy instanceof Adopt adopt) {
            return adopt(db, adopt);
        }
        if (remedy instanceof Skip skip) {
            return db + " migrate --skip " + skip.version();
        }
        if (remedy instanceof MarkApplied mark) {
            return db + " migrate --mark-applied " + mark.version();
        }
        if (remedy instanceof Recover recover) {
            return db + " recover" + (recover.version() == null ? "" : " --version " + recover.version())
                    + (recover.kind() == null
                            ? ""
                            : " --" + recover.kind().name().toLowerCase(Locale.ROOT));
        }
        if (remedy instanceof CancelRows cancel) {
            return db + " data cancel " + cancel.version();
        }
        if (remedy instanceof ResumeRows resume) {
            return db + " data resume " + resume.version();
        }
        if (remedy instanceof RecoverFromBackup) {
            return db + " recover --from-backup";
        }
        if (remedy instanceof RestoreBackup restore) {
            return db + " restore " + restore.file();
        }
        return remedy instanceof Usual usual ? typed(db, usual) : remedy.toString();
    }

    private static String typed(String db, Usual usual) {
        return switch (usual) {
            case CHOOSE_PENDING, CHOOSE_APPLIED, CHOOSE_ANY ->
                db + " status lists what is applied and what is pending.";
            case ROLL_BACK -> "To go back use " + db + " rollback --version V.";
            case LIST_PROBLEMS -> db + " validate";
            case ACCEPT_SCHEMA -> db + " validate-schema --accept";
            case NAME_TEST_DATABASE -> "name it with --test-url";
            case NAME_SQUASH_FOLDER -> "--directory";
            case LEAVE_OUT_ROWS -> "--without-rows";
            case WRITE_SCHEMA -> db + " dump-schema";
            case CHECK_CONNECTION, CHECK_SERVER_KEY, CHECK_LOGIN, LET_BE_MADE, START_AGAIN -> usual.toString();
        };
    }

    private static String of(Usual usual) {
        return switch (usual) {
            case CHOOSE_PENDING,
                    CHOOSE_APPLIED,
                    CHOOSE_ANY,
                    ROLL_BACK,
                    LIST_PROBLEMS,
                    ACCEPT_SCHEMA,
                    NAME_TEST_DATABASE,
                    NAME_SQUASH_FOLDER,
                    LEAVE_OUT_ROWS,
                    WRITE_SCHEMA -> typed(TOOL, usual);
            case START_AGAIN -> "type the command again";
            case CHECK_CONNECTION -> "Check that the database is up, and --url, --user and the password.";
            case CHECK_SERVER_KEY ->
                "The server wants the password encrypted with its key. Connect with TLS; or, on a network that you"
                        + " trust, add allowPublicKeyRetrieval=true to the URL.";
            case CHECK_LOGIN ->
                "MariaDB's driver doesn't have the way to log in that the server asks for. Check --user: MySQL asks"
                        + " for any of its ways where it doesn't know a user. For one that it knows, name the jar of"
                        + " Connector/J with --classpath, and a jdbc:mysql: URL.";
            case LET_BE_MADE ->
                "Give the class a constructor without arguments that does not fail, or, where it is a bean of an"
                        + " application, call java -jar app.jar db.";
        };
    }

    private static Optional<String> option(String property) {
        return Settings.ALL.stream()
                .filter(each -> each.name().equals(property))
                .map(Setting::option)
                .filter(Objects::nonNull)
                .map(Setting.Option::name)
                .findFirst();
    }

    /** A file as it is typed: from the working folder, if it lies below it, and with {@code /}. */
    public static String path(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path shown = file.startsWith(here) ? here.relativize(file) : file;
        return shown.normalize().toString().replace(File.separatorChar, '/');
    }
}
