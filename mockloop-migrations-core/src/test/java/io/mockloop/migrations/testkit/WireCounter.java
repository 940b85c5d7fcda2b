package io.mockloop.migrations.testkit;

import java.util.ArrayList;
import java.util.List;

/** Counts for all connections of a proxy, and decides which round trip is the one to fail. */
final class WireCounter {

    /** What becomes of a round trip. */
    enum Fate {
        PASS,
        LOSE_REQUEST,
        LOSE_ANSWER
    }

    private int connections;
    private int roundTrips;
    private int commits;
    private final List<String> statements = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private int passing;
    private Fate fate = Fate.PASS;

    synchronized void reset() {
        connections = 0;
        roundTrips = 0;
        commits = 0;
        statements.clear();
        messages.clear();
    }

    synchronized WireTraffic snapshot() {
        return new WireTraffic(connections, roundTrips, commits, statements, messages);
    }

    /** Gives the n-th round trip from now a fate. */
    synchronized void failAt(int number, Fate failure) {
        passing = number;
        fate = failure;
    }

    synchronized void connection() {
        connections++;
    }

    synchronized Fate roundTrip() {
        roundTrips++;
        if (fate == Fate.PASS || --passing > 0) {
            return Fate.PASS;
        }
        Fate now = fate;
        fate = Fate.PASS;
        return now;
    }

    synchronized void commit() {
        commits++;
    }

    synchronized void message(String name) {
        messages.add(name);
    }

    synchronized void statement(String text) {
        statements.add(text);
    }
}
