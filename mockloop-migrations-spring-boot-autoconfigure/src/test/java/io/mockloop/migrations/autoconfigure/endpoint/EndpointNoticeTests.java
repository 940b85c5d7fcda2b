package io.mockloop.migrations.autoconfigure.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class EndpointNoticeTests {

    private final MockEnvironment environment = new MockEnvironment();
    private final EndpointNotice notice = new EndpointNotice(environment);

    @Test
    void saysHowTheEndpointGetsExposed() {
        assertThat(notice.text())
                .isEqualTo("to see them at /actuator/migrations, set"
                        + " management.endpoints.web.exposure.include=health,migrations");
    }

    @Test
    void keepsWhatIsExposedAlready() {
        environment.setProperty("management.endpoints.web.exposure.include[0]", "health");

        assertThat(notice.text())
                .isEqualTo("to see them at /actuator/migrations, add migrations to"
                        + " management.endpoints.web.exposure.include");
    }

    @Test
    void saysWhereTheEndpointIs() {
        environment.setProperty("management.endpoints.web.exposure.include", "*");
        environment.setProperty("management.endpoints.web.base-path", "/manage");

        assertThat(notice.text()).isEqualTo("see /manage/migrations");
    }
}
