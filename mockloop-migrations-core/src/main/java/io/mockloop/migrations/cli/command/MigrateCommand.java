package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.MarkWarning;
import io.mockloop.migrations.cli.output.PlanReport;
import io.mockloop.migrations.cli.output.RunReport;
import io.mockloop.migrations.exception.TargetException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Applies what is pending, or notes it as applied. */
final class MigrateCommand extends DatabaseCommand {

    private static final String MARK_APPLIED = "--mark-applied";
    private static final String SKIP = "--skip";
    private static final String NOTHING = "Nothing to apply.";

    @Override
    String description() {
        return "Apply what is pending, and finish rows that applications have left to the background.";
    }

    @Override
    void define(OptionSpecs own) {
        own.value(VERSION, "VERSION", Version.class, "The highest version to apply.");
        own.list(
                SKIP,
                "VERSION",
                Version.class,
                "Note these as applied without running them, each in its place, after asking, and apply the others.");
        own.list(
                MARK_APPLIED,
                "VERSION",
                Version.class,
                "Note these as applied without running them, after asking, and run nothing.");
        own.flag(DRY_RUN, "Print what would be sent, as SQL, and change nothing.");
        Confirmation.define(own);
    }

    @Override
    public @Nullable String usageError() {
        boolean marks = !values(MARK_APPLIED, Version.class).isEmpty();
        return marks && (!values(SKIP, Version.class).isEmpty() || value(VERSION, Version.class) != null)
                ? "--mark-applied runs nothing, and excludes --version and --skip."
                : null;
    }

    @Override
    public boolean makesDatabase() {
        return !has(DRY_RUN);
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        Version version = value(VERSION, Version.class);
        List<Version> marked = values(MARK_APPLIED, Version.class);
        List<Version> skipped = values(SKIP, Version.class);
        if (!marked.isEmpty()) {
            return asked(manager, console, manager.planMarkApplied(marked), () -> manager.markApplied(marked));
        }
        if (!skipped.isEmpty()) {
            return asked(
                    manager,
                    console,
                    planSkipping(manager, version, skipped),
                    () -> manager.migrateSkipping(version, skipped));
        }
        if (has(DRY_RUN)) {
            Version current = manager.currentVersion().orElse(null);
            console.print(new PlanReport(plan(manager, current), current));
            return DONE;
        }
        MigrationResult result = version == null ? manager.migrateToLatest() : manager.migrateToVersion(version);
        console.print(new RunReport(result, NOTHING));
        return DONE;
    }

    private int asked(MigrationManager manager, Console console, MigrationPlan plan, Supplier<MigrationResult> run) {
        if (has(DRY_RUN)) {
            console.print(new PlanReport(plan, manager.currentVersion().orElse(null)));
            return DONE;
        }
        if (plan.steps().stream().anyMatch(MigrationPlan.Step::isMarked)) {
            console.tell(new MarkWarning(plan));
            if (!has(Confirmation.YES)) {
                Confirmation.ask(console, "Look at it with --dry-run");
            }
        }
        console.print(new RunReport(run.get(), NOTHING));
        return DONE;
    }

    private static MigrationPlan planSkipping(
            MigrationManager manager, @Nullable Version version, List<Version> skipped) {
        Version current = version == null ? null : manager.currentVersion().orElse(null);
        if (version != null && current != null && current.isAbove(version)) {
            throw TargetException.below(version, current);
        }
        return manager.planSkipping(version, skipped);
    }

    private MigrationPlan plan(MigrationManager manager, @Nullable Version current) {
        Version version = value(VERSION, Version.class);
        if (version == null) {
            return manager.plan();
        }
        if (current != null && current.isAbove(version)) {
            throw TargetException.below(version, current);
        }
        return manager.plan(version);
    }
}
