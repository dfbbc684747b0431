"""What a stranger's bytes are, looked into within bounds before any parser reads them."""
