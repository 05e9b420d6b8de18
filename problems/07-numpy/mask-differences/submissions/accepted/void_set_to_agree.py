np.argwhere((truth | void) != (predicted | void))
