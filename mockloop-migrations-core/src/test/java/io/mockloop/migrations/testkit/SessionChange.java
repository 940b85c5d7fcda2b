package io.mockloop.migrations.testkit;

/**
 * A way to change a session.
 *
 * @param statements what a file says
 * @param query what shows it
 */
public record SessionChange(String statements, String query) {

    @Override
    public String toString() {
        return statements;
    }
}
