-- superseded; don't look
/* nothing
   here; */
