-- batch: a.id
UPDATE a SET b = 1 /*! WHERE id >= :from */ -- AND id <= :to
