package io.mockloop.migrations.autoconfigure.integration.busy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An entity whose table Hibernate makes. */
@Entity
@Table(name = "by_hibernate")
class Article {

    @Id
    private @Nullable Integer id;
}
