package io.mockloop.migrations.engine.contract.schema;

import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.Columns;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A column of a {@link ModelTable}; what is made of it is another one. */
final class ModelColumn implements Cloneable {

    /** Its name at the beginning; null if it wasn't there. */
    @Nullable String origin;

    String name;
    BiFunction<Columns, String, Column> type;
    boolean isNullable = true;

    @Nullable Object value;

    /** Whether rows may have null in it. */
    boolean hasNulls;

    /** Whether no two rows have the same in it. */
    boolean isUnique;

    /** Whether it could not be null at any time, which is what an undo comes back to. */
    boolean wasNotNull;

    boolean isKeyable = true;
    boolean isIdentity;

    @Nullable EnumType enumType;

    private int width = 40;

    ModelColumn(String name, BiFunction<Columns, String, Column> type) {
        this.name = name;
        this.type = type;
    }

    /** The same but for what is changed. */
    ModelColumn with(Consumer<ModelColumn> change) {
        try {
            ModelColumn other = (ModelColumn) clone();
            change.accept(other);
            other.wasNotNull |= !other.isNullable;
            return other;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    Column in(Columns columns) {
        Column column = type.apply(columns, name);
        column = isNullable || isIdentity ? column : column.notNull();
        Object to = value;
        return to == null ? column : column.defaultTo(to);
    }

    private String kind() {
        List<SchemaChange> written = new ArrayList<>();
        Schema schema = written::add;
        schema.addColumn("any", this::in);
        return ((SchemaChange.AddColumn) written.get(0)).column().type().toString();
    }

    boolean isNumber() {
        return kind().matches("integer|bigint|decimal.*");
    }

    boolean isBigint() {
        return kind().equals("bigint");
    }

    /** With a type that holds all that this one's does; the same if there is none. */
    ModelColumn wider() {
        String kind = kind();
        if (kind.equals("integer")) {
            return with(column -> column.type = Columns::bigint);
        } else if (kind.startsWith("decimal(8")) {
            return with(column -> column.type = (of, to) -> of.decimal(to, 12, 3));
        }
        int more = width + 1;
        return kind.startsWith("varchar")
                ? with(column -> {
                    column.width = more;
                    column.type = (of, to) -> of.varchar(to, more);
                })
                : this;
    }

    /** With another default, or none. */
    ModelColumn otherDefault() {
        if (value != null) {
            return with(column -> column.value = null);
        }
        return isNumber()
                ? with(column -> column.value = 11)
                : kind().startsWith("varchar") ? with(column -> column.value = "other") : this;
    }

    /** What comes back in its place has the default in each row. */
    boolean isDroppable() {
        return !isIdentity && !isUnique && (value != null || !wasNotNull);
    }
}
