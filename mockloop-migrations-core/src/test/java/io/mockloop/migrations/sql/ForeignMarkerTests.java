package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.sql.directive.Directives;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other tools' markers, and directives in other forms than ours: each is run as it says, or refused. */
class ForeignMarkerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-- +goose Up|goose|Write '-- migrate:up' in its place.",
                "-- +goose Down|goose|Write '-- migrate:down' in its place.",
                "--+goose down|goose|Write '-- migrate:down' in its place.",
                "-- +goose StatementBegin|goose|Remove the line",
                "-- +goose NO TRANSACTION|goose|Write '-- transaction: false' in its place",
                "-- +goose ENVSUB ON|goose|${name} is replaced by mockloop.migrations.placeholders.name",
                "-- +migrate Up|sql-migrate|Write '-- migrate:up' in its place.",
                "-- +migrate Down|sql-migrate|Write '-- migrate:down' in its place.",
                "-- +migrate Up notransaction|sql-migrate|Write '-- migrate:up', and '-- transaction: false' in the next line",
                "-- //@UNDO|MyBatis Migrations|Write '-- migrate:down' in its place.",
                "--//@UNDO|MyBatis Migrations|Write '-- migrate:down' in its place.",
                "-- // @UNDO SQL to undo the change goes here.|MyBatis Migrations|Write '-- migrate:down' in its place.",
                "-- @UNDO|MyBatis Migrations|Write '-- migrate:down' in its place.",
                "-- rambler down|rambler|Write '-- migrate:down' in its place.",
                "-- !Downs|Play's evolutions|Write '-- migrate:down' in its place.",
                "---- create above / drop below ----|tern|Write '-- migrate:down' in its place.",
                "--rollback DROP TABLE a;|Liquibase|Write '-- migrate:down', and the statements below it",
                "--rollback|Liquibase|Write '-- migrate:down', and the statements below it",
                "--liquibase formatted sql|Liquibase|make a file of each changeset",
                "-- liquibase formatted sql|Liquibase|make a file of each changeset",
                "--changeset a:1|Liquibase|a file of each changeset",
                "-- changeset a.b:create-1 runInTransaction:false|Liquibase|a file of each changeset",
                "-- atlas:txmode none|Atlas|Write '-- transaction: false' in its place",
                "-- atlas:nolint destructive|Atlas|Write '-- lint: ignore RULE reason'"
            })
    void anotherToolsMarkerIsRefusedWhereverItStands(String marker, String tool, String instead) {
        String text = marker.replaceFirst("^--", "").strip();
        assertForeign(marker + "\nSELECT 1;", 1)
                .withMessageContaining("'%s' is a marker of %s, and only a comment here.", text, tool)
                .withMessageContaining(instead);
        assertForeign("SELECT 1;\n  " + marker + "\nSELECT 2;", 2).withMessageContaining(instead);
        assertForeign("SELECT 1\n" + marker + "\nSELECT 2;", 2).withMessageContaining(instead);
        assertForeign("SELECT 1;\n" + marker, 2).withMessageContaining(instead);
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<?> assertForeign(String text, int line) {
        return Scripts.assertRefused(text, Scripts.POSTGRESQL, "FOREIGN_MARKER", line);
    }

    @Test
    void aMarkerIsFoundBehindAHashOnMySql() {
        Scripts.assertRefused("SELECT 1;\n# --- !Downs\nDROP TABLE a;", Scripts.MYSQL, "FOREIGN_MARKER", 2);
    }

    @Test
    void aMarkerOfDbmateWithAnOptionIsRefusedWithBothLines() {
        Scripts.assertRefused(
                        "-- migrate:up transaction:false\nSELECT 1;",
                        (@Nullable Section) null,
                        Scripts.SQLITE,
                        "BAD_MARKER",
                        1)
                .withMessageContaining("Write '-- migrate:up', and '-- transaction: false' in the next line.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '\n-- +goose Down\n';",
                "SELECT $$\n-- //@UNDO\n--rollback x\n$$;",
                "/*\n-- +migrate Down\n--liquibase formatted sql\n*/ SELECT 1;",
                "SELECT 1; -- +goose Down",
                "-- rollback plan: see the wiki\nSELECT 1;",
                "-- rollback: DROP TABLE a;\nSELECT 1;",
                "--rollback: see the wiki\nSELECT 1;",
                "-- changeset note: the first of two\nSELECT 1;",
                "-- liquibase made this table\nSELECT 1;",
                "-- goose up the performance\nSELECT 1;",
                "-- migrate up to here\nSELECT 1;",
                "-- undo buffers\nSELECT 1;",
                "-- atlas of the world\nSELECT 1;",
                "-- creates above, drops below\nSELECT 1;",
                "-- Down\nSELECT 1;",
                "-- down\nINSERT INTO direction VALUES ('down');",
                "CREATE TABLE a (\n-- down\nb int);\nDROP TABLE c;",
                "CREATE TABLE a (b int);\n-- Down:\n-- DROP TABLE a;\n",
                "CREATE TABLE a (b int);\n-- undo the grants of V2\nDROP ROLE c;"
            })
    void whatIsTextOrProseIsNone(String text) {
        assertThat(Scripts.statements(text, Scripts.POSTGRESQL)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Down", "DOWN", "------- Down -------", "==== DOWN ====", "Down Migration", "undo:", "Rollback"})
    void aHeadingOfAUndoIsRefusedWhereWhatUndoesFollows(String heading) {
        String text = "CREATE TABLE a (b int);\n-- " + heading + "\n-- of a\nDROP TABLE a;";
        Scripts.assertRefused(text, Scripts.SQLITE, "FOREIGN_MARKER", 2)
                .withMessageContaining("Write '-- migrate:down' in its place");
        assertThat(Scripts.readMarked(
                                "-- migrate:up\nCREATE TABLE a (b int);\n-- migrate:down\n-- " + heading
                                        + "\nDROP TABLE a;",
                                Scripts.SQLITE)
                        .statementCount(Section.DOWN))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "no-transaction => transaction: false",
                "no-transaction: true => transaction: false",
                "no_transaction => transaction: false",
                "! no-transaction => transaction: false",
                "NO TRANSACTION => transaction: false",
                "notransaction => transaction: false",
                "disable_ddl_transaction => transaction: false",
                "disable_ddl_transaction! => transaction: false",
                "disable-transaction => transaction: false",
                "non-transactional => transaction: false",
                "transaction false => transaction: false",
                "transaction = false => transaction: false",
                "transaction=off => transaction: false",
                "transactional: false => transaction: false",
                "transactional: true => transaction: true",
                "runInTransaction: false => transaction: false",
                "executeInTransaction=false => transaction: false",
                "transaction_mode: none => transaction: false",
                "txmode none => transaction: false",
                "depends on: 7 => depends-on: 7",
                "depends on 7 => depends-on: 7",
                "depends-on 1, 2.1 => depends-on: 1, 2.1",
                "depends: V1 V2 => depends-on: 1, 2",
                "dependencies = 7 => depends-on: 7",
                "require SELECT 0 => require: SELECT 0 | MESSAGE",
                "require = SELECT a FROM b => require: SELECT a FROM b | MESSAGE",
                "require select count(*) from b | none => require: select count(*) from b | none",
                "backup true => backup: true",
                "placeholderReplacement=false => placeholders: false",
                "timeout 30s => timeout: 30s",
                "timeout = 5 m => timeout: 5m",
                "irreversible => irreversible: REASON",
                "reversible: false => irreversible: REASON",
                "lint-ignore: add-column-default small table => lint: ignore add-column-default small table"
            })
    void aDirectiveInAnotherFormIsRefusedWithTheLineMeant(String written, String meant) {
        Scripts.assertRefused("-- head\n-- " + written + "\nSELECT 1;", Scripts.SQLITE, "MISSPELT_DIRECTIVE", 2)
                .withMessageContaining("'%s' is no directive; ", written)
                .withMessageContaining("Write '-- %s', or word", meant);
        assertThat(Scripts.statements("SELECT 1;\n-- " + written + "\nSELECT 2;", Scripts.SQLITE))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction begins here",
                "transactions of the bank",
                "no transactions are lost here",
                "in transaction with b",
                "single-transaction: false",
                "depends on the table users",
                "depends on 2 tables",
                "Depends on: users",
                "requires SELECT on users",
                "require SELECT permission for the app",
                "required by the app",
                "backup of users",
                "timeout of the lock is 30s",
                "timeout 30",
                "irreversible change of units",
                "reversible",
                "lint ignores this",
                "description of all"
            })
    void aSentenceIsNoDirective(String comment) {
        assertThat(Scripts.read("-- " + comment + "\nSELECT 1;", Scripts.SQLITE).directives(Section.UP))
                .isEqualTo(Directives.NONE);
    }
}
