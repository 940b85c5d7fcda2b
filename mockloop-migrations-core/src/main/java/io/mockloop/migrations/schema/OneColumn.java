package io.mockloop.migrations.schema;

import java.util.function.Consumer;
import java.util.function.Function;

/** A column that stands alone. */
final class OneColumn extends Columns {

    static Column of(Function<Columns, Column> column) {
        return column.apply(new OneColumn());
    }

    @Override
    Consumer<Column> place() {
        return column -> {}; // what is made of it is what the function gives
    }
}
