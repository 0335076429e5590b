"""La base des sessions."""
