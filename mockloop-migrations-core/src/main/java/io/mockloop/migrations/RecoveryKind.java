package io.mockloop.migrations;

/** How a migration that was left half-done is dealt with. */
public enum RecoveryKind {
    /** It is gone on with, behind the last statement that is done. */
    COMPLETE,
    /**
     * What is done of it is taken back: the whole of its down is run, or of its up if it was being undone, and what
     * fails only since there is nothing to take back is passed over.
     */
    ROLLBACK
}
