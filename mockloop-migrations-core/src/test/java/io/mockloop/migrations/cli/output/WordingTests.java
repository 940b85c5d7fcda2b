package io.mockloop.migrations.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Adopt;
import io.mockloop.migrations.Remedy.CorrectProperty;
import io.mockloop.migrations.Remedy.EditFile;
import io.mockloop.migrations.Remedy.Forget;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.Remedy.Repair;
import io.mockloop.migrations.Remedy.SetPlaceholder;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.TakeOver;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.exception.AppliedMigrationsException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.NonEmptyDatabaseException;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.exception.SeveralProblemsException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTests {

    private static String ofTablesWithoutHistory(TakeOver known) {
        return Wording.of(
                new NonEmptyDatabaseException("SQLite 3.53", "main", "schema_version", List.of("a"), known).advice());
    }

    @Test
    void namesTheVersionThatADatabaseIsKnownToBeAt() {
        assertThat(ofTablesWithoutHistory(new TakeOver(OtherLibrary.FLYWAY, "7.1")))
                .isEqualTo("Take its history over, which runs nothing: mockloop db adopt. Or: Go on at that version:"
                        + " mockloop db baseline --version 7.1.");
        assertThat(ofTablesWithoutHistory(new TakeOver(OtherLibrary.LIQUIBASE, null)))
                .isEqualTo(
                        "Take its history over, which runs nothing: mockloop db adopt. Or: Say which version it is at:"
                                + " mockloop db baseline --version V.");
        assertThat(ofTablesWithoutHistory(new TakeOver(null, null)))
                .isEqualTo("Say which version it is at: mockloop db baseline --version V.");
    }

    @Test
    void namesAnOptionWhereAPropertyHasOne() {
        assertThat(Wording.of(new SetProperty("on-missing", "ignore"))).isEqualTo("--on-missing=ignore");
        assertThat(Wording.of(new SetProperty("lock.timeout"))).isEqualTo("--lock-timeout");
        assertThat(Wording.of(new SetProperty("username"))).isEqualTo("--user");
        assertThat(Wording.of(new SetProperty("require-down", "false")))
                .isEqualTo("mockloop.migrations.require-down=false");
        assertThat(Wording.of(new CorrectProperty("locations"))).isEqualTo("--locations");
    }

    @Test
    void namesTheCommandOfARepairWithItsVersion() {
        assertThat(Wording.of(new Repair(null))).isEqualTo("mockloop db repair");
        assertThat(Wording.of(new Repair("2"))).isEqualTo("mockloop db repair --version 2");
        assertThat(Wording.of(new Forget("2"))).isEqualTo("mockloop db repair --version 2 --forget");
        assertThat(Wording.of(new Forget(null))).isEqualTo("mockloop db repair --version V --forget");
    }

    @Test
    void namesTheCommandThatTakesAHistoryOver() {
        assertThat(Wording.of(new Adopt(null, null, null))).isEqualTo("mockloop db adopt");
        assertThat(Wording.inApplication(new Adopt(OtherLibrary.FLYWAY, "schema_version", "app")))
                .isEqualTo("java -jar app.jar db adopt --from flyway --adopt-table schema_version --adopt-schema app");
        assertThat(new Adopt(OtherLibrary.FLYWAY, "schema_version", null))
                .hasToString("MigrationManager.adopt(new AdoptSource(FLYWAY, null, \"schema_version\"))");
        assertThat(new Adopt(OtherLibrary.LIQUIBASE, null, null))
                .hasToString("MigrationManager.adopt(AdoptSource.of(LIQUIBASE))");
    }

    @Test
    void namesWhatCanBeTypedWhereAnApplicationCannotStart() {
        assertThat(Wording.inApplication(new Repair("2"))).isEqualTo("java -jar app.jar db repair --version 2");
        assertThat(Wording.inApplication(new TakeOver(null, null)))
                .isEqualTo("Say which version it is at: mockloop.migrations.baseline-on-migrate=true with"
                        + " mockloop.migrations.baseline-version, or java -jar app.jar db baseline --version V.");
        assertThat(Wording.inApplication(new TakeOver(OtherLibrary.FLYWAY, "7")))
                .contains(
                        "over: java -jar app.jar db adopt compares",
                        "baseline-version=7, or java -jar app.jar db baseline --version 7. All versions up to 7 then");
        assertThat(Wording.inApplication(new SetProperty("lock.timeout")))
                .isEqualTo("mockloop.migrations.lock.timeout");
        assertThat(Wording.inApplication(new CorrectProperty("locations"))).isEqualTo("mockloop.migrations.locations");
        assertThat(Wording.inApplication(new EditFile("V1__a.sql", 3, Message.of("%s.", new Repair(null)))))
                .isEqualTo("java -jar app.jar db repair.");
    }

    @ParameterizedTest
    @EnumSource(Usual.class)
    void namesNoMethodToThoseWhoCannotCallOne(Usual remedy) {
        assertThat(Wording.inApplication(remedy)).doesNotContain("MigrationManager", "ToVersion", "ALLOW_DOWN");
        assertThat(Wording.of(remedy)).doesNotContain("MigrationManager", "ToVersion", "ALLOW_DOWN");
    }

    @Test
    void saysOfEachOfSeveralProblemsWhatCanBeTyped() {
        AppliedMigrationsException missing = AppliedMigrationsException.missing(List.of("1 (V1__a.sql)"), "1");
        List<Problem> all = Stream.concat(missing.problems().stream(), Stream.of(new Problem("X", null, null, "y")))
                .toList();
        MigrationException several = SeveralProblemsException.orAlone(missing, new ValidationResult(all));
        assertThat(several.description(Wording::of)).contains("or set --on-missing=ignore.\n  X: y\nNothing was run.");
        assertThat(several.description()).contains("or set mockloop.migrations.on-missing=ignore.\n  X: y\nNothing");
    }

    @Test
    void saysInWhatFileAPlaceholderIsMissingAndHowItIsTyped() {
        ScriptException undefined = new ScriptException(
                "UNDEFINED_PLACEHOLDER", "V1__a.sql", 3, "no", Message.of("Define %s.", new SetPlaceholder("x")), null);
        assertThat(Wording.of(undefined.advice())).isEqualTo("Define --placeholder x=VALUE.");
        assertThat(undefined.advice().remedies())
                .containsExactly(new EditFile("V1__a.sql", 3, Message.of("Define %s.", new SetPlaceholder("x"))));
    }
}
