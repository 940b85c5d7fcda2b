package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Who logs in by a database's tools: the user of the data source.
 *
 * @param user the user
 * @param password the password; null if it needs none
 */
public record LoginOfTools(String user, @Nullable String password) {

    /** What drivers write in place of a password. */
    private static final String HIDDEN = "***";

    /**
     * The login that the data source, or its URL, tells.
     *
     * @param userInUrl what the URL that the driver has been given says; null if it doesn't
     * @param passwordInUrl the same of the password
     * @throws BackupProblem if the data source would not tell a password, so that there may be one
     */
    public static LoginOfTools of(BackupSite site, @Nullable String userInUrl, @Nullable String passwordInUrl)
            throws BackupProblem, SQLException {
        DataSourceLogin told = site.logins().get();
        String toldUser = told.user();
        String user = toldUser != null ? toldUser : userInUrl;
        String inUrl = HIDDEN.equals(passwordInUrl) ? null : passwordInUrl;
        String password = told.password() != null ? told.password() : inUrl;
        if (password == null && !told.tellsPassword()) {
            throw new BackupProblem(
                    "a data source of the type %s doesn't tell the password, which the database's tools need"
                            .formatted(told.type()),
                    Message.of(
                            "Let the manager use another data source, by %s, %s and %s, or one of Hikari's or Spring's; or"
                                    + " make backups by a BackupProvider.",
                            new SetProperty("url"), new SetProperty("username"), new SetProperty("password")),
                    null);
        }
        return new LoginOfTools(
                user != null
                        ? user
                        : withoutHost(site.connection().getMetaData().getUserName()),
                password);
    }

    /** MySQL tells from where the user connects, too. */
    private static String withoutHost(@Nullable String user) {
        String name = String.valueOf(user);
        int host = name.lastIndexOf('@');
        return host < 0 ? name : name.substring(0, host);
    }

    /** Where the database is isn't said in a way that its tools understand. */
    public static BackupProblem unknownAddress() {
        return new BackupProblem(
                "the URL that the driver was given doesn't say host and port as the database's tools want them",
                Message.of("Write jdbc:KIND://host:port/database for it, or make backups by a BackupProvider."),
                null);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LoginOfTools[user=" + user + "]";
    }
}
