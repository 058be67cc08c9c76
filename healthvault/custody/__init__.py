"""What a person may do with everything that is theirs."""
