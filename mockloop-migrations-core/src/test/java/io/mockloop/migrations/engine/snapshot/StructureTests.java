package io.mockloop.migrations.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTests {

    private static final SchemaObject TABLE = object(ObjectKind.TABLE, "", "t", Map.of(Trait.COMMENT, "of \"things\""));
    private static final SchemaObject ID = object(
            ObjectKind.COLUMN, "t", "id", Map.of(Trait.TYPE, "bigint", Trait.NOT_NULL, "yes", Trait.POSITION, "1"));
    private static final SchemaObject NAME =
            object(ObjectKind.COLUMN, "t", "name", Map.of(Trait.TYPE, "text", Trait.POSITION, "2"));
    private static final SchemaObject PARENT =
            object(ObjectKind.COLUMN, "t", "parent", Map.of(Trait.TYPE, "bigint", Trait.POSITION, "3"));
    private static final SchemaObject KEY = new SchemaObject(
            new ObjectId(ObjectKind.FOREIGN_KEY, "t", "t_parent"),
            List.of("parent"),
            List.of("id"),
            Map.of(Trait.REFERENCES, "t", Trait.ON_DELETE, "cascade"));
    private static final SchemaObject INDEX = new SchemaObject(
            new ObjectId(ObjectKind.INDEX, "t", "t_name"), List.of("name", "lower(name)"), List.of(), Map.of());
    private static final List<SchemaObject> ALL = List.of(TABLE, ID, NAME, PARENT, KEY, INDEX);

    private static SchemaObject object(ObjectKind kind, String table, String name, Map<String, String> traits) {
        return new SchemaObject(new ObjectId(kind, table, name), traits);
    }

    private static SchemaObject at(SchemaObject column, int position) {
        return with(column, Trait.POSITION, String.valueOf(position));
    }

    private static SchemaObject with(SchemaObject object, String trait, String value) {
        Map<String, String> traits = new HashMap<>(object.traits());
        traits.put(trait, value);
        return new SchemaObject(object.id(), object.columns(), object.referenced(), traits);
    }

    private static List<String> differences(SchemaObject... found) {
        return Difference.between(Structure.of(ALL), Structure.of(Arrays.asList(found))).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void theSameObjectsInAnotherOrderAreTheSameStructureAndText() {
        List<SchemaObject> reversed = new ArrayList<>(ALL);
        Collections.reverse(reversed);
        assertThat(Structure.of(reversed)).isEqualTo(Structure.of(ALL));
        assertThat(StructureText.write(Structure.of(reversed))).isEqualTo(StructureText.write(Structure.of(ALL)));
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        SchemaObject odd = object(
                ObjectKind.VIEW,
                "",
                "a \"b\" \\ 'c'\n\t\u0001 \uD83D\uDE00",
                Map.of(Trait.DEFINITION, "SELECT '\\u0041'\r\n"));
        Structure structure =
                new Structure(Structure.of(List.of(TABLE, KEY, odd)).objects(), List.of("function f"));
        assertThat(StructureText.read(StructureText.write(structure))).isEqualTo(structure);
        assertThat(StructureText.read(StructureText.write(Structure.of(List.of()))))
                .isEqualTo(Structure.of(List.of()));
        assertThat(StructureText.write(Structure.of(List.of(KEY)))).isEqualTo("""
                {"format":1,"unseen":[],"objects":[
                {"kind":"FOREIGN_KEY","table":"t","name":"t_parent","columns":["parent"],"referenced":["id"],\
                "traits":{"on delete":"cascade","references":"t"}}]}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"format\":2,\"unseen\":[],\"objects\":[]}",
                "{\"format\":1,\"unseen\":[],\"objects\":[]} more",
                "{\"format\":1,\"unseen\":[\"a",
                "{\"format\":1,\"unseen\":[\"a\\",
                "{\"format\":1,\"unseen\":[],\"objects\":[{\"kind\":\"PLANET\",\"table\":\"\"}]}"
            })
    void whatWasNotWrittenByItIsRefused(String text) {
        assertThatThrownBy(() -> StructureText.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachDifferenceIsNamedInWordsTheHeaviestFirst() {
        assertThat(differences(
                        with(TABLE, Trait.COMMENT, "of things"),
                        with(ID, Trait.TYPE, "integer"),
                        with(NAME, Trait.NOT_NULL, Trait.YES),
                        PARENT,
                        new SchemaObject(KEY.id(), KEY.columns(), List.of("name"), Map.of(Trait.REFERENCES, "t")),
                        new SchemaObject(
                                new ObjectId(ObjectKind.INDEX, "t", "other"), List.of("id"), List.of(), Map.of())))
                .containsExactly(
                        "table t: comment is of things, expected of \"things\"",
                        "table t: column id: type is integer, expected bigint",
                        "table t: column name: not null is not expected",
                        "table t: foreign key t_parent: leads to (name), expected (id); on delete cascade is missing",
                        "table t: index other (id) is there, and is not expected",
                        "table t: index t_name (name, lower(name)) is missing");
    }

    @Test
    void whatBelongsToATableThatIsMissingIsNotNamedBesideIt() {
        assertThat(differences()).containsExactly("table t is missing");
        assertThat(Difference.between(Structure.of(List.of()), Structure.of(ALL)))
                .singleElement()
                .hasToString("table t is there, and is not expected");
    }

    @Test
    void aColumnThatIsMissingDoesNotMoveThoseBehindItButAnotherOrderIsNamed() {
        assertThat(differences(TABLE, ID, at(PARENT, 2), KEY, INDEX))
                .containsExactly("table t: column name is missing");
        assertThat(differences(TABLE, at(ID, 1), at(NAME, 3), at(PARENT, 2), KEY, INDEX))
                .containsExactly(
                        "table t: column name: position is 3, expected 2",
                        "table t: column parent: position is 2, expected 3");
    }

    @Test
    void ofALongTextThePartIsShownThatDiffers() {
        String text = "SELECT " + "a, ".repeat(100) + "%s FROM t";
        SchemaObject view = object(ObjectKind.VIEW, "", "v", Map.of(Trait.DEFINITION, text.formatted("b")));
        assertThat(Difference.between(
                        Structure.of(List.of(view)),
                        Structure.of(List.of(with(view, Trait.DEFINITION, text.formatted("\n c"))))))
                .singleElement()
                .hasToString(
                        "view v: definition is … , a, a, a, a, a, a, c FROM t, expected … , a, a, a, a, a, a, b FROM t");
    }
}
