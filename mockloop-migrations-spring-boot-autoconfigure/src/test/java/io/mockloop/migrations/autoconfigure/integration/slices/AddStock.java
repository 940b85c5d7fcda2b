package io.mockloop.migrations.autoconfigure.integration.slices;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** As the README writes it: a component that injects what the slice has, and what a test imports into it. */
@Component
@MigrationInfo(version = "3", description = "Add the stock", dependencies = "2")
class AddStock implements Migration {

    private final JdbcClient client;
    private final PriceList prices;

    AddStock(JdbcClient client, PriceList prices) {
        this.client = client;
        this.prices = prices;
    }

    @Override
    public void up(DatabaseConnection db) {
        db.execute("CREATE TABLE stock (article VARCHAR(20) NOT NULL)");
        client.sql("INSERT INTO stock VALUES (?)").param(prices.cheapest()).update();
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("DROP TABLE stock");
    }
}
