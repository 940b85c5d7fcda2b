-- batch: `request logs`.`id` 100
UPDATE `request logs` # :from
SET `a:to` = ':from', b = "it\":to", c = (@c := 1), d = 'it''s :to' /* :to */
WHERE id BETWEEN :from AND :to
