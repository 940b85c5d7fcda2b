;;
-- here, too
;
