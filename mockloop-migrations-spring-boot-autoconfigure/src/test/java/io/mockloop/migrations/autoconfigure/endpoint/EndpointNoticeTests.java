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
                .isEqualTo("to have them shown at /actuator/migrations, set"
                        + " management.endpoints.web.exposure.include=health,migrations");
    }

    @Test
    void keepsWhatIsExposedAlready() {
        environment.setProperty("management.endpoints.web.exposure.include", "health,info");

        assertThat(notice.text()).endsWith("management.endpoints.web.exposure.include=health,info,migrations");
    }

    @Test
    void saysWhereTheEndpointIs() {
        environment.setProperty("management.endpoints.web.exposure.include", "*");
        environment.setProperty("management.endpoints.web.base-path", "/manage");

        assertThat(notice.text())
                .isEqualTo("shown at /manage/migrations, as management.endpoints.web.exposure.include has it");
    }
}
