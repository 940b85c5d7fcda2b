package io.mockloop.migrations.schema;

import io.mockloop.migrations.schema.Column.Place;
import java.util.function.Function;

/** A column that stands alone. */
final class OneColumn extends Columns {

    static Column of(Function<Columns, Column> column) {
        return Names.given("A change of a column", column.apply(new OneColumn()))
                .latest();
    }

    @Override
    Place place() {
        return new Place();
    }
}
