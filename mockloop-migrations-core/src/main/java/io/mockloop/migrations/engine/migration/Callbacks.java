package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.engine.discovery.files.CallbackEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The callbacks of a set of migrations, those of one event in the order of their names. Immutable. */
public final class Callbacks {

    /** No callbacks. */
    public static final Callbacks NONE = new Callbacks(List.of());

    private final Map<CallbackEvent, List<SqlCallback>> byEvent = new EnumMap<>(CallbackEvent.class);

    public Callbacks(Collection<SqlCallback> callbacks) {
        for (SqlCallback each : callbacks) {
            byEvent.computeIfAbsent(each.name().event(), any -> new ArrayList<>())
                    .add(each);
        }
        for (List<SqlCallback> ofOne : byEvent.values()) {
            ofOne.sort(Comparator.comparing((SqlCallback each) -> each.name().description())
                    .thenComparing(SqlCallback::script));
        }
    }

    /** Those before a run. */
    public List<SqlCallback> beforeRun() {
        return at(CallbackEvent.BEFORE_MIGRATE);
    }

    /** Those after a run. */
    public List<SqlCallback> afterRun() {
        return at(CallbackEvent.AFTER_MIGRATE);
    }

    /** Those after a run that has applied something. */
    public List<SqlCallback> afterApplied() {
        return at(CallbackEvent.AFTER_MIGRATE_APPLIED);
    }

    /** Those before each migration. */
    public List<SqlCallback> beforeEach() {
        return at(CallbackEvent.BEFORE_EACH_MIGRATE);
    }

    /** Those after each migration. */
    public List<SqlCallback> afterEach() {
        return at(CallbackEvent.AFTER_EACH_MIGRATE);
    }

    /** Those after each migration, and no others. */
    public Callbacks onlyAfterEach() {
        return new Callbacks(afterEach());
    }

    /** Those before and after a run. */
    public Stream<SqlCallback> aroundRun() {
        return Stream.of(beforeRun(), afterApplied(), afterRun()).flatMap(List::stream);
    }

    /** Those before and after each migration. */
    public Stream<SqlCallback> aroundEach() {
        return Stream.of(beforeEach(), afterEach()).flatMap(List::stream);
    }

    /** Whether some are run though nothing is pending. */
    public boolean alwaysRun() {
        return !beforeRun().isEmpty() || !afterRun().isEmpty();
    }

    /** All of them. */
    public Stream<SqlCallback> all() {
        return byEvent.values().stream().flatMap(List::stream);
    }

    private List<SqlCallback> at(CallbackEvent event) {
        return Collections.unmodifiableList(byEvent.getOrDefault(event, List.of()));
    }
}
