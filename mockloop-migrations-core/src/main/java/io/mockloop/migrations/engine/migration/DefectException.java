package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.Message;

/** One defect, with what to do about it, on its way to where it is either collected with others or thrown alone. */
public final class DefectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final Defect defect;
    final String which;
    final transient Message action;

    /** One about which there is more to do than usual. */
    public DefectException(Defect defect, String which, Message action, Throwable cause) {
        super(which, cause);
        this.defect = defect;
        this.which = which;
        this.action = action;
    }

    /** The usual one. */
    public DefectException(Defect defect, String which, Throwable cause) {
        this(defect, which, defect.action, cause);
    }
}
