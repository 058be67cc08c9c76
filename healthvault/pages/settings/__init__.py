"""Settings: who one is, how numbers are shown, where one is signed in."""
