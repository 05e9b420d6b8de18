s @ t.T
