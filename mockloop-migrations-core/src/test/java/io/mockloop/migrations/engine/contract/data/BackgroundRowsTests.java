package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.LogCategory;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.RowsLeft;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus.Running;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.exception.LockTimeoutException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.view.RunView;
import io.mockloop.migrations.view.RunView.StepView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A run leaves rows, and one process goes through them behind it. */
@OnEachDatabase
class BackgroundRowsTests extends BackgroundSuite {

    BackgroundRowsTests(TestDatabase server) {
        super(server);
    }

    @Test
    void whatTheRunLeavesIsDoneBehindIt() throws Exception {
        withRangesBehind();
        MigrationResult result = manager().migrateForeground();
        assertThat(executed(result)).containsExactly("2");
        assertThat(result.inBackground()).containsExactly(TWO);
        assertAll(0);
        assertThat(state()).isEqualTo("BACKGROUND");
        assertThat(manager().status().summary()).isEqualTo(Summary.PENDING);
        assertThat(manager().currentVersion()).contains(TWO);
        assertThat(manager().dataMigrations().get(0).rows()).isNull();
        try (Meter meter = Meter.on(database, true)) {
            MigrationManager measured = MigrationManagerBuilder.forDataSource(meter.dataSource())
                    .locations(folder.location())
                    .build();
            meter.reset();
            MigrationResult again = measured.migrateForeground();
            assertThat(again.executed()).isEmpty();
            assertThat(again.inBackground()).containsExactly(TWO);
            assertThat(meter.count().roundTrips()).isEqualTo(1);
        }

        finish(manager());
        assertAll(1);
        assertNothingIsLeftBeside();
        assertThat(database.rows("SELECT state FROM schema_version_log WHERE version = '2' ORDER BY id"))
                .containsExactly("BACKGROUND", "APPLIED");
        assertThat(manager().migrateForeground().inBackground()).isEmpty();
    }

