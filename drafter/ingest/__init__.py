"""File → clean, structured speeches."""
