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

    /**
     * Of a foreign key: what becomes of it if what it leads to is changed; of a column: what it gets if its row is
     * changed.
     */
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

    /** Of a table, view, routine or type: its sort ({@code partitioned}, {@code materialized}, {@code enum}). */
    public static final String KIND = "kind";

    /** Of a primary key: its own name, if it isn't the usual one. */
    public static final String NAME = "name";

    /** Of a column, constraint or index: what SQLite does with a row that breaks it, if that isn't to give up. */
    public static final String ON_CONFLICT = "on conflict";

    /** Of a foreign key: how it takes keys that are NULL in part. */
    public static final String MATCH = "match";

    /** Of a table or sequence: {@code unlogged}. */
    public static final String PERSISTENCE = "persistence";

    /** Of a table: what it is parted by. */
    public static final String PARTITION_BY = "partition by";

    /** Of a table: the one that it is a part of. */
    public static final String PARTITION_OF = "partition of";

    /** Of a table that is a part: which rows it has. */
    public static final String BOUND = "bound";

    /** Of a table: those that it inherits from. */
    public static final String INHERITS = "inherits";

    /** Of a table: {@code enabled} if policies say who sees which rows, {@code forced} if to its owner, too. */
    public static final String ROW_SECURITY = "row security";

    /** Of a table: the type that it has its columns by. */
    public static final String OF_TYPE = "of type";

    /** Of a foreign table: where it is. */
    public static final String SERVER = "server";

    /** Of anything: settings of its own, in alphabetical order. */
    public static final String OPTIONS = "options";

    /** Of what is stored: where, if it isn't the usual place. */
    public static final String TABLESPACE = "tablespace";

    /** Of an index or table: how it is stored, if it isn't the usual way. */
    public static final String METHOD = "method";

    /** Of an index or constraint: columns that it only carries. */
    public static final String INCLUDE = "include";

    /** Of an index: which rows it has. */
    public static final String WHERE = "where";

    /** Of a unique constraint or index: {@link #YES} if a NULL equals another. */
    public static final String NULLS_EQUAL = "nulls not distinct";

    /** Of a check: {@link #YES} if tables that inherit from its table don't have it. */
    public static final String NO_INHERIT = "no inherit";

    /** Of a trigger or rule: when it works, if that isn't as usual ({@code disabled}, {@code replica}). */
    public static final String ENABLED = "enabled";

    /** Of a policy: the command that it is on, if it isn't on all. */
    public static final String COMMAND = "command";

    /** Of a policy: whom it is on, if it isn't on all. */
    public static final String ROLES = "roles";

    /** Of a policy: what new rows must be, if it isn't what its {@link #DEFINITION} says. */
    public static final String WITH_CHECK = "with check";

    /** Of an enumeration: its labels in their order, as literals. */
    public static final String LABELS = "labels";

    /** Of a column: {@link #YES} if {@code SELECT *} leaves it out; of an index: if no query uses it. */
    public static final String INVISIBLE = "invisible";

    /** Of a column: its spatial reference system. */
    public static final String SRID = "srid";

    /** Of a table: what keeps its rows. */
    public static final String ENGINE = "engine";

    /** Of a table: how its rows are kept. */
    public static final String ROW_FORMAT = "row format";

    /** Of a table: {@link #YES} if the database keeps its older rows. */
    public static final String VERSIONED = "system versioned";

    /** Of a column of such a table: {@link #YES} if its older values aren't kept. */
    public static final String UNVERSIONED = "without system versioning";

    /** Of a table: how it is divided; of a part of a part: which one that is. */
    public static final String PARTITIONED = "partitioned";

    /** Of a part of a table: the values that it holds. */
    public static final String VALUES = "values";

    /** Of a check: {@code column} if it is a column's own. */
    public static final String LEVEL = "level";

    /** Of a view: whether it refuses rows that it wouldn't show. */
    public static final String CHECK_OPTION = "check option";

    /** Of a view: how it is put together with a query. */
    public static final String ALGORITHM = "algorithm";

    /** Of a view or routine: {@code invoker} if it has the rights of who uses it. */
    public static final String SECURITY = "security";

    /** Of a trigger: what fires it, and before or after that. */
    public static final String TIMING = "timing";

    /** Of a trigger: which of those with its timing it is, from 1. */
    public static final String ORDER = "order";

    /** Of a trigger, routine or event: how the server reads its text. */
    public static final String SQL_MODE = "sql mode";

    /** Of a routine: what it takes. */
    public static final String PARAMETERS = "parameters";

    /** Of a routine: what it gives. */
    public static final String RETURNS = "returns";

    /** Of a routine: {@link #YES} if it promises the same result for the same values. */
    public static final String DETERMINISTIC = "deterministic";

    /** Of a routine: what it says that it does with data. */
    public static final String DATA_ACCESS = "data access";

    /** Of a routine: what it is written in. */
    public static final String LANGUAGE = "language";

    /** Of an event: when it is due. */
    public static final String SCHEDULE = "schedule";

    /** Of an event: when it begins to be due. */
    public static final String STARTS = "starts";

    /** Of an event: when it ceases to be due. */
    public static final String ENDS = "ends";

    /** Of an event: the zone of its times. */
    public static final String TIME_ZONE = "time zone";

    /** Of an event: why it isn't run. */
    public static final String STATUS = "status";

    /** Of an event: what becomes of it when it was due for the last time. */
    public static final String ON_COMPLETION = "on completion";

    /** Of a sequence: its first number. */
    public static final String START = "start";

    /** Of a sequence: the step. */
    public static final String INCREMENT = "increment";

    /** Of a sequence: its least number. */
    public static final String MINIMUM = "minimum";

    /** Of a sequence: its greatest number. */
    public static final String MAXIMUM = "maximum";

    /** Of a sequence: {@link #YES} if it begins again behind its last number. */
    public static final String CYCLE = "cycle";

    /** Of a sequence: how many numbers a session takes at once, if more than one. */
    public static final String CACHE = "cache";

    /** Of a sequence: the column that it is dropped with. */
    public static final String OWNED_BY = "owned by";

    /** Of anything: the names of traits that the user may not read, with commas between them. */
    public static final String UNSEEN = "unseen";

    /** The value of what is so or not. */
    public static final String YES = "yes";

    private Trait() {}
}
