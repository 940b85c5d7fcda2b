-- description: b

-- migrate:up
-- Write here the statements that make the change, each with a semicolon at its end.

-- migrate:down
-- Write here the statements that undo it. If that is impossible, delete this section,
-- and write as the first line of the file (with your reason) "-- irreversible: reason".
