package io.mockloop.migrations.engine.drift;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.SchemaState;
import io.mockloop.migrations.SchemaState.Drift;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.drift.StructureTable.Recorded;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.SchemaDriftException;
import io.mockloop.migrations.settings.SchemaCheck;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the schema differs from what the last run has left, by what that run has recorded. What belongs to the history is
 * no part of it.
 */
public final class SchemaDrift {

    private static final Logger logger = LoggerFactory.getLogger(SchemaDrift.class);

    private static final String NOT_RECORDED = "SCHEMA_NOT_RECORDED";

    private static final String OTHER_VERSION = "SCHEMA_VERSION";

    private final Engine engine;
    private final HistoryNames names;
    private final History history;
    private final StructureTable table;

    /** How the schema was found; null if it wasn't compared. */
    private @Nullable ComparedSchema compared;

    private @Nullable Structure recordedNow;

    /** Of a database whose history was read. */
    public SchemaDrift(Engine engine, History history) throws SQLException {
        this.engine = engine;
        this.names = engine.names(history);
        this.history = history;
        this.table = new StructureTable(engine.connection(), engine.history(), names);
    }

    /**
     * Looks before a run.
     *
     * @param mayStop whether a difference can stop it
     * @param told takes what is found, before a difference stops it
     * @throws SchemaDriftException if one does
     */
    public void check(SchemaCheck check, boolean mayStop, Consumer<SchemaState> told) throws SQLException {
        if (check == SchemaCheck.OFF) {
            return;
        }
        SchemaState state = state();
        told.accept(state);
        if (state.problem() != null) {
            logger.info(
                    "The schema isn't compared: {}",
                    state.problem().equals(NOT_RECORDED)
                            ? "no run has recorded yet what it is like"
                            : "migrations have run since it was recorded at version " + shown(state.recordedVersion()));
        }
        List<Problem> problems = compared == null ? List.of() : compared.problems();
        if (!problems.isEmpty() && check == SchemaCheck.FAIL && mayStop) {
            throw new SchemaDriftException(engine.product(), problems);
        }
        problems.forEach(each -> logger.warn("The schema isn't what the last run has left: {}", each.message()));
    }

    /** Compares, unless there is nothing to compare with, or what has run since hasn't recorded what it left. */
    public SchemaState state() throws SQLException {
        Recorded recorded = recorded().orElse(null);
        if (recorded == null) {
            return new SchemaState(true, null, NOT_RECORDED, List.of());
        }
        if (isStale(recorded)) {
            return new SchemaState(true, recorded.version(), OTHER_VERSION, List.of());
        }
        compared = ComparedSchema.withRecorded(recorded.structure(), readSeen(), id -> false, null, leadBack());
        return new SchemaState(
                true,
                recorded.version(),
                null,
                compared.differences().stream()
                        .map(each ->
                                new Drift(each.id().kind().toString(), each.id().display(), each.change()))
                        .toList());
    }

    /**
     * What there is to say if nothing was recorded.
     *
     * @param failure why it can't be compared with what the migrations make either
     */
    public static Problem notRecorded(MigrationException failure) {
        return new Problem(
                NOT_RECORDED,
                null,
                null,
                Message.of(
                        "No run has recorded what the schema is like, so that there is nothing to compare it with. Runs"
                                + " record it with %s; %s records it as it is now. %s",
                        new SetProperty("validate-schema", "warn"),
                        Usual.ACCEPT_SCHEMA,
                        failure.what().strip()));
    }

    /**
     * Compares with what was recorded.
     *
     * @param ignored what isn't looked at
     * @return empty if nothing was
     */
    public Optional<ComparedSchema> compared(Predicate<ObjectId> ignored) throws SQLException {
        Recorded recorded = recorded().orElse(null);
        return recorded == null
                ? Optional.empty()
                : Optional.of(ComparedSchema.withRecorded(
                        recorded.structure(),
                        readSeen(),
                        ignored,
                        isStale(recorded) ? stale(recorded) : null,
                        leadBack()));
    }

    /** How the schema is led back. */
    public LeadBack leadBack() {
        return new LeadBack(engine.product(), engine.schemaFixer());
    }

    private Problem stale(Recorded recorded) {
        return new Problem(
                OTHER_VERSION,
                history.current().map(Version::toString).orElse(null),
                null,
                Message.of(
                        "The schema was recorded at version %s, and the database is at version %s: migrations have run"
                                + " since without recording it. %s records it as it is now.",
                        shown(recorded.version()), shown(current()), Usual.ACCEPT_SCHEMA));
    }

    /** Without tables nothing can be. */
    private Optional<Recorded> recorded() throws SQLException {
        return history.layout() == Layout.CURRENT ? table.read() : Optional.empty();
    }

    private @Nullable Version current() {
        return history.current().orElse(null);
    }

    private boolean isStale(Recorded recorded) throws SQLException {
        return recorded.event() != table.lastRun();
    }

    private static String shown(@Nullable Version version) {
        return version == null ? Version.NONE.toString() : version.toString();
    }

    /** {@link #read} for who compares it, with a warning of what can't be seen. */
    public Structure readSeen() throws SQLException {
        Structure seen = read();
        seen.unseen().forEach(each -> logger.warn("Not compared, since the user may not read it: {}", each));
        return seen;
    }

    /** The schema as it is, without what belongs to the history. */
    Structure read() throws SQLException {
        return engine.schemas().read(engine.connection(), Scope.SESSION).without(new OwnTables(names));
    }

    /** Makes the table that {@link #record} writes: outside of a transaction, or in one that it may commit. */
    public void make() throws SQLException {
        table.make();
    }

    /**
     * Records what the schema is like now, in the transaction that is open. What was found otherwise than expected
     * before, and is so still, is no work of the run: that stays as it was expected.
     *
     * @param now the history after the run
     */
    public void record(History now) throws SQLException {
        Structure read = read();
        Structure live = read;
        if (compared != null) {
            for (Difference each : compared.differences()) {
                ObjectId id = each.id();
                boolean hasPlace = id.table().isEmpty() || live.hasTable(id.table());
                if (hasPlace
                        && Objects.equals(
                                live.objects().get(id),
                                compared.found().objects().get(id))) {
                    live = live.with(some -> some.equals(id) || isPart(some, id), compared.expected());
                }
            }
        }
        table.replace(new Recorded(now.current().orElse(null), table.lastRun(), live));
        recordedNow = read;
    }

    /** The schema as {@link #record} has read it, what was otherwise before included; null if it hasn't. */
    @Nullable Structure recordedNow() {
        return recordedNow;
    }

    private static boolean isPart(ObjectId part, ObjectId of) {
        return of.table().isEmpty() && part.table().equals(of.name());
    }
}
