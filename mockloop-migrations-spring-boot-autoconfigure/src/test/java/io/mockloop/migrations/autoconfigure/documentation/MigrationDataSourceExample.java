package io.mockloop.migrations.autoconfigure.documentation;

import io.mockloop.migrations.autoconfigure.MigrationDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MigrationDataSourceExample {

    @Bean(defaultCandidate = false)
    @MigrationDataSource
    DataSource migrationDataSource(@Value("${app.ddl.url}") String url) {
        return DataSourceBuilder.create().url(url).build();
    }
}
