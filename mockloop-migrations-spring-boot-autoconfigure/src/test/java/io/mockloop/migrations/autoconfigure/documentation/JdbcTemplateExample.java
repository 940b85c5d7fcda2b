package io.mockloop.migrations.autoconfigure.documentation;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

class JdbcTemplateExample {

    @Component
    @MigrationInfo(version = "4", description = "Round prices")
    static class RoundPrices implements Migration {

        private final PriceRepository prices;

        RoundPrices(PriceRepository prices) {
            this.prices = prices;
        }

        @Override
        public void up(DatabaseConnection db) {
            db.execute("ALTER TABLE price ADD COLUMN rounded INTEGER");
            prices.round(); // on the migration's own connection: it sees the column, and is rolled back with it
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("ALTER TABLE price DROP COLUMN rounded");
        }
    }

    @Component
    static class PriceRepository {

        private final JdbcClient jdbc;

        PriceRepository(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        void round() {
            jdbc.sql("UPDATE price SET rounded = (cents + 50) / 100").update();
        }
    }
}
