package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Views, triggers, events and routines: what has a text. */
final class CodePart {

    private final Connection connection;
    private final CatalogQueries queries;
    private final Findings findings;

    CodePart(Connection connection, CatalogQueries queries, Findings findings) {
        this.connection = connection;
        this.queries = queries;
        this.findings = findings;
    }

    void readViews() throws SQLException {
        for (CatalogRow row : CatalogRow.read(connection, queries.views())) {
            String view = row.text("table_name");
            TraitValues traits = new TraitValues()
                    .unless("UNDEFINED", Trait.ALGORITHM, row.text("algorithm"))
                    .unless("DEFINER", Trait.SECURITY, row.text("security_type"))
                    .unless("NONE", Trait.CHECK_OPTION, row.text("check_option"));
            withText(
                    traits,
                    findings.query(row.text("view_definition")),
                    "the query of view " + view + ", which takes the right SHOW VIEW");
            findings.add(ObjectKind.VIEW, "", view, traits);
        }
    }

    private void withText(TraitValues traits, String text, String what) {
        traits.with(Trait.DEFINITION, text);
        if (text.isEmpty()) {
            traits.with(Trait.UNSEEN, Trait.DEFINITION);
            findings.unseen(what);
        }
    }

    void readTriggersAndEvents() throws SQLException {
        Map<String, List<CatalogRow>> triggers = new HashMap<>();
        for (CatalogRow row : CatalogRow.read(connection, queries.triggersAndEvents())) {
            if (row.is("what", "trigger")) {
                triggers.computeIfAbsent(row.text("name"), name -> new ArrayList<>())
                        .add(row);
            } else {
                event(row);
            }
        }
        triggers.forEach(this::trigger);
    }

    /** One may be fired by several things, each of which has a row. */
    private void trigger(String name, List<CatalogRow> rows) {
        CatalogRow row = rows.get(0);
        String occasions = rows.stream()
                .map(each -> each.text("occasion").toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" or "));
        TraitValues traits = new TraitValues()
                .with(Trait.TIMING, row.text("timing").toLowerCase(Locale.ROOT) + " " + occasions)
                .unless("1", Trait.ORDER, row.text("action_order"))
                .with(Trait.SQL_MODE, mode(row));
        withText(
                traits,
                row.text("definition").strip(),
                "the text of trigger " + name + ", which takes the right TRIGGER");
        findings.add(ObjectKind.TRIGGER, row.text("table_name"), name, traits);
    }

    /** The parts of a mode in one order, whichever their server's is. */
    private static String mode(CatalogRow row) {
        return Arrays.stream(row.text("sql_mode").split(",")).sorted().collect(Collectors.joining(","));
    }

    private void event(CatalogRow row) {
        String schedule = row.has("execute_at")
                ? "at " + row.text("execute_at")
                : "every " + row.text("interval_value") + " "
                        + row.text("interval_field").toLowerCase(Locale.ROOT);
        TraitValues traits = new TraitValues()
                .with(Trait.SCHEDULE, schedule)
                .with(Trait.STARTS, row.text("starts"))
                .with(Trait.ENDS, row.text("ends"))
                .with(Trait.TIME_ZONE, row.is("time_zone", "SYSTEM") ? "" : row.text("time_zone"))
                .unless("ENABLED", Trait.STATUS, row.text("status"))
                .unless("NOT PRESERVE", Trait.ON_COMPLETION, row.text("on_completion"))
                .with(Trait.COMMENT, row.text("comment"))
                .with(Trait.SQL_MODE, mode(row))
                .with(Trait.DEFINITION, row.text("definition").strip());
        findings.add(ObjectKind.EVENT, "", row.text("name"), traits);
    }

    /** A function and a procedure may have the same name. */
    void readRoutines() throws SQLException {
        Map<String, List<CatalogRow>> parameters = new HashMap<>();
        List<CatalogRow> routines = new ArrayList<>();
        for (CatalogRow row : CatalogRow.read(connection, queries.routines())) {
            if (row.is("what", "routine")) {
                routines.add(row);
            } else {
                parameters.computeIfAbsent(name(row), name -> new ArrayList<>()).add(row);
            }
        }
        for (CatalogRow routine : routines) {
            List<CatalogRow> own = parameters.getOrDefault(name(routine), new ArrayList<>());
            own.sort(Comparator.comparingInt(each -> each.number("ordinal_position")));
            routine(routine, own);
        }
    }

    private static String name(CatalogRow routine) {
        return routine.text("routine_type").toLowerCase(Locale.ROOT) + " " + routine.text("name");
    }

    private void routine(CatalogRow row, List<CatalogRow> parameters) {
        String collation = row.text("database_collation");
        TraitValues traits = new TraitValues()
                .with(
                        Trait.PARAMETERS,
                        parameters.stream()
                                .filter(each -> each.number("ordinal_position") > 0)
                                .map(each -> parameter(each, collation))
                                .collect(Collectors.joining(", ")))
                .with(
                        Trait.RETURNS,
                        parameters.stream()
                                .filter(each -> each.number("ordinal_position") == 0)
                                .map(each -> type(each, collation))
                                .collect(Collectors.joining()))
                .withIf(Trait.DETERMINISTIC, row.is("is_deterministic", "YES"))
                .unless("CONTAINS SQL", Trait.DATA_ACCESS, row.text("sql_data_access"))
                .unless("DEFINER", Trait.SECURITY, row.text("security_type"))
                .unless("SQL", Trait.LANGUAGE, row.text("language"))
                .with(Trait.COMMENT, row.text("comment"))
                .with(Trait.SQL_MODE, mode(row));
        String name = name(row);
        withText(
                traits,
                row.text("definition").strip(),
                "the text of " + name + ", which takes its ownership or the right to read all");
        findings.add(ObjectKind.ROUTINE, "", name, traits);
    }

    private static String parameter(CatalogRow row, String collation) {
        String mode = row.is("mode", "IN") ? "" : row.text("mode").toLowerCase(Locale.ROOT) + " ";
        return mode + "`" + row.text("parameter").replace("`", "``") + "` " + type(row, collation);
    }

    /** Texts are of the database's collation, if nothing else is said. */
    private static String type(CatalogRow row, String usual) {
        String collation = row.text("collation");
        String other =
                collation.isEmpty() || collation.equals(usual) ? "" : " collate " + CatalogText.collation(collation);
        return CatalogText.type(row.text("type")) + other;
    }
}
