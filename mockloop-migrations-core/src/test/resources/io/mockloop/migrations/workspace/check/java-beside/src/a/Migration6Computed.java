class Migration6Computed implements Migration { public String version() { return S; } }
