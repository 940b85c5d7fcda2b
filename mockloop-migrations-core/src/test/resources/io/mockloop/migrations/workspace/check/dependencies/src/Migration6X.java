@MigrationInfo(dependencies = {"1", "8"}) class Migration6X implements Migration {}
