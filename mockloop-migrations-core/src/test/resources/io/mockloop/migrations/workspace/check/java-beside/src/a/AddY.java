@MigrationInfo(version = "2")
class AddY implements Migration {}
