package io.mockloop.migrations.engine.contract.schema;

import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.Columns;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.ReferentialAction;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Changes by chance, of which each is possible after those before it, and can be undone without a look at the rows: a
 * model of the tables decides.
 */
final class RandomChanges {

    /** Where a name may stand in an expression, it is the first. */
    private static final List<String> NAMES =
            List.of("x%d", "Big %d", "select %d", "it's %d", "a\"b %d", "a`b %d", "é%d");

    private final Random random;
    private final List<ModelTable> tables;
    private final List<SchemaChange> changes = new ArrayList<>();
    private final Schema schema = changes::add;
    private final List<EnumType> enums = new ArrayList<>();
    private int number;

    /**
     * Makes changes.
     *
     * @param tables what is there, and what will be
     */
    RandomChanges(long seed, int count, List<ModelTable> tables) {
        this.random = new Random(seed);
        this.tables = tables;
        List<BooleanSupplier> all = List.of(
                this::createTable,
                this::dropTable,
                this::renameTable,
                this::addColumn,
                this::addColumn,
                this::dropColumn,
                this::renameColumn,
                this::alterColumn,
                this::alterColumn,
                this::setNullable,
                this::createIndex,
                this::createIndex,
                this::dropIndex,
                this::addUnique,
                this::addCheck,
                this::addForeignKey,
                this::addForeignKey,
                this::addPrimaryKey,
                this::dropConstraint,
                this::dropConstraint,
                this::createEnum,
                this::dropEnum);
        int inVain = 0;
        while (changes.size() < count && inVain < 1000) {
            inVain += any(all).getAsBoolean() ? 0 : 1;
        }
    }

