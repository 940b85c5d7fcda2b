class Migration5AddX implements Migration {}
