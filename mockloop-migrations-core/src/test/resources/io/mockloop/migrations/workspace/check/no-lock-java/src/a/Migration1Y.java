package a;
class Migration1Y implements org.example.Migration {}