    List<SchemaChange> changes() {
        return changes;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> @Nullable T any(List<T> of, Predicate<T> that) {
        List<T> those = of.stream().filter(that).toList();
        return those.isEmpty() ? null : any(those);
    }

    private ModelTable table() {
        return any(tables);
    }

    private String name() {
        return any(NAMES).formatted(++number);
    }

    private String plain(String kind) {
        return kind + ++number;
    }

    private ModelColumn column() {
        String name = name();
        ModelColumn column = switch (random.nextInt(enums.isEmpty() ? 5 : 6)) {
            case 0 -> new ModelColumn(name, Columns::integer).with(each -> each.value = 7);
            case 1 -> new ModelColumn(name, Columns::bigint);
            case 2 ->
                new ModelColumn(name, (of, as) -> of.varchar(as, 40)).with(each -> each.value = "it's \"a\" \\ `b`");
            case 3 -> new ModelColumn(name, Columns::text).with(each -> each.isKeyable = false);
            case 4 -> new ModelColumn(name, (of, as) -> of.decimal(as, 8, 3));
            default -> enumColumn(name, any(enums));
        };
        return column.value != null && random.nextBoolean() ? column.with(each -> each.isNullable = false) : column;
    }

    private static ModelColumn enumColumn(String name, EnumType type) {
        return new ModelColumn(name, (of, as) -> of.enumeration(as, type)).with(each -> {
            each.enumType = type;
            each.value = type.values().get(0);
        });
    }

    static ModelColumn identity() {
        return new ModelColumn("id", Columns::identity).with(column -> {
            column.isNullable = false;
            column.isIdentity = true;
            column.isUnique = true;
        });
    }

    private boolean createTable() {
        ModelTable table = new ModelTable(name(), null);
        table.columns.add(identity());
        for (int i = random.nextInt(3); i >= 0; i--) {
            table.columns.add(column());
        }
        ModelColumn keyable = any(table.columns, column -> column.isKeyable && !column.isIdentity);
        if (keyable != null) {
            table.indexes.add(Index.on(table.name, keyable.name).named(plain("ix")));
        }
        tables.add(table);
        schema.apply(new SchemaChange.CreateTable(table.value()));
        return true;
    }

    private boolean dropTable() {
        ModelTable table = any(tables, this::canGo);
        if (table == null || tables.size() < 2) {
            return false;
        }
        tables.remove(table);
        schema.apply(new SchemaChange.DropTable(table.value().name(), table.value()));
        return true;
    }

    private boolean canGo(ModelTable table) {
        return !table.isKept
                && table.name.equals(table.firstName)
                && tables.stream().noneMatch(other -> other.refersTo(table.name));
    }

    private boolean renameTable() {
        ModelTable table = table();
        String to = name();
        schema.renameTable(table.name, to);
        table.rename(to, tables);
        return true;
    }

    private boolean addColumn() {
        ModelTable table = table();
        ModelColumn added = column();
        ModelColumn column = added.with(each -> each.hasNulls = table.origin != null && added.value == null);
        table.columns.add(column);
        schema.addColumn(table.name, column::in);
        return true;
    }

    private boolean dropColumn() {
        ModelTable table = table();
        ModelColumn column = any(table.columns, each -> table.isFree(each) && each.isDroppable());
        if (column == null) {
            return false;
        }
        table.columns.remove(column);
        schema.dropColumn(table.name, (Function<Columns, Column>) column::in);
        return true;
    }

    private boolean renameColumn() {
        ModelTable table = table();
        ModelColumn column = any(table.columns, each -> !each.isIdentity && !table.isChecked(each));
        if (column == null) {
            return false;
        }
        String to = name();
        schema.renameColumn(table.name, column.name, to);
        table.rename(column, to);
        return true;
    }

    private boolean alterColumn() {
        ModelTable table = table();
        ModelColumn column =
                any(table.columns, each -> !each.isIdentity && !table.isChecked(each) && !table.isInKey(each));
        if (column == null) {
            return false;
        }
        ModelColumn now = random.nextBoolean() ? column.wider() : column;
        if (random.nextInt(3) == 0) {
            now = now.otherDefault();
        }
        if (random.nextInt(3) == 0 && !(now.isNullable && now.hasNulls)) {
            now = now.with(each -> each.isNullable = !each.isNullable);
        }
        if (now == column) {
            return false;
        }
        table.columns.set(table.columns.indexOf(column), now);
        schema.alterColumn(table.name, column::in, now::in);
        return true;
    }

    private boolean setNullable() {
        ModelTable table = table();
        ModelColumn column = any(
                table.columns, each -> !each.isIdentity && !table.isInKey(each) && !(each.isNullable && each.hasNulls));
        if (column == null) {
            return false;
        }
        table.columns.set(table.columns.indexOf(column), column.with(each -> each.isNullable = !each.isNullable));
        if (column.isNullable) {
            schema.setNotNull(table.name, column.name);
        } else {
            schema.dropNotNull(table.name, column.name);
        }
        return true;
    }

    private List<String> keyable(ModelTable table) {
        List<String> some = new ArrayList<>();
        for (ModelColumn column : table.columns) {
            if (column.isKeyable && random.nextInt(3) == 0) {
                some.add(column.name);
            }
        }
        return some;
    }

    private boolean createIndex() {
        ModelTable table = table();
        List<String> columns = keyable(table);
        if (columns.isEmpty()) {
            return false;
        }
        Index index = Index.on(new TableName(null, table.name), columns).named(plain("ix"));
        if (random.nextInt(3) == 0) {
            index = index.descending(any(columns));
        }
        if (table.isUnique(columns) && random.nextBoolean()) {
            index = index.unique();
        }
        table.indexes.add(index);
        schema.createIndex(index);
        return true;
    }

    private boolean dropIndex() {
        ModelTable table = table();
        if (table.indexes.isEmpty()) {
            return false;
        }
        Index index = any(table.indexes);
        table.indexes.remove(index);
        schema.dropIndex(index);
        return true;
    }

    private boolean add(ModelTable table, Constraint constraint) {
        table.constraints.add(constraint);
        schema.addConstraint(table.name, constraint);
        return true;
    }

    private boolean addUnique() {
        ModelTable table = table();
        List<String> columns = keyable(table);
        return table.isUnique(columns) && add(table, new Constraint.Unique(plain("uq"), columns));
    }

    private boolean addCheck() {
        ModelTable table = table();
        ModelColumn column = any(
                table.columns,
                each -> each.name.matches("[a-z]\\w*") && each.isNumber() && !each.isIdentity && !table.isInKey(each));
        return column != null && add(table, Constraint.check(plain("ck"), column.name + " >= 0"));
    }

    private boolean addForeignKey() {
        ModelTable table = table();
        ModelColumn column = any(table.columns, each -> table.canRefer(each));
        ModelTable target = any(tables, ModelTable::hasIdentity);
        if (column == null || target == null) {
            return false;
        }
        ForeignKey key = ForeignKey.from(column.name).to(target.name, "id");
        return add(table, (random.nextBoolean() ? key.onDelete(ReferentialAction.CASCADE) : key).named(plain("fk")));
    }

    private boolean addPrimaryKey() {
        ModelTable table = table();
        ModelColumn column = any(table.columns, each -> each.isUnique && !each.isNullable && !table.isInKey(each));
        return column != null
                && !table.hasPrimaryKey()
                && add(table, Constraint.primaryKey(column.name).named(plain("pk")));
    }

    private boolean dropConstraint() {
        ModelTable table = table();
        if (table.constraints.isEmpty()) {
            return false;
        }
        Constraint constraint = any(table.constraints);
        table.constraints.remove(constraint);
        schema.dropConstraint(table.name, constraint);
        return true;
    }

    private boolean createEnum() {
        EnumType type = EnumType.of(plain("kind"), "a", "it's \"b\"", "c\\d");
        enums.add(type);
        schema.createEnum(type);
        return true;
    }

    private boolean dropEnum() {
        EnumType type = any(
                enums,
                each -> tables.stream()
                        .noneMatch(table -> table.columns.stream().anyMatch(column -> each.equals(column.enumType))));
        if (type == null) {
            return false;
        }
        enums.remove(type);
        schema.dropEnum(type);
        return true;
    }
}
