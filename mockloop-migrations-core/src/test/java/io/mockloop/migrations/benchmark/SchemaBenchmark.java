package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What 1,000 tables cost as changes of a schema, over the same statements in a Java migration that sends them. */
class SchemaBenchmark {

    private static final int TABLES = 1000;
    private static final int PAIRS = Integer.getInteger("mockloop.benchmark.pairs", 30);

    @TempDir
    private Path folder;

    private int made;

    private static void tables(Schema schema) {
        for (int number = 0; number < TABLES; number++) {
            schema.createTable("table_" + number, table -> {
                table.identity("id");
                table.varchar("name", 100).notNull();
                table.decimal("price", 10, 2).notNull().defaultTo(0);
                table.timestamp("created_at").notNull().defaultNow();
                table.unique("name");
                table.index("created_at");
            });
        }
    }

    @MigrationInfo(version = "1")
    static final class Reversible extends ReversibleMigration {

        @Override
        protected void change(Schema schema) {
            tables(schema);
        }
    }

    @MigrationInfo(version = "1")
    static final class Coded implements Migration {

        @Override
        public void up(DatabaseConnection db) {
            tables(db.schema());
        }

        @Override
        public void down(DatabaseConnection db) {}
    }

    @MigrationInfo(version = "1")
    static final class ByHand implements Migration {

        private final List<String> statements;

        ByHand(List<String> statements) {
            this.statements = statements;
        }

        @Override
        public void up(DatabaseConnection db) {
            statements.forEach(db::execute);
        }

        @Override
        public void down(DatabaseConnection db) {}
    }

    @Test
    void aThousandTables() {
        List<String> statements = builder(new Reversible()).build().plan("1").steps().get(0).statements().stream()
                .map(PlannedStatement::sql)
                .toList();
        assertThat(statements).hasSize(2 * TABLES);
        compare("db.schema() in a Java migration", () -> new ByHand(statements), Coded::new);
        compare("ReversibleMigration, its undo stored too", () -> new ByHand(statements), Reversible::new);
    }

    private void compare(String what, Supplier<Migration> byHand, Supplier<Migration> ours) {
        run(byHand.get());
        run(ours.get());
        double[] ratios = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            boolean first = i % 2 == 0;
            double before = first ? run(byHand.get()) : 0;
            double cost = run(ours.get());
            ratios[i] = cost / (first ? before : run(byHand.get()));
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT, "%s: %4.2f times the same by hand, median of %d pairs%n", what, ratios[PAIRS / 2], PAIRS);
    }

    private double run(Migration migration) {
        long started = System.nanoTime();
        assertThat(builder(migration).build().migrateToLatest().applied()).isEqualTo(1);
        return System.nanoTime() - started;
    }

    private MigrationManagerBuilder builder(Migration migration) {
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl("jdbc:sqlite:" + folder.resolve(made++ + ".db"));
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations("file:" + folder)
                .migrations(migration);
    }
}
