"""The Git host, asked over the network; nothing of it is believed without a look."""
