"""Which source counts first, by metric and from a day on."""
