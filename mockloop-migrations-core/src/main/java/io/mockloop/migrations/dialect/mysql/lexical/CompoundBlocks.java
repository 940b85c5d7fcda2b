package io.mockloop.migrations.dialect.mysql.lexical;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.BlockTracker;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.BitSet;

/**
 * The <a href="https://dev.mysql.com/doc/refman/9.4/en/sql-compound-statements.html">compound statements</a> of MySQL
 * and MariaDB, as long as no {@code DELIMITER} is in force: BEGIN, IF, CASE, LOOP, WHILE, REPEAT and FOR blocks in
 * routines, triggers and events. The words that open and end them are taken as such only where a statement can begin,
 * so that {@code IF()} as a function, a CASE expression, and columns named {@code begin} or {@code end} change nothing.
 *
 * <p>In MariaDB's Oracle mode a block may begin with its declarations, at IS, AS or DECLARE; the BEGIN behind them
 * belongs to it.
 */
public final class CompoundBlocks implements BlockTracker {

    private enum State {
        /** The first word of a statement. */
        START,
        /** Behind BEGIN: NOT ATOMIC would make it a block and not a transaction. */
        AFTER_BEGIN,
        CREATE,
        ROUTINE_NAME,
        ROUTINE_HEAD,
        TRIGGER_HEAD,
        EVENT_HEAD,
        PACKAGE_HEAD,
        /** Where a statement of a body begins. */
        BODY,
        /** Behind FOLLOWS or PRECEDES. */
        OTHER_TRIGGER,
        /** Behind the first word of a simple statement of a body. */
        FIRST_WORD,
        /** In a simple statement of a body. */
        SIMPLE,
        DECLARE,
        HANDLER,
        /** Between IF, CASE, WHILE, FOR, ELSEIF, WHEN, UNTIL and the word that ends the condition. */
        CONDITION,
        /** Has no body. */
        PLAIN
    }

    private static final String[] CONDITIONAL = {"IF", "CASE", "WHILE", "FOR"};
    private static final String[] UNCONDITIONAL = {"BEGIN", "LOOP", "REPEAT"};
    private static final String[] SIMPLE_STATEMENTS = {
        "SELECT",
        "SET",
        "INSERT",
        "UPDATE",
        "DELETE",
        "REPLACE",
        "CALL",
        "RETURN",
        "WITH",
        "DO",
        "SIGNAL",
        "RESIGNAL",
        "TRUNCATE",
        "CREATE",
        "DROP",
        "ALTER",
        "EXECUTE",
        "PREPARE",
        "VALUES",
        "TABLE",
        "LOAD"
    };

    private final boolean anywhere;
    /** The blocks, by their depth, whose declarations are being read, and whose BEGIN is still to come. */
    private final BitSet declaring = new BitSet();

    private boolean oracle;
    private State state = State.START;
    private int blocks;
    private int parentheses;
    private int caseExpressions;
    /** Whether the condition is the one that ends a REPEAT: in any other one, END is a CASE expression's, or a name. */
    private boolean untilCondition;

    private String lastWord = "";
    private char lastSymbol;

    private CompoundBlocks(boolean anywhere) {
        this.anywhere = anywhere;
    }

    /** Those of routines, triggers and events alone. */
    public static CompoundBlocks ofRoutines() {
        return new CompoundBlocks(false);
    }

    /**
     * Those that stand on their own, too, a block as {@code BEGIN NOT ATOMIC}. <a
     * href="https://mariadb.com/docs/server/server-usage/stored-routines/using-compound-statements-outside-of-stored-programs">MariaDB</a>
     */
    public static CompoundBlocks anywhere() {
        return new CompoundBlocks(true);
    }

    @Override
    public void use(LexicalRules rules) {
        oracle = anywhere && rules.has(LexicalOption.ORACLE_BODIES);
    }

    @Override
    public void reset() {
        state = State.START;
        declaring.clear();
        blocks = 0;
        parentheses = 0;
        caseExpressions = 0;
        lastWord = "";
        lastSymbol = 0;
    }

    @Override
    public boolean isOpen() {
        return blocks > 0;
    }

