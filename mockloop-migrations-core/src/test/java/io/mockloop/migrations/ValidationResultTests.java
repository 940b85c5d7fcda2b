package io.mockloop.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mockloop.migrations.ValidationResult.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationResultTests {

    @Test
    void isValidWithoutProblems() {
        assertThat(ValidationResult.ok().isValid()).isTrue();
        assertThat(ValidationResult.ok()).hasToString("valid");
    }

    @Test
    void keepsTheWordsOfAMigrationsOwnCheck() {
        ValidationResult result = ValidationResult.problems("rows are left", "nobody said so");
        assertThat(result.isValid()).isFalse();
        assertThat(result.problems())
                .extracting(Problem::code, Problem::version, Problem::script, Problem::message)
                .containsExactly(
                        tuple("MIGRATION_CHECK", null, null, "rows are left"),
                        tuple("MIGRATION_CHECK", null, null, "nobody said so"));
        assertThat(result).hasToString("rows are left\nnobody said so");
    }

    @Test
    void joinsProblemsInTheirOrder() {
        ValidationResult both = ValidationResult.problems("one").and(ValidationResult.problems("two"));
        assertThat(both).hasToString("one\ntwo");
        assertThat(ValidationResult.ok().and(ValidationResult.ok()).isValid()).isTrue();
    }

    @Test
    void isNotChangedWithTheListItWasMadeOf() {
        List<Problem> problems = new ArrayList<>();
        ValidationResult result = new ValidationResult(problems);
        problems.add(new Problem("X", "1", "V1__x.sql", "late"));
        assertThat(result.isValid()).isTrue();
    }
}
