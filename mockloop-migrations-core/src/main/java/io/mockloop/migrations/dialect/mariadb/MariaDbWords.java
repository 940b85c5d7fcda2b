package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.dialect.mysql.script.SchemaWords;

/** MariaDB's words of a schema. */
final class MariaDbWords extends SchemaWords {

    @Override
    protected String unusedIndex() {
        return "IGNORED";
    }

    @Override
    protected String usedIndex() {
        return "NOT IGNORED";
    }

    @Override
    protected String spatialReference(String srid) {
        return "REF_SYSTEM_ID = " + srid;
    }
}
