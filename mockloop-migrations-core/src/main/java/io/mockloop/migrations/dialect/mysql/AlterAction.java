package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.sql.split.StatementWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One action of an ALTER TABLE: what is there, and what isn't any more, once it is done. */
final class AlterAction {

    /** What an action makes or removes. */
    enum Kind {
        COLUMN,
        INDEX,
        CONSTRAINT,
        TABLE
    }

    /**
     * What an action makes or removes.
     *
     * @param schema of a table, if it is written
     * @param after whether it is there afterwards
     * @param certain whether that cannot have been so before
     */
    record Effect(Kind kind, @Nullable String schema, String name, boolean after, boolean certain) {}

    private final StatementWords words;
    private final List<Effect> effects = new ArrayList<>();

    AlterAction(StatementWords words) {
        this.words = words;
    }

    List<Effect> effects() {
        return effects;
    }

    /** Reads as far as it tells; what follows up to the comma is left. */
    void read() {
        if (words.take("ADD")) {
            add();
        } else if (words.take("DROP")) {
            drop();
        } else if (words.take("RENAME")) {
            rename();
        } else if (words.take("CHANGE")) {
            words.take("COLUMN");
            if (!words.isNext("IF")) {
                renamed(Kind.COLUMN, null);
            }
        }
    }

    private void add() {
        if (words.takeAny("INDEX", "KEY")) {
            made(Kind.INDEX);
        } else if (words.takeAny("UNIQUE", "FULLTEXT", "SPATIAL")) {
            words.takeAny("INDEX", "KEY");
            made(Kind.INDEX);
        } else if (words.take("CONSTRAINT")) {
            constraint();
        } else if (words.isNext("PRIMARY", "KEY")) {
            primaryKey();
        } else if (words.take("COLUMN") || !isNoColumn()) {
            made(Kind.COLUMN);
        }
    }

    private void primaryKey() {
        effects.add(new Effect(Kind.CONSTRAINT, null, "PRIMARY", true, true));
    }

    /** A primary key has another name than it was given, and a unique one may have. */
    private void constraint() {
        boolean maybe = words.take("IF", "NOT", "EXISTS");
        String name = isKindOfConstraint() ? null : words.name().orElse(null);
        if (words.isNext("PRIMARY", "KEY")) {
            primaryKey();
        } else if (name != null
                && (words.isNext("FOREIGN", "KEY") || words.isNext("CHECK") || words.isNext("UNIQUE", "("))) {
            effects.add(new Effect(Kind.CONSTRAINT, null, name, true, !maybe));
        }
    }

    private boolean isKindOfConstraint() {
        return words.isNext("PRIMARY", "KEY")
                || words.isNext("FOREIGN", "KEY")
                || words.isNext("CHECK")
                || words.isNext("UNIQUE");
    }

    private boolean isNoColumn() {
        return words.isNext("FOREIGN", "KEY")
                || words.isNext("CHECK")
                || words.isNext("PARTITION")
                || words.isNext("PERIOD")
                || words.isNext("SYSTEM")
                || words.isNext("(");
    }

    private void made(Kind kind) {
        boolean maybe = words.take("IF", "NOT", "EXISTS");
        if (!words.isNext("(") && !words.isNext("USING")) {
            words.name().ifPresent(name -> effects.add(new Effect(kind, null, name, true, !maybe)));
        }
    }

    private void drop() {
        if (words.take("PRIMARY", "KEY")) {
            effects.add(new Effect(Kind.CONSTRAINT, null, "PRIMARY", false, true));
        } else if (words.takeAny("INDEX", "KEY")) {
            removed(Kind.INDEX);
        } else if (words.take("FOREIGN", "KEY") || words.takeAny("CONSTRAINT", "CHECK")) {
            removed(Kind.CONSTRAINT);
        } else if (words.take("COLUMN")
                || !(words.isNext("PARTITION") || words.isNext("PERIOD") || words.isNext("SYSTEM"))) {
            removed(Kind.COLUMN);
        }
    }

    private void removed(Kind kind) {
        boolean maybe = words.take("IF", "EXISTS");
        words.name().ifPresent(name -> effects.add(new Effect(kind, null, name, false, !maybe)));
    }

    private void rename() {
        if (words.take("COLUMN")) {
            if (!words.isNext("IF")) {
                renamed(Kind.COLUMN, "TO");
            }
        } else if (words.takeAny("INDEX", "KEY")) {
            if (!words.isNext("IF")) {
                renamed(Kind.INDEX, "TO");
            }
        } else {
            words.takeAny("TO", "AS", "=");
            words.name().ifPresent(first -> {
                boolean qualified = words.take(".");
                String name = qualified ? words.name().orElse(first) : first;
                effects.add(new Effect(Kind.TABLE, qualified ? first : null, name, true, true));
            });
        }
    }

    /** One that keeps its name, but for its case, shows nothing. */
    private void renamed(Kind kind, @Nullable String between) {
        String from = words.name().orElse(null);
        boolean complete = between == null || words.take(between);
        String to = complete ? words.name().orElse(null) : null;
        if (from != null && to != null && !from.equalsIgnoreCase(to)) {
            effects.add(new Effect(kind, null, from, false, true));
            effects.add(new Effect(kind, null, to, true, true));
        }
    }
}
