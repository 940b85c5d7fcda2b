package io.mockloop.migrations.sql.token;

/** One rule by which a database's text differs from the plain standard; each names where it is described. */
public enum LexicalOption {

    /**
     * A block comment may hold others. <a
     * href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-COMMENTS">PostgreSQL, 4.1.5</a>
     */
    NESTED_COMMENTS,

    /**
     * {@code #} begins a comment that ends with its line. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/comments.html">MySQL, 11.7</a>
     */
    HASH_COMMENTS,

    /**
     * {@code --} begins a comment only if white space or the line's end follows, so that {@code 5--1} is a sum; at the
     * beginning of a statement the client takes it as one anyway. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/ansi-diff-comments.html">MySQL, 1.7.2.4</a>
     */
    DASH_COMMENT_NEEDS_SPACE,

    /**
     * A comment that ends with its line ends at a lone carriage return, too. <a
     * href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-COMMENTS">PostgreSQL, 4.1.5</a>;
     * its scanner counts both as line ends.
     */
    CARRIAGE_RETURN_ENDS_COMMENT,

    /**
     * What stands between {@code /*!} and the comment's end is executed, and so is no comment. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/comments.html">MySQL, 11.7</a>
     */
    CONDITIONAL_COMMENTS,

    /**
     * {@code /*M!} is a conditional comment, too. <a
     * href="https://mariadb.com/docs/server/reference/sql-statements/comment-syntax">MariaDB, Comment Syntax</a>
     */
    MARIADB_CONDITIONAL_COMMENTS,

    /**
     * {@code /*+} begins a hint, which belongs to its statement: the server's own (<a
     * href="https://dev.mysql.com/doc/refman/9.4/en/optimizer-hints.html">MySQL, 10.9.3</a>), or an extension's
     * (PostgreSQL's pg_hint_plan, which wants it before the statement).
     */
    HINT_COMMENTS,

    /**
     * A backslash in a string escapes the character after it. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/string-literals.html">MySQL, 11.1.1</a>
     */
    BACKSLASH_ESCAPES,

    /**
     * A backslash escapes in strings with an {@code E} before them, and in what continues these on a later line. <a
     * href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS-ESCAPE">PostgreSQL,
     * 4.1.2.2</a>
     */
    ESCAPE_STRINGS,

    /**
     * A backslash escapes nothing between double quotes, though it does in other strings. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/sql-mode.html#sqlmode_ansi_quotes">MySQL, ANSI_QUOTES</a>; plain
     * strings of PostgreSQL without standard_conforming_strings
     */
    PLAIN_DOUBLE_QUOTES,

    /**
     * Strings between {@code $tag$} and {@code $tag$}. <a
     * href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-DOLLAR-QUOTING">PostgreSQL,
     * 4.1.2.4</a>; <a href="https://dev.mysql.com/doc/refman/9.4/en/create-procedure.html">MySQL, 15.1.18</a>, for
     * routines in JavaScript
     */
    DOLLAR_QUOTES,

    /**
     * A dollar sign may begin a name, and stand in one that begins with a digit: what is {@code 1$$;$$} elsewhere, a
     * number and a string, is a name and a dollar sign. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/identifiers.html">MySQL, 11.2</a>; the parameters of SQLite
     */
    DOLLAR_BEGINS_NAMES,

    /**
     * Identifiers between backticks. <a href="https://dev.mysql.com/doc/refman/9.4/en/identifiers.html">MySQL,
     * 11.2</a>, <a href="https://www.sqlite.org/lang_keywords.html">SQLite</a>
     */
    BACKTICKS,

    /**
     * Identifiers between square brackets, which nothing escapes. <a
     * href="https://www.sqlite.org/lang_keywords.html">SQLite</a>
     */
    BRACKETS,

    /**
     * A line {@code DELIMITER xx} at the beginning of a statement changes what ends the following ones. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/stored-programs-defining.html">MySQL, 27.1</a>
     */
    DELIMITER_COMMAND,

    /**
     * Bodies declare before their BEGIN, and BEGIN and DECLARE begin a block wherever a statement does. <a
     * href="https://mariadb.com/docs/release-notes/community-server/about/compatibility-and-differences/sql_modeoracle">MariaDB,
     * SQL_MODE=ORACLE</a>
     */
    ORACLE_BODIES,

    /**
     * The lines after a {@code COPY … FROM stdin} are its data, up to a line {@code \.}. <a
     * href="https://www.postgresql.org/docs/current/sql-copy.html">PostgreSQL, COPY</a>
     */
    COPY_FROM_STDIN,

    /**
     * A backslash outside of quotes begins a command of the database's own client. <a
     * href="https://www.postgresql.org/docs/current/app-psql.html">PostgreSQL, psql</a>, <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/mysql-commands.html">MySQL, 6.5.1.2</a>
     */
    BACKSLASH_COMMANDS,

    /**
     * {@code \N} is the null value, and no client's command. <a
     * href="https://mariadb.com/docs/server/reference/sql-structure/sql-language-structure">MariaDB</a>; MySQL up to
     * 5.7
     */
    BACKSLASH_N,

    /**
     * A line that begins with a dot, at the beginning of a statement, is a command of the database's own client. <a
     * href="https://www.sqlite.org/cli.html">SQLite, the command line shell</a>
     */
    DOT_COMMANDS
}
