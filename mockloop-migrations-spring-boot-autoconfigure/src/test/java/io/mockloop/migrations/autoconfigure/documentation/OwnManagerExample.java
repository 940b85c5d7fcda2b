package io.mockloop.migrations.autoconfigure.documentation;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OwnManagerExample {

    @Bean
    MigrationManager prices(DataSource dataSource, ObjectProvider<MigrationListener> listeners) {
        return MigrationManagerBuilder.forDataSource(dataSource)
                .name("prices") // the bean's
                .listeners(listeners.orderedStream().toArray(MigrationListener[]::new))
                .placeholders(Map.of("currency", "NZD"))
                .build();
    }
}
