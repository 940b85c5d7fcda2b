package io.mockloop.samples.mockserver.scenario;

import io.mockloop.samples.mockserver.web.Problems;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The scenarios of a mock server. */
@RestController
@RequestMapping("/api/servers/{serverId}/scenarios")
class ScenarioController {

    private final Scenarios scenarios;

    ScenarioController(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @GetMapping
    List<Scenario> list(@PathVariable String serverId) {
        return scenarios.all(serverId);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Scenario add(@PathVariable String serverId, @RequestBody NewScenario scenario) {
        NewScenario.Row row = scenario.toRow();
        try {
            scenarios.add(serverId, row);
        } catch (DuplicateKeyException exception) {
            throw Problems.conflict("Mock server " + serverId + " has a scenario " + row.name() + " already");
        } catch (DataIntegrityViolationException exception) {
            throw Problems.noServer(serverId);
        }
        return get(serverId, row.name());
    }

    @GetMapping("/{name}")
    Scenario get(@PathVariable String serverId, @PathVariable String name) {
        return scenarios
                .find(serverId, name)
                .orElseThrow(() -> Problems.notFound("Mock server " + serverId + " has no scenario " + name));
    }

    /** From now on its server follows it, and no other. */
    @PostMapping("/{name}/activate")
    Scenario activate(@PathVariable String serverId, @PathVariable String name) {
        scenarios.activate(get(serverId, name));
        return get(serverId, name);
    }

    @PostMapping("/{name}/deactivate")
    Scenario deactivate(@PathVariable String serverId, @PathVariable String name) {
        scenarios.deactivate(get(serverId, name));
        return get(serverId, name);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String serverId, @PathVariable String name) {
        scenarios.remove(get(serverId, name));
    }
}
