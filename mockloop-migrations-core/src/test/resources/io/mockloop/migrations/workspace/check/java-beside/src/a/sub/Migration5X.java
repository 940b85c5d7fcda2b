class Migration5X implements Migration {}
