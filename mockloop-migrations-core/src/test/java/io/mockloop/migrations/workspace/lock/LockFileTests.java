package io.mockloop.migrations.workspace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Version;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockFileTests {

    private static LockLine line(String version, String path) {
        return new LockLine(Version.of(version), path);
    }

    @Test
    void isSortedByVersionNumberByNumberAndThenByPath() {
        LockFile lock = LockFile.parse("10 V10__j.sql\n2 V2__b.sql\n2.1 V2.1__c.sql\n2 B2__b.sql\n001 V001__a.sql\n");

        assertThat(lock.text())
                .isEqualTo("001 V001__a.sql\n2 B2__b.sql\n2 V2__b.sql\n2.1 V2.1__c.sql\n10 V10__j.sql\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void isReadWithAnyLineEnds(String end) {
        LockFile lock = LockFile.parse(String.join(end, "\uFEFF# said", "1 V1__a b.sql", "", " 2  x/V2__b.sql ", ""));

        assertThat(lock)
                .isEqualTo(new LockFile(
                        List.of("# said"), List.of(line("1", "V1__a b.sql"), line("2", "x/V2__b.sql")), List.of()));
        assertThat(lock.text()).isEqualTo("# said\n1 V1__a b.sql\n2 x/V2__b.sql\n");
    }

    @Test
    void keepsLinesOfBothSidesOfAnUnfinishedMerge() {
        LockFile lock =
                LockFile.parse("1 V1__a.sql\n<<<<<<< HEAD\n2 V2__b.sql\n||||||| 5e1f\n=======\n2 V2__c.sql\n>>>>>>> x");

        assertThat(lock.isConflicted()).isTrue();
        assertThat(lock.lines())
                .containsExactly(line("1", "V1__a.sql"), line("2", "V2__b.sql"), line("2", "V2__c.sql"));
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> lock.requireSound(Path.of("db/migrations.lock")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("LOCK_CONFLICT"))
                .withMessage("""
                        db/migrations.lock:2: git has left both sides of a merge here. Nothing was changed.
                        -> Type `mockloop db check --write`, which keeps the lines of both sides and says whether they collide.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1__a.sql", "1", "1\tV1__a.sql", "x V1__a.sql", "1.x V1__a.sql"})
    void saysWhichLineSaysNothing(String text) {
        LockFile lock = LockFile.parse("# said\n" + text + "\n");

        assertThat(lock.isConflicted()).isFalse();
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> lock.requireSound(Path.of("migrations.lock")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("LOCK_BAD_LINE"))
                .withMessage("""
                        migrations.lock:2: '%s' is not a version, a space and the path of a file. Nothing was changed.
                        -> Correct it, or type `mockloop db check --write`.""".formatted(text));
    }

    @Test
    void tellsWhatItIsWhereItIsNew() {
        assertThat(LockFile.empty().and(line("1", "V1__a.sql")).text())
                .matches("(# .+\n){2}1 V1__a.sql\n")
                .contains("mockloop db new", "mockloop db check --write");
    }

    @Test
    void knowsAFileWhoseNameASystemTookApart() {
        LockFile lock = LockFile.parse("1 V1__gr\u00F6\u00DFe.sql\n");

        assertThat(lock.names("V1__gro\u0308\u00DFe.sql")).isTrue();
        assertThat(lock.without("V1__gro\u0308\u00DFe.sql").lines()).isEmpty();
    }
}
