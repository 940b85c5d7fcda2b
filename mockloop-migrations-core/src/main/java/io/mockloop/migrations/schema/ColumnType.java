package io.mockloop.migrations.schema;

import java.util.Locale;

/** What a column holds. Each database has its own type for it, which the reference lists. */
public sealed interface ColumnType
        permits ColumnType.Plain, ColumnType.Varchar, ColumnType.Char, ColumnType.Decimal, ColumnType.Native, EnumType {

    /** The types that need no more than their name. */
    enum Plain implements ColumnType {
        /** Whole numbers of 64 bits that the database gives by itself; the column is the table's primary key. */
        IDENTITY,
        /** Whole numbers of 16 bits. */
        SMALLINT,
        /** Whole numbers of 32 bits. */
        INTEGER,
        /** Whole numbers of 64 bits. */
        BIGINT,
        /** Numbers of 64 bits with a floating point, that aren't exact. */
        DOUBLE,
        /** True or false. */
        BOOLEAN,
        /** Text of any length. */
        TEXT,
        /** JSON. */
        JSON,
        /** Bytes, of any number. */
        BINARY,
        /** A day. */
        DATE,
        /** A time of day, to the microsecond if the database can. */
        TIME,
        /** A day and a time of day that mean no point in time: those on the wall, in any time zone. */
        DATETIME,
        /** A point in time, to the microsecond if the database can. */
        TIMESTAMP,
        /** A UUID. */
        UUID;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Text of at most some characters.
     *
     * @param length the most characters
     */
    record Varchar(int length) implements ColumnType {

        /** Refuses a length below 1. */
        public Varchar {
            if (length < 1) {
                throw new IllegalArgumentException("varchar(%d) holds no character.".formatted(length));
            }
        }

        @Override
        public String toString() {
            return "varchar(" + length + ")"; // in no locale's digits
        }
    }

    /**
     * Text of a number of characters; a shorter one is filled up with spaces, or not, as the database does.
     *
     * @param length the characters
     */
    record Char(int length) implements ColumnType {

        /** Refuses a length below 1. */
        public Char {
            if (length < 1) {
                throw new IllegalArgumentException("character(%d) holds no character.".formatted(length));
            }
        }

        @Override
        public String toString() {
            return "character(" + length + ")"; // in no locale's digits
        }
    }

    /**
     * Decimal numbers that are exact.
     *
     * @param precision how many digits in all
     * @param scale how many of them behind the point
     */
    record Decimal(int precision, int scale) implements ColumnType {

        /** Refuses what is no number of digits. */
        public Decimal {
            if (precision < 1 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException(
                        "decimal(%d, %d) needs at least one digit, and no more of them behind the point than in all."
                                .formatted(precision, scale));
            }
        }

        @Override
        public String toString() {
            return "decimal(" + precision + ", " + scale + ")";
        }
    }

    /**
     * A type by the name that the database has for it.
     *
     * @param sql as it is written; it is neither quoted nor checked
     */
    record Native(String sql) implements ColumnType {

        @Override
        public String toString() {
            return sql;
        }
    }
}
