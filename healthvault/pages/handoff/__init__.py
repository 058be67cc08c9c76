"""Handing over: to a doctor, to an agent, to an assistant of one's own."""
