package io.mockloop.migrations.cli.command;

import static io.mockloop.migrations.cli.command.CommonOptions.BARE;

import io.mockloop.migrations.cli.output.Format;
import picocli.CommandLine.Model.CommandSpec;

/** Defines the options that all commands have. */
public final class CommonOptionSpecs {

    private final OptionSpecs options;

    private CommonOptionSpecs(OptionSpecs options) {
        this.options = options;
    }

    /** Adds the options to a command. */
    public static void addTo(CommandSpec command) {
        CommonOptionSpecs specs = new CommonOptionSpecs(new OptionSpecs(command));
        specs.addDatabase();
        specs.addSources();
        specs.addPolicy();
        specs.addOutput();
    }

    private void addDatabase() {
        options.text("--url", "URL", """
                The database: a JDBC URL, or sqlite:///app.db, postgresql://user@host/db, mysql://user@host/db. Also
                MOCKLOOP_DATABASE_URL.""");
        options.text("--user", "USER", "Also MOCKLOOP_DATABASE_USER.");
        options.orBare("--password", "PASSWORD", BARE, """
                Asked for where no value follows. Better in MOCKLOOP_DATABASE_PASSWORD: others can read a process's
                arguments.""");
        options.text("--table", "TABLE", "The history table; schema_version by default.");
        options.text("--schema", "SCHEMA", "The history table's schema.");
    }

    private void addSources() {
        options.list("--locations", "LOCATION", String.class, """
                Where SQL migrations lie: folders (file: may be left out), or classpath: locations.
                src/main/resources/db/migration where it exists, else migrations.""");
        options.list("--java-packages", "PACKAGE", String.class, "Packages that are searched for migration classes.");
        options.list("--classpath", "PATH", String.class, """
                Jars and folders with migration classes, classpath: locations, or drivers; a Spring Boot jar, too.""");
        options.text("--config", "FILE", """
                An application.yml or .properties, whose mockloop.migrations and spring.datasource properties apply where
                no option is given.""");
        options.pairs("--placeholder", "NAME=VALUE", "A value for $${NAME} in SQL files; may be given several times.");
        options.orBare(
                "--placeholder-replacement",
                "true|false",
                "true",
                "Whether placeholders are replaced; true by default.");
    }

    private void addPolicy() {
        options.orBare("--out-of-order", "declared|true|false", "true", """
                Whether a pending version below the current one runs; declared by default: where its declared dependencies
                are applied.""");
        options.text("--on-missing", "fail|ignore", """
                What becomes of a run where an applied migration isn't there any more; fail by default.""");
        options.text("--on-future", "ignore|fail|rollback", """
                What becomes of a run where the database is ahead of the migrations; ignore by default.""");
        options.text("--rollback-from", "VERSION", """
                The version that the database is at, without which --on-future=rollback undoes nothing.""");
        options.text("--lock-timeout", "TIME", """
                How long to wait for another process that migrates, as 30s or 10m; 10m by default.""");
    }

    private void addOutput() {
        options.value("--output", "text|json", Format.class, "How results are printed; text by default.");
        options.flag("--verbose", """
                        Log what is done, and show stack traces. MOCKLOOP_LOG_LEVEL chooses the level: error, warn (default),
                        info, debug, trace.""");
    }
}
