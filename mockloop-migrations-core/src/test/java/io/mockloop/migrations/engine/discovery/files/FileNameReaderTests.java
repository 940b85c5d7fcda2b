package io.mockloop.migrations.engine.discovery.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.Misnamed;
import io.mockloop.migrations.engine.discovery.files.FileName.OfCallback;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FileName.OfRepeatable;
import io.mockloop.migrations.engine.discovery.files.FileName.OfSettings;
import io.mockloop.migrations.engine.discovery.files.FileName.Other;
import io.mockloop.migrations.engine.discovery.files.FileName.Unsupported;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameReaderTests {

    private final FileNameReader reader = new FileNameReader(Set.of("sqlite", "postgresql", "mysql", "mariadb"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            migration_003_add_webhook_support.sql, SECTIONS, 003, Add webhook support, migration_003_add_webhook_support,
            migration_2.1_x.sql,                   SECTIONS, 2.1, X,                   migration_2.1_x,
            migration_4_2024_prices.sql,           SECTIONS, 4,   2024 prices,         migration_4_2024_prices,
            migration_20261124093000_ilk.sql,      SECTIONS, 20261124093000, Ilk,      migration_20261124093000_ilk,
            migration_3_x.mysql.sql,               SECTIONS, 3,   X,                   migration_3_x, mysql
            V3__add_webhook_support.sql,           UP,       3,   add webhook support, V3__add_webhook_support,
            V001__Init.sql,                        UP,       001, Init,                V001__Init,
            V1_2__x.sql,                           UP,       1.2, x,                   V1_2__x,
            V1.2__x.sql,                           UP,       1.2, x,                   V1.2__x,
            V1__a__b.sql,                          UP,       1,   'a  b',              V1__a__b,
            V1__x.y.sql,                           UP,       1,   x.y,                 V1__x.y,
            V1.sql,                                UP,       1,   '',                  V1,
            V1.2.sql,                              UP,       1.2, '',                  V1.2,
            V3__x.sqlite.sql,                      UP,       3,   x,                   V3__x, sqlite
            V3__x.postgresql.sql,                  UP,       3,   x,                   V3__x, postgresql
            V3__x.mariadb.sql,                     UP,       3,   x,                   V3__x, mariadb
            U3__add_webhook_support.sql,           DOWN,     3,   add webhook support, U3__add_webhook_support,
            U1_2__x.mysql.sql,                     DOWN,     1.2, x,                   U1_2__x, mysql
            B3__base.sql,                          BASELINE, 3,   base,                B3__base,
            B1_2.sql,                              BASELINE, 1.2, '',                  B1_2,
            B3__base.mysql.sql,                    BASELINE, 3,   base,                B3__base, mysql
            V22_1.14.7__mixed separators.sql,      UP,       22.1.14.7, mixed separators, V22_1.14.7__mixed separators,
            V20150100000001000000__long.sql,       UP,       20150100000001000000, long, V20150100000001000000__long,
            """)
    void readsBothConventions(
            String file, Content content, String version, String description, String name, @Nullable String variant) {
        FileName read = reader.read(file);

        assertThat(read).isEqualTo(new OfMigration(content, Version.of(version), description, name, variant));
        assertThat(((OfMigration) read).version()).hasToString(version);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            V3_x.sql,                V3__x.sql
            v3__x.sql,               V3__x.sql
            V3__x.SQL,               V3__x.sql
            v3__x.SQL,               V3__x.sql
            V3-x.sql,                V3__x.sql
            'V3 x.sql',              V3__x.sql
            V3x.sql,                 V3__x.sql
            V_3__x.sql,              V3__x.sql
            V1_2_x.sql,              V1_2__x.sql
            v3.sql,                  V3__description.sql
            U3_x.sql,                U3__x.sql
            u3__x.sql,               U3__x.sql
            V3_x.mysql.sql,          V3__x.mysql.sql
            V__x.sql,                V<version>__x.sql
            migration_x.sql,         migration_<version>_x.sql
            migration_INITIAL.sql,   migration_<version>_INITIAL.sql
            Migration_003_x.sql,     migration_003_x.sql
            MIGRATION_003_INIT.SQL,  migration_003_INIT.sql
            migration-003-x.sql,     migration_003_x.sql
            migration003_x.sql,      migration_003_x.sql
            migration_003.sql,       migration_003_description.sql
            migration_2fa.sql,       migration_<version>_2fa.sql
            migration_003_x.Sql,     migration_003_x.sql
            V3__x.MySQL.sql,         V3__x.mysql.sql
            V3__x.SQLITE.sql,        V3__x.sqlite.sql
            V3__x.postgres.sql,      V3__x.postgresql.sql
            V3__x.sqlite3.sql,       V3__x.sqlite.sql
            r__views.sql,            R__views.sql
            r__.sql,                 R__description.sql
            R_views.sql,             R__views.sql
            R__views.SQL,            R__views.sql
            R__views.postgres.sql,   R__views.postgresql.sql
            b3__base.sql,            B3__base.sql
            B3_base.sql,             B3__base.sql
            beforemigrate.sql,       beforeMigrate.sql
            AfterMigrate__x.sql,     afterMigrate__x.sql
            afterEachMigrate.SQL,    afterEachMigrate.sql
            v3__x.sql.conf,          V3__x.sql.conf
            """)
    void tellsWhatASlipMeans(String file, String meant) {
        assertThat(reader.read(file)).isEqualTo(new Misnamed(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "afterEachMigrateStatementError.sql",
                "afterMigrateError.sql",
                "beforeRepeatables.sql",
                "afterVersioned.sql",
                "beforeValidate.sql",
                "afterCleanError.sql",
                "beforeEachUndo.sql",
                "afterBaseline.sql",
                "afterInfo.sql",
                "afterMigrateOperationFinish.sql",
                "createSchema.sql",
                "beforeConnect.sql",
                "S3__state.sql",
                "20170206205240748__initial_schema.sql",
                "1_2__x.postgresql.sql",
                "D__deploy.sql",
                "V3__x.sh",
                "V3__x.py",
                "V3__Add_things.class",
                "V3__x.oracle.sql"
            })
    void namesTheKindsThatItDoesNotSupport(String file) {
        assertThat(reader.read(file)).isInstanceOf(Unsupported.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            R__views.sql,                  views,            R__views,
            R__All the views.sql,          All the views,    R__All the views,
            R__01_order_totals.sql,        01 order totals,  R__01_order_totals,
            R__views.postgresql.sql,       views,            R__views, postgresql
            R__.sql,                       '',               R__,
            """)
    void readsRepeatableMigrations(String file, String description, String name, @Nullable String variant) {
        assertThat(reader.read(file)).isEqualTo(new OfRepeatable(description, name, variant));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            beforeMigrate.sql,             BEFORE_MIGRATE,        '',      beforeMigrate,
            beforeMigrate__a_role.sql,     BEFORE_MIGRATE,        a role,  beforeMigrate__a_role,
            afterMigrate__grants.sql,      AFTER_MIGRATE,         grants,  afterMigrate__grants,
            afterMigrateApplied.sql,       AFTER_MIGRATE_APPLIED, '',      afterMigrateApplied,
            beforeEachMigrate.sql,         BEFORE_EACH_MIGRATE,   '',      beforeEachMigrate,
            afterEachMigrate.sql,          AFTER_EACH_MIGRATE,    '',      afterEachMigrate,
            afterMigrate.mysql.sql,        AFTER_MIGRATE,         '',      afterMigrate, mysql
            afterMigrate__x.mysql.sql,     AFTER_MIGRATE,         x,       afterMigrate__x, mysql
            """)
    void readsCallbacks(String file, CallbackEvent event, String description, String name, @Nullable String variant) {
        assertThat(reader.read(file)).isEqualTo(new OfCallback(event, description, name, variant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V3__x.sql",
                "U3__x.sql",
                "R__x.sql",
                "B3__x.sql",
                "migration_003_x.sql",
                "afterMigrate.sql",
                "V3__x.mysql.sql"
            })
    void readsTheSettingsOfASingleScript(String script) {
        assertThat(reader.read(script + ".conf")).isEqualTo(new OfSettings(script));
    }

    @Test
    void saysWhichKindIsNotSupported() {
        assertThat(reader.read("afterMigrateError.sql"))
                .isEqualTo(new Unsupported("callbacks of the kind afterMigrateError"));
        assertThat(reader.read("S3__state.sql")).isEqualTo(new Unsupported("files with the prefix S"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "data.sql",
                "views.sql",
                "users.sql",
                "update.sql",
                "schema.sql.conf",
                "x.sql.bak",
                "V3__x.sql.bak",
                "V3__x.sql~",
                ".V3__x.sql.swp",
                "._V3__x.sql",
                "V3__x",
                "V3__x.txt",
                "V3__X$Inner.class",
                "migrations.sql",
                "immigration_1_x.sql",
                "before.sql",
                "aftermath.sql",
                "mysql.sql",
                "sql"
            })
    void otherNamesAreNoMigrations(String file) {
        assertThat(reader.read(file)).isEqualTo(new Other());
    }
}
