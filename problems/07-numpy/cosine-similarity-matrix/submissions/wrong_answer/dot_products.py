q @ docs.T
