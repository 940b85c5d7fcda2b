package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.sql.directive.Batch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the directive takes, and what it is refused with, before any database is asked. */
class BatchTests {

    private static final String UPDATE = "UPDATE a SET b = 1 WHERE id BETWEEN :from AND :to;\n";

    private static @Nullable Batch read(String directive) {
        return Scripts.read("-- " + directive + "\n" + UPDATE, Scripts.SQLITE)
                .directives(Section.UP)
                .batch();
    }

    @Test
    void namesATableItsKeyAndASize() {
        assertThat(read("batch: a.id 500")).isEqualTo(new Batch(List.of("a"), "id", 500, 0, null, 1));
        assertThat(read("BATCH:a.id")).isEqualTo(new Batch(List.of("a"), "id", 0, 0, null, 1));
        assertThat(read("batch: s.a.id  7")).isEqualTo(new Batch(List.of("s", "a"), "id", 7, 0, null, 1));
        assertThat(read("batch: \"S 1\".`a\"``b`.\"i\"\"d\" 7"))
                .isEqualTo(new Batch(List.of("\"S 1\"", "\"a\"\"`b\""), "\"i\"\"d\"", 7, 0, null, 1));
    }

    @Test
    void saysWhenItIsRun() {
        assertThat(read("batch: a.id 500 background"))
                .isEqualTo(new Batch(List.of("a"), "id", 500, 0, DataExecution.BACKGROUND, 1));
        assertThat(read("batch: a.inline inline"))
                .isEqualTo(new Batch(List.of("a"), "inline", 0, 0, DataExecution.INLINE, 1));
    }

    @Test
    void saysHowManyWorkersGoThroughTheRows() {
        Batch four = new Batch(List.of("a"), "id", 500, 4, DataExecution.BACKGROUND, 1);
        assertThat(read("batch: a.id 500 workers 4 background")).isEqualTo(four);
        assertThat(read("batch: a.id 500 background  workers  4")).isEqualTo(four);
        assertThat(read("batch: a.id workers 4")).isEqualTo(new Batch(List.of("a"), "id", 0, 4, null, 1));
        assertThat(read("batch: a.workers 4")).isEqualTo(new Batch(List.of("a"), "workers", 4, 0, null, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "workers 0, '''0'' is no number of workers'",
        "500 workers -1, '''-1'' is no number of workers'",
        "500 workers many background, '''many'' is no number of workers'",
        "500 background workers 2.5, '''2.5'' is no number of workers'",
        "500 workers background, '''background'' is no number of workers'",
        "500 workers 4 workers 4, '''workers'' stands twice'",
        "workers 4 inline workers 5, '''workers'' stands twice'"
    })
    void aWrongNumberOfWorkersIsRefused(String behindTheKey, String problem) {
        Scripts.assertRefused(
                        "-- head\n-- batch: a.id " + behindTheKey + "\n" + UPDATE, Scripts.SQLITE, "BAD_DIRECTIVE", 2)
                .withMessageContaining(problem)
                .withMessageContaining("'workers 4'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch: a.id background 5",
                "batch: a.id 5 workers",
                "batch: a.id 5 4 workers",
                "batch: a.id 5 later",
                "batch:",
                "batch: a",
                "batch: a.",
                "batch: .id",
                "batch: a.b.c.d",
                "batch: a.id 0",
                "batch: a.id -5",
                "batch: a.id ten",
                "batch: a.id 10_000",
                "batch: a.id 10,000",
                "batch: a.id 99999999999",
                "batch: a.id 5 rows",
                "batch: a.id, 5",
                "batch: \"a.id 5",
                "batch: 5 a.id"
            })
    void anythingElseIsRefused(String directive) {
        Scripts.assertRefused("-- head\n-- " + directive + "\n" + UPDATE, Scripts.SQLITE, "BAD_DIRECTIVE", 2)
                .withMessageContaining("'batch: request_logs.id 10000'");
    }

    @ParameterizedTest
    @CsvSource({
        "batch a.id 500, batch: a.id 500",
        "batch-size: a.id 500, batch: a.id 500",
        "batch = a.id 500, batch: a.id 500",
        "bach: a.id 500, batch: a.id 500"
    })
    void aSlipIsAnError(String comment, String meant) {
        Scripts.assertRefused("-- " + comment + "\n" + UPDATE, Scripts.SQLITE, "MISSPELT_DIRECTIVE", 1)
                .withMessageContaining("'-- " + meant + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"patch: 4", "Match: all", "Batch of the night", "batch import.sql", "batches: a.id 5"})
    void anHonestCommentIsNone(String comment) {
        assertThat(read(comment)).isNull();
    }

    @Test
    void itBelongsToOneSection() {
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\n-- batch: a.id 5\n" + UPDATE + "-- migrate:down\nUPDATE a SET b = 0;\n",
                Scripts.SQLITE);
        assertThat(script.directives(Section.UP).batch()).isNotNull();
        assertThat(script.directives(Section.DOWN).batch()).isNull();
        assertThat(script.runsInTransaction(Section.UP)).isFalse();
        assertThat(script.runsInTransaction(Section.DOWN)).isTrue();
        Scripts.assertRefused("-- batch: a.id 5\n-- migrate:up\n" + UPDATE, null, Scripts.SQLITE, "BAD_DIRECTIVE", 1)
                .withMessageContaining("Move it behind '-- migrate:up' or '-- migrate:down'");
        Scripts.assertRefused(
                        "-- migrate:up\n-- batch: a.id 5\n-- batch: a.id 6\n" + UPDATE,
                        null,
                        Scripts.SQLITE,
                        "BAD_DIRECTIVE",
                        3)
                .withMessageContaining("'batch' stands twice");
        Scripts.assertRefused(
                        "-- batch: a.id 5\n-- migrate:up\n-- batch: a.id 6\n" + UPDATE,
                        Scripts.SQLITE,
                        "BAD_DIRECTIVE",
                        3)
                .withMessageContaining("'batch' stands twice");
    }

