package io.mockloop.migrations.testkit;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database product that runs as a server of its own, started when a database is first asked for. */
abstract non-sealed class DatabaseServer implements TestDatabase {

    /** The prefix of every database's name: the users' rights stand on it. */
    static final String PREFIX = "mockloop";

    static final String OWNER = "test_owner";
    static final String READER = "test_reader";
    static final String WRITER = "test_writer";
    static final String PASSWORD = "test";

    @Override
    public final FreshDatabase newDatabase() {
        String name = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        create(name);
        return new ServerDatabase(this, name);
    }

    /** The server's administrator, in the given database or, if it is empty, in none of ours. */
    abstract DatabaseAccess admin(String database);

    /** A user's way into a database. */
    abstract DatabaseAccess access(String database, String user);

    /** A data source whose sessions are as new each time that it is asked for one. */
    DataSource dataSource(DatabaseAccess access) {
        return access.dataSource();
    }

    abstract void create(String database);

    abstract void drop(String database);

    /** A query with one parameter, a part of a statement: how many other sessions of this database run such a one. */
    abstract String countRunning();

    /** Ends the other sessions of a database that run a statement with this part. */
    abstract void endRunning(String database, String part);

    abstract String slowStatement(int seconds);

    abstract List<CatalogReader.Query> catalogQueries();

    /** A query for the names of all that has rows or a state, each as it is to be written. */
    abstract String relations();

    final JdbcTemplate asAdmin(String database) {
        return new JdbcTemplate(admin(database).dataSource());
    }

    @Override
    public String toString() {
        return kind().displayName();
    }
}
