package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** How a column of a table that stays becomes another one, with its values. */
final class ColumnChange {

    private static final Pattern NUMBER =
            Pattern.compile("smallint|integer|bigint|numeric|real|double precision|money");
    private static final Pattern TIME = Pattern.compile("date|timestamp.*|time.*");
    private static final Pattern TEXT = Pattern.compile("text|character varying|character|name");
    private static final Pattern JSON = Pattern.compile("jsonb?");

    private final Rework rework;
    private final SchemaObject is;
    private final SchemaObject should;
    private final String alter;
    private final String alterOnly;
    private final boolean isReleased;
    private final boolean isRetyped;

    ColumnChange(Rework rework, SchemaObject is) {
        this.rework = rework;
        this.is = is;
        this.should = rework.should(is);
        String table = is.id().table();
        String column = Names.quoted(is.id().name());
        boolean hasParts = !rework.partsOf(table).isEmpty();
        this.alter = "ALTER TABLE " + Names.qualified(table) + " ALTER COLUMN " + column + " ";
        this.alterOnly = hasParts ? alter.replaceFirst("^ALTER TABLE ", "ALTER TABLE ONLY ") : alter;
        this.isReleased = rework.isReleased(is.id());
        this.isRetyped = rework.isRetyped(is.id());
    }

    /** Whether nothing but another column in its place will do. */
    static boolean isAnew(SchemaObject is, SchemaObject should) {
        String before = how(is);
        String after = how(should);
        return !before.equals(after) && !(before.equals("stored") && after.isEmpty());
    }

    private static String how(SchemaObject column) {
        String generated = column.trait(Trait.GENERATED);
        return generated.substring(generated.lastIndexOf(' ') + 1);
    }

    static boolean isRetyped(SchemaObject is, SchemaObject should) {
        return InPlace.differ(is, should, Trait.TYPE) || InPlace.differ(is, should, Trait.COLLATION);
    }

    /** What must be done before anything that it uses is dropped. */
    List<String> release() {
        List<String> statements = new ArrayList<>();
        if (isDefaultReleased()) {
            statements.add(alterOnly + "DROP DEFAULT");
        }
        if (rework.isWithoutType(is) && !isByParent(Trait.TYPE)) {
            String text = is.trait(Trait.TYPE).endsWith("[]") ? "text[]" : "text";
            statements.add(
                    alter + "TYPE " + text + " USING " + Names.quoted(is.id().name()) + "::" + text);
        }
        if (isExpressionReleased()) {
            if (!is.trait(Trait.NOT_NULL).isEmpty()) {
                statements.add(alter + "DROP NOT NULL");
            }
            statements.add(alter + "SET EXPRESSION AS (NULL::" + is.trait(Trait.TYPE) + ")");
        }
        return statements;
    }

    private boolean isDefaultReleased() {
        return !is.trait(Trait.DEFAULT).isEmpty() && (isReleased || isRetyped);
    }

    private boolean isExpressionReleased() {
        return isReleased
                && !is.trait(Trait.GENERATED).isEmpty()
                && !should.trait(Trait.GENERATED).isEmpty()
                && !isByParent(Trait.GENERATED);
    }

    /** The change itself. */
    List<String> change() {
        List<String> statements = new ArrayList<>();
        String value = should.trait(Trait.DEFAULT);
        if (!is.trait(Trait.DEFAULT).isEmpty() && value.isEmpty() && !isDefaultReleased()) {
            statements.add(alterOnly + "DROP DEFAULT");
        }
        if (!is.trait(Trait.IDENTITY).isEmpty() && should.trait(Trait.IDENTITY).isEmpty()) {
            statements.add(alter + "DROP IDENTITY");
        }
        if (!is.trait(Trait.GENERATED).isEmpty()
                && should.trait(Trait.GENERATED).isEmpty()
                && !isByParent(Trait.GENERATED)) {
            statements.add(alter + "DROP EXPRESSION");
        }
        typeAndNull(statements);
        identity(statements);
        if (!value.isEmpty() && (InPlace.differ(is, should, Trait.DEFAULT) || isDefaultReleased())) {
            statements.add(alterOnly + "SET DEFAULT " + value);
        }
        if (InPlace.differ(is, should, Trait.OPTIONS)) {
            statements.add(alter.replaceFirst("^ALTER TABLE ", "ALTER FOREIGN TABLE ")
                    + Settings.ofForeign(is.trait(Trait.OPTIONS), should.trait(Trait.OPTIONS)));
        }
        return statements;
    }

