@MigrationInfo(version = V.THREE)
class Migration3Computed implements Migration {}
