package io.mockloop.migrations.testkit;

import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.mariadb.MariaDbDialect;
import io.mockloop.migrations.dialect.mariadb.MariaDbRules;
import io.mockloop.migrations.sql.SqlRules;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/** MariaDB's, if they aren't MySQL's. */
final class MariaDbTraits extends MySqlTraits {

    private static final int VERSION = 11;

    @Override
    public String lockedTable() {
        return "the server doesn't show who has locked it: that takes its plugin metadata_lock_info,"
                + " by INSTALL SONAME 'metadata_lock_info', and the right PROCESS";
    }

    @Override
    public String lockedTableForAdministrators() {
        return lockedTable();
    }

    @Override
    public List<String> goldenFolders() {
        return List.of("mysql", "mariadb");
    }

    @Override
    public Dialect dialect() {
        return new MariaDbDialect();
    }

    @Override
    public SqlRules rules() {
        return new MariaDbRules();
    }

    @Override
    public NoConnection noConnection() {
        return new NoConnection(
                super.noConnection().denied(),
                super.noConnection().noDatabase(),
                "Socket fail to connect to nobody\\.invalid.* \\(SQLState 08000; java\\.net\\.UnknownHostException: nobody\\.invalid[^)]*\\)",
                "Socket fail to connect to localhost:1.* \\(SQLState 08000; java\\.net\\.ConnectException: .+\\)");
    }

    @Override
    public String unknownUser() {
        return "nobody";
    }

    @Override
    public Class<? extends Connection> connection() {
        return org.mariadb.jdbc.Connection.class;
    }

    @Override
    public ClientProgram client() {
        return ClientProgram.require("mariadb", VERSION);
    }

    @Override
    public List<String> dumpOptions() {
        return List.of(
                "--routines --events",
                "--single-transaction --routines --triggers --events",
                "--skip-add-locks --skip-disable-keys --skip-extended-insert --routines --events",
                "--skip-no-autocommit --complete-insert --routines --events");
    }

    @Override
    public void dump(DatabaseAccess access, Path into, Path folder, List<String> options) {
        dump(ClientProgram.require("mariadb-dump", VERSION), access, into, folder, options.stream());
    }

    @Override
    public void requireBackupTools() {
        ClientProgram.require("mariadb-dump", VERSION);
        ClientProgram.require("mariadb", VERSION);
    }
}