    /** Has a column to add before its rows, which the application may need. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Preparing extends Marking {

        private Preparing() {
            super(40);
        }

        @Override
        public void prepare(DatabaseConnection db) {
            db.schema().addColumn("items", table -> table.integer("added"));
        }
    }

    /** The next start goes on with what comes before the rows, and leaves these. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class FailingBefore extends Marking {

        private final String statement;

        private FailingBefore(String statement) {
            super(40);
            this.statement = statement;
        }

        @Override
        public DataExecution execution() {
            return DataExecution.BACKGROUND;
        }

        @Override
        public void prepare(DatabaseConnection db) {
            db.schema().addColumn("items", table -> table.integer("added"));
            db.execute(statement);
        }
    }

    @Test
    void whatHasFailedBeforeItsRowsGoesOnInTheForeground() throws InterruptedException {
        failureOf(() -> manager(new FailingBefore("UPDATE nothing SET n = 1")).migrateForeground());
        assertThat(state()).isEqualTo("FAILED");
        MigrationManager corrected = manager(new FailingBefore("UPDATE items SET added = 1"));
        assertThat(corrected.migrateForeground().inBackground()).containsExactly(TWO);
        assertThat(count("added = 1 AND done = 0")).isEqualTo(String.valueOf(ROWS));
        finish(corrected);
        assertAll(1);
    }

    @Test
    void theSettingLeavesTheRowsOfAClassAndNotWhatComesBeforeThem() throws InterruptedException {
        MigrationManager manager = builder()
                .migrations(new Preparing())
                .data(pace -> pace.withExecution(DataExecution.BACKGROUND))
                .build();
        assertThat(manager.migrateForeground().inBackground()).containsExactly(TWO);
        assertThat(count("added IS NULL AND done = 0")).isEqualTo(String.valueOf(ROWS));
        finish(manager);
        assertAll(1);
        assertThat(state()).isEqualTo("APPLIED");
    }

    /** Takes a second or two. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class MarkingSlowly extends Marking {

        private MarkingSlowly() {
            super(2);
        }

        @Override
        public DataExecution execution() {
            return DataExecution.BACKGROUND;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            Thread.sleep(10);
        }
    }

    @Test
    void oneProcessAtATimeIsAtThemAndAnotherTakesOver() throws InterruptedException {
        MigrationManager first = manager(new MarkingSlowly());
        first.migrateForeground();
        MarkingSlowly idle = new MarkingSlowly();
        BackgroundRows rows = first.startBackground();
        Await.until(LONG, "rows are done", () -> !count("done = 1").equals("0"));
        try (BackgroundRows others = manager(idle).startBackground()) {
            Running running = manager(new MarkingSlowly()).status().running();
            assertThat(running).isNotNull();
            assertThat(running.rows()).isNotNull();
            assertThat(running.rows().total()).isEqualTo(ROWS);
            assertThat(idle.sizes()).isEmpty();
            rows.close();
            assertThat(others.await(LONG)).isTrue();
        }
        assertThat(idle.sizes()).isNotEmpty();
        assertAll(1);
        assertThat(state()).isEqualTo("APPLIED");
    }

    private static final class Telling implements MigrationListener {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void beforeMigration(Execution execution) {
            told.add("begins");
        }

        @Override
        public void afterMigration(Execution execution, Duration executionTime) {
            told.add("is done");
        }

        @Override
        public void onHalt(Execution execution, Duration executionTime) {
            assertThat(executionTime).isPositive();
            told.add(execution.version() + " is halted");
        }
    }

    @Test
    void listenersAreToldOfEachEnd() throws InterruptedException {
        Telling telling = new Telling();
        MigrationManager manager =
                builder().migrations(new MarkingSlowly()).listeners(telling).build();
        manager(new MarkingSlowly()).migrateForeground();
        try (BackgroundRows rows = manager.startBackground()) {
            Await.until(LONG, "rows are done", () -> !count("done = 1").equals("0"));
            manager.pauseDataMigration(TWO);
            Await.until(LONG, "it has ended", () -> telling.told.size() == 2);
            manager.resumeDataMigration(TWO);
            Await.until(LONG, "it goes on", () -> telling.told.size() == 3);
            assertThat(rows.isDone()).isFalse();
        }
        assertThat(telling.told).containsExactly("begins", "2 is halted", "begins", "2 is halted");
        finish(manager);
        assertThat(telling.told).endsWith("2 is halted", "begins", "is done");
    }

    @Test
    void whoWaitsForTheirEndSaysSo() throws InterruptedException {
        MigrationManager first = manager(new MarkingSlowly());
        first.migrateForeground();
        String what = "Another process goes through the rows of migration 2 (%s) in the background"
                .formatted(MarkingSlowly.class.getName());
        try (BackgroundRows rows = first.startBackground();
                Logged logged = new Logged(LogCategory.WAIT.logger())) {
            Await.until(LONG, "rows are done", () -> !count("done = 1").equals("0"));
            assertThat(failureOf(() -> builder()
                            .migrations(new MarkingSlowly())
                            .lockTimeout(Duration.ofSeconds(1))
                            .build()
                            .migrateToLatest()))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageStartingWith(what + ", and wasn't done within ");
            assertThat(logged.messages("INFO")).singleElement(as(STRING)).startsWith(what + ": waiting for it, ");
            assertThat(rows.isDone()).isFalse();
        }
    }

    @Test
    void theApplicationWritesMeanwhile() throws InterruptedException {
        MigrationManager manager = manager(new MarkingSlowly());
        manager.migrateForeground();
        try (BackgroundRows rows = manager.startBackground()) {
            Await.until(LONG, "rows are done", () -> !count("done = 1").equals("0"));
            for (int i = 0; i < 10; i++) {
                database.execute("UPDATE items SET other = 1 WHERE id = " + key(ROWS - 1 - i));
            }
            assertThat(count("done = 1")).isNotEqualTo(String.valueOf(ROWS));
            assertThat(rows.await(LONG)).isTrue();
        }
        assertAll(1);
        assertThat(count("other = 1")).isEqualTo("10");
    }

    @Test
    void whatSaysNothingOfItsDependenciesNeedsTheRowsBelowIt() throws InterruptedException {
        withRangesBehind();
        folder.with("V3__more.sql", "CREATE TABLE more (id INT);\n");
        assertThat(manager().migrateForeground().inBackground()).isEmpty();
        assertAll(1);
        assertThat(state()).isEqualTo("APPLIED");
    }

    @Test
    void whatWasLeftIsFinishedBeforeWhatNeedsIt() {
        withRangesBehind();
        manager().migrateForeground();
        folder.with("V3__more.sql", "-- depends-on: 1\nCREATE TABLE more (id INT);\n");
        MigrationResult without = manager().migrateForeground();
        assertThat(executed(without)).containsExactly("3");
        assertThat(without.inBackground()).containsExactly(TWO);
        assertAll(0);
        folder.with("V4__most.sql", "-- depends-on: 2\nCREATE TABLE most (id INT);\n");
        assertThat(executed(manager().migrateForeground())).containsExactly("2", "4");
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void whoHasNothingBehindFinishesThem() {
        withRangesBehind();
        manager().migrateForeground();
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertAll(1);
        assertThat(state()).isEqualTo("APPLIED");
    }

    @Test
    void aPlanSaysWhichRowsComeFirst() throws InterruptedException {
        withRangesBehind();
        manager().migrateForeground();
        String ofRows = "-- The rows of migration 2 (V2__ranges.sql), which are in the background, come first%s.\n";
        MigrationPlan plan = manager().plan();
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.rowsFirst()).containsExactly(new RowsLeft(TWO, "ranges", "V2__ranges.sql", null));
        assertThat(plan.toString()).isEqualTo(ofRows.formatted(""));
        folder.with("V3__more.sql", "CREATE TABLE more (id INT);\n");
        assertThat(manager().plan().toString()).startsWith(ofRows.formatted("")).contains("\n-- UP 3: more");
        assertThat(RunView.of(manager().plan(), TWO).executed())
                .extracting(StepView::version)
                .containsExactly("2", "3");

        poison(150);
        failureOf(() -> manager().migrateToLatest());
        assertThat(manager().plan().toString()).startsWith(ofRows.formatted(": 100 of 250 are done"));
        manager().pauseDataMigration(TWO);
        assertThat(failureOf(() -> manager().plan()))
                .hasMessage(failureOf(() -> manager().migrateToLatest()).getMessage());
        folder.with("V3__more.sql", "-- depends-on: 1\nCREATE TABLE more (id INT);\n");
        assertThat(manager().plan().rowsFirst()).isEmpty();
        assertThat(manager().plan().toString()).contains("-- UP 3: more");
    }
}
