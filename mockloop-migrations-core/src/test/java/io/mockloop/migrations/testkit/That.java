package io.mockloop.migrations.testkit;

import java.util.function.Predicate;

/** What a suite needs of a database: on the others it has no subject, and isn't run. */
@SuppressWarnings("ImmutableEnumChecker") // predicates without a state
public enum That {
    /** Nothing. */
    IS_ANY(database -> true),
    /** One that is reached over a wire. */
    IS_A_SERVER(DatabaseServer.class::isInstance),
    /** One that is a file. */
    IS_A_FILE(SqliteFiles.class::isInstance),
    /** A transaction that is rolled back undoes schema changes, too. */
    UNDOES_SCHEMA_CHANGES(database -> database.traits().undoesSchemaChanges()),
    /** Each schema change is committed by itself. */
    COMMITS_SCHEMA_CHANGES(database -> !database.traits().undoesSchemaChanges()),
    /** A session's setting says what a backslash means in a string. */
    HAS_A_SETTING_OF_BACKSLASHES(database -> database.traits().backslashes().isPresent()),
    /** Some changes of a schema are sent in other words than they are stored in. */
    SAYS_CHANGES_IN_OTHER_WORDS(database -> !(database.traits() instanceof PostgreSqlTraits)),
    /** MySQL or MariaDB. */
    IS_OF_MYSQL(database -> database.traits() instanceof MySqlTraits);

    private final Predicate<TestDatabase> isTrue;

    That(Predicate<TestDatabase> isTrue) {
        this.isTrue = isTrue;
    }

    boolean isTrueOf(TestDatabase database) {
        return isTrue.test(database);
    }

    /** Whether a test has a subject on a database. */
    public boolean isTrueOf(FreshDatabase database) {
        return isTrueOf(TestDatabase.of(database.kind()));
    }
}
