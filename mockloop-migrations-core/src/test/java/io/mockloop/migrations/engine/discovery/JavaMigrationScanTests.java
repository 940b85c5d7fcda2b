package io.mockloop.migrations.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.migration.FoundMigrations;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.exception.DiscoveryException;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaMigrationScanTests {

    @TempDir
    private Path folder;

    private CompiledClasses classes;
    private final List<URLClassLoader> loaders = new ArrayList<>();

    @BeforeEach
    void prepare() {
        classes = new CompiledClasses(folder);
    }

    @AfterEach
    void close() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    @Test
    void findsClassesThatNobodyElseCanSee() throws Exception {
        classes.with("Migration003AddWebhookSupport", """
                class Migration003AddWebhookSupport implements Migration {
                    private Migration003AddWebhookSupport() {}
                    METHODS
                }
                """)
                .with("Nesting", """
                class Nesting {
                    @MigrationInfo(version = "4", description = "Four", dependencies = {"3", "1.0"},
                            reversible = false, backupRequired = true, transactional = false)
                    private static class Four extends Base { METHODS }
                }
                """)
                .with("Base", "abstract class Base implements Marked {}")
                .with("Marked", "interface Marked extends Migration {}");
        ClassLoader loader = load();

        List<JavaMigration> found = Scans.java(loader, List.of("app"));

        assertThat(found)
                .extracting(JavaMigration::script)
                .containsExactly("app.Migration003AddWebhookSupport", "app.Nesting$Four");
        JavaMigration three = found.get(0);
        assertThat(three.version()).hasToString("003");
        assertThat(three.description()).isEqualTo("Add webhook support").isEqualTo(three.nameDescription());
        assertThat(three.dependencies()).isEmpty();
        assertThat(three.reversible()).isTrue();
        assertThat(three.backupRequired()).isFalse();
        assertThat(three.transactional()).isTrue();
        assertThat(three.checksum()).isNull();
        assertThat(three.rawHash()).isEqualTo(sha256(classes.file("Migration003AddWebhookSupport")));
        assertThat(three.instance()).isSameAs(three.instance());
        assertThat(three.instance().getClass()).isEqualTo(three.javaType());
        JavaMigration four = found.get(1);
        assertThat(four.description()).isEqualTo("Four");
        assertThat(four.dependencies()).containsExactly(Version.of("3"), Version.of("1"));
        assertThat(four.reversible()).isFalse();
        assertThat(four.backupRequired()).isTrue();
        assertThat(four.transactional()).isFalse();
        assertThat(four.rawHash()).isEqualTo(sha256(classes.file("Nesting$Four")));
    }

    @Test
    void initialisesNoClassWhoseMetadataIsOutside() throws Exception {
        classes.with("Migration1Loud", """
                class Migration1Loud implements Migration {
                    static { if (true) throw new IllegalStateException("initialised"); }
                    METHODS
                    public String checksum() { return "x"; }
                }
                """);
        JavaMigration found = Scans.java(load(), List.of("app")).get(0);

        assertThat(found.description()).isEqualTo("Loud");
        assertThat(found.rawHash()).isNotNull();
        assertThatExceptionOfType(DiscoveryException.class)
                .isThrownBy(found::instance)
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_CREATED"))
                .withMessageContaining("app.Migration1Loud: IllegalStateException: initialised");
    }

    @Test
    void asksAnInstanceWhereAMethodTellsTheMetadata() throws Exception {
        classes.with("Telling", """
                class Telling implements Migration {
                    public String version() { return "7"; }
                    public boolean backupRequired() { return true; }
                    public String checksum() { return "java:1"; }
                    METHODS
                }
                """);

        assertThat(Scans.java(load(), List.of("app"))).singleElement().satisfies(found -> {
            assertThat(found.version()).isEqualTo(Version.of("7"));
            assertThat(found.description()).isEqualTo("Telling");
            assertThat(found.backupRequired()).isTrue();
            assertThat(found.checksum()).isEqualTo("java:1");
        });
    }

    @Test
    void makesAKnownMigrationOnlyWhenItIsNeeded() throws Exception {
        Class<? extends Migration> type = only("Migration1First", "");
        AtomicInteger made = new AtomicInteger();
        JavaMigration found = Scans.java(type.getClassLoader(), List.of(), new JavaMigrationSource(type, () -> {
                    made.incrementAndGet();
                    return instantiate(type);
                }))
                .get(0);

        assertThat(found.version()).isEqualTo(Version.of("1"));
        assertThat(found.checksum()).isNull();
        assertThat(made).hasValue(0);
        found.instance();
        found.instance();
        assertThat(made).hasValue(1);
    }

    @Test
    void asksAnInstanceWhereNothingElseTellsTheClass() throws Exception {
        Class<? extends Migration> type = only("Migration1First", "");

        assertThat(Scans.java(
                        type.getClassLoader(), List.of("app"), new JavaMigrationSource(null, () -> instantiate(type))))
                .singleElement()
                .satisfies(found -> assertThat(found.script()).isEqualTo("app.Migration1First"));
    }

    @Test
    void aClassThatIsKnownAndFoundCountsOnce() throws Exception {
        classes.with("Migration1First", """
                class Migration1First implements Migration {
                    Migration1First(String collaborator) {}
                    METHODS
                }
                """).with("Migration1First$$SpringCGLIB$$0", """
                class Migration1First$$SpringCGLIB$$0 extends Migration1First {
                    Migration1First$$SpringCGLIB$$0() { super(""); }
                }
                """);
        ClassLoader loader = load();
        Class<? extends Migration> proxy =
                loader.loadClass("app.Migration1First$$SpringCGLIB$$0").asSubclass(Migration.class);

        assertThat(Scans.java(loader, List.of("app"), new JavaMigrationSource(proxy, () -> instantiate(proxy))))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.script()).isEqualTo("app.Migration1First");
                    assertThat(found.instance()).isInstanceOf(proxy);
                    assertThat(found.rawHash()).isEqualTo(sha256(classes.file("Migration1First")));
                });
    }

    @Test
    void passesOverWhatOnlyLooksALittleLikeAMigration() throws Exception {
        classes.with("Migration1FirstTests", "class Migration1FirstTests { void up() {} void down() {} }")
                .with("Migration1FirstKt", "class Migration1FirstKt { static void help() {} }")
                .with("Config", """
                class Config {
                    Migration made() { return new Migration() { METHODS }; }
                    Migration local() { class Migration9Local implements Migration { METHODS } return new Migration9Local(); }
                }
                """);

        assertThat(Scans.java(load(), List.of("app"))).isEmpty();
    }

    @Test
    void namesAllClassesThatCannotBeCreated() throws Exception {
        classes.with(
                        "Migration1First",
                        "class Migration1First implements Migration { Migration1First(String needed) {} METHODS }")
                .with("Outer", "class Outer { class Migration2Inner implements Migration { METHODS } }")
                .with("Base", "@MigrationInfo(version = \"3\") abstract class Base implements Migration {}");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_CREATED"))
                .withMessageContaining("app.Migration1First has no constructor without arguments")
                .withMessageContaining("app.Outer$Migration2Inner is an inner class that is not static")
                .withMessageContaining("app.Base is abstract")
                .withMessageContaining("-> Give the class a constructor without arguments")
                .withMessageContaining("or declare it as a bean");
    }

    @Test
    void namesAClassThatFailsInItsConstructorWithTheRootCause() throws Exception {
        Class<? extends Migration> type = only(
                "Migration1First",
                "Migration1First() { throw new RuntimeException(\"outer\", new java.io.IOException(\"disk on fire\")); }");
        JavaMigration found = Scans.java(type.getClassLoader(), List.of("app")).get(0);

        assertThatExceptionOfType(DiscoveryException.class)
                .isThrownBy(found::instance)
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_CREATED"))
                .satisfies(e -> assertThat(e).hasRootCauseMessage("disk on fire"))
                .withMessageContaining("app.Migration1First: IOException: disk on fire");
    }

    @Test
    void namesAClassThatFailsWhileItIsAskedForItsMetadata() throws Exception {
        only("Migration1First", """
                public String version() { return "1"; }
                Migration1First() { throw new IllegalStateException("not yet"); }
                """);

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_CREATED"))
                .withMessageContaining("app.Migration1First: IllegalStateException: not yet");
    }

    @Test
    void namesAClassThatCannotBeLoaded() throws Exception {
        classes.with("Gone", "class Gone {}")
                .with("Migration1First", "class Migration1First extends Gone { METHODS }")
                .with(
                        "Migration2Second",
                        "class Migration2Second implements Migration { void use(Gone gone) {} METHODS }");
        ClassLoader loader = load();
        Files.delete(classes.file("Gone"));

        assertThatExceptionOfType(DiscoveryException.class)
                .isThrownBy(() -> Scans.java(loader, List.of("app")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_LOADED"))
                .withMessageContaining("app.Migration1First: ClassNotFoundException: app.Gone");
    }

    @Test
    void namesAClassThatMissesItsInterface() throws Exception {
        classes.with("Migration1First", "class Migration1First { METHODS }")
                .with("Annotated", "@MigrationInfo(version = \"2\") class Annotated {}");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_LOADED"))
                .withMessageContaining("app.Migration1First looks like a migration, but does not implement "
                        + "io.mockloop.migrations.Migration")
                .withMessageContaining("app.Annotated looks like a migration");
    }

    @Test
    void oneWayUpIsEnoughToLookLikeAMigration() throws Exception {
        classes.with("Migration002X", "class Migration002X { public void up(DatabaseConnection db) {} }");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_LOADED"))
                .withMessageContaining("app.Migration002X looks like a migration, but does not implement");
    }

    @Test
    void namesClassesThatAreOnlyNamedLikeMigrations() throws Exception {
        classes.with("Migration002X", "class Migration002X { void run() {} static class Migration9 { } }")
                .with("Migration2Base", "abstract class Migration2Base { }")
                .with("Migration003XTests", "class Migration003XTests { }");
        DiscoverySettings settings = new DiscoverySettings(List.of(), false, List.of("app"), List.of(), load());

        FoundMigrations found =
                new MigrationScanner(settings, Scans.unparseable(), Database.SQLITE, change -> List.of()).scan();

        assertThat(found.passedOver().classes())
                .containsExactlyInAnyOrder("app.Migration002X", "app.Migration002X$Migration9");
        assertThat(found.passedOver().warnings(false))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("Classes that are named like migrations are passed over, since they don't implement"
                        + " io.mockloop.migrations.Migration: app.Migration002X");
    }

    @Test
    void namesClassesOnFlywaysApi() throws Exception {
        classes.with("V3__Add_users", "class V3__Add_users { public void migrate(Object context) {} }")
                .with("R__Views", "class R__Views { public void migrate(Object context) {} }")
                .with("V4__Data", "class V4__Data { }");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("FLYWAY_JAVA_MIGRATION"))
                .withMessageContaining("app.V3__Add_users")
                .withMessageContaining("app.R__Views")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("V4__Data"))
                .withMessageContaining("-> Let each implement io.mockloop.migrations.Migration");
    }

    @Test
    void namesClassFilesThatCannotBeRead() throws Exception {
        classes.with("Migration1New", "class Migration1New implements Migration { METHODS }")
                .with("Migration2Broken", "class Migration2Broken implements Migration { METHODS }");
        ClassLoader loader = load();
        byte[] content = Files.readAllBytes(classes.file("Migration1New"));
        int majorVersion = 7;
        content[majorVersion] = (byte) 200;
        Files.write(classes.file("Migration1New"), content);
        Files.writeString(classes.file("Migration2Broken"), "no class file, but long enough to be taken for one");

        assertThatExceptionOfType(DiscoveryException.class)
                .isThrownBy(() -> Scans.java(loader, List.of("app")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_LOADED"))
                .withMessageContaining("Migration1New")
                .withMessageContaining("Migration2Broken");
    }

    @Test
    void namesMetadataThatCannotBeUsed() throws Exception {
        classes.with("Nameless", "class Nameless implements Migration { METHODS }")
                .with("Wrong", "@MigrationInfo(version = \"three\") class Wrong implements Migration { METHODS }")
                .with(
                        "Migration5Five",
                        "@MigrationInfo(dependencies = \"x\") class Migration5Five implements Migration { METHODS }");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("INVALID_METADATA"))
                .withMessageContaining("app.Nameless: it says no version; annotate it with @MigrationInfo")
                .withMessageContaining("app.Wrong: 'three' is not a version")
                .withMessageContaining("app.Migration5Five: 'x' is not a version");
    }

    @Test
    void namesAPackageWithoutAClass() {
        assertThatExceptionOfType(DiscoveryException.class)
                .isThrownBy(() -> Scans.java(getClass().getClassLoader(), List.of("com.acme.migartions")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("PACKAGE_NOT_FOUND"))
                .withMessageContaining("com.acme.migartions")
                .withMessageContaining("java-packages");
    }

    @Test
    void namesAKnownMigrationThatCannotBeFound() throws Exception {
        Supplier<Migration> failing = () -> {
            throw new IllegalStateException("no such bean");
        };

        assertThatExceptionOfType(DiscoveryException.class)
                .isThrownBy(() -> Scans.known(new JavaMigrationSource(null, failing)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MIGRATION_NOT_CREATED"))
                .withMessageContaining("IllegalStateException: no such bean");
    }

    private Class<? extends Migration> only(String name, String members) throws Exception {
        classes.with(name, "class %s implements Migration { %s METHODS }".formatted(name, members));
        return load().loadClass("app." + name).asSubclass(Migration.class);
    }

    private ClassLoader load() throws IOException {
        URLClassLoader loader = classes.load();
        loaders.add(loader);
        return loader;
    }

    private ThrowableAssertAlternative<DiscoveryException> assertThatScanFails() throws IOException {
        ClassLoader loader = load();
        return assertThatExceptionOfType(DiscoveryException.class).isThrownBy(() -> Scans.java(loader, List.of("app")));
    }

    private static Migration instantiate(Class<? extends Migration> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
