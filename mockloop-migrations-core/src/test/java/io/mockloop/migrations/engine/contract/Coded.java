package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.ValidationResult;
import java.util.List;

/** A Java migration that a test puts together; it tells its metadata by methods. */
public final class Coded implements Migration {

    /** What is done on the migration's connection. */
    @FunctionalInterface
    public interface Work {
        void on(DatabaseConnection db) throws Exception;
    }

    /** What is looked at before. */
    @FunctionalInterface
    public interface Check {
        ValidationResult on(DatabaseConnection db) throws Exception;
    }

    private final String version;
    private final Work up;
    private Work down = db -> {};
    private Check check = db -> ValidationResult.ok();
    private List<String> dependencies = List.of();
    private boolean reversible = true;
    private boolean transactional = true;

    /** With its own work. */
    public Coded(String version, Work up) {
        this.version = version;
        this.up = up;
    }

    /** A migration of plain statements. */
    public static Coded sending(String version, String... statements) {
        return new Coded(version, db -> {
            for (String statement : statements) {
                db.execute(statement);
            }
        });
    }

    /** The same with an undo. */
    public Coded undoneBy(Work way) {
        down = way;
        return this;
    }

    /** The same with a check. */
    public Coded checkedBy(Check first) {
        check = first;
        return this;
    }

    /** The same behind others. */
    public Coded after(String... versions) {
        dependencies = List.of(versions);
        return this;
    }

    /** The same without an undo. */
    public Coded irreversible() {
        reversible = false;
        return this;
    }

    /** The same outside of a transaction. */
    public Coded withoutTransaction() {
        transactional = false;
        return this;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String description() {
        return "Coded " + version;
    }

    @Override
    public List<String> dependencies() {
        return dependencies;
    }

    @Override
    public boolean reversible() {
        return reversible;
    }

    @Override
    public boolean transactional() {
        return transactional;
    }

    @Override
    public ValidationResult validate(DatabaseConnection db) throws Exception {
        return check.on(db);
    }

    @Override
    public void up(DatabaseConnection db) throws Exception {
        up.on(db);
    }

    @Override
    public void down(DatabaseConnection db) throws Exception {
        down.on(db);
    }
}
