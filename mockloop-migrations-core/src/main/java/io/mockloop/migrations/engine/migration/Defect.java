package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.CorrectProperty;
import io.mockloop.migrations.Remedy.Usual;

/** What can be wrong with what is found: its name is the code of the exception. */
public enum Defect {
    LOCATION_INVALID(
            "These locations cannot be read:",
            "This location cannot be read:",
            Message.of("Correct %s.", new CorrectProperty("locations"))),
    LOCATION_NOT_FOUND(
            "These locations do not exist:",
            "This location does not exist:",
            Message.of("Create what is missing, or correct %s.", new CorrectProperty("locations"))),
    PACKAGE_NOT_FOUND(
            "These packages hold no class:",
            "This package holds no class:",
            Message.of("Correct %s.", new CorrectProperty("java-packages"))),
    UNREADABLE_FILE("These files cannot be read:", "This file cannot be read:", "Let this process read what is named."),
    MISNAMED_FILE(
            "These files look like migrations, but are not named like one:",
            "This file looks like a migration, but is not named like one:",
            "Rename what is a migration, and move what is none out of the location; Flyway passes over such names, so that a set taken over from it does the same without such files."),
    UNSUPPORTED_FILE(
            "These files are of a kind that this version does not support:",
            "This file is of a kind that this version does not support:",
            "Take such files out of the location, and do their work in a versioned migration."),
    NO_VARIANT(
            "These migrations have files for other databases, but none for this one:",
            "This migration has files for other databases, but none for this one:",
            "Add the file for this database, or one without a database in its name, which serves all."),
    UNDO_WITHOUT_MIGRATION(
            "These undo files belong to no migration:",
            "This undo file belongs to no migration:",
            "Add the V file of the same version, or remove the undo file."),
    DUPLICATE_UNDO(
            "These undo files share a version:",
            "These undo files share a version:",
            "Keep one of them for each version."),
    SETTINGS_WITHOUT_SCRIPT(
            "These files hold settings for scripts that are not there:",
            "This file holds settings for a script that is not there:",
            "Add the script, or remove the file."),
    FLYWAY_JAVA_MIGRATION(
            "These classes are Java migrations on Flyway's API, which this version does not run:",
            "This class is a Java migration on Flyway's API, which this version does not run:",
            "Let each implement io.mockloop.migrations.Migration, with the version in @MigrationInfo."),
    MIGRATION_NOT_LOADED(
            "These migration classes cannot be loaded:",
            "This migration class cannot be loaded:",
            "Correct the class or the class path."),
    MIGRATION_NOT_CREATED(
            "These migrations cannot be created:",
            "This migration cannot be created:",
            Message.of("%s", Usual.LET_BE_MADE)),
    INVALID_METADATA(
            "These migrations say something about themselves that cannot be used:",
            "This migration says something about itself that cannot be used:",
            "Correct the class.");

    final String heading;
    final String headingOfOne;
    /** Immutable; the checker knows that only of what is annotated so. */
    @SuppressWarnings("ImmutableEnumChecker")
    final Message action;

    Defect(String heading, String headingOfOne, String action) {
        this(heading, headingOfOne, Message.of(action));
    }

    Defect(String heading, String headingOfOne, Message action) {
        this.heading = heading;
        this.headingOfOne = headingOfOne;
        this.action = action;
    }
}
