package io.mockloop.migrations.benchmark;

import org.flywaydb.core.Flyway;

/** The same look by Flyway, as a library, without the start of its own command line. */
final class FlywayInfo {

    private FlywayInfo() {}

    public static void main(String[] args) {
        Flyway flyway = Flyway.configure()
                .dataSource(args[0], null, null)
                .locations("filesystem:" + args[1])
                .load();
        if (args.length > 2) {
            flyway.migrate();
        }
        System.out.println(flyway.info().pending().length);
    }
}
