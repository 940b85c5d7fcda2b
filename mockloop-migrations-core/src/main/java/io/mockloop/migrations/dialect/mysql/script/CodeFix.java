package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.Creation;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Views, routines, triggers and events. */
final class CodeFix {

    /** What ALTER changes of a routine. */
    private static final List<String> CHARACTERISTICS = List.of(Trait.COMMENT, Trait.SECURITY, Trait.DATA_ACCESS);

    private final Structure found;
    private final Structure expected;
    private final List<SchemaObject> droppedTriggers = new ArrayList<>();
    private final List<SchemaObject> addedTriggers = new ArrayList<>();

    CodeFix(Structure found, Structure expected) {
        this.found = found;
        this.expected = expected;
        Map<String, List<SchemaObject>> before = triggers(found);
        Map<String, List<SchemaObject>> after = triggers(expected);
        before.forEach((timing, each) -> compare(each, after.getOrDefault(timing, List.of())));
        after.keySet().removeAll(before.keySet());
        after.values().forEach(addedTriggers::addAll);
        droppedTriggers.removeIf(
                each -> expected.find(ObjectKind.TABLE, "", each.id().table()) == null);
    }

    /** By table and timing, in the order that they work in. */
    private static Map<String, List<SchemaObject>> triggers(Structure of) {
        return of.all(ObjectKind.TRIGGER)
                .sorted(InMode.TRIGGERS)
                .collect(Collectors.groupingBy(
                        each -> each.id().table() + "\n" + each.trait(Trait.TIMING),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** From the first that differs on all are made again, which then follow one another. */
    private void compare(List<SchemaObject> is, List<SchemaObject> should) {
        int same = 0;
        while (same < Math.min(is.size(), should.size()) && is.get(same).equals(should.get(same))) {
            same++;
        }
        droppedTriggers.addAll(is.subList(same, is.size()));
        addedTriggers.addAll(should.subList(same, should.size()));
    }

    private static boolean isSame(SchemaObject object, Structure in) {
        return object.equals(in.objects().get(object.id()));
    }

    /** Whether a routine is there but for what ALTER changes. */
    private boolean isAltered(SchemaObject routine, Structure other) {
        SchemaObject is = other.objects().get(routine.id());
        return is != null && is.without(CHARACTERISTICS).equals(routine.without(CHARACTERISTICS));
    }

    List<String> drops() {
        List<String> statements = new ArrayList<>();
        found.all(ObjectKind.EVENT)
                .filter(each -> !isSame(each, expected))
                .forEach(each -> statements.add(CodeSql.dropped(each)));
        droppedTriggers.forEach(each -> statements.add(CodeSql.dropped(each)));
        found.all(ObjectKind.VIEW)
                .filter(each -> !expected.objects().containsKey(each.id()))
                .forEach(each -> statements.add(CodeSql.dropped(each)));
        found.all(ObjectKind.ROUTINE)
                .filter(each -> !isAltered(each, expected))
                .forEach(each -> statements.add(CodeSql.dropped(each)));
        return statements;
    }

    List<String> additions() {
        List<String> statements = new ArrayList<>();
        InMode code = new InMode(statements);
        expected.all(ObjectKind.ROUTINE).filter(each -> !isSame(each, found)).forEach(each -> {
            if (isAltered(each, found)) {
                statements.add(CodeSql.changedRoutine(each));
            } else {
                code.add(each, CodeSql::routine);
            }
        });
        statements.addAll(views());
        addedTriggers.stream().sorted(InMode.TRIGGERS).forEach(each -> code.add(each, TableSql::trigger));
        expected.all(ObjectKind.EVENT)
                .filter(each -> !isSame(each, found))
                .forEach(each -> code.add(each, CodeSql::event));
        code.end();
        return statements;
    }

    private List<String> views() {
        List<Creation> views = Creation.inOrder(expected.all(ObjectKind.VIEW)
                .map(each -> new Creation(ObjectKind.VIEW, each.id().name(), TableSql.view(each)))
                .toList());
        List<String> statements = new ArrayList<>();
        for (Creation view : views) {
            SchemaObject is = found.find(ObjectKind.VIEW, "", view.name());
            if (is == null) {
                statements.add(view.statement());
            } else if (!isSame(is, expected)) {
                statements.add("CREATE OR REPLACE" + view.statement().substring("CREATE".length()));
            }
        }
        return statements;
    }

    /** What isn't told of code. */
    List<String> remarks() {
        boolean isMade = Stream.of(ObjectKind.ROUTINE, ObjectKind.VIEW, ObjectKind.TRIGGER, ObjectKind.EVENT)
                .flatMap(expected::all)
                .anyMatch(each -> !isSame(each, found));
        return isMade
                ? List.of(
                        "what has code is made again as that of who runs the statements, and rights on routines are lost")
                : List.of();
    }
}
