class Migration1First implements Migration {}
