"""One story across outlets: whose it is, when each wrote, who had it first."""
