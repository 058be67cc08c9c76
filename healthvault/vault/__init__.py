"""What is kept: readings as they arrived, and the resolved layer above them."""