    @Test
    void behindAStatementItHasNoEffect() {
        Scripts.assertRefused(UPDATE + "-- batch: a.id 5\n" + UPDATE, Scripts.SQLITE, "MISPLACED_DIRECTIVE", 2);
    }

    private static void assertRefused(String text, int line, String part) {
        Scripts.assertRefused(text, Scripts.SQLITE, "BAD_BATCH", line).withMessageContaining(part);
    }

    @Test
    void itsSectionHasOneStatement() {
        assertRefused("-- batch: a.id\n" + UPDATE + "\nDELETE FROM b;", 4, "a second statement stands here");
        assertRefused("-- batch: a.id\nPRAGMA foreign_keys = OFF;\n" + UPDATE, 2, "no statement that changes rows");
        assertRefused("-- batch: a.id\nBEGIN;\n" + UPDATE + "COMMIT;", 2, "no statement that changes rows");
        assertRefused("-- none\n-- batch: a.id\n", 2, "which has none");
    }

    @Test
    void itsStatementNamesBothEndsOfARange() {
        assertRefused("-- batch: a.id\nUPDATE a SET b = 1;", 2, "lacks :from and :to");
        assertRefused("-- batch: a.id\nUPDATE a SET b = 1 WHERE id >= :from;", 2, "lacks :to");
        assertRefused("-- batch: a.id\n\nDELETE FROM a WHERE id <= :to -- :from\n;", 3, "lacks :from");
        assertRefused("-- batch: a.id\nDELETE FROM a WHERE b = ':from' AND \":to\" = 1;", 2, "lacks :from and :to");
        assertRefused("-- batch: a.id\nDELETE FROM a WHERE id BETWEEN :from AND :to AND b = :b;", 2, "':b' is neither");
        assertRefused("-- batch: a.id\nCREATE TABLE b AS SELECT :from, :to;", 2, "no statement that changes rows");
        assertRefused("-- batch: a.id\nSELECT * FROM a WHERE id BETWEEN :from AND :to;", 2, "changes rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void eachRangeIsATransactionWhateverIsSaid(String value) {
        assertRefused("-- batch: a.id\n-- transaction: " + value + "\n" + UPDATE, 1, "'transaction: " + value + "'");
    }

    @Test
    void isStoredWithItsSizeIfItSaysOne() {
        for (String said : List.of("batch: a.id", "batch: a.id 500")) {
            String stored = Objects.requireNonNull(read(said)).before("UPDATE a");
            assertThat(stored).isEqualTo("-- " + said + "\nUPDATE a");
            assertThat(Batch.ofStored(stored)).contains(read(said));
        }
    }

    @Test
    void itIsStoredWithItsStatement() {
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\nSELECT 1;\n-- migrate:down\n-- batch: \"a b\".id 5 workers 4\nDELETE FROM ${t} -- all\nWHERE id BETWEEN :from AND :to;\n",
                Scripts.settings(Scripts.SQLITE.rules(), Map.of("t", "\"a b\"")));
        List<String> stored = script.storedStatements(Section.DOWN, 1000).orElseThrow();
        assertThat(stored)
                .containsExactly("-- batch: \"a b\".id 5\nDELETE FROM \"a b\" -- all\nWHERE id BETWEEN :from AND :to");
        SqlScript read = SqlScript.stored(
                "stored", Section.DOWN, stored, script.runsInTransaction(Section.DOWN), Scripts.SQLITE);
        assertThat(read.directives(Section.DOWN).batch()).isEqualTo(new Batch(List.of("\"a b\""), "id", 5, 0, null, 1));
        assertThat(read.runsInTransaction(Section.DOWN)).isFalse();
        assertThat(Scripts.statements(read, Section.DOWN))
                .containsExactly("DELETE FROM \"a b\" -- all\nWHERE id BETWEEN :from AND :to");
    }
}
