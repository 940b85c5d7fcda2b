package io.mockloop.migrations.engine.drift;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.SchemaSource;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.SchemaFixer.Fix;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.exception.SchemaDriftException;
import io.mockloop.migrations.exception.SchemaRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema beside what it should be like.
 *
 * @param expected what it should be like
 * @param found what it is like
 * @param source what it was compared with
 * @param ignored what isn't looked at
 * @param differences in the order of their weight
 * @param stale that it wasn't recorded by the last run; null if it was, or wasn't recorded at all
 * @param leadBack how it is led back
 */
public record ComparedSchema(
        Structure expected,
        Structure found,
        SchemaSource source,
        Predicate<ObjectId> ignored,
        List<Difference> differences,
        @Nullable Problem stale,
        LeadBack leadBack) {

    /** Compares with what the migrations make. */
    public static ComparedSchema withMigrations(
            Structure expected, Structure found, Predicate<ObjectId> ignored, LeadBack leadBack) {
        return of(expected, found, SchemaSource.MIGRATIONS, ignored, null, leadBack);
    }

    /** Compares with what was recorded. */
    static ComparedSchema withRecorded(
            Structure expected,
            Structure found,
            Predicate<ObjectId> ignored,
            @Nullable Problem stale,
            LeadBack leadBack) {
        return of(expected, found, SchemaSource.RECORDED, ignored, stale, leadBack);
    }

    private static ComparedSchema of(
            Structure expected,
            Structure found,
            SchemaSource source,
            Predicate<ObjectId> ignored,
            @Nullable Problem stale,
            LeadBack leadBack) {
        return new ComparedSchema(
                expected,
                found,
                source,
                ignored,
                Difference.between(expected.without(ignored), found.without(ignored)),
                stale,
                leadBack);
    }

    /** How it differs. */
    public ValidationResult result() {
        return new ValidationResult(
                Stream.concat(Stream.ofNullable(stale), problems().stream()).toList(), List.of(), source);
    }

    /** The differences as what is wrong. */
    List<Problem> problems() {
        return differences.stream()
                .map(each -> new Problem(
                        SchemaDriftException.CODE,
                        null,
                        null,
                        Message.of(each.toString()),
                        each.id().kind().toString(),
                        each.id().display()))
                .toList();
    }

    /**
     * What leads the schema back; what is ignored stays, and is taken into account all the same. If it was recorded
     * before the last run, that would undo what this has done.
     *
     * @throws SchemaRecordException if so
     */
    public SchemaFix fix() {
        if (stale != null) {
            throw new SchemaRecordException(leadBack.database(), stale, null);
        }
        Fix fix = leadBack.fixer().fix(found, expected.with(ignored, found));
        List<String> remarks = new ArrayList<>();
        found.unseen().forEach(each -> remarks.add("not known, since the user may not read it: " + each));
        remarks.addAll(fix.remarks());
        return new SchemaFix(result(), fix.statements(), remarks);
    }
}
