package io.mockloop.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testing.WrongUndos.Wrong;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What wrong undos of each sort lack is named, and nothing else is, in one migration that has them all. */
@OnEachDatabase
class EachWrongUndoTests extends Trying {

    EachWrongUndoTests(TestDatabase server) {
        super(server);
    }

    private static String all(List<Wrong> wrong, Function<Wrong, String> part) {
        return wrong.stream().map(part).collect(Collectors.joining("\n"));
    }

    @Test
    void eachIsNamedAndNothingElseIs() {
        List<Wrong> wrong = WrongUndos.of(database.kind());
        folder.with("V1_1__given.sql", all(wrong, Wrong::given));
        TestResult result = second(all(wrong, Wrong::up), all(wrong, Wrong::down));
        assertThat(result.errors()).isEmpty();
        List<String> expected =
                wrong.stream().flatMap(each -> each.said().stream()).toList();
        assertThat(result.differences()).allSatisfy(each -> assertThat(expected).anyMatch(each::startsWith));
        assertThat(expected)
                .allSatisfy(
                        each -> assertThat(result.differences()).anyMatch(difference -> difference.startsWith(each)));
    }
}
