package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.cli.DbCall;
import io.mockloop.migrations.cli.command.CommandException;
import io.mockloop.migrations.cli.command.CommonOptions;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.setup.Settings;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** A command in place of an application's start. */
final class ApplicationCommand {

    private final DbCall call;
    private final CommandArguments arguments;

    private ApplicationCommand(DbCall call, CommandArguments arguments) {
        this.call = call;
        this.arguments = arguments;
    }

    /**
     * Ends the process if no application is needed.
     *
     * @param files what the application says of where its migrations are
     */
    static ApplicationCommand read(List<String> args, Map<String, String> files) {
        CommandArguments arguments = CommandArguments.of(args);
        DbCall call = DbCall.of(arguments.command(), Console.ofProcess(), System.getenv(), options -> {
            refuseMisplaced(arguments);
            refuseConfig(options);
            return files;
        });
        call.ended().ifPresent(ProcessEnd::with);
        StandardOutput.giveToStandardError();
        return new ApplicationCommand(call, arguments);
    }

    /** Lets the application start only as far as the command needs it. */
    void prepare(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            refuseWhatTheApplicationDecides();
            Map<String, String> typed = call.properties();
            refuseWrongValues(typed);
            Map<String, String> options = call.makesDatabase() ? typed : new SqliteReading(environment).of(typed);
            new CommandProperties(options, call.logLevels(), arguments.ofApplication()).addTo(environment);
            application.addInitializers(context -> prepare(context, typed.containsKey("url") ? options : typed));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** The same words, and the same exit code, as without an application. */
    private static void refuseWrongValues(Map<String, String> options) {
        try {
            Settings.apply(options, MigrationManagerBuilder.forDataSource(new SimpleDriverDataSource()));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(e);
        }
    }

    private void refuseWhatTheApplicationDecides() {
        refuseMisplaced(arguments);
        if (!call.options().classPath().isEmpty()) {
            throw CommandException.usage("--classpath is for the executable jar of the command line:"
                    + " an application's commands see the classes of the application.");
        }
        refuseConfig(call.options());
    }

    /** Passed over, {@code --dry-run} would migrate, and {@code --url} another database. */
    private static void refuseMisplaced(CommandArguments arguments) {
        arguments.misplaced().ifPresent(option -> {
            throw CommandException.usage(
                    "%s stands before db, if an application's own options are. Write it behind the command: db %s %s."
                            .formatted(option, arguments.command().get(1), option));
        });
    }

    private static void refuseConfig(CommonOptions options) {
        if (options.config() != null) {
            throw CommandException.usage("--config is for the executable jar of the command line: an application has"
                    + " its own configuration; --spring.config.additional-location=FILE adds to it.");
        }
    }

    private void prepare(ConfigurableApplicationContext context, Map<String, String> options) {
        CommandLogging.of(call.logLevels(), context).apply();
        ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
        beanFactory.registerSingleton(
                AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, new QuietEvents(beanFactory));
        // Before the application's own definitions, so that it is the first of its kind.
        CommandRun run = new CommandRun(call, new ManagerChoice(context, options));
        RootBeanDefinition definition = new RootBeanDefinition(CommandRun.class, () -> run);
        ((BeanDefinitionRegistry) beanFactory).registerBeanDefinition(CommandRun.class.getName(), definition);
    }

    /** Tells of a failure, and ends the process. */
    void fail(RuntimeException failure) {
        ProcessEnd.with(call.fail(failure));
    }
}
