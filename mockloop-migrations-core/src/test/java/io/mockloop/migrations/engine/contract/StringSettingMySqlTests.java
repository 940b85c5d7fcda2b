package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StringSettingMySqlTests extends StringSettingTests {

    StringSettingMySqlTests() {
        super(TestDatabase.mySql());
    }

    @Override
    String inUrl() {
        return "sessionVariables=sql_mode='NO_BACKSLASH_ESCAPES'";
    }

    @Override
    String[] settings() {
        return new String[] {"SET SESSION sql_mode = ''", "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'"};
    }

    @Override
    boolean escapesByDefault() {
        return true;
    }
}
