package io.mockloop.samples.mockserver.requestlog;

import io.mockloop.samples.mockserver.web.Input;
import io.mockloop.samples.mockserver.web.Problems;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the log, the newest first. */
@RestController
@RequestMapping("/api/requests")
class RequestLogController {

    private static final int MOST = 1000;

    private final RequestLog requestLog;

    RequestLogController(RequestLog requestLog) {
        this.requestLog = requestLog;
    }

    @GetMapping
    List<LoggedRequest> find(RequestFilter filter, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Input.invalid("limit " + limit + " is not between 1 and " + MOST);
        }
        return requestLog.find(filter, limit);
    }

    @GetMapping("/{id}")
    LoggedRequest get(@PathVariable long id) {
        return requestLog.find(id).orElseThrow(() -> Problems.notFound("There is no logged request " + id));
    }
}
