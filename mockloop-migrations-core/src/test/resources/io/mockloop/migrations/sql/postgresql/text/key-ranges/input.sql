-- batch: app."Request Logs".id 5000
UPDATE app."Request Logs" l -- of :from
SET tags = l.tags[1:to] || l.tags[:to], path = E'\':from', note = $q$:to$q$ /* :from /* :to */ */,
    size = l.size::int, at = '{"x": ":from"}'::jsonb ? 'x', first = :from::bigint = l.id, "a:to" = ":from",
    w = l.a:from
FROM other o
WHERE o.id = l.id AND l.id >= :FROM AND l.id <= :to;

-- migrate:down
-- batch: app."Request Logs".id 5000
WITH gone AS (DELETE FROM a WHERE id BETWEEN :from AND :to RETURNING *) INSERT INTO b SELECT * FROM gone;
