package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.schema.SchemaChange.AddColumn;
import io.mockloop.migrations.schema.SchemaChange.AddConstraint;
import io.mockloop.migrations.schema.SchemaChange.CreateIndex;
import io.mockloop.migrations.schema.SchemaChange.CreateTable;
import io.mockloop.migrations.schema.SchemaChange.DropColumn;
import io.mockloop.migrations.schema.SchemaChange.DropConstraint;
import io.mockloop.migrations.schema.SchemaChange.DropIndex;
import io.mockloop.migrations.schema.SchemaChange.DropTable;
import io.mockloop.migrations.schema.SchemaChange.RenameIndex;
import io.mockloop.migrations.schema.SchemaChange.RenameTable;
import io.mockloop.migrations.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of the keys, checks and indexes that one migration makes, so that none which follows from table and columns
 * is that of another: {@code idx_a_b_c} is both of column b_c of a, and of column c of a_b. Which of them share a space
 * differs with the database and the kind; one text is for all of them, so here all do, as in none are letters told
 * apart by their case.
 */
final class PredictableNames {

    private final Map<Key, Named> taken = new HashMap<>();

    private record Key(@Nullable String schema, String name) {

        static Key of(TableName table, String name) {
            return new Key(table.schema(), name.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * What has a name.
     *
     * @param name as it was told
     * @param isPredictable whether it wasn't given
     */
    private record Named(TableName table, Object what, String name, boolean isPredictable, int line) {

        /** Whether it is an index that is made if it isn't there, and is. */
        boolean isLeftAsItIs(Named before) {
            return what instanceof Index index
                    && before.what instanceof Index there
                    && index.equals(there.ifNotExists());
        }

        @Override
        public String toString() {
            return what instanceof Index ? "'" + what + "'" : "'%s' of %s".formatted(what, table);
        }
    }

    /**
     * Takes the names that a change gives, and leaves those that it takes away.
     *
     * @return what is wrong with it, the beginning of a sentence
     */
    Optional<String> take(SchemaChange change, int line) {
        if (change instanceof CreateTable create) {
            return Stream.concat(
                            create.table().columns().stream().map(Column::identityKey),
                            create.table().constraints().stream())
                    .flatMap(each -> take(create.table().name(), each, line).stream())
                    .findFirst()
                    .or(() -> create.table().indexes().stream()
                            .flatMap(each -> take(each, line).stream())
                            .findFirst());
        } else if (change instanceof AddColumn add) {
            return take(add.table(), add.column().identityKey(), line);
        } else if (change instanceof AddConstraint add) {
            return take(add.table(), add.constraint(), line);
        } else if (change instanceof CreateIndex create) {
            return take(create.index(), line);
        }
        leave(change);
        return Optional.empty();
    }

    private Optional<String> take(TableName table, @Nullable Constraint constraint, int line) {
        return constraint == null
                ? Optional.empty()
                : take(new Named(table, constraint, constraint.nameIn(table), constraint.name() == null, line));
    }

    private Optional<String> take(Index index, int line) {
        return take(new Named(index.table(), index, index.nameInDatabase(), index.name() == null, line));
    }

    private Optional<String> take(Named named) {
        Named before = taken.putIfAbsent(Key.of(named.table(), named.name()), named);
        if (before == null || !(before.isPredictable() || named.isPredictable()) || named.isLeftAsItIs(before)) {
            return Optional.empty();
        }
        return Optional.of("the name %s would be given twice, to %s (line %s) and %s (line %s)"
                .formatted(named.name(), before, String.valueOf(before.line()), named, String.valueOf(named.line())));
    }

    private void leave(SchemaChange change) {
        if (change instanceof DropColumn drop) { // an identity's key goes with it
            taken.values()
                    .removeIf(each -> each.table().equals(drop.table())
                            && each.what() instanceof Constraint.PrimaryKey key
                            && key.columns().equals(List.of(drop.column())));
        } else if (change instanceof DropConstraint drop) {
            taken.remove(Key.of(drop.table(), drop.name()));
        } else if (change instanceof DropIndex drop) {
            taken.remove(Key.of(drop.table(), drop.name()));
        } else if (change instanceof RenameIndex rename) {
            taken.remove(Key.of(rename.table(), rename.index()));
        } else if (change instanceof DropTable drop) {
            taken.values().removeIf(each -> each.table().equals(drop.table()));
        } else if (change instanceof RenameTable rename) {
            TableName to = rename.table().renamed(rename.to());
            taken.replaceAll((key, each) -> each.table().equals(rename.table())
                    ? new Named(to, each.what(), each.name(), each.isPredictable(), each.line())
                    : each);
        } else if (change instanceof SchemaChange.Statement) {
            taken.clear(); // nobody knows what it takes away
        }
    }
}
