package io.mockloop.migrations.cli.command;

import static io.mockloop.migrations.cli.command.CommonOptions.BARE;

import io.mockloop.migrations.cli.output.Format;
import io.mockloop.migrations.setup.Setting;
import io.mockloop.migrations.setup.Settings;
import picocli.CommandLine.Model.CommandSpec;

/** Defines the options that all commands have. */
public final class CommonOptionSpecs {

    private final OptionSpecs options;

    private CommonOptionSpecs(OptionSpecs options) {
        this.options = options;
    }

    /** Adds the options to a command. */
    public static void addTo(CommandSpec command) {
        CommonOptionSpecs specs = new CommonOptionSpecs(new OptionSpecs(command));
        Settings.ALL.forEach(specs::add);
        specs.addOwn();
    }

    private void add(Setting<?> setting) {
        Setting.Option option = setting.option();
        if (option == null) {
            return;
        }
        String bare = option.bare();
        if (bare != null) {
            options.orBare(option.name(), option.label(), bare.isEmpty() ? BARE : bare, option.sentence());
        } else if (setting.isList()) {
            options.list(option.name(), option.label(), String.class, option.sentence());
        } else {
            options.text(option.name(), option.label(), option.sentence());
        }
    }

    /** Those that are no settings. */
    private void addOwn() {
        options.pairs("--placeholder", "NAME=VALUE", "A value for $${NAME} in SQL files; may be given several times.");
        options.list("--classpath", "PATH", String.class, """
                Jars and folders with migration classes, classpath: locations, or drivers; a Spring Boot jar, too.""");
        options.text("--config", "FILE", """
                An application.yml or .properties, whose mockloop.migrations and spring.datasource properties apply where
                no option is given.""");
        options.value("--output", "text|json", Format.class, "How results are printed; text by default.");
        options.flag("--verbose", """
                        Log what is done, and show stack traces. MOCKLOOP_LOG_LEVEL chooses the level: error, warn (default),
                        info, debug, trace.""");
    }
}
