package io.mockloop.migrations.autoconfigure.integration.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An entity over the first migration's table. */
@Entity
public class Price {

    @Id
    private @Nullable Integer id;

    private int cents;

    /** The price in cents. */
    public int cents() {
        return cents;
    }
}