    private void typeAndNull(List<String> statements) {
        boolean wasNotNull = !is.trait(Trait.NOT_NULL).isEmpty();
        boolean isNotValid = !should.trait(Trait.INVALID).isEmpty();
        boolean isNotNull = !should.trait(Trait.NOT_NULL).isEmpty() && !isNotValid;
        boolean isSame = !InPlace.differ(is, should, Trait.NOT_NULL)
                && !InPlace.differ(is, should, Trait.INVALID)
                && !isExpressionReleased();
        boolean isOfParent = isByParent(Trait.NOT_NULL);
        if (wasNotNull && !isSame && !isOfParent && !isExpressionReleased()) {
            statements.add(alter + "DROP NOT NULL");
        }
        if (isRetyped && !(isByParent(Trait.TYPE) && isByParent(Trait.COLLATION))) {
            statements.add(alter + "TYPE " + type() + using());
        }
        String generated = should.trait(Trait.GENERATED);
        if (!generated.isEmpty()
                && (InPlace.differ(is, should, Trait.GENERATED) || isExpressionReleased())
                && !isByParent(Trait.GENERATED)) {
            statements.add(alter + "SET EXPRESSION AS (" + TableSql.expression(generated) + ")");
        }
        if (isNotNull && !isSame && !isOfParent) {
            statements.add(alter + "SET NOT NULL");
        } else if (isNotValid && !isSame) {
            statements.addAll(HookSql.afterwards(should, rework.expected));
        }
    }

    private void identity(List<String> statements) {
        String identity = should.trait(Trait.IDENTITY);
        if (identity.isEmpty() || !InPlace.differ(is, should, Trait.IDENTITY)) {
            return;
        }
        statements.add(
                is.trait(Trait.IDENTITY).isEmpty()
                        ? alter + "ADD" + TableSql.identity(identity)
                        : alter + Settings.ofIdentity(is.trait(Trait.IDENTITY), identity));
    }

    /** Whether a table that this one is a part of changes the same in the same way, and the part's with it. */
    private boolean isByParent(String trait) {
        SchemaObject table = rework.found.find(ObjectKind.TABLE, "", is.id().table());
        return table != null
                && Rework.parents(table)
                        .map(each -> rework.found.find(
                                ObjectKind.COLUMN, each, is.id().name()))
                        .filter(Objects::nonNull)
                        .filter(each -> !rework.isGone(each.id())
                                && rework.expected.objects().containsKey(each.id()))
                        .anyMatch(each -> !InPlace.differ(each, is, trait)
                                && !InPlace.differ(rework.should(each), should, trait)
                                && isStillPart(table));
    }

    private boolean isStillPart(SchemaObject table) {
        Structure expected = rework.expected;
        SchemaObject after = expected.objects().get(table.id());
        return after != null
                && !InPlace.differ(table, after, Trait.PARTITION_OF)
                && !InPlace.differ(table, after, Trait.BOUND)
                && !InPlace.differ(table, after, Trait.INHERITS);
    }

    private String type() {
        String collation = should.trait(Trait.COLLATION);
        return should.trait(Trait.TYPE) + (collation.isEmpty() ? "" : " COLLATE " + Names.quoted(collation));
    }

    /** An expression where the database doesn't know by itself how values of one type become ones of the other. */
    private String using() {
        String before = is.trait(Trait.TYPE);
        String after = should.trait(Trait.TYPE);
        String column = Names.quoted(is.id().name());
        boolean isArray = after.endsWith("[]");
        boolean isAnew = before.equals(after) && !InPlace.differ(is, should, Trait.COLLATION);
        if (!is.trait(Trait.GENERATED).isEmpty()) {
            return "";
        } else if (before.equals("boolean") && NUMBER.matcher(base(after)).matches()) {
            return " USING " + column + "::integer::" + after;
        } else if (isAnew || !isByItself(base(before), base(after), before.endsWith("[]") == isArray)) {
            return " USING " + column + "::text" + (isArray && before.endsWith("[]") ? "[]" : "") + "::" + after;
        }
        return "";
    }

    private static String base(String type) {
        return type.replaceAll("\\(.*?\\)|\\[]", "");
    }

    private static boolean isByItself(String before, String after, boolean isBothOrNone) {
        boolean isText = TEXT.matcher(after).matches();
        boolean isAlike = before.equals(after)
                || List.of(NUMBER, TIME, JSON).stream()
                        .anyMatch(each -> each.matcher(before).matches()
                                && each.matcher(after).matches());
        return isText || (isAlike && isBothOrNone);
    }
}
