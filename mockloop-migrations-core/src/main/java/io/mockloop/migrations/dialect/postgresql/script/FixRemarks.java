package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the statements don't bring back, what is lost by them, and what may stop them. */
final class FixRemarks {

    private final Rework rework;
    private final List<String> all = new ArrayList<>();

    FixRemarks(Rework rework) {
        this.rework = rework;
    }

    List<String> all() {
        rework.differences.forEach(this::of);
        rework.kept(ObjectKind.TABLE).forEach(this::order);
        rework.dropped(ObjectKind.VIEW, ObjectKind.ROUTINE)
                .filter(each -> rework.expected.objects().containsKey(each.id()))
                .forEach(each -> all.add(each.id() + " is made again: rights on it must be granted again"));
        return all;
    }

    private void of(Difference difference) {
        SchemaObject is = difference.found();
        SchemaObject should = difference.expected();
        if (is == null && should != null) {
            missing(should);
        } else if (should == null && is != null) {
            notExpected(is);
        } else if (is != null && should != null) {
            changed(is, should);
        }
    }

    private void missing(SchemaObject object) {
        switch (object.id().kind()) {
            case TABLE -> all.add(object.id() + " comes back without its rows");
            case SEQUENCE -> all.add(object.id() + " begins again with its first number");
            case COLUMN -> {
                if (isOfTable(object) && !comesByItself(object)) {
                    boolean isNotNull = !object.trait(Trait.NOT_NULL).isEmpty();
                    boolean hasDefault = !object.trait(Trait.DEFAULT).isEmpty();
                    all.add(object.id() + " comes back without its values"
                            + (hasDefault
                                    ? ", with its default"
                                    : isNotNull
                                            ? "; it takes no NULL, so that the statement fails if there are rows"
                                            : ""));
                }
            }
            default -> invalid(object);
        }
    }

    private void invalid(SchemaObject index) {
        if (index.id().kind() == ObjectKind.INDEX && !index.trait(Trait.INVALID).isEmpty()) {
            all.add(index.id() + " is made valid, which it isn't expected to be");
        }
    }

    private boolean isOfTable(SchemaObject column) {
        return rework.expected.find(ObjectKind.TABLE, "", column.id().table()) != null;
    }

    private static boolean comesByItself(SchemaObject column) {
        return !column.trait(Trait.GENERATED).isEmpty()
                || !column.trait(Trait.IDENTITY).isEmpty();
    }

    private void notExpected(SchemaObject object) {
        boolean hasRows = object.id().kind() == ObjectKind.TABLE
                && !object.trait(Trait.KIND).equals("foreign");
        boolean hasValues = object.id().kind() == ObjectKind.COLUMN
                && object.trait(Trait.GENERATED).isEmpty()
                && rework.found.find(ObjectKind.TABLE, "", object.id().table()) != null;
        if (hasRows) {
            all.add(object.id() + " is dropped with its rows");
        } else if (hasValues) {
            all.add(object.id() + " is dropped with its values");
        }
    }

    private void changed(SchemaObject is, SchemaObject should) {
        switch (should.id().kind()) {
            case TABLE -> {
                if (TableChange.isOtherSort(is, should)) {
                    all.add(should.id() + " is of another sort (" + sort(is) + ", expected " + sort(should)
                            + "), which only a new table can be: it is left as it is");
                }
            }
            case TYPE -> labels(is, should);
            case INDEX -> {
                if (is.trait(Trait.INVALID).isEmpty()) {
                    invalid(should);
                }
            }
            case COLUMN -> column(is, should);
            default -> {}
        }
    }

    private static String sort(SchemaObject table) {
        String kind = table.trait(Trait.KIND);
        return kind.isEmpty() ? "plain" : (kind + " " + table.trait(Trait.PARTITION_BY)).strip();
    }

    private void labels(SchemaObject is, SchemaObject should) {
        List<String> before = EnumLabels.of(is.trait(Trait.LABELS));
        List<String> after = EnumLabels.of(should.trait(Trait.LABELS));
        if (!before.equals(after) && EnumLabels.isRenamed(before, after)) {
            all.add(should.id() + ": labels in the place of others are taken for the same by another name");
        } else if (rework.isGone(is.id())) {
            List<String> lost =
                    before.stream().filter(each -> !after.contains(each)).toList();
            all.add(should.id() + " is made anew"
                    + (lost.isEmpty()
                            ? ""
                            : "; rows with " + String.join(", ", lost) + " stop that, and need another value before"));
        }
    }

    private void column(SchemaObject is, SchemaObject should) {
        SchemaObject table = rework.found.find(ObjectKind.TABLE, "", is.id().table());
        if (table == null) {
            return;
        }
        if (rework.isGone(is.id()) && should.trait(Trait.GENERATED).isEmpty()) {
            all.add(should.id() + " is made again without its values");
        }
    }

    /** A column that is added stands last, and none changes its place. */
    private void order(SchemaObject table) {
        List<String> should = names(rework.expected.columns(table.id().name()).stream());
        List<SchemaObject> before = rework.found.columns(table.id().name());
        List<SchemaObject> after = rework.expected.columns(table.id().name());
        List<String> is = names(Stream.concat(
                before.stream().filter(each -> !rework.isGone(each.id()) && isExpected(each)),
                after.stream().filter(rework::isMade)));
        if (!is.equals(should)) {
            all.add(table.id() + ": its columns stand as (" + String.join(", ", is) + ") then, expected ("
                    + String.join(", ", should) + "), which only a new table can have");
        }
    }

    private boolean isExpected(SchemaObject column) {
        return rework.expected.objects().containsKey(column.id());
    }

    private static List<String> names(Stream<SchemaObject> columns) {
        return columns.map(each -> Objects.requireNonNull(each).id().name()).toList();
    }
}