    @Override
    public void accept(Token token) {
        if (state == State.PLAIN) {
            return;
        }
        if (token.type() == TokenType.WORD) {
            if (parentheses == 0 && lastSymbol != '@' && lastSymbol != '.') {
                word(token);
            }
            lastWord = state == State.PLAIN ? "" : Ascii.upper(token.string());
            lastSymbol = 0;
        } else if (token.type() == TokenType.SYMBOL || token.type() == TokenType.DELIMITER) {
            lastSymbol = token.first();
            symbol(lastSymbol);
        } else if (token.type() == TokenType.STRING || token.type() == TokenType.IDENTIFIER) {
            quoted();
            lastWord = "";
            lastSymbol = 0;
        }
    }

    private void symbol(char symbol) {
        if (symbol == '(') {
            parentheses++;
        } else if (symbol == ')' && parentheses > 0 && --parentheses == 0 && state == State.ROUTINE_NAME) {
            state = State.ROUTINE_HEAD;
        } else if (symbol == ';' && blocks > 0) {
            state = State.BODY;
            parentheses = 0;
            caseExpressions = 0;
        } else if (state == State.FIRST_WORD) {
            state = symbol == ':' && !oracle ? State.BODY : State.SIMPLE;
        }
    }

    /** A string or quoted name. */
    private void quoted() {
        switch (state) {
            case START -> state = State.PLAIN;
            case BODY -> state = State.FIRST_WORD;
            case OTHER_TRIGGER -> state = State.BODY;
            case FIRST_WORD -> state = State.SIMPLE;
            default -> {}
        }
    }

    private void word(Token token) {
        switch (state) {
            case START -> first(token);
            case AFTER_BEGIN -> afterBegin(token);
            case CREATE -> create(token);
            case ROUTINE_HEAD -> routineHead(token);
            case TRIGGER_HEAD -> enterBodyIf(token.isWord("ROW") && lastWord.equals("EACH"));
            case EVENT_HEAD -> enterBodyIf(token.isWord("DO"));
            case PACKAGE_HEAD -> enterRoutineOrEnd(token);
            case BODY -> statement(token);
            case OTHER_TRIGGER -> state = State.BODY;
            case FIRST_WORD -> state = State.SIMPLE;
            case DECLARE -> declare(token);
            case HANDLER -> handler(token);
            case CONDITION -> condition(token);
            case ROUTINE_NAME -> declarationsIf(oracle && token.isAnyWord("IS", "AS"));
            case SIMPLE, PLAIN -> {}
        }
    }

    private void first(Token token) {
        if (token.isAnyWord("CREATE", "ALTER")) {
            state = State.CREATE;
        } else if (!anywhere) {
            state = State.PLAIN;
        } else if (oracle && (lastSymbol == '<' || token.isAnyWord("BEGIN", "DECLARE"))) {
            statement(token);
        } else if (token.isWord("BEGIN")) {
            state = State.AFTER_BEGIN;
        } else if (token.isAnyWord("LOOP", "REPEAT") || token.isAnyWord(CONDITIONAL)) {
            statement(token);
        } else {
            state = State.PLAIN;
        }
    }

    private void afterBegin(Token token) {
        if (token.isWord("ATOMIC") && lastWord.equals("NOT")) {
            blocks++;
            state = State.BODY;
        } else if (!token.isWord("NOT")) {
            state = State.PLAIN;
        }
    }

    private void create(Token token) {
        if (lastSymbol == '=') {
            return; // the value of DEFINER
        }
        if (token.isAnyWord("PROCEDURE", "FUNCTION")) {
            state = State.ROUTINE_NAME;
        } else if (token.isWord("TRIGGER")) {
            state = State.TRIGGER_HEAD;
        } else if (token.isWord("EVENT")) {
            state = State.EVENT_HEAD;
        } else if (anywhere && token.isWord("PACKAGE")) {
            state = State.PACKAGE_HEAD;
            blocks++;
        } else if (!token.isAnyWord("OR", "REPLACE", "DEFINER", "AGGREGATE")) {
            state = State.PLAIN;
        }
    }

