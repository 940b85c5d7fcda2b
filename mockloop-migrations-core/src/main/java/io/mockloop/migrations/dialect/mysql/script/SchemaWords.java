package io.mockloop.migrations.dialect.mysql.script;

/** The words for what MySQL and MariaDB say differently: MySQL's. */
public class SchemaWords {

    /** Of an index that no query uses. */
    protected String unusedIndex() {
        return "INVISIBLE";
    }

    /** Of an index that queries use. */
    protected String usedIndex() {
        return "VISIBLE";
    }

    /** Behind a column's type: its spatial reference system. */
    protected String spatialReference(String srid) {
        return "SRID " + srid;
    }
}
