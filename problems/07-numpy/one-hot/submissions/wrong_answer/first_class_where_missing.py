np.eye(k)[np.maximum(labels, 0)]
