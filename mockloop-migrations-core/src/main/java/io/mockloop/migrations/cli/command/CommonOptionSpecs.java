package io.mockloop.migrations.cli.command;

import static io.mockloop.migrations.cli.command.CommonOptions.BARE;

import io.mockloop.migrations.cli.output.Format;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Defines the options that all commands have. They are given one by one, since annotations cost several times as much
 * to read, in each call.
 */
public final class CommonOptionSpecs {

    private final CommandSpec command;

    private CommonOptionSpecs(CommandSpec command) {
        this.command = command;
    }

    /** Adds the options to a command. */
    public static void addTo(CommandSpec command) {
        CommonOptionSpecs specs = new CommonOptionSpecs(command);
        specs.addDatabase();
        specs.addSources();
        specs.addPolicy();
        specs.addOutput();
    }

    private void addDatabase() {
        text("--url", "URL", """
                The database: a JDBC URL, or sqlite:///app.db, postgresql://user@host/db, mysql://user@host/db. Also
                MOCKLOOP_DATABASE_URL.""");
        text("--user", "USER", "Also MOCKLOOP_DATABASE_USER.");
        orBare("--password", "PASSWORD", BARE, """
                Asked for where no value follows. Better in MOCKLOOP_DATABASE_PASSWORD: others can read a process's
                arguments.""");
        text("--table", "TABLE", "The history table; schema_version by default.");
        text("--schema", "SCHEMA", "The history table's schema.");
    }

    private void addSources() {
        list("--locations", "LOCATION", """
                Where SQL migrations lie: folders (file: may be left out), or classpath: locations.
                src/main/resources/db/migration where it exists, else migrations.""");
        list("--java-packages", "PACKAGE", "Packages that are searched for migration classes.");
        list("--classpath", "PATH", """
                Jars and folders with migration classes, classpath: locations, or drivers; a Spring Boot jar, too.""");
        text("--config", "FILE", """
                An application.yml or .properties, whose mockloop.migrations and spring.datasource properties apply where
                no option is given.""");
        command.addOption(builder("--placeholder", "NAME=VALUE", """
                        A value for $${NAME} in SQL files; may be given several times.""")
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .build());
        orBare(
                "--placeholder-replacement",
                "true|false",
                "true",
                "Whether placeholders are replaced; true by default.");
    }

    private void addPolicy() {
        orBare("--out-of-order", "declared|true|false", "true", """
                Whether a pending version below the current one runs; declared by default: where its declared dependencies
                are applied.""");
        text("--on-missing", "fail|ignore", """
                What becomes of a run where an applied migration isn't there any more; fail by default.""");
        text("--on-future", "ignore|fail|rollback", """
                What becomes of a run where the database is ahead of the migrations; ignore by default.""");
        text("--rollback-from", "VERSION", """
                The version that the database is at, without which --on-future=rollback undoes nothing.""");
        text("--lock-timeout", "TIME", """
                How long to wait for another process that migrates, as 30s or 10m; 10m by default.""");
    }

    private void addOutput() {
        command.addOption(builder("--output", "text|json", "How results are printed; text by default.")
                .type(Format.class)
                .build());
        command.addOption(OptionSpec.builder("--verbose")
                .type(boolean.class)
                .description(oneLine("""
                        Log what is done, and show stack traces. MOCKLOOP_LOG_LEVEL chooses the level: error, warn (default),
                        info, debug, trace."""))
                .build());
    }

    private void text(String name, String label, String description) {
        command.addOption(builder(name, label, description).build());
    }

    private void orBare(String name, String label, String bare, String description) {
        command.addOption(builder(name, label, description)
                .arity("0..1")
                .fallbackValue(bare)
                .build());
    }

    private void list(String name, String label, String description) {
        command.addOption(builder(name, label, description)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .build());
    }

    private static OptionSpec.Builder builder(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class).description(oneLine(description));
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }
}
