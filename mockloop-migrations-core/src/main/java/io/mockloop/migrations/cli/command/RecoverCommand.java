package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.NothingReport;
import io.mockloop.migrations.cli.output.RecoveryReport;
import io.mockloop.migrations.cli.output.RestoreReport;
import io.mockloop.migrations.cli.output.RestoreWarning;
import io.mockloop.migrations.cli.output.RunReport;
import io.mockloop.migrations.exception.RecoveryException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets on from a migration that was left half-done. */
final class RecoverCommand extends DatabaseCommand {

    private static final String COMPLETE = "--complete";
    private static final String ROLLBACK = "--rollback";
    private static final String STATEMENT_DONE = "--statement-done";
    private static final String STATEMENT_NOT_DONE = "--statement-not-done";

    private static final String BY_HAND = "--by-hand";
    private static final String FROM_BACKUP = "--from-backup";
    private static final List<String> NOT_BY_HAND = List.of(STATEMENT_DONE, STATEMENT_NOT_DONE, DRY_RUN);
    private static final List<String> NOT_WITH_BACKUP =
            List.of(COMPLETE, ROLLBACK, STATEMENT_DONE, STATEMENT_NOT_DONE, BY_HAND, DRY_RUN);

    private static final String QUESTION = "Is it done? (yes/no) ";

    @Override
    String description() {
        return "Get on from a migration that was left half-done, after showing how and asking: complete it behind its"
                + " last statement that is done, or take back what is done of it. Without either option one whose process"
                + " ended is completed, and one that an error stopped is taken back.";
    }

    @Override
    void define(OptionSpecs own) {
        own.value(VERSION, "VERSION", Version.class, "The one to recover; whichever it is by default.");
        own.flag(COMPLETE, "Go on behind the last statement that is done.");
        own.flag(
                ROLLBACK,
                "Take back what is done: of changes of a schema those that were made; else run the whole way back, and"
                        + " pass over what fails only since there is nothing to take back.");
        own.flag(
                STATEMENT_DONE,
                "The statement in doubt is done: the one of which neither history nor catalog tells it. Refused if there is none.");
        own.flag(STATEMENT_NOT_DONE, "The statement in doubt isn't done. Refused if there is none.");
        own.flag(
                BY_HAND,
                "It was done by hand: with --complete what was missing, with --rollback what takes back what was done. Nothing"
                        + " is run, it is only noted.");
        own.flag(
                FROM_BACKUP,
                "Restore the backup that was made right before it: all that was written since is lost, and it is pending"
                        + " then again.");
        own.flag(DRY_RUN, "Show how it would be recovered, and change nothing.");
        Confirmation.define(own);
    }

    @Override
    public @Nullable String usageError() {
        if (has(FROM_BACKUP)) {
            return excluded(FROM_BACKUP, NOT_WITH_BACKUP);
        }
        if (has(COMPLETE) && has(ROLLBACK)) {
            return "--complete and --rollback exclude each other.";
        }
        if (has(BY_HAND) && kind() == null) {
            return "Say what was done by hand: either --complete, or --rollback.";
        }
        if (has(BY_HAND)) {
            return excluded(BY_HAND, NOT_BY_HAND);
        }
        return has(STATEMENT_DONE) && has(STATEMENT_NOT_DONE)
                ? "--statement-done and --statement-not-done exclude each other."
                : null;
    }

    private @Nullable String excluded(String option, List<String> others) {
        return others.stream()
                .filter(this::has)
                .findFirst()
                .map(other -> "%s and %s exclude each other.".formatted(option, other))
                .orElse(null);
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        Version version = value(VERSION, Version.class);
        if (has(FROM_BACKUP)) {
            return fromBackup(manager, console);
        }
        RecoveryKind kind = kind();
        if (has(BY_HAND) && kind != null) {
            return byHand(manager, console, kind);
        }
        return recover(manager, console, version);
    }

