package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy;
import io.mockloop.migrations.Remedy.CorrectProperty;
import io.mockloop.migrations.Remedy.EditFile;
import io.mockloop.migrations.Remedy.Repair;
import io.mockloop.migrations.Remedy.SetPlaceholder;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.TakeOver;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.setup.Setting;
import io.mockloop.migrations.setup.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What the engine names as properties and calls, as options and commands. */
public final class Wording {

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
        } else if (remedy instanceof Repair repair) {
            return "mockloop db repair" + (repair.version() == null ? "" : " --version " + repair.version());
        } else if (remedy instanceof TakeOver takeOver) {
            return takeOver.version() == null
                    ? "Say which version it is at: mockloop db baseline --version V."
                    : "Go on at that version: mockloop db baseline --version %s.".formatted(takeOver.version());
        }
        return remedy instanceof Usual usual ? of(usual) : remedy.toString();
    }

    private static String of(Usual usual) {
        return switch (usual) {
            case CHOOSE_PENDING, CHOOSE_APPLIED, CHOOSE_ANY ->
                "mockloop db status lists what is applied and what is pending.";
            case ROLL_BACK -> "To go back use mockloop db rollback --version V.";
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
