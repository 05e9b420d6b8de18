np.eye(k)[labels]
