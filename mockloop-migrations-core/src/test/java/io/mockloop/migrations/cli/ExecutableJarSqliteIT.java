package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.TestDatabase;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ExecutableJarSqliteIT extends ExecutableJarIT {

    ExecutableJarSqliteIT() {
        super(TestDatabase.sqlite());
    }

    @Override
    String session() {
        return Stream.of(
                        "application_id",
                        "auto_vacuum",
                        "automatic_index",
                        "busy_timeout",
                        "cache_size",
                        "cell_size_check",
                        "checkpoint_fullfsync",
                        "defer_foreign_keys",
                        "encoding",
                        "foreign_keys",
                        "fullfsync",
                        "hard_heap_limit",
                        "ignore_check_constraints",
                        "journal_mode",
                        "journal_size_limit",
                        "legacy_alter_table",
                        "locking_mode",
                        "page_size",
                        "query_only",
                        "read_uncommitted",
                        "recursive_triggers",
                        "reverse_unordered_selects",
                        "secure_delete",
                        "synchronous",
                        "temp_store",
                        "threads",
                        "trusted_schema",
                        "user_version",
                        "writable_schema")
                .map(name -> "SELECT '%1$s' AS name, %2$s AS value FROM pragma_%1$s"
                        .formatted(name, name.replace("busy_", "")))
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Who has the lock waits for readers; and a distribution may build its client with secure_delete. */
    @Override
    Map<String, String> ofItsOwn() {
        return Map.of("busy_timeout", ANY, "secure_delete", ANY);
    }
}
