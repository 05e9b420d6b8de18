np.eye(k + 1, k)[labels]
