package io.mockloop.migrations.dialect.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableTextTests {

    private static final String COMMENTED = """
            CREATE TABLE "t" ( -- it, all of it
              id INTEGER PRIMARY KEY, -- the (id), first
              code TEXT /* short */ UNIQUE,
              -- about n
              n INT NOT NULL DEFAULT 1, -- the n
              CHECK (n > 0)
            )""";

    @ParameterizedTest
    @MethodSource
    void changesTheTextInOnePlace(String before, UnaryOperator<TableText> change, String after) {
        assertThat(change.apply(new TableText(before)).sql()).isEqualTo(after);
    }

    static Stream<Arguments> changesTheTextInOnePlace() {
        return Stream.of(
                row("CREATE TABLE t(a)", t -> t.named("new \"t\""), "CREATE TABLE \"new \"\"t\"\"\"(a)"),
                row(
                        "CREATE TABLE [my t] (a, CHECK (\"My T\".a > 0 AND main.[my t].a < 'my t.a'), t)",
                        t -> t.named("u"),
                        "CREATE TABLE \"u\" (a, CHECK (a > 0 AND a < 'my t.a'), t)"),
                row(
                        "CREATE TABLE t(a INT, p REFERENCES t(a))",
                        t -> t.named("u"),
                        "CREATE TABLE \"u\"(a INT, p REFERENCES t(a))"),
                row("CREATE TABLE t(a)", t -> t.addColumn("b INT"), "CREATE TABLE t(a, b INT)"),
                row(
                        "CREATE TABLE t(a, -- x\n UNIQUE(a))",
                        t -> t.addColumn("b"),
                        "CREATE TABLE t(a, b, -- x\n UNIQUE(a))"),
                row(
                        "CREATE TABLE t(a -- x\n) STRICT",
                        t -> t.addConstraint("CHECK (a)"),
                        "CREATE TABLE t(a, CHECK (a) -- x\n) STRICT"),
                row("CREATE TABLE t(a, b)", t -> t.type("A", "TEXT"), "CREATE TABLE t(a TEXT, b)"),
                row(
                        "CREATE TABLE t(a VARCHAR (10, 2) NOT NULL)",
                        t -> t.type("a", "TEXT"),
                        "CREATE TABLE t(a TEXT NOT NULL)"),
                row("CREATE TABLE t(a INT)", t -> t.notNull("a", true), "CREATE TABLE t(a INT NOT NULL)"),
                row("CREATE TABLE t(a NULL)", t -> t.notNull("a", true), "CREATE TABLE t(a NOT NULL)"),
                row("CREATE TABLE t(a NOT NULL)", t -> t.notNull("a", true), "CREATE TABLE t(a NOT NULL)"),
                row(
                        "CREATE TABLE t(a INT CONSTRAINT n NOT NULL ON CONFLICT FAIL DEFAULT 1)",
                        t -> t.notNull("a", false),
                        "CREATE TABLE t(a INT DEFAULT 1)"),
                row(
                        "CREATE TABLE t(a REFERENCES p ON DELETE SET NULL NOT DEFERRABLE NOT NULL)",
                        t -> t.notNull("a", false),
                        "CREATE TABLE t(a REFERENCES p ON DELETE SET NULL NOT DEFERRABLE)"),
                row(
                        "CREATE TABLE t(a INT NOT NULL)",
                        t -> t.defaultValue("a", "(1 + 1)"),
                        "CREATE TABLE t(a INT NOT NULL DEFAULT (1 + 1))"),
                row(
                        "CREATE TABLE t(a REFERENCES p ON DELETE SET DEFAULT DEFAULT - 1.5e-3 NOT NULL)",
                        t -> t.defaultValue("a", "2"),
                        "CREATE TABLE t(a REFERENCES p ON DELETE SET DEFAULT DEFAULT 2 NOT NULL)"),
                row(
                        "CREATE TABLE t(a DEFAULT NULL COLLATE NOCASE)",
                        t -> t.defaultValue("a", null),
                        "CREATE TABLE t(a COLLATE NOCASE)"),
                row(
                        "CREATE TABLE t(a INT CHECK(a)UNIQUE)",
                        t -> t.defaultValue("a", "1"),
                        "" + "CREATE TABLE t(a INT DEFAULT 1 CHECK(a)UNIQUE)"),
                row(
                        "CREATE TABLE t(a INT CONSTRAINT c CHECK(a)UNIQUE)",
                        t -> t.dropConstraint("C"),
                        "CREATE TABLE t(a INT UNIQUE)"),
                row(
                        "CREATE TABLE t(a, CONSTRAINT c CHECK (a) CHECK (a > 0), CONSTRAINT d)",
                        t -> t.dropConstraint("c"),
                        "CREATE TABLE t(a, CHECK (a > 0), CONSTRAINT d)"),
                row(
                        "CREATE TABLE t(a, CONSTRAINT c CHECK (a) CHECK (a > 0), CONSTRAINT d)",
                        t -> t.dropConstraint("d"),
                        "CREATE TABLE t(a, CONSTRAINT c CHECK (a) CHECK (a > 0))"),
                row(
                        "CREATE TABLE t(a CONSTRAINT c CONSTRAINT d NOT NULL)",
                        t -> t.dropConstraint("d"),
                        "CREATE TABLE t(a CONSTRAINT c)"),
                row(
                        "CREATE TABLE t(a REFERENCES p(x) MATCH FULL ON UPDATE CASCADE, b)",
                        t -> t.dropConstraint(Kind.FOREIGN_KEY, List.of("a")),
                        "CREATE TABLE t(a, b)"),
                row(
                        "CREATE TABLE t(a, b, FOREIGN KEY ([a], `b`) REFERENCES p, UNIQUE (b COLLATE NOCASE DESC))",
                        t -> t.dropConstraint(Kind.FOREIGN_KEY, List.of("A", "b"))
                                .dropConstraint(Kind.UNIQUE, List.of("b")),
                        "CREATE TABLE t(a, b)"),
                row(
                        "CREATE TABLE t(id INTEGER PRIMARY KEY DESC, b)",
                        t -> t.dropConstraint(Kind.PRIMARY_KEY, List.of("id")).addConstraint("PRIMARY KEY (b)"),
                        "CREATE TABLE t(id INTEGER, b, PRIMARY KEY (b))"),
                row(
                        "CREATE TABLE t(a, b INT, UNIQUE(a), FOREIGN KEY(a) REFERENCES p)",
                        t -> t.dropColumn("a"),
                        "CREATE TABLE t(b INT)"),
                row(COMMENTED, t -> t.dropColumn("code"), COMMENTED.replace("  code TEXT /* short */ UNIQUE,\n", "")),
                row("CREATE TABLE t(a, -- the a\n b)", t -> t.dropColumn("b"), "CREATE TABLE t(a -- the a\n )"),
                row(
                        COMMENTED,
                        t -> t.dropConstraint(Kind.UNIQUE, List.of("code")),
                        COMMENTED.replace("/* short */ UNIQUE", "/* short */ ")));
    }

    private static Arguments row(String before, UnaryOperator<TableText> change, String after) {
        return Arguments.of(before, change, after);
    }

    @ParameterizedTest
    @MethodSource
    void saysWhyAChangeCannotBe(String table, UnaryOperator<TableText> change, String reason) {
        TableText text = new TableText(table);
        assertThatThrownBy(() -> change.apply(text))
                .isInstanceOf(RefusedChangeException.class)
                .hasMessage(reason);
    }

    static Stream<Arguments> saysWhyAChangeCannotBe() {
        return Stream.of(
                row(
                        "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, b)",
                        t -> t.dropConstraint(Kind.PRIMARY_KEY, List.of("id")),
                        "AUTOINCREMENT gives the numbers of table t, needs its primary key, and would not come back with that"),
                row(
                        "CREATE TABLE t(a PRIMARY KEY, b)",
                        t -> t.dropColumn("a"),
                        "the primary key of table t needs column a"),
                row(
                        "CREATE TABLE t(a, b, CONSTRAINT pk PRIMARY KEY(a, b))",
                        t -> t.dropColumn("A"),
                        "the primary key pk of table t needs column A"),
                row(
                        "CREATE TABLE t(a, b CONSTRAINT c CHECK (\"a\" > b))",
                        t -> t.dropColumn("a"),
                        "the CHECK constraint c of table t needs column a"),
                row(
                        "CREATE TABLE t(a, b AS (lower(a)))",
                        t -> t.dropColumn("a"),
                        "the expression of table t needs column a"),
                row(
                        "CREATE TABLE t(a, b, UNIQUE (a, b))",
                        t -> t.dropColumn("b"),
                        "the UNIQUE constraint of table t needs column b"),
                row(
                        "CREATE TABLE t(a, b, FOREIGN KEY (a, b) REFERENCES p)",
                        t -> t.dropColumn("b"),
                        "the foreign key of table t needs column b"),
                row("CREATE TABLE t(a)", t -> t.dropColumn("a"), "table t has no other column than a"),
                row("CREATE TABLE t(a)", t -> t.dropColumn("b"), "table t has no column b"),
                row("CREATE TABLE t(a)", t -> t.dropConstraint("c"), "table t has no constraint c"),
                row(
                        "CREATE TABLE t(a REFERENCES p, FOREIGN KEY (a) REFERENCES q)",
                        t -> t.dropConstraint(Kind.FOREIGN_KEY, List.of("a")),
                        "table t has more than one foreign key on a"),
                row(
                        "CREATE TABLE t(a PRIMARY KEY) WITHOUT ROWID",
                        t -> t.dropConstraint(Kind.PRIMARY_KEY, List.of("a")),
                        "table t is WITHOUT ROWID and needs its primary key"));
    }

    @Test
    void readsNoOtherKindOfTable() {
        assertThatThrownBy(() -> new TableText("CREATE VIRTUAL TABLE t USING fts5(a)"))
                .isInstanceOf(RefusedChangeException.class);
    }
}
