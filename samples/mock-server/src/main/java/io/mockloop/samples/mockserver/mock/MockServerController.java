package io.mockloop.samples.mockserver.mock;

import io.mockloop.samples.mockserver.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

/** Registers mock servers, and starts and stops them. */
@RestController
@RequestMapping("/api/servers")
class MockServerController {

    private final MockServers servers;

    MockServerController(MockServers servers) {
        this.servers = servers;
    }

    @GetMapping
    List<MockServer> list() {
        return servers.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MockServer register(@RequestBody NewMockServer server) {
        NewMockServer.Row row = server.toRow();
        try {
            servers.add(row);
        } catch (DuplicateKeyException exception) {
            throw Problems.conflict("There is a mock server " + row.id() + " already");
        }
        return get(row.id());
    }

    @GetMapping("/{id}")
    MockServer get(@PathVariable String id) {
        return servers.find(id).orElseThrow(() -> Problems.noServer(id));
    }

    /** From now on it answers below {@code /mock/}, on the port that this request came in by. */
    @PostMapping("/{id}/start")
    MockServer start(@PathVariable String id, HttpServletRequest request) {
        if (!servers.start(id, request.getLocalPort(), ProcessHandle.current().pid())) {
            throw Problems.noServer(id);
        }
        return get(id);
    }

    @PostMapping("/{id}/stop")
    MockServer stop(@PathVariable String id) {
        if (!servers.stop(id)) {
            throw Problems.noServer(id);
        }
        return get(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        if (!servers.remove(id)) {
            throw Problems.noServer(id);
        }
    }
}
