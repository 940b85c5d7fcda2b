${statements}
INSERT INTO texts VALUES ('after');
${off} DROP TABLE texts;
${nothing};
INSERT INTO texts VALUES ('${nothing}${off} at the end');
${statements};
