package io.mockloop.migrations.autoconfigure.integration.busy;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import org.springframework.stereotype.Component;

@Component
@MigrationInfo(version = "3", description = "Add the stock")
class AddStock implements Migration {

    private final Articles articles;

    AddStock(Articles articles) {
        this.articles = articles;
    }

    @Override
    public void up(DatabaseConnection db) {
        db.execute("CREATE TABLE stock (article VARCHAR(20) NOT NULL)");
        articles.addCheapestToStock();
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("DROP TABLE stock");
    }
}
