package io.mockloop.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationMetadataTests {

    @Test
    void readsTheClassName() {
        assertThat(MigrationMetadata.of(Migration003AddWebhookSupport.class))
                .isEqualTo(new MigrationMetadata("003", "Add webhook support", List.of(), true, false, true));
        assertThat(MigrationMetadata.of(Migration_1_2_ImportHTTPData.class).version())
                .isEqualTo("1.2");
        assertThat(MigrationMetadata.of(Migration_1_2_ImportHTTPData.class).description())
                .isEqualTo("Import HTTP data");
        assertThat(MigrationMetadata.of(Migration7.class))
                .isEqualTo(new MigrationMetadata("7", "Migration7", List.of(), true, false, true));
    }

    @Test
    void theAnnotationComesFirst() {
        assertThat(MigrationMetadata.of(Migration004Annotated.class))
                .isEqualTo(new MigrationMetadata("5", "Fifth", List.of("1", "2"), false, true, false));
        assertThat(MigrationMetadata.of(Migration006Partly.class))
                .isEqualTo(new MigrationMetadata("006", "Partly", List.of("1"), true, false, true));
    }

    @Test
    void aMethodMayTellTheVersionAlone() {
        Migration migration = new InsertIds();

        assertThat(migration.version()).isEqualTo("9");
        assertThat(migration.description()).isEqualTo("Insert ids");
        assertThat(migration.dependencies()).isEmpty();
        assertThat(migration.reversible()).isTrue();
        assertThat(MigrationMetadata.isOverriddenIn(InsertIds.class)).isTrue();
        assertThat(MigrationMetadata.isOverriddenIn(Migration7.class)).isFalse();
    }

    @Test
    void aMigrationWithoutAVersionSaysHowToGiveItOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Versionless().version())
                .withMessageContaining(Versionless.class.getName())
                .withMessageContaining("@MigrationInfo(version");
    }

    private abstract static class Empty implements Migration {
        @Override
        public void up(DatabaseConnection db) {}

        @Override
        public void down(DatabaseConnection db) {}
    }

    private static final class Migration003AddWebhookSupport extends Empty {}

    @SuppressWarnings("checkstyle:TypeName")
    private static final class Migration_1_2_ImportHTTPData extends Empty {}

    private static final class Migration7 extends Empty {}

    private static final class Versionless extends Empty {}

    private static final class InsertIds extends Empty {
        @Override
        public String version() {
            return "9";
        }
    }

    @MigrationInfo(
            version = "5",
            description = "Fifth",
            dependencies = {"1", "2"},
            reversible = false,
            backupRequired = true,
            transactional = false)
    private static final class Migration004Annotated extends Empty {}

    @MigrationInfo(dependencies = "1")
    private static final class Migration006Partly extends Empty {}
}
