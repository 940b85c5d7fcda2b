class Migration4Tests {}
