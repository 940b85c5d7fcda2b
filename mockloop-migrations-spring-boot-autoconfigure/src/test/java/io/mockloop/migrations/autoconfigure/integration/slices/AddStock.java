package io.mockloop.migrations.autoconfigure.integration.slices;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** As the README writes it: a component that injects what the slice has. */
@Component
@MigrationInfo(version = "3", description = "Add the stock", dependencies = "2")
class AddStock implements Migration {

    AddStock(JdbcClient client) {}

    @Override
    public void up(DatabaseConnection db) {
        db.execute("CREATE TABLE stock (article VARCHAR(20) NOT NULL)");
        db.execute("INSERT INTO stock SELECT article FROM price");
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("DROP TABLE stock");
    }
}
