np.eye(k)[labels[labels >= 0]]