    /** In Oracle mode a routine has no other body; RETURN stands in its head, before the type. */
    private void routineHead(Token token) {
        if (oracle) {
            declarationsIf(token.isAnyWord("IS", "AS"));
            return;
        }
        boolean partOfType = lastWord.equals("RETURNS") || lastWord.equals("CHARACTER") || lastWord.equals("CHAR");
        boolean begins =
                token.isAnyWord(UNCONDITIONAL) || token.isAnyWord(CONDITIONAL) || token.isAnyWord(SIMPLE_STATEMENTS);
        if (begins && !partOfType) {
            statement(token);
        }
    }

    private void enterBodyIf(boolean begins) {
        if (begins) {
            state = State.BODY;
        }
    }

    private void declarationsIf(boolean begin) {
        if (begin) {
            declaring.set(++blocks);
            state = State.BODY;
        }
    }

    private void enterRoutineOrEnd(Token token) {
        if (oracle && token.isAnyWord("IS", "AS")) {
            declaring.set(blocks);
            state = State.BODY;
        } else if (token.isAnyWord("PROCEDURE", "FUNCTION")) {
            state = State.ROUTINE_NAME;
        } else if (token.isWord("END")) {
            endBlock();
        }
    }

    /** The first word of a statement of a body. */
    private void statement(Token token) {
        if (!oracle || !oracleStatement(token)) {
            plainStatement(token);
        }
    }

    /** Whether it is what only Oracle mode has; a label stands before its statement. */
    private boolean oracleStatement(Token token) {
        if (lastSymbol == '<') {
            return true;
        }
        if (token.isWord("BEGIN") && declaring.get(blocks)) {
            declaring.clear(blocks);
            state = State.BODY;
        } else if (token.isWord("DECLARE")) {
            declarationsIf(true);
        } else if (token.isAnyWord("CONTINUE", "EXIT", "UNDO")) {
            state = State.DECLARE;
        } else if (token.isWord("ELSIF")) {
            state = State.CONDITION;
            untilCondition = false;
        } else if (token.isWord("EXCEPTION")) {
            state = State.BODY;
        } else {
            return false;
        }
        return true;
    }

    private void plainStatement(Token token) {
        if (token.isAnyWord(UNCONDITIONAL)) {
            blocks++;
            state = State.BODY;
        } else if (token.isAnyWord(CONDITIONAL)) {
            blocks++;
            state = State.CONDITION;
            untilCondition = false;
        } else if (token.isAnyWord("ELSEIF", "WHEN", "UNTIL")) {
            state = State.CONDITION;
            untilCondition = token.isWord("UNTIL");
        } else if (token.isWord("END")) {
            endBlock();
        } else if (token.isWord("DECLARE")) {
            state = State.DECLARE;
        } else if (token.isAnyWord("FOLLOWS", "PRECEDES")) {
            state = State.OTHER_TRIGGER;
        } else if (token.isAnyWord("PROCEDURE", "FUNCTION")) {
            state = State.ROUTINE_NAME;
        } else if (!token.isAnyWord("ELSE", "NOT", "ATOMIC")) {
            state = State.FIRST_WORD;
        }
    }

    private void endBlock() {
        declaring.clear(blocks);
        blocks = Math.max(0, blocks - 1);
        state = State.SIMPLE;
    }

    private void declare(Token token) {
        if (token.isWord("HANDLER")) {
            state = State.HANDLER;
        } else if (!token.isAnyWord("CONTINUE", "EXIT", "UNDO")) {
            state = State.SIMPLE;
        }
    }

    /** Between HANDLER FOR and its statement: conditions, each a word behind FOR or a comma, or a few fixed ones. */
    private void handler(Token token) {
        boolean condition = lastWord.equals("FOR") || lastSymbol == ',';
        if (!condition && !token.isAnyWord("FOR", "SQLSTATE", "VALUE", "FOUND")) {
            plainStatement(token); // not the BEGIN of the block that is declaring
        }
    }

    private void condition(Token token) {
        if (token.isWord("CASE")) {
            caseExpressions++;
        } else if (token.isWord("END")) {
            if (caseExpressions > 0) {
                caseExpressions--;
            } else if (untilCondition && !lastWord.equals("UNTIL")) {
                endBlock();
            }
        } else if (caseExpressions == 0 && (token.isAnyWord("THEN", "DO") || (oracle && token.isWord("LOOP")))) {
            state = State.BODY;
        }
    }
}
