package io.mockloop.migrations.testkit;

import java.nio.file.Path;

/** The database's own client, as a person would use it for a script: it stops at the first error. */
public final class OwnClient {

    private OwnClient() {}

    /**
     * Runs a script on a database.
     *
     * @param folder for files of the client
     */
    public static void run(FreshDatabase database, Path script, Path folder) {
        DatabaseAccess access = database.access();
        Path output = folder.resolve("output.txt");
        switch (database.kind()) {
            case SQLITE -> ClientProgram.require("sqlite3").reading(script).sqlite(access, output);
            case POSTGRESQL ->
                ClientProgram.require("psql")
                        .postgreSql(access, folder, output, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "" + script);
            case MYSQL -> mySql("mysql", access, script, folder);
            case MARIADB -> mySql("mariadb", access, script, folder);
        }
    }

    /** Comments are kept, as on the way through a driver: the bodies of routines hold them. */
    private static void mySql(String client, DatabaseAccess access, Path script, Path folder) {
        ClientProgram.require(client)
                .reading(script)
                .mySql(
                        access,
                        folder,
                        folder.resolve("output.txt"),
                        "--comments",
                        "--batch",
                        "--default-character-set=utf8mb4");
    }
}
