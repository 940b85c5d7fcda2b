package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationMetadata;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.ClassPathFolders;
import io.mockloop.migrations.engine.discovery.files.Fingerprint;
import io.mockloop.migrations.engine.migration.ClassMigration.Metadata;
import io.mockloop.migrations.engine.migration.Defect;
import io.mockloop.migrations.engine.migration.DefectException;
import io.mockloop.migrations.engine.migration.Defects;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.migration.Lazy;
import io.mockloop.migrations.exception.MigrationException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;

/** Puts together the Java migrations that are known and those that are found in packages, each class once. */
final class JavaMigrationFinder {

    private static final Message HOW_TO_MAKE = Message.of(
            "Correct what is named: it is made by what was given for it, such as a bean with what that injects.");

    private final Defects defects;
    private final List<String> unlikely;

    /**
     * A finder for one scan.
     *
     * @param unlikely takes the classes that are named like migrations, and show nothing else of one
     */
    JavaMigrationFinder(Defects defects, List<String> unlikely) {
        this.defects = defects;
        this.unlikely = unlikely;
    }

    /**
     * The migrations.
     *
     * @param given those that are known; their classes are not taken from the packages again
     */
    List<JavaMigration> find(
            List<JavaMigrationSource> given, List<String> packages, ClassPathFolders folders, ClassLoader classLoader) {
        List<JavaMigration> migrations = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JavaMigrationSource source : given) {
            if (source.type() != null) {
                known.add(ClassUtils.getUserClass(source.type()).getName());
            }
            JavaMigration migration = resolve(source);
            if (migration != null) {
                known.add(migration.script());
                migrations.add(migration);
            }
        }
        if (packages.isEmpty()) {
            return migrations;
        }
        ClassFinder classes = new ClassFinder(folders, classLoader, known, defects, unlikely);
        for (Class<? extends Migration> type : classes.find(packages)) {
            JavaMigration migration = resolve(new JavaMigrationSource(type, () -> construct(type)));
            if (migration != null) {
                migrations.add(migration);
            }
        }
        return migrations;
    }

    private @Nullable JavaMigration resolve(JavaMigrationSource source) {
        Class<? extends Migration> told = source.type();
        Lazy<Migration> instance = new Lazy<>(() -> make(source));
        String name = told == null ? "a migration whose class only its instance tells" : told.getName();
        try {
            Class<?> type =
                    ClassUtils.getUserClass(told == null ? instance.get().getClass() : told);
            name = type.getName();
            Class<? extends Migration> migration = type.asSubclass(Migration.class);
            MigrationMetadata said = told == null || MigrationMetadata.isOverriddenIn(migration)
                    ? ask(instance.get())
                    : MigrationMetadata.of(migration);
            return new JavaMigration(migration, instance, check(said), hash(migration));
        } catch (DefectException e) {
            defects.add(e, null, scriptOf(told));
        } catch (LinkageError e) {
            defects.add(Defect.MIGRATION_NOT_LOADED, null, scriptOf(told), "%s: %s".formatted(name, rootCause(e)), e);
        } catch (RuntimeException e) {
            defects.add(Defect.INVALID_METADATA, null, scriptOf(told), "%s: %s".formatted(name, rootCause(e)), e);
        }
        return null;
    }

    private static @Nullable String scriptOf(@Nullable Class<?> type) {
        return type == null ? null : ClassUtils.getUserClass(type).getName();
    }

    private static MigrationMetadata ask(Migration migration) {
        return new MigrationMetadata(
                migration.version(),
                migration.description(),
                migration.dependencies(),
                migration.reversible(),
                migration.backupRequired(),
                migration.transactional());
    }

    private static Metadata check(MigrationMetadata said) {
        if (said.version() == null) {
            throw new IllegalArgumentException(
                    "it says no version; annotate it with @MigrationInfo(version = \"…\"), or name it Migration003AddWebhookSupport");
        }
        return new Metadata(
                Version.of(said.version()),
                said.description(),
                said.dependencies().stream().map(Version::of).toList(),
                said.reversible(),
                said.backupRequired(),
                said.transactional());
    }

    private static Migration make(JavaMigrationSource source) {
        try {
            Migration made = source.instance().get();
            if (made == null) {
                throw new IllegalStateException("there is none");
            }
            return made;
        } catch (DefectException e) {
            throw e;
        } catch (MigrationException e) {
            throw notCreated(nameOf(source), e.description(), e.advice(), e);
        } catch (RuntimeException | LinkageError e) {
            throw notCreated(nameOf(source), rootCause(e), HOW_TO_MAKE, e);
        }
    }

    private static String nameOf(JavaMigrationSource source) {
        return source.type() == null ? "a migration" : source.type().getName();
    }

    private static DefectException notCreated(String name, String why, Message action, Throwable cause) {
        return new DefectException(Defect.MIGRATION_NOT_CREATED, "%s: %s".formatted(name, why), action, cause);
    }

    private static DefectException notCreated(Class<?> type, Throwable cause) {
        return new DefectException(
                Defect.MIGRATION_NOT_CREATED, "%s: %s".formatted(type.getName(), rootCause(cause)), cause);
    }

    private static Migration construct(Class<? extends Migration> type) {
        try {
            Constructor<? extends Migration> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            throw notCreated(type, thrown);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw notCreated(type, e);
        }
    }

    /** The class file is not there in a native image, and not for classes made at run time. */
    private static @Nullable String hash(Class<?> type) {
        try (InputStream content = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
            return content == null ? null : Fingerprint.of(content).hash();
        } catch (IOException e) {
            return null;
        }
    }

    static String rootCause(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getRootCause(thrown);
        Throwable cause = root == null ? thrown : root;
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
