package io.mockloop.migrations;

/** How a migration that was left half-done is dealt with. */
public enum RecoveryKind {
    /** It is gone on with, behind the last statement that is done. */
    COMPLETE,
    /**
     * What is done of it is taken back. Of a {@link ReversibleMigration} the inverses of the changes that were made are
     * run, or, if it was being undone, the changes whose inverses were. Of any other the whole of its down is run, or
     * of its up if it was being undone, and what fails only since there is nothing to take back is passed over.
     */
    ROLLBACK
}
