package io.mockloop.migrations.engine.snapshot;

/** The names of what is known of schemas' objects: one word a thing, whichever database tells it. */
public final class Trait {

    /** Of a column: its type with length and the like, as the database writes it. */
    public static final String TYPE = "type";

    /** Of a column: {@link #YES} if it takes no NULL. */
    public static final String NOT_NULL = "not null";

    /** Of a column: its default, as an expression. */
    public static final String DEFAULT = "default";

    /** Of a column: how its numbers come by themselves ({@code always}, {@code by default}, {@code auto_increment}). */
    public static final String IDENTITY = "identity";

    /** Of a column: the expression that it is computed by, and whether it is stored. */
    public static final String GENERATED = "generated";

    /** Of a column, table or index: its collation, if it isn't the one that it has by itself. */
    public static final String COLLATION = "collation";

    /** Of anything: what was said of it. */
    public static final String COMMENT = "comment";

    /** Of a column: which one it is, from 1, without gaps. */
    public static final String POSITION = "position";

    /** Of a foreign key: the table that it leads to. */
    public static final String REFERENCES = "references";

    /** Of a foreign key: what becomes of it if what it leads to is deleted. */
    public static final String ON_DELETE = "on delete";

    /** Of a foreign key: what becomes of it if what it leads to is changed. */
    public static final String ON_UPDATE = "on update";

    /** Of a constraint: {@link #YES} if it can wait for the end of the transaction, {@code initially} if it does. */
    public static final String DEFERRABLE = "deferrable";

    /** Of a check: its expression; of a view: its query; of a trigger or routine: its text. */
    public static final String DEFINITION = "definition";

    /** Of an index: {@link #YES}. */
    public static final String UNIQUE = "unique";

    /**
     * Of a constraint or index: why it isn't relied on, as {@code not valid}, {@code invalid}, {@code not enforced}.
     */
    public static final String INVALID = "invalid";

    /** The value of what is so or not. */
    public static final String YES = "yes";

    private Trait() {}
}
