package a.b;
import io.mockloop.migrations.*;
class Migration2X implements Migration {}