    private int byHand(MigrationManager manager, Console console, RecoveryKind kind) {
        Version version = value(VERSION, Version.class);
        try {
            RecoveryPlan plan = manager.planRecovery(kind, null).orElse(null);
            if (plan == null) {
                return nothing(console, manager.currentVersion().orElse(null));
            }
            requireNamed(version, plan);
            console.tell(new RecoveryReport(plan, null, true));
        } catch (RecoveryException e) {
            // that it cannot be run may be just the reason why it was done by hand
            console.say("To be noted as %s by hand, and not run. What is missing can't be shown: %s"
                    .formatted(kind == RecoveryKind.COMPLETE ? "done" : "taken back", e.what()));
        }
        if (!has(Confirmation.YES)) {
            Confirmation.ask(console, "Look at the database");
        }
        console.print(new RunReport(manager.noteRecovered(version, kind), "Nothing to recover."));
        return DONE;
    }

    private static void requireNamed(@Nullable Version version, RecoveryPlan plan) {
        if (version != null && !Objects.equals(version, plan.version())) {
            throw RecoveryException.another(version, plan.migration());
        }
    }

    private int fromBackup(MigrationManager manager, Console console) {
        Optional<RestorePlan> planned = manager.planRecoveryFromBackup(value(VERSION, Version.class));
        if (planned.isEmpty()) {
            return nothing(console, manager.currentVersion().orElse(null));
        }
        console.say("What was left half-done is to be recovered from the backup that was made right before it:");
        console.tell(new RestoreWarning(planned.get()));
        if (!has(Confirmation.YES)) {
            Confirmation.ask(console, "See mockloop db recover --dry-run for other ways");
        }
        console.print(new RestoreReport(manager.recoverFromBackup(planned.get())));
        return DONE;
    }

    private int nothing(Console console, @Nullable Version current) {
        console.print(new NothingReport("Nothing to recover.", current, has(DRY_RUN)));
        return DONE;
    }

    private int recover(MigrationManager manager, Console console, @Nullable Version version) {
        Optional<RecoveryPlan> planned = manager.planRecovery(kind(), said());
        Version current = manager.currentVersion().orElse(null);
        if (planned.isEmpty()) {
            return nothing(console, current);
        }
        RecoveryPlan plan = planned.get();
        requireNamed(version, plan);
        if (has(DRY_RUN)) {
            console.print(new RecoveryReport(plan, current, false));
            return DONE;
        }
        RecoveryPlan known = plan.inDoubt() == null ? plan : withoutDoubt(plan, manager, console);
        console.tell(new RecoveryReport(known, current, false));
        if (!has(Confirmation.YES)) {
            Confirmation.ask(console, "Look at it with --dry-run");
        }
        console.print(new RunReport(manager.recover(known), "Nothing to recover."));
        return DONE;
    }

    private @Nullable Boolean said() {
        return (has(STATEMENT_DONE) || has(STATEMENT_NOT_DONE)) ? has(STATEMENT_DONE) : null;
    }

    private @Nullable RecoveryKind kind() {
        if (has(COMPLETE)) {
            return RecoveryKind.COMPLETE;
        }
        return has(ROLLBACK) ? RecoveryKind.ROLLBACK : null;
    }

    /** What is shown, and done, depends on it. */
    private RecoveryPlan withoutDoubt(RecoveryPlan plan, MigrationManager manager, Console console) {
        console.tell(new RecoveryReport(plan, null, false)::context);
        if (!console.terminal().isInteractive()) {
            throw CommandException.notConfirmed(
                    "Nothing was changed: there is no terminal to ask on whether the statement"
                            + " in doubt is done. Look at the database, and say so with --statement-done or --statement-not-done.");
        }
        String answer = console.terminal().ask(QUESTION);
        if (!"yes".equals(answer) && !"no".equals(answer)) {
            throw CommandException.notConfirmed("Nothing was changed.");
        }
        return manager.planRecovery(kind(), "yes".equals(answer)).orElse(plan);
    }
}
