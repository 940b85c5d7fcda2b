package io.mockloop.migrations.schema;

import io.mockloop.migrations.schema.Column.Place;

/** Makes columns, each by its type. */
public abstract class Columns {

    Columns() {}

    /** Where a new column stands, and each that is made of it. */
    abstract Place place();

    private Column column(String name, ColumnType type) {
        return Column.of(name, type, place());
    }

    /** Whole numbers of 64 bits that the database gives by itself; the table's primary key. */
    public Column identity(String name) {
        return column(name, ColumnType.Plain.IDENTITY);
    }

    /** Whole numbers of 16 bits. */
    public Column smallint(String name) {
        return column(name, ColumnType.Plain.SMALLINT);
    }

    /** Whole numbers of 32 bits. */
    public Column integer(String name) {
        return column(name, ColumnType.Plain.INTEGER);
    }

    /** Whole numbers of 64 bits. */
    public Column bigint(String name) {
        return column(name, ColumnType.Plain.BIGINT);
    }

    /**
     * Decimal numbers that are exact.
     *
     * @param precision how many digits in all
     * @param scale how many of them behind the point
     */
    public Column decimal(String name, int precision, int scale) {
        return column(name, new ColumnType.Decimal(precision, scale));
    }

    /** Numbers of 64 bits with a floating point, that aren't exact; {@link #decimal} is. */
    public Column doublePrecision(String name) {
        return column(name, ColumnType.Plain.DOUBLE);
    }

    /** True or false. */
    public Column bool(String name) {
        return column(name, ColumnType.Plain.BOOLEAN);
    }

    /** Text of at most {@code length} characters. */
    public Column varchar(String name, int length) {
        return column(name, new ColumnType.Varchar(length));
    }

    /** Text of {@code length} characters, such as a code of a country. */
    public Column character(String name, int length) {
        return column(name, new ColumnType.Char(length));
    }

    /** Text of any length. */
    public Column text(String name) {
        return column(name, ColumnType.Plain.TEXT);
    }

    /** JSON. */
    public Column json(String name) {
        return column(name, ColumnType.Plain.JSON);
    }

    /** Bytes, of any number. */
    public Column binary(String name) {
        return column(name, ColumnType.Plain.BINARY);
    }

    /** A day. */
    public Column date(String name) {
        return column(name, ColumnType.Plain.DATE);
    }

    /** A time of day, to the microsecond if the database can. */
    public Column time(String name) {
        return column(name, ColumnType.Plain.TIME);
    }

    /** A day and a time of day that mean no point in time; {@link #timestamp} does. */
    public Column dateTime(String name) {
        return column(name, ColumnType.Plain.DATETIME);
    }

    /** A point in time, to the microsecond if the database can. */
    public Column timestamp(String name) {
        return column(name, ColumnType.Plain.TIMESTAMP);
    }

    /** A UUID. */
    public Column uuid(String name) {
        return column(name, ColumnType.Plain.UUID);
    }

    /** One of the texts of an enum type, which {@link Schema#createEnum} has made. */
    public Column enumeration(String name, EnumType type) {
        return column(name, type);
    }

    /**
     * A type by the name that the database has for it.
     *
     * @param sql the type as it is written; it is neither quoted nor checked
     */
    public Column ofType(String name, String sql) {
        return column(name, new ColumnType.Native(sql));
    }
}
