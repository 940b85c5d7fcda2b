-- batch: a.id
UPDATE a SET b = b::text, c = :until
WHERE id BETWEEN :from AND :to;
