"""What a person agreed to: each purpose on its own, off until it is switched on."""
