package io.mockloop.migrations.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two branches of a real repository. */
class BranchTests {

    private static final List<String> GIT =
            List.of("git", "-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false");

    @TempDir
    private Path root;

    private TestFolder folder = new TestFolder(Path.of(""));

    private int git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(GIT);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        return process.exitValue();
    }

    private void commit(String message) throws IOException, InterruptedException {
        assertThat(git("add", "-A")).isZero();
        assertThat(git("commit", "-qm", message)).isZero();
    }

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        folder = new TestFolder(root);
        assumeTrue(hasGit(), "git is not installed");
        git("init", "-q", "-b", "main");
        folder.sql("V1__a.sql").lock("1 V1__a.sql");
        commit("a");
    }

    private boolean hasGit() throws InterruptedException {
        try {
            return git("--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** But that nobody has filled in what was made. */
    private List<String> codes() {
        return folder.files().check().problems().stream()
                .map(Problem::code)
                .filter(code -> !code.equals("UNTOUCHED_FILE"))
                .toList();
    }

    @Test
    void thatTakeTheSameVersionConflictInGit() throws Exception {
        git("checkout", "-qb", "mine");
        folder.files().create("mine", List.of());
        commit("mine");
        git("checkout", "-q", "main");
        folder.files().create("theirs", List.of());
        commit("theirs");

        git("checkout", "-q", "mine");
        assertThat(git("merge", "-q", "main")).isEqualTo(1);

        assertThat(codes()).containsExactly("LOCK_CONFLICT", "DUPLICATE_VERSION");
        assertThat(folder.files().writeLocks()).hasSize(1);
        assertThat(codes()).containsExactly("DUPLICATE_VERSION");
        folder.files().renumber(Version.of("2"), "V2__mine.sql", null);
        assertThat(codes()).isEmpty();
        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql", "2 V2__theirs.sql", "3 V3__mine.sql");
        assertThat(folder.tree()).contains("db/U2__theirs.sql", "db/U3__mine.sql");
        commit("merged");
    }

    @Test
    void thatTakeTheSameVersionAreFoundBeforeTheMerge() throws Exception {
        git("checkout", "-qb", "mine");
        folder.files().create("mine", List.of());
        Path main = Files.writeString(root.resolve("main.lock"), "1 V1__a.sql\n2 V2__theirs.sql\n3 V3__theirs.sql\n");

        assertThat(folder.files().checkAgainst(main).problems())
                .extracting(Problem::code)
                .containsExactly("DUPLICATE_VERSION");
    }
}
