package io.mockloop.migrations.schema;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A column: a name and a type, and what is said of it. It can be null and has no default, unless it says so. Immutable:
 * each method gives another one, which takes the place of this one in the table that is being written. What is said of
 * it adds up, whichever of them it is said to.
 */
public final class Column {

    private final String name;
    private final ColumnType type;
    private final boolean nullable;
    private final @Nullable Default defaultValue;
    private final Constraint.@Nullable PrimaryKey identityKey;
    private final List<Constraint> constraints;
    private final Place place;

    private Column(
            String name,
            ColumnType type,
            boolean nullable,
            @Nullable Default defaultValue,
            Constraint.@Nullable PrimaryKey identityKey,
            List<Constraint> constraints,
            Place place) {
        this.name = Names.require("column", name);
        this.type = type;
        this.nullable = nullable;
        this.defaultValue = defaultValue;
        this.identityKey = identityKey;
        this.constraints = List.copyOf(constraints);
        this.place = place;
        place.take(this);
    }

    /**
     * A column of which nothing else is said yet.
     *
     * @param place takes it, and what is made of it
     */
    static Column of(String name, ColumnType type, Place place) {
        boolean identity = type == ColumnType.Plain.IDENTITY;
        return new Column(name, type, !identity, null, identity ? Constraint.primaryKey(name) : null, List.of(), place);
    }

    /** Where a column stands while it is written, and what has been said of it so far. */
    static final class Place {

        private @Nullable Column latest;

        private void take(Column column) {
            latest = column;
        }

        Column latest() {
            return Objects.requireNonNull(latest);
        }
    }

    /** With all that was said of it. */
    Column latest() {
        return place.latest();
    }

    private static Column with(Column latest, boolean nullable, @Nullable Default value, List<Constraint> constraints) {
        return new Column(latest.name, latest.type, nullable, value, latest.identityKey, constraints, latest.place);
    }

    private Column plus(Constraint constraint) {
        Column latest = latest();
        List<Constraint> all = new ArrayList<>(latest.constraints);
        all.add(constraint);
        return with(latest, latest.nullable, latest.defaultValue, all);
    }

    /** It is never null. */
    public Column notNull() {
        Column latest = latest();
        return with(latest, false, latest.defaultValue, latest.constraints);
    }

    /**
     * It has a value in rows that are written without one.
     *
     * @param value a text, number, boolean, a time of java.time, or anything whose {@code toString} the database reads
     *     as the column's type. A point in time, as an {@code Instant}, is refused on MariaDB, which reads no zone
     */
    public Column defaultTo(Object value) {
        Object given = Names.given("defaultTo", value);
        return withDefault(new Default.Literal(
                given instanceof OffsetDateTime time
                        ? time.toInstant()
                        : given instanceof ZonedDateTime time ? time.toInstant() : given));
    }

    /** It has the time at which a row is written. */
    public Column defaultNow() {
        return withDefault(new Default.Now());
    }

    /**
     * It has what the database computes.
     *
     * @param sql an expression of the database's own; it is neither quoted nor checked
     */
    public Column defaultExpression(String sql) {
        return withDefault(new Default.Expression(Names.given("defaultExpression", sql)));
    }

    private Column withDefault(Default value) {
        if (type == ColumnType.Plain.IDENTITY) {
            throw new IllegalArgumentException(
                    "The column %s is an identity, whose values the database gives; it takes no default."
                            .formatted(name));
        }
        Column latest = latest();
        return with(latest, latest.nullable, value, latest.constraints);
    }

    /** It is the table's primary key, alone. */
    public Column primaryKey() {
        if (type == ColumnType.Plain.IDENTITY) {
            throw new IllegalArgumentException(
                    "The column %s is an identity, and so the primary key; primaryKey(\"…\") gives that a name."
                            .formatted(name));
        }
        return notNull().plus(Constraint.primaryKey(name));
    }

    /**
     * It is the table's primary key, alone, as an identity is by itself.
     *
     * @param keyName the name of the key; of an identity's, MySQL, MariaDB and SQLite keep none
     */
    public Column primaryKey(String keyName) {
        Constraint.PrimaryKey key = Constraint.primaryKey(name).named(keyName);
        Column latest = latest();
        return latest.identityKey == null
                ? notNull().plus(key)
                : new Column(name, type, latest.nullable, null, key, latest.constraints, latest.place);
    }

    /** It has no value twice. */
    public Column unique() {
        return plus(Constraint.unique(name));
    }

    /** Its values are there in another table. */
    public Column references(String table, String column) {
        return plus(ForeignKey.from(name).to(table, column));
    }

    /**
     * Its values are there in another table.
     *
     * @param onDelete what becomes of a row if the one that it refers to is deleted
     */
    public Column references(String table, String column, ReferentialAction onDelete) {
        return plus(ForeignKey.from(name).to(table, column).onDelete(onDelete));
    }

    /** What becomes of a row if the one that it {@link #references(String, String) refers} to is deleted. */
    public Column onDelete(ReferentialAction action) {
        return withReference(key -> key.onDelete(action));
    }

    /** What becomes of a row if the key of the one that it {@link #references(String, String) refers} to is changed. */
    public Column onUpdate(ReferentialAction action) {
        return withReference(key -> key.onUpdate(action));
    }

    private Column withReference(UnaryOperator<ForeignKey> change) {
        Column latest = latest();
        List<Constraint> all = new ArrayList<>(latest.constraints);
        int last = all.size() - 1;
        if (last < 0 || !(all.get(last) instanceof ForeignKey key)) {
            throw new IllegalArgumentException(
                    "The column %s refers to no other yet: write references before onDelete or onUpdate."
                            .formatted(name));
        }
        all.set(last, change.apply(key));
        return with(latest, latest.nullable, latest.defaultValue, all);
    }

    /**
     * An expression is true, or null, for every row.
     *
     * @param sql as it is written; it is neither quoted nor checked
     */
    public Column check(String sql) {
        return plus(new Constraint.Check(null, name, Names.given("check", sql)));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it holds. */
    public ColumnType type() {
        return type;
    }

    /** Whether it can be null. */
    public boolean isNullable() {
        return nullable;
    }

    /** Its value in rows that are written without one; null if that is null. */
    public @Nullable Default defaultValue() {
        return defaultValue;
    }

    /** The keys and checks that were written at it. */
    public List<Constraint> constraints() {
        return constraints;
    }

    /** The primary key that an identity is; null if it is none. */
    public Constraint.@Nullable PrimaryKey identityKey() {
        return identityKey;
    }

    /** The same without {@link #constraints}. */
    public Column alone() {
        return new Column(name, type, nullable, defaultValue, identityKey, List.of(), new Place());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column
                && name.equals(column.name)
                && type.equals(column.type)
                && nullable == column.nullable
                && Objects.equals(defaultValue, column.defaultValue)
                && Objects.equals(identityKey, column.identityKey)
                && constraints.equals(column.constraints);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, nullable, defaultValue, identityKey, constraints);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(' ').append(type);
        if (!nullable && type != ColumnType.Plain.IDENTITY) {
            text.append(" not null");
        }
        if (defaultValue != null) {
            text.append(" default ").append(defaultValue);
        }
        if (identityKey != null && identityKey.name() != null) {
            text.append(' ').append(identityKey);
        }
        constraints.forEach(constraint -> text.append(' ').append(constraint));
        return text.toString();
    }
}
