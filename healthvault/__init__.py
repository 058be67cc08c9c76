"""Health Vault: everything your devices know about you, on your own machine, drawn right and explained."""

VERSION = "0.1.0"
