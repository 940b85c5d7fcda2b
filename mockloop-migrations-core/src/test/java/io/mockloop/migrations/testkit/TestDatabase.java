package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.util.List;

/**
 * A database product to test on. Servers run in containers, one a JVM, started when first asked for; without a Docker
 * engine PostgreSQL is an embedded one, and a test on MySQL or MariaDB is skipped by name, or fails if {@code CI=true}
 * or {@code -Dmockloop.test.require-all=true} is set.
 */
public sealed interface TestDatabase permits SqliteFiles, DatabaseServer {

    /** SQLite with its default rollback journal. */
    static TestDatabase sqlite() {
        return new SqliteFiles("DELETE");
    }

    /** SQLite in WAL mode. */
    static TestDatabase sqliteWal() {
        return new SqliteFiles("WAL");
    }

    /** PostgreSQL. */
    static TestDatabase postgreSql() {
        return new PostgreSqlServer();
    }

    /** MySQL through its own driver. */
    static TestDatabase mySql() {
        return MySqlServer.MYSQL;
    }

    /** MariaDB through its own driver. */
    static TestDatabase mariaDb() {
        return MySqlServer.MARIADB;
    }

    /** MariaDB through MySQL's driver, which calls it MySQL. */
    static TestDatabase mariaDbByMySqlDriver() {
        return MySqlServer.MARIADB_BY_MYSQL_DRIVER;
    }

    /** The four products, each with its own driver. */
    static List<TestDatabase> all() {
        return List.of(sqlite(), postgreSql(), mySql(), mariaDb());
    }

    /** Other ways to use some of them. */
    static List<TestDatabase> variants() {
        return List.of(sqliteWal(), mariaDbByMySqlDriver());
    }

    /** A product's. */
    static TestDatabase of(Database kind) {
        return all().stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
    }

    /** The product. */
    Database kind();

    /** What suites must know of it. */
    Traits traits();

    /** A new, empty database that goes away when it is closed. */
    FreshDatabase newDatabase();
}
