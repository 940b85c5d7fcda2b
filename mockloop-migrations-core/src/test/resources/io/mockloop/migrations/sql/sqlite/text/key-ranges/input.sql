-- migrate:up
-- batch: request_logs.id
INSERT INTO archive SELECT id, ':from', [a:to], "b:from", `c:to`, x'00' FROM request_logs
WHERE id BETWEEN :from AND :to AND json ->> '$.a' IS NOT NULL -- :from
;
