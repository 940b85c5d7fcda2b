package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StringSettingPostgreSqlTests extends StringSettingTests {

    StringSettingPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Override
    String inUrl() {
        return "options=-c%20standard_conforming_strings=off";
    }

    @Override
    String[] settings() {
        return new String[] {"SET standard_conforming_strings = on", "SET standard_conforming_strings = off"};
    }

    @Override
    boolean escapesByDefault() {
        return false;
    }
}
