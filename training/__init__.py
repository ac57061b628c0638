"""How the bundled English pipeline is made, from raw corpora to the folder that ships. The whole flow is in `Makefile`."""
