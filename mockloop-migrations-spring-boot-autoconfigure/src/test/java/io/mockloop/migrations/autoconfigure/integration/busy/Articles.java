package io.mockloop.migrations.autoconfigure.integration.busy;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a migration injects; it waits for the schema, and for Flyway, Liquibase and Hibernate. */
@Repository
class Articles {

    private final JdbcClient client;
    private final EntityManagerFactory entities;

    Articles(JdbcClient client, EntityManagerFactory entities) {
        this.client = client;
        this.entities = entities;
    }

    /** In the transaction of a migration, which has just made the table. */
    void addCheapestToStock() {
        entities.getMetamodel();
        client.sql("INSERT INTO stock SELECT article FROM price ORDER BY cents LIMIT 1")
                .update();
    }
}
